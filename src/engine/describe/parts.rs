//! Which parts the tables and fields of an export play, as far as names, kinds and links show it.
//!
//! It must not know any vendor, nor any cell.

use crate::engine::names::{NAMING, normal, words};
use crate::engine::profile::{Binding, FieldColumns};
use crate::engine::schema::{Link, LinkKind};
use crate::engine::table::{ColumnId, TableId};
use crate::engine::types::{ColumnSummary, ColumnType};
use crate::engine::workspace::Workspace;

/// Words of fields that hold running text.
const TELLING: [&str; 11] = [
    "body",
    "note",
    "text",
    "content",
    "description",
    "comment",
    "message",
    "summary",
    "html",
    "feedback",
    "remark",
];
/// Words of fields that say when something was made or happened, best first.
const WHEN: [&str; 10] = [
    "occurred",
    "happened",
    "sent",
    "received",
    "activity",
    "start",
    "submitted",
    "created",
    "added",
    "updated",
];
/// Words of fields that say who did something.
const WHO: [&str; 9] = [
    "author",
    "created",
    "user",
    "owner",
    "sender",
    "submitted",
    "actor",
    "recruiter",
    "interviewer",
];
/// Text cells longer than this are running text, whatever the field is called.
const LONG_BYTES: u32 = 200;

/// A table with its fields, under the names that a profile gives them.
pub(super) struct Parts<'a> {
    pub(super) table: TableId,
    pub(super) fields: &'a [FieldColumns],
    workspace: &'a Workspace,
}

impl<'a> Parts<'a> {
    pub(super) fn new(workspace: &'a Workspace, binding: &'a Binding, table: TableId) -> Self {
        Self {
            table,
            fields: binding.table(table).map_or(&[], |table| &table.fields),
            workspace,
        }
    }

