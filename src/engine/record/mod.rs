//! A record's page: everything that belongs to it, as sections.
//!
//! It must not know how a page is drawn, nor any vendor: the profile says which sections there are; what it does not
//! mention is shown through the links that were found.

mod bodies;
mod cards;
mod career;
mod comparison;
mod course;
mod days;
mod event_index;
mod events;
mod fields;
mod glance;
mod groups;
mod inferred;
mod journey;
mod marks;
mod milestones;
mod pairs;
mod pipeline;
mod relations;
mod rows;
mod tags;
mod threads;
mod twins;
mod walk;

pub use bodies::body;
pub use event_index::EventsCache;
pub use events::events;
pub use glance::glance;
pub(crate) use pairs::{fields_as_rows, names_of_rows};
pub use threads::threads;
pub use twins::TwinsIndex;

use super::present::{Presenter, plain_text};
use super::profile::{Badge, Entity, Expr, Path, SectionKind, SectionSpec, Step};
use super::schema::Link;
use super::view::{self, Notice, Place, RecordPage, RecordRef, Section, SectionBody, Value};
use super::workspace::Workspace;

/// A section sends no more rows than this; its count is true all the same.
const MOST_ROWS: usize = 500;

/// The head of a page has no more than this many e-mail addresses, and as many telephone numbers.
const MOST_CONTACTS: usize = 2;

/// The page of a record; `None` when there is no such record.
pub fn page(workspace: &Workspace, record: RecordRef) -> Option<RecordPage> {
    page_with(workspace, &TwinsIndex::default(), record)
}

/// The page of a record, with what earlier pages of the same workspace found out.
pub fn page_with(
    workspace: &Workspace,
    twins_index: &TwinsIndex,
    record: RecordRef,
) -> Option<RecordPage> {
    let table = workspace.table(record.table)?;
    if record.row >= table.rows() {
        return None;
    }
    let presenter = Presenter::new(workspace);
    let entity = presenter.entity(record.table);
    let mut page = Page {
        twins_index: Some(twins_index),
        ..Page::new(&presenter, record)
    };
    let mut sections = page.sections(entity);
    bodies::make_safe(&mut sections);
    Some(RecordPage {
        record,
        entity: entity.map(|entity| entity.key.clone()).unwrap_or_default(),
        kind: presenter.kind_word(record.table),
        label: presenter.label(record),
        summary: entity
            .map(|entity| page.summary(entity))
            .unwrap_or_default(),
        tags: entity.map(|entity| page.tags(entity)).unwrap_or_default(),
        badges: entity.map(|entity| page.badges(entity)).unwrap_or_default(),
        notices: entity
            .map(|entity| page.notices(entity))
            .unwrap_or_default(),
        contact: contact(&sections),
        empty: page.empty_fields(),
        relations: page.relations(),
        sections,
        file: table.path.clone(),
        line: table.line(record.row),
        raw: table
            .columns
            .iter()
            .map(|column| (column.name.clone(), column.get(record.row).into_owned()))
            .collect(),
    })
}

/// A page at work.
struct Page<'a> {
    presenter: &'a Presenter<'a>,
    record: RecordRef,
    /// What earlier pages found out about records that may be the same human.
    twins_index: Option<&'a TwinsIndex>,
    /// The links to this record that a section has shown already.
    used: Vec<*const Link>,
}

impl<'a> Page<'a> {
    fn new(presenter: &'a Presenter<'a>, record: RecordRef) -> Self {
        Self {
            presenter,
            record,
            twins_index: None,
            used: Vec::new(),
        }
    }

    fn summary(&self, entity: &Entity) -> Vec<Value> {
        let values = entity
            .summary
            .iter()
            .map(|expr| self.presenter.eval(self.record, expr));
        values
            .map(bodies::shown_in_line)
            .filter(|value| !value.is_empty() && !matches!(value, Value::Missing { .. }))
            .collect()
    }

