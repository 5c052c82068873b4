//! The worker's end of the pipe: it hosts the engine.
//!
//! It must not know the page. `Host` decides what is done when, a piece at a time; `Scope` has the wires; [`BlobSource`] reads the
//! files that the browser holds.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use wasm_bindgen::throw_val;

use self::breath::Breath;
use self::host::Host;
use self::scope::Scope;
use crate::engine::session::Session;
use crate::protocol::Event;

mod blob;
mod breath;
mod desk;
mod host;
mod pace;
mod queue;
mod scope;

pub use blob::{BlobSource, source_of};

/// Serves the page for as long as the worker lives.
pub fn start() {
    let scope = Scope::current();
    scope.report_panics();
    let page = scope.clone();
    let host = Host::<Session>::new(scope.clock(), move |event| page.tell(&event));
    let host = Rc::new(RefCell::new(host));

    let breath = Rc::new_cyclic(|again: &Weak<Breath>| {
        let (host, again) = (Rc::clone(&host), Weak::clone(again));
        let work = move || {
            if host.borrow_mut().work()
                && let Some(breath) = again.upgrade()
            {
                breath.ring();
            }
        };
        Breath::new(work).unwrap_or_else(|error| throw_val(error))
    });
    let page = scope.clone();
    scope.listen(move |(request, files)| match files {
        Ok(files) => {
            host.borrow_mut().hear(request, files);
            breath.ring();
        }
        // The page may still be able to read them; if not, it knows what to say.
        Err(_unreadable) => page.tell(&Event::Unreadable),
    });
    scope.tell(&Event::Ready {
        build: scope.build(),
    });
}
