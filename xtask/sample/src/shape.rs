//! How each shape writes a cell, a header and a file's name.
//! It must not know what any table holds.

use crate::Shape;
use crate::calendar::{Day, Minute};
use crate::catalogue::{T, Table};
use crate::cell::{Cell, Json};
use crate::prng::mix;

/// Writes cells in one shape. Appends to byte buffers and keeps nothing but its settings.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Pen {
    shape: Shape,
    seed: u64,
    /// True where ids are to be packed well: only their first group then differs within a table.
    compact: bool,
    /// Between two cells.
    delimiter: u8,
    /// After a row.
    line_end: &'static str,
}

impl Pen {
    /// The pen of a shape; `seed` makes the ids, which pack well if they are `compact`.
    pub(crate) fn new(shape: Shape, seed: u64, compact: bool) -> Self {
        let (delimiter, line_end) = if shape == Shape::Sheet {
            (b';', "\r\n")
        } else {
            (b',', "\n")
        };
        Self {
            shape,
            seed,
            compact,
            delimiter,
            line_end,
        }
    }

    /// What a file begins with, before the header.
    pub(crate) fn mark(self) -> &'static [u8] {
        if self.shape == Shape::Sheet {
            "\u{feff}".as_bytes()
        } else {
            b""
        }
    }

    /// The path of a table's file in the zip.
    pub(crate) fn path(self, folder: &str, snake: &str, camel: &str, sheet: &str) -> String {
        match self.shape {
            Shape::Snake if folder == "referenceData" => format!("reference-data/{snake}.csv"),
            Shape::Snake => format!("{folder}/{snake}.csv"),
            Shape::Camel => format!("{ROOT}{folder}/{camel}.csv"),
            Shape::Sheet => format!("{sheet}.csv"),
        }
    }

    /// The path of a table of the catalogue.
    pub(crate) fn table_path(self, table: &Table) -> String {
        self.path(table.folder, table.snake, table.camel, table.sheet)
    }

    /// A column's name.
    pub(crate) fn column(self, snake: &str) -> String {
        match self.shape {
            Shape::Snake => snake.to_owned(),
            Shape::Camel => camel(snake),
            Shape::Sheet => title(snake),
        }
    }

    /// A header or a row of ready texts.
    pub(crate) fn line<'a>(self, out: &mut Vec<u8>, cells: impl Iterator<Item = &'a str>) {
        for (index, cell) in cells.enumerate() {
            self.separate(out, index);
            self.text(out, cell);
        }
        self.end(out);
    }

    /// What stands before the cell at `index`.
    pub(crate) fn separate(self, out: &mut Vec<u8>, index: usize) {
        if index > 0 {
            out.push(self.delimiter);
        }
    }

    /// What stands after a row.
    pub(crate) fn end(self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.line_end.as_bytes());
    }

    /// A cell. `own` is the row's own table and number.
    pub(crate) fn cell(self, out: &mut Vec<u8>, cell: &Cell, own: (T, u32)) {
        match cell {
            Cell::Null => {}
            Cell::Text(text) => self.text(out, text),
            Cell::Json(json) => {
                let mut text = String::new();
                self.json(&mut text, json, own);
                self.text(out, &text);
            }
            Cell::Bool(value) => out.extend_from_slice(
                match (self.shape, value) {
                    (Shape::Snake, true) => "true",
                    (Shape::Snake, false) => "false",
                    (Shape::Camel, true) => "t",
                    (Shape::Camel, false) => "f",
                    (Shape::Sheet, true) => "Yes",
                    (Shape::Sheet, false) => "No",
                }
                .as_bytes(),
            ),
            Cell::Range(low, high) if self.shape == Shape::Camel => {
                self.text(out, &format!("[{low},{})", high + 1));
            }
            Cell::Range(low, high) => self.text(out, &format!("[{low},{high}]")),
            _ => {
                let mut text = String::new();
                self.plain(&mut text, cell, own);
                out.extend_from_slice(text.as_bytes());
            }
        }
    }

    /// A nested value as JSON.
    pub(crate) fn json(self, out: &mut String, json: &Json, own: (T, u32)) {
        match json {
            Json::Plain(cell) => self.json_cell(out, cell, own),
            Json::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    comma(out, index);
                    self.json(out, item, own);
                }
                out.push(']');
            }
            Json::Object(fields) => {
                out.push('{');
                for (index, (key, value)) in fields.iter().enumerate() {
                    comma(out, index);
                    self.json_key(out, key);
                    self.json(out, value, own);
                }
                out.push('}');
            }
        }
    }

    /// A key, with its colon.
    pub(crate) fn json_key(self, out: &mut String, snake: &str) {
        if self.shape == Shape::Camel {
            quote_json(out, &camel(snake));
        } else {
            quote_json(out, snake);
        }
        out.push(':');
    }

    /// A plain cell as JSON, in JSON's own forms.
    pub(crate) fn json_cell(self, out: &mut String, cell: &Cell, own: (T, u32)) {
        match cell {
            Cell::Null => out.push_str("null"),
            Cell::Text(text) => quote_json(out, text),
            Cell::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Cell::Int(value) => out.push_str(&value.to_string()),
            Cell::Cents(value) => decimal(out, *value, '.'),
            Cell::Json(json) => self.json(out, json, own),
            Cell::Date(day) => {
                let (year, month, day) = day.civil();
                quote_json(out, &format!("{year:04}-{month:02}-{day:02}"));
            }
            Cell::Time(minute) => {
                let (day, clock) = minute.split();
                let (year, month, day) = day.civil();
                let zone = if self.shape == Shape::Camel {
                    "+00:00"
                } else {
                    "Z"
                };
                let text = format!(
                    "{year:04}-{month:02}-{day:02}T{:02}:{:02}:00{zone}",
                    clock / 60,
                    clock % 60
                );
                quote_json(out, &text);
            }
            Cell::Key | Cell::KeyAgain | Cell::Ref(..) if self.shape == Shape::Sheet => {
                self.plain(out, cell, own);
            }
            Cell::Key | Cell::KeyAgain | Cell::Ref(..) | Cell::Range(..) => {
                let mut text = String::new();
                self.plain(&mut text, cell, own);
                quote_json(out, &text);
            }
        }
    }

    /// A cell that never needs quotes.
    fn plain(self, out: &mut String, cell: &Cell, own: (T, u32)) {
        match cell {
            Cell::Key => self.id(out, own.0, own.1),
            Cell::KeyAgain => self.id(out, own.0, own.1.saturating_sub(1)),
            Cell::Ref(table, index) => self.id(out, *table, *index),
            Cell::Int(value) => out.push_str(&value.to_string()),
            Cell::Cents(value) => decimal(
                out,
                *value,
                if self.shape == Shape::Sheet { ',' } else { '.' },
            ),
            Cell::Date(day) => self.date(out, *day),
            Cell::Time(minute) => self.time(out, *minute),
            Cell::Null | Cell::Text(_) | Cell::Bool(_) | Cell::Range(..) | Cell::Json(_) => {}
        }
    }

    /// The id of a table's row: a version 4 uuid, or the row's number from 1.
    fn id(self, out: &mut String, table: T, index: u32) {
        use std::fmt::Write as _;
        if self.shape == Shape::Sheet {
            out.push_str(&(u64::from(index) + 1).to_string());
            return;
        }
        let base = mix(self.seed ^ (u64::from(table as u8) << 56));
        let (mut high, low) = if self.compact {
            (mix(base), mix(!base))
        } else {
            (mix(base ^ u64::from(index)), mix(!base ^ u64::from(index)))
        };
        if self.compact {
            // An odd factor maps no two numbers to one.
            let first = (base as u32) ^ index.wrapping_add(1).wrapping_mul(0x9E37_79B1);
            high = (u64::from(first) << 32) | (high & 0xffff_ffff);
        }
        let written = write!(
            out,
            "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
            high >> 32,
            (high >> 16) & 0xffff,
            high & 0xfff,
            ((low >> 48) & 0x3fff) | 0x8000,
            low & 0xffff_ffff_ffff
        );
        debug_assert!(written.is_ok(), "a String takes everything");
    }

    fn date(self, out: &mut String, day: Day) {
        let (year, month, day) = day.civil();
        let text = match self.shape {
            Shape::Snake | Shape::Camel => format!("{year:04}-{month:02}-{day:02}"),
            Shape::Sheet => format!("{day:02}/{month:02}/{year:04}"),
        };
        out.push_str(&text);
    }

    fn time(self, out: &mut String, minute: Minute) {
        let (day, clock) = minute.split();
        let (hour, minute) = (clock / 60, clock % 60);
        self.date(out, day);
        let text = match self.shape {
            Shape::Snake => format!("T{hour:02}:{minute:02}:00Z"),
            Shape::Camel => format!(" {hour:02}:{minute:02}:00+00"),
            Shape::Sheet => format!(" {hour:02}:{minute:02}"),
        };
        out.push_str(&text);
    }

    /// A text, in quotes where RFC 4180 asks for them.
    fn text(self, out: &mut Vec<u8>, text: &str) {
        let bytes = text.as_bytes();
        if !bytes
            .iter()
            .any(|&byte| byte == self.delimiter || matches!(byte, b'"' | b'\n' | b'\r'))
        {
            out.extend_from_slice(bytes);
            return;
        }
        out.push(b'"');
        for (index, part) in bytes.split(|&byte| byte == b'"').enumerate() {
            if index > 0 {
                out.extend_from_slice(b"\"\"");
            }
            out.extend_from_slice(part);
        }
        out.push(b'"');
    }
}

