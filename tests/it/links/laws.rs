//! What does not depend on how a set is written: the order of its tables and rows, the way its names are spelt.

use proptest::prelude::*;

use super::builder::{Set, build};
use super::{cases, inferred, keys, links};
use vitrine::engine::names::words;
use vitrine::engine::table::{Dialect, Table, TableBuilder};

type Spell = fn(&str) -> String;
type Found = (
    std::collections::BTreeSet<(String, Vec<String>)>,
    std::collections::BTreeSet<(String, Vec<String>, String)>,
);

fn found(set: &Set) -> Found {
    let of = inferred(set);
    (keys(set, &of), links(set, &of))
}

/// The same tables with rows in another order and headers spelt another way.
fn rewritten(table: &Table, order: &[usize], spell: &dyn Fn(&str) -> String) -> Table {
    let headers = table.columns.iter().map(|column| spell(&column.name));
    let mut builder = TableBuilder::new(table.path.clone(), headers);
    for (line, row) in (2..).zip(order) {
        let row = u32::try_from(*row).unwrap();
        let cells: Vec<_> = table
            .columns
            .iter()
            .map(|column| column.get(row).into_owned())
            .collect();
        builder.push(line, cells.iter().map(String::as_str));
    }
    builder.finish(Dialect::default())
}

fn with(set: &Set, tables: Vec<Table>) -> Set {
    Set {
        tables,
        keys: set.keys.clone(),
        links: set.links.clone(),
    }
}

/// Sets whose keys and links do not hang on which rows stand first; small ones, so that a law is tried often.
const SETS: [&str; 6] = [
    "pk in every table",
    "users, issues and milestones",
    "music: albums, tracks, invoices",
    "employees and departments by short names",
    "statuses of several tables, integer ids",
    "rentals: short integer keys, statuses, junctions",
];

fn set(name: &str) -> Set {
    let found = cases::CASES.iter().find(|(known, _)| *known == name);
    build(found.unwrap().1)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn the_order_of_tables_and_rows_changes_nothing(at in 0..SETS.len(), seed in any::<u64>()) {
        let set = set(SETS[at]);
        let mut tables: Vec<Table> = Vec::new();
        let mut state = seed | 1;
        let mut next = move |bound: usize| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            usize::try_from(state >> 33).unwrap() % bound.max(1)
        };
        for table in &set.tables {
            let mut order: Vec<usize> = (0..table.rows() as usize).collect();
            for at in (1..order.len()).rev() {
                order.swap(at, next(at + 1));
            }
            tables.push(rewritten(table, &order, &str::to_owned));
        }
        for at in (1..tables.len()).rev() {
            tables.swap(at, next(at + 1));
        }
        let shuffled = with(&set, tables);
        prop_assert_eq!(found(&shuffled), found(&set));
    }
}

fn snake(name: &str) -> String {
    words(name).join("_")
}

fn camel(name: &str) -> String {
    let mut camel = String::new();
    for (at, word) in words(name).iter().enumerate() {
        let mut chars = word.chars();
        if at > 0 {
            camel.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        }
        camel.push_str(chars.as_str());
    }
    camel
}

#[test]
fn the_way_names_are_spelt_changes_nothing() {
    let spellings: [(&str, Spell); 5] = [
        ("snake", snake),
        ("camel", camel),
        ("upper", |name| snake(name).to_uppercase()),
        ("words", |name| words(name).join(" ")),
        ("dotted", |name| words(name).join(".")),
    ];
    for name in SETS {
        let set = set(name);
        let (keys, links) = found(&set);
        for (spelling, spell) in spellings {
            let respelt = with(
                &set,
                set.tables
                    .iter()
                    .map(|table| {
                        let order: Vec<usize> = (0..table.rows() as usize).collect();
                        rewritten(table, &order, &spell)
                    })
                    .collect(),
            );
            let spelt = |columns: &[String]| {
                let mut columns: Vec<String> = columns.iter().map(|column| spell(column)).collect();
                columns.sort();
                columns
            };
            let wanted: Found = (
                keys.iter()
                    .map(|(path, key)| (path.clone(), spelt(key)))
                    .collect(),
                links
                    .iter()
                    .map(|(from, columns, to)| (from.clone(), spelt(columns), to.clone()))
                    .collect(),
            );
            assert_eq!(found(&respelt), wanted, "{name}, {spelling}");
        }
    }
}
