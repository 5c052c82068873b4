//! A column as a field of a Frictionless Table Schema.
//!
//! It must not know other columns. A type is only claimed where every filled cell fits it, so that a validator agrees.

use serde_json::{Map, Value, json};

use crate::engine::table::Column;
use crate::engine::types::{ColumnSummary, ColumnType, DateOrder};

/// Texts that mean yes and no, whatever the export uses of them.
const YES: [&str; 10] = [
    "true", "True", "TRUE", "t", "T", "yes", "Yes", "YES", "y", "Y",
];
const NO: [&str; 10] = [
    "false", "False", "FALSE", "f", "F", "no", "No", "NO", "n", "N",
];

/// A column as a field: its type, its format, and what holds for every row.
pub(super) fn field(name: &str, column: &Column, summary: &ColumnSummary, rows: u32) -> Value {
    let mut field = Map::new();
    field.insert("name".to_owned(), json!(name));
    if name != column.name {
        field.insert("title".to_owned(), json!(column.name));
    }
    let fits = summary.exceptions == 0;
    if fits {
        describe_kind(&mut field, column, summary);
    } else {
        field.insert("type".to_owned(), json!("string"));
        field.insert("description".to_owned(), json!(exceptions(summary, rows)));
    }
    let mut constraints = Map::new();
    if rows > 0 && summary.nulls == 0 {
        constraints.insert("required".to_owned(), json!(true));
        if summary.distinct == rows && is_key_like(summary.kind) {
            constraints.insert("unique".to_owned(), json!(true));
        }
    }
    if !constraints.is_empty() {
        field.insert("constraints".to_owned(), Value::Object(constraints));
    }
    Value::Object(field)
}

/// Kinds that can be a key: that some amounts or days happen to differ says nothing.
fn is_key_like(kind: ColumnType) -> bool {
    use ColumnType::{Email, Integer, Text, Url, Uuid};
    matches!(kind, Uuid | Integer | Text | Email | Url)
}

fn exceptions(summary: &ColumnSummary, rows: u32) -> String {
    let filled = rows.saturating_sub(summary.nulls);
    format!(
        "{} of {filled} values are of the kind \"{}\"; the others are not.",
        filled.saturating_sub(summary.exceptions),
        summary.kind.as_str()
    )
}

fn describe_kind(field: &mut Map<String, Value>, column: &Column, summary: &ColumnSummary) {
    let mut set = |key: &str, value: Value| {
        field.insert(key.to_owned(), value);
    };
    match summary.kind {
        ColumnType::Integer => set("type", json!("integer")),
        ColumnType::Decimal => match numbers(column, summary) {
            Some(bare) => {
                set("type", json!("number"));
                if summary.decimal_comma {
                    set("decimalChar", json!(","));
                }
                if !bare {
                    set("bareNumber", json!(false));
                }
            }
            None => set("type", json!("string")),
        },
        ColumnType::Boolean => {
            set("type", json!("boolean"));
            let with = |words: [&str; 10], digit: &str| {
                let words = words.into_iter().chain(std::iter::once(digit));
                words.map(str::to_owned).collect::<Vec<_>>()
            };
            set("trueValues", json!(with(YES, "1")));
            set("falseValues", json!(with(NO, "0")));
        }
        ColumnType::Date | ColumnType::Timestamp => {
            let (kind, format) = times(column, summary);
            set("type", json!(kind));
            if !format.is_empty() {
                set("format", json!(format));
            }
        }
        ColumnType::Json => set("type", json!(json_kind(column, summary))),
        ColumnType::Uuid => {
            set("type", json!("string"));
            set("format", json!("uuid"));
        }
        ColumnType::Url => {
            set("type", json!("string"));
            set("format", json!("uri"));
        }
        ColumnType::Email => {
            set("type", json!("string"));
            set("format", json!("email"));
        }
        ColumnType::Empty
        | ColumnType::Range
        | ColumnType::Phone
        | ColumnType::Html
        | ColumnType::Text => set("type", json!("string")),
    }
}

/// Whether every filled cell is a number of one decimal sign without groups, and whether none has anything around it.
fn numbers(column: &Column, summary: &ColumnSummary) -> Option<bool> {
    let sign = if summary.decimal_comma { ',' } else { '.' };
    let (mut plain, mut bare) = (true, true);
    each_filled(column, summary, |text| {
        let digits = text.trim_matches(|c: char| !c.is_ascii_digit() && !"+-.,".contains(c));
        bare &= digits.len() == text.len();
        plain &= digits
            .chars()
            .all(|c| c.is_ascii_digit() || "+-eE".contains(c) || c == sign)
            && digits.matches(sign).count() <= 1;
    });
    plain.then_some(bare)
}

