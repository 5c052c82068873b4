//! Days and points in time in one form.
//!
//! It must not know where a date stands on the page.

use super::locale::{self, Style};
use crate::engine::view::{Date, DayEdge, Moment};

const DAY_MILLIS: i64 = 86_400_000;

/// A day: `12 Mar 2024`, `Mar 2024` when the day is not known, `2024` when only the year is.
pub(crate) fn day(date: Date) -> String {
    let style = match (date.month, date.day) {
        (0, _) => Style::Year,
        (_, 0) => Style::Month,
        _ => Style::Day,
    };
    locale::date(millis_of(date), style, true)
}

/// A day as a heading above what happened on it: `Tuesday, 12 March 2024`.
pub(crate) fn day_heading(date: Date) -> String {
    locale::date(millis_of(date), Style::LongDay, true)
}

/// A point in time, in the reader's zone where the text named its own: `12 Mar 2024, 14:05`. Midnight is left out.
pub(crate) fn moment(moment: Moment) -> String {
    if is_midnight(moment) {
        locale::date(moment.millis, Style::Day, true)
    } else {
        locale::date(moment.millis, Style::DayTime, !moment.zoned)
    }
}

/// The time of day: `14:05`; nothing at midnight, which stands for "no time given".
pub(crate) fn time_of_day(moment: Moment) -> Option<String> {
    (!is_midnight(moment)).then(|| locale::date(moment.millis, Style::Time, !moment.zoned))
}

/// The day of a point in time, in the reader's zone where the text named its own.
pub(crate) fn day_of(moment: Moment) -> Date {
    let shift = if moment.zoned && !is_midnight(moment) {
        locale::zone_offset_millis(moment.millis)
    } else {
        0
    };
    civil((moment.millis.saturating_add(shift)).div_euclid(DAY_MILLIS))
}

/// Where a day begins, so many days after one that is written as `2024-03-12`; `None` when nothing or no day is written.
pub(crate) fn day_edge(day: &str, after: i64) -> Option<DayEdge> {
    let mut parts = day.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok().filter(|month| *month > 0)?;
    let date = Date::new(
        year,
        month,
        parts.next()?.parse().ok().filter(|day| *day > 0)?,
    )?;
    let plain = (date.day_number() + after) * DAY_MILLIS;
    Some(DayEdge {
        zoned: plain - locale::zone_offset_millis(plain),
        plain,
    })
}

/// A day in the form that machines read: `2024-03-12`, `2024-03`, `2024`.
pub(crate) fn day_iso(date: Date) -> String {
    match (date.month, date.day) {
        (0, _) => format!("{:04}", date.year),
        (month, 0) => format!("{:04}-{month:02}", date.year),
        (month, day) => format!("{:04}-{month:02}-{day:02}", date.year),
    }
}

/// A point in time in the form that machines read: `2024-03-12T14:05:00Z`, without `Z` when its zone is unknown.
pub(crate) fn moment_iso(moment: Moment) -> String {
    let date = civil(moment.millis.div_euclid(DAY_MILLIS));
    let seconds = moment.millis.rem_euclid(DAY_MILLIS) / 1000;
    format!(
        "{}T{:02}:{:02}:{:02}{}",
        day_iso(date),
        seconds / 3600,
        seconds / 60 % 60,
        seconds % 60,
        if moment.zoned { "Z" } else { "" }
    )
}

/// A span of days by its months: `Mar 2019 – Nov 2026`.
pub(crate) fn month_span(from: Date, to: Date) -> String {
    let month = |date: Date| day(Date { day: 0, ..date });
    let (from, to) = (month(from), month(to));
    if from == to {
        from
    } else {
        format!("{from} – {to}")
    }
}

fn is_midnight(moment: Moment) -> bool {
    moment.millis.rem_euclid(DAY_MILLIS) == 0
}

fn millis_of(date: Date) -> i64 {
    days(
        i64::from(date.year),
        i64::from(date.month.max(1)),
        i64::from(date.day.max(1)),
    ) * DAY_MILLIS
}

/// Days since 1970-01-01 of a day of the proleptic Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date algorithms").
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The inverse of [`days`].
fn civil(days: i64) -> Date {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 {
        shifted_month + 3
    } else {
        shifted_month - 9
    };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Date {
        year: i16::try_from(year).unwrap_or(if year < 0 { i16::MIN } else { i16::MAX }),
        month: u8::try_from(month).unwrap_or(0),
        day: u8::try_from(day).unwrap_or(0),
    }
}

#[cfg(test)]
mod tests {
    use super::{civil, day, day_of, days, moment, moment_iso, month_span, time_of_day};
    use crate::engine::view::{Date, Moment};

    #[test]
    fn days_and_dates_are_inverse() {
        for number in (-800_000..800_000).step_by(97) {
            let date = civil(number);
            let back = days(
                i64::from(date.year),
                i64::from(date.month),
                i64::from(date.day),
            );
            assert_eq!(back, number, "{date:?}");
        }
    }

    #[test]
    fn unknown_parts_of_a_date_are_left_out() {
        let date = |month, day| Date {
            year: 2024,
            month,
            day,
        };
        assert_eq!(day(date(3, 12)), "12 Mar 2024");
        assert_eq!(day(date(3, 0)), "Mar 2024");
        assert_eq!(day(date(0, 0)), "2024");
        assert_eq!(month_span(date(3, 12), date(3, 30)), "Mar 2024");
        assert_eq!(month_span(date(3, 12), date(11, 1)), "Mar 2024 – Nov 2024");
    }

    #[test]
    fn midnight_stands_for_no_time() {
        let at = |millis| Moment {
            millis,
            zoned: true,
        };
        assert_eq!(moment(at(1_710_201_600_000)), "12 Mar 2024");
        assert_eq!(time_of_day(at(1_710_201_600_000)), None);
        assert_eq!(moment(at(1_710_252_300_000)), "12 Mar 2024, 14:05");
        assert_eq!(moment_iso(at(1_710_252_300_000)), "2024-03-12T14:05:00Z");
        assert_eq!(
            day_of(at(-1)),
            Date {
                year: 1969,
                month: 12,
                day: 31
            }
        );
    }
}
