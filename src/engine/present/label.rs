//! The text that stands for a record wherever it is mentioned.
//!
//! It must not know where it will be shown. A raw id is the last resort, and then a short one.

use super::Presenter;
use super::words::plain_text;
use crate::engine::names::{NAMING, normal, title};
use crate::engine::profile::{Expr, FieldColumns};
use crate::engine::schema::LinkKind;
use crate::engine::table::{ColumnId, TableId};
use crate::engine::types::ColumnType;
use crate::engine::view::RecordRef;

/// Labels longer than this many characters are cut.
const LONGEST: usize = 120;

/// A label made of the labels of linked records follows links no deeper than this.
const DEEPEST: u8 = 3;

/// Where none of the fields that name a record is there, these say something of it.
const TELLING: [&str; 3] = ["description", "content", "key"];

impl Presenter<'_> {
    /// The text that stands for a record: what the profile says, else a naming field, else the labels of what it refers to, and a short
    /// id when it has no other text.
    pub fn label(&self, record: RecordRef) -> String {
        self.label_within(record, DEEPEST)
            .unwrap_or_else(|| self.last_resort(record))
    }

    pub(super) fn label_within(&self, record: RecordRef, depth: u8) -> Option<String> {
        let depth = depth.checked_sub(1)?;
        let profiled = self
            .entity(record.table)
            .and_then(|entity| entity.label.as_ref())
            .and_then(|label| self.label_by(record, label, depth));
        profiled
            .or_else(|| self.naming_field(record))
            .or_else(|| self.labels_of_links(record, depth))
            .or_else(|| self.longest_text(record))
            .map(|label| cut(&label))
    }

    fn label_by(&self, record: RecordRef, label: &Expr, depth: u8) -> Option<String> {
        label.ways.iter().find_map(|way| {
            let parts: Vec<String> = way
                .iter()
                .map(|place| self.label_part(record, place, depth))
                .filter(|part| !part.is_empty())
                .collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        })
    }

    fn label_part(&self, record: RecordRef, place: &[String], depth: u8) -> String {
        let [first, rest @ ..] = place else {
            return String::new();
        };
        let target = self.step(record, first);
        match (target, rest) {
            (Some(target), []) => self.label_within(target, depth).unwrap_or_default(),
            (Some(target), rest) if depth > 0 => self.label_part(target, rest, depth - 1),
            (None, []) => self
                .field_named(record.table, first)
                .and_then(|field| field.text)
                .map(|text| plain_text(&self.typed(record, text, first)))
                .unwrap_or_default(),
            _ => String::new(),
        }
    }

    fn naming_field(&self, record: RecordRef) -> Option<String> {
        let text = |name: &str| {
            let column = self.field_named(record.table, name)?.text?;
            Some(plain_text(&self.typed(record, column, name))).filter(|text| !text.is_empty())
        };
        let full = || match (text("first_name"), text("last_name")) {
            (Some(first), Some(last)) => Some(format!("{first} {last}")),
            (first, last) => first.or(last),
        };
        let naming = |names: &[&str]| names.iter().find_map(|name| text(name));
        let (best, rest) = NAMING.split_at(3);
        naming(best)
            .or_else(full)
            .or_else(|| naming(rest))
            .or_else(|| naming(&TELLING))
    }

    /// For a row that only joins others: their labels.
    fn labels_of_links(&self, record: RecordRef, depth: u8) -> Option<String> {
        let mut labels: Vec<String> = Vec::new();
        for link in self
            .outbound(record.table)
            .filter(|link| link.kind != LinkKind::Soft)
        {
            let Some(&row) = link.rows.targets(record.row).first() else {
                continue;
            };
            if let Some(label) = self.label_within(
                RecordRef {
                    table: link.to,
                    row,
                },
                depth,
            ) && !labels.contains(&label)
            {
                labels.push(label);
            }
            if labels.len() == 2 {
                break;
            }
        }
        (!labels.is_empty()).then(|| labels.join(" · "))
    }

    fn longest_text(&self, record: RecordRef) -> Option<String> {
        let columns = self.workspace().summaries(record.table);
        (0..)
            .zip(columns)
            .filter(|(_, summary)| summary.kind == ColumnType::Text && summary.distinct > 1)
            .find_map(|(column, _): (ColumnId, _)| {
                let text = self.cell(record, column);
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                (!text.is_empty() && text.chars().any(char::is_alphabetic)).then_some(text)
            })
    }

    fn last_resort(&self, record: RecordRef) -> String {
        let kind = self.kind_word(record.table);
        if self
            .workspace()
            .table(record.table)
            .is_some_and(|table| table.rows() == 1)
        {
            return kind;
        }
        let key = self.key_columns(record.table);
        let id: Vec<String> = key
            .iter()
            .map(|column| {
                self.cell(record, *column)
                    .chars()
                    .take(8)
                    .collect::<String>()
            })
            .filter(|part| !part.is_empty())
            .collect();
        if id.is_empty() {
            format!("{kind} in row {}", u64::from(record.row) + 1)
        } else {
            format!("{kind} {}", id.join("-"))
        }
    }

    /// What a record of a table is, in a word.
    pub fn kind_word(&self, table: TableId) -> String {
        if let Some(entity) = self.entity(table) {
            return entity.singular.clone();
        }
        let name = self
            .workspace()
            .table(table)
            .map(|table| normal(self.workspace().binding.name_of(table)));
        title(&name.unwrap_or_default())
    }

    /// Whether a field is a table's key and says nothing to people: a number or a UUID.
    pub(crate) fn is_plain_key(&self, table: TableId, field: &FieldColumns) -> bool {
        let Some(text) = field.text else {
            return false;
        };
        let kind = usize::try_from(text)
            .ok()
            .and_then(|at| self.workspace().summaries(table).get(at))
            .map(|summary| summary.kind);
        self.key_columns(table) == [text]
            && matches!(kind, Some(ColumnType::Uuid | ColumnType::Integer))
    }

    /// The primary key's columns; a column named `id` where none was found.
    fn key_columns(&self, table: TableId) -> Vec<ColumnId> {
        let keys = usize::try_from(table)
            .ok()
            .and_then(|at| self.workspace().schema.keys.get(at));
        match keys {
            Some(keys) if !keys.is_empty() => keys.clone(),
            _ => self
                .field_named(table, "id")
                .and_then(|field| field.text)
                .into_iter()
                .collect(),
        }
    }
}

fn cut(label: &str) -> String {
    match label.char_indices().nth(LONGEST) {
        None => label.to_owned(),
        Some((end, _)) => {
            let head = label.get(..end).unwrap_or(label);
            let head = head.rsplit_once(' ').map_or(head, |(head, _)| head);
            format!("{head}…")
        }
    }
}
