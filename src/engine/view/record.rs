//! One record with everything that belongs to it.

use serde::{Deserialize, Serialize};

use super::{
    Comparison, Date, EventsWindow, Link, Moment, RecordRef, Relations, ThreadsWindow, Value,
};

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
    /// Words that readers put on it, of those that stand beside the label.
    pub tags: Vec<Value>,
    /// Short marks beside the label, such as `Do not contact` or `Archived`.
    pub badges: Vec<Badge>,
    /// Why a badge is there and how long it holds, where the export says so.
    pub notices: Vec<Notice>,
    /// E-mail addresses and telephone numbers among its facts, the first few.
    pub contact: Vec<Value>,
    /// The names of its own fields with nothing in them.
    pub empty: Vec<String>,
    /// The sections in order, only those with something in them, besides sections the profile promises: those may be empty
    /// and then say why in [`Section::note`].
    pub sections: Vec<Section>,
    /// What it refers to, and what refers to it.
    pub relations: Relations,
    /// Path of the entry (or lifted column) that holds the row.
    pub file: String,
    /// The line in that entry, counted from 1; `None` for a lifted row.
    pub line: Option<u32>,
    /// The raw row: each header with the cell's text.
    pub raw: Vec<(String, String)>,
}

/// A short mark beside a label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Badge {
    /// The mark.
    pub text: String,
    /// Whether it warns of something that must not be done, or that holds for a time only.
    pub warns: bool,
}

/// Why a badge is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The badge: `Do not contact`.
    pub text: String,
    /// The reason; may be empty.
    pub reason: String,
    /// The last day on which it holds; `None` when it holds for good or the export does not say.
    pub until: Option<Date>,
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
    /// Messages by conversation, the newest first: the first of it.
    Threads(ThreadsWindow),
    /// A job's stages in order.
    Pipeline(Pipeline),
    /// The stages that a record went through.
    Journey(Journey),
    /// Where a person has worked.
    Career(Career),
    /// Amounts that changed over time.
    Course(Course),
    /// Records that are read one after the other.
    Cards(Vec<Card>),
    /// The same from several sides.
    Comparison(Comparison),
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowsSection {
    /// Titles of the columns.
    pub columns: Vec<String>,
    /// The rows; fewer than [`Section::count`] when there are very many.
    pub rows: Vec<SectionRow>,
    /// What the rows are put together by, in their order; empty when they are not.
    pub groups: Vec<RowGroup>,
}

/// Rows of a small table that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowGroup {
    /// What they have in common; may be empty.
    pub title: Value,
    /// How many there are, also those not sent.
    pub count: u32,
    /// How many of them are among the rows.
    pub rows: u32,
}

/// A record that is read with its text and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// The record.
    pub record: RecordRef,
    /// Its number among its like; may be empty.
    pub number: Value,
    /// Its title; may be empty.
    pub title: Value,
    /// Small facts.
    pub fields: Vec<Field>,
    /// Its text; may be empty.
    pub body: Value,
    /// The rows that belong to it.
    pub parts: Option<RowsSection>,
}

/// A row of a small table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionRow {
    /// The record that the row is.
    pub record: RecordRef,
    /// One value for each column.
    pub cells: Vec<Value>,
}

/// A job's stages in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pipeline {
    /// The stages; those that end the race come last.
    pub stages: Vec<Stage>,
    /// Days in a stage are counted to this day, the last of the export.
    pub until: Option<Date>,
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
    /// How many candidates were ever in it, also those in it now; `None` when the export does not tell.
    pub reached: Option<u32>,
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
    /// Days from then to the export's last day.
    pub days: Option<u32>,
    /// A line about the person: title and company.
    pub summary: String,
}

/// The stages that a record went through, oldest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journey {
    /// The changes; those without a time come last.
    pub steps: Vec<JourneyStep>,
    /// The days since the last change are counted to this day, the last of the export.
    pub until: Option<Date>,
}

/// A change of stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct JourneyStep {
    /// The record that tells of it.
    pub record: RecordRef,
    /// The stage that was reached.
    pub stage: Value,
    /// When it was reached.
    pub at: Option<Moment>,
    /// Who made the change.
    pub author: Option<Value>,
    /// Days until the next change; after the last one, until the export's last day.
    pub days: Option<u32>,
}

/// Where a person has worked, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Career {
    /// The positions; those without a beginning come last.
    pub posts: Vec<Post>,
    /// Positions without an end are counted to this day, the last of the export.
    pub until: Option<Date>,
}

/// A position that a person has or had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// The record that tells of it.
    pub record: RecordRef,
    /// The job's title.
    pub title: Value,
    /// The employer.
    pub employer: Value,
    /// Its first day, month or year.
    pub from: Option<Date>,
    /// Its last day, month or year; `None` when it goes on or is not known.
    pub to: Option<Date>,
    /// Its length in months, the first and the last among them.
    pub months: Option<u32>,
    /// Whole months without any position before it.
    pub gap: Option<u32>,
    /// An earlier position that it overlaps with, the longest when there are several.
    pub overlap: Option<Overlap>,
    /// What else is known of it.
    pub fields: Vec<Field>,
}

/// Amounts that changed over time, newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// The amounts; those without a day come last.
    pub points: Vec<CoursePoint>,
}

/// An amount at a time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoursePoint {
    /// The record that tells of it.
    pub record: RecordRef,
    /// When it was so: a day, a month or a year; may be empty.
    pub at: Value,
    /// What sort of amount it is: `Actual`, `Desired`; may be empty.
    pub sort: Value,
    /// The amount.
    pub value: Value,
    /// Its share of the greatest amount in its currency, in thousandths; `None` when it is no number.
    pub permille: Option<u32>,
    /// How it differs from the one before of its sort and currency.
    pub change: Option<CourseChange>,
    /// What else is known of it.
    pub fields: Vec<Field>,
}

/// The difference of an amount from the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourseChange {
    /// In thousandths of the one before; less than zero when it fell.
    pub permille: i32,
    /// When the one before was.
    pub since: Value,
}

/// Two positions at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overlap {
    /// The earlier position's title, or its employer.
    pub with: String,
    /// How many months both have.
    pub months: u32,
}
