//! Finds the tools of the build, and installs what is missing. It knows nothing of what they are used for.
//!
//! A tool of the right version on `PATH` is used as it is. Otherwise it comes from a folder of its own in the user's cache,
//! so that it outlives `target/` and replaces nothing of the user's.

use crate::process::{command, output, root, run};
use crate::{browsers, versions};
use anyhow::{Context as _, Result, bail, ensure};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The newest Trunk that builds with the Rust version of this workspace.
const TRUNK: &str = "0.21.14";
/// The wasm-opt of this npm release accepts what current rustc writes; `Trunk.toml` names it as well.
const BINARYEN: &str = "132.0.0";
const GECKODRIVER: &str = "0.37.1";
const AXE: &str = "4.14.1";
const WASM: &str = "wasm32-unknown-unknown";

/// Where the tools are that are not on the user's `PATH`.
#[derive(Debug, Default)]
pub(crate) struct Toolbox {
    folders: Vec<PathBuf>,
    axe: Option<PathBuf>,
}

/// What a chore needs beside cargo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// The Wasm target of rustc.
    WasmTarget,
    /// rustfmt and clippy.
    Lints,
    /// wasm-bindgen, and its test runner.
    WasmBindgen,
    /// Trunk.
    Trunk,
    /// wasm-opt, for release builds.
    WasmOpt,
    /// Chromium and its driver, for tests in a browser.
    Chromium,
    /// Firefox and its driver, for the same tests in another engine.
    Firefox,
    /// `WebKitGTK`, its driver and a display for it, for the same tests in a third engine.
    WebKit,
    /// axe-core, which finds what keeps people with disabilities out.
    Axe,
}

impl Toolbox {
    /// Finds or installs what is needed.
    pub(crate) fn with(needs: &[Need]) -> Result<Self> {
        let mut toolbox = Self::default();
        for need in needs {
            match need {
                Need::WasmTarget => wasm_target()?,
                Need::Lints => lints()?,
                Need::WasmBindgen => toolbox.add(&wasm_bindgen()?)?,
                Need::Trunk => toolbox.add(&trunk())?,
                Need::WasmOpt => toolbox.add(&wasm_opt())?,
                Need::Chromium => browsers::chromium()?,
                Need::Firefox => {
                    browsers::firefox()?;
                    toolbox.add(&geckodriver())?;
                }
                Need::WebKit => browsers::webkit()?,
                Need::Axe => toolbox.axe = Some(axe()?),
            }
        }
        Ok(toolbox)
    }

    /// A command that finds these tools before any others.
    pub(crate) fn command(&self, program: &str) -> Result<Command> {
        let user = env::var_os("PATH").unwrap_or_default();
        let paths = env::join_paths(self.folders.iter().cloned().chain(env::split_paths(&user)))?;
        // Looked up here: the standard library would look in this process's own PATH.
        let found = env::split_paths(&paths)
            .map(|folder| folder.join(program))
            .find(|file| file.is_file());
        let mut command = command(found.unwrap_or_else(|| program.into()));
        command.env("PATH", paths);
        if let Some(axe) = &self.axe {
            command.env("AXE_CORE", axe);
        }
        Ok(command)
    }

    fn add(&mut self, tool: &Tool) -> Result<()> {
        if tool
            .programs
            .iter()
            .all(|program| tool.is_right(Path::new(program)))
        {
            return Ok(());
        }
        let home = cache()?.join(format!("{}-{}", tool.package, tool.version));
        let folder = home.join(tool.folder);
        if !tool.is_in(&folder) {
            eprintln!(
                "Installing {} {} into {}: {}.",
                tool.package,
                tool.version,
                home.display(),
                tool.why
            );
            fs::create_dir_all(&home)
                .with_context(|| format!("could not make the folder {}", home.display()))?;
            tool.install(&home)?;
            ensure!(
                tool.is_in(&folder),
                "{} was installed, but does not run from {}",
                tool.package,
                folder.display()
            );
        }
        self.folders.push(folder);
        Ok(())
    }
}

/// A tool that is installed from a registry.
struct Tool {
    package: &'static str,
    version: String,
    /// What it must print as its version.
    prints: String,
    programs: &'static [&'static str],
    /// Where the programs are, from the folder it is installed into.
    folder: &'static str,
    installer: Installer,
    why: &'static str,
}

#[derive(Clone, Copy)]
enum Installer {
    /// Without default features where they only serve the tool's own downloads.
    Cargo(&'static [&'static str]),
    Npm,
}

impl Tool {
    fn is_in(&self, folder: &Path) -> bool {
        self.programs
            .iter()
            .all(|program| self.is_right(&folder.join(program)))
    }

    fn is_right(&self, program: &Path) -> bool {
        let printed = output(command(program).arg("--version"));
        printed.is_some_and(|text| versions::printed(&text) == Some(&*self.prints))
    }

