//! Hints about a vendor's export: which table plays which part, what labels a record, how sections are called.
//!
//! It must not know any table's cells: it matches names only, loosely. What it does not mention is shown all the same.

/// Which tables and columns of an export play which parts of a profile.
#[derive(Debug, Clone, Default)]
pub struct Binding {}
