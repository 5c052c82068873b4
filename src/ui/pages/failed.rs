//! The pages for when an export could not be opened, and for when the engine stopped.
//!
//! It must not know why: what to say is data.

use yew::prelude::*;

use crate::protocol::Failure;
use crate::ui::components::{Icon, Remedies, Remedying, icon, logo};
use crate::ui::format;
use crate::ui::words;

/// What [`FailedPage`] is drawn from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FailedPageProps {
    /// What is wrong with which file, and what to do.
    pub failure: Failure,
    /// The reader wants to open something else.
    pub on_close: Callback<()>,
    /// The reader does something about it.
    pub on_remedy: Callback<Remedying>,
}

/// An export could not be opened.
#[component]
pub fn FailedPage(props: &FailedPageProps) -> Html {
    let Failure {
        file,
        problem,
        advice,
        remedies,
    } = &props.failure;
    html! {
        <main class="trouble">
            { logo() }
            <h1 tabindex="-1">{ words::FAILED }</h1>
            <div class="alert" role="alert">
                { icon(Icon::Alert) }
                <div>
                    <p class="alert-file">{ format::visible(file).into_owned() }</p>
                    <p class="alert-problem">{ format::visible(problem).into_owned() }</p>
                    <p class="alert-advice">{ advice }</p>
                </div>
            </div>
            if !remedies.is_empty() {
                <Remedies remedies={remedies.clone()} on_remedy={props.on_remedy.clone()} />
            }
            // What helps stands out; where nothing does, another export.
            <button type="button" class={classes!("button", remedies.is_empty().then_some("button-main"))}
                onclick={props.on_close.reform(|_: MouseEvent| ())}>
                { words::OPEN_ANOTHER }
            </button>
        </main>
    }
}

/// What [`CrashedPage`] is drawn from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CrashedPageProps {
    /// What happened.
    pub message: AttrValue,
    /// Whether an export was open, which starting again reads once more.
    pub was_open: bool,
    /// Start again.
    pub on_restart: Callback<()>,
    /// Open something else.
    pub on_close: Callback<()>,
}

/// The engine stopped.
#[component]
pub fn CrashedPage(props: &CrashedPageProps) -> Html {
    html! {
        <main class="trouble">
            { logo() }
            <h1 tabindex="-1">{ words::CRASHED }</h1>
            <div class="alert" role="alert">
                { icon(Icon::Alert) }
                <div>
                    <p class="alert-problem">{ &props.message }</p>
                    <p class="alert-advice">{ if props.was_open { words::CRASH_REOPEN } else { words::CRASH_RESTART } }</p>
                </div>
            </div>
            <p class="trouble-ways">
                <button type="button" class="button button-main" onclick={props.on_restart.reform(|_: MouseEvent| ())}>
                    { words::RESTART }
                </button>
                <button type="button" class="button" onclick={props.on_close.reform(|_: MouseEvent| ())}>
                    { words::OPEN_ANOTHER }
                </button>
            </p>
        </main>
    }
}
