//! The palette, with records from the engine.
//!
//! It must not know what actions there are: they are registered by whoever can do them.

use yew::prelude::*;

use crate::engine::view::Overview;
use crate::protocol::{Answer, Ask};
use crate::ui::components::PaletteView;
use crate::ui::dom;
use crate::ui::hooks::{Commands, Query, Router, use_query};
use crate::ui::state::{Choice, Command, Leads, Route, Shared, choices, pages};

/// The search waits for the next keystroke, in milliseconds.
const PAUSE_MS: i32 = 60;
/// At most so many hits are asked for of each kind.
const HITS: u32 = 4;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct LivePaletteProps {
    /// What is known of the export.
    pub(crate) overview: Shared<Overview>,
    /// The pages that have keys.
    pub(crate) ways: Vec<(Command, Route)>,
    /// It was closed.
    pub(crate) on_close: Callback<()>,
}

/// The palette, with records from the engine.
#[component]
pub(crate) fn LivePalette(props: &LivePaletteProps) -> Html {
    let router = use_context::<Router>();
    let commands = use_context::<Commands>();
    let typed = use_state_eq(String::new);
    let wanted = use_state_eq(String::new);
    let pause = use_mut_ref(|| None::<dom::Timeout>);
    let ask = (!wanted.trim().is_empty()).then(|| Ask::Search {
        query: (*wanted).clone(),
        per_group: HITS,
    });
    let query = use_query(ask, "palette");
    let actions: Vec<(Command, Callback<()>)> = commands.as_ref().map_or_else(Vec::new, |all| {
        let listed = all.all().into_iter();
        listed.filter(|(command, _)| command.listed).collect()
    });
    let as_choices: Vec<Choice> = actions
        .iter()
        .enumerate()
        .map(|(at, (command, _))| Choice {
            title: command.title.clone(),
            marks: Vec::new(),
            note: String::new(),
            keys: command.keys.clone(),
            leads: Leads::Does(at),
        })
        .collect();
    let results = match query.latest() {
        Some(Answer::Search(results)) if !typed.trim().is_empty() => Some(results),
        _ => None,
    };
    let choices = choices(
        &typed,
        results,
        &pages(&props.overview, &props.ways),
        &as_choices,
    );
    let on_typed = {
        let (typed, wanted) = (typed.clone(), wanted.clone());
        Callback::from(move |text: String| {
            typed.set(text.clone());
            let wanted = wanted.clone();
            *pause.borrow_mut() = Some(dom::after(PAUSE_MS, move || wanted.set(text)));
        })
    };
    let on_choice = {
        let typed = typed.clone();
        Callback::from(move |choice: Choice| match (choice.leads, &router) {
            (Leads::To(route), Some(router)) => router.go(route),
            (Leads::ToAll, Some(router)) => router.search((*typed).clone()),
            (Leads::Does(at), _) => {
                if let Some((_, run)) = actions.get(at) {
                    run.emit(());
                }
            }
            (_, None) => {}
        })
    };
    let searching = *typed != *wanted || matches!(query, Query::Loading(_));
    html! {
        <PaletteView typed={(*typed).clone()} {choices} {searching} {on_typed} {on_choice} on_close={props.on_close.clone()} />
    }
}
