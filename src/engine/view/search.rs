//! What a search found.

use serde::{Deserialize, Serialize};

use super::Link;

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchResults {
    /// The text that was searched for.
    pub query: String,
    /// Records found, all of them.
    pub total: u32,
    /// The hits by entity, the profile's order first, then tables without an entity.
    pub groups: Vec<SearchGroup>,
    /// Whether everything has been searched; else these are the hits so far, and more follow.
    pub complete: bool,
}

/// The hits of one entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchGroup {
    /// The entity's plural, or the table's title: `People`.
    pub title: String,
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
    /// Where it matched: the column in words, `Headline`.
    pub place: String,
    /// Some text around the match, without markup.
    pub snippet: String,
    /// Byte spans of the matches in `snippet`.
    pub marks: Vec<(u32, u32)>,
}
