//! The cheapest set of columns that tells all rows apart.
//!
//! It must not weigh a single column: what each costs is known.

use super::field::{Field, Shape};
use super::keys::{is_unique, repeats};
use super::names::Mark;
use super::parts::{Traits, is_place};
use crate::engine::table::{ColumnId, Row};

/// Columns that composite keys are looked for among, at most.
const POOL: usize = 12;
/// Combinations tried on all rows, at most.
const TRIES: usize = 64;
/// Columns of a key that begins with the first column, at most.
const LONGEST: usize = 6;
/// What is taken off when the columns are the first ones of the table.
const LEADING: f32 = 0.35;
/// What is taken off when a place among siblings tells the rows of one parent apart.
const PLACED: f32 = 0.6;

/// The cheapest set of columns that tells all rows apart, and its cost.
pub(super) fn composite(
    fields: &[Field<'_>],
    traits: &[Traits],
    rows: Row,
) -> Option<(Vec<ColumnId>, f32)> {
    let parts: Vec<Part<'_, '_>> = fields
        .iter()
        .zip(traits)
        .filter(|(field, _)| !is_unique(field))
        .filter_map(|(field, of)| {
            Some(Part {
                field,
                of,
                cost: of.part?,
            })
        })
        .collect();
    let found = cheapest(&parts, rows).map(|(set, cost)| (with_gaps(fields, traits, &set), cost));
    let leading = leading(&parts, rows);
    match (found, leading) {
        (Some(found), Some(leading)) if leading.1 <= found.1 => Some(leading),
        (Some(found), _) => Some(found),
        (None, leading) => leading,
    }
}

/// A column that may be part of a composite key.
#[derive(Clone, Copy)]
struct Part<'p, 'a> {
    field: &'p Field<'a>,
    of: &'p Traits,
    cost: f32,
}

/// The cheapest set of up to four columns, its columns in the file's order.
fn cheapest<'p, 'a>(parts: &[Part<'p, 'a>], rows: Row) -> Option<(Vec<&'p Field<'a>>, f32)> {
    let mut pool = parts.to_vec();
    pool.sort_by(|one, other| one.cost.total_cmp(&other.cost));
    pool.truncate(POOL);
    let mut sets: Vec<(Vec<Part<'p, 'a>>, f32)> = Vec::new();
    let count = u32::try_from(pool.len()).unwrap_or(0);
    for bits in 1_u32..(1 << count) {
        if !(2..=4).contains(&bits.count_ones()) {
            continue;
        }
        let mut set: Vec<Part<'p, 'a>> = pool
            .iter()
            .enumerate()
            .filter(|(at, _)| bits >> at & 1 == 1)
            .map(|(_, part)| *part)
            .collect();
        if could_tell(&set, rows) {
            set.sort_by_key(|part| part.field.column);
            let cost = cost_of(&set);
            sets.push((set, cost));
        }
    }
    sets.sort_by(|one, other| one.1.total_cmp(&other.1));
    let found = sets
        .into_iter()
        .take(TRIES)
        .find(|(set, _)| tells_apart(set, rows));
    found.map(|(set, cost)| (set.iter().map(|part| part.field).collect(), cost))
}

/// What a set costs: its parts, less for standing first and for a place among siblings.
fn cost_of(set: &[Part<'_, '_>]) -> f32 {
    let mut cost: f32 = set.iter().map(|part| part.cost).sum();
    if is_leading(set) {
        cost -= LEADING;
    } else if set.first().is_some_and(|part| part.field.column == 0) {
        cost -= 0.2;
    }
    let counted = || {
        let (first, last) = (set.first()?, set.last()?);
        Some(last.field.name.nameless && counts_within(first.field, last.field))
    };
    let counted = counted().unwrap_or(false);
    let placed = counted
        || set.len() <= 3
            && set.last().is_some_and(|part| {
                is_place(part.field) && !part.field.name.normal.ends_with("order")
            })
            && set.iter().any(|part| !is_place(part.field));
    let grouped = || {
        set.first().is_some_and(|part| {
            u64::from(part.field.distinct) * 13 <= u64::from(part.field.rows) * 10
        })
    };
    if placed && (grouped() || set.first().is_some_and(|part| part.field.rows < 30)) {
        cost -= PLACED;
    }
    // So many combinations that rows drawn freely would hardly repeat one: that none does says nothing.
    let rows = set.first().map_or(0.0, |part| f64::from(part.field.rows));
    let most: f64 = set
        .iter()
        .map(|part| f64::from(part.field.distinct))
        .product();
    if rows >= 50.0 && set.len() >= 3 && rows * rows < 3.0 * most {
        cost += 0.6;
    }
    // Without names only what stands together from the left is likely to be meant together.
    let last = set.last().map_or(0, |part| part.field.column);
    let skipped = usize::try_from(last).unwrap_or(0) + 1
        - set.len().min(usize::try_from(last).unwrap_or(0) + 1);
    if set.iter().any(|part| part.field.name.nameless) {
        cost += 0.25 * f32::from(u16::try_from(skipped).unwrap_or(u16::MAX));
    }
    cost
}

fn is_leading(set: &[Part<'_, '_>]) -> bool {
    set.iter()
        .zip(0..)
        .all(|(part, at)| part.field.column == at)
}

/// Whether a set has enough different values to tell all rows apart.
fn could_tell(set: &[Part<'_, '_>], rows: Row) -> bool {
    let most: f64 = set
        .iter()
        .map(|part| f64::from(part.field.distinct))
        .product();
    most >= f64::from(rows)
}

fn tells_apart(set: &[Part<'_, '_>], rows: Row) -> bool {
    let fields: Vec<&Field<'_>> = set.iter().map(|part| part.field).collect();
    could_tell(set, rows) && repeats(&fields, rows, 1).is_empty()
}

/// The shortest run of columns from the left that tells all rows apart, without those that it does not need: keys are declared from
/// the left. References stay even where fewer would do, unless a place among siblings says that they are not meant.
fn leading(parts: &[Part<'_, '_>], rows: Row) -> Option<(Vec<ColumnId>, f32)> {
    if parts.first()?.field.column != 0 {
        return None;
    }
    let length = (2..=parts.len().min(LONGEST)).find(|length| {
        parts
            .get(..*length)
            .is_some_and(|set| tells_apart(set, rows))
    })?;
    let mut set: Vec<Part<'_, '_>> = parts.get(..length)?.to_vec();
    let counts = |part: &Part<'_, '_>| {
        !part.of.is_foreign
            && part.field.name.mark == Mark::None
            && part.field.shape == Shape::Dense
            && !part.field.name.nameless
    };
    let counted = || {
        let (first, last) = (set.first()?, set.last()?);
        Some(last.field.name.nameless && counts_within(first.field, last.field))
    };
    let counted = counted().unwrap_or(false);
    let placed = counted
        || set
            .iter()
            .any(|part| is_place(part.field) && !part.of.is_foreign)
        || set.last().is_some_and(counts);
    for at in (0..set.len().saturating_sub(1)).rev() {
        let Some(part) = set.get(at) else {
            continue;
        };
        let refers = part.of.is_foreign || part.of.is_own || part.field.name.mark == Mark::Strong;
        let nameless = part.field.name.nameless && !counted;
        let stays = refers && !placed || nameless || is_place(part.field);
        if set.len() > 2 && !stays {
            let mut fewer = set.clone();
            fewer.remove(at);
            if tells_apart(&fewer, rows) {
                set = fewer;
            }
        }
    }
    let mut cost = cost_of(&set);
    let more = f32::from(u16::try_from(set.len().saturating_sub(2)).unwrap_or(0));
    cost -= 0.3 * more;
    if is_leading(&set) && set.len() <= 4 && set.iter().all(|part| part.cost <= 1.25) {
        cost -= 0.5;
    }
    Some((set.iter().map(|part| part.field.column).collect(), cost))
}

/// Whether a column counts up from one, or from zero, among neighbouring rows with one value in another.
fn counts_within(parent: &Field<'_>, field: &Field<'_>) -> bool {
    const LOOK: Row = 600;
    let (mut steps, mut right, mut before) = (0_u32, 0_u32, None);
    for row in 0..field.rows.min(LOOK) {
        let Ok(number) = field.text(row).trim().parse::<i64>() else {
            return false;
        };
        let value = parent.value(row);
        match before {
            Some((known, last)) if known == value => {
                steps += 1;
                right += u32::from(number == last + 1);
            }
            _ if number == 0 || number == 1 => {}
            _ => return false,
        }
        before = Some((value, number));
    }
    steps >= 10 && right == steps
}

/// The columns of a set, and the references that stand between them. A place among siblings needs none.
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
        let number = field.name.nameless && field.shape == Shape::Dense;
        let refers = field.name.mark == Mark::Strong || of.is_foreign || of.is_own || number;
        of.part.is_some() && refers
    };
    if !between.iter().all(fits) {
        return columns;
    }
    (0..=last).collect()
}
