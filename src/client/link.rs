//! One worker and the wires to it.
//!
//! It must not know what the messages mean. Dropping it ends the worker and cuts the wires.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{ErrorEvent, Event, MessageEvent, Worker};

use super::boot::get;
use super::crash::Crash;
use crate::protocol::{self, Request};

/// One worker and the wires to it.
pub(super) struct Link {
    worker: Worker,
    _wires: [Closure<dyn FnMut(Event)>; 3],
}

/// What comes over the wires.
pub(super) enum Arrival {
    /// A message.
    Event(protocol::Event),
    /// The end of the worker.
    Crash(Crash),
}

impl Link {
    /// Starts a worker. What it sends goes to `hear`, never before this returns.
    pub(super) fn start(
        url: &str,
        hear: impl Fn(Arrival) + Clone + 'static,
    ) -> Result<Self, Crash> {
        let worker = Worker::new(url).map_err(|error| Crash::NotStarted(words(&error)))?;
        let on_message = wire(hear.clone(), |event| {
            read(&event.unchecked_ref::<MessageEvent>().data())
        });
        let on_error = wire(hear.clone(), |event| {
            event.prevent_default();
            Arrival::Crash(Crash::Error(
                event
                    .dyn_ref::<ErrorEvent>()
                    .map_or_else(|| "no reason given".to_owned(), ErrorEvent::message),
            ))
        });
        let on_garbled = wire(hear, |_| Arrival::Crash(Crash::Garbled));
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_garbled.as_ref().unchecked_ref()));
        Ok(Self {
            worker,
            _wires: [on_message, on_error, on_garbled],
        })
    }

    /// Sends a request, with the files that belong to it: blobs, or their bytes, which are handed over and gone here.
    pub(super) fn send(&self, request: &Request, files: &[JsValue]) -> Result<(), Crash> {
        let bytes = postcard::to_stdvec(request).map_err(|_unwritable| Crash::Garbled)?;
        let bytes = Uint8Array::from(bytes.as_slice());
        let message = Object::new();
        set(&message, "bytes", &bytes)?;
        if !files.is_empty() {
            set(&message, "files", &files.iter().collect::<Array>())?;
        }
        let moved = files
            .iter()
            .filter_map(JsValue::dyn_ref::<Uint8Array>)
            .chain([&bytes])
            .map(Uint8Array::buffer)
            .collect::<Array>();
        self.worker
            .post_message_with_transfer(&message, &moved)
            .map_err(|error| Crash::Error(words(&error)))
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}

fn wire(
    hear: impl Fn(Arrival) + 'static,
    read: impl Fn(Event) -> Arrival + 'static,
) -> Closure<dyn FnMut(Event)> {
    Closure::new(move |event| hear(read(event)))
}

fn read(data: &JsValue) -> Arrival {
    if let Some(words) = get(data, "vitrineBootError").as_string() {
        return Arrival::Crash(Crash::NotStarted(words));
    }
    if let Some(place) = get(data, "vitrinePanic").as_string() {
        return Arrival::Crash(Crash::Panicked(place));
    }
    get(data, "bytes")
        .dyn_into::<Uint8Array>()
        .ok()
        .and_then(|bytes| postcard::from_bytes(&bytes.to_vec()).ok())
        .map_or(Arrival::Crash(Crash::Garbled), Arrival::Event)
}

fn set(object: &Object, name: &str, value: &JsValue) -> Result<(), Crash> {
    Reflect::set(object, &JsValue::from_str(name), value)
        .map(|_done| ())
        .map_err(|error| Crash::Error(words(&error)))
}

/// What the browser says about an error.
pub(super) fn words(error: &JsValue) -> String {
    get(error, "message")
        .as_string()
        .or_else(|| error.as_string())
        .unwrap_or_else(|| "no reason given".to_owned())
}
