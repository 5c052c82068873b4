//! The files that make up an export, and the tables in them.
//!
//! It must not read any entry, but for the beginning of a text file that may be a table.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use crate::engine::archive::{
    Directory, DirectoryError, Entry, EntryStream, Limits, OpenError, Source, is_litter,
    read_directory, salvage,
};
use crate::engine::csv::looks_like_table;
use crate::engine::warning::{Warning, WarningKind};

/// Endings of files that are tables.
const TABLE_ENDINGS: [&str; 4] = ["csv", "tsv", "tab", "psv"];
/// Endings of files that may be tables, and may as well be something else; dumps of databases often have none.
const MAYBE_ENDINGS: [&str; 5] = ["txt", "dat", "data", "tbl", ""];
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
        let before = found.tables.len();
        match look_into(file, limits, &mut found) {
            Ok(count) => {
                others += count;
                let (old, new) = found.tables.split_at_mut(before);
                keep_apart(old, new, &file.name);
            }
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

/// Where a zip has paths that an earlier file has, too, its tables get its name as their first folder.
fn keep_apart(old: &[TableEntry], new: &mut [TableEntry], file: &str) {
    let taken: HashSet<&str> = old.iter().map(|table| table.path.as_str()).collect();
    let is_zip = new.iter().all(|table| table.entry.is_some());
    if is_zip && new.iter().any(|table| taken.contains(table.path.as_str())) {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        for table in new {
            table.path = format!("{stem}/{}", table.path);
        }
    }
}

/// Adds the tables of one file and gives the number of entries that are none.
fn look_into(file: &InputFile, limits: Limits, found: &mut Found) -> Result<usize, OpenError> {
    let name = file.name.clone();
    if file.source.is_empty() {
        return Err(OpenError::EmptyFile { file: name });
    }
    let mut head = vec![0; 512];
    let read = file
        .source
        .read_at(0, &mut head)
        .map_err(|error| open_error(file, limits, DirectoryError::Io(error.to_string())))?;
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
        Err(DirectoryError::None) if head.starts_with(b"PK") => {
            return look_through_ruins(file, limits, found);
        }
        Err(DirectoryError::None) => {
            return Err(OpenError::NotAZip {
                file: name,
                what: looks_like(&head),
            });
        }
        Err(error) => return Err(open_error(file, limits, error)),
    };
    look_through(file, directory, limits, found)
}

/// Adds what can be found in a zip without a directory.
fn look_through_ruins(
    file: &InputFile,
    limits: Limits,
    found: &mut Found,
) -> Result<usize, OpenError> {
    let entries =
        salvage(&file.source, limits.entries).map_err(|error| open_error(file, limits, error))?;
    if entries.is_empty() {
        return Err(OpenError::Damaged {
            file: file.name.clone(),
        });
    }
    let message = format!(
        "The directory of {} is missing, so the file was probably cut off. {} files were found in what is there. Download it again to have all of them.",
        file.name,
        entries.len()
    );
    found.warnings.push(damaged(file, message));
    let directory = Directory {
        entries,
        missing: 0,
    };
    look_through(file, directory, limits, found)
}

fn open_error(file: &InputFile, limits: Limits, error: DirectoryError) -> OpenError {
    let file = file.name.clone();
    match error {
        DirectoryError::None => OpenError::Damaged { file },
        DirectoryError::TooMany => OpenError::TooManyEntries {
            file,
            limit: limits.entries,
        },
        DirectoryError::Io(reason) => OpenError::Io { file, reason },
    }
}

fn damaged(file: &InputFile, message: String) -> Warning {
    Warning {
        file: file.name.clone(),
        line: 0,
        byte: 0,
        kind: WarningKind::DamagedArchive,
        message,
    }
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
    if directory.missing > 0 {
        let message = format!(
            "{} promises {} more files than are listed in it. Download it again to have all of them.",
            file.name, directory.missing
        );
        found.warnings.push(damaged(file, message));
    }
    let mut others = 0;
    let mut readable = 0;
    let mut unreadable = Vec::new();
    for entry in directory.entries {
        if entry.is_folder() || is_litter(&entry.path) {
            continue;
        }
        if is_table(&entry.path, &file.source, Some(&entry), limits) {
            match entry.check() {
                Ok(()) => readable += 1,
                Err(error) => unreadable.push(format!("{} {error}", entry.path)),
            }
            found.tables.push(TableEntry {
                path: entry.path.clone(),
                bytes: entry.expected_size(),
                source: Rc::clone(&file.source),
                entry: Some(entry),
            });
        } else {
            others += 1;
            let advice = if ending(&entry.path) == "zip" {
                " If the tables are in it, unpack it once and open the inner one."
            } else {
                ""
            };
            found.warnings.push(Warning {
                message: format!("{} is no table and was set aside.{advice}", entry.path),
                file: entry.path,
                line: 0,
                byte: 0,
                kind: WarningKind::SkippedEntry,
            });
        }
    }
    match unreadable.first() {
        Some(reason) if readable == 0 => Err(OpenError::NoReadableTables {
            file: file.name.clone(),
            entries: unreadable.len(),
            reason: reason.clone(),
        }),
        _ => Ok(others),
    }
}

/// Whether a file is a table: by its ending, or, where that says little, by its first lines.
fn is_table(path: &str, source: &Rc<dyn Source>, entry: Option<&Entry>, limits: Limits) -> bool {
    let ending = ending(path);
    if TABLE_ENDINGS.contains(&ending.as_str()) {
        return true;
    }
    if !MAYBE_ENDINGS.contains(&ending.as_str()) {
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
    looks_like_table(&head, read < PEEK)
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
