//! The navigation: what is in the export, with counts.
//!
//! It must not know which entities there are.

use yew::prelude::*;

use crate::engine::view::{EntityCount, Overview};
use crate::ui::format;
use crate::ui::state::{Route, Shared, StructurePlace};
use crate::ui::words;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct NavProps {
    /// What is known of the export.
    pub(crate) overview: Shared<Overview>,
    /// The page that is shown.
    pub(crate) route: Route,
    /// Whether it is open, where it is a drawer.
    pub(crate) open: bool,
    /// The palette is wanted.
    pub(crate) on_palette: Callback<()>,
    /// The list of keys is wanted.
    pub(crate) on_keys: Callback<()>,
}

#[component]
pub(crate) fn Nav(props: &NavProps) -> Html {
    let overview = &props.overview;
    let (main, reference): (Vec<_>, Vec<_>) =
        overview.entities.iter().partition(|entity| entity.main);
    let here = |entity: &&EntityCount| props.route == Route::Entity(entity.key.clone());
    let reference_open = reference.iter().any(here);
    let tables = u64::try_from(overview.tables.len()).unwrap_or(u64::MAX);
    html! {
        <nav id="export-nav" class={classes!("nav", props.open.then_some("nav-open"))} aria-label={words::EXPORT}>
            <ul class="nav-list">
                { item(&props.route, &Route::Overview, words::OVERVIEW, None) }
                for entity in main {
                    { of(&props.route, entity) }
                }
            </ul>
            if !reference.is_empty() {
                <details class="nav-group opens" open={reference_open}>
                    <summary>{ words::REFERENCE_DATA }</summary>
                    <ul class="nav-list">
                        for entity in reference {
                            { of(&props.route, entity) }
                        }
                    </ul>
                </details>
            }
            <ul class="nav-list nav-last">
                { structure(&props.route, overview) }
                { item(&props.route, &Route::Tables, words::ALL_TABLES, Some(tables)) }
                if overview.documents > 0 {
                    { item(&props.route, &Route::Documents, words::documents::DOCUMENTS, Some(overview.documents.into())) }
                }
                { item(&props.route, &Route::Lock, words::lock::TEST_THE_LOCK, None) }
            </ul>
            <div class="nav-keys">
                <button type="button" aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K" onclick={props.on_palette.reform(|_: MouseEvent| ())}>
                    { words::commands::PALETTE }{ " " }<kbd aria-hidden="true">{ "Ctrl K" }</kbd>
                </button>
                <button type="button" aria-haspopup="dialog" aria-keyshortcuts="?" onclick={props.on_keys.reform(|_: MouseEvent| ())}>
                    { words::commands::KEYS }{ " " }<kbd aria-hidden="true">{ "?" }</kbd>
                </button>
            </div>
            <label class="button nav-another" for="open-another">{ words::OPEN_ANOTHER }</label>
        </nav>
    }
}

/// The way to what was understood, with how much of it was odd.
fn structure(here: &Route, overview: &Overview) -> Html {
    let route = Route::Structure(StructurePlace::Tables);
    let current = match here {
        here if *here == route => Some("page"),
        Route::Structure(_) => Some("true"),
        _ => None,
    };
    let warnings: u64 = overview.warnings.iter().map(|kind| kind.count).sum();
    html! {
        <li>
            <a class="nav-link" href={route.to_string()} aria-current={current}>
                <span class="nav-title">{ words::structure::STRUCTURE }</span>
                if warnings > 0 {
                    { " " }<span class="nav-count nav-warnings" title={words::structure::warnings(warnings)}>
                        { format::count(warnings) }<span class="visually-hidden">{ " " }{ words::warnings_word(warnings) }</span>
                    </span>
                }
            </a>
        </li>
    }
}

fn of(here: &Route, entity: &EntityCount) -> Html {
    item(
        here,
        &Route::Entity(entity.key.clone()),
        &entity.plural,
        Some(entity.count.into()),
    )
}

fn item(here: &Route, route: &Route, title: &str, count: Option<u64>) -> Html {
    let current = (here == route).then_some("page");
    html! {
        <li>
            <a class="nav-link" href={route.to_string()} aria-current={current}>
                <span class="nav-title">{ format::shown(title) }</span>
                if let Some(count) = count {
                    { " " }<span class="nav-count">{ format::count(count) }</span>
                }
            </a>
        </li>
    }
}
