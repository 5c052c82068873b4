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
    /// Memory that unpacking an entry may take for what it looks back at.
    pub memory: u64,
    /// Entries that an archive may have.
    pub entries: usize,
    /// Bytes of a record; a longer one is cut into several.
    pub record_bytes: usize,
    /// Columns of a table; cells beyond are kept together in one more.
    pub columns: usize,
    /// Columns of all tables together.
    pub all_columns: usize,
    /// Warnings kept for an entry; those beyond are only counted.
    pub warnings: usize,
    /// Levels of arrays in JSON cells that become tables.
    pub lift_depth: usize,
}

impl Limits {
    /// The defaults, raised so many times by the reader's word: what stops bombs is eight times higher each time.
    pub fn raised(times: u8) -> Self {
        let usual = Self::default();
        let by = 3 * u32::from(times.min(8));
        Self {
            total_bytes: usual.total_bytes << by,
            ratio: usual.ratio << by,
            ratio_from: usual.ratio_from << by,
            memory: usual.memory << by,
            entries: usual.entries << by,
            all_columns: usual.all_columns << by,
            ..usual
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            total_bytes: 8 << 30,
            ratio: 250,
            ratio_from: 64 << 20,
            memory: 256 << 20,
            entries: 200_000,
            record_bytes: 64 << 20,
            columns: 10_000,
            all_columns: 1_000_000,
            warnings: 1_000,
            lift_depth: 4,
        }
    }
}
