//! Rows of a small table put together by a value that they share.
//!
//! It must not know which value.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::Page;
use super::bodies::shown_in_line;
use crate::engine::present::plain_text;
use crate::engine::profile::Group;
use crate::engine::view::{RecordRef, RowGroup, Value};

impl<'a> Page<'a> {
    /// Puts records with the same value together, the largest groups first, and says which groups there are.
    pub(super) fn group(&self, records: &mut [RecordRef], by: &'a Group) -> Vec<RowGroup> {
        let mut known: FxHashMap<String, usize> = FxHashMap::default();
        let mut groups: Vec<RowGroup> = Vec::new();
        let mut placed: Vec<(usize, RecordRef)> = Vec::with_capacity(records.len());
        for &record in records.iter() {
            let value = self.shared(record, by);
            let at = *known.entry(plain_text(&value)).or_insert(groups.len());
            if at == groups.len() {
                groups.push(RowGroup {
                    title: shown_in_line(value),
                    count: 0,
                    rows: 0,
                });
            }
            if let Some(group) = groups.get_mut(at) {
                group.count += 1;
            }
            placed.push((at, record));
        }
        let size = |at: usize| groups.get(at).map_or(0, |group| group.count);
        placed.sort_by_key(|(at, _)| (Reverse(size(*at)), *at));
        for (slot, (_, record)) in records.iter_mut().zip(placed) {
            *slot = record;
        }
        groups.sort_by_key(|group| Reverse(group.count));
        // Where all are of one kind there is nothing to say about it.
        if matches!(by, Group::Kind(_)) && groups.len() < 2 {
            groups.clear();
        }
        groups
    }

    /// What a record has in common with others.
    fn shared(&self, record: RecordRef, by: &'a Group) -> Value {
        let value = self.presenter.eval(record, by.expr());
        match (by, value) {
            (Group::Value(_), value) => value,
            (Group::Kind(_), Value::Record(link)) => {
                Value::Text(self.presenter.table_title(link.target.table))
            }
            // A record that is not in the export is of no known kind.
            (Group::Kind(_), _) => Value::Empty,
        }
    }
}

/// Tells each group how many of the rows that are sent are its own, where the last ones were cut off.
pub(super) fn share_out(groups: &mut [RowGroup], sent: usize) {
    let mut left = u32::try_from(sent).unwrap_or(u32::MAX);
    for group in groups {
        group.rows = group.count.min(left);
        left -= group.rows;
    }
}
