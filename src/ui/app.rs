//! The root: it holds what the page knows and hands it down.
//!
//! It must not draw more than which kind of page is due.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::DragEvent;
use yew::prelude::*;

use crate::client::{EngineClient, Signal, mark};
use crate::ui::components::{Leaving, NamedFiles, Remedying};
use crate::ui::dom;
use crate::ui::hooks::{Commands, Place, Router, use_router_listeners};
use crate::ui::pages::{CrashedPage, FailedPage, LoneLock, WelcomePage};
use crate::ui::shell::Shell;
use crate::ui::state::{ExportAction, ExportState, Phase, Route};
use crate::ui::words;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct AppProps {}

/// Starts the engine and the router, then draws.
#[component]
pub(crate) fn App(_props: &AppProps) -> Html {
    let export = use_reducer(ExportState::default);
    let place = use_state_eq(|| None::<Place>);
    let commands = use_memo((), |()| Commands::default());
    let handles = use_state(|| None::<(EngineClient, Router)>);
    use_effect_with((), {
        let (export, place, handles) = (export.dispatcher(), place.clone(), handles.clone());
        move |()| {
            let moved = place.clone();
            let router = Router::new(Callback::from(move |to: Place| moved.set(Some(to))));
            place.set(Some(router.place()));
            let client = EngineClient::spawn(Rc::new(move |signal| {
                if let Some(action) = action(signal) {
                    export.dispatch(action);
                }
            }));
            handles.set(Some((client, router)));
        }
    });
    match (&*handles, &*place) {
        (Some((client, router)), Some(place)) => html! {
            <ContextProvider<EngineClient> context={client.clone()}>
                <ContextProvider<Router> context={router.clone()}>
                    <ContextProvider<ExportState> context={(*export).clone()}>
                        <ContextProvider<Place> context={place.clone()}>
                            <ContextProvider<Commands> context={(*commands).clone()}>
                                <Stage place={place.clone()} export={export.clone()} />
                            </ContextProvider<Commands>>
                        </ContextProvider<Place>>
                    </ContextProvider<ExportState>>
                </ContextProvider<Router>>
            </ContextProvider<EngineClient>>
        },
        _ => Html::default(),
    }
}

/// What a signal of the client means for the export.
fn action(signal: Signal) -> Option<ExportAction> {
    Some(match signal {
        Signal::Starting | Signal::Ready => return None,
        Signal::Progress(progress) => ExportAction::Progressed(progress),
        Signal::Overview(overview) => ExportAction::Learned(overview.into()),
        Signal::Loaded(overview) => ExportAction::Loaded(overview.into()),
        Signal::Failed(failure) => ExportAction::Failed(failure),
        Signal::Crashed { message } => ExportAction::Crashed(message),
    })
}

#[derive(Clone, PartialEq, Properties)]
struct StageProps {
    place: Place,
    export: UseReducerHandle<ExportState>,
}

/// The page that is due, the live region, and what dropping files anywhere does.
#[component]
fn Stage(props: &StageProps) -> Html {
    let (Some(client), Some(router)) = (use_context::<EngineClient>(), use_context::<Router>())
    else {
        return Html::default();
    };
    let doors = Openers {
        client,
        router: router.clone(),
        export: props.export.dispatcher(),
    };
    use_router_listeners(&router);
    use_effect_with((), |()| {
        let keeper = dom::keep_focus();
        move || drop(keeper)
    });
    use_body_state(&props.export);
    use_decisions(&props.export, &doors.client);
    let dragging = use_drop(&doors);
    let on_files = doors.on_files();
    let on_close = doors.callback(Openers::close);
    let on_remedy = {
        let doors = doors.clone();
        Callback::from(move |remedy| doors.remedy(remedy))
    };
    let on_decide = {
        let export = props.export.dispatcher();
        Callback::from(move |decide| export.dispatch(ExportAction::Decided(decide)))
    };
    let page = match &props.export.phase {
        Phase::Empty if props.place.route == Route::Lock => html! { <LoneLock /> },
        Phase::Empty => html! {
            <WelcomePage {on_files} on_sample={doors.callback(Openers::open_sample)} />
        },
        Phase::Failed(failure) => {
            html! { <FailedPage failure={failure.clone()} {on_close} {on_remedy} /> }
        }
        Phase::Crashed { message, was_open } => {
            let on_restart = doors.callback(if *was_open {
                Openers::reopen
            } else {
                Openers::restart
            });
            html! { <CrashedPage message={message.clone()} was_open={*was_open} {on_restart} {on_close} /> }
        }
        Phase::Loading(_) | Phase::Ready => html! {
            <Shell export={(*props.export).clone()} place={props.place.clone()} {on_files} {on_decide} {on_remedy}
                on_cancel={on_close} />
        },
    };
    html! {
        <>
            { page }
            <Leaving />
            <div id="status" class="visually-hidden" role="status" aria-live="polite"></div>
            if *dragging {
                <div class="drop-veil" aria-hidden="true"><p>{ words::DROP_NOW }</p></div>
            }
        </>
    }
}

