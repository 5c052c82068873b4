//! Why an export or one of its entries cannot be read, and what a person can do about it.
//!
//! It must not know how errors are shown.

use thiserror::Error;

use crate::engine::warning::{Warning, WarningKind};

/// Why no export could be opened.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum OpenError {
    /// No file was given.
    #[error("Nothing was opened.")]
    Nothing,
    /// The file has no bytes.
    #[error("{file} is empty: it has no bytes at all.")]
    EmptyFile {
        /// The file.
        file: String,
    },
    /// The file is neither a zip nor a table.
    #[error("{file} is not a zip file{}.", what.map(|what| format!("; it looks like {what}")).unwrap_or_default())]
    NotAZip {
        /// The file.
        file: String,
        /// What it looks like instead.
        what: Option<&'static str>,
    },
    /// The zip has no entries.
    #[error("{file} is a zip file with nothing in it.")]
    EmptyZip {
        /// The file.
        file: String,
    },
    /// The file begins like a zip, but no entry can be found in it.
    #[error("{file} is damaged: no file can be found inside it.")]
    Damaged {
        /// The file.
        file: String,
    },
    /// There are entries, but none is a table.
    #[error("{file} has no CSV file inside ({entries} other files were found).")]
    NoTables {
        /// The file.
        file: String,
        /// How many entries there are.
        entries: usize,
    },
    /// There are tables, but none can be read.
    #[error("None of the {entries} CSV files in {file} can be read: {reason}.")]
    NoReadableTables {
        /// The file.
        file: String,
        /// How many tables there are.
        entries: usize,
        /// Why the first of them cannot be read.
        reason: String,
    },
    /// The archive has more entries than the limits allow.
    #[error("{file} lists more than {limit} files.")]
    TooManyEntries {
        /// The file.
        file: String,
        /// The limit.
        limit: usize,
    },
    /// The browser or the system refuses to read the file.
    #[error("{file} could not be read: {reason}.")]
    Io {
        /// The file.
        file: String,
        /// What the system says.
        reason: String,
    },
}

impl OpenError {
    /// The file that is wrong; empty when there is none.
    pub fn file(&self) -> &str {
        match self {
            Self::Nothing => "",
            Self::EmptyFile { file }
            | Self::NotAZip { file, .. }
            | Self::EmptyZip { file }
            | Self::Damaged { file }
            | Self::NoTables { file, .. }
            | Self::NoReadableTables { file, .. }
            | Self::TooManyEntries { file, .. }
            | Self::Io { file, .. } => file,
        }
    }

    /// What is wrong, as a sentence.
    pub fn problem(&self) -> String {
        self.to_string()
    }

    /// What to do about it, as a sentence.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::Nothing => "Choose the zip file of your export, or its CSV files.",
            Self::EmptyFile { .. } => {
                "Download the export again; if it is still empty, ask for a new one."
            }
            Self::NotAZip { .. } => {
                "Choose the zip file as it was sent to you. If you have unpacked it, drop the whole folder of CSV files here."
            }
            Self::EmptyZip { .. } => {
                "Ask for the export again: this file was made without any data."
            }
            Self::Damaged { .. } => {
                "The download was probably cut off. Download the file again and open it anew."
            }
            Self::NoTables { .. } => {
                "Check that this is the data export. If the CSV files are in a zip inside this zip, unpack it once and open the inner one."
            }
            Self::NoReadableTables { .. } => {
                "Unpack the zip on your computer (with its password, if it has one) and drop the folder of CSV files here."
            }
            Self::TooManyEntries { .. } => {
                "Check that this is the data export. If it is, unpack it and drop only the CSV files here."
            }
            Self::Io { .. } => {
                "Check that the file is still where it was, and that no other program holds it. Then open it again."
            }
        }
    }
}

/// Why an entry cannot be read, or not to its end.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum EntryError {
    /// The entry is encrypted.
    #[error("is protected with a password")]
    Encrypted,
    /// The entry is packed by a method that is not known here.
    #[error("is packed by a method that Vitrine does not know ({0})")]
    Method(String),
    /// There is no entry where the directory says.
    #[error("is not where the zip's directory says")]
    NoHeader,
    /// The entry shares its bytes with another one, as in archives that are made to fill up memory.
    #[error("shares its bytes with {0}, which no honest zip does")]
    Overlap(String),
    /// The packed bytes are damaged.
    #[error("is damaged after {}", size_in_words(*.0))]
    Corrupt(u64),
    /// The file ends before the entry does.
    #[error("is cut off after {}", size_in_words(*.0))]
    Truncated(u64),
    /// The bytes are not those that were packed.
    #[error("does not match its checksum")]
    Checksum,
    /// The entry's size is not the one the directory claims.
    #[error("claims to be {} and is {}", size_in_words(*claimed), size_in_words(*actual))]
    Size {
        /// What the directory says.
        claimed: u64,
        /// What is there.
        actual: u64,
    },
    /// The entry grows more than the limits allow.
    #[error("unpacks to more than {0} times its size")]
    Ratio(u64),
    /// All entries together are larger than the limits allow.
    #[error("does not fit: the export unpacks to more than {}", size_in_words(*.0))]
    Total(u64),
    /// The browser or the system refuses to read the file.
    #[error("could not be read: {0}")]
    Io(String),
}

impl EntryError {
    /// The error as a warning on the entry, which was read up to `read` bytes.
    pub fn warning(&self, path: &str, read: u64) -> Warning {
        let done = if read == 0 {
            "Nothing of it is shown."
        } else {
            "What could be read of it is shown."
        };
        let advice = match self {
            Self::Encrypted => "Unpack the zip with its password and drop the folder here.",
            Self::Method(_) => "Unpack the zip on your computer and drop the folder here.",
            Self::NoHeader | Self::Corrupt(_) | Self::Truncated(_) | Self::Checksum => {
                "Download the export again to have all of it."
            }
            Self::Overlap(_) | Self::Ratio(_) | Self::Total(_) => {
                "If you trust this file, unpack it and drop the CSV files you need here."
            }
            Self::Size { .. } => "Compare the number of rows with the source, if it matters.",
            Self::Io(_) => "Check that the file is still where it was, and open it again.",
        };
        Warning {
            file: path.to_owned(),
            line: 0,
            byte: read,
            kind: self.kind(),
            message: format!("{path} {self}. {done} {advice}"),
        }
    }

    /// The sort of warning.
    fn kind(&self) -> WarningKind {
        match self {
            Self::Encrypted | Self::Method(_) | Self::Overlap(_) | Self::Io(_) => {
                WarningKind::UnreadableEntry
            }
            Self::NoHeader
            | Self::Corrupt(_)
            | Self::Truncated(_)
            | Self::Checksum
            | Self::Size { .. } => WarningKind::DamagedArchive,
            Self::Ratio(_) | Self::Total(_) => WarningKind::Limit,
        }
    }
}

/// A number of bytes as a person reads it.
fn size_in_words(bytes: u64) -> String {
    let tenths = |unit: u64| format!("{}.{}", bytes / unit, bytes % unit * 10 / unit);
    match bytes {
        0..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} KB", tenths(1_000)),
        1_000_000..1_000_000_000 => format!("{} MB", tenths(1_000_000)),
        _ => format!("{} GB", tenths(1_000_000_000)),
    }
}
