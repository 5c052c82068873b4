//! What the reader can do at once about what could not be read: give a password, raise the limits, open an archive inside.
//!
//! It must not keep a password: what was typed goes to whoever opens the files, and the box is emptied.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::engine::view::{Password, Remedy};
use crate::ui::format;
use crate::ui::words;

/// What the reader wants done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remedying {
    /// Open the same files with this password.
    Unlock(Password),
    /// Open the same files with higher limits.
    Raise,
    /// Open this archive inside the archive instead.
    Enter(String),
}

/// What [`Remedies`] is drawn from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct RemediesProps {
    /// What would help.
    pub remedies: Vec<Remedy>,
    /// The reader wants one of them.
    pub on_remedy: Callback<Remedying>,
}

/// What the reader can do at once about what could not be read.
#[component]
pub fn Remedies(props: &RemediesProps) -> Html {
    let input = use_node_ref();
    let on_submit = {
        let (input, on_remedy) = (input.clone(), props.on_remedy.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Some(input) = input.cast::<HtmlInputElement>() else {
                return;
            };
            let password = Password::new(input.value());
            input.set_value("");
            on_remedy.emit(Remedying::Unlock(password));
        })
    };
    let inner = props.remedies.iter().filter_map(|remedy| match remedy {
        Remedy::Inner(path) => Some(path),
        Remedy::Password { .. } | Remedy::Raise => None,
    });
    let inner: Vec<&String> = inner.collect();
    let wrong = props.remedies.iter().find_map(|remedy| match remedy {
        Remedy::Password { wrong } => Some(*wrong),
        Remedy::Raise | Remedy::Inner(_) => None,
    });
    html! {
        <div class="remedies">
            if let Some(wrong) = wrong {
                <form class="remedy" onsubmit={on_submit}>
                    <div class="form-field">
                        <label for="password">{ words::PASSWORD }</label>
                        <input id="password" class="field" type="password" autocomplete="off" required=true ref={input}
                            aria-invalid={wrong.to_string()} aria-describedby="password-hint" />
                        <p id="password-hint" class={if wrong { "form-problem" } else { "form-hint" }}>
                            { if wrong { words::WRONG_PASSWORD } else { words::PASSWORD_HINT } }
                        </p>
                    </div>
                    <button type="submit" class="button button-main">{ words::UNLOCK }</button>
                </form>
            }
            if props.remedies.contains(&Remedy::Raise) {
                <div class="remedy">
                    <p class="form-hint">{ words::RAISE_HINT }</p>
                    <button type="button" class="button" onclick={props.on_remedy.reform(|_: MouseEvent| Remedying::Raise)}>
                        { words::RAISE }
                    </button>
                </div>
            }
            if !inner.is_empty() {
                <div class="remedy">
                    <p class="form-hint">{ words::INNER_HINT }</p>
                    <ul class="remedy-inner">
                        for path in inner {
                            <li>{ enter(path, &props.on_remedy) }</li>
                        }
                    </ul>
                </div>
            }
        </div>
    }
}

fn enter(path: &str, on_remedy: &Callback<Remedying>) -> Html {
    let to = path.to_owned();
    let onclick = on_remedy.reform(move |_: MouseEvent| Remedying::Enter(to.clone()));
    html! { <button type="button" class="button" dir="auto" {onclick}>{ words::open_inner(&format::visible(path)) }</button> }
}
