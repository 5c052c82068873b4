//! The words and values of one record: what stands for it, what it refers to, what its cells say.
//!
//! It must not know pages or lists: they are put together elsewhere out of what this module gives.

mod label;
mod reader;
mod typed;
mod words;

pub use reader::Reader;
pub use words::plain_text;

use super::names::title;
use super::profile::{Entity, FieldColumns, Profile};
use super::schema::{Link as SchemaLink, LinkKind};
use super::table::{ColumnId, Origin, Row, Table, TableId};
use super::types::ColumnType;
use super::view::{Link, RecordRef, Value};
use super::workspace::Workspace;

/// Gives the words and values of a workspace's records.
///
/// Cheap to make: it only sorts the links by the columns that hold them.
#[derive(Debug)]
pub struct Presenter<'a> {
    workspace: &'a Workspace,
    tables: Vec<TableLinks<'a>>,
}

/// The links of one table.
#[derive(Debug, Default)]
struct TableLinks<'a> {
    /// Those that it holds, surest first.
    outbound: Vec<&'a SchemaLink>,
    /// Those that end at it.
    inbound: Vec<&'a SchemaLink>,
    /// Its columns whose contents became tables of their own.
    lifted_columns: Vec<ColumnId>,
}

impl<'a> Presenter<'a> {
    /// For a workspace as it is now.
    pub fn new(workspace: &'a Workspace) -> Self {
        let mut tables: Vec<TableLinks<'a>> = Vec::new();
        tables.resize_with(workspace.tables.len(), TableLinks::default);
        let at = |table: TableId| usize::try_from(table).unwrap_or(usize::MAX);
        for link in &workspace.schema.links {
            if let Some(table) = tables.get_mut(at(link.from)) {
                table.outbound.push(link);
            }
            if let Some(table) = tables.get_mut(at(link.to)) {
                table.inbound.push(link);
            }
        }
        for table in &mut tables {
            table
                .outbound
                .sort_by(|a, b| b.confidence.total_cmp(&a.confidence));
        }
        for table in &workspace.tables {
            if let Origin::Lifted { parent, column, .. } = table.origin
                && let Some(parent) = tables.get_mut(at(parent))
            {
                parent.lifted_columns.push(column);
            }
        }
        Self { workspace, tables }
    }

