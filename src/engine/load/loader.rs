//! Reads the tables of an export, a step at a time.
//!
//! It must not know who asks for steps or what happens between them.

use super::InputFile;
use super::input::{Looker, TableEntry};
use super::lift::Lift;
use super::numbers::Numbers;
use super::{Opening, Remedy};
use crate::engine::amend::ReadAs;
use crate::engine::archive::{EntryError, EntryStream, Limits, OpenError, Password};
use crate::engine::csv::{Feed, TableReader};
use crate::engine::document;
use crate::engine::observe::Progress;
use crate::engine::table::{Table, TableId};
use crate::engine::view::{Document, DocumentInfo};
use crate::engine::warning::{Warning, WarningKind};

/// Unpacked bytes handled at once.
const PIECE: usize = 1 << 20;

/// Whether there is more to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Step {
    /// There is.
    More,
    /// Every table is read.
    Done,
}

/// A table that will be read, as the directory describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryInfo {
    /// The number that its table will have.
    pub table: TableId,
    /// Its path inside the export.
    pub path: String,
    /// Its unpacked bytes, as claimed.
    pub bytes: u64,
}

/// Reads the tables of an export.
pub struct Loader {
    tables: Vec<TableEntry>,
    entries: Vec<EntryInfo>,
    limits: Limits,
    /// The entries still to be read, the next one last.
    queue: Vec<usize>,
    work: Option<Work>,
    /// The last table that was read, while its JSON cells are lifted.
    lift: Option<Lift>,
    /// The numbers of the lifted tables.
    numbers: Numbers,
    buffer: Vec<u8>,
    finished: Vec<(TableId, Table)>,
    warnings: Vec<Warning>,
    /// How many of the warnings, the first ones, are of the directory.
    of_directory: usize,
    progress: Progress,
    /// Unpacked bytes of the entries that are done.
    unpacked: u64,
    /// Packed bytes that they were unpacked from.
    packed: u64,
    /// Columns of the tables that are done, lifted ones among them.
    columns: usize,
    /// Bytes and rows of the entries that are done.
    done: (u64, u64),
    /// Kept until the last protected entry was opened.
    password: Option<Password>,
    /// Whether an entry waits for a password, and whether one was given that does not fit.
    locked: Option<bool>,
    /// Whether a limit was reached that the reader may raise.
    is_limited: bool,
    /// The archives inside, by path.
    inner: Vec<String>,
    /// The entries that are no tables.
    documents: Vec<TableEntry>,
    /// How each entry is to be read, and what it came to.
    states: Vec<State>,
}

/// What is known of an entry beyond the directory.
#[derive(Debug, Clone, Default)]
struct State {
    read_as: ReadAs,
    /// Its unpacked bytes and its rows, once it is done.
    done: Option<(u64, u64)>,
}

/// The entry at work.
struct Work {
    entry: usize,
    stream: EntryStream,
    reader: TableReader,
    /// What the reader waits for.
    next: Next,
    /// Why the stream ended early.
    error: Option<EntryError>,
}

/// What a reader waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    /// More bytes.
    Read,
    /// Time to read what it has.
    Feed,
    /// The word that there are no more bytes.
    End,
}

impl Loader {
    /// Reads the directories of the files, which form one export. Nothing else is read yet.
    pub fn open(files: &[InputFile], limits: Limits) -> Result<Self, OpenError> {
        Self::open_as(files, limits, Opening::default())
    }

