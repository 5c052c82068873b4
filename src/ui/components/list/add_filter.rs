//! Adds a filter of one column, with the tests that its kind of values allows.
//!
//! It must not know rows.

use web_sys::{HtmlInputElement, HtmlSelectElement, SubmitEvent};
use yew::prelude::*;

use crate::engine::table::ColumnId;
use crate::engine::view::{CellKind, CellTest, ColumnChoice, ColumnFilter};
use crate::ui::components::{Choice, choices};
use crate::ui::words::lists;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct AddFilterProps {
    /// All columns that there are.
    pub(crate) choices: Vec<ColumnChoice>,
    /// A filter is wanted.
    pub(crate) on_filter: Callback<ColumnFilter>,
}

/// The tests for a kind of values, by names that [`test_of`] knows.
fn tests(kind: CellKind) -> &'static [&'static str] {
    match kind {
        CellKind::Text => &["contains", "is", "is_not", "begins", "empty", "filled"],
        CellKind::Number => &["is", "below", "above", "between", "empty", "filled"],
        CellKind::Date => &["on", "before", "after", "between", "empty", "filled"],
        CellKind::Flag => &["yes", "no", "empty", "filled"],
    }
}

/// How many values a test needs.
fn values(test: &str) -> usize {
    match test {
        "yes" | "no" | "empty" | "filled" => 0,
        "between" => 2,
        _ => 1,
    }
}

/// A test with its values; `None` as long as one is missing.
fn test_of(name: &str, kind: CellKind, from: &str, to: &str) -> Option<CellTest> {
    let (from, to) = (from.trim().to_owned(), to.trim().to_owned());
    let given = [&from, &to]
        .into_iter()
        .take(values(name))
        .all(|value| !value.is_empty());
    if !given {
        return None;
    }
    Some(match name {
        "contains" => CellTest::Contains(from),
        "is" if kind == CellKind::Number => CellTest::Between(from.clone(), from),
        "is" => CellTest::Is(from),
        "is_not" => CellTest::IsNot(from),
        "begins" => CellTest::Begins(from),
        "on" => CellTest::Between(from.clone(), from),
        "below" | "before" => CellTest::Below(from),
        "above" | "after" => CellTest::Above(from),
        "between" => CellTest::Between(from, to),
        "yes" => CellTest::Flag(true),
        "no" => CellTest::Flag(false),
        "empty" => CellTest::Empty,
        _ => CellTest::Filled,
    })
}

/// What has been entered so far.
#[derive(Debug, Clone, Default, PartialEq)]
struct Draft {
    column: Option<ColumnId>,
    test: &'static str,
    from: String,
    to: String,
}

/// Adds a filter of one column.
#[component]
pub(crate) fn AddFilter(props: &AddFilterProps) -> Html {
    let draft = use_state_eq(Draft::default);
    let Some(first) = props.choices.first() else {
        return Html::default();
    };
    let mut all = props.choices.iter();
    let column = all
        .find(|choice| Some(choice.id) == draft.column)
        .unwrap_or(first);
    let names = tests(column.kind);
    let known = names.iter().find(|name| **name == draft.test);
    let test = known.or(names.first()).copied().unwrap_or("filled");
    let columns: Vec<Choice> = props
        .choices
        .iter()
        .map(|choice| {
            Choice::new(
                choice.id.to_string(),
                choice.title.clone(),
                choice.id == column.id,
            )
        })
        .collect();
    let conditions: Vec<Choice> = names
        .iter()
        .map(|name| Choice::new(*name, lists::test(name), *name == test))
        .collect();
    let change = |change: fn(&mut Draft, String)| {
        let draft = draft.clone();
        Callback::from(move |value: String| {
            let mut next = (*draft).clone();
            change(&mut next, value);
            draft.set(next);
        })
    };
    let chosen = |event: Event| event.target_unchecked_into::<HtmlSelectElement>().value();
    let on_column = change(|draft, value| draft.column = value.parse().ok()).reform(chosen);
    let on_test = change(|draft, value| {
        let kinds = [
            CellKind::Text,
            CellKind::Number,
            CellKind::Date,
            CellKind::Flag,
        ];
        let mut names = kinds.into_iter().flat_map(tests);
        draft.test = names.find(|name| **name == value).copied().unwrap_or("");
    })
    .reform(chosen);
    let submit = {
        let (draft, on_filter) = (draft.clone(), props.on_filter.clone());
        let (id, kind) = (column.id, column.kind);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(test) = test_of(test, kind, &draft.from, &draft.to) {
                on_filter.emit(ColumnFilter { column: id, test });
                draft.set(Draft {
                    from: String::new(),
                    to: String::new(),
                    ..(*draft).clone()
                });
            }
        })
    };
    let label = |at: usize| match (values(test), at) {
        (2, 0) => lists::FROM,
        (2, _) => lists::TO,
        _ => lists::VALUE,
    };
    html! {
        <form class="add-filter" aria-label={lists::ADD_FILTER} onsubmit={submit}>
            { choices("filter-column", lists::COLUMN, &columns, false, on_column) }
            { choices("filter-test", lists::CONDITION, &conditions, false, on_test) }
            if values(test) > 0 {
                { value("filter-from", label(0), column.kind, &draft.from, &change(|draft, value| draft.from = value)) }
            }
            if values(test) > 1 {
                { value("filter-to", label(1), column.kind, &draft.to, &change(|draft, value| draft.to = value)) }
            }
            <button type="submit" class="button">{ lists::ADD }</button>
        </form>
    }
}

fn value(
    id: &'static str,
    label: &'static str,
    kind: CellKind,
    value: &str,
    on_value: &Callback<String>,
) -> Html {
    let typed = on_value
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let (sort, step) = match kind {
        CellKind::Number => ("number", Some("any")),
        CellKind::Date => ("date", None),
        _ => ("text", None),
    };
    html! {
        <div class="form-field">
            <label for={id}>{ label }</label>
            <input {id} class="field" type={sort} {step} required=true autocomplete="off" spellcheck="false" value={value.to_owned()}
                oninput={typed} />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::{CellKind, CellTest, test_of, tests, values};

    #[test]
    fn every_test_that_is_offered_makes_a_filter() {
        for kind in [
            CellKind::Text,
            CellKind::Number,
            CellKind::Date,
            CellKind::Flag,
        ] {
            for name in tests(kind) {
                assert!(test_of(name, kind, "1", "2").is_some(), "{name}");
                let nothing = test_of(name, kind, " ", "");
                assert_eq!(nothing.is_none(), values(name) > 0, "{name}");
            }
        }
        let is = test_of("is", CellKind::Number, "7", "");
        assert_eq!(is, Some(CellTest::Between("7".to_owned(), "7".to_owned())));
    }
}
