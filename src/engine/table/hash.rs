//! Hashes of cells, equal for equal values however they are kept.
//!
//! It must not know columns. Hashes stand for texts when links are resolved, so that no text is made for it.

use std::hash::Hasher as _;

use rustc_hash::FxHasher;

use super::{numbers, uuid};

/// The hash of a text. Equal texts have equal hashes, and so have equal ids, whether their digits are in upper or lower case.
pub fn hash_text(text: &str) -> u64 {
    if let Some(id) = uuid::parse(text, true) {
        return hash_uuid(id);
    }
    if let Some(number) = numbers::parse(text) {
        return hash_integer(number);
    }
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.write_u8(0xff);
    hasher.finish()
}

pub(super) fn hash_uuid(id: u128) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write_u128(id);
    hasher.write_u8(1);
    hasher.finish()
}

/// The hash of a whole number: that of its text.
pub fn hash_integer(number: i64) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write_i64(number);
    hasher.write_u8(2);
    hasher.finish()
}
