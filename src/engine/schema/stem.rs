//! The words of a name that say the thing meant, with what the rules ask of them for every table.
//!
//! It must not know tables. A name is compared with every name of every table, so that nothing is looked up in a list of words twice.

use std::ops::Deref;

use super::synonyms::classes;
use super::vocabulary::VAGUE_HEADS;

/// The words that say the thing meant, in the singular. Empty for a bare `id`.
#[derive(Debug, Clone, Default)]
pub(super) struct Stem {
    words: Vec<String>,
    /// The words without gaps.
    pub(super) joined: String,
    /// Whether the last word says little, as `type` does.
    pub(super) is_vague: bool,
    /// The kinds of thing that the last word is a name for.
    pub(super) classes: u32,
}

impl Stem {
    /// A stem of these words.
    pub(super) fn new(words: Vec<String>) -> Self {
        let last = words.last().map_or("", String::as_str);
        Self {
            joined: words.concat(),
            is_vague: is_vague(last),
            classes: classes(last),
            words,
        }
    }
}

impl Deref for Stem {
    type Target = [String];

    fn deref(&self) -> &[String] {
        &self.words
    }
}

/// Whether a word says little of what is meant.
pub(super) fn is_vague(word: &str) -> bool {
    VAGUE_HEADS.contains(&word)
}
