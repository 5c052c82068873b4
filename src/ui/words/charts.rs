//! Words of charts.
//!
//! It must not know where they stand.

use crate::engine::view::{Series, Span};
use crate::ui::format::{count, month_span};

pub(crate) const ACTIVITY: &str = "What happened when";
pub(crate) const CHARTS: &str = "At a glance";
pub(crate) const AS_TABLE: &str = "Show the figures, and the rows behind them";
pub(crate) const WHEN: &str = "When";
pub(crate) const HEALTH: &str = "How well it was read";

/// What the two figures of a pipeline's bars are.
pub(crate) fn now_and_ever(unit: &str) -> String {
    format!("{unit} now, and how many ever reached each stage.")
}

/// How many ever were in a stage.
pub(crate) fn of(ever: u32) -> String {
    format!(" of {}", count(ever))
}

/// What the bars do not show.
pub(crate) fn rest(unit: &str, other: u32, none: u32) -> Option<String> {
    let unit = unit.to_lowercase();
    match (other, none) {
        (0, 0) => None,
        (other, 0) => Some(format!("{} {unit} in other groups.", count(other))),
        (0, none) => Some(format!("{} {unit} in no group.", count(none))),
        (other, none) => Some(format!(
            "{} {unit} in other groups, {} in none.",
            count(other),
            count(none)
        )),
    }
}

/// A drawing over time, to people who listen.
pub(crate) fn over_time(spans: &[Span], series: &[Series]) -> String {
    let kinds: Vec<String> = series
        .iter()
        .map(|one| format!("{} {}", count(one.total), one.title))
        .collect();
    let ends = spans.first().zip(spans.last());
    let when = ends.map_or_else(String::new, |(first, last)| month_span(first.from, last.to));
    format!("{when}: {}", kinds.join(", "))
}

/// A figure of the table.
pub(crate) fn figure(title: &str, span: Span, rows: u32) -> String {
    format!(
        "{} {title}, {}",
        count(rows),
        month_span(span.from, span.to)
    )
}

/// What the structure page tells more of.
pub(crate) fn health(warnings: u64, absent: usize, unknown: usize) -> String {
    let mut parts = Vec::new();
    parts.push(match warnings {
        0 => "no warnings".to_owned(),
        1 => "1 warning".to_owned(),
        more => format!("{} warnings", count(more)),
    });
    if absent > 0 {
        parts.push(format!("{absent} kinds of records missing"));
    }
    if unknown > 0 {
        parts.push(format!("{unknown} tables not recognised"));
    }
    parts.join(", ")
}

pub(crate) const TO_STRUCTURE: &str = "See what was understood";
