//! Finds out what kind of values a column holds, from all its cells.
//!
//! It must not know other columns or the profile. It looks at a cell's first bytes before anything dearer, and stops asking whether
//! a column is of some kind once too many cells were not.

use super::distinct::Distinct;
use super::hints::Hints;
use super::number::{number_form, parse_range};
use super::numbers::Numbers;
use super::shape::{is_email, is_html, is_null_word, is_url, is_uuid, parse_flag, phone};
use super::times::Times;
use super::{ColumnSummary, ColumnType, is_json};
use crate::engine::table::Column;

/// What the column holds, from all its cells. A kind holds when at least 98 of 100 filled cells fit it; the others are counted as
/// exceptions. Markup holds from 60 of 100, as plain text is often mixed in.
pub fn summarize(column: &Column) -> ColumnSummary {
    let mut summarizer = Summarizer::new(&column.name);
    column.visit(|cell| summarizer.add(cell));
    summarizer.finish()
}

/// Finds out what a column holds, cell by cell.
#[derive(Debug)]
pub struct Summarizer {
    tally: Tally,
    cells: u32,
}

impl Summarizer {
    /// For a column of this name.
    pub fn new(name: &str) -> Self {
        Self {
            tally: Tally::new(Hints::of(name)),
            cells: 0,
        }
    }

    /// The next cell.
    pub fn add(&mut self, cell: &str) {
        self.tally.add(cell);
        self.cells = self.cells.wrapping_add(1);
        if self.cells.is_multiple_of(1024) {
            self.tally.give_up_the_hopeless();
        }
    }

    /// What the column holds.
    pub fn finish(self) -> ColumnSummary {
        self.tally.conclude()
    }
}

/// Kinds that a column may still turn out to be.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a set of kinds, each on its own"
)]
struct Open {
    uuid: bool,
    number: bool,
    flag: bool,
    time: bool,
    range: bool,
    url: bool,
    email: bool,
    phone: bool,
    json: bool,
    html: bool,
    code: bool,
}

/// How many cells fit which kind.
#[derive(Debug)]
struct Tally {
    hints: Hints,
    open: Open,
    distinct: Distinct,
    blank: u32,
    filled: u32,
    longest: usize,
    null_words: u32,
    null_proper: u32,
    uuid: u32,
    number: Numbers,
    flag_words: u32,
    flag_digits: u32,
    time: Times,
    range_half_open: u32,
    range_closed: u32,
    url: u32,
    email: u32,
    phone_sure: u32,
    phone: u32,
    json: u32,
    html: u32,
    code: u32,
}

impl Tally {
    fn new(hints: Hints) -> Self {
        Self {
            hints,
            open: Open {
                uuid: true,
                number: true,
                flag: true,
                time: true,
                range: true,
                url: true,
                email: true,
                phone: true,
                json: true,
                html: true,
                code: true,
            },
            distinct: Distinct::default(),
            blank: 0,
            filled: 0,
            longest: 0,
            null_words: 0,
            null_proper: 0,
            uuid: 0,
            number: Numbers::default(),
            flag_words: 0,
            flag_digits: 0,
            time: Times::default(),
            range_half_open: 0,
            range_closed: 0,
            url: 0,
            email: 0,
            phone_sure: 0,
            phone: 0,
            json: 0,
            html: 0,
            code: 0,
        }
    }

    fn add(&mut self, cell: &str) {
        let text = cell.trim();
        // What Postgres and MySQL print for nothing is never a value.
        let Some(first) = text.bytes().next().filter(|_| text != "\\N") else {
            self.blank += 1;
            return;
        };
        self.filled += 1;
        self.longest = self.longest.max(cell.len());
        self.distinct.add(cell);
        if self.open.uuid && text.len() == 36 && is_uuid(text) {
            // Ids are the commonest cells of all, and fit no other kind.
            self.uuid += 1;
            self.code += 1;
            return;
        }
        if is_null_word(text) {
            self.null_words += 1;
            self.null_proper += u32::from(is_proper_null(text));
            return;
        }
        if self.open.flag && text.len() <= 5 && parse_flag(text).is_some() {
            if first.is_ascii_digit() {
                self.flag_digits += 1;
            } else {
                self.flag_words += 1;
            }
        }
        match first {
            b'0'..=b'9' | b'-' | b'.' | b',' => self.add_numeric(text),
            b'+' | b'(' | b'[' | b'{' => self.add_bracketed(text),
            _ => self.add_worded(text),
        }
        if self.open.email && is_email(text) {
            self.email += 1;
        }
        if self.open.html && is_html(text) {
            self.html += 1;
        }
        if self.open.code && is_code(text) {
            self.code += 1;
        }
    }

    fn add_numeric(&mut self, text: &str) {
        if text.len() > 64 {
            return;
        }
        if self.open.number
            && let Some(form) = number_form(text)
        {
            self.number.add(form, text);
        }
        if self.open.time {
            self.time.add(text, self.hints.time);
        }
        if self.open.phone && phone(text).is_some() {
            self.phone += 1;
        }
    }