    /// The same, with what the reader says about the files.
    pub fn open_as(
        files: &[InputFile],
        limits: Limits,
        opening: Opening,
    ) -> Result<Self, OpenError> {
        let looker = Looker {
            opening: &opening,
            limits,
        };
        let found = looker.look(files)?;
        let entries: Vec<EntryInfo> = found
            .tables
            .iter()
            .zip(0..)
            .map(|(table, id)| EntryInfo {
                table: id,
                path: table.path.clone(),
                bytes: table.bytes,
            })
            .collect();
        let numbers = Numbers::from(TableId::try_from(entries.len()).unwrap_or(TableId::MAX));
        let mut queue: Vec<usize> = (0..entries.len()).collect();
        let size = |at: &usize| found.tables.get(*at).map_or(0, |table| table.bytes);
        queue.sort_by_key(|at| (std::cmp::Reverse(size(at)), std::cmp::Reverse(*at)));
        let progress = Progress {
            bytes_total: entries.iter().map(|entry| entry.bytes).sum(),
            tables_total: u32::try_from(entries.len()).unwrap_or(u32::MAX),
            ..Progress::default()
        };
        Ok(Self {
            tables: found.tables,
            states: vec![State::default(); entries.len()],
            entries,
            limits,
            queue,
            work: None,
            lift: None,
            numbers,
            buffer: vec![0; PIECE],
            finished: Vec::new(),
            of_directory: found.warnings.len(),
            warnings: found.warnings,
            progress,
            unpacked: 0,
            packed: 0,
            columns: 0,
            done: (0, 0),
            password: opening.password,
            locked: None,
            is_limited: false,
            inner: found.inner,
            documents: found.documents,
        })
    }

    /// The tables there will be, sorted by path, and so by number.
    pub fn entries(&self) -> &[EntryInfo] {
        &self.entries
    }

    /// How far the load is.
    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// What was odd so far. [`Loader::reread`] takes some of it back: then the list is to be taken anew.
    pub fn warnings(&self) -> &[Warning] {
        &self.warnings
    }

    /// What would help to read what could not be read so far.
    pub fn remedies(&self) -> Vec<Remedy> {
        let password = self.locked.map(|wrong| Remedy::Password { wrong });
        let raise = self.is_limited.then_some(Remedy::Raise);
        let inner = self.inner.iter().cloned().map(Remedy::Inner);
        password.into_iter().chain(raise).chain(inner).collect()
    }

    /// The entries that are no tables, with their numbers.
    pub fn documents(&self) -> impl Iterator<Item = DocumentInfo> {
        self.documents
            .iter()
            .zip(0..)
            .map(|(entry, number)| DocumentInfo {
                number,
                path: entry.path.clone(),
                bytes: entry.bytes,
            })
    }

    /// Reads an entry that is no table; `None` when there is no such entry.
    pub fn document(&self, number: u32) -> Option<Document> {
        let entry = self.documents.get(usize::try_from(number).ok()?)?;
        let content = entry.bytes(self.limits, document::MOST_BYTES);
        Some(Document {
            info: DocumentInfo {
                number,
                path: entry.path.clone(),
                bytes: entry.bytes,
            },
            content: content.map(|bytes| document::content(&entry.path, bytes)),
        })
    }

    /// The tables that were finished since the last call, with their numbers: those of [`Loader::entries`], and from there on those that were lifted
    /// out of JSON cells, each after its parent.
    pub fn take_finished(&mut self) -> Vec<(TableId, Table)> {
        std::mem::take(&mut self.finished)
    }

    /// Reads one entry of the directory in another way, at once if it is at work or done, otherwise when it is its turn; the next steps do so, also after
    /// [`Step::Done`]. What was odd in it is forgotten. [`Loader::take_finished`] gives its new table under its old number, and then the
    /// tables lifted out of it: one with the path of a former one under its number, others under numbers never used before. A former one that
    /// is no more comes as a table without columns, at the end; all other tables keep their numbers. Does nothing when there is no such entry.
    pub fn reread(&mut self, table: TableId, read_as: ReadAs) {
        let Ok(entry) = usize::try_from(table) else {
            return;
        };
        let (Some(state), Some(info)) = (self.states.get_mut(entry), self.entries.get(entry))
        else {
            return;
        };
        state.read_as = read_as;
        if self.queue.contains(&entry) {
            return;
        }
        if self.work.as_ref().is_some_and(|work| work.entry == entry) {
            self.work = None;
        }
        if self.lift.as_ref().is_some_and(|lift| lift.id() == table) {
            self.lift = None;
        }
        if let Some((read, rows)) = state.done.take() {
            self.unpacked -= read;
            self.done.0 -= info.bytes;
            self.done.1 -= rows;
            self.progress.tables_done -= 1;
            self.progress.bytes_done = self.done.0;
            self.progress.rows_done = self.done.1;
        }
        let former = self.numbers.forget(table);
        self.finished
            .retain(|(id, _)| *id != table && !former.contains(id));
        let mut at = 0;
        let (of_directory, path) = (self.of_directory, &info.path);
        self.warnings.retain(|warning| {
            at += 1;
            at <= of_directory || warning.file != *path
        });
        self.queue.push(entry);
    }

