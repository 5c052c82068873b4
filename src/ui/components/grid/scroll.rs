//! Scrolling through a list.
//!
//! It must not know what rows show.

use web_sys::{Element, Event};
use yew::prelude::*;

use super::{Geometry, Nodes};
use crate::ui::dom;
use crate::ui::hooks::Router;

/// Rows of a list that stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    /// The first.
    pub(crate) start: u32,
    /// How many.
    pub(crate) len: u32,
}

impl Span {
    /// The row after the last.
    pub(crate) fn end(self) -> u32 {
        self.start.saturating_add(self.len)
    }
}

/// Rows drawn above and below what is visible, so that scrolling a little shows no gap.
const OVERSCAN: u32 = 8;
/// What is drawn before anything could be measured.
const UNMEASURED: Geometry = Geometry {
    rows: 0,
    row_height: 36.0,
    viewport: 720.0,
};

/// What of a list is in sight.
pub(super) struct GridView {
    pub(super) geometry: Geometry,
    pub(super) span: Span,
    pub(super) on_scroll: Callback<Event>,
}

/// Follows the scroller, tells which rows are in sight, and puts them where they belong.
#[hook]
pub(super) fn use_grid_scroll(
    nodes: &Nodes,
    rows: u32,
    list_key: &AttrValue,
    on_span: &Callback<Span>,
) -> GridView {
    let router = use_context::<Router>();
    let measured = use_state_eq(|| (UNMEASURED.row_height, UNMEASURED.viewport));
    let first = use_state_eq(|| 0_u32);
    let (row_height, viewport) = *measured;
    let geometry = Geometry {
        rows,
        row_height,
        viewport,
    };

    let start = first.min(rows.saturating_sub(1)).saturating_sub(OVERSCAN);
    let len = geometry.visible_rows() + 2 * OVERSCAN;
    let span = Span { start, len };

    let seen = use_mut_ref(|| None::<AttrValue>);
    // The first time, be where the reader was; another list or order starts at its top.
    use_effect_with((list_key.clone(), rows > 0), {
        let (nodes, router) = (nodes.clone(), router.clone());
        move |(list_key, filled)| {
            let Some(scroller) = nodes.scroller().filter(|_| *filled) else {
                return;
            };
            let before = seen.borrow_mut().replace(list_key.clone());
            match before {
                Some(before) if before != *list_key => scroller.set_scroll_top(0),
                Some(_) => {}
                None => {
                    let spot = router
                        .and_then(|router| router.spot())
                        .and_then(|spot| spot.grid);
                    if let (Some(spot), Some(body)) = (spot, nodes.body.cast::<Element>()) {
                        dom::set_property(&body, "height", &format!("{}px", geometry.height()));
                        scroll_to(&scroller, spot.scroll);
                        scroller.set_scroll_left(pixels(spot.scroll_left));
                    }
                }
            }
        }
    });

    let settle = {
        let (nodes, first, router) = (nodes.clone(), first.clone(), router.clone());
        move || {
            let Some(scroller) = nodes.scroller() else {
                return;
            };
            let scroll = scroll_of(&scroller);
            let row = geometry.first_row(scroll);
            // Even steps keep the striping and save drawings.
            first.set(row - row % 4);
            if let Some(router) = &router {
                let left = f64::from(scroller.scroll_left());
                router.remember_spot(|spot| {
                    let grid = spot.grid.get_or_insert_default();
                    grid.scroll = scroll;
                    grid.scroll_left = left;
                });
            }
            place(&nodes, geometry, start, scroll);
        }
    };
    let on_scroll = {
        let settle = settle.clone();
        Callback::from(move |_: Event| settle())
    };

    use_effect_with((start, row_height, viewport, rows), {
        let nodes = nodes.clone();
        move |_| {
            if let Some(body) = nodes.body.cast::<Element>() {
                dom::set_property(&body, "height", &format!("{}px", geometry.height()));
            }
            if let Some(scroller) = nodes.scroller() {
                place(&nodes, geometry, start, scroll_of(&scroller));
            }
        }
    });
    use_measure(nodes, &measured, rows > 0);
    use_effect_with((span, on_span.clone()), |(span, on_span)| {
        on_span.emit(*span);
    });

    GridView {
        geometry,
        span,
        on_scroll,
    }
}

/// Measures rows and room, now and whenever the window changes.
#[hook]
fn use_measure(nodes: &Nodes, measured: &UseStateHandle<(f64, f64)>, filled: bool) {
    use_effect_with(filled, {
        let (nodes, measured) = (nodes.clone(), measured.clone());
        move |_| {
            let measure = move || {
                let Some(scroller) = nodes.scroller() else {
                    return;
                };
                let row = nodes
                    .pane
                    .cast::<Element>()
                    .and_then(|pane| pane.first_element_child());
                let row_height = row.map_or(0.0, |row| row.get_bounding_client_rect().height());
                let head = nodes
                    .body
                    .cast::<web_sys::HtmlElement>()
                    .map_or(0, |body| body.offset_top());
                let viewport = f64::from(scroller.client_height() - head).max(60.0);
                measured.set((
                    if row_height >= 12.0 {
                        row_height
                    } else {
                        UNMEASURED.row_height
                    },
                    viewport,
                ));
            };
            measure();
            let listener = dom::listen_window("resize", move |_: Event| measure());
            move || drop(listener)
        }
    });
}

/// Puts the drawn rows where the first of them belongs.
fn place(nodes: &Nodes, geometry: Geometry, start: u32, scroll: f64) {
    if let Some(pane) = nodes.pane.cast::<Element>() {
        dom::set_property(
            &pane,
            "transform",
            &format!("translateY({}px)", geometry.top_of(start, scroll)),
        );
    }
}

pub(super) fn scroll_of(scroller: &Element) -> f64 {
    f64::from(scroller.scroll_top())
}

pub(super) fn scroll_to(scroller: &Element, scroll: f64) {
    scroller.set_scroll_top(pixels(scroll.ceil()));
}

fn pixels(number: f64) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a list is at most 8 million pixels high"
    )]
    let pixels = number.clamp(0.0, 1e9) as i32;
    pixels
}
