//! A column as inference sees it: its name taken apart, the shape of its values, a sample of them, and each cell as a hash.
//!
//! It must not know other columns; hashes stand for texts, so that nothing is copied.

use super::names::{ColumnName, Mark};
use super::vocabulary::{MEASURES, SEQUENCES};
use crate::engine::table::{Column, ColumnId, Row, Table, TableId, hash_text};
use crate::engine::types::{ColumnSummary, ColumnType};

/// How many different values a sample holds at most.
pub(super) const SAMPLE: usize = 64;

/// Words for "nothing" in the ways in which they are written.
const NULL_WORDS: [&str; 22] = [
    "NULL", "null", "Null", "NA", "na", "N/A", "n/a", "#N/A", "None", "none", "NONE", "nil", "NIL",
    "NaN", "nan", "NAN", "-", ".", "(null)", "(NULL)", "\n", "Nil",
];

/// The shape of a column's values, which says how much an equal value in another column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Nothing that refers: dates, booleans, measures, markup, no values at all.
    Never,
    /// Whole numbers that count up from a small one: every table has the same ones.
    Dense,
    /// Large whole numbers.
    Sparse,
    /// UUIDs, hexadecimal and mixed ids: equal by reference only.
    Opaque,
    /// Short texts without gaps: codes.
    Code,
    /// Words: names, titles.
    Words,
    /// E-mail addresses.
    Email,
    /// A day, as a date or as eight digits.
    Day,
}

/// How several values stand in one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ListForm {
    /// Between this character.
    Split(char),
    /// As a JSON array of strings or numbers.
    Json,
    /// In braces, as databases write arrays.
    Braces,
}

/// A column as inference sees it.
#[derive(Debug)]
pub(super) struct Field<'a> {
    pub(super) table: TableId,
    pub(super) column: ColumnId,
    pub(super) header: &'a str,
    pub(super) name: ColumnName,
    /// Columns with one normal name have one number.
    pub(super) name_id: usize,
    pub(super) kind: ColumnType,
    pub(super) shape: Shape,
    /// Set when cells hold several values; then `shape` and `sample` are those of the parts.
    pub(super) list: Option<ListForm>,
    pub(super) rows: Row,
    pub(super) filled: Row,
    pub(super) distinct: u32,
    /// Whether all values are one word and a number that counts on.
    pub(super) serial: bool,
    /// Hashes of different values, from rows spread over the table.
    pub(super) sample: Vec<u64>,
    cells: &'a Column,
    null_words: Vec<u64>,
    trim_zero: bool,
}

impl<'a> Field<'a> {
    /// Looks at a column; `prefix` is what all names of its table begin with.
    pub(super) fn new(
        table: TableId,
        column: ColumnId,
        of: &'a Table,
        cells: &'a Column,
        summary: &ColumnSummary,
        prefix: &str,
        header: &'a str,
    ) -> Self {
        let rows = of.rows();
        let name = if prefix.is_empty() {
            ColumnName::new(header)
        } else {
            ColumnName::without_prefix(header, prefix)
        };
        let mut null_words = Vec::new();
        if summary.nulls > 0 {
            null_words.push(hash_text("\\N"));
        }
        null_words.extend(summary.null_word.as_deref().map(hash_text));
        if summary.null_words {
            null_words.extend(NULL_WORDS.iter().map(|word| hash_text(word)));
        }
        let mut field = Self {
            table,
            column,
            header,
            name,
            name_id: 0,
            kind: summary.kind,
            shape: Shape::Never,
            list: None,
            rows,
            filled: rows.saturating_sub(summary.nulls),
            distinct: summary.distinct,
            serial: false,
            sample: Vec::new(),
            cells,
            null_words,
            trim_zero: false,
        };
        field.look(summary);
        field
    }

    /// Whether every row has a value and no two the same.
    pub(super) fn is_unique(&self) -> bool {
        self.rows > 0 && self.filled == self.rows && self.distinct == self.rows
    }

    /// The hash of a row's value; none where it is empty.
    pub(super) fn value(&self, row: Row) -> Option<u64> {
        if self.trim_zero {
            let text = self.cells.get(row);
            return Some(text.trim())
                .filter(|text| !text.is_empty())
                .map(|text| hash_text(text.strip_suffix(".0").unwrap_or(text)))
                .filter(|hash| !self.null_words.contains(hash));
        }
        self.cells
            .hash_at(row)
            .filter(|hash| !self.null_words.contains(hash))
    }

