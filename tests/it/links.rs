//! Keys and links are found on sets of tables whose references are known.

mod builder;
mod cases;
mod decided;
mod kinds;
mod laws;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use builder::{Set, build};
use vitrine::engine::schema::{Hints, Inferred, LinkKind, infer};
use vitrine::engine::table::{ColumnId, Dialect, TableBuilder, TableId};
use vitrine::engine::types::summarize;
use vitrine::engine::warning::WarningKind;

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
    for (name, text) in cases::CASES.iter().chain(kinds::KINDS) {
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

/// Tables from a header and rows, a cell between bars.
fn tables(sets: &[(&str, &[&str])]) -> Set {
    let tables = sets.iter().map(|(path, rows)| {
        let mut rows = rows.iter().map(|row| row.split('|').map(str::trim));
        let mut builder = TableBuilder::new(*path, rows.next().unwrap());
        for (row, line) in rows.zip(2..) {
            builder.push(line, row);
        }
        builder.finish(Dialect::default())
    });
    Set {
        tables: tables.collect(),
        keys: BTreeSet::new(),
        links: BTreeSet::new(),
    }
}

#[test]
fn a_type_column_says_which_table_each_row_means() {
    let set = tables(&[
        (
            "firms.csv",
            &["id | name", "1 | North", "2 | South", "3 | East"],
        ),
        (
            "notes.csv",
            &[
                "id | subject_type | subject_id | body",
                "1 | Person | 1 | a",
                "2 | Firm | 3 | b",
                "3 | Person | 2 | c",
                "4 | Firm | 1 | d",
            ],
        ),
        ("people.csv", &["id | name", "1 | Ada", "2 | Bo", "3 | Cy"]),
    ]);
    let of = inferred(&set);
    let links: Vec<_> = of
        .schema
        .links
        .iter()
        .map(|link| (link.to, link.kind, link.matched, link.orphans))
        .collect();
    assert_eq!(
        links,
        [
            (0, LinkKind::Polymorphic, 2, 0),
            (2, LinkKind::Polymorphic, 2, 0)
        ]
    );
    assert_eq!(of.schema.links[0].rows.targets(1), [2]);
    assert!(of.schema.links[0].rows.targets(0).is_empty());
}

#[test]
fn ids_alone_tell_the_tables_of_one_column_apart() {
    let set = tables(&[
        (
            "Contact.csv",
            &[
                "Id | Name",
                "003bm00000zaptA | Rose",
                "003bm00000zaptB | Sean",
                "003bm00000zaptC | Jack",
            ],
        ),
        (
            "Lead.csv",
            &[
                "Id | Name",
                "00Qbm00000OrxkD | Pat",
                "00Qbm00000OrxkE | Mo",
                "00Qbm00000OrxkF | Kim",
            ],
        ),
        (
            "Task.csv",
            &[
                "Id | WhoId",
                "00Tbm00000AAAA1 | 003bm00000zaptA",
                "00Tbm00000AAAA2 | 00Qbm00000OrxkD",
                "00Tbm00000AAAA3 | 003bm00000zaptC",
                "00Tbm00000AAAA4 | 00Qbm00000OrxkF",
            ],
        ),
    ]);
    let of = inferred(&set);
    let links: Vec<_> = of
        .schema
        .links
        .iter()
        .map(|link| (link.to, link.kind, link.matched))
        .collect();
    assert_eq!(
        links,
        [(0, LinkKind::Polymorphic, 2), (1, LinkKind::Polymorphic, 2)]
    );
}

#[test]
fn an_address_joins_tables_that_no_id_joins() {
    let set = tables(&[
        (
            "mails.csv",
            &[
                "id | sender_email | subject",
                "1 | ada@example.com | x",
                "2 | bo@example.com | y",
                "3 | ada@example.com | z",
            ],
        ),
        (
            "people.csv",
            &[
                "id | email",
                "11 | ada@example.com",
                "12 | bo@example.com",
                "13 | cy@example.com",
            ],
        ),
    ]);
    let of = inferred(&set);
    assert_eq!(of.schema.links.len(), 1);
    let link = &of.schema.links[0];
    assert_eq!(
        (link.from, link.to, link.kind, link.matched),
        (0, 1, LinkKind::Soft, 3)
    );
    assert!(link.confidence <= 0.5);
}

#[test]
fn a_reference_without_a_row_is_one_warning_with_its_line() {
    let set = tables(&[
        (
            "jobs.csv",
            &["id | title", "a1b2c3d4 | One", "b1b2c3d4 | Two"],
        ),
        (
            "notes.csv",
            &[
                "id | job_id",
                "n1n2n3n4 | a1b2c3d4",
                "n2n2n3n4 | ffff9999",
                "n3n2n3n4 | ffff8888",
            ],
        ),
    ]);
    let of = inferred(&set);
    let dangling: Vec<_> = of
        .warnings
        .iter()
        .filter(|warning| warning.kind == WarningKind::DanglingReference)
        .collect();
    assert_eq!(dangling.len(), 1);
    assert_eq!(
        (dangling[0].file.as_str(), dangling[0].line),
        ("notes.csv", 3)
    );
    assert!(
        dangling[0].message.contains("2 values"),
        "{}",
        dangling[0].message
    );
    assert_eq!(
        (of.schema.links[0].matched, of.schema.links[0].orphans),
        (1, 2)
    );
}

#[test]
fn a_key_with_a_few_duplicates_is_still_the_key_and_said_so() {
    let mut rows: Vec<String> = vec!["id | name".to_owned()];
    rows.extend((1..=100).map(|id| format!("{id} | name {id}")));
    rows.push("7 | again".to_owned());
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let of = inferred(&tables(&[("things.csv", &rows)]));
    assert_eq!(of.schema.keys, [[0]]);
    assert_eq!(
        (of.warnings[0].kind, of.warnings[0].line),
        (WarningKind::DuplicateKey, 102)
    );
}

#[test]
fn a_link_that_the_profile_tells_of_needs_a_value_that_is_there() {
    let set = tables(&[
        ("a.csv", &["id | zone", "1 | 10", "2 | 11", "3 | 99"]),
        ("b.csv", &["id | title", "10 | x", "11 | y", "12 | z"]),
        ("c.csv", &["id | title", "70 | x", "71 | y"]),
    ]);
    let summaries: Vec<_> = set
        .tables
        .iter()
        .map(|table| table.columns.iter().map(summarize).collect())
        .collect();
    assert!(inferred(&set).schema.links.is_empty());
    let told = |to| {
        infer(
            &set.tables,
            &summaries,
            &Hints {
                names: Vec::new(),
                links: vec![(0, 1, to)],
                rules: Vec::new(),
            },
        )
    };
    assert_eq!(
        told(1)
            .schema
            .links
            .iter()
            .map(|link| (link.to, link.matched, link.orphans))
            .collect::<Vec<_>>(),
        [(1, 2, 1)]
    );
    assert!(told(2).schema.links.is_empty());
}

#[test]
fn tables_without_names_or_values_give_no_links() {
    let set = tables(&[
        ("empty.csv", &["id | other_id"]),
        (
            "one.csv",
            &[
                "column 1 | column 2 | column 3",
                "1 | 5 | 2",
                "2 | 6 | 1",
                "3 | 7 | 3",
            ],
        ),
        (
            "two.csv",
            &["column 1 | column 2", "1 | 2", "2 | 3", "3 | 1"],
        ),
    ]);
    let of = inferred(&set);
    assert!(of.schema.links.is_empty(), "{:?}", of.schema.links);
    assert_eq!(of.schema.keys, [vec![], vec![0], vec![0]]);
}

/// More tables than are compared, so that the comparisons would take minutes: the large ones at the end are linked nevertheless.
#[test]
fn of_too_many_tables_the_largest_are_linked_and_a_warning_says_so() {
    let mut text = String::new();
    for at in 0..1_600 {
        writeln!(
            text,
            "scrap{at}_kept [2]: id = seq(1)!, left{at} = words, right{at} = words"
        )
        .unwrap();
    }
    text.push_str("owners [40]: id = uuid!, name = name\n");
    text.push_str("pets [50]: id = uuid!, owner_id > owners.id\n");
    let set = build(&text);
    let of = inferred(&set);
    let path = |table: TableId| set.tables[table as usize].path.as_str();
    let linked: Vec<_> = of
        .schema
        .links
        .iter()
        .map(|link| (path(link.from), path(link.to)))
        .collect();
    assert!(linked.contains(&("pets", "owners")), "{linked:?}");
    let limits: Vec<&str> = of
        .warnings
        .iter()
        .filter(|warning| warning.kind == WarningKind::Limit)
        .map(|warning| warning.message.as_str())
        .collect();
    assert_eq!(limits.len(), 1, "{limits:?}");
    assert!(limits[0].contains("of 1602 tables"), "{limits:?}");
    assert_eq!(of.schema.keys.len(), 1_602);
}
