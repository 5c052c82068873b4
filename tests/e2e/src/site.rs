//! The built file, from disk and from a plain web server at a sub-path.

use anyhow::{Context as _, Result};
use loopback::{Page, Server};
use std::path::{Path, PathBuf};

/// Deep, so that an address which forgets the sub-path is noticed.
const BASE: &str = "/some/where/vitrine/";

/// The built file, `dist/index.html`.
pub fn built_file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist/index.html")
}

/// The text of the built file.
pub fn built_page() -> Result<String> {
    let file = built_file();
    std::fs::read_to_string(&file)
        .with_context(|| format!("no {}; `cargo xtask build` makes it", file.display()))
}

/// The `file://` address of a file.
pub fn file_url(file: &Path) -> Result<String> {
    let file = std::fs::canonicalize(file).with_context(|| format!("no {}", file.display()))?;
    let path = file.to_string_lossy();
    let escaped: String = path
        .bytes()
        .map(|byte| match byte {
            b'/' | b'-' | b'_' | b'.' | b'~' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                char::from(byte).to_string()
            }
            other => format!("%{other:02X}"),
        })
        .collect();
    Ok(format!("file://{escaped}"))
}

/// A page on a plain web server at a sub-path; nothing else is there.
pub struct Hosted {
    server: Server,
}

impl Hosted {
    /// Hosts the built file.
    pub fn built() -> Result<Self> {
        Self::page(built_page()?)
    }

    /// Hosts any page.
    pub fn page(html: String) -> Result<Self> {
        let site = move |path: &str| (path == BASE).then(|| Page::html(html.clone()));
        Ok(Self {
            server: Server::start(site)?,
        })
    }

    /// The page's address.
    pub fn url(&self) -> String {
        self.server.url(BASE)
    }

    /// The address of a path on the same server, where nothing is.
    pub fn elsewhere(&self, path: &str) -> String {
        self.server.url(path)
    }

    /// Every request that reached the server, as `GET /path`.
    pub fn hits(&self) -> Vec<String> {
        self.server.hits()
    }

    /// The one hit that opening the page costs.
    pub fn own_hit() -> String {
        format!("GET {BASE}")
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "A test may fail by panicking.")]

    use super::*;

    #[test]
    fn a_path_becomes_an_address() {
        let url = file_url(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        assert!(
            url.starts_with("file:///") && url.ends_with("/tests/e2e"),
            "{url}"
        );
    }
}
