//! Amounts over time, each beside a bar.
//!
//! It must not carry meaning alone by bars: every amount and every change is text.

use yew::prelude::*;

use super::value::{cell, field};
use crate::engine::view::{Course, CourseChange, CoursePoint};
use crate::ui::format;
use crate::ui::state::Route;
use crate::ui::words;

/// An entry for each amount, newest first.
pub(crate) fn course(course: &Course) -> Html {
    html! {
        <ol role="list" class="course">
            for item in &course.points {
                { point(item) }
            }
        </ol>
    }
}

fn point(point: &CoursePoint) -> Html {
    let href = Route::Record(point.record).to_string();
    html! {
        <li class="course-point">
            <p class="course-head">
                <span class="course-at">
                    if point.at.is_empty() { { words::NO_DATE } } else { { cell(&point.at) } }
                </span>
                <a class="ref course-value" {href}>{ cell(&point.value) }</a>
                if !point.sort.is_empty() {
                    <span class="course-sort">{ cell(&point.sort) }</span>
                }
                if let Some(change) = &point.change {
                    <span class="course-change">{ since(change) }</span>
                }
            </p>
            if let Some(permille) = point.permille {
                <svg class="course-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    <rect class="share-part" width={permille.min(1000).to_string()} height="10" />
                </svg>
            }
            if !point.fields.is_empty() {
                <dl class="card-fields">
                    for item in &point.fields {
                        <div><dt>{ format::shown(&item.name) }</dt><dd>{ field(&item.value) }</dd></div>
                    }
                </dl>
            }
        </li>
    }
}

/// How much more or less it is, and since when.
fn since(change: &CourseChange) -> Html {
    let permille = change.permille.unsigned_abs();
    let share = match (permille / 10, permille % 10) {
        (whole, 0) => format::percent(&whole.to_string()),
        (whole, tenth) => format::percent(&format!("{whole}.{tenth}")),
    };
    let sign = match change.permille {
        ..0 => "\u{2212}",
        0 => "\u{b1}",
        1.. => "+",
    };
    html! { <>{ sign }{ share }{ " " }{ words::SINCE }{ " " }{ cell(&change.since) }</> }
}
