//! Records one below the other, each with its text and what belongs to it.
//!
//! It must not know what they are.

use yew::prelude::*;

use super::rows::table;
use super::value::{cell, field};
use crate::engine::view::Card;
use crate::ui::format;
use crate::ui::state::Route;
use crate::ui::words;

/// An entry for each record, in order.
pub(crate) fn cards(cards: &[Card]) -> Html {
    html! {
        <ol role="list" class="card-list">
            for item in cards {
                { card(item) }
            }
        </ol>
    }
}

fn card(card: &Card) -> Html {
    let href = Route::Record(card.record).to_string();
    let title = card.title.to_line();
    let title = if title.is_empty() {
        words::OPEN_RECORD.to_owned()
    } else {
        title
    };
    html! {
        <li class="card">
            <p class="card-title">
                if !card.number.is_empty() {
                    <span class="card-number">{ cell(&card.number) }</span>
                }
                <a class="ref" {href}>{ super::variables(&format::visible(&title)) }</a>
            </p>
            if !card.fields.is_empty() {
                <dl class="card-fields">
                    for item in &card.fields {
                        <div><dt>{ format::shown(&item.name) }</dt><dd>{ cell(&item.value) }</dd></div>
                    }
                </dl>
            }
            if !card.body.is_empty() {
                <div class="card-body">{ field(&card.body) }</div>
            }
            if let Some(parts) = &card.parts {
                { table(parts, parts.rows.len()) }
            }
        </li>
    }
}
