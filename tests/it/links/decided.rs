//! What the reader says of links goes before what was found; what is nearly a key is told.

use super::{inferred, tables};
use vitrine::engine::amend::{LinkEnds, LinkRule, Verdict};
use vitrine::engine::schema::{Hints, Inferred, infer};
use vitrine::engine::types::summarize;

use super::builder::Set;

fn shop() -> Set {
    tables(&[
        (
            "buyers.csv",
            &["id | name", "1 | Ada", "2 | Bo", "3 | Cy", "4 | Di"],
        ),
        (
            "orders.csv",
            &[
                "id | buyer_id | ordered_by | zone",
                "1 | 1 | 2 | 10",
                "2 | 3 | 3 | 11",
                "3 | 4 | 1 | 12",
                "4 | 1 | 1 | 99",
            ],
        ),
        (
            "zones.csv",
            &["number | title", "10 | x", "11 | y", "12 | z"],
        ),
    ])
}

fn ends(from: &str, column: &str, to: &str, key: &str) -> LinkEnds {
    LinkEnds {
        from: from.to_owned(),
        columns: vec![column.to_owned()],
        to: to.to_owned(),
        to_columns: vec![key.to_owned()],
    }
}

fn told(set: &Set, ends: LinkEnds, verdict: Verdict) -> Inferred {
    let summaries: Vec<_> = set
        .tables
        .iter()
        .map(|table| table.columns.iter().map(summarize).collect())
        .collect();
    let hints = Hints {
        rules: vec![LinkRule { ends, verdict }],
        ..Hints::default()
    };
    infer(&set.tables, &summaries, &hints)
}

fn pairs(of: &Inferred) -> Vec<(u32, Vec<u32>, u32)> {
    let links = of.schema.links.iter();
    links
        .map(|link| (link.from, link.columns.clone(), link.to))
        .collect()
}

#[test]
fn a_rejected_link_is_left_out_and_no_worse_one_takes_its_place() {
    let set = shop();
    assert!(pairs(&inferred(&set)).contains(&(1, vec![1], 0)));
    let of = told(
        &set,
        ends("orders.csv", "buyer_id", "buyers.csv", "id"),
        Verdict::Rejected,
    );
    assert!(
        of.schema.links.iter().all(|link| link.columns != [1]),
        "{:?}",
        pairs(&of)
    );
}

#[test]
fn another_target_takes_the_place_of_a_rejected_one_when_it_is_good_by_itself() {
    let set = tables(&[
        (
            "firms.csv",
            &[
                "id | name",
                "a1b2c3d4 | North",
                "b1b2c3d4 | South",
                "c1b2c3d4 | East",
            ],
        ),
        (
            "firms_old.csv",
            &[
                "id | name | note",
                "a1b2c3d4 | N | x",
                "b1b2c3d4 | S | y",
                "d1b2c3d4 | W | z",
            ],
        ),
        (
            "jobs.csv",
            &[
                "id | firm_id",
                "1 | a1b2c3d4",
                "2 | b1b2c3d4",
                "3 | a1b2c3d4",
            ],
        ),
    ]);
    assert_eq!(pairs(&inferred(&set)), [(2, vec![1], 0)]);
    let of = told(
        &set,
        ends("jobs.csv", "firm_id", "firms.csv", "id"),
        Verdict::Rejected,
    );
    assert_eq!(pairs(&of), [(2, vec![1], 1)]);
}

#[test]
fn a_confirmed_link_is_sure_and_says_who_said_so() {
    let of = told(
        &shop(),
        ends("orders.csv", "buyer_id", "buyers.csv", "id"),
        Verdict::Confirmed,
    );
    let link = of
        .schema
        .links
        .iter()
        .find(|link| link.columns == [1])
        .unwrap();
    assert!((link.confidence - 1.0).abs() < f32::EPSILON);
    assert_eq!(link.evidence[0], "You confirmed it.");
    assert!(link.evidence.len() > 1);
}

