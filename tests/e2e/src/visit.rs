//! The beginning of most visits: a browser with the page open, and an export in it.

use crate::{Browser, Engine, Folder, SOON, built_file, file_url};
use anyhow::Result;
use std::path::PathBuf;

impl Browser {
    /// Starts Chromium with the built file, from disk.
    pub async fn built() -> Result<Self> {
        Self::built_in(Engine::Chromium).await
    }

    /// Starts a browser of an engine with the built file, from disk.
    pub async fn built_in(engine: Engine) -> Result<Self> {
        let browser = Self::start_in(engine).await?;
        browser.open(&file_url(&built_file())?).await?;
        browser.wait_state("empty", SOON).await?;
        Ok(browser)
    }

    /// Starts Chromium with the sample export.
    pub async fn sample() -> Result<Self> {
        let browser = Self::built().await?;
        browser.click("button", "Open the sample export").await?;
        browser.wait_state("ready", SOON).await?;
        Ok(browser)
    }

    /// Opens a person and its notes, two tables in a folder, at a page, and goes to the person.
    pub async fn open_person(&self, page: &str, folder: &Folder, name: &str) -> Result<()> {
        self.open(page).await?;
        let files = ["persons.csv", "person_activities.csv"].map(|file| folder.path().join(file));
        self.choose(&files.each_ref().map(PathBuf::as_path)).await?;
        self.wait_state("ready", SOON).await?;
        self.click("link", "People 1").await?;
        self.click("link", name).await?;
        self.wait_heading(name).await
    }
}
