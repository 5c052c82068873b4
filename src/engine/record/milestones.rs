//! How far records came: for each milestone those that ever passed it, when, and who moved them there.
//!
//! It must not know what the milestones are: a milestone is a name of a stage, a flag of it, or any stage at all.

use super::{Page, cut_note};
use crate::engine::names::normal;
use crate::engine::present::{Reader, plain_text};
use crate::engine::profile::{Milestone, MilestonesSpec, Path};
use crate::engine::view::{RecordRef, RowGroup, RowsSection, Value};

/// A milestone sends no more rows than this; its count is true all the same.
const MOST_ROWS_EACH: usize = 200;

impl<'a> Page<'a> {
    /// For each milestone the first change by which a record passed it, the latest of them first.
    pub(super) fn milestones(&mut self, spec: &'a MilestonesSpec) -> (usize, RowsSection, String) {
        let changes = self.in_time(&spec.from);
        let mut chosen: Vec<RecordRef> = Vec::new();
        let mut groups: Vec<RowGroup> = Vec::new();
        let mut all = 0;
        for milestone in &spec.milestones {
            let mut passed = self.first_of_each(&changes, milestone);
            passed.reverse();
            if passed.is_empty() {
                continue;
            }
            all += passed.len();
            let count = u32::try_from(passed.len()).unwrap_or(u32::MAX);
            passed.truncate(MOST_ROWS_EACH);
            groups.push(RowGroup {
                title: Value::Text(milestone.title.clone()),
                count,
                rows: u32::try_from(passed.len()).unwrap_or(u32::MAX),
            });
            chosen.extend(passed);
        }
        let (mut body, _) = self.rows(&chosen, &spec.columns, None);
        body.groups = groups;
        let note = cut_note(body.rows.len(), all, "rows");
        (all, body, note)
    }

    /// The changes in the order of time; those without one come last.
    fn in_time(&mut self, from: &'a [Path]) -> Vec<RecordRef> {
        let records = self.walk_all(from, false);
        let mut timed: Vec<(Option<i64>, RecordRef)> = records
            .into_iter()
            .map(|record| {
                let entity = self.presenter.entity(record.table);
                let event = entity.and_then(|entity| entity.event.as_ref());
                let at = event
                    .and_then(|event| event.time.as_ref())
                    .and_then(|time| {
                        Reader::new(self.presenter, record.table, time).moment(record.row)
                    });
                (at.map(|at| at.millis), record)
            })
            .collect();
        timed.sort_by_key(|(at, record)| (at.is_none(), *at, *record));
        timed.into_iter().map(|(_, record)| record).collect()
    }

    /// The first change of each record by which it passed a milestone.
    fn first_of_each(&self, changes: &[RecordRef], milestone: &Milestone) -> Vec<RecordRef> {
        let mut passed: Vec<RecordRef> = Vec::new();
        let mut seen = rustc_hash::FxHashSet::default();
        for &record in changes {
            let entity = self.presenter.entity(record.table);
            let change = entity
                .and_then(|entity| entity.event.as_ref())
                .and_then(|event| event.change.as_ref());
            let Some(change) = change else {
                continue;
            };
            let stage = normal(&plain_text(&self.presenter.eval(record, &change.to)));
            let named = milestone.stages.contains(&stage);
            let flagged = milestone
                .when
                .as_ref()
                .is_some_and(|when| self.presenter.eval(record, when) == Value::Flag(true));
            let any = milestone.stages.is_empty() && milestone.when.is_none();
            if !(named || flagged || any) {
                continue;
            }
            let who = self.presenter.step(record, &change.within);
            if who.is_none_or(|who| seen.insert(who)) {
                passed.push(record);
            }
        }
        passed
    }
}
