//! Rows of a list.
//!
//! It must not know where rows stand.

use yew::prelude::*;

use crate::engine::view::{GridColumn, GridRow, Value};
use crate::protocol::Answer;
use crate::ui::components::value::{cell, href, label};
use crate::ui::format;
use crate::ui::state::{Route, Shared};
use crate::ui::words;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct RowProps {
    /// Its place in the list.
    pub(super) at: u32,
    /// The column of the cell that takes the focus, where it is in this row.
    pub(super) active: Option<u32>,
    /// Whether the reader has chosen it.
    pub(super) chosen: bool,
    /// What its values are in; [`Answer::Grid`].
    pub(super) answer: Shared<Answer>,
}

/// A row; an empty one where its values are still on their way. It is drawn again only when something of it is another, so that scrolling
/// draws the rows that come into sight and no others.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let (at, chosen) = (props.at, props.chosen);
    let Answer::Grid(window) = &*props.answer else {
        return Html::default();
    };
    let index = at.checked_sub(window.start);
    let index = index.and_then(|index| usize::try_from(index).ok());
    let row = index.and_then(|index| window.rows.get(index));
    let columns = &window.columns;
    html! {
        <div role="row" aria-rowindex={(u64::from(at) + 2).to_string()} aria-selected={chosen.to_string()}
            class={classes!("grid-row", (at % 2 == 1).then_some("grid-odd"), row.is_none().then_some("grid-waiting"))}>
            for (column, index) in columns.iter().zip(0_u32..) {
                { body_cell(column, index, row, props.active == Some(index)) }
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
        // Where a row is a card, yes and no need to be told of what.
        value => html! {
            <div {class} role="gridcell" aria-colindex={colindex} data-cell={data_cell} tabindex={tab}
                data-title={matches!(value, Some(Value::Flag(_))).then(|| format::shown(&column.title))}>
                { value.map(cell) }
            </div>
        },
    }
}
