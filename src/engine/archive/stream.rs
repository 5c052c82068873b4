//! The unpacked bytes of an entry, a piece at a time.
//!
//! It must not know what the bytes mean. Each read of a source is dear in a browser, so packed bytes are read ahead in large slices;
//! sizes and the checksum are compared with the directory's claims at the end, and growth is limited on the way.

use std::rc::Rc;

use flate2::{Decompress, FlushDecompress, Status};

use super::bytes::{u16_at, u32_at};
use super::{Entry, EntryError, Limits, Method, Source};

/// Packed bytes read at once: larger slices make reading from a browser's file no faster.
const AHEAD: u64 = 4 << 20;
/// Bytes of a local header before the name (APPNOTE.TXT, 4.3.7).
const LOCAL_HEADER: usize = 30;

/// The unpacked bytes of an entry.
pub struct EntryStream {
    input: Input,
    coder: Coder,
    crc: crc32fast::Hasher,
    expected_crc: Option<u32>,
    expected_size: Option<u64>,
    limits: Limits,
    read: u64,
    ended: bool,
}

/// The packed bytes.
struct Input {
    source: Rc<dyn Source>,
    /// Where the next slice begins.
    at: u64,
    /// Packed bytes that are not yet read.
    left: u64,
    ahead: Vec<u8>,
    used: usize,
    /// Packed bytes handed out.
    taken: u64,
}

enum Coder {
    Stored,
    Deflate(Box<Decompress>),
}

impl EntryStream {
    /// The bytes of an entry of an archive.
    pub fn open(source: Rc<dyn Source>, entry: &Entry, limits: Limits) -> Result<Self, EntryError> {
        entry.check()?;
        let mut input = Input::new(source, entry.header_at, u64::MAX);
        let extra = input.skip_local_header(entry)?;
        input.limit(entry.packed, extra);
        let coder = match entry.method {
            Method::Deflate => Coder::Deflate(Box::new(Decompress::new(false))),
            Method::Stored | Method::Other(_) => Coder::Stored,
        };
        Ok(Self::new(input, coder, entry.crc, entry.size, limits))
    }

    /// The bytes of a file that is not packed.
    pub fn whole(source: Rc<dyn Source>, limits: Limits) -> Self {
        let size = source.len();
        let input = Input::new(source, 0, size);
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
            input,
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

    /// Fills the buffer, or its beginning at the end of the entry; 0 at the end. An error may come after the last byte: then everything
    /// before it was handed out, and no more will come.
    pub fn read(&mut self, buffer: &mut [u8]) -> Result<usize, EntryError> {
        let mut filled = 0;
        while let Some(room) = buffer.get_mut(filled..)
            && !room.is_empty()
            && !self.ended
        {
            match self.piece(room) {
                Ok(0) => break,
                Ok(count) => filled += count,
                // What was unpacked before the damage is handed out first; the error comes again.
                Err(_) if filled > 0 => break,
                Err(error) => {
                    self.ended = true;
                    return Err(error);
                }
            }
        }
        if let Some(done) = buffer.get(..filled) {
            self.crc.update(done);
        }
        self.read += filled as u64;
        if filled == 0 && !self.ended {
            self.ended = true;
            self.verify()?;
        }
        self.check_growth()?;
        Ok(filled)
    }

    /// Unpacks into the buffer; 0 at the end.
    fn piece(&mut self, room: &mut [u8]) -> Result<usize, EntryError> {
        let position = self.read;
        match &mut self.coder {
            Coder::Stored => {
                let packed = self.input.peek()?;
                if packed.is_empty() {
                    return self
                        .input
                        .whole_or(EntryError::Truncated(position))
                        .map(|()| 0);
                }
                let count = packed.len().min(room.len());
                if let (Some(to), Some(from)) = (room.get_mut(..count), packed.get(..count)) {
                    to.copy_from_slice(from);
                }
                self.input.take(count);
                Ok(count)
            }
            Coder::Deflate(inflate) => loop {
                let packed = self.input.peek()?;
                let at_end = packed.is_empty();
                let (taken, given) = (inflate.total_in(), inflate.total_out());
                let status = inflate
                    .decompress(packed, room, FlushDecompress::None)
                    .map_err(|_broken| EntryError::Corrupt(position))?;
                let taken = usize::try_from(inflate.total_in() - taken).unwrap_or(usize::MAX);
                let given = usize::try_from(inflate.total_out() - given).unwrap_or(usize::MAX);
                self.input.take(taken);
                if given > 0 || matches!(status, Status::StreamEnd) {
                    return Ok(given);
                }
                if at_end {
                    return Err(EntryError::Truncated(position));
                }
                if taken == 0 {
                    return Err(EntryError::Corrupt(position));
                }
            },
        }
    }

    fn check_growth(&self) -> Result<(), EntryError> {
        let allowed = self.input.taken.saturating_mul(self.limits.ratio);
        if self.read > self.limits.ratio_from && self.read > allowed {
            return Err(EntryError::Ratio(self.limits.ratio));
        }
        Ok(())
    }

    fn verify(&self) -> Result<(), EntryError> {
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
        Ok(())
    }
}

impl Input {
    fn new(source: Rc<dyn Source>, at: u64, left: u64) -> Self {
        Self {
            source,
            at,
            left,
            ahead: Vec::new(),
            used: 0,
            taken: 0,
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
        let skip = LOCAL_HEADER + usize::from(name) + usize::from(extra);
        let beyond = bytes.len().saturating_sub(skip) as u64;
        let short = skip.saturating_sub(bytes.len()) as u64;
        self.used = skip.min(self.ahead.len());
        self.at += short;
        Ok(beyond)
    }

    /// From here on there are `packed` bytes, of which `beyond` are already read.
    fn limit(&mut self, packed: u64, beyond: u64) {
        if beyond > packed {
            let surplus = usize::try_from(beyond - packed).unwrap_or(usize::MAX);
            let keep = self.ahead.len().saturating_sub(surplus);
            self.ahead.truncate(keep);
        }
        self.left = packed.saturating_sub(beyond);
        self.taken = 0;
    }

    /// The packed bytes at hand; none at the end.
    fn peek(&mut self) -> Result<&[u8], EntryError> {
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
            if filled > 0 {
                self.left -= filled as u64;
            }
        }
        Ok(self.ahead.get(self.used..).unwrap_or_default())
    }

    fn take(&mut self, count: usize) {
        self.used += count;
        self.taken += count as u64;
    }

    /// Whether every packed byte was there.
    fn whole_or(&self, error: EntryError) -> Result<(), EntryError> {
        if self.left == 0 { Ok(()) } else { Err(error) }
    }
}
