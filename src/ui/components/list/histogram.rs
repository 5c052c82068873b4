//! Rows over time as bars, each a button that filters by its span.
//!
//! It must not count.

use yew::prelude::*;

use super::with_filter;
use crate::engine::table::ColumnId;
use crate::engine::view::{CellTest, ColumnFilter, Date, DateBar};
use crate::ui::format;
use crate::ui::words::lists;

/// The height of the drawing in its own measure.
const HEIGHT: u32 = 100;

/// Rows over time as bars.
pub(super) fn histogram(
    column: ColumnId,
    bars: &[DateBar],
    filters: &[ColumnFilter],
    on_filters: &Callback<Vec<ColumnFilter>>,
) -> Html {
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or(0).max(1);
    let draw = |bar: &DateBar| {
        let filter = ColumnFilter {
            column,
            test: CellTest::Between(format::day_iso(bar.from), format::day_iso(bar.to)),
        };
        let is_chosen = filters.contains(&filter);
        let next: Vec<ColumnFilter> = if is_chosen {
            filters
                .iter()
                .filter(|known| **known != filter)
                .cloned()
                .collect()
        } else {
            with_filter(filters, filter, true)
        };
        let name = lists::bar(bar.from, bar.to, bar.count);
        // Something is more than nothing.
        let height = (u64::from(bar.count) * u64::from(HEIGHT)).div_ceil(u64::from(most));
        let height = u32::try_from(height).unwrap_or(HEIGHT);
        html! {
            <li key={format::day_iso(bar.from)}>
                <button type="button" class="time-bar" aria-pressed={is_chosen.to_string()} aria-label={name.clone()} title={name}
                    onclick={on_filters.reform(move |_: MouseEvent| next.clone())}>
                    <svg viewBox="0 0 10 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                        <rect width="10" height={height.to_string()} y={(HEIGHT - height).to_string()} />
                    </svg>
                </button>
            </li>
        }
    };
    let ends = bars.first().zip(bars.last());
    html! {
        <>
            <ul class="time-bars">{ for bars.iter().map(draw) }</ul>
            if let Some((first, last)) = ends {
                <p class="time-bars-ends" aria-hidden="true">
                    <span>{ end(first.from, first) }</span>
                    if bars.len() > 1 {
                        <span>{ end(last.to, last) }</span>
                    }
                </p>
            }
        </>
    }
}

/// The month or the year at an end of the drawing.
fn end(date: Date, bar: &DateBar) -> String {
    let month = if bar.from.month == bar.to.month && bar.from.year == bar.to.year {
        date.month
    } else {
        0
    };
    format::day(Date {
        month,
        day: 0,
        ..date
    })
}
