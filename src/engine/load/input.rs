//! The files that make up an export, and the tables in them.
//!
//! It must not read any entry, but for the beginning of a text file that may be a table.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::Opening;
use crate::engine::archive::{
    Directory, DirectoryError, Entry, EntryError, EntryStream, Key, Limits, Lock, OpenError,
    Password, Source, is_litter, key_of, read_directory, salvage, source_of,
};
use crate::engine::csv::looks_like_table;
use crate::engine::warning::{Warning, WarningKind};

/// Endings of files that are tables.
const TABLE_ENDINGS: [&str; 4] = ["csv", "tsv", "tab", "psv"];
/// Endings of files that may be tables, and may as well be something else; dumps of databases often have none.
const MAYBE_ENDINGS: [&str; 5] = ["txt", "dat", "data", "tbl", ""];
/// Unpacked bytes of an archive inside the archive that are kept in memory at most.
const MOST_INNER: u64 = 1 << 30;
/// Entries on which a password is tried before the load.
const TRIED: usize = 50;
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
    /// What opens it, once the password was tried.
    key: Option<Key>,
}

impl TableEntry {
    /// The entry's bytes from the first. The password is only needed the first time.
    pub(super) fn open(
        &mut self,
        password: Option<&Password>,
        limits: Limits,
    ) -> Result<EntryStream, EntryError> {
        let Some(entry) = &self.entry else {
            return Ok(EntryStream::whole(Rc::clone(&self.source), limits));
        };
        if let (None, Some(password)) = (&self.key, password) {
            self.key = key_of(&self.source, entry, password)?;
        }
        EntryStream::open(Rc::clone(&self.source), entry, self.key.as_ref(), limits)
    }
}

impl TableEntry {
    /// All bytes of an entry that is not protected, if they are not more than `most`; or why it cannot be read.
    pub(super) fn bytes(&self, limits: Limits, most: u64) -> Result<Vec<u8>, String> {
        if self
            .entry
            .as_ref()
            .is_some_and(|entry| entry.lock.is_some())
        {
            return Err(
                "It is protected with a password, and no password is kept. Unpack it on your computer."
                    .to_owned(),
            );
        }
        let stream = match &self.entry {
            Some(entry) => EntryStream::open(Rc::clone(&self.source), entry, None, limits),
            None => Ok(EntryStream::whole(Rc::clone(&self.source), limits)),
        };
        let mut stream = stream.map_err(|error| format!("{} {error}.", self.path))?;
        let (mut bytes, mut piece) = (Vec::new(), vec![0; PEEK]);
        loop {
            match stream.read(&mut piece) {
                Ok(0) => return Ok(bytes),
                Ok(read) => bytes.extend_from_slice(piece.get(..read).unwrap_or_default()),
                Err(error) => return Err(format!("{} {error}.", self.path)),
            }
            if bytes.len() as u64 > most {
                return Err(format!(
                    "It has more than {} MB, which is more than is shown here. Unpack it on your computer.",
                    most >> 20
                ));
            }
        }
    }
}

/// What is in the files.
pub(super) struct Found {
    /// The tables, sorted by path.
    pub(super) tables: Vec<TableEntry>,
    pub(super) warnings: Vec<Warning>,
    /// The entries that are no tables, in the order of their directories.
    pub(super) documents: Vec<TableEntry>,
    /// The archives inside, by path.
    pub(super) inner: Vec<String>,
    /// Entries that are no tables, or may be some behind a password.
    others: usize,
    /// Whether something that may be a table is behind a password.
    maybe_locked: bool,
}

/// How to look.
pub(super) struct Looker<'a> {
    pub(super) opening: &'a Opening,
    pub(super) limits: Limits,
}

