//! The card beside a link to a record, by pointer and by keyboard.

use anyhow::{Result, ensure};
use e2e::{Browser, SOON, until};
use serde_json::json;

/// A person of the sample whose page links to a job.
async fn with_a_link() -> Result<Browser> {
    let browser = Browser::sample().await?;
    browser.click("link", "Candidates*").await?;
    browser.get("grid", "Candidates").await?;
    browser
        .run("document.querySelector('[role=grid] a').click()", vec![])
        .await?;
    browser.get("region", "Details*").await?;
    browser.wait_rest().await?;
    Ok(browser)
}

/// A link to another record in the middle of the window: its text and its middle.
async fn link(browser: &Browser) -> Result<(String, f64, f64)> {
    let script = "const link = document.querySelector('main .record-page a[href^=\"#/r/\"], main dd a[href^=\"#/r/\"]');
        link.scrollIntoView({ block: 'center', behavior: 'instant' });
        const box = link.getBoundingClientRect();
        return [link.textContent, box.left + box.width / 2, box.top + box.height / 2]";
    Ok(serde_json::from_value(browser.run(script, vec![]).await?)?)
}

async fn point(browser: &Browser, x: f64, y: f64) -> Result<()> {
    let event = json!({"type": "mouseMoved", "x": x, "y": y, "pointerType": "mouse"});
    browser.devtools("Input.dispatchMouseEvent", event).await?;
    Ok(())
}

/// Waits for the card, and returns what it says.
async fn card(browser: &Browser) -> Result<String> {
    until("the card", SOON, async || {
        let text = "return document.querySelector('[role=tooltip]')?.innerText ?? ''";
        let text = browser.run(text, vec![]).await?;
        let text = text.as_str().unwrap_or_default().to_owned();
        Ok(if text.is_empty() {
            Err("no card".to_owned())
        } else {
            Ok(text)
        })
    })
    .await
}

async fn no_card(browser: &Browser) -> Result<()> {
    until("the card to go", SOON, async || {
        let there = "return document.querySelector('[role=tooltip]') !== null";
        let there = browser.run(there, vec![]).await?;
        Ok(if there == json!(false) {
            Ok(())
        } else {
            Err("a card".to_owned())
        })
    })
    .await
}

#[tokio::test]
async fn pointing_at_a_link_shows_its_record_in_short_as_long_as_one_points() -> Result<()> {
    let browser = with_a_link().await?;
    let heading = browser.heading().await?;
    let (name, x, y) = link(&browser).await?;
    point(&browser, x, y).await?;
    let text = card(&browser).await?;
    ensure!(text.contains(&name), "{text:?} of {name:?}");
    ensure!(text.lines().count() > 3, "{text:?}");
    let seen = "const card = document.querySelector('[role=tooltip]').getBoundingClientRect();
        return card.left >= 0 && card.top >= 0 && card.right <= innerWidth && card.bottom <= innerHeight";
    assert_eq!(browser.run(seen, vec![]).await?, json!(true));

    // The pointer may go onto the card, and the card stays: a pause longer than its grace is watched in the page itself.
    let middle = "const card = document.querySelector('[role=tooltip]').getBoundingClientRect();
        return [card.left + card.width / 2, card.top + card.height / 2]";
    let (x, y): (f64, f64) = serde_json::from_value(browser.run(middle, vec![]).await?)?;
    point(&browser, x, y).await?;
    let stays = "const done = arguments[0]; let frames = 0;
        const look = () => {
            if (!document.querySelector('[role=tooltip]')) return done(false);
            if (++frames === 40) return done(true);
            requestAnimationFrame(look);
        };
        look()";
    assert_eq!(browser.run_async(stays, vec![]).await?, json!(true));
    point(&browser, 2.0, 2.0).await?;
    no_card(&browser).await?;
    assert_eq!(browser.heading().await?, heading);

    let (_, x, y) = link(&browser).await?;
    point(&browser, x, y).await?;
    card(&browser).await?;
    browser.press("Escape").await?;
    no_card(&browser).await?;
    browser.close().await
}

#[tokio::test]
async fn a_link_that_has_the_focus_is_described_by_its_card_and_keeps_the_focus() -> Result<()> {
    let browser = with_a_link().await?;
    let (name, ..) = link(&browser).await?;
    // From the link before it, as a keyboard comes.
    let before = "const link = [...document.querySelectorAll('main dd a[href^=\"#/r/\"]')].find((link) => link.textContent === arguments[0]);
        const all = [...document.querySelectorAll('a[href], button, summary, input, select')].filter((part) => part.checkVisibility() && part.tabIndex >= 0);
        all[all.indexOf(link) - 1].focus()";
    browser.run(before, vec![json!(name)]).await?;
    browser.press("Tab").await?;
    let text = card(&browser).await?;
    ensure!(text.contains(&name), "{text:?} of {name:?}");
    let state = "const at = document.activeElement;
        return [at.textContent, document.getElementById(at.getAttribute('aria-describedby'))?.role]";
    assert_eq!(browser.run(state, vec![]).await?, json!([name, "tooltip"]));
    browser.press("Escape").await?;
    no_card(&browser).await?;
    let state = "const at = document.activeElement; return [at.textContent, at.hasAttribute('aria-describedby')]";
    assert_eq!(browser.run(state, vec![]).await?, json!([name, false]));

    // It comes again, and goes with the focus.
    browser.run(before, vec![json!(name)]).await?;
    browser.press("Tab").await?;
    card(&browser).await?;
    browser.press("Enter").await?;
    browser.wait_heading(&name).await?;
    no_card(&browser).await?;
    // The page that the link was on may have the same heading.
    until("the focus to be on the heading", SOON, async || {
        let at = browser
            .run("return document.activeElement.tagName", vec![])
            .await?;
        Ok(if at == json!("H1") {
            Ok(())
        } else {
            Err(at.to_string())
        })
    })
    .await?;
    browser.close().await
}
