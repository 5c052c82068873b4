//! Builds a table row by row.
//!
//! It must not know how rows are found in bytes: it takes cells as text.

use super::column::SEGMENT_ROWS;
use super::{Column, ColumnId, Dialect, Origin, Row, Table, TableId};

/// Builds a table row by row. Rows shorter than the header are filled with empty cells, longer ones are cut: the caller warns.
#[derive(Debug)]
pub struct TableBuilder {
    path: String,
    name: String,
    open: Vec<OpenColumn>,
    /// The line of each row; none for a lifted table.
    lines: Option<Vec<u32>>,
    rows: Row,
}

#[derive(Debug)]
struct OpenColumn {
    column: Column,
    text: String,
    ends: Vec<u32>,
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
            rows: 0,
        }
    }

    /// Adds a row that begins on `line`.
    pub fn push<'a>(&mut self, line: u32, cells: impl IntoIterator<Item = &'a str>) {
        let mut cells = cells.into_iter();
        for column in &mut self.open {
            column.push(cells.next().unwrap_or(""));
        }
        if let Some(lines) = &mut self.lines {
            lines.push(line);
        }
        self.rows += 1;
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
        for _ in 0..self.rows {
            column.push("");
        }
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
        }
    }

    fn push(&mut self, cell: &str) {
        self.text.push_str(cell);
        self.ends
            .push(u32::try_from(self.text.len()).unwrap_or(u32::MAX));
        if self.ends.len() >= usize::try_from(SEGMENT_ROWS).unwrap_or(usize::MAX) {
            self.flush();
        }
    }

    fn flush(&mut self) {
        self.column.push_segment(
            std::mem::take(&mut self.text),
            std::mem::take(&mut self.ends),
        );
    }

    fn finish(mut self) -> Column {
        if !self.ends.is_empty() {
            self.flush();
        }
        self.column
    }
}
