//! Search over every text of every table.

use proptest::prelude::*;
use vitrine::engine::fold::fold;
use vitrine::engine::present::Presenter;
use vitrine::engine::search::{Search, rows_found, search, without_markup};
use vitrine::engine::table::{Dialect, Origin, TableBuilder};
use vitrine::engine::types::ColumnType;
use vitrine::engine::view::{
    Date, GridRequest, Meaning, RecordRef, RowSet, SearchHit, SearchResults,
};
use vitrine::engine::workspace::Workspace;

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
        ("People", vec!["Ada Lovelace", "adam Ng"]),
        ("Candidacies", vec!["Ada Lovelace", "adam Ng"]),
        ("Odd", vec!["Ada's odd row"]),
        ("Notes", vec!["Second call"]),
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

/// Mail between people, with who sent it and when.
fn mail() -> Workspace {
    crate::firm::workspace(&[
        (
            "people.csv",
            &["id", "name", "email", "created"],
            &[
                &[
                    "3f2a9c1e-0000-4000-8000-0000000000a1",
                    "Ada Lovelace",
                    "ada.lovelace@example.com",
                    "2023-05-01",
                ],
                &[
                    "3f2a9c1e-0000-4000-8000-0000000000a2",
                    "Adam Ng",
                    "jng@example.org",
                    "2024-01-15",
                ],
                &[
                    "77d2b8aa-1111-4111-8111-1111111111a3",
                    "Zoë Canada",
                    "zoe@example.net",
                    "",
                ],
            ],
        ),
        (
            "notes.csv",
            &["id", "subject", "body", "created_by", "created_at"],
            &[
                &[
                    "n1",
                    "Call back",
                    "<p>Asked about the <b>second round</b></p>",
                    "3f2a9c1e-0000-4000-8000-0000000000a1",
                    "2024-02-29T10:00:00Z",
                ],
                &[
                    "n2",
                    "Offer",
                    "The round second to none",
                    "3f2a9c1e-0000-4000-8000-0000000000a2",
                    "2024-03-01T00:00:00Z",
                ],
                &["n3", "Second\n   round", "", "", "2025-06-30T12:00:00Z"],
            ],
        ),
        (
            "extra/mails.csv",
            &["mail", "subject", "from_email", "sent_at"],
            &[
                &["m1", "Hello", "ada.lovelace@example.com", "2024-12-31"],
                &["m2", "Hello again", "someone@example.net", "2025-01-01"],
            ],
        ),
    ])
}

#[test]
fn conditions_words_and_phrases_hold_together() {
    let workspace = mail();
    for (query, want) in [
        ("\"second round\"", &["Second round", "Call back"][..]),
        ("\"second rou", &["Second round", "Call back"]),
        ("\"second rou\"", &[]),
        ("second round", &["Second round", "Call back", "Offer"]),
        ("\"Ada Lovelace\"", &["Ada Lovelace"]),
        ("kind:person", &["Adam Ng", "Ada Lovelace", "Zoë Canada"]),
        ("kind:people ada", &["Ada Lovelace", "Adam Ng"]),
        ("kind:peo ada", &["Ada Lovelace", "Adam Ng"]),
        (
            "kind:PERSON kind:mail ada",
            &["Ada Lovelace", "Adam Ng", "Hello"],
        ),
        ("kind:mails", &["Hello again", "Hello"]),
        ("kind:zebra ada", &[]),
        ("from:ada", &["Offer", "Call back", "Hello"]),
        ("from:lovelace", &["Call back", "Hello"]),
        ("from:\"ada lovelace\" kind:note", &["Call back"]),
        ("from:jng@example.org", &["Offer"]),
        ("from:example.net", &["Hello again"]),
        ("from:ada round", &["Call back", "Offer"]),
        ("round before:2024-03", &["Call back"]),
        ("round after:2024-03", &["Second round", "Offer"]),
        ("round after:2024-03 before:2025", &["Offer"]),
        ("hello after:2025", &["Hello again"]),
        ("hello before:2024-12-31", &[]),
        ("kind:person after:2024", &["Adam Ng"]),
        ("before:soon round", &["Second round", "Call back", "Offer"]),
        ("kind:", &[]),
        ("colour:red", &[]),
        // By part.
        ("lovelace@exam", &["Ada Lovelace", "Hello"]),
        ("velace@", &["Ada Lovelace", "Hello"]),
        ("a9c1", &["Ada Lovelace", "Adam Ng", "Call back", "Offer"]),
        ("77d2b8aa-1111-4111-8111-1111111111a3", &["Zoë Canada"]),
        ("d2b", &[]),
    ] {
        let results = search(&workspace, query, 10);
        let labels: Vec<String> = found(&results)
            .into_iter()
            .flat_map(|(_, labels)| labels)
            .collect();
        assert_eq!(labels, want, "{query}");
        let shown = u32::try_from(labels.len()).unwrap();
        assert_eq!((results.total, results.complete), (shown, true), "{query}");
    }
}

