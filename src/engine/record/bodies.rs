//! The texts of records, ready to show: markup made safe, quotations marked, the beginning for those who do not open them.
//!
//! It must not know which fields are texts: the profile says so.

use crate::engine::present::{Presenter, plain_text};
use crate::engine::sanitize::{clean, text_parts};
use crate::engine::view::{Body, Preview, RecordRef, RowsSection, Section, SectionBody, Value};
use crate::engine::workspace::Workspace;

/// Texts up to this many characters and lines are shown whole.
const SHORT_CHARS: usize = 220;
const SHORT_LINES: usize = 3;
/// So many characters of a longer text are shown.
const PREVIEW_CHARS: usize = 200;

/// The whole text of an event; `None` when the record is no event or has no text.
pub fn body(workspace: &Workspace, record: RecordRef) -> Option<Body> {
    if record.row >= workspace.table(record.table)?.rows() {
        return None;
    }
    let presenter = Presenter::new(workspace);
    let event = presenter.entity(record.table)?.event.as_ref()?;
    match presenter.eval(record, event.body.as_ref()?) {
        Value::Html(html) => Some(Body::Markup(clean(&html))),
        Value::Text(text) => Some(Body::Plain(text_parts(&text))),
        value if value.is_empty() => None,
        value => Some(Body::Plain(text_parts(&plain_text(&value)))),
    }
}

/// How a text begins.
pub(super) fn preview(value: &Value) -> Preview {
    let (text, formatted) = match value {
        Value::Html(html) => {
            let markup = clean(html);
            let formatted = is_formatted(&markup.html);
            (markup.text.join("\n\n"), formatted)
        }
        Value::Text(text) => (text.trim().to_owned(), false),
        value => (plain_text(value), false),
    };
    let short = text.chars().take(SHORT_CHARS + 1).count() <= SHORT_CHARS
        && text.lines().count() <= SHORT_LINES;
    if short {
        return Preview {
            text,
            more: formatted,
        };
    }
    let words = text.split_whitespace().take(PREVIEW_CHARS);
    let line = words.collect::<Vec<_>>().join(" ");
    let head: String = line.chars().take(PREVIEW_CHARS).collect();
    Preview {
        text: format!("{}…", head.trim_end()),
        more: true,
    }
}

/// Whether safe HTML says more than its words: anything but paragraphs and line breaks.
fn is_formatted(html: &str) -> bool {
    html.split('<').skip(1).any(|tag| {
        let name = tag.trim_start_matches('/');
        let name = name.split(['>', ' ']).next().unwrap_or_default();
        !matches!(name, "p" | "div" | "br")
    })
}

/// Makes the markup of a page's fields safe, and the cells of its small tables plain.
pub(super) fn make_safe(sections: &mut [Section]) {
    for section in sections {
        match &mut section.body {
            SectionBody::Fields(fields) => {
                for field in fields {
                    safe(&mut field.value);
                }
            }
            SectionBody::Rows(rows) => plain_cells(rows),
            SectionBody::Comparison(comparison) => {
                for value in comparison.rows.iter_mut().flat_map(|row| &mut row.values) {
                    safe(value);
                }
            }
            SectionBody::Cards(cards) => {
                for card in cards {
                    let title = std::mem::replace(&mut card.title, Value::Empty);
                    card.title = shown_in_line(title);
                    safe(&mut card.body);
                    for field in &mut card.fields {
                        safe(&mut field.value);
                    }
                    card.parts.iter_mut().for_each(plain_cells);
                }
            }
            SectionBody::Career(career) => {
                for field in career.posts.iter_mut().flat_map(|post| &mut post.fields) {
                    safe(&mut field.value);
                }
            }
            SectionBody::Course(course) => {
                for point in &mut course.points {
                    for field in &mut point.fields {
                        safe(&mut field.value);
                    }
                    for value in [&mut point.sort, &mut point.value] {
                        *value = shown_in_line(std::mem::replace(value, Value::Empty));
                    }
                }
            }
            // These are made of words when they are made.
            SectionBody::Events(_)
            | SectionBody::Threads(_)
            | SectionBody::Pipeline(_)
            | SectionBody::Journey(_) => {}
        }
    }
}

fn plain_cells(rows: &mut RowsSection) {
    for cell in rows.rows.iter_mut().flat_map(|row| &mut row.cells) {
        *cell = shown_in_line(std::mem::replace(cell, Value::Empty));
    }
}

fn safe(value: &mut Value) {
    match value {
        Value::Html(html) => {
            let markup = clean(html);
            *value = if is_formatted(&markup.html) {
                Value::Html(markup.html)
            } else {
                Value::Text(markup.text.join("\n\n"))
            };
        }
        Value::List(values) => values.iter_mut().for_each(safe),
        _ => {}
    }
}

/// A value for a line: of markup only the words.
pub(super) fn shown_in_line(value: Value) -> Value {
    match value {
        Value::Html(html) => Value::Text(clean(&html).text.join(" ")),
        Value::List(values) => Value::List(values.into_iter().map(shown_in_line).collect()),
        value => value,
    }
}
