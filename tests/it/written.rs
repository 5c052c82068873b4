//! The law of reading: what a writer wrote in any dialect and encoding is what is read, cell by cell.

use proptest::prelude::*;
use vitrine::engine::amend::ReadAs;
use vitrine::engine::archive::Limits;
use vitrine::engine::csv::{Feed, TableReader};
use vitrine::engine::warning::{Warning, WarningKind};

use super::reading::cells;

/// How a table is written.
#[derive(Debug, Clone)]
struct Style {
    delimiter: char,
    quote: Option<char>,
    has_backslashes: bool,
    newline: &'static str,
    has_header: bool,
    ends_rows: bool,
}

impl Style {
    fn write(&self, rows: &[Vec<String>]) -> String {
        let mut text = String::new();
        for row in rows {
            for (at, cell) in row.iter().enumerate() {
                if at > 0 {
                    text.push(self.delimiter);
                }
                self.write_cell(cell, &mut text);
            }
            if self.ends_rows {
                text.push(self.delimiter);
            }
            text.push_str(self.newline);
        }
        text
    }

    fn write_cell(&self, cell: &str, text: &mut String) {
        let Some(quote) = self.quote else {
            text.push_str(cell);
            return;
        };
        text.push(quote);
        for character in cell.chars() {
            if self.has_backslashes && (character == quote || character == '\\') {
                text.push('\\');
            } else if character == quote {
                text.push(quote);
            }
            text.push(character);
        }
        text.push(quote);
    }
}

fn delimiter() -> impl Strategy<Value = char> {
    proptest::sample::select(vec![',', ';', '\t', '|', '^', '~', '\u{1}', '\u{1f}'])
}

fn newline() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec!["\n", "\r\n", "\r"])
}

/// A dialect with quotation marks around every cell.
fn quoting() -> impl Strategy<Value = Style> {
    let quote = proptest::sample::select(vec!['"', '\'']);
    (delimiter(), quote, any::<[bool; 3]>(), newline()).prop_map(
        |(delimiter, quote, [has_backslashes, has_header, ends_rows], newline)| Style {
            delimiter,
            quote: Some(quote),
            has_backslashes,
            newline,
            has_header,
            ends_rows,
        },
    )
}

/// A dialect without quotation marks.
fn bare() -> impl Strategy<Value = Style> {
    (delimiter(), any::<bool>(), newline()).prop_map(|(delimiter, has_header, newline)| Style {
        delimiter,
        quote: None,
        has_backslashes: false,
        newline,
        has_header,
        ends_rows: false,
    })
}

/// Encodings, with a letter beyond ASCII that each has. The reader is told the name of those that have one here; the others show by themselves.
fn encoding() -> impl Strategy<Value = (&'static str, Option<&'static str>, char)> {
    proptest::sample::select(vec![
        ("utf-8", None, 'é'),
        ("utf-8 with a mark", None, '漢'),
        ("utf-16le", None, 'ж'),
        ("utf-16be", None, '漢'),
        ("utf-32le", None, 'é'),
        ("windows-1252", Some("windows-1252"), 'é'),
        ("macintosh", Some("macintosh"), 'é'),
        ("iso-8859-15", Some("iso-8859-15"), 'œ'),
        ("koi8-r", Some("koi8-r"), 'ж'),
        ("windows-1251", Some("windows-1251"), 'ж'),
        ("shift_jis", Some("shift_jis"), '表'),
        ("euc-jp", Some("euc-jp"), '漢'),
        ("gb18030", Some("gb18030"), '漢'),
        ("big5", Some("big5"), '功'),
        ("euc-kr", Some("euc-kr"), '한'),
    ])
}

fn encode(text: &str, name: &str) -> Vec<u8> {
    let marked = || format!("\u{feff}{text}");
    match name {
        "utf-8" => text.as_bytes().to_vec(),
        "utf-8 with a mark" => marked().into_bytes(),
        "utf-16le" => marked().encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => marked().encode_utf16().flat_map(u16::to_be_bytes).collect(),
        "utf-32le" => marked()
            .chars()
            .flat_map(|c| u32::from(c).to_le_bytes())
            .collect(),
        label => {
            let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
            let (bytes, _, is_lossy) = encoding.encode(text);
            assert!(!is_lossy, "{label}");
            bytes.into_owned()
        }
    }
}

/// Reads bytes in pieces of a size.
fn read(bytes: &[u8], size: usize, read_as: &ReadAs) -> (Vec<Vec<String>>, Vec<Warning>, usize) {
    let mut reader = TableReader::new("t.csv", Limits::default()).reading_as(read_as.clone());
    'reading: loop {
        for piece in bytes.chunks(size) {
            let mut fed = reader.feed(piece);
            while fed == Feed::Again {
                fed = reader.feed(&[]);
            }
            if fed == Feed::FromStart {
                continue 'reading;
            }
        }
        let mut fed = reader.end();
        while fed == Feed::Again {
            fed = reader.end();
        }
        if fed == Feed::More {
            let (table, warnings) = reader.finish();
            return (cells(&table), warnings, table.heap_bytes());
        }
    }
}

