//! References between tables without headers: whole numbers that fit one key and no other.
//!
//! It must not know names: there are none. What an inclusion is worth is counted: numbers that keep to the gaps of a key, that stay in a
//! range far from zero, or that spread over a key's range up to its end, are so by accident only rarely.

use rustc_hash::FxHashSet;

use super::LinkKind;
use super::decide::Plan;
use super::field::{Field, Shape};
use super::fit::{Fit, How};
use super::keys::is_unique;
use super::model::{Model, Rank};
use crate::engine::table::TableId;

/// Values of a column that are looked up in each key, at most.
const LOOK: usize = 96;
/// What an inclusion must be worth, as the logarithm of how unlikely it is by accident.
const ENOUGH: f64 = 4.5;
/// By how much the best key must be worth more than the next.
const CLEARER: f64 = 0.7;
/// Keys of fewer rows have numbers that any column may have.
const FEWEST: usize = 3;

/// The different whole numbers of a column, ascending.
struct Numbers {
    field: usize,
    values: Vec<i64>,
    /// Whether no two rows have the same, and they stand in order: a table's own count of its rows.
    counts_rows: bool,
}

/// Links from columns without names to keys without names.
pub(super) fn find(model: &Model<'_>, taken: &FxHashSet<usize>) -> Vec<Plan> {
    let keys: Vec<Numbers> = model
        .targets
        .iter()
        .filter(|target| target.rank == Rank::Primary)
        .filter_map(|target| Numbers::new(model, target.field))
        .filter(|key| key.values.len() >= FEWEST)
        .collect();
    if keys.is_empty() {
        return Vec::new();
    }
    let found: Vec<Found> = (0..model.fields.len())
        .filter(|at| !taken.contains(at))
        .filter_map(|at| Numbers::new(model, at))
        .filter_map(|numbers| best(model, &numbers, &keys))
        .collect();
    // Where only the tables' names tell, one column is meant: of two alike neither can be told to be it.
    let alone = |one: &Found| {
        !one.by_table
            || !found.iter().any(|other| {
                other.from != one.from && other.to == one.to && other.table == one.table
            })
    };
    found
        .iter()
        .filter(|one| alone(one))
        .map(Found::plan)
        .collect()
}

/// A column and the key that its numbers keep to.
struct Found {
    from: usize,
    to: usize,
    table: TableId,
    worth: f64,
    /// Whether it is not enough without the names of the tables.
    by_table: bool,
}

impl Found {
    fn plan(&self) -> Plan {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "A confidence need not be exact."
        )]
        let confidence = (1.0 - (-self.worth / 4.0).exp()) as f32;
        Plan {
            fields: vec![self.from],
            to: vec![self.to],
            kind: LinkKind::Key,
            fit: Fit {
                score: 0.0,
                how: How::Values,
            },
            confidence: confidence.clamp(0.3, 0.9),
            least: 0.8,
            only: None,
        }
    }
}

/// What the names of two tables add: a table of kinds is called after the table that uses it (`area` and `area_type`), one of parts after
/// the whole.
fn kinship(model: &Model<'_>, from: TableId, to: TableId) -> f64 {
    let begins = |long: TableId, short: TableId| {
        model.names(long).iter().any(|long| {
            model.names(short).iter().any(|short| {
                long.words.len() > short.words.len() && long.words.starts_with(&short.words)
            })
        })
    };
    if begins(to, from) {
        2.5
    } else if begins(from, to) {
        1.5
    } else {
        0.0
    }
}

fn best(model: &Model<'_>, numbers: &Numbers, keys: &[Numbers]) -> Option<Found> {
    let field = model.fields.get(numbers.field)?;
    let mut worth: Vec<(f64, f64, usize)> = keys
        .iter()
        .filter(|key| {
            model
                .fields
                .get(key.field)
                .is_some_and(|other| other.table != field.table)
        })
        .filter_map(|key| {
            let table = model.fields.get(key.field)?.table;
            let plain = worth(numbers, key)?;
            Some((plain, kinship(model, field.table, table), key.field))
        })
        .filter(|(plain, _, _)| *plain > 0.0)
        .collect();
    worth.sort_by(|one, other| {
        (other.0 + other.1)
            .total_cmp(&(one.0 + one.1))
            .then(one.2.cmp(&other.2))
    });
    let &(plain, kin, key) = worth.first()?;
    let first = plain + kin;
    let next = worth.get(1).map_or(0.0, |(plain, kin, _)| plain + kin);
    if first < ENOUGH || first - next < CLEARER {
        return None;
    }
    Some(Found {
        from: numbers.field,
        to: key,
        table: field.table,
        worth: first,
        by_table: plain < ENOUGH,
    })
}

