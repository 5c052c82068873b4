//! A link to the rows behind a figure.
//!
//! It must not put what the rows have in common into the address: it may be a person's.

use web_sys::MouseEvent;
use yew::prelude::*;

use crate::engine::view::{GridSource, Opens};
use crate::ui::hooks::Router;
use crate::ui::state::Route;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct OpensLinkProps {
    /// Where it leads.
    pub(super) opens: Opens,
    /// The class of the link.
    #[prop_or_default]
    pub(super) class: Classes,
    /// What it says to those who listen, where its text does not say it all.
    #[prop_or_default]
    pub(super) label: Option<AttrValue>,
    /// What it shows.
    pub(super) children: Html,
}

/// A link to the rows behind a figure; what leads nowhere is no link.
#[component]
pub(super) fn OpensLink(props: &OpensLinkProps) -> Html {
    let router = use_context::<Router>();
    let (route, filter) = match &props.opens {
        Opens::Rows { source, filter } => (route(source), Some(filter.clone())),
        Opens::Record(record) => (Route::Record(*record), None),
        Opens::Nothing => {
            return html! { <span class={props.class.clone()}>{ props.children.clone() }</span> };
        }
    };
    let onclick = filter.zip(router).map(|(filter, router)| {
        let route = route.clone();
        Callback::from(move |event: MouseEvent| {
            let plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
            if plain {
                event.prevent_default();
                event.stop_propagation();
                router.go_to_rows(route.clone(), vec![filter.clone()]);
            }
        })
    });
    html! {
        <a class={props.class.clone()} href={route.to_string()} aria-label={props.label.clone()} title={props.label.clone()} {onclick}>
            { props.children.clone() }
        </a>
    }
}

/// The page of a list.
pub(super) fn route(source: &GridSource) -> Route {
    match source {
        GridSource::Entity(key) => Route::Entity(key.clone()),
        GridSource::Table(table) => Route::Table(*table),
    }
}
