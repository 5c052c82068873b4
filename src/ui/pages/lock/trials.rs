//! The ways out, group by group, each with what became of it.
//!
//! It must not leave one out, tried or not.

use yew::prelude::*;

use super::verdict::{Testing, trial};
use crate::client::{Outcome, Place, Trial};
use crate::ui::components::{Icon, icon};
use crate::ui::words::lock as words;

/// Every group of ways, and what is not tried.
pub(super) fn groups(testing: Testing, trials: &[Trial]) -> Html {
    html! {
        <div class="lock-groups">
            for (at, (title, place, ways)) in words::GROUPS.iter().enumerate() {
                <section class="lock-group" aria-labelledby={format!("lock-group-{at}")}>
                    <h2 id={format!("lock-group-{at}")}>{ *title }</h2>
                    <ul class="lock-ways">
                        for (way, title) in *ways {
                            { row(testing, trials, *place, way, title) }
                        }
                    </ul>
                </section>
            }
            <section class="lock-group" aria-labelledby="lock-untried">
                <h2 id="lock-untried">{ words::UNTRIED }</h2>
                <p class="part-note">{ words::UNTRIED_NOTE }</p>
                <ul class="lock-ways">
                    for (title, outcome, why) in words::CLOSED_WAYS {
                        <li class="lock-way">
                            <span class="lock-what">{ title }<span class="lock-why">{ why }</span></span>
                            { " " }<span class="lock-outcome">{ outcome }</span>
                        </li>
                    }
                </ul>
            </section>
        </div>
    }
}

fn row(testing: Testing, trials: &[Trial], place: Place, way: &str, title: &str) -> Html {
    let tried = trial(trials, place, way);
    let (class, drawing, outcome) = match tried.map(|trial| trial.outcome) {
        Some(Outcome::Refused) => ("lock-refused", Some(Icon::Check), words::REFUSED),
        Some(Outcome::WentOut) => ("lock-went-out", Some(Icon::Alert), words::WENT_OUT),
        Some(Outcome::Absent) => ("", Some(Icon::Minus), words::absent(place, way)),
        None if testing == Testing::Done => ("lock-went-out", Some(Icon::Alert), words::WENT_OUT),
        None => ("", None, words::WAITING),
    };
    let by = tried
        .filter(|trial| trial.outcome != Outcome::Absent)
        .map_or("", |trial| &trial.by);
    html! {
        <li class="lock-way" data-way={way.to_owned()} data-place={if place == Place::Worker { "worker" } else { "page" }}>
            <span class="lock-what">{ title }</span>
            { " " }
            <span class={classes!("lock-outcome", class)}>
                { drawing.map(icon) }{ outcome }
                if !by.is_empty() {
                    { " " }<code class="lock-by">{ by.to_owned() }</code>
                }
            </span>
        </li>
    }
}
