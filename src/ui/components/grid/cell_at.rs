//! Where the active cell of a list is, and where keys lead from there.
//!
//! It must not know the browser.

use super::Geometry;

/// A cell: its row in the list, none for the columns' heads, and its place among the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct CellAt {
    pub(crate) row: Option<u32>,
    pub(crate) column: u32,
}

/// A key that moves.
#[derive(Debug, Clone, Copy)]
pub(super) struct Press<'a> {
    pub(super) key: &'a str,
    pub(super) control: bool,
}

impl CellAt {
    /// The number of its row as people who listen hear it: the heads are the first.
    pub(super) fn aria_row(self) -> u64 {
        self.row.map_or(1, |row| u64::from(row) + 2)
    }

    /// Where a key leads; `seen` is the first row in sight. `None` when the key leads nowhere.
    pub(super) fn after(
        self,
        press: Press<'_>,
        geometry: Geometry,
        columns: u32,
        seen: u32,
    ) -> Option<Self> {
        let last_column = columns.saturating_sub(1);
        let last_row = geometry.rows.checked_sub(1);
        let page = geometry.visible_rows().saturating_sub(3).max(1);
        let at = |row: Option<u32>| Self { row, ..self };
        let beside = |column: u32| Self { column, ..self };
        Some(match (press.key, press.control) {
            ("ArrowDown" | "j", false) => at(match self.row {
                None => last_row.map(|last| seen.min(last)),
                Some(row) => last_row.map(|last| row.saturating_add(1).min(last)),
            }),
            ("ArrowUp" | "k", false) => at(self.row.and_then(|row| row.checked_sub(1))),
            ("ArrowRight", false) => beside((self.column + 1).min(last_column)),
            ("ArrowLeft", false) => beside(self.column.saturating_sub(1)),
            ("ArrowRight", true) => beside(last_column),
            ("ArrowLeft", true) => beside(0),
            ("PageDown", false) => {
                let next = self.row.map_or(seen, |row| row.saturating_add(page));
                at(last_row.map(|last| next.min(last)))
            }
            ("PageUp", false) => at(self.row.map(|row| row.saturating_sub(page))),
            ("Home", false) => at(last_row.map(|_| 0)),
            ("End", false) => at(last_row),
            ("Home", true) => Self {
                row: last_row.map(|_| 0),
                column: 0,
            },
            ("End", true) => Self {
                row: last_row,
                column: last_column,
            },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{CellAt, Geometry, Press};

    #[test]
    fn keys_lead_where_grids_are_expected_to_lead() {
        let geometry = Geometry {
            rows: 1000,
            row_height: 36.0,
            viewport: 720.0,
        };
        let cell = |row: i64, column| CellAt {
            row: u32::try_from(row).ok(),
            column,
        };
        for (from, key, control, to) in [
            ((5, 2), "ArrowDown", false, (6, 2)),
            ((5, 2), "j", false, (6, 2)),
            ((999, 2), "ArrowDown", false, (999, 2)),
            ((0, 2), "ArrowUp", false, (-1, 2)),
            ((-1, 2), "ArrowUp", false, (-1, 2)),
            ((-1, 2), "ArrowDown", false, (40, 2)),
            ((5, 3), "ArrowRight", false, (5, 3)),
            ((5, 0), "ArrowLeft", false, (5, 0)),
            ((5, 1), "ArrowRight", true, (5, 3)),
            ((5, 1), "ArrowLeft", true, (5, 0)),
            ((5, 1), "PageDown", false, (24, 1)),
            ((5, 1), "PageUp", false, (0, 1)),
            ((5, 1), "Home", false, (0, 1)),
            ((5, 1), "End", false, (999, 1)),
            ((5, 1), "Home", true, (0, 0)),
            ((5, 1), "End", true, (999, 3)),
        ] {
            let press = Press { key, control };
            let got = cell(from.0, from.1).after(press, geometry, 4, 40);
            assert_eq!(got, Some(cell(to.0, to.1)), "{from:?} {key} {control}");
        }
        let press = Press {
            key: "x",
            control: false,
        };
        assert_eq!(cell(1, 1).after(press, geometry, 4, 0), None);
        // A list without rows has heads.
        let empty = Geometry {
            rows: 0,
            ..geometry
        };
        let end = Press {
            key: "End",
            control: false,
        };
        assert_eq!(cell(-1, 1).after(end, empty, 4, 0), Some(cell(-1, 1)));
    }
}
