//! The worker's wires: messages in, messages out, and the last word when the program breaks.
//!
//! It must not know what the messages mean.

use std::io;
use std::panic;
use std::rc::Rc;

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue, throw_str, throw_val};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Performance};

use super::blob::source_of;
use crate::engine::archive::Source;
use crate::protocol::{Event, Request};

/// A request, with the files beside it, or the error that kept them from being read.
pub(super) type Arrival = (Request, io::Result<Vec<Rc<dyn Source>>>);

/// The worker's wires.
#[derive(Clone)]
pub(super) struct Scope(DedicatedWorkerGlobalScope);

impl Scope {
    /// The scope that this program runs in, which must be a worker's.
    pub(super) fn current() -> Self {
        Self(js_sys::global().unchecked_into())
    }

    /// The mark of this build, as the boot script has it.
    pub(super) fn build(&self) -> String {
        get(&self.0, "VITRINE_BUILD")
            .as_string()
            .unwrap_or_default()
    }

    /// A clock, in milliseconds.
    pub(super) fn clock(&self) -> impl Fn() -> f64 + 'static {
        let performance: Performance = get(&self.0, "performance").unchecked_into();
        move || performance.now()
    }

    /// Sends an event to the page.
    pub(super) fn tell(&self, event: &Event) {
        let Ok(bytes) = postcard::to_stdvec(event) else {
            throw_str("an answer that cannot be written");
        };
        let bytes = Uint8Array::from(bytes.as_slice());
        let message = object("bytes", &bytes);
        let moved = Array::of1(&bytes.buffer());
        if let Err(error) = self.0.post_message_with_transfer(&message, &moved) {
            throw_val(error);
        }
    }

    /// Hears every request from now on, for as long as the worker lives.
    ///
    /// What cannot be understood is thrown: the page hears of it as an error of the worker, and says so.
    pub(super) fn listen(&self, hear: impl Fn(Arrival) + 'static) {
        let wire = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            match read(&event.data()) {
                Ok(arrival) => hear(arrival),
                Err(words) => throw_str(&words),
            }
        });
        self.0
            .set_onmessage(Some(wire.into_js_value().unchecked_ref()));
    }

    /// Tells the page the place of a panic before the program stops. Only the place: a panic's text may quote the export.
    pub(super) fn report_panics(&self) {
        let scope = self.0.clone();
        panic::set_hook(Box::new(move |panic| {
            let place = panic.location().map_or_else(String::new, |place| {
                format!("{}:{}", place.file(), place.line())
            });
            let _nobody_else_to_tell = scope.post_message(&object("vitrinePanic", &place.into()));
        }));
    }
}

fn read(data: &JsValue) -> Result<Arrival, String> {
    let bytes: Uint8Array = get(data, "bytes")
        .dyn_into()
        .map_err(|_other| "a message without bytes")?;
    let request = postcard::from_bytes(&bytes.to_vec()).map_err(|error| error.to_string())?;
    let files = get(data, "files")
        .dyn_into::<Array>()
        .unwrap_or_default()
        .iter()
        .map(|file| source_of(&file))
        .collect();
    Ok((request, files))
}

fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

fn object(name: &str, value: &JsValue) -> Object {
    let object = Object::new();
    let _a_new_object_takes_any_property = Reflect::set(&object, &JsValue::from_str(name), value);
    object
}
