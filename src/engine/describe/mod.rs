//! Files that tell other programs, and the next reader, what was understood of an export.
//!
//! It must not write any cell's text: such files are handed on. They hold names of tables and columns, kinds, keys and links.

mod draft;
mod field;
mod names;
mod package;
mod parts;
mod report;
mod toml;

pub use draft::draft_profile;
pub use package::data_package;
pub use report::problem_report;
