//! The words of keys, the palette and its actions.
//!
//! It must not know which key does what.

use crate::ui::words;

pub(crate) use crate::ui::words::structure::STRUCTURE;
pub(crate) use crate::ui::words::{ALL_TABLES, OVERVIEW};

pub(crate) const PALETTE: &str = "Go to or do anything";
pub(crate) const PALETTE_HINT: &str = "A record, a page, or something to do";
pub(crate) const PALETTE_KEYS: &str = "↑ ↓ to choose, Enter to open, Esc to close";
pub(crate) const CHOICES: &str = "Choices";
pub(crate) const NO_CHOICES: &str = "Nothing of that name.";
pub(crate) const RECORDS: &str = "Records";
pub(crate) const PAGES: &str = "Pages";
pub(crate) const ACTIONS: &str = "Actions";
pub(crate) const EVERYTHING: &str = "Everything";
pub(crate) const LINKS: &str = "Links between tables";
pub(crate) const DIAGRAM: &str = "Diagram of tables and links";

pub(crate) const KEYS: &str = "Keyboard shortcuts";
pub(crate) const KEYS_ANYWHERE: &str = "Anywhere";
pub(crate) const KEYS_PAGE: &str = "On this page";
pub(crate) const KEYS_EXPORT: &str = "The export";
pub(crate) const KEYS_GO: &str = "Go to";
pub(crate) const LETTERS: &str = "Shortcuts of single characters";
pub(crate) const LETTERS_HINT: &str = "Switch them off if you speak to your computer or press keys by accident. This holds until the tab is closed; Ctrl K always works.";

pub(crate) const TO_SEARCH: &str = "Search everything";
pub(crate) const SHOW_KEYS: &str = "Show all shortcuts";
pub(crate) const OPEN_ANOTHER: &str = "Open another export…";
pub(crate) const FORGET: &str = "Close this export and forget it";
pub(crate) const PRINT_PAGE: &str = "Print this page";

/// Keys that are not in the table, as they are no single characters.
pub(crate) const OTHER_KEYS: [(&str, &str); 3] = [
    ("Ctrl K", "Go to or do anything (⌘ K on a Mac)"),
    ("Esc", "Close what is open; empty the search"),
    (
        "↑ ↓",
        "From the search box into what it found, and from hit to hit",
    ),
];

/// `Go to People`
pub(crate) fn go_to(page: &str) -> String {
    format!("Go to {page}")
}

/// The choice that shows everything that is found.
pub(crate) fn search_for(typed: &str) -> String {
    format!("Search everything for “{typed}”")
}

/// Beside a table: how many rows it has.
pub(crate) fn table(rows: u32) -> String {
    words::rows(rows.into())
}

/// How many choices there are, for people who listen.
pub(crate) fn choices(number: usize) -> String {
    match number {
        0 => NO_CHOICES.to_owned(),
        1 => "1 choice".to_owned(),
        number => format!("{number} choices"),
    }
}
