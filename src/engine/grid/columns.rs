//! The columns of a list, and what each says of a row.
//!
//! It must not know windows, orders or filters.

use super::keys::{Key, KeyBuilder};
use crate::engine::names::title;
use crate::engine::present::{Presenter, Reader};
use crate::engine::profile::{ColumnSpec, Expr};
use crate::engine::schema::LinkKind;
use crate::engine::search::without_markup;
use crate::engine::table::{Column, ColumnId, Row, Table, TableId};
use crate::engine::types::{
    ColumnSummary, ColumnType, parse_amount, parse_date, parse_flag, parse_moment, parse_range,
};
use crate::engine::view::{GridColumn, GridSource, RecordRef, Value};

/// Longer texts are cut in a list: its cells are one line.
const LONGEST: usize = 240;

/// Rows from which a column's width is measured.
const SAMPLE: Row = 64;

const MILLIS_A_DAY: i64 = 86_400_000;

/// Columns of an entity whose profile names none: at most so many.
const UNNAMED: usize = 12;

/// The table behind a list and the columns that it shows, as plain data that a [`ListColumn`] is made from.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) title: String,
    pub(super) table: TableId,
    specs: Vec<Spec>,
}

#[derive(Debug)]
enum Spec {
    Label(String),
    Read(ColumnSpec),
    Raw(ColumnId),
}

impl Plan {
    /// What a list shows; `None` when there is no such entity or table.
    pub(super) fn new(presenter: &Presenter<'_>, source: &GridSource) -> Option<Self> {
        match source {
            GridSource::Table(id) => {
                let table = presenter.workspace().table(*id)?;
                Some(Self {
                    title: title(&table.name),
                    table: *id,
                    specs: (0..)
                        .zip(&table.columns)
                        .map(|(at, _)| Spec::Raw(at))
                        .collect(),
                })
            }
            GridSource::Entity(key) => Self::of_entity(presenter, key),
        }
    }

    fn of_entity(presenter: &Presenter<'_>, key: &str) -> Option<Self> {
        let table = *presenter.workspace().binding.tables_of(key).first()?;
        let entity = presenter.entity(table)?;
        let bound = |spec: &&ColumnSpec| Reader::new(presenter, table, &spec.expr).is_bound();
        let mut specs = vec![Spec::Label(entity.singular.clone())];
        specs.extend(entity.grid.iter().filter(bound).cloned().map(Spec::Read));
        if specs.len() == 1 {
            let in_label = |name: &str| {
                let label = entity.label.iter();
                label.flat_map(Expr::own_fields).any(|field| field == name)
            };
            let shown = presenter.fields(table).iter().filter(|field| {
                !in_label(&field.name)
                    && field.name != "id"
                    && !entity.hide.contains(&field.name)
                    && !presenter.profile().hide.contains(&field.name)
            });
            specs.extend(shown.take(UNNAMED).map(|field| {
                let expr = Expr {
                    ways: vec![vec![vec![field.name.clone()]]],
                };
                Spec::Read(ColumnSpec { title: None, expr })
            }));
        }
        Some(Self {
            title: entity.plural.clone(),
            table,
            specs,
        })
    }

    /// The columns, ready to be read.
    pub(super) fn columns<'a>(&'a self, presenter: &'a Presenter<'a>) -> Vec<ListColumn<'a>> {
        self.specs
            .iter()
            .map(|spec| ListColumn::new(presenter, self.table, spec))
            .collect()
    }
}

/// One column of a list.
#[derive(Debug)]
pub(super) struct ListColumn<'a> {
    presenter: &'a Presenter<'a>,
    table: TableId,
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
}

