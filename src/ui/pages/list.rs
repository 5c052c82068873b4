//! The records of an entity, or the rows of a table, with all that narrows and orders them.
//!
//! It must not fetch anything: it says which rows are wanted, in which order, with which filters.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::engine::table::ColumnId;
use crate::engine::view::{ColumnChoice, ColumnFilter, FacetWish, GridWindow, ListAnswer, SortKey};
use crate::protocol::Answer;
use crate::ui::components::list::{
    AddFilter, ColumnsMenu, Facets, Popover, SortMenu, chips, with_filter,
};
use crate::ui::components::{Grid, Icon, Span, icon};
use crate::ui::format;
use crate::ui::state::{ListLayout, Shared};
use crate::ui::words::{self, lists};

/// Which rows of a list are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListWish {
    /// The words that must be shown.
    pub filter: String,
    /// The filters of columns.
    pub filters: Vec<ColumnFilter>,
    /// The order.
    pub sort: Vec<SortKey>,
    /// The columns.
    pub layout: ListLayout,
    /// Whether filters and facets are shown beside the list.
    pub panel: bool,
    /// The first row in sight.
    pub start: u32,
    /// How many rows are in sight.
    pub len: u32,
}

/// What [`ListPage`] is drawn from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ListPageProps {
    /// The newest window of rows; [`Answer::Grid`].
    pub answer: Shared<Answer>,
    /// The columns that there are; [`ListAnswer::Columns`].
    #[prop_or_default]
    pub choices: Option<Shared<Answer>>,
    /// The newest counts of values; [`ListAnswer::Facets`].
    #[prop_or_default]
    pub facets: Option<Shared<Answer>>,
    /// The facets of which more is shown.
    #[prop_or_default]
    pub facet_wishes: Vec<FacetWish>,
    /// More or less of facets is wanted.
    #[prop_or_default]
    pub on_facet_wishes: Callback<Vec<FacetWish>>,
    /// What is wanted now.
    pub wish: ListWish,
    /// Something else is wanted.
    pub on_wish: Callback<ListWish>,
    /// Rows are to be copied, by their places; only one column where one is named.
    #[prop_or_default]
    pub on_copy: Callback<(Vec<u32>, Option<ColumnId>)>,
    /// All rows are to be saved as a file.
    #[prop_or_default]
    pub on_save: Callback<()>,
    /// What saving or copying did last.
    #[prop_or_default]
    pub note: AttrValue,
    /// Tells one list from another.
    pub source_key: AttrValue,
    /// A line under the title: a table's file.
    #[prop_or_default]
    pub lead: Html,
    /// Whether the rows are records of an entity, which read better as cards where there is little room.
    pub cards: bool,
    /// Whether rows may still come, as the export is being read.
    #[prop_or_default]
    pub reading: bool,
}

impl ListPageProps {
    fn change<T: 'static>(&self, change: fn(&mut ListWish, T)) -> Callback<T> {
        let wish = self.wish.clone();
        self.on_wish.reform(move |value: T| {
            let mut wish = wish.clone();
            change(&mut wish, value);
            wish
        })
    }

    fn choices(&self) -> &[ColumnChoice] {
        match self.choices.as_deref() {
            Some(Answer::List(ListAnswer::Columns(choices))) => choices,
            _ => &[],
        }
    }
}

/// The records of an entity, or the rows of a table.
#[component]
pub fn ListPage(props: &ListPageProps) -> Html {
    let Answer::Grid(window) = &*props.answer else {
        return Html::default();
    };
    let wish = &props.wish;
    let on_sort = props.change(|wish, sort| (wish.sort, wish.start) = (sort, 0));
    let on_layout = props.change(|wish, layout| wish.layout = layout);
    let on_span = props.change(|wish, span: Span| (wish.start, wish.len) = (span.start, span.len));
    let on_filters = props.change(|wish, filters| (wish.filters, wish.start) = (filters, 0));
    let on_clear = props.change(|wish, _: MouseEvent| {
        wish.filter.clear();
        wish.filters.clear();
        wish.start = 0;
    });
    let list_key = format!(
        "{} {:?} {} {:?}",
        props.source_key, wish.sort, wish.filter, wish.filters
    );
    html! {
        <div class="list">
            { head(props, window) }
            { chips(&wish.filters, &window.columns, props.choices(), &on_filters, &on_clear) }
            if !props.note.is_empty() {
                <p class="list-note">{ &props.note }</p>
            }
            <div class="list-body">
                if wish.panel {
                    { panel(props, &on_filters) }
                }
                <div class="list-rows">
                    <Grid label={format::shown(&window.title)} answer={props.answer.clone()} sort={wish.sort.clone()} {on_sort} {on_span}
                        layout={wish.layout.clone()} {on_layout} on_copy={props.on_copy.clone()} {list_key} cards={props.cards} />
                    if window.filtered == 0 {
                        { why_none(props, window, &on_clear) }
                    }
                </div>
            </div>
        </div>
    }
}

