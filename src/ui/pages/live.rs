//! The pages that ask the engine for what they show.
//!
//! It must not draw more than what stands in while an answer is on its way.

use yew::prelude::*;

use super::live_list::LiveList;
use super::{NotHere, OverviewPage, RecordPageView, SearchPage, TablesPage, Waiting};
use crate::engine::view::{GridSource, Overview, RecordPage, RecordRef, RowSet};
use crate::protocol::{Answer, Ask};
use crate::ui::components::{NeighbourBar, Remedies, Remedying};
use crate::ui::dom;
use crate::ui::hooks::{Place, Query, Router, use_arrival, use_commands, use_query, use_title};
use crate::ui::state::{Command, CommandGroup, ExportState, Phase, Route, Shared};
use crate::ui::words;

/// At most this many hits are shown of each entity.
const HITS: u32 = 8;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct LiveRecordProps {
    /// Which record.
    pub(crate) record: RecordRef,
}

/// A record's page.
#[component]
pub(crate) fn LiveRecord(props: &LiveRecordProps) -> Html {
    let query = use_query(Some(Ask::Record(props.record)), "record");
    use_arrival(!matches!(query, Query::Loading(_)));
    // Drawn once for each answer, so the page's parts compare by pointer.
    let page = use_memo(query.clone(), |query| match query.latest() {
        Some(Answer::Record(page)) => Some(Shared::new(page.clone())),
        _ => None,
    });
    use_title(
        (*page)
            .as_ref()
            .map_or(words::RECORD, |page: &Shared<RecordPage>| &page.kind),
    );
    use_commands((*page).as_ref().map_or_else(Vec::new, copies));
    match &*page {
        Some(page) => {
            html! {
                <>
                    <NeighbourBar record={props.record} />
                    <RecordPageView key={record_key(page.record)} page={page.clone()} />
                </>
            }
        }
        None => stand_in(&query),
    }
}

/// What can be done with a record's page, also from the palette.
fn copies(page: &Shared<RecordPage>) -> Vec<(Command, Callback<()>)> {
    let copy = |title: &str, write: fn(&RecordPage) -> String| {
        let page = page.clone();
        let run = Callback::from(move |()| {
            dom::copy_text(&write(&page), |copied| {
                dom::announce(if copied {
                    words::COPIED
                } else {
                    words::NOT_COPIED
                });
            });
        });
        (Command::action(title, CommandGroup::Page), run)
    };
    vec![
        copy(words::COPY_TEXT, RecordPage::to_text),
        copy(words::COPY_MARKDOWN, RecordPage::to_markdown),
    ]
}

