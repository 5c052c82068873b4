//! How private a field is, by what it tells of people.
//!
//! It must not know what is done about it.

use serde::{Deserialize, Serialize};

/// What a field tells that is not for everyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sensitivity {
    /// How to reach someone: addresses and telephone numbers.
    Contact,
    /// What someone earns or asks for.
    Pay,
    /// Health and disability.
    Health,
    /// Gender, origin, belief, orientation, and the like.
    Diversity,
    /// Anything else that is not for everyone.
    Private,
}

impl Sensitivity {
    /// All of them with the words that profiles use.
    pub(super) const WORDS: [(&'static str, Self); 5] = [
        ("private", Self::Private),
        ("contact", Self::Contact),
        ("pay", Self::Pay),
        ("health", Self::Health),
        ("diversity", Self::Diversity),
    ];
}
