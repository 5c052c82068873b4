//! The browser's history: addresses, and what an entry remembers.
//!
//! It must not know what an address means.

use wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration};

use super::window;
use crate::ui::state::EntryState;

/// The browser's history. Where it refuses (a sandboxed frame), the page goes on without.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct BrowserHistory;

impl BrowserHistory {
    /// The present fragment, with the `#`.
    pub(crate) fn fragment() -> String {
        window()
            .and_then(|window| window.location().hash().ok())
            .unwrap_or_default()
    }

    /// What the present entry remembers; `None` when it is not one of ours.
    pub(crate) fn entry() -> Option<EntryState> {
        let state = history()?.state().ok()?.as_string()?;
        serde_json::from_str(&state).ok()
    }

    /// Goes to another page.
    pub(crate) fn push(entry: &EntryState, fragment: &str) {
        if let Some(history) = history() {
            _ = history.push_state_with_url(&json(entry), "", Some(fragment));
        }
    }

    /// Changes what the present entry remembers, and its address when one is given.
    pub(crate) fn replace(entry: &EntryState, fragment: Option<&str>) {
        if let Some(history) = history() {
            _ = history.replace_state_with_url(&json(entry), "", fragment);
        }
    }

    /// Goes back by one step.
    pub(crate) fn back() {
        if let Some(history) = history() {
            _ = history.back();
        }
    }

    /// Keeps the browser from scrolling by itself when Back is pressed.
    pub(crate) fn restore_by_hand() {
        if let Some(history) = history() {
            _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        }
    }
}

/// Milliseconds since 1970, for keys of history entries that differ from those of an earlier visit.
pub(crate) fn now_millis() -> u64 {
    let now = js_sys::Date::now();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the present is between 0 and 2^53 ms after 1970"
    )]
    let now = now as u64;
    now
}

fn history() -> Option<History> {
    window()?.history().ok()
}

fn json(entry: &EntryState) -> JsValue {
    JsValue::from_str(&serde_json::to_string(entry).unwrap_or_default())
}
