//! Walking a list by keyboard.
//!
//! It must not know what cells hold: one cell is active, and Enter opens its row.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, FocusEvent, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::cell_at::{CellAt, Press};
use super::chosen::Chosen;
use super::scroll::GridView;
use super::{Nodes, Wish};
use crate::ui::dom;
use crate::ui::hooks::{Commands, Router};

/// The active cell, and what keeps it so.
pub(super) struct GridKeys {
    pub(super) active: CellAt,
    pub(super) on_key: Callback<KeyboardEvent>,
    pub(super) on_focus: Callback<FocusEvent>,
    pub(super) on_leave: Callback<FocusEvent>,
}

/// Moves the active cell by keys, and to where a click puts the focus.
#[hook]
pub(super) fn use_grid_keys(
    nodes: &Nodes,
    view: &GridView,
    columns: u32,
    list_key: &AttrValue,
    chosen: &UseStateHandle<Chosen>,
    on_wish: &Callback<Wish>,
) -> GridKeys {
    let router = use_context::<Router>();
    let commands = use_context::<Commands>();
    let spot = router
        .as_ref()
        .and_then(Router::spot)
        .and_then(|spot| spot.grid);
    let active = use_state_eq(|| CellAt {
        row: Some(spot.map_or(0, |spot| spot.row)),
        column: spot.map_or(0, |spot| spot.column),
    });
    // After Back, the cell that was active takes the focus again.
    let moved = use_mut_ref(|| spot.is_some_and(|spot| spot.was_active));
    let remember = {
        let router = router.clone();
        move |at: CellAt| {
            if let (Some(router), Some(row)) = (&router, at.row) {
                router.remember_spot(|spot| {
                    let grid = spot.grid.get_or_insert_default();
                    (grid.row, grid.column, grid.was_active) = (row, at.column, true);
                });
            }
        }
    };
    use_restart(list_key, &active);

    let on_key = {
        let (nodes, active, moved, view) = (
            nodes.clone(),
            active.clone(),
            Rc::clone(&moved),
            view.clone(),
        );
        let (remember, chosen, on_wish) = (remember.clone(), chosen.clone(), on_wish.clone());
        Callback::from(move |event: KeyboardEvent| {
            // The `j` of `g j` does not walk.
            let is_meant_otherwise = event.key().chars().count() == 1
                && commands.as_ref().is_some_and(Commands::is_waiting);
            if event.default_prevented() || event.alt_key() || is_meant_otherwise {
                return;
            }
            let at = *active;
            if let Some(wish) = wish_of(&nodes, &event, at, &chosen) {
                event.prevent_default();
                return on_wish.emit(wish);
            }
            let key = event.key();
            let control = event.ctrl_key() || event.meta_key();
            let press = Press { key: &key, control };
            let Some(next) = at.after(press, view.geometry, columns, view.first_row()) else {
                return;
            };
            event.prevent_default();
            if let Some(row) = next.row {
                view.reveal(row);
                if event.shift_key() {
                    chosen.set(chosen.reaching(at.row, row));
                }
            }
            *moved.borrow_mut() = true;
            remember(next);
            if next == at {
                focus_cell(&nodes, next);
            }
            active.set(next);
        })
    };
    // Whether a cell has the focus, or had it when its row was drawn anew: an answer that comes late takes the values of a row away again.
    let held = use_mut_ref(|| false);
    let on_focus = {
        let (active, held) = (active.clone(), Rc::clone(&held));
        Callback::from(move |event: FocusEvent| {
            if let Some(at) = event.target().and_then(|target| cell_of(&target)) {
                *held.borrow_mut() = true;
                remember(at);
                active.set(at);
            }
        })
    };
    let on_leave = {
        let held = Rc::clone(&held);
        Callback::from(move |event: FocusEvent| {
            // To nowhere goes the focus of what is taken away.
            if event.related_target().is_some() {
                *held.borrow_mut() = false;
            }
        })
    };
    // The row that became active may be drawn only after the scroller has moved, so this runs after every drawing.
    use_effect({
        let (nodes, at) = (nodes.clone(), *active);
        move || {
            let is_lost = *held.borrow() && dom::is_focus_lost();
            if (*moved.borrow() || is_lost) && focus_cell(&nodes, at) {
                *moved.borrow_mut() = false;
            }
        }
    });
    GridKeys {
        active: reachable(*active, view, columns),
        on_key,
        on_focus,
        on_leave,
    }
}

/// The cell that Tab leads to: the active one where it is drawn, else one that is in sight.
fn reachable(active: CellAt, view: &GridView, columns: u32) -> CellAt {
    let drawn = view.span.start..view.span.end().min(view.geometry.rows);
    let row = match active.row {
        Some(_) if view.geometry.rows == 0 => None,
        Some(row) if !drawn.contains(&row) => Some(view.first_row()),
        row => row,
    };
    CellAt {
        row,
        column: active.column.min(columns.saturating_sub(1)),
    }
}

