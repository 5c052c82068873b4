//! The page that tests the lock: what was tried and what became of it, what is kept, which file this is.
//!
//! It must not try anything: what was found comes in as data.

mod file;
mod kept;
mod live;
mod trials;
mod verdict;

use yew::prelude::*;

use crate::client::{Kept, Trial};
use crate::ui::components::{Icon, icon};
use crate::ui::words::lock as words;

pub use file::{Checked, FileSum};
pub(crate) use live::{LiveLock, LoneLock};
pub use verdict::Testing;
use verdict::{Verdict, verdict};

/// What [`LockPage`] is drawn from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct LockPageProps {
    /// How far the test is.
    pub testing: Testing,
    /// What was tried.
    pub trials: Vec<Trial>,
    /// How much the browser keeps, by place.
    pub kept: Vec<(Kept, Option<u32>)>,
    /// The policy that the page carries.
    pub policy: AttrValue,
    /// The file that was chosen to be compared.
    pub checked: Checked,
    /// The reader wants everything tried.
    pub on_try: Callback<()>,
    /// A file was chosen.
    pub on_file: Callback<web_sys::File>,
    /// The reader has told the published sum.
    pub on_published: Callback<String>,
    /// The reader wants the export forgotten; none where none is open.
    pub on_forget: Option<Callback<()>>,
}

/// The page that tests the lock.
#[component]
pub fn LockPage(props: &LockPageProps) -> Html {
    let verdict = verdict(props.testing, &props.trials);
    html! {
        <div class="lock">
            <header class="page-head">
                <h1 tabindex="-1">{ words::TEST_THE_LOCK }</h1>
                <p class="page-lead">{ words::LEAD }</p>
            </header>
            { verdict_card(props, verdict) }
            { trials::groups(props.testing, &props.trials) }
            { kept::part(&props.kept, props.on_forget.as_ref()) }
            { file::part(&props.checked, &props.on_file, &props.on_published) }
            <section class="lock-part" aria-labelledby="lock-policy">
                <h2 id="lock-policy">{ words::POLICY }</h2>
                <p class="part-note">{ words::POLICY_NOTE }</p>
                if props.policy.is_empty() {
                    <p class="form-problem">{ words::NO_POLICY }</p>
                } else {
                    <ul class="lock-policy">
                        for part in props.policy.split(';').map(str::trim).filter(|part| !part.is_empty()) {
                            <li><code>{ part.to_owned() }</code></li>
                        }
                    </ul>
                }
            </section>
        </div>
    }
}

/// What it comes to, with the way to begin.
fn verdict_card(props: &LockPageProps, verdict: Verdict) -> Html {
    let (class, drawing, title, told) = match verdict {
        Verdict::NotYet => ("", None, words::NOT_YET.to_owned(), words::HOW.to_owned()),
        Verdict::Trying { done, all } => {
            ("", None, words::trying(done, all), words::HOW.to_owned())
        }
        Verdict::Locked { refused, absent } => (
            "lock-holds",
            Some(Icon::Check),
            words::LOCKED.to_owned(),
            words::all_refused(refused, absent),
        ),
        Verdict::Open { open } => (
            "lock-open",
            Some(Icon::Alert),
            words::OPEN.to_owned(),
            format!("{} {}", words::not_refused(open), words::OPEN_ADVICE),
        ),
        Verdict::Impossible => (
            "lock-open",
            Some(Icon::Alert),
            words::NO_ATTEMPT.to_owned(),
            words::NO_ATTEMPT_WHY.to_owned(),
        ),
    };
    let begin = if matches!(props.testing, Testing::Before) {
        words::BEGIN
    } else {
        words::BEGIN_AGAIN
    };
    html! {
        <div class={classes!("lock-verdict", class)}>
            <div class="lock-says" role="status">
                <p class="lock-title">{ drawing.map(icon) }{ title }</p>
                <p>{ told }</p>
            </div>
            <button type="button" class="button button-main" aria-disabled={(props.testing == Testing::Now).to_string()}
                onclick={props.on_try.reform(|_: MouseEvent| ())}>{ begin }</button>
        </div>
    }
}
