//! The part of the drawing that is in sight.
//!
//! It must not know the browser: sizes of the screen come in as figures.

use crate::engine::view::{Diagram, DiagramNode};

/// Room around the whole drawing, in its own unit.
const MARGIN: f64 = 24.0;
/// The least screen pixels a unit may have for names to be read.
const READABLE: f64 = 0.8;
/// The most and the least that the drawing can be enlarged.
const LARGEST: f64 = 4.0;
const SMALLEST: f64 = 0.1;

/// A rectangle of the drawing, in its own unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Window {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Where on the screen the drawing is, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Screen {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Window {
    /// The whole drawing.
    pub(super) fn whole(diagram: &Diagram) -> Self {
        Self {
            x: -MARGIN,
            y: -MARGIN,
            width: f64::from(diagram.width.max(1)) + 2.0 * MARGIN,
            height: f64::from(diagram.height.max(1)) + 2.0 * MARGIN,
        }
    }

    /// The whole drawing where it can be read on this screen, else as much of its middle as can be read.
    pub(super) fn first(diagram: &Diagram, screen: Screen) -> Self {
        let whole = Self::whole(diagram);
        let scale = whole.scale(screen);
        let wanted = scale.clamp(READABLE, 1.25);
        whole.zoomed(wanted / scale, screen.middle(), screen)
    }

    /// Screen pixels of a unit.
    pub(super) fn scale(self, screen: Screen) -> f64 {
        (screen.width.max(1.0) / self.width).min(screen.height.max(1.0) / self.height)
    }

    /// Enlarged by a factor; what is at this point of the screen stays there.
    pub(super) fn zoomed(self, factor: f64, (x, y): (f64, f64), screen: Screen) -> Self {
        let scale = self.scale(screen);
        let factor = (scale * factor).clamp(SMALLEST, LARGEST) / scale;
        let (at_x, at_y) = self.at((x, y), screen);
        // Fills the screen exactly, so that from here on both share one shape.
        let (width, height) = (
            screen.width.max(1.0) / scale / factor,
            screen.height.max(1.0) / scale / factor,
        );
        Self {
            x: at_x - (x - screen.left) / screen.width.max(1.0) * width,
            y: at_y - (y - screen.top) / screen.height.max(1.0) * height,
            width,
            height,
        }
    }

    /// Moved by pixels of the screen.
    pub(super) fn moved(self, (right, down): (f64, f64), screen: Screen) -> Self {
        let scale = self.scale(screen);
        Self {
            x: self.x + right / scale,
            y: self.y + down / scale,
            ..self
        }
    }

    /// Moved as little as it takes to show a table whole.
    pub(super) fn showing(self, node: &DiagramNode) -> Self {
        let along = |from: f64, length: f64, at: i32, size: u32| {
            let (at, size) = (f64::from(at), f64::from(size));
            if at < from || size > length {
                at - MARGIN.min((length - size).max(0.0))
            } else if at + size > from + length {
                at + size - length + MARGIN.min(length - size)
            } else {
                from
            }
        };
        Self {
            x: along(self.x, self.width, node.x, node.width),
            y: along(self.y, self.height, node.y, node.height),
            ..self
        }
    }

    /// The value of an SVG's `viewBox`.
    pub(super) fn view_box(self) -> String {
        format!(
            "{:.1} {:.1} {:.1} {:.1}",
            self.x, self.y, self.width, self.height
        )
    }

    /// What of the drawing is at a point of the screen.
    fn at(self, (x, y): (f64, f64), screen: Screen) -> (f64, f64) {
        let scale = self.scale(screen);
        let (middle_x, middle_y) = screen.middle();
        (
            self.x + self.width / 2.0 + (x - middle_x) / scale,
            self.y + self.height / 2.0 + (y - middle_y) / scale,
        )
    }
}

impl Screen {
    pub(super) fn middle(self) -> (f64, f64) {
        (self.left + self.width / 2.0, self.top + self.height / 2.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Screen, Window};
    use crate::engine::view::{Diagram, DiagramNode};

    const SCREEN: Screen = Screen {
        left: 100.0,
        top: 50.0,
        width: 1000.0,
        height: 500.0,
    };

    fn diagram(width: u32, height: u32) -> Diagram {
        Diagram {
            width,
            height,
            ..Diagram::default()
        }
    }

    #[test]
    fn a_small_drawing_is_seen_whole_and_a_large_one_in_a_size_to_read() {
        let small = Window::first(&diagram(900, 400), SCREEN);
        assert!(
            small.x <= 0.0 && small.x + small.width >= 900.0,
            "{small:?}"
        );
        let large = Window::first(&diagram(9000, 4000), SCREEN);
        assert!((large.scale(SCREEN) - 0.8).abs() < 1e-9, "{large:?}");
    }

    #[test]
    fn what_is_under_the_pointer_stays_there() {
        let window = Window::whole(&diagram(2000, 300));
        let pointer = (300.0, 400.0);
        let before = window.at(pointer, SCREEN);
        let after = window.zoomed(1.5, pointer, SCREEN).at(pointer, SCREEN);
        assert!(
            (before.0 - after.0).abs() < 1e-6 && (before.1 - after.1).abs() < 1e-6,
            "{before:?} {after:?}"
        );
    }

    #[test]
    fn enlarging_has_an_end() {
        let mut window = Window::whole(&diagram(2000, 300));
        for _ in 0..100 {
            window = window.zoomed(1.5, SCREEN.middle(), SCREEN);
        }
        assert!((window.scale(SCREEN) - 4.0).abs() < 1e-6);
    }

    #[test]
    fn a_table_out_of_sight_is_brought_into_it() {
        let window = Window {
            x: 0.0,
            y: 0.0,
            width: 400.0,
            height: 200.0,
        };
        let node = DiagramNode {
            table: 0,
            x: 900,
            y: -300,
            width: 160,
            height: 44,
        };
        let shown = window.showing(&node);
        assert!(
            shown.x <= 900.0 && shown.x + shown.width >= 1060.0,
            "{shown:?}"
        );
        assert!(
            shown.y <= -300.0 && shown.y + shown.height >= -256.0,
            "{shown:?}"
        );
        assert_eq!(shown.showing(&node), shown);
    }
}
