//! Files that are no export: each gets a message that names it, and the page goes on.

use anyhow::{Result, ensure};
use e2e::{Browser, Folder, SOON, Shape};

/// The end of a zip without any file in it.
const EMPTY_ZIP: &[u8] = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

#[tokio::test]
async fn a_file_that_is_no_export_is_named_and_another_can_be_opened() -> Result<()> {
    let folder = Folder::new()?;
    let whole = std::fs::read(folder.export(Shape::Snake, 20)?)?;
    let cases: [(&str, &[u8]); 4] = [
        ("notes.pdf", b"%PDF-1.7\nnot an export"),
        ("nothing.zip", EMPTY_ZIP),
        ("no-bytes.zip", b""),
        ("first-bytes-only.zip", whole.get(..24).unwrap_or_default()),
    ];
    let browser = Browser::built().await?;
    for (name, bytes) in cases {
        browser.choose(&[&folder.write(name, bytes)?]).await?;
        browser.wait_any_state(&["failed"], SOON).await?;
        let alert = browser.alerts().await?;
        ensure!(alert.contains(name), "{name}: {alert}");
        ensure!(
            !browser.nodes("alert").await?.is_empty(),
            "{name}: the message is no alert"
        );
        browser.click("button", "Open another export").await?;
        browser.wait_state("empty", SOON).await?;
    }
    browser.click("button", "Open the sample export").await?;
    browser.wait_state("ready", SOON).await?;
    browser.close().await
}

#[tokio::test]
async fn of_a_cut_off_export_what_arrived_is_shown() -> Result<()> {
    let folder = Folder::new()?;
    let whole = std::fs::read(folder.export(Shape::Snake, 60)?)?;
    let cut = folder.write(
        "cut.zip",
        whole.get(..whole.len() * 9 / 10).unwrap_or_default(),
    )?;
    let browser = Browser::built().await?;
    browser.choose(&[&cut]).await?;
    browser.wait_state("ready", SOON).await?;
    browser.get("link", "All tables*").await?;
    let text = browser
        .run("return document.querySelector('main').innerText", vec![])
        .await?
        .to_string();
    ensure!(
        text.contains("cut"),
        "the overview does not say that the export is cut off: {text}"
    );
    browser.close().await
}

#[tokio::test]
async fn cancel_while_loading_leads_back_to_the_beginning() -> Result<()> {
    let folder = Folder::new()?;
    let zip = folder.export(Shape::Snake, 4000)?;
    let browser = Browser::built().await?;
    browser.choose(&[&zip]).await?;
    browser.wait_state("loading", SOON).await?;
    browser.get("progressbar", "*").await?;
    browser.click("button", "Cancel").await?;
    browser.wait_state("empty", SOON).await?;
    browser.click("button", "Open the sample export").await?;
    browser.wait_state("ready", SOON).await?;
    browser.get("link", "People 200").await?;
    browser.close().await
}
