//! What a column is worth as a key or as a part of one, and the cheapest set of columns that tells all rows apart.
//!
//! It must not choose between a set and a single column: that is done where both are known.

use super::field::{Field, Shape};
use super::keys::{Naming, is_unique, repeats};
use super::names::{Fit, Guise, How, Mark, fit};
use super::vocabulary::{DISCRIMINATORS, MEASURES, MOMENTS, SEQUENCES, VAGUE_HEADS};
use crate::engine::table::{ColumnId, Row};
use crate::engine::types::ColumnType;

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

/// What counts for or against a column as a key.
pub(super) struct Traits {
    /// What the column costs as a key by itself.
    pub(super) single: f32,
    /// Whether it is named as an id.
    pub(super) is_marked: bool,
    pub(super) is_foreign: bool,
    pub(super) is_own: bool,
    /// What the column costs as a part of a composite key; none when it cannot be one.
    pub(super) part: Option<f32>,
}

impl Traits {
    pub(super) fn new(field: &Field<'_>, naming: &Naming<'_>) -> Self {
        let own = naming
            .own
            .iter()
            .map(|guise| fit(&field.name, guise))
            .fold(Fit::NOT, Fit::or);
        let foreign = (naming.foreign)(field);
        let is_marked = field.name.mark == Mark::Strong
            || field.name.glued.is_some() && own.score.max(foreign.score) > 0.6;
        let is_label = field.name.mark == Mark::None
            && field
                .name
                .stem
                .last()
                .is_some_and(|word| VAGUE_HEADS.contains(&word.as_str()));
        let is_own = own.score >= 0.6 && own.score + 0.08 >= foreign.score;
        let by_place =
            field.name.mark == Mark::None && is_place(field) && foreign.how != How::Named;
        let is_foreign = !is_own
            && !by_place
            && field.kind != ColumnType::Boolean
            && !field.name.is_bare()
            && foreign.score >= 0.6
            && (is_marked || field.name.mark == Mark::Weak || foreign.score >= 0.9);
        let measure = field
            .name
            .stem
            .last()
            .is_some_and(|word| MEASURES.contains(&word.as_str()));
        let plain = field.list.is_none()
            && !matches!(
                field.kind,
                ColumnType::Json | ColumnType::Html | ColumnType::Range
            );
        let named = Named {
            own: own.score,
            whose: if is_own && !(is_label && own.score < 0.9) {
                Whose::Own
            } else if is_foreign {
                Whose::Foreign
            } else {
                Whose::Nobody
            },
            is_marked,
            measure,
        };
        let mut single = single_cost(field, &named);
        if !plain {
            single += 3.0;
        }
        let place = f32::from(u16::try_from(field.column).unwrap_or(u16::MAX));
        let part = plain
            .then(|| part_cost(field, &named, (naming.shared)(field)))
            .flatten()
            .map(|cost| cost + 0.02 * place.min(30.0));
        Self {
            single,
            is_marked,
            is_foreign,
            is_own,
            part,
        }
    }
}

/// What the name of a column says of it.
struct Named {
    own: f32,
    whose: Whose,
    is_marked: bool,
    measure: bool,
}

/// Which table the name of a column names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whose {
    /// Its own.
    Own,
    /// Another.
    Foreign,
    /// None.
    Nobody,
}

