//! The ways into the page: a place to drop files, a file input, the sample.
//!
//! It must not read files.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::ui::dom;
use crate::ui::words;

/// Files with their names, or their paths in a folder that was dropped.
pub type NamedFiles = Vec<(String, web_sys::File)>;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct DoorsProps {
    /// Files were chosen.
    pub(crate) on_files: Callback<NamedFiles>,
    /// The sample is wanted.
    pub(crate) on_sample: Callback<()>,
}

#[component]
pub(crate) fn Doors(props: &DoorsProps) -> Html {
    let chosen = props.on_files.reform(|event: Event| {
        event
            .target_dyn_into::<HtmlInputElement>()
            .map_or_else(Vec::new, |input| dom::from_input(&input))
    });
    let sample = props.on_sample.reform(|_: MouseEvent| ());
    html! {
        <div class="doors">
            <div class="door">
                <input id="open-export" class="door-input" type="file" multiple=true onchange={chosen} />
                <span class="door-icon">{ icon(Icon::Drop) }</span>
                <p class="door-title">{ words::DROP_HERE }</p>
                <p class="door-hint">{ words::DROP_HINT }</p>
                <label class="button button-main" for="open-export">{ words::OPEN_EXPORT }</label>
            </div>
            <p class="door-sample">
                { words::NO_EXPORT }{ " " }
                <button type="button" class="button" onclick={sample}>{ words::OPEN_SAMPLE }</button>
            </p>
        </div>
    }
}