    fn summary(&self, column: Option<ColumnId>) -> Option<&'a ColumnSummary> {
        let at = usize::try_from(column?).ok()?;
        self.workspace.summaries(self.table).get(at)
    }

    fn kind(&self, field: &FieldColumns) -> ColumnType {
        let summary = self.summary(field.text.or(field.id));
        summary.map_or(ColumnType::Empty, |summary| summary.kind)
    }

    /// The links that the table holds and that a reader can follow.
    pub(super) fn links(&self) -> impl Iterator<Item = &'a Link> {
        self.workspace.schema.links_from(self.table)
    }

    /// The links by which other tables refer to this one.
    pub(super) fn inbound(&self) -> impl Iterator<Item = &'a Link> {
        let links = self.workspace.schema.links_to(self.table);
        links.filter(|link| link.kind != LinkKind::Soft && link.matched > 0)
    }

    /// The field that holds a link.
    pub(super) fn field_of(&self, link: &Link) -> Option<&'a FieldColumns> {
        let column = link.columns.first()?;
        self.fields
            .iter()
            .find(|field| field.id == Some(*column) || field.text == Some(*column))
    }

    /// The fields that refer to records.
    pub(super) fn references(&self) -> Vec<&'a FieldColumns> {
        let mut found: Vec<&FieldColumns> = Vec::new();
        for link in self.links().filter(|link| link.kind != LinkKind::Soft) {
            if let Some(field) = self.field_of(link).filter(|field| is_sayable(field))
                && !found.iter().any(|known| known.name == field.name)
            {
                found.push(field);
            }
        }
        found
    }

    /// Whether a field is of the table's key and says nothing else.
    fn is_key(&self, field: &FieldColumns) -> bool {
        let at = usize::try_from(self.table).unwrap_or(usize::MAX);
        let key = self.workspace.schema.keys.get(at);
        let is_of_key =
            key.is_some_and(|key| field.first().is_some_and(|column| key.contains(&column)));
        let is_reference = self
            .references()
            .iter()
            .any(|reference| reference.name == field.name);
        is_of_key && !is_reference && !NAMING.contains(&field.name.as_str())
    }

    /// What names a record: values, best first.
    pub(super) fn label(&self) -> Vec<String> {
        let has = |name: &str| {
            let field = self.fields.iter().find(|field| field.name == name);
            field.is_some_and(|field| field.text.is_some())
        };
        let naming = NAMING.iter().filter(|name| has(name)).take(2);
        let mut label: Vec<String> = naming.map(|name| (*name).to_owned()).collect();
        if has("first_name") && has("last_name") {
            let is_full = |name: &String| name == "name" || name == "full_name";
            let place = usize::from(label.first().is_some_and(is_full));
            label.insert(place, "first_name + last_name".to_owned());
        }
        if label.is_empty() {
            let ends =
                |field: &&FieldColumns| field.name.ends_with("_name") && field.text.is_some();
            label.extend(
                self.fields
                    .iter()
                    .find(ends)
                    .map(|field| field.name.clone()),
            );
        }
        if label.is_empty() {
            let references: Vec<String> = self
                .references()
                .iter()
                .take(2)
                .map(|field| field.name.clone())
                .collect();
            if !references.is_empty() {
                label.push(references.join(" + "));
            }
        }
        if label.is_empty() {
            let text =
                |field: &&FieldColumns| self.kind(field) == ColumnType::Text && is_sayable(field);
            let any = self.fields.iter().find(text);
            let any = any.or_else(|| self.fields.iter().find(|field| is_sayable(field)));
            label.extend(any.map(|field| field.name.clone()));
        }
        label
    }

    /// When a record was made or happened.
    pub(super) fn time(&self) -> Option<&'a str> {
        let times: Vec<&FieldColumns> = self
            .fields
            .iter()
            .filter(|field| matches!(self.kind(field), ColumnType::Timestamp | ColumnType::Date))
            .filter(|field| is_sayable(field))
            .collect();
        let named = WHEN.iter().find_map(|word| {
            let has = |field: &&&FieldColumns| words(&field.name).iter().any(|own| own == word);
            times.iter().find(has)
        });
        named.or(times.first()).map(|field| field.name.as_str())
    }

    /// The field of running text.
    pub(super) fn body(&self) -> Option<&'a str> {
        let tells = |field: &&FieldColumns| {
            let named = words(&field.name)
                .iter()
                .any(|word| TELLING.contains(&word.as_str()));
            let long = self
                .summary(field.text)
                .is_some_and(|summary| summary.longest > LONG_BYTES);
            match self.kind(field) {
                ColumnType::Html => true,
                ColumnType::Text => field.text.is_some() && (named || long),
                _ => false,
            }
        };
        let found = self
            .fields
            .iter()
            .filter(|field| is_sayable(field))
            .find(tells);
        found.map(|field| field.name.as_str())
    }

    /// Who did it: a reference with such a name.
    pub(super) fn author(&self) -> Option<&'a str> {
        let references = self.references();
        let found = WHO.iter().find_map(|word| {
            references
                .iter()
                .find(|field| words(&field.name).iter().any(|own| own == word))
        });
        found.map(|field| field.name.as_str())
    }

    /// Whether its rows tell what happened to other records: they have a time and a text, and nothing refers to them.
    pub(super) fn is_event(&self) -> bool {
        let refers = self.links().any(|link| link.kind != LinkKind::Soft);
        refers && self.time().is_some() && self.body().is_some() && self.inbound().next().is_none()
    }

    /// What the table is to a reader: `main`, `reference` or `part`.
    pub(super) fn role(&self) -> &'static str {
        let is_lifted = self.links().any(|link| link.kind == LinkKind::Lifted);
        let refers = self.links().any(|link| link.kind != LinkKind::Soft);
        let is_met = self.inbound().next().is_some();
        match (is_met, refers) {
            _ if is_lifted => "part",
            (true, false) if self.fields.len() <= 5 => "reference",
            (true, _) | (false, false) => "main",
            (false, true) => "part",
        }
    }

    /// The fields to show, in the order of the file: not the table's own key.
    pub(super) fn shown(&self) -> Vec<&'a str> {
        let mut shown: Vec<&str> = Vec::new();
        for field in self.fields {
            let says = is_sayable(field) && self.kind(field) != ColumnType::Empty;
            if says && !self.is_key(field) && !shown.contains(&field.name.as_str()) {
                shown.push(&field.name);
            }
        }
        shown
    }

    /// Fields with addresses and numbers of people.
    pub(super) fn contacts(&self) -> Vec<&'a str> {
        let is_contact = |field: &&FieldColumns| {
            matches!(self.kind(field), ColumnType::Email | ColumnType::Phone)
        };
        let found = self
            .fields
            .iter()
            .filter(|field| is_sayable(field))
            .filter(is_contact);
        found.map(|field| field.name.as_str()).collect()
    }
}

/// Whether a profile can name the field: a header of signs alone has no name, and a name must read as itself.
pub(super) fn is_sayable(field: &FieldColumns) -> bool {
    !field.name.is_empty() && normal(&field.name) == field.name
}
