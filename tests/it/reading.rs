//! Reading whole exports: from bytes to tables and warnings.

use std::io::{Cursor, Write as _};
use std::rc::Rc;

use vitrine::engine::archive::{Limits, MemorySource, OpenError};
use vitrine::engine::load::{InputFile, Loader, Step, read_all};
use vitrine::engine::table::Table;
use vitrine::engine::warning::{Warning, WarningKind};
use zip::write::SimpleFileOptions;

/// A file in memory.
pub(crate) fn file(name: &str, bytes: impl Into<Vec<u8>>) -> InputFile {
    let bytes: Vec<u8> = bytes.into();
    InputFile {
        name: name.to_owned(),
        source: Rc::new(MemorySource(bytes.into())),
    }
}

/// A zip with these entries, deflated.
pub(crate) fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        let options = SimpleFileOptions::default();
        if name.ends_with('/') {
            writer.add_directory(*name, options).unwrap();
        } else {
            writer.start_file(*name, options).unwrap();
            writer.write_all(bytes).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

/// Reads one zip with these entries.
fn read(entries: &[(&str, &[u8])]) -> (Vec<Table>, Vec<Warning>) {
    read_all(&[file("export.zip", zip(entries))], Limits::default()).unwrap()
}

/// Reads one CSV.
fn table(bytes: &[u8]) -> (Table, Vec<Warning>) {
    let (mut tables, warnings) = read(&[("t.csv", bytes)]);
    (tables.remove(0), warnings)
}

/// The headers and the rows.
pub(crate) fn cells(table: &Table) -> Vec<Vec<String>> {
    let headers = table
        .columns
        .iter()
        .map(|column| column.name.clone())
        .collect();
    let rows = (0..table.rows()).map(|row| {
        let cells = table
            .columns
            .iter()
            .map(|column| column.get(row).into_owned());
        cells.collect()
    });
    [headers].into_iter().chain(rows).collect()
}

fn kinds(warnings: &[Warning]) -> Vec<(u64, WarningKind)> {
    warnings
        .iter()
        .map(|warning| (warning.line, warning.kind))
        .collect()
}

#[test]
fn tables_come_sorted_by_path_and_read_small_first() {
    let entries: [(&str, &[u8]); 4] = [
        ("export/", b""),
        ("export/persons/persons.csv", b"id,name\n1,Ada\n2,Bo\n"),
        ("__MACOSX/export/._jobs.csv", b"\0\0"),
        ("export/jobs/jobs.csv", b"id\n7\n"),
    ];
    let mut loader = Loader::open(&[file("e.zip", zip(&entries))], Limits::default()).unwrap();
    let paths: Vec<_> = loader
        .entries()
        .iter()
        .map(|entry| (entry.table, entry.path.as_str(), entry.bytes))
        .collect();
    assert_eq!(
        paths,
        [
            (0, "export/jobs/jobs.csv", 5),
            (1, "export/persons/persons.csv", 19)
        ]
    );
    let mut order = Vec::new();
    loop {
        let step = loader.step(1);
        order.extend(
            loader
                .take_finished()
                .into_iter()
                .map(|(id, table)| (id, table.rows())),
        );
        if step == Step::Done {
            break;
        }
    }
    assert_eq!(order, [(0, 1), (1, 2)]);
    assert_eq!(loader.progress().bytes_done, 24);
    assert_eq!(loader.progress().tables_done, 2);
    assert_eq!(loader.progress().rows_done, 3);
    assert!(loader.warnings().is_empty(), "{:?}", loader.warnings());
}

#[test]
fn records_are_read_as_written() {
    for (bytes, expected) in [
        ("a,b\n1,2\n", vec![vec!["a", "b"], vec!["1", "2"]]),
        ("a,b\r\n1,2", vec![vec!["a", "b"], vec!["1", "2"]]),
        ("a,b\r1,2\r", vec![vec!["a", "b"], vec!["1", "2"]]),
        ("\u{feff}a,b\n1,2\n", vec![vec!["a", "b"], vec!["1", "2"]]),
        ("a,b\n\"x\ny\",2\n", vec![vec!["a", "b"], vec!["x\ny", "2"]]),
        (
            "a,b\n\"say \"\"hi\"\"\",\"\"\n",
            vec![vec!["a", "b"], vec!["say \"hi\"", ""]],
        ),
        (
            "a;b\n1,5;\"2;3\"\n",
            vec![vec!["a", "b"], vec!["1,5", "2;3"]],
        ),
        ("sep=|\na|b\n1|2\n", vec![vec!["a", "b"], vec!["1", "2"]]),
        (
            "a,b\n\n1,2\n\n\n3,4\n",
            vec![vec!["a", "b"], vec!["1", "2"], vec!["3", "4"]],
        ),
        (
            "a,b\n5\" disk,x\"y\n",
            vec![vec!["a", "b"], vec!["5\" disk", "x\"y"]],
        ),
        ("a\n\"\"\nx\n", vec![vec!["a"], vec![""], vec!["x"]]),
    ] {
        let (table, warnings) = table(bytes.as_bytes());
        assert_eq!(cells(&table), expected, "{bytes:?}");
        assert_eq!(warnings, [], "{bytes:?}");
    }
}

#[test]
fn broken_quotes_do_not_swallow_the_rows_that_follow() {
    for (bytes, expected) in [
        // Never closed.
        (
            "a,b\n1,\"x\n2,y\n3,z\n",
            vec![vec!["1", "\"x"], vec!["2", "y"], vec!["3", "z"]],
        ),
        // Closed, as it seems, by the next opening mark.
        (
            "a,b\n1,\"x\n2,\"y\"\n3,z\n",
            vec![vec!["1", "\"x"], vec!["2", "y"], vec!["3", "z"]],
        ),
        // Marks inside that are not doubled.
        (
            "a,b\n\"he said \"hi\" to me\",2\n3,z\n",
            vec![vec!["he said \"hi\" to me", "2"], vec!["3", "z"]],
        ),
        (
            "a,b\n\"one\nhe said \"hi\" to\nme\",2\n3,z\n",
            vec![vec!["one\nhe said \"hi\" to\nme", "2"], vec!["3", "z"]],
        ),
        // Text after the closing mark.
        (
            "a,b\n\"x\"y,2\n3,z\n",
            vec![vec!["xy", "2"], vec!["3", "z"]],
        ),
    ] {
        let (table, warnings) = table(bytes.as_bytes());
        assert_eq!(cells(&table)[1..], expected, "{bytes:?}");
        assert_eq!(
            kinds(&warnings),
            [(2, WarningKind::BrokenQuote)],
            "{bytes:?}"
        );
    }
}

#[test]
fn ragged_rows_lose_nothing() {
    let (table, warnings) = table(b"a,b\n1\n2,3,4,\"5,6\"\n7,8\n9,10,,\n");
    assert_eq!(
        cells(&table),
        [
            ["a", "b", "(extra)"],
            ["1", "", ""],
            ["2", "3", "4,\"5,6\""],
            ["7", "8", ""],
            ["9", "10", ""],
        ]
    );
    assert_eq!(
        kinds(&warnings),
        [(2, WarningKind::RaggedRow), (3, WarningKind::RaggedRow)]
    );
    assert_eq!(warnings[1].byte, 6);
    assert_eq!(table.line(2), Some(4));
}

#[test]
fn export_that_cannot_be_opened_says_why() {
    let open = |files: &[InputFile]| read_all(files, Limits::default()).unwrap_err();
    assert_eq!(open(&[]), OpenError::Nothing);
    assert!(matches!(
        open(&[file("a.zip", "")]),
        OpenError::EmptyFile { .. }
    ));
    assert!(matches!(
        open(&[file("a.zip", "hello")]),
        OpenError::NotAZip { what: None, .. }
    ));
    assert!(matches!(
        open(&[file("a.zip", "Rar!....")]),
        OpenError::NotAZip {
            what: Some("a RAR archive"),
            ..
        }
    ));
    assert!(matches!(
        open(&[file("a.zip", zip(&[]))]),
        OpenError::EmptyZip { .. }
    ));
    assert!(matches!(
        open(&[file("a.zip", zip(&[("a.pdf", b"%PDF")]))]),
        OpenError::NoTables { entries: 1, .. }
    ));
}
