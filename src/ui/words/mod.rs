//! Every word of the page that does not come from the export, in one place, ready to be translated.
//!
//! It must not know where a word stands beyond what its name says.

pub(crate) mod charts;
pub(crate) mod commands;
pub(crate) mod documents;
mod leaving;
pub(crate) mod links;
pub(crate) mod lists;
pub(crate) mod lock;
mod open;
mod record;
pub(crate) mod search;
pub(crate) mod structure;
mod timeline;
mod warning;

pub(crate) use leaving::*;
pub(crate) use open::*;
pub(crate) use record::*;
pub(crate) use timeline::*;
pub(crate) use warning::warning_kind;

use crate::engine::view::TableInfo;
use crate::ui::format::{bytes, count};

pub(crate) const EXPORT: &str = "Export";
pub(crate) const MENU: &str = "Contents of the export";
pub(crate) const SKIP: &str = "Skip to the page";
pub(crate) const SEARCH: &str = "Search everything";
pub(crate) const OVERVIEW: &str = "Overview";
pub(crate) const REFERENCE_DATA: &str = "Reference data";
pub(crate) const ALL_TABLES: &str = "All tables";

pub(crate) const FOUND: &str = "What was found";
pub(crate) const FACT_SPAN: &str = "From – to";
pub(crate) const FACT_ROWS: &str = "Rows";
pub(crate) const FACT_TABLES: &str = "Tables";
pub(crate) const FACT_SIZE: &str = "Size";
pub(crate) const FACT_PROFILE: &str = "Recognised as";
pub(crate) const ABSENT: &str = "Not in this export";
pub(crate) const ABSENT_NOTE: &str =
    "These can be part of an export of this kind, but no file of this one holds them.";
pub(crate) const UNKNOWN: &str = "Not recognised";
pub(crate) const UNKNOWN_NOTE: &str =
    "What these tables mean is not known. They can be read and searched all the same.";
pub(crate) const WARNINGS: &str = "Warnings";
pub(crate) const WARNINGS_NOTE: &str = "Odd places in the files. Everything around them was read.";
pub(crate) const NO_WARNINGS: &str = "Every file was read without a warning.";

pub(crate) const TABLES_LEAD: &str = "Every file of the export, row by row, as it was written.";
pub(crate) const TABLE: &str = "Table";
pub(crate) const ROWS: &str = "Rows";
pub(crate) const COLUMNS: &str = "Columns";
pub(crate) const HOLDS: &str = "Holds";
pub(crate) const NOT_KNOWN: &str = "not known to the profile";

pub(crate) const LIST: &str = "List";
pub(crate) const FILTER: &str = "Filter";

pub(crate) const RECORD: &str = "Record";
pub(crate) const UNNAMED: &str = "Without a name";
pub(crate) const OPEN_RECORD: &str = "Open the record";
pub(crate) const NOTHING_HERE: &str = "Nothing in this export.";
pub(crate) const MISSING: &str = "not in this export";
pub(crate) const YES: &str = "Yes";
pub(crate) const NO: &str = "No";
pub(crate) const SHOW_ALL: &str = "Show all";
pub(crate) const SHOW_LESS: &str = "Show less";
pub(crate) const SHOW_DATA: &str = "Show data";
pub(crate) const RAW_ROW: &str = "Raw row";
pub(crate) const WHOLE_TABLE: &str = "See the whole table";
pub(crate) const EMPTY_CELL: &str = "–";
pub(crate) const BY: &str = "by";
pub(crate) const SINCE: &str = "since";
pub(crate) const NO_DATE: &str = "Without a date";
pub(crate) const ALL_KINDS: &str = "All";
pub(crate) const FILTER_BY_KIND: &str = "Show only one kind";

pub(crate) const SEARCH_RESULTS: &str = "Search";
pub(crate) const SEARCH_HINT: &str = "Type a name, a company, an e-mail address, or words from a note. Capitals and accents make no difference.";
pub(crate) const FOUND_NOTHING: &str = "Try fewer words, or only the beginning of a word.";
pub(crate) const SEARCH_WAITS: &str =
    "The export is still being read; what is not read yet cannot be found yet.";

