//! Tables whose rows only tie records of other tables together: a person to a list, a job to a deal.
//!
//! It must not look at cells: keys, links and the kinds of columns say it.

use rustc_hash::FxHashSet;

use super::field::Shape;
use super::fit::Guise;
use super::model::Model;
use super::names::Mark;
use super::{Link, LinkKind};
use crate::engine::table::{ColumnId, Origin, TableId};
use crate::engine::types::ColumnType;

/// Columns beside the references that a table of ties may have, at most.
const MOST_EXTRAS: usize = 4;

/// The junction tables, ascending.
pub(super) fn find(model: &Model<'_>, links: &[Link]) -> Vec<TableId> {
    (0..)
        .zip(model.tables)
        .filter(|(_, table)| matches!(table.origin, Origin::Entry { .. }))
        .filter(|(id, _)| is_junction(model, links, *id))
        .map(|(id, _)| id)
        .collect()
}

fn is_junction(model: &Model<'_>, links: &[Link], table: TableId) -> bool {
    let own: Vec<&Link> = links
        .iter()
        .filter(|link| link.from == table && link.kind == LinkKind::Key)
        .collect();
    let by: FxHashSet<ColumnId> = own
        .iter()
        .filter(|link| link.to != table)
        .filter_map(|link| match link.columns.as_slice() {
            [column] => Some(*column),
            _ => None,
        })
        .collect();
    let is_meant = links.iter().any(|link| link.to == table);
    if is_meant || !(2..=3).contains(&by.len()) {
        return false;
    }
    let key = model.key(table);
    let keyed = !key.is_empty() && key.iter().all(|column| by.contains(column)) && key.len() > 1;
    let extras: Vec<_> = model
        .of(table)
        .iter()
        .filter(|field| !by.contains(&field.column))
        .filter(|field| !(field.name.is_bare() && field.name.mark == Mark::Strong))
        .collect();
    let small = |kind: ColumnType| !matches!(kind, ColumnType::Html | ColumnType::Json);
    let plain = extras.len() <= MOST_EXTRAS && extras.iter().all(|field| small(field.kind));
    if keyed {
        return plain;
    }
    // With a key of its own, only a name made of what it ties, or nothing else worth reading, tells ties from events.
    let stems: Vec<&str> = model
        .of(table)
        .iter()
        .filter(|field| by.contains(&field.column))
        .flat_map(|field| field.name.stem.iter().map(String::as_str))
        .collect();
    let named = |guise: &Guise| {
        guise.words.len() >= 2
            && guise
                .words
                .iter()
                .all(|word| stems.contains(&word.as_str()))
    };
    let silent = extras.iter().all(|field| {
        matches!(
            field.kind,
            ColumnType::Timestamp | ColumnType::Boolean | ColumnType::Empty
        ) || field.shape == Shape::Never
    });
    let surrogate = key.len() == 1 && extras.iter().all(|field| !key.contains(&field.column));
    surrogate
        && by.len() == 2
        && (silent && extras.len() <= 2 || plain && model.names(table).iter().any(named))
}
