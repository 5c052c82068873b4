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
        /// The archives among them, by path.
        inner: Vec<String>,
    },
    /// There is something, and all of it is protected with a password.
    #[error("{file} is protected with a password{}.", if *wrong { ", and this one does not fit" } else { "" })]
    Locked {
        /// The file.
        file: String,
        /// Whether a password was given that does not fit.
        wrong: bool,
    },
    /// An archive inside the archive cannot be opened.
    #[error("{inner} in {file} cannot be opened: it {reason}.")]
    NoInner {
        /// The file.
        file: String,
        /// The path of the archive inside.
        inner: String,
        /// Why not.
        reason: String,
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
            | Self::Locked { file, .. }
            | Self::NoInner { file, .. }
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
                "Check that this is the data export. If the CSV files are in a zip inside this zip, open that one."
            }
            Self::Locked { wrong: false, .. } => {
                "Give the password. It is used to read this file and kept nowhere."
            }
            Self::Locked { wrong: true, .. } => {
                "Check the password and give it again. Capital and small letters count."
            }
            Self::NoInner { .. } => "Unpack the outer zip on your computer and open the inner one.",
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
    /// The entry is encrypted, and no password was given.
    #[error("is protected with a password")]
    Locked,
    /// The entry is encrypted, and the password is another one.
    #[error("does not open with this password")]
    WrongPassword,
    /// The entry is encrypted in a way that is not known here.
    #[error("is encrypted in a way that Vitrine does not know")]
    UnknownLock,
    /// The entry was opened with a password, and what came out is not what was packed.
    #[error("is damaged, or does not open with this password after all")]
    Garbled,
    /// The archive is divided, and the entry is in another part.
    #[error("is in part {0} of this archive, which was divided")]
    OtherPart(u32),
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
    /// The entry has another name in its own header. All of it was read.
    #[error("is called {0} in its own header")]
    OtherName(String),
    /// The entry grows more than the limits allow.
    #[error("unpacks to more than {0} times its size")]
    Ratio(u64),
    /// Unpacking the entry takes more memory than the limits allow.
    #[error("takes more than {} of memory to unpack", size_in_words(*.0))]
    Memory(u64),
    /// All entries together have more columns than the limits allow.
    #[error("does not fit: the export has more than {0} columns in all")]
    Columns(usize),
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
        let done = if read == 0 || self.spoils() {
            "Nothing of it is shown."
        } else if !self.cuts() {
            "All of it is shown."
        } else {
            "What could be read of it is shown."
        };
        let advice = match self {
            Self::Locked => "Give the password to read it.",
            Self::WrongPassword => "Check the password and give it again.",
            Self::Garbled => "Check the password, or download the export again.",
            Self::Method(_) | Self::UnknownLock => {
                "Unpack the zip on your computer and drop the folder here."
            }
            Self::OtherPart(_) => {
                "Unpack the archive on your computer, with all its parts in one folder, and drop the result here."
            }
            Self::NoHeader | Self::Corrupt(_) | Self::Truncated(_) | Self::Checksum => {
                "Download the export again to have all of it."
            }
            Self::Ratio(_) | Self::Total(_) | Self::Memory(_) | Self::Columns(_) => {
                "If you trust this file, raise the limit to read on."
            }
            Self::Overlap(_) => {
                "If you trust this file, unpack it and drop the CSV files you need here."
            }
            Self::OtherName(_) => "Find out which is right, if it matters.",
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

    /// Whether what was read before the error may be anything at all, so that nothing of it may be shown.
    pub fn spoils(&self) -> bool {
        matches!(self, Self::Garbled | Self::WrongPassword)
    }

    /// Whether the entry goes on behind what was read, so that the last row is not whole.
    pub fn cuts(&self) -> bool {
        !matches!(
            self,
            Self::Checksum | Self::Size { .. } | Self::OtherName(_)
        )
    }

    /// Whether a higher limit would help.
    pub fn is_limit(&self) -> bool {
        matches!(
            self,
            Self::Ratio(_) | Self::Total(_) | Self::Memory(_) | Self::Columns(_)
        )
    }

    /// The sort of warning.
    fn kind(&self) -> WarningKind {
        match self {
            Self::Locked
            | Self::WrongPassword
            | Self::UnknownLock
            | Self::Garbled
            | Self::OtherPart(_)
            | Self::Method(_)
            | Self::Overlap(_)
            | Self::Io(_) => WarningKind::UnreadableEntry,
            Self::NoHeader
            | Self::Corrupt(_)
            | Self::Truncated(_)
            | Self::Checksum
            | Self::OtherName(_)
            | Self::Size { .. } => WarningKind::DamagedArchive,
            Self::Ratio(_) | Self::Total(_) | Self::Memory(_) | Self::Columns(_) => {
                WarningKind::Limit
            }
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
