//! What was understood of a query, part for part, each of which can be taken out.
//!
//! It must not take a query apart: it cuts where it is told.

use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::engine::view::{Meaning, QueryPart, SearchResults};
use crate::ui::format;
use crate::ui::words::search as words;

/// The parts of a query; nothing where all of them are plain words.
pub(crate) fn query_parts(results: &SearchResults, on_query: &Callback<String>) -> Html {
    let plain = |part: &QueryPart| part.meaning == Meaning::Word;
    if results.parts.iter().all(plain) {
        return Html::default();
    }
    html! {
        <ul class="query-parts" aria-label={words::UNDERSTOOD}>
            for part in &results.parts {
                { understood(&results.query, part, on_query) }
            }
        </ul>
    }
}

/// What would be found without one of the parts.
pub(crate) fn without_parts(results: &SearchResults, on_query: &Callback<String>) -> Html {
    if results.without.is_empty() {
        return Html::default();
    }
    let ways = results.without.iter().filter_map(|without| {
        let at = usize::try_from(without.part).ok()?;
        let part = results.parts.get(at)?;
        let onclick = take_out(&results.query, part, on_query);
        let word = words::without(typed(&results.query, part), without.total);
        Some(html! { <li><button type="button" class="button button-small" {onclick}>{ word }</button></li> })
    });
    html! {
        <div class="query-without">
            <p>{ words::WITHOUT }</p>
            <ul>{ for ways }</ul>
        </div>
    }
}

fn understood(query: &str, part: &QueryPart, on_query: &Callback<String>) -> Html {
    let says = format::shown(&words::part(part));
    let odd = is_odd(&part.meaning);
    html! {
        <li class={classes!("query-part", odd.then_some("query-part-odd"))}>
            if odd { { icon(Icon::Alert) } }
            <span>{ &says }</span>
            <button type="button" class="query-part-out" aria-label={words::remove(&says)} onclick={take_out(query, part, on_query)}>
                { icon(Icon::Close) }
            </button>
        </li>
    }
}

/// Whether a part does not do what whoever typed it may have thought.
fn is_odd(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Kind(kinds) => kinds.is_empty(),
        Meaning::UnknownCondition | Meaning::NoDate | Meaning::Unfinished => true,
        Meaning::Word
        | Meaning::Phrase
        | Meaning::From
        | Meaning::Before(_)
        | Meaning::After(_) => false,
    }
}

fn take_out(query: &str, part: &QueryPart, on_query: &Callback<String>) -> Callback<MouseEvent> {
    let rest = without(query, part);
    on_query.reform(move |_: MouseEvent| rest.clone())
}

/// The query without a part.
fn without(query: &str, part: &QueryPart) -> String {
    let (start, end) = span(part);
    let before = query.get(..start).unwrap_or("").trim();
    let after = query.get(end..).unwrap_or("").trim();
    [before, after].join(" ").trim().to_owned()
}

/// A part as it was typed.
fn typed<'a>(query: &'a str, part: &QueryPart) -> &'a str {
    let (start, end) = span(part);
    query.get(start..end).unwrap_or("")
}

fn span(part: &QueryPart) -> (usize, usize) {
    let at = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
    (at(part.span.0), at(part.span.1))
}

#[cfg(test)]
mod tests {
    use super::without;
    use crate::engine::view::{Meaning, QueryPart};

    #[test]
    fn a_part_is_cut_out_of_what_was_typed() {
        for (query, span, want) in [
            ("zoë kind:note x", (5, 14), "zoë x"),
            ("kind:note", (0, 9), ""),
            ("kind:note  é", (0, 9), "é"),
        ] {
            let part = QueryPart {
                span,
                text: String::new(),
                meaning: Meaning::Word,
            };
            assert_eq!(without(query, &part), want, "{query}");
        }
    }
}