impl<'a> ListColumn<'a> {
    fn new(presenter: &'a Presenter<'a>, table: TableId, spec: &'a Spec) -> Self {
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
            title,
            content,
        }
    }

    /// How the column is headed and drawn.
    pub(super) fn head(&self, table: &Table) -> GridColumn {
        let step = (table.rows() / SAMPLE).max(1);
        let mut widths: Vec<u32> = Vec::new();
        let (mut filled, mut numbers) = (0, 0);
        for at in 0..SAMPLE.min(table.rows()) {
            let value = self.value(at * step);
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
        let value = match &self.content {
            Content::Label => Value::Record(self.presenter.link(self.record(row))),
            Content::Read(reader) | Content::Typed(reader, ..) => reader.value(row),
            Content::Raw(column, _) => {
                let text = column.get(row);
                if text.is_empty() {
                    return Value::Empty;
                }
                return Value::Text(line(&text));
            }
        };
        shorten(value)
    }

    /// What the cell of a row says, as one text; for filters.
    pub(super) fn text(&self, row: Row) -> String {
        match &self.content {
            Content::Label => self.presenter.label(self.record(row)),
            Content::Read(reader) | Content::Typed(reader, ..) => reader.text(row),
            Content::Raw(column, _) => column.get(row).into_owned(),
        }
    }

    /// The column of the table in which a filter's words can be looked for directly, and whether markup in it must be seen
    /// through; `None` when its text is not what is shown.
    pub(super) fn searchable(&self) -> Option<(&'a Column, bool)> {
        match &self.content {
            Content::Label | Content::Read(_) => None,
            Content::Raw(column, _) => Some((column, false)),
            Content::Typed(_, column, summary) => match summary.kind {
                ColumnType::Boolean => None,
                kind => Some((column, kind == ColumnType::Html)),
            },
        }
    }

    /// For each row its place in the column's order.
    pub(super) fn keys(&self, rows: Row) -> Vec<Key> {
        let mut keys = KeyBuilder::default();
        match &self.content {
            Content::Label => (0..rows).for_each(|row| keys.text(&self.text(row))),
            Content::Read(reader) => (0..rows).for_each(|row| push(&mut keys, &reader.value(row))),
            Content::Typed(_, column, summary) | Content::Raw(column, summary) => {
                (0..rows).for_each(|row| push_cell(&mut keys, &column.get(row), summary));
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

fn push_cell(keys: &mut KeyBuilder, text: &str, summary: &ColumnSummary) {
    if summary.is_null(text) {
        keys.nothing();
        return;
    }
    let text = text.trim();
    let number = |text: &str| -> Option<f64> {
        let plain = !summary.decimal_comma
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || b"-.".contains(&byte));
        if plain {
            text.parse().ok()
        } else {
            parse_amount(text, summary.decimal_comma)?
                .number
                .parse()
                .ok()
        }
    };
    let days = |text: &str| Some(parse_date(text, summary.order)?.day_number() * MILLIS_A_DAY);
    match summary.kind {
        ColumnType::Integer | ColumnType::Decimal => match number(text) {
            Some(number) => keys.number(number),
            None => keys.text(text),
        },
        ColumnType::Boolean => match parse_flag(text) {
            Some(flag) => keys.number(f64::from(u8::from(flag))),
            None => keys.text(text),
        },
        ColumnType::Date => match days(text) {
            Some(time) => keys.time(time),
            None => keys.text(text),
        },
        ColumnType::Timestamp => match parse_moment(text, summary.order) {
            Some(moment) => keys.time(moment.millis),
            None => keys.text(text),
        },
        ColumnType::Range => match parse_range(text) {
            Some((from, to)) => push_ends(keys, &from, &to),
            None => keys.text(text),
        },
        ColumnType::Html => keys.text(&without_markup(start_of(text, 2000))),
        _ => keys.text(text),
    }
}

fn push(keys: &mut KeyBuilder, value: &Value) {
    let number = |text: &str| text.parse::<f64>().ok();
    match value {
        Value::Empty => keys.nothing(),
        Value::Number(amount) | Value::Money { amount, .. } | Value::Percent(amount) => {
            match number(amount) {
                Some(number) => keys.number(number),
                None => keys.text(amount),
            }
        }
        Value::Range { from, to, .. } => push_ends(keys, from, to),
        Value::Flag(flag) => keys.number(f64::from(u8::from(*flag))),
        Value::Date(date) => keys.time(date.day_number() * MILLIS_A_DAY),
        Value::Moment(moment) => keys.time(moment.millis),
        Value::Html(html) => keys.text(&without_markup(start_of(html, 2000))),
        Value::Record(link) => keys.text(&link.label),
        Value::List(values) => match values.iter().find(|value| !value.is_empty()) {
            Some(first) => push(keys, first),
            None => keys.nothing(),
        },
        Value::Text(text)
        | Value::Url(text)
        | Value::Email(text)
        | Value::Phone(text)
        | Value::Json(text)
        | Value::Missing { id: text } => {
            if text.is_empty() {
                keys.nothing();
            } else {
                keys.text(text);
            }
        }
    }
}

/// A range stands where it begins.
fn push_ends(keys: &mut KeyBuilder, from: &str, to: &str) {
    let end = [from, to]
        .into_iter()
        .find_map(|end| end.parse::<f64>().ok());
    match end {
        Some(end) => keys.number(end),
        None => keys.nothing(),
    }
}

fn is_numeric(value: &Value) -> bool {
    matches!(
        value,
        Value::Number(_) | Value::Money { .. } | Value::Percent(_) | Value::Range { .. }
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
fn start_of(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}
