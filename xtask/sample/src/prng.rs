//! A small stream of pseudo-random numbers, the same on every machine and in every version.
//! It must not know what the numbers are used for.

/// `SplitMix64` (Steele, Lea, Flood 2014): one addition and a mix for each number.
#[derive(Debug, Clone)]
pub(crate) struct Rng(u64);

impl Rng {
    /// The stream that belongs to one thing: the `index`-th of kind `salt` in the firm of `seed`.
    pub(crate) fn of(seed: u64, salt: u64, index: u32) -> Self {
        let mut rng = Self(mix(seed
            ^ mix(salt.wrapping_mul(0xD6E8_FEB8_6659_FD93))
            ^ mix(u64::from(index) << 17)));
        rng.next();
        rng
    }

    /// The next 64 bits.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0)
    }

    /// A number from 0 up to, but not with, `n`; 0 where `n` is 0.
    pub(crate) fn below(&mut self, n: u32) -> u32 {
        (((self.next() >> 32) * u64::from(n)) >> 32) as u32
    }

    /// A number from `low` to `high`, both included.
    pub(crate) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high.saturating_sub(low) + 1)
    }

    /// True in `percent` of a hundred cases.
    pub(crate) fn chance(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of the words; empty where there is none.
    pub(crate) fn word(&mut self, words: &[&'static str]) -> &'static str {
        at(words, self.below(words.len() as u32))
    }

    /// A number below `n` that favours small ones: half of the draws fall in the first eighth.
    pub(crate) fn skewed(&mut self, n: u32) -> u32 {
        let unit = self.below(1 << 16);
        let cube = (u64::from(unit) * u64::from(unit) * u64::from(unit)) >> 32;
        ((cube * u64::from(n)) >> 16) as u32
    }
}

/// The word at `index`, counted round and round; empty where there is none.
pub(crate) fn at(words: &[&'static str], index: u32) -> &'static str {
    let len = words.len().max(1);
    words.get(index as usize % len).copied().unwrap_or_default()
}

/// Spreads every bit of `z` over the whole word.
pub(crate) fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}
