//! Asks the engine for what the pages about the structure show, and carries out what the reader wants of files.
//!
//! It must not draw more than what stands in while an answer is on its way.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{File, KeyboardEvent};
use yew::prelude::*;

use super::{AddLink, Desk, Draft, StructurePage, table_of};
use crate::client::EngineClient;
use crate::engine::table::TableId;
use crate::engine::view::{ProfileFile, Structure, TableColumns};
use crate::protocol::{Answer, Ask, Description};
use crate::ui::dom;
use crate::ui::hooks::{Query, use_arrival, use_query, use_title};
use crate::ui::pages::NotHere;
use crate::ui::pages::live::stand_in;
use crate::ui::state::{Decide, Decisions, ExportState, Shared, StructurePlace};
use crate::ui::words::{self, structure};

/// A profile is a file written by hand; more bytes than this are something else.
const PROFILE_LIMIT: f64 = 1_000_000.0;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct LiveStructureProps {
    /// Changes with every visit of a page.
    pub(crate) visit: u64,
    /// Which part is shown.
    pub(crate) place: StructurePlace,
    /// What the reader has decided.
    pub(crate) decisions: Decisions,
    /// The reader decides something.
    pub(crate) on_decide: Callback<Decide>,
}

/// What was understood of the export.
#[component]
pub(crate) fn LiveStructure(props: &LiveStructureProps) -> Html {
    let all = use_query(Some(Ask::Structure), "structure");
    let structure = use_answer(&all, |answer| match answer {
        Answer::Structure(structure) => Some(structure.clone()),
        _ => None,
    });
    use_title(structure::STRUCTURE);
    let said = use_mut_ref(String::new);
    let desk = use_desk(props, &said);
    use_announcements(said);
    let table = match props.place {
        StructurePlace::Table(table) | StructurePlace::Diagram(Some(table)) => Some(table),
        _ => None,
    };
    let nowhere = match (&structure, table) {
        (Some(structure), Some(table)) => table_of(structure, table).is_none(),
        _ => false,
    };
    use_arrival(nowhere || matches!(all, Query::Failed(_)));
    match structure {
        None => stand_in(&all),
        Some(_) if nowhere => html! { <NotHere why={words::NOT_IN_EXPORT} /> },
        Some(structure) => html! {
            <LivePart key={props.visit.to_string()} {structure} place={props.place} {desk} />
        },
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct LivePartProps {
    structure: Shared<Structure>,
    place: StructurePlace,
    desk: Desk,
}

/// One part, with what it shows besides.
#[component]
fn LivePart(props: &LivePartProps) -> Html {
    let part = use_query(ask_of(props.place), "structure");
    let columns = use_answer(&part, columns_of);
    let diagram = use_answer(&part, |answer| match answer {
        Answer::Diagram(diagram) => Some(diagram.clone()),
        _ => None,
    });
    use_arrival(!matches!(part, Query::Loading(None)));
    use_drawn_focus(props.place, diagram.is_some());
    let (profile_problem, on_profile) = use_profile(&props.desk);
    let on_describe = use_describe();
    let add_link = if props.place == StructurePlace::Links {
        html! { <LiveAddLink structure={props.structure.clone()} desk={props.desk.clone()} /> }
    } else {
        Html::default()
    };
    html! {
        <StructurePage structure={props.structure.clone()} place={props.place} desk={props.desk.clone()} {columns} {diagram}
            {add_link} {profile_problem} {on_profile} {on_describe} />
    }
}

fn ask_of(place: StructurePlace) -> Option<Ask> {
    match place {
        StructurePlace::Table(table) => Some(Ask::Columns(table)),
        StructurePlace::Diagram(focus) => Some(Ask::Diagram { focus }),
        StructurePlace::Tables | StructurePlace::Links | StructurePlace::Profile => None,
    }
}

fn columns_of(answer: &Answer) -> Option<TableColumns> {
    match answer {
        Answer::Columns(columns) => Some(columns.clone()),
        _ => None,
    }
}

/// What an answer holds, made once for each answer, so that the page's parts compare by pointer.
#[hook]
fn use_answer<T: 'static>(query: &Query, take: fn(&Answer) -> Option<T>) -> Option<Shared<T>> {
    let taken = use_memo(query.latest_shared(), move |answer| {
        answer
            .as_ref()
            .and_then(|answer| take(answer))
            .map(Shared::new)
    });
    (*taken).clone()
}

/// Decisions are said to people who listen, and Ctrl+Z and Ctrl+Shift+Z go back and forth through them.
#[hook]
fn use_desk(props: &LiveStructureProps, said: &Rc<RefCell<String>>) -> Desk {
    let on_decide = {
        let (decisions, on_decide, last) = (
            props.decisions.clone(),
            props.on_decide.clone(),
            Rc::clone(said),
        );
        Callback::from(move |decide: Decide| {
            let said = match &decide {
                Decide::Do(change) => Some(change.what.clone()),
                Decide::Undo => decisions.undoable().map(structure::undone),
                Decide::Redo => decisions.redoable().map(structure::redone),
            };
            if let Some(said) = said {
                dom::announce(&said);
                last.replace(said);
                on_decide.emit(decide);
            }
        })
    };
    use_effect_with(
        (props.decisions.clone(), on_decide.clone()),
        |(_, on_decide)| {
            let on_decide = on_decide.clone();
            let listener = dom::listen_document("keydown", move |event: KeyboardEvent| {
                let control = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
                if !control || dom::is_typing(event.target()) {
                    return;
                }
                let decide = match (event.key().as_str(), event.shift_key()) {
                    ("z" | "Z", false) => Decide::Undo,
                    ("z" | "Z", true) | ("y", false) => Decide::Redo,
                    _ => return,
                };
                event.prevent_default();
                on_decide.emit(decide);
            });
            move || drop(listener)
        },
    );
    Desk {
        decisions: props.decisions.clone(),
        on_decide,
    }
}

/// Says when what was decided is done.
#[hook]
fn use_announcements(said: Rc<RefCell<String>>) {
    let loads = use_context::<ExportState>().map_or(0, |export| export.loads);
    let before = use_mut_ref(|| loads);
    use_effect_with(loads, move |loads| {
        if before.replace(*loads) != *loads {
            dom::announce(&structure::done(&said.borrow()));
        }
    });
}

/// In a drawing of one table the focus goes to that table, so that exploring by keyboard goes on from there.
#[hook]
fn use_drawn_focus(place: StructurePlace, drawn: bool) {
    use_effect_with((place, drawn), |(place, drawn)| {
        if let (StructurePlace::Diagram(Some(table)), true) = (place, drawn) {
            dom::focus_drawn(*table);
        }
    });
}

/// Reads a chosen profile in the page. Returns why one could not be read, and what to do with a chosen file.
#[hook]
fn use_profile(desk: &Desk) -> (AttrValue, Callback<File>) {
    let problem = use_state_eq(AttrValue::default);
    let on_profile = {
        let (desk, problem) = (desk.clone(), problem.clone());
        Callback::from(move |file: File| {
            if file.size() > PROFILE_LIMIT {
                return problem.set(structure::PROFILE_TOO_LONG.into());
            }
            let (desk, problem) = (desk.clone(), problem.clone());
            spawn_local(async move {
                match dom::read_text(&file).await {
                    Some(text) => {
                        problem.set(AttrValue::default());
                        desk.profile(Some(ProfileFile {
                            name: file.name(),
                            text,
                        }));
                    }
                    None => problem.set(structure::PROFILE_UNREADABLE.into()),
                }
            });
        })
    };
    ((*problem).clone(), on_profile)
}

/// Gives files about the structure to the reader.
#[hook]
fn use_describe() -> Callback<Description> {
    let client = use_context::<EngineClient>();
    Callback::from(move |which: Description| {
        let Some(client) = client.clone() else { return };
        let (name, kind) = match which {
            Description::Profile => ("draft-profile.toml", "application/toml"),
            Description::DataPackage => ("datapackage.json", "application/json"),
            Description::Report => ("vitrine-report.json", "application/json"),
        };
        spawn_local(async move {
            let saved = match client.ask(Ask::Describe(which)).await {
                Ok(Answer::Description(text)) => dom::save_text(name, kind, &text),
                _ => false,
            };
            dom::announce(&if saved {
                structure::saved(name)
            } else {
                structure::SAVE_FAILED.to_owned()
            });
        });
    })
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct LiveAddLinkProps {
    structure: Shared<Structure>,
    desk: Desk,
}

/// The form that adds a link, with the columns of the tables that are chosen in it.
#[component]
fn LiveAddLink(props: &LiveAddLinkProps) -> Html {
    let draft = use_state_eq(|| Draft {
        pairs: vec![Default::default()],
        ..Draft::default()
    });
    let from = use_query(draft.from.map(Ask::Columns), "structure");
    let to = use_query(draft.to.map(Ask::Columns), "structure");
    let of = |columns: Option<Shared<TableColumns>>, table: Option<TableId>| {
        columns.filter(|columns| Some(columns.table) == table)
    };
    let from = of(use_answer(&from, columns_of), draft.from);
    let to = of(use_answer(&to, columns_of), draft.to);
    let on_draft = {
        let draft = draft.clone();
        Callback::from(move |next| draft.set(next))
    };
    html! {
        <AddLink structure={props.structure.clone()} {from} {to} draft={(*draft).clone()} {on_draft} desk={props.desk.clone()} />
    }
}
