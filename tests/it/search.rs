//! Search over every text of every table.

use proptest::prelude::*;
use vitrine::engine::fold::fold;
use vitrine::engine::search::{Search, search};
use vitrine::engine::table::{Dialect, TableBuilder};
use vitrine::engine::view::{SearchHit, SearchResults};

use crate::firm::{finish, firm};

fn found(results: &SearchResults) -> Vec<(String, Vec<String>)> {
    let labels = |hits: &[SearchHit]| hits.iter().map(|hit| hit.link.label.clone()).collect();
    results
        .groups
        .iter()
        .map(|group| (group.title.clone(), labels(&group.hits)))
        .collect()
}

#[test]
fn hits_are_grouped_by_entity_with_labels_first() {
    let results = search(&firm(), "ada", 10);
    let want = [
        ("People", vec!["adam Ng", "Ada Lovelace"]),
        ("Notes", vec!["Second call"]),
        ("Candidacies", vec!["adam Ng", "Ada Lovelace"]),
        ("Odd", vec!["Ada's odd row"]),
    ];
    let want: Vec<(String, Vec<String>)> = want
        .into_iter()
        .map(|(title, labels)| {
            (
                title.to_owned(),
                labels.into_iter().map(str::to_owned).collect(),
            )
        })
        .collect();
    assert_eq!(found(&results), want);
    assert_eq!((results.total, results.complete), (6, true));
}

#[test]
fn words_are_met_whatever_their_case_and_accents_in_any_order() {
    for (query, want) in [
        ("LUKASZ zak", &["Łukasz Żak", "Łukasz Żak"][..]),
        ("Žak łuk", &["Łukasz Żak", "Łukasz Żak"]),
        ("zoë", &["Zoë Canada"]),
        ("Ады", &["ödön Ады"]),
        ("p-3", &["ödön Ады"]),
        ("odon@example.com", &["ödön Ады"]),
        ("ng example.org", &["adam Ng"]),
        ("zurich.example", &["Zürich Söhne"]),
        ("engines", &["First call"]),
        ("maths She", &["First call"]),
        // Within a tag, or between the tags of a word.
        ("class", &[]),
        ("lovelace likes", &[]),
        ("anada", &[]),
        ("", &[]),
        ("   ", &[]),
    ] {
        let results = search(&firm(), query, 10);
        let labels: Vec<String> = found(&results)
            .into_iter()
            .flat_map(|(_, labels)| labels)
            .collect();
        assert_eq!(labels, want, "{query}");
    }
}

#[test]
fn an_id_leads_to_its_record_before_those_that_refer_to_it() {
    let results = search(&firm(), "p-2", 10);
    let labels: Vec<String> = found(&results)
        .into_iter()
        .flat_map(|(_, labels)| labels)
        .collect();
    assert_eq!(
        labels,
        ["Ada Lovelace", "First call", "Second call", "Ada Lovelace"]
    );
}

#[test]
fn records_named_after_another_are_found_by_its_name() {
    let results = search(&firm(), "lovelace old", 10);
    assert_eq!(
        found(&results),
        [("Candidacies".to_owned(), vec!["Ada Lovelace".to_owned()])]
    );
    let hit = &results.groups[0].hits[0];
    assert_eq!((hit.link.target.table, hit.link.target.row), (5, 1));
}

#[test]
fn a_snippet_shows_the_match_in_its_words() {
    let results = search(&firm(), "engine", 10);
    let hit = &results.groups[0].hits[0];
    assert_eq!(hit.place, "Body");
    assert_eq!(hit.snippet, "She likes engines & maths");
    let marked: Vec<&str> = hit
        .marks
        .iter()
        .map(|&(from, to)| {
            &hit.snippet[usize::try_from(from).unwrap()..usize::try_from(to).unwrap()]
        })
        .collect();
    assert_eq!(marked, ["engine"]);
}

#[test]
fn marks_cover_whole_characters_of_accented_text() {
    let results = search(&firm(), "zurich sohne", 10);
    let hit = &results.groups[0].hits[0];
    let marked: Vec<&str> = hit
        .marks
        .iter()
        .map(|&(from, to)| {
            &hit.snippet[usize::try_from(from).unwrap()..usize::try_from(to).unwrap()]
        })
        .collect();
    assert_eq!(
        (hit.snippet.as_str(), marked),
        ("Zürich Söhne", vec!["Zürich", "Söhne"])
    );
}

#[test]
fn a_long_text_is_cut_around_its_match() {
    let mut builder = TableBuilder::new("long.csv", ["id", "text"]);
    let text = format!(
        "{} needle {}",
        "before ".repeat(2000),
        "after ".repeat(2000)
    );
    builder.push(2, ["1", text.as_str()]);
    let results = search(
        &finish(vec![builder.finish(Dialect::default())]),
        "needle",
        5,
    );
    let hit = &results.groups[0].hits[0];
    assert!(
        hit.snippet.starts_with("…before") && hit.snippet.ends_with('…'),
        "{}",
        hit.snippet
    );
    assert!(hit.snippet.contains(" needle after") && hit.snippet.len() < 250);
}

#[test]
fn fewer_hits_are_sent_than_counted() {
    let mut builder = TableBuilder::new("many.csv", ["name"]);
    for at in 0..5000 {
        builder.push(2, [format!("Same name {at}").as_str()]);
    }
    let results = search(&finish(vec![builder.finish(Dialect::default())]), "same", 7);
    assert_eq!(
        (
            results.total,
            results.groups[0].total,
            results.groups[0].hits.len()
        ),
        (5000, 5000, 7)
    );
}

#[test]
fn small_steps_find_the_same_as_one_large_one() {
    let workspace = firm();
    for query in ["ada", "example", "e", "call first", "nobody"] {
        let mut stepped = Search::new(&workspace, query, 10);
        let mut steps = 0;
        while !stepped.step(&workspace, 1) {
            steps += 1;
            assert!(steps < 10_000);
        }
        assert_eq!(
            stepped.results(&workspace),
            search(&workspace, query, 10),
            "{query}"
        );
    }
}

proptest! {
    #[test]
    fn a_search_finds_exactly_the_rows_in_which_every_word_begins_a_word(
        cells in prop::collection::vec("[abÄ .]{0,12}", 1..40),
        query in "[abä]{1,3}( [ab]{1,2})?",
    ) {
        let mut builder = TableBuilder::new("t.csv", ["text", "other"]);
        for pair in cells.chunks(2) {
            builder.push(1, pair.iter().map(String::as_str));
        }
        let results = search(&finish(vec![builder.finish(Dialect::default())]), &query, 100);
        let mut rows: Vec<u32> = results
            .groups
            .iter()
            .flat_map(|group| &group.hits)
            .map(|hit| hit.link.target.row)
            .collect();
        rows.sort_unstable();
        let begins = |row: &[String], word: &str| {
            row.iter().any(|cell| fold(cell).split([' ', '.']).any(|part| part.starts_with(word)))
        };
        let want: Vec<u32> = (0..)
            .zip(cells.chunks(2))
            .filter(|(_, row)| query.split(' ').all(|word| begins(row, &fold(word))))
            .map(|(at, _)| at)
            .collect();
        prop_assert_eq!(rows, want);
    }
}
