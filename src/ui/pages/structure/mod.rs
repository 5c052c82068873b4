//! What was understood of an export, and what the reader makes of it.
//!
//! It must not ask the engine, save in [`live`], nor compute what it shows.

mod add_link;
mod chips;
mod columns;
mod desk;
mod diagram;
mod encodings;
mod findings;
mod link;
mod links;
mod live;
mod profile;
mod reading;
mod steps;
mod table;
mod tables;

pub use add_link::{AddLink, AddLinkProps, Draft};
pub use desk::Desk;
pub(crate) use live::LiveStructure;

use web_sys::File;
use yew::prelude::*;

use self::chips::OpenReading;
use self::diagram::DiagramPart;
use self::findings::findings;
use self::links::Links;
use self::profile::ProfilePart;
use self::reading::Reading;
use self::steps::Steps;
use self::table::TablePart;
use self::tables::Tables;
use super::Waiting;
use crate::engine::table::TableId;
use crate::engine::view::{Diagram, ReadAs, Structure, TableColumns, TableStructure};
use crate::protocol::Description;
use crate::ui::format;
use crate::ui::state::{Route, Shared, StructurePlace};
use crate::ui::words::structure as words;

/// What [`StructurePage`] is drawn from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct StructurePageProps {
    /// What was understood.
    pub structure: Shared<Structure>,
    /// Which part is shown.
    pub place: StructurePlace,
    /// What is decided.
    pub desk: Desk,
    /// The columns of the table that is shown.
    #[prop_or_default]
    pub columns: Option<Shared<TableColumns>>,
    /// The drawing that is shown.
    #[prop_or_default]
    pub diagram: Option<Shared<Diagram>>,
    /// The form that adds a link.
    #[prop_or_default]
    pub add_link: Html,
    /// Why a chosen profile could not be read.
    #[prop_or_default]
    pub profile_problem: AttrValue,
    /// A profile was chosen.
    pub on_profile: Callback<File>,
    /// A file about the structure is wanted.
    pub on_describe: Callback<Description>,
}

/// What was understood of an export.
#[component]
pub fn StructurePage(props: &StructurePageProps) -> Html {
    let open = use_state_eq(|| None::<OpenReading>);
    let on_open = {
        let open = open.clone();
        Callback::from(move |reading| open.set(Some(reading)))
    };
    let structure = &props.structure;
    let part = match props.place {
        StructurePlace::Tables => html! {
            <>
                { findings(structure) }
                <Tables structure={structure.clone()} {on_open} />
            </>
        },
        StructurePlace::Table(table) => html! {
            <TablePart structure={structure.clone()} columns={props.columns.clone()} {table} desk={props.desk.clone()} {on_open} />
        },
        StructurePlace::Links => {
            html! { <Links structure={structure.clone()} desk={props.desk.clone()} add={props.add_link.clone()} /> }
        }
        StructurePlace::Diagram(focus) => match &props.diagram {
            Some(diagram) => {
                html! { <DiagramPart structure={structure.clone()} diagram={diagram.clone()} {focus} /> }
            }
            None => html! { <Waiting /> },
        },
        StructurePlace::Profile => html! {
            <ProfilePart structure={structure.clone()} desk={props.desk.clone()} problem={props.profile_problem.clone()}
                on_profile={props.on_profile.clone()} on_describe={props.on_describe.clone()} />
        },
    };
    html! {
        <div class="structure">
            { head(props) }
            { part }
            { reading(props, &open) }
        </div>
    }
}

fn head(props: &StructurePageProps) -> Html {
    let table = match props.place {
        StructurePlace::Table(table) => table_of(&props.structure, table),
        _ => None,
    };
    html! {
        <header class="page-head structure-head">
            if let Some(table) = table {
                <p class="record-kind"><a href={Route::from(StructurePlace::Tables).to_string()}>{ words::STRUCTURE }</a></p>
                <h1 tabindex="-1" dir="auto">{ format::visible(&table.title).into_owned() }</h1>
                <p class="page-lead">{ format::visible(&table.path).into_owned() }</p>
            } else {
                <h1 tabindex="-1">{ words::STRUCTURE }</h1>
                if props.place == StructurePlace::Tables {
                    <p class="page-lead">{ words::LEAD }</p>
                }
            }
            <nav aria-label={words::PARTS}>
                <ul class="tabs">
                    { tab(props, StructurePlace::Tables, words::TABLES) }
                    { tab(props, StructurePlace::Links, words::LINKS) }
                    { tab(props, StructurePlace::Diagram(None), words::DIAGRAM) }
                    { tab(props, StructurePlace::Profile, words::PROFILE) }
                </ul>
            </nav>
            <Steps desk={props.desk.clone()} />
        </header>
    }
}

fn tab(props: &StructurePageProps, place: StructurePlace, words: &'static str) -> Html {
    let within = matches!(
        (place, props.place),
        (StructurePlace::Tables, StructurePlace::Table(_))
            | (StructurePlace::Diagram(_), StructurePlace::Diagram(_))
    );
    let current = if props.place == place {
        Some("page")
    } else {
        within.then_some("true")
    };
    html! {
        <li><a class="tab" href={Route::from(place).to_string()} aria-current={current}>{ words }</a></li>
    }
}

/// The form that says how a table is read, while it is open.
fn reading(props: &StructurePageProps, open: &UseStateHandle<Option<OpenReading>>) -> Html {
    let Some((table, field)) = **open else {
        return Html::default();
    };
    let Some(table) = table_of(&props.structure, table).cloned() else {
        return Html::default();
    };
    let on_read = {
        let (desk, path) = (props.desk.clone(), table.path.clone());
        Callback::from(move |read_as: ReadAs| desk.read(&path, read_as))
    };
    let on_close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let key = table.table;
    html! { <Reading {key} {table} {field} {on_read} {on_close} /> }
}

/// A table by its number.
fn table_of(structure: &Structure, table: TableId) -> Option<&TableStructure> {
    structure.tables.iter().find(|other| other.table == table)
}

/// The title of a table; empty for one that there is not.
fn title_of(structure: &Structure, table: TableId) -> &str {
    table_of(structure, table).map_or("", |table| &table.title)
}
