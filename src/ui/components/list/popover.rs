//! A button that shows and hides a panel below it.
//!
//! It must not know what the panel holds.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, EventTarget, FocusEvent, HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use crate::ui::dom;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct PopoverProps {
    /// Identity of the panel in the page.
    pub(crate) id: &'static str,
    /// The words of the button.
    pub(crate) label: AttrValue,
    /// The panel's name.
    pub(crate) title: &'static str,
    /// The panel.
    pub(crate) children: Html,
}

/// A button that shows and hides a panel below it; Esc hides it and gives the focus back, and so does going elsewhere.
#[component]
pub(crate) fn Popover(props: &PopoverProps) -> Html {
    let open = use_state_eq(|| false);
    let button = use_node_ref();
    let around = use_node_ref();
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    // Of the document, as what had the focus may be gone from the panel.
    use_effect_with(*open, {
        let (open, button, around) = (open.clone(), button.clone(), around.clone());
        move |is_open| {
            let closer = open.clone();
            let keys = is_open.then(|| {
                dom::listen_document("keydown", move |event: KeyboardEvent| {
                    if event.key() == "Escape" && !event.default_prevented() {
                        event.prevent_default();
                        open.set(false);
                        if let Some(button) = button.cast::<HtmlElement>() {
                            dom::focus(&button);
                        }
                    }
                })
            });
            let presses = is_open.then(|| {
                dom::listen_document("pointerdown", move |event: PointerEvent| {
                    if !holds(&around, event.target()) {
                        closer.set(false);
                    }
                })
            });
            move || drop((keys, presses))
        }
    });
    let on_leave = {
        let (open, around) = (open.clone(), around.clone());
        Callback::from(move |event: FocusEvent| {
            let to = event.related_target();
            // Without a new place the focus has only left the window, or what held it is gone.
            if to.is_some() && !holds(&around, to) {
                open.set(false);
            }
        })
    };
    html! {
        <div ref={around} class="popover" onfocusout={on_leave}>
            <button ref={button} type="button" class="button" aria-expanded={open.to_string()} aria-controls={props.id}
                aria-haspopup="dialog" onclick={toggle}>{ &props.label }</button>
            if *open {
                <div id={props.id} class="popover-panel" role="dialog" aria-label={props.title} tabindex="-1">
                    { props.children.clone() }
                </div>
            }
        </div>
    }
}

/// Whether an event happened within an element.
fn holds(around: &NodeRef, target: Option<EventTarget>) -> bool {
    let target: Option<Element> = target.and_then(|target| target.dyn_into().ok());
    let around = around.cast::<Element>().zip(target);
    around.is_some_and(|(around, target)| around.contains(Some(&target)))
}
