//! Shows the built file on this machine. It knows nothing of how it is built.

use anyhow::{Context as _, Result};
use loopback::{Page, Server};
use std::fs;
use std::path::PathBuf;

/// Serves `file` at `/` until the process is ended; prints the address last.
pub(crate) fn run_serve(file: PathBuf, port: u16) -> Result<()> {
    // Read anew each time, so that a build beside it shows after a reload.
    let site = move |path: &str| {
        matches!(path, "/" | "/index.html")
            .then(|| fs::read(&file).ok().map(Page::html))
            .flatten()
    };
    let server = Server::start_near(port, site)
        .with_context(|| format!("no port is free from {port} on"))?;
    println!("Vitrine is at {} (Ctrl+C ends it)", server.url("/"));
    server.wait();
    Ok(())
}