/// Letters and all that has a meaning in some dialect; `#` stands for a letter of the encoding.
fn text() -> impl Strategy<Value = String> {
    "[a-zA-Z#,;|^~:\\\\\"' \t\n\r\u{1}\u{1f}]{0,8}"
}

/// The columns' names, where there is a header: else numbers. Then the rows.
fn expected(style: &Style, headers: Vec<String>, rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let headers = if style.has_header {
        headers
    } else {
        (1..=headers.len())
            .map(|at| format!("column {at}"))
            .collect()
    };
    [headers].into_iter().chain(rows).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    /// With every cell in quotation marks the dialect is determinable from a dozen rows, under these conditions: there is a column of numbers, by
    /// which a header is told from data; and where a backslash escapes, the first row has a quotation mark to be escaped.
    #[test]
    fn what_is_written_in_any_dialect_is_read_without_being_told(
        style in quoting(),
        (encoding, label, letter) in encoding(),
        (width, texts) in (1_usize..4).prop_flat_map(|width| {
            let row = proptest::collection::vec(text(), width);
            (Just(width), proptest::collection::vec(row, 12..24))
        }),
        size in proptest::sample::select(vec![1_usize, 7, 4_096]),
    ) {
        let headers: Vec<String> = std::iter::once("id".to_owned())
            .chain((0..width).map(|at| format!("text_{at}")))
            .collect();
        let mut rows: Vec<Vec<String>> = texts
            .iter()
            .enumerate()
            .map(|(at, texts)| {
                let texts = texts.iter().map(|text| text.replace('#', &letter.to_string()));
                std::iter::once((at + 1).to_string()).chain(texts).collect()
            })
            .collect();
        let quote = style.quote.unwrap_or('"');
        rows[0][1] = format!("say {quote}hi{quote}, \\ then");
        let mut written = rows.clone();
        if style.has_header {
            written.insert(0, headers.clone());
        }
        let bytes = encode(&style.write(&written), encoding);
        let read_as = ReadAs { encoding: label.map(str::to_owned), ..ReadAs::default() };
        let (read, warnings, heap) = read(&bytes, size, &read_as);
        prop_assert_eq!(read, expected(&style, headers, rows));
        let odd = |warning: &&Warning| warning.kind != WarningKind::NoHeader;
        prop_assert_eq!(warnings.iter().find(odd), None);
        prop_assert!(heap <= 64 * bytes.len() + 4_096, "{} of {}", heap, bytes.len());
    }

    /// Of one or two rows nothing can be found out; told how they are written, the reader reads them all the same. Backslashes are left out without
    /// quotation marks, where they could be escapes, and empty cells, which could be no cells.
    #[test]
    fn a_tiny_table_is_read_as_the_reader_says(
        style in prop_oneof![quoting(), bare()],
        (encoding, label, letter) in encoding(),
        texts in proptest::collection::vec(proptest::collection::vec(text(), 2), 1..3),
    ) {
        let style = Style { has_backslashes: false, ends_rows: false, ..style };
        let clean = |text: &str| {
            let text = text.replace('#', &letter.to_string());
            if style.quote.is_some() {
                return text.replace('\\', "/");
            }
            let text: String = text.chars().filter(|c| !matches!(c, '\\' | '\n' | '\r') && *c != style.delimiter).collect();
            format!("{text}x")
        };
        let rows: Vec<Vec<String>> = texts.iter().map(|row| row.iter().map(|text| clean(text)).collect()).collect();
        let headers = vec!["one".to_owned(), "two".to_owned()];
        let mut written = rows.clone();
        if style.has_header {
            written.insert(0, headers.clone());
        }
        let bytes = encode(&style.write(&written), encoding);
        let read_as = ReadAs {
            encoding: label.map(str::to_owned),
            delimiter: Some(style.delimiter),
            quote: Some(style.quote),
            header: Some(style.has_header),
            skip: Some(0),
        };
        let (read, warnings, _) = read(&bytes, 4_096, &read_as);
        prop_assert_eq!(read, expected(&style, headers, rows));
        prop_assert_eq!(warnings, vec![]);
    }

    /// The pieces in which bytes come change nothing, whatever the bytes are, and memory stays within a small multiple of them.
    #[test]
    fn pieces_and_memory_of_any_bytes(bytes in proptest::collection::vec(
        prop_oneof![any::<u8>(), proptest::sample::select(b"ab1 ,;\t|\"'\\\n\r#".to_vec())],
        0..600,
    )) {
        let whole = read(&bytes, bytes.len().max(1), &ReadAs::default());
        for size in [1, 7, 4_096] {
            prop_assert_eq!(&read(&bytes, size, &ReadAs::default()), &whole);
        }
        prop_assert!(whole.2 <= 256 * bytes.len() + 4_096, "{} of {}", whole.2, bytes.len());
    }
}
