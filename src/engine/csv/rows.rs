//! Finds the records of one entry in text as it arrives, and lays them into a table.
//!
//! It must not know how the dialect was found. A record that is broken is read in the way that loses least, and warned about.

use super::charset::Charset;
use super::decoder::{Decoder, NotUtf8, Repair};
use super::headers::{name_columns, number_columns};
use super::scan::{Found, NO_MARK, Quotes, Record, Scanner};
use super::sniff::Sniffed;
use super::warnings::Warnings;
use crate::engine::archive::Limits;
use crate::engine::table::{Dialect, Row, Table, TableBuilder};
use crate::engine::warning::{Warning, WarningKind};

/// Name of the column that keeps the cells of rows that are longer than the header.
const EXTRA: &str = "(extra)";
/// Bytes of records that are read at once: a quotation mark that is never closed is known to be so when much text has piled up.
const PAUSE: usize = 4 << 20;
/// How much of lines that belong to no row is shown.
const SHOWN: usize = 300;
/// How far the end of a badly quoted cell is looked for.
const REPAIR_REACH: usize = 256 << 10;
/// Bytes looked through for repairs at the least, before they are weighed against the bytes read.
const REPAIR_FREE: u64 = 16 << 20;

/// Reads records into a builder.
pub(super) struct Rows {
    path: String,
    limits: Limits,
    decoder: Decoder,
    encoding: Charset,
    /// What was replaced in the window.
    repairs: Vec<Repair>,
    scanner: Scanner,
    dialect: Dialect,
    /// Text that is decoded and not yet read, from `at` on.
    window: String,
    at: usize,
    /// The line on which the next record begins.
    line: u64,
    /// A place in the window and its byte in the entry, from which other places are counted.
    known: (usize, u64),
    /// Bytes the record at work must have before it is tried again, so that a long one is not read over and over.
    wait: usize,
    record: Record,
    spare: Record,
    builder: Option<TableBuilder>,
    width: usize,
    /// Cells at the end of each record that are none.
    tail: usize,
    /// How lines begin that are comments, where they are not as long as a row.
    comment: Option<&'static str>,
    /// Whether all of the entry's bytes are decoded.
    ended: bool,
    /// Whether the table has got a column for cells beyond the header.
    extra: bool,
    /// Whether a cell was too large to be kept.
    lost: bool,
    /// Bytes looked through for repairs.
    looked: u64,
    consumed: u64,
    warnings: Warnings,
}

/// How much of the text at hand was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fed {
    /// All that can be, before more comes.
    All,
    /// Some of it.
    Part,
}

/// Where reading begins.
pub(super) struct Start {
    pub(super) decoder: Decoder,
    pub(super) encoding: Charset,
    /// Whether the encoding is a guess.
    pub(super) is_guess: bool,
    /// Whether the reader said if there is a header.
    pub(super) is_told_header: bool,
    pub(super) dialect: Dialect,
    /// How it is written, but for what the dialect says already.
    pub(super) found: Sniffed,
    /// Why it cannot be read as the reader wants, in clauses.
    pub(super) refused: Vec<String>,
    /// The text that is decoded.
    pub(super) window: String,
    /// What was replaced in it.
    pub(super) repairs: Vec<Repair>,
    /// The window's byte in the entry.
    pub(super) byte: u64,
}