/// Another list or order starts at its first cell.
#[hook]
fn use_restart(list_key: &AttrValue, active: &UseStateHandle<CellAt>) {
    let seen = use_mut_ref(|| None::<AttrValue>);
    use_effect_with(list_key.clone(), {
        let active = active.clone();
        move |list_key| {
            let before = seen.borrow_mut().replace(list_key.clone());
            // Who orders by a head stays at it.
            if before.is_some_and(|before| before != *list_key) && active.row.is_some() {
                active.set(CellAt {
                    row: Some(0),
                    column: 0,
                });
            }
        }
    });
}

/// What a key does besides moving; `None` when it does nothing else.
fn wish_of(nodes: &Nodes, event: &KeyboardEvent, at: CellAt, chosen: &Chosen) -> Option<Wish> {
    let control = event.ctrl_key() || event.meta_key();
    let shift = event.shift_key();
    let Some(row) = at.row else {
        return match event.key().as_str() {
            "Enter" if shift => Some(Wish::SortAlso(at.column)),
            "ArrowLeft" if shift && control => Some(Wish::Move(at.column, -1)),
            "ArrowRight" if shift && control => Some(Wish::Move(at.column, 1)),
            "ArrowLeft" if shift => Some(Wish::Widen(at.column, -1)),
            "ArrowRight" if shift => Some(Wish::Widen(at.column, 1)),
            _ => None,
        };
    };
    match event.key().as_str() {
        " " => Some(Wish::Choose(chosen.toggled(row))),
        "Escape" if in_link(event) => {
            if let Some(cell) = find(nodes, &selector(at)) {
                dom::focus(&cell);
            }
            Some(Wish::Nothing)
        }
        "Escape" if !chosen.is_empty() => Some(Wish::Choose(Chosen::default())),
        "c" | "C" if control && !dom::has_selection() => Some(if chosen.is_empty() {
            Wish::Copy(vec![row], Some(at.column))
        } else {
            Wish::Copy(chosen.rows(), None)
        }),
        "F2" => {
            let link = find(nodes, &format!("{} a", selector(at)))?;
            dom::focus(&link);
            Some(Wish::Nothing)
        }
        // A link that has the focus follows itself.
        "Enter" if !in_link(event) => {
            find(nodes, &format!("{} [data-open]", row_selector(at)))?.click();
            Some(Wish::Nothing)
        }
        _ => None,
    }
}

fn in_link(event: &KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| element.tag_name() == "A")
}

/// Focuses a cell, through its link or button if it has one of its own. Returns whether that is all: the values of a row may still be on
/// their way.
fn focus_cell(nodes: &Nodes, at: CellAt) -> bool {
    let own = find(nodes, &format!("{} > [tabindex]", selector(at)));
    let Some(cell) = own.or_else(|| find(nodes, &selector(at))) else {
        return false;
    };
    dom::focus(&cell);
    if let Some(cell) = cell.closest("[data-cell]").ok().flatten() {
        show_sideways(nodes, &cell);
    }
    cell.closest(".grid-waiting").ok().flatten().is_none()
}

/// Scrolls sideways until a cell is not hidden, least of all behind the first column.
fn show_sideways(nodes: &Nodes, cell: &Element) {
    let Some(scroller) = nodes.scroller() else {
        return;
    };
    if cell.get_attribute("data-cell").as_deref() == Some("0") {
        scroller.set_scroll_left(0);
        return;
    }
    let frozen = find(nodes, "[data-cell='0']")
        .map_or(0.0, |first| first.get_bounding_client_rect().right());
    let (frame, cell) = (
        scroller.get_bounding_client_rect(),
        cell.get_bounding_client_rect(),
    );
    let shift = if cell.left() < frozen {
        cell.left() - frozen
    } else {
        (cell.right() - frame.right())
            .max(0.0)
            .min(cell.left() - frozen)
    };
    scroller.scroll_by_with_x_and_y(shift, 0.0);
}

fn row_selector(at: CellAt) -> String {
    format!("[aria-rowindex='{}']", at.aria_row())
}

fn selector(at: CellAt) -> String {
    format!("{} [data-cell='{}']", row_selector(at), at.column)
}

fn find(nodes: &Nodes, selector: &str) -> Option<HtmlElement> {
    nodes
        .scroller()?
        .query_selector(selector)
        .ok()??
        .dyn_into()
        .ok()
}

fn cell_of(target: &web_sys::EventTarget) -> Option<CellAt> {
    let element: &Element = target.dyn_ref()?;
    let cell = element.closest("[data-cell]").ok()??;
    let row: u32 = cell
        .closest("[aria-rowindex]")
        .ok()??
        .get_attribute("aria-rowindex")?
        .parse()
        .ok()?;
    Some(CellAt {
        row: row.checked_sub(2),
        column: cell.get_attribute("data-cell")?.parse().ok()?,
    })
}
