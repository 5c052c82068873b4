//! What happened, newest first, day by day.
//!
//! It must not know which tables events come from; kinds are words.

use yew::prelude::*;

use super::icon::{Icon, icon};
use super::value::{field, link_to};
use crate::engine::view::{Date, Event, RecordPage, SectionBody, Value};
use crate::ui::format;
use crate::ui::state::{Route, Shared};
use crate::ui::words;

/// How many events are drawn at first, and with each "Show more".
const FIRST: usize = 25;
const MORE: usize = 200;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct TimelineProps {
    /// The page that the section is of.
    pub(crate) page: Shared<RecordPage>,
    /// Which of its sections.
    pub(crate) index: usize,
}

#[component]
pub(crate) fn Timeline(props: &TimelineProps) -> Html {
    let shown = use_state_eq(|| FIRST);
    let kind = use_state_eq(|| None::<String>);
    let section = props.page.sections.get(props.index);
    let Some((section, SectionBody::Events(events))) =
        section.map(|section| (section, &section.body))
    else {
        return Html::default();
    };
    let kinds = kinds(events);
    let wanted: Vec<&Event> = events
        .iter()
        .filter(|event| kind.as_ref().is_none_or(|kind| *kind == event.kind))
        .collect();
    let drawn = wanted.get(..*shown).unwrap_or(&wanted);
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + MORE))
    };
    let unsent = usize::try_from(section.count)
        .unwrap_or(usize::MAX)
        .saturating_sub(events.len());
    html! {
        <>
            if kinds.len() > 1 {
                <div class="chips" role="group" aria-label={words::FILTER_BY_KIND}>
                    { chip(&kind, None, words::ALL_KINDS, events.len()) }
                    for (name, count) in &kinds {
                        { chip(&kind, Some(name), name, *count) }
                    }
                </div>
            }
            for (day, events) in days(drawn) {
                <div class="day">
                    <h3 class="day-title">{ day.map_or(words::NO_DATE.to_owned(), format::day_heading) }</h3>
                    <ol role="list" class="events">
                        for item in events {
                            { event(item) }
                        }
                    </ol>
                </div>
            }
            if drawn.len() < wanted.len() {
                <button type="button" class="link-button more" onclick={more}>
                    { words::show_more(wanted.len() - drawn.len()) }
                </button>
            } else if unsent > 0 {
                <p class="section-note">{ words::and_more(unsent) }</p>
            }
        </>
    }
}

fn chip(
    state: &UseStateHandle<Option<String>>,
    kind: Option<&str>,
    title: &str,
    count: usize,
) -> Html {
    let pressed = state.as_deref() == kind;
    let onclick = {
        let (state, kind) = (state.clone(), kind.map(str::to_owned));
        Callback::from(move |_: MouseEvent| state.set(kind.clone()))
    };
    html! {
        <button type="button" class="chip" aria-pressed={pressed.to_string()} {onclick}>
            { title }{ " " }<span class="chip-count">{ format::count(u64::try_from(count).unwrap_or(u64::MAX)) }</span>
        </button>
    }
}

fn event(event: &Event) -> Html {
    let href = Route::Record(event.record).to_string();
    let title = if event.title.is_empty() {
        &event.kind
    } else {
        &event.title
    };
    html! {
        <li class="event">
            <span class="event-mark">{ icon(mark(&event.kind)) }</span>
            <div class="event-main">
                <div class="event-head">
                    <a class="event-title" {href}>{ title }</a>
                    if let Some((at, time)) = event.at.and_then(|at| Some((at, format::time_of_day(at)?))) {
                        <time class="event-time" datetime={format::moment_iso(at)}>{ time }</time>
                    }
                </div>
                <p class="event-facts">
                    if !event.title.is_empty() {
                        <span class="event-kind">{ &event.kind }</span>
                    }
                    if let Some(author) = &event.author {
                        <span>{ words::BY }{ " " }{ super::cell(author) }</span>
                    }
                    for about in &event.about {
                        <span>{ link_to(about) }</span>
                    }
                </p>
                if !event.fields.is_empty() {
                    <dl class="event-fields">
                        for item in &event.fields {
                            <div><dt>{ &item.name }</dt><dd>{ field(&item.value) }</dd></div>
                        }
                    </dl>
                }
                if !event.body.is_empty() {
                    { body(&event.body) }
                }
            </div>
        </li>
    }
}

/// A body of two lines stands open; a longer one shows its beginning and opens on demand.
fn body(body: &Value) -> Html {
    let text = match body {
        Value::Text(text) => vec![text.clone()],
        Value::Html(html) => format::html_text(html),
        other => return html! { <div class="event-body">{ field(other) }</div> },
    };
    let text = text.join("\n\n");
    let short = text.chars().count() <= 220 && text.lines().count() <= 3;
    if short {
        return html! { <div class="event-body text"><p dir="auto">{ text }</p></div> };
    }
    let head: String = text
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(200)
        .collect();
    html! {
        <details class="event-body">
            <summary>
                <span class="event-preview" dir="auto">{ head }{ "…" }</span>
                <span class="link-button event-more">{ words::SHOW_ALL }</span>
                <span class="link-button event-less">{ words::SHOW_LESS }</span>
            </summary>
            <div class="text"><p dir="auto">{ text }</p></div>
        </details>
    }
}

/// The kinds in the order of their first event, with counts.
fn kinds(events: &[Event]) -> Vec<(String, usize)> {
    let mut kinds: Vec<(String, usize)> = Vec::new();
    for event in events {
        match kinds.iter_mut().find(|(kind, _)| *kind == event.kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((event.kind.clone(), 1)),
        }
    }
    kinds
}

/// Neighbouring events of one day together.
fn days<'a>(events: &[&'a Event]) -> Vec<(Option<Date>, Vec<&'a Event>)> {
    let mut days: Vec<(Option<Date>, Vec<&Event>)> = Vec::new();
    for &event in events {
        let day = event.at.map(format::day_of);
        match days.last_mut() {
            Some((last, events)) if *last == day => events.push(event),
            _ => days.push((day, vec![event])),
        }
    }
    days
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
