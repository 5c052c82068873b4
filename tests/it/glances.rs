//! Records in short: what the card beside a link says.

use std::fmt::Write as _;

use vitrine::engine::present::plain_text;
use vitrine::engine::record::glance;
use vitrine::engine::types::is_uuid;
use vitrine::engine::view::{Glance, RecordRef, Value};
use vitrine_sample::Shape;

use crate::shapes;

fn text(glance: &Glance) -> String {
    let mut out = String::new();
    let summary: Vec<String> = glance.summary.iter().map(plain_text).collect();
    writeln!(out, "{} ({})", glance.label, glance.kind).unwrap();
    writeln!(out, "  {}", summary.join(" · ")).unwrap();
    for badge in &glance.badges {
        writeln!(out, "  [{}]", badge.text).unwrap();
    }
    for fact in &glance.facts {
        writeln!(out, "  {}: {}", fact.name, plain_text(&fact.value)).unwrap();
    }
    out
}

#[test]
fn the_first_record_of_every_entity_in_short() {
    let firm = shapes::load(60, Shape::Snake);
    let workspace = firm.workspace();
    let mut told = String::new();
    for entity in &workspace.binding.profile().entities {
        for &table in workspace.binding.tables_of(&entity.key) {
            if let Some(glance) = glance(workspace, RecordRef { table, row: 0 }) {
                told.push_str(&text(&glance));
            }
        }
    }
    insta::assert_snapshot!("glances", told);
}

#[test]
fn a_record_in_short_is_short_and_says_nothing_twice_nor_any_id() {
    for shape in [Shape::Snake, Shape::Camel, Shape::Sheet] {
        let firm = shapes::load(40, shape);
        let workspace = firm.workspace();
        let (mut seen, mut with_facts) = (0, 0);
        for (table, stored) in (0..).zip(&workspace.tables) {
            for row in 0..stored.rows() {
                let glance = glance(workspace, RecordRef { table, row }).unwrap();
                let facts: Vec<String> = glance
                    .facts
                    .iter()
                    .map(|fact| plain_text(&fact.value))
                    .collect();
                seen += 1;
                with_facts += usize::from(!facts.is_empty());
                assert!(facts.len() <= 5, "{glance:?}");
                for (at, fact) in facts.iter().enumerate() {
                    assert!(fact.chars().count() <= 80, "{glance:?}");
                    assert!(!facts[..at].contains(fact), "{glance:?}");
                    assert!(!glance.label.contains(fact), "{glance:?}");
                }
                let missing = |value: &Value| matches!(value, Value::Missing { .. });
                assert!(!glance.facts.iter().any(|fact| missing(&fact.value)));
                let ids: Vec<&String> = facts.iter().filter(|fact| is_uuid(fact)).collect();
                assert_eq!(ids, Vec::<&String>::new(), "{glance:?}");
            }
        }
        assert!(
            seen > 2_000 && with_facts * 10 > seen * 9,
            "{with_facts} of {seen}"
        );
    }
}

#[test]
fn what_is_not_there_has_no_card() {
    let firm = shapes::load(20, Shape::Snake);
    let workspace = firm.workspace();
    let rows = workspace.table(0).unwrap().rows();
    for (table, row) in [(0, rows), (9_999, 0)] {
        assert_eq!(glance(workspace, RecordRef { table, row }), None);
    }
}