/// What a column costs as a key by itself: its name says most, then its place, then its values.
fn single_cost(field: &Field<'_>, named: &Named) -> f32 {
    let (is_own, is_foreign) = (named.whose == Whose::Own, named.whose == Whose::Foreign);
    let first = |first: f32, later: f32| if field.column == 0 { first } else { later };
    let moment = matches!(
        field.kind,
        ColumnType::Timestamp | ColumnType::Decimal | ColumnType::Boolean
    ) || field.column > 0 && field.name.has_word(MOMENTS);
    let cost = match (field.name.mark, field.name.is_bare()) {
        (Mark::Strong, true) => 0.0,
        _ if moment && !named.is_marked => first(3.0, 4.0),
        (Mark::Weak, true) => 0.6,
        _ if is_own && named.is_marked => 0.3 - 0.1 * named.own,
        _ if is_own && field.name.mark == Mark::Weak => 0.45,
        _ if is_foreign => first(1.2, 1.9),
        (Mark::Strong, _) => first(0.7, 1.5),
        _ if field.name.nameless && field.column == 0 => match field.shape {
            Shape::Dense | Shape::Sparse | Shape::Opaque | Shape::Code => 0.5,
            Shape::Words | Shape::Email | Shape::Day => 1.5,
            Shape::Never => 3.0,
        },
        _ if field.name.nameless && matches!(field.shape, Shape::Sparse) => 1.6,
        _ if named.measure => 4.0,
        _ if is_own => first(0.9, 1.9),
        (Mark::Weak, _) => first(1.0, 1.6),
        _ => match field.shape {
            Shape::Opaque => first(1.1, 2.2),
            Shape::Code | Shape::Sparse => first(1.2, 2.4),
            Shape::Dense => first(1.3, 3.0),
            Shape::Words => first(1.5, 2.6),
            Shape::Day | Shape::Email => first(1.8, 2.8),
            Shape::Never => 4.0,
        },
    };
    let place = f32::from(u16::try_from(field.column).unwrap_or(u16::MAX));
    cost + if field.column == 0 {
        0.0
    } else {
        0.09 + 0.01 * place.min(30.0)
    }
}

/// What a column costs as a part of a composite key; the usual parts are cheap.
fn part_cost(field: &Field<'_>, named: &Named, shared: bool) -> Option<f32> {
    let (is_own, is_foreign) = (named.whose == Whose::Own, named.whose == Whose::Foreign);
    if field.filled < field.rows
        || field.distinct < 2 && field.rows > 1
        || matches!(field.kind, ColumnType::Html)
        || field.kind == ColumnType::Boolean && !named.is_marked
    {
        return None;
    }
    let marked = field.name.mark == Mark::Strong;
    let whole = matches!(field.shape, Shape::Dense | Shape::Sparse);
    // A plural of a number counts things.
    let counts = field.name.plural && field.name.normal.len() >= 4 && field.column > 0;
    if whole && counts && !marked && !field.name.nameless {
        return None;
    }
    let fractional = field.kind == ColumnType::Decimal && !whole;
    let own_id = is_own && (marked || field.name.mark == Mark::Weak);
    let own_word = is_own && !whole && !named.measure && field.shape != Shape::Never;
    let moment = field.name.has_word(MOMENTS) && !named.measure && !fractional;
    let code = matches!(field.shape, Shape::Code | Shape::Dense);
    Some(if is_place(field) || own_id {
        0.6
    } else if is_foreign || marked {
        0.8
    } else if field.name.nameless {
        match field.shape {
            Shape::Dense | Shape::Sparse | Shape::Day => 0.9,
            Shape::Code | Shape::Opaque => 1.0,
            Shape::Words => 1.6,
            _ => return (field.kind == ColumnType::Timestamp).then_some(1.3),
        }
    } else if own_word || field.name.mark == Mark::Weak && !named.measure {
        0.9
    } else if moment && field.kind == ColumnType::Timestamp {
        1.25
    } else if moment || shared && !named.measure && code || field.name.has_word(DISCRIMINATORS) {
        1.0
    } else if matches!(field.shape, Shape::Code | Shape::Opaque) {
        1.2
    } else if whole && !named.measure
        || matches!(field.kind, ColumnType::Date | ColumnType::Timestamp)
    {
        1.4
    } else if field.shape == Shape::Words {
        1.5
    } else {
        return None;
    })
}

