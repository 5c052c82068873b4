//! References that name their table in a column beside them: `entity_type` and `entity_id`.
//!
//! It must not handle references without a type column: there the values themselves must tell the tables apart.

use rustc_hash::{FxHashMap, FxHashSet};

use super::LinkKind;
use super::decide::{Only, Plan, ratio};
use super::field::{Field, Shape};
use super::fit::{Fit, How, fit};
use super::model::{Model, Rank};
use super::names::{ColumnName, Mark};
use crate::engine::table::hash_text;
/// Types that one column may name, at most.
const TYPES: u32 = 64;
/// Words for a column that names a table.
const TYPE_WORDS: [&str; 9] = [
    "type", "kind", "table", "model", "class", "entity", "object", "resource", "of",
];

/// Typed references, each type with its own link.
pub(super) fn find(model: &Model<'_>) -> Vec<Plan> {
    let mut plans = Vec::new();
    for (at, field) in model.fields.iter().enumerate() {
        let could = field.name.mark == Mark::Strong
            && !field.name.stem.is_empty()
            && field.list.is_none()
            && field.shape != Shape::Never;
        if could
            && let Some(kind) = type_field(model, field)
            && !is_of_one(model, field)
        {
            plans.extend(by_type(model, at, field, kind));
        }
    }
    plans
}

/// Whether the column names one table, and all its sampled values are there: then the types are kinds of that one thing.
fn is_of_one(model: &Model<'_>, field: &Field<'_>) -> bool {
    let named = model.targets.iter().filter(|target| {
        target.rank == Rank::Primary && model.fit(field, target.table).score >= 0.9
    });
    named
        .filter_map(|target| model.fields.get(target.field))
        .any(|key| {
            let wanted: FxHashSet<u64> = field.sample.iter().copied().collect();
            let found: FxHashSet<u64> = (0..key.rows)
                .filter_map(|row| key.value(row))
                .filter(|hash| wanted.contains(hash))
                .collect();
            found.len() * 20 >= wanted.len() * 19
        })
}

/// The column that says which table a reference means: its stem and a word for "type".
fn type_field(model: &Model<'_>, field: &Field<'_>) -> Option<usize> {
    let stem = field.name.stem.join("_");
    let found = model.of(field.table).iter().find(|other| {
        let name = &other.name.normal;
        let typed = TYPE_WORDS.iter().any(|word| {
            name.strip_suffix(word)
                .is_some_and(|rest| rest.trim_end_matches('_') == stem)
        });
        typed
            && other.column != field.column
            && other.distinct <= TYPES
            && matches!(other.shape, Shape::Code | Shape::Words)
    })?;
    model.index(found.table, found.column)
}

fn by_type(model: &Model<'_>, at: usize, field: &Field<'_>, kind_at: usize) -> Vec<Plan> {
    let Some(kind) = model.fields.get(kind_at) else {
        return Vec::new();
    };
    let mut rows_of: FxHashMap<String, Vec<u64>> = FxHashMap::default();
    for row in 0..field.rows {
        let text = kind.text(row);
        let known = rows_of.get_mut(text.as_ref());
        if let (Some(value), false) = (field.value(row), text.is_empty()) {
            match known {
                Some(values) if values.len() < 256 => values.push(value),
                Some(_) => {}
                None => {
                    rows_of.insert(text.into_owned(), vec![value]);
                }
            }
        }
    }
    let mut types: Vec<(String, Vec<u64>)> = rows_of.into_iter().collect();
    types.sort();
    let count = types.len();
    let mut plans = Vec::new();
    for (text, mut values) in types {
        values.sort_unstable();
        values.dedup();
        let name = ColumnName::new(text.rsplit(['\\', '.', ':']).next().unwrap_or(&text));
        let best = model
            .targets
            .iter()
            .filter(|target| target.rank == Rank::Primary)
            .map(|target| {
                let fits = model
                    .names(target.table)
                    .iter()
                    .map(|guise| fit(&name, guise));
                (target, fits.fold(Fit::NOT, Fit::or).score)
            })
            .filter(|(_, score)| *score >= 0.75)
            .max_by(|one, other| one.1.total_cmp(&other.1));
        let Some((target, _)) = best else {
            continue;
        };
        let Some(key) = model.fields.get(target.field) else {
            continue;
        };
        let found = (0..key.rows)
            .filter(|row| {
                key.value(*row)
                    .is_some_and(|hash| values.binary_search(&hash).is_ok())
            })
            .count();
        let share = ratio(
            u32::try_from(found).unwrap_or(u32::MAX),
            u32::try_from(values.len()).unwrap_or(u32::MAX),
        );
        if share >= 0.5 {
            plans.push(Plan {
                fields: vec![at],
                to: vec![target.field],
                kind: LinkKind::Polymorphic,
                fit: Fit {
                    score: 0.9,
                    how: How::Named,
                },
                confidence: 0.7 + 0.25 * share,
                least: 0.3,
                only: Some(Only {
                    field: kind_at,
                    value: hash_text(&text),
                    text,
                }),
            });
        }
    }
    // A column of kinds names a table by accident now and then; one of types does so mostly.
    if plans.len() * 2 < count {
        plans.clear();
    }
    plans
}
