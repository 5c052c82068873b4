//! Charts of the whole export: that they say what the lists behind them hold, in every shape of the sample.

use vitrine::engine::grid::{GridCache, window};
use vitrine::engine::insights::insights;
use vitrine::engine::record::page;
use vitrine::engine::view::{
    CellTest, Chart, ColumnFilter, Date, GridRequest, GridSource, Insights, Opens, Value,
};
use vitrine::engine::workspace::Workspace;
use vitrine_sample::Shape;

use crate::shapes;

const PEOPLE: u32 = 60;

fn rows(
    workspace: &Workspace,
    cache: &mut GridCache,
    source: &GridSource,
    filter: ColumnFilter,
) -> u32 {
    let request = GridRequest {
        source: source.clone(),
        filters: vec![filter],
        len: 1,
        ..GridRequest::default()
    };
    window(workspace, cache, &request).unwrap().filtered
}

fn iso(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

fn text(insights: &Insights) -> String {
    let ends = insights.spans.first().zip(insights.spans.last());
    let (first, last) = ends.unwrap();
    let mut lines = vec![format!(
        "{} spans from {} to {}",
        insights.spans.len(),
        iso(first.from),
        iso(last.to)
    )];
    for (name, series) in [
        ("growth", &insights.growth),
        ("activity", &insights.activity),
    ] {
        for one in series {
            lines.push(format!(
                "{name} {}: {} {:?}",
                one.title, one.total, one.counts
            ));
        }
    }
    for chart in &insights.charts {
        lines.push(format!(
            "{} ({}) other {} none {}",
            chart.title, chart.unit, chart.other, chart.none
        ));
        for bar in &chart.bars {
            let sums: Vec<String> = bar.sums.iter().map(sum).collect();
            lines.push(format!(
                "  {} {} {:?} {}",
                bar.label,
                bar.count,
                bar.ever,
                sums.join(" + ")
            ));
        }
    }
    lines.join("\n")
}

fn sum(value: &Value) -> String {
    match value {
        Value::Money { amount, currency } => format!("{amount} {currency}"),
        other => format!("{other:?}"),
    }
}

#[test]
fn every_figure_is_the_number_of_rows_that_it_opens() {
    for shape in [Shape::Snake, Shape::Camel, Shape::Sheet] {
        let session = shapes::load(PEOPLE, shape);
        let workspace = session.workspace();
        let insights = insights(workspace);
        let mut cache = GridCache::default();
        let mut figures = 0;
        for series in insights.growth.iter().chain(&insights.activity) {
            for (span, count) in insights.spans.iter().zip(&series.counts).step_by(5) {
                let filter = ColumnFilter {
                    column: series.column,
                    test: CellTest::Between(iso(span.from), iso(span.to)),
                };
                let found = rows(workspace, &mut cache, &series.source, filter);
                assert_eq!(found, *count, "{shape:?} {} {span:?}", series.title);
                figures += 1;
            }
        }
        for chart in &insights.charts {
            for bar in &chart.bars {
                match &bar.opens {
                    Opens::Rows { source, filter } => {
                        let found = rows(workspace, &mut cache, source, filter.clone());
                        assert_eq!(found, bar.count, "{shape:?} {} {}", chart.title, bar.label);
                    }
                    Opens::Record(record) => {
                        assert_eq!(page(workspace, *record).unwrap().label, bar.label);
                    }
                    Opens::Nothing => assert_eq!(bar.label, "", "it opens nothing"),
                }
                figures += 1;
            }
        }
        assert!(figures > 100, "{shape:?}: {figures}");
    }
}

#[test]
fn the_charts_of_the_firm_are_these() {
    let session = shapes::load(PEOPLE, Shape::Snake);
    let workspace = session.workspace();
    insta::assert_snapshot!(text(&insights(workspace)));
}

#[test]
fn a_funnel_never_widens_what_it_counts_and_ends_with_rejections() {
    let session = shapes::load(PEOPLE, Shape::Snake);
    let workspace = session.workspace();
    let all = insights(workspace);
    let funnel: &Chart = all
        .charts
        .iter()
        .find(|chart| chart.bars.iter().any(|bar| bar.ever.is_some()))
        .unwrap();
    for bar in &funnel.bars {
        assert!(bar.ever >= Some(bar.count), "{}", bar.label);
    }
    let names: Vec<&str> = funnel.bars.iter().map(|bar| &*bar.label).collect();
    let at = |name: &str| names.iter().position(|known| *known == name);
    assert!(at("Sourced") < at("Offer"), "{names:?}");
}