pub(crate) const NOT_HERE: &str = "Not in this export";
pub(crate) const NOT_IN_EXPORT: &str = "There is no such page in the export that is open.";
pub(crate) const TO_OVERVIEW: &str = "Go to the overview";

/// The title of the browser's window.
pub(crate) fn window_title(page: &str) -> String {
    if page.is_empty() || page == PRODUCT {
        PRODUCT.to_owned()
    } else {
        format!("{page} – {PRODUCT}")
    }
}

/// `1.2 MB of 4 MB`
pub(crate) fn of(part: &str, whole: &str) -> String {
    format!("{part} of {whole}")
}

/// `12 of 340`, or `340 rows` when nothing is filtered out.
pub(crate) fn of_rows(filtered: u32, total: u32) -> String {
    if filtered == total {
        rows(total.into())
    } else {
        of(&count(filtered), &count(total))
    }
}

/// `12 of 340`, or only `340`, beside a title that says what is counted.
pub(crate) fn of_total(filtered: u32, total: u32) -> String {
    if filtered == total {
        count(total)
    } else {
        of(&count(filtered), &count(total))
    }
}

/// `1 row`, `340 rows`
pub(crate) fn rows(number: u64) -> String {
    plural(number, "row", "rows")
}

/// What a progress bar says to people who listen.
pub(crate) fn progress(at: &str, done: u64, total: u64) -> String {
    format!("Reading {at}, {} of {}", bytes(done), bytes(total))
}

/// `3 of 29 tables`
pub(crate) fn tables_done(done: u32, total: u32) -> String {
    format!(
        "{} of {}",
        count(done),
        plural(total.into(), "table", "tables")
    )
}

/// How many tables there are, and how many of them are read as long as not all are.
pub(crate) fn tables_read(tables: &[TableInfo]) -> String {
    let read = tables.iter().filter(|table| table.complete).count();
    let number = |number: usize| count(u64::try_from(number).unwrap_or(u64::MAX));
    if read == tables.len() {
        number(read)
    } else {
        of(&number(read), &number(tables.len()))
    }
}

/// The names of the files that were opened.
pub(crate) fn files(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [one, rest @ ..] => format!("{one} and {} more files", rest.len()),
    }
}

/// The bytes that were opened, and those that came out of them.
pub(crate) fn sizes(files: u64, tables: u64) -> String {
    if files == tables || tables == 0 {
        bytes(files)
    } else {
        format!("{}, {} unpacked", bytes(files), bytes(tables))
    }
}

/// `persons/persons.csv, line 12`
pub(crate) fn file_line(file: &str, line: Option<u32>) -> String {
    match line {
        Some(line) => format!("{file}, line {}", count(line)),
        None => file.to_owned(),
    }
}

/// The button that draws what was left out.
pub(crate) fn show_more(left: usize) -> String {
    format!(
        "Show {} more",
        count(u64::try_from(left).unwrap_or(u64::MAX))
    )
}

/// Things that are not listed.
pub(crate) fn and_more(left: usize) -> String {
    format!(
        "and {} more",
        count(u64::try_from(left).unwrap_or(u64::MAX))
    )
}

/// The name of a link to a row's own page.
pub(crate) fn open_named(name: &str) -> String {
    if name.is_empty() {
        OPEN_RECORD.to_owned()
    } else {
        format!("Open “{name}”")
    }
}

/// The name of a list's filter.
pub(crate) fn filter_of(list: &str) -> String {
    format!("Filter {list}")
}

/// What is counted, where the count itself stands beside.
pub(crate) fn warnings_word(number: u64) -> &'static str {
    if number == 1 { "warning" } else { "warnings" }
}

fn plural(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", count(number), if number == 1 { one } else { many })
}
