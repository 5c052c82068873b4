//! The browser's history: addresses, and a number by which the page knows an entry again.
//!
//! It must not know what an address means, nor hold anything else: browsers write their histories to disk.

use wasm_bindgen::JsValue;
use web_sys::{History, ScrollRestoration};

use super::window;
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

    /// The number of the present entry; `None` when it is not one of ours.
    pub(crate) fn key() -> Option<u64> {
        history()?.state().ok()?.as_string()?.parse().ok()
    }

    /// Goes to another page.
    pub(crate) fn push(key: u64, fragment: &str) {
        if let Some(history) = history() {
            _ = history.push_state_with_url(&state(key), "", Some(fragment));
        }
    }

    /// Changes the number of the present entry, and its address when one is given.
    pub(crate) fn replace(key: u64, fragment: Option<&str>) {
        if let Some(history) = history() {
            _ = history.replace_state_with_url(&state(key), "", fragment);
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

fn state(key: u64) -> JsValue {
    JsValue::from_str(&key.to_string())
}
