//! A window of rows of a list.

use serde::{Deserialize, Serialize};

use super::{RecordRef, Value};
use crate::engine::amend::LinkEnds;
use crate::engine::table::{ColumnId, Row, TableId};

/// Which list.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum GridSource {
    /// The records of an entity, by its key, with readable columns.
    Entity(String),
    /// A table as it is: every column, every row, raw text.
    Table(TableId),
}

impl Default for GridSource {
    fn default() -> Self {
        Self::Entity(String::new())
    }
}

/// Which rows of which list, in which order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridRequest {
    /// The list.
    pub source: GridSource,
    /// The columns that are shown, in their order; those that the list shows unasked when empty.
    pub columns: Vec<ColumnId>,
    /// The order; the file's own when empty.
    pub sort: Vec<SortKey>,
    /// Only rows in which every word of this text is shown, whatever the case and the accents.
    pub filter: String,
    /// Only rows that pass all of these.
    pub filters: Vec<ColumnFilter>,
    /// Which rows at all.
    pub only: RowSet,
    /// First row of the window, counted in the filtered and sorted list.
    pub start: u32,
    /// How many rows.
    pub len: u32,
}

/// Which rows of a list are in question.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum RowSet {
    /// All.
    #[default]
    All,
    /// Those whose reference by this link meets no record.
    Orphans(LinkEnds),
    /// Those that refer by this link to this row.
    Referring(LinkEnds, Row),
    /// Those whose cell in this column does not fit the column's kind.
    Exceptions(ColumnId),
    /// Those that repeat the key of an earlier row, and that row.
    RepeatedKey,
    /// Those that were repaired or are doubtful, as a warning says.
    Warned,
    /// Those that a search of everything finds for this text.
    Found(String),
}

/// One level of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SortKey {
    /// The column; see [`GridColumn::id`].
    pub column: ColumnId,
    /// Whether the greatest comes first. Empty cells come last either way.
    pub descending: bool,
}

/// What a row must hold in one column.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ColumnFilter {
    /// The column; see [`GridColumn::id`].
    pub column: ColumnId,
    /// What is asked of its cell.
    pub test: CellTest,
}

/// What is asked of a cell. Texts are compared without case and accents; of several values in a cell one is enough. A bound is a
/// number in canonical decimal form or a day as `2024-03-12`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum CellTest {
    /// The text occurs in it.
    Contains(String),
    /// It is the text.
    Is(String),
    /// It is not the text, or it is empty.
    IsNot(String),
    /// It begins with the text.
    Begins(String),
    /// It is less than the number, or before the day.
    Below(String),
    /// It is more than the number, or after the day.
    Above(String),
    /// It is neither less nor more, both bounds included.
    Between(String, String),
    /// It says yes, or no.
    Flag(bool),
    /// It holds nothing.
    Empty,
    /// It holds something.
    Filled,
    /// It is one of these texts, letter by letter.
    OneOf(Vec<String>),
}

/// A window of rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridWindow {
    /// The list's name: `People`, or a table's title.
    pub title: String,
    /// The columns. For an entity the first is the label.
    pub columns: Vec<GridColumn>,
    /// Rows in the whole list.
    pub total: u32,
    /// Rows that pass the filter.
    pub filtered: u32,
    /// Position of the first row of the window.
    pub start: u32,
    /// The rows.
    pub rows: Vec<GridRow>,
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridColumn {
    /// What stands for it in requests, whatever columns are shown in whatever order.
    pub id: ColumnId,
    /// What its values are, which decides how they can be filtered.
    pub kind: CellKind,
    /// Its title: `Current company` for an entity; the header as written for a table.
    pub title: String,
    /// Whether its values stand better at the right: numbers and money.
    pub numeric: bool,
    /// A typical width, in characters, measured over a sample of rows.
    pub width: u32,
}

/// What the values of a list's column are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellKind {
    /// Text, also that which stands for another record.
    #[default]
    Text,
    /// Numbers and amounts.
    Number,
    /// Days and points in time.
    Date,
    /// Yes and no.
    Flag,
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GridRow {
    /// The record.
    pub record: RecordRef,
    /// One value for each column.
    pub cells: Vec<Value>,
}
