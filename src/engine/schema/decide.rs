//! Which candidates are links: names and values weighed against each other, one target a column unless its values are shared out.
//!
//! It must not read cells: samples are enough here, the resolver counts all rows afterwards.

use super::candidates::Candidate;
use super::field::{Field, Shape};
use super::fit::{Fit, How};
use super::keys::is_common;
use super::model::{Model, Rank, Target};
use super::names::Mark;
use super::{
    LinkKind,
    vocabulary::{MEASURES, SEQUENCES},
};

/// A link that is thought to be one, before all its rows are resolved.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    /// Indices of the referring fields.
    pub(super) fields: Vec<usize>,
    /// Indices of the fields referred to, pairwise.
    pub(super) to: Vec<usize>,
    pub(super) kind: LinkKind,
    pub(super) fit: Fit,
    pub(super) confidence: f32,
    /// The least share of filled references that must be met.
    pub(super) least: f32,
    /// Only rows where this field has this value refer to this target.
    pub(super) only: Option<Only>,
}

/// The rows of a polymorphic link that its type column picks.
#[derive(Debug, Clone)]
pub(super) struct Only {
    /// Index of the type field.
    pub(super) field: usize,
    /// Hash of the type.
    pub(super) value: u64,
    /// The type in words.
    pub(super) text: String,
}

/// A candidate weighed.
struct Weighed<'c> {
    candidate: &'c Candidate,
    confidence: f32,
    least: f32,
    rank: f32,
}

/// The links among the candidates.
pub(super) fn choose(model: &Model<'_>, candidates: &[Candidate], taken: &[usize]) -> Vec<Plan> {
    let mut by_field: Vec<&Candidate> = candidates
        .iter()
        .filter(|one| !taken.contains(&one.field))
        .collect();
    by_field.sort_by_key(|one| (one.field, one.target));
    let mut plans = Vec::new();
    for group in by_field.chunk_by(|one, other| one.field == other.field) {
        let Some(field) = group.first().and_then(|one| model.fields.get(one.field)) else {
            continue;
        };
        let mut weighed: Vec<Weighed<'_>> = group
            .iter()
            .filter_map(|one| weigh(model, field, one))
            .collect();
        weighed.sort_by(|one, other| {
            other
                .rank
                .total_cmp(&one.rank)
                .then(one.candidate.target.cmp(&other.candidate.target))
        });
        plans.extend(shared_out(model, field, &weighed));
    }
    plans
}

/// The best target, or several when each has values that the others lack.
fn shared_out(model: &Model<'_>, field: &Field<'_>, weighed: &[Weighed<'_>]) -> Vec<Plan> {
    let mut chosen: Vec<&Weighed<'_>> = Vec::new();
    let mut covered = 0_u64;
    for one in weighed {
        let new = one.candidate.hits & !covered;
        let least = u32::try_from(field.sample.len()).unwrap_or(0) / 25 + 1;
        let known_apart = matches!(field.shape, Shape::Opaque | Shape::Sparse);
        let overlap = (one.candidate.hits & covered).count_ones();
        if chosen.is_empty()
            || known_apart && new.count_ones() >= least && overlap * 4 <= new.count_ones()
        {
            covered |= one.candidate.hits;
            chosen.push(one);
        }
    }
    let several = chosen.len() > 1;
    chosen
        .into_iter()
        .filter_map(|one| {
            let target = model.targets.get(one.candidate.target)?;
            Some(Plan {
                fields: vec![one.candidate.field],
                to: vec![target.field],
                kind: match (several, field.list, field.shape) {
                    (_, Some(_), _) => LinkKind::KeyList,
                    (true, None, _) => LinkKind::Polymorphic,
                    (false, None, Shape::Email | Shape::Words)
                        if target.rank != Rank::Primary && !field.name.nameless =>
                    {
                        LinkKind::Soft
                    }
                    (false, None, _) => LinkKind::Key,
                },
                fit: one.candidate.fit,
                confidence: one.confidence,
                least: if several { 0.0 } else { one.least },
                only: None,
            })
        })
        .collect()
}

/// Whether a candidate is good enough, and how it compares with others for the same column.
fn weigh<'c>(
    model: &Model<'_>,
    field: &Field<'_>,
    candidate: &'c Candidate,
) -> Option<Weighed<'c>> {
    let target = model.targets.get(candidate.target)?;
    let key = model.fields.get(target.field)?;
    let matched = candidate.hits.count_ones();
    let tried = u32::try_from(field.sample.len()).ok()?;
    let share = ratio(matched, tried);
    let name = candidate.fit.score;
    let bar = bar(model, field, key, target, candidate)?;
    if share < bar.share || matched < bar.matches {
        return None;
    }
    let coverage = ratio(field.distinct.min(key.distinct), key.distinct.max(1));
    let weight = value_weight(field.shape);
    let confidence = (1.0 - (1.0 - name * 0.9) * (1.0 - share * weight)).clamp(0.0, 0.99);
    let primary = match target.rank {
        Rank::Primary => 0.1,
        Rank::Part => 0.05,
        Rank::Alternate => 0.0,
    };
    let home = if target.home { 0.05 } else { 0.0 };
    let alike = 0.03 * common_words(model, field, target);
    let rank = match field.shape {
        Shape::Opaque | Shape::Sparse => 2.0 * share + 0.6 * name + primary + home,
        Shape::Code | Shape::Words | Shape::Email => 1.2 * share + name + primary + home,
        _ => 0.5 * share + 1.4 * name + primary + home + 0.25 * coverage,
    };
    Some(Weighed {
        candidate,
        confidence,
        least: bar.share * 0.5,
        rank: rank + alike,
    })
}

