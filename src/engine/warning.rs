//! Something odd in the export that did not stop the load.
//!
//! It must not know how warnings are shown. A warning names the place, says what was odd and what was done about it; it
//! never carries more of a cell's text than is needed to find it.

use serde::{Deserialize, Serialize};

/// One oddity, with the place where it was met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warning {
    /// Path of the entry inside the export; empty when the whole export is meant.
    pub file: String,
    /// Line in the entry, counted from 1; 0 when the whole entry is meant.
    pub line: u64,
    /// Byte in the uncompressed entry where the row or cell begins, counted from 0.
    pub byte: u64,
    /// What sort of oddity.
    pub kind: WarningKind,
    /// A full sentence for a person: what is odd, and what Vitrine did.
    pub message: String,
}

/// The sorts of oddity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WarningKind {
    /// The archive is damaged: truncated, a wrong checksum, sizes that lie.
    DamagedArchive,
    /// The entry cannot be read: encrypted, an unknown compression method.
    UnreadableEntry,
    /// The entry is no table and was set aside.
    SkippedEntry,
    /// Two entries have one name.
    DuplicateEntry,
    /// The entry has no rows, or no bytes at all.
    EmptyTable,
    /// Bytes that the entry's encoding does not allow were replaced.
    BadEncoding,
    /// A row has fewer or more cells than the header.
    RaggedRow,
    /// A quotation mark was opened and not closed, or stood where none may.
    BrokenQuote,
    /// A header is empty or stands twice, and was given a name of its own.
    OddHeader,
    /// A cell that should be JSON is not.
    BadJson,
    /// Values that do not fit their column's type.
    OddValue,
    /// A key that should be unique is not.
    DuplicateKey,
    /// References to records that are not in the export.
    DanglingReference,
    /// A limit that protects the tab was reached.
    Limit,
    /// Lines that belong to no row: a title before the header, comments.
    StrayLines,
    /// How the table is to be read cannot be done so; it was found out instead.
    OddReading,
    /// The encoding is a guess: the file is not UTF-8 and does not say what it is.
    GuessedEncoding,
    /// The first row is data, so the columns have numbers for names.
    NoHeader,
}

impl WarningKind {
    /// The name used in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DamagedArchive => "damaged_archive",
            Self::UnreadableEntry => "unreadable_entry",
            Self::SkippedEntry => "skipped_entry",
            Self::DuplicateEntry => "duplicate_entry",
            Self::EmptyTable => "empty_table",
            Self::BadEncoding => "bad_encoding",
            Self::RaggedRow => "ragged_row",
            Self::BrokenQuote => "broken_quote",
            Self::OddHeader => "odd_header",
            Self::BadJson => "bad_json",
            Self::OddValue => "odd_value",
            Self::DuplicateKey => "duplicate_key",
            Self::DanglingReference => "dangling_reference",
            Self::Limit => "limit",
            Self::StrayLines => "stray_lines",
            Self::OddReading => "odd_reading",
            Self::GuessedEncoding => "guessed_encoding",
            Self::NoHeader => "no_header",
        }
    }
}
