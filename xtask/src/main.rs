//! Vitrine's chores. Knows the tools and the machine; the product knows nothing of it.
#![expect(
    clippy::print_stdout,
    reason = "A command-line tool speaks on standard output."
)]

mod bench;
mod browsers;
mod build;
mod check;
mod encode;
mod file_source;
mod fold;
mod inspect;
mod policy;
mod process;
mod sample;
mod sbom;
mod serve;
mod tally;
mod tools;
mod versions;

use anyhow::{Context as _, Result, bail};
use build::Mode;
use std::env;
use std::process::ExitCode;

const USAGE: &str = "\
Vitrine's chores. What a chore needs and this machine lacks is installed first.

    cargo xtask serve [--port N] [--dev]   build the page and show it on 127.0.0.1
    cargo xtask build [--dev]              write the page, one file, to dist/index.html
    cargo xtask test [STAGE...]            run every check: fmt, clippy, clippy-wasm, native, browser, build, e2e
    cargo xtask sample --people N [--seed N] [--shape snake|camel|sheet] OUT.zip
                                           write the export of an invented firm
    cargo xtask inspect EXPORT.zip         print as JSON what was understood of an export
    cargo xtask bench [NAME]               measure how long reading and understanding take (minutes; bench: inspect)
    cargo xtask sbom                       write what the page is made of, as CycloneDX, to dist/vitrine.cdx.json
    cargo xtask policy                     print the page's content security policy

--dev compiles faster and without optimizing; the page is larger and slower.
Tools go to $VITRINE_TOOLS, or vitrine-tools in your cache folder; what is on PATH in the right version is used.
";

fn main() -> ExitCode {
    let args: Vec<String> = env::args().skip(1).collect();
    match chore(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn chore(args: &[String]) -> Result<ExitCode> {
    let Some((name, rest)) = args.split_first() else {
        print!("{USAGE}");
        return Ok(ExitCode::FAILURE);
    };
    match name.as_str() {
        "build" => {
            build::run_build(mode(rest)?)?;
        }
        "serve" => {
            let (rest, port) = port(rest)?;
            serve::run_serve(build::run_build(mode(&rest)?)?, port)?;
        }
        "test" => {
            if !check::run_test(rest)? {
                return Ok(ExitCode::FAILURE);
            }
        }
        "sample" => sample::run(rest)?,
        "inspect" => inspect::run(rest)?,
        "bench" => bench::run_bench(rest)?,
        "sbom" => {
            sbom::write_sbom()?;
        }
        "policy" => println!("{}", policy::POLICY),
        "help" | "--help" | "-h" => print!("{USAGE}"),
        other => bail!("there is no chore {other:?}\n\n{USAGE}"),
    }
    Ok(ExitCode::SUCCESS)
}

fn mode(args: &[String]) -> Result<Mode> {
    match args {
        [] => Ok(Mode::Release),
        [flag] if flag == "--dev" => Ok(Mode::Dev),
        other => bail!("do not know {:?}\n\n{USAGE}", other.join(" ")),
    }
}

/// Takes `--port N` out of the arguments; 8080 without it.
fn port(args: &[String]) -> Result<(Vec<String>, u16)> {
    let Some(at) = args.iter().position(|arg| arg == "--port") else {
        return Ok((args.to_vec(), 8080));
    };
    let port = args.get(at + 1).context("--port needs a number")?;
    let port = port
        .parse()
        .with_context(|| format!("{port:?} is not a port"))?;
    let rest = args
        .iter()
        .enumerate()
        .filter(|(index, _)| !(at..=at + 1).contains(index));
    Ok((rest.map(|(_, arg)| arg.clone()).collect(), port))
}
