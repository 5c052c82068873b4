//! Every table of an export.
//!
//! It must not leave one out, known or not.

use yew::prelude::*;

use crate::engine::view::{Overview, TableInfo};
use crate::ui::format;
use crate::ui::state::{Route, Shared};
use crate::ui::words;

/// What [`TablesPage`] is drawn from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct TablesPageProps {
    /// What is known of the export.
    pub overview: Shared<Overview>,
}

/// Every table of an export.
#[component]
pub fn TablesPage(props: &TablesPageProps) -> Html {
    let overview = &*props.overview;
    html! {
        <div class="tables">
            <header class="page-head">
                <h1 tabindex="-1">{ words::ALL_TABLES }</h1>
                <p class="page-lead">{ words::TABLES_LEAD }</p>
            </header>
            <table class="rows tables-table">
                <thead>
                    <tr>
                        <th scope="col">{ words::TABLE }</th>
                        <th scope="col" class="rows-number">{ words::ROWS }</th>
                        <th scope="col" class="rows-number">{ words::COLUMNS }</th>
                        <th scope="col">{ words::HOLDS }</th>
                        <th scope="col" class="rows-number">{ words::WARNINGS }</th>
                    </tr>
                </thead>
                <tbody>
                    for table in &overview.tables {
                        { row(table, overview) }
                    }
                </tbody>
            </table>
        </div>
    }
}

fn row(table: &TableInfo, overview: &Overview) -> Html {
    let entity = overview
        .entities
        .iter()
        .find(|entity| entity.key == table.entity);
    let unknown = overview.unknown_tables.contains(&table.table);
    html! {
        <tr>
            <td class="rows-label">
                <a class="ref" href={Route::Table(table.table).to_string()}>{ format::visible(&table.title).into_owned() }</a>
                <span class="tables-path">{ format::visible(&table.path).into_owned() }</span>
            </td>
            <td class="rows-number" data-title={words::ROWS}>
                if table.complete { { format::count(table.rows) } } else { { words::STILL_READING } }
            </td>
            <td class="rows-number" data-title={words::COLUMNS}>{ format::count(table.columns) }</td>
            <td data-title={words::HOLDS}>
                if let Some(entity) = entity {
                    <a href={Route::Entity(entity.key.clone()).to_string()}>{ &entity.plural }</a>
                } else if unknown {
                    <span class="quiet">{ words::NOT_KNOWN }</span>
                }
            </td>
            <td class={if table.warnings == 0 { "rows-number rows-none" } else { "rows-number" }} data-title={words::WARNINGS}>
                if table.warnings > 0 { { format::count(table.warnings) } }
            </td>
        </tr>
    }
}
