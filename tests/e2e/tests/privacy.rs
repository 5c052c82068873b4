//! The promise: nothing leaves the tab, because the browser itself refuses.

use anyhow::{Context as _, Result, ensure};
use e2e::{Browser, Hosted, SOON, built_file, built_page, file_url, until};
use serde_json::{Value, json};
use std::path::Path;

/// The policy in the built page, each hash replaced by an ellipsis.
fn built_policy() -> Result<String> {
    let page = built_page()?;
    let (_, head) = page.split_once("<head>").context("the page has no head")?;
    let policy = head
        .trim_start()
        .strip_prefix("<meta http-equiv=\"Content-Security-Policy\" content=\"")
        .context("the policy is not the first thing in the head")?;
    let (policy, _) = policy.split_once('"').context("the policy does not end")?;
    let words = policy.split(' ').map(|word| {
        let hash = word
            .strip_prefix("'sha256-")
            .map(|rest| rest.split_once('\'').map_or("", |(_, after)| after));
        hash.map_or(word.to_owned(), |after| format!("'sha256-…'{after}"))
    });
    Ok(words.collect::<Vec<_>>().join(" "))
}

#[test]
fn the_policy_of_the_page_is_the_one_in_the_documentation() -> Result<()> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/privacy.md");
    let text = std::fs::read_to_string(file)?;
    let block = text
        .split("<!-- policy -->")
        .nth(1)
        .context("docs/privacy.md has no block between <!-- policy -->")?;
    let lines = block.lines().filter(|line| !line.starts_with("```"));
    let documented = lines
        .flat_map(str::split_whitespace)
        .collect::<Vec<_>>()
        .join(" ");
    assert_eq!(built_policy()?, documented);
    Ok(())
}

/// Ways for a page to reach a network, each with the directive that must stop it. `to` is an address.
const FROM_PAGE: [(&str, &str); 10] = [
    ("connect-src", "fetch(to).catch(() => {})"),
    (
        "connect-src",
        "const call = new XMLHttpRequest(); call.open('POST', to); call.send('x')",
    ),
    ("connect-src", "navigator.sendBeacon(to, 'x')"),
    ("connect-src", "new WebSocket(to.replace('http', 'ws'))"),
    ("connect-src", "new EventSource(to)"),
    ("img-src", "new Image().src = to"),
    (
        "script-src-elem",
        "const tag = document.createElement('script'); tag.src = to; document.head.append(tag)",
    ),
    (
        "style-src-elem",
        "document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: to }))",
    ),
    (
        "frame-src",
        "const frame = document.createElement('iframe'); frame.src = to; document.body.append(frame)",
    ),
    (
        "form-action",
        "const form = document.createElement('form'); form.action = to; document.body.append(form); form.submit()",
    ),
];

/// The same within a worker made from a `blob:`, as the engine's is.
const FROM_WORKER: [(&str, &str); 5] = [
    ("connect-src", "fetch(to).catch(() => {})"),
    (
        "connect-src",
        "const call = new XMLHttpRequest(); call.open('POST', to); call.send('x')",
    ),
    ("connect-src", "new WebSocket(to.replace('http', 'ws'))"),
    ("connect-src", "new EventSource(to)"),
    ("script-src-elem", "importScripts(to)"),
];

/// Tries one way in `scope`'s code and waits until the browser has refused it; returns the directive it names.
async fn refused(browser: &Browser, attempt: &str, to: &str, in_worker: bool) -> Result<Value> {
    let code = format!(
        "const to = {};
         addEventListener('securitypolicyviolation', (event) => report(event.effectiveDirective), {{ once: true }});
         try {{ {attempt} }} catch {{}}",
        json!(to)
    );
    let script = if in_worker {
        format!(
            "globalThis.refusal = null;
             const code = {};
             const worker = new Worker(URL.createObjectURL(new Blob([code], {{ type: 'text/javascript' }})));
             worker.onmessage = (event) => {{ globalThis.refusal = event.data; worker.terminate(); }};",
            json!(format!("const report = (it) => postMessage(it); {code}"))
        )
    } else {
        format!(
            "globalThis.refusal = null; const report = (it) => {{ globalThis.refusal = it; }}; {code}"
        )
    };
    browser.run(&script, vec![]).await?;
    until(&format!("a refusal of {attempt:?}"), SOON, async || {
        let refusal = browser.run("return globalThis.refusal", vec![]).await?;
        Ok(if refusal.is_string() {
            Ok(refusal)
        } else {
            Err("no refusal".to_owned())
        })
    })
    .await
}

/// Opens the page at `url`, tries every way to reach `site` from the page and from a worker.
async fn tries_everything(browser: &Browser, url: &str, site: &Hosted) -> Result<()> {
    browser.open(url).await?;
    browser.wait_boot("started").await?;
    for (in_worker, ways) in [(false, &FROM_PAGE[..]), (true, &FROM_WORKER[..])] {
        for (directive, attempt) in ways {
            let by = refused(browser, attempt, &site.elsewhere("/leak"), in_worker).await?;
            ensure!(
                by == *directive,
                "{attempt:?} was refused by {by}, not by {directive}"
            );
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_browser_refuses_every_way_out_of_the_page_and_its_workers() -> Result<()> {
    let (site, foreign) = (Hosted::built()?, Hosted::built()?);
    let browser = Browser::start().await?;
    tries_everything(&browser, &site.url(), &site).await?;
    tries_everything(&browser, &site.url(), &foreign).await?;
    // The page was opened twice; beyond that, no server heard a word.
    assert_eq!(site.hits(), [Hosted::own_hit(), Hosted::own_hit()]);
    assert_eq!(foreign.hits(), Vec::<String>::new());
    let let_out = browser
        .requests()
        .await?
        .into_iter()
        .filter(|request| request.refused.is_none());
    let let_out: Vec<String> = let_out
        .map(|request| request.url)
        .filter(|url| *url != site.url())
        .collect();
    assert_eq!(let_out, Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
async fn the_browser_refuses_every_way_out_of_the_saved_file() -> Result<()> {
    let foreign = Hosted::built()?;
    let browser = Browser::start().await?;
    tries_everything(&browser, &file_url(&built_file())?, &foreign).await?;
    assert_eq!(foreign.hits(), Vec::<String>::new());
    browser.close().await
}
