//! Messages by conversation, the newest first, each closed until it is opened.
//!
//! It must not know what makes messages a conversation.

use yew::prelude::*;

use super::event::event;
use crate::engine::view::{RecordPage, SectionBody, Thread};
use crate::protocol::{Answer, Ask};
use crate::ui::format;
use crate::ui::hooks::use_query;
use crate::ui::state::Shared;
use crate::ui::words;

/// How many more are drawn with each "Show more".
const MORE: u32 = 50;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct ThreadsProps {
    /// The page that the section is of.
    pub(crate) page: Shared<RecordPage>,
    /// Which of its sections.
    pub(crate) index: usize,
}

#[component]
pub(crate) fn Threads(props: &ThreadsProps) -> Html {
    let wanted = use_state_eq(|| 0);
    let section = props.page.sections.get(props.index);
    let asked = section.filter(|_| *wanted > 0).map(|section| Ask::Threads {
        record: props.page.record,
        section: section.title.clone(),
        len: *wanted,
    });
    let query = use_query(asked, "threads");
    let Some(SectionBody::Threads(came)) = section.map(|section| &section.body) else {
        return Html::default();
    };
    let window = match query.latest() {
        Some(Answer::Threads(window)) => window,
        _ => came,
    };
    let drawn = u32::try_from(window.threads.len()).unwrap_or(u32::MAX);
    let more = {
        let wanted = wanted.clone();
        Callback::from(move |_: MouseEvent| wanted.set(drawn.saturating_add(MORE)))
    };
    html! {
        <>
            <ol role="list" class="threads">
                for (at, thread) in window.threads.iter().enumerate() {
                    <OneThread key={key(at, thread)} thread={thread.clone()} />
                }
            </ol>
            if drawn < window.total {
                <button type="button" class="link-button more" onclick={more}>
                    { words::show_more(usize::try_from(window.total - drawn).unwrap_or(usize::MAX)) }
                </button>
            }
        </>
    }
}

fn key(at: usize, thread: &Thread) -> String {
    thread.messages.first().map_or_else(
        || at.to_string(),
        |first| format!("{}-{}", first.record.table, first.record.row),
    )
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct OneThreadProps {
    thread: Thread,
}

#[component]
fn OneThread(props: &OneThreadProps) -> Html {
    let open = use_state_eq(|| false);
    let thread = &props.thread;
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let subject = if thread.subject.is_empty() {
        words::NO_SUBJECT
    } else {
        &thread.subject
    };
    html! {
        <li class="thread">
            <h3 class="thread-head">
                <button type="button" class="thread-title" aria-expanded={open.to_string()} onclick={toggle} dir="auto">
                    { format::shown(subject) }
                </button>
            </h3>
            <p class="event-facts">
                <span>{ words::messages(thread.messages.len()) }</span>
                if let Some(latest) = thread.latest {
                    <span><time datetime={format::moment_iso(latest)}>{ format::day(format::day_of(latest)) }</time></span>
                }
                for person in &thread.people {
                    <span>{ format::shown(person) }</span>
                }
            </p>
            if *open {
                <ol role="list" class="events">
                    for message in &thread.messages {
                        { event(message, true, false) }
                    }
                </ol>
            }
        </li>
    }
}
