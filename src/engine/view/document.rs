//! Files of an export that are no tables: what there is, and one of them.

use serde::{Deserialize, Serialize};

/// A file of the export that is no table, as the directory describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentInfo {
    /// Its number; it stays the same while the export is open.
    pub number: u32,
    /// Its path inside the export.
    pub path: String,
    /// Its unpacked bytes, as claimed.
    pub bytes: u64,
}

/// A file of the export that is no table, with what is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Which.
    pub info: DocumentInfo,
    /// Its content; an error says why it cannot be read.
    pub content: Result<DocumentContent, String>,
}

/// What is in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentContent {
    /// What it is, by its first bytes: `PDF document`.
    pub kind: String,
    /// Its media type: `application/pdf`.
    pub media_type: String,
    /// Its SHA-256 in hexadecimal digits.
    pub sum: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What of it can be shown.
    pub shown: DocumentShown,
}

/// What of a file can be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum DocumentShown {
    /// Nothing; it can only be saved.
    Nothing,
    /// A picture, which the browser decodes from the bytes.
    Picture,
    /// Its text.
    Text {
        /// The text.
        text: String,
        /// The encoding it was read in; empty for a text that was taken out of a document.
        encoding: String,
        /// Whether there is more of it than is shown.
        is_cut: bool,
    },
}