/// The type and the format of times, as far as one format fits every cell.
fn times(column: &Column, summary: &ColumnSummary) -> (&'static str, &'static str) {
    let day_first = summary.order == DateOrder::DayFirst;
    let forms: [(&str, &str, &str); 12] = [
        ("date", "", "0000-00-00"),
        ("datetime", "", "0000-00-00T00:00:00Z"),
        ("datetime", "%Y-%m-%d %H:%M:%S", "0000-00-00 00:00:00"),
        ("datetime", "%Y-%m-%dT%H:%M:%S", "0000-00-00T00:00:00"),
        ("date", "%Y%m%d", "00000000"),
        (
            "date",
            if day_first { "%d.%m.%Y" } else { "%m.%d.%Y" },
            "00.00.0000",
        ),
        (
            "date",
            if day_first { "%d/%m/%Y" } else { "%m/%d/%Y" },
            "00/00/0000",
        ),
        (
            "date",
            if day_first { "%d-%m-%Y" } else { "%m-%d-%Y" },
            "00-00-0000",
        ),
        (
            "date",
            if day_first { "%d/%m/%y" } else { "%m/%d/%y" },
            "00/00/00",
        ),
        ("integer", "", "0000000000"),
        ("integer", "", "0000000000000"),
        ("integer", "", "00000000000"),
    ];
    let mut fits = [true; 12];
    let mut any = false;
    each_filled(column, summary, |text| {
        any = true;
        for (fits, (_, _, form)) in fits.iter_mut().zip(&forms) {
            *fits = *fits && has_form(text, form);
        }
    });
    let met = fits.iter().zip(&forms).find(|(fits, _)| **fits && any);
    match met {
        Some((_, (kind, format, _))) => (kind, format),
        None if summary.kind == ColumnType::Date => ("date", "any"),
        None => ("datetime", "any"),
    }
}

/// Whether a text has a digit wherever the form has a zero, and the form's own sign everywhere else.
fn has_form(text: &str, form: &str) -> bool {
    text.len() == form.len()
        && text.bytes().zip(form.bytes()).all(|(byte, form)| {
            if form == b'0' {
                byte.is_ascii_digit()
            } else {
                byte == form
            }
        })
}

/// Objects and arrays have types of their own; a column with both has none.
fn json_kind(column: &Column, summary: &ColumnSummary) -> &'static str {
    let (mut objects, mut arrays) = (true, true);
    each_filled(column, summary, |text| {
        objects &= text.starts_with('{');
        arrays &= text.starts_with('[');
    });
    match (objects, arrays) {
        (true, false) => "object",
        (false, true) => "array",
        _ => "string",
    }
}

fn each_filled(column: &Column, summary: &ColumnSummary, mut look: impl FnMut(&str)) {
    column.visit(|text| {
        if !summary.is_null(text) {
            look(text);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::field;
    use crate::engine::table::{Dialect, TableBuilder};
    use crate::engine::types::summarize;

    #[test]
    fn columns_become_fields_of_the_schema() {
        for (name, cells, want) in [
            (
                "count",
                &["1", "2", ""][..],
                r#"{"name":"count","type":"integer"}"#,
            ),
            (
                "code",
                &["a1", "b2"],
                r#"{"name":"code","type":"string","constraints":{"required":true,"unique":true}}"#,
            ),
            (
                "born",
                &["31.12.1990", "01.02.1991"],
                r#"{"name":"born","type":"date","format":"%d.%m.%Y","constraints":{"required":true}}"#,
            ),
            (
                "made_at",
                &["2024-01-02 03:04:05", ""],
                r#"{"name":"made_at","type":"datetime","format":"%Y-%m-%d %H:%M:%S"}"#,
            ),
            (
                "made_at",
                &["2024-01-02 03:04:05+00", ""],
                r#"{"name":"made_at","type":"datetime","format":"any"}"#,
            ),
            (
                "mail",
                &["a@example.com", ""],
                r#"{"name":"mail","type":"string","format":"email"}"#,
            ),
            (
                "data",
                &["{\"a\":1}", "{}"],
                r#"{"name":"data","type":"object","constraints":{"required":true}}"#,
            ),
            (
                "price",
                &["1,5", "2,25", ""],
                r#"{"name":"price","type":"number","decimalChar":","}"#,
            ),
            ("none", &["", ""], r#"{"name":"none","type":"string"}"#),
        ] {
            let mut builder = TableBuilder::new("t.csv", [name]);
            for (line, cell) in (2..).zip(cells) {
                builder.push(line, [*cell]);
            }
            let table = builder.finish(Dialect::default());
            let column = table.columns.first();
            let got = column
                .map(|column| field(name, column, &summarize(column), table.rows()).to_string());
            assert_eq!(got.as_deref(), Some(want));
        }
    }
}
