//! Focus that is not lost with the button that had it: a filter that is taken out, a decision that is undone.
//!
//! It must not know what the button did. Links are not its business, as the page they lead to takes the focus; nor is a list's own walk.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, EventTarget, FocusEvent, HtmlElement, KeyboardEvent, MouseEvent, MutationObserver,
    MutationObserverInit,
};

use super::listen::{Listener, listen_document};
use super::{document, focus_heading, is_focus_lost};

/// What can take the focus, headings of pages among it.
const ABLE: &str = "a[href]:not([tabindex='-1']), button:not(:disabled, [tabindex='-1']), input:not(:disabled), select:not(:disabled), summary, \
    h1[tabindex]";

/// Keeps the focus as long as it lives.
pub(crate) struct FocusKeeper {
    observer: Option<MutationObserver>,
    _closure: Closure<dyn FnMut()>,
    _listeners: [Listener; 3],
}

/// The button that had the focus last.
#[derive(Default)]
struct Last {
    /// It, and all that it was in when it got the focus, from near to far.
    path: Vec<Element>,
    /// Whether it was pressed since; one that goes because the reader scrolled away is not followed.
    was_pressed: bool,
}

/// Whenever a button goes that was pressed and had the focus, what is nearest to its place gets it.
pub(crate) fn keep_focus() -> FocusKeeper {
    let last = Rc::new(RefCell::new(Last::default()));
    let (by_focus, by_key, by_click) = (Rc::clone(&last), Rc::clone(&last), Rc::clone(&last));
    let listeners = [
        listen_document("focusin", move |event: FocusEvent| {
            by_focus.replace(Last {
                path: button(event.target()).map_or_else(Vec::new, around),
                was_pressed: false,
            });
        }),
        listen_document("keydown", move |_: KeyboardEvent| {
            by_key.borrow_mut().was_pressed = false;
        }),
        listen_document("click", move |event: MouseEvent| {
            let is_it = button(event.target()).as_ref() == by_click.borrow().path.first();
            by_click.borrow_mut().was_pressed = is_it;
            // It may have gone already, before the click came up here.
            give_back(&by_click);
        }),
    ];
    let closure = Closure::<dyn FnMut()>::new(move || give_back(&last));
    let observer = MutationObserver::new(closure.as_ref().unchecked_ref()).ok();
    let body = document().and_then(|document| document.body());
    if let Some((observer, body)) = observer.as_ref().zip(body) {
        let init = MutationObserverInit::new();
        init.set_child_list(true);
        init.set_subtree(true);
        // Fails only where nothing is to be observed.
        _ = observer.observe_with_options(&body, &init);
    }
    FocusKeeper {
        observer,
        _closure: closure,
        _listeners: listeners,
    }
}

impl Drop for FocusKeeper {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

/// The button that an event came from.
fn button(target: Option<EventTarget>) -> Option<Element> {
    let element: Element = target?.dyn_into().ok()?;
    element.closest("button, summary, input").ok().flatten()
}

/// An element and all that it is in.
fn around(element: Element) -> Vec<Element> {
    std::iter::successors(Some(element), |it| it.parent_element()).collect()
}

fn give_back(last: &RefCell<Last>) {
    let is_gone = {
        let last = last.borrow();
        let gone = last.path.first().is_some_and(|it| !it.is_connected());
        gone && last.was_pressed
    };
    if !is_gone {
        return;
    }
    let path = last.take().path;
    // Whatever has the focus now was given it on purpose.
    if !is_focus_lost() {
        return;
    }
    let is_part = |element: &&Element| {
        let part = element.closest("main, header, nav, dialog");
        element.is_connected() && part.is_ok_and(|part| part.is_some())
    };
    let nearest = path
        .iter()
        .filter(is_part)
        .find_map(|element| element.query_selector(ABLE).ok().flatten());
    if nearest.is_none() {
        // The whole page went.
        return focus_heading();
    }
    if let Some(element) = nearest.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // With scrolling, as it may be out of sight. Fails on what is not shown; then there is nothing to do.
        _ = element.focus();
    }
}
