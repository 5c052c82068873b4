//! Archives of every make, honest and hostile, each with what must come of it: rows, warnings, or one clear sentence.

mod laws;
mod made;

use vitrine::engine::archive::{Limits, OpenError, Password};
use vitrine::engine::load::{InputFile, Loader, Opening, Remedy, Step};
use vitrine::engine::table::Table;
use vitrine::engine::warning::{Warning, WarningKind};

use crate::hostile::{CSV, Raw, build, end, pack};
use crate::reading::{cells, file, zip};

/// The password of everything that is protected here.
const PASSWORD: &str = "open sesame";

/// What came of an archive.
struct Read {
    tables: Vec<Table>,
    warnings: Vec<Warning>,
    remedies: Vec<Remedy>,
}

fn read(files: &[InputFile], limits: Limits, opening: Opening) -> Result<Read, OpenError> {
    let mut loader = Loader::open_as(files, limits, opening)?;
    while loader.step(u64::MAX) == Step::More {}
    let mut tables = loader.take_finished();
    tables.sort_by_key(|(id, _)| *id);
    Ok(Read {
        tables: tables.into_iter().map(|(_, table)| table).collect(),
        warnings: loader.warnings().to_vec(),
        remedies: loader.remedies(),
    })
}

fn with(password: &str) -> Opening {
    Opening {
        password: Some(Password::new(password)),
        ..Opening::default()
    }
}

fn open(bytes: Vec<u8>, opening: Opening) -> Result<Read, OpenError> {
    read(&[file("e.zip", bytes)], Limits::default(), opening)
}

/// Tables with their rows, and warnings with their sorts, one a line.
fn told(read: &Read) -> String {
    let tables = read
        .tables
        .iter()
        .map(|table| format!("{}: {} rows", table.path, table.rows()));
    let warnings = read
        .warnings
        .iter()
        .map(|warning| format!("{}: {}", warning.file, warning.kind.as_str()));
    tables.chain(warnings).collect::<Vec<_>>().join("\n")
}

