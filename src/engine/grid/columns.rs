//! The columns of a list, and what each says of a row.
//!
//! It must not know windows, orders or filters.

use super::keys::{Key, KeyBuilder};
use super::place::{push, push_cell};
use super::places::{Places, places};
use super::plan::{RowsColumn, Spec};
use super::roots::Roots;
use crate::engine::present::{Presenter, Reader, plain_text};
use crate::engine::profile::PairsSpec;
use crate::engine::record::fields_as_rows;
use crate::engine::schema::LinkKind;
use crate::engine::search::without_markup;
use crate::engine::table::{Column, ColumnId, Row, Table, TableId};
use crate::engine::types::{ColumnSummary, ColumnType};
use crate::engine::view::{CellKind, GridColumn, RecordRef, Value};

/// Longer texts are cut in a list: its cells are one line.
const LONGEST: usize = 240;

/// Rows from which a column's width is measured.
const SAMPLE: Row = 64;

/// Rows looked at for the kind of a column's values, until enough of them hold something.
const SEEN: usize = 8;

/// One column of a list.
#[derive(Debug)]
pub(super) struct ListColumn<'a> {
    presenter: &'a Presenter<'a>,
    table: TableId,
    id: ColumnId,
    title: String,
    content: Content<'a>,
}

#[derive(Debug)]
enum Content<'a> {
    /// The record's label.
    Label,
    /// A value put together from the row and what it refers to.
    Read(Reader<'a>),
    /// A value that is one column's text.
    Typed(Reader<'a>, &'a Column, ColumnSummary),
    /// One column's text as the file has it.
    Raw(&'a Column, ColumnSummary),
    /// A field that is kept as rows.
    OfRows(&'a PairsSpec, &'a RowsColumn),
}

impl<'a> ListColumn<'a> {
    /// One of the list's own columns.
    pub(super) fn new(
        presenter: &'a Presenter<'a>,
        table: TableId,
        id: ColumnId,
        spec: &'a Spec,
    ) -> Self {
        let stored = |column: ColumnId| {
            let workspace = presenter.workspace();
            let summaries = workspace.summaries(table);
            let summary = usize::try_from(column)
                .ok()
                .and_then(|at| summaries.get(at));
            let column = workspace
                .table(table)
                .and_then(|table| table.column(column));
            column.map(|column| (column, summary.cloned().unwrap_or_default()))
        };
        let (title, content) = match spec {
            Spec::Label(title) => (title.clone(), Content::Label),
            Spec::Raw(column) => match stored(*column) {
                Some((column, summary)) => (column.name.clone(), Content::Raw(column, summary)),
                None => (String::new(), Content::Label),
            },
            Spec::Read(spec) => {
                let reader = Reader::new(presenter, table, &spec.expr);
                let plain = reader
                    .plain_column()
                    .filter(|column| says_its_text(presenter, table, *column))
                    .and_then(stored);
                let content = match plain {
                    Some((column, summary)) => Content::Typed(reader, column, summary),
                    None => Content::Read(reader),
                };
                (presenter.column_title(table, spec), content)
            }
        };
        Self {
            presenter,
            table,
            id,
            title,
            content,
        }
    }

    /// A column whose values are kept as rows.
    pub(super) fn of_rows(
        presenter: &'a Presenter<'a>,
        table: TableId,
        id: ColumnId,
        spec: &'a PairsSpec,
        column: &'a RowsColumn,
    ) -> Self {
        Self {
            presenter,
            table,
            id,
            title: column.name.clone(),
            content: Content::OfRows(spec, column),
        }
    }

    /// Its title.
    pub(super) fn title(&self) -> &str {
        &self.title
    }

    /// What its values are.
    pub(super) fn kind(&self, rows: Row) -> CellKind {
        match &self.content {
            Content::Label => CellKind::Text,
            Content::OfRows(_, column) => column.kind,
            Content::Typed(_, _, summary) | Content::Raw(_, summary) => match summary.kind {
                ColumnType::Integer | ColumnType::Decimal | ColumnType::Range => CellKind::Number,
                ColumnType::Date | ColumnType::Timestamp => CellKind::Date,
                ColumnType::Boolean => CellKind::Flag,
                _ => CellKind::Text,
            },
            Content::Read(reader) => {
                let filled: Vec<Value> = sample(rows)
                    .map(|row| reader.value(row))
                    .filter(|value| !value.is_empty())
                    .take(SEEN)
                    .collect();
                kind_of(&filled)
            }
        }
    }

    /// Whether it is the label, which stands for the record.
    pub(super) fn is_label(&self) -> bool {
        matches!(self.content, Content::Label)
    }

    /// How the column is headed and drawn.
    pub(super) fn head(&self, table: &Table) -> GridColumn {
        let mut widths: Vec<u32> = Vec::new();
        let (mut filled, mut numbers) = (0, 0);
        for row in sample(table.rows()) {
            let value = self.value(row);
            if !value.is_empty() {
                filled += 1;
                numbers += u32::from(is_numeric(&value));
                widths.push(width(&value));
            }
        }
        widths.sort_unstable();
        let typical = widths.get(widths.len() * 9 / 10).copied().unwrap_or(0);
        let title = u32::try_from(self.title.chars().count()).unwrap_or(u32::MAX);
        GridColumn {
            id: self.id,
            kind: self.kind(table.rows()),
            title: self.title.clone(),
            numeric: match &self.content {
                Content::Raw(_, summary) => {
                    matches!(summary.kind, ColumnType::Integer | ColumnType::Decimal)
                }
                _ => filled > 0 && numbers * 2 > filled,
            },
            width: typical.max(title),
        }
    }

    /// What the cell of a row says, short enough for a line.
    pub(super) fn value(&self, row: Row) -> Value {
        shorten(self.whole(row))
    }

    /// What the cell of a row says.
    pub(super) fn whole(&self, row: Row) -> Value {
        match &self.content {
            Content::Label => Value::Record(self.presenter.link(self.record(row))),
            Content::Read(reader) | Content::Typed(reader, ..) => reader.value(row),
            Content::Raw(column, _) => {
                let text = column.get(row);
                if text.is_empty() {
                    Value::Empty
                } else {
                    Value::Text(text.into_owned())
                }
            }
            Content::OfRows(spec, column) => {
                let fields = fields_as_rows(self.presenter, self.record(row), spec);
                let found = fields.into_iter().find(|field| field.name == column.name);
                found.map_or(Value::Empty, |field| field.value)
            }
        }
    }

    /// What the cell of a row says, as one text; for filters.
    pub(super) fn text(&self, row: Row) -> String {
        match &self.content {
            Content::Label => self.presenter.label(self.record(row)),
            Content::Raw(column, _) => column.get(row).into_owned(),
            _ => plain_text(&self.whole(row)),
        }
    }

    /// The values in the cell of a row, each as a text; none when it holds nothing.
    pub(super) fn texts(&self, row: Row) -> Vec<String> {
        match &self.content {
            Content::Raw(column, summary) => {
                let text = column.get(row);
                if summary.is_null(&text) {
                    Vec::new()
                } else {
                    vec![text.trim().to_owned()]
                }
            }
            _ => match self.whole(row) {
                Value::List(values) => values.iter().map(plain_text).collect(),
                value if value.is_empty() => Vec::new(),
                value => vec![plain_text(&value)],
            },
        }
    }

    /// Goes through rows and tells of each which earlier one shows the same, where that can be known without making its value, until it is
    /// told to stop.
    pub(super) fn each(&self, rows: Row, mut give: impl FnMut(Row, Option<Row>) -> bool) {
        match self.roots() {
            Some(roots) => roots.each(rows, give),
            None => _ = (0..rows).all(|row| give(row, None)),
        }
    }

    fn roots(&self) -> Option<Roots<'a>> {
        match &self.content {
            Content::Label | Content::OfRows(..) => None,
            Content::Typed(_, column, _) | Content::Raw(column, _) => {
                Some(Roots::of_column(column))
            }
            Content::Read(reader) => Roots::of_reader(self.presenter, self.table, reader),
        }
    }

    /// The column of the table in which a filter's words can be looked for directly, and whether markup in it must be seen
    /// through; `None` when its text is not what is shown.
    pub(super) fn searchable(&self) -> Option<(&'a Column, bool)> {
        match &self.content {
            Content::Label | Content::Read(_) | Content::OfRows(..) => None,
            Content::Raw(column, _) => Some((column, false)),
            Content::Typed(_, column, summary) => match summary.kind {
                ColumnType::Boolean => None,
                kind => Some((column, kind == ColumnType::Html)),
            },
        }
    }

    /// Where the values stand that are records with an order of their own, by their labels; `None` for any other column.
    pub(super) fn places(&self) -> Option<Places> {
        match &self.content {
            Content::Read(reader) => places(self.presenter, reader.target()?),
            _ => None,
        }
    }

    /// For each row its place in the column's order.
    pub(super) fn keys(&self, rows: Row) -> Vec<Key> {
        let mut keys = KeyBuilder::default();
        match &self.content {
            Content::Label => (0..rows).for_each(|row| keys.text(&self.text(row))),
            Content::OfRows(..) => (0..rows).for_each(|row| push(&mut keys, &self.whole(row))),
            Content::Read(reader) => {
                let places = self.places();
                self.each(rows, |row, earlier| {
                    if let Some(earlier) = earlier {
                        keys.again(earlier);
                        return true;
                    }
                    let value = reader.value(row);
                    let place = places.as_ref().and_then(|places| place_of(places, &value));
                    match place {
                        Some(place) => keys.number(place),
                        None => push(&mut keys, &value),
                    }
                    true
                });
            }
            Content::Typed(_, column, summary) | Content::Raw(column, summary) => {
                column.visit(|cell| push_cell(&mut keys, cell, summary));
            }
        }
        keys.finish()
    }

    fn record(&self, row: Row) -> RecordRef {
        RecordRef {
            table: self.table,
            row,
        }
    }
}

