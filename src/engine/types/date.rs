//! Reads days and points in time in the forms that exports write them.
//!
//! It must not know the column around a cell: in which order a numeric date stands is told by the caller.

use super::{Date, DateOrder, Moment};

/// A text that stands for a day, perhaps with a time of day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scanned {
    pub(super) day: Day,
    pub(super) clock: Option<Clock>,
}

/// A day as it is written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Day {
    /// Only one reading: year first, or the month in letters.
    Sure(Date),
    /// Eight digits, year first; a number unless the column is known to hold dates.
    Compact(Date),
    /// Two numbers and a year, in the order of the column.
    Numeric {
        first: u8,
        second: u8,
        year: i16,
        separator: u8,
    },
    /// A year alone; a number unless the column is known to hold dates.
    Year(i16),
}

/// A time of day.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    pub(super) millis: i64,
    /// Seconds ahead of UTC, where written.
    pub(super) offset: Option<i32>,
    /// Whether it was written with AM or PM.
    pub(super) twelve: bool,
}

/// The day that a text stands for: `2024-01-15`, `15/01/2024`, `15.1.24`, `15 Jan 2024`, `Jan 15, 2024`, `20240115`, `2024-01`,
/// `01/2024`, `Jan 2024`, `2024`. A time of day is allowed when it is midnight, as databases print days that way.
pub fn parse_date(text: &str, order: DateOrder) -> Option<Date> {
    if order == DateOrder::Serial {
        let (day, millis) = parse_serial(text)?;
        return (millis == 0).then(|| Date::from_day_number(day));
    }
    let scanned = scan(text)?;
    if scanned.clock.is_some_and(|clock| clock.millis != 0) {
        return None;
    }
    scanned.day.resolve(order)
}

/// The point in time that a text stands for: a day of [`parse_date`], then `T` or blanks, then `10:00`, `10:00:00.123`,
/// `10:00 PM`, then perhaps `Z`, `UTC`, `+00`, `+0100`, `-05:30`. A day alone is its midnight. Digits alone are seconds (10 digits)
/// or milliseconds (13 digits) since 1970, UTC.
pub fn parse_moment(text: &str, order: DateOrder) -> Option<Moment> {
    if order == DateOrder::Serial {
        let (day, millis) = parse_serial(text)?;
        return Some(Moment::new(Date::from_day_number(day), millis, None));
    }
    if let Some(moment) = parse_unix(text) {
        return Some(moment);
    }
    let scanned = scan(text)?;
    let date = scanned.day.resolve(order)?;
    let (millis, offset) = scanned
        .clock
        .map_or((0, None), |clock| (clock.millis, clock.offset));
    Some(Moment::new(date, millis, offset))
}

/// A number as a day since 1970-01-01 and the milliseconds of that day, as spreadsheets count days; from 1954 to 2064.
pub(super) fn parse_serial(text: &str) -> Option<(i64, i64)> {
    let text = text.trim();
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.len() != 5 || part.len() > 15 || !digits(whole) || !digits(part) {
        return None;
    }
    let day: i64 = whole.parse().ok()?;
    let scale = 10_i64.pow(u32::try_from(part.len()).ok()?);
    let part: i64 = part.parse().ok()?;
    // Spreadsheets keep about so many digits as a second needs.
    let seconds = (i128::from(part) * 86_400 + i128::from(scale) / 2) / i128::from(scale);
    let millis = i64::try_from(seconds).ok()? * 1000;
    (20_000..=60_000)
        .contains(&day)
        .then_some((day - 25_569, millis))
}

/// Ten digits as seconds, thirteen as milliseconds since 1970, from 2001 to 2100.
pub(super) fn parse_unix(text: &str) -> Option<Moment> {
    let text = text.trim();
    let scale = match text.len() {
        10 => 1000,
        13 => 1,
        _ => return None,
    };
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let millis = text.parse::<i64>().ok()? * scale;
    (1_000_000_000_000..4_102_444_800_000)
        .contains(&millis)
        .then_some(Moment {
            millis,
            zoned: true,
        })
}

