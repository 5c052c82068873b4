//! Dialogs of the browser itself, which keep the focus, close with Esc, and give the focus back.
//!
//! It must not know what they ask.

use wasm_bindgen::JsCast as _;
use web_sys::{HtmlDialogElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::NodeRef;

use super::document;

/// Opens a dialog above the page; what has `autofocus` within it takes the focus.
pub(crate) fn show_dialog(dialog: &NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>().filter(|it| !it.open()) {
        // Fails only for a dialog that has left the page.
        _ = dialog.show_modal();
    }
}

/// Closes a dialog; the focus goes back to where it was.
pub(crate) fn close_dialog(dialog: &NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
        dialog.close();
    }
}

/// Whether a dialog is open above the page.
pub(crate) fn has_open_dialog() -> bool {
    let open = document().and_then(|document| document.query_selector("dialog[open]").ok()?);
    open.is_some()
}

/// Closes the palette. Returns whether it was open.
pub(crate) fn close_palette() -> bool {
    let open =
        document().and_then(|document| document.query_selector("dialog.palette[open]").ok()?);
    let open = open.and_then(|dialog| dialog.dyn_into::<HtmlDialogElement>().ok());
    open.inspect(HtmlDialogElement::close).is_some()
}

/// Brings a choice of a list into sight, no further than needed.
pub(crate) fn show_option(id: &str) {
    if let Some(option) = document().and_then(|document| document.get_element_by_id(id)) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