    /// Gives the hash of each value of a row, several where the cell is a list.
    pub(super) fn each_value(&self, row: Row, mut give: impl FnMut(u64)) {
        match self.list {
            None => {
                if let Some(hash) = self.value(row) {
                    give(hash);
                }
            }
            Some(form) => {
                let text = self.cells.get(row);
                if text.is_empty() || self.null_words.contains(&hash_text(&text)) {
                    return;
                }
                parts(form, &text, |part| give(hash_text(part)));
            }
        }
    }

    /// A row's text.
    pub(super) fn text(&self, row: Row) -> std::borrow::Cow<'a, str> {
        self.cells.get(row)
    }

    /// Rows spread over the table.
    fn some_rows(&self, wanted: u32) -> impl Iterator<Item = Row> {
        let step = (self.rows / wanted.max(1)).max(1);
        (0..self.rows).step_by(usize::try_from(step).unwrap_or(1))
    }

    /// Finds shape, list form and sample.
    fn look(&mut self, summary: &ColumnSummary) {
        if self.filled == 0 || self.distinct == 0 {
            return;
        }
        let texts: Vec<std::borrow::Cow<'a, str>> = self.sample_texts();
        if texts.is_empty() {
            return;
        }
        let whole =
            |text: &str| text.strip_suffix(".0").is_some_and(is_integer) || is_integer(text);
        self.trim_zero =
            self.kind == ColumnType::Decimal && texts.iter().all(|text| whole(text.trim()));
        self.list = list_form(self.kind, summary.longest, &texts);
        let mut hashes: Vec<u64> = Vec::new();
        let mut pieces: Vec<String> = Vec::new();
        for text in &texts {
            match self.list {
                Some(form) => parts(form, text, |part| pieces.push(part.to_owned())),
                None if self.trim_zero => {
                    let text = text.trim();
                    pieces.push(text.strip_suffix(".0").unwrap_or(text).to_owned());
                }
                None => pieces.push(text.clone().into_owned()),
            }
        }
        hashes.extend(pieces.iter().map(|piece| hash_text(piece)));
        self.shape = self.shape_of(&pieces);
        self.serial = self.list.is_none() && is_serial(&pieces);
        let mut seen = rustc_hash::FxHashSet::default();
        hashes.retain(|hash| seen.insert(*hash));
        hashes.truncate(SAMPLE);
        self.sample = hashes;
    }

    /// Filled cells of rows spread over the table, up to some multiple of the sample.
    fn sample_texts(&self) -> Vec<std::borrow::Cow<'a, str>> {
        let wanted = 4 * SAMPLE;
        let sparse = self.filled.saturating_mul(8) < self.rows;
        let mut texts = Vec::new();
        let all = if sparse { self.rows } else { 512 };
        for row in self.some_rows(all) {
            let text = self.cells.get(row);
            if text.is_empty()
                || !self.null_words.is_empty() && self.null_words.contains(&hash_text(&text))
            {
                continue;
            }
            texts.push(text);
            if texts.len() >= wanted {
                break;
            }
        }
        texts
    }

    fn shape_of(&self, pieces: &[String]) -> Shape {
        let most = |fits: &dyn Fn(&str) -> bool| {
            let count = pieces.iter().filter(|piece| fits(piece)).count();
            count > 0 && count * 20 >= pieces.len() * 19
        };
        let marked = self.name.mark == Mark::Strong;
        let listed = self.list.is_some();
        match self.kind {
            ColumnType::Empty | ColumnType::Timestamp | ColumnType::Range | ColumnType::Html
                if !listed =>
            {
                return Shape::Never;
            }
            ColumnType::Boolean if !listed && !marked => return Shape::Never,
            ColumnType::Json if !listed => return Shape::Never,
            ColumnType::Date if !listed => return Shape::Day,
            ColumnType::Uuid => return Shape::Opaque,
            ColumnType::Email => return Shape::Email,
            ColumnType::Decimal if !self.trim_zero && !listed && !marked => return Shape::Never,
            _ => {}
        }
        if most(&is_integer) {
            if !marked
                && self.name.stem.last().is_some_and(|word| {
                    MEASURES.contains(&word.as_str()) && !SEQUENCES.contains(&word.as_str())
                })
            {
                return Shape::Never;
            }
            let day =
                |text: &str| text.len() == 8 && (text.starts_with("19") || text.starts_with("20"));
            if most(&day) {
                return Shape::Day;
            }
            let large = pieces.iter().filter(|piece| piece.len() >= 8).count();
            return if large * 2 > pieces.len() || is_scattered(pieces) {
                Shape::Sparse
            } else {
                Shape::Dense
            };
        }
        if most(&is_opaque) {
            Shape::Opaque
        } else if most(&is_code) {
            Shape::Code
        } else if most(&|text| text.len() <= 120) {
            Shape::Words
        } else {
            Shape::Never
        }
    }
}

