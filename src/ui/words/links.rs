//! Words about links between tables: the list, the form, the drawing, the rows behind a figure.
//!
//! It must not know where a word stands beyond what its name says.

use super::{count, plural};
use crate::engine::view::{LinkEnds, LinkKind, Verdict};

pub(crate) const LEAD: &str = "A link is a column whose values name records of another table. Confirm what is right, reject what is not: the pages of records follow at once.";
pub(crate) const NONE: &str = "No link between tables was found. You can add one by hand.";
pub(crate) const NONE_LIKE_THIS: &str = "No link is like this.";
pub(crate) const FILTER: &str = "Filter links";
pub(crate) const SHOW: &str = "Show";
pub(crate) const CONFIRM: &str = "Confirm";
pub(crate) const REJECT: &str = "Reject";
pub(crate) const TAKE_BACK: &str = "Take back";
pub(crate) const EVIDENCE: &str = "Why";

pub(crate) const ADD: &str = "Add a link";
pub(crate) const ADD_HINT: &str =
    "Say which column holds the reference, and which column of the other table it names.";
pub(crate) const FROM_TABLE: &str = "Table that refers";
pub(crate) const FROM_COLUMN: &str = "Its column";
pub(crate) const TO_TABLE: &str = "Table referred to";
pub(crate) const TO_COLUMN: &str = "Its column there";
pub(crate) const CHOOSE: &str = "Choose";
pub(crate) const MORE_COLUMNS: &str = "Add a pair of columns";
pub(crate) const ADD_SUBMIT: &str = "Add this link";
pub(crate) const ADD_INCOMPLETE: &str = "Choose both tables and a column of each.";

pub(crate) const DIAGRAM: &str = "Diagram of tables and links";
pub(crate) const DIAGRAM_HINT: &str = "Tab reaches a table, arrows go from table to table, Enter draws one with its neighbours only. Drag to move, + and − to zoom, 0 to fit.";
pub(crate) const DIAGRAM_ALTERNATIVE: &str = "The same in words: the list of links";
pub(crate) const DIAGRAM_EMPTY: &str = "There are no tables to draw.";
pub(crate) const LEGEND_INFERRED: &str = "found by Vitrine";
pub(crate) const LEGEND_CONFIRMED: &str = "confirmed by you or the profile";
pub(crate) const ZOOM_IN: &str = "Zoom in";
pub(crate) const ZOOM_OUT: &str = "Zoom out";
pub(crate) const FIT: &str = "Fit";
pub(crate) const WHEEL: &str = "Zoom with the wheel";
pub(crate) const SHOW_ALL: &str = "Show all tables";
pub(crate) const OPEN_TABLE: &str = "Open this table’s structure";

pub(crate) const ALL_ROWS: &str = "See all rows";
pub(crate) const BACK_TO_RECORD: &str = "Back to the record";
pub(crate) const BACK_TO_STRUCTURE: &str = "Back to the structure";

/// Which links are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Listed {
    All,
    Undecided,
    Orphans,
    Decided,
}

impl Listed {
    pub(crate) const EACH: [Self; 4] = [Self::All, Self::Undecided, Self::Orphans, Self::Decided];

    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::All => "All",
            Self::Undecided => "Undecided",
            Self::Orphans => "With missing records",
            Self::Decided => "Decided by you",
        }
    }
}

/// How a reference is written.
pub(crate) fn kind(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Key => "by key",
        LinkKind::KeyList => "by a list of keys in each cell",
        LinkKind::Polymorphic => "one column, several tables",
        LinkKind::Lifted => "nested in the same row",
        LinkKind::Soft => "by e-mail or name, without a key",
    }
}

/// How sure a link is, in words and as a number.
pub(crate) fn confidence(percent: u32) -> String {
    let words = match percent {
        95.. => "Certain",
        80..95 => "Very likely",
        60..80 => "Likely",
        _ => "Doubtful",
    };
    format!("{words}, {percent} %")
}

