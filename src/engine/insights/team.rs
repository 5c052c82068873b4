//! Who did most of what happened.
//!
//! It must not know names: authors are records that events refer to.

use rustc_hash::FxHashMap;

use super::MOST_BARS;
use crate::engine::present::Presenter;
use crate::engine::table::Table;
use crate::engine::view::{Bar, Chart, Opens, RecordRef};

/// Events by their authors; nothing when no event refers to one.
pub(super) fn by_activity(presenter: &Presenter<'_>) -> Option<Chart> {
    let workspace = presenter.workspace();
    let mut counts: FxHashMap<RecordRef, u32> = FxHashMap::default();
    let mut none = 0;
    for entity in &presenter.profile().entities {
        let Some(author) = entity
            .event
            .as_ref()
            .and_then(|event| event.author.as_ref())
        else {
            continue;
        };
        let fields: Vec<&str> = author.own_fields().collect();
        for table in workspace.binding.tables_of(&entity.key) {
            let rows = workspace.table(*table).map_or(0, Table::rows);
            for row in 0..rows {
                let record = RecordRef { table: *table, row };
                let found = fields
                    .iter()
                    .find_map(|field| presenter.step(record, field));
                match found {
                    Some(author) => *counts.entry(author).or_default() += 1,
                    None => none += 1,
                }
            }
        }
    }
    let mut sorted: Vec<(RecordRef, u32)> = counts.into_iter().collect();
    sorted.sort_by(|one, other| {
        let place = |record: RecordRef| (record.table, record.row);
        other.1.cmp(&one.1).then(place(one.0).cmp(&place(other.0)))
    });
    let rest = sorted.split_off(sorted.len().min(MOST_BARS));
    if sorted.is_empty() {
        return None;
    }
    Some(Chart {
        title: "Team by activity".to_owned(),
        unit: "Events".to_owned(),
        bars: sorted
            .into_iter()
            .map(|(author, count)| Bar {
                label: presenter.label(author),
                count,
                ever: None,
                sums: Vec::new(),
                opens: Opens::Record(author),
            })
            .collect(),
        other: rest.iter().map(|(_, count)| count).sum(),
        none,
    })
}
