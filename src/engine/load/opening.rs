//! What the reader says about the files while opening them, and what would help when something could not be read.
//!
//! It must not know how the reader is asked.

use serde::{Deserialize, Serialize};

use crate::engine::archive::{Limits, Password};

/// What the reader says about the files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// The password of protected entries. It is dropped once every entry has been begun; what stays are keys that open nothing else.
    pub password: Option<Password>,
    /// How many times the reader has raised the limits.
    pub raised: u8,
    /// The way to an archive inside the archive, one path for each step; empty for the archive itself.
    pub inside: Vec<String>,
}

impl Opening {
    /// What the load may cost.
    pub fn limits(&self) -> Limits {
        Limits::raised(self.raised)
    }
}

/// What would help to read what could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Remedy {
    /// The password.
    Password {
        /// Whether one was given that does not fit.
        wrong: bool,
    },
    /// Higher limits.
    Raise,
    /// Opening an archive inside the archive, by its path, instead.
    Inner(String),
}
