//! Counts what passed and what failed. It runs nothing.

/// Checks that passed and failed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    pub passed: u32,
    pub failed: u32,
}

impl Tally {
    /// One check that either passed or failed.
    pub(crate) fn one(passed: bool) -> Self {
        Self {
            passed: u32::from(passed),
            failed: u32::from(!passed),
        }
    }

    /// What a line of output adds, if it is the closing line of a test binary:
    /// `test result: FAILED. 3 passed; 1 failed; 0 ignored; ...`.
    pub(crate) fn in_line(line: &str) -> Option<Self> {
        let (_, counts) = line
            .trim_start()
            .strip_prefix("test result: ")?
            .split_once(". ")?;
        let count = |what: &str| {
            let part = counts
                .split(';')
                .find_map(|part| part.trim().strip_suffix(what))?;
            part.trim().parse::<u32>().ok()
        };
        Some(Self {
            passed: count("passed")?,
            failed: count("failed")?,
        })
    }

    /// The tally of a whole stage of tests: a stage that ran nothing, or that ended badly without naming a failed test
    /// (because it did not compile, or crashed), has failed.
    pub(crate) fn of_stage(counted: Self, ended_well: bool) -> Self {
        let silent = counted.failed == 0 && (!ended_well || counted.passed == 0);
        Self {
            failed: counted.failed + u32::from(silent),
            ..counted
        }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn tally(passed: u32, failed: u32) -> Tally {
        Tally { passed, failed }
    }

    #[test]
    fn only_the_closing_line_of_a_test_binary_counts() {
        let cases = [
            (
                "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out",
                Some(tally(12, 0)),
            ),
            (
                "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s",
                Some(tally(3, 2)),
            ),
            (
                "    test result: ok. 1 passed; 0 failed; 0 ignored; 0 filtered out; finished in 1.2s",
                Some(tally(1, 0)),
            ),
            ("test reads_it ... ok", None),
            ("test result: ok. many passed; 0 failed", None),
        ];
        for (line, counts) in cases {
            assert_eq!(Tally::in_line(line), counts, "{line}");
        }
    }

    #[test]
    fn a_stage_without_tests_has_failed() {
        assert_eq!(Tally::of_stage(tally(0, 0), true), tally(0, 1));
        assert_eq!(Tally::of_stage(tally(5, 0), true), tally(5, 0));
    }

    #[test]
    fn a_crash_without_a_failed_test_is_a_failure_and_a_failed_test_counts_once() {
        assert_eq!(Tally::of_stage(tally(5, 0), false), tally(5, 1));
        assert_eq!(Tally::of_stage(tally(5, 2), false), tally(5, 2));
    }
}
