//! What all attempts together say.
//!
//! It must not be kinder than they are: a way that nothing was heard of counts as open.

use crate::client::{Outcome, Place, Trial};
use crate::ui::words::lock as words;

/// How far the test is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Testing {
    /// Nothing was tried.
    #[default]
    Before,
    /// It is under way.
    Now,
    /// Everything was tried.
    Done,
    /// There was nothing to try with.
    Impossible,
}

/// What all attempts together say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    NotYet,
    Trying { done: usize, all: usize },
    Locked { refused: usize, absent: usize },
    Open { open: usize },
    Impossible,
}

/// What became of a way, as long as it was tried.
pub(super) fn trial<'a>(trials: &'a [Trial], place: Place, way: &str) -> Option<&'a Trial> {
    trials
        .iter()
        .rev()
        .find(|trial| trial.place == place && trial.way == way)
}

/// What the attempts say, of all the ways that the page lists.
pub(super) fn verdict(testing: Testing, trials: &[Trial]) -> Verdict {
    let ways = words::GROUPS
        .iter()
        .flat_map(|(_, place, ways)| ways.iter().map(|(way, _)| (*place, *way)));
    let outcomes: Vec<Option<Outcome>> = ways
        .map(|(place, way)| trial(trials, place, way).map(|trial| trial.outcome))
        .collect();
    let number = |wanted: Option<Outcome>| outcomes.iter().filter(|it| **it == wanted).count();
    let (out, silent) = (number(Some(Outcome::WentOut)), number(None));
    match testing {
        Testing::Before => Verdict::NotYet,
        Testing::Impossible => Verdict::Impossible,
        _ if out > 0 => Verdict::Open { open: out },
        Testing::Now => Verdict::Trying {
            done: outcomes.len() - silent,
            all: outcomes.len(),
        },
        Testing::Done if silent > 0 => Verdict::Open { open: silent },
        Testing::Done => Verdict::Locked {
            refused: number(Some(Outcome::Refused)),
            absent: number(Some(Outcome::Absent)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Outcome, Testing, Trial, Verdict, verdict, words};

    fn all(outcome: Outcome) -> Vec<Trial> {
        let ways = words::GROUPS
            .iter()
            .flat_map(|(_, place, ways)| ways.iter().map(|(way, _)| (*place, *way)));
        ways.map(|(place, way)| Trial {
            place,
            way: way.to_owned(),
            outcome,
            by: String::new(),
        })
        .collect()
    }

    #[test]
    fn the_lock_holds_only_when_every_way_was_refused() {
        let mut trials = all(Outcome::Refused);
        let refused = trials.len();
        let locked = Verdict::Locked { refused, absent: 0 };
        assert_eq!(verdict(Testing::Done, &trials), locked);
        let last = trials.pop();
        assert_eq!(verdict(Testing::Done, &trials), Verdict::Open { open: 1 });
        trials.extend(last.map(|trial| Trial {
            outcome: Outcome::WentOut,
            ..trial
        }));
        assert_eq!(verdict(Testing::Now, &trials), Verdict::Open { open: 1 });
    }

    #[test]
    fn what_is_under_way_is_counted() {
        let mut trials = all(Outcome::Absent);
        trials.truncate(3);
        let all = all(Outcome::Refused).len();
        assert_eq!(
            verdict(Testing::Now, &trials),
            Verdict::Trying { done: 3, all }
        );
        assert_eq!(verdict(Testing::Before, &[]), Verdict::NotYet);
    }

    #[test]
    fn a_way_that_is_tried_again_counts_as_it_was_last() {
        let mut trials = all(Outcome::WentOut);
        trials.extend(all(Outcome::Refused));
        assert!(matches!(
            verdict(Testing::Done, &trials),
            Verdict::Locked { .. }
        ));
    }
}
