//! The profile that gives the words, and files about the structure.
//!
//! It must not read or write files: it says which are wanted.

use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

use super::Desk;
use crate::engine::view::Structure;
use crate::protocol::Description;
use crate::ui::dom;
use crate::ui::state::Shared;
use crate::ui::words::structure as words;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ProfilePartProps {
    pub(super) structure: Shared<Structure>,
    pub(super) desk: Desk,
    /// Why a chosen file could not be read; empty when it could.
    pub(super) problem: AttrValue,
    /// A profile was chosen.
    pub(super) on_profile: Callback<File>,
    /// A file about the structure is wanted.
    pub(super) on_describe: Callback<Description>,
}

#[component]
pub(super) fn ProfilePart(props: &ProfilePartProps) -> Html {
    let structure = &*props.structure;
    let own = structure.amendments.profile.as_ref();
    let chosen = {
        let on_profile = props.on_profile.clone();
        Callback::from(move |event: Event| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            let file = input.and_then(|input| dom::from_input(&input).into_iter().next());
            if let Some((_, file)) = file {
                on_profile.emit(file);
            }
        })
    };
    let built_in = {
        let desk = props.desk.clone();
        Callback::from(move |_: MouseEvent| desk.profile(None))
    };
    let problem = if props.problem.is_empty() {
        structure.profile_problem.as_str()
    } else {
        &props.problem
    };
    html! {
        <>
            <section class="structure-part" aria-labelledby="profile">
                <h2 id="profile">{ words::PROFILE }</h2>
                <p class="part-note">{ words::PROFILE_LEAD }</p>
                <dl class="facts">
                    <div>
                        <dt>{ words::PROFILE_IN_FORCE }</dt>
                        <dd>
                            if structure.profile.is_empty() { { words::PROFILE_NONE } } else { { &structure.profile } }
                            if let Some(own) = own.filter(|_| structure.profile_problem.is_empty()) {
                                <span class="structure-aside">{ &own.name }{ ", " }{ words::BY_YOU }</span>
                            }
                        </dd>
                    </div>
                    if !structure.profiles.is_empty() {
                        <div><dt>{ words::PROFILES_BUILT_IN }</dt><dd>{ structure.profiles.join(", ") }</dd></div>
                    }
                </dl>
                if !problem.is_empty() {
                    <div class="problem" role="alert">
                        <p><strong>{ words::PROFILE_PROBLEM }{ own.map(|own| format!(": {}", own.name)) }</strong></p>
                        <p class="problem-text">{ problem }</p>
                    </div>
                }
                <div class="form-buttons">
                    <span class="load">
                        <input id="load-profile" class="door-input" type="file" accept=".toml,text/plain" onchange={chosen} />
                        <label class="button" for="load-profile">{ words::LOAD_PROFILE }</label>
                    </span>
                    if own.is_some() {
                        <button type="button" class="button" onclick={built_in}>{ words::BUILT_IN_PROFILE }</button>
                    }
                </div>
            </section>
            <section class="structure-part" aria-labelledby="save">
                <h2 id="save">{ words::SAVE_TITLE }</h2>
                <p class="part-note">{ words::SAVE_LEAD }</p>
                <div class="saves">
                    { save(props, words::SAVE_PROFILE, words::SAVE_PROFILE_HINT, Description::Profile) }
                    { save(props, words::SAVE_PACKAGE, words::SAVE_PACKAGE_HINT, Description::DataPackage) }
                </div>
            </section>
            <section class="structure-part" aria-labelledby="report">
                <h2 id="report">{ words::REPORT_TITLE }</h2>
                <p class="part-note">{ words::REPORT_LEAD }</p>
                <div class="saves">
                    { save(props, words::SAVE_REPORT, words::SAVE_REPORT_HINT, Description::Report) }
                </div>
            </section>
        </>
    }
}

fn save(
    props: &ProfilePartProps,
    words: &'static str,
    hint: &'static str,
    which: Description,
) -> Html {
    let onclick = props.on_describe.reform(move |_: MouseEvent| which);
    html! {
        <div class="save">
            <button type="button" class="button" {onclick}>{ words }</button>
            <p class="form-hint">{ hint }</p>
        </div>
    }
}
