//! Charts of a whole export, as numbers with the rows behind each.

use serde::{Deserialize, Serialize};

use super::{ColumnFilter, Date, GridSource, RecordRef, Value};
use crate::engine::table::ColumnId;

/// Charts of a whole export.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Insights {
    /// The spans of time that series are counted by, side by side.
    pub spans: Vec<Span>,
    /// When the records of the main entities were made.
    pub growth: Vec<Series>,
    /// What happened when: notes, e-mails, changes; the commonest first.
    pub activity: Vec<Series>,
    /// Entities by what they are: jobs by status.
    pub charts: Vec<Chart>,
}

/// A span of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// Rows over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    /// What the rows are: `Emails`.
    pub title: String,
    /// The list that holds them.
    pub source: GridSource,
    /// The list's column that says when.
    pub column: ColumnId,
    /// Rows in each span.
    pub counts: Vec<u32>,
    /// All rows with a time within the spans.
    pub total: u32,
}

/// Some rows in groups.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chart {
    /// What it shows: `Jobs by status`.
    pub title: String,
    /// What the bars count: `Jobs`.
    pub unit: String,
    /// The groups.
    pub bars: Vec<Bar>,
    /// Rows in groups that are not shown.
    pub other: u32,
    /// Rows that belong to no group.
    pub none: u32,
}

/// A group of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bar {
    /// What they have in common.
    pub label: String,
    /// How many.
    pub count: u32,
    /// In a pipeline whose history is known: how many ever were in the group.
    pub ever: Option<u32>,
    /// Sums of what they are worth, one for each currency.
    pub sums: Vec<Value>,
    /// Where the rows are.
    pub opens: Opens,
}

/// What a bar leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Opens {
    /// Rows of a list.
    Rows {
        /// The list.
        source: GridSource,
        /// What they have in common.
        filter: ColumnFilter,
    },
    /// A record.
    Record(RecordRef),
    /// Nothing.
    Nothing,
}
