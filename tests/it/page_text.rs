//! A record page as plain text, for snapshots and comparison.
//!
//! Numbers of records, the file, the line and the raw row are left out: they are all that may differ between shapes of one export. So
//! are ids that lead nowhere, and whether a time names its zone: one shape writes no zones.

use std::fmt::Write as _;

use vitrine::engine::types::{Date, Moment};
use vitrine::engine::view::{
    Card, Comparison, CoursePoint, Event, Field, JourneyStep, Link, Post, RecordPage, RowsSection,
    Section, SectionBody, Stage, Thread, Value,
};

/// The page as text.
pub(crate) fn text(page: &RecordPage) -> String {
    let mut out = String::new();
    writeln!(out, "# {} ({}, {})", page.label, page.kind, page.entity).unwrap();
    for line in &page.summary {
        writeln!(out, "  {}", value(line)).unwrap();
    }
    if !page.tags.is_empty() {
        let tags: Vec<String> = page.tags.iter().map(value).collect();
        writeln!(out, "  tags {}", tags.join(", ")).unwrap();
    }
    if !page.badges.is_empty() {
        let badges = page.badges.iter().map(|badge| badge.text.as_str());
        let badges: Vec<&str> = badges.collect();
        writeln!(out, "  [{}]", badges.join("] [")).unwrap();
    }
    for notice in &page.notices {
        let until = notice.until.map(date).unwrap_or_default();
        writeln!(out, "  {} until {until}: {}", notice.text, notice.reason).unwrap();
    }
    if !page.contact.is_empty() {
        let contact: Vec<String> = page.contact.iter().map(value).collect();
        writeln!(out, "  contact {}", contact.join(", ")).unwrap();
    }
    for part in &page.sections {
        section(&mut out, part);
    }
    out
}

fn section(out: &mut String, section: &Section) {
    writeln!(
        out,
        "\n## {} {} ({:?})",
        section.title, section.count, section.place
    )
    .unwrap();
    if !section.note.is_empty() {
        writeln!(out, "  note: {}", section.note).unwrap();
    }
    match &section.body {
        SectionBody::Fields(list) => fields(out, "  ", list),
        SectionBody::Rows(list) => rows(out, list),
        SectionBody::Events(window) => window.events.iter().for_each(|one| event(out, one)),
        SectionBody::Threads(window) => window.threads.iter().for_each(|one| thread(out, one)),
        SectionBody::Pipeline(pipeline) => {
            pipeline.stages.iter().for_each(|one| stage(out, one));
            until(out, pipeline.until);
        }
        SectionBody::Journey(journey) => {
            journey.steps.iter().for_each(|one| step(out, one));
            until(out, journey.until);
        }
        SectionBody::Comparison(comparison) => compared(out, comparison),
        SectionBody::Cards(cards) => cards.iter().for_each(|one| card(out, one)),
        SectionBody::Course(course) => course.points.iter().for_each(|one| point(out, one)),
        SectionBody::Career(career) => {
            career.posts.iter().for_each(|one| post(out, one));
            until(out, career.until);
        }
    }
}

fn fields(out: &mut String, indent: &str, fields: &[Field]) {
    for field in fields {
        writeln!(out, "{indent}{}: {}", field.name, value(&field.value)).unwrap();
    }
}

fn compared(out: &mut String, comparison: &Comparison) {
    writeln!(out, "  | {}", comparison.sides.join(" | ")).unwrap();
    for row in &comparison.rows {
        let values: Vec<String> = row.values.iter().map(value).collect();
        let differs = if row.differs { " (differs)" } else { "" };
        writeln!(out, "  {}: {}{differs}", row.name, values.join(" | ")).unwrap();
    }
}

fn card(out: &mut String, card: &Card) {
    writeln!(out, "  - {} {}", value(&card.number), value(&card.title)).unwrap();
    fields(out, "    ", &card.fields);
    if !card.body.is_empty() {
        writeln!(out, "    > {}", value(&card.body)).unwrap();
    }
    if let Some(parts) = &card.parts {
        rows(out, parts);
    }
}

fn rows(out: &mut String, rows: &RowsSection) {
    writeln!(out, "  | {}", rows.columns.join(" | ")).unwrap();
    for group in &rows.groups {
        let (title, count) = (value(&group.title), group.count);
        writeln!(out, "  = {title}: {count}, sent {}", group.rows).unwrap();
    }
    for row in &rows.rows {
        let cells: Vec<String> = row.cells.iter().map(value).collect();
        writeln!(out, "  - {}", cells.join(" | ")).unwrap();
    }
}

fn thread(out: &mut String, thread: &Thread) {
    writeln!(out, "  # {}: {}", thread.subject, thread.people.join(", ")).unwrap();
    thread.messages.iter().for_each(|one| event(out, one));
}

