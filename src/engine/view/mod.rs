//! The plain data that pages are drawn from.
//!
//! Nothing here looks into the workspace: every struct can cross the pipe and be compared in a snapshot. Text is
//! English and ready to show, except dates and numbers, which stay data so that the page can write them as the reader's
//! locale does.

mod body;
mod document;
mod events;
mod glance;
mod grid;
mod insights;
mod list;
mod overview;
mod record;
mod relations;
mod search;
mod structure;
mod threads;
mod value;
mod written;

pub use body::{Body, BodyLink, Markup, TextPart};
pub use document::{Document, DocumentContent, DocumentInfo, DocumentShown};
pub use events::{DayEdge, Event, EventFilter, EventsRequest, EventsWindow, Preview};
pub use glance::Glance;
pub use grid::{
    CellKind, CellTest, ColumnFilter, GridColumn, GridRequest, GridRow, GridSource, GridWindow,
    RowSet, SortKey,
};
pub use insights::{Bar, Chart, Insights, Opens, Series, Span};
pub use list::{
    ColumnChoice, DateBar, Facet, FacetBody, FacetRequest, FacetValue, FacetWish, ListAnswer,
    ListQuestion, ListText, Neighbours, TextForm, TextRequest,
};
pub use overview::{EntityCount, Overview, TableInfo, WarningCount};
pub use record::{
    Badge, Card, Career, Course, CourseChange, CoursePoint, Field, Journey, JourneyStep, Notice,
    Overlap, Pipeline, Place, Post, RecordPage, RowGroup, RowsSection, Section, SectionBody,
    SectionRow, Stage, StageCandidate,
};
pub use relations::{ComparedField, Comparison, Referrers, Relations};
pub use search::{Meaning, QueryPart, SearchGroup, SearchHit, SearchResults, Without};
pub use structure::{
    ColumnStructure, Diagram, DiagramEdge, DiagramNode, DialectStructure, Finding, FindingKind,
    LinkStructure, Structure, TableColumns, TableStructure,
};
pub use threads::{Thread, ThreadsWindow};
pub use value::{Link, RecordRef, Value};

pub use super::amend::{Amendments, LinkEnds, LinkRule, ProfileFile, ReadAs, Verdict};
pub use super::archive::Password;
pub use super::load::{Opening, Remedy};
pub use super::schema::LinkKind;
pub use super::types::{ColumnType, Date, Moment};
