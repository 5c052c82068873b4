//! What the document as a whole says: its title, its state, its live region.
//!
//! It must not know why.

use super::document;
use crate::ui::format;
use crate::ui::words;

/// Identity of the live region, which the shell draws empty and never fills itself.
pub(crate) const STATUS_ID: &str = "status";

/// Says something to people who listen to the page. The text stands in the live region until the next one.
pub(crate) fn announce(text: &str) {
    if let Some(status) = document().and_then(|document| document.get_element_by_id(STATUS_ID)) {
        status.set_text_content(Some(text));
    }
}

/// Names the page in the window's title and the history: its kind, never a person's name.
pub(crate) fn set_title(page: &str) {
    if let Some(document) = document() {
        document.set_title(&format::visible(&words::window_title(page)));
    }
}

/// Sets `data-state` of the body.
pub(crate) fn set_body_state(name: &str) {
    if let Some(body) = document().and_then(|document| document.body()) {
        // Fails only for names that are no attribute names.
        _ = body.set_attribute("data-state", name);
    }
}
