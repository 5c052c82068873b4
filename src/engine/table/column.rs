//! A column: the cells of one field, a segment for each run of rows.
//!
//! It must not know its type's meaning: it stores text and gives it back byte for byte. A segment is finished when it is full
//! and never changes again, so that memory grows by segments and nothing is copied while a table loads.

use std::borrow::Cow;

use super::Row;
use super::segment::{Segment, Told};

/// Rows in a full segment. A power of two, so that finding a row's segment is a shift.
pub(super) const SEGMENT_ROWS: usize = 8192;

/// The cells of one field.
#[derive(Debug, Clone)]
pub struct Column {
    /// The header as the file has it; `column 3` where it has none.
    pub name: String,
    segments: Vec<Segment>,
}

impl Column {
    /// A column without rows.
    pub(super) fn new(name: String) -> Self {
        Self {
            name,
            segments: Vec::new(),
        }
    }

    /// The cell's text; empty when the cell is empty or there is no such row.
    pub fn get(&self, row: Row) -> Cow<'_, str> {
        self.find(row)
            .map_or(Cow::Borrowed(""), |(segment, at)| segment.get(at))
    }

    /// Whether the cell holds no text.
    pub fn is_empty_at(&self, row: Row) -> bool {
        self.find(row)
            .is_none_or(|(segment, at)| segment.is_empty_at(at))
    }

    /// The cell's hash, as [`hash_text`](super::hash_text) gives it for its text; none when the cell is empty.
    pub fn hash_at(&self, row: Row) -> Option<u64> {
        self.find(row).and_then(|(segment, at)| segment.hash_at(at))
    }

    /// All cells in order. [`Column::visit`] is faster where it can be used.
    pub fn iter(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.segments
            .iter()
            .flat_map(|segment| (0..segment.len()).map(move |at| segment.get(at)))
    }

    /// Gives all cells in order, without making a text of its own for each.
    pub fn visit(&self, mut give: impl FnMut(&str)) {
        let mut scratch = String::new();
        for segment in &self.segments {
            segment.visit(&mut scratch, &mut give);
        }
    }

    /// Tells what a run of cells from `row` on hold and how many of them hold it, equal ones together where that is cheap, in no
    /// particular order. A run ends after some thousand rows, or after about so many bytes. Returns the row to go on from, and the
    /// bytes that it took; none at the end.
    pub fn tell(
        &self,
        row: Row,
        bytes: u64,
        mut give: impl FnMut(Told<'_>, u32),
    ) -> Option<(Row, u64)> {
        let (segment, at) = self.find(row)?;
        let (to, taken) = segment.tell(at, bytes, &mut give);
        let told = Row::try_from(to.saturating_sub(at))
            .ok()
            .filter(|told| *told > 0)?;
        Some((row.checked_add(told)?, taken))
    }

    /// Bytes of memory that the cells take.
    pub fn heap_bytes(&self) -> usize {
        let cells: usize = self.segments.iter().map(Segment::heap_bytes).sum();
        cells + self.segments.len() * size_of::<Segment>()
    }

    /// Adds a finished run of cells. Every segment but the last must be full.
    pub(super) fn push_segment(&mut self, segment: Segment) {
        self.segments.push(segment);
    }

    fn find(&self, row: Row) -> Option<(&Segment, usize)> {
        let row = usize::try_from(row).ok()?;
        let segment = self.segments.get(row / SEGMENT_ROWS)?;
        Some((segment, row % SEGMENT_ROWS))
    }
}
