//! Writes what the page is made of: a bill of materials in the form of `CycloneDX`, from what cargo resolves. It knows nothing of how the page is built.

use crate::process::{command, output, root};
use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

/// Writes `dist/vitrine.cdx.json` and returns where it is.
pub(crate) fn write_sbom() -> Result<PathBuf> {
    let mut cargo = command("cargo");
    cargo.args([
        "metadata",
        "--locked",
        "--format-version=1",
        "--filter-platform=wasm32-unknown-unknown",
    ]);
    let metadata = output(&mut cargo).context("`cargo metadata` failed")?;
    let metadata = serde_json::from_str(&metadata)?;
    let sums = sums(&fs::read_to_string(root().join("Cargo.lock"))?);
    let bill = bill(&metadata, &sums)?;
    let file = root().join("dist/vitrine.cdx.json");
    fs::create_dir_all(root().join("dist"))?;
    fs::write(&file, format!("{bill:#}\n"))
        .with_context(|| format!("could not write {}", file.display()))?;
    println!("dist/vitrine.cdx.json");
    Ok(file)
}

/// The bill: the product, and every crate whose code goes into it or makes it.
fn bill(metadata: &Value, sums: &BTreeMap<(String, String), String>) -> Result<Value> {
    let list = |at: &str| metadata.pointer(at).and_then(Value::as_array);
    let packages = list("/packages").context("no packages")?;
    let nodes = list("/resolve/nodes").context("no resolved packages")?;
    let text = |value: &Value, name: &str| {
        let text = value.get(name).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    let named = |id: &str| packages.iter().find(|package| text(package, "id") == id);
    let product = packages
        .iter()
        .find(|package| text(package, "name") == "vitrine")
        .context("vitrine is not among the packages")?;
    let mut waiting = vec![text(product, "id")];
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    while let Some(id) = waiting.pop() {
        let node = nodes.iter().find(|node| text(node, "id") == id);
        let deps = node.and_then(|node| node.get("deps")?.as_array());
        for dep in deps.into_iter().flatten() {
            let kinds = dep.get("dep_kinds").and_then(Value::as_array);
            // Those for tests have the kind "dev".
            let is_used = kinds
                .into_iter()
                .flatten()
                .any(|kind| text(kind, "kind") != "dev");
            if is_used && seen.insert(text(dep, "pkg")) {
                waiting.push(text(dep, "pkg"));
            }
        }
    }
    let mut components: Vec<Value> = seen
        .iter()
        .filter_map(|id| named(id))
        .filter(|package| *package != product)
        .map(|package| {
            let (name, version) = (text(package, "name"), text(package, "version"));
            let purl = format!("pkg:cargo/{name}@{version}");
            let mut component = json!({
                "type": "library",
                "bom-ref": purl,
                "name": name,
                "version": version,
                "purl": purl,
                "licenses": [{"expression": text(package, "license").replace('/', " OR ")}],
            });
            if let (Some(sum), Some(fields)) =
                (sums.get(&(name, version)), component.as_object_mut())
            {
                fields.insert(
                    "hashes".to_owned(),
                    json!([{"alg": "SHA-256", "content": sum}]),
                );
            }
            component
        })
        .collect();
    components.sort_by_key(|component| text(component, "purl"));
    Ok(json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {
            "type": "application",
            "bom-ref": "vitrine",
            "name": "vitrine",
            "version": text(product, "version"),
            "licenses": [{"expression": text(product, "license")}],
        }},
        "components": components,
    }))
}

/// The SHA-256 of each package, by name and version, as `Cargo.lock` has them.
fn sums(lock: &str) -> BTreeMap<(String, String), String> {
    let field = |block: &str, name: &str| {
        let start = format!("{name} = \"");
        let line = block.lines().find_map(|line| line.strip_prefix(&*start))?;
        Some(line.trim_end_matches('"').to_owned())
    };
    let blocks = lock.split("[[package]]");
    blocks
        .filter_map(|block| {
            let key = (field(block, "name")?, field(block, "version")?);
            Some((key, field(block, "checksum")?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "A test may fail by panicking."
    )]

    use super::*;

    fn metadata() -> Value {
        let package = |name: &str, license: &str| json!({"id": name, "name": name, "version": "1.0.0", "license": license});
        let dep = |name: &str, kind: Value| json!({"pkg": name, "dep_kinds": [{"kind": kind}]});
        json!({
            "packages": [
                package("vitrine", "MIT OR Apache-2.0"), package("used", "MIT/Apache-2.0"),
                package("below", "Zlib"), package("builds", "MIT"), package("tests", "MIT"),
            ],
            "resolve": {"nodes": [
                {"id": "vitrine", "deps": [dep("used", Value::Null), dep("tests", json!("dev"))]},
                {"id": "used", "deps": [dep("below", Value::Null), dep("builds", json!("build"))]},
                {"id": "below", "deps": [dep("used", Value::Null)]},
            ]},
        })
    }

    #[test]
    fn what_goes_into_the_page_is_listed_and_what_only_tests_need_is_not() {
        let sums = sums(
            "version = 4\n\n[[package]]\nname = \"used\"\nversion = \"1.0.0\"\nchecksum = \"abc\"\n",
        );
        let bill = bill(&metadata(), &sums).unwrap();
        let purls: Vec<&str> = bill["components"]
            .as_array()
            .unwrap()
            .iter()
            .map(|component| component["purl"].as_str().unwrap())
            .collect();
        assert_eq!(
            purls,
            [
                "pkg:cargo/below@1.0.0",
                "pkg:cargo/builds@1.0.0",
                "pkg:cargo/used@1.0.0"
            ]
        );
        let used = &bill["components"][2];
        assert_eq!(used["hashes"][0]["content"], "abc");
        assert_eq!(used["licenses"][0]["expression"], "MIT OR Apache-2.0");
    }

    #[test]
    fn every_action_of_the_workflows_is_pinned_to_a_commit() {
        let mut actions = 0;
        for entry in fs::read_dir(root().join(".github/workflows")).unwrap() {
            let text = fs::read_to_string(entry.unwrap().path()).unwrap();
            for line in text.lines() {
                let Some((_, action)) = line.split_once("uses: ") else {
                    continue;
                };
                let (_, commit) = action.split_once('@').unwrap();
                let (commit, version) = commit.split_once(" # v").unwrap();
                assert!(
                    commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()),
                    "{line}"
                );
                assert!(!version.is_empty(), "{line}");
                actions += 1;
            }
        }
        assert!(actions > 3, "only {actions} actions");
    }
}
