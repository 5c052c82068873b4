//! One file inside an archive, as the directory describes it.
//!
//! It must not know how the directory was found.

use super::{EntryError, Lock};

/// One file inside an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The name as the archive has it, for showing.
    pub raw_name: String,
    /// The name as a harmless path: `/` between folders, no `..`, not absolute.
    pub path: String,
    /// How the bytes are packed.
    pub method: Method,
    /// How it is protected, if it is.
    pub lock: Option<Lock>,
    /// Checksum of the unpacked bytes, where it is known.
    pub crc: Option<u32>,
    /// Packed bytes; where the directory is lost this is an upper limit.
    pub packed: u64,
    /// Unpacked bytes as claimed, where a claim is known.
    pub size: Option<u64>,
    /// Where the entry's own header stands in the file.
    pub header_at: u64,
    /// The entry whose bytes this one would share: it is read up to there, and not at all when both begin at one place.
    pub overlaps: Option<Overlap>,
    /// The part of a divided archive that it is in, counted from 1, when that is not the one at hand.
    pub part: Option<u32>,
    /// Bytes of the name in the archive.
    pub(super) name_bytes: u64,
}

/// Where an entry runs into another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// The other's path.
    pub other: String,
    /// Where in the file the other begins; none when it begins where this one does.
    pub at: Option<u64>,
}

/// How an entry's bytes are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Not at all.
    Stored,
    /// By deflate.
    Deflate,
    /// By deflate64.
    Deflate64,
    /// By bzip2.
    Bzip2,
    /// By LZMA.
    Lzma,
    /// By zstd.
    Zstd,
    /// By xz.
    Xz,
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
            Method::Deflate => self.packed.saturating_mul(DEFLATE_LIMIT),
            _ => u64::MAX,
        };
        self.size.map_or(self.packed, |size| size.min(most))
    }

    /// Whether there is something in the entry.
    pub fn has_bytes(&self) -> bool {
        self.packed > 0 || self.size.is_some_and(|size| size > 0)
    }

    /// Whether the entry can be read at all, as far as the directory tells.
    pub fn check(&self) -> Result<(), EntryError> {
        if let Some(part) = self.part {
            return Err(EntryError::OtherPart(part));
        }
        if let Some(Overlap { other, at: None }) = &self.overlaps {
            return Err(EntryError::Overlap(other.clone()));
        }
        if self.lock == Some(Lock::Unknown) {
            return Err(EntryError::UnknownLock);
        }
        match self.method {
            Method::Other(number) => Err(EntryError::Method(method_name(number))),
            _ => Ok(()),
        }
    }
}

impl Method {
    /// The method with a number of the zip format (APPNOTE.TXT, 4.4.5).
    pub(super) fn from_number(number: u16) -> Self {
        match number {
            0 => Self::Stored,
            8 => Self::Deflate,
            9 => Self::Deflate64,
            12 => Self::Bzip2,
            14 => Self::Lzma,
            20 | 93 => Self::Zstd,
            95 => Self::Xz,
            other => Self::Other(other),
        }
    }
}

/// Names of the methods in APPNOTE.TXT, 4.4.5, that are not read.
fn method_name(number: u16) -> String {
    match number {
        1 => "shrink".to_owned(),
        2..=5 => "reduce".to_owned(),
        6 => "implode".to_owned(),
        18 => "IBM TERSE".to_owned(),
        19 => "IBM LZ77".to_owned(),
        94 => "MP3".to_owned(),
        96 => "JPEG".to_owned(),
        97 => "WavPack".to_owned(),
        98 => "PPMd".to_owned(),
        99 => "AES".to_owned(),
        other => format!("number {other}"),
    }
}
