//! The different values of a column, counted over any rows.
//!
//! It must not know filters. Rows are put into groups of equal cells once; counting adds up numbers of groups.

use rustc_hash::FxHashMap;

use super::columns::ListColumn;
use crate::engine::table::Row;

/// A column with more different cells than this is no facet.
const MOST_CELLS: usize = 4000;
/// Nor is one with a text of more bytes than this.
const LONGEST: usize = 120;

/// The different values of a column, and for each row which of them it holds.
#[derive(Debug)]
pub(super) struct Values {
    /// For each row the number of its cell among the different cells.
    cells: Vec<u16>,
    /// For each different cell the numbers of its texts.
    parts: Vec<Vec<u16>>,
    texts: Vec<String>,
}

impl Values {
    /// Reads a column; `None` when it holds too many different values to choose from.
    pub(super) fn new(column: &ListColumn<'_>, rows: Row) -> Option<Self> {
        let mut values = Self {
            cells: Vec::with_capacity(usize::try_from(rows).unwrap_or(0)),
            parts: Vec::new(),
            texts: Vec::new(),
        };
        let mut known_texts: FxHashMap<String, u16> = FxHashMap::default();
        let mut known_cells: FxHashMap<Vec<u16>, u16> = FxHashMap::default();
        let mut fits = true;
        column.each(rows, |row, earlier| {
            let same = earlier
                .and_then(|row| usize::try_from(row).ok())
                .and_then(|row| values.cells.get(row).copied());
            let cell = same.or_else(|| {
                let texts = column.texts(row);
                if texts.iter().any(|text| text.len() > LONGEST) {
                    return None;
                }
                let mut parts = Vec::with_capacity(texts.len());
                for text in texts {
                    let next = u16::try_from(values.texts.len()).ok()?;
                    let part = *known_texts.entry(text).or_insert_with_key(|text| {
                        values.texts.push(text.clone());
                        next
                    });
                    if !parts.contains(&part) {
                        parts.push(part);
                    }
                }
                let next = u16::try_from(values.parts.len()).ok()?;
                Some(*known_cells.entry(parts).or_insert_with_key(|parts| {
                    values.parts.push(parts.clone());
                    next
                }))
            });
            fits = values.parts.len() <= MOST_CELLS && cell.is_some();
            values.cells.extend(cell);
            fits
        });
        fits.then_some(values)
    }

    /// How many different texts there are.
    pub(super) fn distinct(&self) -> usize {
        self.texts.len()
    }

    /// How many rows hold something.
    pub(super) fn filled(&self) -> usize {
        let is_filled = |cell: &&u16| {
            self.parts
                .get(usize::from(**cell))
                .is_some_and(|parts| !parts.is_empty())
        };
        self.cells.iter().filter(is_filled).count()
    }

    /// Each text with how many of the rows hold it, and how many hold nothing.
    pub(super) fn count(&self, rows: impl Iterator<Item = Row>) -> (Vec<(&str, u32)>, u32) {
        let mut of_cells = vec![0_u32; self.parts.len()];
        for row in rows {
            let cell = usize::try_from(row).ok().and_then(|at| self.cells.get(at));
            if let Some(count) = cell.and_then(|cell| of_cells.get_mut(usize::from(*cell))) {
                *count += 1;
            }
        }
        let mut of_texts = vec![0_u32; self.texts.len()];
        let mut empty = 0;
        for (parts, count) in self.parts.iter().zip(of_cells) {
            if parts.is_empty() {
                empty += count;
            }
            for part in parts {
                if let Some(sum) = of_texts.get_mut(usize::from(*part)) {
                    *sum += count;
                }
            }
        }
        let texts = self.texts.iter().map(String::as_str);
        (texts.zip(of_texts).collect(), empty)
    }
}
