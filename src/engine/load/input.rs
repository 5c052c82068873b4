//! The files that make up an export, and the tables in them.
//!
//! It must not read any entry, but for the beginning of a text file that may be a table.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::engine::archive::{
    Directory, DirectoryError, Entry, EntryStream, Limits, OpenError, Source, is_litter,
    read_directory,
};
use crate::engine::csv::looks_like_table;
use crate::engine::warning::{Warning, WarningKind};

/// Endings of files that are tables.
const TABLE_ENDINGS: [&str; 4] = ["csv", "tsv", "tab", "psv"];
/// How much of a text file is looked at to see whether it is a table.
const PEEK: usize = 64 << 10;

/// A file that was opened.
#[derive(Clone)]
pub struct InputFile {
    /// Its name, with its folders where it was dropped with them.
    pub name: String,
    /// Its bytes.
    pub source: Rc<dyn Source>,
}

/// A table that can be read.
pub(super) struct TableEntry {
    pub(super) path: String,
    /// Bytes to expect, unpacked.
    pub(super) bytes: u64,
    source: Rc<dyn Source>,
    /// The entry of the archive; none for a file that is not packed.
    entry: Option<Entry>,
}

impl TableEntry {
    /// The entry's bytes from the first.
    pub(super) fn open(
        &self,
        limits: Limits,
    ) -> Result<EntryStream, crate::engine::archive::EntryError> {
        match &self.entry {
            Some(entry) => EntryStream::open(Rc::clone(&self.source), entry, limits),
            None => Ok(EntryStream::whole(Rc::clone(&self.source), limits)),
        }
    }
}

/// What is in the files.
pub(super) struct Found {
    /// The tables, sorted by path.
    pub(super) tables: Vec<TableEntry>,
    pub(super) warnings: Vec<Warning>,
}

