//! A record's page as plain text and as Markdown, for other programs.
//!
//! It must not know the workspace: what is written is what the page shows. Ids stay out: a reference is its label. Dates and numbers
//! are written as machines read them, since no reader's locale is known here.

use super::{
    Card, Career, Comparison, Course, Event, Field, Journey, Pipeline, RecordPage, RowsSection,
    SectionBody, SectionRow, Thread, Value,
};
use crate::engine::sanitize::plain_paragraphs;

/// Stands for a reference whose record is not in the export.
const MISSING: &str = "not in this export";

/// Stands for what rows have in common that have nothing there.
const WITHOUT: &str = "Without";

/// Stands for the subject of messages that have none.
const NO_SUBJECT: &str = "Without a subject";

/// How the two forms differ.
struct Pen {
    out: String,
    markdown: bool,
}

impl RecordPage {
    /// The page as plain text.
    pub fn to_text(&self) -> String {
        self.write(false)
    }

    /// The page as Markdown.
    pub fn to_markdown(&self) -> String {
        self.write(true)
    }

    fn write(&self, markdown: bool) -> String {
        let mut pen = Pen {
            out: String::new(),
            markdown,
        };
        pen.heading(1, &self.label);
        let summary: Vec<String> = self.summary.iter().map(Value::to_line).collect();
        pen.line(
            &[self.kind.as_str()]
                .into_iter()
                .chain(summary.iter().map(String::as_str))
                .collect::<Vec<_>>()
                .join(" · "),
        );
        if !self.tags.is_empty() {
            let tags: Vec<String> = self.tags.iter().map(Value::to_line).collect();
            pen.item(&tags.join(", "));
        }
        for badge in &self.badges {
            let notice = self.notices.iter().find(|notice| notice.text == badge.text);
            let until = notice.and_then(|notice| notice.until);
            let until = until.map_or_else(String::new, |until| format!(" until {until}"));
            let reason = notice
                .filter(|notice| !notice.reason.is_empty())
                .map_or_else(String::new, |notice| format!(": {}", notice.reason));
            pen.item(&format!("{}{until}{reason}", badge.text));
        }
        for section in self.sections.iter().filter(|section| section.count > 0) {
            pen.heading(2, &section.title);
            match &section.body {
                SectionBody::Fields(fields) => pen.fields(fields),
                SectionBody::Rows(rows) => pen.rows(rows),
                SectionBody::Events(window) => {
                    window.events.iter().for_each(|event| pen.event(event));
                    let sent = window.events.len();
                    let left = usize::try_from(window.total)
                        .unwrap_or(0)
                        .saturating_sub(sent);
                    if left > 0 {
                        pen.item(&format!("and {left} more"));
                    }
                }
                SectionBody::Threads(window) => {
                    window.threads.iter().for_each(|thread| pen.thread(thread));
                    let left = usize::try_from(window.total)
                        .unwrap_or(0)
                        .saturating_sub(window.threads.len());
                    if left > 0 {
                        pen.item(&format!("and {left} more"));
                    }
                }
                SectionBody::Pipeline(pipeline) => pen.pipeline(pipeline),
                SectionBody::Journey(journey) => pen.journey(journey),
                SectionBody::Career(career) => pen.career(career),
                SectionBody::Course(course) => pen.course(course),
                SectionBody::Comparison(comparison) => pen.comparison(comparison),
                SectionBody::Cards(cards) => cards.iter().for_each(|card| pen.card(card)),
            }
        }
        pen.out
    }
}

impl Value {
    /// The value on one line, dates and numbers as machines read them; without ids.
    pub fn to_line(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Html(html) => one_line(&plain_paragraphs(html).join(" ")),
            Self::Missing { .. } => MISSING.to_owned(),
            Self::Moment(moment) => moment.date().to_string(),
            Self::Date(date) => date.to_string(),
            Self::Text(text)
            | Self::Url(text)
            | Self::Email(text)
            | Self::Phone(text)
            | Self::Json(text) => one_line(text),
            Self::Number(number) => number.clone(),
            Self::Money { amount, currency } => spaced(&[amount, currency]),
            Self::Range { from, to, currency } => spaced(&[&format!("{from}–{to}"), currency]),
            Self::Percent(number) => format!("{number} %"),
            Self::OutOf { at, of } => format!("{at} of {of}"),
            Self::Flag(flag) => if *flag { "Yes" } else { "No" }.to_owned(),
            Self::Record(link) => one_line(&link.label),
            Self::List(values) => {
                let lines: Vec<String> = values.iter().map(Self::to_line).collect();
                lines.join(", ")
            }
        }
    }
}

