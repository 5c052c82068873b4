//! Unpacks by the methods of zips, a piece at a time.
//!
//! It must not know entries or sizes. The coders of others read from where they please: they are given the packed bytes as a reader that
//! is shared with the stream, which counts what they take.

use std::cell::RefCell;
use std::io::{self, Read};
use std::rc::Rc;

use deflate64::InflaterManaged;
use flate2::{Decompress, FlushDecompress, Status};
use lzma_rust2::{LzmaReader, XzReader};
use ruzstd::decoding::StreamingDecoder;

use super::input::Input;
use super::{EntryError, Limits, Method};

/// Bytes before the packed ones of LZMA in a zip (APPNOTE.TXT, 5.8.8): two of the version, two of the length of what follows.
const LZMA_HEAD: usize = 4;
/// Properties of LZMA: one byte of parameters and four of the dictionary's size.
const LZMA_PROPERTIES: usize = 5;

/// The packed bytes, shared with the stream.
pub(super) type Shared = Rc<RefCell<Input>>;

/// Unpacks.
pub(super) enum Coder {
    Stored,
    Deflate(Box<Decompress>),
    Deflate64(Box<InflaterManaged>),
    /// A reader that unpacks.
    Reader(Box<dyn Read>),
    /// A method whose reader can only be made once bytes are asked for.
    Unopened(Method),
}

/// The packed bytes as a reader.
struct Packed(Shared);

impl Read for Packed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut input = self.0.borrow_mut();
        let bytes = input.peek().map_err(io::Error::other)?;
        let count = bytes.len().min(buffer.len());
        if let (Some(to), Some(from)) = (buffer.get_mut(..count), bytes.get(..count)) {
            to.copy_from_slice(from);
        }
        input.take(count);
        Ok(count)
    }
}

impl Coder {
    /// The coder of a method.
    pub(super) fn new(method: Method) -> Self {
        match method {
            Method::Stored => Self::Stored,
            Method::Deflate => Self::Deflate(Box::new(Decompress::new(false))),
            Method::Deflate64 => Self::Deflate64(Box::new(InflaterManaged::new())),
            method => Self::Unopened(method),
        }
    }

    /// Unpacks into the buffer; 0 at the end. `size` is what the directory claims.
    pub(super) fn piece(
        &mut self,
        input: &Shared,
        room: &mut [u8],
        position: u64,
        (size, limits): (Option<u64>, Limits),
    ) -> Result<usize, EntryError> {
        match self {
            Self::Stored => stored(&mut input.borrow_mut(), room, position),
            Self::Deflate(inflate) => deflate(inflate, &mut input.borrow_mut(), room, position),
            Self::Deflate64(inflate) => deflate64(inflate, &mut input.borrow_mut(), room, position),
            Self::Reader(reader) => reader
                .read(room)
                .map_err(|error| failure(&error, &input.borrow(), position, limits)),
            Self::Unopened(method) => {
                let reader = open(*method, input, size, limits.memory)
                    .map_err(|error| failure(&error, &input.borrow(), position, limits))?;
                *self = Self::Reader(reader);
                self.piece(input, room, position, (size, limits))
            }
        }
    }
}

fn stored(input: &mut Input, room: &mut [u8], position: u64) -> Result<usize, EntryError> {
    let packed = input.peek()?;
    if packed.is_empty() {
        return if input.is_whole() {
            Ok(0)
        } else {
            Err(input.shortage(position))
        };
    }
    let count = packed.len().min(room.len());
    if let (Some(to), Some(from)) = (room.get_mut(..count), packed.get(..count)) {
        to.copy_from_slice(from);
    }
    input.take(count);
    Ok(count)
}

fn deflate(
    inflate: &mut Decompress,
    input: &mut Input,
    room: &mut [u8],
    position: u64,
) -> Result<usize, EntryError> {
    loop {
        let packed = input.peek()?;
        let at_end = packed.is_empty();
        let (taken, given) = (inflate.total_in(), inflate.total_out());
        let status = inflate
            .decompress(packed, room, FlushDecompress::None)
            .map_err(|_broken| EntryError::Corrupt(position))?;
        let taken = usize::try_from(inflate.total_in() - taken).unwrap_or(usize::MAX);
        let given = usize::try_from(inflate.total_out() - given).unwrap_or(usize::MAX);
        input.take(taken);
        if given > 0 || matches!(status, Status::StreamEnd) {
            return Ok(given);
        }
        if at_end {
            return Err(input.shortage(position));
        }
        if taken == 0 {
            return Err(EntryError::Corrupt(position));
        }
    }
}

fn deflate64(
    inflate: &mut InflaterManaged,
    input: &mut Input,
    room: &mut [u8],
    position: u64,
) -> Result<usize, EntryError> {
    loop {
        let packed = input.peek()?;
        let at_end = packed.is_empty();
        let result = inflate.inflate(packed, room);
        input.take(result.bytes_consumed);
        if result.data_error && result.bytes_written == 0 {
            return Err(EntryError::Corrupt(position));
        }
        if result.bytes_written > 0 || inflate.finished() {
            return Ok(result.bytes_written);
        }
        if at_end {
            return Err(input.shortage(position));
        }
        if result.bytes_consumed == 0 {
            return Err(EntryError::Corrupt(position));
        }
    }
}

/// The reader of a method.
fn open(
    method: Method,
    input: &Shared,
    size: Option<u64>,
    memory: u64,
) -> io::Result<Box<dyn Read>> {
    let mut packed = Packed(Rc::clone(input));
    let memory_kb = u32::try_from(memory >> 10).unwrap_or(u32::MAX);
    Ok(match method {
        Method::Bzip2 => Box::new(bzip2_rs::DecoderReader::new(packed)),
        Method::Xz => Box::new(XzReader::new_mem_limit(packed, true, memory_kb)),
        Method::Zstd => Box::new(
            StreamingDecoder::new_with_max_window_size(packed, memory).map_err(io::Error::other)?,
        ),
        _ => {
            let mut head = [0; LZMA_HEAD + LZMA_PROPERTIES];
            packed.read_exact(&mut head)?;
            let [_, _, length, _, parameters, dictionary @ ..] = head;
            let dictionary = u32::from_le_bytes(dictionary);
            if usize::from(length) != LZMA_PROPERTIES {
                return Err(io::ErrorKind::InvalidData.into());
            }
            if u64::from(dictionary) > memory {
                return Err(io::ErrorKind::OutOfMemory.into());
            }
            // Where the size is not known, a mark in the bytes says where they end.
            let size = size.unwrap_or(u64::MAX);
            Box::new(LzmaReader::new_with_props(
                packed, size, parameters, dictionary, None,
            )?)
        }
    })
}

/// What a reader's error means for the entry.
fn failure(error: &io::Error, input: &Input, position: u64, limits: Limits) -> EntryError {
    if let Some(own) = error
        .get_ref()
        .and_then(|own| own.downcast_ref::<EntryError>())
    {
        return own.clone();
    }
    match error.kind() {
        io::ErrorKind::OutOfMemory => EntryError::Memory(limits.memory),
        io::ErrorKind::UnexpectedEof => input.shortage(position),
        _ => EntryError::Corrupt(position),
    }
}
