//! What is asked about a list besides its rows, and the answers.

use serde::{Deserialize, Serialize};

use super::{CellKind, Date, GridRequest, GridSource, RecordRef};
use crate::engine::table::ColumnId;

/// What is asked about a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListQuestion {
    /// Which columns it can show.
    Columns(GridSource),
    /// Which values stand in its columns, how often.
    Facets(FacetRequest),
    /// Where a record stands in it. Of the request the window does not matter.
    Neighbours(GridRequest, RecordRef),
    /// Its rows as text.
    Text(TextRequest),
}

/// The answer to a [`ListQuestion`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ListAnswer {
    /// To [`ListQuestion::Columns`].
    Columns(Vec<ColumnChoice>),
    /// To [`ListQuestion::Facets`].
    Facets(Vec<Facet>),
    /// To [`ListQuestion::Neighbours`].
    Neighbours(Neighbours),
    /// To [`ListQuestion::Text`].
    Text(ListText),
}

/// A column that a list can show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ColumnChoice {
    /// What stands for it in requests.
    pub id: ColumnId,
    /// Its title.
    pub title: String,
    /// What its values are.
    pub kind: CellKind,
    /// What it belongs to, where it is not the record's own: `Custom fields`.
    pub group: String,
    /// Whether it is shown unasked.
    pub usual: bool,
}

/// Which facets of which rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetRequest {
    /// The list as it is filtered now. Its window does not matter.
    pub list: GridRequest,
    /// Columns of which more is wanted than the commonest values.
    pub more: Vec<FacetWish>,
}

/// What is wanted of a column's values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetWish {
    /// The column.
    pub column: ColumnId,
    /// How many values at most.
    pub limit: u32,
    /// Only values in which this occurs, whatever the case and the accents.
    pub search: String,
}

/// The values of a column in the rows that pass all filters but the column's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facet {
    /// The column.
    pub column: ColumnId,
    /// Its title.
    pub title: String,
    /// The values.
    pub body: FacetBody,
    /// Rows without a value.
    pub empty: u32,
}

/// What a facet shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum FacetBody {
    /// Values, most rows first; those that a filter names are always among them.
    Values {
        /// The values.
        top: Vec<FacetValue>,
        /// How many different values there are, of those that were searched for.
        distinct: u32,
    },
    /// Spans of time, in order, without gaps.
    Dates {
        /// The spans.
        bars: Vec<DateBar>,
        /// Rows with a date before or after all of them.
        outside: u32,
    },
}

/// A value and how many rows hold it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetValue {
    /// The value as text.
    pub text: String,
    /// The rows.
    pub count: u32,
}

/// A span of days and how many rows fall into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateBar {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
    /// The rows.
    pub count: u32,
}

/// Where a record stands in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Neighbours {
    /// The list's name.
    pub title: String,
    /// Its place, counted from 0; none when it is not among the rows that pass the filters.
    pub position: Option<u32>,
    /// Rows that pass the filters.
    pub filtered: u32,
    /// The record before it.
    pub previous: Option<RecordRef>,
    /// The record after it.
    pub next: Option<RecordRef>,
}

/// Which rows as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextRequest {
    /// The list. Its window says which rows, unless `rows` does.
    pub list: GridRequest,
    /// Rows by their place in the list; those of the window when empty.
    pub rows: Vec<u32>,
    /// How the text is laid out.
    pub form: TextForm,
    /// Whether the columns' titles come first.
    pub header: bool,
}

/// How rows are laid out as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum TextForm {
    /// As a CSV for spreadsheets: a cell that would be taken for a formula gets an apostrophe before it.
    Csv,
    /// With tabs between cells, for pasting into spreadsheets. Tabs and line breaks within cells become spaces; formulas as in a CSV.
    Tsv,
    /// As it is, for one cell.
    Plain,
}

/// Rows as text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListText {
    /// The text. Every row ends in a line break.
    pub text: String,
    /// How many rows it holds.
    pub rows: u32,
    /// Cells that got an apostrophe.
    pub defused: u32,
}
