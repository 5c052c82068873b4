//! Which tables take part in the search for keys and links, where there are more than can be compared.
//!
//! It must not look at names or cells: the largest tables take part, for their rows are what is read.

use std::cmp::Reverse;

use crate::engine::table::{Table, TableId};

/// How many comparisons of a column with a table are made at most: a search of about two seconds in a browser. An export of 540 tables
/// with 20 columns each stays below.
const COMPARISONS: usize = 6_000_000;

/// The tables that take part.
pub(super) struct Chosen {
    is_in: Vec<bool>,
}

/// Chooses the largest tables until each of their columns compared with each of them would be too much.
pub(super) fn chosen(tables: &[Table]) -> Chosen {
    let mut order: Vec<(usize, &Table)> = tables.iter().enumerate().collect();
    order.sort_by_key(|(at, table)| (Reverse(table.rows()), *at));
    let mut is_in = vec![false; tables.len()];
    let mut columns = 0_usize;
    for ((at, table), count) in order.into_iter().zip(1_usize..) {
        columns = columns.saturating_add(table.columns.len());
        if columns.saturating_mul(count) > COMPARISONS {
            break;
        }
        if let Some(is_in) = is_in.get_mut(at) {
            *is_in = true;
        }
    }
    Chosen { is_in }
}

impl Chosen {
    /// Whether a table takes part.
    pub(super) fn contains(&self, table: TableId) -> bool {
        let at = usize::try_from(table).ok();
        at.and_then(|at| self.is_in.get(at))
            .is_some_and(|is_in| *is_in)
    }

    /// How many tables do not.
    pub(super) fn left_out(&self) -> usize {
        self.is_in.iter().filter(|is_in| !**is_in).count()
    }
}
