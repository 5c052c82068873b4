//! What is said of a column's values once its kind is known.

use proptest::prelude::*;
use vitrine::engine::types::{ColumnStats, Summarizer, exceptions, profile_column, summarize};

use super::table;

fn stats(name: &str, cells: &[&str]) -> ColumnStats {
    let table = table(name, cells);
    let column = &table.columns[0];
    profile_column(column, &summarize(column))
}

#[test]
fn least_and_greatest_are_by_value_and_told_as_written() {
    for (name, cells, least, greatest) in [
        ("count", &["10", "9", "", "-3", "100"][..], "-3", "100"),
        (
            "big",
            &["900000000000000002", "900000000000000001"],
            "900000000000000001",
            "900000000000000002",
        ),
        (
            "fee",
            &["1.234,50", "999,99", "-2.000,00"],
            "-2.000,00",
            "1.234,50",
        ),
        (
            "start",
            &["03/02/2024", "15/01/2024"],
            "15/01/2024",
            "03/02/2024",
        ),
        (
            "start_date",
            &["2 Feb 2024", "2023-12-31"],
            "2023-12-31",
            "2 Feb 2024",
        ),
        (
            "created_at",
            &["2024-01-15T10:00:00+02:00", "2024-01-15T09:00:00Z"],
            "2024-01-15T10:00:00+02:00",
            "2024-01-15T09:00:00Z",
        ),
        ("salary_range", &["[20,30)", "[9,40)"], "[9,40)", "[20,30)"),
        ("surname", &["Zoe", "ádám", "Bea"], "ádám", "Zoe"),
        ("done", &["true", "false"], "", ""),
        ("nothing", &["", ""], "", ""),
    ] {
        let stats = stats(name, cells);
        assert_eq!(
            (stats.least.as_str(), stats.greatest.as_str()),
            (least, greatest),
            "{cells:?}"
        );
    }
}

#[test]
fn the_commonest_values_come_first_and_singles_are_no_news() {
    let common = stats(
        "stage",
        &["new", "hired", "new", " new ", "", "hired", "lost"],
    );
    let want = [("new", 3), ("hired", 2), ("lost", 1)];
    let top: Vec<_> = common
        .top
        .iter()
        .map(|(text, count)| (text.as_str(), *count))
        .collect();
    assert_eq!((top.as_slice(), common.top_partial), (&want[..], false));
    assert_eq!(stats("stage", &["a", "b", "c"]).top, []);
}

#[test]
fn common_values_are_counted_exactly_among_more_others_than_are_kept() {
    let rare: Vec<String> = (0..150_000).map(|at| format!("note {at}")).collect();
    let mut cells: Vec<&str> = rare.iter().map(String::as_str).collect();
    for (at, text) in [(10, "left voicemail"), (70_000, "no answer")] {
        for times in 0..500 {
            cells.insert(at + times * 100, text);
        }
    }
    cells.push("no answer");
    let stats = stats("note", &cells);
    assert!(stats.top_partial);
    let want = [
        ("no answer".to_owned(), 501),
        ("left voicemail".to_owned(), 500),
    ];
    assert_eq!(&stats.top[..2], &want);
}

#[test]
fn long_values_are_cut() {
    let long = "ß".repeat(5000);
    let stats = stats("note", &[&long, &long]);
    let cut = format!("{}…", "ß".repeat(80));
    assert_eq!((&stats.least, &stats.top[0]), (&cut, &(cut.clone(), 2)));
}

#[test]
fn rows_that_do_not_fit_are_named() {
    let mut cells = vec!["2024-01-15"; 3000];
    for at in (100..2600).step_by(50) {
        cells[at] = "soon";
    }
    cells[7] = "";
    let table = table("start_date", &cells);
    let column = &table.columns[0];
    let summary = summarize(column);
    let rows: Vec<u32> = exceptions(column, &summary).collect();
    assert_eq!((rows.len(), summary.exceptions), (50, 50));
    assert_eq!(rows[..3], [100, 150, 200]);
    assert_eq!(profile_column(column, &summary).exception_rows, rows[..20]);
}

/// Cells of which most are of one kind.
fn mostly_of_a_kind() -> impl Strategy<Value = (Vec<String>, Vec<String>)> {
    let kinds = [
        "[0-9]{1,3}",
        "[0-9]{1,3}\\.[0-9]{1,3}",
        "[1-9][0-9]{0,2},[0-9]{2,3}",
        "(t|f|true|no)",
        "20240[1-9]1[0-9]",
        "202[0-9]-0[1-9]-1[0-9]",
        "[0-3][0-9]/[01][0-9]/2024",
        "202[0-9]-0[1-9]-1[0-9] 1[0-9]:00",
        "17[0-9]{8}",
        "\\[[0-9]{2},[1-9][0-9]{2}\\)",
        "\\+49 [0-9]{7}",
        "[a-z]{3}@[a-z]{3}\\.example",
        "https://[a-z]{2}",
        "\\{\"a\": ?[0-9]\\}",
        "[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-9[a-f0-9]{3}-[a-f0-9]{12}",
        "<p>[a-z]</p>",
        "\\$[1-9][0-9]{0,2}(\\.[0-9]{2})?",
        "[1-9][0-9]?%",
        "4[0-9]{4}(\\.[0-9])?",
        "(Y|N)",
        "www\\.[a-z]{3}\\.example",
        "[a-z]{2};[a-z]{2}",
    ];
    let odd = "(20[0-9]{2}|20240101|1705312800|0|1|12/25/2024|25/12/2024|\\(12\\)|€ 5|5 %|t|1,5|1\\.5|x|NULL|NA|\\[1,2|\\{\\}|2024-01-01 10:00|)";
    prop::sample::select(kinds.to_vec()).prop_flat_map(move |kind| {
        (
            prop::collection::vec(kind, 100..160),
            prop::collection::vec(odd, 0..4),
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn as_many_rows_are_named_as_exceptions_were_counted(
        (many, odd) in mostly_of_a_kind(),
        name in prop::sample::select(vec!["value", "created_at", "is_done", "phone", "salary_range", "start_date", "website"]),
    ) {
        let cells: Vec<&str> = odd.iter().chain(&many).map(String::as_str).collect();
        let table = table(name, &cells);
        let column = &table.columns[0];
        let summary = summarize(column);
        // One more than were counted would be named if more did not fit.
        let mut wider = summary.clone();
        wider.exceptions = u32::MAX;
        let rows = exceptions(column, &wider).count();
        prop_assert_eq!(u32::try_from(rows).unwrap(), summary.exceptions, "{:?} of {:?}", summary, cells);
    }

    #[test]
    fn cells_told_in_runs_give_what_cells_one_by_one_give(
        (many, odd) in mostly_of_a_kind(),
        name in prop::sample::select(vec!["value", "created_at", "is_done", "phone", "salary_range", "start_date", "website"]),
        repeated in 1_usize..8,
    ) {
        let cells: Vec<&str> = many.iter().chain(&odd).map(String::as_str).collect();
        let cells = cells.repeat(repeated);
        let table = table(name, &cells);
        let mut one_by_one = Summarizer::new(name);
        for cell in &cells {
            one_by_one.add(cell);
        }
        prop_assert_eq!(summarize(&table.columns[0]), one_by_one.finish(), "{:?}", cells);
    }
}
