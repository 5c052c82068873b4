//! Reads an export and answers questions about it: bytes in, plain data out.
//!
//! It must not know the browser, the page, the clock or any thread: input comes through [`archive::Source`], progress and
//! the wish to stop go through [`observe::Observer`], and every answer is a struct of [`view`]. No input makes it panic.
//!
//! The data goes one way: archive, csv, table, types, schema, profile, workspace, view.

pub mod amend;
pub mod archive;
pub mod csv;
pub mod describe;
pub mod diagram;
pub mod document;
pub mod fold;
pub mod grid;
pub mod insights;
pub mod load;
pub mod names;
mod natural;
pub mod observe;
pub mod overview;
pub mod present;
pub mod profile;
pub mod record;
pub mod sanitize;
pub mod schema;
pub mod search;
pub mod session;
pub mod structure;
pub mod table;
pub mod types;
pub mod view;
pub mod warning;
pub mod workspace;
