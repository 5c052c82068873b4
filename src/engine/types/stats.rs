//! What else can be said of a column once its kind is known: its least and greatest value, its commonest ones, the cells that do not fit.
//!
//! It must not know tables or pages. It looks at every cell, so it is for the column at which somebody looks, not for all of an export.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;

use super::hints::Hints;
use super::{ColumnSummary, ColumnType, exceptions, fits::fits};
use super::{parse_amount, parse_date, parse_moment, parse_range};
use crate::engine::fold::fold;
use crate::engine::table::{Column, Row, hash_text};

/// Different values that are counted at the same time. Where a column has more, the rarest of those counted so far make room.
const COUNTED: usize = 1 << 16;
/// The commonest values that are told.
const TOP: usize = 10;
/// The exceptions that are told.
const EXCEPTIONS: usize = 20;
/// Characters of a value that are told.
const TOLD_CHARS: usize = 80;
/// Bytes of a text that decide where it stands in order.
const ORDER_BYTES: usize = 256;

/// What a column's values are like.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnStats {
    /// The least value that fits the column's kind, as written: of numbers by value, of times by moment, of text by letters without
    /// case and accents. Empty where there is none.
    pub least: String,
    /// The greatest such value.
    pub greatest: String,
    /// The commonest values, most first, with how many cells hold each; empty when every value stands once. The counts are exact.
    pub top: Vec<(String, u32)>,
    /// Whether a value that is missing from `top` may be as common as those in it, because there were too many different ones to count
    /// them all.
    pub top_partial: bool,
    /// The first rows whose cells do not fit the column's kind.
    pub exception_rows: Vec<Row>,
}

/// Looks at all cells of a column. Memory stays small however many there are: values longer than 80 characters are cut.
pub fn profile_column(column: &Column, summary: &ColumnSummary) -> ColumnStats {
    let mut stats = ColumnStats {
        exception_rows: exceptions(column, summary).take(EXCEPTIONS).collect(),
        ..ColumnStats::default()
    };
    let hints = Hints::of(&column.name);
    let mut ends = Ends::default();
    let mut counts = Counts::default();
    each_value(column, summary, |text, row| {
        if counts.add(hash_text(text), row)
            && fits(text, summary, hints)
            && let Some(place) = Place::of(text, summary)
        {
            ends.stretch(place, row);
        }
    });
    let told = |row: &Row| shorten(column.get(*row).trim());
    if let Some(((_, least), (_, greatest))) = ends.0.as_ref() {
        stats.least = told(least);
        stats.greatest = told(greatest);
    }
    stats.top_partial = counts.crowded;
    if counts.crowded {
        counts.recount(column, summary);
    }
    let top = counts.top();
    if top.first().is_some_and(|(count, _)| *count > 1) {
        stats.top = top.iter().map(|(count, row)| (told(row), *count)).collect();
    }
    stats
}

/// Gives the trimmed text of every filled cell with its row.
fn each_value(column: &Column, summary: &ColumnSummary, mut give: impl FnMut(&str, Row)) {
    let mut row = 0;
    column.visit(|cell| {
        let text = cell.trim();
        if !summary.is_null(text) {
            give(text, row);
        }
        row += 1;
    });
}

/// How often values stand in a column, by their hashes.
#[derive(Debug, Default)]
struct Counts {
    /// How often, and the row where first.
    known: FxHashMap<u64, (u32, Row)>,
    /// Whether values had to make room.
    crowded: bool,
}

impl Counts {
    /// The next value; whether it is new, as far as is known.
    fn add(&mut self, hash: u64, row: Row) -> bool {
        if let Some((count, _)) = self.known.get_mut(&hash) {
            *count += 1;
            return false;
        }
        if self.known.len() >= COUNTED {
            self.make_room();
        }
        self.known.insert(hash, (1, row));
        true
    }

    /// Takes one off every count until some value has none. Whatever stands more often than one cell in [`COUNTED`] is never lost.
    fn make_room(&mut self) {
        self.crowded = true;
        while self.known.len() >= COUNTED {
            self.known.retain(|_, (count, _)| {
                *count -= 1;
                *count > 0
            });
        }
    }

    /// Counts anew those values that are left, in all cells.
    fn recount(&mut self, column: &Column, summary: &ColumnSummary) {
        self.known.retain(|_, (count, _)| {
            *count = 0;
            true
        });
        each_value(column, summary, |text, _| {
            if let Some((count, _)) = self.known.get_mut(&hash_text(text)) {
                *count += 1;
            }
        });
    }

    /// The commonest values, each with its first row, which decides between equals.
    fn top(&self) -> Vec<(u32, Row)> {
        let mut all: Vec<(u32, Row)> = self.known.values().copied().collect();
        all.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        all.truncate(TOP);
        all
    }
}

/// Where a value stands in the order of its column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Number(Number),
    Time(i64),
    Text(String),
}

impl Place {
    /// None where values of the kind have no order.
    fn of(text: &str, summary: &ColumnSummary) -> Option<Self> {
        Some(match summary.kind {
            ColumnType::Integer | ColumnType::Decimal => {
                Self::Number(Number(parse_amount(text, summary.decimal_comma)?.number))
            }
            ColumnType::Date => Self::Time(parse_date(text, summary.order)?.day_number()),
            ColumnType::Timestamp => Self::Time(parse_moment(text, summary.order)?.millis),
            ColumnType::Range => {
                let (from, to) = parse_range(text)?;
                Self::Number(Number(if from.is_empty() { to } else { from }))
            }
            ColumnType::Empty
            | ColumnType::Uuid
            | ColumnType::Boolean
            | ColumnType::Json
            | ColumnType::Html => return None,
            ColumnType::Url | ColumnType::Email | ColumnType::Phone | ColumnType::Text => {
                let end = text.floor_char_boundary(ORDER_BYTES);
                Self::Text(fold(text.get(..end)?).into_owned())
            }
        })
    }
}

/// A number in canonical decimal form, ordered by value without loss.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Number(String);

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let (one, two) = (self.0.as_str(), other.0.as_str());
        match (one.strip_prefix('-'), two.strip_prefix('-')) {
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => magnitude(one, two),
            (Some(one), Some(two)) => magnitude(two, one),
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Compares numbers without signs.
fn magnitude(one: &str, two: &str) -> Ordering {
    let split = |text| str::split_once(text, '.').unwrap_or((text, ""));
    let ((whole, part), (other_whole, other_part)) = (split(one), split(two));
    (whole.len(), whole, part).cmp(&(other_whole.len(), other_whole, other_part))
}

/// The least and the greatest value, and their rows.
#[derive(Debug, Default)]
struct Ends(Option<((Place, Row), (Place, Row))>);

impl Ends {
    fn stretch(&mut self, place: Place, row: Row) {
        match &mut self.0 {
            None => self.0 = Some(((place.clone(), row), (place, row))),
            Some((least, _)) if place < least.0 => *least = (place, row),
            Some((_, greatest)) if place > greatest.0 => *greatest = (place, row),
            Some(_) => {}
        }
    }
}

/// The beginning of a text on one line.
fn shorten(text: &str) -> String {
    let mut chars = text.chars();
    let mut short: String = chars.by_ref().take(TOLD_CHARS).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}