/// Whether what a column says is its text as a value of its kind: it refers to nothing and holds no words made for programs.
fn says_its_text(presenter: &Presenter<'_>, table: TableId, column: ColumnId) -> bool {
    let refers = presenter
        .outbound(table)
        .any(|link| link.kind != LinkKind::Soft && link.columns.first() == Some(&column));
    let field = presenter.workspace().binding.field_of(table, column);
    let is_code = field.is_some_and(|field| presenter.profile().codes.contains(&field.name));
    !refers && !is_code
}

/// The place of a value that is a record with one.
fn place_of(places: &Places, value: &Value) -> Option<f64> {
    match value {
        Value::Record(link) => places.get(&link.label).copied(),
        _ => None,
    }
}

/// Rows spread over a table.
fn sample(rows: Row) -> impl Iterator<Item = Row> {
    let step = (rows / SAMPLE).max(1);
    (0..SAMPLE.min(rows)).map(move |at| at * step)
}

/// What most of some values are.
pub(super) fn kind_of(values: &[Value]) -> CellKind {
    let of = |value: &Value| match value {
        value if is_numeric(value) => CellKind::Number,
        Value::Date(_) | Value::Moment(_) => CellKind::Date,
        Value::Flag(_) => CellKind::Flag,
        _ => CellKind::Text,
    };
    let kinds = [CellKind::Number, CellKind::Date, CellKind::Flag];
    let most = kinds.into_iter().find(|kind| {
        let count = values.iter().filter(|value| of(value) == *kind).count();
        count * 2 > values.len()
    });
    most.unwrap_or(CellKind::Text)
}

