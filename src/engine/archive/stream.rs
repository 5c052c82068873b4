//! The unpacked bytes of an entry, a piece at a time.
//!
//! It must not know what the bytes mean. Sizes, the checksum and the seal are compared with the directory's claims at the end, and growth is
//! limited on the way.

use std::cell::RefCell;
use std::rc::Rc;

use super::coder::{Coder, Shared};
use super::input::Input;
use super::{Entry, EntryError, Key, Limits, Source};

/// The unpacked bytes of an entry.
pub struct EntryStream {
    input: Shared,
    coder: Coder,
    crc: crc32fast::Hasher,
    expected_crc: Option<u32>,
    expected_size: Option<u64>,
    limits: Limits,
    read: u64,
    ended: bool,
}

impl EntryStream {
    /// The bytes of an entry of an archive, opened with its key where it has one.
    pub fn open(
        source: Rc<dyn Source>,
        entry: &Entry,
        key: Option<&Key>,
        limits: Limits,
    ) -> Result<Self, EntryError> {
        entry.check()?;
        let input = Input::of(source, entry, key)?;
        let coder = Coder::new(entry.method);
        Ok(Self::new(input, coder, entry.crc, entry.size, limits))
    }

    /// The bytes of a file that is not packed.
    pub fn whole(source: Rc<dyn Source>, limits: Limits) -> Self {
        let size = source.len();
        let input = Input::whole(source);
        Self::new(input, Coder::Stored, None, Some(size), limits)
    }

    fn new(
        input: Input,
        coder: Coder,
        expected_crc: Option<u32>,
        expected_size: Option<u64>,
        limits: Limits,
    ) -> Self {
        Self {
            input: Rc::new(RefCell::new(input)),
            coder,
            crc: crc32fast::Hasher::new(),
            expected_crc,
            expected_size,
            limits,
            read: 0,
            ended: false,
        }
    }

    /// How many bytes were unpacked.
    pub fn position(&self) -> u64 {
        self.read
    }

    /// How many packed bytes that took.
    pub fn taken(&self) -> u64 {
        self.input.borrow().taken()
    }

    /// Fills the buffer, or its beginning at the end of the entry; 0 at the end. An error may come after the last byte: then everything
    /// before it was handed out, and no more will come.
    pub fn read(&mut self, buffer: &mut [u8]) -> Result<usize, EntryError> {
        let mut filled = 0;
        while let Some(room) = buffer.get_mut(filled..)
            && !room.is_empty()
            && !self.ended
        {
            let position = self.read + filled as u64;
            let claims = (self.expected_size, self.limits);
            let piece = self.coder.piece(&self.input, room, position, claims);
            match piece {
                Ok(0) => break,
                Ok(count) => filled += count,
                // What was unpacked before the damage is handed out first; the error comes again.
                Err(_) if filled > 0 => break,
                Err(error) => {
                    self.ended = true;
                    return Err(self.told(error));
                }
            }
        }
        if let Some(done) = buffer.get(..filled) {
            self.crc.update(done);
        }
        self.read += filled as u64;
        if filled == 0 && !self.ended {
            self.ended = true;
            self.verify().map_err(|error| self.told(error))?;
        }
        self.check_growth()?;
        Ok(filled)
    }

    /// Behind a password, damage and a wrong password look alike.
    fn told(&self, error: EntryError) -> EntryError {
        let is_damage = matches!(
            error,
            EntryError::Corrupt(_)
                | EntryError::Truncated(_)
                | EntryError::Checksum
                | EntryError::Size { .. }
        );
        if is_damage && self.input.borrow().is_locked() {
            EntryError::Garbled
        } else {
            error
        }
    }

    fn check_growth(&self) -> Result<(), EntryError> {
        let taken = self.input.borrow().taken();
        let allowed = taken.saturating_mul(self.limits.ratio);
        if self.read > self.limits.ratio_from && self.read > allowed {
            return Err(EntryError::Ratio(self.limits.ratio));
        }
        Ok(())
    }

    fn verify(&self) -> Result<(), EntryError> {
        if !self.input.borrow_mut().is_sealed()? {
            return Err(EntryError::Garbled);
        }
        if let Some(claimed) = self.expected_size
            && claimed != self.read
        {
            return Err(EntryError::Size {
                claimed,
                actual: self.read,
            });
        }
        if let Some(crc) = self.expected_crc
            && crc != self.crc.clone().finalize()
        {
            return Err(EntryError::Checksum);
        }
        match self.input.borrow().other_name() {
            Some(name) => Err(EntryError::OtherName(name.to_owned())),
            None => Ok(()),
        }
    }
}
