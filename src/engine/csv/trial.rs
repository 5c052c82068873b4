//! Reads a sample in one dialect, to see how well it fits.
//!
//! It must not know which dialects there are, or choose.

use super::forms::{Form, form};
use super::scan::{Found, Quotes, Record, Scanner};

/// How many records are read.
const RECORDS: usize = 500;
/// How many of them have their cells looked at.
const LOOKED_AT: usize = 100;
/// A record that is longer than this and not yet at its end was opened by a stray quotation mark.
const LONG: usize = 32 << 10;
/// Lines before the header at the most.
const MOST_LEAD: usize = 30;

/// A record of the sample.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line {
    /// Where it begins.
    pub(super) at: usize,
    /// How many cells it has.
    pub(super) width: usize,
    /// How many of them, at the end, are empty.
    pub(super) tail: usize,
    /// Whether an empty line stands before it.
    after_blank: bool,
}

/// What came of reading a sample in a dialect.
#[derive(Debug)]
pub(super) struct Trial {
    pub(super) scanner: Scanner,
    /// The records that are not blank.
    pub(super) lines: Vec<Line>,
    /// How many cells most records have that have more than one.
    pub(super) width: usize,
    /// How many records stand before the table.
    pub(super) lead: usize,
    /// Records whose quotation marks do not fit.
    pub(super) broken: usize,
    /// Cells in quotation marks.
    pub(super) quoted: usize,
    /// Those of them that need the marks.
    pub(super) needed: usize,
    /// Cells looked at, and those of them that look whole.
    cells: (usize, usize),
    /// Cells looked at that are numbers, dates and the like.
    values: usize,
}

impl Trial {
    /// Reads a sample from `at` on; `whole` says that the sample is all there is.
    pub(super) fn run(sample: &str, at: usize, whole: bool, scanner: Scanner) -> Self {
        let mut trial = Self {
            scanner,
            lines: Vec::new(),
            width: 1,
            lead: 0,
            broken: 0,
            quoted: 0,
            needed: 0,
            cells: (0, 0),
            values: 0,
        };
        trial.read(sample, at, whole);
        trial.width = trial.mode();
        trial.lead = trial.find_lead();
        trial.look_at_cells(sample, whole);
        trial
    }

    fn read(&mut self, sample: &str, from: usize, whole: bool) {
        let mut record = Record::default();
        let mut at = from;
        let mut after_blank = false;
        while at < sample.len() && self.lines.len() < RECORDS {
            let scanner = self.scanner;
            let mut found = scanner.record(sample, at, whole, Quotes::Strict, &mut record);
            let is_long = found == Found::Partial && sample.len() - at > LONG;
            if is_long || matches!(found, Found::Stray(_) | Found::Unclosed) {
                found = scanner.record(sample, at, whole, Quotes::Literal, &mut record);
                self.broken += 1;
            }
            if found == Found::Partial {
                if !self.lines.is_empty() {
                    break;
                }
                // A record longer than the sample: what is there of it must do.
                scanner.record(sample, at, true, Quotes::Literal, &mut record);
            }
            if record.is_blank() {
                after_blank = true;
            } else {
                self.lines.push(Line {
                    at,
                    width: record.len(),
                    tail: record.empty_tail(),
                    after_blank,
                });
                after_blank = false;
                for (cell, is_owned) in record.quoted(sample) {
                    self.quoted += 1;
                    let delimiter = char::from(scanner.delimiter);
                    let needs = is_owned || cell.contains([delimiter, '\n', '\r']);
                    self.needed += usize::from(needs);
                }
            }
            at = record.end;
        }
    }

    /// The width that most records have, of those with more than one cell.
    fn mode(&self) -> usize {
        let mut widths: Vec<(usize, usize)> = Vec::new();
        for line in self.lines.iter().filter(|line| line.width > 1) {
            match widths.iter_mut().find(|(width, _)| *width == line.width) {
                Some((_, count)) => *count += 1,
                None => widths.push((line.width, 1)),
            }
        }
        // Of two that are as frequent, the first one met.
        let best = widths.iter().rev().max_by_key(|(_, count)| *count);
        best.map_or(1, |(width, _)| *width)
    }

