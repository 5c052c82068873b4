//! One file inside an archive, as the directory describes it.
//!
//! It must not know how the directory was found.

use super::EntryError;

/// One file inside an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The name as the archive has it, for showing.
    pub raw_name: String,
    /// The name as a harmless path: `/` between folders, no `..`, not absolute.
    pub path: String,
    /// How the bytes are packed.
    pub method: Method,
    /// Whether a password is needed.
    pub encrypted: bool,
    /// Checksum of the unpacked bytes, where it is known.
    pub crc: Option<u32>,
    /// Packed bytes; where the directory is lost this is an upper limit.
    pub packed: u64,
    /// Unpacked bytes as claimed, where a claim is known.
    pub size: Option<u64>,
    /// Where the entry's own header stands in the file.
    pub header_at: u64,
    /// The entry whose bytes this one shares, which makes it unreadable.
    pub overlaps: Option<String>,
    /// Bytes of the name in the archive.
    pub(super) name_bytes: u64,
}

/// How an entry's bytes are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Not at all.
    Stored,
    /// By deflate.
    Deflate,
    /// By a method with this number.
    Other(u16),
}

/// The most that deflate can make of one byte.
const DEFLATE_LIMIT: u64 = 1032;

impl Entry {
    /// Whether the entry is a folder.
    pub fn is_folder(&self) -> bool {
        self.raw_name.ends_with(['/', '\\'])
    }

    /// How many bytes to expect: the claim, unless the packed bytes cannot hold so many.
    pub fn expected_size(&self) -> u64 {
        let most = match self.method {
            Method::Stored => self.packed,
            Method::Deflate | Method::Other(_) => self.packed.saturating_mul(DEFLATE_LIMIT),
        };
        self.size.map_or(self.packed, |size| size.min(most))
    }

    /// Whether the entry can be read at all, as far as the directory tells.
    pub fn check(&self) -> Result<(), EntryError> {
        if self.encrypted {
            return Err(EntryError::Encrypted);
        }
        if let Some(other) = &self.overlaps {
            return Err(EntryError::Overlap(other.clone()));
        }
        match self.method {
            Method::Stored | Method::Deflate => Ok(()),
            Method::Other(number) => Err(EntryError::Method(method_name(number))),
        }
    }
}

impl Method {
    /// The method with a number of the zip format (APPNOTE.TXT, 4.4.5).
    pub(super) fn from_number(number: u16) -> Self {
        match number {
            0 => Self::Stored,
            8 => Self::Deflate,
            other => Self::Other(other),
        }
    }
}

/// Names of the methods in APPNOTE.TXT, 4.4.5.
fn method_name(number: u16) -> String {
    match number {
        1 => "shrink".to_owned(),
        2..=5 => "reduce".to_owned(),
        6 => "implode".to_owned(),
        9 => "deflate64".to_owned(),
        12 => "bzip2".to_owned(),
        14 => "LZMA".to_owned(),
        20 | 93 => "zstd".to_owned(),
        95 => "xz".to_owned(),
        98 => "PPMd".to_owned(),
        99 => "AES".to_owned(),
        other => format!("number {other}"),
    }
}