    /// Works through about as many unpacked bytes as the budget says.
    pub fn step(&mut self, budget_bytes: u64) -> Step {
        let mut left = budget_bytes;
        loop {
            let Some(used) = self.piece() else {
                return Step::Done;
            };
            // Opening an entry costs something too, even when it is empty.
            left = left.saturating_sub(used.max(4 << 10));
            if left == 0 {
                return Step::More;
            }
        }
    }

    /// Handles one piece and gives its bytes; none when everything is done.
    fn piece(&mut self) -> Option<u64> {
        if let Some(mut lift) = self.lift.take() {
            let used = lift.piece();
            if used.is_some() {
                self.lift = Some(lift);
            } else {
                let id = lift.id();
                let (tables, warnings) = lift.finish(&mut self.numbers);
                self.finished.extend(tables);
                self.finished.extend(self.numbers.gone(id));
                self.warnings.extend(warnings);
            }
            return Some(used.unwrap_or(0));
        }
        let Some(mut work) = self.work.take() else {
            return self.begin().then_some(0);
        };
        let mut used = 0;
        let fed = match work.next {
            Next::Read => match work.stream.read(&mut self.buffer) {
                Ok(count) if count > 0 => {
                    used = count;
                    let bytes = self.buffer.get(..count).unwrap_or_default();
                    work.reader.feed(bytes)
                }
                end => {
                    work.error = end.err();
                    work.next = Next::End;
                    Feed::Again
                }
            },
            Next::Feed => work.reader.feed(&[]),
            Next::End if work.error.as_ref().is_some_and(EntryError::cuts) => work.reader.cut(),
            Next::End => work.reader.end(),
        };
        if fed == Feed::Again && used == 0 {
            // What the reader has still at hand takes as long to read as bytes that are new.
            used = PIECE;
        }
        self.go_on(work, fed);
        Some(used as u64)
    }

    /// Does what the reader wants next.
    fn go_on(&mut self, mut work: Work, fed: Feed) {
        let ends = work.next == Next::End;
        match fed {
            Feed::FromStart => return self.again(work),
            Feed::More if ends => return self.end(work),
            Feed::More => work.next = Next::Read,
            Feed::Again if ends => {}
            Feed::Again => work.next = Next::Feed,
        }
        if !ends && let Some(error) = self.reached(&work.stream) {
            self.refuse_rest(&error);
            work.error = Some(error);
            work.next = Next::End;
        }
        // An entry that is read twice does not move the progress back.
        let bytes = self.done.0 + work.stream.position();
        self.progress.bytes_done = self.progress.bytes_done.max(bytes);
        self.progress.rows_done = self.done.1 + u64::from(work.reader.rows());
        self.work = Some(work);
    }

    /// The limit for all entries together that is reached, if one is.
    fn reached(&self, stream: &EntryStream) -> Option<EntryError> {
        let Limits {
            total_bytes,
            ratio,
            ratio_from,
            ..
        } = self.limits;
        let unpacked = self.unpacked + stream.position();
        if unpacked > total_bytes {
            return Some(EntryError::Total(total_bytes));
        }
        // Many entries may each stay below what one may be.
        let packed = self.packed + stream.taken();
        let is_bomb =
            unpacked > ratio_from.saturating_mul(4) && unpacked > packed.saturating_mul(ratio);
        is_bomb.then_some(EntryError::Ratio(ratio))
    }

    /// Opens the next entry; `false` when there is none.
    fn begin(&mut self) -> bool {
        let Some(entry) = self.queue.pop() else {
            // Whatever is protected has its key now, or will not get one.
            self.password = None;
            return false;
        };
        if self.columns > self.limits.all_columns {
            self.refuse(entry, &EntryError::Columns(self.limits.all_columns));
            return true;
        }
        let Some(table) = self.tables.get_mut(entry) else {
            return true;
        };
        self.progress.at.clone_from(&table.path);
        let read_as = self.states.get(entry).map(|state| state.read_as.clone());
        let reader = TableReader::new(table.path.clone(), self.limits)
            .reading_as(read_as.unwrap_or_default());
        match table.open(self.password.as_ref(), self.limits) {
            Ok(stream) => {
                self.work = Some(Work {
                    entry,
                    stream,
                    reader,
                    next: Next::Read,
                    error: None,
                });
            }
            Err(error) => self.refuse(entry, &error),
        }
        true
    }

