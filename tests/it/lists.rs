//! Lists of entities and tables, and the overview.

use proptest::prelude::*;
use vitrine::engine::grid::{GridCache, window};
use vitrine::engine::overview::overview;
use vitrine::engine::table::{Dialect, TableBuilder};
use vitrine::engine::view::{Date, GridRequest, GridSource, GridWindow, RowSet, SortKey, Value};
use vitrine::engine::workspace::Workspace;

use crate::firm::{finish, firm, workspace};

fn request(source: GridSource, sort: &[(u32, bool)], filter: &str) -> GridRequest {
    GridRequest {
        source,
        sort: sort
            .iter()
            .map(|&(column, descending)| SortKey { column, descending })
            .collect(),
        filter: filter.to_owned(),
        only: RowSet::All,
        start: 0,
        len: 100,
    }
}

fn people(sort: &[(u32, bool)], filter: &str) -> GridRequest {
    request(GridSource::Entity("person".to_owned()), sort, filter)
}

fn list(workspace: &Workspace, request: &GridRequest) -> GridWindow {
    window(workspace, &mut GridCache::default(), request).unwrap()
}

fn labels(window: &GridWindow) -> Vec<String> {
    let label = |value: &Value| match value {
        Value::Record(link) => link.label.clone(),
        Value::Text(text) => text.clone(),
        other => format!("{other:?}"),
    };
    window.rows.iter().map(|row| label(&row.cells[0])).collect()
}

#[test]
fn an_entity_is_listed_with_its_label_first_and_readable_values() {
    let workspace = firm();
    let window = list(&workspace, &people(&[], ""));
    let titles: Vec<&str> = window
        .columns
        .iter()
        .map(|column| column.title.as_str())
        .collect();
    assert_eq!(window.title, "People");
    assert_eq!(
        titles,
        ["Person", "Company", "Born", "Fee", "Remote", "Created"]
    );
    let numeric: Vec<bool> = window.columns.iter().map(|column| column.numeric).collect();
    assert_eq!(numeric, [false, false, false, true, false, false]);
    let company = |row: usize| match &window.rows[row].cells[1] {
        Value::Record(link) => link.label.clone(),
        other => format!("{other:?}"),
    };
    assert_eq!(
        (company(0).as_str(), company(4).as_str()),
        ("Zürich Söhne", "Empty")
    );
    let day = Value::Date(Date {
        year: 1980,
        month: 2,
        day: 15,
    });
    assert_eq!(window.rows[0].cells[2], day);
    assert_eq!(window.rows[0].cells[3], Value::Number("900".to_owned()));
    assert_eq!(window.rows[0].cells[4], Value::Flag(true));
    assert_eq!((window.total, window.filtered), (5, 5));
}

#[test]
fn every_column_is_sorted_in_the_order_of_its_kind_with_nothing_last() {
    let workspace = firm();
    let cases: &[(u32, &[u32], &[u32])] = &[
        // Labels as text without case and accents: Ada, adam, Łukasz, ödön, Zoë.
        (0, &[1, 3, 0, 2, 4], &[4, 2, 0, 3, 1]),
        // Companies by their label: acme twice, Émile, Zürich, none.
        (1, &[1, 3, 2, 0, 4], &[0, 2, 1, 3, 4]),
        // Days, though the day stands first.
        (2, &[1, 0, 3, 4, 2], &[4, 3, 0, 1, 2]),
        // Numbers; equal ones as in the file.
        (3, &[2, 0, 4, 1, 3], &[1, 0, 4, 2, 3]),
        // No before yes.
        (4, &[1, 4, 0, 3, 2], &[0, 3, 1, 4, 2]),
        // Times, whatever their offset.
        (5, &[4, 1, 0, 3, 2], &[3, 0, 1, 4, 2]),
    ];
    for (column, ascending, descending) in cases {
        for (down, want) in [(false, ascending), (true, descending)] {
            let window = list(&workspace, &people(&[(*column, down)], ""));
            let rows: Vec<u32> = window.rows.iter().map(|row| row.record.row).collect();
            assert_eq!(rows, *want, "column {column}, descending {down}");
        }
    }
}

#[test]
fn a_second_column_decides_between_equals() {
    let window = list(&firm(), &people(&[(3, false), (0, true)], ""));
    let rows: Vec<u32> = window.rows.iter().map(|row| row.record.row).collect();
    assert_eq!(rows, [2, 4, 0, 1, 3]);
}

#[test]
fn a_filter_keeps_rows_in_which_every_word_is_shown() {
    let workspace = firm();
    for (filter, want) in [
        ("", &[0, 1, 2, 3, 4][..]),
        ("ADA", &[1, 3, 4]),
        ("acme", &[1, 3]),
        ("acme lovelace", &[1]),
        ("  zurich  ", &[0]),
        ("lukasz zak", &[0]),
        ("yes", &[0, 3]),
        ("900", &[0, 4]),
        ("nobody", &[]),
        // An address that is not among the columns.
        ("ng@example.org", &[]),
    ] {
        let window = list(&workspace, &people(&[], filter));
        let rows: Vec<u32> = window.rows.iter().map(|row| row.record.row).collect();
        assert_eq!(rows, want, "{filter}");
        assert_eq!(
            (window.filtered, window.total),
            (u32::try_from(want.len()).unwrap(), 5)
        );
    }
}

#[test]
fn every_table_is_listed_as_it_is() {
    let workspace = firm();
    let window = list(&workspace, &request(GridSource::Table(3), &[], ""));
    assert_eq!(window.title, "People");
    assert_eq!(window.columns.len(), 8);
    assert_eq!(window.columns[6].title, "remote");
    assert_eq!(window.rows[0].cells[6], Value::Text("t".to_owned()));
    assert_eq!(window.rows[2].cells[6], Value::Empty);
    let filtered = list(
        &workspace,
        &request(GridSource::Table(3), &[(5, true)], "example.com"),
    );
    let rows: Vec<u32> = filtered.rows.iter().map(|row| row.record.row).collect();
    assert_eq!(rows, [1, 0, 2]);
}

