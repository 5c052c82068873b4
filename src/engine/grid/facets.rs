//! What values stand in a list's columns, how often, under the filters that there are.
//!
//! It must not know which facets are drawn open, nor words.

use super::keys::{Key, NOTHING, time_of};
use super::place::MILLIS_A_DAY;
use super::places::Places;
use super::values::Values;
use crate::engine::fold::fold;
use crate::engine::natural::compare;
use crate::engine::table::Row;
use crate::engine::types::Date;
use crate::engine::view::{CellTest, DateBar, FacetBody, FacetValue};

/// Values of a facet that are told unasked.
const USUAL: usize = 6;
/// Values that stand in an order of their own are told unasked up to this number: a pipeline with a hole would be none.
const IN_ORDER: usize = 16;
/// A facet never tells more values.
const MOST: usize = 500;
/// Different numbers that can still be chosen from.
const FEW_NUMBERS: usize = 24;
/// Bars of a drawing over time, at most.
const BARS: i32 = 40;
/// Months that are drawn one by one, at most.
const MONTHS: i32 = 36;

/// Whether a column's values are few enough, for what they are, to be chosen from.
pub(super) fn is_choice(values: &Values, numbers: bool) -> bool {
    let (distinct, filled) = (values.distinct(), values.filled());
    let few = !numbers || distinct <= FEW_NUMBERS;
    few && distinct > 0 && (distinct * 2 <= filled || distinct <= 3)
}

/// The commonest values among some rows; or, where values have places of their own such as the stages of a pipeline, the first ones.
pub(super) fn of_values(
    values: &Values,
    places: Option<&Places>,
    rows: impl Iterator<Item = Row>,
    filter: Option<&CellTest>,
    limit: Option<u32>,
    search: &str,
) -> (FacetBody, u32) {
    let chosen: &[String] = match filter {
        Some(CellTest::OneOf(texts)) => texts,
        _ => &[],
    };
    let is_chosen = |text: &str| chosen.iter().any(|chosen| chosen == text);
    let (counts, empty) = values.count(rows);
    let search = fold(search.trim());
    let mut found: Vec<(&str, u32)> = counts
        .into_iter()
        .filter(|(text, count)| {
            is_chosen(text) || (*count > 0 && (search.is_empty() || fold(text).contains(&*search)))
        })
        .collect();
    let place =
        |text: &str| places.map_or(0.0, |places| places.get(text).copied().unwrap_or(f64::MAX));
    found.sort_by(|one, other| {
        place(one.0)
            .total_cmp(&place(other.0))
            .then_with(|| other.1.cmp(&one.1))
            .then_with(|| compare(one.0, other.0))
    });
    let distinct = u32::try_from(found.len()).unwrap_or(u32::MAX);
    let usual = if places.is_some() { IN_ORDER } else { USUAL };
    let limit = limit.map_or(usual, |limit| {
        usize::try_from(limit).unwrap_or(MOST).min(MOST)
    });
    let mut left = limit;
    found.retain(|(text, _)| {
        let keeps = left > 0 || is_chosen(text);
        left = left.saturating_sub(1);
        keeps
    });
    let top = found.into_iter().map(|(text, count)| FacetValue {
        text: text.to_owned(),
        count,
    });
    let top = top.collect();
    (FacetBody::Values { top, distinct }, empty)
}

/// How many of some rows fall into each span of time. The spans cover all rows of the list, whatever its filters, so that they stay
/// where they are; `None` when no row has a date.
pub(super) fn of_dates(
    keys: &[Key],
    all: &[Row],
    rows: impl Iterator<Item = Row>,
) -> Option<(FacetBody, u32)> {
    let key_of = |row: Row| {
        let at = usize::try_from(row).ok();
        at.and_then(|at| keys.get(at)).copied().unwrap_or(NOTHING)
    };
    let day_of = |key: Key| time_of(key).map(|time| time.div_euclid(MILLIS_A_DAY));
    // Earlier and later days are mostly marks for "never".
    let usual = day_number(1971, 1)..=day_number(2101, 1) - 1;
    let (mut first, mut last) = (i64::MAX, i64::MIN);
    for day in all.iter().filter_map(|row| day_of(key_of(*row))) {
        if usual.contains(&day) {
            first = first.min(day);
            last = last.max(day);
        }
    }
    if first > last {
        return None;
    }
    let spans = Spans::new(first, last);
    let mut counts = vec![0_u32; spans.len()];
    let (mut outside, mut empty) = (0, 0);
    for row in rows {
        let key = key_of(row);
        match day_of(key) {
            Some(day) if (first..=last).contains(&day) => {
                if let Some(count) = counts.get_mut(spans.of(day)) {
                    *count += 1;
                }
            }
            Some(_) => outside += 1,
            None if key == NOTHING => empty += 1,
            None => {}
        }
    }
    let bars = counts.into_iter().enumerate().map(|(at, count)| {
        let (from, to) = spans.days(at);
        DateBar { from, to, count }
    });
    let bars = bars.collect();
    Some((FacetBody::Dates { bars, outside }, empty))
}

