//! Primary keys: which columns tell the rows of a table apart.
//!
//! It must not know links beyond what names say of other tables; a key is what no two rows share.

use rustc_hash::FxHashSet;

use super::field::{Field, Shape};
use super::names::{Fit, Guise, Mark, fit};
use super::vocabulary::{COMMON_NAMES, DISCRIMINATORS, MEASURES, MOMENTS, SEQUENCES};
use crate::engine::table::{ColumnId, Row};
use crate::engine::types::ColumnType;

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
}

/// Columns that composite keys are looked for among, at most.
const POOL: usize = 9;
/// Combinations tried on all rows, at most.
const TRIES: usize = 48;
/// The least score of a column that is a key without further questions.
const CLEAR: f32 = 58.0;

/// Finds the primary key of a table.
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
        .max_by(|(_, one), (_, other)| one.score.total_cmp(&other.score));
    if let Some((field, of)) = single {
        let junction = of.is_foreign && is_junction(fields, &traits, naming);
        if of.score >= CLEAR && !junction {
            return Key::of([field.column]);
        }
        if junction {
            let columns = fields
                .iter()
                .zip(&traits)
                .filter(|(_, of)| of.is_foreign)
                .map(|(field, _)| field.column);
            return Key::of(columns.take(3));
        }
    }
    if let Some(near) = near_key(fields, &traits) {
        return near;
    }
    let several = composite(fields, &traits, rows);
    match (single, several) {
        (Some((field, of)), Some((columns, cost))) => {
            if of.score + 100.0 * (cost - 1.7) >= 30.0 {
                Key::of([field.column])
            } else {
                Key::of(columns)
            }
        }
        (Some((field, of)), None) if of.score > 0.0 => Key::of([field.column]),
        (None, Some((columns, _))) => Key::of(columns),
        _ => Key::default(),
    }
}

/// What counts for or against a column as a key.
struct Traits {
    score: f32,
    is_foreign: bool,
    is_own: bool,
    /// What the column costs as a part of a composite key; none when it cannot be one.
    part: Option<f32>,
}

impl Key {
    fn of(columns: impl IntoIterator<Item = ColumnId>) -> Self {
        Self {
            columns: columns.into_iter().collect(),
            duplicates: Vec::new(),
        }
    }
}

impl Traits {
    fn new(field: &Field<'_>, naming: &Naming<'_>) -> Self {
        let own = naming
            .own
            .iter()
            .map(|guise| fit(&field.name, guise))
            .fold(Fit::NOT, Fit::or);
        let foreign = (naming.foreign)(field);
        let is_marked = field.name.mark == Mark::Strong
            || field.name.glued.is_some() && own.score.max(foreign.score) > 0.6;
        let is_own = own.score >= 0.6 && own.score >= foreign.score;
        let is_foreign = !is_own
            && !field.name.is_bare()
            && foreign.score >= 0.6
            && (is_marked || field.name.mark == Mark::Weak || foreign.score >= 0.9);
        let place = f32::from(u16::try_from(field.column).unwrap_or(u16::MAX));
        let measure = field
            .name
            .stem
            .last()
            .is_some_and(|word| MEASURES.contains(&word.as_str()));
        let mut score: f32 = match (field.name.mark, field.name.is_bare()) {
            (Mark::Strong, true) => 100.0,
            (Mark::Weak, true) => 72.0,
            _ if is_own && is_marked => 88.0 + 10.0 * own.score,
            _ if is_own && field.name.mark == Mark::Weak => 80.0,
            _ if is_foreign && field.column == 0 => 60.0,
            _ if is_foreign => 36.0,
            (Mark::Strong, _) => 66.0,
            _ if is_own && !measure => 64.0,
            (Mark::Weak, _) => 52.0,
            _ if measure => 4.0,
            _ => match field.shape {
                Shape::Opaque => 50.0,
                Shape::Code | Shape::Sparse => 44.0,
                Shape::Dense if field.column > 0 => 24.0,
                Shape::Dense => 40.0,
                Shape::Day | Shape::Email => 34.0,
                Shape::Words => 36.0,
                Shape::Never => 4.0,
            },
        };
        let plain = field.list.is_none()
            && !matches!(
                field.kind,
                ColumnType::Json | ColumnType::Html | ColumnType::Range
            );
        if !plain {
            score -= 60.0;
        }
        if matches!(
            field.kind,
            ColumnType::Timestamp | ColumnType::Decimal | ColumnType::Boolean
        ) && !is_marked
        {
            score = score.min(6.0);
        }
        score += match field.column {
            0 => 14.0,
            1 => 4.0,
            _ => -place.min(20.0) * 0.4,
        };
        let part = plain
            .then(|| part_cost(field, is_own, is_foreign, measure))
            .flatten()
            .map(|cost| cost + 0.02 * place.min(30.0));
        Self {
            score,
            is_foreign,
            is_own,
            part,
        }
    }
}

