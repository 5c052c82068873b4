//! Search: what is understood of what is typed, and the ways through what is found.

use anyhow::{Result, ensure};
use e2e::{Browser, SOON, until};

async fn search(browser: &Browser, text: &str) -> Result<()> {
    browser.press("/").await?;
    browser.type_text(text).await?;
    browser.wait_status(&format!("for “{text}”")).await
}

/// The headings of what was found, without their counts.
async fn kinds(browser: &Browser) -> Result<Vec<String>> {
    let names = browser.names("heading").await?;
    let groups = names.into_iter().filter(|name| name != "Search");
    Ok(groups
        .map(|name| {
            name.trim_end_matches(|c: char| c.is_ascii_digit() || c == ',' || c == ' ')
                .to_owned()
        })
        .collect())
}

#[tokio::test]
async fn conditions_are_understood_shown_and_taken_out_again() -> Result<()> {
    let browser = Browser::sample().await?;
    search(&browser, "a kind:person after:2020 colour:red").await?;
    let understood = browser.get("list", "What was understood").await?;
    let parts = browser.names_in(&understood, "button").await?;
    ensure!(parts.len() == 4, "{parts:?}");
    ensure!(parts[1] == "Take out: only People", "{parts:?}");
    ensure!(
        parts[3].contains("there is no condition of that name"),
        "{parts:?}"
    );
    browser.click("button", "Take out: “colour:red”*").await?;
    browser
        .wait_status("for “a kind:person after:2020”")
        .await?;
    let only = kinds(&browser).await?;
    ensure!(only == ["People"], "{only:?}");
    let box_ = browser.get("searchbox", "Search everything").await?;
    let value = box_.prop("value").await?;
    ensure!(
        value.as_deref() == Some("a kind:person after:2020"),
        "{value:?}"
    );
    browser.close().await
}

#[tokio::test]
async fn where_nothing_is_found_the_part_in_the_way_can_be_taken_out() -> Result<()> {
    let browser = Browser::sample().await?;
    search(&browser, "a kind:person before:1900").await?;
    let status = browser.status().await?;
    ensure!(status.starts_with("Nothing found"), "{status}");
    browser.click("button", "Without before:1900: *").await?;
    browser.wait_status("for “a kind:person”").await?;
    let only = kinds(&browser).await?;
    ensure!(only == ["People"], "{only:?}");
    browser.close().await
}

#[tokio::test]
async fn by_keyboard_alone_from_the_search_box_to_a_hit_and_back() -> Result<()> {
    let browser = Browser::sample().await?;
    search(&browser, "a kind:person").await?;
    browser.press("ArrowDown").await?;
    browser.press("ArrowDown").await?;
    browser.press("ArrowUp").await?;
    let first = "return document.activeElement?.matches('main a[data-hit]') ? document.activeElement.textContent : ''";
    let label = browser.run(first, vec![]).await?;
    let label = label.as_str().unwrap_or_default().to_owned();
    ensure!(!label.is_empty(), "the focus is on no hit");
    browser.press("Enter").await?;
    browser.wait_heading(&label).await?;
    browser.web().back().await?;
    browser.wait_heading("Search").await?;
    until("the focus back on the hit", SOON, async || {
        let now = browser.run(first, vec![]).await?;
        Ok(if now.as_str() == Some(&label) {
            Ok(())
        } else {
            Err(format!("{now}"))
        })
    })
    .await?;
    browser.press("ArrowUp").await?;
    let focus = browser
        .run(
            "return document.activeElement?.getAttribute('aria-label')",
            vec![],
        )
        .await?;
    ensure!(focus == "Search everything", "{focus}");
    browser.close().await
}
