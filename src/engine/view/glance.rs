//! A record in short, for whoever points at a link to it.

use serde::{Deserialize, Serialize};

use super::{Badge, Field, RecordRef, Value};

/// What a small card says of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Glance {
    /// Which record.
    pub record: RecordRef,
    /// What it is, in a word: `Person`.
    pub kind: String,
    /// The text that stands for it.
    pub label: String,
    /// A line under the label: title, company, place, status.
    pub summary: Vec<Value>,
    /// Short marks, such as `Do not contact`.
    pub badges: Vec<Badge>,
    /// A few of its fields that are short and say something new.
    pub facts: Vec<Field>,
}
