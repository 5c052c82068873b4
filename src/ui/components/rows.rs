//! Records as a small table within a section.
//!
//! It must not know what they are. Narrow places show each row as a card; that is the style's decision, not this file's.

use yew::prelude::*;

use super::value::{cell, field};
use crate::engine::view::{
    RecordPage, RecordRef, RowGroup, RowsSection, SectionBody, SectionRow, Value,
};
use crate::ui::format;
use crate::ui::state::{Route, Shared};
use crate::ui::words;

/// How many rows are drawn at first, and with each "Show more".
const FIRST: usize = 12;
const MORE: usize = 100;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct RowsProps {
    /// The page that the section is of.
    pub(crate) page: Shared<RecordPage>,
    /// Which of its sections.
    pub(crate) index: usize,
}

#[component]
pub(crate) fn Rows(props: &RowsProps) -> Html {
    let shown = use_state_eq(|| FIRST);
    let section = props.page.sections.get(props.index);
    let Some((section, SectionBody::Rows(rows))) = section.map(|section| (section, &section.body))
    else {
        return Html::default();
    };
    // One more row is no reason for a button.
    let drawn = if rows.rows.len() <= *shown + 2 {
        rows.rows.len()
    } else {
        *shown
    };
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + MORE))
    };
    let unsent = usize::try_from(section.count)
        .unwrap_or(usize::MAX)
        .saturating_sub(rows.rows.len());
    html! {
        <>
            { table(rows, drawn) }
            if drawn < rows.rows.len() {
                <button type="button" class="link-button more" onclick={more}>
                    { words::show_more(rows.rows.len() - drawn) }
                </button>
            } else if unsent > 0 {
                <p class="section-note">{ words::and_more(unsent) }</p>
            }
        </>
    }
}

/// The first of the rows, under the titles of what they are put together by.
pub(crate) fn table(rows: &RowsSection, drawn: usize) -> Html {
    let mut from = 0;
    let mut bodies: Vec<Html> = Vec::new();
    for group in &rows.groups {
        let to = from + usize::try_from(group.rows).unwrap_or(0);
        let own = rows.rows.get(from..to.min(drawn).max(from));
        from = to;
        bodies.push(html! {
            <tbody>
                { heading(group, rows.columns.len()) }
                for item in own.unwrap_or_default() {
                    { row(item, &rows.columns) }
                }
            </tbody>
        });
    }
    let rest = rows.rows.get(from..drawn).unwrap_or_default();
    html! {
        <div class="rows-frame">
            <table class="rows">
                <thead>
                    <tr>
                        for title in &rows.columns {
                            <th scope="col">{ format::shown(title) }</th>
                        }
                        <th scope="col"><span class="visually-hidden">{ words::OPEN_RECORD }</span></th>
                    </tr>
                </thead>
                { for bodies }
                if !rest.is_empty() {
                    <tbody>
                        for item in rest {
                            { row(item, &rows.columns) }
                        }
                    </tbody>
                }
            </table>
        </div>
    }
}

/// What rows have in common, and how many there are.
fn heading(group: &RowGroup, columns: usize) -> Html {
    html! {
        <tr class="rows-group">
            <th scope="rowgroup" colspan={(columns + 1).to_string()}>
                if group.title.is_empty() {
                    { words::WITHOUT }
                } else {
                    { cell(&group.title) }
                }
                { " " }<span class="section-count">{ format::count(group.count) }</span>
            </th>
        </tr>
    }
}

fn row(row: &SectionRow, columns: &[String]) -> Html {
    let draw = |at: usize, value: &Value| {
        let long = matches!(value, Value::Text(text) | Value::Html(text) if text.len() > 90);
        let class = match value {
            _ if at == 0 => "rows-label",
            value if value.is_empty() => "rows-none",
            Value::Number(_) | Value::Money { .. } | Value::Percent(_) | Value::Range { .. } => {
                "rows-number"
            }
            // A step says what it is when it says of how many, beside its title.
            Value::OutOf { .. } | Value::Flag(_) => "rows-flag",
            Value::Date(_) | Value::Moment(_) => "rows-date",
            Value::Url(_) => "rows-url",
            _ if long => "rows-long",
            _ => "",
        };
        html! {
            <td {class} data-title={columns.get(at).map(|title| format::shown(title))}>
                { if long { field(value) } else { cell(value) } }
            </td>
        }
    };
    html! {
        <tr>
            for (at, value) in row.cells.iter().enumerate() {
                { draw(at, value) }
            }
            <td class="rows-open">{ open(row.record, row.cells.first()) }</td>
        </tr>
    }
}

/// The way to the row's own page, unless its first cell leads there already.
fn open(record: RecordRef, first: Option<&Value>) -> Html {
    if matches!(first, Some(Value::Record(link)) if link.target == record) {
        return Html::default();
    }
    let name = match first {
        Some(Value::Record(link)) => link.label.clone(),
        Some(Value::Text(text)) if text.len() < 80 => text.clone(),
        _ => String::new(),
    };
    html! {
        <a class="rows-link" href={Route::Record(record).to_string()} aria-label={words::open_named(&format::visible(&name))}
            title={words::OPEN_RECORD}>
            { super::icon(super::Icon::Arrow) }
        </a>
    }
}
