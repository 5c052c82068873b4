//! How a record hangs together with others, link by link.

use serde::{Deserialize, Serialize};

use super::{Field, LinkEnds, RecordRef, Value};
use crate::engine::table::TableId;

/// How a record hangs together with others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relations {
    /// The records that it refers to, by the field that does.
    pub to: Vec<Field>,
    /// The rows that refer to it, by table and link.
    pub from: Vec<Referrers>,
}

/// Rows of one table that refer to a record by one link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Referrers {
    /// The table.
    pub table: TableId,
    /// What its rows are, in words.
    pub title: String,
    /// The link; without columns for rows that stood in a cell of the record.
    pub ends: LinkEnds,
    /// How many there are.
    pub count: u32,
    /// The first of them.
    pub first: RecordRef,
}

/// Values of several sides under the same names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// What the sides are called.
    pub sides: Vec<String>,
    /// The names, each with a value for each side.
    pub rows: Vec<ComparedField>,
}

/// A name with a value for each side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedField {
    /// The name in words.
    pub name: String,
    /// The values; empty ones among them.
    pub values: Vec<Value>,
    /// Whether sides say different things.
    pub differs: bool,
}
