//! One export from its files to its answers: loads in steps, answers questions at any time, and reads anew what the reader decides.
//!
//! It must not know who asks: the worker and the tests use it alike. How long a step takes is bounded by the bytes that the caller
//! allows it, except that finding the links of all tables is one step.
//!
//! The reader's decisions are one value that is handed over whole. What they change is done in the same steps as a load, aside: until all of
//! it is there, every answer is as it was; then tables, links and words change together.

mod dates;
mod looking;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use self::dates::Agreement;
use self::looking::Looking;
use super::amend::{Amendments, ReadAs};
use super::archive::{Limits, OpenError};
use super::diagram::diagram;
use super::grid::{self, GridCache};
use super::insights::insights;
use super::load::{InputFile, Loader, Opening, Remedy, Step};
use super::observe::Progress;
use super::overview::overview;
use super::profile::{Profile, bind, built_in, choose};
use super::record::{self, EventsCache, TwinsIndex};
use super::schema::infer;
use super::search::Search;
use super::structure;
use super::table::{Dialect, Origin, Table, TableBuilder, TableId};
use super::types::ColumnSummary;
use super::view::{
    Body, Diagram, Document, DocumentInfo, EventsRequest, EventsWindow, Glance, GridRequest,
    GridWindow, Insights, ListAnswer, ListQuestion, Overview, RecordPage, RecordRef, SearchResults,
    Structure, TableColumns, ThreadsWindow,
};
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
    /// Tables whose columns have still to be looked at, the one at work first.
    queue: VecDeque<TableId>,
    looking: Looking,
    /// Tables read anew, until all of them are there.
    fresh: BTreeMap<TableId, Fresh>,
    /// What is to be in force once everything is read.
    wanted: Amendments,
    agreement: Agreement,
    /// How many of the loader's warnings are known.
    warnings_known: usize,
    overview_changed: bool,
    grid: GridCache,
    events: EventsCache,
    twins: TwinsIndex,
    /// Charts of the whole export, once they were asked for.
    insights: Option<Insights>,
    /// When so many tables are read, a built-in profile is chosen anew.
    next_choice: usize,
}

/// A table that waits to take the place of the former one.
struct Fresh {
    table: Table,
    summaries: Vec<ColumnSummary>,
}

impl Session {
    /// Reads the directories of the files, which form one export. Tables and entities are known then, by name, without rows.
    pub fn open(files: &[InputFile], limits: Limits) -> Result<Self, OpenError> {
        Ok(Self::over(files, Loader::open(files, limits)?))
    }

    /// The same, with what the reader says about the files.
    pub fn open_as(files: &[InputFile], opening: Opening) -> Result<Self, OpenError> {
        let loader = Loader::open_as(files, opening.limits(), opening)?;
        Ok(Self::over(files, loader))
    }

    fn over(files: &[InputFile], loader: Loader) -> Self {
        let mut workspace = Workspace {
            files: files
                .iter()
                .map(|file| (file.name.clone(), file.source.len()))
                .collect(),
            tables: loader
                .entries()
                .iter()
                .map(|entry| empty(&entry.path))
                .collect(),
            csv_bytes: loader.progress().bytes_total,
            profiles: built_in()
                .iter()
                .map(|profile| profile.name.clone())
                .collect(),
            ..Workspace::default()
        };
        workspace
            .summaries
            .resize_with(workspace.tables.len(), Vec::new);
        // By the names of the tables for now; their columns decide as they become known.
        let profile = choose(&workspace.tables);
        workspace.binding = bind(&profile, &workspace.tables);
        Self {
            workspace,
            profile,
            loader,
            phase: Phase::Reading,
            queue: VecDeque::new(),
            looking: Looking::new(),
            fresh: BTreeMap::new(),
            wanted: Amendments::default(),
            agreement: Agreement::default(),
            warnings_known: 0,
            overview_changed: true,
            grid: GridCache::default(),
            events: EventsCache::default(),
            twins: TwinsIndex::default(),
            insights: None,
            next_choice: 1,
        }
    }

    /// Reads all of an export at once.
    pub fn read_all(files: &[InputFile]) -> Result<Self, OpenError> {
        let mut session = Self::open(files, Limits::default())?;
        session.finish()?;
        Ok(session)
    }

