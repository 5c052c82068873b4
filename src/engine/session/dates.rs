//! The order of day and month, agreed upon between the columns of an export.
//!
//! It must not read a cell.

use std::cmp::Ordering;

use crate::engine::types::{ColumnSummary, DateOrder};

/// What columns held before they agreed with others, so that they can be asked again when a table is read anew.
#[derive(Debug, Default)]
pub(super) struct Agreement(Vec<(usize, usize, ColumnSummary)>);

impl Agreement {
    /// Columns in which the day could as well be the month follow the columns of the same export in which it could not.
    pub(super) fn reach(tables: &mut [Vec<ColumnSummary>]) -> Self {
        let sure = |order| {
            let columns = tables.iter().flatten();
            columns
                .filter(|column| !column.ambiguous && column.order == order)
                .count()
        };
        let (day_first, month_first) = (sure(DateOrder::DayFirst), sure(DateOrder::MonthFirst));
        let mut before = Vec::new();
        let order = match day_first.cmp(&month_first) {
            Ordering::Greater => DateOrder::DayFirst,
            Ordering::Less => DateOrder::MonthFirst,
            Ordering::Equal => return Self(before),
        };
        for (table, columns) in tables.iter_mut().enumerate() {
            for (at, column) in columns.iter_mut().enumerate() {
                if !column.ambiguous {
                    continue;
                }
                before.push((table, at, column.clone()));
                if column.order != order {
                    column.order = order;
                    // They were those of the other reading.
                    column.days = None;
                }
                column.ambiguous = false;
            }
        }
        Self(before)
    }

    /// Every column holds again what it held by itself.
    pub(super) fn undo(self, tables: &mut [Vec<ColumnSummary>]) {
        for (table, at, summary) in self.0 {
            if let Some(column) = tables
                .get_mut(table)
                .and_then(|columns| columns.get_mut(at))
            {
                *column = summary;
            }
        }
    }
}
