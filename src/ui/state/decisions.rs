//! What the reader has decided against what was found, with the way back and forth again.
//!
//! It must not know how a decision is carried out: the whole of them goes to the engine whenever the turn changes.

use std::rc::Rc;

use crate::engine::view::Amendments;

/// One decision: all of them as they are with it, and what it does in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it does: `Read deals.csv with semicolons`.
    pub what: String,
    /// All decisions from now on.
    pub amendments: Amendments,
}

/// What the reader wants of the decisions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decide {
    /// One more.
    Do(Change),
    /// One less.
    Undo,
    /// The one that was taken back last, again.
    Redo,
}

/// All decisions, those before, and those that were taken back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    /// Decisions in force.
    present: Rc<Amendments>,
    /// Of each decision in force, oldest first, what it did and what was before.
    past: Vec<Step>,
    /// Of each decision that was taken back, latest last, what it did and what was with it.
    future: Vec<Step>,
    /// Grows whenever the decisions in force change; nothing was decided yet while it is 0.
    turn: u32,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Step {
    what: Rc<str>,
    other: Rc<Amendments>,
}

impl Decisions {
    /// The decisions in force.
    pub fn present(&self) -> &Amendments {
        &self.present
    }

    /// Grows whenever the decisions in force change; nothing was decided yet while it is 0.
    pub fn turn(&self) -> u32 {
        self.turn
    }

    /// What would be taken back.
    pub fn undoable(&self) -> Option<&str> {
        self.past.last().map(|step| &*step.what)
    }

    /// What would be done again.
    pub fn redoable(&self) -> Option<&str> {
        self.future.last().map(|step| &*step.what)
    }

    /// What these are after that; nothing when it changes nothing.
    pub fn after(&self, decide: Decide) -> Option<Self> {
        let mut next = self.clone();
        match decide {
            Decide::Do(change) => {
                if change.amendments == *self.present {
                    return None;
                }
                let before = std::mem::replace(&mut next.present, Rc::new(change.amendments));
                next.past.push(Step {
                    what: change.what.into(),
                    other: before,
                });
                next.future.clear();
            }
            Decide::Undo => {
                let Step { what, other } = next.past.pop()?;
                let other = std::mem::replace(&mut next.present, other);
                next.future.push(Step { what, other });
            }
            Decide::Redo => {
                let Step { what, other } = next.future.pop()?;
                let other = std::mem::replace(&mut next.present, other);
                next.past.push(Step { what, other });
            }
        }
        next.turn = self.turn.wrapping_add(1);
        Some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::{Change, Decide, Decisions};
    use crate::engine::view::{Amendments, ProfileFile};

    fn change(what: &str) -> Decide {
        Decide::Do(Change {
            what: what.to_owned(),
            amendments: Amendments {
                profile: Some(ProfileFile {
                    name: what.to_owned(),
                    text: String::new(),
                }),
                ..Amendments::default()
            },
        })
    }

    fn after(steps: Vec<Decide>) -> Decisions {
        steps.into_iter().fold(Decisions::default(), |all, step| {
            all.after(step).unwrap_or(all)
        })
    }

    fn name(decisions: &Decisions) -> Option<&str> {
        let profile = decisions.present().profile.as_ref();
        profile.map(|profile| profile.name.as_str())
    }

    #[test]
    fn undo_and_redo_walk_through_the_decisions() {
        let two = after(vec![change("a"), change("b")]);
        assert_eq!((name(&two), two.undoable()), (Some("b"), Some("b")));
        let one = after(vec![change("a"), change("b"), Decide::Undo]);
        assert_eq!((name(&one), one.undoable()), (Some("a"), Some("a")));
        assert_eq!(one.redoable(), Some("b"));
        let none = after(vec![change("a"), change("b"), Decide::Undo, Decide::Undo]);
        assert_eq!((name(&none), none.undoable()), (None, None));
        assert_eq!(none.after(Decide::Undo), None);
        let again = none
            .after(Decide::Redo)
            .and_then(|all| all.after(Decide::Redo));
        assert_eq!(again.as_ref().and_then(name), Some("b"));
    }

    #[test]
    fn another_decision_forgets_what_was_taken_back() {
        let all = after(vec![change("a"), Decide::Undo, change("b")]);
        assert_eq!(all.redoable(), None);
        assert_eq!(all.turn(), 3);
    }

    #[test]
    fn a_decision_that_changes_nothing_is_none() {
        let all = after(vec![change("a")]);
        assert_eq!(all.after(change("a")), None);
    }
}