impl Looker<'_> {
    /// Looks into all files.
    pub(super) fn look(&self, files: &[InputFile]) -> Result<Found, OpenError> {
        let inner;
        let files = if self.opening.inside.is_empty() {
            files
        } else {
            inner = [self.step_inside(files)?];
            inner.as_slice()
        };
        let first = files.first().ok_or(OpenError::Nothing)?;
        let mut found = Found {
            tables: Vec::new(),
            warnings: Vec::new(),
            documents: Vec::new(),
            inner: Vec::new(),
            others: 0,
            maybe_locked: false,
        };
        let mut failed = None;
        for file in files {
            let before = found.tables.len();
            match self.look_into(file, &mut found) {
                Ok(()) => {
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
            return Err(self.nothing(first, &found, failed));
        }
        tell_apart(&mut found);
        found.tables.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(found)
    }

    /// Why there is no table.
    fn nothing(&self, first: &InputFile, found: &Found, failed: Option<OpenError>) -> OpenError {
        let file = first.name.clone();
        if found.maybe_locked {
            let wrong = self.opening.password.is_some();
            return OpenError::Locked { file, wrong };
        }
        let none = OpenError::NoTables {
            file,
            entries: found.others,
            inner: found.inner.clone(),
        };
        failed.filter(|_| found.others == 0).unwrap_or(none)
    }

    /// The archive inside the archive that is to be opened.
    fn step_inside(&self, files: &[InputFile]) -> Result<InputFile, OpenError> {
        let first = files.first().ok_or(OpenError::Nothing)?;
        let mut at = first.clone();
        for (step, path) in self.opening.inside.iter().enumerate() {
            let candidates = if step == 0 {
                files
            } else {
                std::slice::from_ref(&at)
            };
            let found = candidates.iter().find_map(|file| {
                let directory = read_directory(&file.source, self.limits.entries).ok()?;
                let entry = directory
                    .entries
                    .into_iter()
                    .find(|entry| entry.path == *path)?;
                Some((Rc::clone(&file.source), entry))
            });
            let (source, entry) = found.ok_or_else(|| no_inner(&at.name, path, "is not in it"))?;
            let most = MOST_INNER << (3 * u32::from(self.opening.raised.min(8)));
            let unpacked = self
                .key(&source, &entry)
                .and_then(|key| source_of(source, &entry, key.as_ref(), self.limits, most));
            at = match unpacked {
                Ok(source) => InputFile {
                    name: path.clone(),
                    source,
                },
                Err(EntryError::Locked | EntryError::WrongPassword | EntryError::Garbled) => {
                    return Err(OpenError::Locked {
                        file: path.clone(),
                        wrong: self.opening.password.is_some(),
                    });
                }
                Err(error) => return Err(no_inner(&at.name, path, &error.to_string())),
            };
        }
        Ok(at)
    }

    /// The key of an entry, when a password was given.
    fn key(&self, source: &Rc<dyn Source>, entry: &Entry) -> Result<Option<Key>, EntryError> {
        match &self.opening.password {
            Some(password) => key_of(source, entry, password),
            None => Ok(None),
        }
    }

    /// Adds what is in one file.
    fn look_into(&self, file: &InputFile, found: &mut Found) -> Result<(), OpenError> {
        let name = file.name.clone();
        if file.source.is_empty() {
            return Err(OpenError::EmptyFile { file: name });
        }
        let mut head = vec![0; 512];
        let read = file
            .source
            .read_at(0, &mut head)
            .map_err(|error| self.open_error(file, DirectoryError::Io(error.to_string())))?;
        head.truncate(read);
        let is_zip = head.starts_with(b"PK") || ending(&name) == "zip";
        if !is_zip && self.is_table(&name, &file.source, None) {
            found.tables.push(TableEntry {
                path: name,
                bytes: file.source.len(),
                source: Rc::clone(&file.source),
                entry: None,
                key: None,
            });
            return Ok(());
        }
        let directory = match read_directory(&file.source, self.limits.entries) {
            Ok(directory) => directory,
            Err(DirectoryError::None) if head.starts_with(b"PK") => {
                return self.look_through_ruins(file, found);
            }
            Err(DirectoryError::None) => {
                return Err(OpenError::NotAZip {
                    file: name,
                    what: looks_like(&head),
                });
            }
            Err(error) => return Err(self.open_error(file, error)),
        };
        let directory = self.complete(file, directory, found);
        self.look_through(file, directory, found)
    }

    /// Adds what can be found in a zip without a directory.
    fn look_through_ruins(&self, file: &InputFile, found: &mut Found) -> Result<(), OpenError> {
        let entries = salvage(&file.source, self.limits.entries)
            .map_err(|error| self.open_error(file, error))?;
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
            ..Directory::default()
        };
        self.look_through(file, directory, found)
    }

    /// Says what is odd about a directory, and adds entries that are not listed in it where some are missing.
    fn complete(&self, file: &InputFile, mut directory: Directory, found: &mut Found) -> Directory {
        let name = &file.name;
        if directory.parts > 1 {
            let message = format!(
                "{name} is the last of {} parts of one archive. Unpack the archive on your computer, with all its parts in one folder, and drop the result here.",
                directory.parts
            );
            found.warnings.push(damaged(file, message));
        }
        if directory.another_before > 0 {
            let message = format!(
                "{name} begins with another archive of {} bytes, of which nothing is shown: what is listed at the end of the file counts.",
                directory.another_before
            );
            found.warnings.push(damaged(file, message));
        }
        if directory.missing > 0 && directory.parts == 1 {
            let listed: HashSet<u64> = directory
                .entries
                .iter()
                .map(|entry| entry.header_at)
                .collect();
            let salvaged = salvage(&file.source, self.limits.entries).unwrap_or_default();
            let before = directory.entries.len();
            directory.entries.extend(
                salvaged
                    .into_iter()
                    .filter(|entry| !listed.contains(&entry.header_at)),
            );
            let message = format!(
                "{name} promises {} more files than are listed in it, and {} were found that are not listed. Download it again to be sure to have all of them.",
                directory.missing,
                directory.entries.len() - before
            );
            found.warnings.push(damaged(file, message));
        }
        directory
    }

    fn open_error(&self, file: &InputFile, error: DirectoryError) -> OpenError {
        let file = file.name.clone();
        match error {
            DirectoryError::None => OpenError::Damaged { file },
            DirectoryError::TooMany => OpenError::TooManyEntries {
                file,
                limit: self.limits.entries,
            },
            DirectoryError::Io(reason) => OpenError::Io { file, reason },
        }
    }

    fn look_through(
        &self,
        file: &InputFile,
        directory: Directory,
        found: &mut Found,
    ) -> Result<(), OpenError> {
        if directory.entries.is_empty() {
            return Err(OpenError::EmptyZip {
                file: file.name.clone(),
            });
        }
        let mut readable = 0;
        let mut locked = Vec::new();
        let mut unreadable = Vec::new();
        for entry in directory.entries {
            // What is called like a folder and has bytes is none.
            if (entry.is_folder() && !entry.has_bytes()) || is_litter(&entry.path) {
                continue;
            }
            if !self.is_table(&entry.path, &file.source, Some(&entry)) {
                self.set_aside(&entry, found);
                found.documents.push(TableEntry {
                    path: entry.path.clone(),
                    bytes: entry.expected_size(),
                    source: Rc::clone(&file.source),
                    entry: Some(entry),
                    key: None,
                });
                continue;
            }
            match entry.check() {
                Ok(()) if entry.lock.is_some() => locked.push(entry.clone()),
                Ok(()) => readable += 1,
                Err(error) => unreadable.push(format!("{} {error}", entry.path)),
            }
            found.tables.push(TableEntry {
                path: entry.path.clone(),
                bytes: entry.expected_size(),
                source: Rc::clone(&file.source),
                entry: Some(entry),
                key: None,
            });
        }
        if readable > 0 {
            return Ok(());
        }
        let fits = |entry: &Entry| matches!(self.key(&file.source, entry), Ok(Some(_)));
        match (locked.is_empty(), unreadable.first()) {
            (false, _) if !locked.iter().take(TRIED).any(fits) => Err(OpenError::Locked {
                file: file.name.clone(),
                wrong: self.opening.password.is_some(),
            }),
            (true, Some(reason)) => Err(OpenError::NoReadableTables {
                file: file.name.clone(),
                entries: unreadable.len(),
                reason: reason.clone(),
            }),
            _ => Ok(()),
        }
    }

    /// Says that an entry is no table.
    fn set_aside(&self, entry: &Entry, found: &mut Found) {
        found.others += 1;
        let path = &entry.path;
        let may_be = MAYBE_ENDINGS.contains(&ending(path).as_str());
        let is_locked = entry.lock.is_some_and(|lock| lock != Lock::Unknown);
        let message = if may_be && is_locked && self.opening.password.is_none() {
            found.maybe_locked = true;
            format!(
                "{path} is protected with a password, so it cannot be seen whether it is a table. It was set aside."
            )
        } else if ending(path) == "zip" {
            found.inner.push(path.clone());
            format!(
                "{path} is an archive inside the archive and was set aside. If the tables are in it, open it instead."
            )
        } else {
            found.maybe_locked |= may_be && is_locked;
            format!("{path} is no table and was set aside.")
        };
        found.warnings.push(Warning {
            message,
            file: path.clone(),
            line: 0,
            byte: 0,
            kind: WarningKind::SkippedEntry,
        });
    }

    /// Whether a file is a table: by its ending, or, where that says little, by its first lines.
    fn is_table(&self, path: &str, source: &Rc<dyn Source>, entry: Option<&Entry>) -> bool {
        let ending = ending(path);
        if TABLE_ENDINGS.contains(&ending.as_str()) {
            return true;
        }
        if !MAYBE_ENDINGS.contains(&ending.as_str()) {
            return false;
        }
        let stream = match entry {
            Some(entry) => self.key(source, entry).and_then(|key| {
                EntryStream::open(Rc::clone(source), entry, key.as_ref(), self.limits)
            }),
            None => Ok(EntryStream::whole(Rc::clone(source), self.limits)),
        };
        let Ok(mut stream) = stream else {
            return false;
        };
        let mut head = vec![0; PEEK];
        let read = stream.read(&mut head).unwrap_or(0);
        head.truncate(read);
        looks_like_table(&head, read < PEEK)
    }
}

fn no_inner(file: &str, inner: &str, reason: &str) -> OpenError {
    OpenError::NoInner {
        file: file.to_owned(),
        inner: inner.to_owned(),
        reason: reason.to_owned(),
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
