//! Dates and points in time, as databases print them, as numbers.
//!
//! It must not know time zones: what follows the time is kept as text.

use super::numbers::write_digits;

/// How times are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    /// What stands between date and time; nothing for dates alone.
    between: Option<u8>,
    fraction: Fraction,
    /// What follows the time, such as `Z` or `+00`.
    suffix: Box<str>,
}

/// How parts of a second are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fraction {
    /// With so many digits; with none there is no point either.
    Digits(usize),
    /// With up to six digits and no zero at the end, as Postgres does.
    Trimmed,
}

/// The longest suffix: `+05:30:15` and the like.
const LONGEST_SUFFIX: usize = 9;
const MICROS: i64 = 1_000_000;

/// A time taken apart.
struct Parts<'a> {
    /// Days since 1970-01-01.
    days: i64,
    between: Option<u8>,
    seconds: i64,
    /// The digits after the point.
    fraction: &'a str,
    suffix: &'a str,
}

impl Form {
    /// The form of a text; none when it is no time.
    pub(super) fn of(text: &str) -> Option<Self> {
        let parts = Parts::read(text)?;
        let form = Self {
            between: parts.between,
            fraction: Fraction::Digits(parts.fraction.len()),
            suffix: parts.suffix.into(),
        };
        form.parse(text).map(|_| form)
    }

    /// The same form with parts of a second as Postgres writes them.
    pub(super) fn trimmed(mut self) -> Self {
        self.fraction = Fraction::Trimmed;
        self
    }

    /// The number of a text; none when [`Form::write`] would not give the same text.
    pub(super) fn parse(&self, text: &str) -> Option<i64> {
        let parts = Parts::read(text)?;
        if parts.between != self.between || parts.suffix != &*self.suffix {
            return None;
        }
        if self.between.is_none() {
            return Some(parts.days);
        }
        let seconds = parts.days * 86_400 + parts.seconds;
        let digits = parts.fraction.len();
        let fraction: i64 = if digits == 0 {
            0
        } else {
            parts.fraction.parse().ok()?
        };
        match self.fraction {
            Fraction::Digits(wanted) if wanted == digits => {
                Some(seconds * power_of_ten(digits) + fraction)
            }
            Fraction::Trimmed if !parts.fraction.ends_with('0') => {
                Some(seconds * MICROS + fraction * power_of_ten(6 - digits))
            }
            Fraction::Digits(_) | Fraction::Trimmed => None,
        }
    }

    /// Appends the text of a number.
    pub(super) fn write(&self, number: i64, text: &mut String) {
        let Some(between) = self.between else {
            write_date(number, text);
            return;
        };
        let digits = match self.fraction {
            Fraction::Digits(digits) => digits,
            Fraction::Trimmed => 6,
        };
        let unit = power_of_ten(digits);
        let (seconds, fraction) = (number.div_euclid(unit), number.rem_euclid(unit));
        let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        write_date(days, text);
        text.push(char::from(between));
        for (part, mark) in [
            (second / 3600, ':'),
            (second / 60 % 60, ':'),
            (second % 60, '.'),
        ] {
            write_digits(part.unsigned_abs(), 2, text);
            if mark == ':' {
                text.push(mark);
            }
        }
        if digits > 0 && (fraction > 0 || self.fraction != Fraction::Trimmed) {
            text.push('.');
            write_digits(fraction.unsigned_abs(), digits, text);
            if self.fraction == Fraction::Trimmed {
                text.truncate(text.trim_end_matches('0').len());
            }
        }
        text.push_str(&self.suffix);
    }

    /// Days since 1970-01-01 of a number, and whether no time of day follows them or midnight does.
    pub(super) fn day(&self, number: i64) -> (i64, bool) {
        if self.between.is_none() {
            return (number, true);
        }
        let digits = match self.fraction {
            Fraction::Digits(digits) => digits,
            Fraction::Trimmed => 6,
        };
        let day = 86_400 * power_of_ten(digits);
        (number.div_euclid(day), number.rem_euclid(day) == 0)
    }

    pub(super) fn heap_bytes(&self) -> usize {
        self.suffix.len()
    }
}

