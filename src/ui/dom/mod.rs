//! The browser's document, as far as the page needs it.
//!
//! It must not know what is drawn. The only unchecked casts of the page are here. Nothing here may be called while a component renders,
//! since pages are also rendered natively in tests: only from effects and handlers.

mod announce;
mod copy;
mod dialog;
mod files;
mod focus;
mod hint;
mod history;
mod keep;
mod listen;
mod near;
mod outward;
mod paint;
mod save;

pub(crate) use announce::{announce, set_body_state, set_title};
pub(crate) use copy::copy_text;
pub(crate) use dialog::{close_dialog, close_palette, has_open_dialog, show_dialog, show_option};
pub(crate) use files::open_files;
pub(crate) use files::{from_drop, from_input, read_bytes, read_text};
pub(crate) use focus::{
    begin_drag, capture_in, drawn_table, focus, focus_drawn, focus_heading, focus_next_hit,
    focus_nth_link, focus_search, followed_link, go_to_section, has_selection, is_focus_lost,
    is_typing, nth_of_link, page_scroll, scroll_page_to,
};
pub(crate) use hint::{describe, is_focus_visible, is_within, place_hint};
pub(crate) use history::{BrowserHistory, now_millis};
pub(crate) use keep::keep_focus;
pub(crate) use listen::{
    Listener, has_files, listen_document, listen_wheel, listen_window, watch_size,
};
pub(crate) use near::watch_near;
pub(crate) use outward::{Outward, outward};
pub(crate) use paint::{Timeout, after, after_paint, set_property, take_timer, touch_timer};
pub(crate) use save::{MemoryUrl, save_bytes, save_parts, save_text};

/// Opens the browser's own print dialogue.
pub(crate) fn print() {
    if let Some(window) = window() {
        // Fails only where the browser has no printing; then nothing is to be done.
        _ = window.print();
    }
}

use web_sys::{Document, Window};

/// The window; `None` where there is none.
pub(crate) fn window() -> Option<Window> {
    web_sys::window()
}

/// How wide the page is, in pixels.
pub(crate) fn page_width() -> f64 {
    let width = window().and_then(|window| window.inner_width().ok());
    width.and_then(|width| width.as_f64()).unwrap_or_default()
}

/// The document; `None` where there is none.
pub(crate) fn document() -> Option<Document> {
    window()?.document()
}
