//! What stands around every page of an export, and which page that is.
//!
//! It must not know what a page shows.

use yew::prelude::*;

use crate::engine::view::{GridSource, Overview};
use crate::ui::components::{Glances, NamedFiles, Remedying};
use crate::ui::dom;
use crate::ui::hooks::{Place, Router};
use crate::ui::pages::live::{
    LiveFound, LiveOpening, LiveOverview, LiveRecord, LiveSearch, LiveTables,
};
use crate::ui::pages::live_list::LiveList;
use crate::ui::pages::structure::LiveStructure;
use crate::ui::pages::{Frame, LiveDocument, LiveDocuments, LiveLock, LiveNarrowed, NotHere};
use crate::ui::panels::use_panels;
use crate::ui::state::{Decide, ExportState, Route, Shared};
use crate::ui::words;

/// How long the search waits for the next keystroke, in milliseconds.
const PAUSE_MS: i32 = 90;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct ShellProps {
    /// How far the export is.
    pub(crate) export: ExportState,
    /// Where the reader is.
    pub(crate) place: Place,
    /// Files of another export were chosen.
    pub(crate) on_files: Callback<NamedFiles>,
    /// The reader has decided something about the structure.
    pub(crate) on_decide: Callback<Decide>,
    /// The reader does something about what could not be read.
    pub(crate) on_remedy: Callback<Remedying>,
    /// The reader wants no more of this load.
    pub(crate) on_cancel: Callback<()>,
}

#[component]
pub(crate) fn Shell(props: &ShellProps) -> Html {
    let (query, on_query) = use_search_text(&props.place);
    let panels = use_panels(&props.export, &props.on_cancel);
    html! {
        <>
            <Frame export={props.export.clone()} route={props.place.route.clone()} visit={props.place.entry.key} {query}
                on_query={on_query.clone()} on_files={props.on_files.clone()} on_cancel={props.on_cancel.clone()}
                on_palette={panels.on_palette.clone()} on_keys={panels.on_keys.clone()}>
                if let Some(overview) = &props.export.overview {
                    { page(props, overview, &on_query, panels.is_palette()) }
                } else {
                    <LiveOpening />
                }
            </Frame>
            { panels.drawn(props.export.overview.as_ref()) }
            <Glances />
        </>
    }
}

fn page(
    props: &ShellProps,
    overview: &Shared<Overview>,
    on_query: &Callback<String>,
    resting: bool,
) -> Html {
    let place = &props.place;
    // One component a page and visit: another visit starts afresh, and Back finds its spot.
    let key = place.entry.key.to_string();
    let list = |source: GridSource| {
        html! { <LiveList key={key.clone()} {source} overview={overview.clone()} /> }
    };
    match &place.route {
        Route::Overview => {
            html! { <LiveOverview overview={overview.clone()} on_remedy={props.on_remedy.clone()} /> }
        }
        Route::Entity(entity) => list(GridSource::Entity(entity.clone())),
        Route::Table(table) => list(GridSource::Table(*table)),
        Route::Rows(table, narrowed) => html! {
            <LiveNarrowed {key} table={*table} narrowed={*narrowed} overview={overview.clone()} />
        },
        Route::Structure(place) => html! {
            // Its parts share one answer, so it stays from visit to visit.
            <LiveStructure key="structure" visit={props.place.entry.key} place={*place} decisions={props.export.decisions.clone()}
                on_decide={props.on_decide.clone()} />
        },
        Route::Tables => html! { <LiveTables overview={overview.clone()} /> },
        Route::Record(record) => html! { <LiveRecord record={*record} /> },
        Route::Search => html! { <LiveSearch on_query={on_query.clone()} {resting} /> },
        Route::Found(source) => html! {
            <LiveFound {key} source={source.clone()} overview={overview.clone()} />
        },
        Route::Documents => html! { <LiveDocuments /> },
        Route::Document(number) => html! { <LiveDocument {key} number={*number} /> },
        Route::Lock => html! { <LiveLock on_forget={props.on_cancel.clone()} /> },
        Route::Unknown => html! { <NotHere why={words::NOT_IN_EXPORT} /> },
    }
}

/// What the search box holds, and what typing into it leads to after a pause.
#[hook]
fn use_search_text(place: &Place) -> (AttrValue, Callback<String>) {
    let router = use_context::<Router>();
    let text = use_state_eq(String::new);
    let pause = use_mut_ref(|| None::<dom::Timeout>);
    // Another page, or another visit of the search page, brings its own text.
    use_effect_with((place.entry.key, place.route == Route::Search), {
        let (text, query) = (text.clone(), place.entry.query.clone());
        move |_| text.set(query)
    });
    let searching = place.route == Route::Search;
    let on_query = {
        let text = text.clone();
        Callback::from(move |typed: String| {
            text.set(typed.clone());
            let Some(router) = router.clone() else { return };
            let due = searching || !typed.trim().is_empty();
            *pause.borrow_mut() = due.then(|| dom::after(PAUSE_MS, move || router.search(typed)));
        })
    };
    (AttrValue::from((*text).clone()), on_query)
}
