//! Some rows of a table, with the reason why only these.
//!
//! It must not find them: it names them to the engine.

use yew::prelude::*;

use super::NotHere;
use super::live::stand_in;
use super::live_list::LiveList;
use crate::engine::table::TableId;
use crate::engine::view::{GridSource, LinkStructure, Overview, RowSet, Structure};
use crate::protocol::{Answer, Ask};
use crate::ui::hooks::{use_arrival, use_query};
use crate::ui::state::{Narrowed, Route, Shared, StructurePlace};
use crate::ui::words;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct LiveNarrowedProps {
    /// The table.
    pub(crate) table: TableId,
    /// Which of its rows.
    pub(crate) narrowed: Narrowed,
    /// What is known of the export.
    pub(crate) overview: Shared<Overview>,
}

/// Some rows of a table.
#[component]
pub(crate) fn LiveNarrowed(props: &LiveNarrowedProps) -> Html {
    let structure = use_query(Some(Ask::Structure), "structure");
    let column = match props.narrowed {
        Narrowed::Exceptions(_) => Some(Ask::Columns(props.table)),
        _ => None,
    };
    let columns = use_query(column, "structure");
    let Some(Answer::Structure(known)) = structure.latest() else {
        return stand_in(&structure);
    };
    let column = match (props.narrowed, columns.latest()) {
        (Narrowed::Exceptions(wanted), Some(Answer::Columns(columns))) => {
            let column = columns
                .columns
                .iter()
                .find(|column| column.column == wanted);
            column.map_or("", |column| &column.name)
        }
        _ => "",
    };
    let Some((only, why)) = meaning(props, known, column) else {
        return html! { <Nowhere /> };
    };
    html! {
        <LiveList source={GridSource::Table(props.table)} overview={props.overview.clone()} {only}
            banner={banner(props.table, &why)} />
    }
}

/// Which rows are meant, and why; nothing when there is no such link any more.
fn meaning(
    props: &LiveNarrowedProps,
    structure: &Structure,
    column: &str,
) -> Option<(RowSet, String)> {
    let table = structure
        .tables
        .iter()
        .find(|table| table.table == props.table)?;
    let title = table.title.as_str();
    Some(match props.narrowed {
        Narrowed::Orphans(number) => {
            let is_meant = |link: &&LinkStructure| {
                link.from == props.table && Narrowed::link_number(&link.ends) == number
            };
            let link = structure.links.iter().find(is_meant)?;
            let to = structure
                .tables
                .iter()
                .find(|table| table.table == link.to)?;
            let why = words::links::orphan_rows(title, &link.ends, &to.title);
            (RowSet::Orphans(link.ends.clone()), why)
        }
        Narrowed::Exceptions(at) => (
            RowSet::Exceptions(at),
            words::links::exception_rows(title, column),
        ),
        Narrowed::Repeated => {
            let why = words::links::repeated_rows(title, &words::links::columns(&table.key));
            (RowSet::RepeatedKey, why)
        }
        Narrowed::Doubtful => (RowSet::Warned, words::links::doubtful_rows(title)),
    })
}

fn banner(table: TableId, why: &str) -> Html {
    html! {
        <p class="banner">
            <strong>{ why }</strong>
            { " " }<a href={Route::Table(table).to_string()}>{ words::links::ALL_ROWS }</a>
            { " " }<a href={Route::from(StructurePlace::Table(table)).to_string()}>{ words::links::BACK_TO_STRUCTURE }</a>
        </p>
    }
}

/// There is nothing of the kind.
#[component]
fn Nowhere() -> Html {
    use_arrival(true);
    html! { <NotHere why={words::NOT_IN_EXPORT} /> }
}
