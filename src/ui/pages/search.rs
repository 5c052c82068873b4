//! What a search found, by entity.
//!
//! It must not search.

use yew::prelude::*;

use crate::engine::view::{SearchGroup, SearchHit};
use crate::protocol::Answer;
use crate::ui::components::link_to;
use crate::ui::format::{self, Piece};
use crate::ui::state::Shared;
use crate::ui::words;

/// What [`SearchPage`] is drawn from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SearchPageProps {
    /// What is searched for now.
    pub query: AttrValue,
    /// The newest answer, which may be to an earlier text; [`Answer::Search`].
    pub answer: Option<Shared<Answer>>,
}

/// What a search found, by entity.
#[component]
pub fn SearchPage(props: &SearchPageProps) -> Html {
    let results = match props.answer.as_deref() {
        Some(Answer::Search(results)) if !props.query.trim().is_empty() => Some(results),
        _ => None,
    };
    html! {
        <div class="found">
            <header class="page-head">
                <h1 tabindex="-1">{ words::SEARCH_RESULTS }</h1>
                <p class="page-lead">
                    if let Some(results) = results {
                        { words::found(results.total, &results.query) }
                    } else {
                        { words::SEARCH_HINT }
                    }
                </p>
            </header>
            if let Some(results) = results {
                for (at, part) in results.groups.iter().enumerate() {
                    { group(at, part) }
                }
                if results.total == 0 {
                    <p class="part-note">{ words::FOUND_NOTHING }</p>
                }
            }
        </div>
    }
}

fn group(at: usize, group: &SearchGroup) -> Html {
    let id = format!("group-{at}");
    let unsent = usize::try_from(group.total)
        .unwrap_or(usize::MAX)
        .saturating_sub(group.hits.len());
    html! {
        <section class="hits" aria-labelledby={id.clone()}>
            <h2 {id}>{ &group.title }{ " " }<span class="section-count">{ format::count(group.total) }</span></h2>
            <ul class="hit-list">
                for item in &group.hits {
                    { hit(item) }
                }
            </ul>
            if unsent > 0 {
                <p class="section-note">{ words::and_more(unsent) }</p>
            }
        </section>
    }
}

fn hit(hit: &SearchHit) -> Html {
    // A match in the label itself needs no second line to prove it.
    let said = hit.snippet == hit.link.label;
    html! {
        <li class="hit">
            { link_to(&hit.link) }
            if !said && !hit.snippet.is_empty() {
                <p class="hit-snippet" dir="auto">
                    if !hit.place.is_empty() {
                        <span class="hit-place">{ &hit.place }</span>{ " " }
                    }
                    for piece in format::pieces(&hit.snippet, &hit.marks) {
                        { match piece {
                            Piece::Plain(text) => html! { text },
                            Piece::Match(text) => html! { <mark>{ text }</mark> },
                        } }
                    }
                </p>
            }
        </li>
    }
}
