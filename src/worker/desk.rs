//! What the host needs of the engine, in the host's words.
//!
//! It must not know when it is asked what: that is the host's part.

use std::rc::Rc;

use crate::engine::archive::{OpenError, Source};
use crate::engine::describe::{data_package, draft_profile, problem_report};
use crate::engine::load::{InputFile, Opening, Remedy};
use crate::engine::observe::Progress;
use crate::engine::search::Search;
use crate::engine::session::{Phase, Session};
use crate::engine::table::TableId;
use crate::engine::view::{
    Amendments, EventsRequest, GridRequest, ListQuestion, Overview, RecordRef, SearchResults,
};
use crate::protocol::{Answer, Description, Failure};

/// An export at which questions are answered, also while it still loads.
pub(super) trait Desk: Sized {
    /// A search under way.
    type Search;

    /// Begins to read files, each with its name, as the reader says.
    fn open(files: Vec<(String, Rc<dyn Source>)>, opening: Opening) -> Result<Self, Failure>;

    /// Reads on, about so many uncompressed bytes, and says what is left.
    fn step(&mut self, bytes: u64) -> Result<Left, Failure>;

    /// How far it is.
    fn progress(&self) -> Progress;

    /// Whether the overview is another one than when it was last asked for.
    fn overview_changed(&self) -> bool;

    /// The overview as it is now.
    fn overview(&mut self) -> Overview;

    /// A window of a list.
    fn grid(&mut self, request: &GridRequest) -> Answer;

    /// More about a list.
    fn list(&mut self, question: &ListQuestion) -> Answer;

    /// A record's page.
    fn record(&mut self, at: RecordRef) -> Answer;

    /// Some of the events of a record's section.
    fn events(&mut self, request: &EventsRequest) -> Answer;

    /// The first threads of a record's section.
    fn threads(&mut self, record: RecordRef, section: &str, len: u32) -> Answer;

    /// The whole text of an event.
    fn body(&mut self, of: RecordRef) -> Answer;

    /// A record in short.
    fn glance(&mut self, at: RecordRef) -> Answer;

    /// From now on these are the reader's decisions; the next steps carry them out. Until they have, answers are as they were.
    fn amend(&mut self, amendments: Amendments);

    /// Charts of the whole export.
    fn insights(&mut self) -> Answer;

    /// What was understood.
    fn structure(&mut self) -> Answer;

    /// The columns of a table.
    fn columns(&mut self, table: TableId) -> Answer;

    /// A drawing of tables and links.
    fn diagram(&mut self, focus: Option<TableId>) -> Answer;

    /// The files that are no tables.
    fn documents(&mut self) -> Answer;

    /// One of them, with what is in it.
    fn document(&mut self, number: u32) -> Answer;

    /// What was understood, as a file.
    fn describe(&mut self, what: Description) -> Answer;

    /// Begins a search, among what an earlier one has found where that is enough.
    fn search(
        &mut self,
        query: &str,
        per_group: u32,
        earlier: Option<Self::Search>,
    ) -> Self::Search;

    /// Searches on, through about so many bytes of text; whether all is searched.
    fn search_on(&mut self, search: &mut Self::Search, bytes: u64) -> bool;

    /// What has been found so far.
    fn results(&self, search: &Self::Search) -> SearchResults;
}

/// What is left of a load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Left {
    /// More of the same.
    More,
    /// A step that takes as long as it takes: what is to be told should be told before it.
    Long,
    /// Nothing.
    Nothing,
}

// Called by their full names: a bare call could mean the trait's own method and go round in circles.
impl Desk for Session {
    type Search = Search;

    fn open(files: Vec<(String, Rc<dyn Source>)>, opening: Opening) -> Result<Self, Failure> {
        let files: Vec<_> = files
            .into_iter()
            .map(|(name, source)| InputFile { name, source })
            .collect();
        Session::open_as(&files, opening).map_err(|error| failure(&error))
    }

    fn step(&mut self, bytes: u64) -> Result<Left, Failure> {
        match Session::step(self, bytes) {
            Ok(Phase::Reading) => Ok(Left::More),
            Ok(Phase::Linking) => Ok(Left::Long),
            Ok(Phase::Done) => Ok(Left::Nothing),
            Err(error) => Err(failure(&error)),
        }
    }