    fn badges(&self, entity: &Entity) -> Vec<view::Badge> {
        self.set_badges(entity)
            .map(|badge| view::Badge {
                text: badge.text.clone(),
                warns: badge.reason.is_some() || badge.until.is_some(),
            })
            .collect()
    }

    fn set_badges<'b>(&self, entity: &'b Entity) -> impl Iterator<Item = &'b Badge> {
        entity
            .badges
            .iter()
            .filter(|badge| self.presenter.eval(self.record, &badge.when) == Value::Flag(true))
    }

    /// Why badges are set and how long they hold, for those of which the export says it.
    fn notices(&self, entity: &Entity) -> Vec<Notice> {
        let read = |expr: &Option<Expr>| {
            expr.as_ref()
                .map_or(Value::Empty, |expr| self.presenter.eval(self.record, expr))
        };
        self.set_badges(entity)
            .map(|badge| Notice {
                text: badge.text.clone(),
                reason: plain_text(&read(&badge.reason)),
                until: match read(&badge.until) {
                    Value::Date(date) => Some(date),
                    Value::Moment(moment) => Some(moment.date()),
                    _ => None,
                },
            })
            .filter(|notice| !notice.reason.is_empty() || notice.until.is_some())
            .collect()
    }

    fn sections(&mut self, entity: Option<&'a Entity>) -> Vec<Section> {
        let specs = entity.map_or(&[][..], |entity| &entity.sections);
        let mut sections: Vec<Section> = Vec::new();
        if !specs.iter().any(|spec| spec.title == fields::DETAILS) {
            sections.extend(self.details());
        }
        for spec in specs {
            sections.extend(self.section(spec));
        }
        if let Some(entity) = entity
            && let Some(rest) = self.other_fields(entity)
        {
            let after_facts = sections
                .iter()
                .rposition(|section| section.place == Place::Facts);
            sections.insert(after_facts.map_or(0, |at| at + 1), rest);
        }
        let ignored = entity.map_or(&[][..], |entity| &entity.ignore);
        for path in ignored {
            self.walk(path, false);
        }
        self.inferred(&mut sections);
        sections
    }

    /// A section of the profile; `None` when it is empty and not promised.
    fn section(&mut self, spec: &'a SectionSpec) -> Option<Section> {
        let (count, body, cut) = match &spec.kind {
            SectionKind::Fields {
                columns,
                from,
                pairs,
            } => {
                let mut fields = self.own_fields(columns);
                fields.extend(self.fields_of_rows(from));
                if let Some(pairs) = pairs {
                    fields.extend(self.pairs(pairs));
                }
                (fields.len(), SectionBody::Fields(fields), String::new())
            }
            SectionKind::Rows {
                from,
                columns,
                sort,
                group,
                outer,
            } => {
                let records = self.walk_all(from, *outer);
                let (rows, cut) =
                    self.grouped_rows(&records, columns, sort.as_ref(), group.as_ref());
                (records.len(), SectionBody::Rows(rows), cut)
            }
            SectionKind::Events { from } => {
                let records = self.walk_all(from, false);
                let window = self.first_events(&records);
                (records.len(), SectionBody::Events(window), String::new())
            }
            SectionKind::Threads { from } => {
                let records = self.walk_all(from, false);
                let window = self.first_threads(&records);
                (records.len(), SectionBody::Threads(window), String::new())
            }
            SectionKind::Pipeline(pipeline) => {
                let (count, stages) = self.pipeline(pipeline);
                let body = SectionBody::Pipeline(stages);
                (count, body, String::new())
            }
            SectionKind::Journey { from } => {
                let records = self.walk_all(from, false);
                let (journey, cut) = self.journey(&records);
                (records.len(), SectionBody::Journey(journey), cut)
            }
            SectionKind::Cards(cards) => {
                let (count, cards, cut) = self.cards(cards);
                (count, SectionBody::Cards(cards), cut)
            }
            SectionKind::Comparison(sides) => {
                let comparison = self.comparison(sides);
                let count = comparison.rows.len();
                (count, SectionBody::Comparison(comparison), String::new())
            }
            SectionKind::Milestones(milestones) => {
                let (count, rows, cut) = self.milestones(milestones);
                (count, SectionBody::Rows(rows), cut)
            }
            SectionKind::Twins(twins) => {
                let (rows, cut) = self.twins(twins);
                (rows.rows.len(), SectionBody::Rows(rows), cut)
            }
            SectionKind::Course(course) => {
                let records = self.walk_all(&course.from, false);
                let (course, cut) = self.course(&records, course);
                (records.len(), SectionBody::Course(course), cut)
            }
            SectionKind::Career(career) => {
                let records = self.walk_all(&career.from, career.outer);
                let (career, cut) = self.career(&records, career);
                (records.len(), SectionBody::Career(career), cut)
            }
        };
        let is_empty = match &body {
            SectionBody::Pipeline(pipeline) => pipeline.stages.is_empty(),
            _ => count == 0,
        };
        if is_empty && !(spec.promise && self.presenter.workspace().binding.fits()) {
            return None;
        }
        let note = if is_empty {
            self.why_empty(spec)
        } else {
            [spec.note.as_str(), &cut].join(" ").trim().to_owned()
        };
        Some(Section {
            title: spec.title.clone(),
            count: u32::try_from(count).unwrap_or(u32::MAX),
            note,
            place: spec.place,
            body,
        })
    }

    /// Why a promised section is empty: what it would be made of is not in the export, or there is none for this record.
    fn why_empty(&self, spec: &SectionSpec) -> String {
        let binding = &self.presenter.workspace().binding;
        let sources: Vec<&str> = spec.paths().filter_map(last_entity).collect();
        if sources.iter().any(|key| !binding.tables_of(key).is_empty()) {
            return "Nothing recorded.".to_owned();
        }
        let told = binding.not_exported().find(|absent| {
            let mut keys = absent.entities.iter();
            keys.any(|key| sources.contains(&key.as_str()))
        });
        if let Some(told) = told {
            return format!("Not in this export. {}", told.sentences());
        }
        let plurals = sources
            .iter()
            .filter_map(|key| {
                binding
                    .profile()
                    .entities
                    .iter()
                    .find(|entity| entity.key == **key)
            })
            .map(|entity| entity.plural.to_lowercase());
        format!(
            "Not in this export: it has no {}.",
            plurals.collect::<Vec<_>>().join(", ")
        )
    }
}

