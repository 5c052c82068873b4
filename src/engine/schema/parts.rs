//! What a column is worth as a key or as a part of one, and which tables' names say what their key is.
//!
//! It must not choose between a set and a single column: that is done where both are known.

use super::field::{Field, Shape};
use super::fit::{Fit, Guise, How, fit};
use super::keys::{Naming, is_unique, repeats};
use super::names::Mark;
use super::vocabulary::{DISCRIMINATORS, MEASURES, MOMENTS, SEQUENCES, VAGUE_HEADS};
use crate::engine::table::ColumnId;
use crate::engine::types::ColumnType;

/// Columns of an association, at most.
const LONGEST: usize = 6;

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
        _ if field.serial => first(0.9, 1.2),
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
        let words = &guise.words;
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

/// Whether a column holds the place of a row among its siblings.
pub(super) fn is_place(field: &Field<'_>) -> bool {
    let glued = ["number", "seq", "sequence", "index", "position", "ordinal"];
    let named =
        field.name.has_word(SEQUENCES) || glued.iter().any(|end| field.name.normal.ends_with(end));
    named && field.shape == Shape::Dense && field.name.mark != Mark::Strong
}
