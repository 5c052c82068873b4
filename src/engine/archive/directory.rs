//! The directory of a zip: which entries there are, and where.
//!
//! It must not know what entries hold, nor trust what they claim. The format is PKWARE's APPNOTE.TXT; the sections are named below.
//! The `zip` crate is not used for it because it keeps only the last of several entries of one name.

use std::rc::Rc;

use memchr::memmem;
use thiserror::Error;

use super::bytes::{u16_at, u32_at, u64_at};
use super::name::{decode, neutral};
use super::overlap::mark_overlaps;
use super::{Entry, Lock, Method, Source};

/// Bytes of the end record without its comment (4.3.16).
const END: usize = 22;
/// Bytes of the locator of the zip64 end record (4.3.15).
const LOCATOR: u64 = 20;
/// Bytes of the zip64 end record without extensions (4.3.14).
const END64: u64 = 56;
/// Bytes of a directory header without name, extra field and comment (4.3.12).
const HEADER: usize = 46;
/// The method that stands where `WinZip`'s AES is used.
const AES_METHOD: u16 = 99;
/// Its extra field.
const AES_FIELD: u16 = 0x9901;
/// Ends that are tried.
const MOST_ENDS: usize = 16;
/// A directory that is larger than this is no directory.
const MOST_DIRECTORY_BYTES: u64 = 512 << 20;

/// The entries of a zip.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Directory {
    /// The entries in the directory's order, folders among them.
    pub entries: Vec<Entry>,
    /// How many entries the end record promises beyond those that were found.
    pub missing: u64,
    /// The parts of a divided archive, of which this is the last; 1 for one that is not divided.
    pub parts: u32,
    /// Bytes before the archive that begin like another one.
    pub another_before: u64,
}

/// Why no directory can be read.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DirectoryError {
    /// There is no end record, or it leads nowhere.
    #[error("there is no directory")]
    None,
    /// There are more entries than the limit.
    #[error("there are too many entries")]
    TooMany,
    /// The source could not be read.
    #[error("{0}")]
    Io(String),
}

/// Reads the directory; at most `limit` entries.
pub fn read_directory(source: &Rc<dyn Source>, limit: usize) -> Result<Directory, DirectoryError> {
    let mut empty = None;
    for end in find_ends(source)? {
        let Some(directory) = read_from(source, &end, limit)? else {
            continue;
        };
        if !directory.entries.is_empty() {
            return Ok(directory);
        }
        empty = empty.or(Some(directory));
    }
    empty.ok_or(DirectoryError::None)
}

/// The directory that an end record leads to, if it leads to one.
fn read_from(
    source: &Rc<dyn Source>,
    end: &End,
    limit: usize,
) -> Result<Option<Directory>, DirectoryError> {
    let Some((start, base)) = locate(source, end)? else {
        return Ok(None);
    };
    if end.size > MOST_DIRECTORY_BYTES {
        return Ok(None);
    }
    let bytes = read_range(source, start, end.size)?;
    let mut entries = Vec::new();
    let mut rest = bytes.as_slice();
    while let Some((entry, length)) = parse_header(rest, base, end.part) {
        if entries.len() >= limit {
            return Err(DirectoryError::TooMany);
        }
        entries.push(entry);
        rest = rest.get(length..).unwrap_or_default();
    }
    if entries.is_empty() && end.entries > 0 {
        return Ok(None);
    }
    mark_overlaps(source, &mut entries)?;
    let missing = end.entries.saturating_sub(entries.len() as u64);
    let is_another = base > 0 && read_range(source, 0, 4)?.starts_with(b"PK\x03\x04");
    Ok(Some(Directory {
        entries,
        missing,
        parts: end.part.saturating_add(1),
        another_before: if is_another { base } else { 0 },
    }))
}

/// What the end record says.
struct End {
    /// Where the directory ends: the position of the (zip64) end record.
    at: u64,
    /// Number of this part of a divided archive, counted from 0.
    part: u32,
    entries: u64,
    size: u64,
    offset: u64,
}

