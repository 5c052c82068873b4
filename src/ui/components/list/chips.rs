//! The filters in force, each a button that takes it back.
//!
//! It must not know rows.

use yew::prelude::*;

use super::title_of;
use crate::engine::view::{ColumnChoice, ColumnFilter, GridColumn};
use crate::ui::components::{Icon, icon};
use crate::ui::format;
use crate::ui::words::lists;

/// The filters in force.
pub(crate) fn chips(
    filters: &[ColumnFilter],
    shown: &[GridColumn],
    choices: &[ColumnChoice],
    on_filters: &Callback<Vec<ColumnFilter>>,
    on_clear: &Callback<MouseEvent>,
) -> Html {
    if filters.is_empty() {
        return Html::default();
    }
    let chip = |filter: &ColumnFilter| {
        let sentence = lists::filter(title_of(filter.column, shown, choices), &filter.test);
        let sentence = format::shown(&sentence);
        let rest: Vec<ColumnFilter> = filters
            .iter()
            .filter(|other| *other != filter)
            .cloned()
            .collect();
        let onclick = on_filters.reform(move |_: MouseEvent| rest.clone());
        html! {
            <li>
                <button type="button" class="chip chip-filter" aria-label={lists::remove_filter(&sentence)} {onclick}>
                    <span class="chip-text">{ sentence }</span>{ icon(Icon::Close) }
                </button>
            </li>
        }
    };
    html! {
        <div class="list-chips">
            <ul class="chips" aria-label={lists::ACTIVE_FILTERS}>{ for filters.iter().map(chip) }</ul>
            <button type="button" class="link-button" onclick={on_clear.clone()}>{ lists::CLEAR_FILTERS }</button>
        </div>
    }
}
