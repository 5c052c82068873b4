//! Rows of a list.
//!
//! It must not know where rows stand.

use yew::prelude::*;

use super::cell_at::CellAt;
use crate::engine::view::{GridColumn, GridRow, Value};
use crate::ui::components::value::{cell, href, label};
use crate::ui::state::Route;
use crate::ui::words;

/// How a row is drawn besides its values.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowLook {
    /// Its place in the list.
    pub(super) at: u32,
    /// The cell that takes the focus.
    pub(super) active: CellAt,
    /// Whether the reader has chosen it.
    pub(super) chosen: bool,
}

/// A row; an empty one where its values are still on their way.
pub(super) fn row(look: RowLook, row: Option<&GridRow>, columns: &[GridColumn]) -> Html {
    let RowLook { at, active, chosen } = look;
    html! {
        <div key={at.to_string()} role="row" aria-rowindex={(u64::from(at) + 2).to_string()} aria-selected={chosen.to_string()}
            class={classes!("grid-row", (at % 2 == 1).then_some("grid-odd"), row.is_none().then_some("grid-waiting"))}>
            for (column, index) in columns.iter().zip(0_u32..) {
                { body_cell(column, index, row, active == CellAt { row: Some(at), column: index }) }
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
    let own = row.map(|row| Route::Record(row.record).to_string());
    // A cell that is a link takes the focus through it.
    match value {
        Some(Value::Record(link)) => {
            let href = href(link);
            let open = (own.as_deref() == Some(href.as_str())).then_some("");
            html! {
                <div {class} role="gridcell" aria-colindex={colindex} data-cell={data_cell}>
                    <a class="ref" {href} tabindex={tab} data-open={open}>{ label(link) }</a>
                </div>
            }
        }
        // Every row leads to its record by its first cell.
        Some(value) if index == 0 && row.is_some() => html! {
            <div {class} role="gridcell" aria-colindex={colindex} data-cell={data_cell}>
                <a class="ref" href={own} tabindex={tab} data-open="">
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
