//! The plain data that pages are drawn from.
//!
//! Nothing here computes or refers back into the workspace: every struct can cross the pipe and be compared in a snapshot. Text is
//! English and ready to show, except dates and numbers, which stay data so that the page can write them as the reader's
//! locale does.

mod grid;
mod overview;
mod record;
mod search;
mod value;

pub use grid::{GridColumn, GridRequest, GridRow, GridSource, GridWindow, SortKey};
pub use overview::{EntityCount, Overview, TableInfo, WarningCount};
pub use record::{
    Event, Field, Place, RecordPage, RowsSection, Section, SectionBody, SectionRow, Stage,
    StageCandidate,
};
pub use search::{SearchGroup, SearchHit, SearchResults};
pub use value::{Link, RecordRef, Value};

pub use super::types::{Date, Moment};
