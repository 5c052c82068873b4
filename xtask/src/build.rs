//! Builds the one file: Trunk compiles, `fold` puts the parts together. It knows nothing of serving or testing.

use crate::encode::{gzip, hex, sha256};
use crate::fold::{Parts, Program, fold};
use crate::process::{root, run};
use crate::tools::{Need, Toolbox};
use anyhow::{Context as _, Result, bail};
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

/// How the programs are compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Small and fast; the product.
    Release,
    /// Compiled in a fraction of the time, for work on the page.
    Dev,
}

/// Builds `dist/index.html` and returns where it is.
pub(crate) fn run_build(mode: Mode) -> Result<PathBuf> {
    let mut needs = vec![Need::WasmTarget, Need::Trunk, Need::WasmBindgen];
    if mode == Mode::Release {
        needs.push(Need::WasmOpt);
    }
    let toolbox = Toolbox::with(&needs)?;
    // A part of an older build must never get into this one.
    fs::remove_dir_all(trunk_folder()).or_else(absent_is_fine)?;
    let mut trunk = toolbox.command("trunk")?;
    trunk
        .arg("build")
        .args((mode == Mode::Release).then_some("--release"));
    // Trunk takes `CI=true` for a mistake of type, and `NO_COLOR=1` too.
    run(trunk.env_remove("NO_COLOR"))?;

    let page = fold(&parts()?)?;
    let file = root().join("dist/index.html");
    fs::create_dir_all(root().join("dist"))?;
    fs::write(&file, &page).with_context(|| format!("could not write {}", file.display()))?;
    println!(
        "dist/index.html: {} bytes, {} gzipped",
        page.len(),
        gzip(page.as_bytes())?.len()
    );
    println!("SHA-256 {}", hex(&sha256(page.as_bytes())));
    Ok(file)
}

fn parts() -> Result<Parts> {
    let (trunk, boot) = (trunk_folder(), root().join("static/boot"));
    Ok(Parts {
        frame: text(&trunk.join("index.html"))?,
        style: style()?,
        frame_style: text(&root().join("static/frame/body.css"))?,
        guard_script: text(&boot.join("guard.js"))?,
        unpack_script: text(&boot.join("unpack.js"))?,
        lock_script: text(&boot.join("lock.js"))?,
        page_script: text(&boot.join("page.js"))?,
        worker_script: text(&boot.join("worker.js"))?,
        app: program(&trunk, "app")?,
        worker: program(&trunk, "worker")?,
        sample: sample()?,
    })
}

/// The export behind "Open the sample export": small, and always the same.
fn sample() -> Result<Vec<u8>> {
    let options = vitrine_sample::Options {
        people: 200,
        seed: 7,
        shape: vitrine_sample::Shape::Snake,
    };
    let mut zip = Cursor::new(Vec::new());
    vitrine_sample::write(&mut zip, &options).context("could not write the sample export")?;
    Ok(zip.into_inner())
}

fn program(folder: &Path, name: &str) -> Result<Program> {
    let wasm = folder.join(format!("{name}_bg.wasm"));
    Ok(Program {
        glue: text(&folder.join(format!("{name}.js")))?,
        wasm: fs::read(&wasm).with_context(|| format!("could not read {}", wasm.display()))?,
    })
}

/// Every style sheet of `static/css` in order of name; cascade layers make the order matter little.
fn style() -> Result<String> {
    let mut files = vec![root().join("static/boot/boot.css")];
    let folder = root().join("static/css");
    let mut sheets = Vec::new();
    match fs::read_dir(&folder) {
        Ok(entries) => {
            for entry in entries {
                sheets.push(entry?.path());
            }
        }
        Err(error) => absent_is_fine(error)?,
    }
    sheets.retain(|file| file.extension().is_some_and(|kind| kind == "css"));
    sheets.sort();
    files.extend(sheets);
    let texts: Vec<String> = files.iter().map(|file| text(file)).collect::<Result<_>>()?;
    Ok(texts.join("\n"))
}

fn text(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))
}

fn trunk_folder() -> PathBuf {
    root().join("target/trunk")
}

fn absent_is_fine(error: std::io::Error) -> Result<()> {
    if error.kind() == std::io::ErrorKind::NotFound {
        return Ok(());
    }
    bail!(error)
}
