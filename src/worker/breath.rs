//! Work in pieces: between two of them the browser hands over the messages that have come.
//!
//! It must not know the work.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Event, MessageChannel, MessagePort};

/// Calls the work once for each time it is asked for, later, after messages that have come before.
///
/// A message to oneself, as timers wait at least four milliseconds when they follow one another. And no promise: an
/// error in one would not reach the page.
pub(super) struct Breath {
    bell: MessagePort,
    // Kept, as a port that nobody holds may be collected together with its handler.
    _ear: MessagePort,
    rung: Rc<Cell<bool>>,
    _wire: Closure<dyn FnMut(Event)>,
}

impl Breath {
    /// Lays the wire.
    pub(super) fn new(work: impl Fn() + 'static) -> Result<Self, JsValue> {
        let channel = MessageChannel::new()?;
        let rung = Rc::new(Cell::new(false));
        let heard = Rc::clone(&rung);
        let wire = Closure::new(move |_event: Event| {
            heard.set(false);
            work();
        });
        let ear = channel.port1();
        ear.set_onmessage(Some(wire.as_ref().unchecked_ref()));
        Ok(Self {
            bell: channel.port2(),
            _ear: ear,
            rung,
            _wire: wire,
        })
    }

    /// Asks for the work. Asked twice, it comes once.
    pub(super) fn ring(&self) {
        if !self.rung.replace(true) {
            let _a_port_of_ones_own_takes_any_message = self.bell.post_message(&JsValue::NULL);
        }
    }
}
