//! Runs every check and counts: `cargo xtask test`. It knows nothing of what the tests test.

use crate::browsers;
use crate::build::{Mode, run_build};
use crate::process::{root, run, typed};
use crate::tally::Tally;
use crate::tools::{Need, Toolbox};
use anyhow::{Context as _, Result, bail};
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

/// A part of the checks that can be run alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Fmt,
    Clippy,
    ClippyWasm,
    Native,
    Browser,
    Build,
    EndToEnd,
}

/// All stages in their order, each with its name: what is quick and fails often comes first.
const STAGES: [(&str, Stage); 7] = [
    ("fmt", Stage::Fmt),
    ("clippy", Stage::Clippy),
    ("clippy-wasm", Stage::ClippyWasm),
    ("native", Stage::Native),
    ("browser", Stage::Browser),
    ("build", Stage::Build),
    ("e2e", Stage::EndToEnd),
];

const WASM: [&str; 4] = ["--target", "wasm32-unknown-unknown", "-p", "vitrine"];

/// Runs the stages of these names, or all; goes on after a failure; says at the end what passed and failed.
/// Returns whether nothing failed.
pub(crate) fn run_test(names: &[String]) -> Result<bool> {
    let stages = chosen(names)?;
    let toolbox = toolbox(&stages)?;
    let (mut total, mut built, mut lines) = (Tally::default(), true, Vec::new());
    for (name, stage) in stages {
        println!("\n=== {name} ===");
        let start = Instant::now();
        let tally = if stage == Stage::EndToEnd && !built {
            println!("not run: there is no page to test, because the build failed");
            Tally::one(false)
        } else {
            run_stage(stage, &toolbox)?
        };
        if stage == Stage::Build {
            built = tally.failed == 0;
        }
        total.add(tally);
        lines.push(format!(
            "{name:12} {tally} in {} s",
            start.elapsed().as_secs()
        ));
    }
    println!("\n=== summary ===\n{}\n\n{total}", lines.join("\n"));
    Ok(total.failed == 0)
}

fn run_stage(stage: Stage, toolbox: &Toolbox) -> Result<Tally> {
    let mut cargo = toolbox.command("cargo")?;
    match stage {
        Stage::Fmt => Ok(step(cargo.args(["fmt", "--all", "--check"]))),
        Stage::Clippy => Ok(step(cargo.args([
            "clippy",
            "--workspace",
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))),
        Stage::ClippyWasm => Ok(step(cargo.arg("clippy").args(WASM).args([
            "--all-targets",
            "--",
            "-D",
            "warnings",
        ]))),
        Stage::Native => tests(cargo.args(["test", "--workspace", "--no-fail-fast"])),
        Stage::Browser => {
            cargo.arg("test").args(WASM).args([
                "--no-fail-fast",
                "--test",
                "browser",
                "--test",
                "browser_worker",
            ]);
            tests(cargo.env(
                "CHROMEDRIVER",
                browsers::chromedriver().context("chromedriver has gone")?,
            ))
        }
        Stage::Build => Ok(Tally::one(said(&run_build(Mode::Release).map(drop)))),
        Stage::EndToEnd => {
            // The same packages as for the native tests, so that cargo finds everything compiled.
            cargo.args(["test", "--workspace", "--no-fail-fast", "--test", "e2e"]);
            // A failed wait says what it waited for; where in the test runner it stood tells nobody anything.
            tests(cargo.env("RUST_LIB_BACKTRACE", "0"))
        }
    }
}

/// A command that is one check as a whole.
fn step(command: &mut Command) -> Tally {
    Tally::one(said(&run(command)))
}

fn said(outcome: &Result<()>) -> bool {
    if let Err(error) = outcome {
        println!("{error:#}");
    }
    outcome.is_ok()
}

/// A command that runs test binaries; passes on what they say while they say it, and counts.
fn tests(command: &mut Command) -> Result<Tally> {
    let typed = typed(command);
    eprintln!("> {typed}");
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("could not run `{typed}`"))?;
    let mut counted = Tally::default();
    for line in BufReader::new(child.stdout.take().context("no output to read")?).split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        if let Some(more) = Tally::in_line(&line) {
            counted.add(more);
        }
    }
    let status = child.wait()?;
    let tally = Tally::of_stage(counted, status.success());
    if counted == Tally::default() {
        println!("`{typed}` ran no test: that counts as a failure");
    } else if tally != counted {
        println!("`{typed}` ended with {status} although no test failed: that counts as a failure");
    }
    Ok(tally)
}

fn chosen(names: &[String]) -> Result<Vec<(&'static str, Stage)>> {
    for name in names {
        if !STAGES.iter().any(|(known, _)| known == name) {
            let known: Vec<&str> = STAGES.iter().map(|(known, _)| *known).collect();
            bail!(
                "there is no stage {name:?}; the stages are {}",
                known.join(", ")
            );
        }
    }
    let wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| wanted == name);
    Ok(STAGES
        .into_iter()
        .filter(|(name, _)| wanted(name))
        .collect())
}

/// Installs everything before the first stage, so that a missing tool is not found out after ten minutes.
fn toolbox(stages: &[(&str, Stage)]) -> Result<Toolbox> {
    let any = |which: &[Stage]| stages.iter().any(|(_, stage)| which.contains(stage));
    let mut needs = Vec::new();
    if any(&[Stage::Fmt, Stage::Clippy, Stage::ClippyWasm]) {
        needs.push(Need::Lints);
    }
    if any(&[Stage::ClippyWasm, Stage::Browser, Stage::Build]) {
        needs.push(Need::WasmTarget);
    }
    if any(&[Stage::Browser, Stage::Build]) {
        needs.push(Need::WasmBindgen);
    }
    if any(&[Stage::Build]) {
        needs.extend([Need::Trunk, Need::WasmOpt]);
    }
    if any(&[Stage::Browser, Stage::EndToEnd]) {
        needs.push(Need::Chromium);
    }
    if any(&[Stage::EndToEnd]) {
        needs.extend([Need::Firefox, Need::WebKit, Need::Axe]);
    }
    Toolbox::with(&needs).with_context(|| format!("the checks of {} cannot run", root().display()))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "A test may fail by panicking.")]

    use super::*;

    #[test]
    fn stages_run_in_their_own_order_and_unknown_names_are_refused() {
        let names = ["e2e".to_owned(), "build".to_owned()];
        let stages = chosen(&names).unwrap();
        assert_eq!(stages, [("build", Stage::Build), ("e2e", Stage::EndToEnd)]);
        assert_eq!(chosen(&[]).unwrap().len(), STAGES.len());
        assert!(
            chosen(&["lint".to_owned()])
                .unwrap_err()
                .to_string()
                .contains("clippy-wasm")
        );
    }
}
