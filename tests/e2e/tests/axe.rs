//! No page keeps people with disabilities out, as far as a program can tell: axe-core finds nothing, light and dark, wide and narrow.

use anyhow::{Result, ensure};
use e2e::{Axe, Browser, Look, Rules, SOON};
use std::collections::BTreeSet;

const WIDE: Look = Look {
    width: 1440,
    height: 900,
    dark: false,
};
const DARK: Look = Look { dark: true, ..WIDE };
const PHONE: Look = Look {
    width: 390,
    height: 844,
    dark: false,
};

/// The addresses of links on the page, in order, each once.
async fn addresses(browser: &Browser, within: &str) -> Result<Vec<String>> {
    let script = "return [...new Set([...document.querySelectorAll(arguments[0])].map((link) => link.getAttribute('href')))]
        .filter((address) => address?.startsWith('#/'))";
    let found = browser.run(script, vec![within.into()]).await?;
    Ok(serde_json::from_value(found)?)
}

/// Every page of the open export: those of the navigation, every list, and the first record of every table that has one.
async fn pages(browser: &Browser) -> Result<Vec<String>> {
    let mut pages: Vec<String> = ["#/", "#/tables", "#/search", "#/nowhere"]
        .map(str::to_owned)
        .into();
    pages.extend(addresses(browser, "nav a").await?);
    pages.extend(addresses(browser, "main a").await?);
    browser.go_to("#/structure").await?;
    browser.wait_rest().await?;
    // The pages of all tables are drawn by the same program: the first of them, and those beside the list of tables.
    let structure = addresses(browser, "main a[href^='#/structure']").await?;
    let is_table = |address: &str| {
        address
            .rsplit('/')
            .next()
            .is_some_and(|last| last.parse::<u32>().is_ok())
    };
    pages.extend(structure.iter().filter(|page| !is_table(page)).cloned());
    pages.extend(structure.iter().find(|page| is_table(page)).cloned());
    browser.go_to("#/tables").await?;
    browser.wait_rest().await?;
    let tables = addresses(browser, "main a[href^='#/t/']").await?;
    pages.extend(tables.first().cloned());
    let record = |table: &String| format!("#/r/{}/0", table.trim_start_matches("#/t/"));
    pages.extend(tables.iter().map(record));
    let mut seen = BTreeSet::new();
    pages.retain(|page| seen.insert(page.clone()));
    Ok(pages)
}

/// What is wrong with the page that is shown, on screens of these kinds.
async fn look_at(browser: &Browser, axe: &Axe, page: &str) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (look, rules, name) in [
        (DARK, Rules::Contrast, "dark"),
        (PHONE, Rules::All, "phone"),
        (WIDE, Rules::All, "wide"),
    ] {
        browser.look(look).await?;
        browser.wait_rest().await?;
        for barrier in axe.barriers(browser, rules).await? {
            found.push(format!("{page} {name}: {barrier}"));
        }
    }
    Ok(found)
}

#[tokio::test]
async fn no_page_keeps_anyone_out() -> Result<()> {
    let axe = Axe::new()?;
    let browser = Browser::built().await?;
    let mut found = look_at(&browser, &axe, "start").await?;
    browser.click("button", "Open the sample export").await?;
    browser.wait_state("ready", SOON).await?;
    // Where the pointer lies, a card may open over a link that comes to lie under it; that belongs to no landmark, as no tooltip does.
    browser.web().action_chain().move_to(0, 0).perform().await?;
    let pages = pages(&browser).await?;
    ensure!(pages.len() > 40, "only {} pages: {pages:?}", pages.len());
    for page in pages {
        browser.go_to(&page).await?;
        browser.wait_rest().await?;
        found.extend(look_at(&browser, &axe, &page).await?);
    }
    ensure!(found.is_empty(), "{}", found.join("\n"));
    browser.close().await
}

#[tokio::test]
async fn a_page_that_does_is_found_out() -> Result<()> {
    let axe = Axe::new()?;
    let browser = Browser::built().await?;
    let spoil = "document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button><img src=\"data:,\">')";
    browser.run(spoil, vec![]).await?;
    let found = axe.barriers(&browser, Rules::All).await?;
    ensure!(
        found.iter().any(|rule| rule.starts_with("button-name")),
        "{found:?}"
    );
    browser.close().await
}