/// How many words the names of the two tables have in common, at most three: it settles a draw.
fn common_words(model: &Model<'_>, field: &Field<'_>, target: &Target) -> f32 {
    let (Some(own), Some(other)) = (
        model.names(field.table).first(),
        model.names(target.table).first(),
    ) else {
        return 0.0;
    };
    // Tables of one part of a system begin with one word.
    let first = own.words.len() > 1 && own.words.first() == other.words.first();
    let first = if first { 8.0 } else { 0.0 };
    first
        + match own
            .words
            .iter()
            .filter(|word| other.words.contains(word))
            .count()
        {
            0 => 0.0,
            1 => 1.0,
            2 => 2.0,
            _ => 3.0,
        }
}

/// What a candidate must reach.
struct Bar {
    share: f32,
    matches: u32,
}

/// The bar for a candidate, the lower the more its names say; none when no values could ever be enough.
fn bar(
    model: &Model<'_>,
    field: &Field<'_>,
    key: &Field<'_>,
    target: &Target,
    candidate: &Candidate,
) -> Option<Bar> {
    let Fit { score: name, how } = candidate.fit;
    let tier = match name {
        name if name >= 0.85 => 0,
        name if name >= 0.6 => 1,
        name if name >= 0.42 => 2,
        _ => 3,
    };
    let set = |share: f32, matches: u32| Some(Bar { share, matches });
    if field.name.normal == key.name.normal
        && tier > 2
        && field.table != key.table
        && !field.name.nameless
        && !field.name.is_bare()
    {
        return None;
    }
    if field.name.is_bare() && model.is_key(field) && field.table != key.table {
        // A key that is a part of another: all of it, or nothing.
        return set(0.97, 5);
    }
    if target.rank == Rank::Alternate && how == How::SameKey {
        // Two references to one table share their values: only a column that many rows refer to is a key.
        let referred = field.distinct < field.filled && key.rows >= 10;
        let marked = field.name.mark != Mark::None || field.name.glued.is_some();
        let own = field.name.mark == Mark::Strong && model.fit(field, target.table).score >= 0.9;
        return if referred && marked || own {
            set(0.95, 5)
        } else {
            None
        };
    }
    match field.shape {
        Shape::Opaque | Shape::Sparse if key.shape != Shape::Dense => match (tier, field.shape) {
            (0, _) => set(0.0, 1),
            (1, _) => set(0.1, 1),
            (2, Shape::Opaque) => set(0.2, 1),
            (2, _) => set(0.5, 1),
            (_, Shape::Opaque) if target.rank == Rank::Primary && field.name.mark != Mark::None => {
                set(0.3, 1)
            }
            (_, Shape::Opaque) if target.rank == Rank::Primary && target.home => set(0.8, 2),
            (_, Shape::Opaque) => set(0.9, 5),
            (_, _)
                if target.rank == Rank::Primary
                    && target.home
                    && field.name.mark == Mark::Strong =>
            {
                set(0.9, 4)
            }
            _ => None,
        },
        Shape::Code => code_bar(field, key, target, tier),
        Shape::Words if field.name.nameless && field.distinct >= 20 && key.rows >= 20 => {
            set(0.9, 10)
        }
        Shape::Words => match tier {
            0 => set(0.5, 1),
            1 => set(0.8, 2),
            _ => None,
        },
        Shape::Email => match tier {
            0 | 1 => set(0.5, 1),
            _ => None,
        },
        Shape::Day => match tier {
            0 | 1 => set(0.9, 1),
            2 if key.shape == Shape::Day && target.rank == Rank::Primary => set(0.98, 2),
            _ => None,
        },
        _ => dense_bar(field, key, target, tier, how),
    }
}

