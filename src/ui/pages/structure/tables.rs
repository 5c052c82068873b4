//! Every table with how far it is filled, how it is read, its key and its links.
//!
//! It must not leave one out.

use yew::prelude::*;

use super::chips::{OpenReading, chips};
use crate::engine::view::{Structure, TableStructure, Verdict};
use crate::ui::components::share;
use crate::ui::format;
use crate::ui::state::{Route, Shared, StructurePlace};
use crate::ui::words;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct TablesProps {
    pub(super) structure: Shared<Structure>,
    /// How a table is read is to be seen and changed.
    pub(super) on_open: Callback<OpenReading>,
}

#[component]
pub(super) fn Tables(props: &TablesProps) -> Html {
    let structure = &*props.structure;
    let title = |title: &'static str| html! { <th scope="col">{ title }</th> };
    let number = |title: &'static str| html! { <th scope="col" class="rows-number">{ title }</th> };
    html! {
        <section class="structure-part" aria-labelledby="structure-tables">
            <h2 id="structure-tables">
                { words::structure::TABLES }{ " " }
                <span class="section-count">{ format::count(u64::try_from(structure.tables.len()).unwrap_or(u64::MAX)) }</span>
            </h2>
            if structure.tables.is_empty() {
                <p class="part-note">{ words::structure::NO_TABLES }</p>
            } else {
                <div class="tables">
                    <table class="rows cards structure-tables" aria-label={words::structure::ALL_TABLES}>
                        <thead>
                            <tr>
                                { title(words::TABLE) }
                                { number(words::ROWS) }
                                { number(words::COLUMNS) }
                                { title(words::structure::FILLED) }
                                { title(words::structure::READ_AS) }
                                { title(words::structure::KEY) }
                                { number(words::structure::LINKS_OUT) }
                                { number(words::structure::LINKS_IN) }
                                { number(words::WARNINGS) }
                            </tr>
                        </thead>
                        <tbody>
                            for table in &structure.tables {
                                { row(table, structure, &props.on_open) }
                            }
                        </tbody>
                    </table>
                </div>
            }
        </section>
    }
}

fn row(table: &TableStructure, structure: &Structure, on_open: &Callback<OpenReading>) -> Html {
    let number = |title: &'static str, number: usize| {
        let number = u64::try_from(number).unwrap_or(u64::MAX);
        html! {
            <td class={if number == 0 { "rows-number rows-none" } else { "rows-number" }} data-title={title}>
                { format::count(number) }
            </td>
        }
    };
    let holds = structure
        .links
        .iter()
        .filter(|link| link.verdict != Some(Verdict::Rejected));
    let out = holds
        .clone()
        .filter(|link| link.from == table.table)
        .count();
    let into = holds.filter(|link| link.to == table.table).count();
    let warnings = usize::try_from(table.warnings).unwrap_or(usize::MAX);
    html! {
        <tr>
            <td class="rows-label">
                <a class="ref" href={Route::from(StructurePlace::Table(table.table)).to_string()}>{ format::visible(&table.title).into_owned() }</a>
                if table.junction {
                    { " " }<span class="quiet structure-aside">{ words::structure::JUNCTION }</span>
                }
                <span class="tables-path">{ format::visible(&table.path).into_owned() }</span>
            </td>
            <td class="rows-number" data-title={words::ROWS}>{ format::count(table.rows) }</td>
            <td class="rows-number" data-title={words::COLUMNS}>{ format::count(table.columns) }</td>
            <td data-title={words::structure::FILLED}>{ share(table.filled_permille) }</td>
            <td data-title={words::structure::READ_AS}>{ chips(table, &structure.tables, on_open) }</td>
            <td data-title={words::structure::KEY}>{ key(table) }</td>
            { number(words::structure::LINKS_OUT, out) }
            { number(words::structure::LINKS_IN, into) }
            { number(words::WARNINGS, warnings) }
        </tr>
    }
}

fn key(table: &TableStructure) -> Html {
    if table.key.is_empty() {
        return html! { <span class="quiet">{ words::structure::NO_KEY }</span> };
    }
    html! {
        <>
            <code class="structure-key">{ table.key.join(" + ") }</code>
            if !table.key_note.is_empty() {
                <span class="structure-aside structure-odd">{ &table.key_note }</span>
            }
        </>
    }
}
