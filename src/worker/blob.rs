//! Random access to a file that the browser holds.
//!
//! It must not know what is in the file. A file is never read whole: whoever reads on where the last read ended gets ever larger
//! pieces fetched ahead, whoever jumps about gets small ones.

use std::cell::RefCell;
use std::io;
use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, DomException, FileReaderSync};

use crate::engine::archive::Source;

/// Bytes fetched after a jump: enough for a zip's directory or a short entry.
const JUMP: u64 = 64 * 1024;
/// Most bytes fetched ahead. Each fetch has a fixed price; beyond this size it no longer shows.
const AHEAD: u64 = 8 * 1024 * 1024;
/// How much more is fetched each time reading goes on where it was.
const GROWTH: u64 = 4;

/// The source that a value beside a message stands for: a `Blob`, or bytes that the page has read where the worker may not.
pub fn source_of(value: &JsValue) -> io::Result<Rc<dyn Source>> {
    if let Some(blob) = value.dyn_ref::<Blob>() {
        return Ok(Rc::new(BlobSource::new(blob.clone())?));
    }
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        return Ok(Rc::new(BytesSource(bytes.clone())));
    }
    Err(io::Error::other("it is no file"))
}

/// A file that the browser holds. It works only in a worker, where reading may block.
pub struct BlobSource {
    blob: Blob,
    len: u64,
    reader: FileReaderSync,
    window: RefCell<Window>,
}

/// The piece of the file that is at hand. It stays in the browser's memory, outside Wasm's.
struct Window {
    start: u64,
    end: u64,
    bytes: Uint8Array,
    /// How much to fetch when reading goes on at `end`.
    ahead: u64,
}

impl BlobSource {
    /// Reads from a blob. It is an error when the browser does not let the worker read it, or when the file is gone.
    pub fn new(blob: Blob) -> io::Result<Self> {
        let source = Self {
            len: whole(blob.size()),
            blob,
            reader: FileReaderSync::new().map_err(|error| explain(&error))?,
            window: RefCell::new(Window {
                start: 0,
                end: 0,
                bytes: Uint8Array::new_with_length(0),
                ahead: JUMP,
            }),
        };
        if source.len == 0 {
            // Some browsers count no bytes in a file that is gone; only reading the file itself tells it from an empty one.
            let whole = source.reader.read_as_array_buffer(&source.blob);
            whole.map_err(|error| explain(&error))?;
        } else {
            source.piece(0, 1)?;
        }
        Ok(source)
    }

    fn piece(&self, start: u64, end: u64) -> io::Result<Uint8Array> {
        let piece = self
            .blob
            .slice_with_f64_and_f64(number(start), number(end))
            .and_then(|slice| self.reader.read_as_array_buffer(&slice))
            .map_err(|error| explain(&error))?;
        Ok(Uint8Array::new(&piece))
    }
}

impl Source for BlobSource {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, position: u64, buffer: &mut [u8]) -> io::Result<usize> {
        if position >= self.len || buffer.is_empty() {
            return Ok(0);
        }
        let mut window = self.window.borrow_mut();
        if position < window.start || position >= window.end {
            let size = if position == window.end {
                window.ahead
            } else {
                JUMP
            };
            let end = position.saturating_add(size).min(self.len);
            // The old piece goes before the new one comes, so that two are never held.
            window.bytes = Uint8Array::new_with_length(0);
            (window.start, window.end) = (position, position);
            window.bytes = self.piece(position, end)?;
            window.end = position + u64::from(window.bytes.length());
            window.ahead = (size * GROWTH).min(AHEAD);
        }
        let count = copy(&window.bytes, position - window.start, buffer);
        if position + count as u64 == self.len {
            // Read to the end: of a hundred files in a folder only the one at work should be held.
            window.bytes = Uint8Array::new_with_length(0);
            window.start = window.end;
        }
        Ok(count)
    }
}

/// Bytes that the page has read.
struct BytesSource(Uint8Array);

impl Source for BytesSource {
    fn len(&self) -> u64 {
        u64::from(self.0.length())
    }

    fn read_at(&self, position: u64, buffer: &mut [u8]) -> io::Result<usize> {
        Ok(copy(&self.0, position, buffer))
    }
}

/// Copies as many bytes as fit and are there.
fn copy(from: &Uint8Array, at: u64, buffer: &mut [u8]) -> usize {
    let start = u32::try_from(at).unwrap_or(u32::MAX).min(from.length());
    let wanted = u32::try_from(buffer.len()).unwrap_or(u32::MAX);
    let end = start.saturating_add(wanted).min(from.length());
    let count = (end - start) as usize;
    if let Some(buffer) = buffer.get_mut(..count) {
        from.subarray(start, end).copy_to(buffer);
    }
    count
}

/// What a failed read means to the reader, to stand after "could not be read:".
fn explain(error: &JsValue) -> io::Error {
    let name = error
        .dyn_ref::<DomException>()
        .map(DomException::name)
        .unwrap_or_default();
    match name.as_str() {
        "NotReadableError" | "NotFoundError" => io::Error::new(
            io::ErrorKind::NotFound,
            "it was moved, deleted or changed on disk after it was opened",
        ),
        _ => io::Error::other(format!("the browser does not let it be read ({name})")),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a blob's size is a whole number of bytes, below 2^53"
)]
fn whole(size: f64) -> u64 {
    size as u64
}

#[expect(
    clippy::cast_precision_loss,
    reason = "positions in a blob are below 2^53"
)]
fn number(position: u64) -> f64 {
    position as f64
}