    fn progress(&self) -> Progress {
        Session::progress(self)
    }

    fn overview_changed(&self) -> bool {
        Session::overview_changed(self)
    }

    fn overview(&mut self) -> Overview {
        Session::overview(self)
    }

    fn grid(&mut self, request: &GridRequest) -> Answer {
        Session::grid(self, request).map_or(Answer::NotFound, Answer::Grid)
    }

    fn list(&mut self, question: &ListQuestion) -> Answer {
        Session::list(self, question).map_or(Answer::NotFound, Answer::List)
    }

    fn record(&mut self, at: RecordRef) -> Answer {
        Session::record(self, at).map_or(Answer::NotFound, Answer::Record)
    }

    fn events(&mut self, request: &EventsRequest) -> Answer {
        Session::events(self, request).map_or(Answer::NotFound, Answer::Events)
    }

    fn threads(&mut self, record: RecordRef, section: &str, len: u32) -> Answer {
        Session::threads(self, record, section, len).map_or(Answer::NotFound, Answer::Threads)
    }

    fn body(&mut self, of: RecordRef) -> Answer {
        Session::body(self, of).map_or(Answer::NotFound, Answer::Body)
    }

    fn glance(&mut self, at: RecordRef) -> Answer {
        Session::glance(self, at).map_or(Answer::NotFound, Answer::Glance)
    }

    fn amend(&mut self, amendments: Amendments) {
        Session::amend(self, amendments);
    }

    fn insights(&mut self) -> Answer {
        once_complete(self, |session| {
            Some(Answer::Insights(Session::insights(session)))
        })
    }

    fn structure(&mut self) -> Answer {
        once_complete(self, |session| {
            Some(Answer::Structure(Session::structure(session)))
        })
    }

    fn columns(&mut self, table: TableId) -> Answer {
        once_complete(self, |session| {
            Session::columns(session, table).map(Answer::Columns)
        })
    }

    fn diagram(&mut self, focus: Option<TableId>) -> Answer {
        once_complete(self, |session| {
            Session::diagram(session, focus).map(Answer::Diagram)
        })
    }

    fn documents(&mut self) -> Answer {
        Answer::Documents(Session::documents(self))
    }

    fn document(&mut self, number: u32) -> Answer {
        Session::document(self, number).map_or(Answer::NotFound, |document| {
            Answer::Document(Box::new(document))
        })
    }

    fn describe(&mut self, what: Description) -> Answer {
        let text = match what {
            Description::Profile => draft_profile,
            Description::DataPackage => data_package,
            Description::Report => problem_report,
        };
        once_complete(self, |session| {
            Some(Answer::Description(text(session.workspace())))
        })
    }

    fn search(&mut self, query: &str, per_group: u32, earlier: Option<Search>) -> Search {
        Session::search(self, query, per_group, earlier)
    }

    fn search_on(&mut self, search: &mut Search, bytes: u64) -> bool {
        Session::search_on(self, search, bytes)
    }

    fn results(&self, search: &Search) -> SearchResults {
        Session::results(self, search)
    }
}

/// What is understood of half an export would be wrong: there is an answer when everything is read.
fn once_complete(
    session: &mut Session,
    answer: impl FnOnce(&mut Session) -> Option<Answer>,
) -> Answer {
    if session.workspace().complete {
        answer(session).unwrap_or(Answer::NotFound)
    } else {
        Answer::NotYet
    }
}

fn failure(error: &OpenError) -> Failure {
    Failure {
        file: error.file().to_owned(),
        problem: error.problem(),
        advice: error.advice().to_owned(),
        remedies: remedies(error),
    }
}

/// What the reader can do at once.
fn remedies(error: &OpenError) -> Vec<Remedy> {
    match error {
        OpenError::Locked { wrong, .. } => vec![Remedy::Password { wrong: *wrong }],
        OpenError::NoTables { inner, .. } => inner.iter().cloned().map(Remedy::Inner).collect(),
        OpenError::TooManyEntries { .. } => vec![Remedy::Raise],
        _ => Vec::new(),
    }
}
