//! What a column's name lets expect of its cells.
//!
//! It must not know any cell.

use crate::engine::names;

/// What a column's name lets expect.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent hints, no states"
)]
pub(super) struct Hints {
    pub(super) asks: bool,
    pub(super) time: bool,
    pub(super) phone: bool,
    pub(super) range: bool,
    /// Days, not only times: numbers may count them.
    pub(super) dated: bool,
    /// Addresses of pages.
    pub(super) url: bool,
    /// Several things in one cell.
    pub(super) several: bool,
}

impl Hints {
    /// From the words of the name.
    pub(super) fn of(name: &str) -> Self {
        let words = names::words(name);
        let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        let first = |list: &[&str]| {
            words
                .first()
                .is_some_and(|word| list.contains(&word.as_str()))
        };
        let last = words.last().map_or("", String::as_str);
        Self {
            dated: has(&[
                "date",
                "datetime",
                "dob",
                "birthday",
                "birthdate",
                "deadline",
            ]) || (words.len() > 1 && matches!(last, "at" | "on")),
            url: has(&[
                "url", "urls", "link", "website", "web", "site", "homepage", "webpage",
            ]),
            several: last.len() > 3
                && names::singular(last) != last
                && !has(&["address", "addresses", "location", "locations", "names"]),
            asks: first(&[
                "is", "has", "can", "was", "did", "do", "does", "should", "allow", "allows",
                "needs",
            ]) || has(&[
                "flag",
                "enabled",
                "disabled",
                "active",
                "inactive",
                "archived",
                "deleted",
                "completed",
                "primary",
                "default",
                "verified",
                "visible",
                "hidden",
                "private",
                "remote",
                "required",
                "confidential",
                "favorite",
                "starred",
                "unsubscribed",
            ]),
            time: has(&[
                "at",
                "date",
                "time",
                "timestamp",
                "datetime",
                "created",
                "updated",
                "modified",
                "ts",
                "epoch",
                "unix",
                "since",
                "until",
                "when",
                "expires",
                "birthday",
                "dob",
                "day",
            ]),
            phone: has(&[
                "phone",
                "phones",
                "mobile",
                "tel",
                "telephone",
                "fax",
                "cell",
                "cellphone",
                "telefon",
                "handy",
                "whatsapp",
            ]) && !words.iter().any(|word| word == "id"),
            range: has(&[
                "range",
                "salary",
                "pay",
                "budget",
                "band",
                "compensation",
                "between",
                "span",
                "fee",
            ]),
        }
    }
}
