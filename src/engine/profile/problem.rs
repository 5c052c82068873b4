//! What is wrong with a profile, where, and what to write instead.
//!
//! It must not know how profiles are read.

use std::fmt;

/// Something in a profile that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub struct ProfileProblem {
    /// The profile's file.
    pub file: String,
    /// The line, counted from 1.
    pub line: u32,
    /// What is wrong and what to write instead, in sentences.
    pub message: String,
}

impl fmt::Display for ProfileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}: {}", self.file, self.line, self.message)
    }
}
