//! The layer table of `src/lib.rs`, kept by a walk over the sources: an import that crosses a line fails.
//!
//! It reads text, not syntax: a path written out in the middle of a line counts as well as a `use`.

use std::fs;
use std::path::{Path, PathBuf};

/// What the sources under a folder must not name.
struct Rule {
    /// The folder or file, relative to `src/`.
    layer: &'static str,
    /// Our own modules, as they are written after `crate::`.
    modules: &'static [&'static str],
    /// Foreign crates.
    crates: &'static [&'static str],
}

const RULES: &[Rule] = &[
    Rule {
        layer: "engine",
        modules: &["protocol", "worker", "client", "ui"],
        crates: &[
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "gloo",
            "yew",
            "postcard",
        ],
    },
    Rule {
        layer: "protocol",
        modules: &["worker", "client", "ui"],
        crates: &[
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "wasm_bindgen_futures",
            "gloo",
            "yew",
            "postcard",
        ],
    },
    Rule {
        layer: "worker",
        modules: &["client", "ui"],
        crates: &["yew"],
    },
    Rule {
        layer: "client",
        modules: &["worker", "ui"],
        crates: &["yew"],
    },
    Rule {
        layer: "ui",
        modules: &["worker"],
        crates: &["postcard"],
    },
    Rule {
        layer: "bin/app.rs",
        modules: &["worker"],
        crates: &[],
    },
    Rule {
        layer: "bin/worker.rs",
        modules: &["ui", "client"],
        crates: &["yew"],
    },
];

/// The plain data of the engine: what every layer may name. Its other modules are for the worker alone.
const PLAIN_DATA: [&str; 4] = ["view", "observe", "warning", "table"];

/// Of these modules only the types that stand in messages.
const PLAIN_TYPES: [(&str, &[&str]); 1] = [("table", &["TableId", "ColumnId", "Row"])];

/// The layers that may name only the engine's plain data.
const OUTSIDERS: [&str; 4] = ["protocol", "client", "ui", "bin/app.rs"];

/// A line that crosses.
#[derive(Debug, PartialEq, Eq)]
struct Crossing {
    file: String,
    line: usize,
    names: String,
}

#[test]
fn no_import_crosses_a_layer() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut crossings = Vec::new();
    for rule in RULES {
        let files = sources(&root.join(rule.layer));
        assert!(!files.is_empty(), "{} has no sources", rule.layer);
        for path in files {
            let file = path.strip_prefix(&root).unwrap().display().to_string();
            crossings.extend(check(rule, &file, &fs::read_to_string(&path).unwrap()));
        }
    }
    assert!(crossings.is_empty(), "{crossings:#?}");
}

#[test]
fn every_module_of_the_crate_has_a_rule() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(&root).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let ruled = RULES
            .iter()
            .any(|rule| rule.layer == name || rule.layer.starts_with(&format!("{name}/")));
        assert!(ruled || name == "lib.rs", "no rule for src/{name}");
    }
}

#[test]
fn a_planted_crossing_is_found() {
    for (layer, text) in [
        ("engine", "use crate::ui::App;"),
        ("engine", "use crate::{names, protocol::Ask};"),
        (
            "engine",
            "use crate::{\n    engine::names,\n    worker,\n};",
        ),
        ("engine", "use super::super::super::client::EngineClient;"),
        ("engine", "    let len = web_sys::Blob::size(&blob);"),
        ("engine", "use yew::prelude::*;"),
        ("engine", "use vitrine::client;"),
        ("protocol", "use crate::engine::schema::Schema;"),
        ("protocol", "use crate::engine::table::{Row, Table};"),
        ("protocol", "use crate::engine::{view, workspace};"),
        ("protocol", "use crate::engine::*;"),
        ("client", "use yew::Callback;"),
        ("client", "fn f(app: &crate::ui::App) {}"),
        ("client", "use crate::engine::session::Session;"),
        ("worker", "use crate::ui;"),
        ("worker", "use crate::client::Signal;"),
        ("ui", "use crate::worker::start;"),
        ("ui", "use crate::engine::workspace::Workspace;"),
        ("bin/worker.rs", "fn main() { vitrine::ui::mount(); }"),
    ] {
        assert_ne!(
            check(rule(layer), &file(layer), text),
            [],
            "{layer}: {text}"
        );
    }
}

#[test]
fn what_the_table_allows_is_let_through() {
    for (layer, text) in [
        ("engine", "use crate::engine::names::words;"),
        (
            "engine",
            "/// The page draws it with [`crate::ui`], over web_sys.",
        ),
        ("engine", "    // Not yew::Html: the engine has no browser."),
        ("engine", "let text = \"see crate::ui\";"),
        (
            "protocol",
            "use crate::engine::view::{GridRequest, Overview};",
        ),
        ("protocol", "use crate::engine::observe::Progress;"),
        ("protocol", "use crate::engine::table::{Row, TableId};"),
        ("client", "use crate::protocol::Ask; use web_sys::Worker;"),
        ("worker", "use crate::engine::workspace::Workspace;"),
        (
            "ui",
            "use crate::client::EngineClient; use yew::prelude::*;",
        ),
        ("ui", "use super::worker_of_the_month;"),
    ] {
        assert_eq!(
            check(rule(layer), &file(layer), text),
            [],
            "{layer}: {text}"
        );
    }
}

