//! What a record refers to and what refers to it.
//!
//! It must not know which of it a section shows.

use yew::prelude::*;

use super::value::cell;
use crate::engine::view::{RecordPage, Referrers};
use crate::ui::format;
use crate::ui::state::{Narrowed, Route};
use crate::ui::words;

/// A disclosure with every link, and how many rows come by it.
pub(crate) fn relations(page: &RecordPage) -> Html {
    let relations = &page.relations;
    if relations.to.is_empty() && relations.from.is_empty() {
        return Html::default();
    }
    let rows = relations
        .from
        .iter()
        .map(|from| u64::from(from.count))
        .sum();
    html! {
        <details class="relations opens">
            <summary>
                { words::RELATIONS }
                <span class="raw-place">{ words::relations(relations.to.len(), rows) }</span>
            </summary>
            if !relations.to.is_empty() {
                <h2 class="relations-title">{ words::RELATED_TO }</h2>
                <dl class="relations-list">
                    for item in &relations.to {
                        <div><dt>{ format::shown(&item.name) }</dt><dd>{ cell(&item.value) }</dd></div>
                    }
                </dl>
            }
            if !relations.from.is_empty() {
                <h2 class="relations-title">{ words::REFERENCED_BY }</h2>
                <dl class="relations-list">
                    for item in &relations.from {
                        { referrers(page.record.row, item) }
                    }
                </dl>
            }
        </details>
    }
}

fn referrers(row: u32, item: &Referrers) -> Html {
    let link = Narrowed::link_number(&item.ends);
    let route = match item.count {
        1 => Route::Record(item.first),
        _ => Route::Rows(item.table, Narrowed::Referring(link, row)),
    };
    html! {
        <div>
            <dt><a class="ref" href={route.to_string()}>{ format::shown(&item.title) }</a>{ " " }
                <span class="section-count">{ format::count(item.count) }</span></dt>
            <dd>{ format::shown(&words::through(&item.ends)) }</dd>
        </div>
    }
}
