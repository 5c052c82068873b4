//! The values of a list's columns with their counts, each a button that filters by it.
//!
//! It must not count: counts come in.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::histogram::histogram;
use super::with_filter;
use crate::engine::table::ColumnId;
use crate::engine::view::{
    CellTest, ColumnFilter, Facet, FacetBody, FacetValue, FacetWish, ListAnswer,
};
use crate::protocol::Answer;
use crate::ui::format;
use crate::ui::state::Shared;
use crate::ui::words::{self, lists};

/// Values that "Show more" adds.
const MORE: u32 = 50;
/// Values that are shown unasked.
const USUAL: u32 = 6;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct FacetsProps {
    /// The newest counts; [`ListAnswer::Facets`].
    pub(crate) answer: Option<Shared<Answer>>,
    /// The filters in force.
    pub(crate) filters: Vec<ColumnFilter>,
    /// Other filters are wanted.
    pub(crate) on_filters: Callback<Vec<ColumnFilter>>,
    /// The facets of which more is shown.
    pub(crate) wishes: Vec<FacetWish>,
    /// More or less of facets is wanted.
    pub(crate) on_wishes: Callback<Vec<FacetWish>>,
}

/// The facets of a list.
#[component]
pub(crate) fn Facets(props: &FacetsProps) -> Html {
    match props.answer.as_deref() {
        Some(Answer::List(ListAnswer::Facets(facets))) if facets.is_empty() => {
            html! { <p class="menu-none">{ lists::NO_FACETS }</p> }
        }
        Some(Answer::List(ListAnswer::Facets(facets))) => html! {
            for facet in facets.iter().filter(|facet| has_rows(facet)) {
                <section key={facet.column} class="facet" aria-labelledby={format!("facet-{}", facet.column)}>
                    <h2 id={format!("facet-{}", facet.column)} class="facet-title">{ format::shown(&facet.title) }</h2>
                    { body(props, facet) }
                </section>
            }
        },
        _ => html! { <p class="menu-none" aria-busy="true">{ lists::COUNTING }</p> },
    }
}

/// Whether any row is behind what a facet would show, or a filter named one of its values.
fn has_rows(facet: &Facet) -> bool {
    let any = match &facet.body {
        FacetBody::Values { top, .. } => !top.is_empty(),
        FacetBody::Dates { bars, outside } => *outside > 0 || bars.iter().any(|bar| bar.count > 0),
    };
    any || facet.empty > 0
}

fn body(props: &FacetsProps, facet: &Facet) -> Html {
    match &facet.body {
        FacetBody::Dates { bars, outside } => html! {
            <>
                { histogram(facet.column, bars, &props.filters, &props.on_filters) }
                if *outside > 0 {
                    <p class="facet-note">{ lists::outside(*outside) }</p>
                }
                <ul class="facet-values">{ empty(props, facet) }</ul>
            </>
        },
        FacetBody::Values { top, distinct } => {
            let wish = props.wishes.iter().find(|wish| wish.column == facet.column);
            let shown = u32::try_from(top.len()).unwrap_or(u32::MAX);
            html! {
                <>
                    if wish.is_some() {
                        { search(props, facet, wish) }
                    }
                    <ul class="facet-values">
                        for value in top {
                            { line(props, facet.column, value) }
                        }
                        { empty(props, facet) }
                    </ul>
                    if shown < *distinct {
                        { more(props, facet, wish, *distinct - shown) }
                    }
                </>
            }
        }
    }
}

/// The values of a column that the filters name.
fn chosen(filters: &[ColumnFilter], column: ColumnId) -> Vec<String> {
    let named = filters.iter().find_map(|filter| match &filter.test {
        CellTest::OneOf(texts) if filter.column == column => Some(texts.clone()),
        _ => None,
    });
    named.unwrap_or_default()
}

fn line(props: &FacetsProps, column: ColumnId, value: &FacetValue) -> Html {
    let mut texts = chosen(&props.filters, column);
    let is_chosen = texts.contains(&value.text);
    if is_chosen {
        texts.retain(|text| *text != value.text);
    } else {
        texts.push(value.text.clone());
    }
    let next = if texts.is_empty() {
        without(&props.filters, column)
    } else {
        let test = CellTest::OneOf(texts);
        with_filter(&props.filters, ColumnFilter { column, test }, true)
    };
    button(props, &value.text, value.count, is_chosen, next)
}

/// The rows without a value.
fn empty(props: &FacetsProps, facet: &Facet) -> Html {
    let filter = ColumnFilter {
        column: facet.column,
        test: CellTest::Empty,
    };
    let is_chosen = props.filters.contains(&filter);
    if facet.empty == 0 && !is_chosen {
        return Html::default();
    }
    let next = if is_chosen {
        without(&props.filters, facet.column)
    } else {
        with_filter(&props.filters, filter, true)
    };
    button(props, lists::NO_VALUE, facet.empty, is_chosen, next)
}

fn without(filters: &[ColumnFilter], column: ColumnId) -> Vec<ColumnFilter> {
    let others = filters.iter().filter(|filter| filter.column != column);
    others.cloned().collect()
}

fn button(
    props: &FacetsProps,
    text: &str,
    count: u32,
    is_chosen: bool,
    next: Vec<ColumnFilter>,
) -> Html {
    let onclick = props.on_filters.reform(move |_: MouseEvent| next.clone());
    html! {
        <li key={text.to_owned()}>
            <button type="button" class="facet-value" aria-pressed={is_chosen.to_string()} {onclick}>
                <span class="facet-text" dir="auto">{ format::shown(&amount(text).unwrap_or_else(|| text.to_owned())) }</span>
                { " " }
                <span class="facet-count num">{ format::count(count) }</span>
            </button>
        </li>
    }
}

/// An amount with its currency, as the list shows it; `None` for any other text.
fn amount(text: &str) -> Option<String> {
    let (amount, code) = text.rsplit_once(' ')?;
    let is_code = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_amount = amount.parse::<f64>().is_ok_and(f64::is_finite);
    (is_code && is_amount).then(|| format::money(amount, code))
}

fn wished(props: &FacetsProps, wish: FacetWish) -> Vec<FacetWish> {
    let mut next = props.wishes.clone();
    next.retain(|known| known.column != wish.column);
    next.push(wish);
    next
}

fn search(props: &FacetsProps, facet: &Facet, wish: Option<&FacetWish>) -> Html {
    let typed = {
        let (props, column) = (props.clone(), facet.column);
        let limit = wish.map_or(USUAL, |wish| wish.limit);
        Callback::from(move |event: InputEvent| {
            let search = event.target_unchecked_into::<HtmlInputElement>().value();
            props.on_wishes.emit(wished(
                &props,
                FacetWish {
                    column,
                    limit,
                    search,
                },
            ));
        })
    };
    html! {
        <input type="search" class="field facet-search" aria-label={lists::find_in(&facet.title)} placeholder={words::FILTER}
            autocomplete="off" spellcheck="false" value={wish.map_or(String::new(), |wish| wish.search.clone())} oninput={typed} />
    }
}

fn more(props: &FacetsProps, facet: &Facet, wish: Option<&FacetWish>, left: u32) -> Html {
    let next = wished(
        props,
        FacetWish {
            column: facet.column,
            limit: wish.map_or(USUAL, |wish| wish.limit) + MORE,
            search: wish.map_or(String::new(), |wish| wish.search.clone()),
        },
    );
    let onclick = props.on_wishes.reform(move |_: MouseEvent| next.clone());
    html! { <button type="button" class="link-button" {onclick}>{ lists::show_more(left.min(MORE)) }</button> }
}
