//! Finds the entries of a zip whose directory is lost, by the header that stands before each entry.
//!
//! It must not know why the directory is lost. It reads through the file only where a header does not say how long its entry is.

use std::rc::Rc;

use memchr::memmem;

use super::bytes::{u16_at, u32_at};
use super::directory::{DirectoryError, Packing, Sizes, read_range, unicode_path};
use super::name::{decode, neutral};
use super::{Entry, Method, Source};

/// Bytes of a local header before the name (APPNOTE.TXT, 4.3.7).
const HEADER: u64 = 30;
/// Bytes looked through at once.
const PIECE: u64 = 4 << 20;
/// Bytes of a data descriptor with its signature (4.3.9).
const DESCRIPTOR: u64 = 16;

/// The entries whose headers can be found; at most `limit`.
pub fn salvage(source: &Rc<dyn Source>, limit: usize) -> Result<Vec<Entry>, DirectoryError> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut at = 0;
    while let Some(found) = find(source, at, &[b"PK\x03\x04"])? {
        let Some((mut entry, data_at)) = read_header(source, found)? else {
            at = found + 4;
            continue;
        };
        if entry.size.is_some() {
            at = data_at.saturating_add(entry.packed);
        } else {
            let next = find(source, data_at, &[b"PK\x03\x04", b"PK\x01\x02"])?;
            at = next.unwrap_or(source.len());
            entry.packed = at - data_at;
            if entry.method == Method::Stored {
                entry.packed -= descriptor_before(source, at)?.min(entry.packed);
            }
        }
        if entries.len() >= limit {
            return Err(DirectoryError::TooMany);
        }
        entries.push(entry);
    }
    Ok(entries)
}

/// The entry whose header stands here, and where its bytes begin; none when this is no header after all.
fn read_header(source: &Rc<dyn Source>, at: u64) -> Result<Option<(Entry, u64)>, DirectoryError> {
    let fixed = read_range(source, at, HEADER)?;
    let Some(fields) = Fields::parse(&fixed) else {
        return Ok(None);
    };
    let named = read_range(source, at + HEADER, fields.name + fields.extra)?;
    let Some((name, extra)) = usize::try_from(fields.name)
        .ok()
        .and_then(|name| named.split_at_checked(name))
    else {
        return Ok(None);
    };
    let mut sizes = Sizes {
        size: fields.size,
        packed: fields.packed,
        header_at: at,
    };
    sizes.widen(extra);
    // With this flag the sizes follow the entry, and stand here only by chance.
    let is_open = fields.flags & 8 != 0 && sizes.packed == 0;
    let raw_name = unicode_path(extra).unwrap_or_else(|| decode(name));
    let packing = Packing {
        flags: fields.flags,
        method: fields.method,
        time: fields.time,
        crc: fields.crc,
    };
    let (method, lock, crc) = packing.read(extra);
    let entry = Entry {
        path: neutral(&raw_name),
        raw_name,
        method,
        lock,
        crc: crc.filter(|_| !is_open),
        packed: sizes.packed,
        size: (!is_open).then_some(sizes.size),
        header_at: at,
        name_bytes: fields.name,
        overlaps: None,
        part: None,
    };
    Ok(Some((entry, at + HEADER + fields.name + fields.extra)))
}

/// The fixed part of a local header.
struct Fields {
    flags: u16,
    method: u16,
    time: u16,
    crc: u32,
    packed: u64,
    size: u64,
    name: u64,
    extra: u64,
}

impl Fields {
    /// The fields; none when they cannot be a header's.
    fn parse(bytes: &[u8]) -> Option<Self> {
        let version = u16_at(bytes, 4)? & 0xff;
        let fields = Self {
            flags: u16_at(bytes, 6)?,
            method: u16_at(bytes, 8)?,
            time: u16_at(bytes, 10)?,
            crc: u32_at(bytes, 14)?,
            packed: u64::from(u32_at(bytes, 18)?),
            size: u64::from(u32_at(bytes, 22)?),
            name: u64::from(u16_at(bytes, 26)?),
            extra: u64::from(u16_at(bytes, 28)?),
        };
        (version <= 100 && fields.method <= 99 && (1..=4096).contains(&fields.name))
            .then_some(fields)
    }
}

/// The first place from `at` on where one of the signatures stands.
fn find(
    source: &Rc<dyn Source>,
    mut at: u64,
    signatures: &[&[u8; 4]],
) -> Result<Option<u64>, DirectoryError> {
    // What a header is found in at once is small where headers say how long their entries are.
    let mut piece = 64;
    while at < source.len() {
        let bytes = read_range(source, at, piece)?;
        let found = signatures
            .iter()
            .filter_map(|signature| memmem::find(&bytes, *signature))
            .min();
        if let Some(found) = found {
            return Ok(Some(at + found as u64));
        }
        if bytes.len() < 4 {
            break;
        }
        at += bytes.len() as u64 - 3;
        piece = (piece * 8).min(PIECE);
    }
    Ok(None)
}

/// Bytes of the data descriptor that ends at a place.
fn descriptor_before(source: &Rc<dyn Source>, end: u64) -> Result<u64, DirectoryError> {
    let Some(at) = end.checked_sub(DESCRIPTOR) else {
        return Ok(0);
    };
    let is_there = read_range(source, at, 4)?.starts_with(b"PK\x07\x08");
    Ok(if is_there { DESCRIPTOR } else { 0 })
}
