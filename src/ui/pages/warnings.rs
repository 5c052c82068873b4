//! What was odd in an export, by kind, with the first of each.
//!
//! It must not judge: the engine says what was odd and what it did about it.

use yew::prelude::*;

use crate::engine::view::{Overview, WarningCount};
use crate::engine::warning::Warning;
use crate::ui::format;
use crate::ui::state::{Route, Shared, StructurePlace};
use crate::ui::words;

/// How many warnings of a kind are listed.
const LISTED: usize = 20;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct WarningsProps {
    /// What is known of the export.
    pub(crate) overview: Shared<Overview>,
}

#[component]
pub(crate) fn Warnings(props: &WarningsProps) -> Html {
    let overview = &*props.overview;
    if overview.warnings.is_empty() {
        if !overview.complete {
            return Html::default();
        }
        return html! { <p class="part-note">{ words::NO_WARNINGS }</p> };
    }
    html! {
        <section class="overview-part" aria-labelledby="warnings">
            <h2 id="warnings">{ words::WARNINGS }</h2>
            <p class="part-note">
                { words::WARNINGS_NOTE }{ " " }
                <a href={Route::from(StructurePlace::Tables).to_string()}>{ words::structure::FROM_STRUCTURE }</a>
            </p>
            <div class="warnings">
                for (at, kind) in overview.warnings.iter().enumerate() {
                    { of_kind(kind, &overview.first_warnings, at == 0) }
                }
            </div>
        </section>
    }
}

fn of_kind(kind: &WarningCount, first: &[Warning], open: bool) -> Html {
    let listed: Vec<&Warning> = first
        .iter()
        .filter(|warning| warning.kind == kind.kind)
        .take(LISTED)
        .collect();
    let unlisted = kind
        .count
        .saturating_sub(u64::try_from(listed.len()).unwrap_or(u64::MAX));
    html! {
        <details class="warning-kind opens" {open}>
            <summary>
                <span class="warning-title">{ words::warning_kind(kind.kind) }</span>
                { " " }<span class="warning-count">{ format::count(kind.count) }</span>
            </summary>
            <ul class="warning-list">
                for warning in listed {
                    <li>
                        if !warning.file.is_empty() {
                            <span class="warning-place">{ words::file_line(&format::visible(&warning.file), u32::try_from(warning.line).ok().filter(|line| *line > 0)) }</span>
                        }
                        <span class="warning-message">{ format::visible(&warning.message).into_owned() }</span>
                    </li>
                }
                if unlisted > 0 {
                    <li class="warning-more">{ words::and_more(usize::try_from(unlisted).unwrap_or(usize::MAX)) }</li>
                }
            </ul>
        </details>
    }
}
