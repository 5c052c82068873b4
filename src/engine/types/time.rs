//! Days and points in time, and the calendar between them.
//!
//! It must not know what time it is now, nor how times are written in an export.

use std::fmt;

use serde::{Deserialize, Serialize};

const MILLIS_A_DAY: i64 = 86_400_000;

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Date {
    /// Year, possibly before 1000.
    pub year: i16,
    /// Month, 1 to 12; 0 when only the year is known.
    pub month: u8,
    /// Day, 1 to 31; 0 when only the month is known.
    pub day: u8,
}

/// A point in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Moment {
    /// Milliseconds since 1970-01-01T00:00:00, in UTC when `zoned`, else in an unknown zone.
    pub millis: i64,
    /// Whether the text named its offset from UTC.
    pub zoned: bool,
}

impl Date {
    /// The day, if the calendar has it. A month or day of 0 stands for an unknown one.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let fits = match (month, day) {
            (0..=12, 0) => true,
            (1..=12, day) => day <= days_in_month(year, month),
            _ => false,
        };
        fits.then_some(Self { year, month, day })
    }

    /// Days since 1970-01-01; an unknown month or day counts as the first.
    pub fn day_number(self) -> i64 {
        let month = i64::from(self.month.max(1));
        let day = i64::from(self.day.max(1));
        // Years begin in March here, so that a leap day is the last day of its year.
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// The day with this number; the nearest day that can be written when the year leaves the range of `year`.
    pub fn from_day_number(number: i64) -> Self {
        let days = number.saturating_add(719_468);
        let era = days.div_euclid(146_097);
        let day_of_era = days.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = (month_from_march + 2) % 12 + 1;
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        let edge = if number < 0 { i16::MIN } else { i16::MAX };
        Self {
            year: i16::try_from(year).unwrap_or(edge),
            month: u8::try_from(month).unwrap_or(1),
            day: u8::try_from(day).unwrap_or(1),
        }
    }
}

impl Moment {
    /// The moment of a day at which so many milliseconds have passed, in a zone so many seconds ahead of UTC.
    pub fn new(date: Date, millis_of_day: i64, offset_seconds: Option<i32>) -> Self {
        let local = date.day_number() * MILLIS_A_DAY + millis_of_day;
        Self {
            millis: local - i64::from(offset_seconds.unwrap_or(0)) * 1000,
            zoned: offset_seconds.is_some(),
        }
    }

    /// The day on which it falls: in UTC, or in its own zone where that is unknown.
    pub fn date(self) -> Date {
        Date::from_day_number(self.millis.div_euclid(MILLIS_A_DAY))
    }
}

/// As ISO 8601 has it, as far as it is known: `2024-01-15`, `2024-01`, `2024`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
            if self.day > 0 {
                write!(f, "-{:02}", self.day)?;
            }
        }
        Ok(())
    }
}

/// As ISO 8601 has it: `2024-01-15T10:00:00Z`, without the `Z` in an unknown zone, with milliseconds where there are any.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of_day = self.millis.rem_euclid(MILLIS_A_DAY);
        let seconds = of_day / 1000;
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        write!(f, "{}T{hour:02}:{minute:02}:{second:02}", self.date())?;
        if of_day % 1000 > 0 {
            write!(f, ".{:03}", of_day % 1000)?;
        }
        f.write_str(if self.zoned { "Z" } else { "" })
    }
}

fn days_in_month(year: i16, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}
