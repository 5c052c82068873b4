//! Random access to the bytes of a file, wherever they lie.
//!
//! It must not know what is in the file.

use std::io;
use std::rc::Rc;

/// Random access to the bytes of a file: a `Blob` in the browser, a file or memory natively.
pub trait Source {
    /// How many bytes there are.
    fn len(&self) -> u64;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Reads at a position, as many bytes as fit and are there; 0 at the end. A short read before the end is allowed.
    fn read_at(&self, position: u64, buffer: &mut [u8]) -> io::Result<usize>;
}

/// A file that is in memory.
#[derive(Debug, Clone)]
pub struct MemorySource(pub Rc<[u8]>);

impl Source for MemorySource {
    fn len(&self) -> u64 {
        self.0.len() as u64
    }

    fn read_at(&self, position: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let rest = usize::try_from(position)
            .ok()
            .and_then(|from| self.0.get(from..))
            .unwrap_or(&[]);
        let count = rest.len().min(buffer.len());
        for (to, from) in buffer.iter_mut().zip(rest) {
            *to = *from;
        }
        Ok(count)
    }
}
