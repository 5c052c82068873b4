//! A job's stages with the candidates in them, as columns or one below the other, and how many ever reached each.
//!
//! It must not know how stages are told apart: order and rejection are data.

use std::cell::Cell;

use yew::prelude::*;

use super::funnel::funnel;
use super::value::link_to;
use crate::engine::view::{RecordPage, SectionBody, Stage, StageCandidate};
use crate::ui::dom;
use crate::ui::format;
use crate::ui::state::Shared;
use crate::ui::words;

thread_local! {
    /// The reader's choice, kept for the next job as long as the tab is open.
    static ROWS: Cell<bool> = const { Cell::new(false) };
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct PipelineViewProps {
    /// The page that the section is of.
    pub(crate) page: Shared<RecordPage>,
    /// Which of its sections.
    pub(crate) index: usize,
}

/// One list for each stage, in order; stages of rejection come last and are closed.
#[component]
pub(crate) fn PipelineView(props: &PipelineViewProps) -> Html {
    let as_rows = use_state_eq(|| ROWS.get());
    let section = props.page.sections.get(props.index);
    let Some(SectionBody::Pipeline(pipeline)) = section.map(|section| &section.body) else {
        return Html::default();
    };
    let (out, running): (Vec<_>, Vec<_>) =
        pipeline.stages.iter().partition(|stage| stage.rejection);
    let choose = |rows: bool| {
        let as_rows = as_rows.clone();
        Callback::from(move |_: MouseEvent| {
            ROWS.set(rows);
            as_rows.set(rows);
        })
    };
    let choice = |rows: bool, word: &'static str| {
        html! {
            <button type="button" class="chip" aria-pressed={(*as_rows == rows).to_string()} onclick={choose(rows)}>
                { word }
            </button>
        }
    };
    html! {
        <>
            { funnel(&pipeline.stages) }
            <div class="chips pipeline-choice" role="group" aria-label={words::PIPELINE_SHAPE}>
                { choice(false, words::AS_COLUMNS) }
                { choice(true, words::AS_ROWS) }
            </div>
            <div class={if *as_rows { "pipeline pipeline-rows" } else { "pipeline" }}>
                for at in running {
                    <StageColumn stage={at.clone()} />
                }
            </div>
            if !out.is_empty() {
                <div class="pipeline pipeline-out">
                    for at in out {
                        <StageColumn stage={at.clone()} />
                    }
                </div>
            }
            if let Some(until) = pipeline.until {
                <p class="section-note">{ words::days_until(&format::day(until)) }</p>
            }
        </>
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
    let class = classes!(
        "stage",
        stage.rejection.then_some("stage-out"),
        empty.then_some("stage-empty")
    );
    let heading = html! {
        <h3 class="stage-title" ref={title}>
            <span class="stage-name">{ format::shown(&stage.name) }</span>
            { " " }<span class="stage-count">{ format::count(stage.count) }</span>
        </h3>
    };
    let list = html! {
        <ol role="list" aria-label={format::shown(&stage.name)} class="stage-list">
            for item in &stage.candidates {
                { card(item) }
            }
        </ol>
    };
    if stage.rejection && !empty {
        return html! { <details class={class}><summary>{ heading }</summary>{ list }</details> };
    }
    html! { <div class={class}>{ heading }{ list }</div> }
}

fn card(item: &StageCandidate) -> Html {
    html! {
        <li class="stage-card">
            { link_to(&item.candidate) }
            if let Some(person) = item.person.as_ref().filter(|person| person.label != item.candidate.label) {
                { link_to(person) }
            }
            if !item.summary.is_empty() {
                <span class="stage-summary">{ format::shown(&item.summary) }</span>
            }
            if let Some(since) = item.since {
                <span class="stage-since">
                    if let Some(days) = item.days {
                        { words::days(days.into()) }{ ", " }
                    }
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
