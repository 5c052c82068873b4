//! The last word when the page's own program breaks.
//!
//! It must not tell more than the place: a panic's text may quote the export.

use std::panic;

use wasm_bindgen::JsValue;

/// From now on a panic tells its place in the browser's console. The trap that follows is an error of the page, which the boot
/// script shows to the reader.
pub fn report_panics() {
    panic::set_hook(Box::new(|panic| {
        if let Some(place) = panic.location() {
            let words = format!("Vitrine stopped at {}:{}", place.file(), place.line());
            web_sys::console::error_1(&JsValue::from_str(&words));
        }
    }));
}
