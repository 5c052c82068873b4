//! When things are painted, and how long that took.
//!
//! It must not know what is measured.

use std::cell::Cell;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement};

use super::window;
use crate::client::QueryTimer;

/// How long after a key or click a question can still be due to it.
const TOUCH_LIMIT_MS: f64 = 1000.0;

thread_local! {
    static TOUCHED: Cell<Option<(f64, QueryTimer)>> = const { Cell::new(None) };
}

/// A key was pressed or something was clicked: a question that follows is measured from here.
pub(crate) fn touch_timer() {
    TOUCHED.set(Some((js_sys::Date::now(), QueryTimer::start())));
}

/// The last key or click that no question has claimed yet; now, if there is none, or if it was so long ago that it led elsewhere.
pub(crate) fn take_timer() -> QueryTimer {
    let touched = TOUCHED
        .take()
        .filter(|(at, _)| js_sys::Date::now() - at < TOUCH_LIMIT_MS);
    touched.map_or_else(QueryTimer::start, |(_, timer)| timer)
}

/// Calls back when what is now drawn has been painted: a frame's callback runs before its paint, so the next task is after it.
pub(crate) fn after_paint(then: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let frame = Closure::once_into_js(move || drop(after(0, then)));
    _ = window.request_animation_frame(frame.unchecked_ref());
}

/// Calls back once after some milliseconds, unless dropped before. Zero milliseconds cannot be taken back.
pub(crate) fn after(delay_ms: i32, then: impl FnOnce() + 'static) -> Timeout {
    let callback = Closure::once_into_js(then);
    let timer = window().and_then(|window| {
        window
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                callback.unchecked_ref(),
                delay_ms,
            )
            .ok()
    });
    Timeout(timer.filter(|_| delay_ms > 0))
}

/// A call to come; dropping it takes it back.
pub(crate) struct Timeout(Option<i32>);

impl Drop for Timeout {
    fn drop(&mut self) {
        if let (Some(timer), Some(window)) = (self.0, window()) {
            window.clear_timeout_with_handle(timer);
        }
    }
}

/// Sets a style property by script, which the page's policy allows, unlike a style attribute in markup.
pub(crate) fn set_property(element: &Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Fails only for elements of documents that are gone.
        _ = element.style().set_property(name, value);
    }
}