/// Looks into all files.
pub(super) fn look(files: &[InputFile], limits: Limits) -> Result<Found, OpenError> {
    let first = files.first().ok_or(OpenError::Nothing)?;
    let mut found = Found {
        tables: Vec::new(),
        warnings: Vec::new(),
    };
    let mut others = 0;
    let mut failed = None;
    for file in files {
        match look_into(file, limits, &mut found) {
            Ok(count) => others += count,
            Err(error) if files.len() > 1 => {
                found.warnings.push(Warning {
                    file: file.name.clone(),
                    line: 0,
                    byte: 0,
                    kind: WarningKind::SkippedEntry,
                    message: format!("{} {}", error.problem(), error.advice()),
                });
                failed = failed.or(Some(error));
            }
            Err(error) => return Err(error),
        }
    }
    if found.tables.is_empty() {
        let none = OpenError::NoTables {
            file: first.name.clone(),
            entries: others,
        };
        return Err(failed.filter(|_| others == 0).unwrap_or(none));
    }
    tell_apart(&mut found);
    found.tables.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

/// Adds the tables of one file and gives the number of entries that are none.
fn look_into(file: &InputFile, limits: Limits, found: &mut Found) -> Result<usize, OpenError> {
    let name = file.name.clone();
    if file.source.is_empty() {
        return Err(OpenError::EmptyFile { file: name });
    }
    let io = |reason: String| OpenError::Io {
        file: file.name.clone(),
        reason,
    };
    let mut head = vec![0; 512];
    let read = file
        .source
        .read_at(0, &mut head)
        .map_err(|error| io(error.to_string()))?;
    head.truncate(read);
    let is_zip = head.starts_with(b"PK") || ending(&name) == "zip";
    if !is_zip && is_table(&name, &file.source, None, limits) {
        found.tables.push(TableEntry {
            path: name,
            bytes: file.source.len(),
            source: Rc::clone(&file.source),
            entry: None,
        });
        return Ok(0);
    }
    let directory = match read_directory(&file.source, limits.entries) {
        Ok(directory) => directory,
        Err(DirectoryError::Io(reason)) => return Err(io(reason)),
        Err(DirectoryError::TooMany) => {
            return Err(OpenError::TooManyEntries {
                file: name,
                limit: limits.entries,
            });
        }
        Err(DirectoryError::None) if head.starts_with(b"PK") => {
            return Err(OpenError::Damaged { file: name });
        }
        Err(DirectoryError::None) => {
            return Err(OpenError::NotAZip {
                file: name,
                what: looks_like(&head),
            });
        }
    };
    look_through(file, directory, limits, found)
}

fn look_through(
    file: &InputFile,
    directory: Directory,
    limits: Limits,
    found: &mut Found,
) -> Result<usize, OpenError> {
    if directory.entries.is_empty() {
        return Err(OpenError::EmptyZip {
            file: file.name.clone(),
        });
    }
    let mut others = 0;
    for entry in directory.entries {
        if entry.is_folder() || is_litter(&entry.path) {
            continue;
        }
        if is_table(&entry.path, &file.source, Some(&entry), limits) {
            found.tables.push(TableEntry {
                path: entry.path.clone(),
                bytes: entry.expected_size(),
                source: Rc::clone(&file.source),
                entry: Some(entry),
            });
        } else {
            others += 1;
            found.warnings.push(Warning {
                message: format!("{} is no table and was set aside.", entry.path),
                file: entry.path,
                line: 0,
                byte: 0,
                kind: WarningKind::SkippedEntry,
            });
        }
    }
    Ok(others)
}

/// Whether a file is a table: by its ending, or, for plain text, by its first lines.
fn is_table(path: &str, source: &Rc<dyn Source>, entry: Option<&Entry>, limits: Limits) -> bool {
    let ending = ending(path);
    if TABLE_ENDINGS.contains(&ending.as_str()) {
        return true;
    }
    if ending != "txt" {
        return false;
    }
    let stream = match entry {
        Some(entry) => EntryStream::open(Rc::clone(source), entry, limits),
        None => Ok(EntryStream::whole(Rc::clone(source), limits)),
    };
    let Ok(mut stream) = stream else {
        return false;
    };
    let mut head = vec![0; PEEK];
    let read = stream.read(&mut head).unwrap_or(0);
    head.truncate(read);
    looks_like_table(&String::from_utf8_lossy(&head), read < PEEK)
}

/// Gives tables of one path paths of their own.
fn tell_apart(found: &mut Found) {
    let mut taken: HashSet<String> = found
        .tables
        .iter()
        .map(|table| table.path.clone())
        .collect();
    let mut seen: HashMap<String, u32> = HashMap::new();
    for table in &mut found.tables {
        let count = seen.entry(table.path.clone()).or_insert(0);
        *count += 1;
        if *count == 1 {
            continue;
        }
        let (stem, ending) = table.path.rsplit_once('.').unwrap_or((&table.path, "csv"));
        let mut number = *count;
        let mut path = format!("{stem} ({number}).{ending}");
        while !taken.insert(path.clone()) {
            number += 1;
            path = format!("{stem} ({number}).{ending}");
        }
        found.warnings.push(Warning {
            file: path.clone(),
            line: 0,
            byte: 0,
            kind: WarningKind::DuplicateEntry,
            message: format!(
                "There is more than one {}; this one is called {path} here.",
                table.path
            ),
        });
        table.path = path;
    }
}

/// The path's ending in lower case, without its dot.
fn ending(path: &str) -> String {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.rsplit_once('.')
        .map_or(String::new(), |(_, ending)| ending.to_ascii_lowercase())
}

/// What a file that is no zip looks like by its first bytes.
fn looks_like(head: &[u8]) -> Option<&'static str> {
    let signatures: [(&[u8], &str); 9] = [
        (b"Rar!", "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
        (b"\x1f\x8b", "a gzip file"),
        (b"%PDF", "a PDF document"),
        (b"\xd0\xcf\x11\xe0", "an old Office document"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"<!DOCTYPE", "a web page"),
        (b"<html", "a web page"),
    ];
    signatures
        .iter()
        .find(|(signature, _)| head.starts_with(signature))
        .map(|&(_, what)| what)
}
