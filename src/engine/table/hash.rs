//! Hashes of cells, equal for equal values however they are kept.
//!
//! It must not know columns. Hashes stand for texts when links are resolved, so that no text is made for it: they have 64 bits on every
//! machine, also where a word has 32, for with 32 bits two of 200,000 keys are almost certain to share one.

use super::{numbers, uuid};

/// The odd constants of the last step of `MurmurHash3` (Appleby, 2008, public domain), whose avalanche is well known.
const FIRST: u64 = 0xff51_afd7_ed55_8ccd;
const SECOND: u64 = 0xc4ce_b9fe_1a85_ec53;

/// The hash of a text. Equal texts have equal hashes, and so have equal ids, whether their digits are in upper or lower case.
pub fn hash_text(text: &str) -> u64 {
    if let Some(id) = uuid::parse(text, true) {
        return hash_uuid(id);
    }
    if let Some(number) = numbers::parse(text) {
        return hash_integer(number);
    }
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    // The length keeps a text apart from one that goes on with NULs.
    let state = words.iter().fold(text.len() as u64, |state, word| {
        mix(state, u64::from_le_bytes(*word))
    });
    mix(mix(state, u64::from_le_bytes(last)), 0)
}

pub(super) fn hash_uuid(id: u128) -> u64 {
    let half = |id: u128| u64::try_from(id & u128::from(u64::MAX)).unwrap_or_default();
    mix(mix(1, half(id >> 64)), half(id))
}

/// The hash of a whole number: that of its text.
pub fn hash_integer(number: i64) -> u64 {
    mix(2, number.cast_unsigned())
}

/// One word more. For each state it gives different words different results, and for each word different states.
fn mix(state: u64, word: u64) -> u64 {
    let mut mixed = state.rotate_left(23) ^ word;
    mixed ^= mixed >> 33;
    mixed = mixed.wrapping_mul(FIRST);
    mixed ^= mixed >> 33;
    mixed = mixed.wrapping_mul(SECOND);
    mixed ^ (mixed >> 33)
}

#[cfg(test)]
mod tests {
    use super::hash_text;
    use std::collections::HashSet;

    /// The same numbers are asked of the browser's build: a hash must not depend on the size of a word.
    #[test]
    fn hashes_are_the_same_on_every_machine() {
        assert_eq!(hash_text("cand_0001"), 0x91e3_f379_1f9d_a41a);
        assert_eq!(
            hash_text("123e4567-e89b-42d3-a456-426614174000"),
            0xa198_c81b_5540_4405
        );
        assert_eq!(hash_text("42"), 0xc667_0897_08db_fdb1);
    }

    #[test]
    fn a_million_keys_have_a_million_hashes_of_which_any_half_is_well_spread() {
        let mut known = HashSet::new();
        let mut low = HashSet::new();
        for number in 0..250_000_u32 {
            for text in [
                format!("cand_{number:07}"),
                number.to_string(),
                format!("00000000-0000-4000-8000-{number:012x}"),
                format!("person-{number}@firm.example"),
            ] {
                let hash = hash_text(&text);
                low.insert(hash & 0xffff_ffff);
                assert!(known.insert(hash), "{text}");
            }
        }
        // By chance 116 of a million halves meet another.
        assert!(low.len() > 999_700, "{}", low.len());
    }

    #[test]
    fn texts_that_go_on_with_nothing_to_see_differ() {
        let texts = ["", "\0", "\0\0", "ab", "ab\0", "abcdefgh", "abcdefgh\0"];
        let hashes: HashSet<u64> = texts.iter().map(|text| hash_text(text)).collect();
        assert_eq!(hashes.len(), texts.len());
    }
}
