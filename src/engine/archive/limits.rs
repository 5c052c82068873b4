//! Limits that protect the tab from archives that are hostile or broken.
//!
//! It must not know who enforces which.

/// What a load may cost. The defaults let exports of several gigabytes pass and stop bombs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Uncompressed bytes of all entries together.
    pub total_bytes: u64,
    /// How many times an entry may grow when it is unpacked, once it is larger than [`Limits::ratio_from`].
    pub ratio: u64,
    /// Uncompressed bytes from which on the ratio counts: small tables of equal rows compress better than any bomb.
    pub ratio_from: u64,
    /// Entries that an archive may have.
    pub entries: usize,
    /// Bytes of a record; a longer one is cut into several.
    pub record_bytes: usize,
    /// Columns of a table; cells beyond are kept together in one more.
    pub columns: usize,
    /// Warnings kept for an entry; those beyond are only counted.
    pub warnings: usize,
    /// Levels of arrays in JSON cells that become tables.
    pub lift_depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            total_bytes: 8 << 30,
            ratio: 250,
            ratio_from: 256 << 20,
            entries: 200_000,
            record_bytes: 64 << 20,
            columns: 10_000,
            warnings: 1_000,
            lift_depth: 4,
        }
    }
}
