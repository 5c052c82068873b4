//! What an export is, at a glance.

use serde::{Deserialize, Serialize};

use super::{Date, Remedy};
use crate::engine::table::TableId;
use crate::engine::warning::{Warning, WarningKind};

/// What an export is, at a glance. While it loads, the figures are of what has been read so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overview {
    /// Names of the files that were opened.
    pub files: Vec<String>,
    /// Their bytes together.
    pub file_bytes: u64,
    /// Uncompressed bytes of all tables.
    pub csv_bytes: u64,
    /// The profile that fits: `Stardex`; empty when none does.
    pub profile: String,
    /// The entities of the profile that are in the export, in the profile's order.
    pub entities: Vec<EntityCount>,
    /// Every table, sorted by path.
    pub tables: Vec<TableInfo>,
    /// The earliest and latest day on which anything was created or happened.
    pub span: Option<(Date, Date)>,
    /// What the profile knows and the export lacks, as words for people: `Assessments`.
    pub absent: Vec<String>,
    /// Tables that the profile does not know. They are shown all the same.
    pub unknown_tables: Vec<TableId>,
    /// How many warnings of each kind.
    pub warnings: Vec<WarningCount>,
    /// The first warnings, at most 1,000.
    pub first_warnings: Vec<Warning>,
    /// How many files are no tables.
    pub documents: u32,
    /// What would help to read what could not be read.
    pub remedies: Vec<Remedy>,
    /// Whether every table is read and every link resolved.
    pub complete: bool,
}

/// How many records of an entity there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntityCount {
    /// The entity's key: `person`.
    pub key: String,
    /// One of them: `Person`.
    pub singular: String,
    /// Several: `People`.
    pub plural: String,
    /// How many.
    pub count: u32,
    /// The table that holds them.
    pub table: TableId,
    /// Whether it belongs in the navigation (people, companies, jobs ...) rather than among reference data (statuses, types).
    pub main: bool,
}

/// A table, in brief.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableInfo {
    /// The table.
    pub table: TableId,
    /// Its path.
    pub path: String,
    /// Its name in words: `Work experience`.
    pub title: String,
    /// How many rows.
    pub rows: u32,
    /// How many columns.
    pub columns: u32,
    /// The entity whose records are its rows; empty when it is none of the profile's entities.
    pub entity: String,
    /// Whether it is completely read.
    pub complete: bool,
    /// How many warnings it has.
    pub warnings: u32,
}

/// How many warnings of a kind there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WarningCount {
    /// The kind.
    pub kind: WarningKind,
    /// How many, including those past any cap on how many are kept.
    pub count: u64,
}
