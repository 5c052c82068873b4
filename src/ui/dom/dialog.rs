//! Dialogs of the browser itself, which keep the focus, close with Esc, and give the focus back.
//!
//! It must not know what they ask.

use web_sys::HtmlDialogElement;
use yew::NodeRef;

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
