//! Tables: the rows of one CSV (or of one JSON array column lifted out of another table) as columns in flat buffers.
//!
//! It must not know where the bytes came from, what a column means, or which other tables there are beyond a parent's number.

mod builder;
mod clock;
mod column;
mod hash;
mod numbers;
mod segment;
mod uuid;

pub use builder::TableBuilder;
pub use column::Column;
pub use hash::{hash_integer, hash_text};
pub use segment::Told;

/// Number of a table in its workspace: its index in the list of tables, which is sorted by path.
pub type TableId = u32;
/// Index of a column in its table.
pub type ColumnId = u32;
/// Index of a row in its table, counted from 0.
pub type Row = u32;

/// One table.
#[derive(Debug, Clone)]
pub struct Table {
    /// Path of the entry inside the export; for a lifted table the parent's path, `#`, and the column's path,
    /// such as `persons.csv#workExperience.positions`.
    pub path: String,
    /// The path's last part without its ending, as the vendor wrote it: `work_experience`; for a lifted table the column's
    /// own name: `positions`.
    pub name: String,
    /// The columns, in the file's order. All have as many cells as the table has rows.
    pub columns: Vec<Column>,
    /// Where the rows come from.
    pub origin: Origin,
    rows: Row,
}

/// Where a table's rows come from.
#[derive(Debug, Clone)]
pub enum Origin {
    /// An entry of the export.
    Entry {
        /// How the entry was read.
        dialect: Dialect,
        /// For each row the line on which it begins, counted from 1.
        lines: Vec<u32>,
        /// For each row the byte of the uncompressed entry at which it begins; the last value stands for all beyond 4 GiB.
        bytes: Vec<u32>,
    },
    /// A column of JSON arrays (or objects) in another table, whose elements became rows.
    Lifted {
        /// The table that holds the column.
        parent: TableId,
        /// The column in the parent.
        column: ColumnId,
        /// For each row of this table the row of the parent that held it, ascending.
        parent_rows: Vec<Row>,
    },
}

/// How an entry was read.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "facts of a file, none of which depends on another"
)]
pub struct Dialect {
    /// The encoding by its WHATWG name, such as `UTF-8` or `windows-1252`; also `UTF-32LE` and `UTF-32BE`, which have none.
    pub encoding: String,
    /// Whether a byte order mark stood first.
    pub bom: bool,
    /// The character between cells.
    pub delimiter: char,
    /// The character around cells that hold delimiters or newlines; none when quotation marks are text.
    pub quote: Option<char>,
    /// The character that makes the one after it text; none when a quotation mark is doubled to be text.
    pub escape: Option<char>,
    /// Whether the first record names the columns.
    pub header: bool,
    /// Lines before the header that belong to no table.
    pub skip: u32,
    /// How lines begin that are comments; none when there are no such lines.
    pub comment: Option<String>,
    /// Whether each row ends in a delimiter, which makes no cell.
    pub trailing_delimiter: bool,
    /// Whether the reader chose any of this, instead of all of it being found out.
    pub chosen: bool,
}

impl Default for Dialect {
    fn default() -> Self {
        Self {
            encoding: "UTF-8".to_owned(),
            bom: false,
            delimiter: ',',
            quote: Some('"'),
            escape: None,
            header: true,
            skip: 0,
            comment: None,
            trailing_delimiter: false,
            chosen: false,
        }
    }
}

impl Table {
    /// How many rows there are.
    pub fn rows(&self) -> Row {
        self.rows
    }

    /// Bytes of memory that the table takes.
    pub fn heap_bytes(&self) -> usize {
        let cells: usize = self.columns.iter().map(Column::heap_bytes).sum();
        let rows = match &self.origin {
            Origin::Entry { lines, bytes, .. } => lines.capacity() + bytes.capacity(),
            Origin::Lifted { parent_rows, .. } => parent_rows.capacity(),
        };
        cells + rows * size_of::<u32>()
    }

    /// The column with this index.
    pub fn column(&self, column: ColumnId) -> Option<&Column> {
        self.columns.get(usize::try_from(column).ok()?)
    }

    /// The line of its entry on which a row begins, counted from 1; for a lifted row there is none of its own.
    pub fn line(&self, row: Row) -> Option<u32> {
        match &self.origin {
            Origin::Entry { lines, .. } => lines.get(usize::try_from(row).ok()?).copied(),
            Origin::Lifted { .. } => None,
        }
    }

    /// The byte of its uncompressed entry at which a row begins; for a lifted row there is none of its own.
    pub fn byte(&self, row: Row) -> Option<u64> {
        match &self.origin {
            Origin::Entry { bytes, .. } => bytes
                .get(usize::try_from(row).ok()?)
                .map(|byte| u64::from(*byte)),
            Origin::Lifted { .. } => None,
        }
    }
}
