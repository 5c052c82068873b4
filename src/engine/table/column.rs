//! A column: the cells of one field, in flat buffers, a segment for each run of rows.
//!
//! It must not know its type's meaning: it stores text and gives it back byte for byte. A segment is finished when it is full
//! and never changes again, so that memory grows by segments and nothing is copied while a table loads.

use std::borrow::Cow;

use super::Row;

/// Rows in a full segment. A power of two, so that finding a row's segment is a shift.
pub(super) const SEGMENT_ROWS: u32 = 8192;

/// The cells of one field.
#[derive(Debug, Clone)]
pub struct Column {
    /// The header as the file has it; `column 3` where it has none.
    pub name: String,
    segments: Vec<Segment>,
}

/// Cells of up to [`SEGMENT_ROWS`] rows.
#[derive(Debug, Clone)]
enum Segment {
    /// The texts one after another, and where each ends.
    Plain { text: Box<str>, ends: Box<[u32]> },
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
        let segment = usize::try_from(row / SEGMENT_ROWS)
            .ok()
            .and_then(|at| self.segments.get(at));
        segment.map_or(Cow::Borrowed(""), |segment| segment.get(row % SEGMENT_ROWS))
    }

    /// Whether the cell holds no text.
    pub fn is_empty_at(&self, row: Row) -> bool {
        self.get(row).is_empty()
    }

    /// All cells in order.
    pub fn iter(&self) -> impl Iterator<Item = Cow<'_, str>> {
        self.segments
            .iter()
            .flat_map(|segment| (0..segment.len()).map(move |at| segment.get(at)))
    }

    /// Adds a finished run of cells. Every segment but the last must be full.
    pub(super) fn push_segment(&mut self, text: String, ends: Vec<u32>) {
        self.segments.push(Segment::Plain {
            text: text.into_boxed_str(),
            ends: ends.into_boxed_slice(),
        });
    }
}

impl Segment {
    fn len(&self) -> u32 {
        match self {
            Self::Plain { ends, .. } => u32::try_from(ends.len()).unwrap_or(u32::MAX),
        }
    }

    fn get(&self, at: u32) -> Cow<'_, str> {
        match self {
            Self::Plain { text, ends } => {
                let Ok(at) = usize::try_from(at) else {
                    return Cow::Borrowed("");
                };
                let start = at
                    .checked_sub(1)
                    .and_then(|before| ends.get(before))
                    .copied()
                    .unwrap_or(0);
                let end = ends.get(at).copied().unwrap_or(start);
                let cell = usize::try_from(start)
                    .ok()
                    .zip(usize::try_from(end).ok())
                    .and_then(|(from, to)| text.get(from..to));
                Cow::Borrowed(cell.unwrap_or(""))
            }
        }
    }
}
