//! A whole export from file to answers, as the worker has it.

use std::io::Cursor;

use vitrine::engine::archive::{Limits, OpenError};
use vitrine::engine::session::{Phase, Session};
use vitrine::engine::types::DateOrder;
use vitrine::engine::view::{GridRequest, GridSource, RecordRef, RowSet};
use vitrine_sample::{Options, Shape};

use crate::reading::{file, zip};

fn sample(shape: Shape, people: u32) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    let options = Options {
        people,
        seed: 7,
        shape,
    };
    vitrine_sample::write(&mut out, &options).unwrap();
    out.into_inner()
}

fn people(start: u32) -> GridRequest {
    GridRequest {
        source: GridSource::Entity("person".to_owned()),
        sort: Vec::new(),
        filter: String::new(),
        columns: Vec::new(),
        filters: Vec::new(),
        only: RowSet::All,
        start,
        len: 20,
    }
}

#[test]
fn a_firm_in_any_shape_opens_to_lists_pages_and_search() {
    for shape in [Shape::Snake, Shape::Camel, Shape::Sheet] {
        let mut session = Session::read_all(&[file("firm.zip", sample(shape, 40))]).unwrap();
        let overview = session.overview();
        assert!(overview.complete, "{shape:?}");
        assert_eq!(overview.profile, "Stardex", "{shape:?}");
        let count = |key: &str| {
            let entity = overview.entities.iter().find(|entity| entity.key == key);
            entity.map_or(0, |entity| entity.count)
        };
        assert!(count("person") >= 40, "{shape:?}: {}", count("person"));
        assert!(
            count("company") > 0 && count("job") > 0 && count("candidate") > 0,
            "{shape:?}"
        );
        let (first, last) = overview.span.unwrap();
        assert!(
            first < last && first.year > 1990 && last.year < 2050,
            "{shape:?}: {first} {last}"
        );

        let window = session.grid(&people(0)).unwrap();
        assert_eq!(window.total, count("person"), "{shape:?}");
        let row = &window.rows[0];
        let page = session.record(row.record).unwrap();
        assert_eq!(page.entity, "person", "{shape:?}");
        let mut search = session.search(&page.label, 5, None);
        while !session.search_on(&mut search, 1 << 16) {}
        let results = session.results(&search);
        assert_eq!(results.groups[0].title, "People", "{shape:?}");
        assert!(
            results.groups[0]
                .hits
                .iter()
                .any(|hit| hit.link.target == row.record),
            "{shape:?}: {} is not among {:?}",
            page.label,
            results.groups[0].hits
        );
    }
}

#[test]
fn steps_of_any_size_read_the_same() {
    let bytes = sample(Shape::Camel, 30);
    let mut whole = Session::read_all(&[file("firm.zip", bytes.clone())]).unwrap();
    let mut stepped = Session::open(&[file("firm.zip", bytes)], Limits::default()).unwrap();
    let first = stepped.overview();
    assert!(!first.complete && !stepped.overview_changed());
    assert!(
        first
            .tables
            .iter()
            .all(|table| table.rows == 0 && !table.complete)
    );
    let (mut steps, mut changes, mut shown) = (0, 0, 0);
    while stepped.step(20_000).unwrap() != Phase::Done {
        steps += 1;
        if stepped.overview_changed() {
            changes += 1;
            stepped.overview();
        }
        // Whatever has been read so far can be looked at.
        let total = stepped.grid(&people(0)).unwrap().total;
        assert!(total == 0 || total >= 30);
        shown += u32::from(total > 0);
    }
    assert!(
        steps > 20 && changes > 5 && shown > 1,
        "{steps} steps, {changes} changes, {shown} with people"
    );
    assert_eq!(stepped.overview(), whole.overview());
    assert_eq!(stepped.grid(&people(3)), whole.grid(&people(3)));
    assert!(stepped.overview().tables.iter().all(|table| table.complete));
}

#[test]
fn an_export_without_a_readable_table_fails_with_a_reason() {
    let failed = |files: &[(&str, &[u8])]| Session::read_all(&[file("x.zip", zip(files))]).err();
    assert!(matches!(
        failed(&[("a.csv", b"")]),
        Some(OpenError::NoReadableTables { entries: 1, .. })
    ));
    assert!(matches!(
        failed(&[("a.pdf", b"x")]),
        Some(OpenError::NoTables { .. })
    ));
}

#[test]
fn dates_that_can_be_read_in_two_ways_follow_those_that_cannot() {
    for (sure, order) in [
        ("01/25/2024", DateOrder::MonthFirst),
        ("25/01/2024", DateOrder::DayFirst),
    ] {
        let csv = format!("id,start\n1,{sure}\n2,{sure}\n");
        let entries: [(&str, &[u8]); 2] = [
            ("a.csv", csv.as_bytes()),
            ("b.csv", b"id,end\n1,03/04/2024\n2,05/06/2024\n"),
        ];
        let session = Session::read_all(&[file("x.zip", zip(&entries))]).unwrap();
        let end = &session.workspace().summaries(1)[1];
        assert_eq!((end.order, end.ambiguous), (order, false), "{sure}");
    }
}

#[test]
fn what_is_not_there_is_not_answered() {
    let session =
        Session::read_all(&[file("x.zip", zip(&[("a.csv", b"id,name\n1,Ada\n")]))]).unwrap();
    assert_eq!(session.record(RecordRef { table: 0, row: 1 }), None);
    assert_eq!(session.record(RecordRef { table: 9, row: 0 }), None);
    assert!(session.record(RecordRef { table: 0, row: 0 }).is_some());
}
