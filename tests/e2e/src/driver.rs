//! The driver's process: found, started on a free port, and ended with its owner. It knows nothing of pages.

use crate::{SOON, until};
use anyhow::{Context as _, Result, bail};
use std::env;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

/// A running driver.
pub(crate) struct Driver {
    child: Child,
    port: u16,
    /// Ends after the driver.
    _screen: Option<Screen>,
}

/// A display without a screen.
struct Screen {
    child: Child,
    display: String,
}

impl Screen {
    fn start() -> Result<Self> {
        let program = found("XVFB", &["Xvfb"])
            .context("no Xvfb here: install it (on Debian: apt-get install xvfb) or set XVFB")?;
        let mut child = Command::new(program)
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1440x900x24",
                "-nolisten",
                "tcp",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("could not run Xvfb")?;
        let stdout = child.stdout.take();
        // From here on the process ends with this value.
        let mut screen = Self {
            child,
            display: String::new(),
        };
        let mut number = String::new();
        BufReader::new(stdout.context("Xvfb has no output")?).read_line(&mut number)?;
        if number.trim().is_empty() {
            bail!("Xvfb ended without saying which display it is");
        }
        screen.display = format!(":{}", number.trim());
        Ok(screen)
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // It may have ended by itself; then there is nothing left to do.
        self.child.kill().ok();
        self.child.wait().ok();
    }
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

    /// Starts `WebKitWebDriver` on a free port. It needs a display to show pages on, which nobody looks at.
    pub(crate) async fn webkit() -> Result<Self> {
        let program = found("WEBKITDRIVER", &["WebKitWebDriver"]).context(
            "no WebKitWebDriver here: install it (on Debian: apt-get install webkit2gtk-driver) or set WEBKITDRIVER",
        )?;
        let screen = Screen::start()?;
        // It does not choose a port itself, nor say that it listens.
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
            .local_addr()?
            .port();
        let child = Command::new(program)
            .args(["--host=127.0.0.1", &format!("--port={port}")])
            .env("DISPLAY", &screen.display)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("could not run WebKitWebDriver")?;
        let driver = Self {
            child,
            port,
            _screen: Some(screen),
        };
        until("WebKitWebDriver to listen", SOON, async || {
            let connected = TcpStream::connect((Ipv4Addr::LOCALHOST, port));
            Ok(connected
                .map(drop)
                .map_err(|error| format!("port {port}: {error}")))
        })
        .await?;
        Ok(driver)
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
        let mut driver = Self {
            child,
            port: 0,
            _screen: None,
        };
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

/// The small browser of `WebKitGTK`; `$WEBKIT` comes first.
pub(crate) fn webkit() -> Result<PathBuf> {
    let set = env::var_os("WEBKIT").map(PathBuf::from);
    let libraries = std::fs::read_dir("/usr/lib")
        .into_iter()
        .flatten()
        .flatten();
    let mut candidates = libraries.flat_map(|folder| {
        ["webkit2gtk-4.1", "webkit2gtk-4.0", "webkitgtk-6.0"]
            .map(|version| folder.path().join(version).join("MiniBrowser"))
    });
    set.or_else(|| candidates.find(|file| file.is_file())).context(
        "no MiniBrowser of WebKitGTK here: install it (on Debian: apt-get install webkit2gtk-driver) or set WEBKIT",
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
