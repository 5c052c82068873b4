//! A job's stages with the candidates in them.
//!
//! It must not know how stages are told apart: order and rejection are data.

use yew::prelude::*;

use super::value::link_to;
use crate::engine::view::{Stage, StageCandidate};
use crate::ui::dom;
use crate::ui::format;
use crate::ui::words;

/// One list for each stage, in order; stages of rejection come last and stand back.
pub(crate) fn pipeline(stages: &[Stage]) -> Html {
    let (out, running): (Vec<_>, Vec<_>) = stages.iter().partition(|stage| stage.rejection);
    html! {
        <div class="pipeline">
            for at in running.into_iter().chain(out) {
                <StageColumn stage={at.clone()} />
            }
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct StageColumnProps {
    stage: Stage,
}

#[component]
fn StageColumn(props: &StageColumnProps) -> Html {
    let stage = &props.stage;
    let title = use_node_ref();
    use_effect_with((title.clone(), color(&stage.color)), |(title, color)| {
        if let Some((title, color)) = title.cast::<web_sys::Element>().zip(color.as_deref()) {
            dom::set_property(&title, "--stage-color", color);
        }
    });
    let empty = stage.candidates.is_empty();
    html! {
        <div class={classes!("stage", stage.rejection.then_some("stage-out"), empty.then_some("stage-empty"))}>
            <h3 class="stage-title" ref={title}>
                <span class="stage-name">{ &stage.name }</span>
                <span class="stage-count">{ format::count(stage.count) }</span>
            </h3>
            <ol role="list" aria-label={stage.name.clone()} class="stage-list">
                for item in &stage.candidates {
                    { card(item) }
                }
            </ol>
        </div>
    }
}

fn card(item: &StageCandidate) -> Html {
    html! {
        <li class="stage-card">
            { link_to(&item.candidate) }
            if let Some(person) = item.person.as_ref().filter(|person| person.label != item.candidate.label) {
                { link_to(person) }
            }
            if !item.summary.is_empty() {
                <span class="stage-summary">{ &item.summary }</span>
            }
            if let Some(since) = item.since {
                <span class="stage-since">
                    { words::SINCE }{ " " }
                    <time datetime={format::moment_iso(since)}>{ format::day(format::day_of(since)) }</time>
                </span>
            }
        </li>
    }
}

/// A colour as `#rrggbb`; anything else has no place in a style.
fn color(text: &str) -> Option<String> {
    let digits = text.strip_prefix('#')?;
    (digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()))
        .then(|| text.to_owned())
}
