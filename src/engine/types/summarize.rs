//! Finds out what kind of values a column holds, from all its cells.
//!
//! It must not know other columns or the profile. It looks at a cell's first bytes before anything dearer, and stops asking whether
//! a column is of some kind once too many cells were not.

use super::amount::amount_form;
use super::date::is_sure;
use super::distinct::Distinct;
use super::hints::Hints;
use super::list::Lists;
use super::number::{number_form, parse_range};
use super::numbers::Numbers;
use super::shape::{
    is_bare_url, is_email, is_html, is_null_word, is_url, is_uuid, parse_flag, phone,
};
use super::times::Times;
use super::{ColumnSummary, ColumnType, is_json};
use crate::engine::table::{Column, Row, Told, hash_integer, hash_text};

/// After so many filled cells it is seen which kinds the column can no longer be of.
const LOOKED_AT: u32 = 1024;

/// What the column holds, from all its cells. A kind holds when at least 98 of 100 filled cells fit it; the others are counted as
/// exceptions. Markup holds from 60 of 100, as plain text is often mixed in.
pub fn summarize(column: &Column) -> ColumnSummary {
    let mut summarizer = Summarizer::new(&column.name);
    let mut row = 0;
    while let Some((next, _)) = summarizer.add_rows(column, row, u64::MAX) {
        row = next;
    }
    summarizer.finish()
}

/// Finds out what a column holds, a run of cells after another.
#[derive(Debug)]
pub struct Summarizer {
    tally: Tally,
    /// Whether times of the form at work have a time of day; none when they are to be read as any other text.
    clocked: Option<bool>,
    /// How many cells there may be before kinds are given up.
    look_at: u32,
}

impl Summarizer {
    /// For a column of this name.
    pub fn new(name: &str) -> Self {
        Self {
            tally: Tally::new(Hints::of(name)),
            clocked: None,
            look_at: LOOKED_AT,
        }
    }

    /// The cells of a column from a row on: some thousand of them, or about so many bytes. Returns the row to go on from, and the bytes
    /// that it took; none at the end.
    pub fn add_rows(&mut self, column: &Column, row: Row, bytes: u64) -> Option<(Row, u64)> {
        column.tell(row, bytes, |told, cells| self.add_told(told, cells))
    }

    /// The next cell.
    pub fn add(&mut self, cell: &str) {
        self.add_told(Told::Text(cell), 1);
    }

    /// What the column holds.
    pub fn finish(self) -> ColumnSummary {
        self.tally.conclude()
    }

    fn add_told(&mut self, told: Told<'_>, cells: u32) {
        let tally = &mut self.tally;
        match told {
            Told::Empty => tally.blank += cells,
            Told::Text(text) => tally.add(text, cells),
            Told::Uuid(hash) => tally.add_uuid(hash),
            Told::Integer(number) => tally.add_integer(number),
            Told::Time {
                text,
                day,
                midnight,
                first,
            } => {
                if first {
                    // What stands behind the time may be anything.
                    let plain = |c: char| c.is_ascii_alphanumeric() || "+-:. ".contains(c);
                    self.clocked = is_sure(text).filter(|_| text.chars().all(plain));
                }
                match self.clocked {
                    Some(clocked) => tally.add_time(text, day, clocked, midnight),
                    None => tally.add(text, 1),
                }
            }
        }
        if tally.filled >= self.look_at {
            self.look_at = tally.filled.saturating_add(LOOKED_AT);
            tally.give_up_the_hopeless();
        }
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
    list: bool,
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
    /// The words for nothing that were met, as written, and how often.
    nothings: Vec<(String, u32)>,
    uuid: u32,
    number: Numbers,
    flag_words: u32,
    flag_digits: u32,
    /// Whether `t` or `f` was met, and whether `y` or `n`.
    flag_letters: (bool, bool),
    lists: Lists,
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
                list: true,
            },
            distinct: Distinct::default(),
            blank: 0,
            filled: 0,
            longest: 0,
            null_words: 0,
            null_proper: 0,
            nothings: Vec::new(),
            uuid: 0,
            number: Numbers::default(),
            flag_words: 0,
            flag_digits: 0,
            flag_letters: (false, false),
            lists: Lists::default(),
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

