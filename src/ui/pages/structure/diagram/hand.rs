//! Moving and enlarging the drawing: by dragging, by wheel, by keys, by buttons.
//!
//! It must not know what is drawn beyond where tables stand.

use std::rc::Rc;

use web_sys::{Element, KeyboardEvent, PointerEvent, WheelEvent};
use yew::prelude::*;

use super::walk::{Direction, next};
use super::window::{Screen, Window};
use crate::engine::table::TableId;
use crate::engine::view::Diagram;
use crate::ui::dom;
use crate::ui::state::Shared;

/// A step of the arrow keys, in pixels of the screen.
const STEP: f64 = 60.0;
/// A step of the buttons and keys that enlarge.
pub(super) const ENLARGE: f64 = 1.3;
/// Pixels that a pointer may tremble before it drags.
const TREMBLE: f64 = 4.0;

/// What moves the drawing. Clones are one and the same.
#[derive(Clone)]
pub(super) struct Hand {
    pub(super) window: UseStateHandle<Option<Window>>,
    pub(super) canvas: NodeRef,
    diagram: Shared<Diagram>,
    drag: Rc<std::cell::RefCell<Option<Drag>>>,
}

/// A pointer that is down.
#[derive(Debug, Clone, Copy)]
struct Drag {
    pointer: i32,
    at: (f64, f64),
    moved: bool,
}

/// What moves this drawing. At first it is seen in a size that can be read.
#[hook]
pub(super) fn use_hand(diagram: &Shared<Diagram>) -> Hand {
    let hand = Hand {
        window: use_state_eq(|| None),
        canvas: use_node_ref(),
        diagram: diagram.clone(),
        drag: use_mut_ref(|| None),
    };
    use_effect_with(diagram.clone(), {
        let hand = hand.clone();
        move |diagram| {
            if let Some(screen) = hand.screen() {
                hand.window.set(Some(Window::first(diagram, screen)));
            }
        }
    });
    hand
}

impl Hand {
    /// What is in sight; everything before the screen could be measured.
    pub(super) fn in_sight(&self) -> Window {
        self.window.unwrap_or_else(|| Window::whole(&self.diagram))
    }

    fn screen(&self) -> Option<Screen> {
        let rect = self.canvas.cast::<Element>()?.get_bounding_client_rect();
        Some(Screen {
            left: rect.left(),
            top: rect.top(),
            width: rect.width(),
            height: rect.height(),
        })
    }

    /// Everything in sight.
    pub(super) fn fit(&self) {
        self.window.set(Some(Window::whole(&self.diagram)));
    }

    /// Enlarges about the middle.
    pub(super) fn enlarge(&self, factor: f64) {
        if let Some(screen) = self.screen() {
            self.window.set(Some(self.in_sight().zoomed(
                factor,
                screen.middle(),
                screen,
            )));
        }
    }

    /// A key: arrows go to the next table from one, else move the drawing.
    pub(super) fn key(&self, event: &KeyboardEvent, on: Option<TableId>) {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        match event.key().as_str() {
            "+" | "=" => self.enlarge(ENLARGE),
            "-" | "_" => self.enlarge(1.0 / ENLARGE),
            "0" => self.fit(),
            key => match Direction::of_key(key) {
                Some(direction) => self.go(direction, on),
                None => return,
            },
        }
        event.prevent_default();
    }

    fn go(&self, direction: Direction, on: Option<TableId>) {
        let nodes = &self.diagram.nodes;
        let from = nodes.iter().find(|node| Some(node.table) == on);
        if let Some(from) = from {
            if let Some(to) = next(nodes, from, direction) {
                dom::focus_drawn(to.table);
                self.window.set(Some(self.in_sight().showing(to)));
            }
        } else if let Some(screen) = self.screen() {
            self.window
                .set(Some(self.in_sight().moved(direction.step(STEP), screen)));
        }
    }

    /// The wheel enlarges with Ctrl, or when it always is to; else the page scrolls.
    pub(super) fn wheel(&self, event: &WheelEvent, always: bool) {
        if !(always || event.ctrl_key() || event.meta_key()) {
            return;
        }
        event.prevent_default();
        if let Some(screen) = self.screen() {
            let factor = (-event.delta_y() / 400.0).clamp(-0.5, 0.5).exp();
            let pointer = (f64::from(event.client_x()), f64::from(event.client_y()));
            self.window
                .set(Some(self.in_sight().zoomed(factor, pointer, screen)));
        }
    }

    /// A pointer goes down: maybe it drags.
    pub(super) fn grasp(&self, event: &PointerEvent) {
        if event.button() == 0 {
            *self.drag.borrow_mut() = Some(Drag {
                pointer: event.pointer_id(),
                at: (f64::from(event.client_x()), f64::from(event.client_y())),
                moved: false,
            });
        }
    }

    /// The pointer moves.
    pub(super) fn drag(&self, event: &PointerEvent) {
        let Some(drag) = self
            .drag
            .borrow()
            .filter(|drag| drag.pointer == event.pointer_id())
        else {
            return;
        };
        let at = (f64::from(event.client_x()), f64::from(event.client_y()));
        let by = (drag.at.0 - at.0, drag.at.1 - at.1);
        if !drag.moved && by.0.hypot(by.1) < TREMBLE {
            return;
        }
        if !drag.moved
            && let Some(canvas) = self.canvas.cast::<Element>()
        {
            // From here on the pointer is followed wherever it goes. Fails only for a pointer that is gone.
            _ = canvas.set_pointer_capture(drag.pointer);
        }
        *self.drag.borrow_mut() = Some(Drag {
            at,
            moved: true,
            ..drag
        });
        if let Some(screen) = self.screen() {
            self.window.set(Some(self.in_sight().moved(by, screen)));
        }
    }

    /// The pointer is lifted.
    pub(super) fn release(&self) {
        // A click that ends a drag comes after this and must still be known as such.
        let moved = self.drag.borrow().is_some_and(|drag| drag.moved);
        if !moved {
            self.drag.take();
        }
    }

    /// A click follows a link, unless it is the end of a drag.
    pub(super) fn click(&self, event: &MouseEvent) {
        if self.drag.take().is_some_and(|drag| drag.moved) {
            event.prevent_default();
        }
    }
}
