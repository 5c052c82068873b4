//! Links by several columns: all columns of a composite key stand in another table.
//!
//! It must not know links by one column; where both hold, both are told.

use rustc_hash::{FxHashMap, FxHashSet};

use super::decide::{Plan, ratio};
use super::keys::combined;
use super::model::Model;
use super::names::{Fit, How};
use super::{LinkKind, field::Field};
use crate::engine::table::TableId;

/// Rows looked at to judge a pair of tables.
const LOOK: u32 = 400;

/// Links to composite keys.
pub(super) fn find(model: &Model<'_>) -> Vec<Plan> {
    let mut by_name: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, field) in model.fields.iter().enumerate() {
        by_name
            .entry(field.name.normal.as_str())
            .or_default()
            .push(at);
    }
    let mut plans = Vec::new();
    for (to, key) in (0..).zip(&model.keys) {
        if key.columns.len() < 2 {
            continue;
        }
        let parts: Vec<usize> = key
            .columns
            .iter()
            .filter_map(|column| model.index(to, *column))
            .collect();
        let sources = parts
            .iter()
            .filter_map(|at| by_name.get(model.fields.get(*at)?.name.normal.as_str()));
        let mut tables: FxHashMap<TableId, Vec<usize>> = FxHashMap::default();
        for at in sources.flatten() {
            if let Some(field) = model.fields.get(*at).filter(|field| field.table != to) {
                tables.entry(field.table).or_default().push(*at);
            }
        }
        let mut tables: Vec<(TableId, Vec<usize>)> = tables
            .into_iter()
            .filter(|(_, found)| found.len() == parts.len())
            .collect();
        tables.sort_unstable();
        for (from, fields) in tables {
            plans.extend(judge(model, from, &fields, to, &parts));
        }
    }
    plans
}

fn judge(
    model: &Model<'_>,
    from: TableId,
    from_fields: &[usize],
    to: TableId,
    parts: &[usize],
) -> Option<Plan> {
    let get = |all: &[usize]| -> Option<Vec<&Field<'_>>> {
        all.iter().map(|at| model.fields.get(*at)).collect()
    };
    let (sources, targets) = (get(from_fields)?, get(parts)?);
    let own_key = model.key(from);
    let same_grain = own_key.len() == sources.len()
        && sources.iter().all(|field| own_key.contains(&field.column));
    let named = model.names(from).iter().any(|long| {
        model.names(to).iter().any(|short| {
            long.words.len() > short.words.len() && long.words.starts_with(&short.words)
        })
    });
    if model.are_copies(from, to) || same_grain && !named {
        return None;
    }
    let rows = sources.first()?.rows;
    let filled = sources.iter().map(|field| field.filled).min()?;
    if rows == 0 || filled == 0 {
        return None;
    }
    let mut wanted: FxHashSet<u64> = FxHashSet::default();
    let step = usize::try_from((rows / LOOK).max(1)).ok()?;
    for row in (0..rows).step_by(step) {
        if sources.iter().all(|field| field.value(row).is_some()) {
            wanted.insert(combined(&sources, row));
        }
    }
    let tried = u32::try_from(wanted.len()).ok()?;
    let target_rows = targets.first()?.rows;
    let matched = (0..target_rows)
        .filter(|row| wanted.contains(&combined(&targets, *row)))
        .count();
    let share = ratio(u32::try_from(matched).ok()?, tried);
    // How often values drawn freely would meet the key: many combinations that all exist say nothing.
    let combinations: f64 = targets
        .iter()
        .map(|field| f64::from(field.distinct.max(1)))
        .product();
    let by_chance = f64::from(target_rows) / combinations;
    let tells = f64::from(share) >= (2.0 * by_chance).min(0.97) && by_chance < 0.6;
    if share < 0.9 || tried < 2 || !tells && !named {
        return None;
    }
    Some(Plan {
        fields: from_fields.to_vec(),
        to: parts.to_vec(),
        kind: LinkKind::Key,
        fit: Fit {
            score: 0.9,
            how: How::SameKey,
        },
        confidence: 0.6 + 0.35 * share,
        least: 0.5,
        only: None,
    })
}
