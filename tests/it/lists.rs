//! Lists of entities and tables, and the overview.

use proptest::prelude::*;
use vitrine::engine::grid::{GridCache, answer, window};
use vitrine::engine::overview::overview;
use vitrine::engine::table::{Dialect, TableBuilder};
use vitrine::engine::view::{
    CellKind, CellTest, ColumnChoice, ColumnFilter, Date, Facet, FacetBody, FacetRequest,
    FacetWish, GridRequest, GridSource, GridWindow, ListAnswer, ListQuestion, Neighbours,
    RecordRef, SectionBody, SortKey, TextForm, TextRequest, Value,
};
use vitrine::engine::workspace::Workspace;
use vitrine_sample::Shape;

use crate::firm::{finish, firm, workspace};
use crate::shapes::load;

fn request(source: GridSource, sort: &[(u32, bool)], filter: &str) -> GridRequest {
    GridRequest {
        source,
        sort: sort
            .iter()
            .map(|&(column, descending)| SortKey { column, descending })
            .collect(),
        filter: filter.to_owned(),
        len: 100,
        ..GridRequest::default()
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

fn only(filters: &[(u32, CellTest)]) -> GridRequest {
    GridRequest {
        filters: filters
            .iter()
            .map(|(column, test)| ColumnFilter {
                column: *column,
                test: test.clone(),
            })
            .collect(),
        ..people(&[], "")
    }
}

fn rows(workspace: &Workspace, request: &GridRequest) -> Vec<u32> {
    let window = list(workspace, request);
    window.rows.iter().map(|row| row.record.row).collect()
}

#[test]
fn every_kind_of_column_is_filtered_by_its_kind() {
    use CellTest::{
        Above, Begins, Below, Between, Contains, Empty, Filled, Flag, Is, IsNot, OneOf,
    };
    let workspace = firm();
    let text = str::to_owned;
    let cases: &[(u32, CellTest, &[u32])] = &[
        // The label and what stands for another record are text, without case and accents.
        (0, Contains(text("ADA")), &[1, 3, 4]),
        (0, Contains(text("  ")), &[0, 1, 2, 3, 4]),
        (0, Begins(text("ada")), &[1, 3]),
        (0, Is(text("LUKASZ ZAK")), &[0]),
        (1, Is(text("acme")), &[1, 3]),
        (1, IsNot(text("Acme")), &[0, 2, 4]),
        (1, Begins(text("emile")), &[2]),
        (
            1,
            OneOf(vec![text("acme"), text("Zürich Söhne")]),
            &[0, 1, 3],
        ),
        (1, OneOf(vec![text("ACME")]), &[]),
        (1, Empty, &[4]),
        (1, Filled, &[0, 1, 2, 3]),
        // Days, though the day stands first in the file; both ends of a span are in it.
        (2, Below(text("1980-02-15")), &[1]),
        (2, Above(text("1980-02-15")), &[3, 4]),
        (2, Between(text("1979-11-03"), text("1980-02-15")), &[0, 1]),
        (2, Empty, &[2]),
        (2, Above(text("soon")), &[]),
        // Numbers by value.
        (3, Below(text("900")), &[2]),
        (3, Above(text("85")), &[0, 1, 4]),
        (3, Between(text("85"), text("900")), &[0, 2, 4]),
        (3, Empty, &[3]),
        (3, Above(text("2000-01-01")), &[]),
        (4, Flag(true), &[0, 3]),
        (4, Flag(false), &[1, 4]),
        (4, Filled, &[0, 1, 3, 4]),
        // Points in time by their day in universal time: half past midnight in +01 is the day before.
        (5, Between(text("2024-02-29"), text("2024-02-29")), &[3]),
        (5, Above(text("2023-05-01")), &[0, 3]),
    ];
    for (column, test, want) in cases {
        let request = only(&[(*column, test.clone())]);
        let window = list(&workspace, &request);
        let rows: Vec<u32> = window.rows.iter().map(|row| row.record.row).collect();
        assert_eq!(rows, *want, "column {column} {test:?}");
        assert_eq!(
            (window.filtered, window.total),
            (u32::try_from(want.len()).unwrap(), 5)
        );
    }
}

#[test]
fn several_filters_and_words_leave_what_passes_all() {
    let workspace = firm();
    let mut request = only(&[
        (3, CellTest::Above("100".to_owned())),
        (4, CellTest::Flag(false)),
    ]);
    assert_eq!(rows(&workspace, &request), [1, 4]);
    "canada".clone_into(&mut request.filter);
    assert_eq!(rows(&workspace, &request), [4]);
    // A column that does not exist asks nothing.
    let unknown = only(&[(77, CellTest::Filled), (70_000, CellTest::Filled)]);
    assert_eq!(rows(&workspace, &unknown).len(), 5);
}

#[test]
fn columns_are_shown_as_chosen_and_keep_their_numbers() {
    let workspace = firm();
    let request = GridRequest {
        columns: vec![3, 0, 3, 99],
        ..people(&[(2, true)], "acme")
    };
    let window = list(&workspace, &request);
    let shown: Vec<(u32, &str, CellKind)> = window
        .columns
        .iter()
        .map(|column| (column.id, column.title.as_str(), column.kind))
        .collect();
    assert_eq!(
        shown,
        [(3, "Fee", CellKind::Number), (0, "Person", CellKind::Text)]
    );
    // Words are looked for in what is shown, and the company is not.
    assert_eq!((window.filtered, window.rows.len()), (0, 0));
    let all = list(
        &workspace,
        &GridRequest {
            filter: String::new(),
            ..request
        },
    );
    assert_eq!(all.rows[0].cells[0], Value::Number("900".to_owned()));
    assert_eq!(
        all.rows
            .iter()
            .map(|row| row.record.row)
            .collect::<Vec<_>>(),
        [4, 3, 0, 1, 2]
    );
}

fn asked(workspace: &Workspace, question: &ListQuestion) -> ListAnswer {
    answer(workspace, &mut GridCache::default(), question).unwrap()
}

fn facets(workspace: &Workspace, list: GridRequest, more: Vec<FacetWish>) -> Vec<Facet> {
    match asked(
        workspace,
        &ListQuestion::Facets(FacetRequest { list, more }),
    ) {
        ListAnswer::Facets(facets) => facets,
        other => unreachable!("{other:?}"),
    }
}

fn values(facet: &Facet) -> Vec<(&str, u32)> {
    match &facet.body {
        FacetBody::Values { top, .. } => top
            .iter()
            .map(|value| (value.text.as_str(), value.count))
            .collect(),
        FacetBody::Dates { .. } => unreachable!("{facet:?}"),
    }
}

#[test]
fn facets_count_what_the_other_filters_leave() {
    let workspace = firm();
    let all = facets(&workspace, people(&[], ""), Vec::new());
    let titles: Vec<&str> = all.iter().map(|facet| facet.title.as_str()).collect();
    assert_eq!(titles, ["Company", "Born", "Fee", "Remote", "Created"]);
    assert_eq!(
        values(&all[0]),
        [("acme", 2), ("Émile & Cie", 1), ("Zürich Söhne", 1)]
    );
    assert_eq!(all[0].empty, 1);
    let chosen = only(&[
        (1, CellTest::OneOf(vec!["acme".to_owned()])),
        (4, CellTest::Flag(true)),
    ]);
    let some = facets(&workspace, chosen, Vec::new());
    // Of the companies, those of people who work remotely; of the rest, those at acme.
    assert_eq!(values(&some[0]), [("acme", 1), ("Zürich Söhne", 1)]);
    assert_eq!(values(&some[3]), [("No", 1), ("Yes", 1)]);
    let wish = FacetWish {
        column: 1,
        limit: 1,
        search: "M".to_owned(),
    };
    let found = facets(&workspace, people(&[], ""), vec![wish]);
    assert_eq!(values(&found[0]), [("acme", 2)]);
    let FacetBody::Values { distinct, .. } = found[0].body else {
        unreachable!("{found:?}")
    };
    assert_eq!(distinct, 2);
}

#[test]
fn dates_are_counted_in_spans_that_stay_where_they_are() {
    let workspace = firm();
    let bars = |request: GridRequest| {
        let facet = facets(&workspace, request, Vec::new())
            .into_iter()
            .find(|facet| facet.column == 5)
            .unwrap();
        match facet.body {
            FacetBody::Dates { bars, outside } => (bars, outside, facet.empty),
            FacetBody::Values { .. } => unreachable!("dates are no values"),
        }
    };
    let (all, outside, empty) = bars(people(&[], ""));
    assert_eq!((all.len(), outside, empty), (15, 0, 1));
    let first = (
        all[0].from.year,
        all[0].from.month,
        all[0].to.day,
        all[0].count,
    );
    assert_eq!(first, (2022, 12, 31, 1));
    assert_eq!(all.iter().map(|bar| bar.count).sum::<u32>(), 4);
    let (acme, _, _) = bars(only(&[(1, CellTest::Is("acme".to_owned()))]));
    assert_eq!(acme.len(), all.len());
    assert_eq!(acme.iter().map(|bar| bar.count).sum::<u32>(), 2);
}

#[test]
fn a_record_has_neighbours_in_the_list_as_it_is_filtered_and_sorted() {
    let workspace = firm();
    let request = GridRequest {
        filters: vec![ColumnFilter {
            column: 1,
            test: CellTest::Filled,
        }],
        ..people(&[(0, false)], "")
    };
    let table = list(&workspace, &request).rows[0].record.table;
    let of = |row| {
        let question = ListQuestion::Neighbours(request.clone(), RecordRef { table, row });
        match asked(&workspace, &question) {
            ListAnswer::Neighbours(neighbours) => neighbours,
            other => unreachable!("{other:?}"),
        }
    };
    let rows = |found: &Neighbours| {
        (
            found.position,
            found.filtered,
            found.previous.map(|record| record.row),
            found.next.map(|record| record.row),
        )
    };
    assert_eq!(rows(&of(1)), (Some(0), 4, None, Some(3)));
    assert_eq!(rows(&of(3)), (Some(1), 4, Some(1), Some(0)));
    assert_eq!(rows(&of(2)), (Some(3), 4, Some(0), None));
    assert_eq!(rows(&of(4)), (None, 4, None, None));
    assert_eq!(of(1).title, "People");
}

#[test]
fn a_list_as_text_is_what_is_shown_whole_and_safe_for_spreadsheets() {
    let workspace = workspace(&[(
        "odd.csv",
        &["n", "text"],
        &[
            &["2", "=HYPERLINK(\"x\")"],
            &["10", "a, b"],
            &["-1", "-1"],
            &["3", "plain"],
        ],
    )]);
    let text = |form, rows: Vec<u32>, len| {
        let list = GridRequest {
            columns: vec![1, 0],
            len,
            ..request(GridSource::Table(0), &[(0, true)], "")
        };
        let request = TextRequest {
            list,
            rows,
            form,
            header: form == TextForm::Csv,
        };
        match asked(&workspace, &ListQuestion::Text(request)) {
            ListAnswer::Text(text) => text,
            other => unreachable!("{other:?}"),
        }
    };
    let csv = text(TextForm::Csv, Vec::new(), 3);
    assert_eq!(
        csv.text,
        "text,n\r\n\"a, b\",10\r\nplain,3\r\n\"'=HYPERLINK(\"\"x\"\")\",2\r\n"
    );
    assert_eq!((csv.rows, csv.defused), (3, 1));
    let tsv = text(TextForm::Tsv, vec![3, 0, 9], 0);
    assert_eq!((tsv.text.as_str(), tsv.rows), ("-1\t-1\na, b\t10\n", 2));
}

#[test]
fn fields_that_are_kept_as_rows_are_columns_too() {
    let mut session = load(60, Shape::Snake);
    let source = GridSource::Entity("person".to_owned());
    let choices = match session.list(&ListQuestion::Columns(source.clone())) {
        Some(ListAnswer::Columns(choices)) => choices,
        other => unreachable!("{other:?}"),
    };
    let custom: Vec<&ColumnChoice> = choices
        .iter()
        .filter(|choice| choice.group == "Custom fields")
        .collect();
    assert!(custom.len() >= 2, "{choices:?}");
    let ids: Vec<u32> = choices.iter().map(|choice| choice.id).collect();
    let mut once = ids.clone();
    once.dedup();
    assert_eq!(ids, once);
    for choice in custom {
        let request = GridRequest {
            columns: vec![0, choice.id],
            filters: vec![ColumnFilter {
                column: choice.id,
                test: CellTest::Filled,
            }],
            ..request(source.clone(), &[(choice.id, true)], "")
        };
        let window = session.grid(&request).unwrap();
        assert!(
            window.filtered > 0 && window.filtered < window.total,
            "{choice:?}"
        );
        assert_eq!(window.columns[1].title, choice.title);
        for row in &window.rows {
            assert!(!row.cells[1].is_empty());
            let page = session.record(row.record).unwrap();
            let section = page
                .sections
                .iter()
                .find(|section| section.title == "Custom fields")
                .unwrap();
            let SectionBody::Fields(fields) = &section.body else {
                unreachable!("{section:?}")
            };
            assert!(fields.iter().any(|field| field.name == choice.title));
        }
    }
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

    #[test]
    fn filters_and_facets_agree_with_counting_by_hand(
        cells in prop::collection::vec(("[abA]{0,1}", -3_i32..4, "[xyz]{0,1}"), 1..60),
        words in prop::collection::vec("[abxyz]", 0..3),
        least in -4_i32..4,
        descending: bool,
        start in 0_u32..30,
    ) {
        let mut builder = TableBuilder::new("t.csv", ["a", "n", "b"]);
        for (a, n, b) in &cells {
            builder.push(1, [a.as_str(), n.to_string().as_str(), b.as_str()]);
        }
        let workspace = finish(vec![builder.finish(Dialect::default())]);
        let chosen: Vec<String> = words.clone();
        let filters = vec![
            ColumnFilter { column: 2, test: CellTest::OneOf(chosen.clone()) },
            ColumnFilter { column: 1, test: CellTest::Above(least.to_string()) },
        ];
        let mut cache = GridCache::default();
        let list = GridRequest {
            filters,
            ..request(GridSource::Table(0), &[(1, descending)], "")
        };
        let passes_b = |b: &String| chosen.contains(b);
        let passes_n = |n: i32| n > least;
        let mut want: Vec<(usize, i32)> = cells
            .iter()
            .enumerate()
            .filter(|(_, (_, n, b))| passes_b(b) && passes_n(*n))
            .map(|(row, (_, n, _))| (row, *n))
            .collect();
        want.sort_by_key(|(_, n)| if descending { -n } else { *n });
        let want: Vec<u32> = want.into_iter().map(|(row, _)| u32::try_from(row).unwrap()).collect();
        let part = GridRequest { start, len: 7, ..list.clone() };
        let got = window(&workspace, &mut cache, &part).unwrap();
        let got: Vec<u32> = got.rows.iter().map(|row| row.record.row).collect();
        let from = usize::try_from(start).unwrap().min(want.len());
        prop_assert_eq!(&got[..], &want[from..(from + 7).min(want.len())]);

        let question = ListQuestion::Facets(FacetRequest { list, more: Vec::new() });
        let Some(ListAnswer::Facets(facets)) = answer(&workspace, &mut cache, &question) else {
            unreachable!("no facets");
        };
        for facet in &facets {
            let FacetBody::Values { top, .. } = &facet.body else { continue };
            for value in top {
                let count = cells.iter().filter(|(a, n, b)| match facet.column {
                    0 => *a == value.text && passes_b(b) && passes_n(*n),
                    1 => n.to_string() == value.text && passes_b(b),
                    _ => *b == value.text && passes_n(*n),
                });
                prop_assert_eq!(usize::try_from(value.count).unwrap(), count.count(), "{:?}", value);
            }
            let empty = cells.iter().filter(|(a, n, b)| match facet.column {
                0 => a.is_empty() && passes_b(b) && passes_n(*n),
                1 => false,
                _ => b.is_empty() && passes_n(*n),
            });
            prop_assert_eq!(usize::try_from(facet.empty).unwrap(), empty.count());
        }
    }
}
