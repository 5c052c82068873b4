//! Whether an element is near what the window shows.
//!
//! It must not know what the element is.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// Watches as long as it lives.
pub(crate) struct Near {
    observer: IntersectionObserver,
    _closure: Closure<dyn FnMut(js_sys::Array)>,
}

/// Tells whenever the element comes near the window or goes away from it, and once at the beginning. `margin` is what counts as near, as a
/// length in CSS.
pub(crate) fn watch_near(
    element: &Element,
    margin: &str,
    mut tell: impl FnMut(bool) + 'static,
) -> Option<Near> {
    let closure = Closure::<dyn FnMut(js_sys::Array)>::new(move |entries: js_sys::Array| {
        if let Ok(entry) = entries.pop().dyn_into::<IntersectionObserverEntry>() {
            tell(entry.is_intersecting());
        }
    });
    let init = IntersectionObserverInit::new();
    init.set_root_margin(margin);
    let observer =
        IntersectionObserver::new_with_options(closure.as_ref().unchecked_ref(), &init).ok()?;
    observer.observe(element);
    Some(Near {
        observer,
        _closure: closure,
    })
}

impl Drop for Near {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
