//! The packed bytes of an entry, read ahead in large slices and opened with its key.
//!
//! It must not know how they are packed. Each read of a source is dear in a browser.

use std::rc::Rc;

use super::bytes::{u16_at, u32_at};
use super::directory::unicode_path;
use super::entry::Overlap;
use super::lock::{Cipher, Key};
use super::name::{decode, neutral};
use super::{Entry, EntryError, Source};

/// Packed bytes read at once: larger slices make reading from a browser's file no faster.
const AHEAD: u64 = 4 << 20;
/// Bytes of a local header before the name (APPNOTE.TXT, 4.3.7).
const LOCAL_HEADER: usize = 30;

/// The packed bytes of an entry.
pub(super) struct Input {
    source: Rc<dyn Source>,
    /// Where the next slice begins.
    at: u64,
    /// Packed bytes that are not yet read.
    left: u64,
    ahead: Vec<u8>,
    used: usize,
    /// Packed bytes handed out.
    taken: u64,
    cipher: Option<Cipher>,
    /// The bytes after the packed ones.
    tail: u64,
    /// The entry that begins before this one should end.
    stops_at: Option<String>,
    /// What the entry is called in its own header, when that is not what the directory says.
    other_name: Option<String>,
}

impl Input {
    /// All bytes of a source.
    pub(super) fn whole(source: Rc<dyn Source>) -> Self {
        let size = source.len();
        Self::new(source, 0, size)
    }

    /// The packed bytes of an entry of an archive, opened with its key where it has one.
    pub(super) fn of(
        source: Rc<dyn Source>,
        entry: &Entry,
        key: Option<&Key>,
    ) -> Result<Self, EntryError> {
        let (mut input, head) = Self::behind_head(source, entry)?;
        if entry.lock.is_some() {
            let key = key.ok_or(EntryError::Locked)?;
            let cipher = Cipher::new(key, &head).ok_or(EntryError::UnknownLock)?;
            input.seal(cipher);
        }
        Ok(input)
    }

    /// The bytes with which a password is tried.
    pub(super) fn head_of(source: Rc<dyn Source>, entry: &Entry) -> Result<Vec<u8>, EntryError> {
        Self::behind_head(source, entry).map(|(_, head)| head)
    }

    fn behind_head(source: Rc<dyn Source>, entry: &Entry) -> Result<(Self, Vec<u8>), EntryError> {
        let mut input = Self::new(source, entry.header_at, u64::MAX);
        let beyond = input.skip_local_header(entry)?;
        let mut packed = entry.packed;
        // Bytes that another entry has are its own.
        if let Some(Overlap {
            other,
            at: Some(at),
        }) = &entry.overlaps
        {
            let begins = input.at.saturating_sub(beyond);
            let room = at.saturating_sub(begins);
            if room < packed {
                packed = room;
                input.stops_at = Some(other.clone());
            }
        }
        let (head_bytes, tail) = entry
            .lock
            .map_or((0, 0), |lock| (lock.head_bytes(), lock.tail_bytes()));
        input.limit(packed, beyond);
        let head = input.gather(head_bytes)?;
        input.tail = tail.min(input.left_in_all());
        input.taken = 0;
        Ok((input, head))
    }

    fn new(source: Rc<dyn Source>, at: u64, left: u64) -> Self {
        Self {
            source,
            at,
            left,
            ahead: Vec::new(),
            used: 0,
            taken: 0,
            cipher: None,
            tail: 0,
            stops_at: None,
            other_name: None,
        }
    }

    /// Reads the local header and gives how many bytes were already read beyond it.
    fn skip_local_header(&mut self, entry: &Entry) -> Result<u64, EntryError> {
        // Small entries are read in one go, header and all.
        self.left = entry
            .packed
            .saturating_add(LOCAL_HEADER as u64 + entry.name_bytes + 512);
        let bytes = self.peek()?;
        if u32_at(bytes, 0) != Some(0x0403_4b50) {
            return Err(EntryError::NoHeader);
        }
        let lengths = u16_at(bytes, 26).zip(u16_at(bytes, 28));
        let (name, extra) = lengths.ok_or(EntryError::Truncated(0))?;
        let behind_name = LOCAL_HEADER + usize::from(name);
        let skip = behind_name + usize::from(extra);
        let own_name = bytes
            .get(LOCAL_HEADER..behind_name)
            .zip(bytes.get(behind_name..skip))
            .map(|(name, extra)| unicode_path(extra).unwrap_or_else(|| decode(name)));
        let other_name = own_name.filter(|name| neutral(name) != entry.path);
        let beyond = bytes.len().saturating_sub(skip) as u64;
        let short = skip.saturating_sub(bytes.len()) as u64;
        self.used = skip.min(self.ahead.len());
        self.at += short;
        self.other_name = other_name;
        Ok(beyond)
    }