/// How unlikely it is that numbers keep to a key by accident, as a logarithm; none when they do not keep to it.
#[expect(
    clippy::cast_precision_loss,
    reason = "Chances are weighed, not counted."
)]
fn worth(numbers: &Numbers, key: &Numbers) -> Option<f64> {
    let (low, high) = (*key.values.first()?, *key.values.last()?);
    // Nothing is often written as zero or minus one.
    let start = numbers
        .values
        .partition_point(|value| *value <= 0 && low > 0);
    let values = numbers.values.get(start..)?;
    let (least, most) = (*values.first()?, *values.last()?);
    if least < low || most > high || values.len() < 2 {
        return None;
    }
    let step = (values.len() / LOOK).max(1);
    let (mut tried, mut met) = (0_u32, 0_u32);
    for value in values.iter().step_by(step) {
        tried += 1;
        met += u32::from(key.values.binary_search(value).is_ok());
    }
    if f64::from(met) < 0.85 * f64::from(tried) {
        return None;
    }
    let count = values.len() as f64;
    let within = key.values.partition_point(|value| *value <= most)
        - key.values.partition_point(|value| *value < least);
    let dense = (within as f64 / (most.abs_diff(least) as f64 + 1.0)).clamp(1e-6, 1.0);
    // How much better a reference explains the hits and misses than numbers drawn freely from the range.
    let share = f64::from(met) / f64::from(tried);
    let misses = f64::from(tried - met);
    let gaps = f64::from(met) * (share / dense).ln()
        + if misses > 0.0 {
            misses * ((1.0 - share) / (1.0 - dense).max(1e-3)).ln()
        } else {
            0.0
        };
    if misses > 0.0 && gaps < 2.0 * ENOUGH {
        return None;
    }
    let width = high.abs_diff(low) as f64 + 1.0;
    // Numbers far from zero, all of them at or above the first of the key.
    let offset = if low > 100 {
        let above = low as f64 / high as f64;
        count.min(8.0) * -(1.0 - above).max(1e-3).ln()
    } else {
        0.0
    };
    let tail = high.abs_diff(most) as f64 / width * (count + 1.0);
    let size = key.values.len() as f64;
    let span = if numbers.counts_rows || size < 20.0 {
        0.0
    } else if tail <= 3.5 && count >= 12.0 && count / size >= 0.02 {
        // The closer to the end, and the more of the key, the better this key explains the numbers.
        ((count + 1.0) / (tail + 1.0)).ln() + 1.0 + count / size
    } else {
        0.0
    };
    // A unique column of numbers without gaps is its table's own count of rows.
    let own = values.len() as f64 / (most.abs_diff(least) as f64 + 1.0);
    if numbers.counts_rows && own > 0.9 && offset < ENOUGH {
        return None;
    }
    // A short key, most of whose numbers are there and no other.
    let cover = if size < 20.0 && low <= 1 && !numbers.counts_rows && gaps < 1.0 {
        match count / size {
            all if all >= 1.0 => 2.6,
            most if most >= 0.5 => 2.1,
            _ => 0.0,
        }
    } else {
        0.0
    };
    Some(gaps.min(40.0) + offset + span + cover)
}

impl Numbers {
    fn new(model: &Model<'_>, at: usize) -> Option<Self> {
        let field: &Field<'_> = model.fields.get(at)?;
        let whole = matches!(field.shape, Shape::Dense | Shape::Sparse);
        if !field.name.nameless || !whole || field.list.is_some() {
            return None;
        }
        let mut values: Vec<i64> = Vec::new();
        for row in 0..field.rows {
            let text = field.text(row);
            let text = text.trim();
            if let Ok(number) = text.strip_suffix(".0").unwrap_or(text).parse() {
                values.push(number);
            }
        }
        let counts_rows = is_unique(field) && values.is_sorted();
        values.sort_unstable();
        values.dedup();
        (!values.is_empty()).then_some(Self {
            field: at,
            values,
            counts_rows,
        })
    }
}
