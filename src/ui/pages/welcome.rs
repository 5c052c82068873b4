//! The page before anything is open: a promise, and the ways in.
//!
//! It must not read files.

use yew::prelude::*;

use crate::ui::components::{Doors, Icon, NamedFiles, icon, logo};
use crate::ui::state::Route;
use crate::ui::words;

/// What [`WelcomePage`] is drawn from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct WelcomePageProps {
    /// Files were chosen.
    pub on_files: Callback<NamedFiles>,
    /// The sample is wanted.
    pub on_sample: Callback<()>,
}

/// The page before anything is open.
#[component]
pub fn WelcomePage(props: &WelcomePageProps) -> Html {
    html! {
        <main class="welcome">
            <div class="welcome-head">
                { logo() }
                <h1 tabindex="-1">{ words::PRODUCT }</h1>
                <p class="welcome-what">{ words::WHAT }</p>
                <p class="welcome-promise">
                    { icon(Icon::Check) }{ words::PROMISE }{ " " }
                    <a href={Route::Lock.to_string()}>{ words::lock::TEST_THE_LOCK }</a>
                </p>
            </div>
            <Doors on_files={props.on_files.clone()} on_sample={props.on_sample.clone()} />
            <details class="welcome-check opens">
                <summary>{ words::CHECK_TITLE }</summary>
                <ul>
                    for line in words::CHECKS {
                        <li>{ line }</li>
                    }
                </ul>
            </details>
        </main>
    }
}