/// E-mail addresses and telephone numbers among facts, the first few of each.
fn contact(sections: &[Section]) -> Vec<Value> {
    let facts = sections
        .iter()
        .filter(|section| section.place == Place::Facts);
    let values: Vec<&Value> = facts
        .filter_map(|section| match &section.body {
            SectionBody::Fields(fields) => Some(fields),
            _ => None,
        })
        .flatten()
        .flat_map(|field| match &field.value {
            Value::List(values) => values.as_slice(),
            value => std::slice::from_ref(value),
        })
        .collect();
    let mut found: Vec<Value> = Vec::new();
    let is_email: fn(&Value) -> bool = |value| matches!(value, Value::Email(_));
    let is_phone: fn(&Value) -> bool = |value| matches!(value, Value::Phone(_));
    for is_wanted in [is_email, is_phone] {
        for value in values.iter().filter(|value| is_wanted(value)) {
            let taken = found.iter().filter(|value| is_wanted(value)).count();
            if taken < MOST_CONTACTS && !found.contains(value) {
                found.push((*value).clone());
            }
        }
    }
    found
}

/// The entity that a path ends at.
fn last_entity(path: &Path) -> Option<&str> {
    path.steps.iter().rev().find_map(|step| match step {
        Step::Inbound { entity, .. } => Some(entity.as_str()),
        Step::Outbound(_) => None,
    })
}

/// Says that not everything was sent.
fn cut_note(sent: usize, of: usize, what: &str) -> String {
    if sent < of {
        format!("The first {sent} of {of} {what} are shown.")
    } else {
        String::new()
    }
}
