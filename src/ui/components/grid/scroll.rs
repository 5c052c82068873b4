//! Scrolling through a list.
//!
//! It must not know what rows show.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{Element, WheelEvent};
use yew::prelude::*;

use super::geometry::Stand;
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
/// The height of a line, for wheels that count in lines.
const LINE: f64 = 18.0;

/// What of a list is in sight, and the ways to see other parts of it.
#[derive(Clone)]
pub(super) struct GridView {
    pub(super) geometry: Geometry,
    pub(super) span: Span,
    nodes: Nodes,
    stand: Rc<RefCell<Stand>>,
    first: UseStateHandle<u32>,
    router: Option<Router>,
}

impl GridView {
    /// The first row in sight.
    pub(super) fn first_row(&self) -> u32 {
        self.geometry.first_row(self.stand.borrow().offset)
    }

    /// Scrolls until a row is in sight, no farther than needed.
    pub(super) fn reveal(&self, row: u32) {
        let offset = self.stand.borrow().offset;
        let wanted = self.geometry.reveal(row, offset);
        if (wanted - offset).abs() > 0.5 {
            self.go(wanted);
        }
    }

    /// Follows the scroller.
    pub(super) fn scrolled(&self) {
        if let Some(scroller) = self.nodes.scroller() {
            let scroll = f64::from(scroller.scroll_top());
            self.stand.borrow_mut().follow(self.geometry, scroll);
            self.settle(&scroller);
        }
    }

    /// Scrolls to an offset.
    fn go(&self, offset: f64) {
        let Some(scroller) = self.nodes.scroller() else {
            return;
        };
        let scroll = {
            let mut stand = self.stand.borrow_mut();
            stand.go(self.geometry, offset);
            stand.scroll
        };
        scroller.set_scroll_top(pixels(scroll));
        self.settle(&scroller);
    }

    /// Draws the rows that are in sight now, and remembers where the reader is.
    fn settle(&self, scroller: &Element) {
        let stand = *self.stand.borrow();
        let row = self.geometry.first_row(stand.offset);
        // Even steps keep the striping and save drawings.
        self.first.set(row - row % 4);
        // Fails only for names that are none.
        _ = scroller.toggle_attribute_with_force("data-scrolled", scroller.scroll_left() != 0);
        if let Some(router) = &self.router {
            let left = f64::from(scroller.scroll_left());
            router.remember_spot(|spot| {
                let grid = spot.grid.get_or_insert_default();
                grid.offset = stand.offset;
                grid.scroll_left = left;
            });
        }
        place(&self.nodes, self.geometry, self.span.start, stand);
    }
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
    let stand = use_mut_ref(Stand::default);
    let (row_height, viewport) = *measured;
    let geometry = Geometry {
        rows,
        row_height,
        viewport,
    };
    let start = first.min(rows.saturating_sub(1)).saturating_sub(OVERSCAN);
    let len = geometry.visible_rows() + 2 * OVERSCAN;
    let span = Span { start, len };
    let view = GridView {
        geometry,
        span,
        nodes: nodes.clone(),
        stand,
        first,
        router,
    };
    use_measure(nodes, &measured, rows > 0);
    use_effect_with((start, row_height, viewport, rows), {
        let view = view.clone();
        move |_| {
            if let Some(body) = view.nodes.body.cast::<Element>() {
                dom::set_property(&body, "height", &format!("{}px", geometry.height()));
            }
            if let Some(scroller) = view.nodes.scroller() {
                let mut stand = view.stand.borrow_mut();
                stand.follow(geometry, f64::from(scroller.scroll_top()));
                place(&view.nodes, geometry, start, *stand);
            }
        }
    });
    use_place_to_be(&view, list_key, rows > 0);
    use_wheel(&view);
    use_effect_with((span, on_span.clone()), |(span, on_span)| {
        on_span.emit(*span);
    });
    view
}

/// The first time, be where the reader was; another list or order starts at its top.
#[hook]
fn use_place_to_be(view: &GridView, list_key: &AttrValue, filled: bool) {
    let seen = use_mut_ref(|| None::<AttrValue>);
    let measured = view.geometry.viewport;
    use_effect_with((list_key.clone(), filled, measured.to_bits()), {
        let view = view.clone();
        move |(list_key, filled, _)| {
            let Some(scroller) = view.nodes.scroller().filter(|_| *filled) else {
                return;
            };
            let before = seen.borrow_mut().replace(list_key.clone());
            match before {
                Some(before) if before != *list_key => view.go(0.0),
                Some(_) => {}
                None => {
                    let spot = view.router.as_ref().and_then(Router::spot);
                    if let Some(spot) = spot.and_then(|spot| spot.grid) {
                        // The record that was looked at last may be another than the one that was opened.
                        let wanted = view.geometry.reveal(spot.row, spot.offset);
                        view.go(wanted);
                        scroller.set_scroll_left(pixels(spot.scroll_left));
                    }
                }
            }
        }
    });
}

/// Where a list is scaled, the browser's own scrolling would skip rows: the wheel is followed by hand.
#[hook]
fn use_wheel(view: &GridView) {
    let latest = use_mut_ref(|| view.clone());
    latest.replace(view.clone());
    use_effect_with(view.nodes.scroller.clone(), move |scroller| {
        let listener = scroller.cast::<Element>().map(|scroller| {
            dom::listen_wheel(&scroller, move |event: WheelEvent| {
                let view = latest.borrow().clone();
                let sideways = event.shift_key() || event.delta_x().abs() > event.delta_y().abs();
                if !view.geometry.is_scaled() || sideways || event.ctrl_key() {
                    return;
                }
                event.prevent_default();
                let unit = match event.delta_mode() {
                    WheelEvent::DOM_DELTA_LINE => LINE,
                    WheelEvent::DOM_DELTA_PAGE => view.geometry.viewport,
                    _ => 1.0,
                };
                let offset = view.stand.borrow().offset;
                view.go(offset + event.delta_y() * unit);
            })
        });
        move || drop(listener)
    });
}

/// Measures rows and room, now and whenever the room changes.
#[hook]
fn use_measure(nodes: &Nodes, measured: &UseStateHandle<(f64, f64)>, filled: bool) {
    use_effect_with(filled, {
        let (nodes, measured) = (nodes.clone(), measured.clone());
        move |_| {
            let scroller = nodes.scroller();
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
            let watch = scroller.map(|scroller| dom::watch_size(&scroller, measure));
            move || drop(watch)
        }
    });
}

/// Puts the drawn rows where the first of them belongs.
fn place(nodes: &Nodes, geometry: Geometry, start: u32, stand: Stand) {
    if let Some(pane) = nodes.pane.cast::<Element>() {
        dom::set_property(
            &pane,
            "transform",
            &format!("translateY({}px)", geometry.top_of(start, stand)),
        );
    }
}

fn pixels(number: f64) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a list is at most 8 million pixels high"
    )]
    let pixels = number.clamp(0.0, 1e9) as i32;
    pixels
}
