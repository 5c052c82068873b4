//! Links out of the page ask before they are followed.

use anyhow::{Context as _, Result, ensure};
use e2e::{Browser, Folder, Hosted, SOON, until};
use serde_json::{Value, json};

const PERSON: &str = "a1111111-1111-4111-8111-111111111111";

/// A person with a web address, a mailbox, a telephone and a note that links to the web.
async fn person(site: &Hosted, elsewhere: &str) -> Result<(Browser, Folder)> {
    let folder = Folder::new()?;
    folder.write(
        "persons.csv",
        format!(
            "id,name,linkedin_url,email,phone\n{PERSON},Ada Byron,{elsewhere}?who=ada,ada@byron.example,+44 20 7946 0018\n"
        )
        .as_bytes(),
    )?;
    folder.write(
        "person_activities.csv",
        format!(
            "id,person_id,activity_type,activity_content,created_at\n1,{PERSON},call_note,\"<p><b>See</b> <a href=\"\"{elsewhere}note\"\">the paper</a></p>\",2025-03-01T10:00:00Z\n"
        )
        .as_bytes(),
    )?;
    let browser = Browser::start().await?;
    browser
        .open_person(&site.url(), &folder, "Ada Byron")
        .await?;
    browser.wait_rest().await?;
    Ok((browser, folder))
}

/// The name of the link whose address begins so, and the address as the browser would open it.
async fn link_to(browser: &Browser, beginning: &str) -> Result<(String, String)> {
    let script = "const link = [...document.querySelectorAll('main a')].find((link) => link.href.startsWith(arguments[0]));
        return link ? [link.textContent, link.href] : null";
    let found = browser.run(script, vec![json!(beginning)]).await?;
    serde_json::from_value(found).with_context(|| format!("no link to {beginning}"))
}

async fn focused(browser: &Browser) -> Result<Value> {
    browser
        .run("return document.activeElement.textContent.trim()", vec![])
        .await
}

async fn dialog_text(browser: &Browser) -> Result<String> {
    browser
        .get("dialog", "*")
        .await?
        .text()
        .await
        .map_err(Into::into)
}

/// Waits until no dialog is left. Asks the page itself: the tree for assistive technology is not kept of a page behind another tab.
async fn no_dialog(browser: &Browser) -> Result<()> {
    until("the dialog to go", SOON, async || {
        let there = "return document.querySelector('dialog') !== null";
        let there = browser.run(there, vec![]).await?;
        Ok(if there == json!(false) {
            Ok(())
        } else {
            Err("a dialog".to_owned())
        })
    })
    .await
}

#[tokio::test]
async fn a_link_out_shows_its_whole_address_and_asks() -> Result<()> {
    let (site, other) = (Hosted::built()?, Hosted::built()?);
    let (browser, _folder) = person(&site, &other.url()).await?;
    let windows = browser.web().windows().await?.len();
    let (name, address) = link_to(&browser, &other.url()).await?;
    browser.click("link", &name).await?;
    let text = dialog_text(&browser).await?;
    ensure!(text.contains(&address), "{text}");
    ensure!(text.contains("tells 127.0.0.1"), "{text}");
    assert_eq!(focused(&browser).await?, json!("Stay here"));

    // The focus goes round within the dialog, or into the browser's own parts; never into the page behind.
    for _ in 0..8 {
        browser.press("Tab").await?;
        let within = "const at = document.activeElement; return at === document.body || at.closest('dialog') !== null";
        assert_eq!(browser.run(within, vec![]).await?, json!(true));
    }
    browser.press("Escape").await?;
    browser.wait_gone("dialog", "Open this address?").await?;
    assert_eq!(focused(&browser).await?, json!(name));

    // By keyboard, and to stay.
    browser.press("Enter").await?;
    browser.click("button", "Stay here").await?;
    browser.wait_gone("dialog", "Open this address?").await?;
    assert_eq!(focused(&browser).await?, json!(name));
    assert_eq!(other.hits(), Vec::<String>::new());
    assert_eq!(browser.web().windows().await?.len(), windows);

    browser.click("link", &name).await?;
    browser.click("link", "Open in a new tab").await?;
    until("the other host to be asked", SOON, async || {
        let hits = other.hits();
        Ok(if hits.iter().any(|hit| hit.contains("who=ada")) {
            Ok(())
        } else {
            Err(format!("{hits:?}"))
        })
    })
    .await?;
    assert_eq!(browser.heading().await?, "Ada Byron");
    no_dialog(&browser).await?;
    browser.close().await
}

#[tokio::test]
async fn every_link_out_asks_whatever_opens_it() -> Result<()> {
    let (site, other) = (Hosted::built()?, Hosted::built()?);
    let (browser, _folder) = person(&site, &other.url()).await?;
    let windows = browser.web().windows().await?.len();
    browser.click("button", "Show all").await?;
    let links = "document.querySelectorAll('main details').forEach((part) => { part.open = true });
        const out = [...document.querySelectorAll('main a')].filter((link) => !link.getAttribute('href').startsWith('#'));
        return out.map((link) => [link.href, link.rel])";
    let links = until("the links of the note", SOON, async || {
        let found: Vec<(String, String)> =
            serde_json::from_value(browser.run(links, vec![]).await?)?;
        let note = found.iter().any(|(address, _)| address.ends_with("/note"));
        Ok(if note {
            Ok(found)
        } else {
            Err(format!("{found:?}"))
        })
    })
    .await?;
    let schemes: Vec<&str> = links
        .iter()
        .filter_map(|(address, _)| address.split(':').next())
        .collect();
    for scheme in ["http", "mailto", "tel"] {
        ensure!(schemes.contains(&scheme), "{schemes:?}");
    }
    for (at, (address, rel)) in links.iter().enumerate() {
        assert_eq!(rel, "noreferrer noopener", "{address}");
        // A click, a click that asks for another tab, and the middle button.
        for event in [
            "new MouseEvent('click', { bubbles: true, cancelable: true })",
            "new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true })",
            "new MouseEvent('auxclick', { bubbles: true, cancelable: true, button: 1 })",
        ] {
            let click = format!(
                "const out = [...document.querySelectorAll('main a')].filter((link) => !link.getAttribute('href').startsWith('#'));
                return out[arguments[0]].dispatchEvent({event})"
            );
            assert_eq!(browser.run(&click, vec![json!(at)]).await?, json!(false));
            let text = dialog_text(&browser).await?;
            ensure!(text.contains(address.as_str()), "{text}");
            browser.press("Escape").await?;
            no_dialog(&browser).await?;
        }
    }
    assert_eq!(other.hits(), Vec::<String>::new());
    assert_eq!(browser.web().windows().await?.len(), windows);
    browser.close().await
}
