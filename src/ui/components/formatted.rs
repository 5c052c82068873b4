//! A field's text with formatting: as plain text at first, in a frame on demand.
//!
//! It must be given HTML that the engine has made safe.

use yew::prelude::*;

use super::long_text::LongText;
use super::safe_frame::SafeFrame;
use crate::ui::format;
use crate::ui::words;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct FormattedProps {
    /// HTML that the engine has made safe.
    pub(crate) html: AttrValue,
}

/// A field's text with formatting.
#[component]
pub(crate) fn Formatted(props: &FormattedProps) -> Html {
    let framed = use_state_eq(|| false);
    let text = format::html_text(&props.html);
    let toggle = {
        let framed = framed.clone();
        Callback::from(move |_: MouseEvent| framed.set(!*framed))
    };
    html! {
        <div class="formatted">
            if *framed {
                <SafeFrame html={props.html.clone()} {text} />
            } else {
                <LongText paragraphs={text} />
            }
            <button type="button" class="link-button" aria-pressed={framed.to_string()} onclick={toggle}>
                { words::SHOW_FORMATTING }
            </button>
        </div>
    }
}
