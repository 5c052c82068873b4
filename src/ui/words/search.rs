//! The words of the search.
//!
//! It must not know how a query is taken apart.

use crate::engine::view::{Meaning, QueryPart};
use crate::ui::format::{self, count};

pub(crate) const HELP: &str = "How to search more precisely";
pub(crate) const UNDERSTOOD: &str = "What was understood";
pub(crate) const WHOLE_LIST: &str = "Show the whole list";
pub(crate) const NO_LONGER: &str =
    "What was searched for is not in the address and is forgotten. Search again.";
pub(crate) const WITHOUT: &str = "With one part less there would be more:";

/// What can be typed, and what it does.
pub(crate) const OPERATORS: [(&str, &str); 7] = [
    (
        "ada lov",
        "Records with both words, or words that begin so, in any order.",
    ),
    ("\"second round\"", "Exactly these words, side by side."),
    (
        "kind:person",
        "Only one kind of record: what the navigation calls it, or a table’s name.",
    ),
    (
        "from:ada",
        "Only what somebody of this name or address wrote or sent.",
    ),
    ("after:2024-03", "Only from this year, month or day on."),
    (
        "before:2024-03-12",
        "Only older than this year, month or day.",
    ),
    (
        "kind:\"client contact\"",
        "Quotes hold a value of several words together.",
    ),
];

/// A part of a query, as it was understood.
pub(crate) fn part(part: &QueryPart) -> String {
    let text = &part.text;
    match &part.meaning {
        Meaning::Word => format!("“{text}”"),
        Meaning::Phrase => format!("exactly “{text}”"),
        Meaning::Kind(kinds) if kinds.is_empty() => {
            format!("No kind of record is called “{text}”")
        }
        Meaning::Kind(kinds) => format!("only {}", either(kinds)),
        Meaning::From => format!("from “{text}”"),
        Meaning::Before(date) => format!("before {}", format::day(*date)),
        Meaning::After(date) => format!("from {} on", format::day(*date)),
        Meaning::UnknownCondition => {
            format!("“{text}”, as it stands: there is no condition of that name")
        }
        Meaning::NoDate => {
            format!("“{text}” is left out: write a year, month or day, such as 2024-03-12")
        }
        Meaning::Unfinished => format!("“{text}” is left out: nothing follows yet"),
    }
}

fn either(kinds: &[String]) -> String {
    match kinds {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The button that takes a part out of the query.
pub(crate) fn remove(understood: &str) -> String {
    format!("Take out: {understood}")
}

/// How much would be found without a part.
pub(crate) fn without(typed: &str, total: u32) -> String {
    format!("Without {typed}: {}", results(total))
}

/// The link to a list of all that was found of a kind.
pub(crate) fn show_all(total: u32, kind: &str) -> String {
    format!("Show all {} in a list: {kind}", count(total))
}

/// Why a list has only these rows.
pub(crate) fn only_found(query: &str) -> String {
    format!("Only what was found for “{}”.", query.trim())
}

/// How much was found.
pub(crate) fn found(total: u32, query: &str, complete: bool) -> String {
    let query = query.trim();
    match (total, complete) {
        (0, false) => format!("Searching for “{query}”…"),
        (0, true) => format!("Nothing found for “{query}”"),
        (total, false) => format!("{} for “{query}” so far…", results(total)),
        (total, true) => format!("{} for “{query}”", results(total)),
    }
}

fn results(total: u32) -> String {
    if total == 1 {
        "1 result".to_owned()
    } else {
        format!("{} results", count(total))
    }
}
