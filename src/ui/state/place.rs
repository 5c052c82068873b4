//! What the page remembers for an entry of the browser's history.
//!
//! It must not be put into the address, nor into the history itself: search text and filters may be personal, and browsers write both to disk.

use std::collections::BTreeMap;

use super::Route;
use crate::engine::view::{ColumnFilter, GridRequest, SortKey};

/// What the page keeps for a history entry, in memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct EntryState {
    /// Tells the entries of this visit apart.
    pub(crate) key: u64,
    /// What is searched for on the search page.
    pub(crate) query: String,
    /// The filter of a list.
    pub(crate) filter: String,
    /// The order of a list.
    pub(crate) sort: Vec<SortKey>,
    /// The filters of a list's columns.
    pub(crate) filters: Vec<ColumnFilter>,
    /// What narrows the timelines of a record's page, by the titles of their sections.
    pub(crate) timelines: BTreeMap<String, TimelineWish>,
}

/// What narrows a timeline; empty texts narrow nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TimelineWish {
    /// Only this kind.
    pub(crate) kind: String,
    /// Only this author.
    pub(crate) author: String,
    /// From this day on, as `2024-03-12`.
    pub(crate) from: String,
    /// Up to this day.
    pub(crate) until: String,
    /// Words that all occur.
    pub(crate) words: String,
}

/// The list that a record was opened from.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Origin {
    /// The history entry that shows it.
    pub(crate) key: u64,
    /// Its page.
    pub(crate) route: Route,
    /// Which rows it shows, in which order.
    pub(crate) request: GridRequest,
}

/// Where on a page the reader was when it was left.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Spot {
    /// How far the page was scrolled, in pixels.
    pub(crate) scroll: f64,
    /// The link that was followed: its address, and which one of those with this address it was.
    pub(crate) link: Option<(String, u32)>,
    /// The first visible row and the active cell of a list.
    pub(crate) grid: Option<GridSpot>,
}

/// Where in a list the reader was.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct GridSpot {
    /// How far the rows were scrolled, in their own pixels.
    pub(crate) offset: f64,
    /// How far it was scrolled sideways.
    pub(crate) scroll_left: f64,
    /// The active row.
    pub(crate) row: u32,
    /// The active column.
    pub(crate) column: u32,
    /// Whether a cell had the focus.
    pub(crate) was_active: bool,
}
