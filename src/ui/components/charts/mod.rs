//! Charts: rows over time and rows in groups, each bar a link to the rows behind it.
//!
//! It must not count. Every chart has its figures as text: beside the bars, or in a table that can be opened.

mod columns;
mod groups;
mod opens;
mod spark;

pub(crate) use columns::Columns;
pub(crate) use groups::groups;
pub(crate) use spark::spark;
