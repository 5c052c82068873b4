//! What an export is, at a glance.
//!
//! It must not count anything: every figure comes from the engine.

use yew::prelude::*;

use super::insights::{activity, health, in_groups};
use super::warnings::Warnings;
use crate::engine::view::{EntityCount, GridSource, Insights, Overview, TableInfo};
use crate::ui::components::spark;
use crate::ui::format;
use crate::ui::state::{Route, Shared, StructurePlace};
use crate::ui::words;

/// What [`OverviewPage`] is drawn from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct OverviewPageProps {
    /// What is known of the export.
    pub overview: Shared<Overview>,
    /// Its charts, once everything is read.
    #[prop_or_default]
    pub insights: Option<Shared<Insights>>,
}

/// What an export is, at a glance.
#[component]
pub fn OverviewPage(props: &OverviewPageProps) -> Html {
    let overview = &*props.overview;
    let insights = props.insights.as_deref();
    let (main, reference): (Vec<_>, Vec<_>) =
        overview.entities.iter().partition(|entity| entity.main);
    html! {
        <div class="overview">
            <header class="page-head">
                <h1 tabindex="-1">{ words::OVERVIEW }</h1>
                <p class="page-lead">{ format::shown(&words::files(&overview.files)) }</p>
            </header>
            { facts(overview) }
            { health(overview) }
            if !main.is_empty() {
                <section class="overview-part" aria-labelledby="found">
                    <h2 id="found">{ words::FOUND }</h2>
                    <ul class="entities">
                        for entity in main {
                            { card(entity, insights) }
                        }
                    </ul>
                </section>
            }
            { activity(props.insights.as_ref()) }
            { in_groups(insights) }
            if !reference.is_empty() {
                <section class="overview-part" aria-labelledby="reference">
                    <h2 id="reference">{ words::REFERENCE_DATA }</h2>
                    <ul class="pairs">
                        for entity in reference {
                            <li>
                                <a href={Route::Entity(entity.key.clone()).to_string()}>{ format::shown(&entity.plural) }</a>
                                <span class="num">{ format::count(entity.count) }</span>
                            </li>
                        }
                    </ul>
                </section>
            }
            <div class="overview-rest">
                if overview.complete {
                    { absent(overview) }
                }
                { unknown(overview) }
            </div>
            <Warnings overview={props.overview.clone()} />
        </div>
    }
}

/// The figures that say how much there is.
fn facts(overview: &Overview) -> Html {
    let rows: u64 = overview
        .tables
        .iter()
        .map(|table| u64::from(table.rows))
        .sum();
    let span = overview.span.map(|(from, to)| format::month_span(from, to));
    let facts = [
        (words::FACT_SPAN, span),
        (words::FACT_ROWS, Some(format::count(rows))),
        (
            words::FACT_TABLES,
            Some(words::tables_read(&overview.tables)),
        ),
        (
            words::FACT_SIZE,
            Some(words::sizes(overview.file_bytes, overview.csv_bytes)),
        ),
        (
            words::FACT_PROFILE,
            (!overview.profile.is_empty()).then(|| overview.profile.clone()),
        ),
    ];
    html! {
        <dl class="facts">
            for (name, value) in facts {
                if let Some(value) = value {
                    <div><dt>{ name }</dt><dd>{ format::shown(&value) }</dd></div>
                }
            }
        </dl>
    }
}

fn card(entity: &EntityCount, insights: Option<&Insights>) -> Html {
    let source = GridSource::Entity(entity.key.clone());
    let growth = insights.and_then(|all| all.growth.iter().find(|series| series.source == source));
    html! {
        <li class="entity">
            <a class="entity-link" href={Route::Entity(entity.key.clone()).to_string()}>
                <span class="entity-count">{ format::count(entity.count) }</span>
                { " " }<span class="entity-name">{ format::shown(if entity.count == 1 { &entity.singular } else { &entity.plural }) }</span>
                { growth.map(spark).unwrap_or_default() }
            </a>
        </li>
    }
}

fn absent(overview: &Overview) -> Html {
    if overview.absent.is_empty() {
        return Html::default();
    }
    html! {
        <section class="overview-part" aria-labelledby="absent">
            <h2 id="absent">{ words::ABSENT }</h2>
            <p class="part-note">{ words::ABSENT_NOTE }</p>
            <ul class="tags">
                for name in &overview.absent {
                    <li>{ format::shown(name) }</li>
                }
            </ul>
        </section>
    }
}

fn unknown(overview: &Overview) -> Html {
    let tables: Vec<&TableInfo> = overview
        .tables
        .iter()
        .filter(|table| overview.unknown_tables.contains(&table.table))
        .collect();
    if tables.is_empty() {
        return Html::default();
    }
    html! {
        <section class="overview-part" aria-labelledby="unknown">
            <h2 id="unknown">{ words::UNKNOWN }</h2>
            <p class="part-note">{ words::UNKNOWN_NOTE }</p>
            <ul class="pairs pairs-wide">
                for table in tables {
                    <li>
                        <a href={Route::from(StructurePlace::Table(table.table)).to_string()}>{ format::shown(&table.path) }</a>
                        <span class="num">{ words::rows(table.rows.into()) }</span>
                    </li>
                }
            </ul>
        </section>
    }
}
