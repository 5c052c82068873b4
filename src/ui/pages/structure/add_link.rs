//! A form that adds a link which was not found.
//!
//! It must not judge whether the link makes sense: the engine says how many references meet a record.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::{Desk, table_of, title_of};
use crate::engine::table::TableId;
use crate::engine::view::{LinkEnds, Structure, TableColumns, Verdict};
use crate::ui::components::{Choice, choices, select};
use crate::ui::state::Shared;
use crate::ui::words::links as words;

/// What is chosen in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The table that refers.
    pub from: Option<TableId>,
    /// The table referred to.
    pub to: Option<TableId>,
    /// Its columns with those referred to, pairwise; empty where nothing is chosen yet.
    pub pairs: Vec<(String, String)>,
}

/// What [`AddLink`] is drawn from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AddLinkProps {
    /// What is known of tables and links.
    pub structure: Shared<Structure>,
    /// The columns of the table that refers.
    pub from: Option<Shared<TableColumns>>,
    /// The columns of the table referred to.
    pub to: Option<Shared<TableColumns>>,
    /// What is chosen.
    pub draft: Draft,
    /// Something else is chosen.
    pub on_draft: Callback<Draft>,
    /// Where the link goes.
    pub desk: Desk,
}

/// A form that adds a link.
#[component]
pub fn AddLink(props: &AddLinkProps) -> Html {
    let problem = use_state_eq(|| false);
    let draft = &props.draft;
    let change = |change: fn(&mut Draft, String)| {
        let draft = draft.clone();
        props.on_draft.reform(move |event: Event| {
            let mut next = draft.clone();
            change(
                &mut next,
                event.target_unchecked_into::<HtmlSelectElement>().value(),
            );
            next
        })
    };
    let from = change(|draft, table| {
        draft.from = table.parse().ok();
        draft.pairs.iter_mut().for_each(|(from, _)| from.clear());
    });
    let to = {
        let (draft, structure) = (draft.clone(), props.structure.clone());
        props.on_draft.reform(move |event: Event| {
            let to = event
                .target_unchecked_into::<HtmlSelectElement>()
                .value()
                .parse()
                .ok();
            // Nearly always its key is meant.
            let key = to
                .and_then(|to| table_of(&structure, to))
                .map_or(&[] as &[String], |table| &table.key);
            let mut next = Draft {
                to,
                ..draft.clone()
            };
            for (at, (_, column)) in next.pairs.iter_mut().enumerate() {
                *column = key.get(at).cloned().unwrap_or_default();
            }
            next
        })
    };
    let more = {
        let draft = draft.clone();
        props.on_draft.reform(move |_: MouseEvent| {
            let mut next = draft.clone();
            next.pairs.push(Default::default());
            next
        })
    };
    let on_submit = {
        let (props, problem) = (props.clone(), problem.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let ends = ends(&props);
            problem.set(ends.is_none());
            if let Some((ends, name)) = ends {
                props.desk.judge(&ends, Some(Verdict::Added), &name);
                props.on_draft.emit(Draft {
                    pairs: vec![Default::default()],
                    ..Draft::default()
                });
            }
        })
    };
    html! {
        <details class="opens links-add">
            <summary>{ words::ADD }</summary>
            <form class="form" onsubmit={on_submit}>
                <p class="form-hint">{ words::ADD_HINT }</p>
                <div class="form-pair">
                    { choices("add-from", words::FROM_TABLE, &tables(props, draft.from), false, from) }
                    { choices("add-to", words::TO_TABLE, &tables(props, draft.to), false, to) }
                </div>
                for at in 0..draft.pairs.len() {
                    { pair(props, at) }
                }
                if *problem {
                    <p class="form-problem" role="alert">{ words::ADD_INCOMPLETE }</p>
                }
                <div class="form-buttons">
                    <button type="submit" class="button button-main">{ words::ADD_SUBMIT }</button>
                    <button type="button" class="button button-quiet" onclick={more}>{ words::MORE_COLUMNS }</button>
                </div>
            </form>
        </details>
    }
}

fn tables(props: &AddLinkProps, chosen: Option<TableId>) -> Vec<Choice> {
    let all = props.structure.tables.iter().map(|table| {
        Choice::new(
            table.table.to_string(),
            table.path.clone(),
            chosen == Some(table.table),
        )
    });
    [Choice::new("", words::CHOOSE, chosen.is_none())]
        .into_iter()
        .chain(all)
        .collect()
}

fn pair(props: &AddLinkProps, at: usize) -> Html {
    let Some((from, to)) = props.draft.pairs.get(at) else {
        return Html::default();
    };
    let change = |change: fn(&mut (String, String), String)| {
        let draft = props.draft.clone();
        props.on_draft.reform(move |event: Event| {
            let mut next = draft.clone();
            if let Some(pair) = next.pairs.get_mut(at) {
                change(
                    pair,
                    event.target_unchecked_into::<HtmlSelectElement>().value(),
                );
            }
            next
        })
    };
    let field = |id: String,
                 label: &'static str,
                 columns: &Option<Shared<TableColumns>>,
                 chosen: &str,
                 changed| {
        html! {
            <div class="form-field">
                <label for={id.clone()}>{ label }</label>
                { select(id.into(), &column_choices(columns.as_ref(), chosen), false, changed) }
            </div>
        }
    };
    html! {
        <div class="form-pair">
            { field(format!("add-column-{at}"), words::FROM_COLUMN, &props.from, from, change(|pair, column| pair.0 = column)) }
            { field(format!("add-to-column-{at}"), words::TO_COLUMN, &props.to, to, change(|pair, column| pair.1 = column)) }
        </div>
    }
}

fn column_choices(columns: Option<&Shared<TableColumns>>, chosen: &str) -> Vec<Choice> {
    let columns = columns.map_or(&[] as &[_], |columns| &columns.columns);
    let all = columns.iter().map(|column| {
        Choice::new(
            column.name.clone(),
            column.name.clone(),
            column.name == chosen,
        )
    });
    [Choice::new("", words::CHOOSE, chosen.is_empty())]
        .into_iter()
        .chain(all)
        .collect()
}

/// The link that is chosen, with its name; none as long as something is not.
fn ends(props: &AddLinkProps) -> Option<(LinkEnds, String)> {
    let draft = &props.draft;
    let (from, to) = (draft.from?, draft.to?);
    let pairs: Vec<(String, String)> = draft
        .pairs
        .iter()
        .filter(|pair| **pair != Default::default())
        .cloned()
        .collect();
    if pairs.is_empty()
        || pairs
            .iter()
            .any(|(from, to)| from.is_empty() || to.is_empty())
    {
        return None;
    }
    let (columns, to_columns): (Vec<String>, Vec<String>) = pairs.into_iter().unzip();
    let structure = &*props.structure;
    let name = words::link(
        &words::columns(&columns),
        title_of(structure, from),
        title_of(structure, to),
    );
    let ends = LinkEnds {
        from: table_of(structure, from)?.path.clone(),
        columns,
        to: table_of(structure, to)?.path.clone(),
        to_columns,
    };
    Some((ends, name))
}
