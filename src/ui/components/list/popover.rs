//! A button that shows and hides a panel below it.
//!
//! It must not know what the panel holds.

use wasm_bindgen::JsCast as _;
use web_sys::{Element, FocusEvent, HtmlElement, KeyboardEvent};
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
        let (open, button) = (open.clone(), button.clone());
        move |is_open| {
            let listener = is_open.then(|| {
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
            move || drop(listener)
        }
    });
    let on_leave = {
        let (open, around) = (open.clone(), around.clone());
        Callback::from(move |event: FocusEvent| {
            let to: Option<Element> = event.related_target().and_then(|to| to.dyn_into().ok());
            let stays = around
                .cast::<Element>()
                .zip(to.as_ref())
                .is_some_and(|(around, to)| around.contains(Some(to)));
            // Without a new place the focus has only left the window, or what held it is gone.
            if to.is_some() && !stays {
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