#[test]
fn an_entity_without_columns_of_its_own_shows_its_fields() {
    let window = list(
        &firm(),
        &request(GridSource::Entity("company".to_owned()), &[], ""),
    );
    let titles: Vec<&str> = window
        .columns
        .iter()
        .map(|column| column.title.as_str())
        .collect();
    assert_eq!(titles, ["Company", "Domain"]);
}

#[test]
fn what_does_not_exist_is_no_list() {
    let workspace = firm();
    for source in [
        GridSource::Entity("unicorn".to_owned()),
        GridSource::Table(99),
    ] {
        assert_eq!(
            window(
                &workspace,
                &mut GridCache::default(),
                &request(source, &[], "")
            ),
            None
        );
    }
    let empty = list(
        &workspace,
        &request(GridSource::Entity("deal".to_owned()), &[(7, false)], "x"),
    );
    assert_eq!((empty.total, empty.filtered, empty.rows.len()), (0, 0, 0));
}

#[test]
fn a_window_beyond_the_end_is_empty() {
    let mut request = people(&[(0, false)], "");
    request.start = 4;
    assert_eq!(labels(&list(&firm(), &request)), ["Zoë Canada"]);
    request.start = 900;
    let window = list(&firm(), &request);
    assert_eq!((window.start, window.rows.len()), (5, 0));
}

#[test]
fn a_list_is_made_anew_when_the_export_has_grown() {
    let mut cache = GridCache::default();
    let small = workspace(&[("people.csv", &["id", "name"], &[&["1", "Ada"]])]);
    let large = workspace(&[(
        "people.csv",
        &["id", "name"],
        &[&["1", "Ada"], &["2", "Bo"]],
    )]);
    let before = window(&small, &mut cache, &people(&[(0, true)], "")).unwrap();
    let after = window(&large, &mut cache, &people(&[(0, true)], "")).unwrap();
    assert_eq!(
        (labels(&before), labels(&after)),
        (
            vec!["Ada".to_owned()],
            vec!["Bo".to_owned(), "Ada".to_owned()]
        )
    );
}

#[test]
fn the_overview_counts_what_is_there_and_names_what_is_not() {
    let mut workspace = firm();
    workspace.files = vec![("export.zip".to_owned(), 4096)];
    let overview = overview(&workspace);
    let counts: Vec<(&str, u32)> = overview
        .entities
        .iter()
        .map(|entity| (entity.plural.as_str(), entity.count))
        .collect();
    assert_eq!(
        counts,
        [
            ("People", 5),
            ("Companies", 3),
            ("Notes", 3),
            ("Candidacies", 3),
            ("Deals", 0)
        ]
    );
    assert_eq!(overview.profile, "Tiny");
    assert_eq!(overview.file_bytes, 4096);
    assert_eq!(overview.unknown_tables, [4]);
    let paths: Vec<&str> = overview
        .tables
        .iter()
        .map(|table| table.path.as_str())
        .collect();
    assert_eq!(
        paths,
        [
            "candidacies.csv",
            "companies.csv",
            "deals.csv",
            "extra/odd.csv",
            "notes.csv",
            "people.csv"
        ]
    );
    let day = |year, month, day| Date { year, month, day };
    assert_eq!(overview.span, Some((day(2022, 12, 31), day(2024, 3, 1))));
    assert!(overview.complete && overview.absent.is_empty());
}

#[test]
fn an_overview_of_some_other_export_claims_no_profile() {
    let overview = overview(&workspace(&[("a.csv", &["x"], &[&["1"]])]));
    assert_eq!((overview.profile.as_str(), overview.absent.len()), ("", 0));
    assert_eq!(overview.unknown_tables, [0]);
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zA-ZäÉł ]{0,6}",
        (-1000_i32..1000).prop_map(|number| number.to_string()),
        Just(String::new()),
    ]
}

proptest! {
    #[test]
    fn a_window_is_a_slice_of_the_sorted_and_filtered_whole(
        cells in prop::collection::vec((cell(), cell()), 0..60),
        descending: bool,
        filter in "[a-z]{0,1}",
        start in 0_u32..70,
        len in 0_u32..20,
    ) {
        let mut builder = TableBuilder::new("t.csv", ["a", "b"]);
        for (a, b) in &cells {
            builder.push(1, [a.as_str(), b.as_str()]);
        }
        let workspace = finish(vec![builder.finish(Dialect::default())]);
        let mut cache = GridCache::default();
        let mut request = request(GridSource::Table(0), &[(0, descending), (1, false)], &filter);
        let all = window(&workspace, &mut cache, &request).unwrap();
        let mut rows: Vec<u32> = all.rows.iter().map(|row| row.record.row).collect();
        (request.start, request.len) = (start, len);
        let part = window(&workspace, &mut cache, &request).unwrap();
        let from = usize::try_from(start).unwrap().min(all.rows.len());
        let to = (from + usize::try_from(len).unwrap()).min(all.rows.len());
        prop_assert_eq!(&part.rows[..], &all.rows[from..to]);
        rows.sort_unstable();
        let fold = vitrine::engine::fold::fold;
        let shown: Vec<u32> = (0..)
            .zip(&cells)
            .filter(|(_, (a, b))| filter.is_empty() || fold(a).contains(&filter) || fold(b).contains(&filter))
            .map(|(row, _)| row)
            .collect();
        prop_assert_eq!(rows, shown);
    }
}