/// The root folder of the shape `camel`.
pub(crate) const ROOT: &str = "stardex-export-2026-11-02/";

/// A comma before all but the first.
pub(crate) fn comma(out: &mut String, index: usize) {
    if index > 0 {
        out.push(',');
    }
}

/// A JSON string.
fn quote_json(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            _ => out.push(letter),
        }
    }
    out.push('"');
}

/// Hundredths as a decimal number without trailing zeros.
fn decimal(out: &mut String, cents: i64, point: char) {
    let (whole, rest) = (cents / 100, cents % 100);
    out.push_str(&whole.to_string());
    if rest != 0 {
        out.push(point);
        out.push_str(format!("{rest:02}").trim_end_matches('0'));
    }
}

/// `start_date` as `startDate`.
fn camel(snake: &str) -> String {
    let mut out = String::with_capacity(snake.len());
    for (index, word) in snake.split('_').enumerate() {
        let mut letters = word.chars();
        match letters.next() {
            Some(first) if index > 0 => out.push(first.to_ascii_uppercase()),
            Some(first) => out.push(first),
            None => {}
        }
        out.push_str(letters.as_str());
    }
    out
}

/// `linkedin_public_id` as `LinkedIn Public ID`.
fn title(snake: &str) -> String {
    let words: Vec<String> = snake
        .split('_')
        .map(|word| match word {
            "id" => "ID".to_owned(),
            "url" => "URL".to_owned(),
            "html" => "HTML".to_owned(),
            "ai" => "AI".to_owned(),
            "linkedin" => "LinkedIn".to_owned(),
            "of" | "in" | "by" | "on" => word.to_owned(),
            _ => {
                let mut letters = word.chars();
                letters
                    .next()
                    .map(|first| first.to_ascii_uppercase())
                    .into_iter()
                    .chain(letters)
                    .collect()
            }
        })
        .collect();
    words.join(" ")
}
