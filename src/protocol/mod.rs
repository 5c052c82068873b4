//! The messages between the page and its worker.
//!
//! It must not know how they travel: they are plain data, written as bytes by `postcard`. Files travel beside them.
//! The page asks with a [`Request`], each with a number of its own; the worker tells with an [`Event`]. Answers may come late:
//! the page drops those whose request it has replaced by a newer one.

use serde::{Deserialize, Serialize};

use crate::engine::observe::Progress;
use crate::engine::table::TableId;
use crate::engine::view::{
    Amendments, Body, Diagram, Document, DocumentInfo, EventsRequest, EventsWindow, Glance,
    GridRequest, GridWindow, Insights, ListAnswer, ListQuestion, Opening, Overview, RecordPage,
    RecordRef, Remedy, SearchResults, Structure, TableColumns, ThreadsWindow,
};

/// Number of a request, given by the page, ascending.
pub type RequestId = u32;

/// A message from the page to the worker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Its number.
    pub id: RequestId,
    /// What is wanted.
    pub body: Ask,
}

/// What the page wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ask {
    /// Read the files that come beside this message; an earlier export is forgotten. Progress and overviews follow as
    /// events, then [`Event::Loaded`] or [`Event::Failed`].
    Open {
        /// The names of the files, with their folders where they have any.
        names: Vec<String>,
        /// What the reader says about them.
        opening: Opening,
    },
    /// The overview as it is now.
    Overview,
    /// A window of a list.
    Grid(GridRequest),
    /// More about a list.
    List(Box<ListQuestion>),
    /// A record's page.
    Record(RecordRef),
    /// Some of the events of a section of a record's page.
    Events(EventsRequest),
    /// The first threads of a section of a record's page.
    Threads {
        /// Whose page the section is on.
        record: RecordRef,
        /// The section's title.
        section: String,
        /// At most so many.
        len: u32,
    },
    /// The whole text of an event.
    Body(RecordRef),
    /// A record in short.
    Glance(RecordRef),
    /// Search everything. A search that takes long is answered with the hits so far; asked again in the same words, it goes on.
    Search {
        /// The text.
        query: String,
        /// At most this many hits a group.
        per_group: u32,
    },
    /// From now on these are the reader's decisions, all of them. What they change is read and linked anew, with events as for
    /// [`Ask::Open`].
    Amend(Box<Amendments>),
    /// Charts of the whole export.
    Insights,
    /// What was understood of the export.
    Structure,
    /// The columns of a table.
    Columns(TableId),
    /// A drawing of tables and links: of all, or of one table and its neighbours.
    Diagram {
        /// The table in the middle.
        focus: Option<TableId>,
    },
    /// The files of the export that are no tables.
    Documents,
    /// One of them, by its number, with what is in it.
    Document(u32),
    /// What was understood, as a file for other tools.
    Describe(Description),
    /// Nobody waits for this request's answer any more.
    Drop(RequestId),
}

/// Files that tell what was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Description {
    /// A profile to go on from, as `docs/profiles.md` describes it.
    Profile,
    /// A Frictionless data package: `datapackage.json`.
    DataPackage,
    /// What may be told with the report of a problem: no word of the export.
    Report,
}

/// A message from the worker to the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    /// The worker is there and understands this build's messages.
    Ready {
        /// The build's mark; a page of another build must not talk on.
        build: String,
    },
    /// The browser does not let the worker read the files of [`Ask::Open`]: ask again with their bytes instead.
    Unreadable,
    /// How far the load is.
    Progress(Progress),
    /// The overview has changed while loading.
    Overview(Box<Overview>),
    /// Every table is read, links are resolved, search works.
    Loaded(Box<Overview>),
    /// The load ended without an export.
    Failed(Failure),
    /// The answer to a request.
    Answer {
        /// The request's number.
        id: RequestId,
        /// The answer.
        body: Box<Answer>,
    },
}

/// The answer to a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// To [`Ask::Overview`].
    Overview(Overview),
    /// To [`Ask::Grid`].
    Grid(GridWindow),
    /// To [`Ask::List`].
    List(ListAnswer),
    /// To [`Ask::Record`].
    Record(RecordPage),
    /// To [`Ask::Events`].
    Events(EventsWindow),
    /// To [`Ask::Threads`].
    Threads(ThreadsWindow),
    /// To [`Ask::Body`].
    Body(Body),
    /// To [`Ask::Glance`].
    Glance(Glance),
    /// To [`Ask::Search`].
    Search(SearchResults),
    /// To [`Ask::Insights`].
    Insights(Insights),
    /// To [`Ask::Structure`].
    Structure(Structure),
    /// To [`Ask::Columns`].
    Columns(TableColumns),
    /// To [`Ask::Diagram`].
    Diagram(Diagram),
    /// To [`Ask::Documents`].
    Documents(Vec<DocumentInfo>),
    /// To [`Ask::Document`].
    Document(Box<Document>),
    /// To [`Ask::Describe`]: the file's text.
    Description(String),
    /// There is no such record, table or entity in this export.
    NotFound,
    /// The export is not read far enough to answer; ask again after the next overview.
    NotYet,
    /// A newer search took the place of this one before it was done.
    Replaced,
}

/// Why a load ended without an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// The file that is wrong.
    pub file: String,
    /// What is wrong with it, as a sentence.
    pub problem: String,
    /// What to do about it, as a sentence.
    pub advice: String,
    /// What the reader can do about it at once.
    pub remedies: Vec<Remedy>,
}