/// Spans of so many months each, side by side.
#[derive(Debug, Clone, Copy)]
struct Spans {
    /// The first month, counted from year 0.
    first: i32,
    months: i32,
    count: i32,
}

impl Spans {
    /// Single months where they are few, else whole years, or some years together.
    fn new(first_day: i64, last_day: i64) -> Self {
        let (first, last) = (month_of(first_day), month_of(last_day));
        if last - first < MONTHS {
            return Self {
                first,
                months: 1,
                count: last - first + 1,
            };
        }
        let (first, last) = (first.div_euclid(12), last.div_euclid(12));
        let years = (last - first + BARS) / BARS;
        let first = first.div_euclid(years) * years;
        Self {
            first: first * 12,
            months: years * 12,
            count: (last - first) / years + 1,
        }
    }

    fn len(self) -> usize {
        usize::try_from(self.count).unwrap_or(0)
    }

    fn of(self, day: i64) -> usize {
        let at = (month_of(day) - self.first).div_euclid(self.months);
        usize::try_from(at).unwrap_or(usize::MAX)
    }

    fn days(self, at: usize) -> (Date, Date) {
        let month = self.first + i32::try_from(at).unwrap_or(0) * self.months;
        let start = |month: i32| day_number(month.div_euclid(12), month.rem_euclid(12) + 1);
        (
            Date::from_day_number(start(month)),
            Date::from_day_number(start(month + self.months) - 1),
        )
    }
}

fn month_of(day: i64) -> i32 {
    let date = Date::from_day_number(day);
    i32::from(date.year) * 12 + i32::from(date.month) - 1
}

fn day_number(year: i32, month: i32) -> i64 {
    let date = Date {
        year: i16::try_from(year).unwrap_or(i16::MAX),
        month: u8::try_from(month).unwrap_or(1),
        day: 1,
    };
    date.day_number()
}

#[cfg(test)]
mod tests {
    use super::{Spans, day_number};

    fn spans(first: (i32, i32), last: (i32, i32)) -> (i32, usize, String, String) {
        let spans = Spans::new(
            day_number(first.0, first.1),
            day_number(last.0, last.1) + 20,
        );
        let show = |(from, to): (super::Date, super::Date)| {
            let day = |date: super::Date| format!("{}-{}-{}", date.year, date.month, date.day);
            format!("{} {}", day(from), day(to))
        };
        (
            spans.months,
            spans.len(),
            show(spans.days(0)),
            show(spans.days(spans.len() - 1)),
        )
    }

    #[test]
    fn spans_are_months_or_whole_years_and_cover_everything() {
        let text = str::to_owned;
        assert_eq!(
            spans((2024, 2), (2024, 2)),
            (1, 1, text("2024-2-1 2024-2-29"), text("2024-2-1 2024-2-29"))
        );
        assert_eq!(
            spans((2022, 11), (2024, 3)),
            (
                1,
                17,
                text("2022-11-1 2022-11-30"),
                text("2024-3-1 2024-3-31")
            )
        );
        assert_eq!(
            spans((2010, 6), (2024, 3)),
            (
                12,
                15,
                text("2010-1-1 2010-12-31"),
                text("2024-1-1 2024-12-31")
            )
        );
        assert_eq!(
            spans((1971, 1), (2100, 12)),
            (
                48,
                34,
                text("1968-1-1 1971-12-31"),
                text("2100-1-1 2103-12-31")
            )
        );
    }

    #[test]
    fn every_day_falls_into_the_span_that_holds_it() {
        let spans = Spans::new(day_number(1990, 1), day_number(2024, 12));
        for day in (day_number(1990, 1)..day_number(2024, 12)).step_by(13) {
            let (from, to) = spans.days(spans.of(day));
            assert!((from.day_number()..=to.day_number()).contains(&day));
        }
    }
}
