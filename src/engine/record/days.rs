//! Days and months between dates of an export, and its last day.
//!
//! It must not know what time it is: what goes on is counted to the last day on which anything was made or changed.

use super::Page;
use crate::engine::names::normal;
use crate::engine::overview::{MADE, span};
use crate::engine::view::Date;

/// Fields that say when a record was changed.
const CHANGED: [&str; 8] = [
    "updated_at",
    "updated",
    "updated_on",
    "modified_at",
    "modified_on",
    "last_modified_date",
    "last_modified_at",
    "last_activity_at",
];

impl Page<'_> {
    /// The last day on which anything was made or changed. Days on which something falls due say nothing of it.
    pub(super) fn last_day(&self) -> Option<Date> {
        let workspace = self.presenter.workspace();
        let tables = workspace.tables.iter().zip(&workspace.summaries);
        let days = tables
            .flat_map(|(table, summaries)| table.columns.iter().zip(summaries))
            .filter_map(|(column, summary)| Some((column, summary.days?)))
            .filter(|(column, _)| {
                let name = normal(&column.name);
                MADE.contains(&name.as_str()) || CHANGED.contains(&name.as_str())
            })
            .map(|(_, (_, last))| last);
        days.max()
            .or_else(|| span(self.presenter).map(|(_, last)| last))
    }
}

/// Days from one day to another; none when the second is not known or comes first by more than a zone makes out.
pub(super) fn days_to(from: Option<Date>, to: Option<Date>) -> Option<u32> {
    let days = to?.day_number() - from?.day_number();
    if days == -1 {
        return Some(0);
    }
    u32::try_from(days).ok()
}

/// A month as a number that counts on over the years; `None` when only the year is known.
pub(super) fn month_number(date: Date) -> Option<i32> {
    (date.month > 0).then(|| i32::from(date.year) * 12 + i32::from(date.month) - 1)
}

#[cfg(test)]
mod tests {
    use super::{days_to, month_number};
    use crate::engine::view::Date;

    fn day(year: i16, month: u8, day: u8) -> Option<Date> {
        Date::new(year, month, day)
    }

    #[test]
    fn days_are_counted_over_leap_days_and_never_below_none() {
        for (from, to, want) in [
            (day(2024, 2, 28), day(2024, 3, 1), Some(2)),
            (day(2024, 3, 1), day(2024, 3, 1), Some(0)),
            (day(2024, 3, 2), day(2024, 3, 1), Some(0)),
            (day(2024, 3, 9), day(2024, 3, 1), None),
            (None, day(2024, 3, 1), None),
            (day(2024, 3, 1), None, None),
        ] {
            assert_eq!(days_to(from, to), want, "{from:?} to {to:?}");
        }
    }

    #[test]
    fn months_count_on_over_the_years() {
        let number = |year, month| day(year, month, 0).and_then(month_number);
        assert_eq!(
            number(2020, 1).zip(number(2019, 12)).map(|(a, b)| a - b),
            Some(1)
        );
        assert_eq!(number(2020, 0), None);
    }
}
