//! A browser with one page: opens, looks, emulates. It knows nothing of Vitrine.

use crate::driver::{Driver, chromium, firefox, webkit};
use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;
use thirtyfour::LoggingPrefsLogLevel;
use thirtyfour::common::capabilities::firefox::FirefoxPreferences;
use thirtyfour::prelude::*;

/// What draws the page and runs its programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// That of Chrome.
    Chromium,
    /// That of Firefox.
    Firefox,
    /// That of Safari, here of GTK's `MiniBrowser`.
    WebKit,
}

/// How the page is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Width of the viewport in CSS pixels.
    pub width: u32,
    /// Height of the viewport in CSS pixels.
    pub height: u32,
    /// Whether the system asks for dark colours.
    pub dark: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            width: 1440,
            height: 900,
            dark: false,
        }
    }
}

/// A headless browser of its own, with an empty profile; it ends when dropped.
pub struct Browser {
    web: WebDriver,
    driver: Driver,
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The session's own way of ending in a drop waits for an answer that may never come. Err: it has ended already.
        if self.web.clone().leak().is_ok() {
            self.driver.end_session(&self.web.session_id().to_string());
        }
    }
}

impl Browser {
    /// Starts Chromium at 1440 by 900, in light colours.
    pub async fn start() -> Result<Self> {
        Self::start_with(&[]).await
    }

    /// Starts Chromium with more arguments.
    pub async fn start_with(arguments: &[&str]) -> Result<Self> {
        let driver = Driver::chromium()?;
        let mut wanted = DesiredCapabilities::chrome();
        wanted.set_binary(&chromium()?.to_string_lossy())?;
        for arg in [
            "--headless=new",
            // Chromium refuses to run as root with its sandbox on, and CI runs as root.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            // The log of requests must be the page's own.
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ]
        .iter()
        .chain(arguments)
        {
            wanted.add_arg(arg)?;
        }
        wanted.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
        wanted.set_logging_prefs("browser", LoggingPrefsLogLevel::All)?;
        let web = WebDriver::new(driver.url(), wanted)
            .await
            .context("Chromium did not start")?;
        web.set_script_timeout(Duration::from_mins(1)).await?;
        let browser = Self { web, driver };
        browser.look(Look::default()).await?;
        Ok(browser)
    }

    /// Starts Firefox. It has no `DevTools` as Chromium has them: scripts, waits for states and files work, the rest does not.
    pub async fn start_firefox() -> Result<Self> {
        let driver = Driver::firefox()?;
        let mut wanted = DesiredCapabilities::firefox();
        wanted.set_firefox_binary(&firefox()?.to_string_lossy())?;
        wanted.add_arg("-headless")?;
        // geckodriver relaxes this for its own sake; people's browsers have it on.
        let mut settings = FirefoxPreferences::new();
        settings.set("security.fileuri.strict_origin_policy", true)?;
        wanted.set_preferences(settings)?;
        let web = WebDriver::new(driver.url(), wanted)
            .await
            .context("Firefox did not start")?;
        web.set_script_timeout(Duration::from_mins(1)).await?;
        Ok(Self { web, driver })
    }

    /// Starts `WebKitGTK`, with the same limits as Firefox.
    pub async fn start_webkit() -> Result<Self> {
        let driver = Driver::webkit().await?;
        let mut wanted = Capabilities::new();
        let program = webkit()?.to_string_lossy().into_owned();
        wanted.set(
            "webkitgtk:browserOptions".to_owned(),
            json!({"binary": program, "args": ["--automation"]}),
        )?;
        let web = WebDriver::new(driver.url(), wanted)
            .await
            .context("WebKitGTK did not start")?;
        web.set_script_timeout(Duration::from_mins(1)).await?;
        Ok(Self { web, driver })
    }

    /// Starts a browser of the engine.
    pub async fn start_in(engine: Engine) -> Result<Self> {
        match engine {
            Engine::Chromium => Self::start().await,
            Engine::Firefox => Self::start_firefox().await,
            Engine::WebKit => Self::start_webkit().await,
        }
    }

    /// The `WebDriver` session, for what this crate has no name for.
    pub fn web(&self) -> &WebDriver {
        &self.web
    }

    /// Goes to an address and waits until the document is loaded.
    pub async fn open(&self, url: &str) -> Result<()> {
        self.web
            .goto(url)
            .await
            .with_context(|| format!("could not open {url}"))
    }

    /// Changes the part of the address after `#`, as a link within the page would.
    pub async fn go_to(&self, fragment: &str) -> Result<()> {
        self.run("location.hash = arguments[0]", vec![json!(fragment)])
            .await?;
        Ok(())
    }

    /// Sets size and colours of what the page is shown on.
    pub async fn look(&self, look: Look) -> Result<()> {
        let metrics = json!({"width": look.width, "height": look.height, "deviceScaleFactor": 1, "mobile": false});
        self.devtools("Emulation.setDeviceMetricsOverride", metrics)
            .await?;
        let scheme = if look.dark { "dark" } else { "light" };
        let media = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        self.devtools("Emulation.setEmulatedMedia", media).await?;
        Ok(())
    }

    /// Runs a script in the page, as the page's own code runs, and returns what it returns.
    pub async fn run(&self, script: &str, args: Vec<Value>) -> Result<Value> {
        Ok(self.web.execute(script, args).await?.json().clone())
    }

    /// Runs a script in the page that ends when it calls its last argument, and returns what it hands over.
    pub async fn run_async(&self, script: &str, args: Vec<Value>) -> Result<Value> {
        Ok(self.web.execute_async(script, args).await?.json().clone())
    }

    /// Saves what is seen as a PNG; the whole height of the page if `whole`.
    pub async fn screenshot(&self, file: &Path, whole: bool) -> Result<()> {
        // Two frames, so that the last change of the document has been painted.
        self.run_async(
            "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))",
            vec![],
        )
        .await?;
        let png = if whole {
            let shot = self
                .devtools(
                    "Page.captureScreenshot",
                    json!({"captureBeyondViewport": true}),
                )
                .await?;
            let text = shot
                .get("data")
                .and_then(Value::as_str)
                .context("Chromium took no picture")?;
            thirtyfour::support::base64_decode(text)?
        } else {
            self.web.screenshot_as_png().await?
        };
        std::fs::write(file, png).with_context(|| format!("could not write {}", file.display()))
    }

    /// What the page and the browser wrote to the console since this was last asked: `LEVEL text`.
    pub async fn console(&self) -> Result<Vec<String>> {
        let entries = self.web.get_log("browser").await?;
        Ok(entries
            .into_iter()
            .map(|entry| format!("{} {}", entry.level, entry.message))
            .collect())
    }

    /// Types into what has the focus.
    pub async fn type_text(&self, text: &str) -> Result<()> {
        Ok(self.web.action_chain().send_keys(text).perform().await?)
    }

    /// Presses and releases a key, named as in the DOM: `Enter`, `Escape`, `ArrowDown`, `/`.
    pub async fn press(&self, key: &str) -> Result<()> {
        self.keys(&[key]).await
    }

    /// Sends a command of the Chrome `DevTools` Protocol.
    pub async fn devtools(&self, method: &str, params: Value) -> Result<Value> {
        self.web
            .cdp()
            .send_raw(method, params)
            .await
            .with_context(|| format!("DevTools refused {method}"))
    }

    /// Ends the session and the browser now; dropping it does the same, less politely.
    pub async fn close(self) -> Result<()> {
        Ok(self.web.clone().quit().await?)
    }
}