    fn install(&self, home: &Path) -> Result<()> {
        let exact = format!("{}@{}", self.package, self.version);
        match self.installer {
            Installer::Cargo(flags) => {
                let mut cargo = command("cargo");
                // A debug build runs as fast as is needed, and is made in a third of the time.
                cargo
                    .args(["install", "--debug", "--locked"])
                    .args(flags)
                    .arg("--root")
                    .arg(home)
                    .arg(&exact);
                cargo
                    .env("CARGO_PROFILE_DEV_DEBUG", "0")
                    .env("CARGO_INCREMENTAL", "0");
                // Not in the workspace: its flags are for its own programs.
                run(cargo
                    .current_dir(home)
                    .env_remove("CARGO_TARGET_DIR")
                    .env_remove("RUSTFLAGS"))
            }
            Installer::Npm => {
                let otherwise = format!(
                    ", or put {} {} on PATH",
                    self.programs.join(" and "),
                    self.prints
                );
                npm(home, &exact, &otherwise)
            }
        }
    }
}

fn trunk() -> Tool {
    Tool {
        package: "trunk",
        version: TRUNK.to_owned(),
        prints: TRUNK.to_owned(),
        programs: &["trunk"],
        folder: "bin",
        installer: Installer::Cargo(&["--no-default-features"]),
        why: "it builds the page's two programs (about four minutes, once)",
    }
}

fn wasm_bindgen() -> Result<Tool> {
    let lock =
        fs::read_to_string(root().join("Cargo.lock")).context("could not read Cargo.lock")?;
    let version =
        versions::locked(&lock, "wasm-bindgen").context("Cargo.lock does not name wasm-bindgen")?;
    Ok(Tool {
        package: "wasm-bindgen-cli",
        version: version.to_owned(),
        prints: version.to_owned(),
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        folder: "bin",
        installer: Installer::Cargo(&[]),
        why: "it joins Wasm to the browser, in exactly the version that Cargo.lock names (about two minutes, once)",
    })
}

fn wasm_opt() -> Tool {
    Tool {
        package: "binaryen",
        version: BINARYEN.to_owned(),
        prints: BINARYEN.split('.').next().unwrap_or(BINARYEN).to_owned(),
        programs: &["wasm-opt"],
        folder: "node_modules/.bin",
        installer: Installer::Npm,
        why: "its wasm-opt makes the programs smaller, and accepts what current rustc writes (seconds)",
    }
}

fn geckodriver() -> Tool {
    Tool {
        package: "geckodriver",
        version: GECKODRIVER.to_owned(),
        prints: GECKODRIVER.to_owned(),
        programs: &["geckodriver"],
        folder: "bin",
        installer: Installer::Cargo(&[]),
        why: "the tests drive Firefox through it (about two minutes, once)",
    }
}

/// The script of axe-core.
fn axe() -> Result<PathBuf> {
    let home = cache()?.join(format!("axe-core-{AXE}"));
    let script = home.join("node_modules/axe-core/axe.min.js");
    if !script.is_file() {
        eprintln!(
            "Installing axe-core {AXE} into {}: the tests look for barriers with it (seconds).",
            home.display()
        );
        fs::create_dir_all(&home)
            .with_context(|| format!("could not make the folder {}", home.display()))?;
        npm(&home, &format!("axe-core@{AXE}"), "")?;
        ensure!(
            script.is_file(),
            "axe-core was installed, but there is no {}",
            script.display()
        );
    }
    Ok(script)
}

fn npm(home: &Path, package: &str, otherwise: &str) -> Result<()> {
    ensure!(
        output(command("npm").arg("--version")).is_some(),
        "{package} comes from npm, which is not here. Install Node.js (on Debian: apt-get install nodejs npm){otherwise}"
    );
    let mut npm = command("npm");
    npm.args([
        "install",
        "--no-audit",
        "--no-fund",
        "--no-save",
        "--prefix",
    ])
    .arg(home)
    .arg(package);
    run(npm.current_dir(home))
}

fn wasm_target() -> Result<()> {
    let library = output(command("rustc").args(["--print", "target-libdir", "--target", WASM]));
    if library.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    eprintln!("Adding Rust's target {WASM}: the page's programs are compiled for it.");
    run(command("rustup").args(["target", "add", WASM])).with_context(|| {
        format!(
            "Rust's target {WASM} is missing; add it with rustup or your system's package manager"
        )
    })
}

fn lints() -> Result<()> {
    for (component, program) in [("rustfmt", "fmt"), ("clippy", "clippy")] {
        if output(command("cargo").args([program, "--version"])).is_none() {
            eprintln!("Adding Rust's {component}: the tests begin with it.");
            run(command("rustup").args(["component", "add", component]))?;
        }
    }
    Ok(())
}

/// `$VITRINE_TOOLS`, or `vitrine-tools` in the user's cache.
fn cache() -> Result<PathBuf> {
    let set = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let folder = set("VITRINE_TOOLS")
        .or_else(|| set("XDG_CACHE_HOME").map(|cache| cache.join("vitrine-tools")))
        .or_else(|| env::home_dir().map(|home| home.join(".cache/vitrine-tools")));
    match folder {
        Some(folder) => Ok(std::path::absolute(folder)?),
        None => bail!("there is no home folder to keep tools in; set VITRINE_TOOLS to a folder"),
    }
}
