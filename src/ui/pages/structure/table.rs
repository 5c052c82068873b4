//! One table: what it is, its columns, its key, its links, its warnings.
//!
//! It must not ask for any of it.

use yew::prelude::*;

use super::chips::{OpenReading, chips};
use super::columns::columns;
use super::link::LinkItem;
use super::{Desk, table_of};
use crate::engine::table::TableId;
use crate::engine::view::{LinkStructure, RecordRef, Structure, TableColumns, TableStructure};
use crate::engine::warning::Warning;
use crate::ui::components::share;
use crate::ui::format;
use crate::ui::state::{Narrowed, Route, Shared, StructurePlace};
use crate::ui::words::{self, structure};

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct TablePartProps {
    pub(super) structure: Shared<Structure>,
    /// The columns of the table; none while they are on their way.
    pub(super) columns: Option<Shared<TableColumns>>,
    pub(super) table: TableId,
    pub(super) desk: Desk,
    pub(super) on_open: Callback<OpenReading>,
}

#[component]
pub(super) fn TablePart(props: &TablePartProps) -> Html {
    let Some(table) = table_of(&props.structure, props.table) else {
        return Html::default();
    };
    let near: &[String] = props
        .columns
        .as_ref()
        .map_or(&[], |columns| &columns.near_keys);
    let to = |route: Route, words: &'static str| html! { <li><a href={route.to_string()}>{ words }</a></li> };
    html! {
        <>
            <dl class="facts">
                <div><dt>{ words::ROWS }</dt><dd>{ format::count(table.rows) }</dd></div>
                <div><dt>{ words::COLUMNS }</dt><dd>{ format::count(table.columns) }</dd></div>
                <div><dt>{ structure::FILLED }</dt><dd>{ share(table.filled_permille) }</dd></div>
                if !table.entity.is_empty() {
                    <div><dt>{ words::HOLDS }</dt><dd>{ &table.entity }</dd></div>
                }
                <div><dt>{ structure::READ_AS }</dt><dd>{ chips(table, &props.structure.tables, &props.on_open) }</dd></div>
                <div><dt>{ structure::KEY }</dt><dd>{ key(table, near) }</dd></div>
            </dl>
            <ul class="structure-ways">
                { to(Route::Table(table.table), structure::SEE_TABLE) }
                { to(StructurePlace::Diagram(Some(table.table)).into(), structure::SEE_DIAGRAM) }
            </ul>
            if let Some(shown) = &props.columns {
                { columns(table.table, &table.title, &shown.columns) }
            }
            { links(props, structure::LINKS_FROM_HERE, structure::NO_LINKS_FROM, |link| link.from) }
            { links(props, structure::LINKS_TO_HERE, structure::NO_LINKS_TO, |link| link.to) }
            if let Some(shown) = &props.columns {
                { warnings(table, &shown.warnings) }
            }
        </>
    }
}

fn key(table: &TableStructure, near: &[String]) -> Html {
    html! {
        <>
            if table.key.is_empty() {
                <span class="quiet">{ structure::NO_KEY }</span>
            } else {
                <code class="structure-key">{ table.key.join(" + ") }</code>
            }
            if !table.key_note.is_empty() {
                <span class="structure-aside">
                    { &table.key_note }{ " " }
                    <a href={Route::Rows(table.table, Narrowed::Repeated).to_string()}>{ structure::SEE_REPEATED }</a>
                </span>
            }
            for sentence in near {
                <span class="structure-aside">{ structure::NEAR_KEYS }{ ": " }{ sentence }</span>
            }
        </>
    }
}

fn links(
    props: &TablePartProps,
    title: &'static str,
    nothing: &'static str,
    end: fn(&LinkStructure) -> TableId,
) -> Html {
    let all = (0..).zip(&props.structure.links);
    let mine: Vec<usize> = all
        .filter(|(_, link)| end(link) == props.table)
        .map(|(at, _)| at)
        .collect();
    let id = title.replace(' ', "-").to_lowercase();
    html! {
        <section class="structure-part" aria-labelledby={id.clone()}>
            <h2 {id}>{ title }{ " " }<span class="section-count">{ format::count(u64::try_from(mine.len()).unwrap_or(u64::MAX)) }</span></h2>
            if mine.is_empty() {
                <p class="part-note">{ nothing }</p>
            } else {
                <ul class="links">
                    for index in mine {
                        <LinkItem key={index} structure={props.structure.clone()} {index} desk={props.desk.clone()} />
                    }
                </ul>
            }
        </section>
    }
}

fn warnings(table: &TableStructure, warnings: &[(Warning, Option<RecordRef>)]) -> Html {
    let unlisted = usize::try_from(table.warnings)
        .unwrap_or(usize::MAX)
        .saturating_sub(warnings.len());
    html! {
        <section class="structure-part" aria-labelledby="structure-warnings">
            <h2 id="structure-warnings">{ words::WARNINGS }{ " " }<span class="section-count">{ format::count(table.warnings) }</span></h2>
            if warnings.is_empty() {
                <p class="part-note">{ structure::NO_TABLE_WARNINGS }</p>
            } else {
                <p class="part-note"><a href={Route::Rows(table.table, Narrowed::Doubtful).to_string()}>{ structure::SEE_DOUBTFUL }</a></p>
            }
            <ul class="warning-list structure-warnings">
                for (warning, record) in warnings {
                    <li>
                        <span class="warning-place">
                            { words::file_line(&warning.file, u32::try_from(warning.line).ok().filter(|line| *line > 0)) }
                            if let Some(record) = record {
                                { " · " }<a href={Route::Record(*record).to_string()}>{ structure::SEE_ROW }</a>
                            }
                        </span>
                        <span class="warning-message">{ &warning.message }</span>
                    </li>
                }
                if unlisted > 0 {
                    <li class="warning-more">{ words::and_more(unlisted) }</li>
                }
            </ul>
        </section>
    }
}
