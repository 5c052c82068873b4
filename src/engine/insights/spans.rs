//! Spans of whole months, quarters or years, side by side.
//!
//! It must not know what is counted by them.

use crate::engine::view::{Date, Span};

/// Spans are wider rather than more than this.
const MOST: i32 = 40;
/// What a span may be, in months.
const WIDTHS: [i32; 6] = [1, 3, 12, 60, 120, 600];

/// Spans that cover some months.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spans {
    /// The first month, counted from year 0.
    first: i32,
    /// Months of each.
    width: i32,
    count: i32,
}

impl Spans {
    /// The narrowest spans that are few enough and cover both months.
    pub(super) fn covering(first: i32, last: i32) -> Self {
        let spans = WIDTHS.map(|width| {
            let start = first.div_euclid(width) * width;
            Self {
                first: start,
                width,
                count: (last - start) / width + 1,
            }
        });
        let few = spans.into_iter().find(|spans| spans.count <= MOST);
        let [.., widest] = spans;
        few.unwrap_or(widest)
    }

    /// The span of a month, if there is one.
    pub(super) fn of(self, month: i32) -> Option<usize> {
        let at = (month - self.first).div_euclid(self.width);
        usize::try_from(at).ok().filter(|_| at < self.count)
    }

    /// The days of each.
    pub(super) fn days(self) -> Vec<Span> {
        let start = |at: i32| day_number(self.first + at * self.width);
        let days = (0..self.count).map(|at| Span {
            from: Date::from_day_number(start(at)),
            to: Date::from_day_number(start(at + 1) - 1),
        });
        days.collect()
    }
}

/// The month of a date, counted from year 0.
pub(super) fn month_of(date: Date) -> i32 {
    i32::from(date.year) * 12 + i32::from(date.month) - 1
}

fn day_number(month: i32) -> i64 {
    let first = Date {
        year: i16::try_from(month.div_euclid(12)).unwrap_or(i16::MAX),
        month: u8::try_from(month.rem_euclid(12) + 1).unwrap_or(1),
        day: 1,
    };
    first.day_number()
}

#[cfg(test)]
mod tests {
    use super::{Spans, month_of};
    use crate::engine::view::Date;

    fn month(year: i16, month: u8) -> i32 {
        month_of(Date {
            year,
            month,
            day: 1,
        })
    }

    #[test]
    fn spans_are_months_quarters_or_years_and_side_by_side() {
        for (from, to, width, count) in [
            ((2024, 2), (2024, 2), 1, 1),
            ((2021, 9), (2024, 12), 1, 40),
            ((2021, 8), (2024, 12), 3, 14),
            ((2010, 5), (2024, 12), 12, 15),
            ((1970, 1), (2099, 12), 60, 26),
        ] {
            let spans = Spans::covering(month(from.0, from.1), month(to.0, to.1));
            assert_eq!((spans.width, spans.count), (width, count), "{from:?}");
            let days = spans.days();
            for pair in days.windows(2) {
                let [one, next] = pair else { continue };
                assert_eq!(one.to.day_number() + 1, next.from.day_number());
            }
            assert_eq!(spans.of(month(from.0, from.1)), Some(0));
            assert_eq!(spans.of(month(to.0, to.1)), Some(days.len() - 1));
            assert_eq!(spans.of(month(to.0 + 700, 1)), None);
        }
    }
}
