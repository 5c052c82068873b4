//! What was understood of an export: tables, columns, keys, links, and why.

use serde::{Deserialize, Serialize};

use super::RecordRef;
use crate::engine::amend::{Amendments, LinkEnds, ReadAs, Verdict};
use crate::engine::schema::LinkKind;
use crate::engine::table::{ColumnId, TableId};
use crate::engine::types::ColumnType;
use crate::engine::warning::Warning;

/// What was understood of an export, without the columns of its tables.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Structure {
    /// Every table, by number: the export's files, sorted by path, then those lifted out of cells. The index is the [`TableId`].
    pub tables: Vec<TableStructure>,
    /// Every link, sorted by source and target; those that the reader rejected are among them.
    pub links: Vec<LinkStructure>,
    /// The profile that gives words and order; empty when none does.
    pub profile: String,
    /// The profiles that are built in, by name.
    pub profiles: Vec<String>,
    /// Why a profile from the reader's disk is not used; empty when it is, or when there is none.
    pub profile_problem: String,
    /// What the reader has decided so far.
    pub amendments: Amendments,
    /// What is missing, odd or new against the profile, as sentences: a file that the vendor exports and that is not here, tables and
    /// columns that the profile does not know, tables in a folder of another name.
    pub findings: Vec<Finding>,
}

/// Something that the reader should know of the structure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What sort.
    pub kind: FindingKind,
    /// A full sentence.
    pub text: String,
    /// The table that it is about.
    pub table: Option<TableId>,
}

/// The sorts of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// The profile knows a table that the export lacks.
    Missing,
    /// The vendor is known not to export something.
    NotExported,
    /// The export has a table that the profile does not know.
    NewTable,
    /// A known table has columns that the profile does not know.
    NewColumns,
    /// A known table stands in another folder than usual.
    OtherPlace,
    /// A table is written in another way than most of the export.
    OtherDialect,
    /// A table has rows that were repaired or are doubtful.
    BrokenRows,
}

/// A table, as it was understood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableStructure {
    /// The table.
    pub table: TableId,
    /// Its path; of a lifted table the path of the cell.
    pub path: String,
    /// Its name in words.
    pub title: String,
    /// The entity whose records are its rows, in a word: `Person`; empty when it is none of the profile's.
    pub entity: String,
    /// Rows.
    pub rows: u32,
    /// Columns.
    pub columns: u32,
    /// Filled cells of 1,000.
    pub filled_permille: u32,
    /// How it was read; none for a table lifted out of cells.
    pub dialect: Option<DialectStructure>,
    /// What the reader wants of the reading.
    pub read_as: ReadAs,
    /// The table out of whose cells this one was lifted.
    pub parent: Option<TableId>,
    /// The headers of the columns that are its key together; empty when it has none.
    pub key: Vec<String>,
    /// How far the key holds, in a sentence; empty when it holds for every row: `2 of 4,100 rows repeat an earlier value.`
    pub key_note: String,
    /// Whether its rows only tie records of other tables together.
    pub junction: bool,
    /// How many warnings it has.
    pub warnings: u32,
}

/// How a table was read, in words and characters ready to show.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DialectStructure {
    /// The encoding by its WHATWG name.
    pub encoding: String,
    /// Whether a byte order mark stood first.
    pub bom: bool,
    /// The character between cells.
    pub delimiter: char,
    /// The character around cells; none when quotation marks are text.
    pub quote: Option<char>,
    /// Whether the first record names the columns.
    pub header: bool,
    /// Lines before the table.
    pub skip: u32,
    /// Whatever else was found, in short words: `backslash escapes`, `comment lines`, `trailing delimiters`.
    pub notes: Vec<String>,
}

/// A link, as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkStructure {
    /// Its ends by name.
    pub ends: LinkEnds,
    /// The table that refers.
    pub from: TableId,
    /// The table referred to.
    pub to: TableId,
    /// How the reference is written.
    pub kind: LinkKind,
    /// How sure it is, 0 to 100.
    pub confidence_percent: u32,
    /// Why it is thought to be one, strongest first.
    pub evidence: Vec<String>,
    /// Filled references that meet a row.
    pub matched: u32,
    /// Filled references that meet none.
    pub orphans: u32,
    /// What the reader said of it.
    pub verdict: Option<Verdict>,
}

/// The columns of one table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableColumns {
    /// The table.
    pub table: TableId,
    /// Its columns in the file's order.
    pub columns: Vec<ColumnStructure>,
    /// Columns that would be a key but for some rows, or beside the key: a sentence each.
    pub near_keys: Vec<String>,
    /// The first warnings of the table, each with the row that it is about where there is one.
    pub warnings: Vec<(Warning, Option<RecordRef>)>,
}

/// One column, as it was understood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnStructure {
    /// The column.
    pub column: ColumnId,
    /// The header as written.
    pub name: String,
    /// What it holds.
    pub kind: ColumnType,
    /// Whatever else is known of its values, as sentences: the order of day and month, the decimal sign, lists in cells.
    pub notes: Vec<String>,
    /// Cells that hold something.
    pub filled: u32,
    /// Cells that hold nothing.
    pub nulls: u32,
    /// Different values.
    pub distinct: u32,
    /// Filled cells that do not fit the kind.
    pub exceptions: u32,
    /// The first such cells: row and text, shortened.
    pub exception_samples: Vec<(RecordRef, String)>,
    /// The least value as written; empty where values have no order.
    pub least: String,
    /// The greatest value as written.
    pub greatest: String,
    /// The commonest values with how often each stands, most first; empty when every value stands once.
    pub top: Vec<(String, u32)>,
    /// The entity field that it is to the profile, in words; empty when the profile does not know it.
    pub known_as: String,
}

/// Where tables and links are drawn, in a unit of their own: about a pixel at the usual size.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagram {
    /// The tables that are drawn.
    pub nodes: Vec<DiagramNode>,
    /// The links between them.
    pub edges: Vec<DiagramEdge>,
    /// Width of the whole.
    pub width: u32,
    /// Height of the whole.
    pub height: u32,
}

/// A table in the diagram.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiagramNode {
    /// The table.
    pub table: TableId,
    /// Its left edge.
    pub x: i32,
    /// Its upper edge.
    pub y: i32,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// All links between two tables in one direction, as a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DiagramEdge {
    /// The table that refers.
    pub from: TableId,
    /// The table referred to.
    pub to: TableId,
    /// Indices in [`Structure::links`].
    pub links: Vec<u32>,
    /// The line's corners, from the table that refers to the other; at least two.
    pub points: Vec<(i32, i32)>,
    /// Whether the line is only inferred: no link of it is confirmed or told by the profile.
    pub inferred: bool,
}
