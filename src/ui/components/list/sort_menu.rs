//! Chooses by which columns a list is ordered.
//!
//! It must not know rows.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::title_of;
use crate::engine::view::{ColumnChoice, GridColumn, SortKey};
use crate::ui::components::{Choice, choices, select};
use crate::ui::components::{Icon, icon};
use crate::ui::words::lists;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct SortMenuProps {
    /// All columns that there are.
    pub(crate) choices: Vec<ColumnChoice>,
    /// Those that are shown.
    pub(crate) shown: Vec<GridColumn>,
    /// The order.
    pub(crate) sort: Vec<SortKey>,
    /// Another order is wanted.
    pub(crate) on_sort: Callback<Vec<SortKey>>,
}

/// The levels of the order, the first of which decides first, and a field for one more.
#[component]
pub(crate) fn SortMenu(props: &SortMenuProps) -> Html {
    let also: Vec<Choice> = std::iter::once(Choice::new("", "…", true))
        .chain(
            props
                .choices
                .iter()
                .filter(|choice| props.sort.iter().all(|key| key.column != choice.id))
                .map(|choice| Choice::new(choice.id.to_string(), choice.title.clone(), false)),
        )
        .collect();
    let on_also = {
        let (sort, on_sort) = (props.sort.clone(), props.on_sort.clone());
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            if let Ok(column) = chosen.parse() {
                let mut sort = sort.clone();
                sort.push(SortKey {
                    column,
                    descending: false,
                });
                on_sort.emit(sort);
            }
        })
    };
    let by = if props.sort.is_empty() {
        lists::SORT_BY
    } else {
        lists::ALSO_BY
    };
    html! {
        <>
            if props.sort.is_empty() {
                <p class="menu-none">{ lists::NO_ORDER }</p>
            } else {
                <ol class="menu-list">
                    for (key, at) in props.sort.iter().zip(0_usize..) {
                        { level(props, *key, at) }
                    }
                </ol>
            }
            { choices("sort-also", by, &also, false, on_also) }
        </>
    }
}

fn level(props: &SortMenuProps, key: SortKey, at: usize) -> Html {
    let title = title_of(key.column, &props.shown, &props.choices);
    let ways = [
        Choice::new("up", lists::ASCENDING, !key.descending),
        Choice::new("down", lists::DESCENDING, key.descending),
    ];
    let with = |change: fn(&mut Vec<SortKey>, usize)| {
        let mut sort = props.sort.clone();
        change(&mut sort, at);
        sort
    };
    let turned = with(|sort, at| {
        if let Some(key) = sort.get_mut(at) {
            key.descending = !key.descending;
        }
    });
    let less = with(|sort, at| _ = sort.remove(at));
    let id = AttrValue::from(format!("sort-{at}"));
    html! {
        <li class="menu-line">
            <label class="menu-check" for={id.clone()} aria-label={lists::order_of(title)}>{ title }</label>
            { select(id, &ways, false, props.on_sort.reform(move |_: Event| turned.clone())) }
            <button type="button" class="icon-button" aria-label={lists::drop_order(title)}
                onclick={props.on_sort.reform(move |_: MouseEvent| less.clone())}>{ icon(Icon::Close) }</button>
        </li>
    }
}
