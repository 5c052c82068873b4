//! A list that asks the engine for what it shows.
//!
//! It must not draw rows.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::live::stand_in;
use super::{ListPage, ListWish};
use crate::client::EngineClient;
use crate::engine::table::ColumnId;
use crate::engine::view::{
    FacetRequest, FacetWish, GridRequest, GridSource, ListAnswer, ListQuestion, ListText, Overview,
    RowSet, TextForm, TextRequest,
};
use crate::protocol::{Answer, Ask};
use crate::ui::dom;
use crate::ui::hooks::{Query, Router, use_arrival, use_query, use_title};
use crate::ui::state::{ExportState, Phase, Shared};
use crate::ui::words::{self, lists};

/// Rows are asked for in blocks of this many, so that scrolling a little asks for nothing.
const BLOCK: u32 = 64;
/// Rows of a file are asked for so many at a time, so that other questions are answered in between.
const PIECE: u32 = 4000;
/// Where the page is wider than this, filters are shown beside the list unasked.
const WIDE: f64 = 1200.0;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct LiveListProps {
    /// Which list.
    pub(crate) source: GridSource,
    /// What is known of the export.
    pub(crate) overview: Shared<Overview>,
    /// Which rows at all.
    #[prop_or_default]
    pub(crate) only: RowSet,
    /// Why it is only these rows.
    #[prop_or_default]
    pub(crate) banner: Html,
}

/// A list, filled as it is scrolled.
#[component]
pub(crate) fn LiveList(props: &LiveListProps) -> Html {
    let router = use_context::<Router>();
    let client = use_context::<EngineClient>();
    let reading = use_context::<ExportState>().is_some_and(|export| export.phase != Phase::Ready);
    let source_key = format!("{:?}", props.source);
    let wish = use_wish(router.as_ref(), &source_key);
    let wishes = use_state_eq(Vec::<FacetWish>::new);
    let note = use_state_eq(AttrValue::default);
    let whole = GridRequest {
        source: props.source.clone(),
        columns: wish.layout.columns.clone(),
        sort: wish.sort.clone(),
        filter: wish.filter.clone(),
        filters: wish.filters.clone(),
        only: props.only.clone(),
        start: 0,
        len: 0,
    };
    // The block above, what is in sight, the block below.
    let ask = Ask::Grid(GridRequest {
        start: wish.start.saturating_sub(BLOCK),
        len: wish.len.saturating_add(3 * BLOCK),
        ..whole.clone()
    });
    let query = use_query(Some(ask), "grid");
    let choices = use_query(
        Some(question(ListQuestion::Columns(props.source.clone()))),
        "columns",
    );
    let facets = use_query(
        wish.panel.then(|| {
            question(ListQuestion::Facets(FacetRequest {
                list: whole.clone(),
                more: (*wishes).clone(),
            }))
        }),
        "facets",
    );
    use_arrival(matches!(query, Query::Ready(_)));
    use_announced(&query);
    // Records that are opened from here lead to their neighbours in the list as it is now.
    use_effect_with((whole.clone(), router.clone()), |(whole, router)| {
        if let Some(router) = router {
            router.shows_list(whole.clone());
        }
    });
    let on_wish = {
        let (wish, router, source_key) = (wish.clone(), router.clone(), source_key.clone());
        Callback::from(move |mut next: ListWish| {
            // Nothing is asked and drawn again before other blocks are in sight.
            next.start = next.start / BLOCK * BLOCK;
            next.len = next.len.div_ceil(BLOCK).saturating_mul(BLOCK);
            if let Some(router) = &router {
                remember(router, &source_key, &wish, &next);
            }
            wish.set(next);
        })
    };
    let tell = {
        let note = note.clone();
        Callback::from(move |text: String| {
            dom::announce(&text);
            note.set(text.into());
        })
    };
    let title = title(&props.overview, &props.source);
    let on_save = {
        let (client, whole, tell, query) =
            (client.clone(), whole.clone(), tell.clone(), query.clone());
        Callback::from(move |()| {
            if let (Some(client), Some(Answer::Grid(window))) = (client.clone(), query.latest()) {
                let (total, name) = (window.filtered, file_name(&window.title));
                tell.emit(lists::SAVING.to_owned());
                spawn_local(save(client, whole.clone(), name, total, tell.clone()));
            }
        })
    };
    let on_copy = Callback::from(move |(rows, column): (Vec<u32>, Option<ColumnId>)| {
        if let Some(client) = client.clone() {
            spawn_local(copy(client, whole.clone(), rows, column, tell.clone()));
        }
    });
    use_title(&title);
    let cards = matches!(props.source, GridSource::Entity(_));
    match &query {
        Query::Ready(answer) | Query::Loading(Some(answer))
            if matches!(**answer, Answer::Grid(_)) =>
        {
            let on_facet_wishes = {
                let wishes = wishes.clone();
                Callback::from(move |next| wishes.set(next))
            };
            html! {
                <ListPage answer={answer.clone()} choices={choices.latest_shared()} facets={facets.latest_shared()}
                    facet_wishes={(*wishes).clone()} {on_facet_wishes} wish={(*wish).clone()} {on_wish} {on_copy} {on_save}
                    note={(*note).clone()} lead={lead(props)} {cards} {reading} {source_key} />
            }
        }
        other => stand_in(other),
    }
}

