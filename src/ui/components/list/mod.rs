//! What stands around the rows of a list: filters, order, columns, facets.
//!
//! It must not know how answers come: choices and counts come in as plain data, wishes go out.

mod add_filter;
mod chips;
mod columns_menu;
mod facets;
mod histogram;
mod popover;
mod sort_menu;

pub(crate) use add_filter::AddFilter;
pub(crate) use chips::chips;
pub(crate) use columns_menu::ColumnsMenu;
pub(crate) use facets::Facets;
pub(crate) use popover::Popover;
pub(crate) use sort_menu::SortMenu;

use crate::engine::table::ColumnId;
use crate::engine::view::{ColumnChoice, ColumnFilter, GridColumn};

/// A column's title, from what is shown or from all there is.
pub(crate) fn title_of<'a>(
    id: ColumnId,
    shown: &'a [GridColumn],
    choices: &'a [ColumnChoice],
) -> &'a str {
    let shown = shown.iter().find(|column| column.id == id);
    let choice = choices.iter().find(|choice| choice.id == id);
    shown
        .map(|column| column.title.as_str())
        .or(choice.map(|choice| choice.title.as_str()))
        .unwrap_or("…")
}

/// Filters with one more, which takes the place of those of the same column when it `replaces` them.
pub(crate) fn with_filter(
    filters: &[ColumnFilter],
    filter: ColumnFilter,
    replaces: bool,
) -> Vec<ColumnFilter> {
    let mut next = filters.to_vec();
    if replaces {
        next.retain(|known| known.column != filter.column);
    }
    if !next.contains(&filter) {
        next.push(filter);
    }
    next
}