    /// Does all that is still to be done, at once.
    pub fn finish(&mut self) -> Result<(), OpenError> {
        while self.step(u64::MAX)? != Phase::Done {}
        Ok(())
    }

    /// From now on these are the reader's decisions, all of them. Whatever differs from what was decided before is done by the next steps; only
    /// tables whose reading differs are read anew. Handed over again before that is done, only the last decisions count. Numbers of
    /// tables stay; a row of a table read anew may be another than before.
    pub fn amend(&mut self, amendments: Amendments) {
        if amendments == self.wanted {
            return;
        }
        let before = std::mem::replace(&mut self.wanted, amendments);
        let changed: Vec<(TableId, ReadAs)> = self
            .loader
            .entries()
            .iter()
            .filter_map(|entry| {
                let now = read_as(&self.wanted, &entry.path);
                (now != read_as(&before, &entry.path)).then_some((entry.table, now))
            })
            .collect();
        if !changed.is_empty() {
            self.warnings_known = 0;
        }
        for (table, read_as) in changed {
            self.forget(table);
            self.loader.reread(table, read_as);
        }
        if !self.workspace.complete {
            self.choose_profile();
            self.workspace.binding = bind(&self.profile, &self.workspace.tables);
            self.overview_changed = true;
        }
        self.phase = Phase::Reading;
    }

    /// Forgets what was read of a table and of those lifted out of it, as far as it has not taken its place.
    fn forget(&mut self, table: TableId) {
        let gone: Vec<TableId> = self
            .queue
            .iter()
            .chain(self.fresh.keys())
            .copied()
            .filter(|id| self.root(*id) == table)
            .collect();
        if self.queue.front().is_some_and(|front| gone.contains(front)) {
            self.looking = Looking::new();
        }
        self.queue.retain(|id| !gone.contains(id));
        self.fresh.retain(|id, _| !gone.contains(id));
    }

    /// The table of the directory that a table was lifted out of, over several levels; itself when it was not lifted.
    fn root(&self, table: TableId) -> TableId {
        let mut at = table;
        // A lifted table's number is greater than its parent's.
        while let Some(Origin::Lifted { parent, .. }) = self.at_work(at).map(|table| &table.origin)
            && *parent < at
        {
            at = *parent;
        }
        at
    }

    /// The table as it was read last, also before it takes its place.
    fn at_work(&self, table: TableId) -> Option<&Table> {
        let fresh = self.fresh.get(&table).map(|fresh| &fresh.table);
        fresh.or_else(|| self.workspace.table(table))
    }

