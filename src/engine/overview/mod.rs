//! What an export is, at a glance.
//!
//! It must not look at cells: it counts what is known of tables and columns, so that it can be had at any time while a load goes on.

use std::collections::BTreeMap;

use crate::engine::names::{normal, title};
use crate::engine::present::{Presenter, Reader};
use crate::engine::profile::{Expr, Role};
use crate::engine::table::{ColumnId, Table, TableId};
use crate::engine::view::{Date, EntityCount, Overview, TableInfo, WarningCount};
use crate::engine::workspace::Workspace;

/// Warnings that are sent with the overview.
const FIRST_WARNINGS: usize = 1000;

/// Fields that say when a record was made or when something happened, in tables that no profile knows.
pub(crate) const MADE: [&str; 14] = [
    "created",
    "created_at",
    "created_on",
    "created_date",
    "creation_date",
    "date_created",
    "create_date",
    "sent_at",
    "received_at",
    "occurred_at",
    "activity_date",
    "moved_at",
    "added_at",
    "timestamp",
];

/// What the export is, as far as it has been read.
pub fn overview(workspace: &Workspace) -> Overview {
    let presenter = Presenter::new(workspace);
    let binding = &workspace.binding;
    let fits = binding.fits();
    let tables = tables(&presenter);
    let mut counts: BTreeMap<_, u64> = BTreeMap::new();
    for warning in &workspace.warnings {
        *counts.entry(warning.kind).or_default() += 1;
    }
    Overview {
        files: workspace
            .files
            .iter()
            .map(|(name, _)| name.clone())
            .collect(),
        file_bytes: workspace.files.iter().map(|(_, bytes)| bytes).sum(),
        csv_bytes: workspace.csv_bytes,
        profile: if fits {
            binding.profile().name.clone()
        } else {
            String::new()
        },
        entities: binding
            .listed()
            .map(|(entity, table)| EntityCount {
                key: entity.key.clone(),
                singular: entity.singular.clone(),
                plural: entity.plural.clone(),
                count: workspace.table(table).map_or(0, Table::rows),
                table,
                main: entity.role == Role::Main,
            })
            .collect(),
        span: span(&presenter),
        absent: if fits {
            binding
                .absent()
                .map(|entity| entity.plural.clone())
                .collect()
        } else {
            Vec::new()
        },
        unknown_tables: tables
            .iter()
            .filter(|table| table.entity.is_empty())
            .map(|table| table.table)
            .collect(),
        tables,
        warnings: counts
            .into_iter()
            .map(|(kind, count)| WarningCount { kind, count })
            .collect(),
        first_warnings: workspace
            .warnings
            .iter()
            .take(FIRST_WARNINGS)
            .cloned()
            .collect(),
        documents: 0,
        remedies: Vec::new(),
        complete: workspace.complete,
    }
}

fn tables(presenter: &Presenter<'_>) -> Vec<TableInfo> {
    let workspace = presenter.workspace();
    let mut warnings: BTreeMap<&str, u32> = BTreeMap::new();
    for warning in &workspace.warnings {
        *warnings.entry(&warning.file).or_default() += 1;
    }
    let mut tables: Vec<TableInfo> = (0..)
        .zip(&workspace.tables)
        .map(|(at, table)| TableInfo {
            table: at,
            path: table.path.clone(),
            title: title(&table.name),
            rows: table.rows(),
            columns: u32::try_from(table.columns.len()).unwrap_or(u32::MAX),
            entity: presenter
                .entity(at)
                .map(|entity| entity.key.clone())
                .unwrap_or_default(),
            complete: workspace.is_read(at),
            warnings: warnings.get(table.path.as_str()).copied().unwrap_or(0),
        })
        .collect();
    tables.sort_by(|a, b| a.path.cmp(&b.path));
    tables
}

/// The first and the last day on which anything was made or happened.
pub(crate) fn span(presenter: &Presenter<'_>) -> Option<(Date, Date)> {
    let workspace = presenter.workspace();
    (0..)
        .zip(&workspace.summaries)
        .flat_map(|(table, summaries)| {
            let made = made_columns(presenter, table);
            made.into_iter()
                .filter_map(|column| summaries.get(usize::try_from(column).ok()?)?.days)
        })
        .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
}

/// The columns that say when a row was made or happened.
pub(crate) fn made_columns(presenter: &Presenter<'_>, table: TableId) -> Vec<ColumnId> {
    let read =
        |expr: &Expr| -> Vec<ColumnId> { Reader::new(presenter, table, expr).columns().collect() };
    let entity = presenter.entity(table);
    let time = entity.and_then(|entity| entity.time.as_ref());
    let event = entity.and_then(|entity| entity.event.as_ref()?.time.as_ref());
    let mut columns: Vec<ColumnId> = time.into_iter().chain(event).flat_map(read).collect();
    if columns.is_empty() {
        let stored = presenter.workspace().table(table);
        let named = (0..).zip(stored.map_or(&[][..], |table| &table.columns));
        columns.extend(
            named
                .filter(|(_, column)| MADE.contains(&normal(&column.name).as_str()))
                .map(|(at, _): (ColumnId, _)| at),
        );
    }
    columns
}
