//! The heads of a list's columns: they order it, and they are dragged to other places and widths.
//!
//! It must not know how orders and widths are kept.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{DragEvent, PointerEvent};
use yew::prelude::*;

use super::cell_at::CellAt;
use super::{GridProps, Wish};
use crate::engine::view::{GridColumn, SortKey};
use crate::ui::components::icon::{Icon, icon};
use crate::ui::dom;
use crate::ui::format;
use crate::ui::words::lists;

/// What is dragged.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Drag {
    Nothing,
    /// The edge of a column: where the pointer was, and how wide the column.
    Edge(u32, i32, f64),
    /// A column.
    Column(u32),
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct HeadProps {
    pub(super) columns: Vec<GridColumn>,
    pub(super) sort: Vec<SortKey>,
    pub(super) active: CellAt,
    pub(super) on_wish: Callback<Wish>,
}

/// The columns' heads.
#[component]
pub(super) fn Head(props: &HeadProps) -> Html {
    let drag = use_mut_ref(|| Drag::Nothing);
    let cell = |(column, at): (&GridColumn, u32)| {
        let order = props.sort.iter().position(|key| key.column == column.id);
        let key = order.and_then(|at| props.sort.get(at)).copied();
        let on_wish = props.on_wish.clone();
        let onclick = on_wish.reform(move |event: MouseEvent| {
            if event.shift_key() {
                Wish::SortAlso(at)
            } else {
                Wish::Sort(at)
            }
        });
        let active = props.active
            == CellAt {
                row: None,
                column: at,
            };
        let (grab, pull, drop_edge) = edge(&drag, at, &on_wish);
        let (take, over, put) = carry(&drag, at, &on_wish);
        html! {
            <div key={column.id} class={classes!("grid-cell", "grid-head-cell", column.numeric.then_some("grid-number"))}
                role="columnheader" aria-colindex={(at + 1).to_string()} aria-sort={aria_sort(key)} data-cell={at.to_string()}
                ondragover={over} ondrop={put}>
                <button type="button" class="grid-sort" tabindex={if active { "0" } else { "-1" }} {onclick} title={lists::SORT_HINT}
                    draggable="true" ondragstart={take}>
                    <span class="grid-title">{ format::shown(&column.title) }</span>
                    if let Some(key) = key {
                        { icon(if key.descending { Icon::Down } else { Icon::Up }) }
                    }
                    if let (Some(order), true) = (order, props.sort.len() > 1) {
                        <span class="grid-order" aria-hidden="true">{ order + 1 }</span>
                    }
                </button>
                <span class="grid-edge" aria-hidden="true" onpointerdown={grab} onpointermove={pull} onpointerup={drop_edge} />
            </div>
        }
    };
    html! {
        <div class="grid-row" role="row" aria-rowindex="1">
            { for props.columns.iter().zip(0_u32..).map(cell) }
        </div>
    }
}

fn aria_sort(key: Option<SortKey>) -> &'static str {
    match key {
        None => "none",
        Some(SortKey {
            descending: false, ..
        }) => "ascending",
        Some(SortKey {
            descending: true, ..
        }) => "descending",
    }
}

type Held = Rc<RefCell<Drag>>;

/// Dragging the edge of a column makes it wider or narrower.
fn edge(
    drag: &Held,
    at: u32,
    on_wish: &Callback<Wish>,
) -> (
    Callback<PointerEvent>,
    Callback<PointerEvent>,
    Callback<PointerEvent>,
) {
    let (held, pulled, dropped, on_wish) = (
        Rc::clone(drag),
        Rc::clone(drag),
        Rc::clone(drag),
        on_wish.clone(),
    );
    let grab = Callback::from(move |event: PointerEvent| {
        if let Some(width) = dom::capture_in(&event, "[data-cell]") {
            event.prevent_default();
            held.replace(Drag::Edge(at, event.client_x(), width));
        }
    });
    let pull = Callback::from(move |event: PointerEvent| {
        if let Drag::Edge(at, from, width) = *pulled.borrow() {
            on_wish.emit(Wish::Width(at, width + f64::from(event.client_x() - from)));
        }
    });
    let drop_edge = Callback::from(move |_: PointerEvent| _ = dropped.replace(Drag::Nothing));
    (grab, pull, drop_edge)
}

/// Dragging a column's head onto another puts the column there.
fn carry(
    drag: &Held,
    at: u32,
    on_wish: &Callback<Wish>,
) -> (
    Callback<DragEvent>,
    Callback<DragEvent>,
    Callback<DragEvent>,
) {
    let (taken, carried, put, on_wish) = (
        Rc::clone(drag),
        Rc::clone(drag),
        Rc::clone(drag),
        on_wish.clone(),
    );
    let take = Callback::from(move |event: DragEvent| {
        dom::begin_drag(&event);
        taken.replace(Drag::Column(at));
    });
    let over = Callback::from(move |event: DragEvent| {
        if matches!(*carried.borrow(), Drag::Column(_)) {
            event.prevent_default();
        }
    });
    let put = Callback::from(move |event: DragEvent| {
        if let Drag::Column(from) = put.replace(Drag::Nothing) {
            event.prevent_default();
            let way = i64::from(at) - i64::from(from);
            on_wish.emit(Wish::Move(from, i32::try_from(way).unwrap_or(0)));
        }
    });
    (take, over, put)
}

impl HeadProps {
    pub(super) fn of(
        props: &GridProps,
        columns: &[GridColumn],
        active: CellAt,
        on_wish: Callback<Wish>,
    ) -> Self {
        Self {
            columns: columns.to_vec(),
            sort: props.sort.clone(),
            active,
            on_wish,
        }
    }
}
