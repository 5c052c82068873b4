//! Words of timelines and of the texts in them.
//!
//! It must not know where they stand.

use super::{count, of, plural};

pub(crate) const SEARCH_HERE: &str = "Search";
pub(crate) const AUTHOR: &str = "Author";
pub(crate) const FROM_DAY: &str = "From";
pub(crate) const TO_DAY: &str = "To";
pub(crate) const OTHER_KINDS: &str = "Other kinds";
pub(crate) const CLEAR_FILTERS: &str = "Clear filters";
pub(crate) const NO_EVENT_MATCHES: &str = "Nothing here fits all of these filters.";
pub(crate) const NO_SUBJECT: &str = "Without a subject";
pub(crate) const EXPAND_ALL: &str = "Expand all";
pub(crate) const COLLAPSE_ALL: &str = "Collapse all";
pub(crate) const SHOW_QUOTED: &str = "Show quoted text";
pub(crate) const SHOW_FORMATTING: &str = "Show formatting";
pub(crate) const FORMATTED: &str = "Formatted text";
pub(crate) const FRAME_HIGHER: &str = "Make it higher";
pub(crate) const FRAME_LOWER: &str = "Make it lower";

/// The name of what narrows a timeline.
pub(crate) fn narrow(title: &str) -> String {
    format!("Narrow “{title}”")
}

/// The name of the search box of a timeline.
pub(crate) fn search_in(title: &str) -> String {
    format!("Search in “{title}”")
}

/// `12 of 340 events`, or `340 events`.
pub(crate) fn events_found(matching: u32, total: u32) -> String {
    let all = plural(total.into(), "event", "events");
    if matching == total {
        all
    } else {
        of(&count(matching), &all)
    }
}

/// `3 messages`
pub(crate) fn messages(number: usize) -> String {
    plural(
        u64::try_from(number).unwrap_or(u64::MAX),
        "message",
        "messages",
    )
}

/// What a text would have shown from elsewhere.
pub(crate) fn pictures_left_out(number: u32) -> String {
    let pictures = plural(number.into(), "picture was", "pictures were");
    format!("{pictures} not loaded, so that nobody learns that you read this.")
}

/// Links that were not kept.
pub(crate) fn links_left_out(number: u32) -> String {
    let links = plural(number.into(), "link was", "links were");
    format!(
        "{links} left out: a link may lead to a web page, an e-mail address or a telephone number."
    )
}

/// The links of a text.
pub(crate) fn links_in_text(number: usize) -> String {
    let number = u64::try_from(number).unwrap_or(u64::MAX);
    plural(number, "link in this text", "links in this text")
}
