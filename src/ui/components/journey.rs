//! The stages that a record went through, on a line.
//!
//! It must not know what the stages are.

use yew::prelude::*;

use super::value::cell;
use crate::engine::view::{Journey, JourneyStep};
use crate::ui::format;
use crate::ui::words;

/// A point for each change, with its date, who made it, and the days until the next.
pub(crate) fn journey(journey: &Journey) -> Html {
    let last = journey.steps.len().saturating_sub(1);
    html! {
        <>
            <ol role="list" class="journey">
                for (at, item) in journey.steps.iter().enumerate() {
                    { step(item, at == last) }
                }
            </ol>
            if let Some(until) = journey.until {
                <p class="section-note">{ words::days_until(&format::day(until)) }</p>
            }
        </>
    }
}

fn step(step: &JourneyStep, last: bool) -> Html {
    html! {
        <li class={classes!("journey-step", last.then_some("journey-last"))}>
            <p class="journey-stage">{ cell(&step.stage) }</p>
            <p class="journey-when">
                if let Some(at) = step.at {
                    <time datetime={format::moment_iso(at)}>{ format::day(format::day_of(at)) }</time>
                } else {
                    { words::NO_DATE }
                }
                if let Some(author) = &step.author {
                    { " " }{ words::BY }{ " " }{ cell(author) }
                }
            </p>
            if let Some(days) = step.days {
                <p class="journey-days">{ words::days_in(days.into(), last) }</p>
            }
        </li>
    }
}
