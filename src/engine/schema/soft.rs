//! References by e-mail address or exact name, where two tables have no key in common.
//!
//! It must not stand in for a key: it is tried last, and marked.

use rustc_hash::FxHashSet;

use super::LinkKind;
use super::decide::{Plan, ratio};
use super::field::{Field, Shape};
use super::fit::{Fit, How, fit};
use super::model::Model;
use super::names::Mark;
use super::rules::Rules;
use crate::engine::table::TableId;

/// Soft links between tables that `linked` does not join already.
pub(super) fn find(
    model: &Model<'_>,
    linked: &FxHashSet<(TableId, TableId)>,
    rules: &Rules,
) -> Vec<Plan> {
    let labels: Vec<usize> = (0..model.fields.len())
        .filter(|at| model.fields.get(*at).is_some_and(is_label))
        .collect();
    let mut plans = Vec::new();
    for (at, field) in model.fields.iter().enumerate() {
        let could = matches!(field.shape, Shape::Email | Shape::Words)
            && field.list.is_none()
            && !model.is_key(field)
            && field.distinct >= 2;
        if !could {
            continue;
        }
        let best = labels
            .iter()
            .filter_map(|label| {
                let key = model.fields.get(*label)?;
                let pair = (field.table, key.table);
                let open = field.table != key.table
                    && field.shape == key.shape
                    && !linked.contains(&pair)
                    && !linked.contains(&(key.table, field.table))
                    && !rules.rejects_pair(at, *label)
                    && !model.are_copies(field.table, key.table);
                let score = if open {
                    name_score(model, field, key)
                } else {
                    0.0
                };
                (score > 0.0).then_some((*label, key, score))
            })
            .filter_map(|(label, key, score)| {
                let share = share(field, key);
                (share >= 0.9).then_some((label, score * share))
            })
            .max_by(|one, other| one.1.total_cmp(&other.1));
        if let Some((label, score)) = best {
            plans.push(Plan {
                fields: vec![at],
                to: vec![label],
                kind: LinkKind::Soft,
                fit: Fit {
                    score,
                    how: How::Named,
                },
                confidence: 0.5 * score,
                least: 0.6,
                only: None,
            });
        }
    }
    plans
}

/// Whether a column labels the rows of its table: unique names or addresses.
fn is_label(field: &Field<'_>) -> bool {
    let named = field.shape == Shape::Email
        || field.shape == Shape::Words
            && field
                .name
                .stem
                .last()
                .is_some_and(|word| matches!(word.as_str(), "name" | "title" | "label"));
    let unique =
        field.distinct == field.filled && u64::from(field.filled) * 10 >= u64::from(field.rows) * 9;
    named && unique && field.rows >= 3 && field.list.is_none()
}

/// How well a field names the table that a label is in: `company_name` and companies.
fn name_score(model: &Model<'_>, field: &Field<'_>, label: &Field<'_>) -> f32 {
    if field.shape == Shape::Email {
        return 0.8;
    }
    let mut name = field.name.clone();
    if let [thing @ .., last] = &*name.stem
        && !thing.is_empty()
        && matches!(last.as_str(), "name" | "title")
    {
        let thing = thing.to_vec();
        name.set_stem(thing);
    }
    if name.mark != Mark::None || name.stem.is_empty() {
        return 0.0;
    }
    let score = model
        .names(label.table)
        .iter()
        .map(|guise| fit(&name, guise))
        .fold(Fit::NOT, Fit::or)
        .score;
    if score >= 0.9 { score } else { 0.0 }
}

/// The share of sampled values that a label has.
fn share(field: &Field<'_>, label: &Field<'_>) -> f32 {
    let wanted: FxHashSet<u64> = field.sample.iter().copied().collect();
    let found = (0..label.rows)
        .filter(|row| label.value(*row).is_some_and(|hash| wanted.contains(&hash)))
        .count();
    ratio(
        u32::try_from(found).unwrap_or(0),
        u32::try_from(wanted.len()).unwrap_or(0),
    )
}