impl Day {
    /// The day, when numbers stand in this order.
    pub(super) fn resolve(self, order: DateOrder) -> Option<Date> {
        match self {
            Self::Sure(date) | Self::Compact(date) => Some(date),
            Self::Year(year) => Date::new(year, 0, 0),
            Self::Numeric {
                first,
                second,
                year,
                ..
            } => match order {
                DateOrder::MonthFirst => Date::new(year, first, second),
                DateOrder::YearFirst | DateOrder::DayFirst | DateOrder::Serial => {
                    Date::new(year, second, first)
                }
            },
        }
    }
}

/// Whether a text is a day, year first, perhaps with a time, and whether with one.
pub(super) fn is_sure(text: &str) -> Option<bool> {
    let scanned = scan(text)?;
    matches!(scanned.day, Day::Sure(_)).then_some(scanned.clock.is_some())
}

/// Takes a text apart; `None` unless all of it is a day, perhaps with a time.
pub(super) fn scan(text: &str) -> Option<Scanned> {
    let text = text.trim();
    if !(4..=80).contains(&text.len()) {
        return None;
    }
    let mut rest = Cursor(text.as_bytes());
    let day = rest.day()?;
    if rest.0.is_empty() {
        return Some(Scanned { day, clock: None });
    }
    if matches!(day, Day::Year(_)) {
        return None;
    }
    let apart = rest.eat(b'T') || rest.eat(b't') || (rest.eat(b',') | rest.spaces());
    if !apart {
        return None;
    }
    rest.spaces();
    let clock = rest.clock(matches!(day, Day::Compact(_)))?;
    rest.0.is_empty().then_some(Scanned {
        day,
        clock: Some(clock),
    })
}

struct Cursor<'a>(&'a [u8]);

