//! What fuzzing does with any bytes, one function for each target: by proptest here, by libFuzzer in `fuzz/`.
//!
//! It must not judge more than that nothing panics and that what comes out keeps to the limits.

use std::rc::Rc;

use vitrine::engine::amend::ReadAs;
use vitrine::engine::archive::{Limits, MemorySource, Password};
use vitrine::engine::load::{InputFile, Loader, Opening, Step};
use vitrine::engine::profile::Profile;
use vitrine::engine::sanitize::{clean, plain_paragraphs, text_parts};
use vitrine::engine::table::{Dialect, Table, TableBuilder};
use vitrine::engine::types::summarize;
use vitrine::protocol::{Event, Request};

/// Small, so that a bomb is known early.
fn limits() -> Limits {
    Limits {
        total_bytes: 16 << 20,
        ratio_from: 1 << 20,
        memory: 16 << 20,
        entries: 10_000,
        record_bytes: 1 << 20,
        columns: 1_000,
        all_columns: 10_000,
        ..Limits::default()
    }
}

fn load(name: &str, data: &[u8], opening: Opening, read_as: Option<ReadAs>) -> Vec<Table> {
    let file = InputFile {
        name: name.to_owned(),
        source: Rc::new(MemorySource(Rc::from(data))),
    };
    let Ok(mut loader) = Loader::open_as(&[file], limits(), opening) else {
        return Vec::new();
    };
    if let Some(read_as) = read_as {
        loader.reread(0, read_as);
    }
    while loader.step(64 << 10) == Step::More {}
    let tables = loader.take_finished();
    let columns: usize = tables.iter().map(|(_, table)| table.columns.len()).sum();
    assert!(columns <= limits().all_columns + limits().columns + 300);
    tables.into_iter().map(|(_, table)| table).collect()
}

/// Bytes as an archive, without a password and with one.
pub(crate) fn zip(data: &[u8]) {
    load("e.zip", data, Opening::default(), None);
    let opening = Opening {
        password: Some(Password::new("open sesame")),
        ..Opening::default()
    };
    load("e.zip", data, opening, None);
}

/// Bytes as a table.
pub(crate) fn csv(data: &[u8]) {
    load("t.csv", data, Opening::default(), None);
}

/// Bytes as a table that is read in some other way; the first bytes say which.
pub(crate) fn dialect(data: &[u8]) {
    let [encoding, delimiter, quote, header, rest @ ..] = data else {
        return;
    };
    let encodings = [
        "utf-8",
        "windows-1252",
        "utf-16le",
        "shift_jis",
        "utf-32be",
        "nonsense",
    ];
    let read_as = ReadAs {
        encoding: encodings
            .get(usize::from(*encoding))
            .map(|&name| name.to_owned()),
        delimiter: (*delimiter > 0).then(|| char::from(*delimiter)),
        quote: match quote {
            0 => None,
            1 => Some(None),
            other => Some(Some(char::from(*other))),
        },
        header: (*header & 1 == 1).then_some(*header & 2 == 2),
        skip: (*header & 4 == 4).then(|| u32::from(*header >> 3)),
    };
    load("t.csv", rest, Opening::default(), Some(read_as));
}

/// Lines as the cells of a column.
pub(crate) fn types(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut builder = TableBuilder::new("t.csv", ["column"]);
    for (line, cell) in (2..).zip(text.split('\n')) {
        builder.push(line, [cell]);
    }
    let table = builder.finish(Dialect::default());
    for column in &table.columns {
        drop(summarize(column));
    }
}

/// Lines as JSON cells.
pub(crate) fn json(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let mut csv = "id,json\n".to_owned();
    for line in text.lines() {
        csv.push_str("1,\"");
        csv.push_str(&line.replace('"', "\"\""));
        csv.push_str("\"\n");
    }
    load("t.csv", csv.as_bytes(), Opening::default(), None);
}

/// Bytes as HTML.
pub(crate) fn html(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    drop(clean(&text));
    drop(plain_paragraphs(&text));
    drop(text_parts(&text));
}

/// Bytes as a profile.
pub(crate) fn profile(data: &[u8]) {
    drop(Profile::parse("p.toml", &String::from_utf8_lossy(data)));
}

/// Bytes as a message.
pub(crate) fn protocol(data: &[u8]) {
    drop(postcard::from_bytes::<Request>(data));
    drop(postcard::from_bytes::<Event>(data));
}
