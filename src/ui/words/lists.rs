//! The words of lists.
//!
//! It must not know where a word stands beyond what its name says.

use crate::engine::view::{CellTest, Date};
use crate::ui::format::{count, day};

pub(crate) const SORT_HINT: &str = "Sort by this column; with Shift, also by it";
pub(crate) const FILTERS: &str = "Filters";
pub(crate) const SORT: &str = "Sort";
pub(crate) const COLUMNS: &str = "Columns";
pub(crate) const SAVE_CSV: &str = "Download CSV";
pub(crate) const SAVING: &str = "Writing…";
pub(crate) const NOT_SAVED: &str = "The file could not be made. Try again with fewer columns.";
pub(crate) const NOT_COPIED: &str = "The browser did not let this page write to the clipboard. Select the text and copy it instead.";
pub(crate) const CLEAR_FILTERS: &str = "Clear filters";
pub(crate) const ACTIVE_FILTERS: &str = "Active filters";
pub(crate) const ADD_FILTER: &str = "Add a filter";
pub(crate) const ADD: &str = "Add";
pub(crate) const COLUMN: &str = "Column";
pub(crate) const CONDITION: &str = "Condition";
pub(crate) const VALUE: &str = "Value";
pub(crate) const FROM: &str = "From";
pub(crate) const TO: &str = "To";
pub(crate) const NARROWER: &str = "Narrower";
pub(crate) const WIDER: &str = "Wider";
pub(crate) const FIND_COLUMN: &str = "Find a column";
pub(crate) const RESET_COLUMNS: &str = "Back to the usual columns";
pub(crate) const OWN_FIELDS: &str = "Fields";
pub(crate) const NO_COLUMN: &str = "No column has this in its name.";
pub(crate) const ASCENDING: &str = "Ascending";
pub(crate) const DESCENDING: &str = "Descending";
pub(crate) const SORT_BY: &str = "Sort by";
pub(crate) const ALSO_BY: &str = "Also by";
pub(crate) const NO_ORDER: &str = "In the order of the file.";
pub(crate) const NO_VALUE: &str = "(empty)";
pub(crate) const NO_FACETS: &str =
    "No column that is shown has few enough different values to choose from.";
pub(crate) const COUNTING: &str = "Counting…";
pub(crate) const NEXT_RECORD: &str = "Next record of the list";
pub(crate) const PREVIOUS_RECORD: &str = "Previous record of the list";
pub(crate) const PREVIOUS: &str = "Previous";
pub(crate) const NEXT: &str = "Next";
pub(crate) const LIST_EMPTY: &str = "The file is there, but it has no rows.";
pub(crate) const LIST_FILTERED: &str = "No row passes these filters.";
pub(crate) const LIST_READING: &str = "The file is still being read; its rows appear as they come.";

/// `Sort 2`: a button and how many are in force.
pub(crate) fn with_number(word: &str, number: usize) -> String {
    match number {
        0 => word.to_owned(),
        number => format!("{word} {number}"),
    }
}

/// `Remove the filter Company contains “acme”`
pub(crate) fn remove_filter(filter: &str) -> String {
    format!("Remove the filter {filter}")
}

/// `Company contains “acme”`
pub(crate) fn filter(column: &str, asked: &CellTest) -> String {
    match asked {
        CellTest::Contains(text) => format!("{column} contains “{text}”"),
        CellTest::Is(text) => format!("{column} is “{text}”"),
        CellTest::IsNot(text) => format!("{column} is not “{text}”"),
        CellTest::Begins(text) => format!("{column} begins with “{text}”"),
        CellTest::Below(bound) if is_day(bound) => format!("{column} before {}", shown(bound)),
        CellTest::Below(bound) => format!("{column} below {}", shown(bound)),
        CellTest::Above(bound) if is_day(bound) => format!("{column} after {}", shown(bound)),
        CellTest::Above(bound) => format!("{column} above {}", shown(bound)),
        CellTest::Between(from, to) if from == to => format!("{column}: {}", shown(from)),
        CellTest::Between(from, to) => format!("{column}: {} – {}", shown(from), shown(to)),
        CellTest::Flag(true) => format!("{column}: yes"),
        CellTest::Flag(false) => format!("{column}: no"),
        CellTest::Empty => format!("{column} is empty"),
        CellTest::Filled => format!("{column} is not empty"),
        CellTest::OneOf(texts) => format!("{column}: {}", texts.join(" or ")),
    }
}

/// The name of a test among those to choose from.
pub(crate) fn test(name: &str) -> &'static str {
    match name {
        "contains" => "contains",
        "is" => "is",
        "is_not" => "is not",
        "begins" => "begins with",
        "below" => "less than",
        "above" => "more than",
        "before" => "before",
        "after" => "after",
        "on" => "on",
        "between" => "between",
        "yes" => "yes",
        "no" => "no",
        "empty" => "is empty",
        _ => "is not empty",
    }
}