/// Whether the table only joins others: its references are nearly all it has, or its name is made of theirs.
pub(super) fn is_junction(fields: &[Field<'_>], traits: &[Traits], naming: &Naming<'_>) -> bool {
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
    let led = foreign.len() == 2
        && foreign
            .iter()
            .zip(0..)
            .all(|(field, at)| field.column == at);
    if led && fields.len() <= 5 {
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

/// The first two columns, where the table's name is made of what they are about and they tell its rows apart together.
pub(super) fn tied_pair(fields: &[Field<'_>], naming: &Naming<'_>) -> Option<[ColumnId; 2]> {
    let [one, other, rest @ ..] = fields else {
        return None;
    };
    let about = |field: &Field<'_>, word: &String| {
        field.filled == field.rows && field.list.is_none() && field.name.stem.contains(word)
    };
    let tied = |guise: &Guise| {
        let words = guise.words.as_slice();
        words.len() >= 2
            && words
                .iter()
                .all(|word| about(one, word) || about(other, word))
            && words
                .iter()
                .any(|word| about(one, word) && !about(other, word))
            && words
                .iter()
                .any(|word| about(other, word) && !about(one, word))
    };
    (rest.len() <= 3 && naming.own.iter().any(tied)).then_some([one.column, other.column])
}

/// The first two columns, where the second is unique but stands behind the reference that it was counted within: keys are declared
/// from the left.
pub(super) fn within_parent(
    fields: &[Field<'_>],
    traits: &[Traits],
    unique: ColumnId,
) -> Option<[ColumnId; 2]> {
    let ([parent, own, rest @ ..], [first, second, ..]) = (fields, traits) else {
        return None;
    };
    if unique != own.column || is_unique(parent) || parent.filled < parent.rows {
        return None;
    }
    let grouped = || {
        let mut known = rustc_hash::FxHashSet::default();
        let mut last = None;
        (0..parent.rows.min(2000)).all(|row| {
            let value = parent.value(row);
            let new = last != Some(value);
            last = Some(value);
            !new || known.insert(value)
        })
    };
    let tie = first.is_foreign
        && second.is_marked
        && rest.iter().all(|field| {
            matches!(
                field.kind,
                ColumnType::Timestamp | ColumnType::Date | ColumnType::Boolean | ColumnType::Empty
            )
        });
    let number = first.is_foreign
        && !second.is_own
        && !second.is_foreign
        && own.name.mark != Mark::Strong
        && !own.name.is_bare();
    let nameless = own.name.nameless
        && parent.shape == Shape::Dense
        && own.shape == Shape::Dense
        && parent.distinct < parent.rows
        && u64::from(parent.distinct) * 20 > u64::from(parent.rows)
        && grouped();
    (tie || number || nameless).then_some([parent.column, own.column])
}

/// All columns, where each is a reference and no fewer are sure to be meant: an association of three or more.
pub(super) fn all_references(fields: &[Field<'_>], traits: &[Traits]) -> Option<Vec<ColumnId>> {
    let refers = |(field, of): (&Field<'_>, &Traits)| {
        !of.is_own && !field.name.is_bare() && (of.is_foreign || field.name.mark == Mark::Strong)
    };
    let all = (3..=LONGEST).contains(&fields.len()) && fields.iter().zip(traits).all(refers);
    let rows = fields.first()?.rows;
    let set: Vec<&Field<'_>> = fields.iter().collect();
    // In a short table one of them may be unique by accident.
    let none = rows < 30 || fields.iter().all(|field| !is_unique(field));
    (all && none && repeats(&set, rows, 1).is_empty())
        .then(|| fields.iter().map(|field| field.column).collect())
}

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

/// Whether a column holds the place of a row among its siblings.
fn is_place(field: &Field<'_>) -> bool {
    let glued = [
        "number", "seq", "sequence", "index", "position", "ordinal", "stint",
    ];
    let named =
        field.name.has_word(SEQUENCES) || glued.iter().any(|end| field.name.normal.ends_with(end));
    named && field.shape == Shape::Dense && field.name.mark != Mark::Strong
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
