//! Fields that an export keeps as rows, one row for each value: custom fields, contact details.
//!
//! It must not know which vendor does so: the profile names the columns.

use rustc_hash::FxHashMap;

use super::Page;
use crate::engine::present::{Presenter, Reader};
use crate::engine::profile::{PairsSpec, Step};
use crate::engine::table::{Row, TableId};
use crate::engine::types::{DateOrder, is_url, parse_date, parse_flag, parse_moment, parse_number};
use crate::engine::view::{Field, RecordRef, Value};

/// Rows from which the kind of a name's values is seen.
const SEEN: usize = 8;

/// At most so many rows are read for the names of contact details, which are few and each of them common.
const CONTACT_ROWS: u32 = 50_000;

/// The fields that a record has as rows, named as on its page.
pub(crate) fn fields_as_rows(
    presenter: &Presenter<'_>,
    record: RecordRef,
    spec: &PairsSpec,
) -> Vec<Field> {
    Page::new(presenter, record).pairs(spec)
}

/// The names of all fields that records have as rows, in the order of first appearance, each with some of its values.
pub(crate) fn names_of_rows(
    presenter: &Presenter<'_>,
    spec: &PairsSpec,
) -> Vec<(String, Vec<Value>)> {
    let mut fields: Vec<(String, Vec<Value>)> = Vec::new();
    let mut at: FxHashMap<String, usize> = FxHashMap::default();
    let ends = spec.from.iter().filter_map(|path| path.steps.last());
    for step in ends {
        let Step::Inbound { entity, .. } = step else {
            continue;
        };
        for &table in presenter.workspace().binding.tables_of(entity) {
            let rows = presenter
                .workspace()
                .table(table)
                .map_or(0, crate::engine::table::Table::rows);
            let pairs = Pairs::new(presenter, table, spec);
            let step = if spec.contact {
                rows.div_ceil(CONTACT_ROWS).max(1)
            } else {
                1
            };
            for row in (0..rows).step_by(usize::try_from(step).unwrap_or(1)) {
                if !spec.contact
                    && let Some(known) = at.get(&pairs.plain_name(row))
                    && fields
                        .get(*known)
                        .is_none_or(|(_, values)| values.len() >= SEEN)
                {
                    continue;
                }
                let Some((name, value)) = pairs.pair(row) else {
                    continue;
                };
                let known = *at.entry(name.clone()).or_insert_with(|| {
                    fields.push((name, Vec::new()));
                    fields.len() - 1
                });
                if let Some((_, values)) = fields.get_mut(known)
                    && values.len() < SEEN
                {
                    values.push(value);
                }
            }
        }
    }
    fields
}

/// The rows of one table as names and values.
struct Pairs<'a> {
    spec: &'a PairsSpec,
    name: Reader<'a>,
    value: Reader<'a>,
    kind: Option<Reader<'a>>,
}

impl<'a> Pairs<'a> {
    fn new(presenter: &'a Presenter<'a>, table: TableId, spec: &'a PairsSpec) -> Self {
        let reader = |expr| Reader::new(presenter, table, expr);
        Self {
            spec,
            name: reader(&spec.name),
            value: reader(&spec.value),
            kind: spec.kind.as_ref().map(reader),
        }
    }

    fn plain_name(&self, row: Row) -> String {
        let name = self.name.text(row);
        if name.is_empty() {
            "Value".to_owned()
        } else {
            name
        }
    }

    /// The name and the value of a row; nothing when it has no value.
    fn pair(&self, row: Row) -> Option<(String, Value)> {
        let value = self.value.value(row);
        if value.is_empty() {
            return None;
        }
        if self.spec.contact {
            let name = contact_name(&self.name.text(row), &value);
            let name = if name.is_empty() {
                "Value".to_owned()
            } else {
                name
            };
            return Some((name, value));
        }
        let kind = self.kind.as_ref().map(|kind| kind.text(row));
        Some((
            self.plain_name(row),
            of_kind(value, &kind.unwrap_or_default()),
        ))
    }
}

impl Page<'_> {
    /// One field for each name, in the order of first appearance; several rows of one name make a list.
    pub(super) fn pairs(&mut self, spec: &PairsSpec) -> Vec<Field> {
        let records = self.walk_all(&spec.from, false);
        let mut fields: Vec<(String, Vec<Value>)> = Vec::new();
        let mut pairs: Option<(TableId, Pairs<'_>)> = None;
        for record in records {
            let of_table = pairs.take().filter(|(table, _)| *table == record.table);
            let (_, pairs) = pairs.insert(of_table.unwrap_or_else(|| {
                let of_table = Pairs::new(self.presenter, record.table, spec);
                (record.table, of_table)
            }));
            let Some((name, value)) = pairs.pair(record.row) else {
                continue;
            };
            match fields.iter_mut().find(|(known, _)| *known == name) {
                Some((_, values)) if values.contains(&value) => {}
                Some((_, values)) => values.push(value),
                None => fields.push((name, vec![value])),
            }
        }
        if spec.contact {
            fields.sort_by_key(|(_, values)| values.first().map(contact_rank));
        }
        fields
            .into_iter()
            .map(|(name, values)| Field {
                name,
                value: one_or_list(values),
            })
            .collect()
    }
}

fn one_or_list(mut values: Vec<Value>) -> Value {
    if values.len() > 1 {
        return Value::List(values);
    }
    values.pop().unwrap_or(Value::Empty)
}

fn contact_rank(value: &Value) -> u8 {
    match value {
        Value::Email(_) => 0,
        Value::Phone(_) => 1,
        Value::Url(_) => 2,
        _ => 3,
    }
}

/// `Work` of an address is `Work email`.
fn contact_name(kind: &str, value: &Value) -> String {
    let what = match value {
        Value::Email(_) => "email",
        Value::Phone(_) => "phone",
        Value::Url(_) => "address",
        _ => "contact",
    };
    let lower = kind.to_lowercase();
    if lower.contains(what) || lower.contains("mail") || lower.contains("linkedin") {
        return kind.to_owned();
    }
    crate::engine::names::title(&format!("{kind} {what}"))
}

/// Text as the kind of value that the vendor says it is. A column of all kinds is text to whoever reads it alone.
fn of_kind(value: Value, kind: &str) -> Value {
    let Value::Text(text) = value else {
        return value;
    };
    let kind = kind.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| kind.contains(word));
    let read = if has(&["date", "time"]) {
        parse_date(&text, DateOrder::YearFirst)
            .map(Value::Date)
            .or_else(|| parse_moment(&text, DateOrder::YearFirst).map(Value::Moment))
    } else if has(&["number", "integer", "decimal", "float", "numeric"]) {
        parse_number(&text, false).map(Value::Number)
    } else if has(&["link", "url"]) && is_url(&text) {
        Some(Value::Url(text.clone()))
    } else if has(&["bool", "checkbox", "yes"]) {
        parse_flag(&text).map(Value::Flag)
    } else {
        None
    };
    read.unwrap_or(Value::Text(text))
}
