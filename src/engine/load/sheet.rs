//! A table that grows out of JSON values, with the tables of the lists inside them.
//!
//! It must not know where the values come from.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use serde_json::{Map, Value};

use super::numbers::Numbers;
use crate::engine::table::{ColumnId, Row, Table, TableBuilder, TableId};

/// Columns a lifted table may have; objects whose keys are ids would make a column of each.
const MOST_COLUMNS: usize = 300;
/// Levels of objects that become dotted columns.
const MOST_DOTS: usize = 6;
/// Column of the elements that are no objects.
const VALUE: &str = "value";

/// A table that grows out of JSON values.
pub(super) struct Sheet {
    path: String,
    builder: TableBuilder,
    columns: FxHashMap<String, usize>,
    /// The cells of the row at work; reused.
    row: Vec<String>,
    /// For each row the row of the parent.
    parent_rows: Vec<Row>,
    /// Tables of the lists in this one's columns.
    children: BTreeMap<usize, Sheet>,
    /// Levels of lists below this one that may become tables.
    levels: usize,
}

/// Values have too many different keys, or too much text, for a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooWide;

impl Sheet {
    /// A table of the column `name`, at a path.
    pub(super) fn new(path: String, name: String, levels: usize) -> Self {
        Self {
            builder: TableBuilder::lifted(path.clone(), name),
            path,
            columns: FxHashMap::default(),
            row: Vec::new(),
            parent_rows: Vec::new(),
            children: BTreeMap::new(),
            levels,
        }
    }

    /// How many rows there are, those of inner tables counted too.
    pub(super) fn rows(&self) -> u64 {
        let inner: u64 = self.children.values().map(Self::rows).sum();
        inner + u64::from(self.builder.rows())
    }

    /// Adds the elements of a list, or a single object, that stand in a row of the parent.
    pub(super) fn add(&mut self, value: &Value, parent_row: Row) -> Result<(), TooWide> {
        match value {
            Value::Array(elements) => {
                for element in elements {
                    self.add_row(element, parent_row)?;
                }
                Ok(())
            }
            other => self.add_row(other, parent_row),
        }
    }

    fn add_row(&mut self, value: &Value, parent_row: Row) -> Result<(), TooWide> {
        for cell in &mut self.row {
            cell.clear();
        }
        match value {
            Value::Object(fields) => self.spread(fields, "", MOST_DOTS)?,
            other => {
                let column = self.column(VALUE.to_owned())?;
                self.set(column, other);
            }
        }
        let kept = self.builder.push(0, self.row.iter().map(String::as_str));
        self.parent_rows.push(parent_row);
        if kept { Ok(()) } else { Err(TooWide) }
    }

    /// Lays an object's fields into the row.
    fn spread(
        &mut self,
        fields: &Map<String, Value>,
        prefix: &str,
        dots: usize,
    ) -> Result<(), TooWide> {
        for (key, value) in fields {
            let name = if prefix.is_empty() {
                key.clone()
            } else {
                format!("{prefix}.{key}")
            };
            if let Value::Object(inner) = value
                && dots > 0
                && !inner.is_empty()
            {
                self.spread(inner, &name, dots - 1)?;
                continue;
            }
            let column = self.column(name)?;
            self.set(column, value);
            if matches!(value, Value::Array(elements) if !elements.is_empty()) && self.levels > 0 {
                let row = self.builder.rows();
                self.child(column).add(value, row)?;
            }
        }
        Ok(())
    }

    /// The column of this name, new where there is none.
    fn column(&mut self, name: String) -> Result<usize, TooWide> {
        if let Some(&column) = self.columns.get(&name) {
            return Ok(column);
        }
        let column = self.columns.len();
        if column >= MOST_COLUMNS {
            return Err(TooWide);
        }
        self.builder.add_column(name.clone());
        self.columns.insert(name, column);
        self.row.push(String::new());
        Ok(column)
    }

    fn set(&mut self, column: usize, value: &Value) {
        let Some(cell) = self.row.get_mut(column) else {
            return;
        };
        match value {
            Value::Null => cell.clear(),
            Value::String(text) => cell.clone_from(text),
            other => *cell = other.to_string(),
        }
    }

    /// The table of the lists in a column.
    fn child(&mut self, column: usize) -> &mut Self {
        let (path, levels) = (&self.path, self.levels);
        let name = self.builder.column_name(column);
        self.children.entry(column).or_insert_with(|| {
            let own = name.rsplit('.').next().unwrap_or(name);
            Self::new(format!("{path}.{name}"), own.to_owned(), levels - 1)
        })
    }

    /// The tables, this one first and each before those inside it, for the column of a parent; `root` is the entry's table.
    pub(super) fn finish(
        self,
        root: TableId,
        (parent, column): (TableId, ColumnId),
        numbers: &mut Numbers,
        tables: &mut Vec<(TableId, Table)>,
    ) {
        let id = numbers.give(root, &self.path);
        let table = self.builder.finish_lifted(parent, column, self.parent_rows);
        tables.push((id, table));
        for (column, child) in self.children {
            let column = ColumnId::try_from(column).unwrap_or(ColumnId::MAX);
            child.finish(root, (id, column), numbers, tables);
        }
    }
}
