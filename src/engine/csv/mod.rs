//! Reads the records of a delimited text, whatever its dialect and however broken it is: bytes in, a table and warnings out.
//!
//! It must not know archives, other tables, or what a column means. It never fails: what cannot be understood is kept as text and warned about.

mod charset;
mod decoder;
mod forms;
mod headers;
mod heading;
mod reader;
mod rows;
mod scan;
mod sniff;
mod survey;
mod trial;
mod warnings;
mod wishes;

pub use reader::{Feed, TableReader};
pub use sniff::looks_like_table;
