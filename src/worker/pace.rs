//! How much to do at a time, and how often to tell.
//!
//! It must not know the clock: it is told the time, in milliseconds.

/// How long a step of a load should take, in milliseconds: short enough that a question is answered at once, long enough
/// that starting and ending steps does not show.
const STEP_MS: f64 = 30.0;
/// Bytes of the first step, and the fewest of any.
const LEAST: u64 = 256 * 1024;
/// The most bytes of a step.
const MOST: u64 = 16 * 1024 * 1024;

/// How many bytes to read in the next step, learnt from the last ones.
#[derive(Debug)]
pub(super) struct Pace {
    budget: u64,
}

impl Default for Pace {
    fn default() -> Self {
        Self { budget: LEAST }
    }
}

impl Pace {
    /// Bytes for the next step.
    pub(super) fn budget(&self) -> u64 {
        self.budget
    }

    /// The last step took so long.
    pub(super) fn learn(&mut self, took_ms: f64) {
        // At most doubled or quartered at once: one odd step says little about the next.
        self.budget = match took_ms / STEP_MS {
            much if much > 4.0 => self.budget / 4,
            much if much > 1.2 => self.budget * 3 / 4,
            much if much < 0.4 => self.budget * 2,
            much if much < 0.8 => self.budget * 5 / 4,
            _ => self.budget,
        }
        .clamp(LEAST, MOST);
    }
}

/// Lets something happen at most once in a while.
#[derive(Debug)]
pub(super) struct Gate {
    every_ms: f64,
    last: f64,
}

impl Gate {
    /// At most once in so many milliseconds; the first time at once.
    pub(super) fn every(every_ms: f64) -> Self {
        Self {
            every_ms,
            last: f64::NEG_INFINITY,
        }
    }

    /// Whether it may happen now; if so, not again for a while.
    pub(super) fn opens(&mut self, now: f64) -> bool {
        let open = now - self.last >= self.every_ms;
        if open {
            self.last = now;
        }
        open
    }
}

#[cfg(test)]
mod tests {
    use super::{Gate, LEAST, MOST, Pace, STEP_MS};

    #[test]
    #[expect(clippy::cast_precision_loss, reason = "small figures")]
    fn steps_come_to_take_their_time_whatever_the_machine() {
        for bytes_per_ms in [20_000_u64, 100_000, 400_000] {
            let mut pace = Pace::default();
            for _ in 0..30 {
                pace.learn(pace.budget() as f64 / bytes_per_ms as f64);
            }
            let took = pace.budget() as f64 / bytes_per_ms as f64;
            assert!(
                (STEP_MS * 0.75..=STEP_MS * 1.25).contains(&took),
                "{bytes_per_ms} bytes a millisecond: {took} ms"
            );
        }
    }

    #[test]
    fn budgets_have_ends() {
        let mut pace = Pace::default();
        for _ in 0..50 {
            pace.learn(0.0);
        }
        assert_eq!(pace.budget(), MOST);
        for _ in 0..50 {
            pace.learn(1e9);
        }
        assert_eq!(pace.budget(), LEAST);
    }

    #[test]
    fn a_gate_opens_once_in_a_while() {
        let mut gate = Gate::every(80.0);
        let opened: Vec<_> = (0..30)
            .map(|at| f64::from(at) * 10.0)
            .filter(|now| gate.opens(*now))
            .collect();
        assert_eq!(opened, [0.0, 80.0, 160.0, 240.0]);
    }
}
