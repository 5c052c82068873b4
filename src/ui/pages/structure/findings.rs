//! What the reader should know of an export: what is missing, new, written otherwise or broken.
//!
//! It must not judge: the engine says what was found, in sentences.

use yew::prelude::*;

use crate::engine::view::{Finding, FindingKind, Structure};
use crate::ui::format;
use crate::ui::state::{Narrowed, Route, StructurePlace};
use crate::ui::words::structure as words;

/// How many findings of a kind stand open.
const SHOWN: usize = 4;

/// The findings, by kind.
pub(super) fn findings(structure: &Structure) -> Html {
    let mut kinds: Vec<FindingKind> = structure
        .findings
        .iter()
        .map(|finding| finding.kind)
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    html! {
        <section class="structure-part" aria-labelledby="findings">
            <h2 id="findings">{ words::FINDINGS }</h2>
            if kinds.is_empty() {
                <p class="part-note">{ words::NO_FINDINGS }</p>
            }
            <div class="findings">
                for kind in kinds {
                    { of_kind(kind, structure) }
                }
            </div>
        </section>
    }
}

fn of_kind(kind: FindingKind, structure: &Structure) -> Html {
    let all: Vec<&Finding> = structure
        .findings
        .iter()
        .filter(|finding| finding.kind == kind)
        .collect();
    let (shown, rest) = all.split_at(all.len().min(SHOWN));
    let number = u64::try_from(all.len()).unwrap_or(u64::MAX);
    html! {
        <div class="finding-kind">
            <h3>{ words::finding_kind(kind) }{ " " }<span class="section-count">{ format::count(number) }</span></h3>
            <ul class="finding-list">
                for finding in shown {
                    { item(finding, structure) }
                }
            </ul>
            if !rest.is_empty() {
                <details class="opens finding-rest">
                    <summary>{ crate::ui::words::show_more(rest.len()) }</summary>
                    <ul class="finding-list">
                        for finding in rest {
                            { item(finding, structure) }
                        }
                    </ul>
                </details>
            }
        </div>
    }
}

fn item(finding: &Finding, structure: &Structure) -> Html {
    let table = structure
        .tables
        .iter()
        .find(|table| Some(table.table) == finding.table);
    html! {
        <li>
            { &finding.text }
            if let Some(table) = table {
                { " " }<a href={Route::from(StructurePlace::Table(table.table)).to_string()}>{ format::shown(&table.title) }</a>
                if finding.kind == FindingKind::BrokenRows {
                    { " · " }<a href={Route::Rows(table.table, Narrowed::Doubtful).to_string()}>{ words::SEE_ROWS }</a>
                }
            }
        </li>
    }
}