/// Everything that opens and closes an export.
#[derive(Clone, PartialEq)]
struct Openers {
    client: EngineClient,
    router: Router,
    export: UseReducerDispatcher<ExportState>,
}

impl Openers {
    fn callback(&self, verb: fn(&Self)) -> Callback<()> {
        let this = self.clone();
        Callback::from(move |()| verb(&this))
    }

    fn on_files(&self) -> Callback<NamedFiles> {
        let this = self.clone();
        Callback::from(move |files| this.open(files))
    }

    fn open(&self, files: NamedFiles) {
        if files.is_empty() {
            return;
        }
        self.begin();
        self.client.open(files);
    }

    fn open_sample(&self) {
        self.begin();
        self.client.open_sample();
    }

    fn reopen(&self) {
        self.begin();
        self.client.reopen();
    }

    /// Opens the same files again, with what the reader says now.
    fn remedy(&self, remedy: Remedying) {
        let mut opening = self.client.opening();
        match remedy {
            Remedying::Unlock(password) => opening.password = Some(password),
            Remedying::Raise => opening.raised = opening.raised.saturating_add(1),
            Remedying::Enter(path) => opening.inside.push(path),
        }
        self.begin();
        self.client.reopen_as(opening);
    }

    fn restart(&self) {
        self.export.dispatch(ExportAction::Closed);
        self.client.restart();
    }

    fn close(&self) {
        self.client.cancel();
        self.export.dispatch(ExportAction::Closed);
        self.router.restart();
    }

    fn begin(&self) {
        self.router.restart();
        self.export.dispatch(ExportAction::Opened);
    }
}

/// Says in which state the page is: to tests and styles by `data-state`, to measurements by marks, to listeners by focus.
#[hook]
fn use_body_state(export: &ExportState) {
    let first = use_mut_ref(|| true);
    use_effect_with((export.name(), export.generation), move |(name, _)| {
        dom::set_body_state(name);
        match *name {
            "ready" => mark("vitrine:ready"),
            "failed" => dom::focus_heading(),
            "empty" if !*first.borrow() => dom::focus_heading(),
            _ => {}
        }
        if matches!(*name, "failed" | "empty") {
            // What was said last is about an export that is gone; it may hold what was searched for.
            dom::announce("");
            dom::set_title(words::PRODUCT);
        }
        *first.borrow_mut() = false;
    });
    let counted = export
        .overview
        .as_ref()
        .is_some_and(|overview| overview.tables.iter().any(|table| table.rows > 0));
    use_effect_with((counted, export.generation), |(counted, _)| {
        if *counted {
            dom::after_paint(|| mark("vitrine:overview"));
        }
    });
}

/// Whenever the reader decides something, the engine is told everything that is decided.
#[hook]
fn use_decisions(export: &UseReducerHandle<ExportState>, client: &EngineClient) {
    let turn = (export.generation, export.decisions.turn());
    use_effect_with(turn, {
        let (export, client) = (export.clone(), client.clone());
        move |(_, turn)| {
            if *turn > 0 {
                client.amend(export.decisions.present().clone());
            }
        }
    });
}

/// Files dropped anywhere are opened. Returns whether files are dragged over the page.
#[hook]
fn use_drop(doors: &Openers) -> UseStateHandle<bool> {
    let dragging = use_state_eq(|| false);
    use_effect_with(doors.clone(), {
        let dragging = dragging.clone();
        move |doors| {
            let doors = doors.clone();
            let (over, leave, dropped) = (dragging.clone(), dragging.clone(), dragging);
            let listeners = [
                dom::listen_window("dragover", move |event: DragEvent| {
                    if dom::has_files(&event) {
                        event.prevent_default();
                        over.set(true);
                    }
                }),
                dom::listen_window("dragleave", move |event: DragEvent| {
                    if event.related_target().is_none() {
                        leave.set(false);
                    }
                }),
                dom::listen_window("drop", move |event: DragEvent| {
                    dropped.set(false);
                    let Some(transfer) = event.data_transfer().filter(|_| dom::has_files(&event))
                    else {
                        return;
                    };
                    event.prevent_default();
                    let (files, doors) = (dom::from_drop(&transfer), doors.clone());
                    spawn_local(async move { doors.open(files.await) });
                }),
            ];
            move || drop(listeners)
        }
    });
    dragging
}
