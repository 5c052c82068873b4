//! How rows came to be over time, as a small line without scales.
//!
//! It must not be the only place where its figures stand.

use std::fmt::Write as _;

use yew::prelude::*;

use crate::engine::view::Series;

const WIDTH: usize = 100;
const HEIGHT: u64 = 24;

/// A line of the counts of each span.
pub(crate) fn spark(series: &Series) -> Html {
    let most = series.counts.iter().copied().max().unwrap_or(0);
    let steps = series.counts.len().saturating_sub(1).max(1);
    if most == 0 || series.counts.len() < 3 {
        return Html::default();
    }
    let mut line = String::new();
    for (at, count) in series.counts.iter().enumerate() {
        let x = at * WIDTH / steps;
        let y = HEIGHT - u64::from(*count) * HEIGHT / u64::from(most);
        let mark = if at == 0 { 'M' } else { 'L' };
        _ = write!(line, "{mark}{x} {}", y + 1);
    }
    let area = format!("{line}L{WIDTH} {0}L0 {0}Z", HEIGHT + 1);
    html! {
        <svg class="spark" viewBox="0 0 100 26" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <path class="spark-area" d={area} />
            <path class="spark-line" d={line} vector-effect="non-scaling-stroke" />
        </svg>
    }
}
