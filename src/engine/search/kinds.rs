//! Which tables hold the kind of record that the reader names: `person`, `people`, `client contact`, `odd`.
//!
//! It must not know rows.

use super::needle::Needle;
use crate::engine::fold::fold;
use crate::engine::names::{normal, words};
use crate::engine::present::Presenter;
use crate::engine::table::TableId;

/// The tables of the kind that is called so, and how it is called in full. A whole name is preferred to the beginning of one; both are
/// met in the singular and the plural, as the entity's name or the table's.
pub(super) fn of_kind(presenter: &Presenter<'_>, called: &str) -> (Vec<TableId>, Vec<String>) {
    let called = fold(called);
    let wanted = normal(&called);
    let tables = || (0..).zip(&presenter.workspace().tables).map(|(at, _)| at);
    let is_wanted = |name: &String| normal(name) == wanted;
    let mut found: Vec<TableId> = tables()
        .filter(|table| names(presenter, *table).iter().any(is_wanted))
        .collect();
    let beginning = words(&called).join(" ");
    if found.is_empty() && !beginning.is_empty() {
        let needle = Needle::at_word_start(&beginning);
        let begins = |name: &String| needle.is_in(&words(name).join(" "));
        found = tables()
            .filter(|table| names(presenter, *table).iter().any(begins))
            .collect();
    }
    let mut titles: Vec<String> = Vec::new();
    for table in &found {
        let title = presenter.table_title(*table);
        if !titles.contains(&title) {
            titles.push(title);
        }
    }
    (found, titles)
}

/// What the records of a table are called.
fn names(presenter: &Presenter<'_>, table: TableId) -> Vec<String> {
    let workspace = presenter.workspace();
    let entity = presenter.entity(table);
    let entity = entity.map(|entity| [&entity.key, &entity.singular, &entity.plural]);
    let stored = workspace.table(table);
    let stored = stored.map(|table| [&*table.name, workspace.binding.name_of(table)]);
    let of_entity = entity.into_iter().flatten().map(String::as_str);
    let names = of_entity.chain(stored.into_iter().flatten());
    // Words are parted at capitals before those go.
    names
        .map(|name| fold(&words(name).join(" ")).into_owned())
        .collect()
}
