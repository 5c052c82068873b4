//! Titles of fields in words for people, and values as plain text.
//!
//! It must not know pages.

use super::Presenter;
use crate::engine::names::words;
use crate::engine::profile::{ColumnSpec, FieldColumns};
use crate::engine::table::{ColumnId, TableId};
use crate::engine::view::{Date, Value};

impl Presenter<'_> {
    /// A column's title in words: `client_company_id` is `Client company`.
    pub fn title(&self, table: TableId, column: ColumnId) -> String {
        self.workspace()
            .binding
            .field_of(table, column)
            .map_or_else(String::new, |field| self.field_title(table, field))
    }

    /// A field's title in words, as the profile has it or made from its header.
    pub fn field_title(&self, table: TableId, field: &FieldColumns) -> String {
        if let Some(title) = self.profile_title(table, &field.name) {
            return title.to_owned();
        }
        let refers = field
            .id
            .is_some_and(|id| field.text.is_some() || self.refers(table, id, &field.name));
        plain_title(&field.header, refers)
    }

    /// A field's title as its header alone makes it.
    pub(crate) fn plain_field_title(field: &FieldColumns) -> String {
        plain_title(&field.header, false)
    }

    /// The title of a column of a list or section, made from its expression where the profile gives none.
    pub fn column_title(&self, table: TableId, column: &ColumnSpec) -> String {
        if let Some(title) = &column.title {
            return title.clone();
        }
        let name = column.expr.last_name();
        let own = column
            .expr
            .own_fields()
            .find_map(|name| self.field_named(table, name));
        match own {
            Some(field) => self.field_title(table, field),
            None => self.profile_title(table, name).map_or_else(
                || plain_title(&crate::engine::names::title(name), true),
                str::to_owned,
            ),
        }
    }

    fn profile_title(&self, table: TableId, name: &str) -> Option<&str> {
        let own = self.entity(table).map_or(&[][..], |entity| &entity.titles);
        own.iter()
            .chain(&self.profile().titles)
            .find(|(field, _)| field == name)
            .map(|(_, title)| title.as_str())
    }
}

/// A header as a title: without `is` before it or `at` behind it, and without `ID` where it stands for another record.
fn plain_title(header: &str, refers: bool) -> String {
    let mut words = words(header);
    if words.len() > 1
        && words
            .first()
            .is_some_and(|word| word == "is" || word == "has")
    {
        words.remove(0);
    }
    let ends = |words: &[String], ends: &[&str]| {
        words.len() > 1
            && words
                .last()
                .is_some_and(|last| ends.contains(&last.as_str()))
    };
    if refers && ends(&words, &["id", "ids", "name"]) {
        words.pop();
    }
    if ends(&words, &["at", "html"]) {
        words.pop();
    }
    crate::engine::names::title(&words.join(" "))
}

/// A value as one line of plain text, for labels and summaries; lists are joined by commas.
pub fn plain_text(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text)
        | Value::Url(text)
        | Value::Email(text)
        | Value::Phone(text)
        | Value::Json(text) => one_line(text),
        Value::Html(html) => one_line(&without_tags(html)),
        Value::Number(number) => number.clone(),
        Value::Money { amount, currency } => format!("{amount} {currency}").trim_end().to_owned(),
        Value::Range { from, to, currency } => {
            format!("{from}–{to} {currency}").trim_end().to_owned()
        }
        Value::Percent(number) => format!("{number} %"),
        Value::OutOf { at, of } => format!("{at} of {of}"),
        Value::Flag(flag) => if *flag { "Yes" } else { "No" }.to_owned(),
        Value::Date(date) => day(*date),
        Value::Moment(moment) => day(moment.date()),
        Value::Record(link) => link.label.clone(),
        Value::Missing { id } => id.clone(),
        Value::List(values) => values.iter().map(plain_text).collect::<Vec<_>>().join(", "),
    }
}

fn day(date: Date) -> String {
    match date {
        Date { year, month: 0, .. } => format!("{year:04}"),
        Date {
            year,
            month,
            day: 0,
        } => format!("{year:04}-{month:02}"),
        Date { year, month, day } => format!("{year:04}-{month:02}-{day:02}"),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of HTML, roughly: for a label, never for display as markup.
fn without_tags(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' if in_tag => {
                in_tag = false;
                text.push(' ');
            }
            _ if !in_tag => text.push(c),
            _ => {}
        }
    }
    text.replace("&nbsp;", " ")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&")
}