fn head(props: &ListPageProps, window: &GridWindow) -> Html {
    let wish = &props.wish;
    let filter = props.change(|wish, text: String| (wish.filter, wish.start) = (text, 0));
    let typed = filter
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let cleared = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            filter.emit(String::new());
        }
    });
    let toggle = props.change(|wish, _: MouseEvent| wish.panel = !wish.panel);
    let on_sort = props.change(|wish, sort| (wish.sort, wish.start) = (sort, 0));
    let on_layout = props.change(|wish, layout| wish.layout = layout);
    let choices = props.choices().to_vec();
    html! {
        <header class="list-head">
            <div>
                <h1 tabindex="-1">{ format::visible(&window.title).into_owned() }</h1>
                { props.lead.clone() }
            </div>
            <p class="list-count">{ words::of_total(window.filtered, window.total) }</p>
            <div class="list-tools">
                <div class="filter">
                    { icon(Icon::Search) }
                    <input type="search" class="filter-input" aria-label={words::filter_of(&format::visible(&window.title))}
                        placeholder={words::FILTER} autocomplete="off" spellcheck="false" value={wish.filter.clone()}
                        oninput={typed} onkeydown={cleared} />
                </div>
                <button type="button" class="button" aria-expanded={wish.panel.to_string()} aria-controls="list-panel" onclick={toggle}>
                    { lists::with_number(lists::FILTERS, wish.filters.len()) }
                </button>
                <Popover id="list-sort" title={lists::SORT} label={lists::with_number(lists::SORT, wish.sort.len())}>
                    <SortMenu choices={choices.clone()} shown={window.columns.clone()} sort={wish.sort.clone()} {on_sort} />
                </Popover>
                <Popover id="list-columns" title={lists::COLUMNS} label={lists::COLUMNS}>
                    <ColumnsMenu {choices} shown={window.columns.clone()} layout={wish.layout.clone()} frozen={props.cards} {on_layout} />
                </Popover>
                <button type="button" class="button" onclick={props.on_save.reform(|_: MouseEvent| ())}>{ lists::SAVE_CSV }</button>
            </div>
        </header>
    }
}

fn panel(props: &ListPageProps, on_filters: &Callback<Vec<ColumnFilter>>) -> Html {
    let add = {
        let filters = props.wish.filters.clone();
        on_filters.reform(move |filter: ColumnFilter| with_filter(&filters, filter, false))
    };
    html! {
        <aside id="list-panel" class="list-panel" aria-label={lists::FILTERS}>
            <details class="add-filter-part">
                <summary>{ icon(Icon::Plus) }{ lists::ADD_FILTER }</summary>
                <AddFilter choices={props.choices().to_vec()} on_filter={add} />
            </details>
            <Facets answer={props.facets.clone()} filters={props.wish.filters.clone()} on_filters={on_filters.clone()}
                wishes={props.facet_wishes.clone()} on_wishes={props.on_facet_wishes.clone()} />
        </aside>
    }
}

fn why_none(props: &ListPageProps, window: &GridWindow, on_clear: &Callback<MouseEvent>) -> Html {
    if window.total > 0 {
        return html! {
            <p class="list-none">
                { lists::LIST_FILTERED }{ " " }
                <button type="button" class="link-button" onclick={on_clear.clone()}>{ lists::CLEAR_FILTERS }</button>
            </p>
        };
    }
    let why = if props.reading {
        lists::LIST_READING
    } else {
        lists::LIST_EMPTY
    };
    html! { <p class="list-none">{ why }</p> }
}
