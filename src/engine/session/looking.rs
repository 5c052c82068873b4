//! Looks at the columns of tables, a run of cells after another, in steps.
//!
//! It must not know whose tables they are: it is given a table and goes on where it was.

use crate::engine::table::{Row, Table};
use crate::engine::types::{ColumnSummary, Summarizer};

/// A table whose columns are being looked at.
pub(super) struct Looking {
    /// What the columns hold that are done.
    done: Vec<ColumnSummary>,
    work: Option<(Row, Summarizer)>,
}

impl Looking {
    /// At the first cell.
    pub(super) fn new() -> Self {
        Self {
            done: Vec::new(),
            work: None,
        }
    }

    /// Looks at about so many bytes of cells. What is left of them; none left over means that there may be more to do.
    pub(super) fn step(&mut self, table: &Table, bytes: u64) -> u64 {
        let mut left = bytes;
        while left > 0 {
            let Some(column) = table.columns.get(self.done.len()) else {
                break;
            };
            let (mut row, mut summarizer) = self
                .work
                .take()
                .unwrap_or_else(|| (0, Summarizer::new(&column.name)));
            while row < table.rows() && left > 0 {
                // A cell costs about as much as reading a few bytes.
                let more = left.saturating_mul(4);
                let (next, taken) = summarizer
                    .add_rows(column, row, more)
                    .unwrap_or((table.rows(), 0));
                left = left.saturating_sub(taken.max(u64::from(next - row)) / 4);
                row = next;
            }
            if row < table.rows() {
                self.work = Some((row, summarizer));
            } else {
                self.done.push(summarizer.finish());
            }
        }
        left
    }

    /// What the columns hold, once all of the table's have been looked at.
    pub(super) fn take(&mut self, table: &Table) -> Option<Vec<ColumnSummary>> {
        (self.done.len() >= table.columns.len()).then(|| std::mem::take(&mut self.done))
    }
}