/// Whether texts are one word and a number that counts on, all written alike: `order-0017`. They were made to tell rows apart.
fn is_serial(pieces: &[String]) -> bool {
    let parts = |text: &str| {
        let front = text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        Some((text.get(..front)?.to_owned(), text.len() - front))
    };
    let Some((front, digits)) = pieces.first().and_then(|text| parts(text)) else {
        return false;
    };
    let lettered = front.chars().filter(char::is_ascii_alphabetic).count() >= 2;
    pieces.len() >= 5
        && lettered
        && digits > 0
        && pieces
            .iter()
            .all(|text| parts(text).is_some_and(|(other, digits)| other == front && digits > 0))
}

/// Whether whole numbers are few in a wide range: another column hardly has the same ones by accident.
fn is_scattered(pieces: &[String]) -> bool {
    let mut numbers: Vec<i64> = pieces
        .iter()
        .filter_map(|piece| piece.parse().ok())
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    // The middle of the numbers: a few far-off ones say nothing.
    let (low, high) = (numbers.len() / 20, numbers.len() - numbers.len() / 20);
    let Some([least, .., most]) = numbers.get(low..high) else {
        return false;
    };
    let count = u64::try_from(high - low).unwrap_or(0);
    count >= 10 && *most >= 1000 && most.abs_diff(*least) / 400 > count
}

/// How cells hold several values, if most that could do.
fn list_form(
    kind: ColumnType,
    longest: u32,
    texts: &[std::borrow::Cow<'_, str>],
) -> Option<ListForm> {
    if !matches!(
        kind,
        ColumnType::Text | ColumnType::Json | ColumnType::Decimal
    ) || longest > 1 << 16
    {
        return None;
    }
    let count = |fits: &dyn Fn(&str) -> bool| texts.iter().filter(|text| fits(text)).count();
    let json = |text: &str| text.starts_with('[') && text.ends_with(']') && !text.contains('{');
    if count(&json) * 10 >= texts.len() * 9 {
        return Some(ListForm::Json);
    }
    let braces =
        |text: &str| text.starts_with('{') && text.ends_with('}') && !text.contains([':', '[']);
    if count(&braces) * 10 >= texts.len() * 9 {
        return Some(ListForm::Braces);
    }
    [';', '|', ',', ' '].into_iter().find_map(|gap| {
        let several = count(&|text| text.trim_matches(gap).contains(gap));
        let token = |part: &str| {
            let part = part.trim();
            !part.is_empty() && part.len() <= 40 && !part.contains(' ')
        };
        let clean = count(&|text| {
            text.split(gap)
                .filter(|part| !part.trim().is_empty())
                .all(token)
        });
        let id_like = count(&|text| {
            text.split(gap)
                .filter(|part| !part.trim().is_empty())
                .all(|part| {
                    let part = part.trim();
                    is_integer(part) || is_opaque(part) || gap != ' ' && is_code(part)
                })
        });
        let enough = several * 20 >= texts.len() && several >= 1;
        (enough && clean * 20 >= texts.len() * 19 && id_like * 10 >= texts.len() * 9)
            .then_some(ListForm::Split(gap))
    })
}

/// The values of a list cell.
fn parts(form: ListForm, text: &str, mut give: impl FnMut(&str)) {
    match form {
        ListForm::Split(gap) => {
            for part in text
                .split(gap)
                .map(str::trim)
                .filter(|part| !part.is_empty())
            {
                give(part);
            }
        }
        ListForm::Json | ListForm::Braces => {
            let inside = text.trim().trim_matches(['[', ']', '{', '}']);
            for part in inside.split(',') {
                let part = part.trim().trim_matches(['"', '\'']);
                if !part.is_empty() {
                    give(part);
                }
            }
        }
    }
}

fn is_integer(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.len() <= 20 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Letters and digits mixed, without gaps, long enough that equal ones are no accident.
fn is_opaque(text: &str) -> bool {
    let length = text.len();
    if !(7..=64).contains(&length) || text.contains(' ') {
        return false;
    }
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    digits >= 2 && letters >= 1 && digits + letters + 6 >= length
        || digits == length && length >= 12
}

fn is_code(text: &str) -> bool {
    let text = text.trim_end();
    !text.is_empty() && text.len() <= 40 && !text.contains([' ', '\n', '\t'])
}
