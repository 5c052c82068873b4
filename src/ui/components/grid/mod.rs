//! A list of any length: only the rows in sight are drawn.
//!
//! It must not fetch rows: it says which it needs and draws those it is given, and empty rows in place of the others.

mod geometry;
mod keys;
mod row;
mod scroll;

use web_sys::HtmlElement;
use yew::prelude::*;

pub(crate) use scroll::Span;

use self::geometry::Geometry;
use self::keys::use_grid_keys;
use self::row::{head, row};
use self::scroll::use_grid_scroll;
use crate::engine::view::{GridColumn, GridWindow, SortKey};
use crate::protocol::Answer;
use crate::ui::dom;
use crate::ui::state::Shared;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct GridProps {
    /// The list's name.
    pub(crate) label: AttrValue,
    /// The newest window of rows; [`Answer::Grid`].
    pub(crate) answer: Shared<Answer>,
    /// The order that the columns' heads show.
    pub(crate) sort: Vec<SortKey>,
    /// Another order is wanted.
    pub(crate) on_sort: Callback<Vec<SortKey>>,
    /// Other rows are in sight.
    pub(crate) on_span: Callback<Span>,
    /// Changes when the list is another or in another order, so that it starts at its top.
    pub(crate) list_key: AttrValue,
    /// Whether the rows read better as cards where there is little room.
    pub(crate) cards: bool,
}

/// A cell: row in the list, column.
pub(crate) type CellAt = (u32, u32);

#[component]
pub(crate) fn Grid(props: &GridProps) -> Html {
    let empty = empty_window();
    let window = match &*props.answer {
        Answer::Grid(window) => window,
        _ => &empty,
    };
    let nodes = Nodes {
        scroller: use_node_ref(),
        body: use_node_ref(),
        pane: use_node_ref(),
    };
    let view = use_grid_scroll(&nodes, window.filtered, &props.list_key, &props.on_span);
    let columns = u32::try_from(window.columns.len()).unwrap_or(u32::MAX);
    let keys = use_grid_keys(&nodes, view.geometry, columns, &props.list_key);
    use_columns(&nodes, &window.columns);

    html! {
        <div ref={nodes.scroller.clone()} class={classes!("grid-scroller", props.cards.then_some("grid-cards"))}
            onscroll={view.on_scroll} tabindex="-1">
            <div class="grid" role="grid" aria-label={props.label.clone()} aria-rowcount={(u64::from(window.filtered) + 1).to_string()}
                aria-colcount={columns.to_string()} onkeydown={keys.on_key} onfocusin={keys.on_focus}>
                <div class="grid-head" role="rowgroup">{ head(&window.columns, &props.sort, &props.on_sort) }</div>
                <div ref={nodes.body} class="grid-body" role="rowgroup">
                    <div ref={nodes.pane} class="grid-pane" role="presentation">
                        for at in view.span.start..view.span.end().min(window.filtered) {
                            { row(at, row_at(window, at), &window.columns, keys.active) }
                        }
                    </div>
                </div>
            </div>
        </div>
    }
}

/// The elements that scrolling works with.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Nodes {
    /// What scrolls.
    scroller: NodeRef,
    /// What is as high as all rows.
    body: NodeRef,
    /// What holds the rows in sight.
    pane: NodeRef,
}

impl Nodes {
    fn scroller(&self) -> Option<HtmlElement> {
        self.scroller.cast()
    }
}

fn row_at(window: &GridWindow, at: u32) -> Option<&crate::engine::view::GridRow> {
    let index = at.checked_sub(window.start)?;
    window.rows.get(usize::try_from(index).ok()?)
}

/// Gives every row the same columns, wide enough for what they hold.
#[hook]
fn use_columns(nodes: &Nodes, columns: &[GridColumn]) {
    use_effect_with(
        (nodes.scroller.clone(), columns.to_vec()),
        |(scroller, columns)| {
            if let Some(scroller) = scroller.cast::<web_sys::Element>() {
                dom::set_property(&scroller, "--grid-columns", &template(columns));
            }
        },
    );
}

/// Widths by content within reason; the last column takes what is left.
fn template(columns: &[GridColumn]) -> String {
    let last = columns.len().saturating_sub(1);
    let widths: Vec<String> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let title = u32::try_from(column.title.chars().count()).unwrap_or(u32::MAX);
            let chars = column
                .width
                .max(title.saturating_add(3))
                .clamp(6, if at == 0 { 32 } else { 36 });
            let width = format!("calc({chars} * var(--grid-char) + var(--grid-pad))");
            if at == last {
                format!("minmax({width}, 1fr)")
            } else {
                width
            }
        })
        .collect();
    widths.join(" ")
}

fn empty_window() -> GridWindow {
    GridWindow {
        title: String::new(),
        columns: Vec::new(),
        total: 0,
        filtered: 0,
        start: 0,
        rows: Vec::new(),
    }
}