fn event(out: &mut String, event: &Event) {
    let at = event.at.map_or_else(|| "no time".to_owned(), moment);
    writeln!(out, "  - {at} {}: {}", event.kind, event.title).unwrap();
    if let Some(author) = &event.author {
        writeln!(out, "    by {}", value(author)).unwrap();
    }
    if !event.about.is_empty() {
        let about: Vec<String> = event.about.iter().map(link).collect();
        writeln!(out, "    about {}", about.join(", ")).unwrap();
    }
    fields(out, "    ", &event.fields);
    if !event.body.text.is_empty() {
        let more = if event.body.more { " and more" } else { "" };
        writeln!(out, "    > {:?}{more}", cut(&event.body.text)).unwrap();
    }
}

fn stage(out: &mut String, stage: &Stage) {
    let rejection = if stage.rejection {
        ", out of the race"
    } else {
        ""
    };
    writeln!(
        out,
        "  {} {} ({}{rejection}) reached by {}",
        stage.name,
        stage.count,
        stage.color,
        number(stage.reached)
    )
    .unwrap();
    for candidate in &stage.candidates {
        let since = candidate.since.map(moment).unwrap_or_default();
        let person = candidate.person.as_ref().map(link).unwrap_or_default();
        writeln!(
            out,
            "    - {} {since} {} days {person} {}",
            link(&candidate.candidate),
            number(candidate.days),
            candidate.summary
        )
        .unwrap();
    }
}

fn until(out: &mut String, until: Option<Date>) {
    if let Some(until) = until {
        writeln!(out, "  to {}", date(until)).unwrap();
    }
}

fn step(out: &mut String, step: &JourneyStep) {
    let at = step.at.map(moment).unwrap_or_default();
    let author = step.author.as_ref().map(value).unwrap_or_default();
    writeln!(
        out,
        "  - {} {at} by {author} {} days",
        value(&step.stage),
        number(step.days)
    )
    .unwrap();
}

fn point(out: &mut String, point: &CoursePoint) {
    let (at, sort, amount) = (value(&point.at), value(&point.sort), value(&point.value));
    let change = point.change.as_ref().map_or_else(String::new, |change| {
        format!(" {:+} since {}", change.permille, value(&change.since))
    });
    let share = number(point.permille);
    writeln!(
        out,
        "  - {at} {sort} {amount}{change}, {share} of the greatest"
    )
    .unwrap();
    fields(out, "    ", &point.fields);
}

fn post(out: &mut String, post: &Post) {
    writeln!(
        out,
        "  - {} | {} | {} to {} | {} months",
        value(&post.title),
        value(&post.employer),
        post.from.map(date).unwrap_or_default(),
        post.to.map(date).unwrap_or_default(),
        number(post.months)
    )
    .unwrap();
    fields(out, "    ", &post.fields);
    if let Some(overlap) = &post.overlap {
        writeln!(out, "    {} months beside {}", overlap.months, overlap.with).unwrap();
    }
    if let Some(months) = post.gap {
        writeln!(out, "    gap of {months} months before").unwrap();
    }
}

/// A number that the export may not tell.
fn number(number: Option<u32>) -> String {
    number.map_or_else(|| "unknown".to_owned(), |number| number.to_string())
}

fn value(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => format!("{:?}", cut(text)),
        Value::Html(text) => format!("html {:?}", cut(text)),
        Value::Number(number) => number.clone(),
        Value::Money { amount, currency } => format!("{amount} {currency}"),
        Value::Range { from, to, currency } => format!("{from} to {to} {currency}"),
        Value::Percent(number) => format!("{number} %"),
        Value::OutOf { at, of } => format!("{at} of {of}"),
        Value::Flag(flag) => if *flag { "yes" } else { "no" }.to_owned(),
        Value::Date(day) => date(*day),
        Value::Moment(at) => moment(*at),
        Value::Url(text) | Value::Email(text) => format!("<{text}>"),
        Value::Phone(text) => format!("tel {text}"),
        Value::Json(text) => format!("json {}", cut(text)),
        Value::Record(target) => link(target),
        Value::Missing { .. } => "(not in this export)".to_owned(),
        Value::List(values) => values
            .iter()
            .map(self::value)
            .collect::<Vec<_>>()
            .join("; "),
    }
}

fn link(link: &Link) -> String {
    format!("[{}]({})", link.label, link.entity)
}

fn date(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

fn moment(moment: Moment) -> String {
    let minutes = moment.millis.div_euclid(60_000).rem_euclid(24 * 60);
    format!(
        "{} {:02}:{:02}",
        date(moment.date()),
        minutes / 60,
        minutes % 60
    )
}

/// The beginning of a long text, with the length of all of it.
fn cut(text: &str) -> String {
    match text.char_indices().nth(100) {
        Some((end, _)) => format!("{}... {} bytes", &text[..end], text.len()),
        None => text.to_owned(),
    }
}
