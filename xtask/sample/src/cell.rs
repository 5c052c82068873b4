//! The value of a cell, before any shape of the export has decided how it is written.
//! It must not know delimiters, date orders or forms of ids.

use std::borrow::Cow;

use crate::calendar::{Day, Minute};
use crate::catalogue::T;

/// One value of a row.
#[derive(Debug, Clone)]
pub(crate) enum Cell {
    /// Nothing.
    Null,
    /// The row's own id: the next one of its table.
    Key,
    /// The id of the row before, for a row that the export holds twice.
    KeyAgain,
    /// The id of the `n`-th row of a table.
    Ref(T, u32),
    /// Words.
    Text(Cow<'static, str>),
    /// A whole number.
    Int(i64),
    /// A number with up to two decimals, in hundredths.
    Cents(i64),
    /// Yes or no.
    Bool(bool),
    /// A day.
    Date(Day),
    /// A minute.
    Time(Minute),
    /// A range of whole numbers, both bounds included.
    Range(i64, i64),
    /// A nested value.
    Json(Json),
}

/// A nested value. The keys are in `snake_case`; the shape may write them otherwise.
#[derive(Debug, Clone)]
pub(crate) enum Json {
    /// A plain value.
    Plain(Box<Cell>),
    /// An array.
    List(Vec<Json>),
    /// An object.
    Object(Vec<(&'static str, Json)>),
}

/// One row, in the order of its table's columns.
pub(crate) type Row = Vec<Cell>;

impl Cell {
    /// The reference, where there is one.
    pub(crate) fn link(table: T, index: Option<u32>) -> Self {
        index.map_or(Self::Null, |index| Self::Ref(table, index))
    }

    /// The value, where there is one.
    pub(crate) fn maybe<V: Into<Self>>(value: Option<V>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

impl From<&'static str> for Cell {
    fn from(text: &'static str) -> Self {
        if text.is_empty() {
            Self::Null
        } else {
            Self::Text(Cow::Borrowed(text))
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        if text.is_empty() {
            Self::Null
        } else {
            Self::Text(Cow::Owned(text))
        }
    }
}

impl From<bool> for Cell {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<u32> for Cell {
    fn from(value: u32) -> Self {
        Self::Int(i64::from(value))
    }
}

impl From<i32> for Cell {
    fn from(value: i32) -> Self {
        Self::Int(i64::from(value))
    }
}

impl From<Day> for Cell {
    fn from(value: Day) -> Self {
        Self::Date(value)
    }
}

impl From<Minute> for Cell {
    fn from(value: Minute) -> Self {
        Self::Time(value)
    }
}

impl<V: Into<Cell>> From<V> for Json {
    fn from(value: V) -> Self {
        Self::Plain(Box::new(value.into()))
    }
}