impl Pen {
    fn heading(&mut self, level: usize, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        let text = one_line(text);
        if self.markdown {
            let marks = "#".repeat(level);
            let text = self.safe(&text);
            for part in [&marks, " ", &text, "\n\n"] {
                self.out.push_str(part);
            }
        } else {
            self.out.push_str(&text);
            self.out.push('\n');
            let rule = match level {
                1 => "=",
                2 => "-",
                _ => return,
            };
            self.out.push_str(&rule.repeat(text.chars().count()));
            self.out.push('\n');
        }
    }

    /// Text of the export with what Markdown would take for marks made harmless.
    fn safe(&self, text: &str) -> String {
        if !self.markdown {
            return text.to_owned();
        }
        let mut safe = String::with_capacity(text.len());
        for c in text.chars() {
            if "\\`*_[]<>#|~".contains(c) {
                safe.push('\\');
            }
            safe.push(c);
        }
        safe
    }

    fn line(&mut self, text: &str) {
        let text = self.safe(text);
        self.out.push_str(&text);
        self.out.push('\n');
    }

    fn item(&mut self, text: &str) {
        self.out.push_str("- ");
        self.line(text);
    }

    /// What belongs to an item, below it.
    fn below(&mut self, text: &str) {
        self.out.push_str("  ");
        self.line(text);
    }

    fn fields(&mut self, fields: &[Field]) {
        for field in fields {
            self.item(&format!("{}: {}", field.name, field.value.to_line()));
        }
    }

    fn rows(&mut self, rows: &RowsSection) {
        let mut left = rows.rows.as_slice();
        for group in &rows.groups {
            let sent = usize::try_from(group.rows).unwrap_or(usize::MAX);
            let (own, rest) = left.split_at(sent.min(left.len()));
            let title = match group.title.to_line() {
                title if title.is_empty() => WITHOUT.to_owned(),
                title => title,
            };
            self.item(&format!("{title}: {}", group.count));
            self.row_items("  - ", &rows.columns, own);
            left = rest;
        }
        self.row_items("- ", &rows.columns, left);
    }

    fn row_items(&mut self, mark: &str, columns: &[String], rows: &[SectionRow]) {
        for row in rows {
            let cells = columns.iter().zip(&row.cells);
            let told: Vec<String> = cells
                .enumerate()
                .filter(|(_, (_, value))| !value.is_empty())
                .map(|(at, (title, value))| match at {
                    0 => value.to_line(),
                    _ => format!("{title}: {}", value.to_line()),
                })
                .collect();
            self.out.push_str(mark);
            self.line(&told.join("; "));
        }
    }

    fn comparison(&mut self, comparison: &Comparison) {
        for row in &comparison.rows {
            let values = comparison.sides.iter().zip(&row.values);
            let told: Vec<String> = values
                .filter(|(_, value)| !value.is_empty())
                .map(|(side, value)| format!("{} ({side})", value.to_line()))
                .collect();
            self.item(&format!("{}: {}", row.name, told.join("; ")));
        }
    }

    fn card(&mut self, card: &Card) {
        let number = match card.number.to_line() {
            number if number.is_empty() => number,
            number => format!("{number}."),
        };
        let facts = card.fields.iter();
        let facts: Vec<String> = facts
            .map(|field| format!("{}: {}", field.name, field.value.to_line()))
            .collect();
        let title = spaced(&[&number, &card.title.to_line()]);
        let told = [title, facts.join("; ")];
        let told: Vec<&str> = told
            .iter()
            .map(String::as_str)
            .filter(|text| !text.is_empty())
            .collect();
        self.item(&told.join("; "));
        let body = match &card.body {
            Value::Html(html) => plain_paragraphs(html).join("\n"),
            Value::Text(text) => text.clone(),
            value => value.to_line(),
        };
        for line in body.lines().filter(|line| !line.trim().is_empty()) {
            self.below(line.trim());
        }
        if let Some(parts) = &card.parts {
            self.row_items("  - ", &parts.columns, &parts.rows);
        }
    }

