//! The driver's process: found, started on a free port, and ended with its owner. It knows nothing of pages.

use anyhow::{Context as _, Result, bail};
use std::env;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

/// A running driver.
pub(crate) struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// Starts chromedriver on a port of its own choice.
    pub(crate) fn chromium() -> Result<Self> {
        let program = found("CHROMEDRIVER", &["chromedriver"])
            .context("no chromedriver here: install it (on Debian: apt-get install chromium-driver) or set CHROMEDRIVER")?;
        Self::start(Command::new(program).arg("--port=0"))
    }

    /// Starts geckodriver on a port of its own choice.
    pub(crate) fn firefox() -> Result<Self> {
        let program = found("GECKODRIVER", &["geckodriver"]).context(
            "no geckodriver here: install it (cargo install geckodriver) or set GECKODRIVER",
        )?;
        Self::start(Command::new(program).args(["--port", "0", "--log", "info"]))
    }

    fn start(command: &mut Command) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command
            .spawn()
            .with_context(|| format!("could not run {name}"))?;
        let stdout = child.stdout.take();
        // From here on the process ends with this value, also if it says nothing of use.
        let mut driver = Self { child, port: 0 };
        let mut lines = BufReader::new(stdout.context("the driver has no output")?).lines();
        for line in lines.by_ref() {
            if let Some(port) = port_in(&line?) {
                driver.port = port;
                break;
            }
        }
        if driver.port == 0 {
            bail!("{name} ended without saying on which port it listens");
        }
        // Nobody reads the rest, but a full pipe would stop the driver.
        thread::spawn(move || lines.for_each(drop));
        Ok(driver)
    }

    /// Ends a session and its browser without the session's own connection; gives up after ten seconds.
    pub(crate) fn end_session(&self, id: &str) {
        let end = || -> Result<()> {
            let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
            stream.set_read_timeout(Some(Duration::from_secs(10)))?;
            let host = format!("127.0.0.1:{}", self.port);
            write!(
                stream,
                "DELETE /session/{id} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
            )?;
            // The first bytes of an answer come when the browser has ended.
            stream.read_exact(&mut [0; 12])?;
            Ok(())
        };
        if let Err(error) = end() {
            eprintln!("a browser may be left over: {error:#}");
        }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to do.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// Chromium, or Chrome; `$CHROME` comes first.
pub(crate) fn chromium() -> Result<PathBuf> {
    let names = [
        "chromium",
        "chromium-browser",
        "google-chrome-stable",
        "google-chrome",
    ];
    found("CHROME", &names)
        .context("no Chromium here: install it (on Debian: apt-get install chromium) or set CHROME")
}

/// Firefox; `$FIREFOX` comes first.
pub(crate) fn firefox() -> Result<PathBuf> {
    found("FIREFOX", &["firefox", "firefox-esr"]).context(
        "no Firefox here: install it (on Debian: apt-get install firefox-esr) or set FIREFOX",
    )
}

fn found(variable: &str, names: &[&str]) -> Option<PathBuf> {
    if let Some(set) = env::var_os(variable) {
        return Some(set.into());
    }
    let paths = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&paths).collect();
    let mut candidates = names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)));
    candidates.find(|file| file.is_file())
}

fn port_in(line: &str) -> Option<u16> {
    let (_, port) = line
        .rsplit_once("started successfully on port ")
        .or_else(|| line.rsplit_once("Listening on 127.0.0.1:"))?;
    port.trim_end_matches('.').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_in_the_line_of_success() {
        for (line, port) in [
            (
                "ChromeDriver was started successfully on port 41231.",
                Some(41231),
            ),
            (
                "1700000000000\tgeckodriver\tINFO\tListening on 127.0.0.1:4444",
                Some(4444),
            ),
            ("Starting ChromeDriver 156 on port 0", None),
        ] {
            assert_eq!(port_in(line), port, "{line}");
        }
    }
}
