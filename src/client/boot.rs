//! What the page's boot script leaves for the client in `globalThis.vitrine`.
//!
//! It must not know what the worker does with it.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

/// How long a worker may take until it says that it is ready, in milliseconds. Starting takes a tenth of a second on an idle
/// machine; a busy or old one gets plenty.
const READY_LIMIT_MS: i32 = 20_000;

/// What the client needs to start a worker.
#[derive(Debug, Clone)]
pub struct Boot {
    /// Address of the worker's script, a `blob:`.
    pub worker_url: String,
    /// Mark of this build; a worker of another build is not talked to.
    pub build: String,
    /// Gives a promise of the sample export's bytes.
    pub sample: Option<Function>,
    /// How long a worker may take to start, in milliseconds.
    pub ready_limit_ms: i32,
}

impl Boot {
    /// Reads what the boot script left. Without it the page was not put together as it should be; the error says so.
    pub fn from_page() -> Result<Self, String> {
        let vitrine = get(&js_sys::global(), "vitrine");
        let text = |name| get(&vitrine, name).as_string();
        match (text("workerUrl"), text("build")) {
            (Some(worker_url), Some(build)) => Ok(Self {
                worker_url,
                build,
                sample: get(&vitrine, "sample").dyn_into().ok(),
                ready_limit_ms: READY_LIMIT_MS,
            }),
            _ => Err(
                "A part of this page is missing. Get the page again from where you have it."
                    .to_owned(),
            ),
        }
    }
}

/// A property, or `undefined` also where there is no object.
pub(super) fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}
