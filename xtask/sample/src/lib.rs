//! Writes synthetic exports of an invented recruiting firm: one firm for one seed, in three shapes.
//! It must not know how exports are read.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "the generator itself chose every number here, and all of them are small"
)]

mod calendar;
mod catalogue;
mod cell;
mod firm;
mod prng;
mod shape;
mod text;
mod words;
mod write;

use std::io::{Seek, Write};
use std::str::FromStr;

/// How the firm is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A CSV for every table, in folders, as a database dump has them: `snake_case`, ISO timestamps.
    Snake,
    /// One root folder, camelCase, nested data as JSON cells, Postgres timestamps and `t`/`f`.
    Camel,
    /// What a spreadsheet would save: titles with spaces, semicolons, BOM, CRLF, day-first dates, whole-number ids.
    Sheet,
}

/// Which firm, and how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// How many people the firm knows. At least 1; every other number follows from it.
    pub people: u32,
    /// Which of all firms of this size.
    pub seed: u64,
    /// How it is written.
    pub shape: Shape,
}

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Files in the zip, without directory entries.
    pub entries: u32,
    /// Rows of all CSV files, without headers.
    pub rows: u64,
    /// Bytes of all CSV files before compression.
    pub csv_bytes: u64,
}

/// Why an export could not be written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A firm without people was asked for.
    #[error("a firm needs at least one person; ask for --people 1 or more")]
    NoPeople,
    /// More people were asked for than the generator can number.
    #[error("{0} people are too many; ask for 2000000 at the most")]
    TooManyPeople(u32),
    /// The name of a shape is not known.
    #[error("there is no shape {0:?}; use snake, camel or sheet")]
    UnknownShape(String),
    /// The archive could not be written.
    #[error("the zip could not be written")]
    Zip(#[from] zip::result::ZipError),
    /// The archive's file could not be written.
    #[error("the file could not be written")]
    Io(#[from] std::io::Error),
}

/// Writes the firm of `options` to `out` as a zip. The same options always give the same bytes.
pub fn write<W: Write + Seek>(out: W, options: &Options) -> Result<Summary, Error> {
    match options.people {
        0 => Err(Error::NoPeople),
        people if people > 2_000_000 => Err(Error::TooManyPeople(people)),
        people => write::export(out, &firm::Firm::new(people, options.seed), options.shape),
    }
}

impl Shape {
    /// All shapes.
    pub const ALL: [Self; 3] = [Self::Snake, Self::Camel, Self::Sheet];

    /// The name on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Snake => "snake",
            Self::Camel => "camel",
            Self::Sheet => "sheet",
        }
    }
}

impl FromStr for Shape {
    type Err = Error;

    fn from_str(name: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|shape| shape.as_str() == name)
            .ok_or_else(|| Error::UnknownShape(name.to_owned()))
    }
}

#[cfg(test)]
mod tests;