impl Cursor<'_> {
    fn peek(&self) -> Option<u8> {
        self.0.first().copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        let met = self.peek() == Some(byte);
        if met {
            self.skip(1);
        }
        met
    }

    fn skip(&mut self, count: usize) {
        self.0 = self.0.get(count..).unwrap_or(&[]);
    }

    /// Eats blanks; whether there were any.
    fn spaces(&mut self) -> bool {
        let count = self.0.iter().take_while(|byte| **byte == b' ').count();
        self.skip(count);
        count > 0
    }

    /// Eats up to nine digits: their value and how many there were.
    fn digits(&mut self) -> Option<(u32, usize)> {
        let count = self.0.iter().take_while(|b| b.is_ascii_digit()).count();
        if !(1..=9).contains(&count) {
            return None;
        }
        let value = self
            .0
            .iter()
            .take(count)
            .fold(0, |value, digit| value * 10 + u32::from(digit - b'0'));
        self.skip(count);
        Some((value, count))
    }

    /// Eats one or two digits.
    fn short(&mut self) -> Option<u8> {
        let (value, count) = self.digits()?;
        (count <= 2).then_some(u8::try_from(value).ok()?)
    }

    /// Eats exactly two digits.
    fn two(&mut self) -> Option<u32> {
        let (value, count) = self.digits()?;
        (count == 2).then_some(value)
    }

    /// Eats letters: the first three in lower case, and how many there were.
    fn letters(&mut self) -> Option<([u8; 3], usize)> {
        let count = self
            .0
            .iter()
            .take_while(|b| b.is_ascii_alphabetic())
            .count();
        let first = match self.0 {
            [a, b, c, ..] if count >= 3 => [*a, *b, *c].map(|byte| byte.to_ascii_lowercase()),
            _ => return None,
        };
        self.skip(count);
        Some((first, count))
    }

    /// Eats a year of four digits, or of two.
    fn year(&mut self) -> Option<(i16, usize)> {
        let (value, count) = self.digits()?;
        let value = i16::try_from(value).ok()?;
        match count {
            4 => Some((value, 4)),
            // As POSIX has it.
            2 => Some((
                if value < 69 {
                    2000 + value
                } else {
                    1900 + value
                },
                2,
            )),
            _ => None,
        }
    }

    fn day(&mut self) -> Option<Day> {
        if self.peek()?.is_ascii_digit() {
            return self.day_from_digits();
        }
        let (mut word, mut count) = self.letters()?;
        if is_weekday(word) && count <= 9 {
            self.eat(b'.');
            self.eat(b',');
            self.spaces();
            if self.peek()?.is_ascii_digit() {
                return self.day_from_digits();
            }
            (word, count) = self.letters()?;
        }
        let month = month_named(word).filter(|_| count <= 9)?;
        self.eat(b'.');
        if !(self.spaces() || self.eat(b'-')) {
            return None;
        }
        let (value, count) = self.digits()?;
        if count == 4 {
            return Date::new(i16::try_from(value).ok()?, month, 0).map(Day::Sure);
        }
        let day = u8::try_from(value).ok().filter(|day| *day > 0)?;
        self.ordinal();
        if !(self.eat(b',') | self.spaces() | self.eat(b'-')) {
            return None;
        }
        self.spaces();
        let (year, _) = self.year().filter(|(_, count)| *count == 4)?;
        Date::new(year, month, day).map(Day::Sure)
    }

    fn day_from_digits(&mut self) -> Option<Day> {
        let (value, count) = self.digits()?;
        match count {
            8 => {
                let year = i16::try_from(value / 10_000).ok()?;
                let month = u8::try_from(value / 100 % 100).ok()?;
                let day = u8::try_from(value % 100).ok()?;
                ((1800..2200).contains(&year) && day > 0)
                    .then(|| Date::new(year, month, day).map(Day::Compact))?
            }
            4 => self.day_after_year(i16::try_from(value).ok()?),
            1 | 2 => self.day_after_number(u8::try_from(value).ok()?, count),
            _ => None,
        }
    }

    fn day_after_year(&mut self, year: i16) -> Option<Day> {
        let usual = (1800..2200).contains(&year);
        let Some(separator) = self.peek().filter(|byte| b"-/.".contains(byte)) else {
            return usual.then_some(Day::Year(year));
        };
        self.skip(1);
        let month = self.short().filter(|month| *month > 0)?;
        if !self.eat(separator) {
            let month_alone = usual && separator == b'-' && self.0.is_empty();
            return month_alone.then(|| Date::new(year, month, 0).map(Day::Sure))?;
        }
        let day = self.short().filter(|day| *day > 0)?;
        Date::new(year, month, day).map(Day::Sure)
    }

    fn day_after_number(&mut self, first: u8, first_digits: usize) -> Option<Day> {
        self.ordinal();
        let separator = self.peek().filter(|byte| b"-/. ".contains(byte))?;
        self.skip(1);
        self.spaces();
        if self.peek()?.is_ascii_alphabetic() {
            let (word, count) = self.letters()?;
            let month = month_named(word).filter(|_| count <= 9)?;
            self.eat(b'.');
            self.eat(b',');
            if !(self.spaces() || self.eat(separator)) {
                return None;
            }
            let (year, _) = self.year()?;
            return (first > 0).then(|| Date::new(year, month, first).map(Day::Sure))?;
        }
        let (second, second_digits) = self.digits()?;
        if second_digits == 4 && separator != b' ' {
            let year = i16::try_from(second).ok()?;
            let usual = (1800..2200).contains(&year) && first > 0;
            return usual.then(|| Date::new(year, first, 0).map(Day::Sure))?;
        }
        if second_digits > 2 || separator == b' ' || !self.eat(separator) {
            return None;
        }
        let second = u8::try_from(second).ok()?;
        let (year, year_digits) = self.year()?;
        // Otherwise a version number such as 1.2.24 would be a day.
        if year_digits == 2 && separator == b'.' && (first_digits < 2 || second_digits < 2) {
            return None;
        }
        let some_order = first > 0
            && second > 0
            && (Date::new(year, second, first).is_some()
                || Date::new(year, first, second).is_some());
        some_order.then_some(Day::Numeric {
            first,
            second,
            year,
            separator,
        })
    }

    /// Eats the letters of `1st`, `2nd`, `3rd`, `4th`.
    fn ordinal(&mut self) {
        if let [a, b, ..] = self.0
            && [*b"st", *b"nd", *b"rd", *b"th"].contains(&[*a, *b])
        {
            self.skip(2);
        }
    }

    fn clock(&mut self, compact: bool) -> Option<Clock> {
        let (value, count) = self.digits()?;
        let (hour, minute, second) = match count {
            6 if compact => (value / 10_000, value / 100 % 100, value % 100),
            4 if compact => (value / 100, value % 100, 0),
            1 | 2 if self.eat(b':') => {
                let minute = self.two()?;
                let second = if self.eat(b':') { self.two()? } else { 0 };
                (value, minute, second)
            }
            _ => return None,
        };
        let millis = self.fraction()?;
        let spaced = self.spaces();
        let half = self.half_of_day();
        let offset = if self.0.is_empty() {
            None
        } else {
            if half.is_some() {
                self.spaces();
            }
            match self.offset()? {
                None if spaced || half.is_some() => None,
                None => return None,
                offset => offset,
            }
        };
        let hour = match half {
            None => hour,
            Some(afternoon) if (1..=12).contains(&hour) => {
                hour % 12 + if afternoon { 12 } else { 0 }
            }
            Some(_) => return None,
        };
        let end_of_day = hour == 24 && minute == 0 && second == 0 && millis == 0;
        if (hour > 23 && !end_of_day) || minute > 59 || second > 60 {
            return None;
        }
        // A leap second is counted as the second before it.
        let seconds = i64::from(hour * 3600 + minute * 60 + second.min(59));
        Some(Clock {
            millis: seconds * 1000 + i64::from(millis),
            offset,
            twelve: half.is_some(),
        })
    }

    /// Eats the fraction of a second, if there is one: whole milliseconds.
    fn fraction(&mut self) -> Option<u32> {
        if !(self.eat(b'.') || self.eat(b',')) {
            return Some(0);
        }
        let (value, count) = self.digits()?;
        let scale = u32::try_from(count).ok()?;
        Some(match scale {
            0..=3 => value * 10_u32.pow(3 - scale),
            _ => value / 10_u32.pow(scale - 3),
        })
    }

    /// Eats AM or PM: whether it is the afternoon.
    fn half_of_day(&mut self) -> Option<bool> {
        let letter = self.peek()?.to_ascii_lowercase();
        let rest: String = self
            .0
            .iter()
            .skip(1)
            .take(3)
            .map(|b| char::from(b.to_ascii_lowercase()))
            .collect();
        if !matches!(letter, b'a' | b'p') {
            return None;
        }
        if rest.starts_with(".m.") {
            self.skip(4);
        } else if rest.starts_with('m') {
            self.skip(2);
        } else {
            return None;
        }
        Some(letter == b'p')
    }

    /// Eats the zone: the inner value is `None` when nothing but a remark in brackets is there.
    #[expect(
        clippy::option_option,
        reason = "no zone is not the same as a zone that cannot be read"
    )]
    fn offset(&mut self) -> Option<Option<i32>> {
        let mut named = false;
        if self.eat(b'Z') || self.eat(b'z') {
            return Some(Some(0));
        }
        if self.peek().is_some_and(|b| b.is_ascii_alphabetic()) {
            let (word, count) = self.letters()?;
            named = count == 3 && matches!(&word, b"utc" | b"gmt");
            if !named {
                return None;
            }
        }
        let sign = match self.peek() {
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => {
                self.remark();
                return Some(named.then_some(0));
            }
        };
        self.skip(1);
        let (value, count) = self.digits()?;
        let (hours, minutes) = match count {
            1 | 2 if self.eat(b':') => (value, self.two()?),
            1 | 2 => (value, 0),
            4 => (value / 100, value % 100),
            _ => return None,
        };
        let seconds = if self.eat(b':') { self.two()? } else { 0 };
        if hours > 18 || minutes > 59 || seconds > 59 {
            return None;
        }
        self.remark();
        let ahead = i32::try_from(hours * 3600 + minutes * 60 + seconds).ok()?;
        Some(Some(sign * ahead))
    }

    /// Eats a remark such as ` (Coordinated Universal Time)` at the end.
    fn remark(&mut self) {
        let trimmed = self.0.trim_ascii_start();
        if trimmed.starts_with(b"(") && trimmed.ends_with(b")") {
            self.0 = &[];
        }
    }
}

fn month_named(word: [u8; 3]) -> Option<u8> {
    const MONTHS: [&[u8; 3]; 12] = [
        b"jan", b"feb", b"mar", b"apr", b"may", b"jun", b"jul", b"aug", b"sep", b"oct", b"nov",
        b"dec",
    ];
    let at = MONTHS.iter().position(|month| **month == word)?;
    u8::try_from(at + 1).ok()
}

fn is_weekday(word: [u8; 3]) -> bool {
    matches!(
        &word,
        b"mon" | b"tue" | b"wed" | b"thu" | b"fri" | b"sat" | b"sun"
    )
}
