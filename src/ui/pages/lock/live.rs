//! The page that tests the lock, with the test behind it.
//!
//! It must not try anything itself: it says when, and keeps what it hears.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{Checked, FileSum, LockPage, Testing};
use crate::client::{self, Boot, Kept, Trial};
use crate::ui::components::logo;
use crate::ui::dom;
use crate::ui::format;
use crate::ui::hooks::{use_arrival, use_title};
use crate::ui::state::Route;
use crate::ui::words;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct LiveLockProps {
    /// The reader wants the export forgotten; none where none is open.
    #[prop_or_default]
    pub(crate) on_forget: Option<Callback<()>>,
}

/// The page that tests the lock.
#[component]
pub(crate) fn LiveLock(props: &LiveLockProps) -> Html {
    use_arrival(true);
    use_title(words::lock::TEST_THE_LOCK);
    let testing = use_state_eq(Testing::default);
    let trials = use_reducer(Trials::default);
    let kept = use_state_eq(Vec::<(Kept, Option<u32>)>::new);
    let checked = use_reducer(CheckedState::default);
    use_effect_with(*testing, {
        let kept = kept.clone();
        move |_| spawn_local(async move { kept.set(client::kept().await) })
    });
    let on_try = {
        let (testing, trials) = (testing.clone(), trials.dispatcher());
        Callback::from(move |()| {
            if *testing == Testing::Now {
                return;
            }
            let (testing, trials) = (testing.clone(), trials.clone());
            trials.dispatch(None);
            testing.set(Testing::Now);
            spawn_local(async move {
                let tried = client::try_lock(move |trial| trials.dispatch(Some(trial))).await;
                testing.set(if tried {
                    Testing::Done
                } else {
                    Testing::Impossible
                });
            });
        })
    };
    let on_file = {
        let checked = checked.dispatcher();
        Callback::from(move |file| {
            let checked = checked.clone();
            spawn_local(async move { checked.dispatch(Check::File(sum(&file).await)) });
        })
    };
    let on_published = {
        let checked = checked.dispatcher();
        Callback::from(move |typed| checked.dispatch(Check::Published(typed)))
    };
    let policy = use_memo((), |()| AttrValue::from(client::policy()));
    html! {
        <LockPage testing={*testing} trials={trials.0.clone()} kept={(*kept).clone()} policy={(*policy).clone()}
            checked={checked.0.clone()} {on_try} {on_file} {on_published} on_forget={props.on_forget.clone()} />
    }
}

/// The same without an export around it.
#[component]
pub(crate) fn LoneLock() -> Html {
    html! {
        <div class="lock-alone">
            <header class="lock-head">
                <a class="brand" href={Route::Overview.to_string()}>{ logo() }<span>{ words::PRODUCT }</span></a>
            </header>
            <main><LiveLock /></main>
        </div>
    }
}

/// What was tried, in order.
#[derive(Debug, Clone, Default, PartialEq)]
struct Trials(Vec<Trial>);

impl Reducible for Trials {
    /// A trial, or none to begin anew.
    type Action = Option<Trial>;

    fn reduce(self: std::rc::Rc<Self>, action: Self::Action) -> std::rc::Rc<Self> {
        let mut trials = self.0.clone();
        match action {
            Some(trial) => trials.push(trial),
            None => trials.clear(),
        }
        Self(trials).into()
    }
}

#[derive(Debug, Clone, Default, PartialEq)]
struct CheckedState(Checked);

enum Check {
    File(Result<FileSum, ()>),
    Published(String),
}

impl Reducible for CheckedState {
    type Action = Check;

    fn reduce(self: std::rc::Rc<Self>, action: Check) -> std::rc::Rc<Self> {
        let mut checked = self.0.clone();
        match action {
            Check::File(file) => checked.file = Some(file),
            Check::Published(typed) => checked.published = typed,
        }
        Self(checked).into()
    }
}

async fn sum(file: &web_sys::File) -> Result<FileSum, ()> {
    let bytes = dom::read_bytes(file).await.ok_or(())?;
    let build = Boot::from_page().map(|boot| format!("<html data-build=\"{}\"", boot.build));
    // It stands at the very beginning.
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(1024)).unwrap_or_default());
    Ok(FileSum {
        name: format::visible(&file.name()).into_owned(),
        sum: format::sha256(&bytes),
        this_build: build.is_ok_and(|build| head.contains(&build)),
    })
}