    /// The cell that so many rows hold.
    fn add(&mut self, cell: &str, cells: u32) {
        let text = cell.trim();
        // What Postgres and MySQL print for nothing is never a value.
        let Some(first) = text.bytes().next().filter(|_| text != "\\N") else {
            self.blank += cells;
            return;
        };
        self.filled += cells;
        self.longest = self.longest.max(cell.len());
        self.distinct.add(hash_text(cell));
        if self.open.uuid && is_uuid(text) {
            // Ids are the commonest cells of all, and fit no other kind.
            self.uuid += cells;
            self.code += cells;
            return;
        }
        if is_null_word(text) {
            self.null_words += cells;
            self.null_proper += cells * u32::from(is_proper_null(text));
            match self.nothings.iter_mut().find(|(word, _)| word == text) {
                Some((_, count)) => *count += cells,
                None => self.nothings.push((text.to_owned(), cells)),
            }
            return;
        }
        if self.open.flag && text.len() <= 5 && parse_flag(text).is_some() {
            if first.is_ascii_digit() {
                self.flag_digits += cells;
            } else {
                self.flag_words += cells;
                let alone = text.len() == 1;
                self.flag_letters.0 |= alone && b"tTfF".contains(&first);
                self.flag_letters.1 |= alone && b"yYnN".contains(&first);
            }
        }
        match first {
            b'0'..=b'9' | b'-' | b'.' | b',' => self.add_numeric(text, cells),
            b'+' | b'(' | b'[' | b'{' => self.add_bracketed(text, cells),
            _ => self.add_worded(text, cells),
        }
        if self.open.email && is_email(text) {
            self.email += cells;
        }
        if self.open.html && is_html(text) {
            self.html += cells;
        }
        if self.open.code && is_code(text) {
            self.code += cells;
        }
        if self.open.list {
            self.lists.add(text, cells);
        }
    }

    /// An id of the usual form.
    fn add_uuid(&mut self, hash: u64) {
        self.filled += 1;
        self.longest = self.longest.max(36);
        self.distinct.add(hash);
        self.uuid += 1;
        self.code += 1;
    }

    /// A whole number that is written plainly: all that its text could be besides follows from its length.
    fn add_integer(&mut self, number: i64) {
        let magnitude = number.unsigned_abs();
        let digits = magnitude.checked_ilog10().map_or(1, |log| log + 1);
        let length = digits + u32::from(number < 0);
        self.filled += 1;
        self.longest = self.longest.max(usize::try_from(length).unwrap_or(0));
        self.distinct.add(hash_integer(number));
        self.number.add_plain();
        self.code += 1;
        if matches!(number, 0 | 1) {
            self.flag_digits += 1;
        }
        if self.open.phone && (6..=15).contains(&digits) {
            self.phone += 1;
        }
        if self.open.time && number > 0 && matches!(digits, 4 | 8 | 10 | 13) {
            self.time.add(&number.to_string(), self.hints.time, 1);
        }
        if self.hints.dated && digits == 5 {
            self.time.add_serial(&number.to_string(), 1);
        }
    }

    /// A day, year first, perhaps with a time of day.
    fn add_time(&mut self, text: &str, day: i64, clocked: bool, midnight: bool) {
        self.filled += 1;
        self.longest = self.longest.max(text.len());
        self.distinct.add(hash_text(text));
        self.time.add_known(day, clocked, midnight);
        // A day alone has eight digits and dashes.
        self.phone += u32::from(self.open.phone && !clocked);
        self.code += u32::from(!text.contains(' '));
    }

