//! Finds the browsers of the tests, and installs what is missing. It knows nothing of what they are used for.
//!
//! Browsers come from the system's package manager, since they must fit the system's libraries.

use crate::process::{command, on_path, output, run};
use anyhow::{Context as _, Result, ensure};
use std::env;
use std::path::PathBuf;

/// Where chromedriver is: `$CHROMEDRIVER`, or on `PATH`.
pub(crate) fn chromedriver() -> Option<PathBuf> {
    found("CHROMEDRIVER", &["chromedriver"])
}

/// Chromium and its driver.
pub(crate) fn chromium() -> Result<()> {
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome-stable",
        "google-chrome",
    ];
    let packages = ["chromium", "chromium-driver", "fonts-dejavu-core"];
    Packages {
        name: "Chromium and its driver",
        wanted: &packages,
        variables: "CHROME and CHROMEDRIVER",
    }
    .provide(|| found("CHROME", &names).is_some() && chromedriver().is_some())
}

/// Firefox; its driver is no package.
pub(crate) fn firefox() -> Result<()> {
    Packages {
        name: "Firefox",
        wanted: &["firefox-esr"],
        variables: "FIREFOX",
    }
    .provide(|| found("FIREFOX", &["firefox", "firefox-esr"]).is_some())
}

/// `WebKitGTK` with its driver, and a display, without which it does not start.
pub(crate) fn webkit() -> Result<()> {
    Packages {
        name: "WebKitGTK, its driver and Xvfb",
        wanted: &["webkit2gtk-driver", "xvfb"],
        variables: "WEBKITDRIVER and XVFB",
    }
    .provide(|| {
        let driver = found("WEBKITDRIVER", &["WebKitWebDriver"]);
        driver.is_some() && found("XVFB", &["Xvfb"]).is_some()
    })
}

/// A program on `PATH`, or where a variable says.
fn found(variable: &str, names: &[&str]) -> Option<PathBuf> {
    let set = env::var_os(variable).map(PathBuf::from);
    set.or_else(|| names.iter().find_map(|name| on_path(name)))
}

/// Packages of the system.
struct Packages<'a> {
    name: &'a str,
    wanted: &'a [&'a str],
    /// The variables by which programs elsewhere are named.
    variables: &'a str,
}

impl Packages<'_> {
    /// Installs the packages unless they are here.
    fn provide(&self, is_here: impl Fn() -> bool) -> Result<()> {
        if is_here() {
            return Ok(());
        }
        let (name, packages) = (self.name, self.wanted.join(" "));
        let advice = format!(
            "install {name}, on PATH or named by {} (on Debian, as root: apt-get install {packages})",
            self.variables
        );
        ensure!(
            on_path("apt-get").is_some(),
            "the tests need {name}, and here is no apt-get to install it: {advice}"
        );
        // `id` rather than a variable: $USER is not set in containers.
        let is_root = output(command("id").arg("-u")).is_some_and(|id| id.trim() == "0");
        if !is_root {
            let may = output(command("sudo").args(["-n", "true"])).is_some();
            ensure!(
                may,
                "the tests need {name}, and this user may not install packages without a password: {advice}"
            );
        }
        eprintln!("Installing {name} by apt-get: the tests open the page in it.");
        let install = ["install", "-y", "--no-install-recommends"];
        for words in [vec!["update"], [&install[..], self.wanted].concat()] {
            let mut apt = command(if is_root { "apt-get" } else { "sudo" });
            apt.args(if is_root { &[][..] } else { &["-n", "apt-get"] })
                .args(words);
            run(apt.env("DEBIAN_FRONTEND", "noninteractive")).with_context(|| advice.clone())?;
        }
        ensure!(
            is_here(),
            "the packages were installed, but something of {name} is still missing: {advice}"
        );
        Ok(())
    }
}
