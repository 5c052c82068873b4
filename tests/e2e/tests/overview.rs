//! The overview: every bar and every figure of it opens the rows behind it.

use anyhow::{Context as _, Result};
use e2e::{Browser, SOON, until};
use serde_json::json;

/// Waits until a list shows so many rows, beside its head.
async fn wait_rows(browser: &Browser, rows: u64) -> Result<()> {
    until(&format!("a list of {rows} rows"), SOON, async || {
        let script = "return document.querySelector('[role=grid]')?.getAttribute('aria-rowcount') ?? 'no list'";
        let seen = browser.run(script, vec![]).await?;
        Ok(if seen == json!((rows + 1).to_string()) {
            Ok(())
        } else {
            Err(seen.to_string())
        })
    })
    .await
}

/// The first number in a text.
fn number(text: &str) -> Result<u64> {
    let digits = text
        .split_whitespace()
        .find_map(|word| word.replace(',', "").parse().ok());
    digits.with_context(|| format!("no number in {text:?}"))
}

#[tokio::test]
async fn a_bar_opens_the_rows_that_it_counts_and_back_returns() -> Result<()> {
    let browser = Browser::sample().await?;
    for (chart, list) in [
        ("Jobs by status", "Jobs"),
        ("Candidates by source", "Candidates"),
        ("Pipeline of all jobs", "Candidates"),
    ] {
        let region = browser.get("region", chart).await?;
        let bar = browser
            .names_in(&region, "link")
            .await?
            .into_iter()
            .last()
            .with_context(|| format!("{chart} has no bars"))?;
        browser.get_in(&region, "link", &bar).await?.click().await?;
        browser.wait_heading(list).await?;
        wait_rows(&browser, number(&bar)?).await?;
        // What the rows have in common is in no address.
        let address = browser.run("return location.hash", vec![]).await?;
        assert!(
            ["#/e/job", "#/e/candidate"]
                .map(|known| json!(known))
                .contains(&address),
            "{address}"
        );
        browser.web().back().await?;
        browser.wait_heading("Overview").await?;
    }
    browser.close().await
}

#[tokio::test]
async fn a_figure_of_what_happened_when_opens_its_rows() -> Result<()> {
    let browser = Browser::sample().await?;
    let region = browser.get("region", "What happened when").await?;
    browser
        .run(
            "document.querySelector('main details:has(.figures) summary').click()",
            vec![],
        )
        .await?;
    let links = browser.names_in(&region, "link").await?;
    let figure = links
        .into_iter()
        .find(|name| name.contains("Notes on people,"))
        .context("no figure of notes")?;
    browser
        .get_in(&region, "link", &figure)
        .await?
        .click()
        .await?;
    wait_rows(&browser, number(&figure)?).await?;
    browser.close().await
}
