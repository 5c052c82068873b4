//! Rows in groups as bars that lie, with their figures.
//!
//! It must not order groups.

use yew::prelude::*;

use super::opens::OpensLink;
use crate::engine::view::{Bar, Chart, Value};
use crate::ui::format;
use crate::ui::words::charts;

/// The width of the drawing in its own measure.
const WIDTH: u64 = 200;

/// A chart of groups, under its title.
pub(crate) fn groups(id: &str, chart: &Chart) -> Html {
    let most = chart
        .bars
        .iter()
        .map(|bar| bar.count.max(bar.ever.unwrap_or(0)))
        .max()
        .unwrap_or(0);
    let id = format!("chart-{id}");
    html! {
        <section key={id.clone()} class="chart" aria-labelledby={id.clone()}>
            <h3 {id}>{ format::shown(&chart.title) }</h3>
            if chart.bars.iter().any(|bar| bar.ever.is_some()) {
                <p class="chart-note">{ charts::now_and_ever(&chart.unit) }</p>
            }
            <ul class="chart-bars">
                for (at, one) in chart.bars.iter().enumerate() {
                    { bar(at, one, most) }
                }
            </ul>
            if let Some(rest) = charts::rest(&chart.unit, chart.other, chart.none) {
                <p class="chart-note">{ rest }</p>
            }
        </section>
    }
}

fn bar(at: usize, bar: &Bar, most: u32) -> Html {
    // Something is more than nothing.
    let width = |count: u32| (u64::from(count) * WIDTH).div_ceil(u64::from(most.max(1)));
    html! {
        <li key={at}>
            <OpensLink opens={bar.opens.clone()} class="chart-bar">
                <span class="chart-label">{ format::shown(&bar.label) }</span>
                <svg class="chart-line" viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    if let Some(ever) = bar.ever {
                        <rect class="chart-ever" width={width(ever).to_string()} height="10" />
                    }
                    <rect class="chart-now" width={width(bar.count).to_string()} height="10" />
                </svg>
                <span class="chart-count">
                    { " " }{ format::count(bar.count) }
                    if let Some(ever) = bar.ever {
                        <span class="chart-second">{ charts::of(ever) }</span>
                    }
                </span>
                if !bar.sums.is_empty() {
                    <span class="chart-sum">{ " " }{ sums(&bar.sums) }</span>
                }
            </OpensLink>
        </li>
    }
}

fn sums(sums: &[Value]) -> String {
    let texts = sums.iter().filter_map(|sum| match sum {
        Value::Money { amount, currency } => Some(format::money(amount, currency)),
        _ => None,
    });
    texts.collect::<Vec<_>>().join(" + ")
}
