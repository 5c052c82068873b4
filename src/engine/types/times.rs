//! Counts in which forms the days and times of a column are written, and decides in which order their parts stand.
//!
//! It must not know other columns.

use std::cmp::Ordering;

use super::date::{Day, parse_serial, parse_unix, scan};
use super::summarize::holds;
use super::{ColumnSummary, ColumnType, Date, DateOrder};

/// The numbers of 1971-01-01 and 2100-12-31.
const FIRST_DAY: i64 = 365;
const LAST_DAY: i64 = 47_846;

/// How many cells are days or times of which form.
#[derive(Debug, Default)]
pub(super) struct Times {
    sure: u32,
    compact: u32,
    unix: u32,
    year: u32,
    day_first: u32,
    month_first: u32,
    either: u32,
    same: u32,
    dotted: u32,
    clocked: u32,
    midnight: u32,
    twelve: u32,
    serial: u32,
    serial_clocked: u32,
    serial_days: Option<(i64, i64)>,
    /// The numbers of the earliest and the latest day of the cells that needed no reading.
    known: Option<(i64, i64)>,
    /// The days that can be read in one way only, then those with the day first and with the month first.
    days: [Option<(Date, Date)>; 3],
}

impl Times {
    /// The next cell, of which it is known already that it is a day, year first, perhaps with a time.
    pub(super) fn add_known(&mut self, day: i64, clocked: bool, midnight: bool) {
        self.sure += 1;
        self.clocked += u32::from(clocked);
        self.midnight += u32::from(clocked && midnight);
        // Most are between those that were met already.
        let within = self
            .known
            .is_some_and(|(first, last)| (first..=last).contains(&day));
        if !within && (FIRST_DAY..=LAST_DAY).contains(&day) {
            let (first, last) = self.known.unwrap_or((day, day));
            self.known = Some((first.min(day), last.max(day)));
            self.stretch(0, Some(Date::from_day_number(day)));
        }
    }

    /// The text that so many cells hold, of a column whose name speaks of time or not.
    pub(super) fn add(&mut self, text: &str, hinted: bool, cells: u32) {
        if hinted && let Some(moment) = parse_unix(text) {
            self.unix += cells;
            self.stretch(0, Some(moment.date()));
            return;
        }
        let Some(scanned) = scan(text) else { return };
        self.stretch_to(scanned.day);
        match scanned.day {
            Day::Sure(_) => self.sure += cells,
            Day::Compact(_) if scanned.clock.is_some() => self.sure += cells,
            Day::Compact(_) => self.compact += cells,
            Day::Year(_) => self.year += cells,
            Day::Numeric {
                first,
                second,
                separator,
                ..
            } => {
                self.dotted += cells * u32::from(separator == b'.');
                match (first > 12, second > 12) {
                    (true, _) => self.day_first += cells,
                    (_, true) => self.month_first += cells,
                    _ if first == second => self.same += cells,
                    _ => self.either += cells,
                }
            }
        }
        if let Some(clock) = scanned.clock {
            self.clocked += cells;
            self.midnight += cells * u32::from(clock.millis == 0);
            self.twelve += cells * u32::from(clock.twelve);
        }
    }

    fn stretch_to(&mut self, day: Day) {
        if matches!(day, Day::Numeric { .. }) {
            self.stretch(1, day.resolve(DateOrder::DayFirst));
            self.stretch(2, day.resolve(DateOrder::MonthFirst));
        } else {
            self.stretch(0, day.resolve(DateOrder::YearFirst));
        }
    }

    fn stretch(&mut self, reading: usize, day: Option<Date>) {
        let Some(day) = day.filter(|day| (1971..=2100).contains(&day.year)) else {
            return;
        };
        if let Some(days) = self.days.get_mut(reading) {
            let (first, last) = days.unwrap_or((day, day));
            *days = Some((first.min(day), last.max(day)));
        }
    }

    /// The number that so many cells of a column hold whose name says that it has days.
    pub(super) fn add_serial(&mut self, text: &str, cells: u32) {
        let Some((day, millis)) = parse_serial(text) else {
            return;
        };
        self.serial += cells;
        self.serial_clocked += cells * u32::from(millis > 0);
        let (first, last) = self.serial_days.unwrap_or((day, day));
        self.serial_days = Some((first.min(day), last.max(day)));
    }

    /// Cells that are days as spreadsheets count them.
    pub(super) fn serial(&self) -> u32 {
        self.serial
    }

    /// Decides for a column of such days, and says how many cells fit.
    pub(super) fn settle_serial(&self, summary: &mut ColumnSummary) -> u32 {
        let days = |(first, last)| (Date::from_day_number(first), Date::from_day_number(last));
        summary.order = DateOrder::Serial;
        summary.days = self.serial_days.map(days);
        if holds(self.serial - self.serial_clocked, self.serial) {
            summary.kind = ColumnType::Date;
            return self.serial - self.serial_clocked;
        }
        summary.kind = ColumnType::Timestamp;
        self.serial
    }

    /// Cells that can be read as days or times.
    pub(super) fn all(&self) -> u32 {
        self.sure + self.numeric() + self.compact + self.unix + self.year
    }

    fn numeric(&self) -> u32 {
        self.day_first + self.month_first + self.either + self.same
    }

    /// Cells that are days or times: bare numbers only where the name or the other cells speak for it.
    pub(super) fn dated(&self, hinted: bool) -> u32 {
        let shown = self.sure + self.numeric() + self.unix;
        let (shown, compact) = if hinted {
            (shown + self.compact, 0)
        } else {
            (shown, self.compact)
        };
        let bare = compact + self.year;
        // Where they are more than the rest, they are numbers.
        if bare <= shown { shown + bare } else { shown }
    }

    /// Decides, and says how many of the `fit` cells fit the decision.
    pub(super) fn settle(&self, fit: u32, summary: &mut ColumnSummary) -> u32 {
        let misfits = self.day_first.min(self.month_first);
        let dotted = self.dotted * 2 > self.numeric();
        if self.numeric() > 0 {
            summary.order = match self.day_first.cmp(&self.month_first) {
                Ordering::Less => DateOrder::MonthFirst,
                Ordering::Equal if self.twelve > 0 && !dotted => DateOrder::MonthFirst,
                Ordering::Equal | Ordering::Greater => DateOrder::DayFirst,
            };
            summary.ambiguous = self.day_first == self.month_first && self.either > 0 && !dotted;
        }
        let numeric = match summary.order {
            DateOrder::MonthFirst => 2,
            DateOrder::YearFirst | DateOrder::DayFirst | DateOrder::Serial => 1,
        };
        let read = [0, numeric]
            .into_iter()
            .filter_map(|reading| *self.days.get(reading)?);
        summary.days = read.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        let times = self.unix + self.clocked - self.midnight;
        // A few times among days are exceptions; a few days among times are midnights.
        let days_only = holds(fit - times.min(fit), fit);
        summary.kind = if days_only {
            ColumnType::Date
        } else {
            ColumnType::Timestamp
        };
        let odd_times = if days_only { times } else { 0 };
        fit - (misfits + odd_times).min(fit)
    }
}
