//! How tables were read, in words.
//!
//! It must not read anything.

use std::collections::BTreeMap;

use crate::engine::table::{Dialect, Origin, Table};
use crate::engine::view::DialectStructure;

/// How a table was read; none for one that was lifted out of cells, or that has no columns.
pub(super) fn dialect(table: &Table) -> Option<&Dialect> {
    match &table.origin {
        Origin::Entry { dialect, .. } if !table.columns.is_empty() => Some(dialect),
        _ => None,
    }
}

/// A dialect, ready to show.
pub(super) fn in_words(dialect: &Dialect) -> DialectStructure {
    DialectStructure {
        encoding: dialect.encoding.clone(),
        bom: dialect.bom,
        delimiter: dialect.delimiter,
        quote: dialect.quote,
        header: dialect.header,
        skip: dialect.skip,
        notes: notes(dialect),
    }
}

fn notes(dialect: &Dialect) -> Vec<String> {
    let mut notes = Vec::new();
    match dialect.escape {
        Some('\\') => notes.push("backslash escapes".to_owned()),
        Some(escape) => notes.push(format!("escapes by {escape}")),
        None => {}
    }
    if let Some(mark) = &dialect.comment {
        notes.push(format!("comment lines, {mark}"));
    }
    if dialect.trailing_delimiter {
        notes.push("trailing delimiters".to_owned());
    }
    notes
}

/// What most tables are like: their encoding, and the character between cells. None when no half of them agrees.
pub(super) struct Usual<'a> {
    pub(super) encoding: Option<&'a str>,
    pub(super) delimiter: Option<char>,
}

/// How most of these tables are written.
pub(super) fn usual<'a>(dialects: &[&'a Dialect]) -> Usual<'a> {
    Usual {
        encoding: majority(dialects.iter().map(|dialect| dialect.encoding.as_str())),
        delimiter: majority(dialects.iter().map(|dialect| dialect.delimiter)),
    }
}

/// What more than half of them are.
fn majority<T: Ord + Copy>(all: impl Iterator<Item = T>) -> Option<T> {
    let mut counts: BTreeMap<T, usize> = BTreeMap::new();
    let mut total = 0;
    for one in all {
        *counts.entry(one).or_default() += 1;
        total += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    most.filter(|(_, count)| count * 2 > total)
        .map(|(one, _)| one)
}

/// A character between cells, in words.
pub(super) fn delimiter_in_words(delimiter: char) -> String {
    match delimiter {
        ',' => "commas".to_owned(),
        ';' => "semicolons".to_owned(),
        '\t' => "tabs".to_owned(),
        '|' => "vertical bars".to_owned(),
        ' ' => "blanks".to_owned(),
        ':' => "colons".to_owned(),
        other if other.is_control() => format!("the character {}", other.escape_unicode()),
        other => format!("\"{other}\""),
    }
}
