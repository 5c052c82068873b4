//! Charts of a whole export: how it grew, what happened when, what its records are.
//!
//! It must not know how charts are drawn, nor any vendor: which fields are worth a chart is in the profile.

mod funnel;
mod groups;
mod series;
mod spans;
mod team;

use crate::engine::present::Presenter;
use crate::engine::view::Insights;
use crate::engine::workspace::Workspace;

/// Bars of a chart, at most.
const MOST_BARS: usize = 12;

/// Charts of the whole export. Every row with a time is read once, and every row of what is put into groups.
pub fn insights(workspace: &Workspace) -> Insights {
    let presenter = Presenter::new(workspace);
    let timelines = series::timelines(&presenter);
    let (spans, growth, activity) = series::counted(timelines);
    let mut charts = funnel::funnels(&presenter);
    charts.extend(groups::charts(&presenter));
    charts.extend(team::by_activity(&presenter));
    charts.retain(|chart| !chart.bars.is_empty());
    Insights {
        spans,
        growth,
        activity,
        charts,
    }
}
