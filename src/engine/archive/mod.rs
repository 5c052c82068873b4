//! Reads archives in place: a directory of entries, and each entry's bytes as a stream.
//!
//! It must not know what the entries mean, nor hold more of the archive in memory than the directory and the piece at work.

mod bytes;
mod coder;
mod directory;
mod entry;
mod error;
mod inner;
mod input;
mod limits;
mod lock;
mod name;
mod overlap;
mod salvage;
mod source;
mod stream;

pub use directory::{Directory, DirectoryError, read_directory};
pub use entry::{Entry, Method, Overlap};
pub use error::{EntryError, OpenError};
pub use inner::{key_of, source_of};
pub use limits::Limits;
pub use lock::{Key, Lock, Password};
pub use name::is_litter;
pub use salvage::salvage;
pub use source::{MemorySource, Source};
pub use stream::EntryStream;