    fn add_numeric(&mut self, text: &str, cells: u32) {
        if text.len() > 64 {
            return;
        }
        if self.open.number {
            self.add_amount(text, cells);
        }
        if self.open.time {
            self.time.add(text, self.hints.time, cells);
        }
        if self.hints.dated {
            self.time.add_serial(text, cells);
        }
        if self.open.phone && phone(text).is_some() {
            self.phone += cells;
        }
    }

    /// A number, whatever stands around it.
    fn add_amount(&mut self, text: &str, cells: u32) {
        if let Some(form) = number_form(text) {
            self.number.add(form, text, cells);
        } else if let Some((form, around)) = amount_form(text) {
            self.number.add(form, around.inner, cells);
            self.number.add_around(&around, cells);
        }
    }

    fn add_bracketed(&mut self, text: &str, cells: u32) {
        if self.open.phone
            && let Some(sure) = phone(text)
        {
            self.phone += cells;
            self.phone_sure += cells * u32::from(sure);
        }
        if self.open.range && text.len() <= 80 && parse_range(text).is_some() {
            if text.starts_with('[') && text.ends_with(']') {
                self.range_closed += cells;
            } else {
                self.range_half_open += cells;
            }
        }
        if self.open.number && text.starts_with('(') {
            self.add_amount(text, cells);
        }
        self.lists.add_braced(text, cells);
        if self.open.json && is_json(text) {
            self.json += cells;
            self.lists.add_json(text, cells);
        }
    }

    fn add_worded(&mut self, text: &str, cells: u32) {
        if self.open.url && (is_url(text) || (self.hints.url && is_bare_url(text))) {
            self.url += cells;
        } else if self.open.number && text.len() <= 32 && may_be_amount(text) {
            self.add_amount(text, cells);
        } else if self.open.time && text.len() <= 80 {
            self.time.add(text, self.hints.time, cells);
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
        open.list &= !self.lists.is_hopeless(cells);
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
        if text
            && !summary.null_words
            && let Some((word, count)) = self.repeated_nothing(cells)
        {
            summary.null_word = Some(word.clone());
            summary.nulls += count;
        }
        if text || summary.kind == ColumnType::Json {
            summary.list = self.lists.settle(cells, !text, self.hints);
        }
        summary
    }

    /// The word for nothing that is far commoner than the values of a column of text, and so is none of them. `Null` and `Nil` may be
    /// people, and two letters a country among others.
    fn repeated_nothing(&self, cells: u32) -> Option<&(String, u32)> {
        let known = u32::try_from(self.nothings.len()).unwrap_or(u32::MAX);
        let values = self.distinct.count().saturating_sub(known).max(1);
        let usual = cells / values + 1;
        let (word, count) = self.nothings.iter().max_by_key(|(_, count)| *count)?;
        let times = match word.as_str() {
            "NULL" | "null" | "(null)" | "#N/A" => 4,
            "N/A" | "n/a" | "None" | "nan" | "NaN" | "-" | "." => 10,
            "NA" if self.longest > 3 => 10,
            _ => return None,
        };
        let met = *count >= 3 && *count > usual.saturating_mul(times);
        self.nothings.iter().find(|(other, _)| met && other == word)
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
            (ColumnType::Date, self.time.serial(), self.hints.dated),
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
            ColumnType::Date => self.time.settle_serial(summary),
            ColumnType::Integer => self.number.settle(fit, summary),
            _ => fit,
        }
    }

    /// Cells that mean yes or no: digits only where the name asks a question.
    fn flags(&self) -> u32 {
        // Then they are codes, not answers.
        if self.flag_letters == (true, true) {
            return 0;
        }
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

/// Whether a text that begins with a letter or a sign can be an amount: a digit stands in it, and a currency's sign or capital first.
fn may_be_amount(text: &str) -> bool {
    let first = text.starts_with(|c: char| c.is_ascii_uppercase() || c == '$' || !c.is_ascii());
    first && text.ends_with(|c: char| c.is_ascii_digit())
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
