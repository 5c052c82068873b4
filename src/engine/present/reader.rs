//! Reads the values that a profile's expressions name, row by row.
//!
//! It must not know what the values are for.

use super::Presenter;
use super::words::plain_text;
use crate::engine::profile::{Expr, FieldColumns};
use crate::engine::schema::LinkKind;
use crate::engine::table::{ColumnId, Row, TableId};
use crate::engine::types::{Date, Moment};
use crate::engine::view::{RecordRef, Value};

/// Reads one expression from the rows of one table. The lookups by name are done once, when it is made.
#[derive(Debug)]
pub struct Reader<'a> {
    presenter: &'a Presenter<'a>,
    table: TableId,
    ways: Vec<Vec<ReadyPlace<'a>>>,
}

#[derive(Debug)]
struct ReadyPlace<'a> {
    first: &'a str,
    field: Option<&'a FieldColumns>,
    rest: &'a [String],
}

impl<'a> Reader<'a> {
    /// Reads `expr` from rows of `table`.
    pub fn new(presenter: &'a Presenter<'a>, table: TableId, expr: &'a Expr) -> Self {
        let ready = |place: &'a Vec<String>| {
            let (first, rest) = place.split_first()?;
            Some(ReadyPlace {
                first,
                field: presenter.field_named(table, first),
                rest,
            })
        };
        let ways = expr
            .ways
            .iter()
            .map(|way| way.iter().filter_map(ready).collect())
            .collect();
        Self {
            presenter,
            table,
            ways,
        }
    }

    /// Reads the rows themselves, as links.
    pub fn own(presenter: &'a Presenter<'a>, table: TableId) -> Self {
        let place = ReadyPlace {
            first: "self",
            field: None,
            rest: &[],
        };
        Self {
            presenter,
            table,
            ways: vec![vec![place]],
        }
    }

    /// The value in a row: that of the first way that gives one. A reference whose record is not in the export gives way to any text.
    pub fn value(&self, row: Row) -> Value {
        let mut missing = Value::Empty;
        for way in &self.ways {
            let mut values: Vec<Value> = way
                .iter()
                .map(|place| self.place(row, place))
                .filter(|value| !value.is_empty())
                .collect();
            match values.pop() {
                None => {}
                Some(value @ Value::Missing { .. }) if values.is_empty() && missing.is_empty() => {
                    missing = value;
                }
                Some(Value::Missing { .. }) if values.is_empty() => {}
                Some(value) if values.is_empty() => return value,
                Some(last) => {
                    values.push(last);
                    let text: Vec<String> = values.iter().map(plain_text).collect();
                    return Value::Text(text.join(" "));
                }
            }
        }
        missing
    }

    /// The value in a row as a point in time: a day is its beginning, and so is a month or a year where no more is known. Cells are read
    /// without the detour over a value, since timelines ask for every row there is.
    pub fn moment(&self, row: Row) -> Option<Moment> {
        self.ways.iter().find_map(|way| match way.as_slice() {
            [
                ReadyPlace {
                    field:
                        Some(FieldColumns {
                            id: None,
                            text: Some(column),
                            ..
                        }),
                    rest: [],
                    ..
                },
            ] => self.presenter.moment(
                RecordRef {
                    table: self.table,
                    row,
                },
                *column,
            ),
            [place] => match self.place(row, place) {
                Value::Moment(moment) => Some(moment),
                Value::Date(date) => beginning(date),
                _ => None,
            },
            _ => None,
        })
    }

    /// The value in a row as one line of text.
    pub fn text(&self, row: Row) -> String {
        plain_text(&self.value(row))
    }

    /// The columns of the row itself that are read; empty when everything lies beyond links.
    pub fn columns(&self) -> impl Iterator<Item = ColumnId> {
        self.ways
            .iter()
            .flatten()
            .filter_map(|place| place.field)
            .flat_map(|field| field.id.into_iter().chain(field.text))
    }

    /// The one column whose text is the value, where the expression is no more than that: a list can be ordered by it directly.
    pub fn plain_column(&self) -> Option<ColumnId> {
        match self.ways.as_slice() {
            [way] => match way.as_slice() {
                [
                    ReadyPlace {
                        field: Some(FieldColumns { id: None, text, .. }),
                        rest: [],
                        ..
                    },
                ] => *text,
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether something is read through a link that no field of the expression names.
    pub fn steps_to_entities(&self) -> bool {
        let mut places = self.ways.iter().flatten();
        places.any(|place| place.field.is_none() && place.first != "self")
    }

    /// The table that the expression leads to, where it is one way over links and no more.
    pub fn target(&self) -> Option<TableId> {
        let [way] = self.ways.as_slice() else {
            return None;
        };
        let [place] = way.as_slice() else {
            return None;
        };
        let first = self.presenter.target_of(self.table, place.first)?;
        let mut steps = place.rest.iter();
        steps.try_fold(first, |table, step| self.presenter.target_of(table, step))
    }

    /// Whether the row as a whole is read.
    pub fn reads_itself(&self) -> bool {
        self.ways
            .iter()
            .flatten()
            .any(|place| place.first == "self")
    }

    /// The names of the fields of the row itself that are read.
    pub fn field_names(&self) -> impl Iterator<Item = &'a str> {
        let places = self.ways.iter().flatten();
        places.filter_map(|place| Some(place.field?.name.as_str()))
    }

    /// Whether the expression finds anything to read in this table.
    pub fn is_bound(&self) -> bool {
        self.ways.iter().flatten().any(|place| {
            place.first == "self"
                || place.field.is_some()
                || self.presenter.leads_to_entity(self.table, place.first)
        })
    }

    fn place(&self, row: Row, place: &ReadyPlace<'_>) -> Value {
        let record = RecordRef {
            table: self.table,
            row,
        };
        if let (Some(field), []) = (place.field, place.rest) {
            return self.presenter.field(record, field);
        }
        if place.first == "self" {
            return self.presenter.beyond(record, place.rest);
        }
        match (self.presenter.step(record, place.first), place.rest) {
            (Some(target), []) => Value::Record(self.presenter.link(target)),
            (Some(target), rest) => self.presenter.beyond(target, rest),
            (None, _) => Value::Empty,
        }
    }
}

/// The beginning of a day, of a month or a year where no more is known.
fn beginning(date: Date) -> Option<Moment> {
    let whole = Date::new(date.year, date.month.max(1), date.day.max(1))?;
    Some(Moment::new(whole, 0, None))
}

impl Presenter<'_> {
    /// The value of an expression in one record.
    pub fn eval(&self, record: RecordRef, expr: &Expr) -> Value {
        Reader::new(self, record.table, expr).value(record.row)
    }

    /// The record that a step leads to: over the field of that name, or to the entity of that name.
    pub(crate) fn step(&self, record: RecordRef, name: &str) -> Option<RecordRef> {
        if let Some(field) = self.field_named(record.table, name) {
            let over = |column: ColumnId| {
                self.outbound(record.table)
                    .filter(|link| {
                        link.kind != LinkKind::Soft && link.columns.first() == Some(&column)
                    })
                    .find_map(|link| {
                        let row = *link.rows.targets(record.row).first()?;
                        Some(RecordRef {
                            table: link.to,
                            row,
                        })
                    })
            };
            let found = [field.id, field.text].into_iter().flatten().find_map(over);
            if found.is_some() || field.id.is_some() {
                return found;
            }
        }
        self.entity_links(record.table, name).find_map(|link| {
            let row = *link.rows.targets(record.row).first()?;
            Some(RecordRef {
                table: link.to,
                row,
            })
        })
    }

    /// The table that a step leads to from a table: over the field of that name, or to the entity of that name.
    fn target_of(&self, table: TableId, name: &str) -> Option<TableId> {
        if let Some(field) = self.field_named(table, name) {
            let over = |column: ColumnId| {
                self.outbound(table)
                    .find(|link| {
                        link.kind != LinkKind::Soft && link.columns.first() == Some(&column)
                    })
                    .map(|link| link.to)
            };
            return [field.id, field.text].into_iter().flatten().find_map(over);
        }
        self.entity_links(table, name).next().map(|link| link.to)
    }

    fn entity_links(
        &self,
        table: TableId,
        entity: &str,
    ) -> impl Iterator<Item = &crate::engine::schema::Link> {
        let tables = self.workspace().binding.tables_of(entity);
        self.outbound(table)
            .filter(move |link| link.kind != LinkKind::Soft && tables.contains(&link.to))
    }

    fn leads_to_entity(&self, table: TableId, name: &str) -> bool {
        self.entity_links(table, name).next().is_some()
    }

    fn beyond(&self, record: RecordRef, place: &[String]) -> Value {
        match place {
            [] => Value::Record(self.link(record)),
            [name] => match self.field_named(record.table, name) {
                Some(field) => self.field(record, field),
                None => self
                    .step(record, name)
                    .map_or(Value::Empty, |target| Value::Record(self.link(target))),
            },
            [name, rest @ ..] => self
                .step(record, name)
                .map_or(Value::Empty, |target| self.beyond(target, rest)),
        }
    }
}
