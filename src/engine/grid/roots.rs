//! What the values of a column depend on, so that each different one is put together only once.
//!
//! It must not know the values.

use std::hash::Hasher as _;

use rustc_hash::{FxHashMap, FxHasher};

use crate::engine::present::{Presenter, Reader};
use crate::engine::schema::Link;
use crate::engine::table::{Column, ColumnId, Row, TableId};

/// The cells and links that decide what a column shows: rows in which they agree show the same.
#[derive(Debug)]
pub(super) struct Roots<'a> {
    columns: Vec<&'a Column>,
    links: Vec<&'a Link>,
}

impl<'a> Roots<'a> {
    /// One column decides.
    pub(super) fn of_column(column: &'a Column) -> Self {
        Self {
            columns: vec![column],
            links: Vec::new(),
        }
    }

    /// The fields of the row that are read, the currencies beside them, and the links that begin there or may lead on. `None` when the
    /// row as a whole is read.
    pub(super) fn of_reader(
        presenter: &'a Presenter<'a>,
        table: TableId,
        reader: &Reader<'a>,
    ) -> Option<Self> {
        if reader.reads_itself() {
            return None;
        }
        let mut ids: Vec<ColumnId> = reader.columns().collect();
        ids.extend(
            reader
                .field_names()
                .filter_map(|name| presenter.currency_column(table, name)),
        );
        ids.sort_unstable();
        ids.dedup();
        let all = reader.steps_to_entities();
        let begins = |link: &&Link| link.columns.first().is_some_and(|id| ids.contains(id));
        let stored = presenter.workspace().table(table)?;
        Some(Self {
            links: presenter
                .outbound(table)
                .filter(|link| all || begins(link))
                .collect(),
            columns: ids.iter().filter_map(|id| stored.column(*id)).collect(),
        })
    }

    /// Goes through rows and tells of each which earlier one shows the same, if it is known, until it is told to stop.
    pub(super) fn each(&self, rows: Row, mut give: impl FnMut(Row, Option<Row>) -> bool) {
        let mut known: FxHashMap<u64, Row> = FxHashMap::default();
        for row in 0..rows {
            let first = *known.entry(self.mark(row)).or_insert(row);
            // Different cells may have the same mark.
            let earlier = (first != row && self.agree(first, row)).then_some(first);
            if !give(row, earlier) {
                return;
            }
        }
    }

    fn agree(&self, one: Row, other: Row) -> bool {
        self.columns
            .iter()
            .all(|column| column.get(one) == column.get(other))
            && self
                .links
                .iter()
                .all(|link| link.rows.targets(one) == link.rows.targets(other))
    }

    fn mark(&self, row: Row) -> u64 {
        let mut hasher = FxHasher::default();
        for column in &self.columns {
            hasher.write_u64(column.hash_at(row).unwrap_or(0));
        }
        for link in &self.links {
            for target in link.rows.targets(row) {
                hasher.write_u32(*target);
            }
        }
        hasher.finish()
    }
}
