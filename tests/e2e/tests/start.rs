//! The page starts anywhere, and says so in words when it cannot.

use anyhow::{Context as _, Result, ensure};
use e2e::{Browser, Hosted, SOON, built_file, built_page, file_url, until};
use serde_json::json;

/// The built page with one of its data blocks damaged.
fn damaged(block: &str) -> Result<String> {
    let page = built_page()?;
    let at = page
        .find(&format!("id=\"vitrine-{block}\""))
        .context("the page has no such block")?;
    let start = at
        + page
            .get(at..)
            .and_then(|rest| rest.find('>'))
            .context("the block has no text")?
        + 1;
    let end = start + 40;
    let (before, after) = (
        page.get(..start).unwrap_or_default(),
        page.get(end..).unwrap_or_default(),
    );
    Ok(format!("{before}{}{after}", "A".repeat(end - start)))
}

#[tokio::test]
async fn the_page_starts_at_a_sub_path_with_one_request() -> Result<()> {
    let site = Hosted::built()?;
    let browser = Browser::start().await?;
    browser.open(&site.url()).await?;
    browser.wait_boot("started").await?;
    browser.wait_rest().await?;
    assert_eq!(site.hits(), [Hosted::own_hit()]);
    let asked: Vec<String> = browser
        .requests()
        .await?
        .into_iter()
        .map(|request| request.url)
        .collect();
    assert_eq!(asked, [site.url()]);
    assert_eq!(browser.console().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
async fn the_page_starts_from_disk_with_one_file() -> Result<()> {
    let browser = Browser::start().await?;
    let url = file_url(&built_file())?;
    browser.open(&url).await?;
    browser.wait_boot("started").await?;
    browser.wait_rest().await?;
    let asked: Vec<String> = browser
        .requests()
        .await?
        .into_iter()
        .map(|request| request.url)
        .collect();
    assert_eq!(asked, [url]);
    assert_eq!(browser.console().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
async fn the_sample_in_the_page_is_a_zip() -> Result<()> {
    let browser = Browser::start().await?;
    browser.open(&file_url(&built_file())?).await?;
    browser.wait_boot("started").await?;
    let script = "vitrine.sample().then((zip) => arguments[0]([...zip.slice(0, 4)]), (error) => arguments[0](`${error}`))";
    assert_eq!(
        browser.run_async(script, vec![]).await?,
        json!([0x50, 0x4b, 3, 4])
    );
    browser.close().await
}

#[tokio::test]
async fn a_damaged_program_is_said_in_words() -> Result<()> {
    let site = Hosted::page(damaged("app")?)?;
    let browser = Browser::start().await?;
    browser.open(&site.url()).await?;
    browser.wait_boot("failed").await?;
    let alert = browser.web().find(thirtyfour::By::Id("boot-error")).await?;
    ensure!(
        alert.is_displayed().await?,
        "the message is there, but not seen"
    );
    let text = alert.text().await?;
    for part in [
        "could not start",
        "download it again",
        "The reason the browser gives: ",
    ] {
        ensure!(text.contains(part), "{part:?} is not in {text:?}");
    }
    ensure!(
        !browser.nodes("alert").await?.is_empty(),
        "the message is no alert"
    );
    browser.close().await
}

#[tokio::test]
async fn a_browser_that_is_too_old_is_told_what_is_needed() -> Result<()> {
    for missing in ["DecompressionStream", "WebAssembly"] {
        let browser = Browser::start().await?;
        let script = format!("delete globalThis.{missing}");
        browser
            .devtools(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({"source": script}),
            )
            .await?;
        browser.open(&file_url(&built_file())?).await?;
        browser.wait_boot("failed").await?;
        let text = browser
            .web()
            .find(thirtyfour::By::Id("boot-error"))
            .await?
            .text()
            .await?;
        ensure!(
            text.contains("Safari 16.4") && text.contains(missing),
            "{missing}: {text}"
        );
        browser.close().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_damaged_worker_reports_itself() -> Result<()> {
    let site = Hosted::page(damaged("worker")?)?;
    let browser = Browser::start().await?;
    browser.open(&site.url()).await?;
    browser.wait_boot("started").await?;
    let script = "new Worker(vitrine.workerUrl).onmessage = (event) => { globalThis.heard = event.data.vitrineBootError ?? null }";
    browser.run(script, vec![]).await?;
    until("the worker's report", SOON, async || {
        let heard = browser
            .run("return globalThis.heard ?? null", vec![])
            .await?;
        Ok(if heard.is_string() {
            Ok(())
        } else {
            Err(format!("{heard}"))
        })
    })
    .await?;
    browser.close().await
}

#[tokio::test]
async fn without_scripts_the_page_says_what_it_needs() -> Result<()> {
    let browser = Browser::start().await?;
    browser
        .devtools(
            "Emulation.setScriptExecutionDisabled",
            json!({"value": true}),
        )
        .await?;
    browser.open(&file_url(&built_file())?).await?;
    let seen = browser
        .devtools("Accessibility.getFullAXTree", json!({}))
        .await?
        .to_string();
    ensure!(seen.contains("Switch JavaScript on"), "{seen}");
    browser.close().await
}
