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
    let input = use_node_ref();
    use_slash(&input);
    let nav = {
        let open = props.nav_open;
        props.on_nav.reform(move |_: MouseEvent| !open)
    };
    let typed = props
        .on_query
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let cleared = {
        let on_query = props.on_query.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                on_query.emit(String::new());
            }
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
                <input ref={input} type="search" role="searchbox" class="search-input" aria-label={words::SEARCH}
                    aria-keyshortcuts="/" placeholder={words::SEARCH} autocomplete="off" spellcheck="false"
                    value={props.query.clone()} oninput={typed} onkeydown={cleared} />
                <kbd class="search-key" aria-hidden="true">{ "/" }</kbd>
            </div>
            <div class="header-open">
                <input id="open-another" class="door-input" type="file" aria-label={words::OPEN_ANOTHER} multiple=true onchange={chosen} />
                <label class="button button-quiet" for="open-another">{ words::OPEN_ANOTHER }</label>
            </div>
        </header>
    }
}

/// `/` goes to the search box from wherever letters do not go into a field.
#[hook]
fn use_slash(input: &NodeRef) {
    use_effect_with(input.clone(), |input| {
        let input = input.clone();
        let listener = dom::listen_document("keydown", move |event: KeyboardEvent| {
            let bare = !(event.ctrl_key() || event.meta_key() || event.alt_key());
            if event.key() == "/" && bare && !dom::is_typing(event.target()) {
                event.prevent_default();
                if let Some(input) = input.cast::<HtmlInputElement>() {
                    dom::focus(&input);
                    input.select();
                }
            }
        });
        move || drop(listener)
    });
}
