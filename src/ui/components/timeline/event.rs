//! One thing that happened.
//!
//! It must not know which table it comes from; its kind is a word.

use yew::prelude::*;

use super::super::icon::{Icon, icon};
use super::super::value::{cell, field, link_to};
use super::body::EventBody;
use crate::engine::view::Event;
use crate::ui::format;
use crate::ui::state::Route;
use crate::ui::words;

/// An event under the heading of its day, or with the day beside it.
pub(super) fn event(event: &Event, dated: bool, expand: bool) -> Html {
    let href = Route::Record(event.record).to_string();
    let title = if event.title.is_empty() {
        &event.kind
    } else {
        &event.title
    };
    let time = event.at.and_then(|at| {
        let time = if dated {
            Some(format::moment(at))
        } else {
            format::time_of_day(at)
        };
        Some((at, time?))
    });
    html! {
        <li class="event" key={format!("{}-{}", event.record.table, event.record.row)}>
            <span class="event-mark">{ icon(mark(&event.kind)) }</span>
            <div class="event-main">
                <div class="event-head">
                    <a class="event-title" {href} dir="auto">{ format::shown(title) }</a>
                    if let Some((at, time)) = time {
                        <time class="event-time" datetime={format::moment_iso(at)}>{ time }</time>
                    }
                </div>
                <p class="event-facts">
                    if !event.title.is_empty() {
                        <span class="event-kind">{ format::shown(&event.kind) }</span>
                    }
                    if let Some(author) = &event.author {
                        <span>{ words::BY }{ " " }{ cell(author) }</span>
                    }
                    for about in &event.about {
                        <span>{ link_to(about) }</span>
                    }
                </p>
                if !event.fields.is_empty() {
                    <dl class="event-fields">
                        for item in &event.fields {
                            <div><dt>{ format::shown(&item.name) }</dt><dd>{ field(&item.value) }</dd></div>
                        }
                    </dl>
                }
                if event.body.more || !event.body.text.is_empty() {
                    <EventBody record={event.record} preview={event.body.clone()} {expand} />
                }
            </div>
        </li>
    }
}

/// A drawing for a kind, found by the words in its name.
fn mark(kind: &str) -> Icon {
    let kind = kind.to_lowercase();
    let marks: [(&[&str], Icon); 7] = [
        (&["mail", "message"], Icon::Mail),
        (&["call", "phone"], Icon::Phone),
        (
            &["meeting", "interview", "calendar", "transcript"],
            Icon::Meeting,
        ),
        (&["stage", "moved", "status"], Icon::Stage),
        (&["task", "to-do", "reminder"], Icon::Task),
        (&["note", "comment", "feedback"], Icon::Note),
        (
            &["document", "file", "resume", "assessment"],
            Icon::Document,
        ),
    ];
    marks
        .iter()
        .find(|(words, _)| words.iter().any(|word| kind.contains(word)))
        .map_or(Icon::Event, |(_, icon)| *icon)
}