impl Rows {
    /// Reads the records that `start` begins with, and those that are fed.
    pub(super) fn new(path: String, limits: Limits, start: Start) -> Self {
        let found = start.found;
        let mark = |byte: u8| (byte != NO_MARK).then(|| char::from(byte));
        let dialect = Dialect {
            delimiter: char::from(found.scanner.delimiter),
            quote: mark(found.scanner.quote),
            escape: mark(found.scanner.escape),
            header: found.header,
            skip: found.skip,
            comment: found.comment.map(str::to_owned),
            trailing_delimiter: found.tail > 0,
            ..start.dialect
        };
        let mut rows = Self {
            warnings: Warnings::new(path.clone(), limits.warnings),
            path,
            limits,
            scanner: found.scanner,
            decoder: start.decoder,
            encoding: start.encoding,
            dialect,
            window: start.window,
            repairs: start.repairs,
            at: found.at,
            line: 1 + u64::from(found.lines),
            known: (0, start.byte),
            wait: 0,
            record: Record::default(),
            spare: Record::default(),
            builder: None,
            width: 0,
            tail: found.tail,
            comment: found.comment,
            ended: false,
            extra: false,
            lost: false,
            looked: 0,
            consumed: 0,
        };
        rows.warn_of_start(&start.refused, found.skipped_from);
        let encoding = rows.dialect.encoding.clone();
        if start.is_guess {
            let why = format!(
                "is not UTF-8 and does not say what it is; it was read as {encoding}, which is a guess"
            );
            rows.warn_of_all(WarningKind::GuessedEncoding, &why);
        }
        if !rows.dialect.header && !start.is_told_header {
            let why = "has no header: its first row is data like the others, so the columns have numbers for names";
            rows.warn_of_all(WarningKind::NoHeader, why);
        }
        rows
    }

    /// Warns about wishes that cannot be followed, and about lines before the table.
    fn warn_of_start(&mut self, refused: &[String], skipped_from: usize) {
        for why in refused {
            self.warn_of_all(
                WarningKind::OddReading,
                &format!("cannot be read as wished: {why}"),
            );
        }
        let skip = self.dialect.skip;
        let skipped = self.window.get(skipped_from..self.at).unwrap_or("");
        if skip == 0 || skipped.trim().is_empty() {
            return;
        }
        let shown = shorten(skipped);
        let line = self.line - u64::from(skip);
        let lines = if skip == 1 {
            "1 line stands".to_owned()
        } else {
            format!("{skip} lines stand")
        };
        let message = format!(
            "{}, line {line}: {lines} before the table and belong to no row: \u{201c}{shown}\u{201d}.",
            self.path
        );
        let before = self.window.get(..skipped_from).unwrap_or("");
        let byte = self.known.1 + self.encoding.length(before);
        self.warnings
            .add(WarningKind::StrayLines, line, byte, message);
    }

    /// Warns about the entry as a whole.
    fn warn_of_all(&mut self, kind: WarningKind, what: &str) {
        let message = format!("{} {what}.", self.path);
        self.warnings.add(kind, 0, 0, message);
    }

    /// Rows read so far.
    pub(super) fn count(&self) -> Row {
        self.builder.as_ref().map_or(0, TableBuilder::rows)
    }

    /// Takes the bytes that follow; `last` says that these are all.
    pub(super) fn feed(&mut self, bytes: &[u8], last: bool) -> Result<Fed, NotUtf8> {
        self.drop_read();
        if !self.ended {
            self.decoder
                .decode(bytes, last, &mut self.window, &mut self.repairs)?;
            self.ended = last;
        }
        Ok(self.read(last))
    }

    /// Reads the whole records that are at hand and leaves out what is not whole.
    pub(super) fn cut(&mut self) -> Fed {
        self.drop_read();
        self.wait = 0;
        self.ended = true;
        let fed = self.read(false);
        if fed == Fed::All {
            self.window.truncate(self.at);
            if self.builder.is_none() {
                self.builder = Some(TableBuilder::new(self.path.clone(), Vec::<String>::new()));
            }
        }
        fed
    }

    /// Forgets the text that is read.
    fn drop_read(&mut self) {
        self.known = (0, self.byte());
        self.repairs.retain_mut(|repair| {
            repair.at.checked_sub(self.at).is_some_and(|at| {
                repair.at = at;
                true
            })
        });
        self.window.drain(..self.at);
        self.at = 0;
    }

    /// The byte in the entry at which the record at work begins.
    fn byte(&self) -> u64 {
        let (place, byte) = self.known;
        let between = self.window.get(place..self.at).unwrap_or("");
        let mut byte = byte + self.encoding.length(between);
        let first = self.repairs.partition_point(|repair| repair.at < place);
        let repairs = self.repairs.iter().skip(first);
        let length = self.encoding.length("\u{fffd}");
        for repair in repairs.take_while(|repair| repair.at < self.at) {
            byte = (byte + repair.bytes as u64).saturating_sub(length);
        }
        byte
    }

