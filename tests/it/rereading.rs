//! Reading a table again in the way that the reader says.

use vitrine::engine::amend::ReadAs;
use vitrine::engine::archive::Limits;
use vitrine::engine::load::{Loader, Step};
use vitrine::engine::table::{Origin, Table, TableId};
use vitrine::engine::warning::WarningKind;

use super::reading::{cells, file, zip};

/// A loader of these entries.
fn open(entries: &[(&str, &[u8])]) -> Loader {
    Loader::open(&[file("e.zip", zip(entries))], Limits::default()).unwrap()
}

/// Reads to the end and gives what was finished since the last time.
fn finish(loader: &mut Loader) -> Vec<(TableId, Table)> {
    while loader.step(u64::MAX) == Step::More {}
    loader.take_finished()
}

fn paths(tables: &[(TableId, Table)]) -> Vec<(TableId, &str)> {
    tables
        .iter()
        .map(|(id, table)| (*id, table.path.as_str()))
        .collect()
}

fn delimiter(delimiter: char) -> ReadAs {
    ReadAs {
        delimiter: Some(delimiter),
        ..ReadAs::default()
    }
}

#[test]
fn what_the_reader_says_goes_before_what_is_found() {
    let csv = b"title\nid;name\n1;J\xfcrgen 'Jo'\n2;\"x\n".as_slice();
    let mut loader = open(&[("t.csv", csv)]);
    finish(&mut loader);
    let read_as = ReadAs {
        encoding: Some("koi8-r".to_owned()),
        delimiter: Some(';'),
        quote: Some(None),
        header: Some(false),
        skip: Some(1),
    };
    loader.reread(0, read_as);
    let (_, table) = finish(&mut loader).remove(0);
    assert_eq!(
        cells(&table),
        [
            ["column 1", "column 2"],
            ["id", "name"],
            ["1", "JЭrgen 'Jo'"],
            ["2", "\"x"]
        ]
    );
    let Origin::Entry { dialect, .. } = &table.origin else {
        unreachable!("an entry");
    };
    assert!(dialect.chosen);
    assert_eq!(
        (dialect.quote, dialect.skip, dialect.encoding.as_str()),
        (None, 1, "KOI8-R")
    );
    assert_eq!(table.line(0), Some(2));
}

#[test]
fn what_cannot_be_done_is_said_and_found_out() {
    let mut loader = open(&[("t.csv", b"id;name\n1;Ada\n")]);
    let read_as = ReadAs {
        encoding: Some("klingon".to_owned()),
        delimiter: Some('\n'),
        quote: Some(Some('é')),
        ..ReadAs::default()
    };
    loader.reread(0, read_as);
    let (_, table) = finish(&mut loader).remove(0);
    assert_eq!(cells(&table), [["id", "name"], ["1", "Ada"]]);
    let kinds: Vec<_> = loader.warnings().iter().map(|one| one.kind).collect();
    assert_eq!(kinds, [WarningKind::OddReading; 3]);
    assert!(
        loader.warnings()[0].message.contains("klingon"),
        "{:?}",
        loader.warnings()
    );
}

#[test]
fn only_the_table_named_is_read_again_and_its_warnings_are_forgotten() {
    let mut loader = open(&[
        ("a.csv", b"id,n\n1\n"),
        ("b.csv", b"id;n|x\n1;2|y\n2;2|y\n3;2\n"),
        ("c.pdf", b"%PDF"),
    ]);
    finish(&mut loader);
    let before = loader.warnings().len();
    assert!(before >= 2, "{:?}", loader.warnings());
    let progress = loader.progress().clone();
    loader.reread(1, delimiter('|'));
    assert_eq!(loader.progress().tables_done, 1);
    let again = finish(&mut loader);
    assert_eq!(paths(&again), [(1, "b.csv")]);
    assert_eq!(cells(&again[0].1)[1], ["1;2", "y"]);
    let of_b = |loader: &Loader| {
        let warnings = loader.warnings().iter();
        warnings.filter(|warning| warning.file == "b.csv").count()
    };
    assert_eq!(of_b(&loader), 1);
    loader.reread(1, ReadAs::default());
    assert_eq!(cells(&finish(&mut loader)[0].1)[1], ["1", "2|y"]);
    assert_eq!((of_b(&loader), loader.warnings().len()), (0, before));
    assert_eq!(*loader.progress(), progress);
    loader.reread(7, ReadAs::default());
    assert!(finish(&mut loader).is_empty());
}

#[test]
fn lifted_tables_keep_their_numbers_and_lost_ones_come_without_columns() {
    let json = b"id;jobs|tags\n1;[{\"a\":1}]|[\"x\"]\n2;[{\"a\":2}]|[\"y\"]\n".as_slice();
    let entries: [(&str, &[u8]); 2] = [
        ("p.csv", json),
        ("q.csv", b"id;more\n1;[{\"b\":[{\"c\":1}]}]\n"),
    ];
    let mut loader = open(&entries);
    loader.reread(0, delimiter('|'));
    let first = finish(&mut loader);
    assert_eq!(
        paths(&first),
        [
            (1, "q.csv"),
            (2, "q.csv#more"),
            (3, "q.csv#more.b"),
            (0, "p.csv"),
            (4, "p.csv#tags")
        ]
    );
    loader.reread(0, delimiter(';'));
    let second = finish(&mut loader);
    assert_eq!(paths(&second), [(0, "p.csv"), (4, "p.csv#tags")]);
    assert_eq!(
        (second[1].1.columns.len(), second[1].1.rows()),
        (0, 0),
        "it is no more"
    );
    loader.reread(1, delimiter(';'));
    assert_eq!(
        paths(&finish(&mut loader)),
        [(1, "q.csv"), (2, "q.csv#more"), (3, "q.csv#more.b")]
    );
    loader.reread(0, delimiter('|'));
    let third = finish(&mut loader);
    assert_eq!(paths(&third), [(0, "p.csv"), (4, "p.csv#tags")]);
    assert_eq!(third[1].1.rows(), 2);
}

#[test]
fn a_table_at_work_is_begun_again() {
    let rows = "1,[{\"\"a\"\":1}]\n".repeat(400_000);
    let text = format!("id,x\n{rows}");
    let mut loader = Loader::open(&[file("t.csv", text)], Limits::default()).unwrap();
    assert_eq!(loader.step(1 << 20), Step::More);
    let read_as = ReadAs {
        header: Some(false),
        ..ReadAs::default()
    };
    loader.reread(0, read_as.clone());
    let tables = finish(&mut loader);
    assert_eq!(tables[0].1.rows(), 400_001);
    assert_eq!(loader.progress().rows_done, 400_001);
    loader.reread(0, ReadAs::default());
    let _more = loader.step(1);
    loader.reread(0, read_as);
    assert_eq!(finish(&mut loader)[0].1.rows(), 400_001);
    assert_eq!(loader.progress().tables_done, 1);
}
