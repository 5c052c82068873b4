//! Counts different texts in little memory.
//!
//! It must not know what the texts mean.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};

/// Hashes kept at most. Past that, half of the hash space is given up, then half of the rest, and so on: what is kept is a fair
/// sample of the different texts, so their number can be estimated to about one in a thousand.
const KEPT: usize = 1 << 20;

/// Counts different texts: exact up to about a million, then an estimate.
#[derive(Debug, Default)]
pub(super) struct Distinct {
    hashes: HashSet<u64, BuildHasherDefault<AsIs>>,
    given_up: u32,
    last: Option<u64>,
}

impl Distinct {
    /// The next text, by its hash.
    pub(super) fn add(&mut self, hash: u64) {
        let hash = mix(hash);
        // Sorted and constant columns are common.
        if self.last == Some(hash) {
            return;
        }
        self.last = Some(hash);
        if hash.trailing_zeros() < self.given_up {
            return;
        }
        if self.hashes.len() == self.hashes.capacity() {
            // A column of more than some thousand different texts mostly has as many as rows.
            let more = if self.hashes.len() > 4096 { 3 } else { 1 };
            self.hashes
                .reserve((self.hashes.len() * more).clamp(16, KEPT));
        }
        self.hashes.insert(hash);
        if self.hashes.len() > KEPT {
            self.given_up += 1;
            let given_up = self.given_up;
            self.hashes.retain(|hash| hash.trailing_zeros() >= given_up);
        }
    }

    pub(super) fn count(&self) -> u32 {
        let count = u64::try_from(self.hashes.len()).unwrap_or(u64::MAX);
        u32::try_from(count << self.given_up.min(32)).unwrap_or(u32::MAX)
    }
}

/// Takes hashes, which are spread already, as they are.
#[derive(Debug, Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0 << 8 | u64::from(*byte);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        // The lowest bits are equal where hashes have been given up.
        self.0 = hash.rotate_right(16);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Spreads a hash over all its bits, as the lowest decide what is kept.
fn mix(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53)
}

#[cfg(test)]
mod tests {
    use super::Distinct;
    use crate::engine::table::hash_text;

    #[test]
    fn small_numbers_are_exact_and_large_ones_near() {
        for (different, slack) in [
            (0, 0),
            (1, 0),
            (5_000, 0),
            (1_000_000, 0),
            (3_000_000, 15_000),
        ] {
            let mut distinct = Distinct::default();
            for at in 0..different {
                let text = at.to_string();
                distinct.add(hash_text(&text));
                distinct.add(hash_text(&text));
            }
            let off = distinct.count().abs_diff(different);
            assert!(off <= slack, "{different}: off by {off}");
        }
    }
}
