//! Primary keys: which columns tell the rows of a table apart.
//!
//! It must not know links beyond what names say of other tables; a key is what no two rows share.

use rustc_hash::FxHashSet;

use super::field::{Field, Shape};
use super::fit::{Fit, Guise};
use super::names::Mark;
use super::parts::{self, Traits};
use super::sets;
use super::vocabulary::COMMON_NAMES;
use crate::engine::table::{ColumnId, Row};

/// How a table's rows are told apart.
#[derive(Debug, Default)]
pub(super) struct Key {
    /// The columns; none where nothing does it.
    pub(super) columns: Vec<ColumnId>,
    /// Rows whose key an earlier row has, when the key only nearly holds.
    pub(super) duplicates: Vec<Row>,
}

/// How the tables that a name may mean are found.
pub(super) struct Naming<'a> {
    /// The guises of the table whose key is wanted.
    pub(super) own: &'a [Guise],
    /// The best fit of a field's name among the other tables.
    pub(super) foreign: &'a dyn Fn(&Field<'_>) -> Fit,
    /// Whether other tables have a column of this name.
    pub(super) shared: &'a dyn Fn(&Field<'_>) -> bool,
}

/// A column that costs no more than this is a key without further questions.
const CLEAR: f32 = 0.75;

/// Finds the primary key of a table: the cheapest of the columns and sets of columns that tell all rows apart. What is named or placed
/// like a key is cheap; what is unique by accident is dear.
pub(super) fn find(fields: &[Field<'_>], naming: &Naming<'_>) -> Key {
    let rows = fields.first().map_or(0, |field| field.rows);
    if rows == 0 {
        return Key::default();
    }
    let traits: Vec<Traits> = fields
        .iter()
        .map(|field| Traits::new(field, naming))
        .collect();
    let single = fields
        .iter()
        .zip(&traits)
        .filter(|(field, _)| is_unique(field))
        .min_by(|(_, one), (_, other)| one.single.total_cmp(&other.single));
    if let Some((field, of)) = single {
        if of.is_foreign && parts::is_junction(fields, &traits, naming) {
            let columns = fields
                .iter()
                .zip(&traits)
                .filter(|(_, of)| of.is_foreign)
                .map(|(field, _)| field.column);
            return Key::of(columns.take(3));
        }
        if of.single > CLEAR
            && let Some(pair) = parts::tied_pair(fields, naming)
        {
            return Key::of(pair);
        }
        if let Some(pair) = parts::within_parent(fields, &traits, field.column) {
            return Key::of(pair);
        }
        if of.single <= CLEAR {
            return Key::of([field.column]);
        }
    }
    if let Some(near) = near_key(fields, &traits) {
        return near;
    }
    if let Some(columns) = parts::all_references(fields, &traits) {
        return Key::of(columns);
    }
    let several = sets::composite(fields, &traits, rows);
    match (single, several) {
        (Some((_, of)), Some((columns, cost))) if cost < of.single => Key::of(columns),
        (Some((field, _)), _) => Key::of([field.column]),
        (None, Some((columns, _))) => Key::of(columns),
        (None, None) => Key::default(),
    }
}

impl Key {
    fn of(columns: impl IntoIterator<Item = ColumnId>) -> Self {
        Self {
            columns: columns.into_iter().collect(),
            duplicates: Vec::new(),
        }
    }
}

/// Whether a column's values are unique, counted when the summary only estimates.
pub(super) fn is_unique(field: &Field<'_>) -> bool {
    const EXACT: u32 = 1_000_000;
    if field.rows < EXACT {
        return field.is_unique();
    }
    let near = u64::from(field.distinct) * 100 >= u64::from(field.rows) * 95;
    field.filled == field.rows && near && repeats(&[field], field.rows, 1).is_empty()
}

/// A column that is surely meant as the key but has a few duplicates.
fn near_key(fields: &[Field<'_>], traits: &[Traits]) -> Option<Key> {
    let (field, _) = fields
        .iter()
        .zip(traits)
        .filter(|(field, of)| {
            let bare = field.name.is_bare() && field.name.mark == Mark::Strong;
            (bare || of.is_own && of.is_marked && field.column == 0) && field.rows >= 20
        })
        .filter(|(field, _)| {
            let missing = field.rows - field.filled.min(field.distinct);
            u64::from(missing) * 50 <= u64::from(field.rows)
        })
        .min_by(|(_, one), (_, other)| one.single.total_cmp(&other.single))?;
    Some(Key {
        columns: vec![field.column],
        duplicates: repeats(&[field], field.rows, usize::MAX),
    })
}

/// Rows whose values an earlier row has, up to a limit.
pub(super) fn repeats(fields: &[&Field<'_>], rows: Row, limit: usize) -> Vec<Row> {
    let mut seen = FxHashSet::default();
    seen.reserve(usize::try_from(rows).unwrap_or(0).min(1 << 20));
    let mut found = Vec::new();
    for row in 0..rows {
        if !seen.insert(combined(fields, row)) {
            found.push(row);
            if found.len() >= limit {
                break;
            }
        }
    }
    found
}

/// One hash for the values of several columns in a row; an empty value counts as a value.
pub(super) fn combined(fields: &[&Field<'_>], row: Row) -> u64 {
    fields
        .iter()
        .fold(0x9e37_79b9_7f4a_7c15, |hash: u64, field| {
            let value = field.value(row).unwrap_or(0);
            (hash.rotate_left(23) ^ value).wrapping_mul(0xff51_afd7_ed55_8ccd)
        })
}

/// Columns beside the primary key that others may refer to: unique, and named or shaped like a key.
pub(super) fn alternates<'f, 'a>(
    fields: &'f [Field<'a>],
    primary: &[ColumnId],
) -> Vec<&'f Field<'a>> {
    fields
        .iter()
        .filter(|field| field.list.is_none() && field.rows > 1 && !primary.contains(&field.column))
        .filter(|field| {
            let shaped = matches!(
                field.shape,
                Shape::Opaque
                    | Shape::Code
                    | Shape::Sparse
                    | Shape::Dense
                    | Shape::Email
                    | Shape::Words
            );
            let unique = field.distinct == field.filled
                && u64::from(field.filled) * 2 >= u64::from(field.rows);
            let marked = field.name.mark != Mark::None
                || field.name.glued.is_some()
                || !matches!(field.shape, Shape::Dense);
            shaped && unique && marked
        })
        .collect()
}

/// Whether a name is one that many tables have by accident.
pub(super) fn is_common(field: &Field<'_>) -> bool {
    field.name.is_bare() || COMMON_NAMES.contains(&field.name.normal.as_str())
}
