//! The names of fields that a profile mentions, whatever for.
//!
//! It must not know any export.

use std::collections::BTreeSet;

use super::binding::FieldColumns;
use super::entity::{ColumnSpec, Entity, EventSpec, Group, PipelineSpec, Profile, SectionKind};
use super::expr::{Expr, Path, Step};

/// The names of fields that a profile mentions, in normal form.
#[derive(Debug, Clone, Default)]
pub(super) struct Mentions(BTreeSet<String>);

impl Mentions {
    /// All that a profile mentions.
    pub(super) fn of(profile: &Profile) -> Self {
        let mut known = Self::default();
        known.names(&profile.hide);
        known.names(&profile.known);
        known.names(&profile.percent);
        known.names(&profile.codes);
        known.keys(&profile.titles);
        known.pairs(&profile.money);
        known.keys(&profile.links);
        known.keys(&profile.sensitive);
        for entity in &profile.entities {
            // A field of this name, with an id in it, refers to the entity.
            known.0.insert(entity.key.clone());
            known.entity(entity);
        }
        known
    }

    /// Whether the profile mentions a field.
    pub(super) fn field(&self, field: &FieldColumns) -> bool {
        let name = &field.name;
        self.0.contains(name)
            || field.id.is_some() && self.0.contains(&format!("{name}_id"))
            || field.text.is_some() && self.0.contains(&format!("{name}_name"))
    }

    fn entity(&mut self, entity: &Entity) {
        self.names(&entity.hide);
        self.names(&entity.codes);
        self.names(&entity.contact);
        self.keys(&entity.titles);
        self.pairs(&entity.aliases);
        self.pairs(&entity.money);
        self.keys(&entity.links);
        self.keys(&entity.sensitive);
        self.exprs(
            entity
                .label
                .iter()
                .chain(&entity.summary)
                .chain(&entity.order)
                .chain(&entity.time),
        );
        self.columns(entity.grid.iter().chain(&entity.rows));
        if let Some(tags) = &entity.tags {
            self.exprs([&tags.value].into_iter().chain(&tags.name));
            self.paths(&tags.from);
        }
        for badge in &entity.badges {
            self.exprs(
                [&badge.when]
                    .into_iter()
                    .chain(&badge.reason)
                    .chain(&badge.until),
            );
        }
        self.paths(&entity.ignore);
        if let Some(event) = &entity.event {
            self.event(event);
        }
        for section in &entity.sections {
            self.paths(section.paths());
            self.section(&section.kind);
        }
    }

    fn section(&mut self, kind: &SectionKind) {
        match kind {
            SectionKind::Fields { columns, pairs, .. } => {
                self.columns(columns);
                if let Some(pairs) = pairs {
                    self.exprs([&pairs.name, &pairs.value].into_iter().chain(&pairs.kind));
                }
            }
            SectionKind::Rows {
                columns,
                sort,
                group,
                ..
            } => {
                self.columns(columns);
                self.exprs(
                    sort.iter()
                        .map(|sort| &sort.expr)
                        .chain(group.iter().map(Group::expr)),
                );
            }
            SectionKind::Cards(spec) => {
                let parts = [&spec.number, &spec.title, &spec.body];
                let sort = spec.sort.iter().map(|sort| &sort.expr);
                self.exprs(parts.into_iter().flatten().chain(sort));
                self.columns(spec.columns.iter().chain(&spec.part_columns));
                self.paths(&spec.parts);
            }
            SectionKind::Comparison(sides) => {
                self.columns(sides.iter().flat_map(|side| &side.columns));
            }
            SectionKind::Milestones(spec) => {
                self.columns(&spec.columns);
                let milestones = spec.milestones.iter();
                self.exprs(milestones.filter_map(|milestone| milestone.when.as_ref()));
            }
            SectionKind::Events { .. }
            | SectionKind::Threads { .. }
            | SectionKind::Journey { .. } => {}
            SectionKind::Career(spec) => {
                let parts = [&spec.title, &spec.employer, &spec.end];
                self.exprs(parts.into_iter().flatten().chain([&spec.start]));
                self.columns(&spec.columns);
            }
            SectionKind::Course(spec) => {
                self.exprs([&spec.at, &spec.value].into_iter().chain(&spec.sort));
                self.columns(&spec.columns);
            }
            SectionKind::Twins(spec) => {
                self.exprs(spec.value.iter().chain(&spec.own));
                self.columns(&spec.columns);
            }
            SectionKind::Pipeline(spec) => self.pipeline(spec),
        }
    }

    fn event(&mut self, event: &EventSpec) {
        let parts = [
            &event.time,
            &event.kind,
            &event.title,
            &event.author,
            &event.body,
            &event.thread,
        ];
        self.exprs(
            parts
                .into_iter()
                .flatten()
                .chain(&event.about)
                .chain(&event.parties),
        );
        if !event.answers.is_empty() {
            self.0.insert(event.answers.clone());
        }
        self.columns(&event.fields);
        if let Some(change) = &event.change {
            self.exprs([&change.to].into_iter().chain(&change.from));
            self.0.insert(change.within.clone());
        }
    }

    fn pipeline(&mut self, spec: &PipelineSpec) {
        let parts = [
            &spec.order,
            &spec.color,
            &spec.rejection,
            &spec.since,
            &spec.person,
        ];
        self.exprs(
            parts
                .into_iter()
                .flatten()
                .chain(&spec.summary)
                .chain([&spec.stage]),
        );
    }

    fn names(&mut self, names: &[String]) {
        self.0.extend(names.iter().cloned());
    }

    fn keys<T>(&mut self, pairs: &[(String, T)]) {
        self.0.extend(pairs.iter().map(|(name, _)| name.clone()));
    }

    fn pairs(&mut self, pairs: &[(String, String)]) {
        self.0.extend(
            pairs
                .iter()
                .flat_map(|(one, other)| [one.clone(), other.clone()]),
        );
    }

    fn columns<'a>(&mut self, columns: impl IntoIterator<Item = &'a ColumnSpec>) {
        for column in columns {
            self.exprs([&column.expr]);
            self.paths(&column.of);
        }
    }

    fn exprs<'a>(&mut self, exprs: impl IntoIterator<Item = &'a Expr>) {
        let steps = exprs
            .into_iter()
            .flat_map(|expr| expr.ways.iter().flatten().flatten());
        self.0.extend(steps.cloned());
    }

    fn paths<'a>(&mut self, paths: impl IntoIterator<Item = &'a Path>) {
        for step in paths.into_iter().flat_map(|path| &path.steps) {
            match step {
                Step::Inbound { field, same, .. } => {
                    self.0.extend(field.iter().chain(same).cloned());
                }
                Step::Outbound(field) => {
                    self.0.insert(field.clone());
                }
            }
        }
    }
}
