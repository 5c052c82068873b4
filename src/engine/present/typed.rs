//! Reads a cell's text as a value of its column's kind.
//!
//! It must not know links.

use super::Presenter;
use crate::engine::profile::FieldColumns;
use crate::engine::table::{ColumnId, TableId};
use crate::engine::types::{
    ColumnSummary, ColumnType, Moment, is_bare_url, is_email, is_html, is_url, parse_amount,
    parse_date, parse_flag, parse_moment, parse_number, parse_range, split_list,
};
use crate::engine::view::{Date, RecordRef, Value};

impl Presenter<'_> {
    /// A cell as a value: its column's kind decides, and what the profile says of the field's name. Text that does not fit its
    /// column's kind stays text.
    pub(super) fn typed(&self, record: RecordRef, column: ColumnId, name: &str) -> Value {
        let text = self.cell(record, column);
        let text = text.trim();
        let summary = self.summary(record.table, column);
        if summary.is_null(text) || self.is_lifted(record.table, column) {
            return Value::Empty;
        }
        let profile = self.profile();
        if self.holds_codes(record.table, name) {
            return Value::Text(profile.word(text));
        }
        if self
            .entity(record.table)
            .is_some_and(|entity| entity.contact.iter().any(|field| field == name))
        {
            return contact(text);
        }
        if let Some(currency) = self.currency_field(record.table, name)
            && let Some(value) = money(text, &summary, &self.currency(record, currency))
        {
            return value;
        }
        if profile.percent.iter().any(|percent| percent == name)
            && let Some(number) =
                parse_number(text.trim_end_matches('%').trim_end(), summary.decimal_comma)
        {
            return Value::Percent(number);
        }
        if name.rsplit('_').next() == Some("year")
            && let Some(date) = year(text)
        {
            return Value::Date(date);
        }
        if summary.kind == ColumnType::Integer && name.rsplit('_').next() == Some("id") {
            return Value::Text(text.to_owned());
        }
        read(text, &summary)
    }

    /// Whether a field holds words made for programs.
    fn holds_codes(&self, table: TableId, name: &str) -> bool {
        let own = self.entity(table).map_or(&[][..], |entity| &entity.codes);
        own.iter()
            .chain(&self.profile().codes)
            .any(|code| code == name)
    }

    /// What people call the word in a cell of a column that holds words made for programs; `None` for any other column.
    pub(crate) fn word_for_people(
        &self,
        table: TableId,
        column: ColumnId,
        text: &str,
    ) -> Option<String> {
        let field = self.workspace().binding.field_of(table, column)?;
        self.holds_codes(table, &field.name)
            .then(|| self.profile().word(text))
    }

    /// A cell as a point in time.
    pub(super) fn moment(&self, record: RecordRef, column: ColumnId) -> Option<Moment> {
        let text = self.cell(record, column);
        parse_moment(text.trim(), self.summary(record.table, column).order)
    }

    fn summary(&self, table: TableId, column: ColumnId) -> ColumnSummary {
        usize::try_from(column)
            .ok()
            .and_then(|at| self.workspace().summaries(table).get(at))
            .cloned()
            .unwrap_or_default()
    }

    /// The field that names an amount's currency; `None` when the field is no amount.
    fn currency_field(&self, table: TableId, name: &str) -> Option<&str> {
        let own = self.entity(table).map_or(&[][..], |entity| &entity.money);
        own.iter()
            .chain(&self.profile().money)
            .find(|(amount, _)| amount == name)
            .map(|(_, currency)| currency.as_str())
    }

    /// The column in which the currency of an amount stands; `None` when the field is no amount.
    pub(crate) fn currency_column(&self, table: TableId, name: &str) -> Option<ColumnId> {
        let field = self.currency_field(table, name)?;
        self.field_named(table, field).and_then(FieldColumns::first)
    }

    fn currency(&self, record: RecordRef, field: &str) -> String {
        self.field_named(record.table, field)
            .and_then(FieldColumns::first)
            .map(|column| self.cell(record, column).trim().to_uppercase())
            .unwrap_or_default()
    }
}