#[test]
fn a_link_added_by_hand_is_resolved_by_value_without_any_evidence() {
    let set = shop();
    assert!(
        inferred(&set)
            .schema
            .links
            .iter()
            .all(|link| link.columns != [0])
    );
    let of = told(
        &set,
        ends("orders.csv", "id", "zones.csv", "number"),
        Verdict::Added,
    );
    let link = of
        .schema
        .links
        .iter()
        .find(|link| link.columns == [0])
        .unwrap();
    assert_eq!((link.to, link.matched, link.orphans), (2, 0, 4));
    assert_eq!(link.evidence[0], "You added it.");
    let of = told(
        &set,
        ends("orders.csv", "zone", "zones.csv", "number"),
        Verdict::Added,
    );
    let link = of
        .schema
        .links
        .iter()
        .find(|link| link.columns == [3])
        .unwrap();
    assert_eq!((link.to, link.matched, link.orphans), (2, 3, 1));
    assert_eq!(link.rows.targets(1), [1]);
}

#[test]
fn a_rule_about_what_is_not_in_the_export_changes_nothing() {
    let set = shop();
    for verdict in [Verdict::Confirmed, Verdict::Rejected, Verdict::Added] {
        for ends in [
            ends("gone.csv", "id", "zones.csv", "number"),
            ends("orders.csv", "gone", "zones.csv", "number"),
            ends("orders.csv", "zone", "zones.csv", "gone"),
        ] {
            assert_eq!(pairs(&told(&set, ends, verdict)), pairs(&inferred(&set)));
        }
    }
}

#[test]
fn a_key_that_nearly_holds_is_told_with_its_rows() {
    let mut rows: Vec<String> = vec!["id | badge_no | name".to_owned()];
    rows.extend((1..=100).map(|id| format!("{id} | {} | name {id}", id % 99 + 500)));
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let set = tables(&[("staff.csv", &rows)]);
    let schema = inferred(&set).schema;
    assert_eq!(schema.keys, [[0]]);
    assert_eq!(schema.key_note(&set.tables, 0), "");
    assert_eq!(
        schema.near_key_notes(&set.tables, 0),
        [
            "\"badge_no\" tells nearly all rows apart. 1 of 100 rows repeats an earlier value (line 101)."
        ]
    );
    assert_eq!(schema.near_keys[0].duplicates, [99]);
}

#[test]
fn a_key_with_repeats_says_how_far_it_holds() {
    let mut rows: Vec<String> = vec!["id | name".to_owned()];
    rows.extend((1..=100).map(|id| format!("{id} | name {id}")));
    rows.push("7 | again".to_owned());
    rows.push("8 | again".to_owned());
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let set = tables(&[("things.csv", &rows)]);
    let schema = inferred(&set).schema;
    assert_eq!(
        schema.key_note(&set.tables, 0),
        "2 of 102 rows repeat an earlier value (lines 102, 103)."
    );
    assert!(schema.near_key_notes(&set.tables, 0).is_empty());
}

#[test]
fn tables_that_only_tie_records_together_are_junctions() {
    let set = super::build(
        "people.csv [40]: id = seq !, name = name
         lists.csv [12]: id = seq !, title = words
         list_people.csv [90]: list_id > lists.csv.id !, person_id > people.csv.id !, added_at = time
         deals.csv [30]: id = seq !, title = words
         deal_lists.csv [60]: id = seq !, deal_id > deals.csv.id, list_id > lists.csv.id
         notes.csv [80]: id = seq !, person_id > people.csv.id, deal_id > deals.csv.id, body = text",
    );
    let schema = inferred(&set).schema;
    let names: Vec<&str> = schema
        .junctions
        .iter()
        .map(|table| set.tables[*table as usize].path.as_str())
        .collect();
    assert_eq!(names, ["deal_lists.csv", "list_people.csv"]);
}
