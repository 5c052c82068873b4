//! One export from its files to its answers: loads in steps, and answers questions at any time.
//!
//! It must not know who asks: the worker and the tests use it alike. How long a step takes is bounded by the bytes that the caller
//! allows it, except that finding the links of all tables is one step.

use std::cmp::Ordering;
use std::collections::VecDeque;
use std::sync::Arc;

use super::archive::{Limits, OpenError};
use super::grid::{self, GridCache};
use super::load::{InputFile, Loader, Step};
use super::observe::Progress;
use super::overview::overview;
use super::profile::{Profile, bind};
use super::record;
use super::schema::infer;
use super::search::Search;
use super::table::{Dialect, Row, TableBuilder, TableId};
use super::types::{ColumnSummary, DateOrder, Summarizer};
use super::view::{GridRequest, GridWindow, Overview, RecordPage, RecordRef, SearchResults};
use super::workspace::Workspace;

/// What a load is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// Tables are read, and what their columns hold is found out.
    Reading,
    /// All tables are read; keys and links come next.
    Linking,
    /// Everything is there.
    Done,
}

/// One export, while it loads and after.
pub struct Session {
    workspace: Workspace,
    profile: Arc<Profile>,
    loader: Loader,
    phase: Phase,
    /// Tables whose columns have still to be looked at.
    queue: VecDeque<TableId>,
    work: Option<ColumnWork>,
    overview_changed: bool,
    grid: GridCache,
}

/// A column that is being looked at.
struct ColumnWork {
    table: TableId,
    row: Row,
    summarizer: Summarizer,
}

impl Session {
    /// Reads the directories of the files, which form one export. Tables and entities are known then, by name, without rows.
    pub fn open(files: &[InputFile], limits: Limits) -> Result<Self, OpenError> {
        let loader = Loader::open(files, limits)?;
        let profile = Profile::embedded();
        let none: [&str; 0] = [];
        let mut workspace = Workspace {
            files: files
                .iter()
                .map(|file| (file.name.clone(), file.source.len()))
                .collect(),
            tables: loader
                .entries()
                .iter()
                .map(|entry| TableBuilder::new(&entry.path, none).finish(Dialect::default()))
                .collect(),
            csv_bytes: loader.progress().bytes_total,
            ..Workspace::default()
        };
        workspace
            .summaries
            .resize_with(workspace.tables.len(), Vec::new);
        workspace.binding = bind(&profile, &workspace.tables);
        Ok(Self {
            workspace,
            profile,
            loader,
            phase: Phase::Reading,
            queue: VecDeque::new(),
            work: None,
            overview_changed: true,
            grid: GridCache::default(),
        })
    }

    /// Reads all of an export at once.
    pub fn read_all(files: &[InputFile]) -> Result<Self, OpenError> {
        let mut session = Self::open(files, Limits::default())?;
        while session.step(u64::MAX)? != Phase::Done {}
        Ok(session)
    }

    /// Goes on with about so many bytes of text, and says what comes next. The error ends the load: there is nothing to show.
    pub fn step(&mut self, bytes: u64) -> Result<Phase, OpenError> {
        match self.phase {
            Phase::Reading => {
                let left = self.look_at_columns(bytes);
                if self.work.is_none() && self.queue.is_empty() && left > 0 {
                    self.read(left)?;
                }
            }
            Phase::Linking => self.link(),
            Phase::Done => {}
        }
        Ok(self.phase)
    }

    fn read(&mut self, bytes: u64) -> Result<(), OpenError> {
        let step = self.loader.step(bytes);
        let finished = self.loader.take_finished();
        if !finished.is_empty() {
            for (id, table) in finished {
                let at = usize::try_from(id).unwrap_or(usize::MAX);
                // Tables that were lifted out of others come after those of the directory.
                while self.workspace.tables.len() <= at && at < usize::MAX {
                    let none: [&str; 0] = [];
                    let empty = TableBuilder::new("", none).finish(Dialect::default());
                    self.workspace.tables.push(empty);
                    self.workspace.summaries.push(Vec::new());
                }
                if let Some(place) = self.workspace.tables.get_mut(at) {
                    *place = table;
                }
                self.queue.push_back(id);
            }
            self.workspace.binding = bind(&self.profile, &self.workspace.tables);
            self.take_warnings();
            self.overview_changed = true;
        }
        if step == Step::Done && self.queue.is_empty() {
            self.take_warnings();
            self.end_of_reading()?;
        }
        Ok(())
    }

    fn end_of_reading(&mut self) -> Result<(), OpenError> {
        if self
            .workspace
            .tables
            .iter()
            .all(|table| table.columns.is_empty())
        {
            let reason = self
                .workspace
                .warnings
                .first()
                .map(|warning| warning.message.clone());
            return Err(OpenError::NoReadableTables {
                file: self
                    .workspace
                    .files
                    .first()
                    .map(|(name, _)| name.clone())
                    .unwrap_or_default(),
                entries: self.loader.entries().len(),
                reason: reason.unwrap_or_else(|| "they are empty".to_owned()),
            });
        }
        self.workspace.csv_bytes = self.loader.progress().bytes_done;
        agree_on_date_order(&mut self.workspace.summaries);
        self.phase = Phase::Linking;
        Ok(())
    }