/// What may be end records in the last 64 KiB, with the zip64 ones before them, the last one first: also what an archive says about itself may
/// look like one.
fn find_ends(source: &Rc<dyn Source>) -> Result<Vec<End>, DirectoryError> {
    let length = source.len();
    let tail_size = length.min(END as u64 + u64::from(u16::MAX));
    let tail_at = length - tail_size;
    let tail = read_range(source, tail_at, tail_size)?;
    let mut ends = Vec::new();
    for found in memmem::rfind_iter(&tail, b"PK\x05\x06") {
        let Some(record) = tail.get(found..) else {
            continue;
        };
        let fields = (|| {
            Some(End {
                at: tail_at + found as u64,
                part: part_of(u16_at(record, 4)?),
                entries: u64::from(u16_at(record, 10)?),
                size: u64::from(u32_at(record, 12)?),
                offset: u64::from(u32_at(record, 16)?),
            })
        })();
        let comment = u16_at(record, 20).map(usize::from);
        let (Some(end), Some(comment)) = (fields, comment) else {
            continue;
        };
        if record.len() < END + comment {
            continue;
        }
        let is_zip64 = end.entries == u64::from(u16::MAX)
            || end.size == u64::from(u32::MAX)
            || end.offset == u64::from(u32::MAX);
        if is_zip64 && let Some(end64) = find_end64(source, end.at)? {
            ends.push(end64);
        }
        ends.push(end);
        if ends.len() >= MOST_ENDS {
            break;
        }
    }
    Ok(ends)
}

/// The part that a number means; where there is no room for it, archives are not divided.
fn part_of(number: u16) -> u32 {
    if number == u16::MAX {
        0
    } else {
        u32::from(number)
    }
}

/// The zip64 end record before the end record at `end_at` (4.3.14, 4.3.15).
fn find_end64(source: &Rc<dyn Source>, end_at: u64) -> Result<Option<End>, DirectoryError> {
    let Some(locator_at) = end_at.checked_sub(LOCATOR) else {
        return Ok(None);
    };
    let locator = read_range(source, locator_at, LOCATOR)?;
    let claimed = u64_at(&locator, 8).filter(|_| locator.starts_with(b"PK\x06\x07"));
    // Data put before the archive shifts it, so the claim may miss; without extensions the record stands right before its locator.
    let usual = locator_at.checked_sub(END64);
    for at in [usual, claimed].into_iter().flatten() {
        let record = read_range(source, at, END64)?;
        if !record.starts_with(b"PK\x06\x06") {
            continue;
        }
        let fields = (|| {
            Some(End {
                at,
                part: u32_at(&record, 16)?,
                entries: u64_at(&record, 32)?,
                size: u64_at(&record, 40)?,
                offset: u64_at(&record, 48)?,
            })
        })();
        if fields.is_some() {
            return Ok(fields);
        }
    }
    Ok(None)
}

/// Where the directory begins, and what must be added to positions because of data put before the archive.
fn locate(source: &Rc<dyn Source>, end: &End) -> Result<Option<(u64, u64)>, DirectoryError> {
    let by_end = end.at.checked_sub(end.size);
    for start in [by_end, Some(end.offset)].into_iter().flatten() {
        let starts_well = read_range(source, start, 4)?.starts_with(b"PK\x01\x02");
        if starts_well || (end.entries == 0 && end.size == 0) {
            return Ok(Some((start, start.saturating_sub(end.offset))));
        }
    }
    Ok(None)
}

/// The entry that a directory header describes, and the header's length (4.3.12).
fn parse_header(bytes: &[u8], base: u64, part: u32) -> Option<(Entry, usize)> {
    if !bytes.starts_with(b"PK\x01\x02") {
        return None;
    }
    let flags = u16_at(bytes, 8)?;
    let name_length = usize::from(u16_at(bytes, 28)?);
    let extra_length = usize::from(u16_at(bytes, 30)?);
    let comment_length = usize::from(u16_at(bytes, 32)?);
    let name = bytes.get(HEADER..HEADER + name_length)?;
    let extra = bytes
        .get(HEADER + name_length..HEADER + name_length + extra_length)
        .unwrap_or_default();
    let mut sizes = Sizes {
        size: u64::from(u32_at(bytes, 24)?),
        packed: u64::from(u32_at(bytes, 20)?),
        header_at: u64::from(u32_at(bytes, 42)?),
    };
    sizes.widen(extra);
    let own_part = u32::from(u16_at(bytes, 34)?);
    let raw_name = unicode_path(extra).unwrap_or_else(|| decode(name));
    let packing = Packing {
        flags,
        method: u16_at(bytes, 10)?,
        time: u16_at(bytes, 12)?,
        crc: u32_at(bytes, 16)?,
    };
    let (method, lock, crc) = packing.read(extra);
    let entry = Entry {
        path: neutral(&raw_name),
        raw_name,
        method,
        lock,
        crc,
        packed: sizes.packed,
        size: Some(sizes.size),
        header_at: sizes.header_at.saturating_add(base),
        name_bytes: name_length as u64,
        overlaps: None,
        // Where an archive is in one piece, what an entry says of parts is a mistake.
        part: (part > 0 && own_part != part).then_some(own_part.saturating_add(1)),
    };
    Some((entry, HEADER + name_length + extra_length + comment_length))
}

