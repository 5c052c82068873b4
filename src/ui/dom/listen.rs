//! Listening to events of the window and the document.
//!
//! It must not know what they lead to.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::convert::FromWasmAbi;
use web_sys::{
    AddEventListenerOptions, DragEvent, Element, EventTarget, ResizeObserver, WheelEvent,
};

use super::{document, window};

/// Listens as long as it lives.
pub(crate) struct Listener {
    target: Option<EventTarget>,
    name: &'static str,
    function: js_sys::Function,
    _closure: Box<dyn std::any::Any>,
}

impl Listener {
    fn new<E: FromWasmAbi + 'static>(
        target: Option<EventTarget>,
        name: &'static str,
        handler: impl FnMut(E) + 'static,
    ) -> Self {
        let closure = Closure::<dyn FnMut(E)>::new(handler);
        let function: js_sys::Function =
            closure.as_ref().unchecked_ref::<js_sys::Function>().clone();
        if let Some(target) = &target {
            // Fails only for arguments of wrong types.
            _ = target.add_event_listener_with_callback(name, &function);
        }
        Self {
            target,
            name,
            function,
            _closure: Box::new(closure),
        }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(target) = &self.target {
            _ = target.remove_event_listener_with_callback(self.name, &self.function);
        }
    }
}

/// Listens at the window.
pub(crate) fn listen_window<E: FromWasmAbi + 'static>(
    name: &'static str,
    handler: impl FnMut(E) + 'static,
) -> Listener {
    Listener::new(window().map(Into::into), name, handler)
}

/// Listens at the document.
pub(crate) fn listen_document<E: FromWasmAbi + 'static>(
    name: &'static str,
    handler: impl FnMut(E) + 'static,
) -> Listener {
    Listener::new(document().map(Into::into), name, handler)
}

/// Listens to the wheel over an element, so that its handler may scroll by itself.
pub(crate) fn listen_wheel(
    element: &Element,
    handler: impl FnMut(WheelEvent) + 'static,
) -> Listener {
    let closure = Closure::<dyn FnMut(WheelEvent)>::new(handler);
    let function: js_sys::Function = closure.as_ref().unchecked_ref::<js_sys::Function>().clone();
    let options = AddEventListenerOptions::new();
    options.set_passive(false);
    // Fails only for arguments of wrong types.
    _ = element.add_event_listener_with_callback_and_add_event_listener_options(
        "wheel", &function, &options,
    );
    Listener {
        target: Some(element.clone().into()),
        name: "wheel",
        function,
        _closure: Box::new(closure),
    }
}

/// Watches the size of an element as long as it lives.
pub(crate) struct SizeWatch {
    observer: Option<ResizeObserver>,
    _closure: Box<dyn std::any::Any>,
}

impl Drop for SizeWatch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// Calls back whenever an element has another size, and once now.
pub(crate) fn watch_size(element: &Element, changed: impl FnMut() + 'static) -> SizeWatch {
    let closure = Closure::<dyn FnMut()>::new(changed);
    let observer = ResizeObserver::new(closure.as_ref().unchecked_ref()).ok();
    if let Some(observer) = &observer {
        observer.observe(element);
    }
    SizeWatch {
        observer,
        _closure: Box::new(closure),
    }
}

/// Whether what is dragged are files, not a piece of text.
pub(crate) fn has_files(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|transfer| {
        transfer
            .types()
            .iter()
            .any(|kind| kind.as_string().as_deref() == Some("Files"))
    })
}