    /// Reads all whole records in the window.
    pub(super) fn read(&mut self, last: bool) -> Fed {
        if !last && self.window.len() - self.at < self.wait {
            return Fed::All;
        }
        self.wait = 0;
        let pause = self.at + PAUSE;
        while self.at < self.window.len() {
            if self.at > pause {
                return Fed::Part;
            }
            if self.is_comment() {
                match self.take_comment(last) {
                    Some(true) => continue,
                    Some(false) => {}
                    None => return Fed::All,
                }
            }
            if !self.next(last) {
                let pending = self.window.len() - self.at;
                self.wait = pending.saturating_mul(2).min(self.limits.record_bytes + 1);
                return Fed::All;
            }
            self.take();
        }
        if last && self.builder.is_none() {
            self.builder = Some(TableBuilder::new(self.path.clone(), Vec::<String>::new()));
        }
        Fed::All
    }

    /// Whether the line at `at` begins like a comment. The header does not.
    fn is_comment(&self) -> bool {
        let begins = |prefix: &str| {
            let bytes = self.window.as_bytes();
            bytes
                .get(self.at..)
                .is_some_and(|rest| rest.starts_with(prefix.as_bytes()))
        };
        self.builder.is_some() && self.comment.is_some_and(begins)
    }

    /// Steps over a comment; `false` when it is a row after all, none when more text is needed.
    fn take_comment(&mut self, last: bool) -> Option<bool> {
        let found = self.scanner.record(
            &self.window,
            self.at,
            last,
            Quotes::Literal,
            &mut self.record,
        );
        if found != Found::Record {
            let too_long = self.window.len() - self.at > self.limits.record_bytes;
            return too_long.then_some(false);
        }
        if self.record.len() == self.width + self.tail {
            return Some(false);
        }
        let shown = shorten(self.record.raw_from(&self.window, 0));
        self.warn(
            WarningKind::StrayLines,
            &format!("the line is a comment and belongs to no row: \u{201c}{shown}\u{201d}"),
        );
        self.step_over();
        Some(true)
    }

    /// Finds the record at `at`; `false` when more text is needed.
    fn next(&mut self, last: bool) -> bool {
        let found = self.scanner.record(
            &self.window,
            self.at,
            last,
            Quotes::Strict,
            &mut self.record,
        );
        let limit = self.limits.record_bytes;
        let too_long = |end: usize, at: usize| end - at > limit;
        match found {
            Found::Record if !too_long(self.record.end, self.at) => {
                if self.record.inner_lines > 0 && self.swallowed_rows() {
                    self.read_literally(last);
                }
                true
            }
            Found::Partial if !too_long(self.window.len(), self.at) => false,
            Found::Stray(mark) if !too_long(mark, self.at) => self.repair(last),
            _ => {
                self.read_literally(last);
                true
            }
        }
    }

    /// Whether the record is of the wrong length, and each of its lines would be a record of the right one.
    fn swallowed_rows(&mut self) -> bool {
        if self.width < 2 || self.fits(&self.record) {
            return false;
        }
        let end = self.record.end;
        let Some(text) = self.window.get(..end) else {
            return false;
        };
        let mut at = self.at;
        while at < end {
            self.scanner
                .record(text, at, true, Quotes::Literal, &mut self.spare);
            if !self.fits(&self.spare) {
                return false;
            }
            at = self.spare.end;
        }
        true
    }

    /// Whether a record is as long as a row.
    fn fits(&self, record: &Record) -> bool {
        record.len() == self.width || record.len() == self.width + self.tail
    }

