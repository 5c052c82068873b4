//! What happened when, as columns of several kinds one upon the other, with a table of the same figures.
//!
//! It must not count.

use yew::prelude::*;

use super::opens::{OpensLink, route};
use crate::engine::view::{CellTest, ColumnFilter, Insights, Opens, Series, Span};
use crate::ui::format;
use crate::ui::hooks::Router;
use crate::ui::state::Shared;
use crate::ui::words::charts;

/// The height of the drawing in its own measure.
const HEIGHT: u64 = 200;
const WIDTH: u64 = 10;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct ColumnsProps {
    /// Where the spans and the kinds are.
    pub(crate) insights: Shared<Insights>,
}

/// Kinds over time: a legend, columns, and the table. The columns can be clicked; by keyboard the same rows are reached from the table.
#[component]
pub(crate) fn Columns(props: &ColumnsProps) -> Html {
    let router = use_context::<Router>();
    let (spans, series) = (&props.insights.spans, &props.insights.activity);
    let totals: Vec<u64> = (0..spans.len()).map(|at| total(series, at)).collect();
    let most = totals.iter().copied().max().unwrap_or(0).max(1);
    html! {
        <>
            <ul class="legend">
                for (kind, one) in series.iter().enumerate() {
                    <li key={kind}>
                        <svg class={format!("swatch kind-{kind}")} viewBox="0 0 10 10" aria-hidden="true" focusable="false"><rect width="10" height="10" /></svg>
                        <a href={route(&one.source).to_string()}>{ format::shown(&one.title) }</a>{ " " }<span class="num">{ format::count(one.total) }</span>
                    </li>
                }
            </ul>
            <svg class="columns" viewBox={format!("0 0 {} {HEIGHT}", spans.len() as u64 * WIDTH)} preserveAspectRatio="none"
                role="img" aria-label={charts::over_time(spans, series)}>
                for (at, span) in spans.iter().enumerate() {
                    { column(router.as_ref(), series, *span, at, most) }
                }
            </svg>
            if let Some((first, last)) = spans.first().zip(spans.last()) {
                <p class="columns-ends" aria-hidden="true">
                    <span>{ format::month_span(first.from, first.to) }</span>
                    <span>{ format::month_span(last.from, last.to) }</span>
                </p>
            }
            { table(spans, series) }
        </>
    }
}

fn total(series: &[Series], at: usize) -> u64 {
    series.iter().map(|one| u64::from(count(one, at))).sum()
}

fn count(series: &Series, at: usize) -> u32 {
    series.counts.get(at).copied().unwrap_or(0)
}

fn column(router: Option<&Router>, series: &[Series], span: Span, at: usize, most: u64) -> Html {
    let mut below = 0_u64;
    let parts = series.iter().enumerate().map(|(kind, one)| {
        let from = below * HEIGHT / most;
        below += u64::from(count(one, at));
        let to = below * HEIGHT / most;
        let x = u64::try_from(at).unwrap_or(0) * WIDTH;
        if to == from {
            return Html::default();
        }
        let (source, filter) = (one.source.clone(), within(one, span));
        let onclick = router.cloned().map(|router| {
            Callback::from(move |_: MouseEvent| {
                router.go_to_rows(route(&source), vec![filter.clone()]);
            })
        });
        html! {
            <rect class={format!("kind-{kind}")} data-rows="" x={x.to_string()} width={(WIDTH - 1).to_string()} y={(HEIGHT - to).to_string()}
                height={(to - from).to_string()} {onclick}>
                <title>{ charts::figure(&one.title, span, count(one, at)) }</title>
            </rect>
        }
    });
    html! { <g key={at}>{ for parts }</g> }
}

/// The same as a table, every figure a link to its rows.
fn table(spans: &[Span], series: &[Series]) -> Html {
    html! {
        <details class="disclosure">
            <summary>{ charts::AS_TABLE }</summary>
            <div class="scroller" tabindex="0" role="region" aria-label={charts::AS_TABLE}>
                <table class="figures">
                    <thead>
                        <tr>
                            <th scope="col">{ charts::WHEN }</th>
                            for one in series {
                                <th scope="col">{ format::shown(&one.title) }</th>
                            }
                        </tr>
                    </thead>
                    <tbody>
                        for (at, span) in spans.iter().enumerate().rev().filter(|(at, _)| total(series, *at) > 0) {
                            <tr key={at}>
                                <th scope="row">{ format::month_span(span.from, span.to) }</th>
                                for one in series {
                                    <td>{ figure(one, *span, count(one, at)) }</td>
                                }
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
        </details>
    }
}

fn figure(series: &Series, span: Span, count: u32) -> Html {
    if count == 0 {
        return Html::default();
    }
    let opens = Opens::Rows {
        source: series.source.clone(),
        filter: within(series, span),
    };
    html! { <OpensLink {opens} label={charts::figure(&series.title, span, count)}>{ format::count(count) }</OpensLink> }
}

/// The rows of a kind within a span.
fn within(series: &Series, span: Span) -> ColumnFilter {
    ColumnFilter {
        column: series.column,
        test: CellTest::Between(format::day_iso(span.from), format::day_iso(span.to)),
    }
}
