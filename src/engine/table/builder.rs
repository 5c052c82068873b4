//! Builds a table row by row.
//!
//! It must not know how rows are found in bytes: it takes cells as text.

use super::column::SEGMENT_ROWS;
use super::segment::Segment;
use super::{Column, ColumnId, Dialect, Origin, Row, Table, TableId};

/// Builds a table row by row. Rows shorter than the header are filled with empty cells, longer ones are cut: the caller warns.
#[derive(Debug)]
pub struct TableBuilder {
    path: String,
    name: String,
    open: Vec<OpenColumn>,
    /// The line of each row; none for a lifted table.
    lines: Option<Vec<u32>>,
    bytes: Vec<u32>,
    rows: Row,
}

#[derive(Debug)]
struct OpenColumn {
    column: Column,
    /// The cells of the segment at work, one after another; reused for the next one.
    text: String,
    ends: Vec<u32>,
    /// Empty cells at the end, which have no ends yet: columns of nothing cost nothing.
    empty: usize,
}

impl TableBuilder {
    /// A table of no rows with these headers.
    pub fn new(
        path: impl Into<String>,
        headers: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        let path = path.into();
        let file = path.rsplit(['/', '#']).next().unwrap_or(&path);
        let name = file
            .rsplit_once('.')
            .map_or(file, |(stem, _)| stem)
            .to_owned();
        let open = headers
            .into_iter()
            .map(|header| OpenColumn::new(header.into()))
            .collect();
        Self {
            path,
            name,
            open,
            lines: Some(Vec::new()),
            bytes: Vec::new(),
            rows: 0,
        }
    }

    /// A table of no columns, for what is lifted out of another table.
    pub fn lifted(path: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            name: name.into(),
            open: Vec::new(),
            lines: None,
            bytes: Vec::new(),
            rows: 0,
        }
    }

    /// Adds a row that begins on `line`; `false` when a cell was too large to be kept, which takes gigabytes.
    pub fn push<'a>(&mut self, line: u32, cells: impl IntoIterator<Item = &'a str>) -> bool {
        let mut cells = cells.into_iter();
        let mut kept = true;
        for column in &mut self.open {
            kept &= column.push(cells.next().unwrap_or(""));
        }
        if let Some(lines) = &mut self.lines {
            lines.push(line);
        }
        self.rows += 1;
        kept
    }

    /// Says at which byte of its entry the row pushed next begins.
    pub fn starts_at(&mut self, byte: u64) {
        self.bytes.push(u32::try_from(byte).unwrap_or(u32::MAX));
    }

    /// How many rows there are so far.
    pub fn rows(&self) -> Row {
        self.rows
    }

    /// The name of a column; empty when there is no such column.
    pub fn column_name(&self, column: usize) -> &str {
        self.open
            .get(column)
            .map_or("", |open| open.column.name.as_str())
    }

    /// Adds a column at the end, empty in the rows that are already there.
    pub fn add_column(&mut self, header: impl Into<String>) {
        let mut column = OpenColumn::new(header.into());
        column.push_empty(usize::try_from(self.rows).unwrap_or(usize::MAX));
        self.open.push(column);
    }

    /// The finished table of a column of JSON cells; `parent_rows` has the row of the parent for each row.
    pub fn finish_lifted(self, parent: TableId, column: ColumnId, parent_rows: Vec<Row>) -> Table {
        let mut table = self.finish(Dialect::default());
        table.origin = Origin::Lifted {
            parent,
            column,
            parent_rows,
        };
        table
    }

    /// The finished table of an entry.
    pub fn finish(self, dialect: Dialect) -> Table {
        let Self {
            path,
            name,
            open,
            lines,
            bytes,
            rows,
        } = self;
        let columns = open.into_iter().map(OpenColumn::finish).collect();
        Table {
            path,
            name,
            columns,
            origin: Origin::Entry {
                dialect,
                lines: lines.unwrap_or_default(),
                bytes,
            },
            rows,
        }
    }
}

impl OpenColumn {
    fn new(name: String) -> Self {
        Self {
            column: Column::new(name),
            text: String::new(),
            ends: Vec::new(),
            empty: 0,
        }
    }

    /// Adds a cell; `false` when it is too large to be kept.
    fn push(&mut self, cell: &str) -> bool {
        let mut kept = true;
        if cell.is_empty() {
            self.empty += 1;
        } else {
            self.lay_empty();
            self.text.push_str(cell);
            if let Ok(end) = u32::try_from(self.text.len()) {
                self.ends.push(end);
            } else {
                self.text.truncate(self.text.len() - cell.len());
                self.empty += 1;
                kept = false;
            }
        }
        if self.ends.len() + self.empty >= SEGMENT_ROWS {
            self.flush();
        }
        kept
    }

    /// Adds empty cells.
    fn push_empty(&mut self, mut count: usize) {
        while count > 0 {
            let room = SEGMENT_ROWS - self.ends.len() - self.empty;
            let some = count.min(room);
            self.empty += some;
            count -= some;
            if some == room {
                self.flush();
            }
        }
    }

    /// Gives the empty cells their ends.
    fn lay_empty(&mut self) {
        if self.empty > 0 {
            let end = u32::try_from(self.text.len()).unwrap_or(u32::MAX);
            self.ends.resize(self.ends.len() + self.empty, end);
            self.empty = 0;
        }
    }

    fn flush(&mut self) {
        let segment = if self.ends.is_empty() {
            Segment::empty(self.empty)
        } else {
            self.lay_empty();
            Segment::pack(&self.text, &self.ends)
        };
        self.column.push_segment(segment);
        self.text.clear();
        self.ends.clear();
        self.empty = 0;
    }

    fn finish(mut self) -> Column {
        if self.ends.len() + self.empty > 0 {
            self.flush();
        }
        self.column
    }
}
