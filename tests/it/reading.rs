//! Reading whole exports: from bytes to tables and warnings.

use std::io::{Cursor, Write as _};
use std::rc::Rc;

use proptest::prelude::*;
use vitrine::engine::archive::{Limits, MemorySource, OpenError};
use vitrine::engine::csv::{Feed, TableReader};
use vitrine::engine::load::{InputFile, Loader, Step, read_all};
use vitrine::engine::table::{Dialect, Table, TableBuilder, hash_text};
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

/// Feeds bytes in pieces of this size, from the first again when the reader wants that.
fn in_pieces(bytes: &[u8], size: usize) -> (Vec<Vec<String>>, Vec<Warning>) {
    let mut reader = TableReader::new("t.csv", Limits::default());
    'reading: loop {
        for piece in bytes.chunks(size) {
            let mut fed = reader.feed(piece);
            while fed == Feed::Again {
                fed = reader.feed(&[]);
            }
            if fed == Feed::FromStart {
                continue 'reading;
            }
        }
        let mut fed = reader.end();
        while fed == Feed::Again {
            fed = reader.end();
        }
        if fed == Feed::More {
            let (table, warnings) = reader.finish();
            return (cells(&table), warnings);
        }
    }
}

/// Text that is full of what readers stumble over.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zé]{0,3}",
        Just("\"".to_owned()),
        Just("\"\"".to_owned()),
        Just(",".to_owned()),
        Just("\n".to_owned()),
        Just("\r".to_owned()),
        Just("\r\n".to_owned()),
        Just("\",\"".to_owned()),
        Just("\u{feff}".to_owned()),
        Just("\0".to_owned()),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// A cell of any of the kinds that columns keep in their own way.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-z]{1,2}",
        "-?[0-9]{1,20}",
        "0[0-9]{1,3}",
        "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}",
        "[0-9A-F]{8}-[0-9A-F]{4}-4[0-9A-F]{3}-A[0-9A-F]{3}-[0-9A-F]{12}",
        "20[0-9]{2}-[01][0-9]-[0-3][0-9]",
        "20[0-9]{2}-0[1-9]-1[0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z",
        "20[0-9]{2}-0[1-9]-1[0-9] 1[0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,7})?\\+00",
        "\\PC{0,12}",
    ]
}

/// A column's cells: mostly of one kind.
fn column() -> impl Strategy<Value = Vec<String>> {
    let kinds = [
        "[a-z]{1,2}",
        "-?[1-9][0-9]{0,17}",
        "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}",
        "20[0-9]{2}-0[1-9]-1[0-9]",
        "20[0-9]{2}-0[1-9]-1[0-9]T1[0-9]:[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z",
        "20[0-9]{2}-0[1-9]-1[0-9] 1[0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{0,5}[1-9])?\\+00",
    ];
    prop_oneof![
        proptest::collection::vec(cell(), 0..60),
        proptest::sample::select(kinds.to_vec()).prop_flat_map(|kind| proptest::collection::vec(
            prop_oneof![4 => kind, 1 => Just(String::new())],
            0..60
        )),
    ]
}