    /// Goes on with about so many bytes of text, and says what comes next. The error ends the load: there is nothing to show.
    pub fn step(&mut self, bytes: u64) -> Result<Phase, OpenError> {
        if self.phase != Phase::Done {
            self.events = EventsCache::default();
            self.twins = TwinsIndex::default();
            self.insights = None;
        }
        match self.phase {
            Phase::Reading => {
                let left = self.look(bytes);
                if self.queue.is_empty() && left > 0 {
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
            let amending = self.workspace.complete;
            for (id, table) in finished {
                let summaries = Vec::new();
                if amending {
                    self.fresh.insert(id, Fresh { table, summaries });
                } else {
                    self.place(id, table, summaries);
                }
                self.queue.push_back(id);
            }
            if !amending {
                self.choose_again();
                self.workspace.binding = bind(&self.profile, &self.workspace.tables);
                self.take_warnings();
                self.overview_changed = true;
            }
        }
        if step == Step::Done && self.queue.is_empty() {
            self.end_of_reading()?;
        }
        Ok(())
    }

    /// Puts a table where its number says.
    fn place(&mut self, id: TableId, table: Table, summaries: Vec<ColumnSummary>) {
        let at = usize::try_from(id).unwrap_or(usize::MAX);
        // Tables that were lifted out of others come after those of the directory.
        while self.workspace.tables.len() <= at && at < usize::MAX {
            self.workspace.tables.push(empty(""));
            self.workspace.summaries.push(Vec::new());
        }
        if let Some(place) = self.workspace.tables.get_mut(at) {
            *place = table;
        }
        if let Some(place) = self.workspace.summaries.get_mut(at) {
            *place = summaries;
        }
    }

    fn end_of_reading(&mut self) -> Result<(), OpenError> {
        let has_columns = |table: &Table| !table.columns.is_empty();
        // An export that was there stays, also when the reader asks for a reading that leaves nothing.
        if !self.workspace.complete && !self.workspace.tables.iter().any(has_columns) {
            self.take_warnings();
            if let Some(Remedy::Password { wrong }) = self.loader.remedies().first() {
                let file = self.workspace.files.first();
                return Err(OpenError::Locked {
                    file: file.map(|(name, _)| name.clone()).unwrap_or_default(),
                    wrong: *wrong,
                });
            }
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
        self.phase = Phase::Linking;
        Ok(())
    }

    fn take_warnings(&mut self) {
        let all = self.loader.warnings();
        if self.warnings_known == 0 {
            self.workspace.warnings.clear();
        }
        let more = all.get(self.warnings_known..).unwrap_or(&[]);
        self.workspace.warnings.extend_from_slice(more);
        self.warnings_known = all.len();
    }

    /// Looks at cells of tables that have been read; returns what is left of the bytes.
    fn look(&mut self, bytes: u64) -> u64 {
        let mut left = bytes;
        while left > 0
            && let Some(id) = self.queue.front().copied()
        {
            let fresh = self.fresh.get(&id).map(|fresh| &fresh.table);
            let Some(table) = fresh.or_else(|| self.workspace.table(id)) else {
                self.queue.pop_front();
                continue;
            };
            left = self.looking.step(table, left);
            let Some(summaries) = self.looking.take(table) else {
                continue;
            };
            self.queue.pop_front();
            let at = usize::try_from(id).unwrap_or(usize::MAX);
            if let Some(fresh) = self.fresh.get_mut(&id) {
                fresh.summaries = summaries;
            } else if let Some(place) = self.workspace.summaries.get_mut(at) {
                *place = summaries;
                self.overview_changed = true;
            }
        }
        left
    }

    /// Everything takes its place together: tables read anew, the profile, keys and links.
    fn link(&mut self) {
        std::mem::take(&mut self.agreement).undo(&mut self.workspace.summaries);
        for (id, fresh) in std::mem::take(&mut self.fresh) {
            self.place(id, fresh.table, fresh.summaries);
        }
        self.drop_what_is_gone();
        self.agreement = Agreement::reach(&mut self.workspace.summaries);
        // Also when the profile is as before: tables read in another way may be those of another vendor.
        self.choose_profile();
        // Warnings about links are not the loader's: they are found out again.
        self.warnings_known = 0;
        self.take_warnings();
        let workspace = &mut self.workspace;
        // Always in one order, whichever table was read last.
        workspace
            .warnings
            .sort_by(|one, other| one.file.cmp(&other.file));
        workspace.csv_bytes = self.loader.progress().bytes_done;
        workspace.binding = bind(&self.profile, &workspace.tables);
        workspace.amendments = self.wanted.clone();
        let mut hints = workspace.binding.hints();
        hints.rules.clone_from(&workspace.amendments.links);
        let inferred = infer(&workspace.tables, &workspace.summaries, &hints);
        workspace.schema = inferred.schema;
        workspace.warnings.extend(inferred.warnings);
        workspace.rejected = structure::rejected(&workspace.tables, &workspace.amendments.links);
        workspace.complete = true;
        self.grid = GridCache::default();
        self.overview_changed = true;
        self.phase = Phase::Done;
    }

    /// Lifted tables that an earlier reading had and this one has not leave no trace where they were the last ones.
    fn drop_what_is_gone(&mut self) {
        let files = self.loader.entries().len();
        let workspace = &mut self.workspace;
        while workspace.tables.len() > files
            && workspace
                .tables
                .last()
                .is_some_and(|table| table.columns.is_empty())
        {
            workspace.tables.pop();
            workspace.summaries.pop();
        }
    }

    /// Chooses a built-in profile anew whenever twice as many tables are read, unless the reader's own is in use.
    fn choose_again(&mut self) {
        let has_columns = |table: &&Table| !table.columns.is_empty();
        let read = self.workspace.tables.iter().filter(has_columns).count();
        let own = self.wanted.profile.is_some() && self.workspace.profile_problem.is_empty();
        if read >= self.next_choice && !own {
            self.profile = choose(&self.workspace.tables);
            self.next_choice = read.saturating_mul(2);
        }
    }

    /// Uses the reader's profile, if there is one that can be read, else the built-in one that fits.
    fn choose_profile(&mut self) {
        let own = self
            .wanted
            .profile
            .as_ref()
            .map(|file| Profile::parse(&file.name, &file.text));
        let (profile, problem) = match own {
            None => (choose(&self.workspace.tables), String::new()),
            Some(Ok(profile)) => (Arc::new(profile), String::new()),
            Some(Err(problems)) => {
                let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
                (choose(&self.workspace.tables), lines.join("\n"))
            }
        };
        self.profile = profile;
        self.workspace.profile_problem = problem;
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
        Overview {
            remedies: self.loader.remedies(),
            documents: u32::try_from(self.loader.documents().count()).unwrap_or(u32::MAX),
            ..overview(&self.workspace)
        }
    }

    /// A window of a list; `None` when there is no such list.
    pub fn grid(&mut self, request: &GridRequest) -> Option<GridWindow> {
        grid::window(&self.workspace, &mut self.grid, request)
    }

    /// The answer to a question about a list; `None` when there is no such list.
    pub fn list(&mut self, question: &ListQuestion) -> Option<ListAnswer> {
        grid::answer(&self.workspace, &mut self.grid, question)
    }

    /// A record's page; `None` when there is no such record.
    pub fn record(&self, record: RecordRef) -> Option<RecordPage> {
        record::page_with(&self.workspace, &self.twins, record)
    }

    /// Some of the events of a record's section; `None` when there is no such section.
    pub fn events(&mut self, request: &EventsRequest) -> Option<EventsWindow> {
        record::events(&self.workspace, &mut self.events, request)
    }

    /// The first threads of a record's section; `None` when there is no such section.
    pub fn threads(&self, record: RecordRef, section: &str, len: u32) -> Option<ThreadsWindow> {
        record::threads(&self.workspace, record, section, len)
    }

    /// A record in short; `None` when there is no such record.
    pub fn glance(&self, record: RecordRef) -> Option<Glance> {
        record::glance(&self.workspace, record)
    }

    /// The whole text of an event; `None` when it has none.
    pub fn body(&self, record: RecordRef) -> Option<Body> {
        record::body(&self.workspace, record)
    }

    /// The files of the export that are no tables.
    pub fn documents(&self) -> Vec<DocumentInfo> {
        self.loader.documents().collect()
    }

    /// One of them, with what is in it; `None` when there is no such file.
    pub fn document(&self, number: u32) -> Option<Document> {
        self.loader.document(number)
    }

    /// What was understood of the export.
    pub fn structure(&self) -> Structure {
        structure::structure(&self.workspace)
    }

    /// Charts of the whole export.
    pub fn insights(&mut self) -> Insights {
        let found = self
            .insights
            .get_or_insert_with(|| insights(&self.workspace));
        found.clone()
    }

    /// The columns of a table; `None` when there is no such table.
    pub fn columns(&self, table: TableId) -> Option<TableColumns> {
        structure::columns(&self.workspace, table)
    }

    /// A drawing of all tables and links, or of one table and its neighbours; `None` when there is no such table.
    pub fn diagram(&self, focus: Option<TableId>) -> Option<Diagram> {
        diagram(&self.structure(), focus)
    }

    /// Begins a search; what has not been read yet is not found. An earlier search of the same tables that is done makes it quicker where
    /// everything must be among what that one has found.
    pub fn search(&self, query: &str, per_group: u32, earlier: Option<Search>) -> Search {
        match earlier {
            Some(earlier) => Search::going_on(earlier, &self.workspace, query, per_group),
            None => Search::new(&self.workspace, query, per_group),
        }
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

/// A table that has not been read.
fn empty(path: &str) -> Table {
    let none: [&str; 0] = [];
    TableBuilder::new(path, none).finish(Dialect::default())
}

/// How a table is to be read.
fn read_as(amendments: &Amendments, path: &str) -> ReadAs {
    let found = amendments.tables.iter().find(|(of, _)| of == path);
    found
        .map(|(_, read_as)| read_as.clone())
        .unwrap_or_default()
}
