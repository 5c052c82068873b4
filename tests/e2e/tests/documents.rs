//! Files that ride in the zip: pictures, texts, Word and PDF, opened within the page, without a request.

use anyhow::{Result, ensure};
use e2e::{Browser, Hosted, SOON, until};
use std::path::Path;

#[tokio::test]
async fn documents_are_opened_within_the_page_and_ask_for_nothing() -> Result<()> {
    let site = Hosted::built()?;
    let browser = Browser::start().await?;
    browser.open(&site.url()).await?;
    browser.wait_state("empty", SOON).await?;
    let zip = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../cases/archives/documents.zip")
        .canonicalize()?;
    browser.choose(&[&zip]).await?;
    browser.wait_state("ready", SOON).await?;
    browser.click("link", "Documents 5").await?;
    browser.wait_heading("Documents").await?;
    for (name, kind, text) in [
        (
            "letter.txt",
            "Text",
            "Grüße aus Köln <img src=https://lock.invalid/letter>",
        ),
        ("cv.docx", "Word document", "Led research & development."),
        (
            "offer.pdf",
            "PDF document",
            "Files of this kind are not shown here.",
        ),
        (
            "drawing.svg",
            "SVG drawing, as text",
            "<image href=\"https://lock.invalid/svg\"/>",
        ),
        ("photo.png", "PNG picture", ""),
    ] {
        browser.go_to("#/documents").await?;
        browser.click("link", name).await?;
        browser.wait_heading(name).await?;
        until(name, SOON, async || {
            let seen = browser
                .run("return document.querySelector('main').textContent", vec![])
                .await?;
            let seen = seen.as_str().unwrap_or_default();
            Ok(if seen.contains(kind) && seen.contains(text) {
                Ok(())
            } else {
                Err(seen.to_owned())
            })
        })
        .await?;
        let title = browser.run("return document.title", vec![]).await?;
        assert_eq!(title, "Documents – Vitrine");
    }
    until("the picture to be decoded", SOON, async || {
        let width = "return document.querySelector('main img')?.naturalWidth ?? 0";
        let width = browser.run(width, vec![]).await?;
        Ok(if width == 64 {
            Ok(())
        } else {
            Err(width.to_string())
        })
    })
    .await?;
    let foreign = "return document.querySelectorAll('main svg image, main iframe, main embed, main object').length";
    assert_eq!(browser.run(foreign, vec![]).await?, 0);
    assert_eq!(site.hits(), [Hosted::own_hit()]);
    let asked: Vec<String> = browser
        .requests()
        .await?
        .into_iter()
        .map(|request| request.url)
        .filter(|url| !url.starts_with(&site.url()))
        .collect();
    ensure!(asked.is_empty(), "{asked:?}");
    browser.close().await
}
