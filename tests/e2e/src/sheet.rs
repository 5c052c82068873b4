//! Several pictures side by side as one.

use crate::{Browser, Look};
use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// How wide a sheet is, and how high each picture on it, in pixels.
const WIDTH: u32 = 2400;
const HEIGHT: u32 = 480;
const GAP: u32 = 20;

impl Browser {
    /// Puts pictures onto one sheet and saves it as WebP, whose files are a third of PNG's. The browser is on another page then.
    pub async fn sheet(&self, pictures: &[PathBuf], file: &Path) -> Result<()> {
        let mut images = String::new();
        for picture in pictures {
            let whole = picture
                .canonicalize()
                .with_context(|| format!("there is no picture {}", picture.display()))?;
            write!(images, "<img src='{}' alt=''>", crate::file_url(&whole)?)?;
        }
        let page = format!(
            "<!doctype html><meta charset='utf-8'><style>\
             body {{ display: flex; flex-wrap: wrap; gap: {GAP}px; margin: 0; padding: {GAP}px; justify-content: center; align-content: start; background: #d8d5cd; }}\
             img {{ height: {HEIGHT}px; box-shadow: 0 1px 4px rgb(0 0 0 / 30%); }}</style>{images}"
        );
        let html = file.with_extension("html");
        std::fs::write(&html, page)?;
        let look = Look {
            width: WIDTH,
            ..Look::default()
        };
        self.look(look).await?;
        let taken = self.picture_of(&html).await;
        std::fs::remove_file(&html)?;
        std::fs::write(file, taken?).with_context(|| format!("could not write {}", file.display()))
    }

    async fn picture_of(&self, html: &Path) -> Result<Vec<u8>> {
        self.open(&crate::file_url(&html.canonicalize()?)?).await?;
        let drawn = "const done = arguments[0];\
            Promise.all([...document.images].map(image => image.decode()))\
                .then(() => requestAnimationFrame(() => done(Math.max(...[...document.images].map(image => image.offsetTop)))))";
        let last = self.run_async(drawn, vec![]).await?;
        let last = last.as_u64().context("there is no picture on the sheet")?;
        let height = last + u64::from(HEIGHT + GAP);
        let clip = json!({"x": 0, "y": 0, "width": WIDTH, "height": height, "scale": 1});
        let wish =
            json!({"format": "webp", "quality": 82, "captureBeyondViewport": true, "clip": clip});
        let shot = self.devtools("Page.captureScreenshot", wish).await?;
        let text = shot.get("data").and_then(Value::as_str);
        let text = text.context("Chromium took no picture")?;
        Ok(thirtyfour::support::base64_decode(text)?)
    }
}
