//! What to tell the reader when the worker is gone.
//!
//! It must not know how it was noticed.

/// How a worker ended that should not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Crash {
    /// It did not start; with the browser's words.
    NotStarted(String),
    /// It did not say that it is ready in time.
    Silent {
        /// The limit, in milliseconds.
        limit_ms: i32,
    },
    /// It is of another build than the page.
    OtherBuild,
    /// It reported a mistake in the program, with the place in the source.
    Panicked(String),
    /// The browser reported an error in it, with the browser's words.
    Error(String),
    /// It sent what this build cannot read.
    Garbled,
}

impl Crash {
    /// What happened and what to do, in sentences.
    pub(super) fn message(&self) -> String {
        match self {
            Self::NotStarted(words) => format!(
                "The part of this page that reads exports did not start. Try a current version of Chrome, Edge, Firefox or \
                 Safari. The browser says: {words}"
            ),
            Self::Silent { limit_ms } => format!(
                "The part of this page that reads exports did not start within {} seconds. The computer may be busy: \
                 restart it here, or reload the page.",
                limit_ms / 1000
            ),
            Self::OtherBuild => {
                "This page is put together from two versions. Reload it, or get it again from where you have it.".to_owned()
            }
            Self::Panicked(place) => format!(
                "Vitrine ran into a mistake of its own, at {place}. Your file is unharmed. Restart, and please report the place."
            ),
            // A failed allocation traps without a report of its own, so a bare trap means memory nearly always.
            Self::Error(words) if ran_out(words) => {
                "The export may be too large for this browser tab: its memory ran out. Close other tabs and restart, use a \
                 desktop browser, or open only some of the export's files."
                    .to_owned()
            }
            Self::Error(words) => format!(
                "The part of this page that reads exports has stopped. Your file is unharmed. Restart to go on. The browser says: {words}"
            ),
            Self::Garbled => {
                "The two parts of this page do not understand each other. Reload the page.".to_owned()
            }
        }
    }
}

fn ran_out(words: &str) -> bool {
    let words = words.to_lowercase();
    ["unreachable", "memory", "allocation"]
        .iter()
        .any(|sign| words.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::Crash;

    #[test]
    fn a_bare_trap_is_told_as_too_little_memory() {
        for words in [
            "Uncaught RuntimeError: unreachable",
            "RuntimeError: unreachable executed",
            "RangeError: Array buffer allocation failed",
            "Out of memory",
        ] {
            let message = Crash::Error(words.to_owned()).message();
            assert!(
                message.contains("too large for this browser tab"),
                "{words}"
            );
        }
        let message = Crash::Error("SyntaxError: x".to_owned()).message();
        assert!(message.contains("SyntaxError: x"), "{message}");
    }

    #[test]
    fn a_time_limit_is_told_in_seconds() {
        let message = Crash::Silent { limit_ms: 20_000 }.message();
        assert!(message.contains("within 20 seconds"), "{message}");
    }
}
