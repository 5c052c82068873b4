//! A list of any length: only the rows in sight are drawn.
//!
//! It must not fetch rows: it says which it needs and draws those it is given, and empty rows in place of the others.

mod cell_at;
mod chosen;
mod geometry;
mod head;
mod keys;
mod row;
mod scroll;
mod widths;

use web_sys::HtmlElement;
use yew::prelude::*;

pub(crate) use scroll::Span;
pub(crate) use widths::width_now;

use self::chosen::Chosen;
use self::geometry::Geometry;
use self::head::{Head, HeadProps};
use self::keys::use_grid_keys;
use self::row::Row;
use self::scroll::use_grid_scroll;
use self::widths::use_columns;
use crate::engine::table::ColumnId;
use crate::engine::view::{GridWindow, SortKey};
use crate::protocol::Answer;
use crate::ui::state::{ListLayout, Shared, next_order};

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
    /// Which columns are shown, and how wide.
    pub(crate) layout: ListLayout,
    /// Other columns or widths are wanted.
    pub(crate) on_layout: Callback<ListLayout>,
    /// Rows are to be copied, by their places; only one column where one is named.
    pub(crate) on_copy: Callback<(Vec<u32>, Option<ColumnId>)>,
    /// Other rows are in sight.
    pub(crate) on_span: Callback<Span>,
    /// Changes when the list is another or in another order, so that it starts at its top.
    pub(crate) list_key: AttrValue,
    /// Whether the rows read better as cards where there is little room; their first column stays the first.
    pub(crate) cards: bool,
}

/// What keys and the heads ask for. Columns are named by their places.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Wish {
    Nothing,
    Sort(u32),
    SortAlso(u32),
    Move(u32, i32),
    Widen(u32, i32),
    Width(u32, f64),
    Choose(Chosen),
    Copy(Vec<u32>, Option<u32>),
}

#[component]
pub(crate) fn Grid(props: &GridProps) -> Html {
    let empty = GridWindow::default();
    let window = match &*props.answer {
        Answer::Grid(window) => window,
        _ => &empty,
    };
    let nodes = Nodes {
        scroller: use_node_ref(),
        body: use_node_ref(),
        pane: use_node_ref(),
    };
    let chosen = use_state_eq(Chosen::default);
    let view = use_grid_scroll(&nodes, window.filtered, &props.list_key, &props.on_span);
    let columns = u32::try_from(window.columns.len()).unwrap_or(u32::MAX);
    let on_wish = wishes(props, window, &nodes, &chosen);
    let keys = use_grid_keys(&nodes, &view, columns, &props.list_key, &chosen, &on_wish);
    use_columns(&nodes, &window.columns, &props.layout);
    // Places mean other rows in another list or order.
    use_effect_with(props.list_key.clone(), {
        let chosen = chosen.clone();
        move |_| chosen.set(Chosen::default())
    });
    let head = HeadProps::of(props, &window.columns, keys.active, on_wish);
    let on_scroll = {
        let view = view.clone();
        Callback::from(move |_: Event| view.scrolled())
    };

    html! {
        <div ref={nodes.scroller.clone()} class={classes!("grid-scroller", props.cards.then_some("grid-cards"))}
            onscroll={on_scroll} tabindex="-1">
            <div class="grid" role="grid" aria-label={props.label.clone()} aria-rowcount={(u64::from(window.filtered) + 1).to_string()}
                aria-colcount={columns.to_string()} aria-multiselectable="true" onkeydown={keys.on_key} onfocusin={keys.on_focus}
                onfocusout={keys.on_leave}>
                <div class="grid-head" role="rowgroup"><Head ..head /></div>
                <div ref={nodes.body} class="grid-body" role="rowgroup">
                    <div ref={nodes.pane} class="grid-pane" role="presentation">
                        for at in view.span.start..view.span.end().min(window.filtered) {
                            <Row key={at} {at} chosen={chosen.contains(at)} answer={props.answer.clone()}
                                active={(keys.active.row == Some(at)).then_some(keys.active.column)} />
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

    /// How wide a column is drawn, in pixels.
    fn width_of(&self, at: u32) -> Option<f64> {
        let head = format!("[aria-rowindex='1'] [data-cell='{at}']");
        let head = self.scroller()?.query_selector(&head).ok()??;
        Some(head.get_bounding_client_rect().width())
    }
}

/// Carries out what keys and heads ask for.
fn wishes(
    props: &GridProps,
    window: &GridWindow,
    nodes: &Nodes,
    chosen: &UseStateHandle<Chosen>,
) -> Callback<Wish> {
    let props = props.clone();
    let (nodes, chosen) = (nodes.clone(), chosen.clone());
    let ids: Vec<ColumnId> = window.columns.iter().map(|column| column.id).collect();
    Callback::from(move |wish: Wish| {
        let id = |at: u32| {
            let at = usize::try_from(at).ok()?;
            ids.get(at).copied()
        };
        match wish {
            Wish::Nothing => {}
            Wish::Sort(at) => {
                if let Some(id) = id(at) {
                    props.on_sort.emit(next_order(&props.sort, id, false));
                }
            }
            Wish::SortAlso(at) => {
                if let Some(id) = id(at) {
                    props.on_sort.emit(next_order(&props.sort, id, true));
                }
            }
            Wish::Move(at, by) => {
                let to = i64::from(at).saturating_add(i64::from(by));
                let frozen = u32::from(props.cards);
                if let Ok(to) = u32::try_from(to)
                    && at >= frozen
                    && to >= frozen
                {
                    props.on_layout.emit(props.layout.moved(&ids, at, to));
                }
            }
            Wish::Widen(at, by) => {
                if let (Some(id), Some(width)) = (id(at), nodes.width_of(at)) {
                    let width = width + f64::from(by) * 16.0;
                    props.on_layout.emit(props.layout.widened(id, width));
                }
            }
            Wish::Width(at, width) => {
                if let Some(id) = id(at) {
                    props.on_layout.emit(props.layout.widened(id, width));
                }
            }
            Wish::Choose(rows) => chosen.set(rows),
            Wish::Copy(rows, at) => props.on_copy.emit((rows, at.and_then(id))),
        }
    })
}
