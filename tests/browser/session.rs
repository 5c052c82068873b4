//! A zip in a blob is read through the same steps as one in memory, and gives the same.

#![expect(clippy::unwrap_used, reason = "what fails is a failed test")]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use vitrine::engine::archive::{Limits, MemorySource, Source};
use vitrine::engine::load::InputFile;
use vitrine::engine::session::{Phase, Session};
use vitrine::engine::view::{GridRequest, GridSource, GridWindow, RowSet};
use vitrine::worker::source_of;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Blob;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const PEOPLE: u32 = 30_000;

/// Two tables, one packed and one as it is, together larger than one fetch.
fn export() -> Vec<u8> {
    let mut people = "id,first_name,last_name,company_id,notes\n".to_owned();
    for id in 0..PEOPLE {
        // Text that packs badly, so that the packed entry is long, too.
        let noise = u64::from(id).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        writeln!(
            people,
            "{id},Ada,Example {id},{},{noise:x}{:x}",
            id % 7,
            noise.rotate_left(17)
        )
        .unwrap();
    }
    let mut companies = "id,name\n".to_owned();
    for id in 0..7 {
        writeln!(companies, "{id},Company {id}").unwrap();
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text, method) in [
        ("export/people.csv", &people, CompressionMethod::Deflated),
        (
            "export/companies.csv",
            &companies,
            CompressionMethod::Stored,
        ),
    ] {
        let options = SimpleFileOptions::default().compression_method(method);
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn blob(bytes: &[u8]) -> Rc<dyn Source> {
    let blob = Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).unwrap();
    source_of(&blob).unwrap()
}

fn read(source: Rc<dyn Source>, budget: u64) -> Session {
    let files = [InputFile {
        name: "export.zip".to_owned(),
        source,
    }];
    let mut session = Session::open(&files, Limits::default()).unwrap();
    while session.step(budget).unwrap() != Phase::Done {}
    session
}

fn last_people(session: &mut Session) -> GridWindow {
    let overview = session.overview();
    let table = overview
        .tables
        .iter()
        .find(|table| table.path.ends_with("people.csv"))
        .unwrap();
    session
        .grid(&GridRequest {
            source: GridSource::Table(table.table),
            sort: Vec::new(),
            filter: String::new(),
            columns: Vec::new(),
            filters: Vec::new(),
            only: RowSet::All,
            start: PEOPLE - 3,
            len: 10,
        })
        .unwrap()
}

#[wasm_bindgen_test]
fn a_zip_in_a_blob_is_read_as_one_in_memory() {
    let zip = export();
    assert!(zip.len() > 256 * 1024, "{} bytes are one fetch", zip.len());
    let mut memory = read(Rc::new(MemorySource(zip.clone().into())), u64::MAX);
    let window = last_people(&mut memory);
    assert_eq!((window.total, window.rows.len()), (PEOPLE, 3));
    for budget in [64 * 1024, 1024 * 1024] {
        let mut session = read(blob(&zip), budget);
        assert_eq!(session.overview(), memory.overview());
        assert_eq!(last_people(&mut session), window);
    }
}

#[wasm_bindgen_test]
fn what_is_no_zip_is_told_by_its_name() {
    let files = [InputFile {
        name: "export.zip".to_owned(),
        source: blob(b"%PDF-1.7 not a zip at all"),
    }];
    let error = Session::open(&files, Limits::default()).err().unwrap();
    assert_eq!(error.file(), "export.zip");
}
