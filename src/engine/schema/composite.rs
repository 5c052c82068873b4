//! Links by several columns: all columns of a composite key stand in another table.
//!
//! It must not know links by one column; where both hold, both are told.

use rustc_hash::{FxHashMap, FxHashSet};

use super::decide::{Plan, ratio};
use super::fit::{Fit, How, is_short_for};
use super::keys::combined;
use super::model::Model;
use super::names::Mark;
use super::{LinkKind, field::Field};
use crate::engine::table::TableId;

/// Rows looked at to judge a pair of tables.
const LOOK: u32 = 400;

/// Links to composite keys.
pub(super) fn find(model: &Model<'_>) -> Vec<Plan> {
    let mut by_name: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    let mut by_stem: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (at, field) in model.fields.iter().enumerate() {
        by_name
            .entry(field.name.normal.as_str())
            .or_default()
            .push(at);
        if field.name.mark == Mark::Strong && !field.name.stem.is_empty() {
            by_stem
                .entry(field.name.stem.join("_"))
                .or_default()
                .push(at);
        }
    }
    let mut plans = Vec::new();
    for (to, key) in (0..).zip(&model.keys) {
        if key.columns.len() < 2
            || key
                .columns
                .iter()
                .any(|column| is_nameless(model, to, *column))
        {
            continue;
        }
        let parts: Vec<usize> = key
            .columns
            .iter()
            .filter_map(|column| model.index(to, *column))
            .collect();
        let mut tables: FxHashMap<TableId, Vec<Option<usize>>> = FxHashMap::default();
        for (place, at) in parts.iter().enumerate() {
            let Some(part) = model.fields.get(*at) else {
                continue;
            };
            let alike = by_stem.get(&part.name.stem.join("_"));
            let same = by_name.get(part.name.normal.as_str());
            // Another mark on the same word, `team.key` and `teamID`, comes second.
            let names = same.into_iter().chain(alike).flatten();
            for found in names {
                let Some(field) = model.fields.get(*found).filter(|field| field.table != to) else {
                    continue;
                };
                let slots = tables
                    .entry(field.table)
                    .or_insert_with(|| vec![None; parts.len()]);
                if let Some(slot) = slots.get_mut(place).filter(|slot| slot.is_none()) {
                    *slot = Some(*found);
                }
            }
        }
        let mut tables: Vec<(TableId, Vec<Option<usize>>)> = tables.into_iter().collect();
        tables.sort_unstable();
        for (from, slots) in tables {
            let slots = with_short(model, from, slots, &parts);
            let whole: Option<Vec<usize>> = slots.iter().copied().collect();
            if let Some(fields) = whole {
                plans.extend(judge(model, from, &fields, to, &parts));
            } else {
                for fields in in_roles(model, from, &slots, &parts) {
                    plans.extend(judge(model, from, &fields, to, &parts));
                }
            }
        }
    }
    plans
}

fn is_nameless(model: &Model<'_>, table: TableId, column: u32) -> bool {
    let field = model
        .index(table, column)
        .and_then(|at| model.fields.get(at));
    field.is_none_or(|field| field.name.nameless)
}

/// Fills a last gap with the one id whose name is short for the part's, or the other way about: `league.key` and `lgID`.
fn with_short(
    model: &Model<'_>,
    from: TableId,
    mut slots: Vec<Option<usize>>,
    parts: &[usize],
) -> Vec<Option<usize>> {
    let open: Vec<usize> = (0..slots.len())
        .filter(|place| slots.get(*place).is_some_and(Option::is_none))
        .collect();
    let &[place] = open.as_slice() else {
        return slots;
    };
    let part = parts.get(place).and_then(|at| model.fields.get(*at));
    let Some([word]) = part.map(|part| &*part.name.stem) else {
        return slots;
    };
    let mut alike = model.of(from).iter().filter(|field| {
        let [other] = &*field.name.stem else {
            return false;
        };
        field.name.mark == Mark::Strong && (is_short_for(word, other) || is_short_for(other, word))
    });
    if let (Some(field), None) = (alike.next(), alike.next())
        && let Some(slot) = slots.get_mut(place)
    {
        *slot = model.index(from, field.column);
    }
    slots
}

/// Columns that stand for the missing ones in some role, which all of them have: `teamIDwinner` and `lgIDwinner` beside `yearID`.
fn in_roles(
    model: &Model<'_>,
    from: TableId,
    slots: &[Option<usize>],
    parts: &[usize],
) -> Vec<Vec<usize>> {
    let mut roles: FxHashMap<String, Vec<Option<usize>>> = FxHashMap::default();
    for (place, at) in parts.iter().enumerate() {
        let Some(part) = model.fields.get(*at) else {
            continue;
        };
        let open = slots.get(place).is_some_and(Option::is_none);
        if !open || part.name.stem.is_empty() {
            continue;
        }
        for field in model.of(from) {
            let words = field.name.normal.as_str();
            let whole = part.name.normal.as_str();
            let role = words
                .strip_prefix(whole)
                .and_then(|rest| rest.strip_prefix('_'))
                .or_else(|| {
                    words
                        .strip_suffix(whole)
                        .and_then(|rest| rest.strip_suffix('_'))
                });
            if let Some(role) = role {
                let slots = roles
                    .entry(role.to_owned())
                    .or_insert_with(|| slots.to_vec());
                if let Some(slot) = slots.get_mut(place) {
                    *slot = model.index(from, field.column);
                }
            }
        }
    }
    let mut found: Vec<Vec<usize>> = roles
        .into_values()
        .filter_map(|slots| slots.into_iter().collect())
        .collect();
    found.sort_unstable();
    found
}

/// Whether a composite key is its table's own: a part names the table, or the table's name is made of what the parts name.
fn is_meant(model: &Model<'_>, table: TableId, parts: &[&Field<'_>]) -> bool {
    let own = parts
        .iter()
        .any(|part| part.name.mark != Mark::None && model.fit(part, table).score >= 0.9);
    let begins = |part: &Field<'_>, word: &str| {
        part.name
            .stem
            .iter()
            .any(|stem| word.starts_with(stem.as_str()) || stem.starts_with(word))
    };
    let tied = model.names(table).iter().any(|guise| {
        guise.words.len() >= 2
            && guise
                .words
                .iter()
                .all(|word| parts.iter().any(|part| begins(part, word)))
    });
    let joined = model.names(table).iter().any(|guise| {
        parts.len() >= 2
            && parts.iter().all(|part| {
                let stem = part
                    .name
                    .glued
                    .clone()
                    .unwrap_or_else(|| part.name.stem.joined.clone());
                stem.len() >= 3 && guise.words.joined.contains(&stem)
            })
    });
    let several = parts
        .iter()
        .all(|part| model.fit_elsewhere(part, table).score < 0.6);
    own || tied || joined || several && parts.len() >= 2
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
    // Two tables about one thing have the same references; only a key that is named as its table's own, or a table that ties what its
    // key names, is referred to.
    if !named && !is_meant(model, to, &targets) {
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
