//! No code of the product can send, load or keep: the sources name nothing that does, but for the one script that tests the lock.
//!
//! It reads text, not syntax; comments do not count. What the built programs can call is checked again when the page is folded.

use std::fs;
use std::path::{Path, PathBuf};

/// What sends, loads, keeps, or goes elsewhere, in small letters and without underscores.
const NAMES: [&str; 34] = [
    "fetch",
    "xmlhttprequest",
    "websocket",
    "webtransport",
    "eventsource",
    "beacon",
    "rtcpeer",
    "rtcdatachannel",
    "importscripts",
    "localstorage",
    "sessionstorage",
    "indexeddb",
    "idbfactory",
    "cookie",
    "serviceworker",
    "sharedworker",
    "caches",
    "cachestorage",
    "htmlimageelement",
    "htmlscriptelement",
    "<img",
    "<object",
    "<embed",
    "<audio",
    "<video",
    "<script",
    "preconnect",
    "preload",
    "openwithurl",
    "window.open",
    "location()",
    "setsrc(",
    "newfunction(",
    "function::new",
];

/// What is harmless although it holds one of the names.
const HARMLESS: [&str; 7] = [
    // A picture of the export, from the tab's memory.
    "<img class=\"document-picture\" src={url.clone()}",
    // Where a program stopped.
    "panic.location()",
    // The address within the page.
    "location().hash()",
    // Switches looking up ahead off.
    "x-dns-prefetch-control",
    // Takes calls between browsers away.
    "\"RTCPeerConnection\", \"webkitRTCPeerConnection\", \"RTCDataChannel\"",
    // The page's own two scripts.
    "<!-- fold:scripts -->",
    "<noscript>",
];

/// Files that may name what others may not: the script that tries it, its words, and what hears of it.
const EXEMPT: [&str; 3] = [
    "src/client/lock.rs",
    "src/ui/words/lock.rs",
    "static/boot/lock.js",
];

/// The names that a text holds outside of comments, each with its line.
fn named(text: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("//") {
            continue;
        }
        let mut line = line.to_owned();
        for harmless in HARMLESS {
            line = line.replace(harmless, "");
        }
        let line = line.to_lowercase().replace(['_', ' '], "");
        let names = NAMES.iter().filter(|name| line.contains(**name));
        found.extend(names.map(|name| (at + 1, *name)));
    }
    found
}

/// Every Rust file, script and page under a path. Rust tests within a file count: none has a reason to name these.
fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let mut all = Vec::new();
    for entry in fs::read_dir(path).unwrap() {
        let path = entry.unwrap().path();
        let wanted = path
            .extension()
            .is_some_and(|end| end == "rs" || end == "js" || end == "html");
        if path.is_dir() || wanted {
            all.extend(files(&path));
        }
    }
    all
}

#[test]
fn nothing_in_the_sources_sends_loads_or_keeps() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut exempt = Vec::new();
    // The engine and the messages know no browser at all, which `layers` holds.
    for folder in [
        "src/bin",
        "src/client",
        "src/worker",
        "src/ui",
        "static",
        "index.html",
    ] {
        let files = files(&root.join(folder));
        assert!(!files.is_empty(), "{folder} has no sources");
        for path in files {
            let file = path.strip_prefix(root).unwrap().display().to_string();
            let text = fs::read_to_string(&path).unwrap();
            // Texts that tests take apart.
            let text = text.split("#[cfg(test)]").next().unwrap();
            let names = named(text);
            if EXEMPT.contains(&file.as_str()) {
                exempt.push((file, names.len()));
            } else {
                found.extend(
                    names
                        .into_iter()
                        .map(|(line, name)| format!("{file}:{line} {name}")),
                );
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    // An exemption without a use would hide what comes later.
    exempt.retain(|(_, names)| *names > 0);
    exempt.sort();
    let exempt: Vec<_> = exempt.iter().map(|(file, _)| file.as_str()).collect();
    assert_eq!(exempt, EXEMPT);
}

#[test]
fn the_only_worker_is_the_one_that_the_boot_script_made() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let starts: Vec<PathBuf> = files(&root)
        .into_iter()
        .filter(|path| fs::read_to_string(path).unwrap().contains("Worker::new"))
        .collect();
    assert_eq!(starts, [root.join("client/link.rs")]);
}

#[test]
fn a_planted_name_is_found() {
    for planted in [
        "window.fetch_with_str(&url)",
        "get(&global, \"fetch\")",
        "let socket = WebSocket::new(url);",
        "navigator.send_beacon_with_opt_str(url, None)",
        "window.local_storage()",
        "html! { <img src={address} /> }",
        "window.open_with_url(url)",
        "window.location().set_href(url)",
        "element.set_src(url)",
        "const run = new Function(text);",
        "<link rel=\"preconnect\" href=\"//example.com\">",
    ] {
        assert_ne!(named(planted), [], "{planted}");
    }
}

#[test]
fn what_is_harmless_is_let_through() {
    for line in [
        "    // The glue could fetch it.",
        "window.location().hash().ok()",
        "<meta http-equiv=\"x-dns-prefetch-control\" content=\"off\" />",
        "history.replace_state_with_url(&json, \"\", None)",
    ] {
        assert_eq!(named(line), [], "{line}");
    }
}
