//! Turns planned links into row numbers, counting what meets a row and what does not.
//!
//! It must not weigh evidence: it reads every row of a link once, and one key at a time is held as a map.

use rustc_hash::FxHashMap;

use super::candidates::rows_by_value;
use super::decide::{Plan, ratio};
use super::evidence;
use super::field::Field;
use super::keys::combined;
use super::model::Model;
use super::{Link, LinkRows};
use crate::engine::table::{Origin, Row, Table};
use crate::engine::warning::{Warning, WarningKind};

/// The links of the plans that hold on all rows, and a warning for each that has references without a row. A link meets `least` rows
/// at least.
pub(super) fn links(
    model: &Model<'_>,
    mut plans: Vec<Plan>,
    least: u32,
) -> (Vec<Link>, Vec<Warning>) {
    plans.sort_by(|one, other| one.to.cmp(&other.to).then(one.fields.cmp(&other.fields)));
    let mut links = Vec::new();
    let mut warnings = Vec::new();
    for group in plans.chunk_by(|one, other| one.to == other.to) {
        let Some(keys) = group.first().and_then(|plan| fields(model, &plan.to)) else {
            continue;
        };
        let Some(rows) = Rows::new(&keys) else {
            continue;
        };
        for plan in group {
            if let Some((link, dangling)) = resolve(model, plan, &keys, &rows, least) {
                links.push(link);
                warnings.extend(dangling);
            }
        }
    }
    (links, warnings)
}

/// Rows of a key by value.
struct Rows {
    first: FxHashMap<u64, Row>,
    /// For keys that are not unique: the other rows of each value.
    more: FxHashMap<u64, Vec<Row>>,
}

