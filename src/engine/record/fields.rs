//! A record's own fields: those that the profile names, and all the others.
//!
//! It must not know other records beyond their labels.

use super::Page;
use crate::engine::profile::{ColumnSpec, Entity, Expr, FieldColumns, Path, SectionKind};
use crate::engine::schema::{Link, LinkKind};
use crate::engine::table::TableId;
use crate::engine::view::{Field, Place, RecordRef, Section, SectionBody, Value};

/// The title of the section of a record's own fields.
pub(super) const DETAILS: &str = "Details";

impl<'a> Page<'a> {
    /// The fields that a section names, those with something in them.
    pub(super) fn own_fields(&self, columns: &[ColumnSpec]) -> Vec<Field> {
        columns
            .iter()
            .map(|column| Field {
                name: self.presenter.column_title(self.record.table, column),
                value: self.out_of(
                    self.record,
                    self.presenter.eval(self.record, &column.expr),
                    column.of.as_ref(),
                ),
            })
            .filter(|field| !field.value.is_empty())
            .collect()
    }

    /// The fields of other rows, those with something in them; not what leads back to the page's own record or repeats a field.
    pub(super) fn fields_of_rows(&mut self, paths: &[Path]) -> Vec<Field> {
        let records = self.walk_all(paths, false);
        let mut found: Vec<Field> = Vec::new();
        for record in records {
            for field in self.presenter.fields(record.table) {
                let leads_back = matches!(self.presenter.field(record, field), Value::Record(link) if link.target == self.record);
                let shown = self.shown(record, field).filter(|_| !leads_back);
                found.extend(shown.filter(|field| !found.contains(field)));
            }
        }
        found
    }

    /// All fields of a record whose entity has no section for them.
    pub(super) fn details(&self) -> Option<Section> {
        let mut fields = self.parent_fields();
        fields.extend(
            self.presenter
                .fields(self.record.table)
                .iter()
                .filter_map(|field| self.shown(self.record, field)),
        );
        facts(DETAILS, fields)
    }

    /// The fields that no section of the profile names.
    pub(super) fn other_fields(&self, entity: &Entity) -> Option<Section> {
        let has_details = entity
            .sections
            .iter()
            .any(|section| section.title == DETAILS);
        if !has_details {
            return None;
        }
        let mut known: Vec<&str> = Vec::new();
        known.extend(entity.label.iter().flat_map(Expr::first_steps));
        for section in &entity.sections {
            let columns: Vec<&ColumnSpec> = match &section.kind {
                SectionKind::Fields { columns, .. } => columns.iter().collect(),
                SectionKind::Comparison(sides) => {
                    sides.iter().flat_map(|side| &side.columns).collect()
                }
                _ => Vec::new(),
            };
            known.extend(columns.iter().flat_map(|column| column.expr.first_steps()));
        }
        for badge in &entity.badges {
            known.extend(badge.when.first_steps());
        }
        let money = entity.money.iter().chain(&self.presenter.profile().money);
        known.extend(money.map(|(_, currency)| currency.as_str()));
        let fields = self.presenter.fields(self.record.table);
        let rest = fields
            .iter()
            .filter(|field| !known.contains(&field.name.as_str()));
        facts(
            "Other fields",
            rest.filter_map(|field| self.shown(self.record, field))
                .collect(),
        )
    }

    /// The titles of the record's own fields with nothing in them, each once.
    pub(super) fn empty_fields(&self) -> Vec<String> {
        let table = self.record.table;
        let mut titles: Vec<String> = Vec::new();
        for field in self.presenter.fields(table) {
            let lifted = field
                .text
                .is_some_and(|text| self.presenter.is_lifted(table, text));
            let says_nothing = self.shows(table, field)
                && !lifted
                && self.presenter.field(self.record, field).is_empty();
            let title = self.presenter.field_title(table, field);
            if says_nothing && !titles.contains(&title) {
                titles.push(title);
            }
        }
        titles
    }

    fn shown(&self, record: RecordRef, field: &FieldColumns) -> Option<Field> {
        let shown = self.shows(record.table, field) && !self.has_markup(record, field);
        let value = if shown {
            self.presenter.field(record, field)
        } else {
            Value::Empty
        };
        let name = self.presenter.field_title(record.table, field);
        (!value.is_empty()).then_some(Field { name, value })
    }

    /// Whether a text stands a second time in the row, with markup.
    fn has_markup(&self, record: RecordRef, field: &FieldColumns) -> bool {
        let rich = self
            .presenter
            .field_named(record.table, &format!("{}_html", field.name));
        rich.is_some_and(|rich| !self.presenter.field(record, rich).is_empty())
    }

    /// Whether a field says something to people: not the record's own key, nor what the profile hides.
    pub(super) fn shows(&self, table: TableId, field: &FieldColumns) -> bool {
        let presenter = self.presenter;
        let hidden = |names: &[String]| names.contains(&field.name);
        let of_entity = presenter
            .entity(table)
            .is_some_and(|entity| hidden(&entity.hide));
        if of_entity || hidden(&presenter.profile().hide) {
            return false;
        }
        let is_key = field.id.is_none()
            && presenter.entity(table).is_none()
            && presenter.is_plain_key(table, field);
        let lifted = field
            .text
            .is_some_and(|text| presenter.is_lifted(table, text));
        !is_key && !lifted
    }

    /// The links of a lifted table to what it was lifted out of, each with the title that a column for it would have.
    pub(super) fn parents(&self, table: TableId) -> impl Iterator<Item = (String, &'a Link)> {
        let lifted = self
            .presenter
            .outbound(table)
            .filter(|link| link.kind == LinkKind::Lifted);
        lifted.map(|link| {
            let title = match self.presenter.entity(link.to) {
                Some(entity) => crate::engine::names::title(&entity.key),
                None => self.presenter.kind_word(link.to),
            };
            (title, link)
        })
    }

    fn parent_fields(&self) -> Vec<Field> {
        let parents = self.parents(self.record.table);
        let fields = parents.map(|(name, link)| Field {
            name,
            value: self.presenter.first_target(link, self.record.row),
        });
        fields.filter(|field| !field.value.is_empty()).collect()
    }
}

fn facts(title: &str, fields: Vec<Field>) -> Option<Section> {
    (!fields.is_empty()).then(|| Section {
        title: title.to_owned(),
        count: u32::try_from(fields.len()).unwrap_or(u32::MAX),
        note: String::new(),
        place: Place::Facts,
        body: SectionBody::Fields(fields),
    })
}
