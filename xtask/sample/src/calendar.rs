//! Days and minutes as plain numbers, and the calendar that turns them into years and months.
//! It must not know how any shape of the export writes a date.

/// Minutes in a day.
const DAY: i32 = 24 * 60;

/// A day, counted from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Day(pub(crate) i32);

/// A minute in UTC, counted from 1970-01-01 00:00. The firm keeps no seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Minute(pub(crate) i32);

/// The day of the export: nothing was recorded after it.
pub(crate) const EXPORT_DAY: Day = Day::of(2026, 11, 2);

/// The last minute that a record can bear.
pub(crate) const EXPORT_TIME: Minute = EXPORT_DAY.at(6 * 60);

/// The day the firm began to keep records.
pub(crate) const FIRST_DAY: Day = Day::of(2019, 1, 7);

impl Day {
    /// The day of a civil date, by the algorithm of Howard Hinnant's `days_from_civil`.
    pub(crate) const fn of(year: i32, month: i32, day: i32) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
        Self(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
    }

    /// Year, month and day of the month.
    pub(crate) const fn civil(self) -> (i32, i32, i32) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        (
            year + era * 400 + if month <= 2 { 1 } else { 0 },
            month,
            day,
        )
    }

    /// The minute that is `minute` minutes after this day's midnight.
    pub(crate) const fn at(self, minute: i32) -> Minute {
        Minute(self.0 * DAY + minute)
    }

    /// The day `days` later.
    pub(crate) const fn plus(self, days: i32) -> Self {
        Self(self.0 + days)
    }
}

impl Minute {
    /// The day, and the minute of the day.
    pub(crate) const fn split(self) -> (Day, i32) {
        (Day(self.0.div_euclid(DAY)), self.0.rem_euclid(DAY))
    }

    /// The day it falls on.
    pub(crate) const fn day(self) -> Day {
        self.split().0
    }

    /// `days` and `minutes` later, but never after the export.
    pub(crate) fn later(self, days: i32, minutes: i32) -> Self {
        Self(self.0 + days * DAY + minutes).min(EXPORT_TIME)
    }
}