/// An address or number by its looks, since one column holds all kinds.
fn contact(text: &str) -> Value {
    let owned = text.to_owned();
    if is_email(text) {
        Value::Email(owned)
    } else if is_url(text) {
        Value::Url(owned)
    } else if text.chars().filter(char::is_ascii_digit).count() >= 4 {
        Value::Phone(owned)
    } else {
        Value::Text(owned)
    }
}

fn money(text: &str, summary: &ColumnSummary, currency: &str) -> Option<Value> {
    if let Some((from, to)) = parse_range(text) {
        return Some(Value::Range {
            from,
            to,
            currency: currency.to_owned(),
        });
    }
    let amount = parse_amount(text, summary.decimal_comma)?;
    // What stands beside the number is surer than what the profile supposes.
    let currency = if amount.currency.is_empty() {
        currency
    } else {
        amount.currency
    };
    Some(Value::Money {
        amount: amount.number,
        currency: currency.to_owned(),
    })
}

fn year(text: &str) -> Option<Date> {
    let year: i16 = text.parse().ok()?;
    (1000..=2999).contains(&year).then_some(Date {
        year,
        month: 0,
        day: 0,
    })
}

/// A number with what stands around it, or around most numbers of its column.
fn number(text: &str, summary: &ColumnSummary) -> Option<Value> {
    let amount = parse_amount(text, summary.decimal_comma)?;
    let currency = if amount.currency.is_empty() {
        summary.currency.as_deref().unwrap_or("")
    } else {
        amount.currency
    };
    Some(if amount.percent {
        Value::Percent(amount.number)
    } else if currency.is_empty() {
        Value::Number(amount.number)
    } else {
        Value::Money {
            amount: amount.number,
            currency: currency.to_owned(),
        }
    })
}

/// One of several values of a cell.
fn listed(text: String) -> Value {
    if is_email(&text) {
        Value::Email(text)
    } else if is_url(&text) {
        Value::Url(text)
    } else {
        Value::Text(text)
    }
}

/// A text as a value of a column's kind.
fn read(text: &str, summary: &ColumnSummary) -> Value {
    let plain = || Value::Text(text.to_owned());
    if let Some(form) = summary.list {
        let mut values: Vec<Value> = split_list(text, form).into_iter().map(listed).collect();
        return match values.len() {
            0 | 1 => values.pop().unwrap_or(Value::Empty),
            _ => Value::List(values),
        };
    }
    match summary.kind {
        ColumnType::Integer | ColumnType::Decimal => number(text, summary).unwrap_or_else(plain),
        ColumnType::Boolean => parse_flag(text).map_or_else(plain, Value::Flag),
        ColumnType::Date => parse_date(text, summary.order).map_or_else(plain, Value::Date),
        ColumnType::Timestamp => {
            parse_moment(text, summary.order).map_or_else(plain, Value::Moment)
        }
        ColumnType::Range => parse_range(text).map_or_else(plain, |(from, to)| Value::Range {
            from,
            to,
            currency: String::new(),
        }),
        ColumnType::Url if is_url(text) => Value::Url(text.to_owned()),
        // Browsers ask for the safe scheme first, too.
        ColumnType::Url if is_bare_url(text) => Value::Url(format!("https://{text}")),
        ColumnType::Email => Value::Email(text.to_owned()),
        ColumnType::Phone => Value::Phone(text.to_owned()),
        ColumnType::Json => Value::Json(text.to_owned()),
        ColumnType::Html if is_html(text) => Value::Html(text.to_owned()),
        ColumnType::Url
        | ColumnType::Html
        | ColumnType::Empty
        | ColumnType::Uuid
        | ColumnType::Text => plain(),
    }
}