proptest! {
    #[test]
    fn any_bytes_give_a_table(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let whole = in_pieces(&bytes, bytes.len().max(1));
        prop_assert_eq!(in_pieces(&bytes, 1), whole);
    }

    #[test]
    fn pieces_do_not_matter(text in nasty(), size in 1_usize..9) {
        let whole = in_pieces(text.as_bytes(), text.len().max(1));
        prop_assert_eq!(in_pieces(text.as_bytes(), size), whole);
    }

    #[test]
    fn broken_text_loses_no_letter(text in nasty()) {
        // A text of a few bytes, half of them zero, may as well be UTF-16.
        let text = text.replace('\0', "");
        let (rows, warnings) = in_pieces(text.as_bytes(), 64);
        let letters = |text: &str| text.chars().filter(|c| c.is_lowercase()).count();
        // Lines that belong to no row are shown in their warning.
        let stray = warnings.iter().filter(|warning| warning.kind == WarningKind::StrayLines);
        let mut kept: usize = stray
            .filter_map(|warning| warning.message.split_once('\u{201c}'))
            .map(|(_, shown)| letters(shown))
            .sum();
        for (at, row) in rows.iter().enumerate() {
            for cell in row {
                // Names given to columns are none of the file's letters.
                let given = at == 0 && (cell.starts_with("column ") || cell == "(extra)");
                kept += if given { 0 } else { letters(cell) };
            }
        }
        prop_assert_eq!(kept, letters(&text));
    }

    #[test]
    fn what_a_writer_wrote_is_what_is_read(
        rows in (1_usize..6).prop_flat_map(|width| proptest::collection::vec(proptest::collection::vec(cell(), width), 1..30)),
        delimiter in proptest::sample::select(b",;\t|".as_slice()),
        crlf in any::<bool>(),
    ) {
        let headers: Vec<String> = (0..rows[0].len()).map(|at| format!("h{at}")).collect();
        let mut writer = csv::WriterBuilder::new()
            .delimiter(delimiter)
            .quote_style(csv::QuoteStyle::Always)
            .terminator(if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') })
            .from_writer(Vec::new());
        writer.write_record(&headers).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let expected: Vec<Vec<String>> = [headers].into_iter().chain(rows).collect();
        let (read, warnings) = in_pieces(&bytes, 100);
        prop_assert_eq!(warnings, vec![]);
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn well_formed_text_is_read_as_the_csv_crate_reads_it(
        rows in proptest::collection::vec(("[a-z]{1,4}", "[a-z \"\n,]{0,5}", "[0-9]{0,3}"), 1..30),
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["a", "b", "c"]).unwrap();
        for (a, b, c) in &rows {
            writer.write_record([a, b, c]).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes.as_slice());
        let expected: Vec<Vec<String>> = reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
        prop_assert_eq!(in_pieces(&bytes, 7), (expected, vec![]));
    }

    #[test]
    fn columns_give_back_every_cell(cells in column()) {
        let mut builder = TableBuilder::new("t.csv", ["c"]);
        // Repeated, so that words, too, are worth keeping apart.
        let all: Vec<&str> = cells.iter().chain(&cells).chain(&cells).chain(&cells).map(String::as_str).collect();
        for cell in &all {
            builder.push(1, [*cell]);
        }
        for cell in &cells {
            builder.push(1, [cell.as_str()]);
        }
        let all: Vec<&str> = all.into_iter().chain(cells.iter().map(String::as_str)).collect();
        let table = builder.finish(Dialect::default());
        let column = &table.columns[0];
        let mut visited = Vec::new();
        column.visit(|cell| visited.push(cell.to_owned()));
        prop_assert_eq!(&visited, &all);
        prop_assert_eq!(column.iter().collect::<Vec<_>>(), all.clone());
        for (row, cell) in (0..).zip(&all) {
            prop_assert_eq!(&column.get(row), cell);
            prop_assert_eq!(column.is_empty_at(row), cell.is_empty());
            prop_assert_eq!(column.hash_at(row), (!cell.is_empty()).then(|| hash_text(cell)));
        }
    }
}

/// Makes the cell of a row.
type Make<'a> = &'a dyn Fn(u32) -> String;

#[test]
fn segments_of_every_kind_are_small_and_come_back() {
    let id = |at: u32| format!("{at:08x}-0000-4000-8000-{:012x}", u64::from(at) * 7_919);
    let kinds: [(&str, Make<'_>, usize); 7] = [
        ("nothing", &|_| String::new(), 1),
        ("one word", &|_| "EUR".to_owned(), 1),
        ("words", &|at| format!("stage {}", at % 20), 2),
        ("ids", &id, 17),
        ("numbers", &|at| (at * 3).to_string(), 5),
        (
            "times",
            &|at| format!("2024-01-{:02}T10:{:02}:00Z", at % 28 + 1, at % 60),
            5,
        ),
        ("text", &|at| format!("note {}", at * 7_919), 20),
    ];
    let rows = 20_000_u32;
    let mut builder = TableBuilder::new("t.csv", kinds.iter().map(|(name, ..)| *name));
    for row in 0..rows {
        let cells: Vec<String> = kinds.iter().map(|(_, make, _)| make(row)).collect();
        builder.push(row, cells.iter().map(String::as_str));
    }
    builder.add_column("late");
    let table = builder.finish(Dialect::default());
    for (column, (name, make, most)) in table.columns.iter().zip(&kinds) {
        assert!((0..rows).all(|row| column.get(row) == make(row)), "{name}");
        let bytes = column.heap_bytes() / usize::try_from(rows).unwrap();
        assert!(bytes < *most, "{name}: {bytes} bytes a cell");
    }
    assert!((0..rows).all(|row| table.columns[7].is_empty_at(row)));
    assert_eq!(table.columns[7].iter().count(), 20_000);
    let upper = id(77).to_uppercase();
    assert_eq!(table.columns[3].hash_at(77), Some(hash_text(&upper)));
}

#[test]
fn a_row_without_end_is_cut_and_the_rest_is_read() {
    let limits = Limits {
        record_bytes: 1_000,
        ..Limits::default()
    };
    let long = "x".repeat(2_500);
    for text in [
        format!("a,b\n{long}\n1,2\n"),
        format!("a,b\n\"x\"{long}\n1,2\n"),
        format!("a,b\n\"{long}\n1,2\n"),
        format!("a,b\n\"{}\n1,2\n", "y\n".repeat(1_250)),
    ] {
        for size in [7, 100_000] {
            let mut reader = TableReader::new("t.csv", limits);
            for piece in text.as_bytes().chunks(size) {
                assert_eq!(reader.feed(piece), Feed::More);
            }
            assert_eq!(reader.end(), Feed::More);
            let (table, warnings) = reader.finish();
            let rows = cells(&table);
            let start: String = text.chars().take(12).collect();
            assert_eq!(
                rows[rows.len() - 1],
                ["1", "2"],
                "{start:?} in pieces of {size}"
            );
            let letters: usize = rows[1..]
                .iter()
                .flatten()
                .map(|cell| cell.replace(['1', '2', '"'], "").len())
                .sum();
            assert!(
                letters == 2_500 || letters == 2_501 || letters == 1_250,
                "{start:?}: {letters}"
            );
            assert!(!warnings.is_empty());
        }
    }
}

#[test]
fn a_header_is_assumed_unless_the_first_row_is_plainly_data() {
    for (text, header) in [
        ("id,name\n1,Ada\n", true),
        ("name,city\nAda,Paris\n", true),
        ("name,2023,2024\nx,1,2\n", true),
        ("1,2,3\n4,5,6\n", false),
        (
            "123e4567-e89b-12d3-a456-426614174000,Ada\n123e4567-e89b-12d3-a456-426614174001,Bo\n",
            false,
        ),
        ("Ada,ada@example.com\nBo,bo@example.com\n", false),
        ("id,name\n", true),
    ] {
        let (table, _) = table(text.as_bytes());
        assert_eq!(table.columns[0].name != "column 1", header, "{text:?}");
        assert_eq!(
            table.rows() as usize,
            text.lines().count() - usize::from(header),
            "{text:?}"
        );
    }
}

#[test]
fn odd_headers_get_names_of_their_own() {
    let (table, warnings) = table(b"id,,id\n1,2,3\n");
    assert_eq!(cells(&table)[0], ["id", "column 2", "id (2)"]);
    assert_eq!(
        kinds(&warnings),
        [(1, WarningKind::OddHeader), (1, WarningKind::OddHeader)]
    );
}

#[test]
fn warnings_of_a_broken_entry_are_counted_and_not_all_kept() {
    let text = format!("a,b\n{}", "1\n".repeat(1_500));
    let (table, warnings) = table(text.as_bytes());
    assert_eq!(table.rows(), 1_500);
    assert_eq!(warnings.len(), 1_001);
    assert!(
        warnings[1_000].message.contains("500 more"),
        "{}",
        warnings[1_000].message
    );
}

#[test]
fn text_files_are_tables_when_they_look_like_one() {
    let (tables, warnings) = read(&[
        ("a.txt", b"id\tname\n1\tAda\n2\tBo\n"),
        (
            "readme.txt",
            b"This is the export, as asked.\nIt has tables, notes and more.\nEnjoy\n",
        ),
        ("b.tsv", b"id\tname\n1\tx\n"),
    ]);
    let paths: Vec<&str> = tables.iter().map(|table| table.path.as_str()).collect();
    assert_eq!(paths, ["a.txt", "b.tsv"]);
    assert_eq!(warnings.len(), 1);
    assert_eq!(
        (warnings[0].file.as_str(), warnings[0].kind),
        ("readme.txt", WarningKind::SkippedEntry)
    );
}

#[test]
fn json_cells_become_tables_after_those_of_the_entries() {
    let persons = b"id,jobs\n1,\"[{\"\"t\"\":\"\"x\"\"},{\"\"t\"\":\"\"y\"\"}]\"\n2,[]\n";
    let (tables, warnings) = read(&[("p.csv", persons), ("z.csv", b"id\n1\n")]);
    let paths: Vec<&str> = tables.iter().map(|table| table.path.as_str()).collect();
    assert_eq!(paths, ["p.csv", "z.csv", "p.csv#jobs"]);
    assert_eq!(cells(&tables[2]), [["t"], ["x"], ["y"]]);
    assert_eq!(warnings, []);
}

#[test]
fn every_row_knows_the_byte_at_which_it_begins() {
    for bytes in [
        b"id,name\n1,Ada\n\n2,\"Bo\nB\"\n3,Cy\n".as_slice(),
        b"\xef\xbb\xbfid;name\r\n1;J\xc3\xbcrgen\r\n2;B\r\n3;C",
        b"id;name\n1;J\xfcrgen M\xfcller\n2;Fran\xe7ois Lef\xe8vre\n3;Andr\xe9 Dupr\xe9\n",
    ] {
        let (table, _) = table(bytes);
        assert_eq!(table.rows(), 3);
        for (row, id) in [b'1', b'2', b'3'].into_iter().enumerate() {
            let begins = bytes
                .windows(2)
                .position(|two| two[0] == b'\n' && two[1] == id);
            let byte = table.byte(row.try_into().unwrap());
            assert_eq!(
                byte,
                begins.map(|at| at as u64 + 1),
                "row {row} of {bytes:?}"
            );
        }
    }
}

#[test]
fn much_text_behind_a_broken_quotation_mark_is_read_in_several_steps() {
    let rows = 1_500_000;
    let text = format!("a,b,c\n1,\"x,y\n{}", "4,5,6\n".repeat(rows));
    let mut loader = Loader::open(&[file("t.csv", text)], Limits::default()).unwrap();
    let mut jumps = Vec::new();
    let mut before = 0;
    let mut step = Step::More;
    while step == Step::More {
        step = loader.step(1 << 20);
        let now = loader.progress().rows_done;
        jumps.push(now - before);
        before = now;
    }
    let (_, table) = loader.take_finished().remove(0);
    assert_eq!(table.rows() as usize, rows + 1);
    assert_eq!(cells(&table)[1], ["1", "\"x", "y"]);
    let most = jumps.iter().max().copied().unwrap();
    assert!(most < 1_000_000, "{most} rows in one step");
}
