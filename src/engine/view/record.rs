//! One record with everything that belongs to it.

use serde::{Deserialize, Serialize};

use super::{EventsWindow, Link, Moment, RecordRef, Value};

/// One record with everything that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordPage {
    /// Which record.
    pub record: RecordRef,
    /// Its entity's key, such as `person`; empty for a row of a table that is no entity.
    pub entity: String,
    /// What it is, in a word: `Person`; for a row without an entity its table's title.
    pub kind: String,
    /// The text that stands for it wherever it is mentioned.
    pub label: String,
    /// A line or two under the label: title, company, place, status.
    pub summary: Vec<Value>,
    /// Short marks beside the label, such as `Do not contact` or `Archived`.
    pub badges: Vec<String>,
    /// The sections in order, only those with something in them, besides sections the profile promises: those may be empty
    /// and then say why in [`Section::note`].
    pub sections: Vec<Section>,
    /// Path of the entry (or lifted column) that holds the row.
    pub file: String,
    /// The line in that entry, counted from 1; `None` for a lifted row.
    pub line: Option<u32>,
    /// The raw row: each header with the cell's text.
    pub raw: Vec<(String, String)>,
}

/// A titled part of a record's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its title: `Work history`.
    pub title: String,
    /// How many things are in it, all of them, also those not sent.
    pub count: u32,
    /// Why it is empty, or how it was found (`Found through "person_id" of notes.csv`); may be empty.
    pub note: String,
    /// Where it belongs on a wide page: facts stand at the left, activity in the centre, related records at the right.
    pub place: Place,
    /// What is in it.
    pub body: SectionBody,
}

/// The part of a wide page that a section belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// What the record is.
    Facts,
    /// What happened.
    #[default]
    Activity,
    /// What it belongs to and what belongs to it.
    Related,
}

/// What a section holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SectionBody {
    /// Names with values.
    Fields(Vec<Field>),
    /// Records as a small table.
    Rows(RowsSection),
    /// What happened, newest first: the first of it.
    Events(EventsWindow),
    /// A job's stages in order.
    Pipeline(Vec<Stage>),
}

/// A name with a value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// The name in words: `Current company`.
    pub name: String,
    /// The value.
    pub value: Value,
}

/// Records as a small table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowsSection {
    /// Titles of the columns.
    pub columns: Vec<String>,
    /// The rows; fewer than [`Section::count`] when there are very many.
    pub rows: Vec<SectionRow>,
}

/// A row of a small table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionRow {
    /// The record that the row is.
    pub record: RecordRef,
    /// One value for each column.
    pub cells: Vec<Value>,
}

/// A stage of a pipeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// Its name.
    pub name: String,
    /// Its colour as `#rrggbb`; empty when unknown.
    pub color: String,
    /// Whether candidates in it are out of the race.
    pub rejection: bool,
    /// How many candidates are in it now.
    pub count: u32,
    /// The candidates in it now.
    pub candidates: Vec<StageCandidate>,
}

/// A candidate in a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageCandidate {
    /// The candidacy.
    pub candidate: Link,
    /// The person behind it.
    pub person: Option<Link>,
    /// Since when it is in this stage.
    pub since: Option<Moment>,
    /// A line about the person: title and company.
    pub summary: String,
}
