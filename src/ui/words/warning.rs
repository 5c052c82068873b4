//! Words for what was odd in an export.
//!
//! It must not know where a word stands beyond what its name says.

use crate::engine::warning::WarningKind;

/// A sort of oddity, as a heading.
pub(crate) fn warning_kind(kind: WarningKind) -> &'static str {
    match kind {
        WarningKind::DamagedArchive => "The archive is damaged",
        WarningKind::UnreadableEntry => "Files that could not be read",
        WarningKind::SkippedEntry => "Files that are no tables",
        WarningKind::DuplicateEntry => "Files of the same name",
        WarningKind::EmptyTable => "Files without rows",
        WarningKind::BadEncoding => "Characters that could not be read",
        WarningKind::RaggedRow => "Rows with too few or too many cells",
        WarningKind::BrokenQuote => "Broken quotation marks",
        WarningKind::OddHeader => "Columns without a name of their own",
        WarningKind::BadJson => "Nested data that could not be read",
        WarningKind::OddValue => "Values that do not fit their column",
        WarningKind::DuplicateKey => "Keys that occur more than once",
        WarningKind::DanglingReference => "References to records that are not in the export",
        WarningKind::Limit => "Limits that were reached",
        WarningKind::StrayLines => "Lines that belong to no row",
        WarningKind::OddReading => "Choices that could not be followed",
        WarningKind::GuessedEncoding => "Encodings that are a guess",
        WarningKind::NoHeader => "Tables without a header",
    }
}