    fn add_bracketed(&mut self, text: &str) {
        if self.open.phone
            && let Some(sure) = phone(text)
        {
            self.phone += 1;
            self.phone_sure += u32::from(sure);
        }
        if self.open.range && text.len() <= 80 && parse_range(text).is_some() {
            if text.starts_with('[') && text.ends_with(']') {
                self.range_closed += 1;
            } else {
                self.range_half_open += 1;
            }
        }
        if self.open.json {
            self.json += u32::from(is_json(text));
        }
    }

    fn add_worded(&mut self, text: &str) {
        if self.open.url && is_url(text) {
            self.url += 1;
        } else if self.open.time && text.len() <= 80 {
            self.time.add(text, self.hints.time);
        }
    }

    /// Stops asking for kinds that too many cells do not fit.
    fn give_up_the_hopeless(&mut self) {
        let cells = self.filled - self.null_words;
        let hopeless = |fit: u32| cells - fit.min(cells) > 512 + cells / 8;
        let open = &mut self.open;
        open.uuid &= !hopeless(self.uuid);
        open.number &= !hopeless(self.number.all());
        open.flag &= !hopeless(self.flag_words + self.flag_digits);
        open.time &= !hopeless(self.time.all());
        open.range &= !hopeless(self.range_half_open + self.range_closed);
        open.url &= !hopeless(self.url);
        open.email &= !hopeless(self.email);
        open.phone &= !hopeless(self.phone);
        open.json &= !hopeless(self.json);
        open.code &= !hopeless(self.code);
        open.html &= cells < 2048 || self.html > cells / 16;
    }

    fn conclude(self) -> ColumnSummary {
        let mut summary = ColumnSummary {
            nulls: self.blank,
            distinct: self.distinct.count(),
            longest: u32::try_from(self.longest).unwrap_or(u32::MAX),
            ..ColumnSummary::default()
        };
        let cells = self.filled - self.null_words;
        if cells == 0 {
            let nothing = self.null_proper == self.filled;
            if nothing {
                summary.kind = ColumnType::Empty;
                summary.null_words = self.filled > 0;
                summary.nulls += self.filled;
            }
            return summary;
        }
        let fit = self.settle(cells, &mut summary);
        let text = summary.kind == ColumnType::Text;
        summary.null_words = !text || holds(self.code, cells);
        if summary.null_words {
            summary.nulls += self.null_words;
        }
        summary.exceptions = cells - fit.min(cells);
        summary
    }

    /// Decides on the kind; how many cells fit it.
    fn settle(&self, cells: u32, summary: &mut ColumnSummary) -> u32 {
        let ranges = self.range_half_open + self.range_closed;
        let range_shown = self.range_half_open > 0 || self.hints.range;
        let phone_shown = self.hints.phone || self.phone_sure * 2 >= cells;
        let dates = self.time.dated(self.hints.time);
        let candidates = [
            (ColumnType::Uuid, self.uuid, true),
            (ColumnType::Boolean, self.flags(), true),
            (ColumnType::Timestamp, dates, true),
            (ColumnType::Phone, self.phone, phone_shown),
            (ColumnType::Integer, self.number.all(), true),
            (ColumnType::Range, ranges, range_shown),
            (ColumnType::Json, self.json, true),
            (ColumnType::Email, self.email, true),
            (ColumnType::Url, self.url, true),
        ];
        let met = candidates
            .into_iter()
            .find(|(_, fit, shown)| *shown && holds(*fit, cells));
        let Some((kind, fit, _)) = met else {
            if u64::from(self.html) * 10 >= u64::from(cells) * 6 {
                summary.kind = ColumnType::Html;
                return self.html;
            }
            return cells;
        };
        summary.kind = kind;
        match kind {
            ColumnType::Timestamp => self.time.settle(fit, summary),
            ColumnType::Integer => self.number.settle(fit, summary),
            _ => fit,
        }
    }

    /// Cells that mean yes or no: digits only where the name asks a question.
    fn flags(&self) -> u32 {
        if self.hints.asks {
            self.flag_words + self.flag_digits
        } else {
            self.flag_words
        }
    }
}

/// Whether nearly all cells fit.
pub(super) fn holds(fit: u32, cells: u32) -> bool {
    cells > 0 && u64::from(fit) * 100 >= u64::from(cells) * 98
}

/// Words that databases write for nothing, whatever the column; other such words may be values.
fn is_proper_null(text: &str) -> bool {
    matches!(text, "NULL" | "null" | "." | "(null)")
}

/// Whether a text is a code such as `C-1007` rather than words: no blanks, and a digit somewhere.
fn is_code(text: &str) -> bool {
    text.len() <= 64
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && !text.bytes().any(|byte| byte.is_ascii_whitespace())
}