/// What a column costs as a part of a composite key; the usual parts are cheap.
fn part_cost(field: &Field<'_>, is_own: bool, is_foreign: bool, measure: bool) -> Option<f32> {
    if field.filled < field.rows
        || field.distinct < 2 && field.rows > 1
        || field.kind == ColumnType::Html
    {
        return None;
    }
    let marked = field.name.mark == Mark::Strong;
    let whole = matches!(field.shape, Shape::Dense | Shape::Sparse);
    Some(if is_foreign || marked && !is_own {
        0.8
    } else if is_own && !whole && !measure && field.shape != Shape::Never {
        0.9
    } else if is_own && (marked || field.name.mark == Mark::Weak) || whole && is_place(field) {
        0.6
    } else if field.name.nameless {
        1.0
    } else if field.name.mark == Mark::Weak && !measure {
        0.9
    } else if field.name.has_word(MOMENTS) && !measure && field.kind != ColumnType::Decimal {
        if field.kind == ColumnType::Timestamp {
            1.25
        } else {
            1.0
        }
    } else if field.name.has_word(DISCRIMINATORS) {
        1.0
    } else if matches!(field.shape, Shape::Code | Shape::Opaque) {
        1.2
    } else if whole && !measure {
        1.4
    } else if field.shape == Shape::Words {
        1.5
    } else if field.kind == ColumnType::Date || field.kind == ColumnType::Timestamp {
        1.4
    } else {
        return None;
    })
}

/// Whether the table only joins others: its references are nearly all it has, or its name is made of theirs.
fn is_junction(fields: &[Field<'_>], traits: &[Traits], naming: &Naming<'_>) -> bool {
    let foreign: Vec<&Field<'_>> = fields
        .iter()
        .zip(traits)
        .filter(|(_, of)| of.is_foreign)
        .map(|(field, _)| field)
        .collect();
    if foreign.len() < 2 {
        return false;
    }
    if fields.len() == foreign.len() {
        return true;
    }
    let named = |guise: &Guise| {
        guise.words.len() >= 2
            && guise
                .words
                .iter()
                .all(|word| foreign.iter().any(|field| field.name.stem.contains(word)))
    };
    naming.own.iter().any(named)
}

/// Whether a column's values are unique, counted when the summary only estimates.
fn is_unique(field: &Field<'_>) -> bool {
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
            (bare || of.is_own && of.score >= 88.0 && field.column == 0) && field.rows >= 20
        })
        .filter(|(field, _)| {
            let missing = field.rows - field.filled.min(field.distinct);
            u64::from(missing) * 50 <= u64::from(field.rows)
        })
        .max_by(|(_, one), (_, other)| one.score.total_cmp(&other.score))?;
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

/// The cheapest set of columns that tells all rows apart, and its cost.
fn composite(fields: &[Field<'_>], traits: &[Traits], rows: Row) -> Option<(Vec<ColumnId>, f32)> {
    let mut pool: Vec<(&Field<'_>, f32)> = fields
        .iter()
        .zip(traits)
        .filter_map(|(field, of)| Some((field, of.part?)))
        .collect();
    pool.sort_by(|one, other| one.1.total_cmp(&other.1));
    pool.truncate(POOL);
    let mut sets: Vec<(Vec<&Field<'_>>, f32)> = Vec::new();
    let count = u32::try_from(pool.len()).unwrap_or(0);
    for bits in 1_u32..(1 << count) {
        if !(2..=4).contains(&bits.count_ones()) {
            continue;
        }
        let chosen: Vec<&(&Field<'_>, f32)> = pool
            .iter()
            .enumerate()
            .filter(|(at, _)| bits >> at & 1 == 1)
            .map(|(_, one)| one)
            .collect();
        let most: f64 = chosen
            .iter()
            .map(|(field, _)| f64::from(field.distinct))
            .product();
        if most < f64::from(rows) {
            continue;
        }
        let mut cost: f32 = chosen.iter().map(|(_, cost)| cost).sum();
        let mut columns: Vec<ColumnId> = chosen.iter().map(|(field, _)| field.column).collect();
        columns.sort_unstable();
        let leads = columns
            .iter()
            .zip(0..)
            .all(|(column, place)| *column == place);
        if leads {
            cost -= 0.35;
        } else if columns.first() == Some(&0) {
            cost -= 0.2;
        }
        let mut set: Vec<&Field<'_>> = chosen.iter().map(|(field, _)| *field).collect();
        set.sort_by_key(|field| field.column);
        sets.push((set, cost));
    }
    sets.sort_by(|one, other| one.1.total_cmp(&other.1));
    sets.into_iter()
        .take(TRIES)
        .find(|(set, _)| repeats(set, rows, 1).is_empty())
        .map(|(set, cost)| (with_gaps(fields, traits, &set), cost))
}

/// Whether a column holds the place of a row among its siblings.
fn is_place(field: &Field<'_>) -> bool {
    let glued = ["number", "seq", "sequence", "index", "position", "ordinal"];
    let named =
        field.name.has_word(SEQUENCES) || glued.iter().any(|end| field.name.normal.ends_with(end));
    named && field.shape == Shape::Dense
}

/// The columns of a set, and the references that stand between them: keys are declared from the left. A place among siblings needs none.
fn with_gaps(fields: &[Field<'_>], traits: &[Traits], set: &[&Field<'_>]) -> Vec<ColumnId> {
    let columns: Vec<ColumnId> = set.iter().map(|field| field.column).collect();
    let placed = fields
        .iter()
        .zip(traits)
        .any(|(field, of)| columns.contains(&field.column) && !of.is_foreign && is_place(field));
    let last = columns.last().copied().unwrap_or(0);
    if placed || columns.first() != Some(&0) {
        return columns;
    }
    let between: Vec<(&Field<'_>, &Traits)> = fields
        .iter()
        .zip(traits)
        .filter(|(field, _)| field.column < last && !columns.contains(&field.column))
        .collect();
    let fits = |(field, of): &(&Field<'_>, &Traits)| {
        of.part.is_some() && (field.name.mark == Mark::Strong || of.is_foreign || of.is_own)
    };
    if !between.iter().all(fits) {
        return columns;
    }
    (0..=last).collect()
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
