//! The text of an event: its beginning, and the whole on demand.
//!
//! It must not hold texts that nobody opened: they are asked for.

use yew::prelude::*;

use super::super::out::out;
use super::super::safe_frame::SafeFrame;
use crate::engine::view::{Body, BodyLink, Markup, Preview, RecordRef, TextPart};
use crate::protocol::{Answer, Ask};
use crate::ui::format;
use crate::ui::hooks::{Query, use_query};
use crate::ui::words;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct EventBodyProps {
    /// The event.
    pub(super) record: RecordRef,
    /// How its text begins.
    pub(super) preview: Preview,
    /// Whether all texts are to be open.
    pub(super) expand: bool,
}

#[component]
pub(super) fn EventBody(props: &EventBodyProps) -> Html {
    let open = use_state_eq(|| props.expand);
    use_effect_with(props.expand, {
        let open = open.clone();
        move |expand| open.set(*expand)
    });
    let asked = (*open && props.preview.more).then_some(Ask::Body(props.record));
    let query = use_query(asked, "body");
    let body = match &query {
        Query::Ready(answer) => match &**answer {
            Answer::Body(body) => Some(body),
            _ => None,
        },
        _ => None,
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    html! {
        <div class="event-body">
            {
                match body.filter(|_| *open) {
                    Some(Body::Plain(parts)) => plain(parts),
                    Some(Body::Markup(body)) => markup(body),
                    None => html! { <div class="text"><p class="event-preview" dir="auto">{ format::shown(&props.preview.text) }</p></div> },
                }
            }
            if props.preview.more {
                <button type="button" class="link-button" aria-expanded={open.to_string()} onclick={toggle}>
                    { if *open { words::SHOW_LESS } else { words::SHOW_ALL } }
                </button>
            }
        </div>
    }
}

/// Plain text keeps its line breaks; what it repeats of earlier messages is folded.
fn plain(parts: &[TextPart]) -> Html {
    parts
        .iter()
        .map(|part| {
            let text =
                html! { <div class="text"><p dir="auto">{ format::shown(&part.text) }</p></div> };
            if part.quoted {
                html! {
                    <details class="quoted">
                        <summary>{ words::SHOW_QUOTED }</summary>
                        { text }
                    </details>
                }
            } else {
                text
            }
        })
        .collect()
}

/// Text with formatting, and what was left out of it.
fn markup(body: &Markup) -> Html {
    html! {
        <>
            <SafeFrame html={body.html.clone()} text={body.text.clone()} />
            if body.blocked_pictures > 0 {
                <p class="body-note">{ words::pictures_left_out(body.blocked_pictures) }</p>
            }
            if body.blocked_links > 0 {
                <p class="body-note">{ words::links_left_out(body.blocked_links) }</p>
            }
            if !body.links.is_empty() {
                <details class="body-links">
                    <summary>{ words::links_in_text(body.links.len()) }</summary>
                    <ul role="list">
                        for link in &body.links {
                            { leads_out(link) }
                        }
                    </ul>
                </details>
            }
        </>
    }
}

/// A link with its whole address in sight.
fn leads_out(link: &BodyLink) -> Html {
    let address = &link.address;
    html! {
        <li>
            if !link.text.is_empty() {
                <span class="body-link-text" dir="auto">{ format::shown(&link.text) }</span>
            }
            if let Some(href) = format::way_out(address) {
                { out(href, address) }
            } else {
                <span>{ format::shown(address) }</span>
            }
        </li>
    }
}
