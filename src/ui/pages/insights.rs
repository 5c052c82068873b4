//! The charts of the overview, and how well the export was read.
//!
//! It must not count.

use yew::prelude::*;

use crate::engine::view::{Insights, Overview};
use crate::ui::components::{Columns, groups};
use crate::ui::state::{Route, Shared, StructurePlace};
use crate::ui::words::charts;

/// What happened when.
pub(super) fn activity(insights: Option<&Shared<Insights>>) -> Html {
    let Some(insights) = insights else {
        return Html::default();
    };
    if insights.activity.is_empty() || insights.spans.len() < 2 {
        return Html::default();
    }
    html! {
        <section class="overview-part" aria-labelledby="activity">
            <h2 id="activity">{ charts::ACTIVITY }</h2>
            <Columns insights={insights.clone()} />
        </section>
    }
}

/// Records in groups.
pub(super) fn in_groups(insights: Option<&Insights>) -> Html {
    let Some(insights) = insights.filter(|insights| !insights.charts.is_empty()) else {
        return Html::default();
    };
    html! {
        <section class="overview-part" aria-labelledby="charts">
            <h2 id="charts">{ charts::CHARTS }</h2>
            <div class="charts">
                for (at, chart) in insights.charts.iter().enumerate() {
                    { groups(&at.to_string(), chart) }
                }
            </div>
        </section>
    }
}

/// A line on what went wrong, and where to see more.
pub(super) fn health(overview: &Overview) -> Html {
    if !overview.complete {
        return Html::default();
    }
    let warnings = overview.warnings.iter().map(|kind| kind.count).sum();
    let (absent, unknown) = (overview.absent.len(), overview.unknown_tables.len());
    html! {
        <p class="health">
            <strong>{ charts::HEALTH }</strong>{ ": " }{ charts::health(warnings, absent, unknown) }{ ". " }
            <a href={Route::from(StructurePlace::Tables).to_string()}>{ charts::TO_STRUCTURE }</a>
        </p>
    }
}
