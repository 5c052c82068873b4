//! The records of an entity, or the rows of a table.
//!
//! It must not fetch rows: it says which are wanted, in which order, with which filter.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::engine::view::SortKey;
use crate::protocol::Answer;
use crate::ui::components::{Grid, Icon, Span, icon};
use crate::ui::state::Shared;
use crate::ui::words;

/// Which rows of a list are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListWish {
    /// The filter.
    pub filter: String,
    /// The order.
    pub sort: Vec<SortKey>,
    /// The first row in sight.
    pub start: u32,
    /// How many rows are in sight.
    pub len: u32,
}

/// What [`ListPage`] is drawn from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ListPageProps {
    /// The newest window of rows; [`Answer::Grid`].
    pub answer: Shared<Answer>,
    /// What is wanted now.
    pub wish: ListWish,
    /// Something else is wanted.
    pub on_wish: Callback<ListWish>,
    /// Tells one list from another.
    pub source_key: AttrValue,
    /// A line under the title: a table's file.
    #[prop_or_default]
    pub lead: Html,
    /// Whether the rows are records of an entity, which read better as cards where there is little room.
    pub cards: bool,
}

/// The records of an entity, or the rows of a table.
#[component]
pub fn ListPage(props: &ListPageProps) -> Html {
    let Answer::Grid(window) = &*props.answer else {
        return Html::default();
    };
    let wish = &props.wish;
    let change = |change: fn(&mut ListWish, String)| {
        let wish = wish.clone();
        props.on_wish.reform(move |text: String| {
            let mut wish = wish.clone();
            change(&mut wish, text);
            wish.start = 0;
            wish
        })
    };
    let filter = change(|wish, text| wish.filter = text);
    let typed = filter
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let cleared = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            filter.emit(String::new());
        }
    });
    let on_sort = {
        let wish = wish.clone();
        props.on_wish.reform(move |sort: Vec<SortKey>| ListWish {
            sort,
            start: 0,
            ..wish.clone()
        })
    };
    let on_span = {
        let wish = wish.clone();
        props.on_wish.reform(move |span: Span| ListWish {
            start: span.start,
            len: span.len,
            ..wish.clone()
        })
    };
    let list_key = format!("{} {:?} {}", props.source_key, wish.sort, wish.filter);
    html! {
        <div class="list">
            <header class="list-head">
                <div>
                    <h1 tabindex="-1">{ &window.title }</h1>
                    { props.lead.clone() }
                </div>
                <p class="list-count">{ words::of_total(window.filtered, window.total) }</p>
                <div class="filter">
                    { icon(Icon::Search) }
                    <input type="search" class="filter-input" aria-label={words::filter_of(&window.title)}
                        placeholder={words::FILTER} autocomplete="off" spellcheck="false" value={wish.filter.clone()}
                        oninput={typed} onkeydown={cleared} />
                </div>
            </header>
            <Grid label={window.title.clone()} answer={props.answer.clone()} sort={wish.sort.clone()} {on_sort} {on_span}
                {list_key} cards={props.cards} />
            if window.filtered == 0 {
                <p class="list-none">{ if window.total == 0 { words::LIST_EMPTY } else { words::LIST_FILTERED } }</p>
            }
        </div>
    }
}
