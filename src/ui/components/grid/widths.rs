//! How wide the columns of a list are.
//!
//! It must not know rows.

use yew::prelude::*;

use super::Nodes;
use crate::engine::view::GridColumn;
use crate::ui::dom;
use crate::ui::state::ListLayout;

/// The style's measures of a character and of the room around it, in pixels at the usual size of text.
const CHAR: u32 = 8;
const PAD: u32 = 28;

/// Gives every row the same columns, wide enough for what they hold or as wide as the reader wants them.
#[hook]
pub(super) fn use_columns(nodes: &Nodes, columns: &[GridColumn], layout: &ListLayout) {
    use_effect_with(
        (nodes.scroller.clone(), template(columns, layout)),
        |(scroller, template)| {
            if let Some(scroller) = scroller.cast::<web_sys::Element>() {
                dom::set_property(&scroller, "--grid-columns", template);
            }
        },
    );
}

/// Widths by content within reason; the last column takes what is left.
fn template(columns: &[GridColumn], layout: &ListLayout) -> String {
    let last = columns.len().saturating_sub(1);
    let widths: Vec<String> = columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let chars = chars(column, at);
            let width = match layout.width(column.id) {
                Some(pixels) => format!("{pixels}px"),
                // On a phone the first column leaves room for the others.
                None if at == 0 && last > 0 => {
                    format!("min(44vw, calc({chars} * var(--grid-char) + var(--grid-pad)))")
                }
                None => format!("calc({chars} * var(--grid-char) + var(--grid-pad))"),
            };
            if at == last {
                format!("minmax({width}, 1fr)")
            } else {
                width
            }
        })
        .collect();
    widths.join(" ")
}

/// How many characters wide a column is unasked.
fn chars(column: &GridColumn, at: usize) -> u32 {
    let title = u32::try_from(column.title.chars().count()).unwrap_or(u32::MAX);
    let wanted = column.width.max(title.saturating_add(3));
    wanted.clamp(6, if at == 0 { 40 } else { 36 })
}

/// About how wide a column is now, in pixels.
pub(crate) fn width_now(column: &GridColumn, at: usize, layout: &ListLayout) -> u32 {
    let usual = || chars(column, at) * CHAR + PAD;
    layout.width(column.id).unwrap_or_else(usual)
}