/// A file two folders deep in a layer, or the file that the layer is.
fn file(layer: &str) -> String {
    if Path::new(layer).extension().is_some() {
        layer.to_owned()
    } else {
        format!("{layer}/planted/here.rs")
    }
}

fn rule(layer: &str) -> &'static Rule {
    RULES.iter().find(|rule| rule.layer == layer).unwrap()
}

/// Every Rust file under a folder, or the file itself.
fn sources(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() || path.extension().is_some_and(|end| end == "rs") {
            files.extend(sources(&path));
        }
    }
    files
}

fn check(rule: &Rule, file: &str, text: &str) -> Vec<Crossing> {
    let mut found = Vec::new();
    for path in paths(&bare(text)) {
        let foreign = path
            .segments
            .first()
            .is_some_and(|first| rule.crates.contains(&first.as_str()));
        let crosses = foreign
            || inside(file, &path.segments).is_some_and(|inside| {
                inside
                    .first()
                    .is_some_and(|module| rule.modules.contains(&module.as_str()))
                    || (OUTSIDERS.contains(&rule.layer) && is_engine_internal(&inside))
            });
        if crosses {
            found.push(Crossing {
                file: file.to_owned(),
                line: path.line,
                names: path.segments.join("::"),
            });
        }
    }
    found
}

fn is_engine_internal(inside: &[String]) -> bool {
    let inside: Vec<_> = inside.iter().map(String::as_str).collect();
    let ["engine", module, ref rest @ ..] = inside[..] else {
        return false;
    };
    let types = PLAIN_TYPES.iter().find(|(name, _)| *name == module);
    !PLAIN_DATA.contains(&module)
        || types.is_some_and(|(_, types)| rest.first().is_none_or(|name| !types.contains(name)))
}

/// Where in our crate a path leads, seen from a file; `None` when it leads out. A module inside a file counts as the file.
fn inside(file: &str, segments: &[String]) -> Option<Vec<String>> {
    let mut module: Vec<String> = file
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    if module.last().is_some_and(|last| last == "mod") {
        module.pop();
    }
    let mut rest = segments;
    match segments.first()?.as_str() {
        "crate" | "vitrine" => {
            module.clear();
            rest = &rest[1..];
        }
        "self" => rest = &rest[1..],
        "super" => {
            while rest.first().is_some_and(|first| first == "super") {
                module.pop();
                rest = &rest[1..];
            }
        }
        _ => return None,
    }
    module.extend_from_slice(rest);
    Some(module)
}

/// A path as it is written, groups taken apart.
struct Named {
    segments: Vec<String>,
    line: usize,
}

/// Every path in a text without comments and strings.
fn paths(text: &str) -> Vec<Named> {
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        at = path(&tokens, at, &[], &mut found).max(at + 1);
    }
    found
}

/// Reads the path that begins here, with its groups; returns where it ends.
fn path(
    tokens: &[(String, usize)],
    mut at: usize,
    before: &[String],
    found: &mut Vec<Named>,
) -> usize {
    let token = |at: usize| tokens.get(at).map_or("", |(token, _)| token.as_str());
    let is_name =
        |token: &str| token.starts_with(|first: char| first.is_alphabetic() || first == '_');
    let mut segments = before.to_vec();
    let line = tokens.get(at).map_or(0, |(_, line)| *line);
    while is_name(token(at)) {
        segments.push(token(at).to_owned());
        at += 1;
        if token(at) != "::" {
            break;
        }
        at += 1;
        match token(at) {
            "{" => {
                at += 1;
                while at < tokens.len() && token(at) != "}" {
                    at = path(tokens, at, &segments, found).max(at + 1);
                }
                return at + 1;
            }
            "*" => {
                segments.push("*".to_owned());
                at += 1;
            }
            _ => {}
        }
    }
    if segments.len() > before.len() {
        found.push(Named { segments, line });
    }
    at
}

/// Names, `::`, and single other characters, each with its line.
fn tokens(text: &str) -> Vec<(String, usize)> {
    let mut tokens: Vec<(String, usize)> = Vec::new();
    let mut line = 1;
    let mut glued = false;
    for character in text.chars() {
        line += usize::from(character == '\n');
        let is_word = character.is_alphanumeric() || character == '_';
        match tokens.last_mut() {
            Some((last, _))
                if glued
                    && is_word
                    && last.ends_with(|end: char| end.is_alphanumeric() || end == '_') =>
            {
                last.push(character);
            }
            Some((last, _)) if glued && character == ':' && last == ":" => last.push(character),
            _ if character.is_whitespace() => {}
            _ => tokens.push((character.to_string(), line)),
        }
        glued = !character.is_whitespace();
    }
    tokens
}

/// A text with its comments and strings emptied, line for line.
fn bare(text: &str) -> String {
    text.lines().map(bare_line).collect::<Vec<_>>().join("\n")
}

/// Strings that go over several lines are left as they are: none of them names a path.
fn bare_line(line: &str) -> String {
    let mut kept = String::new();
    let mut in_string = false;
    let mut characters = line.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' if in_string => {
                characters.next();
            }
            // A quote as a character, not the begin of a string.
            '\'' if !in_string && characters.peek() == Some(&'"') => {
                characters.next();
            }
            '"' => in_string = !in_string,
            '/' if !in_string && characters.peek() == Some(&'/') => break,
            _ if !in_string => kept.push(character),
            _ => {}
        }
    }
    kept
}
