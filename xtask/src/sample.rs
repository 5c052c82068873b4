//! `cargo xtask sample --people N --seed S [--shape NAME] OUT.zip`: writes a synthetic export.
//! It must not know what is in it.

use std::fs::File;
use std::io::{BufWriter, Write as _};

use anyhow::{Context as _, bail};
use vitrine_sample::{Options, Shape};

/// What is said where the arguments are not understood.
const USAGE: &str =
    "usage: cargo xtask sample [--people N] [--seed S] [--shape snake|camel|sheet] OUT.zip";

/// Reads the arguments, writes the zip, and says what was written.
pub(crate) fn run(args: &[String]) -> anyhow::Result<()> {
    let mut options = Options {
        people: 200,
        seed: 1,
        shape: Shape::Snake,
    };
    let mut path = None;
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        let mut value = || {
            args.next()
                .with_context(|| format!("{arg} needs a value; {USAGE}"))
        };
        match arg.as_str() {
            "--people" => {
                options.people = value()?.parse().context("--people needs a whole number")?;
            }
            "--seed" => options.seed = value()?.parse().context("--seed needs a whole number")?,
            "--shape" => options.shape = value()?.parse()?,
            name if !name.starts_with('-') && path.is_none() => path = Some(name.to_owned()),
            other => bail!("{other:?} is not understood; {USAGE}"),
        }
    }
    let path = path.with_context(|| format!("the name of the zip is missing; {USAGE}"))?;
    let file = File::create(&path).with_context(|| format!("{path} could not be made"))?;
    let mut out = BufWriter::new(file);
    let summary = vitrine_sample::write(&mut out, &options)
        .with_context(|| format!("{path} could not be written"))?;
    out.flush()
        .with_context(|| format!("{path} could not be finished"))?;
    let packed = std::fs::metadata(&path)
        .with_context(|| format!("{path} could not be read back"))?
        .len();
    writeln!(
        std::io::stdout(),
        "{path}: {} people, seed {}, shape {}: {} files, {} rows, {} bytes of CSV, {packed} bytes zipped",
        options.people,
        options.seed,
        options.shape.as_str(),
        summary.entries,
        summary.rows,
        summary.csv_bytes
    )?;
    Ok(())
}
