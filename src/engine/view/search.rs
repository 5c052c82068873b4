//! What a search found.

use serde::{Deserialize, Serialize};

use super::{Date, GridSource, Link, Moment};

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchResults {
    /// The text that was searched for.
    pub query: String,
    /// What was understood of it, part for part.
    pub parts: Vec<QueryPart>,
    /// Records found, all of them.
    pub total: u32,
    /// The hits by entity: those first whose labels match, then in the profile's order, then tables without an entity.
    pub groups: Vec<SearchGroup>,
    /// Where nothing was found: what would be found without one of the parts.
    pub without: Vec<Without>,
    /// Whether everything has been searched; else these are the hits so far, and more follow.
    pub complete: bool,
}

/// A part of a query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueryPart {
    /// Its bytes in the text: without them the query is without the part.
    pub span: (u32, u32),
    /// The words of it.
    pub text: String,
    /// What it was taken for.
    pub meaning: Meaning,
}

/// What a part of a query was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Meaning {
    /// This begins a word of the record.
    Word,
    /// These words stand side by side.
    Phrase,
    /// Only records of these kinds, in their plural; none when no kind is called so.
    Kind(Vec<String>),
    /// Only what somebody wrote or sent who is called so.
    From,
    /// Only what is older than this day, month or year.
    Before(Date),
    /// Only what is of this day, month or year or younger.
    After(Date),
    /// It looks like a condition, but there is none of that name: it is looked for as it stands.
    UnknownCondition,
    /// A condition whose value is no day; it is left out.
    NoDate,
    /// Nothing follows yet; it is left out.
    Unfinished,
}

/// What would be found without one part of a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Without {
    /// Index in [`SearchResults::parts`].
    pub part: u32,
    /// How many records that would be.
    pub total: u32,
}

/// The hits of one entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchGroup {
    /// The entity's plural, or the table's title: `People`.
    pub title: String,
    /// The list that can show all of them, as [`super::RowSet::Found`]; none when they are in several tables.
    pub list: Option<GridSource>,
    /// Records found in this group, all of them.
    pub total: u32,
    /// The best of them, labels that match first.
    pub hits: Vec<SearchHit>,
}

/// A record that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchHit {
    /// The record.
    pub link: Link,
    /// Byte spans of the matches in the link's label.
    pub label_marks: Vec<(u32, u32)>,
    /// When it was made or happened, as far as it says.
    pub at: Option<Moment>,
    /// Where it matched: the column in words, `Headline`.
    pub place: String,
    /// Some text around the match, without markup.
    pub snippet: String,
    /// Byte spans of the matches in `snippet`.
    pub marks: Vec<(u32, u32)>,
}
