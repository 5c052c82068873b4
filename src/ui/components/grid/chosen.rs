//! The rows of a list that the reader has chosen.
//!
//! It must not know what for.

use std::collections::BTreeSet;
use std::rc::Rc;

/// Rows chosen at once, at most.
const MOST: u32 = 10_000;

/// The rows that are chosen, by their places in the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Chosen(Rc<BTreeSet<u32>>);

impl Chosen {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn contains(&self, row: u32) -> bool {
        self.0.contains(&row)
    }

    pub(super) fn rows(&self) -> Vec<u32> {
        self.0.iter().copied().collect()
    }

    /// With a row more, or less if it was chosen.
    pub(super) fn toggled(&self, row: u32) -> Self {
        let mut rows = (*self.0).clone();
        if !rows.remove(&row) {
            rows.insert(row);
        }
        Self(Rc::new(rows))
    }

    /// With all rows from one to another.
    pub(super) fn reaching(&self, from: Option<u32>, to: u32) -> Self {
        let from = from.unwrap_or(to);
        let (first, last) = (from.min(to), from.max(to));
        let mut rows = (*self.0).clone();
        rows.extend(first..=last.min(first.saturating_add(MOST)));
        Self(Rc::new(rows))
    }
}