/// The bar for codes: without a name, many of them must all be there.
fn code_bar(field: &Field<'_>, key: &Field<'_>, target: &Target, tier: u8) -> Option<Bar> {
    let few = u32::from(field.distinct > 2) + 1;
    let primary = target.rank == Rank::Primary;
    let marked = field.name.mark == Mark::Strong && !field.name.is_bare();
    let nameless = field.name.nameless;
    let many = field.distinct >= 50 && key.distinct >= 50;
    let (share, matches) = match tier {
        0 => (0.2, 1),
        1 => (0.6, few.min(2)),
        2 => (0.85, few),
        _ if primary && target.home && marked && key.rows >= 3 => (0.97, 2),
        _ if nameless && key.name.nameless && many => (0.95, 20),
        _ if nameless && primary && field.distinct >= 3 && key.rows >= 5 => (0.97, 3),
        _ if primary && field.distinct >= 5 && !is_common(field) => {
            (if field.distinct >= 20 { 0.85 } else { 0.97 }, 5)
        }
        _ => return None,
    };
    Some(Bar { share, matches })
}

/// The bar for whole numbers that every table has: names must speak.
fn dense_bar(
    field: &Field<'_>,
    key: &Field<'_>,
    target: &Target,
    tier: u8,
    how: How,
) -> Option<Bar> {
    let measure = field
        .name
        .stem
        .last()
        .is_some_and(|word| MEASURES.contains(&word.as_str()));
    let marked = field.name.mark == Mark::Strong
        || field.name.glued.is_some()
        || field.name.front && !field.name.plural;
    if target.rank == Rank::Alternate && (!marked || tier > 1) || measure && !marked {
        return None;
    }
    let all = ratio(field.distinct, key.distinct.max(1)) >= 0.999;
    let role = matches!(how, How::Itself | How::Actor | How::Place);
    // A place among siblings is no reference, though its last word may be a table's name: `add_to_cart_order`.
    let place = field
        .name
        .stem
        .last()
        .is_some_and(|word| SEQUENCES.contains(&word.as_str()));
    if place && !marked && how != How::Named {
        return None;
    }
    if field.name.plural && !marked && field.list.is_none() {
        return None;
    }
    let share = match (tier, marked || role) {
        (0, true) if marked && field.name.mark == Mark::Strong => 0.1,
        (0, true) => 0.5,
        (0, false) if how == How::Named => 0.6,
        (0, false) | (1, true) => 0.9,
        (1, false) | (2, true) => 0.97,
        (2, false) if role => 0.97,
        (2, false) if how == How::SameKey && ratio(field.distinct, key.distinct) >= 0.5 => 0.999,
        (_, false) if how == How::Begins && all => 0.999,
        _ => return None,
    };
    Some(Bar { share, matches: 1 })
}

/// How much an equal value says.
fn value_weight(shape: Shape) -> f32 {
    match shape {
        Shape::Opaque => 0.95,
        Shape::Sparse => 0.85,
        Shape::Code => 0.6,
        Shape::Email => 0.5,
        Shape::Words | Shape::Day => 0.4,
        Shape::Dense => 0.3,
        Shape::Never => 0.0,
    }
}

#[expect(clippy::cast_precision_loss, reason = "A share need not be exact.")]
pub(super) fn ratio(part: u32, whole: u32) -> f32 {
    if whole == 0 {
        0.0
    } else {
        part as f32 / whole as f32
    }
}
