//! What stands in place of a page that is still on its way, or that there is not.
//!
//! It must not know which page.

use yew::prelude::*;

use crate::ui::state::Route;
use crate::ui::words;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct WaitingProps {
    /// Why it takes a while; nothing while that is not worth a word.
    #[prop_or_default]
    pub(crate) why: AttrValue,
}

/// Quiet bars where the page will be.
#[component]
pub(crate) fn Waiting(props: &WaitingProps) -> Html {
    html! {
        <div class="waiting" aria-busy="true">
            if props.why.is_empty() {
                <div class="waiting-bar waiting-title"></div>
                <div class="waiting-bar"></div>
                <div class="waiting-bar waiting-short"></div>
            } else {
                <p>{ &props.why }</p>
            }
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct NotHereProps {
    /// What is not here, or what went wrong.
    pub(crate) why: AttrValue,
}

/// There is no such page in this export.
#[component]
pub(crate) fn NotHere(props: &NotHereProps) -> Html {
    html! {
        <div class="not-here">
            <h1 tabindex="-1">{ words::NOT_HERE }</h1>
            <p>{ &props.why }</p>
            <p><a href={Route::Overview.to_string()}>{ words::TO_OVERVIEW }</a></p>
        </div>
    }
}
