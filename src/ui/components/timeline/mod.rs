//! What happened, newest first, day by day: narrowed by the reader, drawn where the reader is.
//!
//! It must not know which tables events come from, and it holds no more of them than were looked at: they are asked for in stretches.

mod body;
mod chunk;
mod event;
mod filters;
mod threads;

pub(crate) use threads::Threads;

use yew::prelude::*;

use self::chunk::Chunk;
use self::filters::filters;
use crate::engine::view::{EventFilter, EventsRequest, EventsWindow, RecordPage, SectionBody};
use crate::protocol::{Answer, Ask};
use crate::ui::dom;
use crate::ui::format;
use crate::ui::hooks::{Query, Router, use_query};
use crate::ui::state::{Shared, TimelineWish};
use crate::ui::words;

/// So many events are drawn and forgotten together: few enough to be drawn between two frames.
const CHUNK: u32 = 20;
/// Fewer events need no narrowing.
const FEW: u32 = 5;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct TimelineProps {
    /// The page that the section is of.
    pub(crate) page: Shared<RecordPage>,
    /// Which of its sections.
    pub(crate) index: usize,
}

#[component]
pub(crate) fn Timeline(props: &TimelineProps) -> Html {
    let section = props.page.sections.get(props.index);
    let title = section
        .map(|section| section.title.clone())
        .unwrap_or_default();
    let router = use_context::<Router>();
    let wish = use_state_eq(|| {
        let entry = router.as_ref().map(|router| router.place().entry);
        entry
            .and_then(|mut entry| entry.timelines.remove(&title))
            .unwrap_or_default()
    });
    let expand = use_state_eq(|| false);
    let request = EventsRequest {
        record: props.page.record,
        section: title.clone(),
        filter: filter(&wish),
        start: 0,
        len: CHUNK,
    };
    let came = match section.map(|section| &section.body) {
        Some(SectionBody::Events(window)) => Some(window),
        _ => None,
    };
    // What came with the page is the answer to what is asked first, unless kinds and authors were too many to be counted.
    let plain = *wish == TimelineWish::default();
    let known = came.filter(|came| plain && (!came.kinds.is_empty() || came.total == 0));
    let query = use_query(
        known.is_none().then(|| Ask::Events(request.clone())),
        "events",
    );
    let answered = match query.latest() {
        Some(Answer::Events(window)) => Some(window),
        _ => None,
    };
    let ready = known.is_some() || matches!(query, Query::Ready(_));
    let found = known
        .or(answered.filter(|_| ready))
        .map(|window| (window.matching, window.total));
    let said = use_mut_ref(|| false);
    use_effect_with((found, (*wish).clone()), move |(found, _)| {
        // Nothing is said before anything was narrowed.
        let first = !std::mem::replace(&mut *said.borrow_mut(), true);
        if let Some((matching, total)) = found.filter(|_| !(first && plain)) {
            dom::announce(&words::events_found(matching, total));
        }
    });
    let Some(window) = known.or(answered).or(came) else {
        return Html::default();
    };
    let change = {
        let wish = wish.clone();
        Callback::from(move |next: TimelineWish| {
            if let Some(router) = &router {
                router.remember(|entry| {
                    entry.timelines.insert(title.clone(), next.clone());
                });
            }
            wish.set(next);
        })
    };
    let clear = change.reform(|_: MouseEvent| TimelineWish::default());
    let toggle = {
        let expand = expand.clone();
        Callback::from(move |_: MouseEvent| expand.set(!*expand))
    };
    html! {
        <div class="timeline">
            if window.total > FEW {
                { filters(&request.section, window, &wish, &change) }
            }
            if window.matching == 0 && window.total > 0 {
                <div class="timeline-none">
                    <p>{ words::NO_EVENT_MATCHES }</p>
                    <button type="button" class="button" onclick={clear}>{ words::CLEAR_FILTERS }</button>
                </div>
            } else {
                <p class="timeline-count">
                    <span>{ words::events_found(window.matching, window.total) }</span>
                    if !plain {
                        <button type="button" class="link-button" onclick={clear}>{ words::CLEAR_FILTERS }</button>
                    }
                    if window.events.iter().any(|event| event.body.more) {
                        <button type="button" class="link-button" aria-pressed={expand.to_string()} onclick={toggle}>
                            { if *expand { words::COLLAPSE_ALL } else { words::EXPAND_ALL } }
                        </button>
                    }
                </p>
                { chunks(&request, window, *expand) }
            }
        </div>
    }
}

/// One stretch after the other; the first is here, the others come when they are near.
fn chunks(request: &EventsRequest, window: &EventsWindow, expand: bool) -> Html {
    let mark = format!("{:?}", request.filter);
    let starts = (0..window.matching).step_by(usize::try_from(CHUNK).unwrap_or(1));
    starts
        .map(|start| {
            let request = EventsRequest {
                start,
                ..request.clone()
            };
            let given = (start == 0).then(|| first_of(window));
            html! {
                <Chunk key={format!("{start} {mark}")} len={CHUNK.min(window.matching - start)} {request} {given} {expand} />
            }
        })
        .collect()
}

/// With a page come more events than a stretch has.
fn first_of(window: &EventsWindow) -> EventsWindow {
    let stretch = usize::try_from(CHUNK).unwrap_or(usize::MAX);
    EventsWindow {
        events: window.events.iter().take(stretch).cloned().collect(),
        kinds: Vec::new(),
        authors: Vec::new(),
        ..*window
    }
}

fn filter(wish: &TimelineWish) -> EventFilter {
    let some = |word: &String| (!word.is_empty()).then(|| word.clone());
    EventFilter {
        kind: some(&wish.kind),
        author: some(&wish.author),
        from: format::day_edge(&wish.from, 0),
        until: format::day_edge(&wish.until, 1),
        words: wish.words.trim().to_owned(),
    }
}
