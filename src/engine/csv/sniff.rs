//! Finds the dialect of a delimited text from its beginning.
//!
//! It must not know file names or what columns mean.

use memchr::memchr;

use super::scan::{Found, Quotes, Record, Scanner, count_lines};
use super::wishes::Wishes;

/// The delimiters that are tried, the likeliest first.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How much text is looked at.
pub(super) const SAMPLE: usize = 256 << 10;
/// How many records are looked at.
const RECORDS: usize = 500;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sniffed {
    pub(super) scanner: Scanner,
    pub(super) header: bool,
    /// Where the first record begins.
    pub(super) at: usize,
    /// Lines before it.
    pub(super) lines: u32,
    /// Those of them that Excel did not write to name the delimiter.
    pub(super) skip: u32,
}

/// The dialect of a text that begins with `sample`. `whole` says that the sample is all there is.
pub(super) fn sniff(sample: &str, whole: bool, wishes: &Wishes) -> Sniffed {
    let mut found = find_delimiter(sample, whole);
    found.delimiter = wishes.delimiter.unwrap_or(found.delimiter);
    let mut at = found.separator_line;
    for _ in 0..wishes.skip.unwrap_or(0) {
        let rest = sample.get(at..).unwrap_or("");
        let length = memchr(b'\n', rest.as_bytes());
        at += length.map_or(rest.len(), |length| length + 1);
    }
    let before = sample.get(..at).unwrap_or("");
    let scanner = Scanner {
        delimiter: found.delimiter,
        quote: wishes.quote.unwrap_or(b'"'),
    };
    let header = wishes
        .header
        .unwrap_or_else(|| !first_row_is_data(sample.get(at..).unwrap_or(""), scanner, whole));
    Sniffed {
        scanner,
        header,
        at,
        lines: count_lines(before.as_bytes()),
        skip: wishes.skip.unwrap_or(0),
    }
}

/// The delimiter alone.
#[derive(Debug, Clone, Copy)]
struct Delimiter {
    delimiter: u8,
    /// Bytes of a `sep=;` line, which Excel writes first, its newline included.
    separator_line: usize,
}

fn find_delimiter(sample: &str, whole: bool) -> Delimiter {
    if let Some(sniffed) = separator_line(sample) {
        return sniffed;
    }
    let mut best = Delimiter {
        delimiter: b',',
        separator_line: 0,
    };
    let mut best_score = 0.0;
    for delimiter in DELIMITERS {
        let score = score(sample, whole, delimiter);
        if score > best_score {
            best_score = score;
            best.delimiter = delimiter;
        }
    }
    best
}

/// Whether a text looks like a table: its lines have equally many cells, more than one.
pub fn looks_like_table(sample: &str, whole: bool) -> bool {
    separator_line(sample).is_some()
        || DELIMITERS
            .iter()
            .any(|&delimiter| score(sample, whole, delimiter) > 1.5)
}

fn separator_line(sample: &str) -> Option<Delimiter> {
    let line = sample.split(['\r', '\n']).next()?;
    let value = line
        .get(..4)
        .filter(|key| key.eq_ignore_ascii_case("sep="))?;
    let mut rest = line.get(value.len()..)?.bytes();
    let delimiter = rest.next()?;
    if rest.next().is_some() || !delimiter.is_ascii() {
        return None;
    }
    let after = sample.get(line.len()..)?;
    let newline = if after.starts_with("\r\n") {
        2
    } else {
        after.len().min(1)
    };
    Some(Delimiter {
        delimiter,
        separator_line: line.len() + newline,
    })
}

