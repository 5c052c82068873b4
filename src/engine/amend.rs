//! What the reader decides against what was found: how a table is read, which links hold, which profile gives the words.
//!
//! It must not know how any of it is carried out. Tables and columns are named as the export names them, never by number, so that a
//! decision outlives the reading of a table anew. The whole of it is sent each time: undoing is sending what was before.

use serde::{Deserialize, Serialize};

/// All that the reader has decided.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendments {
    /// Tables to be read in another way than was found out, by path, ascending.
    pub tables: Vec<(String, ReadAs)>,
    /// What was said of links, at most once of each.
    pub links: Vec<LinkRule>,
    /// A profile to use instead of the built-in ones.
    pub profile: Option<ProfileFile>,
}

/// How to read a table, as far as it is not to be found out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadAs {
    /// The encoding by its WHATWG name, such as `windows-1252`.
    pub encoding: Option<String>,
    /// The character between cells.
    pub delimiter: Option<char>,
    /// The character around cells that hold delimiters or newlines; `Some(None)` when there is none.
    pub quote: Option<Option<char>>,
    /// Whether the first record names the columns.
    pub header: Option<bool>,
    /// Lines before the header that belong to no table.
    pub skip: Option<u32>,
}

/// The two ends of a link, by path and header; pairwise where there are several columns.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LinkEnds {
    /// Path of the table that holds the reference.
    pub from: String,
    /// The headers of the columns that hold it.
    pub columns: Vec<String>,
    /// Path of the table referred to.
    pub to: String,
    /// The headers of the columns referred to.
    pub to_columns: Vec<String>,
}

/// What the reader said of one link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkRule {
    /// Which link.
    pub ends: LinkEnds,
    /// What of it.
    pub verdict: Verdict,
}

/// What the reader says of a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// It is right as it was found.
    Confirmed,
    /// It is none.
    Rejected,
    /// It is one, although it was not found.
    Added,
}

/// A profile from the reader's disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileFile {
    /// The file's name, for messages.
    pub name: String,
    /// Its text, in the form that `docs/profiles.md` describes.
    pub text: String,
}
