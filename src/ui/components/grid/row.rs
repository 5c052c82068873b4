//! Rows of a list.
//!
//! It must not know where rows stand.

use yew::prelude::*;

use super::CellAt;
use crate::engine::view::{GridColumn, GridRow, SortKey, Value};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::components::value::{cell, href, label};
use crate::ui::state::Route;
use crate::ui::words;

/// The columns' heads: buttons that order the list.
pub(super) fn head(
    columns: &[GridColumn],
    sort: &[SortKey],
    on_sort: &Callback<Vec<SortKey>>,
) -> Html {
    html! {
        <div class="grid-row" role="row" aria-rowindex="1">
            for (column, at) in columns.iter().zip(0_u32..) {
                { head_cell(column, at, sort.iter().find(|key| key.column == at).copied(), on_sort) }
            }
        </div>
    }
}

fn head_cell(
    column: &GridColumn,
    at: u32,
    key: Option<SortKey>,
    on_sort: &Callback<Vec<SortKey>>,
) -> Html {
    let (order, mark) = match key {
        None => ("none", None),
        Some(SortKey {
            descending: false, ..
        }) => ("ascending", Some(Icon::Up)),
        Some(SortKey {
            descending: true, ..
        }) => ("descending", Some(Icon::Down)),
    };
    // Ascending, descending, the file's own order.
    let next = match key {
        None => vec![SortKey {
            column: at,
            descending: false,
        }],
        Some(SortKey {
            descending: false, ..
        }) => vec![SortKey {
            column: at,
            descending: true,
        }],
        Some(_) => Vec::new(),
    };
    let onclick = on_sort.reform(move |_: MouseEvent| next.clone());
    html! {
        <div class={classes!("grid-cell", "grid-head-cell", column.numeric.then_some("grid-number"))}
            role="columnheader" aria-colindex={(at + 1).to_string()} aria-sort={order}>
            <button type="button" class="grid-sort" {onclick} title={words::SORT}>
                <span class="grid-title">{ &column.title }</span>
                if let Some(mark) = mark {
                    { icon(mark) }
                }
            </button>
        </div>
    }
}

/// A row; an empty one where its values are still on their way.
pub(super) fn row(at: u32, row: Option<&GridRow>, columns: &[GridColumn], active: CellAt) -> Html {
    html! {
        <div key={at.to_string()} role="row" aria-rowindex={(u64::from(at) + 2).to_string()}
            class={classes!("grid-row", (at % 2 == 1).then_some("grid-odd"), row.is_none().then_some("grid-waiting"))}>
            for (column, index) in columns.iter().zip(0_u32..) {
                { body_cell(column, index, row, active == (at, index)) }
            }
        </div>
    }
}

fn body_cell(column: &GridColumn, index: u32, row: Option<&GridRow>, active: bool) -> Html {
    let value = row
        .zip(usize::try_from(index).ok())
        .and_then(|(row, index)| row.cells.get(index));
    let tab = if active { "0" } else { "-1" };
    let class = classes!(
        "grid-cell",
        column.numeric.then_some("grid-number"),
        (index == 0).then_some("grid-label")
    );
    let colindex = (index + 1).to_string();
    let data_cell = index.to_string();
    // A cell that is a link takes the focus through it.
    match value {
        Some(Value::Record(link)) => html! {
            <div {class} role="gridcell" aria-colindex={colindex} data-cell={data_cell}>
                <a class="ref" href={href(link)} tabindex={tab}>{ label(link) }</a>
            </div>
        },
        // Every row leads to its record by its first cell.
        Some(value) if index == 0 && row.is_some() => html! {
            <div {class} role="gridcell" aria-colindex={colindex} data-cell={data_cell}>
                <a class="ref" href={row.map(|row| Route::Record(row.record).to_string())} tabindex={tab}>
                    if value.is_empty() { { words::EMPTY_CELL } } else { { cell(value) } }
                </a>
            </div>
        },
        value => html! {
            <div {class} role="gridcell" aria-colindex={colindex} data-cell={data_cell} tabindex={tab}>
                { value.map(cell) }
            </div>
        },
    }
}