    /// Reads one line with quotation marks as text.
    fn read_literally(&mut self, last: bool) {
        let limit = self.limits.record_bytes;
        let found = self.scanner.record(
            &self.window,
            self.at,
            last,
            Quotes::Literal,
            &mut self.record,
        );
        let is_short = found == Found::Record && self.record.end - self.at <= limit;
        if is_short {
            self.warn(
                WarningKind::BrokenQuote,
                "a quotation mark is opened and not closed; it was taken as text, and the line as a row of its own",
            );
            return;
        }
        let end = floor_char(&self.window, self.at + limit);
        let text = self.window.get(..end).unwrap_or("");
        self.scanner
            .record(text, self.at, true, Quotes::Literal, &mut self.record);
        self.warn(
            WarningKind::Limit,
            "the row is too long to be shown as one, and was cut into several",
        );
    }

    /// Finds the best reading of a record in which text follows a closing quotation mark; `false` when more text is needed.
    fn repair(&mut self, last: bool) -> bool {
        let literal = self.scanner.record(
            &self.window,
            self.at,
            last,
            Quotes::Literal,
            &mut self.spare,
        );
        if literal != Found::Record {
            let too_long = self.window.len() - self.at > self.limits.record_bytes;
            if too_long {
                self.read_literally(last);
            }
            return too_long;
        }
        let line_end = self.spare.end;
        let fits = self.fits(&self.spare) || self.width == 0;
        // Where the line alone makes a row, no reading that goes beyond the line is better.
        let reach = if fits {
            line_end
        } else {
            floor_char(&self.window, (self.at + REPAIR_REACH).max(line_end))
        };
        let may_look = self.looked <= REPAIR_FREE + self.consumed.saturating_mul(4);
        let whole = reach < self.window.len() || last;
        if !fits && may_look && !whole && self.window.len() - self.at < REPAIR_REACH {
            return false;
        }
        self.looked += (reach - self.at) as u64;
        let text = self.window.get(..reach).unwrap_or("");
        let mut choice = None;
        for quotes in [Quotes::Inner, Quotes::KeepAfter] {
            if !fits && !may_look {
                break;
            }
            let found = self
                .scanner
                .record(text, self.at, fits || last, quotes, &mut self.record);
            if found == Found::Record && (self.fits(&self.record) || self.width == 0) {
                choice = Some(quotes);
                break;
            }
        }
        if choice.is_none() {
            // No reading has the right number of cells: then the one that keeps to the line.
            let line = self.window.get(..line_end).unwrap_or("");
            let found =
                self.scanner
                    .record(line, self.at, true, Quotes::KeepAfter, &mut self.record);
            if found != Found::Record || fits {
                self.scanner
                    .record(line, self.at, true, Quotes::Literal, &mut self.record);
            }
        }
        self.warn(
            WarningKind::BrokenQuote,
            "a quotation mark stands where none may; the text was kept as it is",
        );
        true
    }

    /// Moves the record into the table.
    fn take(&mut self) {
        let first = self.repairs.partition_point(|repair| repair.at < self.at);
        let repair = self.repairs.get(first);
        if repair.is_some_and(|repair| repair.at < self.record.end) {
            self.warn(
                WarningKind::BadEncoding,
                &format!(
                    "the row has bytes that are no text in {}; they are shown as \u{fffd}",
                    self.dialect.encoding
                ),
            );
        }
        if !self.record.is_blank() {
            match &mut self.builder {
                None => self.take_header(),
                Some(_) => self.take_row(),
            }
        }
        self.step_over();
    }

    /// Goes on behind the record.
    fn step_over(&mut self) {
        let ended_line = self
            .window
            .as_bytes()
            .get(..self.record.end)
            .is_some_and(|bytes| bytes.ends_with(b"\n") || bytes.ends_with(b"\r"));
        self.line += u64::from(self.record.inner_lines) + u64::from(ended_line);
        self.consumed += (self.record.end - self.at) as u64;
        self.at = self.record.end;
    }

