//! Columns, and pairs of columns, that would tell all rows apart but for a few, or that do so beside the key.
//!
//! It must not choose the key; what it finds is for people to read.

use serde::{Deserialize, Serialize};

use super::Schema;
use super::field::{Field, Shape};
use super::keys::{self, Key, repeats};
use super::names::Mark;
use crate::engine::table::{ColumnId, Row, Table, TableId};
use crate::engine::types::ColumnType;

/// Columns that tell nearly all rows of a table apart, or all of them beside its key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NearKey {
    /// The table.
    pub table: TableId,
    /// The columns that do it together.
    pub columns: Vec<ColumnId>,
    /// Rows whose values an earlier row has.
    pub duplicates: Vec<Row>,
    /// Rows without a value in one of the columns.
    pub empty: u32,
}

/// Tables smaller than this say nothing by having few repeated values.
const FEWEST_ROWS: Row = 20;
/// One row of so many may repeat another or be empty.
const ONE_OF: Row = 50;
/// Near keys told of one table.
const MOST: usize = 4;

/// What is nearly a key of a table. The key itself is among it where it does not hold for every row.
pub(super) fn find(table: TableId, fields: &[Field<'_>], key: &Key) -> Vec<NearKey> {
    let mut found = Vec::new();
    if !key.duplicates.is_empty() {
        let empty = key
            .columns
            .first()
            .and_then(|column| fields.iter().find(|field| field.column == *column))
            .map_or(0, |field| field.rows.saturating_sub(field.filled));
        found.push(NearKey {
            table,
            columns: key.columns.clone(),
            duplicates: key.duplicates.clone(),
            empty,
        });
    }
    let singles = fields
        .iter()
        .filter(|field| !key.columns.contains(&field.column) && could_be_key(field));
    for field in singles {
        let empty = field.rows.saturating_sub(field.filled);
        let missing = field.rows.saturating_sub(field.filled.min(field.distinct));
        if missing == 0 || missing * ONE_OF <= field.rows && field.rows >= FEWEST_ROWS {
            let duplicates = filled_repeats(field);
            found.push(NearKey {
                table,
                columns: vec![field.column],
                duplicates,
                empty,
            });
        }
    }
    if key.columns.is_empty() && found.is_empty() {
        found.extend(pair(table, fields));
    }
    found.truncate(MOST);
    found
}

/// Whether a column is of the kind that keys are made of: named or shaped like one.
fn could_be_key(field: &Field<'_>) -> bool {
    let plain = field.list.is_none()
        && field.rows > 1
        && !matches!(
            field.kind,
            ColumnType::Timestamp
                | ColumnType::Decimal
                | ColumnType::Boolean
                | ColumnType::Json
                | ColumnType::Html
                | ColumnType::Range
        );
    let named = field.name.mark != Mark::None || field.name.glued.is_some();
    plain
        && (named && field.shape != Shape::Never
            || matches!(field.shape, Shape::Opaque | Shape::Email))
}

/// Rows whose value an earlier row has; empty ones repeat nothing.
fn filled_repeats(field: &Field<'_>) -> Vec<Row> {
    if field.distinct >= field.filled {
        return Vec::new();
    }
    let all = repeats(&[field], field.rows, usize::MAX);
    all.into_iter()
        .filter(|row| field.value(*row).is_some())
        .collect()
}

/// In a table without a key, the cheapest pair of columns that nearly is one.
fn pair(table: TableId, fields: &[Field<'_>]) -> Option<NearKey> {
    let rows = fields.first().map_or(0, |field| field.rows);
    if rows < FEWEST_ROWS {
        return None;
    }
    let most = rows / ONE_OF;
    let parts: Vec<&Field<'_>> = fields
        .iter()
        .filter(|field| field.filled == field.rows && field.list.is_none())
        .filter(|field| field.name.mark != Mark::None || field.name.glued.is_some())
        .take(5)
        .collect();
    let pairs = parts
        .iter()
        .enumerate()
        .flat_map(|(at, one)| parts.iter().skip(at + 1).map(move |other| [*one, *other]));
    pairs
        .filter(|[one, other]| {
            u64::from(one.distinct) * u64::from(other.distinct) >= u64::from(rows - most)
        })
        .find_map(|pair| {
            let limit = usize::try_from(most)
                .unwrap_or(usize::MAX)
                .saturating_add(1);
            let duplicates = keys::repeats(&pair, rows, limit);
            (duplicates.len() < limit).then(|| NearKey {
                table,
                columns: pair.iter().map(|field| field.column).collect(),
                duplicates,
                empty: 0,
            })
        })
}

impl Schema {
    /// How far the key of a table holds, in a sentence; empty when it holds for every row or there is none.
    pub fn key_note(&self, tables: &[Table], table: TableId) -> String {
        let at = usize::try_from(table).ok();
        let own = at.and_then(|at| Some((tables.get(at)?, self.keys.get(at)?)));
        let Some((of, key)) = own.filter(|(_, key)| !key.is_empty()) else {
            return String::new();
        };
        let near = self
            .near_keys
            .iter()
            .find(|near| near.table == table && near.columns == *key);
        near.map(|near| but_for(near, of)).unwrap_or_default()
    }

    /// What else tells the rows of a table apart, or nearly so, a sentence each.
    pub fn near_key_notes(&self, tables: &[Table], table: TableId) -> Vec<String> {
        let at = usize::try_from(table).ok();
        let Some((of, key)) = at.and_then(|at| Some((tables.get(at)?, self.keys.get(at)?))) else {
            return Vec::new();
        };
        let sentence = |near: &NearKey| {
            let names: Vec<String> = near
                .columns
                .iter()
                .filter_map(|column| of.column(*column))
                .map(|column| format!("\"{}\"", column.name))
                .collect();
            let (names, does) = match names.as_slice() {
                [one] => (one.clone(), "tells"),
                several => (several.join(" and "), "tell"),
            };
            let note = but_for(near, of);
            if note.is_empty() {
                format!("{names} {does} all rows apart as well.")
            } else {
                format!("{names} {does} nearly all rows apart. {note}")
            }
        };
        self.near_keys
            .iter()
            .filter(|near| near.table == table && near.columns != *key)
            .map(sentence)
            .collect()
    }
}

/// Which rows keep the columns from being a key, in a sentence; empty when there are none.
fn but_for(near: &NearKey, table: &Table) -> String {
    let rows = table.rows();
    let count = u32::try_from(near.duplicates.len()).unwrap_or(u32::MAX);
    let lines: Vec<String> = near
        .duplicates
        .iter()
        .take(5)
        .filter_map(|row| table.line(*row))
        .map(|line| line.to_string())
        .collect();
    let more = if near.duplicates.len() > lines.len() {
        " and others"
    } else {
        ""
    };
    let place = match lines.as_slice() {
        [] => String::new(),
        [one] => format!(" (line {one}{more})"),
        _ => format!(" (lines {}{more})", lines.join(", ")),
    };
    let value = if near.columns.len() > 1 {
        "values"
    } else {
        "value"
    };
    let repeat = match count {
        0 => None,
        1 => Some(format!(
            "1 of {rows} rows repeats an earlier {value}{place}"
        )),
        _ => Some(format!(
            "{count} of {rows} rows repeat an earlier {value}{place}"
        )),
    };
    let empty = match near.empty {
        0 => None,
        1 => Some("1 has none".to_owned()),
        many => Some(format!("{many} have none")),
    };
    match (repeat, empty) {
        (Some(repeat), Some(empty)) => format!("{repeat}; {empty}."),
        (Some(repeat), None) => format!("{repeat}."),
        (None, Some(_)) if near.empty == 1 => format!("1 of {rows} rows has no value."),
        (None, Some(_)) => format!("{} of {rows} rows have no value.", near.empty),
        (None, None) => String::new(),
    }
}
