//! What narrows a timeline: kind, author, days, words.
//!
//! It must not know events: kinds and authors come counted.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::super::icon::{Icon, icon};
use crate::engine::view::EventsWindow;
use crate::ui::format;
use crate::ui::state::TimelineWish;
use crate::ui::words;

/// So many kinds are chips; the others are in a list.
const MOST_CHIPS: usize = 8;

/// The controls. `change` is told what is wished for now.
pub(super) fn filters(
    title: &str,
    window: &EventsWindow,
    wish: &TimelineWish,
    change: &Callback<TimelineWish>,
) -> Html {
    let set = |with: fn(&mut TimelineWish, String)| {
        let (wish, change) = (wish.clone(), change.clone());
        Callback::from(move |text: String| {
            let mut wish = wish.clone();
            with(&mut wish, text);
            change.emit(wish);
        })
    };
    let input = |event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value();
    let chosen = |event: Event| event.target_unchecked_into::<HtmlSelectElement>().value();
    let kind = set(|wish, text| wish.kind = text);
    let (chips, others) = window.kinds.split_at(window.kinds.len().min(MOST_CHIPS));
    html! {
        <div class="timeline-filters" role="group" aria-label={words::narrow(&format::visible(title))}>
            <div class="filter">
                { icon(Icon::Search) }
                <input type="search" class="filter-input" aria-label={words::search_in(&format::visible(title))} placeholder={words::SEARCH_HERE}
                    autocomplete="off" spellcheck="false" value={wish.words.clone()}
                    oninput={set(|wish, text| wish.words = text).reform(input)} />
            </div>
            if window.authors.len() > 1 {
                <label class="timeline-choice"><span>{ words::AUTHOR }</span>
                    { choice(&window.authors, &wish.author, set(|wish, text| wish.author = text).reform(chosen), words::AUTHOR) }
                </label>
            }
            <label class="timeline-choice"><span>{ words::FROM_DAY }</span>
                <input type="date" value={wish.from.clone()} oninput={set(|wish, text| wish.from = text).reform(input)} />
            </label>
            <label class="timeline-choice"><span>{ words::TO_DAY }</span>
                <input type="date" value={wish.until.clone()} oninput={set(|wish, text| wish.until = text).reform(input)} />
            </label>
            if window.kinds.len() > 1 {
                <div class="chips" role="group" aria-label={words::FILTER_BY_KIND}>
                    { chip(&kind, &wish.kind, "", words::ALL_KINDS, window.total) }
                    for (name, count) in chips {
                        { chip(&kind, &wish.kind, name, name, *count) }
                    }
                    if !others.is_empty() {
                        { choice(others, &wish.kind, kind.reform(chosen), words::OTHER_KINDS) }
                    }
                </div>
            }
        </div>
    }
}

fn chip(set: &Callback<String>, wish: &str, kind: &str, title: &str, count: u32) -> Html {
    let pressed = wish == kind;
    let kind = kind.to_owned();
    let onclick = set.reform(move |_: MouseEvent| kind.clone());
    html! {
        <button type="button" class="chip" aria-pressed={pressed.to_string()} {onclick}>
            { format::shown(title) }{ " " }<span class="chip-count">{ format::count(count) }</span>
        </button>
    }
}

fn choice(
    words: &[(String, u32)],
    wish: &str,
    onchange: Callback<Event>,
    label: &'static str,
) -> Html {
    html! {
        <select {onchange} aria-label={label}>
            <option value="" selected={wish.is_empty()}>{ words::ALL_KINDS }</option>
            for (word, count) in words {
                <option value={word.clone()} selected={wish == word}>{ format!("{} ({})", format::visible(word), format::count(*count)) }</option>
            }
        </select>
    }
}