fn record_key(record: RecordRef) -> String {
    format!("{}-{}", record.table, record.row)
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct LiveSearchProps {
    /// Another text is to be searched for.
    pub(crate) on_query: Callback<String>,
    /// Whether something else searches at the moment: then what was found stays as it is.
    pub(crate) resting: bool,
}

/// The search page.
#[component]
pub(crate) fn LiveSearch(props: &LiveSearchProps) -> Html {
    let router = use_context::<Router>();
    let kept = use_mut_ref(|| None::<Shared<Answer>>);
    let text = use_context::<Place>()
        .map(|place| place.entry.query)
        .unwrap_or_default();
    let ask = (!text.trim().is_empty() && !props.resting).then(|| Ask::Search {
        query: text.clone(),
        per_group: HITS,
    });
    let query = use_query(ask, "search");
    let loading = use_context::<ExportState>().is_some_and(|export| export.phase != Phase::Ready);
    use_arrival(!matches!(query, Query::Loading(_)));
    use_title(words::SEARCH_RESULTS);
    let found = match query.latest() {
        Some(Answer::Search(results)) if matches!(query, Query::Ready(_)) && results.complete => {
            Some(results.total)
        }
        _ => None,
    };
    use_effect_with((found, text.clone()), |(found, text)| {
        if let Some(total) = found {
            dom::announce(&words::search::found(*total, text, true));
        }
    });
    let answer = if props.resting {
        kept.borrow().clone()
    } else {
        kept.borrow_mut().clone_from(&query.latest_shared());
        query.latest_shared()
    };
    let on_all = {
        let (router, text) = (router, text.clone());
        Callback::from(move |source: GridSource| {
            if let Some(router) = &router {
                router.show_found(source, text.clone());
            }
        })
    };
    html! {
        <>
            <SearchPage query={text} {answer} on_query={props.on_query.clone()} {on_all} />
            if loading {
                <Waiting why={words::SEARCH_WAITS} />
            }
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct LiveFoundProps {
    /// Which list.
    pub(crate) source: GridSource,
    /// What is known of the export.
    pub(crate) overview: Shared<Overview>,
}

/// All of one kind that a search found.
#[component]
pub(crate) fn LiveFound(props: &LiveFoundProps) -> Html {
    let place = use_context::<Place>();
    let text = place.map(|place| place.entry.query).unwrap_or_default();
    if text.trim().is_empty() {
        return html! { <NotHere why={words::search::NO_LONGER} /> };
    }
    let whole = match &props.source {
        GridSource::Entity(key) => Route::Entity(key.clone()),
        GridSource::Table(table) => Route::Table(*table),
    };
    let banner = html! {
        <p class="list-lead">
            { words::search::only_found(&text) }{ " " }
            <a href={whole.to_string()}>{ words::search::WHOLE_LIST }</a>
        </p>
    };
    html! {
        <LiveList source={props.source.clone()} overview={props.overview.clone()} only={RowSet::Found(text)} {banner} />
    }
}

/// What stands in for a page without an answer.
pub(super) fn stand_in(query: &Query) -> Html {
    match query {
        Query::Ready(answer) if **answer == Answer::NotFound => {
            html! { <NotHere why={words::NOT_IN_EXPORT} /> }
        }
        Query::Failed(problem) => html! { <NotHere why={problem.clone()} /> },
        _ => html! { <Waiting /> },
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct LiveOverviewProps {
    /// What is known of the export.
    pub(crate) overview: Shared<Overview>,
    /// The reader does something about what could not be read.
    pub(crate) on_remedy: Callback<Remedying>,
}

/// The overview, below what can be done about what could not be read.
#[component]
pub(crate) fn LiveOverview(props: &LiveOverviewProps) -> Html {
    use_arrival(true);
    use_title(words::OVERVIEW);
    let query = use_query(Some(Ask::Insights), "insights");
    let insights = use_memo(query.latest_shared(), |answer| match answer.as_deref() {
        Some(Answer::Insights(insights)) => Some(Shared::new(insights.clone())),
        _ => None,
    });
    let overview = &props.overview;
    html! {
        <>
            if overview.complete && !overview.remedies.is_empty() {
                <section class="notice-remedies" aria-label={words::REMEDIES}>
                    <p class="notice-title">{ words::REMEDIES }</p>
                    <Remedies remedies={overview.remedies.clone()} on_remedy={props.on_remedy.clone()} />
                </section>
            }
            <OverviewPage overview={overview.clone()} insights={(*insights).clone()} />
        </>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct LiveTablesProps {
    /// What is known of the export.
    pub(crate) overview: Shared<Overview>,
}

/// Every table.
#[component]
pub(crate) fn LiveTables(props: &LiveTablesProps) -> Html {
    use_arrival(true);
    use_title(words::ALL_TABLES);
    html! { <TablesPage overview={props.overview.clone()} /> }
}

/// The first moment of a load, when nothing is known yet.
#[component]
pub(crate) fn LiveOpening() -> Html {
    use_title(words::OPENING);
    use_effect_with((), |()| dom::focus_heading());
    html! {
        <div class="opening">
            <h1 tabindex="-1">{ words::OPENING }</h1>
            <Waiting />
        </div>
    }
}