#[test]
fn what_was_understood_is_told_part_for_part() {
    let query = "round kind:peo from:ada after:2024-02 before:soon colour:red \"a";
    let results = search(&mail(), query, 10);
    let told: Vec<(&str, &str, &Meaning)> = results
        .parts
        .iter()
        .map(|part| {
            let span = usize::try_from(part.span.0).unwrap()..usize::try_from(part.span.1).unwrap();
            (&query[span], part.text.as_str(), &part.meaning)
        })
        .collect();
    let february = Date {
        year: 2024,
        month: 2,
        day: 0,
    };
    assert_eq!(
        told,
        [
            ("round", "round", &Meaning::Word),
            ("kind:peo", "peo", &Meaning::Kind(vec!["People".to_owned()])),
            ("from:ada", "ada", &Meaning::From),
            ("after:2024-02", "2024-02", &Meaning::After(february)),
            ("before:soon", "before:soon", &Meaning::NoDate),
            ("colour:red", "colour:red", &Meaning::UnknownCondition),
            ("\"a", "a", &Meaning::Phrase),
        ]
    );
}

#[test]
fn where_nothing_is_found_it_is_told_what_each_part_costs() {
    let workspace = mail();
    for (query, want) in [
        ("ada kind:note", &[(0, 3), (1, 3)][..]),
        ("call kind:person", &[(0, 3), (1, 1)]),
        ("round before:2020", &[(1, 3)]),
        ("ada", &[]),
        ("nobody", &[]),
        ("nobody kind:person", &[(0, 3)]),
        ("round", &[]),
    ] {
        let results = search(&workspace, query, 10);
        let told: Vec<(u32, u32)> = results
            .without
            .iter()
            .map(|without| (without.part, without.total))
            .collect();
        assert_eq!(told, want, "{query}");
        assert!(results.complete, "{query}");
    }
}

#[test]
fn marks_lie_on_what_was_looked_for() {
    let workspace = mail();
    for (query, at, marked) in [
        ("\"second round\"", 1, &["second round"][..]),
        ("velace@", 0, &["velace@"]),
        ("round second", 2, &["round", "second"]),
    ] {
        let results = search(&workspace, query, 10);
        let hits: Vec<&SearchHit> = results
            .groups
            .iter()
            .flat_map(|group| &group.hits)
            .collect();
        let hit = hits[at];
        let got: Vec<&str> = hit
            .marks
            .iter()
            .map(|&(from, to)| {
                &hit.snippet[usize::try_from(from).unwrap()..usize::try_from(to).unwrap()]
            })
            .collect();
        assert_eq!(got, marked, "{query}: {}", hit.snippet);
    }
    let label = &search(&workspace, "ada", 1).groups[0].hits[0];
    assert_eq!(label.label_marks, [(0, 3)]);
}

#[test]
fn a_search_that_goes_on_finds_what_a_new_one_finds() {
    let workspace = mail();
    for typed in [
        &["r", "ro", "rou", "round", "round s", "round second"][..],
        &["a", "ad", "ada", "adal", "ada"],
        &["ada kind:p", "ada kind:person", "ada l kind:person"],
        &["\"sec", "\"second r", "\"second round\"", "round"],
    ] {
        let mut earlier: Option<Search> = None;
        for query in typed {
            let mut search = match earlier {
                Some(earlier) => Search::going_on(earlier, &workspace, query, 10),
                None => Search::new(&workspace, query, 10),
            };
            while !search.step(&workspace, 7) {}
            assert_eq!(
                search.results(&workspace),
                vitrine::engine::search::search(&workspace, query, 10),
                "{query}"
            );
            earlier = Some(search);
        }
    }
}

/// Whether a word begins in the text, or, four letters long, stands anywhere in an address or id.
fn has_word(text: &str, word: &str, by_part: bool) -> bool {
    let (text, word) = (fold(text), fold(word));
    let is_letter = |c: char| c.is_alphanumeric();
    text.match_indices(&*word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let begins = !before.is_some_and(is_letter) || !word.starts_with(is_letter);
        begins || (by_part && word.len() >= 4)
    })
}

/// What a reader may find in a row, and whether parts of its words count.
fn shown(workspace: &Workspace, record: RecordRef) -> Vec<(String, bool)> {
    let table = workspace.table(record.table).unwrap();
    let lifted: Vec<u32> = workspace
        .tables
        .iter()
        .filter_map(|other| match other.origin {
            Origin::Lifted { parent, column, .. } if parent == record.table => Some(column),
            _ => None,
        })
        .collect();
    (0_u32..)
        .zip(&table.columns)
        .zip(workspace.summaries(record.table))
        .filter(|((at, _), summary)| {
            let silent = matches!(summary.kind, ColumnType::Empty | ColumnType::Boolean);
            !silent && !lifted.contains(at)
        })
        .map(|((_, column), summary)| {
            let cell = column.get(record.row);
            let cell = match summary.kind {
                ColumnType::Html => without_markup(&cell),
                _ => cell.into_owned(),
            };
            let by_part = matches!(summary.kind, ColumnType::Uuid | ColumnType::Email);
            (cell, by_part)
        })
        .collect()
}