/// What the reader said of a link.
pub(crate) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Confirmed => "confirmed by you",
        Verdict::Rejected => "rejected by you",
        Verdict::Added => "added by you",
    }
}

/// References that meet a record.
pub(crate) fn matched(number: u32, orphans: u32) -> String {
    match (number, orphans) {
        (1, _) => "1 meets a record".to_owned(),
        (0, _) => "none meets a record".to_owned(),
        (number, 0) => format!("all {} meet a record", count(number)),
        (number, _) => format!("{} meet a record", count(number)),
    }
}

/// References that meet none.
pub(crate) fn orphans(number: u32) -> String {
    if number == 1 {
        "1 meets none".to_owned()
    } else {
        format!("{} meet none", count(number))
    }
}

/// What a link with references that meet none leads to.
pub(crate) fn orphans_of(number: u32, columns: &str) -> String {
    format!(
        "See the {} whose {columns} meets no record",
        plural(number.into(), "row", "rows")
    )
}

/// `company_id`, or `year and number`
pub(crate) fn columns(names: &[String]) -> String {
    match names {
        [] => "the row itself".to_owned(),
        [only] => only.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// A link in words, by the tables' names.
pub(crate) fn link(columns: &str, from: &str, to: &str) -> String {
    format!("{columns} of {from} to {to}")
}

/// What a decision on a link does.
pub(crate) fn decided(verdict: Option<Verdict>, link: &str) -> String {
    match verdict {
        Some(Verdict::Confirmed) => format!("Confirm the link from {link}"),
        Some(Verdict::Rejected) => format!("Reject the link from {link}"),
        Some(Verdict::Added) => format!("Add a link from {link}"),
        None => format!("Say nothing of the link from {link}"),
    }
}

/// The name of a control of a link.
pub(crate) fn of_link(control: &str, link: &str) -> String {
    format!("{control}: {link}")
}

/// A table's links in the list.
pub(crate) fn from_table(table: &str) -> String {
    format!("From {table}")
}

/// `12 of 48 links`
pub(crate) fn links(shown: usize, all: usize) -> String {
    let number = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    if shown == all {
        plural(number(all), "link", "links")
    } else {
        format!(
            "{} of {}",
            count(number(shown)),
            plural(number(all), "link", "links")
        )
    }
}

/// A table in the drawing, to people who listen.
pub(crate) fn drawn_table(title: &str, rows: u32, neighbours: usize) -> String {
    let neighbours = u64::try_from(neighbours).unwrap_or(u64::MAX);
    format!(
        "{title}, {}, linked with {}",
        plural(rows.into(), "row", "rows"),
        plural(neighbours, "table", "tables")
    )
}

/// A drawing of one table.
pub(crate) fn drawn_around(title: &str, tables: usize) -> String {
    let others = u64::try_from(tables.saturating_sub(1)).unwrap_or(u64::MAX);
    format!(
        "{title} and {} that it is linked with",
        plural(others, "table", "tables")
    )
}

/// Why only some rows are listed.
pub(crate) fn orphan_rows(table: &str, ends: &LinkEnds, to: &str) -> String {
    format!(
        "Rows of {table} whose {} meets no record of {to}",
        columns(&ends.columns)
    )
}

/// Why only some rows are listed.
pub(crate) fn referring_rows(table: &str, ends: &LinkEnds, to: &str) -> String {
    if ends.columns.is_empty() {
        return format!("Rows of {table} that stood in a cell of one record of {to}");
    }
    format!(
        "Rows of {table} that refer to one record of {to} by {}",
        columns(&ends.columns)
    )
}

/// Why only some rows are listed.
pub(crate) fn exception_rows(table: &str, column: &str) -> String {
    format!("Rows of {table} whose {column} does not fit the rest of its column")
}

/// Why only some rows are listed.
pub(crate) fn repeated_rows(table: &str, key: &str) -> String {
    format!("Rows of {table} that share their key ({key}) with another row")
}

/// Why only some rows are listed.
pub(crate) fn doubtful_rows(table: &str) -> String {
    format!("Rows of {table} that were repaired or are doubtful")
}