impl Rows {
    fn new(keys: &[&Field<'_>]) -> Option<Self> {
        let mut more: FxHashMap<u64, Vec<Row>> = FxHashMap::default();
        let first = match keys {
            [] => return None,
            [key] => {
                let first = rows_by_value(key);
                if first.len() < usize::try_from(key.filled).unwrap_or(0) {
                    for row in 0..key.rows {
                        if let Some(hash) = key
                            .value(row)
                            .filter(|hash| first.get(hash).is_some_and(|first| *first != row))
                        {
                            more.entry(hash).or_default().push(row);
                        }
                    }
                }
                first
            }
            several => {
                let rows = several.first().map_or(0, |key| key.rows);
                let mut first = FxHashMap::default();
                for row in 0..rows {
                    let hash = combined(several, row);
                    let known = *first.entry(hash).or_insert(row);
                    if known != row {
                        more.entry(hash).or_default().push(row);
                    }
                }
                first
            }
        };
        Some(Self { first, more })
    }
}

fn fields<'m, 'a>(model: &'m Model<'a>, all: &[usize]) -> Option<Vec<&'m Field<'a>>> {
    all.iter().map(|at| model.fields.get(*at)).collect()
}

fn resolve(
    model: &Model<'_>,
    plan: &Plan,
    keys: &[&Field<'_>],
    rows: &Rows,
    least: u32,
) -> Option<(Link, Option<Warning>)> {
    let sources = fields(model, &plan.fields)?;
    let (source, key) = (sources.first()?, keys.first()?);
    let only = match &plan.only {
        Some(only) => Some((model.fields.get(only.field)?, only.value)),
        None => None,
    };
    let mut tally = Tally::default();
    for row in 0..source.rows {
        if only.is_some_and(|(kind, value)| kind.value(row) != Some(value)) {
            continue;
        }
        if sources.len() > 1 {
            if sources.iter().all(|field| field.value(row).is_some()) {
                tally.add(row, combined(&sources, row), rows);
            }
        } else {
            source.each_value(row, |hash| tally.add(row, hash, rows));
        }
    }
    let filled = tally.matched + tally.orphans;
    // A column beside the key that repeats it row by row refers to nothing.
    let itself = source.table == key.table && {
        let same = tally.pairs.iter().filter(|(from, to)| from == to).count();
        same * 20 >= tally.pairs.len() * 19
    };
    if tally.matched < least || itself && least > 0 || ratio(tally.matched, filled) < plan.least {
        return None;
    }
    let evidence = evidence::sentences(
        model,
        plan,
        &sources,
        keys,
        tally.matched,
        tally.orphans,
        &tally.misses,
    );
    // Values without a row in one of several targets may have one in another; only a typed reference can be said to dangle.
    let alone = plan.only.is_some() || plan.kind != super::LinkKind::Polymorphic;
    let warning = tally
        .misses
        .first()
        .filter(|_| alone)
        .and_then(|row| dangling(model, source, key, tally.orphans, *row));
    let link = Link {
        from: source.table,
        columns: sources.iter().map(|field| field.column).collect(),
        to: key.table,
        to_columns: keys.iter().map(|field| field.column).collect(),
        kind: plan.kind,
        confidence: plan.confidence,
        evidence,
        matched: tally.matched,
        orphans: tally.orphans,
        rows: LinkRows::new(source.rows, key.rows, &tally.pairs).with_orphans(tally.unmet),
    };
    Some((link, warning))
}

#[derive(Default)]
struct Tally {
    pairs: Vec<(Row, Row)>,
    matched: u32,
    orphans: u32,
    /// The rows with a reference that meets none, ascending.
    unmet: Vec<Row>,
    /// The first of them, once for each reference.
    misses: Vec<Row>,
}

impl Tally {
    fn add(&mut self, row: Row, hash: u64, rows: &Rows) {
        if let Some(to) = rows.first.get(&hash) {
            self.matched = self.matched.saturating_add(1);
            self.pairs.push((row, *to));
            if let Some(more) = rows.more.get(&hash) {
                self.pairs.extend(more.iter().map(|to| (row, *to)));
            }
        } else {
            self.orphans = self.orphans.saturating_add(1);
            if self.unmet.last() != Some(&row) {
                self.unmet.push(row);
            }
            if self.misses.len() < 3 {
                self.misses.push(row);
            }
        }
    }
}

fn dangling(
    model: &Model<'_>,
    source: &Field<'_>,
    key: &Field<'_>,
    orphans: u32,
    row: Row,
) -> Option<Warning> {
    let of = |field: &Field<'_>| model.tables.get(usize::try_from(field.table).ok()?);
    let (from, to) = (of(source)?, of(key)?);
    let count = if orphans == 1 {
        "1 value has".to_owned()
    } else {
        format!("{orphans} values have")
    };
    Some(Warning {
        file: from.path.clone(),
        line: from.line(row).map_or(0, u64::from),
        byte: from.byte(row).unwrap_or(0),
        kind: WarningKind::DanglingReference,
        message: format!(
            "{count} no row in {}: column \"{}\" refers to records that are not in this export. They are shown as text.",
            to.path, source.header
        ),
    })
}

/// Links from lifted tables to the tables that held them.
pub(super) fn lifted(tables: &[Table]) -> Vec<Link> {
    let mut links = Vec::new();
    for (table, from) in tables.iter().zip(0..) {
        let Origin::Lifted {
            parent,
            parent_rows,
            ..
        } = &table.origin
        else {
            continue;
        };
        let Some(above) = usize::try_from(*parent).ok().and_then(|at| tables.get(at)) else {
            continue;
        };
        let pairs: Vec<(Row, Row)> = (0..table.rows()).zip(parent_rows.iter().copied()).collect();
        links.push(Link {
            from,
            columns: Vec::new(),
            to: *parent,
            to_columns: Vec::new(),
            kind: super::LinkKind::Lifted,
            confidence: 1.0,
            evidence: vec![format!("The rows stand in a cell of {}.", above.path)],
            matched: table.rows(),
            orphans: 0,
            rows: LinkRows::new(table.rows(), above.rows(), &pairs),
        });
    }
    links
}