/// The same of the records that a row refers to, and the labels of both.
fn named(presenter: &Presenter<'_>, record: RecordRef) -> Vec<(String, bool)> {
    let mut texts = vec![(presenter.label(record), false)];
    for link in presenter.outbound(record.table) {
        for row in link.rows.targets(record.row) {
            let target = RecordRef {
                table: link.to,
                row: *row,
            };
            texts.push((presenter.label(target), false));
            texts.extend(shown(presenter.workspace(), target));
        }
    }
    texts
}

/// Whether all words, or all of a phrase in quotes, stand in the texts.
fn meets(query: &str, texts: &[(String, bool)]) -> bool {
    if !query.starts_with('"') {
        let holds = |word: &str| {
            let mut texts = texts.iter();
            texts.any(|(text, by_part)| has_word(text, word, *by_part))
        };
        return query.split(' ').all(holds);
    }
    let (phrase, closed) = (
        query.trim_matches('"'),
        query.len() > 1 && query.ends_with('"'),
    );
    texts.iter().any(|(text, _)| {
        let words: Vec<&str> = text.split_whitespace().collect();
        let text = fold(&words.join(" ")).into_owned();
        text.match_indices(phrase).any(|(at, _)| {
            let goes_on = text[at + phrase.len()..].starts_with(char::is_alphanumeric);
            let goes_before = text[..at].ends_with(char::is_alphanumeric);
            !(goes_before || closed && goes_on)
        })
    })
}

#[test]
fn hits_in_the_sample_are_those_of_a_slow_reading_of_every_cell() {
    let mut out = std::io::Cursor::new(Vec::new());
    let options = vitrine_sample::Options {
        people: 30,
        seed: 11,
        shape: vitrine_sample::Shape::Snake,
    };
    vitrine_sample::write(&mut out, &options).unwrap();
    let zip = crate::reading::file("firm.zip", out.into_inner());
    let session = vitrine::engine::session::Session::read_all(&[zip]).unwrap();
    let workspace = session.workspace();
    let presenter = Presenter::new(workspace);
    let mut found_some = 0;
    for query in [
        "lond",
        "director",
        "example.com",
        "he call",
        "the second",
        "2024",
        "engineer ma",
        "\"the client\"",
        "\"of the",
        "b3",
        "zürich",
    ] {
        let mut total = 0;
        for (table, stored) in (0..).zip(&workspace.tables) {
            let hits = rows_found(workspace, table, query);
            total += hits.len();
            for row in 0..stored.rows() {
                let record = RecordRef { table, row };
                let mut texts = shown(workspace, record);
                let is_hit = hits.binary_search(&row).is_ok();
                if is_hit == meets(query, &texts) {
                    continue;
                }
                assert!(is_hit, "{query} misses {} row {row}", stored.path);
                // A record that is named after another is found by that one's names, too.
                texts.extend(named(&presenter, record));
                assert!(
                    meets(query, &texts),
                    "{query} finds {} row {row}",
                    stored.path
                );
            }
        }
        let results = search(workspace, query, 3);
        assert_eq!(usize::try_from(results.total).unwrap(), total, "{query}");
        found_some += usize::from(total > 0);
    }
    assert!(found_some >= 8, "{found_some}");
}

#[test]
fn a_list_of_what_was_found_has_as_many_rows_as_the_group_says() {
    let mut session = {
        let mut out = std::io::Cursor::new(Vec::new());
        vitrine_sample::write(
            &mut out,
            &vitrine_sample::Options {
                people: 30,
                seed: 11,
                shape: vitrine_sample::Shape::Snake,
            },
        )
        .unwrap();
        let zip = crate::reading::file("firm.zip", out.into_inner());
        vitrine::engine::session::Session::read_all(&[zip]).unwrap()
    };
    let results = search(session.workspace(), "a after:2020", 2);
    let mut lists = 0;
    for group in &results.groups {
        let Some(source) = &group.list else { continue };
        let window = session
            .grid(&GridRequest {
                source: source.clone(),
                columns: Vec::new(),
                sort: Vec::new(),
                filter: String::new(),
                filters: Vec::new(),
                only: RowSet::Found(results.query.clone()),
                start: 0,
                len: 1,
            })
            .unwrap();
        assert_eq!(window.total, group.total, "{}", group.title);
        lists += 1;
    }
    assert!(lists > 5, "{lists}");
}
