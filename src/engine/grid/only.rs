//! The rows that are in question: all, or those about which something is to be seen.
//!
//! It must not know lists: it gives rows of a table, ascending.

use rustc_hash::FxHashMap;

use crate::engine::amend::LinkEnds;
use crate::engine::search::rows_found;
use crate::engine::structure::{ends, unmet_rows, warned_rows};
use crate::engine::table::{ColumnId, Row, Table, TableId};
use crate::engine::types::exceptions;
use crate::engine::view::RowSet;
use crate::engine::workspace::Workspace;

/// The rows of a table that are in question; `None` when there is no such table, link or column.
pub(super) fn rows(workspace: &Workspace, id: TableId, only: &RowSet) -> Option<Vec<Row>> {
    let table = workspace.table(id)?;
    match only {
        RowSet::All => Some((0..table.rows()).collect()),
        RowSet::Orphans(ends) => orphans(workspace, table, ends),
        RowSet::Referring(ends, row) => referring(workspace, id, ends, *row),
        RowSet::Exceptions(column) => misfits(workspace, id, *column),
        RowSet::RepeatedKey => Some(repeats(table, workspace.key(id))),
        RowSet::Warned => Some(warned_rows(workspace, id).0),
        RowSet::Found(query) => Some(rows_found(workspace, id, query)),
    }
}

fn orphans(workspace: &Workspace, table: &Table, ends: &LinkEnds) -> Option<Vec<Row>> {
    if ends.from == table.path {
        unmet_rows(workspace, ends)
    } else {
        None
    }
}

fn referring(workspace: &Workspace, id: TableId, wanted: &LinkEnds, row: Row) -> Option<Vec<Row>> {
    let mut links = workspace.schema.links.iter();
    let link = links.find(|link| {
        link.from == id && ends(workspace, link).is_some_and(|ends| ends == *wanted)
    })?;
    let mut rows = link.rows.sources(row).to_vec();
    rows.sort_unstable();
    Some(rows)
}

fn misfits(workspace: &Workspace, id: TableId, column: ColumnId) -> Option<Vec<Row>> {
    let stored = workspace.table(id)?.column(column)?;
    let summary = usize::try_from(column)
        .ok()
        .and_then(|at| workspace.summaries(id).get(at));
    Some(summary.map_or_else(Vec::new, |summary| exceptions(stored, summary).collect()))
}

/// The rows that have the same key as another, but for those without one.
fn repeats(table: &Table, key: &[ColumnId]) -> Vec<Row> {
    let columns: Vec<_> = key
        .iter()
        .filter_map(|column| table.column(*column))
        .collect();
    let mut rows: FxHashMap<Vec<Option<u64>>, Vec<Row>> = FxHashMap::default();
    for row in 0..table.rows() {
        let value: Vec<Option<u64>> = columns.iter().map(|column| column.hash_at(row)).collect();
        if value.iter().any(Option::is_some) {
            rows.entry(value).or_default().push(row);
        }
    }
    let mut repeats: Vec<Row> = rows
        .into_values()
        .filter(|rows| rows.len() > 1)
        .flatten()
        .collect();
    repeats.sort_unstable();
    repeats
}
