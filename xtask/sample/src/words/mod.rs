//! The words that the firm is made of: names, titles, companies, places, sentences.
//! It must not know what is drawn from it, or when.

pub(crate) mod business;
pub(crate) mod names;
pub(crate) mod sentences;