/// `Move Company up`
pub(crate) fn move_up(column: &str) -> String {
    format!("Move {column} up")
}

/// `Move Company down`
pub(crate) fn move_down(column: &str) -> String {
    format!("Move {column} down")
}

/// `Make Company narrower`
pub(crate) fn narrower(column: &str) -> String {
    format!("Make {column} narrower")
}

/// `Make Company wider`
pub(crate) fn wider(column: &str) -> String {
    format!("Make {column} wider")
}

/// `Do not sort by Company`
pub(crate) fn drop_order(column: &str) -> String {
    format!("Do not sort by {column}")
}

/// `Order of Company`
pub(crate) fn order_of(column: &str) -> String {
    format!("Order of {column}")
}

/// `Find among Company`
pub(crate) fn find_in(column: &str) -> String {
    format!("Find among {column}")
}

/// `Show 41 more`
pub(crate) fn show_more(number: u32) -> String {
    format!("Show {} more", count(number))
}

/// What a bar over time says to people who listen: `1 Jan 2024 – 31 Jan 2024: 12 rows`.
pub(crate) fn bar(from: Date, to: Date, rows: u32) -> String {
    format!("{}: {}", span(from, to), super::rows(rows.into()))
}

/// A month, a year, or some years: `Jan 2024`, `2024`, `2020 – 2023`.
pub(crate) fn span(from: Date, to: Date) -> String {
    let year = |date: Date| Date {
        month: 0,
        day: 0,
        ..date
    };
    if from.year != to.year {
        format!("{} – {}", day(year(from)), day(year(to)))
    } else if from.month == to.month {
        day(Date { day: 0, ..from })
    } else {
        day(year(from))
    }
}

/// Rows with a date that is in no bar: `3 rows with other dates`
pub(crate) fn outside(rows: u32) -> String {
    format!("{} with earlier or later dates", super::rows(rows.into()))
}

/// What was saved.
pub(crate) fn saved(file: &str, rows: u32, defused: u32) -> String {
    let rows = super::rows(rows.into());
    match defused {
        0 => format!("{rows} saved as {file}."),
        1 => format!(
            "{rows} saved as {file}. One cell that a spreadsheet would take for a formula has an apostrophe before it."
        ),
        defused => format!(
            "{rows} saved as {file}. {} cells that a spreadsheet would take for formulas have an apostrophe before them.",
            count(defused)
        ),
    }
}

/// What was copied.
pub(crate) fn copied(rows: u32, one_cell: bool) -> String {
    if one_cell {
        "The cell was copied.".to_owned()
    } else {
        format!("{} copied.", super::rows(rows.into()))
    }
}

/// `12 of 340 in `, before the list's name.
pub(crate) fn place_in(position: u32, filtered: u32) -> String {
    format!("{} of {} in ", count(position + 1), count(filtered))
}

fn is_day(bound: &str) -> bool {
    date(bound).is_some()
}

/// A bound as people write it.
fn shown(bound: &str) -> String {
    match date(bound) {
        Some(date) => day(date),
        None => crate::ui::format::decimal(bound),
    }
}

fn date(bound: &str) -> Option<Date> {
    let mut parts = bound.splitn(3, '-');
    Some(Date {
        year: parts.next()?.parse().ok()?,
        month: parts.next()?.parse().ok()?,
        day: parts.next()?.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::{filter, saved, span};
    use crate::engine::view::{CellTest, Date};

    #[test]
    fn filters_read_as_sentences() {
        for (test, want) in [
            (CellTest::Contains("acme".to_owned()), "X contains “acme”"),
            (
                CellTest::Above("2024-01-15".to_owned()),
                "X after 15 Jan 2024",
            ),
            (CellTest::Above("-1500".to_owned()), "X above -1,500"),
            (
                CellTest::Between("1".to_owned(), "2".to_owned()),
                "X: 1 – 2",
            ),
            (
                CellTest::OneOf(vec!["a".to_owned(), "b".to_owned()]),
                "X: a or b",
            ),
            (CellTest::Flag(false), "X: no"),
        ] {
            assert_eq!(filter("X", &test), want);
        }
    }

    #[test]
    fn spans_say_no_more_than_they_are() {
        let date = |year, month, day| Date { year, month, day };
        for (from, to, want) in [
            (date(2024, 2, 1), date(2024, 2, 29), "Feb 2024"),
            (date(2024, 1, 1), date(2024, 12, 31), "2024"),
            (date(2020, 1, 1), date(2023, 12, 31), "2020 – 2023"),
        ] {
            assert_eq!(span(from, to), want);
        }
    }

    #[test]
    fn saving_says_what_it_did() {
        assert_eq!(saved("a.csv", 1, 0), "1 row saved as a.csv.");
        assert!(saved("a.csv", 9, 1200).contains("1,200 cells"));
    }
}
