//! How the reader wants a list: its columns, its order.
//!
//! It must not know rows.

use crate::engine::table::ColumnId;
use crate::engine::view::SortKey;

/// Columns are never narrower or wider than this, in pixels.
const NARROWEST: u32 = 48;
const WIDEST: u32 = 1200;

/// Which columns of a list are shown, in which order, how wide.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListLayout {
    /// The columns; the usual ones when empty.
    pub columns: Vec<ColumnId>,
    /// Widths in pixels, of columns that the reader made wider or narrower.
    pub widths: Vec<(ColumnId, u32)>,
}

impl ListLayout {
    /// The width that the reader gave a column.
    pub(crate) fn width(&self, id: ColumnId) -> Option<u32> {
        let found = self.widths.iter().find(|(of, _)| *of == id);
        found.map(|(_, width)| *width)
    }

    /// With another width of a column.
    pub(crate) fn widened(&self, id: ColumnId, width: f64) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to some hundreds of pixels"
        )]
        let width = width.round().clamp(f64::from(NARROWEST), f64::from(WIDEST)) as u32;
        let mut next = self.clone();
        next.widths.retain(|(of, _)| *of != id);
        next.widths.push((id, width));
        next
    }

    /// With the column at one place put to another; `shown` are those that are shown now.
    pub(crate) fn moved(&self, shown: &[ColumnId], from: u32, to: u32) -> Self {
        let mut columns = shown.to_vec();
        let place = |at: u32| usize::try_from(at).ok().filter(|at| *at < columns.len());
        let (Some(from), Some(to)) = (place(from), place(to)) else {
            return self.clone();
        };
        let column = columns.remove(from);
        columns.insert(to, column);
        Self {
            columns,
            widths: self.widths.clone(),
        }
    }

    /// With a column more at the end, or less.
    pub(crate) fn toggled(&self, shown: &[ColumnId], id: ColumnId) -> Self {
        let mut columns = shown.to_vec();
        if columns.contains(&id) {
            columns.retain(|shown| *shown != id);
        } else {
            columns.push(id);
        }
        Self {
            columns,
            widths: self.widths.clone(),
        }
    }
}

/// The order after a click on a column's head: ascending, descending, the file's own. With `also`, the other columns still decide, before
/// this one where it is new.
pub(crate) fn next_order(sort: &[SortKey], column: ColumnId, also: bool) -> Vec<SortKey> {
    let known = sort.iter().find(|key| key.column == column).copied();
    let next = match known {
        None => Some(SortKey {
            column,
            descending: false,
        }),
        Some(SortKey {
            descending: false, ..
        }) => Some(SortKey {
            column,
            descending: true,
        }),
        Some(_) => None,
    };
    if !also {
        return next.into_iter().collect();
    }
    if known.is_none() {
        return sort.iter().copied().chain(next).collect();
    }
    sort.iter()
        .filter_map(|key| {
            if key.column == column {
                next
            } else {
                Some(*key)
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{ListLayout, SortKey, next_order};

    #[test]
    fn a_head_goes_round_alone_or_among_others() {
        let key = |column, descending| SortKey { column, descending };
        let none: Vec<SortKey> = Vec::new();
        assert_eq!(next_order(&none, 2, false), [key(2, false)]);
        assert_eq!(next_order(&[key(2, false)], 2, false), [key(2, true)]);
        assert_eq!(next_order(&[key(2, true)], 2, false), none);
        let two = [key(1, true), key(2, false)];
        assert_eq!(next_order(&two, 2, false), [key(2, true)]);
        assert_eq!(next_order(&two, 2, true), [key(1, true), key(2, true)]);
        assert_eq!(next_order(&two, 1, true), [key(2, false)]);
        assert_eq!(
            next_order(&two, 5, true),
            [key(1, true), key(2, false), key(5, false)]
        );
    }

    #[test]
    fn columns_are_moved_widened_and_left_out() {
        let layout = ListLayout::default();
        assert_eq!(layout.moved(&[0, 1, 2, 3], 3, 1).columns, [0, 3, 1, 2]);
        assert_eq!(layout.moved(&[0, 1, 2, 3], 1, 3).columns, [0, 2, 3, 1]);
        assert_eq!(layout.moved(&[0, 1], 1, 9), layout);
        assert_eq!(layout.toggled(&[0, 1, 2], 1).columns, [0, 2]);
        assert_eq!(layout.toggled(&[0, 1], 7).columns, [0, 1, 7]);
        let wide = layout.widened(4, 100.4).widened(4, 5.0);
        assert_eq!((wide.width(4), wide.width(5)), (Some(48), None));
    }
}