fn is_numeric(value: &Value) -> bool {
    matches!(
        value,
        Value::Number(_)
            | Value::Money { .. }
            | Value::Percent(_)
            | Value::Range { .. }
            | Value::OutOf { .. }
    )
}

/// About how many characters a value takes.
fn width(value: &Value) -> u32 {
    let count = |text: &str| u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
    match value {
        Value::Empty => 0,
        Value::Text(text)
        | Value::Html(text)
        | Value::Number(text)
        | Value::Percent(text)
        | Value::Url(text)
        | Value::Email(text)
        | Value::Phone(text)
        | Value::Json(text)
        | Value::Missing { id: text } => count(text),
        Value::Money { amount, currency } => count(amount) + count(currency) + 3,
        Value::Range { from, to, currency } => count(from) + count(to) + count(currency) + 6,
        Value::OutOf { at, .. } => count(at) + 6,
        Value::Flag(_) => 3,
        Value::Date(_) => 12,
        Value::Moment(_) => 18,
        Value::Record(link) => count(&link.label),
        Value::List(values) => values.iter().map(|value| width(value) + 2).sum(),
    }
}

/// The value as one short line.
fn shorten(value: Value) -> Value {
    match value {
        Value::Text(text) => Value::Text(line(&text)),
        Value::Html(html) => Value::Text(line(&without_markup(start_of(&html, 2000)))),
        Value::Json(json) => Value::Json(line(&json)),
        Value::List(values) => Value::List(values.into_iter().map(shorten).collect()),
        value => value,
    }
}

fn line(text: &str) -> String {
    let head = start_of(text, LONGEST);
    let words = head.split_whitespace();
    let mut line = words.collect::<Vec<_>>().join(" ");
    if head.len() < text.len() {
        line.push('…');
    }
    line
}

/// The first bytes of a text, cut between characters.
pub(super) fn start_of(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}
