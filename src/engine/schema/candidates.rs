//! Pairs of a column and a key that it may refer to: proposed by names, or by values that stand in both.
//!
//! It must not decide. Names propose with few comparisons of short words; values through an index from sampled values to the columns
//! that hold them, which each key passes once. No two columns are compared as a whole.

use rustc_hash::FxHashMap;

use super::field::{Field, Shape};
use super::fit::Fit;
use super::model::{Model, Rank, Target};
use super::naming::Names;
use crate::engine::table::Row;

/// A column and a key that it may refer to.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// Index of the referring field.
    pub(super) field: usize,
    /// Index of the target.
    pub(super) target: usize,
    /// What the names say.
    pub(super) fit: Fit,
    /// A bit for each value of the field's sample: whether the key has it.
    pub(super) hits: u64,
}

/// What names must say at least to count.
const LEAST_FIT: f32 = 0.3;

/// All candidates with the sampled values that they share; those without any are left out.
pub(super) fn find(model: &Model<'_>) -> Vec<Candidate> {
    let index = Index::new(model);
    let mut found = Vec::new();
    for (at, target) in model.targets.iter().enumerate() {
        let Some(key) = model.fields.get(target.field) else {
            continue;
        };
        let mut names = Names::new(model, key, target);
        // Values that stand everywhere are compared only where names speak for it.
        let mut by_name: FxHashMap<usize, Fit> = FxHashMap::default();
        for (from, field) in model.fields.iter().enumerate() {
            if !(is_indexed(field) && is_indexed(key)) && may_refer(model, field, key, target, from)
            {
                let fit = names.fit(field, from);
                if fit.score >= LEAST_FIT && !is_copied(model, field, key, target) {
                    by_name.insert(from, fit);
                }
            }
        }
        let mut hits = index.hits(key);
        if !by_name.is_empty() {
            hits.extend(probe(model, key, by_name.keys().copied()));
        }
        let mut hits: Vec<(usize, u64)> = hits.into_iter().collect();
        hits.sort_unstable();
        for (from, hits) in hits {
            let Some(field) = model.fields.get(from) else {
                continue;
            };
            if hits == 0
                || !may_refer(model, field, key, target, from)
                || is_copied(model, field, key, target)
            {
                continue;
            }
            let fit = match by_name.get(&from) {
                Some(fit) => *fit,
                None if is_indexed(field) && is_indexed(key) => Some(names.fit(field, from))
                    .filter(|fit| fit.score >= LEAST_FIT)
                    .unwrap_or(Fit::NOT),
                None => Fit::NOT,
            };
            found.push(Candidate {
                field: from,
                target: at,
                fit,
                hits,
            });
        }
    }
    found
}

/// Whether a field's values are rare enough to be looked for everywhere.
fn is_indexed(field: &Field<'_>) -> bool {
    matches!(field.shape, Shape::Opaque | Shape::Code | Shape::Sparse)
        || field.name.nameless && field.shape == Shape::Words
}

/// Sampled values and the fields that hold them.
struct Index {
    places: FxHashMap<u64, Vec<(u32, u8)>>,
}

impl Index {
    fn new(model: &Model<'_>) -> Self {
        let mut places: FxHashMap<u64, Vec<(u32, u8)>> = FxHashMap::default();
        for (field, at) in model.fields.iter().zip(0_u32..) {
            if is_indexed(field) {
                for (hash, bit) in field.sample.iter().zip(0_u8..) {
                    places.entry(*hash).or_default().push((at, bit));
                }
            }
        }
        Self { places }
    }

    /// For each field the sampled values that a key has, as bits.
    fn hits(&self, key: &Field<'_>) -> FxHashMap<usize, u64> {
        let mut hits: FxHashMap<usize, u64> = FxHashMap::default();
        if !is_indexed(key) && key.shape != Shape::Words {
            return hits;
        }
        for row in 0..key.rows {
            let Some(places) = key.value(row).and_then(|hash| self.places.get(&hash)) else {
                continue;
            };
            for (field, bit) in places {
                if let Ok(field) = usize::try_from(*field) {
                    *hits.entry(field).or_default() |= 1 << bit;
                }
            }
        }
        hits
    }
}

