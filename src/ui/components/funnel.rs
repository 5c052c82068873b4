//! How many candidates ever reached each stage, as bars.
//!
//! It must not carry meaning alone: every bar stands beside its stage and figure.

use yew::prelude::*;

use super::share::permille;
use crate::engine::view::Stage;
use crate::ui::format;
use crate::ui::words;

/// A bar for each stage that does not end the race; nothing where the export does not tell who was where.
pub(crate) fn funnel(stages: &[Stage]) -> Html {
    let reached: Vec<(&str, u32)> = stages
        .iter()
        .filter(|stage| !stage.rejection)
        .filter_map(|stage| Some((stage.name.as_str(), stage.reached?)))
        .collect();
    let most = reached.iter().map(|(_, count)| *count).max().unwrap_or(0);
    if most == 0 {
        return Html::default();
    }
    html! {
        <details class="funnel opens">
            <summary>{ words::FUNNEL }</summary>
            <ol role="list" class="funnel-stages" aria-label={words::FUNNEL}>
                for (name, count) in reached {
                    <li class="funnel-stage">
                        <span class="funnel-name">{ format::shown(name) }</span>
                        { " " }<span class="funnel-count num">{ format::count(count) }</span>
                        <svg class="funnel-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true"
                            focusable="false">
                            <rect class="share-part" width={permille(count, most).to_string()} height="10" />
                        </svg>
                    </li>
                }
            </ol>
        </details>
    }
}
