//! Which rows of a long list are visible, and where they stand.
//!
//! It must not know the browser. Browsers refuse elements higher than some 17 million pixels, so a list that would be higher is scaled:
//! the scrollbar covers all rows, and rows keep their true height. An offset is how far the rows are scrolled in their own pixels, a
//! scroll how far the scroller is.

/// The highest that a list is made, in pixels.
const CEILING: f64 = 8_000_000.0;

/// A move of the scroller by no more than so many times what is visible is one of a finger or a key, not of the scrollbar.
const NEAR: f64 = 3.0;

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
    pub(crate) fn first_row(self, offset: f64) -> u32 {
        whole(offset / self.row_height).min(self.rows.saturating_sub(1))
    }

    /// How many rows can be visible at once, at least in part.
    pub(crate) fn visible_rows(self) -> u32 {
        whole(self.viewport / self.row_height) + 2
    }

    /// Where a row stands within the scroller.
    pub(crate) fn top_of(self, row: u32, stand: Stand) -> f64 {
        stand.scroll - stand.offset + f64::from(row) * self.row_height
    }

    /// The offset at which a row is wholly visible, moving as little as possible.
    pub(crate) fn reveal(self, row: u32, offset: f64) -> f64 {
        let top = f64::from(row) * self.row_height;
        let bottom = top + self.row_height;
        if top < offset {
            top
        } else if bottom > offset + self.viewport {
            bottom - self.viewport
        } else {
            offset
        }
    }

    /// Whether the scrollbar moves over several pixels of rows at once.
    pub(crate) fn is_scaled(self) -> bool {
        self.full_height() > self.height()
    }

    fn full_height(self) -> f64 {
        f64::from(self.rows) * self.row_height
    }

    /// How far the rows can be scrolled.
    fn last_offset(self) -> f64 {
        (self.full_height() - self.viewport).max(0.0)
    }

    /// How far the scroller can be scrolled.
    fn last_scroll(self) -> f64 {
        (self.height() - self.viewport).max(0.0)
    }

    /// How many pixels of rows one pixel of the scrollbar stands for.
    fn scale(self) -> f64 {
        let way = self.last_scroll();
        if way <= 0.0 {
            1.0
        } else {
            self.last_offset() / way
        }
    }
}

/// Where a list stands.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Stand {
    /// How far the rows are scrolled, in their own pixels.
    pub(crate) offset: f64,
    /// How far the scroller is scrolled.
    pub(crate) scroll: f64,
}

impl Stand {
    /// Goes to an offset.
    pub(crate) fn go(&mut self, geometry: Geometry, offset: f64) {
        self.offset = offset.clamp(0.0, geometry.last_offset());
        self.scroll = (self.offset / geometry.scale()).round();
    }

    /// Follows the scroller. Where it is scaled, only the scrollbar moves over many rows: a finger moves them as far as itself.
    pub(crate) fn follow(&mut self, geometry: Geometry, scroll: f64) {
        let way = scroll - self.scroll;
        let at_an_end = scroll < 1.0 || scroll > geometry.last_scroll() - 1.0;
        let offset = if !geometry.is_scaled() {
            scroll
        } else if way.abs() < 1.0 {
            self.offset
        } else if way.abs() <= NEAR * geometry.viewport && !at_an_end {
            self.offset + way
        } else {
            scroll * geometry.scale()
        };
        self.offset = offset.clamp(0.0, geometry.last_offset());
        self.scroll = scroll;
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
    use super::{CEILING, Geometry, Stand};

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
        let mut stand = Stand::default();
        for row in [0, 1, 500, 980] {
            let scroll = f64::from(row) * 36.0;
            stand.follow(list, scroll);
            assert_eq!(list.first_row(stand.offset), row);
            assert!((list.top_of(row, stand) - scroll).abs() < 1e-6, "{row}");
        }
    }

    #[test]
    fn every_row_of_a_very_long_list_can_be_reached() {
        let list = list(10_000_000);
        assert!(list.height() <= CEILING);
        let mut stand = Stand::default();
        for row in [
            0, 1, 19, 20, 21, 5_000_000, 5_000_001, 9_999_999, 9_999_998, 3, 0,
        ] {
            let offset = list.reveal(row, stand.offset);
            stand.go(list, offset);
            // The scroller tells where it was put.
            stand.follow(list, stand.scroll);
            let top = list.top_of(row, stand) - stand.scroll;
            assert!(
                (-0.5..=720.0 - 36.0 + 0.5).contains(&top),
                "row {row} stands at {top}"
            );
        }
    }

    #[test]
    fn a_wheel_moves_a_scaled_list_as_far_as_a_short_one() {
        let list = list(1_000_000);
        let mut stand = Stand::default();
        stand.go(list, 18_000_000.0);
        let before = stand.offset;
        for _ in 0..1000 {
            stand.go(list, stand.offset + 3.0);
            stand.follow(list, stand.scroll);
        }
        assert!((stand.offset - before - 3000.0).abs() < 1e-6);
        // So does a finger, whose moves the browser itself makes.
        let before = stand.offset;
        stand.follow(list, stand.scroll + 250.0);
        assert!((stand.offset - before - 250.0).abs() < 1e-6);
        // The scrollbar does not: it goes by its place.
        stand.follow(list, 2_000_000.0);
        assert!(list.first_row(stand.offset).abs_diff(250_000) < 50);
    }

    #[test]
    fn the_ends_of_the_scrollbar_are_the_ends_of_the_list() {
        for rows in [1, 20, 21, 1000, 1_000_000, 100_000_000] {
            let list = list(rows);
            let mut stand = Stand::default();
            stand.follow(list, (list.height() - 720.0).max(0.0));
            let reached = list.first_row(stand.offset) + list.visible_rows();
            assert!(reached >= rows, "{rows}: {reached}");
            stand.follow(list, 0.0);
            assert_eq!(list.first_row(stand.offset), 0);
        }
    }

    #[test]
    fn an_empty_list_has_no_height() {
        let list = list(0);
        assert!(list.height().abs() < 1e-9);
        assert_eq!(list.first_row(0.0), 0);
    }
}
