//! Words of the pages about what was understood: tables, how they are read, columns, profiles.
//!
//! It must not know where a word stands beyond what its name says.

use super::{count, plural};
use crate::engine::view::{ColumnType, FindingKind};

pub(crate) const STRUCTURE: &str = "Structure";
pub(crate) const LEAD: &str = "What Vitrine understood of this export, and why. Whatever it got wrong you can put right here; your files stay as they are.";
pub(crate) const PARTS: &str = "Parts of the structure";
pub(crate) const TABLES: &str = "Tables";
pub(crate) const LINKS: &str = "Links";
pub(crate) const DIAGRAM: &str = "Diagram";
pub(crate) const PROFILE: &str = "Profile";
pub(crate) const ALL_TABLES: &str = "All tables of the structure";

pub(crate) const UNDO: &str = "Undo";
pub(crate) const REDO: &str = "Redo";
pub(crate) const NOTHING_TO_UNDO: &str = "Nothing to undo";
pub(crate) const NOTHING_TO_REDO: &str = "Nothing to redo";

pub(crate) const FINDINGS: &str = "What was found";
pub(crate) const NO_FINDINGS: &str =
    "Nothing is missing, new or written in an unusual way, as far as the profile can tell.";
pub(crate) const SEE_ROWS: &str = "See the rows";
pub(crate) const FROM_STRUCTURE: &str = "See them table by table under “Structure”";

pub(crate) const FILLED: &str = "Filled";
pub(crate) const READ_AS: &str = "Read as";
pub(crate) const KEY: &str = "Key";
pub(crate) const NO_KEY: &str = "none";
pub(crate) const LINKS_OUT: &str = "Links out";
pub(crate) const LINKS_IN: &str = "Links in";
pub(crate) const JUNCTION: &str = "ties other tables together";
pub(crate) const BY_YOU: &str = "set by you";
pub(crate) const NO_TABLES: &str = "No table has been read yet.";

pub(crate) const ENCODING: &str = "Encoding";
pub(crate) const DELIMITER: &str = "Character between cells";
pub(crate) const QUOTE: &str = "Character around cells";
pub(crate) const HEADER: &str = "Names of the columns";
pub(crate) const SKIP: &str = "Lines to skip at the top";
pub(crate) const SKIP_HINT: &str = "Leave empty to have it found out.";
pub(crate) const AS_FOUND: &str = "As found";
pub(crate) const ENCODINGS_COMMON: &str = "Common";
pub(crate) const ENCODINGS_OTHER: &str = "All others";
pub(crate) const HEADER_YES: &str = "The first row names the columns";
pub(crate) const HEADER_NO: &str = "There is no such row";
pub(crate) const HEADER_ROW: &str = "names in the first row";
pub(crate) const NO_HEADER_ROW: &str = "no row of names";
pub(crate) const QUOTE_NONE: &str = "None: quotation marks are text";
pub(crate) const READ_AGAIN: &str = "Read again";
pub(crate) const CLOSE: &str = "Close";
pub(crate) const READING_HINT: &str =
    "Choose only what is wrong. “Read again” reads this table anew; every page follows.";

pub(crate) const COLUMN: &str = "Column";
pub(crate) const HOLDS: &str = "Holds";
pub(crate) const DIFFERENT: &str = "Different";
pub(crate) const LEAST: &str = "Least";
pub(crate) const GREATEST: &str = "Greatest";
pub(crate) const COMMON: &str = "Most frequent";
pub(crate) const ODD: &str = "Does not fit";
pub(crate) const ALL_DIFFERENT: &str = "every value once";
pub(crate) const LINKS_FROM_HERE: &str = "Refers to";
pub(crate) const LINKS_TO_HERE: &str = "Referred to by";
pub(crate) const NO_LINKS_FROM: &str = "No column of this table refers to another table.";
pub(crate) const NO_LINKS_TO: &str = "No other table refers to this one.";
pub(crate) const SEE_TABLE: &str = "See every row";
pub(crate) const SEE_DIAGRAM: &str = "Draw it with its neighbours";
pub(crate) const SEE_REPEATED: &str = "See the rows that repeat a key";
pub(crate) const SEE_DOUBTFUL: &str = "See the rows with a warning";
pub(crate) const SEE_ROW: &str = "See the row";
pub(crate) const NO_TABLE_WARNINGS: &str = "This table was read without a warning.";
pub(crate) const NEAR_KEYS: &str = "Nearly a key";

pub(crate) const PROFILE_LEAD: &str = "A profile is a small file with names only: which table holds people, what its columns are called, in which order a page shows them. It holds nothing of your data.";
pub(crate) const PROFILE_NONE: &str = "None: the files have names that no profile knows. Everything shown was found out from names and values.";
pub(crate) const PROFILE_IN_FORCE: &str = "In force";
pub(crate) const PROFILES_BUILT_IN: &str = "Built in";
pub(crate) const LOAD_PROFILE: &str = "Load a profile";
pub(crate) const BUILT_IN_PROFILE: &str = "Use the built-in one";
pub(crate) const PROFILE_TOO_LONG: &str = "This file is longer than a profile can be (1 MB). Choose a profile in the form of a .toml file.";
pub(crate) const PROFILE_UNREADABLE: &str =
    "The browser could not read this file. Choose it again, or another one.";
pub(crate) const PROFILE_PROBLEM: &str = "The profile is not used";
pub(crate) const SAVE_TITLE: &str = "Take it with you";
pub(crate) const SAVE_LEAD: &str = "Both files hold names of tables and columns, types, keys and links, with what you confirmed and rejected. They hold no rows.";
pub(crate) const SAVE_PROFILE: &str = "Save draft profile";
pub(crate) const SAVE_PACKAGE: &str = "Save datapackage.json";
pub(crate) const SAVE_PROFILE_HINT: &str =
    "To be corrected by hand and loaded here with the next export of this kind.";
