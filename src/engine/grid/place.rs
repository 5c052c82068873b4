//! Where a cell stands in the order of its column.
//!
//! It must not know how orders are kept.

use super::columns::start_of;
use super::keys::KeyBuilder;
use crate::engine::search::without_markup;
use crate::engine::types::{
    ColumnSummary, ColumnType, parse_amount, parse_date, parse_flag, parse_moment, parse_range,
};
use crate::engine::view::Value;

pub(super) const MILLIS_A_DAY: i64 = 86_400_000;

/// Puts a cell's text where its column's kind says.
pub(super) fn push_cell(keys: &mut KeyBuilder, text: &str, summary: &ColumnSummary) {
    if summary.is_null(text) {
        keys.nothing();
        return;
    }
    let text = text.trim();
    let number = |text: &str| -> Option<f64> {
        let plain = !summary.decimal_comma
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte));
        if plain {
            text.parse().ok()
        } else {
            parse_amount(text, summary.decimal_comma)?
                .number
                .parse()
                .ok()
        }
    };
    let days = |text: &str| Some(parse_date(text, summary.order)?.day_number() * MILLIS_A_DAY);
    match summary.kind {
        ColumnType::Integer | ColumnType::Decimal => match number(text) {
            Some(number) => keys.number(number),
            None => keys.text(text),
        },
        ColumnType::Boolean => match parse_flag(text) {
            Some(flag) => keys.number(f64::from(u8::from(flag))),
            None => keys.text(text),
        },
        ColumnType::Date => match days(text) {
            Some(time) => keys.time(time),
            None => keys.text(text),
        },
        ColumnType::Timestamp => match parse_moment(text, summary.order) {
            Some(moment) => keys.time(moment.millis),
            None => keys.text(text),
        },
        ColumnType::Range => match parse_range(text) {
            Some((from, to)) => push_ends(keys, &from, &to),
            None => keys.text(text),
        },
        ColumnType::Html => keys.text(&without_markup(start_of(text, 2000))),
        _ => keys.text(text),
    }
}

/// Puts a value where its kind says.
pub(super) fn push(keys: &mut KeyBuilder, value: &Value) {
    let number = |text: &str| text.parse::<f64>().ok();
    match value {
        Value::Empty => keys.nothing(),
        Value::Number(amount) | Value::Money { amount, .. } | Value::Percent(amount) => {
            match number(amount) {
                Some(number) => keys.number(number),
                None => keys.text(amount),
            }
        }
        Value::OutOf { at, .. } => match at.parse() {
            Ok(at) => keys.number(at),
            Err(_) => keys.text(at),
        },
        Value::Range { from, to, .. } => push_ends(keys, from, to),
        Value::Flag(flag) => keys.number(f64::from(u8::from(*flag))),
        Value::Date(date) => keys.time(date.day_number() * MILLIS_A_DAY),
        Value::Moment(moment) => keys.time(moment.millis),
        Value::Html(html) => keys.text(&without_markup(start_of(html, 2000))),
        Value::Record(link) => keys.text(&link.label),
        Value::List(values) => match values.iter().find(|value| !value.is_empty()) {
            Some(first) => push(keys, first),
            None => keys.nothing(),
        },
        Value::Text(text)
        | Value::Url(text)
        | Value::Email(text)
        | Value::Phone(text)
        | Value::Json(text)
        | Value::Missing { id: text } => {
            if text.is_empty() {
                keys.nothing();
            } else {
                keys.text(text);
            }
        }
    }
}

/// A range stands where it begins.
fn push_ends(keys: &mut KeyBuilder, from: &str, to: &str) {
    let end = [from, to]
        .into_iter()
        .find_map(|end| end.parse::<f64>().ok());
    match end {
        Some(end) => keys.number(end),
        None => keys.nothing(),
    }
}
