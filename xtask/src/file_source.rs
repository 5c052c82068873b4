//! A file on disk as the engine reads it.
//!
//! It must not know what is in the file.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::Path;

use vitrine::engine::archive::Source;

/// A file on disk.
pub(crate) struct FileSource {
    file: RefCell<File>,
    size: u64,
}

impl FileSource {
    /// Opens the file.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let size = file.metadata()?.len();
        Ok(Self {
            file: RefCell::new(file),
            size,
        })
    }
}

impl Source for FileSource {
    fn len(&self) -> u64 {
        self.size
    }

    fn read_at(&self, position: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let mut file = self.file.borrow_mut();
        file.seek(SeekFrom::Start(position))?;
        file.read(buffer)
    }
}
