//! Focus and scroll of the page.
//!
//! It must not know routes beyond the text of a link's address.

use wasm_bindgen::JsCast as _;
use web_sys::{
    DragEvent, Element, EventTarget, FocusOptions, HtmlElement, HtmlInputElement, NodeList,
    PointerEvent, ScrollBehavior, ScrollToOptions, SvgElement,
};

use super::{document, window};

/// Focuses an element without scrolling to it.
pub(crate) fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    // Focus fails on elements that are not shown; then there is nothing to do.
    _ = element.focus_with_options(&options);
}

/// Whether nothing has the focus, as after the element that had it was taken away.
pub(crate) fn is_focus_lost() -> bool {
    let active = document().and_then(|document| document.active_element());
    active.is_none_or(|active| active.tag_name() == "BODY")
}

/// Focuses the page's one `h1`.
pub(crate) fn focus_heading() {
    if let Some(heading) = query("main h1") {
        focus(&heading);
    }
}

/// How far the page is scrolled, in pixels.
pub(crate) fn page_scroll() -> f64 {
    window()
        .and_then(|window| window.scroll_y().ok())
        .unwrap_or_default()
}

/// Scrolls the page at once, whatever motion the style asks for.
pub(crate) fn scroll_page_to(top: f64) {
    if let Some(window) = window() {
        let options = ScrollToOptions::new();
        options.set_top(top);
        options.set_behavior(ScrollBehavior::Instant);
        window.scroll_to_with_scroll_to_options(&options);
    }
}

/// The address of the link that an event came from, when a plain click or Enter should follow it inside the page.
pub(crate) fn followed_link(target: Option<EventTarget>) -> Option<(Element, String)> {
    let element: Element = target?.dyn_into().ok()?;
    let link = element.closest("a[href^='#/']").ok()??;
    let href = link.get_attribute("href")?;
    Some((link, href))
}

/// Which one of the links in `main` with the same address this is; `None` for one elsewhere.
pub(crate) fn nth_of_link(link: &Element, href: &str) -> Option<u32> {
    let links = links(href)?;
    (0..links.length()).find(|at| {
        links
            .item(*at)
            .is_some_and(|node| node.is_same_node(Some(link)))
    })
}

/// Focuses a link in `main` again. Returns whether it is there.
pub(crate) fn focus_nth_link(href: &str, nth: u32) -> bool {
    let link = links(href).and_then(|links| links.item(nth).or_else(|| links.item(0)));
    let Some(link) = link.and_then(|node| node.dyn_into::<Element>().ok()) else {
        return false;
    };
    focus_element(&link);
    true
}

/// Focuses the hit after or before the one that has the focus, or the first; before the first comes the search box. Returns whether there is
/// one.
pub(crate) fn focus_next_hit(forward: bool) -> bool {
    let hits = document().and_then(|document| document.query_selector_all("main a[data-hit]").ok());
    let Some(hits) = hits.filter(|hits| hits.length() > 0) else {
        return false;
    };
    let active = document().and_then(|document| document.active_element());
    let here = (0..hits.length()).find(|at| {
        let hit = hits.item(*at);
        hit.is_some_and(|hit| hit.is_same_node(active.as_ref().map(AsRef::as_ref)))
    });
    let next = match (here, forward) {
        (None, true) => 0,
        (Some(here), true) => here.saturating_add(1).min(hits.length() - 1),
        (None, false) => return false,
        (Some(0), false) => return focus_search(),
        (Some(here), false) => here.saturating_sub(1),
    };
    let hit = hits
        .item(next)
        .and_then(|hit| hit.dyn_into::<HtmlElement>().ok());
    // With scrolling, as the next hit may lie below.
    hit.is_some_and(|hit| hit.focus().is_ok())
}

/// Focuses the search box, with what is in it selected. Returns whether there is one.
pub(crate) fn focus_search() -> bool {
    let search =
        query("header input[type=search]").and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
    search
        .inspect(|search| {
            focus(search);
            search.select();
        })
        .is_some()
}

/// Brings a section to the top of the window and focuses its heading's button, from where the next key press goes on into the section.
pub(crate) fn go_to_section(id: &str) {
    if let Some(heading) = query(&format!("#{id}")) {
        heading.scroll_into_view();
    }
    if let Some(button) = query(&format!("#{id} > button")) {
        focus(&button);
    }
}

/// Focuses the part of a drawing in `main` whose `data-table` is this. Returns whether it is there.
pub(crate) fn focus_drawn(table: u32) -> bool {
    let selector = format!("main svg [data-table='{table}']");
    let part = document().and_then(|document| document.query_selector(&selector).ok()?);
    part.inspect(focus_element).is_some()
}

/// The table of the part of a drawing that an event came from.
pub(crate) fn drawn_table(target: Option<EventTarget>) -> Option<u32> {
    let element: Element = target?.dyn_into().ok()?;
    let part = element.closest("[data-table]").ok()??;
    part.get_attribute("data-table")?.parse().ok()
}

fn focus_element(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        focus(element);
    } else if let Some(element) = element.dyn_ref::<SvgElement>() {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        _ = element.focus_with_options(&options);
    }
}

/// Whether the keyboard's letters go into a field now.
pub(crate) fn is_typing(target: Option<EventTarget>) -> bool {
    target
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| {
            let input = element.dyn_ref::<HtmlInputElement>().is_some_and(|input| {
                !matches!(
                    input.type_().as_str(),
                    "checkbox" | "radio" | "button" | "file"
                )
            });
            input || matches!(element.tag_name().as_str(), "TEXTAREA" | "SELECT")
        })
}

/// Whether some text of the page is selected.
pub(crate) fn has_selection() -> bool {
    let selection = document().and_then(|document| document.get_selection().ok().flatten());
    selection.is_some_and(|selection| !selection.is_collapsed())
}

/// Lets an element follow the pointer until it is let go, wherever it goes. Returns how wide the nearest element around it is that
/// the selector names.
pub(crate) fn capture_in(event: &PointerEvent, selector: &str) -> Option<f64> {
    let element: Element = event.target()?.dyn_into().ok()?;
    // Fails only for a pointer that is gone.
    element.set_pointer_capture(event.pointer_id()).ok()?;
    let around = element.closest(selector).ok()??;
    Some(around.get_bounding_client_rect().width())
}

/// Begins to drag something that means nothing outside the page.
pub(crate) fn begin_drag(event: &DragEvent) {
    if let Some(transfer) = event.data_transfer() {
        transfer.set_effect_allowed("move");
        // Some browsers begin no drag without data.
        _ = transfer.set_data("text/plain", "");
    }
}

fn links(href: &str) -> Option<NodeList> {
    document()?
        .query_selector_all(&format!("main a[href='{href}']"))
        .ok()
}

fn query(selector: &str) -> Option<HtmlElement> {
    document()?.query_selector(selector).ok()??.dyn_into().ok()
}
