//! Messages by conversation.

use serde::{Deserialize, Serialize};

use super::{Event, Moment};

/// Some of the threads of a section, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadsWindow {
    /// How many threads the section has.
    pub total: u32,
    /// The first of them.
    pub threads: Vec<Thread>,
}

/// Messages that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// The subject of its first message.
    pub subject: String,
    /// The time of its newest message.
    pub latest: Option<Moment>,
    /// Who wrote in it, in the order in which they did.
    pub people: Vec<String>,
    /// The messages, the oldest first.
    pub messages: Vec<Event>,
}