fn question(question: ListQuestion) -> Ask {
    Ask::List(Box::new(question))
}

/// What the history entry and this visit remember of the list.
#[hook]
fn use_wish(router: Option<&Router>, source_key: &str) -> UseStateHandle<ListWish> {
    let (router, source_key) = (router.cloned(), source_key.to_owned());
    use_state_eq(move || {
        let entry = router.as_ref().map(|router| router.place().entry);
        let entry = entry.unwrap_or_default();
        let layout = router.map(|router| (router.layout(&source_key), router.panel()));
        let (layout, panel) = layout.unwrap_or_default();
        ListWish {
            filter: entry.filter,
            filters: entry.filters,
            sort: entry.sort,
            layout,
            panel: panel.unwrap_or_else(|| dom::page_width() >= WIDE),
            start: 0,
            len: BLOCK,
        }
    })
}

fn remember(router: &Router, source_key: &str, before: &ListWish, next: &ListWish) {
    if next.layout != before.layout {
        router.remember_layout(source_key, next.layout.clone());
    }
    if next.panel != before.panel {
        router.remember_panel(next.panel);
    }
    if next.filter != before.filter || next.sort != before.sort || next.filters != before.filters {
        router.remember(|entry| {
            entry.filter.clone_from(&next.filter);
            entry.filters.clone_from(&next.filters);
            entry.sort.clone_from(&next.sort);
        });
    }
}

/// Says how many rows there are, whenever that changes.
#[hook]
fn use_announced(query: &Query) {
    let counts = match query.latest() {
        Some(Answer::Grid(window)) if matches!(query, Query::Ready(_)) => {
            Some((window.filtered, window.total))
        }
        _ => None,
    };
    use_effect_with(counts, |counts| {
        if let Some((filtered, total)) = counts {
            dom::announce(&words::of_rows(*filtered, *total));
        }
    });
}

fn title(overview: &Overview, source: &GridSource) -> String {
    let GridSource::Entity(key) = source else {
        return words::TABLE.to_owned();
    };
    let entity = overview.entities.iter().find(|entity| entity.key == *key);
    entity
        .map_or(words::LIST, |entity| &entity.plural)
        .to_owned()
}

/// A table's file, and why only some of its rows are shown.
fn lead(props: &LiveListProps) -> Html {
    let GridSource::Table(table) = &props.source else {
        return props.banner.clone();
    };
    let mut tables = props.overview.tables.iter();
    let info = tables.find(|info| info.table == *table);
    html! {
        <>
            if let Some(info) = info {
                <p class="list-lead">{ &info.path }</p>
            }
            { props.banner.clone() }
        </>
    }
}

/// A name that every system takes.
fn file_name(title: &str) -> String {
    let name: String = title
        .chars()
        .map(|c| {
            if c.is_alphanumeric() || c == ' ' || c == '-' {
                c
            } else {
                '_'
            }
        })
        .collect();
    format!("{}.csv", name.trim())
}

async fn text(client: &EngineClient, request: TextRequest) -> Option<ListText> {
    let answer = client.ask(question(ListQuestion::Text(request))).await;
    match answer {
        Ok(Answer::List(ListAnswer::Text(text))) => Some(text),
        _ => None,
    }
}

/// Saves all rows that pass, as they are shown.
async fn save(
    client: EngineClient,
    list: GridRequest,
    name: String,
    total: u32,
    tell: Callback<String>,
) {
    // Spreadsheets take a CSV for UTF-8 only with this mark.
    let mut parts = vec!["\u{feff}".to_owned()];
    let (mut rows, mut defused, mut start) = (0, 0, 0);
    loop {
        let request = TextRequest {
            list: GridRequest {
                start,
                len: PIECE,
                ..list.clone()
            },
            rows: Vec::new(),
            form: TextForm::Csv,
            header: start == 0,
        };
        let Some(piece) = text(&client, request).await else {
            return tell.emit(lists::NOT_SAVED.to_owned());
        };
        rows += piece.rows;
        defused += piece.defused;
        parts.push(piece.text);
        start += PIECE;
        if start >= total {
            break;
        }
    }
    let saved = dom::save_parts(&name, "text/csv;charset=utf-8", &parts);
    tell.emit(if saved {
        lists::saved(&name, rows, defused)
    } else {
        lists::NOT_SAVED.to_owned()
    });
}

/// Puts rows on the clipboard, or one cell of one row.
async fn copy(
    client: EngineClient,
    list: GridRequest,
    rows: Vec<u32>,
    column: Option<ColumnId>,
    tell: Callback<String>,
) {
    let columns = column.map_or(list.columns.clone(), |column| vec![column]);
    let request = TextRequest {
        list: GridRequest { columns, ..list },
        rows,
        form: column.map_or(TextForm::Tsv, |_| TextForm::Plain),
        header: false,
    };
    let Some(copied) = text(&client, request).await else {
        return tell.emit(lists::NOT_COPIED.to_owned());
    };
    let one_cell = column.is_some();
    let text = if one_cell {
        copied.text.trim_end_matches('\n')
    } else {
        &copied.text
    };
    dom::copy_text(text, move |done| {
        tell.emit(if done {
            lists::copied(copied.rows, one_cell)
        } else {
            lists::NOT_COPIED.to_owned()
        });
    });
}
