//! Asks axe-core what on a page keeps people with disabilities out. It knows nothing of Vitrine.

use crate::Browser;
use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use std::env;
use std::fs;
use std::path::PathBuf;

/// Which rules are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rules {
    /// Those of WCAG 2.2 up to level AA, and what axe-core counts as best practice.
    All,
    /// That of contrast alone, which is all that other colours can break.
    Contrast,
}

/// Looks for barriers with axe-core.
pub struct Axe {
    script: String,
}

impl Axe {
    /// Reads the script that `cargo xtask test` installed: from `$AXE_CORE`, or where it puts it.
    pub fn new() -> Result<Self> {
        let file = env::var_os("AXE_CORE")
            .map(PathBuf::from)
            .or_else(installed);
        let file = file.context(
            "axe-core is not here: `cargo xtask test` installs it; or set AXE_CORE to an axe.min.js",
        )?;
        let source = fs::read_to_string(&file)
            .with_context(|| format!("could not read {}", file.display()))?;
        let run = r"const [options, done] = arguments;
            const { within, ...rest } = options;
            axe.run(within ?? document, rest).then(
                (found) => done(found.violations.map((rule) => `${rule.id}: ${rule.help}\n` + rule.nodes.slice(0, 5).map((node) =>
                    `    ${node.target.join(' ')}: ${node.failureSummary.split('\n').slice(1).join(' ').trim()}`).join('\n'))),
                (error) => done(`axe-core failed: ${error}`));";
        Ok(Self {
            script: format!("{source};\n{run}"),
        })
    }

    /// What is wrong with the page that is shown, each with the first elements that have it; nothing if all is well.
    pub async fn barriers(&self, browser: &Browser, rules: Rules) -> Result<Vec<String>> {
        self.barriers_within(browser, rules, None).await
    }

    /// What is wrong with the part of the page that this selector names, or with all of it.
    pub async fn barriers_within(
        &self,
        browser: &Browser,
        rules: Rules,
        within: Option<&str>,
    ) -> Result<Vec<String>> {
        let only = match rules {
            Rules::All => json!({"type": "tag", "values":
                ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}),
            Rules::Contrast => json!({"type": "rule", "values": ["color-contrast"]}),
        };
        // The frames of letters hold no script, so that axe-core cannot run in them.
        let options = json!({"runOnly": only, "iframes": false, "resultTypes": ["violations"], "within": within});
        match browser.run_async(&self.script, vec![options]).await? {
            Value::Array(found) => Ok(found
                .iter()
                .map(|text| text.as_str().unwrap_or_default().to_owned())
                .collect()),
            failure => bail!("{failure}"),
        }
    }
}

fn installed() -> Option<PathBuf> {
    let set = |name: &str| env::var_os(name).map(PathBuf::from);
    let cache = set("VITRINE_TOOLS")
        .or_else(|| set("XDG_CACHE_HOME").map(|cache| cache.join("vitrine-tools")))
        .or_else(|| env::home_dir().map(|home| home.join(".cache/vitrine-tools")))?;
    let mut folders: Vec<PathBuf> = fs::read_dir(cache)
        .ok()?
        .flatten()
        .map(|entry| entry.path())
        .collect();
    folders.sort();
    folders
        .into_iter()
        .rev()
        .map(|folder| folder.join("node_modules/axe-core/axe.min.js"))
        .find(|file| file.is_file())
}
