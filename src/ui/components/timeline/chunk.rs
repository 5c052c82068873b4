//! A stretch of a timeline, drawn only while it is near the window.
//!
//! It must not know the others. Where it is not drawn it keeps its place: the height that it had, or a guess.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::event::event;
use crate::engine::view::{Date, Event, EventsRequest, EventsWindow};
use crate::protocol::{Answer, Ask};
use crate::ui::dom;
use crate::ui::format;
use crate::ui::hooks::{Query, use_query};
use crate::ui::words;

/// What counts as near the window.
const NEAR: &str = "1200px 0px";
/// The height of an event of which nothing is known, in pixels: near the mean, so that little moves when the events come.
const EVENT_PIXELS: u32 = 140;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ChunkProps {
    /// Which events.
    pub(super) request: EventsRequest,
    /// How many there are.
    pub(super) len: u32,
    /// The events, where they are known already.
    #[prop_or_default]
    pub(super) given: Option<EventsWindow>,
    /// Whether all texts are to be open.
    pub(super) expand: bool,
}

#[component]
pub(super) fn Chunk(props: &ChunkProps) -> Html {
    let node = use_node_ref();
    let near = use_state_eq(|| props.request.start == 0);
    let height = use_mut_ref(|| 0);
    let asked = (*near && props.given.is_none()).then(|| Ask::Events(props.request.clone()));
    let query = use_query(asked, "events");
    let answered = match &query {
        Query::Ready(answer) => match &**answer {
            Answer::Events(window) => Some(window),
            _ => None,
        },
        _ => None,
    };
    let drawn = props.given.as_ref().or(answered).filter(|_| *near);
    use_effect_with((), {
        let (node, near, height) = (node.clone(), near.clone(), Rc::clone(&height));
        move |()| {
            let watched = node.clone();
            let watch = node.cast::<HtmlElement>().and_then(|element| {
                dom::watch_near(&element, NEAR, move |is_near| {
                    if let Some(element) = watched.cast::<HtmlElement>().filter(|_| !is_near) {
                        let own = element.offset_height();
                        // At once, so that nothing moves when the events go.
                        dom::set_property(&element, "min-height", &format!("{own}px"));
                        *height.borrow_mut() = own;
                    }
                    near.set(is_near);
                })
            });
            move || drop(watch)
        }
    });
    use_effect_with((drawn.is_some(), props.len), {
        let node = node.clone();
        move |(drawn, len)| {
            let known = *height.borrow();
            let kept = if *drawn {
                0
            } else if known > 0 {
                known.unsigned_abs()
            } else {
                len.saturating_mul(EVENT_PIXELS)
            };
            if let Some(element) = node.cast::<HtmlElement>() {
                dom::set_property(&element, "min-height", &format!("{kept}px"));
            }
        }
    });
    html! {
        <div class="chunk" ref={node}>
            if let Some(window) = drawn {
                { days_of(window, props.expand) }
            }
        </div>
    }
}

/// The events day by day. A day that began before has its heading there.
fn days_of(window: &EventsWindow, expand: bool) -> Html {
    let before = (window.start > 0).then(|| window.before.map(format::day_of));
    days(&window.events)
        .into_iter()
        .enumerate()
        .map(|(at, (day, events))| {
            let goes_on = at == 0 && before == Some(day);
            html! {
                <div class="day">
                    if !goes_on {
                        <h3 class="day-title">{ day.map_or(words::NO_DATE.to_owned(), format::day_heading) }</h3>
                    }
                    <ol role="list" class="events">
                        for item in events {
                            { event(item, false, expand) }
                        }
                    </ol>
                </div>
            }
        })
        .collect()
}

/// Neighbouring events of one day together.
fn days(events: &[Event]) -> Vec<(Option<Date>, Vec<&Event>)> {
    let mut days: Vec<(Option<Date>, Vec<&Event>)> = Vec::new();
    for event in events {
        let day = event.at.map(format::day_of);
        match days.last_mut() {
            Some((last, events)) if *last == day => events.push(event),
            _ => days.push((day, vec![event])),
        }
    }
    days
}
