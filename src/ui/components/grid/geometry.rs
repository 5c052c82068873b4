//! Which rows of a long list are visible, and where they stand.
//!
//! It must not know the browser. Browsers refuse elements higher than some 17 million pixels, so a list that would be higher is scaled:
//! the scrollbar covers all rows, and rows keep their true height.

/// The highest that a list is made, in pixels.
const CEILING: f64 = 8_000_000.0;

/// A list's measures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Geometry {
    /// How many rows there are.
    pub(crate) rows: u32,
    /// The height of a row, in pixels.
    pub(crate) row_height: f64,
    /// The height of what is visible of the rows, in pixels.
    pub(crate) viewport: f64,
}

impl Geometry {
    /// The height that the rows stand for in the scroller.
    pub(crate) fn height(self) -> f64 {
        self.full_height().min(CEILING.max(self.viewport))
    }

    /// The first row that is visible at least in part.
    pub(crate) fn first_row(self, scroll: f64) -> u32 {
        whole(self.offset(scroll) / self.row_height).min(self.rows.saturating_sub(1))
    }

    /// How many rows can be visible at once, at least in part.
    pub(crate) fn visible_rows(self) -> u32 {
        whole(self.viewport / self.row_height) + 2
    }

    /// Where a row stands within the scroller, when it is scrolled to `scroll`.
    pub(crate) fn top_of(self, row: u32, scroll: f64) -> f64 {
        scroll - self.offset(scroll) + f64::from(row) * self.row_height
    }

    /// How far to scroll so that a row is wholly visible, moving as little as possible.
    pub(crate) fn scroll_to_row(self, row: u32, scroll: f64) -> f64 {
        let top = f64::from(row) * self.row_height;
        let bottom = top + self.row_height;
        let offset = self.offset(scroll);
        if top < offset {
            self.scroll_at(top)
        } else if bottom > offset + self.viewport {
            self.scroll_at(bottom - self.viewport)
        } else {
            scroll
        }
    }

    fn full_height(self) -> f64 {
        f64::from(self.rows) * self.row_height
    }

    /// How many pixels of rows one pixel of the scrollbar stands for.
    fn scale(self) -> f64 {
        let way = self.height() - self.viewport;
        if way <= 0.0 {
            1.0
        } else {
            (self.full_height() - self.viewport) / way
        }
    }

    fn offset(self, scroll: f64) -> f64 {
        let last = (self.full_height() - self.viewport).max(0.0);
        (scroll * self.scale()).clamp(0.0, last)
    }

    fn scroll_at(self, offset: f64) -> f64 {
        offset / self.scale()
    }
}

/// A number without its fraction, within what a row number can be.
fn whole(number: f64) -> u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the range of the type; not-a-number becomes 0"
    )]
    let whole = number.clamp(0.0, f64::from(u32::MAX)) as u32;
    whole
}

#[cfg(test)]
mod tests {
    use super::{CEILING, Geometry};

    fn list(rows: u32) -> Geometry {
        Geometry {
            rows,
            row_height: 36.0,
            viewport: 720.0,
        }
    }

    #[test]
    fn a_short_list_is_not_scaled() {
        let list = list(1000);
        for row in [0, 1, 500, 980] {
            let scroll = f64::from(row) * 36.0;
            assert_eq!(list.first_row(scroll), row);
            assert!((list.top_of(row, scroll) - scroll).abs() < 1e-6, "{row}");
        }
    }

    #[test]
    fn every_row_of_a_very_long_list_can_be_reached() {
        let list = list(10_000_000);
        assert!(list.height() <= CEILING);
        let mut scroll = 0.0;
        for row in [
            0, 1, 19, 20, 21, 5_000_000, 5_000_001, 9_999_999, 9_999_998, 3, 0,
        ] {
            scroll = list.scroll_to_row(row, scroll);
            let top = list.top_of(row, scroll) - scroll;
            assert!(
                (-0.5..=720.0 - 36.0 + 0.5).contains(&top),
                "row {row} stands at {top}"
            );
        }
    }

    #[test]
    fn the_end_of_the_scrollbar_is_the_end_of_the_list() {
        for rows in [1, 20, 21, 1000, 1_000_000, 100_000_000] {
            let list = list(rows);
            let end = (list.height() - 720.0).max(0.0);
            let reached = list.first_row(end) + list.visible_rows();
            assert!(reached >= rows, "{rows}: {reached}");
        }
    }

    #[test]
    fn an_empty_list_has_no_height() {
        let list = list(0);
        assert!(list.height().abs() < 1e-9);
        assert_eq!(list.first_row(0.0), 0);
    }
}