impl<'a> Parts<'a> {
    /// Takes apart `2024-01-31`, or `2024-01-31 10:00:00.5+00` and the like.
    fn read(text: &'a str) -> Option<Self> {
        let bytes = text.as_bytes();
        let year = number(bytes, 0, 4)?;
        let (month, day) = (number(bytes, 5, 2)?, number(bytes, 8, 2)?);
        let marks = bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-');
        if !marks || !(1000..=9999).contains(&year) || !(1..=12).contains(&month) {
            return None;
        }
        let days = days_since_epoch(year, month, day);
        if day == 0 || date_of(days) != (year, month, day) {
            return None;
        }
        let mut parts = Parts {
            days,
            between: None,
            seconds: 0,
            fraction: "",
            suffix: "",
        };
        let Some(&between) = bytes.get(10) else {
            return Some(parts);
        };
        let colons = bytes.get(13) == Some(&b':') && bytes.get(16) == Some(&b':');
        let (hour, minute) = (number(bytes, 11, 2)?, number(bytes, 14, 2)?);
        let second = number(bytes, 17, 2)?;
        if !matches!(between, b'T' | b' ') || !colons || hour > 23 || minute > 59 || second > 59 {
            return None;
        }
        parts.between = Some(between);
        parts.seconds = hour * 3600 + minute * 60 + second;
        parts.suffix = text.get(19..)?;
        if let Some(rest) = parts.suffix.strip_prefix('.') {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            if !(1..=6).contains(&digits) {
                return None;
            }
            (parts.fraction, parts.suffix) = rest.split_at_checked(digits)?;
        }
        (parts.suffix.len() <= LONGEST_SUFFIX).then_some(parts)
    }
}

/// The number that so many digits make.
fn number(bytes: &[u8], at: usize, digits: usize) -> Option<i64> {
    bytes
        .get(at..at + digits)?
        .iter()
        .try_fold(0, |number, byte| {
            let digit = byte.wrapping_sub(b'0');
            (digit <= 9).then(|| number * 10 + i64::from(digit))
        })
}

fn power_of_ten(digits: usize) -> i64 {
    (0..digits).fold(1, |power, _| power * 10)
}

fn write_date(days: i64, text: &mut String) {
    let (year, month, day) = date_of(days);
    write_digits(year.unsigned_abs(), 4, text);
    text.push('-');
    write_digits(month.unsigned_abs(), 2, text);
    text.push('-');
    write_digits(day.unsigned_abs(), 2, text);
}

/// Days since 1970-01-01 in the proleptic Gregorian calendar. Years begin in March here, so that a leap day is a year's last;
/// 400 years have 146,097 days.
fn days_since_epoch(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The reverse of [`days_since_epoch`].
fn date_of(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (era * 400 + year + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back(form: &Form, text: &str) -> Option<String> {
        let mut out = String::new();
        form.write(form.parse(text)?, &mut out);
        Some(out)
    }

    #[test]
    fn times_come_back_in_their_form() {
        for text in [
            "2024-01-15",
            "1000-01-01",
            "9999-12-31",
            "2024-02-29",
            "2024-01-15T10:00:00Z",
            "1969-12-31T23:59:59.999Z",
            "2024-01-15 10:00:00+00",
            "2024-01-15 10:00:00.123456+05:30",
            "2024-01-15T10:00:00.000Z",
            "2024-01-15 00:00:00",
        ] {
            let form = Form::of(text);
            assert_eq!(
                form.and_then(|form| back(&form, text)).as_deref(),
                Some(text)
            );
        }
    }

    #[test]
    fn other_texts_are_no_times() {
        for text in [
            "",
            "2024-13-01",
            "2023-02-29",
            "2024-00-10",
            "2024-01-00",
            "0999-01-01",
            "24-01-01",
            "2024-01-15T24:00:00Z",
            "2024-01-15T10:00",
            "2024-01-15x10:00:00",
            "2024-01-15T10:00:00.Z",
            "2024-01-15T10:00:00.1234567Z",
            "2024/01/15",
            "2024-01-15T10:00:00 and more words",
        ] {
            assert_eq!(Form::of(text), None, "{text}");
        }
    }

    #[test]
    fn fractions_without_zeros_at_the_end_share_a_form() {
        let form = Form::of("2024-01-15 10:00:00.12+00").map(Form::trimmed);
        for text in [
            "2024-01-15 10:00:00.12+00",
            "2024-01-15 10:00:00+00",
            "2024-01-15 10:00:00.000001+00",
        ] {
            assert_eq!(
                form.as_ref().and_then(|form| back(form, text)).as_deref(),
                Some(text)
            );
        }
        assert_eq!(
            form.and_then(|form| form.parse("2024-01-15 10:00:00.120+00")),
            None
        );
    }
}
