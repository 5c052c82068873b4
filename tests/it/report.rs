//! The report of a problem: it tells no word of the export.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::Value;
use vitrine::engine::describe::problem_report;
use vitrine::engine::names::normal;
use vitrine::engine::session::Session;
use vitrine::engine::table::Origin;

use crate::reading::{file, zip};
use crate::shapes;

fn report(session: &Session) -> Value {
    serde_json::from_str(&problem_report(session.workspace())).unwrap()
}

/// All texts of a value, keys of objects left out: those are ours.
fn texts(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            into.insert(text.clone());
        }
        Value::Array(values) => values.iter().for_each(|value| texts(value, into)),
        Value::Object(fields) => fields.values().for_each(|value| texts(value, into)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

#[test]
fn every_word_of_the_report_is_one_of_ours() {
    let session = shapes::load(40, vitrine_sample::Shape::Camel);
    let report = report(&session);
    assert_eq!(report["profile"], "Stardex");
    let mut said = BTreeSet::new();
    texts(&report, &mut said);
    let workspace = session.workspace();
    let mut ours: BTreeSet<String> =
        BTreeSet::from([env!("CARGO_PKG_VERSION").to_owned(), "Stardex".to_owned()]);
    for entity in &workspace.binding.profile().entities {
        ours.insert(entity.key.clone());
    }
    for (table, summaries) in workspace.tables.iter().zip(&workspace.summaries) {
        ours.extend(table.columns.iter().map(|column| normal(&column.name)));
        ours.extend(
            summaries
                .iter()
                .map(|summary| summary.kind.as_str().to_owned()),
        );
        if let Origin::Entry { dialect, .. } = &table.origin {
            ours.insert(dialect.encoding.clone());
        }
    }
    ours.extend(["key", "key_list", "polymorphic", "soft", "lifted"].map(str::to_owned));
    ours.extend(
        workspace
            .warnings
            .iter()
            .map(|warning| warning.kind.as_str().to_owned()),
    );
    let others: Vec<&String> = said.difference(&ours).collect();
    assert!(others.is_empty(), "{others:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Cells without vowels, and long numbers of high digits, are no words of the report by chance.
    #[test]
    fn no_cell_and_no_name_of_an_unknown_export_is_told(
        cells in vec("[b-df-hj-np-tv-z]{5,12}|[3-9]{11}|[b-df-hj-np-tv-z]{3}@[b-df-hj-np-tv-z]{4}", 12..40),
        breaks in vec(0..5_usize, 12),
    ) {
        let mut lines = vec![format!("{},{}\n", cells[0], cells[1])];
        for (cell, kind) in cells.iter().zip(breaks.iter().cycle()) {
            lines.push(match kind {
                0 => format!("{cell},{cell},{cell}\n"),
                1 => format!("{cell}\n"),
                2 => format!("\"{cell}\"x,{cell}\n"),
                3 => format!("{cell},\"[{{{cell}\"\n"),
                _ => format!("# {cell}\n{cell},{cell}\n"),
            });
        }
        let broken = lines.concat();
        let headless = cells.join("\n");
        let name = format!("{}.csv", cells[2]);
        let bytes = zip(&[(name.as_str(), broken.as_bytes()), ("x.csv", headless.as_bytes()), ("note.bin", b"\0")]);
        let Ok(session) = Session::read_all(&[file(&format!("{}.zip", cells[3]), bytes)]) else {
            return Ok(());
        };
        let text = problem_report(session.workspace());
        for cell in &cells {
            prop_assert!(!text.contains(cell.as_str()), "{cell} in {text}");
        }
    }
}
