//! A titled part of a record's page.
//!
//! It must not know which sections there are; a section's title, count and body are all data.

use yew::prelude::*;

use super::cards::cards;
use super::career::career;
use super::comparison::comparison;
use super::course::course;
use super::fields::Fields;
use super::journey::journey;
use super::jumps::section_id;
use super::pipeline::PipelineView;
use super::rows::Rows;
use super::timeline::{Threads, Timeline};
use super::value::field;
use crate::engine::view::{RecordPage, SectionBody};
use crate::ui::format;
use crate::ui::state::Shared;
use crate::ui::words;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct SectionCardProps {
    /// The page that the section is of.
    pub(crate) page: Shared<RecordPage>,
    /// Which of its sections.
    pub(crate) index: usize,
}

#[component]
pub(crate) fn SectionCard(props: &SectionCardProps) -> Html {
    let open = use_state_eq(|| true);
    let Some(section) = props.page.sections.get(props.index) else {
        return Html::default();
    };
    let id = section_id(props.index);
    let (kind, empty) = match &section.body {
        SectionBody::Fields(fields) => ("fields", fields.is_empty()),
        SectionBody::Rows(rows) => ("rows", rows.rows.is_empty()),
        SectionBody::Events(window) => ("events", window.total == 0),
        SectionBody::Threads(window) => ("threads", window.total == 0),
        SectionBody::Pipeline(pipeline) => ("pipeline", pipeline.stages.is_empty()),
        SectionBody::Journey(journey) => ("journey", journey.steps.is_empty()),
        SectionBody::Career(career) => ("career", career.posts.is_empty()),
        SectionBody::Course(course) => ("course", course.points.is_empty()),
        SectionBody::Cards(cards) => ("cards", cards.is_empty()),
        SectionBody::Comparison(comparison) => ("comparison", comparison.rows.is_empty()),
    };
    let body = match &section.body {
        _ if empty => Html::default(),
        // A single field that says what the title says needs no name of its own.
        SectionBody::Fields(list) => match list.as_slice() {
            [only] if only.name == section.title => field(&only.value),
            _ => html! { <Fields page={props.page.clone()} index={props.index} /> },
        },
        SectionBody::Rows(_) => html! { <Rows page={props.page.clone()} index={props.index} /> },
        SectionBody::Events(_) => {
            html! { <Timeline page={props.page.clone()} index={props.index} /> }
        }
        SectionBody::Threads(_) => {
            html! { <Threads page={props.page.clone()} index={props.index} /> }
        }
        SectionBody::Pipeline(_) => {
            html! { <PipelineView page={props.page.clone()} index={props.index} /> }
        }
        SectionBody::Journey(steps) => journey(steps),
        SectionBody::Career(posts) => career(posts),
        SectionBody::Course(amounts) => course(amounts),
        SectionBody::Cards(list) => cards(list),
        SectionBody::Comparison(sides) => comparison(sides),
    };
    let press = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let (count, body_id) = (format::count(section.count), format!("{id}-body"));
    html! {
        <section class={classes!("section", format!("section-{kind}"), empty.then_some("section-empty"))}
            aria-labelledby={id.clone()}>
            <h2 class="section-title" {id}>
                if empty {
                    { format::shown(&section.title) }{ " " }<span class="section-count">{ count }</span>
                } else {
                    <button type="button" class="section-toggle" aria-expanded={open.to_string()} aria-controls={body_id.clone()}
                        onclick={press}>
                        { format::shown(&section.title) }{ " " }<span class="section-count">{ count }</span>
                    </button>
                }
            </h2>
            <div id={body_id} class="section-body" hidden={!*open}>
                { body }
                if !section.note.is_empty() {
                    <p class="section-note">{ format::shown(&section.note) }</p>
                } else if empty {
                    <p class="section-note">{ words::NOTHING_HERE }</p>
                }
            </div>
        </section>
    }
}
