//! One link: what refers to what, how sure that is and why, and what the reader says of it.
//!
//! It must not decide: it says what the reader decides.

use yew::prelude::*;

use super::{Desk, title_of};
use crate::engine::table::TableId;
use crate::engine::view::{LinkStructure, Structure, Verdict};
use crate::ui::components::{Icon, icon};
use crate::ui::dom;
use crate::ui::state::{Narrowed, Route, Shared, StructurePlace};
use crate::ui::words::links as words;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct LinkItemProps {
    pub(super) structure: Shared<Structure>,
    /// Which of its links.
    pub(super) index: usize,
    pub(super) desk: Desk,
}

/// A link as an item of a list.
#[component]
pub(super) fn LinkItem(props: &LinkItemProps) -> Html {
    let structure = &*props.structure;
    let Some(link) = structure.links.get(props.index) else {
        return Html::default();
    };
    let name = name(link, structure);
    let rejected = link.verdict == Some(Verdict::Rejected);
    html! {
        <li class={classes!("link", rejected.then_some("link-rejected"))} aria-label={name.clone()}>
            <div class="link-ends">
                { end(structure, link.from, &words::columns(&link.ends.columns)) }
                <span class="link-arrow">{ icon(Icon::Arrow) }<span class="visually-hidden">{ "to" }</span></span>
                { end(structure, link.to, &words::columns(&link.ends.to_columns)) }
                if let Some(verdict) = link.verdict {
                    <span class="link-verdict">{ words::verdict(verdict) }</span>
                }
            </div>
            <ul class="link-facts">
                <li>{ words::matched(link.matched, link.orphans) }</li>
                if link.orphans > 0 {
                    <li>{ orphans(link) }</li>
                }
                <li>{ words::kind(link.kind) }</li>
                // What the reader has decided is no longer a guess.
                if link.verdict.is_none() {
                    <li>{ words::confidence(link.confidence_percent) }</li>
                }
            </ul>
            if !link.evidence.is_empty() {
                <details class="opens link-why">
                    <summary aria-label={words::of_link(words::EVIDENCE, &name)}>{ words::EVIDENCE }</summary>
                    <ul>
                        for sentence in &link.evidence {
                            <li>{ sentence }</li>
                        }
                    </ul>
                </details>
            }
            <div class="link-judge">
                if link.verdict == Some(Verdict::Added) {
                    { take_back(props, link, &name) }
                } else {
                    { judge(props, link, &name, words::CONFIRM, Verdict::Confirmed) }
                    { judge(props, link, &name, words::REJECT, Verdict::Rejected) }
                }
            </div>
        </li>
    }
}

/// A link in words.
pub(super) fn name(link: &LinkStructure, structure: &Structure) -> String {
    words::link(
        &words::columns(&link.ends.columns),
        title_of(structure, link.from),
        title_of(structure, link.to),
    )
}

fn end(structure: &Structure, table: TableId, columns: &str) -> Html {
    html! {
        <span class="link-end">
            <a href={Route::from(StructurePlace::Table(table)).to_string()}>{ title_of(structure, table) }</a>
            { " " }<code>{ columns }</code>
        </span>
    }
}

fn orphans(link: &LinkStructure) -> Html {
    let rows = Narrowed::Orphans(Narrowed::link_number(&link.ends));
    let name = words::orphans_of(link.orphans, &words::columns(&link.ends.columns));
    html! {
        <a class="link-orphans" href={Route::Rows(link.from, rows).to_string()} title={name}>{ words::orphans(link.orphans) }</a>
    }
}

/// A button that stays pressed while the verdict holds; pressing it again takes the verdict back.
fn judge(
    props: &LinkItemProps,
    link: &LinkStructure,
    name: &str,
    words: &'static str,
    verdict: Verdict,
) -> Html {
    let holds = link.verdict == Some(verdict);
    let onclick = {
        let (desk, ends, name) = (props.desk.clone(), link.ends.clone(), name.to_owned());
        Callback::from(move |_: MouseEvent| desk.judge(&ends, (!holds).then_some(verdict), &name))
    };
    html! {
        <button type="button" class="button button-small" aria-pressed={holds.to_string()}
            aria-label={words::of_link(words, name)} {onclick}>
            if holds { { icon(Icon::Check) } }
            { words }
        </button>
    }
}

/// An added link goes away with this button, so the focus goes to the page's heading.
fn take_back(props: &LinkItemProps, link: &LinkStructure, name: &str) -> Html {
    let onclick = {
        let (desk, ends, name) = (props.desk.clone(), link.ends.clone(), name.to_owned());
        Callback::from(move |_: MouseEvent| {
            desk.judge(&ends, None, &name);
            dom::focus_heading();
        })
    };
    html! {
        <button type="button" class="button button-small" aria-label={words::of_link(words::TAKE_BACK, name)} {onclick}>
            { words::TAKE_BACK }
        </button>
    }
}