/// Whether the first record is data rather than names: a cell of it has the form of an id, a date, an address or a number, the cell below has the
/// same form, and no cell speaks for a header.
fn first_row_is_data(sample: &str, scanner: Scanner, whole: bool) -> bool {
    let mut rows = Vec::new();
    let mut record = Record::default();
    let mut at = 0;
    while rows.len() < 2 && at < sample.len() {
        if scanner.record(sample, at, whole, Quotes::Strict, &mut record) != Found::Record {
            return false;
        }
        at = record.end;
        if !record.is_blank() {
            rows.push(record.cells(sample).map(form).collect::<Vec<_>>());
        }
    }
    let [first, second] = rows.as_slice() else {
        return false;
    };
    let pairs = first.iter().zip(second);
    let is_named = pairs
        .clone()
        .any(|(above, below)| *above == Form::Words && !matches!(below, Form::Words | Form::Empty));
    let same = |form: Form| {
        pairs
            .clone()
            .any(|(above, below)| *above == form && *below == form)
    };
    if is_named {
        return false;
    }
    if same(Form::Id) || same(Form::Date) || same(Form::Address) {
        return true;
    }
    pairs.clone().all(|(above, below)| {
        matches!(
            (above, below),
            (Form::Number | Form::Empty, Form::Number | Form::Empty)
        )
    }) && same(Form::Number)
}

/// The form of a cell, as far as it tells names from data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Empty,
    Id,
    Date,
    Address,
    Number,
    Words,
}

fn form(cell: &str) -> Form {
    let cell = cell.trim();
    let bytes = cell.as_bytes();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    let is = |at: usize, wanted: u8| bytes.get(at) == Some(&wanted);
    if cell.is_empty() {
        Form::Empty
    } else if bytes.len() == 36 && [8, 13, 18, 23].iter().all(|&at| is(at, b'-')) {
        Form::Id
    } else if bytes.len() >= 8
        && digits >= 6
        && (is(4, b'-') && is(7, b'-') || is(2, b'/') && is(5, b'/'))
    {
        Form::Date
    } else if cell.starts_with("http://")
        || cell.starts_with("https://")
        || (cell.contains('@') && cell.contains('.'))
    {
        Form::Address
    } else if cell.parse::<f64>().is_ok() && digits > 0 {
        Form::Number
    } else {
        Form::Words
    }
}

/// How well a delimiter fits: the share of records that have as many cells as the first, times a little for having many.
fn score(sample: &str, whole: bool, delimiter: u8) -> f64 {
    let scanner = Scanner {
        delimiter,
        quote: b'"',
    };
    let mut record = Record::default();
    let mut at = 0;
    let mut width = 0;
    let (mut fitting, mut records) = (0_u32, 0_u32);
    while at < sample.len() && (records as usize) < RECORDS {
        let mut found = scanner.record(sample, at, whole, Quotes::Strict, &mut record);
        if matches!(found, Found::Stray(_) | Found::Unclosed) {
            found = scanner.record(sample, at, whole, Quotes::Literal, &mut record);
        }
        if found == Found::Partial {
            if records > 0 {
                break;
            }
            // A record longer than the sample: what is there of it must do.
            scanner.record(sample, at, true, Quotes::Literal, &mut record);
        }
        at = record.end;
        if record.is_blank() {
            continue;
        }
        if records == 0 {
            width = record.len();
        }
        records += 1;
        fitting += u32::from(record.len() == width);
    }
    if width < 2 || records == 0 {
        return 0.0;
    }
    let cells = f64::from(u32::try_from(width.min(64)).unwrap_or(64));
    f64::from(fitting) / f64::from(records) * (1.0 + cells / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiter_is_the_one_that_splits_evenly() {
        for (sample, delimiter) in [
            ("a,b\n1,2\n", b','),
            ("a;b\n1,5;2\n3,5;4\n", b';'),
            ("a\tb\n1\t2, and 3\n", b'\t'),
            ("a|b|c\n1|2|3\n", b'|'),
            ("a;b;c\n\"x,y\";\"1,2,3\n4,5\";z\n", b';'),
            ("name,note\nx,\"a;b;c\"\ny,\"d;e;f\"\n", b','),
            ("only\none\ncolumn\n", b','),
            ("", b','),
            ("sep=|\na,b|c\n", b'|'),
        ] {
            assert_eq!(
                find_delimiter(sample, true).delimiter,
                delimiter,
                "{sample:?}"
            );
        }
    }

    #[test]
    fn excels_separator_line_is_no_record() {
        assert_eq!(find_delimiter("sep=;\r\na;b", true).separator_line, 7);
        assert_eq!(find_delimiter("sep=;", true).separator_line, 5);
        assert_eq!(find_delimiter("sep,x\n1,2", true).separator_line, 0);
    }
}
