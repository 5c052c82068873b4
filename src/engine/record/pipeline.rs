//! The stages of a job in order, with the candidates in each.
//!
//! It must not know more of jobs and candidates than the profile says.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use super::days::days_to;
use super::rows::SortKey;
use super::{MOST_ROWS, Page};
use crate::engine::present::{Reader, plain_text};
use crate::engine::profile::{Expr, PipelineSpec};
use crate::engine::view::{Date, Link, Moment, Pipeline, RecordRef, Stage, StageCandidate, Value};

/// Where members stand whose stage is not known.
const NO_STAGE: &str = "No stage";

impl Page<'_> {
    /// How many members there are, and the stages in order: those that end the race come last. Stages that only members name come
    /// after those of the export.
    pub(super) fn pipeline(&mut self, spec: &PipelineSpec) -> (usize, Pipeline) {
        let mut stages = self.stages(spec);
        let mut by_record: FxHashMap<RecordRef, usize> = stages
            .iter()
            .enumerate()
            .filter_map(|(at, (record, _))| Some(((*record)?, at)))
            .collect();
        let until = self.last_day();
        let members = self.walk_all(&spec.members, false);
        let mut reached = self.reached(spec, &by_record);
        let mut dated: Vec<(Option<Moment>, RecordRef)> = members
            .iter()
            .map(|&member| (self.moment(member, spec.since.as_ref()), member))
            .collect();
        dated.sort_by_key(|(since, _)| Reverse(since.map(|since| since.millis)));
        for (since, member) in dated {
            let stage = self.presenter.eval(member, &spec.stage);
            let known = match &stage {
                Value::Record(link) => by_record.get(&link.target).copied(),
                _ => None,
            };
            let at = known.unwrap_or_else(|| {
                let name = stage_name(&stage);
                let at = stages.iter().position(|(_, stage)| stage.name == name);
                let at = at.unwrap_or_else(|| {
                    stages.push((None, unknown_stage(name)));
                    stages.len() - 1
                });
                if let Value::Record(link) = &stage {
                    by_record.insert(link.target, at);
                }
                at
            });
            if let Some(reached) = &mut reached {
                reached.insert((at, member));
            }
            if let Some((_, stage)) = stages.get_mut(at) {
                stage.count += 1;
                if stage.candidates.len() < MOST_ROWS {
                    stage
                        .candidates
                        .push(self.member(spec, member, since, until));
                }
            }
        }
        if let Some(reached) = reached {
            for (at, (_, stage)) in stages.iter_mut().enumerate() {
                let ever = reached.iter().filter(|(stage, _)| *stage == at).count();
                stage.reached = Some(u32::try_from(ever).unwrap_or(u32::MAX));
            }
        }
        let stages = stages.into_iter().map(|(_, stage)| stage).collect();
        (members.len(), Pipeline { stages, until })
    }

    /// The stages that members were in according to the history, each with the member; `None` when there is no history.
    fn reached(
        &mut self,
        spec: &PipelineSpec,
        stages: &FxHashMap<RecordRef, usize>,
    ) -> Option<FxHashSet<(usize, RecordRef)>> {
        let changes = self.walk(spec.history.as_ref()?, false);
        let mut reached = FxHashSet::default();
        for record in changes {
            let entity = self.presenter.entity(record.table);
            let change = entity
                .and_then(|entity| entity.event.as_ref())
                .and_then(|event| event.change.as_ref())?;
            let member = self.presenter.step(record, &change.within);
            let stage = match self.presenter.eval(record, &change.to) {
                Value::Record(link) => stages.get(&link.target).copied(),
                _ => None,
            };
            reached.extend(stage.zip(member));
        }
        (!reached.is_empty()).then_some(reached)
    }

    fn stages(&mut self, spec: &PipelineSpec) -> Vec<(Option<RecordRef>, Stage)> {
        let records = self.walk(&spec.stages, false);
        let eval = |record, expr: &Option<Expr>| {
            expr.as_ref()
                .map_or(Value::Empty, |expr| self.presenter.eval(record, expr))
        };
        let mut stages: Vec<(bool, Option<SortKey>, RecordRef, Stage)> = records
            .into_iter()
            .map(|record| {
                let rejection = eval(record, &spec.rejection) == Value::Flag(true);
                let stage = Stage {
                    name: self.presenter.label(record),
                    color: plain_text(&eval(record, &spec.color)),
                    rejection,
                    count: 0,
                    reached: None,
                    candidates: Vec::new(),
                };
                (
                    rejection,
                    SortKey::of(&eval(record, &spec.order)),
                    record,
                    stage,
                )
            })
            .collect();
        stages.sort_by(|a, b| {
            a.0.cmp(&b.0).then_with(|| match (&a.1, &b.1) {
                (Some(a), Some(b)) => a.order(b),
                (a, b) => b.is_some().cmp(&a.is_some()),
            })
        });
        stages
            .into_iter()
            .map(|(_, _, record, stage)| (Some(record), stage))
            .collect()
    }

    fn member(
        &self,
        spec: &PipelineSpec,
        member: RecordRef,
        since: Option<Moment>,
        until: Option<Date>,
    ) -> StageCandidate {
        let person: Option<Link> =
            spec.person
                .as_ref()
                .and_then(|expr| match self.presenter.eval(member, expr) {
                    Value::Record(link) => Some(link),
                    _ => None,
                });
        let summary: Vec<String> = spec
            .summary
            .iter()
            .map(|expr| self.presenter.eval(member, expr))
            .filter(|value| !matches!(value, Value::Missing { .. }))
            .map(|value| plain_text(&value))
            .filter(|text| !text.is_empty())
            .collect();
        StageCandidate {
            candidate: self.presenter.link(member),
            person,
            since,
            days: days_to(since.map(Moment::date), until),
            summary: summary.join(", "),
        }
    }

    fn moment(&self, record: RecordRef, expr: Option<&Expr>) -> Option<Moment> {
        Reader::new(self.presenter, record.table, expr?).moment(record.row)
    }
}

fn stage_name(stage: &Value) -> String {
    match stage {
        Value::Empty | Value::Missing { .. } => NO_STAGE.to_owned(),
        stage => plain_text(stage),
    }
}

fn unknown_stage(name: String) -> Stage {
    Stage {
        name,
        color: String::new(),
        rejection: false,
        count: 0,
        reached: None,
        candidates: Vec::new(),
    }
}