/// What must come of an archive.
enum Comes {
    /// These tables and warnings, as [`told`] tells them.
    Of(&'static str),
    /// No export, and this sentence.
    Failure(&'static str),
}

fn check(cases: Vec<made::Case>) {
    for made::Case {
        what,
        bytes,
        opening,
        comes,
    } in cases
    {
        match (open(bytes, opening), comes) {
            (Ok(read), Comes::Of(expected)) => {
                assert_eq!(told(&read), expected, "{what}: {:#?}", read.warnings);
            }
            (Err(error), Comes::Failure(expected)) => {
                assert_eq!(error.problem(), expected, "{what}");
                assert!(error.advice().ends_with('.'), "{what}");
            }
            (Ok(read), Comes::Failure(_)) => assert_eq!(told(&read), "a failure", "{what}"),
            (Err(error), Comes::Of(expected)) => assert_eq!(error.problem(), expected, "{what}"),
        }
    }
}

#[test]
fn every_method_and_lock_gives_the_rows_that_were_packed() {
    let notes = include_str!("../cases/archives/notes.csv");
    for (what, bytes, opening) in made::honest() {
        let read = open(bytes, opening).unwrap();
        let table = read.tables.iter().find(|table| table.path == "notes.csv");
        let written: Vec<String> = cells(table.unwrap())
            .iter()
            .map(|row| row.join(","))
            .collect();
        assert_eq!(written.join("\n") + "\n", notes, "{what}");
        assert_eq!(read.warnings, [], "{what}");
        assert_eq!(read.remedies, [], "{what}");
    }
}

#[test]
fn deflate64_has_longer_repetitions_than_deflate() {
    let read = open(made::deflate64(), Opening::default()).unwrap();
    assert_eq!(read.warnings, []);
    assert_eq!(cells(&read.tables[0])[1][1], "A".repeat(1001));
}

#[test]
fn what_is_odd_about_an_archive_is_said_and_the_rest_is_read() {
    check(made::odd());
}

#[test]
fn passwords_open_or_are_said_to_be_wrong() {
    check(made::locked());
}

#[test]
fn what_is_behind_a_password_and_damaged_is_not_shown() {
    for (what, bytes, opening) in made::honest()
        .into_iter()
        .filter(|(_, _, opening)| opening.password.is_some())
    {
        // In the middle of the packed bytes of the first entry.
        let mut damaged = bytes;
        damaged[700] ^= 0x10;
        let read = match open(damaged, opening) {
            Ok(read) => read,
            Err(OpenError::Locked { wrong: true, .. }) => continue,
            Err(error) => unreachable!("{what}: {error}"),
        };
        assert_eq!(read.tables[0].rows(), 0, "{what}");
        assert_eq!(
            read.warnings[0].kind,
            WarningKind::UnreadableEntry,
            "{what}"
        );
        assert_eq!(read.remedies, [Remedy::Password { wrong: true }], "{what}");
    }
}

#[test]
fn bombs_stop_at_caps_that_can_be_raised() {
    let tight = Limits {
        ratio_from: 1 << 20,
        ..Limits::default()
    };
    for (what, bytes, limits, rows) in [
        // Lines of a thousand cells of nothing.
        (
            "one entry",
            pack(&[
                Raw::deflated("a.csv", CSV),
                Raw::deflated("bomb.csv", &vec![b'\n'; 8 << 20]),
            ]),
            tight,
            2,
        ),
        (
            "many entries, each below the cap",
            pack(
                &(0..40)
                    .map(|at| Raw::deflated(&format!("{at:02}.csv"), &vec![b'\n'; 1 << 20]))
                    .collect::<Vec<_>>(),
            ),
            tight,
            0,
        ),
        (
            "more than the tab can hold",
            pack(&[
                Raw::deflated("a.csv", CSV),
                Raw::stored("b.csv", &b"1,2\n".repeat(1 << 20)),
            ]),
            Limits {
                total_bytes: 1 << 20,
                ..Limits::default()
            },
            2,
        ),
        (
            "columns",
            pack(
                &(0..30)
                    .map(|at| {
                        Raw::deflated(
                            &format!("{at:02}.csv"),
                            [b"a,".repeat(99), b"b\n1\n".to_vec()].concat().as_slice(),
                        )
                    })
                    .collect::<Vec<_>>(),
            ),
            Limits {
                all_columns: 1000,
                ..Limits::default()
            },
            1,
        ),
    ] {
        let files = [file("e.zip", bytes)];
        let stopped = read(&files, limits, Opening::default()).unwrap();
        assert_eq!(stopped.tables[0].rows(), rows, "{what}");
        assert_eq!(stopped.remedies, [Remedy::Raise], "{what}");
        assert!(
            stopped
                .warnings
                .iter()
                .any(|warning| warning.kind == WarningKind::Limit),
            "{what}"
        );
        let raised = Limits {
            ratio: u64::MAX,
            total_bytes: u64::MAX,
            all_columns: usize::MAX,
            ..limits
        };
        let more = read(&files, raised, Opening::default()).unwrap();
        assert_eq!(more.remedies, [], "{what}");
        assert!(
            more.warnings
                .iter()
                .all(|warning| warning.kind != WarningKind::Limit),
            "{what}"
        );
    }
    let (usual, raised) = (Limits::raised(0), Limits::raised(1));
    assert_eq!(usual, Limits::default());
    assert!(raised.ratio > 1032, "deflate makes no more of a byte");
    assert_eq!(raised.total_bytes, 64 << 30);
}

#[test]
fn entries_that_share_bytes_are_unpacked_once() {
    // Each entry quotes the headers of those behind it in blocks that are not packed, so that all end in the same kernel.
    let bytes = made::overlapping(60, &vec![b'\n'; 1 << 20]);
    let read = open(bytes, Opening::default()).unwrap();
    let rows: u32 = read.tables.iter().map(Table::rows).sum();
    assert_eq!(rows, 0, "the kernel is blank lines");
    let shared = read
        .warnings
        .iter()
        .filter(|warning| warning.message.contains("shares its bytes"));
    assert_eq!(shared.count(), 59);
}

#[test]
fn an_archive_inside_is_offered_and_not_followed() {
    let inner = zip(&[("deep.csv", CSV)]);
    let outer = pack(&[
        Raw::deflated("a.csv", CSV),
        Raw::deflated("in/inner.zip", &inner),
    ]);
    let first = open(outer.clone(), Opening::default()).unwrap();
    assert_eq!(told(&first), "a.csv: 2 rows\nin/inner.zip: skipped_entry");
    assert_eq!(first.remedies, [Remedy::Inner("in/inner.zip".to_owned())]);

    let only = pack(&[Raw::stored("inner.zip", &inner)]);
    let deeper = pack(&[Raw::stored("only.zip", &only)]);
    for (what, bytes, inside) in [
        ("packed", outer.clone(), vec!["in/inner.zip"]),
        ("not packed", only.clone(), vec!["inner.zip"]),
        ("two levels down", deeper, vec!["only.zip", "inner.zip"]),
    ] {
        let inside = inside.into_iter().map(str::to_owned).collect();
        let opening = Opening {
            inside,
            ..Opening::default()
        };
        let read = open(bytes, opening).unwrap();
        assert_eq!(told(&read), "deep.csv: 2 rows", "{what}");
    }
    let Err(error) = open(only, Opening::default()) else {
        unreachable!("there is no table in it");
    };
    assert_eq!(
        error,
        OpenError::NoTables {
            file: "e.zip".to_owned(),
            entries: 1,
            inner: vec!["inner.zip".to_owned()]
        }
    );
    let nowhere = Opening {
        inside: vec!["none.zip".to_owned()],
        ..Opening::default()
    };
    let error = open(outer, nowhere).err().unwrap();
    assert_eq!(
        error.problem(),
        "none.zip in e.zip cannot be opened: it is not in it."
    );
}

#[test]
fn a_password_is_never_written_out() {
    assert_eq!(
        format!("{:?}", with(PASSWORD)),
        "Opening { password: Some(Password), raised: 0, inside: [] }"
    );
}

#[test]
fn an_archive_of_many_entries_is_listed_whole() {
    let entries: Vec<Raw> = (0..66_000)
        .map(|at| Raw::stored(&format!("t/{at}.csv"), b"id\n1\n"))
        .collect();
    let (bytes, directory) = build(&entries);
    // More than the end record has room for, so its number is of no use.
    let end = end(66_000 % 65_536, directory.len(), bytes.len());
    let files = [file("e.zip", [bytes, directory, end].concat())];
    let loader = Loader::open(&files, Limits::default()).unwrap();
    assert_eq!(loader.entries().len(), 66_000);
    assert_eq!(loader.warnings(), []);
}
