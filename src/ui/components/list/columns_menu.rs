//! Chooses the columns of a list and their order.
//!
//! It must not know rows.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::engine::table::ColumnId;
use crate::engine::view::{ColumnChoice, GridColumn};
use crate::ui::components::{Icon, icon, width_now};
use crate::ui::format;
use crate::ui::state::ListLayout;
use crate::ui::words::lists;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct ColumnsMenuProps {
    /// All columns that there are.
    pub(crate) choices: Vec<ColumnChoice>,
    /// Those that are shown.
    pub(crate) shown: Vec<GridColumn>,
    /// Columns and widths.
    pub(crate) layout: ListLayout,
    /// Whether the first column stays where it is.
    pub(crate) frozen: bool,
    /// Other columns are wanted.
    pub(crate) on_layout: Callback<ListLayout>,
}

/// Chooses the columns of a list: those that are shown first, in their order, then all others under the section they belong to.
#[component]
pub(crate) fn ColumnsMenu(props: &ColumnsMenuProps) -> Html {
    let search = use_state_eq(String::new);
    let on_search = {
        let search = search.clone();
        Callback::from(move |event: InputEvent| {
            search.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let wanted = search.trim().to_lowercase();
    let is_found = |choice: &&ColumnChoice| choice.title.to_lowercase().contains(&wanted);
    let ids = props.ids();
    let find = |id: &ColumnId| props.choices.iter().find(|choice| choice.id == *id);
    let shown: Vec<&ColumnChoice> = ids.iter().filter_map(find).collect();
    let others: Vec<&ColumnChoice> = props
        .choices
        .iter()
        .filter(|choice| !ids.contains(&choice.id))
        .filter(is_found)
        .collect();
    let none = others.is_empty() && !shown.iter().any(is_found);
    let on_reset = props
        .on_layout
        .reform(|_: MouseEvent| ListLayout::default());
    html! {
        <>
            <input type="search" class="field" aria-label={lists::FIND_COLUMN} placeholder={lists::FIND_COLUMN} autocomplete="off"
                spellcheck="false" value={(*search).clone()} oninput={on_search} />
            <ul class="menu-list">
                for (choice, at) in shown.iter().zip(0_u32..) {
                    if is_found(choice) {
                        { line(props, choice, Some(at)) }
                    }
                }
            </ul>
            for part in others.chunk_by(|one, other| one.group == other.group) {
                <h2 class="menu-title">{ part.first().map_or("", |first| if first.group.is_empty() { lists::OWN_FIELDS } else { &first.group }) }</h2>
                <ul class="menu-list">
                    for choice in part {
                        { line(props, choice, None) }
                    }
                </ul>
            }
            if none {
                <p class="menu-none">{ lists::NO_COLUMN }</p>
            }
            if props.layout != ListLayout::default() {
                <button type="button" class="link-button" onclick={on_reset}>{ lists::RESET_COLUMNS }</button>
            }
        </>
    }
}

impl ColumnsMenuProps {
    fn ids(&self) -> Vec<ColumnId> {
        self.shown.iter().map(|column| column.id).collect()
    }
}

fn line(props: &ColumnsMenuProps, choice: &ColumnChoice, at: Option<u32>) -> Html {
    let fixed = at == Some(0) && (props.frozen || props.shown.len() == 1);
    let first = u32::from(props.frozen);
    let last = u32::try_from(props.shown.len()).unwrap_or(0);
    let ids = props.ids();
    let toggle = {
        let next = props.layout.toggled(&ids, choice.id);
        props.on_layout.reform(move |_: Event| next.clone())
    };
    let step = |to: Option<u32>| {
        let (from, to) = (at?, to?);
        let allowed = from >= first && to >= first && to < last;
        allowed.then(|| {
            let next = props.layout.moved(&ids, from, to);
            props.on_layout.reform(move |_: MouseEvent| next.clone())
        })
    };
    let up = step(at.and_then(|at| at.checked_sub(1)));
    let down = step(at.map(|at| at + 1));
    let place = at.and_then(|at| usize::try_from(at).ok());
    let column = place.and_then(|place| Some((place, props.shown.get(place)?)));
    let width = |factor: f64| {
        let (place, column) = column?;
        let width = f64::from(width_now(column, place, &props.layout)) * factor;
        let next = props.layout.widened(column.id, width);
        Some(props.on_layout.reform(move |_: MouseEvent| next.clone()))
    };
    html! {
        <li key={choice.id} class="menu-line">
            <label class="menu-check">
                <input type="checkbox" checked={at.is_some()} disabled={fixed} onchange={toggle} />
                <span>{ format::shown(&choice.title) }</span>
            </label>
            if at.is_some() {
                <button type="button" class="icon-button" aria-label={lists::narrower(&choice.title)} title={lists::NARROWER}
                    onclick={width(0.8)}>{ icon(Icon::Minus) }</button>
                <button type="button" class="icon-button" aria-label={lists::wider(&choice.title)} title={lists::WIDER}
                    onclick={width(1.25)}>{ icon(Icon::Plus) }</button>
                <button type="button" class="icon-button" aria-label={lists::move_up(&choice.title)} disabled={up.is_none()}
                    onclick={up}>{ icon(Icon::Up) }</button>
                <button type="button" class="icon-button" aria-label={lists::move_down(&choice.title)} disabled={down.is_none()}
                    onclick={down}>{ icon(Icon::Down) }</button>
            }
        </li>
    }
}
