//! The stages that a record went through, with the days between.
//!
//! It must not know what the stages are: the entity of the changes says what changed, when, and by whom.

use super::days::days_to;
use super::{MOST_ROWS, Page, cut_note};
use crate::engine::present::Reader;
use crate::engine::view::{Journey, JourneyStep, Moment, RecordRef, Value};

impl Page<'_> {
    /// The changes in the order of time.
    pub(super) fn journey(&self, records: &[RecordRef]) -> (Journey, String) {
        let mut steps: Vec<JourneyStep> = records
            .iter()
            .map(|&record| self.journey_step(record))
            .collect();
        steps.sort_by_key(|step| (step.at.is_none(), step.at.map(|at| at.millis), step.record));
        let until = self.last_day();
        let after: Vec<_> = steps
            .iter()
            .skip(1)
            .map(|step| step.at.map(Moment::date))
            .collect();
        let mut after = after.into_iter();
        for step in &mut steps {
            let next = after.next().unwrap_or(until);
            step.days = days_to(step.at.map(Moment::date), next);
        }
        let all = steps.len();
        steps.truncate(MOST_ROWS);
        let note = cut_note(steps.len(), all, "changes");
        (Journey { steps, until }, note)
    }

    fn journey_step(&self, record: RecordRef) -> JourneyStep {
        let entity = self.presenter.entity(record.table);
        let event = entity.and_then(|entity| entity.event.as_ref());
        let read = |expr| self.presenter.eval(record, expr);
        let change = event.and_then(|event| event.change.as_ref());
        JourneyStep {
            record,
            stage: change.map_or_else(
                || Value::Record(self.presenter.link(record)),
                |change| read(&change.to),
            ),
            at: event
                .and_then(|event| event.time.as_ref())
                .and_then(|time| {
                    Reader::new(self.presenter, record.table, time).moment(record.row)
                }),
            author: event
                .and_then(|event| event.author.as_ref())
                .map(read)
                .filter(|author| !author.is_empty()),
            days: None,
        }
    }
}
