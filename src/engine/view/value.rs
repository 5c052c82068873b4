//! One value, ready to show.

use serde::{Deserialize, Serialize};

use crate::engine::table::{Row, TableId};
use crate::engine::types::{Date, Moment};

/// Which record: opaque numbers that mean nothing outside this load of this export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RecordRef {
    /// The table it is a row of.
    pub table: TableId,
    /// The row.
    pub row: Row,
}

/// A reference to a record, with the text that stands for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The record.
    pub target: RecordRef,
    /// The record's label; never a raw id where the record has any other text.
    pub label: String,
    /// The target's entity key, such as `person`; empty for a record without an entity.
    pub entity: String,
}

/// One value, ready to show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// Nothing.
    Empty,
    /// Text on one or more lines.
    Text(String),
    /// Text with HTML markup. Within the engine it is as the export has it, hostile; on a record's page it has been made safe.
    Html(String),
    /// A number in canonical decimal form: `-1234.5`.
    Number(String),
    /// An amount of money in canonical decimal form, with its ISO 4217 code where one is known.
    Money {
        /// The amount: `150000`.
        amount: String,
        /// The currency's code: `EUR`; empty when unknown.
        currency: String,
    },
    /// A span of amounts, each end inclusive; an open end is empty.
    Range {
        /// The lower end.
        from: String,
        /// The upper end.
        to: String,
        /// The currency's code; empty when it is no money or unknown.
        currency: String,
    },
    /// A step in canonical decimal form, and how many steps there are: `3` of 4.
    OutOf {
        /// The step.
        at: String,
        /// How many there are.
        of: u32,
    },
    /// Percent, 0 to 100, in canonical decimal form.
    Percent(String),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Date(Date),
    /// A point in time.
    Moment(Moment),
    /// An `http` or `https` address.
    Url(String),
    /// An e-mail address.
    Email(String),
    /// A telephone number as written.
    Phone(String),
    /// A JSON object or array, as written.
    Json(String),
    /// Another record.
    Record(Link),
    /// A reference to a record that is not in the export.
    Missing {
        /// The id as written.
        id: String,
    },
    /// Several values.
    List(Vec<Value>),
}

impl Value {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.is_empty(),
            Self::List(values) => values.iter().all(Self::is_empty),
            _ => false,
        }
    }
}
