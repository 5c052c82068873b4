//! Tells whether the cells of a column hold several values each, and takes such cells apart.
//!
//! It must not know other columns, nor what the values mean.

use rustc_hash::FxHashSet;
use serde::{Deserialize, Serialize};

use super::hints::Hints;
use super::summarize::holds;
use crate::engine::table::hash_text;

/// How several values stand in one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListForm {
    /// With this character between them.
    Separated(char),
    /// As a JSON array of texts, numbers and flags.
    Json,
    /// In braces, as Postgres prints an array: `{a,"b c"}`.
    Braces,
}

/// Bytes of the longest cell that is looked at, and of the longest value in one.
const CELL_BYTES: usize = 1024;
const PART_BYTES: usize = 48;
/// Different values that are remembered, to see whether they repeat.
const REMEMBERED: usize = 4096;
const SEPARATORS: [u8; 3] = [b';', b'|', b','];

/// How many cells can be lists of which form.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Cells with several short values, for each separator.
    several: [u32; 3],
    /// Cells that are no list by this separator, nor one short value.
    unfit: [u32; 3],
    commas: Parts,
    json: u32,
    braces: u32,
}

/// What is between commas.
#[derive(Debug, Default)]
struct Parts {
    seen: FxHashSet<u64>,
    counted: u32,
}

impl Lists {
    /// The text that so many cells hold.
    pub(super) fn add(&mut self, text: &str, cells: u32) {
        let bytes = text.as_bytes();
        let long = text.len() > PART_BYTES;
        let separated =
            text.len() <= CELL_BYTES && memchr::memchr3(b';', b'|', b',', bytes).is_some();
        if !separated && !long {
            return;
        }
        for (at, separator) in SEPARATORS.into_iter().enumerate() {
            let (Some(several), Some(unfit)) = (self.several.get_mut(at), self.unfit.get_mut(at))
            else {
                continue;
            };
            if !separated || memchr::memchr(separator, bytes).is_none() {
                *unfit += cells * u32::from(long);
                continue;
            }
            let parts = || text.split(char::from(separator)).map(str::trim);
            if !parts().all(is_part) {
                *unfit += cells;
                continue;
            }
            *several += cells * u32::from(parts().filter(|part| !part.is_empty()).count() > 1);
            if separator == b',' && self.commas.seen.len() < REMEMBERED {
                for part in parts().filter(|part| !part.is_empty()) {
                    self.commas.seen.insert(hash_text(part));
                    self.commas.counted += cells;
                }
            }
        }
    }

    /// A well-formed JSON text that so many cells hold.
    pub(super) fn add_json(&mut self, text: &str, cells: u32) {
        let inner = text.strip_prefix('[').unwrap_or("{");
        self.json += cells * u32::from(!inner.contains(['{', '[']));
    }

    /// A text in brackets that so many cells hold.
    pub(super) fn add_braced(&mut self, text: &str, cells: u32) {
        let inner = text
            .strip_prefix('{')
            .and_then(|text| text.strip_suffix('}'));
        let is_array = inner.is_some_and(|inner| !inner.contains(['{', '}', ':']));
        self.braces += cells * u32::from(is_array);
    }

    /// Whether so few of so many cells were lists that the others need not be looked at.
    pub(super) fn is_hopeless(&self, cells: u32) -> bool {
        let most = self.several.iter().copied().max().unwrap_or(0);
        cells >= 2048 && most < cells / 64
    }

    /// Decides for a column of so many filled cells.
    pub(super) fn settle(&self, cells: u32, is_json: bool, hints: Hints) -> Option<ListForm> {
        if is_json {
            return holds(self.json, cells).then_some(ListForm::Json);
        }
        if holds(self.braces, cells) {
            return Some(ListForm::Braces);
        }
        let counts = self.several.iter().zip(&self.unfit);
        SEPARATORS
            .into_iter()
            .zip(counts)
            .find(|(separator, (several, unfit))| {
                let shown = **several * 20 >= cells && holds(cells - (**unfit).min(cells), cells);
                // Commas stand in names and addresses, too.
                let repeat = self.commas.seen.len() * 2
                    <= usize::try_from(self.commas.counted).unwrap_or(usize::MAX);
                shown && (*separator != b',' || (hints.several && repeat))
            })
            .map(|(separator, _)| ListForm::Separated(char::from(separator)))
    }
}

/// Whether a text is short enough to be one of several values: some words, no sentence.
fn is_part(text: &str) -> bool {
    text.len() <= PART_BYTES && text.split(' ').count() <= 4 && !text.contains(['<', '>', '\n'])
}

/// The values of a list cell, without blanks around them and without empty ones.
pub fn split_list(text: &str, form: ListForm) -> Vec<String> {
    let text = text.trim();
    let mut values = match form {
        ListForm::Separated(separator) => text.split(separator).map(str::to_owned).collect(),
        ListForm::Json => match serde_json::from_str::<Vec<serde_json::Value>>(text) {
            Ok(values) => values.into_iter().map(scalar).collect(),
            Err(_) => vec![text.to_owned()],
        },
        ListForm::Braces => match text
            .strip_prefix('{')
            .and_then(|text| text.strip_suffix('}'))
        {
            Some(inner) => split_braces(inner),
            None => vec![text.to_owned()],
        },
    };
    for value in &mut values {
        let trimmed = value.trim();
        if trimmed.len() < value.len() {
            *value = trimmed.to_owned();
        }
    }
    values.retain(|value| !value.is_empty());
    values
}

fn scalar(value: serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    }
}

/// Takes apart what stands between braces: values with commas are in quotation marks, in which a backslash goes before a mark.
fn split_braces(inner: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut quoted = false;
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        let kept = match c {
            '"' => {
                quoted = !quoted;
                continue;
            }
            ',' if !quoted => {
                values.push(String::new());
                continue;
            }
            '\\' => chars.next().unwrap_or(c),
            _ => c,
        };
        if let Some(value) = values.last_mut() {
            value.push(kept);
        }
    }
    // Postgres writes this word, without marks, for nothing.
    values.retain(|value| value != "NULL");
    values
}