/// The sampled values of some fields that a key has, as bits.
fn probe(
    model: &Model<'_>,
    key: &Field<'_>,
    fields: impl Iterator<Item = usize>,
) -> Vec<(usize, u64)> {
    let mut wanted: FxHashMap<u64, Vec<(usize, u8)>> = FxHashMap::default();
    for at in fields {
        if let Some(field) = model.fields.get(at) {
            for (hash, bit) in field.sample.iter().zip(0_u8..) {
                wanted.entry(*hash).or_default().push((at, bit));
            }
        }
    }
    let mut hits: FxHashMap<usize, u64> = FxHashMap::default();
    for row in 0..key.rows {
        let Some(places) = key.value(row).and_then(|hash| wanted.get(&hash)) else {
            continue;
        };
        for (field, bit) in places {
            *hits.entry(*field).or_default() |= 1 << bit;
        }
    }
    hits.into_iter().collect()
}

/// Whether a field could refer to a key at all, before any value is compared.
fn may_refer(
    model: &Model<'_>,
    field: &Field<'_>,
    key: &Field<'_>,
    target: &Target,
    from: usize,
) -> bool {
    if from == target.field || field.shape == Shape::Never || field.sample.is_empty() {
        return false;
    }
    let same_table = field.table == target.table;
    if same_table && target.rank != Rank::Primary {
        return false;
    }
    if !shapes_agree(field, key) {
        return false;
    }
    if model.is_key(field) && !same_table {
        let both_bare = field.name.is_bare();
        if both_bare {
            // Only ids that are not equal by accident: those of a part are among those of the whole.
            return field.shape == Shape::Opaque
                && key.shape == Shape::Opaque
                && (extends(model, field, target)
                    || field.distinct < key.distinct && field.distinct >= 5);
        }
        if model.is_home(from) && model.own_fit(from).score >= 0.9 {
            return false;
        }
    }
    true
}

/// Whether a field and a key are one column in two copies of a table.
fn is_copied(model: &Model<'_>, field: &Field<'_>, key: &Field<'_>, target: &Target) -> bool {
    field.table != target.table
        && field.name_id == key.name_id
        && !field.name.nameless
        && model.are_copies(field.table, target.table)
}

/// Whether a table's name begins with another's: `person_details` and `persons`.
fn extends(model: &Model<'_>, field: &Field<'_>, target: &Target) -> bool {
    model.names(field.table).iter().any(|long| {
        model.names(target.table).iter().any(|short| {
            long.words.len() > short.words.len() && long.words.starts_with(&short.words)
        })
    })
}

fn shapes_agree(field: &Field<'_>, key: &Field<'_>) -> bool {
    use Shape::{Code, Day, Dense, Email, Never, Opaque, Sparse, Words};
    match (field.shape, key.shape) {
        (Never, _) | (_, Never) => false,
        (Email, other) | (other, Email) => other == Email,
        (Opaque, Opaque | Code | Sparse | Words)
        | (Code | Sparse | Words, Opaque)
        | (Dense | Sparse | Code, Dense | Sparse | Code)
        | (Words | Code, Words | Code)
        | (Day, Day | Dense | Sparse)
        | (Dense | Sparse, Day) => true,
        _ => false,
    }
}

/// Rows of a key by the hash of their value; the first of several with one value.
pub(super) fn rows_by_value(key: &Field<'_>) -> FxHashMap<u64, Row> {
    let mut rows = FxHashMap::default();
    rows.reserve(usize::try_from(key.rows).unwrap_or(0).min(1 << 22));
    for row in 0..key.rows {
        if let Some(hash) = key.value(row) {
            rows.entry(hash).or_insert(row);
        }
    }
    rows
}
