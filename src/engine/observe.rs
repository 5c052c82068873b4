//! How long work tells its progress and learns that nobody wants it any more.
//!
//! It must not know who listens: the worker draws a progress bar from it, a test counts calls.

/// Watches long work from outside.
pub trait Observer {
    /// Called between steps with absolute figures, never differences.
    fn progress(&mut self, progress: &Progress);

    /// Whether the work should end early. Asked often, so it must be cheap.
    fn should_stop(&self) -> bool {
        false
    }
}

/// How far a load has come.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Progress {
    /// Uncompressed bytes read so far.
    pub bytes_done: u64,
    /// Uncompressed bytes there are in all, as the archive's directory claims.
    pub bytes_total: u64,
    /// The entry or step at work, in words: a path inside the export, or "Links".
    pub at: String,
    /// Tables completely read.
    pub tables_done: u32,
    /// Tables there are in all.
    pub tables_total: u32,
    /// Rows read so far, over all tables.
    pub rows_done: u64,
}

/// Watches nothing and never stops anything.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Observer for Silent {
    fn progress(&mut self, _progress: &Progress) {}
}