    /// From here on there are `packed` bytes, of which `beyond` are already read.
    fn limit(&mut self, packed: u64, beyond: u64) {
        if beyond > packed {
            let surplus = usize::try_from(beyond - packed).unwrap_or(usize::MAX);
            let keep = self.ahead.len().saturating_sub(surplus);
            self.at = self.at.saturating_sub(beyond - packed);
            self.ahead.truncate(keep);
        }
        self.left = packed.saturating_sub(beyond);
    }

    /// From here on bytes are opened.
    fn seal(&mut self, mut cipher: Cipher) {
        // The tail may be among what is read already.
        let there = self.ahead.len().saturating_sub(self.used) as u64;
        let unread = self.left_in_all().saturating_sub(self.tail);
        let now = usize::try_from(there.min(unread)).unwrap_or(0);
        if let Some(bytes) = self.ahead.get_mut(self.used..self.used + now) {
            cipher.open(bytes);
        }
        // What is read of the tail is read again: bytes at hand are all opened ones.
        let tail_read = there - now as u64;
        self.ahead.truncate(self.used + now);
        self.at -= tail_read;
        self.left = (self.left + tail_read).saturating_sub(self.tail);
        self.cipher = Some(cipher);
    }

    /// Bytes that are read and not used, and those that are not read.
    fn left_in_all(&self) -> u64 {
        self.left + self.ahead.len().saturating_sub(self.used) as u64
    }

    /// The packed bytes at hand; none at the end.
    pub(super) fn peek(&mut self) -> Result<&[u8], EntryError> {
        if self.used >= self.ahead.len() && self.left > 0 {
            let want = usize::try_from(self.left.min(AHEAD)).unwrap_or(0);
            self.ahead.resize(want, 0);
            self.used = 0;
            let mut filled = 0;
            while let Some(room) = self.ahead.get_mut(filled..)
                && !room.is_empty()
            {
                let count = self
                    .source
                    .read_at(self.at, room)
                    .map_err(|error| EntryError::Io(error.to_string()))?;
                if count == 0 {
                    break;
                }
                filled += count;
                self.at += count as u64;
            }
            self.ahead.truncate(filled);
            self.left -= filled as u64;
            if let Some(cipher) = &mut self.cipher {
                cipher.open(&mut self.ahead);
            }
        }
        Ok(self.ahead.get(self.used..).unwrap_or_default())
    }

    /// Where in the source the bytes at hand stand.
    pub(super) fn position(&self) -> u64 {
        let ahead = self.ahead.len().saturating_sub(self.used) as u64;
        self.at.saturating_sub(ahead)
    }

    /// Says that so many of the bytes at hand are used.
    pub(super) fn take(&mut self, count: usize) {
        self.used += count;
        self.taken += count as u64;
    }

    /// Packed bytes used so far.
    pub(super) fn taken(&self) -> u64 {
        self.taken
    }

    /// So many bytes, or those that are there.
    fn gather(&mut self, count: usize) -> Result<Vec<u8>, EntryError> {
        let mut gathered = Vec::with_capacity(count);
        while gathered.len() < count {
            let bytes = self.peek()?;
            if bytes.is_empty() {
                break;
            }
            let some = bytes.len().min(count - gathered.len());
            gathered.extend_from_slice(bytes.get(..some).unwrap_or_default());
            self.take(some);
        }
        Ok(gathered)
    }

    /// Whether every packed byte was there, as far as is known at the end of those at hand.
    pub(super) fn is_whole(&self) -> bool {
        self.left == 0 && self.stops_at.is_none()
    }

    /// Why there are no more bytes where there should be some.
    pub(super) fn shortage(&self, position: u64) -> EntryError {
        match &self.stops_at {
            Some(other) if self.left == 0 => EntryError::Overlap(other.clone()),
            _ => EntryError::Truncated(position),
        }
    }

    /// What the entry is called in its own header, when that is not what the directory says.
    pub(super) fn other_name(&self) -> Option<&str> {
        self.other_name.as_deref()
    }

    /// Whether the entry is protected.
    pub(super) fn is_locked(&self) -> bool {
        self.cipher.is_some()
    }

    /// Reads the rest and compares the seal, where there is one.
    pub(super) fn is_sealed(&mut self) -> Result<bool, EntryError> {
        if self.cipher.is_none() {
            return Ok(true);
        }
        loop {
            let count = self.peek()?.len();
            if count == 0 {
                break;
            }
            self.take(count);
        }
        // The tail itself is not packed bytes.
        let Some(cipher) = self.cipher.take() else {
            return Ok(true);
        };
        self.left = self.tail;
        let tail = self.gather(usize::try_from(self.tail).unwrap_or(0))?;
        let is_sealed = cipher.is_sealed_by(&tail);
        self.cipher = Some(cipher);
        Ok(is_sealed)
    }
}
