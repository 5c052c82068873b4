//! What happened to a record, as much of it as is looked at.

use serde::{Deserialize, Serialize};

use super::{Field, Link, Moment, RecordRef, Value};

/// Asks for some of the events of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventsRequest {
    /// Whose page the section is on.
    pub record: RecordRef,
    /// The section's title.
    pub section: String,
    /// Which events.
    pub filter: EventFilter,
    /// How many of those, newest first, are passed over.
    pub start: u32,
    /// At most so many.
    pub len: u32,
}

/// Which events are looked for; everything must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventFilter {
    /// Only this kind.
    pub kind: Option<String>,
    /// Only this author.
    pub author: Option<String>,
    /// Not before this.
    pub from: Option<DayEdge>,
    /// Before this.
    pub until: Option<DayEdge>,
    /// Words that all occur; case and accents make no difference.
    pub words: String,
}

/// Where a day of the reader's begins, in milliseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayEdge {
    /// For times that name their zone: the reader's midnight in UTC.
    pub zoned: i64,
    /// For times that do not, and for days.
    pub plain: i64,
}

/// Some of the events of a section, newest first; those without a time come last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventsWindow {
    /// How many events the section has.
    pub total: u32,
    /// How many of them are looked for.
    pub matching: u32,
    /// How many of those come before the first one here.
    pub start: u32,
    /// The time of the one before the first one here.
    pub before: Option<Moment>,
    /// The kinds of all events of the section, the most frequent first. Empty as long as nobody counted.
    pub kinds: Vec<(String, u32)>,
    /// The authors of all events of the section, the most frequent first. Empty as long as nobody counted.
    pub authors: Vec<(String, u32)>,
    /// The events.
    pub events: Vec<Event>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// The record that tells of it.
    pub record: RecordRef,
    /// When; `None` when the row has no time.
    pub at: Option<Moment>,
    /// What sort, in words: `Meeting note`, `Email`, `Stage change`, `Task`.
    pub kind: String,
    /// A line that says what happened: an e-mail's subject, `Interview to Offer`; may be empty.
    pub title: String,
    /// Who did it.
    pub author: Option<Value>,
    /// Other records it names: the job, the person, the company.
    pub about: Vec<Link>,
    /// How its text begins. The whole is asked for when it is opened.
    pub body: Preview,
    /// Small facts beside it, such as an e-mail's sender and receiver.
    pub fields: Vec<Field>,
}

/// The beginning of a text, without markup.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// The text; empty when there is none. A newline is a line break.
    pub text: String,
    /// Whether there is more to see: the rest of the text, or its formatting.
    pub more: bool,
}
