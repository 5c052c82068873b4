//! The clipboard.
//!
//! It must not know what is copied, and never reads what others have put there.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::window;

/// Puts a text into the clipboard, then says whether the browser took it.
pub(crate) fn copy_text(text: &str, then: impl FnOnce(bool) + 'static) {
    let Some(navigator) = window().map(|window| window.navigator()) else {
        return then(false);
    };
    // Browsers leave the clipboard out of pages that they do not trust.
    let there = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard"))
        .is_ok_and(|clipboard| clipboard.is_object());
    if !there {
        return then(false);
    }
    let promise = navigator.clipboard().write_text(text);
    spawn_local(async move {
        then(JsFuture::from(promise).await.is_ok());
    });
}
