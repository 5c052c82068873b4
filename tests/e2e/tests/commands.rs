//! Keys and the palette.

use anyhow::{Context as _, Result, ensure};
use e2e::{Browser, Look, SOON, until};
use serde_json::Value;

/// Presses Ctrl and K, as a reader would.
async fn palette(browser: &Browser) -> Result<()> {
    let script = "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', \
        { key: 'k', ctrlKey: true, bubbles: true, cancelable: true }))";
    browser.run(script, vec![]).await?;
    browser.get("combobox", "Go to or do anything").await?;
    Ok(())
}

/// What the palette would do now.
async fn chosen(browser: &Browser) -> Result<String> {
    let script = "const field = document.activeElement;
        if (field.getAttribute('role') !== 'combobox') return '';
        const option = document.getElementById(field.getAttribute('aria-activedescendant'));
        return option?.getAttribute('aria-selected') === 'true' ? option.querySelector('.palette-name').textContent : ''";
    let text = browser.run(script, vec![]).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

async fn wait_chosen(browser: &Browser, wanted: &str) -> Result<()> {
    until(&format!("{wanted:?} chosen"), SOON, async || {
        let now = chosen(browser).await?;
        Ok(if now == wanted { Ok(()) } else { Err(now) })
    })
    .await
}

async fn focus(browser: &Browser) -> Result<Value> {
    let script = "const now = document.activeElement; return now?.getAttribute('aria-label') ?? now?.textContent ?? ''";
    browser.run(script, vec![]).await
}

#[tokio::test]
async fn the_palette_leads_to_any_record_page_and_action() -> Result<()> {
    let browser = Browser::sample().await?;
    browser.click("link", "People 200").await?;
    browser.get("grid", "People").await?;
    let script = "return document.querySelector('[role=grid] a').textContent";
    let person = browser.run(script, vec![]).await?;
    let person = person.as_str().context("a list without links")?.to_owned();

    palette(&browser).await?;
    browser.type_text(&format!("\"{person}\"")).await?;
    wait_chosen(&browser, &person).await?;
    browser.press("Enter").await?;
    browser.wait_heading(&person).await?;

    palette(&browser).await?;
    browser.type_text("comp").await?;
    wait_chosen(&browser, "Companies").await?;
    browser.press("ArrowDown").await?;
    browser.press("ArrowUp").await?;
    browser.press("Enter").await?;
    browser.wait_heading("Companies").await?;

    palette(&browser).await?;
    browser.type_text("close this").await?;
    wait_chosen(&browser, "Close this export and forget it").await?;
    browser.press("Enter").await?;
    browser.wait_state("empty", SOON).await?;
    browser.close().await
}

#[tokio::test]
async fn the_palette_keeps_the_focus_and_gives_it_back() -> Result<()> {
    for (width, height) in [(1440, 900), (390, 844)] {
        let browser = Browser::sample().await?;
        browser
            .look(Look {
                width,
                height,
                dark: false,
            })
            .await?;
        let search = browser.get("searchbox", "Search everything").await?;
        search.focus().await?;
        palette(&browser).await?;
        ensure!(focus(&browser).await? == "Go to or do anything");
        browser.type_text("zzzz").await?;
        wait_chosen(&browser, "Search everything for “zzzz”").await?;
        let wider = "return document.documentElement.scrollWidth > innerWidth";
        ensure!(
            browser.run(wider, vec![]).await? == false,
            "wider than the window"
        );
        browser.press("Escape").await?;
        browser
            .wait_gone("combobox", "Go to or do anything")
            .await?;
        ensure!(focus(&browser).await? == "Search everything");
        browser.close().await?;
    }
    Ok(())
}

#[tokio::test]
async fn g_and_a_letter_go_to_pages_and_letters_typed_into_a_field_do_not() -> Result<()> {
    let browser = Browser::sample().await?;
    for (letter, heading) in [
        ("p", "People"),
        ("c", "Companies"),
        ("j", "Jobs"),
        ("s", "Structure"),
        ("o", "Overview"),
        ("r", "All tables"),
    ] {
        browser.press("g").await?;
        browser.press(letter).await?;
        if letter != "o" {
            browser.wait_heading(heading).await?;
        } else {
            until("the overview", SOON, async || {
                let at = browser.run("return location.hash", vec![]).await?;
                Ok(if at == "#/" {
                    Ok(())
                } else {
                    Err(at.to_string())
                })
            })
            .await?;
        }
    }
    browser.press("/").await?;
    browser.type_text("gp").await?;
    browser.wait_heading("Search").await?;
    let field = browser.get("searchbox", "Search everything").await?;
    ensure!(field.prop("value").await?.as_deref() == Some("gp"));
    browser.close().await
}

#[tokio::test]
async fn a_question_mark_lists_the_keys_and_single_characters_can_be_switched_off() -> Result<()> {
    let browser = Browser::sample().await?;
    browser.press("?").await?;
    let dialog = browser.get("dialog", "Keyboard shortcuts").await?;
    let terms = dialog.text().await?;
    for title in ["Go to People", "Search everything", "Show all shortcuts"] {
        ensure!(terms.contains(title), "{title} is not in {terms}");
    }
    browser
        .click("checkbox", "Shortcuts of single characters")
        .await?;
    browser.press("Escape").await?;
    browser.wait_gone("dialog", "Keyboard shortcuts").await?;
    browser.press("?").await?;
    browser.press("g").await?;
    browser.press("p").await?;
    browser.wait_rest().await?;
    ensure!(
        browser
            .find("dialog", "Keyboard shortcuts")
            .await?
            .is_none()
    );
    let at = browser.run("return location.hash", vec![]).await?;
    ensure!(at == "#/" || at == "", "{at}");

    palette(&browser).await?;
    browser.type_text("shortcuts").await?;
    wait_chosen(&browser, "Show all shortcuts").await?;
    browser.press("Enter").await?;
    browser
        .click("checkbox", "Shortcuts of single characters")
        .await?;
    browser.click("button", "Close").await?;
    browser.press("g").await?;
    browser.press("p").await?;
    browser.wait_heading("People").await?;
    browser.close().await
}
