//! Finds the rows of a column in which a word occurs.
//!
//! It must not know what the column means. Cells are folded and searched many at a time, as most are short.

use std::ops::Range;

use super::needle::Needle;
use crate::engine::fold::fold_into;
use crate::engine::table::{Column, Row};

/// Folded text that is searched at once.
const BATCH_BYTES: usize = 64 * 1024;

/// Between two cells of a batch: no word of a query holds it.
const BETWEEN: char = '\n';

/// The folded texts of a run of rows.
#[derive(Debug, Default)]
pub struct FoldedCells {
    text: String,
    ends: Vec<usize>,
}

impl FoldedCells {
    /// Adds the next row's text.
    pub fn push(&mut self, text: &str) {
        fold_into(text, &mut self.text);
        self.text.push(BETWEEN);
        self.ends.push(self.text.len());
    }

    /// How much memory the text takes.
    pub fn bytes(&self) -> usize {
        self.text.len() + self.ends.len() * size_of::<usize>()
    }

    /// Calls `met` with every row in whose text the word occurs, ascending; the first row has the number `first`.
    pub fn rows_with(&self, first: Row, needle: &Needle, mut met: impl FnMut(Row)) {
        let mut from = 0;
        while let Some(at) = needle.find(&self.text, from) {
            let cell = self.ends.partition_point(|end| *end <= at);
            met(first.saturating_add(Row::try_from(cell).unwrap_or(Row::MAX)));
            let Some(end) = self.ends.get(cell) else {
                return;
            };
            from = *end;
        }
    }

    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }
}

/// Searches columns; keeps its buffer between calls.
#[derive(Debug, Default)]
pub struct Scanner {
    batch: FoldedCells,
}

impl Scanner {
    /// Calls `met` with every row of the range in whose cell the word occurs, ascending. Returns the bytes looked at, and the
    /// row at which it stopped because they passed the budget: the end of the range when they did not.
    pub fn rows_with(
        &mut self,
        column: &Column,
        rows: Range<Row>,
        needle: &Needle,
        budget: u64,
        mut met: impl FnMut(Row),
    ) -> (u64, Row) {
        let mut done = 0;
        let mut first = rows.start;
        while first < rows.end && done <= budget {
            self.batch.clear();
            let mut next = first;
            while next < rows.end && self.batch.text.len() < BATCH_BYTES {
                self.batch.push(&column.get(next));
                next += 1;
            }
            self.batch.rows_with(first, needle, &mut met);
            done += u64::try_from(self.batch.text.len()).unwrap_or(u64::MAX);
            first = next;
        }
        (done, first)
    }
}
