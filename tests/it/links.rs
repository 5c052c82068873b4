//! Keys and links are found on sets of tables whose references are known.

mod builder;
mod cases;

use std::collections::BTreeSet;

use builder::{Set, build};
use vitrine::engine::schema::{Hints, Inferred, infer};
use vitrine::engine::table::{ColumnId, TableId};
use vitrine::engine::types::summarize;

fn inferred(set: &Set) -> Inferred {
    let summaries: Vec<_> = set
        .tables
        .iter()
        .map(|table| table.columns.iter().map(summarize).collect())
        .collect();
    infer(&set.tables, &summaries, &Hints::default())
}

fn names(set: &Set, table: TableId, columns: &[ColumnId]) -> Vec<String> {
    let table = &set.tables[table as usize];
    let mut names: Vec<String> = columns
        .iter()
        .map(|column| table.columns[*column as usize].name.clone())
        .collect();
    names.sort();
    names
}

fn keys(set: &Set, of: &Inferred) -> BTreeSet<(String, Vec<String>)> {
    let declared: BTreeSet<&String> = set.keys.iter().map(|(path, _)| path).collect();
    (0..)
        .zip(&of.schema.keys)
        .map(|(id, key)| (set.tables[id as usize].path.clone(), names(set, id, key)))
        .filter(|(path, key)| declared.contains(path) && !key.is_empty())
        .collect()
}

fn links(set: &Set, of: &Inferred) -> BTreeSet<(String, Vec<String>, String)> {
    let path = |table: TableId| set.tables[table as usize].path.clone();
    of.schema
        .links
        .iter()
        .map(|link| {
            (
                path(link.from),
                names(set, link.from, &link.columns),
                path(link.to),
            )
        })
        .collect()
}

fn why<'i>(set: &Set, of: &'i Inferred, wanted: &(String, Vec<String>, String)) -> Vec<&'i String> {
    let found = of.schema.links.iter().find(|link| {
        set.tables[link.from as usize].path == wanted.0
            && names(set, link.from, &link.columns) == wanted.1
            && set.tables[link.to as usize].path == wanted.2
    });
    found
        .map(|link| link.evidence.iter().collect())
        .unwrap_or_default()
}

#[test]
fn every_declared_key_and_link_is_found_and_no_other() {
    let mut wrong = Vec::new();
    for (name, text) in cases::CASES {
        let set = build(text);
        let of = inferred(&set);
        let (keys, links) = (keys(&set, &of), links(&set, &of));
        wrong.extend(
            set.keys
                .difference(&keys)
                .map(|key| format!("{name}: key missed: {key:?}")),
        );
        wrong.extend(
            keys.difference(&set.keys)
                .map(|key| format!("{name}: key wrong: {key:?}")),
        );
        wrong.extend(
            set.links
                .difference(&links)
                .map(|link| format!("{name}: link missed: {link:?}")),
        );
        wrong.extend(
            links
                .difference(&set.links)
                .map(|link| format!("{name}: link wrong: {link:?} {:?}", why(&set, &of, link))),
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