pub(crate) const SAVE_PACKAGE_HINT: &str = "A Frictionless data package, for other tools.";
pub(crate) const REPORT_TITLE: &str = "Report a problem";
pub(crate) const REPORT_LEAD: &str = "When something looks wrong, this file tells what Vitrine made of the export without telling what is in it. Attach it to your report instead of data.";
pub(crate) const SAVE_REPORT: &str = "Save report";
pub(crate) const SAVE_REPORT_HINT: &str = "Versions, kinds, counts and warnings. No cell, and no name but those that the built-in profile has.";
pub(crate) const SAVE_FAILED: &str = "The browser did not take the file.";

/// What undoing would take back.
pub(crate) fn undo(what: Option<&str>) -> String {
    what.map_or_else(
        || NOTHING_TO_UNDO.to_owned(),
        |what| format!("{UNDO}: {what}"),
    )
}

/// What redoing would do again.
pub(crate) fn redo(what: Option<&str>) -> String {
    what.map_or_else(
        || NOTHING_TO_REDO.to_owned(),
        |what| format!("{REDO}: {what}"),
    )
}

/// Something was taken back.
pub(crate) fn undone(what: &str) -> String {
    format!("Undone: {what}")
}

/// Something was done again.
pub(crate) fn redone(what: &str) -> String {
    format!("Done again: {what}")
}

/// A decision is carried out.
pub(crate) fn done(what: &str) -> String {
    format!("{what}. Every page shows it now.")
}

/// A sort of finding, as a heading.
pub(crate) fn finding_kind(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Missing => "Missing",
        FindingKind::NotExported => "Not exported by this vendor",
        FindingKind::NewTable => "New tables",
        FindingKind::NewColumns => "New columns",
        FindingKind::OtherPlace => "In another folder than usual",
        FindingKind::OtherDialect => "Written in another way",
        FindingKind::BrokenRows => "Broken rows",
    }
}

/// `3 warnings`
pub(crate) fn warnings(number: u64) -> String {
    plural(number, "warning", "warnings")
}

/// A table was lifted out of the cells of another.
pub(crate) fn lifted(parent: &str) -> String {
    format!("nested in {parent}")
}

/// The name of a button that opens how a table is read.
pub(crate) fn reading_of(shown: &str, table: &str) -> String {
    format!("{shown}: how {table} is read")
}

/// The heading over how a table is read.
pub(crate) fn how_read(table: &str) -> String {
    format!("How {table} is read")
}

/// What reading a table in another way does.
pub(crate) fn read_again(table: &str) -> String {
    format!("Read {table} in another way")
}

/// What reading a table as it was found does.
pub(crate) fn read_as_found(table: &str) -> String {
    format!("Read {table} as found")
}

/// A character between or around cells, by name.
pub(crate) fn character(character: char) -> String {
    match character {
        ',' => "comma".to_owned(),
        ';' => "semicolon".to_owned(),
        '\t' => "tab".to_owned(),
        '|' => "vertical bar".to_owned(),
        ':' => "colon".to_owned(),
        ' ' => "space".to_owned(),
        '^' => "caret".to_owned(),
        '~' => "tilde".to_owned(),
        '"' => "double quotation mark".to_owned(),
        '\'' => "apostrophe".to_owned(),
        other if other.is_control() => format!("U+{:04X}", u32::from(other)),
        other => format!("“{other}”"),
    }
}

/// Lines above a table that belong to none.
pub(crate) fn skipped(lines: u32) -> String {
    format!("skips {}", plural(lines.into(), "line", "lines"))
}

/// Cells around which stands something else than usual.
pub(crate) fn quoted(quote: Option<char>) -> String {
    quote.map_or_else(
        || "no quotation marks".to_owned(),
        |quote| format!("quoted by {}", character(quote)),
    )
}

/// What a column holds.
pub(crate) fn column_type(kind: ColumnType) -> &'static str {
    match kind {
        ColumnType::Empty => "nothing",
        ColumnType::Uuid => "ids",
        ColumnType::Integer => "whole numbers",
        ColumnType::Decimal => "numbers",
        ColumnType::Boolean => "yes or no",
        ColumnType::Date => "days",
        ColumnType::Timestamp => "times",
        ColumnType::Range => "ranges",
        ColumnType::Url => "web addresses",
        ColumnType::Email => "e-mail addresses",
        ColumnType::Phone => "telephone numbers",
        ColumnType::Json => "nested data (JSON)",
        ColumnType::Html => "text with markup",
        ColumnType::Text => "text",
    }
}

/// Cells without a value.
pub(crate) fn empty_cells(number: u32) -> String {
    format!("{} empty", count(number))
}

/// The name that a profile gives to a column.
pub(crate) fn known_as(name: &str) -> String {
    format!("shown as “{name}”")
}

/// Values of a column that do not fit.
pub(crate) fn odd_values(number: u32, column: &str) -> String {
    format!("{} in {column}", plural(number.into(), "row", "rows"))
}

/// A file was given to the browser.
pub(crate) fn saved(name: &str) -> String {
    format!("{name} is ready; the browser saves it.")
}

/// What loading a profile does.
pub(crate) fn use_profile(name: &str) -> String {
    format!("Use the profile {name}")
}

/// The profile that is built in is used again.
pub(crate) fn use_built_in() -> String {
    "Use the built-in profile".to_owned()
}
