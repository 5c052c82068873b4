//! What a search found, by entity, and what was understood of what was typed.
//!
//! It must not search.

use web_sys::KeyboardEvent;
use yew::prelude::*;

use crate::engine::view::{GridSource, SearchGroup, SearchHit, SearchResults};
use crate::protocol::Answer;
use crate::ui::components::{href, label, query_parts, without_parts};
use crate::ui::dom;
use crate::ui::format::{self, Piece};
use crate::ui::state::{Route, Shared};
use crate::ui::words;

/// What [`SearchPage`] is drawn from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SearchPageProps {
    /// What is searched for now.
    pub query: AttrValue,
    /// The newest answer, which may be to an earlier text; [`Answer::Search`].
    pub answer: Option<Shared<Answer>>,
    /// Another text is to be searched for.
    pub on_query: Callback<String>,
    /// All of one kind that was found is to be shown.
    #[prop_or_default]
    pub on_all: Callback<GridSource>,
}

/// What a search found, by entity.
#[component]
pub fn SearchPage(props: &SearchPageProps) -> Html {
    let results = match props.answer.as_deref() {
        Some(Answer::Search(results)) if !props.query.trim().is_empty() => Some(results),
        _ => None,
    };
    html! {
        <div class="found" onkeydown={Callback::from(|event: KeyboardEvent| walk(&event))}>
            <header class="page-head">
                <h1 tabindex="-1">{ words::SEARCH_RESULTS }</h1>
                <p class="page-lead">
                    if let Some(results) = results {
                        { words::search::found(results.total, &format::visible(&results.query), results.complete) }
                    } else {
                        { words::SEARCH_HINT }
                    }
                </p>
                if let Some(results) = results {
                    { query_parts(results, &props.on_query) }
                }
                { help() }
            </header>
            if let Some(results) = results {
                for (at, part) in results.groups.iter().enumerate() {
                    { group(at, part, &props.on_all) }
                }
                if results.total == 0 && results.complete {
                    { nothing(results, &props.on_query) }
                }
            }
        </div>
    }
}

/// Up and down go from hit to hit, and up from the first to the search box.
fn walk(event: &KeyboardEvent) {
    let forward = match event.key().as_str() {
        "ArrowDown" => true,
        "ArrowUp" => false,
        _ => return,
    };
    let bare = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key());
    if bare && !dom::is_typing(event.target()) && dom::focus_next_hit(forward) {
        event.prevent_default();
    }
}

fn help() -> Html {
    html! {
        <details class="search-help opens">
            <summary>{ words::search::HELP }</summary>
            <dl>
                for (typed, does) in words::search::OPERATORS {
                    <div><dt><code>{ typed }</code></dt><dd>{ does }</dd></div>
                }
            </dl>
        </details>
    }
}

fn nothing(results: &SearchResults, on_query: &Callback<String>) -> Html {
    if results.without.is_empty() {
        html! { <p class="part-note">{ words::FOUND_NOTHING }</p> }
    } else {
        without_parts(results, on_query)
    }
}

fn group(at: usize, group: &SearchGroup, on_all: &Callback<GridSource>) -> Html {
    let id = format!("group-{at}");
    let unsent = usize::try_from(group.total)
        .unwrap_or(usize::MAX)
        .saturating_sub(group.hits.len());
    html! {
        <section class="hits" aria-labelledby={id.clone()}>
            <h2 {id}>{ format::shown(&group.title) }{ " " }<span class="section-count">{ format::count(group.total) }</span></h2>
            <ul class="hit-list">
                for item in &group.hits {
                    { hit(item) }
                }
            </ul>
            if unsent > 0 {
                { rest(group, unsent, on_all) }
            }
        </section>
    }
}

/// The way to the hits that are not here, in a list, if one list has them all.
fn rest(group: &SearchGroup, unsent: usize, on_all: &Callback<GridSource>) -> Html {
    let Some(source) = &group.list else {
        return html! { <p class="section-note">{ words::and_more(unsent) }</p> };
    };
    let href = Route::Found(source.clone()).to_string();
    let onclick = {
        let (source, on_all) = (source.clone(), on_all.clone());
        Callback::from(move |event: MouseEvent| {
            // The address does not say what was searched for, so it is no link to be followed as it stands.
            event.prevent_default();
            event.stop_propagation();
            on_all.emit(source.clone());
        })
    };
    html! {
        <p class="section-note">
            <a {href} data-hit="" {onclick}>{ words::search::show_all(group.total, &format::visible(&group.title)) }</a>
        </p>
    }
}

fn hit(hit: &SearchHit) -> Html {
    // A match in the label itself needs no second line to prove it.
    let said = hit.snippet == hit.link.label;
    html! {
        <li class="hit">
            <p class="hit-line">
                <a class="ref" data-hit="" href={href(&hit.link)}>{ name(hit) }</a>
                if let Some(at) = hit.at {
                    <time class="hit-time" datetime={format::moment_iso(at)}>{ format::day(format::day_of(at)) }</time>
                }
            </p>
            if !said && !hit.snippet.is_empty() {
                <p class="hit-snippet" dir="auto">
                    if !hit.place.is_empty() {
                        <span class="hit-place">{ format::shown(&hit.place) }</span>{ " " }
                    }
                    { marked(&hit.snippet, &hit.marks) }
                </p>
            }
        </li>
    }
}

/// The label with its matches marked; a name for what has none.
fn name(hit: &SearchHit) -> Html {
    if hit.link.label.is_empty() {
        html! { label(&hit.link) }
    } else {
        marked(&hit.link.label, &hit.label_marks)
    }
}

fn marked(text: &str, marks: &[(u32, u32)]) -> Html {
    let pieces = format::pieces(text, marks)
        .into_iter()
        .map(|piece| match piece {
            Piece::Plain(text) => html! { format::visible(text).into_owned() },
            Piece::Match(text) => html! { <mark>{ format::visible(text).into_owned() }</mark> },
        });
    pieces.collect()
}
