//! Reads archives in place: a directory of entries, and each entry's bytes as a stream.
//!
//! It must not know what the entries mean, nor hold more of the archive in memory than the directory and the piece at work.

mod source;

pub use source::{MemorySource, Source, SourceReader};
