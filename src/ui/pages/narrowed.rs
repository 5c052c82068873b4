//! Some rows of a table, with the reason why only these.
//!
//! It must not find them: it names them to the engine.

use yew::prelude::*;

use super::NotHere;
use super::live::stand_in;
use super::live_list::LiveList;
use crate::engine::table::TableId;
use crate::engine::view::{GridSource, LinkStructure, Overview, RecordRef, RowSet, Structure};
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
    let Some(Meant { only, why, record }) = meaning(props, known, column) else {
        return html! { <Nowhere /> };
    };
    html! {
        <LiveList source={GridSource::Table(props.table)} overview={props.overview.clone()} {only}
            banner={banner(props.table, &why, record)} />
    }
}

/// Which rows are meant, why, and the record to which they refer.
struct Meant {
    only: RowSet,
    why: String,
    record: Option<RecordRef>,
}

/// Which rows are meant, and why; nothing when there is no such link any more.
fn meaning(props: &LiveNarrowedProps, structure: &Structure, column: &str) -> Option<Meant> {
    let table = structure
        .tables
        .iter()
        .find(|table| table.table == props.table)?;
    let title = table.title.as_str();
    let mut record = None;
    let (only, why) = match props.narrowed {
        Narrowed::Orphans(number) | Narrowed::Referring(number, _) => {
            let is_meant = |link: &&LinkStructure| {
                link.from == props.table && Narrowed::link_number(&link.ends) == number
            };
            let link = structure.links.iter().find(is_meant)?;
            let to = structure
                .tables
                .iter()
                .find(|table| table.table == link.to)?;
            let ends = link.ends.clone();
            if let Narrowed::Referring(_, row) = props.narrowed {
                let table = link.to;
                record = Some(RecordRef { table, row });
                let why = words::links::referring_rows(title, &ends, &to.title);
                (RowSet::Referring(ends, row), why)
            } else {
                let why = words::links::orphan_rows(title, &ends, &to.title);
                (RowSet::Orphans(ends), why)
            }
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
    };
    Some(Meant { only, why, record })
}

fn banner(table: TableId, why: &str, record: Option<RecordRef>) -> Html {
    html! {
        <p class="banner">
            <strong>{ why }</strong>
            { " " }<a href={Route::Table(table).to_string()}>{ words::links::ALL_ROWS }</a>
            if let Some(record) = record {
                { " " }<a href={Route::Record(record).to_string()}>{ words::links::BACK_TO_RECORD }</a>
            } else {
                { " " }<a href={Route::from(StructurePlace::Table(table)).to_string()}>{ words::links::BACK_TO_STRUCTURE }</a>
            }
        </p>
    }
}

/// There is nothing of the kind.
#[component]
fn Nowhere() -> Html {
    use_arrival(true);
    html! { <NotHere why={words::NOT_IN_EXPORT} /> }
}