    /// How many records stand before the table: far shorter ones, before as many as the table's.
    fn find_lead(&self) -> usize {
        let is_table = |line: &Line| {
            line.width == self.width || (self.width >= 3 && line.width + 1 == self.width)
        };
        let Some(lead) = self.lines.iter().position(is_table) else {
            return 0;
        };
        let (before, table) = self.lines.split_at_checked(lead).unwrap_or_default();
        let is_short = |line: &Line| line.width * 2 < self.width || line.width == 1;
        let blank = table.first().is_some_and(|line| line.after_blank);
        let fitting = table.iter().filter(|line| is_table(line)).count();
        let is_lead = lead <= MOST_LEAD
            && before.iter().all(is_short)
            && (self.width >= 3 || blank || lead >= 2)
            && fitting * 10 >= table.len() * 8
            && (fitting >= 2 || (blank && self.width >= 3));
        if is_lead { lead } else { 0 }
    }

    /// The records of the table, its header first.
    pub(super) fn table(&self) -> &[Line] {
        self.lines.get(self.lead..).unwrap_or_default()
    }

    fn look_at_cells(&mut self, sample: &str, whole: bool) {
        let mut record = Record::default();
        let lines: Vec<Line> = self.table().iter().copied().take(LOOKED_AT).collect();
        for line in lines {
            self.scan(sample, line, whole, &mut record);
            let quoted = record.quoted(sample).count();
            let (mut torn, mut values) = (0, 0);
            for cell in record.unquoted(sample) {
                let form = form(cell);
                torn += usize::from(form == Form::Torn);
                values += usize::from(form.is_value());
            }
            let count = record.len();
            self.cells.0 += count;
            self.cells.1 += count - torn.min(count - quoted.min(count));
            self.values += values;
        }
    }

    /// Reads one of the records again.
    pub(super) fn scan(&self, sample: &str, line: Line, whole: bool, record: &mut Record) {
        let found = self
            .scanner
            .record(sample, line.at, whole, Quotes::Strict, record);
        if found != Found::Record {
            self.scanner
                .record(sample, line.at, true, Quotes::Literal, record);
        }
    }

    /// The share of records that are as long as most.
    pub(super) fn share(&self) -> f64 {
        let table = self.table();
        let fitting = table.iter().filter(|line| line.width == self.width).count();
        ratio(fitting, table.len())
    }

    /// How well the dialect fits, from 0 to 1: how equally long the records are, how whole the cells, how right the quotation marks, and a little
    /// for having many cells.
    pub(super) fn score(&self) -> f64 {
        if self.width < 2 {
            return 0.0;
        }
        let table = self.table();
        let whole = ratio(self.cells.1, self.cells.0);
        let marks = 1.0 - ratio(self.broken, self.lines.len());
        let cells = 1.0 - 1.0 / f64::from(u32::try_from(self.width).unwrap_or(u32::MAX));
        let first = table.first().map_or(0, |line| line.width);
        let start = if self.lead > 0 {
            0.9
        } else if first >= self.width || (first >= 2 && first + 1 == self.width) {
            1.0
        } else {
            // A header that the delimiter divides otherwise, or not at all, speaks against it.
            if first > 1 { 0.5 } else { 0.1 }
        };
        self.share().powi(2) * marks.powi(2) * (0.2 + 0.8 * whole * whole) * cells * start
    }

    /// The share of cells that are numbers, dates and the like.
    pub(super) fn value_share(&self) -> f64 {
        ratio(self.values, self.cells.0)
    }
}

/// A share of counts; 0 of nothing.
pub(super) fn ratio(part: usize, all: usize) -> f64 {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if all == 0 {
        0.0
    } else {
        number(part) / number(all)
    }
}
