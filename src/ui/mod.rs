//! The page: it draws what the engine says.
//!
//! It must not know tables, zips or how answers are found.
