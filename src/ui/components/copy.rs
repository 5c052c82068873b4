//! Buttons that put a text into the clipboard.
//!
//! It must not know what the text is about.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::ui::dom;
use crate::ui::words;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct CopyProps {
    /// What the button says; what is copied is said to people who listen.
    pub(crate) word: AttrValue,
    /// Its name where the word alone does not say what is copied.
    #[prop_or_default]
    pub(crate) name: Option<AttrValue>,
    /// Gives the text; asked only when the button is pressed.
    pub(crate) text: Callback<(), String>,
}

/// A button that puts a text into the clipboard and says so.
#[component]
pub(crate) fn Copy(props: &CopyProps) -> Html {
    let done = use_state_eq(|| false);
    let press = {
        let (done, text) = (done.clone(), props.text.clone());
        Callback::from(move |_: MouseEvent| {
            let done = done.clone();
            dom::copy_text(&text.emit(()), move |copied| {
                done.set(copied);
                dom::announce(if copied {
                    words::COPIED
                } else {
                    words::NOT_COPIED
                });
            });
        })
    };
    let left = {
        let done = done.clone();
        Callback::from(move |_: FocusEvent| done.set(false))
    };
    html! {
        <button type="button" class="copy" aria-label={props.name.clone()} onclick={press} onblur={left}>
            { icon(if *done { Icon::Check } else { Icon::Copy }) }
            <span>{ &props.word }</span>
        </button>
    }
}