    fn take_warnings(&mut self) {
        let known = self.workspace.warnings.len();
        let more = self.loader.warnings().get(known..).unwrap_or(&[]);
        self.workspace.warnings.extend_from_slice(more);
    }

    /// Looks at cells of tables that have been read; returns what is left of the bytes.
    fn look_at_columns(&mut self, bytes: u64) -> u64 {
        let mut left = bytes;
        while left > 0 {
            let work = match self.work.take() {
                Some(work) => work,
                None => match self.next_column() {
                    Some(work) => work,
                    None => break,
                },
            };
            left = self.look_at_cells(work, left);
        }
        left
    }

    fn next_column(&mut self) -> Option<ColumnWork> {
        loop {
            let id = *self.queue.front()?;
            let done = self.workspace.summaries(id).len();
            let table = self.workspace.table(id);
            if let Some(column) = table.and_then(|table| table.columns.get(done)) {
                return Some(ColumnWork {
                    table: id,
                    row: 0,
                    summarizer: Summarizer::new(&column.name),
                });
            }
            self.queue.pop_front();
            self.overview_changed = true;
        }
    }

    fn look_at_cells(&mut self, mut work: ColumnWork, bytes: u64) -> u64 {
        let at = self.workspace.summaries(work.table).len();
        let Some(table) = self.workspace.table(work.table) else {
            return bytes;
        };
        let Some(column) = table.columns.get(at) else {
            return bytes;
        };
        let mut left = bytes;
        while work.row < table.rows() {
            if left == 0 {
                self.work = Some(work);
                return 0;
            }
            let cell = column.get(work.row);
            work.summarizer.add(&cell);
            work.row += 1;
            // A short cell costs about as much as reading a few bytes.
            left = left.saturating_sub(u64::try_from(cell.len()).unwrap_or(u64::MAX).max(8) / 4);
        }
        let summaries = usize::try_from(work.table)
            .ok()
            .and_then(|at| self.workspace.summaries.get_mut(at));
        if let Some(summaries) = summaries {
            summaries.push(work.summarizer.finish());
        }
        left
    }

    fn link(&mut self) {
        let workspace = &mut self.workspace;
        let hints = workspace.binding.hints();
        let inferred = infer(&workspace.tables, &workspace.summaries, &hints);
        workspace.schema = inferred.schema;
        workspace.warnings.extend(inferred.warnings);
        workspace.complete = true;
        self.overview_changed = true;
        self.phase = Phase::Done;
    }

    /// How far the load is.
    pub fn progress(&self) -> Progress {
        let mut progress = self.loader.progress().clone();
        if self.phase == Phase::Linking {
            "Links".clone_into(&mut progress.at);
        }
        progress
    }

    /// What is known of the export so far.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// Whether the overview is another one than when it was last asked for.
    pub fn overview_changed(&self) -> bool {
        self.overview_changed
    }

    /// The overview as it is now.
    pub fn overview(&mut self) -> Overview {
        self.overview_changed = false;
        overview(&self.workspace)
    }

    /// A window of a list; `None` when there is no such list.
    pub fn grid(&mut self, request: &GridRequest) -> Option<GridWindow> {
        grid::window(&self.workspace, &mut self.grid, request)
    }

    /// A record's page; `None` when there is no such record.
    pub fn record(&self, record: RecordRef) -> Option<RecordPage> {
        record::page(&self.workspace, record)
    }

    /// Begins a search; what has not been read yet is not found.
    pub fn search(&self, query: &str, per_group: u32) -> Search {
        Search::new(&self.workspace, query, per_group)
    }

    /// Goes on with a search through about so many bytes of text; whether everything has been searched. Forget a search to cancel
    /// it.
    pub fn search_on(&self, search: &mut Search, bytes: u64) -> bool {
        search.step(&self.workspace, bytes)
    }

    /// What a search has found so far.
    pub fn results(&self, search: &Search) -> SearchResults {
        search.results(&self.workspace)
    }
}

/// Columns in which the day could as well be the month follow the columns of the same export in which it could not.
fn agree_on_date_order(tables: &mut [Vec<ColumnSummary>]) {
    let sure = |order| {
        let columns = tables.iter().flatten();
        columns
            .filter(|column| !column.ambiguous && column.order == order)
            .count()
    };
    let (day_first, month_first) = (sure(DateOrder::DayFirst), sure(DateOrder::MonthFirst));
    let order = match day_first.cmp(&month_first) {
        Ordering::Greater => DateOrder::DayFirst,
        Ordering::Less => DateOrder::MonthFirst,
        Ordering::Equal => return,
    };
    for column in tables
        .iter_mut()
        .flatten()
        .filter(|column| column.ambiguous)
    {
        if column.order != order {
            column.order = order;
            // They were those of the other reading.
            column.days = None;
        }
        column.ambiguous = false;
    }
}
