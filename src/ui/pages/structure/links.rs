//! Every link, by the table that refers.
//!
//! It must not leave out those that the reader rejected: they stay listed, struck through.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::link::{LinkItem, name};
use super::{Desk, title_of};
use crate::engine::view::{LinkStructure, Structure};
use crate::ui::components::{Icon, icon};
use crate::ui::dom;
use crate::ui::state::{Route, Shared, StructurePlace};
use crate::ui::words::links::{self as words, Listed};

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct LinksProps {
    pub(super) structure: Shared<Structure>,
    pub(super) desk: Desk,
    /// The form that adds a link.
    pub(super) add: Html,
}

#[component]
pub(super) fn Links(props: &LinksProps) -> Html {
    let listed = use_state_eq(|| Listed::All);
    let filter = use_state_eq(String::new);
    let structure = &*props.structure;
    let wanted = filter.to_lowercase();
    let shown: Vec<(usize, &LinkStructure)> = (0..)
        .zip(&structure.links)
        .filter(|(_, link)| is_listed(link, *listed))
        .filter(|(_, link)| {
            wanted.is_empty() || name(link, structure).to_lowercase().contains(&wanted)
        })
        .collect();
    // Said when the reader has narrowed the list, not when it is drawn first.
    let first = use_mut_ref(|| true);
    use_effect_with((shown.len(), structure.links.len()), move |(shown, all)| {
        if !first.replace(false) {
            dom::announce(&words::links(*shown, *all));
        }
    });
    let typed = {
        let filter = filter.clone();
        Callback::from(move |event: InputEvent| {
            filter.set(event.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    html! {
        <>
            <p class="part-note">{ words::LEAD }</p>
            { props.add.clone() }
            <div class="links-bar">
                <div class="filter">
                    { icon(Icon::Search) }
                    <input type="search" class="filter-input" aria-label={words::FILTER} placeholder={words::FILTER}
                        autocomplete="off" spellcheck="false" value={(*filter).clone()} oninput={typed} />
                </div>
                <div class="chips" role="group" aria-label={words::SHOW}>
                    for each in Listed::EACH {
                        { chip(each, *listed == each, &listed) }
                    }
                </div>
                <p class="list-count">{ words::links(shown.len(), structure.links.len()) }</p>
            </div>
            if structure.links.is_empty() {
                <p class="part-note">{ words::NONE }</p>
            } else if shown.is_empty() {
                <p class="part-note">{ words::NONE_LIKE_THIS }</p>
            }
            for part in shown.chunk_by(|(_, one), (_, other)| one.from == other.from) {
                { group(props, part) }
            }
        </>
    }
}

fn is_listed(link: &LinkStructure, listed: Listed) -> bool {
    match listed {
        Listed::All => true,
        Listed::Undecided => link.verdict.is_none(),
        Listed::Orphans => link.orphans > 0,
        Listed::Decided => link.verdict.is_some(),
    }
}

fn chip(each: Listed, chosen: bool, listed: &UseStateHandle<Listed>) -> Html {
    let onclick = {
        let listed = listed.clone();
        Callback::from(move |_: MouseEvent| listed.set(each))
    };
    html! {
        <button type="button" class="chip" aria-pressed={chosen.to_string()} {onclick}>{ each.words() }</button>
    }
}

fn group(props: &LinksProps, links: &[(usize, &LinkStructure)]) -> Html {
    let Some((_, first)) = links.first() else {
        return Html::default();
    };
    html! {
        // No landmarks: one for each of sixty tables would hide the others.
        <div key={first.from} class="structure-part links-group">
            <h2>
                <a href={Route::from(StructurePlace::Table(first.from)).to_string()}>
                    { words::from_table(title_of(&props.structure, first.from)) }
                </a>
            </h2>
            <ul class="links">
                for (index, _) in links {
                    <LinkItem key={*index} structure={props.structure.clone()} index={*index} desk={props.desk.clone()} />
                }
            </ul>
        </div>
    }
}
