//! What is decided, and where further decisions go.
//!
//! It must not carry anything out.

use yew::prelude::*;

use crate::engine::view::{Amendments, LinkEnds, ProfileFile, ReadAs, Verdict};
use crate::ui::state::amend::{with_profile, with_read_as, with_verdict};
use crate::ui::state::{Change, Decide, Decisions};
use crate::ui::words;

/// What is decided, and where further decisions go.
#[derive(Debug, Clone, PartialEq)]
pub struct Desk {
    /// What is decided.
    pub decisions: Decisions,
    /// The reader decides.
    pub on_decide: Callback<Decide>,
}

impl Desk {
    fn change(&self, what: String, amendments: Amendments) {
        self.on_decide.emit(Decide::Do(Change { what, amendments }));
    }

    /// Reads a table in another way, or as it was found.
    pub(super) fn read(&self, path: &str, read_as: ReadAs) {
        let what = if read_as == ReadAs::default() {
            words::structure::read_as_found(path)
        } else {
            words::structure::read_again(path)
        };
        self.change(what, with_read_as(self.decisions.present(), path, read_as));
    }

    /// Says something of a link, or takes back what was said. `link` names it in words.
    pub(super) fn judge(&self, ends: &LinkEnds, verdict: Option<Verdict>, link: &str) {
        self.change(
            words::links::decided(verdict, link),
            with_verdict(self.decisions.present(), ends, verdict),
        );
    }

    /// Uses another profile, or a built-in one.
    pub(super) fn profile(&self, profile: Option<ProfileFile>) {
        let what = profile
            .as_ref()
            .map_or_else(words::structure::use_built_in, |profile| {
                words::structure::use_profile(&profile.name)
            });
        self.change(what, with_profile(self.decisions.present(), profile));
    }
}
