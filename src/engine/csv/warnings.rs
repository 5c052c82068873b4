//! Collects the warnings of one entry, without letting a broken one fill the memory.
//!
//! It must not know what is warned about.

use crate::engine::warning::{Warning, WarningKind};

/// The warnings of one entry.
#[derive(Debug)]
pub(super) struct Warnings {
    file: String,
    kept: Vec<Warning>,
    most: usize,
    dropped: u64,
}

impl Warnings {
    pub(super) fn new(file: String, most: usize) -> Self {
        Self {
            file,
            kept: Vec::new(),
            most,
            dropped: 0,
        }
    }

    /// Whether a further warning would be kept; saves finding out the place of one that is not.
    pub(super) fn has_room(&self) -> bool {
        self.kept.len() < self.most
    }

    /// Adds a warning, or only counts it.
    pub(super) fn add(&mut self, kind: WarningKind, line: u64, byte: u64, message: String) {
        if self.has_room() {
            self.kept.push(Warning {
                file: self.file.clone(),
                line,
                byte,
                kind,
                message,
            });
        } else {
            self.dropped += 1;
        }
    }

    /// All that were kept, and a last one that counts those that were not.
    pub(super) fn finish(mut self) -> Vec<Warning> {
        if self.dropped > 0 {
            self.kept.push(Warning {
                message: format!(
                    "{} has {} more warnings like these; only the first {} are listed.",
                    self.file, self.dropped, self.most
                ),
                file: self.file,
                line: 0,
                byte: 0,
                kind: WarningKind::Limit,
            });
        }
        self.kept
    }
}
