//! The columns of a table: what they hold, how full they are, what stands in them.
//!
//! It must not measure: every figure comes from the engine.

use yew::prelude::*;

use crate::engine::table::TableId;
use crate::engine::view::ColumnStructure;
use crate::ui::components::{permille, share};
use crate::ui::format;
use crate::ui::state::{Narrowed, Route};
use crate::ui::words::{self, structure};

/// The columns of a table.
pub(super) fn columns(table: TableId, title: &str, columns: &[ColumnStructure]) -> Html {
    let head = |title: &'static str| html! { <th scope="col">{ title }</th> };
    let number = |title: &'static str| html! { <th scope="col" class="rows-number">{ title }</th> };
    html! {
        <section class="structure-part" aria-labelledby="structure-columns">
            <h2 id="structure-columns">
                { words::COLUMNS }{ " " }
                <span class="section-count">{ format::count(u64::try_from(columns.len()).unwrap_or(u64::MAX)) }</span>
            </h2>
            <div class="tables rows-frame">
                <table class="rows cards structure-columns" aria-label={format!("{} – {title}", words::COLUMNS)}>
                    <thead>
                        <tr>
                            { head(structure::COLUMN) }
                            { head(structure::HOLDS) }
                            { head(structure::FILLED) }
                            { number(structure::DIFFERENT) }
                            { head(structure::LEAST) }
                            { head(structure::GREATEST) }
                            { head(structure::COMMON) }
                            { head(structure::ODD) }
                        </tr>
                    </thead>
                    <tbody>
                        for column in columns {
                            { row(table, column) }
                        }
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn row(table: TableId, column: &ColumnStructure) -> Html {
    let cells = column.filled.saturating_add(column.nulls);
    let text = |title: &'static str, text: &str| {
        html! {
            <td class={classes!("structure-value", text.is_empty().then_some("rows-none"))} data-title={title} dir="auto">
                { text }
            </td>
        }
    };
    html! {
        <tr>
            <td class="rows-label">
                <code class="structure-name" dir="auto">{ format::visible(&column.name).into_owned() }</code>
                if !column.known_as.is_empty() {
                    <span class="structure-aside">{ structure::known_as(&column.known_as) }</span>
                }
            </td>
            <td data-title={structure::HOLDS}>
                { structure::column_type(column.kind) }
                for note in &column.notes {
                    <span class="structure-aside">{ note }</span>
                }
            </td>
            <td data-title={structure::FILLED}>
                { share(permille(column.filled, cells)) }
                if column.nulls > 0 {
                    <span class="structure-aside">{ structure::empty_cells(column.nulls) }</span>
                }
            </td>
            <td class="rows-number" data-title={structure::DIFFERENT}>{ format::count(column.distinct) }</td>
            { text(structure::LEAST, &column.least) }
            { text(structure::GREATEST, &column.greatest) }
            <td class={classes!(column.filled.eq(&0).then_some("rows-none"))} data-title={structure::COMMON}>{ top(column) }</td>
            <td class={classes!(column.exceptions.eq(&0).then_some("rows-none"))} data-title={structure::ODD}>
                { odd(table, column) }
            </td>
        </tr>
    }
}

/// The commonest value, and the next ones on demand.
fn top(column: &ColumnStructure) -> Html {
    let Some(((first, times), rest)) = column.top.split_first() else {
        return if column.filled > 0 {
            html! { <span class="quiet">{ structure::ALL_DIFFERENT }</span> }
        } else {
            Html::default()
        };
    };
    let one = |value: &str, times: u32| {
        html! {
            <><span class="structure-value" dir="auto">{ value.to_owned() }</span>{ " " }
            <span class="section-count">{ format!("×\u{202f}{}", format::count(times)) }</span></>
        }
    };
    if rest.is_empty() {
        return one(first, *times);
    }
    html! {
        <details class="opens structure-top">
            <summary>{ one(first, *times) }</summary>
            <ol>
                for (value, times) in rest {
                    <li>{ one(value, *times) }</li>
                }
            </ol>
        </details>
    }
}

/// How many values do not fit, leading to their rows, with the first of them on demand.
fn odd(table: TableId, column: &ColumnStructure) -> Html {
    if column.exceptions == 0 {
        return Html::default();
    }
    let rows = Route::Rows(table, Narrowed::Exceptions(column.column)).to_string();
    html! {
        <>
            <a href={rows} aria-label={structure::odd_values(column.exceptions, &column.name)}>
                { words::rows(column.exceptions.into()) }
            </a>
            <ul class="structure-samples">
                for (record, text) in column.exception_samples.iter().take(3) {
                    <li><a class="ref" href={Route::Record(*record).to_string()} dir="auto">{ text }</a></li>
                }
            </ul>
        </>
    }
}
