//! `cargo xtask bench [NAME]`: runs the benches and says how much understanding an export costs beside reading it.
//!
//! It must not measure anything itself: it reads the figures that criterion leaves behind.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::process::{command, root, run};

/// The stages of the bench `inspect`, of which the first is what the last is compared with.
const STAGES: [&str; 4] = ["read", "types", "links", "whole"];

/// Runs the bench of this name, or all, then prints what each stage took.
pub(crate) fn run_bench(args: &[String]) -> Result<()> {
    let mut cargo = command("cargo");
    cargo.args(["bench", "--package", "vitrine"]);
    match args {
        [] => cargo.arg("--benches"),
        [name] if !name.starts_with('-') => cargo.args(["--bench", name]),
        other => bail!("bench takes one name at the most, not {other:?}: cargo xtask bench [NAME]"),
    };
    run(&mut cargo)?;
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), Into::into);
    let figures = target.join("criterion").join("inspect");
    if args.first().is_none_or(|name| name == "inspect") {
        let seconds: Vec<(&str, f64)> = STAGES
            .into_iter()
            .map(|stage| Ok((stage, median_seconds(&figures.join(stage))?)))
            .collect::<Result<_>>()?;
        write!(std::io::stdout(), "\n{}", told(&seconds))?;
    }
    Ok(())
}

/// The median that criterion wrote down for a bench, in seconds.
fn median_seconds(folder: &Path) -> Result<f64> {
    let path = folder.join("new").join("estimates.json");
    let text = fs::read_to_string(&path)
        .with_context(|| format!("criterion left no figures in {}", path.display()))?;
    median_in(&text).with_context(|| format!("{} has no median", path.display()))
}

fn median_in(estimates: &str) -> Option<f64> {
    let estimates: Value = serde_json::from_str(estimates).ok()?;
    let nanos = estimates.get("median")?.get("point_estimate")?.as_f64()?;
    Some(nanos / 1e9)
}

/// The stages as a table, and how many times the first fits into the last.
fn told(seconds: &[(&str, f64)]) -> String {
    let ratio = match (seconds.first(), seconds.last()) {
        (Some((first, one)), Some((last, all))) => format!("{last} / {first} = {:.2}", all / one),
        _ => String::new(),
    };
    let stages = seconds
        .iter()
        .map(|(stage, seconds)| format!("{stage:<8}{seconds:>9.2} s"));
    stages
        .chain([ratio, String::new()])
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_taken_from_what_criterion_writes() {
        let estimates = r#"{"mean":{"point_estimate":9.0},"median":{"confidence_interval":{},"point_estimate":2500000000.0}}"#;
        assert_eq!(median_in(estimates), Some(2.5));
        assert_eq!(median_in("{}"), None);
        assert_eq!(median_in(""), None);
    }

    #[test]
    fn the_last_stage_is_compared_with_the_first() {
        let table = told(&[("read", 2.0), ("types", 1.0), ("whole", 3.5)]);
        assert_eq!(
            table,
            "read         2.00 s\ntypes        1.00 s\nwhole        3.50 s\nwhole / read = 1.75\n"
        );
    }
}
