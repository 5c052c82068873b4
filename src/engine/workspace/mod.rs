//! Everything known of one export: its tables, what their columns hold, how they hang together.
//!
//! It must not know how the tables were read or how answers are drawn. It is whole while a load goes on, too: then it holds the tables
//! read so far, and no links. While tables are read anew because the reader says so, it stays as it was until all of them are there.

use super::amend::Amendments;
use super::profile::Binding;
use super::schema::Schema;
use super::table::{ColumnId, Table, TableId};
use super::types::ColumnSummary;
use super::view::LinkStructure;
use super::warning::Warning;

/// Everything known of one export.
#[derive(Debug, Default)]
pub struct Workspace {
    /// Names of the files that were opened, and their bytes.
    pub files: Vec<(String, u64)>,
    /// Uncompressed bytes of all tables, as far as they are known.
    pub csv_bytes: u64,
    /// The tables, sorted by path once the load is complete; the index is the [`TableId`].
    pub tables: Vec<Table>,
    /// For each table and column what it holds.
    pub summaries: Vec<Vec<ColumnSummary>>,
    /// Keys and links; empty until the load is complete.
    pub schema: Schema,
    /// Which table plays which part in the profile.
    pub binding: Binding,
    /// The profiles that are built in, by name.
    pub profiles: Vec<String>,
    /// Why a profile from the reader's disk is not used; empty when it is, or when there is none.
    pub profile_problem: String,
    /// What the reader has decided, as far as it is carried out.
    pub amendments: Amendments,
    /// The links that the reader rejected, as they would have been.
    pub rejected: Vec<LinkStructure>,
    /// What was odd.
    pub warnings: Vec<Warning>,
    /// Whether every table is read and every link resolved.
    pub complete: bool,
}

impl Workspace {
    /// The table with this number.
    pub fn table(&self, table: TableId) -> Option<&Table> {
        self.tables.get(usize::try_from(table).ok()?)
    }

    /// What a table's columns hold.
    pub fn summaries(&self, table: TableId) -> &[ColumnSummary] {
        usize::try_from(table)
            .ok()
            .and_then(|at| self.summaries.get(at))
            .map_or(&[], Vec::as_slice)
    }

    /// The columns that are a table's key together; none when it has no key.
    pub fn key(&self, table: TableId) -> &[ColumnId] {
        usize::try_from(table)
            .ok()
            .and_then(|at| self.schema.keys.get(at))
            .map_or(&[], Vec::as_slice)
    }

    /// Whether a table has been read, all of it.
    pub fn is_read(&self, table: TableId) -> bool {
        let columns = self.table(table).map_or(0, |table| table.columns.len());
        self.complete || (columns > 0 && self.summaries(table).len() == columns)
    }
}