/// What headers say of how an entry is packed and protected.
pub(super) struct Packing {
    pub(super) flags: u16,
    pub(super) method: u16,
    /// The time of day at which the file was changed last.
    pub(super) time: u16,
    pub(super) crc: u32,
}

impl Packing {
    /// The method, the lock, and the checksum where it counts.
    pub(super) fn read(&self, extra: &[u8]) -> (Method, Option<Lock>, Option<u32>) {
        let method = Method::from_number(self.method);
        if self.flags & 1 == 0 {
            return (method, None, Some(self.crc));
        }
        // Of PKWARE's strong encryption, and of directories that are encrypted themselves.
        if self.flags & (1 << 6 | 1 << 13) != 0 {
            return (method, Some(Lock::Unknown), Some(self.crc));
        }
        if self.method == AES_METHOD {
            return self.read_aes(extra);
        }
        let [_, _, _, by_crc] = self.crc.to_le_bytes();
        let [_, by_time] = self.time.to_le_bytes();
        // Where the checksum follows the entry it was not known when the entry was encrypted.
        let check = if self.flags & 8 == 0 { by_crc } else { by_time };
        let lock = Lock::Traditional { check };
        (method, Some(lock), Some(self.crc))
    }

    /// `WinZip`'s AES keeps the method in a field of its own, and the second version does without the checksum.
    fn read_aes(&self, extra: &[u8]) -> (Method, Option<Lock>, Option<u32>) {
        let fields = (|| {
            let field = extra_field(extra, AES_FIELD)?;
            let key_bytes = match field.get(4)? {
                1 => 16,
                2 => 24,
                3 => 32,
                _ => return None,
            };
            let method = Method::from_number(u16_at(field, 5)?);
            let has_crc = u16_at(field, 0)? == 1;
            Some((method, Lock::Aes { key_bytes }, has_crc.then_some(self.crc)))
        })();
        match fields {
            Some((method, lock, crc)) => (method, Some(lock), crc),
            None => (Method::Other(self.method), Some(Lock::Unknown), None),
        }
    }
}

/// The numbers that zip64 may move to the extra field.
pub(super) struct Sizes {
    pub(super) size: u64,
    pub(super) packed: u64,
    pub(super) header_at: u64,
}

impl Sizes {
    /// Takes those that do not fit 32 bits from the zip64 extra field, where they stand in this order (4.5.3).
    pub(super) fn widen(&mut self, extra: &[u8]) {
        let Some(field) = extra_field(extra, 1) else {
            return;
        };
        let mut at = 0;
        for number in [&mut self.size, &mut self.packed, &mut self.header_at] {
            if *number == u64::from(u32::MAX)
                && let Some(wide) = u64_at(field, at)
            {
                *number = wide;
                at += 8;
            }
        }
    }
}

/// The content of an extra field (4.5.1).
fn extra_field(mut extra: &[u8], wanted: u16) -> Option<&[u8]> {
    loop {
        let (id, length) = (u16_at(extra, 0)?, usize::from(u16_at(extra, 2)?));
        if id == wanted {
            return extra.get(4..4 + length);
        }
        extra = extra.get(4 + length..)?;
    }
}

/// The name in Info-ZIP's Unicode path field (4.6.9).
pub(super) fn unicode_path(extra: &[u8]) -> Option<String> {
    let field = extra_field(extra, 0x7075)?;
    let name = std::str::from_utf8(field.get(5..)?).ok()?;
    (!name.is_empty()).then(|| name.to_owned())
}

/// The bytes of a range, or those of them that are there.
pub(super) fn read_range(
    source: &Rc<dyn Source>,
    at: u64,
    size: u64,
) -> Result<Vec<u8>, DirectoryError> {
    let there = size.min(source.len().saturating_sub(at));
    let mut bytes = vec![0; usize::try_from(there).unwrap_or(0)];
    let mut filled = 0;
    while let Some(room) = bytes.get_mut(filled..)
        && !room.is_empty()
    {
        let count = source
            .read_at(at + filled as u64, room)
            .map_err(|error| DirectoryError::Io(error.to_string()))?;
        if count == 0 {
            break;
        }
        filled += count;
    }
    bytes.truncate(filled);
    Ok(bytes)
}
