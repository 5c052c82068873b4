//! The head of every page of an export: the product's name, the search, the way to another export.
//!
//! It must not search: it says what was typed.

use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::doors::NamedFiles;
use super::icon::{Icon, icon, logo};
use crate::ui::dom;
use crate::ui::state::Route;
use crate::ui::words;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct HeaderProps {
    /// What the search box holds.
    pub(crate) query: AttrValue,
    /// Something was typed into it.
    pub(crate) on_query: Callback<String>,
    /// Whether the navigation is open, where it is a drawer.
    pub(crate) nav_open: bool,
    /// The navigation is to open or close.
    pub(crate) on_nav: Callback<bool>,
    /// Files of another export were chosen.
    pub(crate) on_files: Callback<NamedFiles>,
}

#[component]
pub(crate) fn Header(props: &HeaderProps) -> Html {
    let nav = {
        let open = props.nav_open;
        props.on_nav.reform(move |_: MouseEvent| !open)
    };
    let typed = props
        .on_query
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let pressed = {
        let on_query = props.on_query.clone();
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Escape" => {
                event.prevent_default();
                on_query.emit(String::new());
            }
            // From the box into what it found.
            "ArrowDown" | "Enter" if !event.is_composing() && dom::focus_next_hit(true) => {
                event.prevent_default();
            }
            _ => {}
        })
    };
    let chosen = props.on_files.reform(|event: Event| {
        event
            .target_dyn_into::<HtmlInputElement>()
            .map_or_else(Vec::new, |input| dom::from_input(&input))
    });
    html! {
        <header class="header">
            <button type="button" class="button button-quiet header-menu" aria-expanded={props.nav_open.to_string()}
                aria-controls="export-nav" onclick={nav}>
                { icon(if props.nav_open { Icon::Close } else { Icon::Menu }) }
                <span class="visually-hidden">{ words::MENU }</span>
            </button>
            <a class="brand" href={Route::Overview.to_string()}>{ logo() }<span>{ words::PRODUCT }</span></a>
            <div class="search" role="search">
                { icon(Icon::Search) }
                <input type="search" role="searchbox" class="search-input" aria-label={words::SEARCH}
                    aria-keyshortcuts="/" placeholder={words::SEARCH} autocomplete="off" spellcheck="false"
                    value={props.query.clone()} oninput={typed} onkeydown={pressed} />
                <kbd class="search-key" aria-hidden="true">{ "/" }</kbd>
            </div>
            <div class="header-open">
                <input id="open-another" class="door-input" type="file" aria-label={words::OPEN_ANOTHER} multiple=true onchange={chosen} />
                <label class="button button-quiet" for="open-another">{ words::OPEN_ANOTHER }</label>
            </div>
        </header>
    }
}
