//! Marks for measuring, by the browser's User Timing.
//!
//! It must not know what is measured. A browser without User Timing only measures nothing.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::Performance;

use super::boot::get;

/// Sets a mark now: `vitrine:overview` when the overview is first painted with counts, `vitrine:ready` when all is read.
pub fn mark(name: &str) {
    if let Some(performance) = performance() {
        let _unmeasured = performance.mark(name);
    }
}

/// Measures from a keystroke or click to the painted answer, as `vitrine:query`.
#[derive(Debug, Clone, Copy)]
pub struct QueryTimer {
    start: f64,
}

impl QueryTimer {
    /// The keystroke or click is now.
    pub fn start() -> Self {
        Self {
            start: performance().map_or(0.0, |performance| performance.now()),
        }
    }

    /// The answer is painted; `kind` tells what was asked: `search`, `grid`, `record`.
    pub fn painted(self, kind: &str) {
        let Some(performance) = performance() else {
            return;
        };
        let options = Object::new();
        let _unmeasured = [
            ("start", JsValue::from_f64(self.start)),
            ("detail", JsValue::from_str(kind)),
        ]
        .into_iter()
        .try_for_each(|(name, value)| Reflect::set(&options, &name.into(), &value).map(|_done| ()))
        // web-sys keeps the dictionary form of `measure` behind its unstable flag.
        .and_then(|()| get(&performance, "measure").dyn_into::<Function>())
        .and_then(|measure| measure.call2(&performance, &"vitrine:query".into(), &options));
    }
}

fn performance() -> Option<Performance> {
    get(&js_sys::global(), "performance").dyn_into().ok()
}
