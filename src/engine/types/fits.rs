//! Tells of one cell whether it fits what its column was found to hold.
//!
//! It must not decide what a column holds; it answers as the counting of exceptions does.

use super::date::parse_unix;
use super::hints::Hints;
use super::{
    ColumnSummary, ColumnType, is_bare_url, is_email, is_html, is_json, is_phone, is_url, is_uuid,
    parse_amount, parse_date, parse_flag, parse_moment, parse_range,
};
use crate::engine::table::{Column, Row};

/// The rows whose filled cells do not fit what the column holds, in order. There are as many as
/// [`ColumnSummary::exceptions`](super::ColumnSummary::exceptions) says.
pub fn exceptions<'a>(
    column: &'a Column,
    summary: &'a ColumnSummary,
) -> impl Iterator<Item = Row> + 'a {
    let hints = Hints::of(&column.name);
    // Most columns have none; then no cell is looked at.
    let left = usize::try_from(summary.exceptions).unwrap_or(usize::MAX);
    column
        .iter()
        .zip(0..)
        .filter(move |(cell, _)| {
            let text = cell.trim();
            !summary.is_null(text) && !fits(text, summary, hints)
        })
        .map(|(_, row)| row)
        .take(left)
}

/// Whether a trimmed, filled text is a value of the column's kind.
pub(super) fn fits(text: &str, summary: &ColumnSummary, hints: Hints) -> bool {
    match summary.kind {
        ColumnType::Empty | ColumnType::Text => true,
        ColumnType::Uuid => is_uuid(text),
        ColumnType::Integer | ColumnType::Decimal => {
            parse_amount(text, summary.decimal_comma).is_some()
        }
        ColumnType::Boolean => {
            let digit = text.starts_with(|first: char| first.is_ascii_digit());
            parse_flag(text).is_some() && (hints.asks || !digit)
        }
        ColumnType::Date => parse_date(text, summary.order).is_some(),
        ColumnType::Timestamp => {
            let unix = parse_unix(text).is_some();
            (hints.time || !unix) && parse_moment(text, summary.order).is_some()
        }
        ColumnType::Range => parse_range(text).is_some(),
        ColumnType::Url => is_url(text) || (hints.url && is_bare_url(text)),
        ColumnType::Email => is_email(text),
        ColumnType::Phone => is_phone(text),
        ColumnType::Json => is_json(text),
        ColumnType::Html => is_html(text),
    }
}
