//! Loads an export: from files to tables, in steps that never take long.
//!
//! It must not know threads or clocks, nor what tables mean. The directory is read at once; entries are read when steps are asked for, small
//! ones first, so that an overview can be shown while long tables are still read. JSON cells are lifted into tables of their own: an element of a list is a row,
//! a key a column, a list inside a list a further table.

mod input;
mod lift;
mod loader;
mod numbers;
mod opening;
mod sheet;

pub use input::InputFile;
pub use loader::{EntryInfo, Loader, Step, read_all};
pub use opening::{Opening, Remedy};
