//! Walking a list by keyboard.
//!
//! It must not know what cells hold: one cell is active, and Enter follows its link, or that of its row.

use std::rc::Rc;

use wasm_bindgen::JsCast as _;
use web_sys::{Element, FocusEvent, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::scroll::{scroll_of, scroll_to};
use super::{CellAt, Geometry, Nodes};
use crate::ui::dom;
use crate::ui::hooks::Router;

/// The active cell, and what keeps it so.
pub(super) struct GridKeys {
    pub(super) active: CellAt,
    pub(super) on_key: Callback<KeyboardEvent>,
    pub(super) on_focus: Callback<FocusEvent>,
}

/// Moves the active cell by keys, and to where a click puts the focus.
#[hook]
pub(super) fn use_grid_keys(
    nodes: &Nodes,
    geometry: Geometry,
    columns: u32,
    list_key: &AttrValue,
) -> GridKeys {
    let router = use_context::<Router>();
    let active = use_state_eq(|| {
        let spot = router
            .as_ref()
            .and_then(Router::spot)
            .and_then(|spot| spot.grid);
        spot.map_or((0, 0), |spot| (spot.row, spot.column))
    });
    // After Back, the cell that was active takes the focus again.
    let back = router
        .as_ref()
        .and_then(Router::spot)
        .is_some_and(|spot| spot.grid.is_some());
    let moved = use_mut_ref(|| back);
    let remember = {
        let router = router.clone();
        move |(row, column): CellAt| {
            if let Some(router) = &router {
                router.remember_spot(|spot| {
                    let grid = spot.grid.get_or_insert_default();
                    (grid.row, grid.column) = (row, column);
                });
            }
        }
    };
    use_restart(list_key, &active);

    let on_key = {
        let (nodes, active, moved, remember) = (
            nodes.clone(),
            active.clone(),
            Rc::clone(&moved),
            remember.clone(),
        );
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !is_control(&event) {
                return open(&nodes, *active);
            }
            let Some(next) = step(&event, *active, geometry, columns) else {
                return;
            };
            event.prevent_default();
            if let Some(scroller) = nodes.scroller() {
                let scroll = scroll_of(&scroller);
                let wanted = geometry.scroll_to_row(next.0, scroll);
                if (wanted - scroll).abs() > 0.5 {
                    scroll_to(&scroller, wanted);
                }
            }
            *moved.borrow_mut() = true;
            remember(next);
            if next == *active {
                focus_cell(&nodes, next);
            }
            active.set(next);
        })
    };
    let on_focus = {
        let active = active.clone();
        Callback::from(move |event: FocusEvent| {
            if let Some(at) = event.target().and_then(|target| cell_of(&target)) {
                remember(at);
                active.set(at);
            }
        })
    };
    // The row that became active may be drawn only after the scroller has moved, so this runs after every drawing.
    use_effect({
        let (nodes, at) = (nodes.clone(), *active);
        move || {
            if *moved.borrow() && focus_cell(&nodes, at) {
                *moved.borrow_mut() = false;
            }
        }
    });
    GridKeys {
        active: *active,
        on_key,
        on_focus,
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
            if before.is_some_and(|before| before != *list_key) {
                active.set((0, 0));
            }
        }
    });
}

/// Where a key leads from a cell.
fn step(
    event: &KeyboardEvent,
    (row, column): CellAt,
    geometry: Geometry,
    columns: u32,
) -> Option<CellAt> {
    if is_control(event) || event.alt_key() {
        return None;
    }
    let (last_row, last_column) = (geometry.rows.checked_sub(1)?, columns.saturating_sub(1));
    let page = geometry.visible_rows().saturating_sub(3).max(1);
    Some(match event.key().as_str() {
        "ArrowDown" => (row.saturating_add(1).min(last_row), column),
        "ArrowUp" => (row.saturating_sub(1), column),
        "ArrowRight" => (row, (column + 1).min(last_column)),
        "ArrowLeft" => (row, column.saturating_sub(1)),
        "PageDown" => (row.saturating_add(page).min(last_row), column),
        "PageUp" => (row.saturating_sub(page), column),
        "Home" => (0, column),
        "End" => (last_row, column),
        _ => return None,
    })
}

/// Whether the event comes from a column's head, whose keys are its own.
fn is_control(event: &KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| {
            element
                .closest("[role=columnheader]")
                .ok()
                .flatten()
                .is_some()
        })
}

fn open(nodes: &Nodes, at: CellAt) {
    let in_cell = find(nodes, &format!("{} a", selector(at)));
    // A link that has the focus follows itself.
    if in_cell.is_some() {
        return;
    }
    if let Some(link) = find(nodes, &format!("{} a", selector((at.0, 0)))) {
        link.click();
    }
}

/// Focuses a cell, through its link if it has one. Returns whether that is all: the values of a row may still be on their way.
fn focus_cell(nodes: &Nodes, at: CellAt) -> bool {
    let link = find(nodes, &format!("{} > a", selector(at)));
    let Some(cell) = link.or_else(|| find(nodes, &selector(at))) else {
        return false;
    };
    dom::focus(&cell);
    if let Some(cell) = cell.closest("[role=gridcell]").ok().flatten() {
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

fn selector((row, column): CellAt) -> String {
    format!(
        "[aria-rowindex='{}'] [data-cell='{column}']",
        u64::from(row) + 2
    )
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
    Some((
        row.checked_sub(2)?,
        cell.get_attribute("data-cell")?.parse().ok()?,
    ))
}
