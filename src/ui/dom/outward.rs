//! Links that lead out of the page.
//!
//! It must not know what is asked before they are followed. What an address is, is what the browser would open: hosts in ASCII, nothing hidden.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, EventTarget, HtmlAnchorElement};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Outward {
    /// The scheme with its colon, in small letters.
    pub(crate) scheme: String,
    /// The host; empty for addresses without one.
    pub(crate) host: String,
    /// The whole address, as the browser would open it.
    pub(crate) address: String,
}

/// The way out that an event would follow: that of a link to anywhere but this page. Links marked as asked for, and files that the page itself
/// offers, are none.
pub(crate) fn outward(target: Option<EventTarget>) -> Option<Outward> {
    let element: Element = target?.dyn_into().ok()?;
    let link = element
        .closest("a[href]:not([href^='#']):not([download]):not([data-asked])")
        .ok()??;
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    Some(Outward {
        scheme: link.protocol(),
        host: link.hostname(),
        address: link.href(),
    })
}