    /// The workspace.
    pub fn workspace(&self) -> &'a Workspace {
        self.workspace
    }

    /// The profile that the workspace is seen through.
    pub fn profile(&self) -> &'a Profile {
        self.workspace.binding.profile()
    }

    /// The entity whose records are a table's rows.
    pub fn entity(&self, table: TableId) -> Option<&'a Entity> {
        self.workspace.binding.entity_of(table)
    }

    /// A table's name in words: what its entity's records are called, else its own name.
    pub fn table_title(&self, table: TableId) -> String {
        match (self.entity(table), self.workspace.table(table)) {
            (Some(entity), _) => entity.plural.clone(),
            (None, Some(table)) => title(self.workspace.binding.name_of(table)),
            (None, None) => String::new(),
        }
    }

    /// A reference to a record.
    pub fn link(&self, record: RecordRef) -> Link {
        Link {
            target: record,
            label: self.label(record),
            entity: self
                .entity(record.table)
                .map(|entity| entity.key.clone())
                .unwrap_or_default(),
        }
    }

    /// What a field of a row says: the record that it refers to, else its text as a value of its kind.
    pub fn field(&self, record: RecordRef, field: &FieldColumns) -> Value {
        let linked = [field.id, field.text]
            .into_iter()
            .flatten()
            .find_map(|column| self.linked(record, column));
        if let Some(value) = linked {
            return value;
        }
        if let Some(text) = field.text {
            let value = self.typed(record, text, &field.name);
            if !value.is_empty() {
                return value;
            }
        }
        field
            .id
            .map_or(Value::Empty, |id| self.unlinked_id(record, id, &field.name))
    }

    /// What one column of a row says, with references as links.
    pub fn value(&self, table: TableId, row: Row, column: ColumnId) -> Value {
        let record = RecordRef { table, row };
        if let Some(value) = self.linked(record, column) {
            return value;
        }
        match self.workspace.binding.field_of(table, column) {
            Some(field) if field.id == Some(column) => {
                self.unlinked_id(record, column, &field.name)
            }
            Some(field) => self.typed(record, column, &field.name),
            None => self.typed(record, column, ""),
        }
    }

    /// The records that a column of a row refers to. Links by e-mail or name count only where the text is the target's label, since
    /// otherwise the text says more.
    fn linked(&self, record: RecordRef, column: ColumnId) -> Option<Value> {
        for link in self
            .outbound(record.table)
            .filter(|link| link.columns.first() == Some(&column))
        {
            let targets = link.rows.targets(record.row);
            let mut values: Vec<Value> = targets
                .iter()
                .map(|&row| {
                    Value::Record(self.link(RecordRef {
                        table: link.to,
                        row,
                    }))
                })
                .collect();
            if link.kind == LinkKind::Soft && !self.is_label(record, column, &values) {
                continue;
            }
            match values.len() {
                0 => {}
                1 => return values.pop(),
                _ if link.kind == LinkKind::KeyList => return Some(Value::List(values)),
                _ => return values.into_iter().next(),
            }
        }
        None
    }

    fn is_label(&self, record: RecordRef, column: ColumnId, values: &[Value]) -> bool {
        let text = self.cell(record, column);
        matches!(values, [Value::Record(link), ..] if link.label == text.trim())
    }

    /// An id that leads nowhere: shown as such where it should have led somewhere, else as what it is.
    fn unlinked_id(&self, record: RecordRef, column: ColumnId, name: &str) -> Value {
        let text = self.cell(record, column);
        if text.trim().is_empty() {
            return Value::Empty;
        }
        if self.refers(record.table, column, name) {
            return Value::Missing {
                id: text.trim().to_owned(),
            };
        }
        Value::Text(text.trim().to_owned())
    }

    /// Whether a column of ids is one that refers to other records, also when those are not in the export.
    pub(crate) fn refers(&self, table: TableId, column: ColumnId, name: &str) -> bool {
        let links = self
            .outbound(table)
            .any(|link| link.kind != LinkKind::Soft && link.columns.first() == Some(&column));
        let uuids = usize::try_from(column)
            .ok()
            .and_then(|at| self.workspace.summaries(table).get(at))
            .is_some_and(|summary| summary.kind == ColumnType::Uuid);
        links || uuids || self.profile_links(table, name)
    }

    fn profile_links(&self, table: TableId, name: &str) -> bool {
        let names = |links: &[(String, Vec<String>)]| links.iter().any(|(field, _)| field == name);
        self.profile().entity_id(name).is_some()
            || names(&self.profile().links)
            || self
                .entity(table)
                .is_some_and(|entity| names(&entity.links))
    }

    /// The links that a table holds, surest first.
    pub fn outbound(&self, table: TableId) -> impl Iterator<Item = &'a SchemaLink> {
        self.links(table)
            .map_or(&[][..], |links| &links.outbound)
            .iter()
            .copied()
    }

    /// The links that end at a table.
    pub fn inbound(&self, table: TableId) -> impl Iterator<Item = &'a SchemaLink> {
        self.links(table)
            .map_or(&[][..], |links| &links.inbound)
            .iter()
            .copied()
    }

    /// The record that a link leads to from a row.
    pub(crate) fn first_target(&self, link: &SchemaLink, row: Row) -> Value {
        let target = link.rows.targets(row).first();
        target.map_or(Value::Empty, |&row| {
            Value::Record(self.link(RecordRef {
                table: link.to,
                row,
            }))
        })
    }

    /// Whether a column's contents became a table of their own.
    pub(crate) fn is_lifted(&self, table: TableId, column: ColumnId) -> bool {
        self.links(table)
            .is_some_and(|links| links.lifted_columns.contains(&column))
    }

    fn links(&self, table: TableId) -> Option<&TableLinks<'a>> {
        self.tables.get(usize::try_from(table).ok()?)
    }

    /// A cell's text.
    pub(crate) fn cell(&self, record: RecordRef, column: ColumnId) -> std::borrow::Cow<'a, str> {
        self.workspace
            .table(record.table)
            .and_then(|table: &'a Table| table.column(column))
            .map(|column| column.get(record.row))
            .unwrap_or_default()
    }

    /// The fields of a table: columns, and groups of columns that say one thing.
    pub fn fields(&self, table: TableId) -> &'a [FieldColumns] {
        self.workspace
            .binding
            .table(table)
            .map_or(&[], |table| &table.fields)
    }

    /// The field with this name.
    pub fn field_named(&self, table: TableId, name: &str) -> Option<&'a FieldColumns> {
        self.fields(table).iter().find(|field| field.name == name)
    }
}
