//! A record in short, on a small card.
//!
//! It must not know when a card is shown, nor hold anything to press: whoever reads it is on their way elsewhere.

use yew::prelude::*;

use super::value::words_of;
use crate::engine::view::{Badge, Glance};
use crate::ui::format;
use crate::ui::words;

/// How a mark looks: what warns stands out.
pub(crate) fn badge_class(badge: &Badge) -> &'static str {
    if badge.warns {
        "badge badge-warns"
    } else {
        "badge"
    }
}

/// What a card says.
pub(super) fn glance_card(glance: &Glance) -> Html {
    let label = if glance.label.is_empty() {
        words::UNNAMED.to_owned()
    } else {
        format::visible(&glance.label).into_owned()
    };
    html! {
        <>
            <p class="glance-kind">{ format::shown(&glance.kind) }</p>
            <p class="glance-label" dir="auto">{ label }</p>
            if !glance.summary.is_empty() {
                <p class="glance-summary">
                    for value in &glance.summary {
                        <span>{ words_of(value) }</span>
                    }
                </p>
            }
            for badge in &glance.badges {
                <p class={badge_class(badge)}>{ format::shown(&badge.text) }</p>
            }
            if !glance.facts.is_empty() {
                <dl class="glance-facts">
                    for fact in &glance.facts {
                        <div><dt>{ format::shown(&fact.name) }</dt><dd dir="auto">{ words_of(&fact.value) }</dd></div>
                    }
                </dl>
            }
        </>
    }
}