    fn take_header(&mut self) {
        let mut cells: Vec<&str> = self.record.cells(&self.window).collect();
        cells.truncate(cells.len().saturating_sub(self.tail).max(1));
        let beyond = cells.len().saturating_sub(self.limits.columns);
        cells.truncate(self.limits.columns);
        self.width = cells.len();
        let (names, odd) = if self.dialect.header {
            name_columns(cells.into_iter())
        } else {
            (number_columns(self.width), Vec::new())
        };
        for odd in odd {
            let given = names.get(odd.column).cloned().unwrap_or_default();
            let number = odd.column + 1;
            let message = if odd.raw.trim().is_empty() {
                format!(
                    "the header of column {number} is empty; it is called \u{201c}{given}\u{201d} here"
                )
            } else {
                format!(
                    "the header \u{201c}{}\u{201d} stands twice; column {number} is called \u{201c}{given}\u{201d} here",
                    odd.raw.trim()
                )
            };
            self.warn(WarningKind::OddHeader, &message);
        }
        if beyond > 0 {
            self.warn(
                WarningKind::Limit,
                &format!("there are {beyond} more columns than can be shown; they are kept together in the column {EXTRA}"),
            );
        }
        self.builder = Some(TableBuilder::new(self.path.clone(), names));
        if !self.dialect.header {
            self.take_row();
        }
    }

    fn take_row(&mut self) {
        // Each row counts on from the one before, so that no text is measured twice.
        self.known = (self.at, self.byte());
        let Some(builder) = &mut self.builder else {
            return;
        };
        builder.starts_at(self.known.1);
        let count = self.record.len();
        let line = u32::try_from(self.line).unwrap_or(u32::MAX);
        let cells = self.record.cells(&self.window).take(self.width);
        if count <= self.width {
            self.lost |= !builder.push(line, cells);
        } else {
            let beyond = self.record.raw_from(&self.window, self.width);
            let mut more = self.record.cells(&self.window).skip(self.width);
            // A delimiter at the end of every line is a habit of some writers and says nothing.
            if more.all(str::is_empty) {
                self.lost |= !builder.push(line, cells);
                return;
            }
            if !self.extra {
                builder.add_column(EXTRA);
                self.extra = true;
            }
            self.lost |= !builder.push(line, cells.chain([beyond]));
        }
        if count != self.width {
            self.warn_ragged(count);
        }
    }

    fn warn_ragged(&mut self, count: usize) {
        let header = if self.dialect.header {
            "the header"
        } else {
            "the first row"
        };
        let rest = if count > self.width {
            format!("those beyond are kept in the column {EXTRA}")
        } else {
            "the missing ones are empty".to_owned()
        };
        let what = format!(
            "the row has {count} cells and {header} {}; {rest}",
            self.width
        );
        self.warn(WarningKind::RaggedRow, &what);
    }

    /// Warns about the record at work.
    fn warn(&mut self, kind: WarningKind, what: &str) {
        let byte = if self.warnings.has_room() {
            self.byte()
        } else {
            0
        };
        let message = format!("{}, line {}: {what}.", self.path, self.line);
        self.warnings.add(kind, self.line, byte, message);
    }

    /// The table.
    pub(super) fn finish(self) -> (Table, Vec<Warning>) {
        let Self {
            path,
            builder,
            dialect,
            lost,
            mut warnings,
            ..
        } = self;
        if lost {
            let message = format!(
                "{path} has more text in one column than can be kept; some of its cells are empty here."
            );
            warnings.add(WarningKind::Limit, 0, 0, message);
        }
        let table = builder
            .unwrap_or_else(|| TableBuilder::new(path, Vec::<String>::new()))
            .finish(dialect);
        if table.rows() == 0 {
            let what = if table.columns.is_empty() {
                "is empty"
            } else {
                "has a header and no rows"
            };
            warnings.add(
                WarningKind::EmptyTable,
                0,
                0,
                format!("{} {what}.", table.path),
            );
        }
        (table, warnings.finish())
    }
}

/// A text in one line, and not all of a long one.
fn shorten(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    let end = floor_char(&line, SHOWN);
    match line.get(..end) {
        Some(start) if end < line.len() => format!("{start}\u{2026}"),
        _ => line,
    }
}

/// The last character border at or before a place.
fn floor_char(text: &str, place: usize) -> usize {
    let mut place = place.min(text.len());
    while !text.is_char_boundary(place) {
        place -= 1;
    }
    place
}
