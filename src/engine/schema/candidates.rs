//! Pairs of a column and a key that it may refer to: proposed by names, or by values that stand in both.
//!
//! It must not decide. Names propose with few comparisons of short words; values through an index from sampled values to the columns
//! that hold them, which each key passes once. No two columns are compared as a whole.

use rustc_hash::FxHashMap;

use super::field::{Field, Shape};
use super::fit::{
    Fit, Guise, How, fit_actor, fit_beginning, fit_itself, fit_place, fit_whole, fit_within,
};
use super::keys::is_common;
use super::model::{Model, Rank, Target};
use super::names::Mark;
use super::roles::{HEAD_ROLES, SELF_ROLES};
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

/// All candidates with the sampled values that they share; those without any are left out.
pub(super) fn find(model: &Model<'_>) -> Vec<Candidate> {
    let index = Index::new(model);
    let mut found = Vec::new();
    for (at, target) in model.targets.iter().enumerate() {
        let Some(key) = model.fields.get(target.field) else {
            continue;
        };
        let mut fits: FxHashMap<usize, Fit> = FxHashMap::default();
        for (from, field) in model.fields.iter().enumerate() {
            if may_refer(model, field, key, target, from) {
                let fit = name_fit(model, field, from, key, target);
                if fit.score >= 0.3 {
                    fits.insert(from, fit);
                }
            }
        }
        let dense: Vec<usize> = fits
            .keys()
            .copied()
            .filter(|from| {
                let both = |field: &Field<'_>| is_indexed(field) && is_indexed(key);
                model.fields.get(*from).is_some_and(|field| !both(field))
            })
            .collect();
        let mut hits = index.hits(key);
        if !dense.is_empty() {
            hits.extend(probe(model, key, &dense));
        }
        let mut hits: Vec<(usize, u64)> = hits.into_iter().collect();
        hits.sort_unstable();
        for (from, hits) in hits {
            let Some(field) = model.fields.get(from) else {
                continue;
            };
            if hits == 0 || !may_refer(model, field, key, target, from) {
                continue;
            }
            found.push(Candidate {
                field: from,
                target: at,
                fit: fits.get(&from).copied().unwrap_or(Fit::NOT),
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
fn probe(model: &Model<'_>, key: &Field<'_>, fields: &[usize]) -> Vec<(usize, u64)> {
    let mut wanted: FxHashMap<u64, Vec<(usize, u8)>> = FxHashMap::default();
    for at in fields {
        if let Some(field) = model.fields.get(*at) {
            for (hash, bit) in field.sample.iter().zip(0_u8..) {
                wanted.entry(*hash).or_default().push((*at, bit));
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
    if !same_table
        && field.name.normal == key.name.normal
        && !field.name.nameless
        && model.are_copies(field.table, target.table)
    {
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
        if model.is_home(from) && model.fit(field, field.table).score >= 0.9 {
            return false;
        }
    }
    true
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

/// What the names say of a field and a key.
fn name_fit(
    model: &Model<'_>,
    field: &Field<'_>,
    from: usize,
    key: &Field<'_>,
    target: &Target,
) -> Fit {
    if field.name.nameless {
        return Fit::NOT;
    }
    let same_table = field.table == target.table;
    let same_name = !same_table && field.name.normal == key.name.normal;
    let named_alike = if same_name {
        same_key(model, field, from, target)
    } else {
        Fit::NOT
    };
    match target.rank {
        Rank::Part => named_alike,
        Rank::Alternate => named_alike.or(alternate(model, field, key, target)),
        Rank::Primary => {
            let mut best = model.fit(field, target.table).or(named_alike);
            if field.name.is_bare() {
                best = named_alike;
            }
            for own in model.names(field.table) {
                for guise in model.names(target.table) {
                    best = best.or(fit_within(&field.name, own, guise));
                }
            }
            for guise in model.names(target.table) {
                best = best
                    .or(fit_whole(&field.name, &key.name, guise))
                    .or(fit_place(&field.name, guise))
                    .or(fit_actor(&field.name, guise))
                    .or(fit_beginning(&field.name, guise));
            }
            if same_table {
                best = best.or(fit_itself(&field.name));
                if field.name.is_bare()
                    || model.fit(field, field.table).how == How::Named
                        && field.name.mark != Mark::None
                {
                    return Fit::NOT;
                }
                // Towards its own table a reference needs a role: without one, another table is meant.
                if matches!(best.how, How::Head | How::Short | How::Synonym)
                    && !field.name.has_word(SELF_ROLES)
                    && !field.name.has_word(HEAD_ROLES)
                {
                    return Fit::NOT;
                }
            }
            // A table that holds the same reference is not what is referred to.
            let loose = match best.how {
                How::Synonym => true,
                How::Head | How::Short => !same_table,
                _ => false,
            };
            let alike = |other: &Field<'_>| {
                other.column != key.column && other.name.normal == field.name.normal
            };
            if loose && model.of(target.table).iter().any(alike) {
                best.score *= 0.7;
            }
            if !target.home && best.how != How::Named {
                best.score *= 0.7;
            }
            let marked = field.name.mark == Mark::Strong
                || matches!(
                    best.how,
                    How::Actor | How::Place | How::Itself | How::SameKey | How::Begins
                );
            let glued = field.name.glued.is_some() && best.score >= 0.6;
            if !marked && !glued && best.score < 0.9 {
                best.score *= 0.8;
            }
            best
        }
    }
}

/// How much it says that a field has the name of a key.
fn same_key(model: &Model<'_>, field: &Field<'_>, from: usize, target: &Target) -> Fit {
    let common = is_common(field);
    let marked = field.name.mark == Mark::Strong || field.name.glued.is_some();
    let is_label = field.name.mark != Mark::Strong
        && field.name.stem.last().is_some_and(|word| {
            matches!(word.as_str(), "name" | "title" | "label" | "description")
        });
    // A table of translations or details begins with the name of what it is keyed by.
    let translated = model
        .names(target.table)
        .iter()
        .any(|guise| guise.words.starts_with(&field.name.stem));
    let score: f32 = match (target.rank, marked, common) {
        _ if field.name.is_bare() => 0.0,
        _ if is_label && !translated && model.fit(field, target.table).score < 0.6 => 0.0,
        (Rank::Primary, true, _) if target.home => 0.96,
        (Rank::Part, true, _) => 0.96,
        (Rank::Primary, _, false) if target.home => 0.85,
        (Rank::Primary, _, true) if target.home => 0.5,
        (Rank::Primary, _, false) => 0.6,
        (Rank::Alternate, true, _) => 0.75,
        (Rank::Alternate, false, false) => 0.5,
        _ => 0.0,
    };
    // Two references to a third table share their values without referring to each other.
    if model.is_home(from) {
        return Fit::NOT;
    }
    let key = model.fields.get(target.field);
    let detail = key.is_some_and(|key| {
        let names = model.names(target.table);
        let begins = |guise: &Guise| {
            guise.words.len() > key.name.stem.len() && guise.words.starts_with(&key.name.stem)
        };
        !key.name.stem.is_empty()
            && names.iter().any(begins)
            && model.fit(key, target.table).score < 0.6
    });
    let score = match (detail, field.distinct < field.filled) {
        (true, true) => score.min(0.62),
        (true, false) => 0.0,
        (false, _) => score,
    };
    // A key that itself names another table is a reference, not a home.
    let owner = key.is_some_and(|key| {
        model
            .guises
            .iter()
            .zip(0..)
            .any(|(_, id)| id != target.table && model.fit(key, id).score >= 0.95)
            && model.fit(key, target.table).score < 0.9
    });
    Fit {
        score: if owner { score * 0.6 } else { score },
        how: How::SameKey,
    }
}

/// How well a field names a unique column beside the primary key: `country_code` and `code` of countries.
fn alternate(model: &Model<'_>, field: &Field<'_>, key: &Field<'_>, target: &Target) -> Fit {
    if field.table == target.table {
        return Fit::NOT;
    }
    let whole = model
        .names(target.table)
        .iter()
        .map(|guise| fit_whole(&field.name, &key.name, guise))
        .fold(Fit::NOT, Fit::or);
    // A role before the whole name of the key: `home_team_api_id` and `team_api_id`.
    let role = key.name.mark == Mark::Strong
        && key.name.stem.len() > 1
        && field
            .name
            .normal
            .ends_with(&format!("_{}", key.name.normal));
    if whole.score >= 0.9 || role {
        return Fit {
            score: 0.9,
            how: How::Named,
        };
    }
    if key.shape == Shape::Dense {
        return Fit::NOT;
    }
    let table = model.fit(field, target.table);
    let pair = model.names(target.table).iter().any(|guise| {
        let whole = format!("{}_{}", guise.words.join("_"), key.name.normal);
        let turned = field.name.front
            && field.name.stem == [key.name.stem.as_slice(), guise.words.as_slice()].concat();
        turned || field.name.normal == whole || field.name.normal.ends_with(&format!("_{whole}"))
    });
    if pair {
        return Fit {
            score: 0.85,
            how: How::Named,
        };
    }
    let code = key.name.mark == Mark::Weak || matches!(key.shape, Shape::Code | Shape::Opaque);
    let id = key.name.mark == Mark::Strong
        && model.names(target.table).iter().any(|guise| {
            key.name.stem.len() > guise.words.len() && key.name.stem.starts_with(&guise.words)
        });
    if table.score >= 0.9 && (code || id) && field.name.mark != Mark::Strong {
        return Fit {
            score: 0.66,
            ..table
        };
    }
    Fit::NOT
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
