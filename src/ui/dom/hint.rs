//! Small cards beside what they are about.
//!
//! It must not know what they say.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, EventTarget};

use super::{document, set_property, window};

/// Between a card and what it is about, and between a card and the edge of the window, in pixels.
const GAP: f64 = 6.0;

/// Whether an event came from within the elements that a selector names.
pub(crate) fn is_within(target: Option<EventTarget>, selector: &str) -> bool {
    target
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| matches!(element.closest(selector), Ok(Some(_))))
}

/// Whether an element has the focus in a way that is to be seen: by keyboard, not by pointer or touch.
pub(crate) fn is_focus_visible(element: &Element) -> bool {
    element.matches(":focus-visible").unwrap_or(false)
}

/// Says to people who listen by which element another is described, or that it is by none.
pub(crate) fn describe(element: &Element, by: Option<&str>) {
    // Fails only for names that are no names.
    _ = match by {
        Some(id) => element.set_attribute("aria-describedby", id),
        None => element.remove_attribute("aria-describedby"),
    };
}

/// Puts a card below an element, or above it where there is no room below; it moves with the page.
pub(crate) fn place_hint(card: &Element, beside: &Element) {
    let Some((window, root)) = window().zip(document().and_then(|it| it.document_element())) else {
        return;
    };
    let (own, other) = (
        card.get_bounding_client_rect(),
        beside.get_bounding_client_rect(),
    );
    let wide = f64::from(root.client_width());
    let high = f64::from(root.client_height());
    let left = other.left().min(wide - own.width() - GAP).max(GAP);
    let below = other.bottom() + GAP;
    let above = other.top() - own.height() - GAP;
    let top = if below + own.height() > high && above > 0.0 {
        above
    } else {
        below
    };
    let scrolled = (
        window.scroll_x().unwrap_or_default(),
        window.scroll_y().unwrap_or_default(),
    );
    set_property(card, "left", &format!("{}px", left + scrolled.0));
    set_property(card, "top", &format!("{}px", top + scrolled.1));
}
