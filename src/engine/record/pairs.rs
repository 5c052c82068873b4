//! Fields that an export keeps as rows, one row for each value: custom fields, contact details.
//!
//! It must not know which vendor does so: the profile names the columns.

use super::Page;
use crate::engine::present::{Reader, plain_text};
use crate::engine::profile::PairsSpec;
use crate::engine::types::{DateOrder, is_url, parse_date, parse_flag, parse_moment, parse_number};
use crate::engine::view::{Field, Value};

impl Page<'_> {
    /// One field for each name, in the order of first appearance; several rows of one name make a list.
    pub(super) fn pairs(&mut self, spec: &PairsSpec) -> Vec<Field> {
        let records = self.walk_all(&spec.from, false);
        let mut fields: Vec<(String, Vec<Value>)> = Vec::new();
        for record in records {
            let read = |expr| Reader::new(self.presenter, record.table, expr).value(record.row);
            let value = read(&spec.value);
            if value.is_empty() {
                continue;
            }
            let mut name = plain_text(&read(&spec.name));
            let value = if spec.contact {
                name = contact_name(&name, &value);
                value
            } else {
                let kind = spec
                    .kind
                    .as_ref()
                    .map(|kind| plain_text(&read(kind)))
                    .unwrap_or_default();
                of_kind(value, &kind)
            };
            if name.is_empty() {
                "Value".clone_into(&mut name);
            }
            match fields.iter_mut().find(|(known, _)| *known == name) {
                Some((_, values)) if values.contains(&value) => {}
                Some((_, values)) => values.push(value),
                None => fields.push((name, vec![value])),
            }
        }
        if spec.contact {
            fields.sort_by_key(|(_, values)| values.first().map(contact_rank));
        }
        fields
            .into_iter()
            .map(|(name, values)| Field {
                name,
                value: one_or_list(values),
            })
            .collect()
    }
}

fn one_or_list(mut values: Vec<Value>) -> Value {
    if values.len() > 1 {
        return Value::List(values);
    }
    values.pop().unwrap_or(Value::Empty)
}

fn contact_rank(value: &Value) -> u8 {
    match value {
        Value::Email(_) => 0,
        Value::Phone(_) => 1,
        Value::Url(_) => 2,
        _ => 3,
    }
}

/// `Work` of an address is `Work email`.
fn contact_name(kind: &str, value: &Value) -> String {
    let what = match value {
        Value::Email(_) => "email",
        Value::Phone(_) => "phone",
        Value::Url(_) => "address",
        _ => "contact",
    };
    let lower = kind.to_lowercase();
    if lower.contains(what) || lower.contains("mail") || lower.contains("linkedin") {
        return kind.to_owned();
    }
    crate::engine::names::title(&format!("{kind} {what}"))
}

/// Text as the kind of value that the vendor says it is. A column of all kinds is text to whoever reads it alone.
fn of_kind(value: Value, kind: &str) -> Value {
    let Value::Text(text) = value else {
        return value;
    };
    let kind = kind.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| kind.contains(word));
    let read = if has(&["date", "time"]) {
        parse_date(&text, DateOrder::YearFirst)
            .map(Value::Date)
            .or_else(|| parse_moment(&text, DateOrder::YearFirst).map(Value::Moment))
    } else if has(&["number", "integer", "decimal", "float", "numeric"]) {
        parse_number(&text, false).map(Value::Number)
    } else if has(&["link", "url"]) && is_url(&text) {
        Some(Value::Url(text.clone()))
    } else if has(&["bool", "checkbox", "yes"]) {
        parse_flag(&text).map(Value::Flag)
    } else {
        None
    };
    read.unwrap_or(Value::Text(text))
}