    /// The messages of a conversation below its subject, oldest first.
    fn thread(&mut self, thread: &Thread) {
        let subject = one_line(&thread.subject);
        self.heading(
            3,
            if subject.is_empty() {
                NO_SUBJECT
            } else {
                &subject
            },
        );
        thread.messages.iter().for_each(|event| self.event(event));
    }

    fn event(&mut self, event: &Event) {
        let when = event
            .at
            .map_or_else(String::new, |at| at.date().to_string());
        let author = event
            .author
            .as_ref()
            .map_or_else(String::new, |author| format!("by {}", author.to_line()));
        let what = [event.kind.as_str(), event.title.as_str()];
        let what: Vec<&str> = what.into_iter().filter(|text| !text.is_empty()).collect();
        self.item(&spaced(&[&when, &what.join(": "), &author]));
        let about: Vec<&str> = event.about.iter().map(|link| link.label.as_str()).collect();
        if !about.is_empty() {
            self.below(&format!("About: {}", about.join(", ")));
        }
        for field in &event.fields {
            self.below(&format!("{}: {}", field.name, field.value.to_line()));
        }
        for line in event.body.text.lines() {
            if !line.trim().is_empty() {
                self.below(line.trim());
            }
        }
    }

    fn pipeline(&mut self, pipeline: &Pipeline) {
        for stage in &pipeline.stages {
            let reached = stage
                .reached
                .map_or_else(String::new, |reached| format!(", {reached} ever"));
            self.item(&format!("{}: {} now{reached}", stage.name, stage.count));
            for item in &stage.candidates {
                let days = item
                    .days
                    .map_or_else(String::new, |days| format!("{days} days"));
                let told = [item.candidate.label.as_str(), &item.summary, &days];
                let told: Vec<&str> = told.into_iter().filter(|text| !text.is_empty()).collect();
                self.out.push_str("  - ");
                self.line(&told.join("; "));
            }
        }
    }

    fn journey(&mut self, journey: &Journey) {
        for step in &journey.steps {
            let when = step.at.map_or_else(String::new, |at| at.date().to_string());
            let author = step
                .author
                .as_ref()
                .map_or_else(String::new, |author| format!("by {}", author.to_line()));
            let days = step
                .days
                .map_or_else(String::new, |days| format!("({days} days)"));
            self.item(&spaced(&[&when, &step.stage.to_line(), &author, &days]));
        }
    }

    fn course(&mut self, course: &Course) {
        for point in &course.points {
            let what = [point.at.to_line(), point.sort.to_line()];
            let what: Vec<&str> = what
                .iter()
                .map(String::as_str)
                .filter(|text| !text.is_empty())
                .collect();
            let change = point.change.as_ref().map_or_else(String::new, |change| {
                let (sign, permille) = (
                    if change.permille < 0 { "-" } else { "+" },
                    change.permille.unsigned_abs(),
                );
                let (whole, tenth) = (permille / 10, permille % 10);
                format!("({sign}{whole}.{tenth} % since {})", change.since.to_line())
            });
            self.item(&spaced(&[
                &format!("{}:", what.join(", ")),
                &point.value.to_line(),
                &change,
            ]));
            for field in &point.fields {
                self.below(&format!("{}: {}", field.name, field.value.to_line()));
            }
        }
    }

    fn career(&mut self, career: &Career) {
        for post in &career.posts {
            let from = post.from.map_or_else(String::new, |from| from.to_string());
            let to = post.to.map_or_else(String::new, |to| to.to_string());
            let when = match (from.is_empty(), to.is_empty()) {
                (true, true) => String::new(),
                _ => spaced(&[&from, "–", &to]),
            };
            let what = [post.title.to_line(), post.employer.to_line(), when];
            let what: Vec<String> = what.into_iter().filter(|text| !text.is_empty()).collect();
            self.item(&what.join(", "));
            for field in &post.fields {
                self.below(&format!("{}: {}", field.name, field.value.to_line()));
            }
            if let Some(months) = post.gap {
                self.item(&format!("Gap: {months} months"));
            }
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn spaced(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ")
}
