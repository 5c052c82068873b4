//! An entry as a file of its own: an archive inside an archive, a document.
//!
//! It must not look into it.

use std::io;
use std::rc::Rc;

use super::input::Input;
use super::{
    Entry, EntryError, EntryStream, Key, Limits, Lock, MemorySource, Method, Password, Source,
};

/// Unpacked bytes read at once.
const PIECE: usize = 1 << 20;

/// A part of another source.
struct Slice {
    source: Rc<dyn Source>,
    at: u64,
    length: u64,
}

impl Source for Slice {
    fn len(&self) -> u64 {
        self.length
    }

    fn read_at(&self, position: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.length.saturating_sub(position);
        let count = usize::try_from(left)
            .unwrap_or(usize::MAX)
            .min(buffer.len());
        match buffer.get_mut(..count) {
            Some(room) if count > 0 => self.source.read_at(self.at + position, room),
            _ => Ok(0),
        }
    }
}

/// The entry's bytes, of which at most `most` are unpacked into memory; what is not packed stays where it is.
pub fn source_of(
    source: Rc<dyn Source>,
    entry: &Entry,
    key: Option<&Key>,
    limits: Limits,
    most: u64,
) -> Result<Rc<dyn Source>, EntryError> {
    entry.check()?;
    if entry.method == Method::Stored && entry.lock.is_none() && entry.overlaps.is_none() {
        let input = Input::of(Rc::clone(&source), entry, None)?;
        let at = input.position();
        let length = entry.packed.min(source.len().saturating_sub(at));
        return Ok(Rc::new(Slice { source, at, length }));
    }
    let mut stream = EntryStream::open(source, entry, key, limits)?;
    let mut bytes = Vec::new();
    let mut piece = vec![0; PIECE];
    loop {
        let count = stream.read(&mut piece)?;
        if count == 0 {
            break;
        }
        if stream.position() > most {
            return Err(EntryError::Memory(most));
        }
        bytes.extend_from_slice(piece.get(..count).unwrap_or_default());
    }
    Ok(Rc::new(MemorySource(Rc::from(bytes))))
}

/// Tries a password on an entry; none for one that is not protected.
///
/// The traditional check lets one of 256 wrong keys through. Where a password can be written in several ways and more than one passes,
/// the way that the entry's beginning can be read with is taken.
pub fn key_of(
    source: &Rc<dyn Source>,
    entry: &Entry,
    password: &Password,
) -> Result<Option<Key>, EntryError> {
    entry.check()?;
    let Some(lock) = entry.lock.filter(|lock| *lock != Lock::Unknown) else {
        return Ok(None);
    };
    let head = Input::head_of(Rc::clone(source), entry)?;
    let mut keys = lock.keys(&head, password)?;
    if keys.len() > 1
        && let Some(at) = keys.iter().position(|key| reads(source, entry, key))
    {
        keys.swap(0, at);
    }
    Ok(keys.into_iter().next())
}

/// Whether the beginning of an entry is something with this key.
fn reads(source: &Rc<dyn Source>, entry: &Entry, key: &Key) -> bool {
    let mut piece = vec![0; PIECE];
    EntryStream::open(Rc::clone(source), entry, Some(key), Limits::default())
        .and_then(|mut stream| {
            // To the end, where the checksum stands, or as far as this piece goes.
            while stream.read(&mut piece)? > 0 && stream.position() < PIECE as u64 {}
            Ok(())
        })
        .is_ok()
}
