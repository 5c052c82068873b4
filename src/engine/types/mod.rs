//! What kind of values a column holds, found out from all its cells, and how such a value is read from text.
//!
//! It must not know tables, links or the profile: a column in, a summary out.

mod amount;
mod date;
mod distinct;
mod fits;
mod hints;
mod list;
mod number;
mod numbers;
mod shape;
mod stats;
mod summarize;
mod time;
mod times;

pub use amount::{Amount, parse_amount};
pub use date::{parse_date, parse_moment};
pub use fits::exceptions;
pub use list::{ListForm, split_list};
pub use number::{parse_number, parse_range};
pub use shape::{is_bare_url, is_email, is_html, is_json, is_phone, is_url, is_uuid, parse_flag};
pub use stats::{ColumnStats, profile_column};
pub use summarize::{Summarizer, summarize};
pub use time::{Date, Moment};

use serde::{Deserialize, Serialize};

/// The kind of values that a column holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnType {
    /// Every cell is empty.
    Empty,
    /// UUID-shaped ids, strictly valid or not.
    Uuid,
    /// Whole numbers without leading zeros.
    Integer,
    /// Numbers with a decimal point or comma.
    Decimal,
    /// `true`/`false`, `t`/`f`, `yes`/`no`, `1`/`0` beside a name that asks a question.
    Boolean,
    /// Calendar dates.
    Date,
    /// Points in time.
    Timestamp,
    /// Numeric ranges with open or closed ends, such as `[150000,200001)`.
    Range,
    /// `http` and `https` addresses.
    Url,
    /// E-mail addresses.
    Email,
    /// Telephone numbers.
    Phone,
    /// JSON objects or arrays.
    Json,
    /// Text with HTML markup.
    Html,
    /// Any other text.
    #[default]
    Text,
}

impl ColumnType {
    /// The name used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Uuid => "uuid",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Boolean => "boolean",
            Self::Date => "date",
            Self::Timestamp => "timestamp",
            Self::Range => "range",
            Self::Url => "url",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Json => "json",
            Self::Html => "html",
            Self::Text => "text",
        }
    }
}

/// In which order the parts of a numeric date stand, decided over a whole column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// Year, month, day; every ISO and Postgres form.
    #[default]
    YearFirst,
    /// Day, month, year.
    DayFirst,
    /// Month, day, year.
    MonthFirst,
    /// None: days are counted from the end of 1899, as spreadsheets do; the time of day is a fraction.
    Serial,
}

/// What is known of a column from all its cells.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent facts, no states"
)]
pub struct ColumnSummary {
    /// The kind of values.
    pub kind: ColumnType,
    /// For dates and timestamps: the order of the parts.
    pub order: DateOrder,
    /// Whether `order` could as well have been the other of day-first and month-first.
    pub ambiguous: bool,
    /// For decimals: whether the decimal sign is a comma.
    pub decimal_comma: bool,
    /// For numbers: whether most have a sign for percent.
    pub percent: bool,
    /// For numbers: the currency that stands with most of them, as [`Amount`] has it.
    pub currency: Option<String>,
    /// How several values stand in one cell, for text and JSON.
    pub list: Option<ListForm>,
    /// Cells that are empty or hold a word for "nothing".
    pub nulls: u32,
    /// Whether words such as `NULL` and `NA` stand for nothing here; in a column of free text they may be values.
    pub null_words: bool,
    /// The one word that stands for nothing in a column of text, as written: it is far commoner than any value.
    pub null_word: Option<String>,
    /// Filled cells that do not fit `kind`.
    pub exceptions: u32,
    /// Different texts among the filled cells; exact up to a million, then an estimate.
    pub distinct: u32,
    /// Bytes of the longest cell.
    pub longest: u32,
    /// For dates and timestamps: the earliest and the latest day, of those from 1971 to 2100. Earlier and later ones are mostly
    /// marks for "never".
    pub days: Option<(Date, Date)>,
}

impl ColumnSummary {
    /// Whether a cell of the column holds nothing: it is empty, or has a word for "nothing" where that is not a value.
    pub fn is_null(&self, text: &str) -> bool {
        let text = text.trim();
        text.is_empty()
            || text == "\\N"
            || (self.null_words && shape::is_null_word(text))
            || self.null_word.as_deref() == Some(text)
    }
}
