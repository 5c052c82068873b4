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

/// Searches columns; keeps its buffers between calls.
#[derive(Debug, Default)]
pub struct Scanner {
    folded: String,
    ends: Vec<usize>,
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
            self.folded.clear();
            self.ends.clear();
            let mut next = first;
            while next < rows.end && self.folded.len() < BATCH_BYTES {
                fold_into(&column.get(next), &mut self.folded);
                self.folded.push(BETWEEN);
                self.ends.push(self.folded.len());
                next += 1;
            }
            self.search(first, needle, &mut met);
            done += u64::try_from(self.folded.len()).unwrap_or(u64::MAX);
            first = next;
        }
        (done, first)
    }

    fn search(&self, first: Row, needle: &Needle, met: &mut impl FnMut(Row)) {
        let mut from = 0;
        while let Some(at) = needle.find(&self.folded, from) {
            let cell = self.ends.partition_point(|end| *end <= at);
            met(first.saturating_add(Row::try_from(cell).unwrap_or(Row::MAX)));
            let Some(end) = self.ends.get(cell) else {
                return;
            };
            from = *end;
        }
    }
}
