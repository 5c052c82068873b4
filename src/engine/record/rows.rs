//! Other records as a small table.
//!
//! It must not know how they were found.

use std::cmp::Ordering;

use super::groups::share_out;
use super::{MOST_ROWS, Page, cut_note};
use crate::engine::natural;
use crate::engine::present::{Reader, plain_text};
use crate::engine::profile::{ColumnSpec, Expr, FieldColumns, Group, Path, SortSpec};
use crate::engine::schema::Link;
use crate::engine::table::TableId;
use crate::engine::view::{RecordRef, RowsSection, SectionRow, Value};

/// A column for the rows of one table.
enum Cells<'a> {
    Read(Reader<'a>, Option<&'a Path>),
    Field(&'a FieldColumns),
    Parent(&'a Link),
}

/// What one table gives to a small table: a title and the cells of each column.
type TableColumns<'a> = Vec<(String, Cells<'a>)>;

impl<'a> Page<'a> {
    /// The records as rows: columns that say nothing, or only repeat the page's own record, are left out.
    pub(super) fn rows(
        &self,
        records: &[RecordRef],
        columns: &'a [ColumnSpec],
        sort: Option<&'a SortSpec>,
    ) -> (RowsSection, String) {
        let mut tables: Vec<TableId> = Vec::new();
        for record in records {
            if !tables.contains(&record.table) {
                tables.push(record.table);
            }
        }
        let per_table: Vec<(TableId, TableColumns<'a>)> = tables
            .iter()
            .map(|&table| (table, self.columns_of(table, columns)))
            .collect();
        let mut titles: Vec<String> = Vec::new();
        for (title, _) in per_table.iter().flat_map(|(_, columns)| columns) {
            if !titles.contains(title) {
                titles.push(title.clone());
            }
        }
        let mut records = records.to_vec();
        if let Some(sort) = sort {
            self.sort(&mut records, sort);
        }
        let all = records.len();
        records.truncate(MOST_ROWS);
        let mut rows: Vec<SectionRow> = records
            .iter()
            .map(|&record| SectionRow {
                record,
                cells: self.cells(record, &titles, &per_table),
            })
            .collect();
        keep_telling(&mut titles, &mut rows, self.record);
        let note = cut_note(rows.len(), all, "rows");
        (
            RowsSection {
                columns: titles,
                rows,
                ..RowsSection::default()
            },
            note,
        )
    }

    /// The records as rows, put together by a value where one is given.
    pub(super) fn grouped_rows(
        &self,
        records: &[RecordRef],
        columns: &'a [ColumnSpec],
        sort: Option<&'a SortSpec>,
        group: Option<&'a Group>,
    ) -> (RowsSection, String) {
        let Some(by) = group else {
            return self.rows(records, columns, sort);
        };
        let mut records = records.to_vec();
        if let Some(sort) = sort {
            self.sort(&mut records, sort);
        }
        let mut groups = self.group(&mut records, by);
        let (mut body, note) = self.rows(&records, columns, None);
        share_out(&mut groups, body.rows.len());
        body.groups = groups;
        (body, note)
    }

    fn cells(
        &self,
        record: RecordRef,
        titles: &[String],
        per_table: &[(TableId, TableColumns<'a>)],
    ) -> Vec<Value> {
        let own = per_table.iter().find(|(table, _)| *table == record.table);
        titles
            .iter()
            .map(|title| {
                let column =
                    own.and_then(|(_, columns)| columns.iter().find(|(own, _)| own == title));
                match column {
                    Some((_, Cells::Read(reader, of))) => {
                        self.out_of(record, reader.value(record.row), *of)
                    }
                    Some((_, Cells::Field(field))) => self.presenter.field(record, field),
                    Some((_, Cells::Parent(link))) => self.presenter.first_target(link, record.row),
                    None => Value::Empty,
                }
            })
            .collect()
    }

    /// A section's own columns; else those that the entity names; else a link to the record and all its fields.
    fn columns_of(&self, table: TableId, columns: &'a [ColumnSpec]) -> TableColumns<'a> {
        let entity = self.presenter.entity(table);
        let named = match entity {
            _ if !columns.is_empty() => columns,
            Some(entity) => &entity.rows,
            None => &[],
        };
        let read = |column: &'a ColumnSpec| {
            let reader = Reader::new(self.presenter, table, &column.expr);
            (
                self.presenter.column_title(table, column),
                Cells::Read(reader, column.of.as_ref()),
            )
        };
        if !named.is_empty() {
            return named.iter().map(read).collect();
        }
        if let Some(entity) = entity
            && !entity.grid.is_empty()
        {
            let own = Cells::Read(Reader::own(self.presenter, table), None);
            let first = (entity.singular.clone(), own);
            return std::iter::once(first)
                .chain(entity.grid.iter().map(read))
                .collect();
        }
        let fields = self
            .presenter
            .fields(table)
            .iter()
            .filter(|field| self.shows(table, field));
        let mut columns: TableColumns<'a> = self
            .parents(table)
            .map(|(title, link)| (title, Cells::Parent(link)))
            .collect();
        for field in fields {
            let title = self.presenter.field_title(table, field);
            if !columns.iter().any(|(known, _)| *known == title) {
                columns.push((title, Cells::Field(field)));
            }
        }
        columns
    }

    /// A number of steps with how many there are, where the column says which they are. Where there are fewer than were made, steps were
    /// taken away since, and the number stands alone.
    pub(super) fn out_of(&self, record: RecordRef, value: Value, of: Option<&Path>) -> Value {
        let (Value::Number(at), Some(path)) = (&value, of) else {
            return value;
        };
        let steps = Page::new(self.presenter, record).walk(path, false).len();
        let of = u32::try_from(steps).unwrap_or(u32::MAX);
        match at.parse::<u32>() {
            Ok(number) if number <= of => Value::OutOf { at: at.clone(), of },
            _ => value,
        }
    }

    /// Orders records by a value; those without one come last.
    pub(super) fn sort(&self, records: &mut [RecordRef], sort: &'a SortSpec) {
        let mut readers: Vec<(TableId, Reader<'a>)> = Vec::new();
        let mut keyed: Vec<(Option<SortKey>, RecordRef)> = Vec::with_capacity(records.len());
        for &record in records.iter() {
            let key = self.key(&mut readers, record, &sort.expr);
            keyed.push((key, record));
        }
        keyed.sort_by(|(a, _), (b, _)| match (a, b) {
            (Some(a), Some(b)) if sort.descending => b.order(a),
            (Some(a), Some(b)) => a.order(b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        });
        for (slot, (_, record)) in records.iter_mut().zip(keyed) {
            *slot = record;
        }
    }

    fn key(
        &self,
        readers: &mut Vec<(TableId, Reader<'a>)>,
        record: RecordRef,
        expr: &'a Expr,
    ) -> Option<SortKey> {
        let at = readers.iter().position(|(table, _)| *table == record.table);
        let at = at.unwrap_or_else(|| {
            readers.push((
                record.table,
                Reader::new(self.presenter, record.table, expr),
            ));
            readers.len() - 1
        });
        let (_, reader) = readers.get(at)?;
        SortKey::of(&reader.value(record.row))
    }
}

/// A value in a form that has an order.
#[derive(Debug)]
pub(super) enum SortKey {
    /// Numbers, days and times.
    Number(f64),
    /// Anything else.
    Text(String),
}

impl SortKey {
    pub(super) fn of(value: &Value) -> Option<Self> {
        #[expect(
            clippy::cast_precision_loss,
            reason = "milliseconds of any date fit into the 53 bits of a double"
        )]
        let number = match value {
            Value::Empty => return None,
            Value::Number(number)
            | Value::Percent(number)
            | Value::Money { amount: number, .. } => number.parse().ok(),
            Value::Range { from, .. } => from.parse().ok(),
            Value::OutOf { at, .. } => at.parse().ok(),
            Value::Date(date) => Some(
                (i64::from(date.year) * 372 + i64::from(date.month) * 31 + i64::from(date.day))
                    as f64,
            ),
            Value::Moment(moment) => Some(moment.millis as f64),
            Value::Flag(flag) => Some(f64::from(u8::from(*flag))),
            _ => None,
        };
        Some(number.map_or_else(|| Self::Text(plain_text(value)), Self::Number))
    }

    pub(super) fn order(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Text(a), Self::Text(b)) => natural::compare(a, b),
            (Self::Number(_), Self::Text(_)) => Ordering::Less,
            (Self::Text(_), Self::Number(_)) => Ordering::Greater,
        }
    }
}

/// Drops columns that are empty in every row, or lead back to the page's own record in every row.
pub(super) fn keep_telling(titles: &mut Vec<String>, rows: &mut [SectionRow], own: RecordRef) {
    let tells = |value: &Value| match value {
        Value::Record(link) => link.target != own,
        value => !value.is_empty(),
    };
    let telling: Vec<bool> = (0..titles.len())
        .map(|at| rows.iter().any(|row| row.cells.get(at).is_some_and(tells)))
        .collect();
    let mut keep = telling.iter();
    titles.retain(|_| *keep.next().unwrap_or(&true));
    for row in rows {
        let mut keep = telling.iter();
        row.cells.retain(|_| *keep.next().unwrap_or(&true));
    }
}

/// Drops columns that lead back to one record in every row.
pub(super) fn drop_links_to(body: &mut RowsSection, record: RecordRef) {
    keep_telling(&mut body.columns, &mut body.rows, record);
}
