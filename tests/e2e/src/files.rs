//! Hands files to the page: through its file input, and by dropping them on it.

use crate::{Browser, SOON, until};
use anyhow::{Result, ensure};
use serde_json::json;
use std::path::{Path, PathBuf};
use thirtyfour::By;

impl Browser {
    /// Chooses files in the page's file input, several at once if there are several.
    pub async fn choose(&self, files: &[&Path]) -> Result<()> {
        // The page may still be starting.
        let input = until("the page's file input", SOON, async || {
            let found = self.web().find(By::Css("input[type=file]")).await;
            Ok(found.map_err(|_missing| "a page without one".to_owned()))
        })
        .await?;
        let paths: Vec<String> = absolute(files)?
            .iter()
            .map(|file| file.to_string_lossy().into_owned())
            .collect();
        // WebDriver takes several files as lines.
        Ok(input.send_keys(paths.join("\n")).await?)
    }

    /// Drops files or folders of this machine on the middle of the page, as a hand would.
    pub async fn drop_paths(&self, files: &[&Path]) -> Result<()> {
        let data = json!({"items": [], "files": absolute(files)?, "dragOperationsMask": 1});
        let middle = self
            .run("return [innerWidth / 2, innerHeight / 2]", vec![])
            .await?;
        for kind in ["dragEnter", "dragOver", "drop"] {
            let event = json!({"type": kind, "x": middle.get(0), "y": middle.get(1), "data": data});
            self.devtools("Input.dispatchDragEvent", event).await?;
        }
        Ok(())
    }

    /// Drops a file that exists only in the page, made from bytes.
    pub async fn drop_bytes(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let script = "const [name, bytes] = arguments;
            const transfer = new DataTransfer();
            transfer.items.add(new File([new Uint8Array(bytes)], name));
            const target = document.elementFromPoint(innerWidth / 2, innerHeight / 2) ?? document.body;
            for (const kind of ['dragenter', 'dragover', 'drop'])
                target.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));";
        self.run(script, vec![json!(name), json!(bytes)]).await?;
        Ok(())
    }
}

fn absolute(files: &[&Path]) -> Result<Vec<PathBuf>> {
    let absolute = |file: &&Path| {
        ensure!(file.exists(), "{} does not exist", file.display());
        Ok(std::path::absolute(file)?)
    };
    files.iter().map(absolute).collect()
}
