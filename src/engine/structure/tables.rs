//! The tables, in brief.
//!
//! It must not look at cells: how full a table is comes from what is known of its columns.

use std::collections::BTreeMap;

use super::dialects;
use crate::engine::names::title;
use crate::engine::table::{ColumnId, Origin, Table, TableId};
use crate::engine::view::{ReadAs, TableStructure};
use crate::engine::workspace::Workspace;

/// Every table, in the order of their numbers.
pub(super) fn tables(workspace: &Workspace) -> Vec<TableStructure> {
    let mut warnings: BTreeMap<&str, u32> = BTreeMap::new();
    for warning in &workspace.warnings {
        *warnings.entry(&warning.file).or_default() += 1;
    }
    (0..)
        .zip(&workspace.tables)
        .map(|(id, table)| {
            let read_as = workspace
                .amendments
                .tables
                .iter()
                .find(|(path, _)| *path == table.path);
            TableStructure {
                table: id,
                path: table.path.clone(),
                title: title(&table.name),
                entity: workspace
                    .binding
                    .entity_of(id)
                    .map(|entity| entity.singular.clone())
                    .unwrap_or_default(),
                rows: table.rows(),
                columns: u32::try_from(table.columns.len()).unwrap_or(u32::MAX),
                filled_permille: filled_permille(workspace, id, table),
                dialect: dialects::dialect(table).map(dialects::in_words),
                read_as: read_as.map_or_else(ReadAs::default, |(_, read_as)| read_as.clone()),
                parent: match table.origin {
                    Origin::Lifted { parent, .. } => Some(parent),
                    Origin::Entry { .. } => None,
                },
                key: names(table, workspace.key(id)),
                key_note: workspace.schema.key_note(&workspace.tables, id),
                junction: workspace.schema.is_junction(id),
                warnings: warnings.get(table.path.as_str()).copied().unwrap_or(0),
            }
        })
        .collect()
}

/// The headers of columns.
pub(super) fn names(table: &Table, columns: &[ColumnId]) -> Vec<String> {
    columns
        .iter()
        .filter_map(|column| table.column(*column))
        .map(|column| column.name.clone())
        .collect()
}

/// Filled cells of 1,000; 0 where there are no cells.
fn filled_permille(workspace: &Workspace, id: TableId, table: &Table) -> u32 {
    let summaries = workspace.summaries(id);
    let cells = u64::from(table.rows()) * u64::try_from(summaries.len()).unwrap_or(0);
    let nulls: u64 = summaries
        .iter()
        .map(|summary| u64::from(summary.nulls))
        .sum();
    if cells == 0 {
        return 0;
    }
    u32::try_from(cells.saturating_sub(nulls) * 1000 / cells).unwrap_or(1000)
}
