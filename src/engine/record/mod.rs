//! A record's page: everything that belongs to it, as sections.
//!
//! It must not know how a page is drawn, nor any vendor: the profile says which sections there are; what it does not
//! mention is shown through the links that were found.

mod bodies;
mod event_index;
mod events;
mod fields;
mod inferred;
mod pairs;
mod pipeline;
mod rows;
mod walk;

pub use bodies::body;
pub use event_index::EventsCache;
pub use events::events;

use super::present::Presenter;
use super::profile::{Entity, Path, SectionKind, SectionSpec, Step};
use super::schema::Link;
use super::view::{Place, RecordPage, RecordRef, Section, SectionBody, Value};
use super::workspace::Workspace;

/// A section sends no more rows than this; its count is true all the same.
const MOST_ROWS: usize = 500;

/// The page of a record; `None` when there is no such record.
pub fn page(workspace: &Workspace, record: RecordRef) -> Option<RecordPage> {
    let table = workspace.table(record.table)?;
    if record.row >= table.rows() {
        return None;
    }
    let presenter = Presenter::new(workspace);
    let entity = presenter.entity(record.table);
    let mut page = Page {
        presenter: &presenter,
        record,
        used: Vec::new(),
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
        badges: entity.map(|entity| page.badges(entity)).unwrap_or_default(),
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
    /// The links to this record that a section has shown already.
    used: Vec<*const Link>,
}

impl<'a> Page<'a> {
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

    fn badges(&self, entity: &Entity) -> Vec<String> {
        let set = |value: Value| matches!(value, Value::Flag(true));
        entity
            .badges
            .iter()
            .filter(|badge| set(self.presenter.eval(self.record, &badge.when)))
            .map(|badge| badge.text.clone())
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
                outer,
            } => {
                let records = self.walk_all(from, *outer);
                let (rows, cut) = self.rows(&records, columns, sort.as_ref());
                (records.len(), SectionBody::Rows(rows), cut)
            }
            SectionKind::Events { from } => {
                let records = self.walk_all(from, false);
                let window = self.first_events(&records);
                (records.len(), SectionBody::Events(window), String::new())
            }
            SectionKind::Pipeline(pipeline) => {
                let (count, stages) = self.pipeline(pipeline);
                let body = SectionBody::Pipeline(stages);
                (count, body, String::new())
            }
        };
        let is_empty = match &body {
            SectionBody::Pipeline(stages) => stages.is_empty(),
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