    /// Leaves an entry unread, with a warning and an empty table.
    fn refuse(&mut self, entry: usize, error: &EntryError) {
        let Some(table) = self.tables.get(entry) else {
            return;
        };
        self.warnings.push(error.warning(&table.path, 0));
        let empty = TableReader::new(table.path.clone(), self.limits);
        self.note(error);
        // Its only warning would be that it is empty, which is said already.
        let (table, _) = empty.finish();
        self.hand_over(entry, table, 0);
    }

    /// Leaves all entries unread that are still to come.
    fn refuse_rest(&mut self, error: &EntryError) {
        for entry in std::mem::take(&mut self.queue) {
            self.refuse(entry, error);
        }
    }

    /// Remembers what would have helped.
    fn note(&mut self, error: &EntryError) {
        self.is_limited |= error.is_limit();
        match error {
            EntryError::Locked => self.locked = self.locked.or(Some(false)),
            EntryError::WrongPassword | EntryError::Garbled => self.locked = Some(true),
            _ => {}
        }
    }

    /// Reads the entry from its first byte again.
    fn again(&mut self, work: Work) {
        let Some(table) = self.tables.get_mut(work.entry) else {
            return;
        };
        match table.open(self.password.as_ref(), self.limits) {
            Ok(stream) => {
                self.work = Some(Work {
                    stream,
                    next: Next::Read,
                    error: None,
                    ..work
                });
            }
            Err(error) => self.refuse(work.entry, &error),
        }
    }

    /// The entry is read to its end, or as far as it can be.
    fn end(&mut self, mut work: Work) {
        let read = work.stream.position();
        self.unpacked += read;
        self.packed += work.stream.taken();
        let error = work.error.take();
        if let (Some(error), Some(table)) = (&error, self.tables.get(work.entry)) {
            self.warnings.push(error.warning(&table.path, read));
            let empty = TableReader::new(table.path.clone(), self.limits);
            self.note(error);
            if error.spoils() {
                return self.hand_over(work.entry, empty.finish().0, read);
            }
        }
        let (table, mut warnings) = work.reader.finish();
        if error.is_some() {
            // That it is empty is explained already.
            warnings.retain(|warning| warning.kind != WarningKind::EmptyTable);
        }
        self.warnings.extend(warnings);
        self.columns += table.columns.len();
        self.hand_over(work.entry, table, read);
    }

    /// The table is read; its JSON cells are next.
    fn hand_over(&mut self, entry: usize, table: Table, read: u64) {
        let expected = self.tables.get(entry).map_or(0, |table| table.bytes);
        self.done.0 += expected;
        self.done.1 += u64::from(table.rows());
        self.progress.bytes_done = self.done.0;
        self.progress.rows_done = self.done.1;
        self.progress.tables_done += 1;
        if let Some(state) = self.states.get_mut(entry) {
            state.done = Some((read, u64::from(table.rows())));
        }
        let id = TableId::try_from(entry).unwrap_or(TableId::MAX);
        if table.rows() == 0 {
            self.finished.push((id, table));
            self.finished.extend(self.numbers.gone(id));
        } else {
            self.lift = Some(Lift::new(id, table, self.limits));
        }
    }
}

/// Reads a whole export at once, for callers that have nothing else to do: the tables by number, and what was odd.
pub fn read_all(
    files: &[InputFile],
    limits: Limits,
) -> Result<(Vec<Table>, Vec<Warning>), OpenError> {
    let mut loader = Loader::open(files, limits)?;
    while loader.step(u64::MAX) == Step::More {}
    let mut tables = loader.take_finished();
    tables.sort_by_key(|(id, _)| *id);
    let tables = tables.into_iter().map(|(_, table)| table).collect();
    Ok((tables, loader.warnings))
}
