//! No page keeps people with disabilities out, as far as a program can tell: axe-core finds nothing, light and dark, wide and narrow.

use anyhow::{Result, ensure};
use e2e::{Axe, Browser, Folder, Lock, Look, Rules, SOON};
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

/// The pages of the open export that are no records: those of the navigation, all that the overview leads to, every list, the structure.
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
    pages.push("#/t/0".to_owned());
    let mut seen = BTreeSet::new();
    pages.retain(|page| seen.insert(page.clone()));
    Ok(pages)
}

/// The first record of every table that has one.
async fn records(browser: &Browser) -> Result<Vec<String>> {
    browser.go_to("#/tables").await?;
    browser.wait_rest().await?;
    let tables = addresses(browser, "main a[href^='#/t/']").await?;
    let record = |table: &String| format!("#/r/{}/0", table.trim_start_matches("#/t/"));
    Ok(tables.iter().map(record).collect())
}

/// Whether the page has anything within anything that no page before it had: an element of another kind, class or role, or in another place.
async fn has_something_new(browser: &Browser) -> Result<bool> {
    let script = "const seen = globalThis.e2eSeen ??= new Set();
        const kind = (it) => [it?.localName, it?.getAttribute('class'), it?.getAttribute('role'), it?.getAttribute('aria-current'), it?.getAttribute('type')].join(' ');
        const before = seen.size;
        for (const it of document.body.querySelectorAll('*')) seen.add(`${kind(it.parentElement)} > ${kind(it)}`);
        return seen.size > before";
    Ok(browser.run(script, vec![]).await? == true)
}

/// What is wrong with what is shown, or with a part of it: in wide and light, and on the other screens.
async fn look_at(
    browser: &Browser,
    axe: &Axe,
    what: &str,
    looks: &[(Look, Rules, &str)],
    within: Option<&str>,
) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for (look, rules, name) in looks {
        browser.look(*look).await?;
        browser.wait_rest().await?;
        for barrier in axe.barriers_within(browser, *rules, within).await? {
            found.push(format!("{what} {name}: {barrier}"));
        }
    }
    Ok(found)
}

/// The screens, the usual one last. Other colours can break contrast alone.
const EVERYWHERE: [(Look, Rules, &str); 3] = [
    (DARK, Rules::Contrast, "dark"),
    (PHONE, Rules::All, "phone"),
    (WIDE, Rules::All, "wide"),
];

/// Looks at pages: at each on the usual screen, and on the others where it has something that no page before it had.
async fn look_through(browser: &Browser, axe: &Axe, pages: &[String]) -> Result<Vec<String>> {
    // Where the pointer lies, a card may open over a link that comes to lie under it; cards are looked at by themselves.
    browser.web().action_chain().move_to(0, 0).perform().await?;
    let mut found = Vec::new();
    for page in pages {
        browser.go_to(page).await?;
        browser.wait_rest().await?;
        let looks = if has_something_new(browser).await? {
            &EVERYWHERE[..]
        } else {
            &EVERYWHERE[2..]
        };
        found.extend(look_at(browser, axe, page, looks, None).await?);
    }
    Ok(found)
}

fn nothing(found: &[String]) -> Result<()> {
    ensure!(found.is_empty(), "{}", found.join("\n"));
    Ok(())
}

#[tokio::test]
async fn no_page_keeps_anyone_out() -> Result<()> {
    let axe = Axe::new()?;
    let browser = Browser::sample().await?;
    let pages = pages(&browser).await?;
    ensure!(pages.len() > 30, "only {} pages: {pages:?}", pages.len());
    nothing(&look_through(&browser, &axe, &pages).await?)?;
    browser.close().await
}

#[tokio::test]
async fn no_record_keeps_anyone_out() -> Result<()> {
    let axe = Axe::new()?;
    let browser = Browser::sample().await?;
    let records = records(&browser).await?;
    ensure!(records.len() > 60, "only {} records", records.len());
    nothing(&look_through(&browser, &axe, &records).await?)?;
    browser.close().await
}

#[tokio::test]
async fn nothing_before_an_export_is_open_keeps_anyone_out() -> Result<()> {
    let axe = Axe::new()?;
    let folder = Folder::new()?;
    let browser = Browser::built().await?;
    let mut found = look_at(&browser, &axe, "start", &EVERYWHERE, None).await?;

    let broken = folder.write("notes.pdf", b"%PDF-1.7\nnot an export")?;
    browser.choose(&[&broken]).await?;
    browser.wait_any_state(&["failed"], SOON).await?;
    found.extend(look_at(&browser, &axe, "failed", &EVERYWHERE, None).await?);
    browser.click("button", "Open another export").await?;
    browser.wait_state("empty", SOON).await?;

    let people: &[(&str, &[u8])] = &[("people.csv", b"id,name\n1,Ada Example\n")];
    let locked = folder.zip("locked.zip", people, Lock::Aes, "sesame")?;
    browser.choose(&[&locked]).await?;
    browser.get("textbox", "Password of the zip").await?;
    found.extend(look_at(&browser, &axe, "password", &EVERYWHERE, None).await?);
    browser.type_into("Password of the zip", "wrong").await?;
    browser.press("Enter").await?;
    browser
        .wait_true(
            "the password to be wrong",
            "return document.querySelector('input[aria-invalid=true]') !== null",
        )
        .await?;
    found.extend(look_at(&browser, &axe, "wrong password", &EVERYWHERE, None).await?);
    nothing(&found)?;
    browser.close().await
}

#[tokio::test]
async fn nothing_that_opens_above_a_page_keeps_anyone_out() -> Result<()> {
    let axe = Axe::new()?;
    let browser = Browser::sample().await?;
    browser.web().action_chain().move_to(0, 0).perform().await?;
    let mut found = Vec::new();

    browser.keys(&["Control+k"]).await?;
    browser.get("combobox", "Go to or do anything").await?;
    found.extend(look_at(&browser, &axe, "palette", &EVERYWHERE, None).await?);
    browser.type_text("comp").await?;
    browser.wait_rest().await?;
    found.extend(look_at(&browser, &axe, "palette with choices", &EVERYWHERE, None).await?);
    // It was open all the while.
    browser.get("combobox", "Go to or do anything").await?;
    browser.press("Escape").await?;
    browser
        .wait_gone("combobox", "Go to or do anything")
        .await?;

    browser.press("?").await?;
    browser.get("dialog", "Keyboard shortcuts").await?;
    found.extend(look_at(&browser, &axe, "list of keys", &EVERYWHERE, None).await?);
    browser.get("dialog", "Keyboard shortcuts").await?;
    browser.press("Escape").await?;
    browser.wait_gone("dialog", "Keyboard shortcuts").await?;

    browser.go_to("#/e/person").await?;
    browser.get("gridcell", "*").await?;
    let person = "document.querySelector('[role=grid] a[data-open]').click()";
    browser.run(person, vec![]).await?;
    browser.get("region", "Details*").await?;
    browser.wait_rest().await?;
    let leave = "document.querySelector('main a[rel~=noreferrer]').click()";
    browser.run(leave, vec![]).await?;
    browser.get("dialog", "*").await?;
    found.extend(look_at(&browser, &axe, "leaving", &EVERYWHERE, None).await?);
    browser.click("button", "Stay here").await?;

    // The card belongs to no landmark, as no tooltip does: it is looked at by itself.
    for look in &EVERYWHERE {
        browser.look(look.0).await?;
        browser.wait_rest().await?;
        let before = "const link = document.querySelector('main dd a[href^=\"#/r/\"]');
            const all = [...document.querySelectorAll('a[href], button, summary, input, select')].filter((part) => part.checkVisibility() && part.tabIndex >= 0);
            all[all.indexOf(link) - 1].focus()";
        browser.run(before, vec![]).await?;
        browser.press("Tab").await?;
        browser
            .wait_true(
                "the card",
                "return document.querySelector('[role=tooltip]')?.checkVisibility() ?? false",
            )
            .await?;
        let card = Some("[role=tooltip]");
        let barriers = axe.barriers_within(&browser, look.1, card).await?;
        found.extend(barriers.iter().map(|it| format!("card {}: {it}", look.2)));
        browser.press("Escape").await?;
    }

    browser.go_to("#/structure").await?;
    browser.click("button", "comma: *").await?;
    browser.get("button", "Read again").await?;
    found.extend(look_at(&browser, &axe, "how a table is read", &EVERYWHERE, None).await?);
    browser.get("button", "Read again").await?;
    browser.press("Escape").await?;
    browser.go_to("#/structure/links").await?;
    browser.get("button", "Reject: *").await?;
    browser
        .run(
            "document.querySelectorAll('main summary').forEach((it, at) => { if (at < 4) it.click() })",
            vec![],
        )
        .await?;
    browser.get("button", "Add this link").await?;
    found.extend(look_at(&browser, &axe, "a link added", &EVERYWHERE, None).await?);
    browser.go_to("#/structure/diagram").await?;
    browser.get("link", "Persons, 200 rows*").await?;
    browser
        .run("document.querySelector('main svg a').focus()", vec![])
        .await?;
    found.extend(look_at(&browser, &axe, "a table in the drawing", &EVERYWHERE, None).await?);
    nothing(&found)?;
    browser.close().await
}

#[tokio::test]
async fn the_test_of_the_lock_keeps_nobody_out_with_and_without_what_was_found() -> Result<()> {
    let axe = Axe::new()?;
    let browser = Browser::start().await?;
    browser.open(&e2e::file_url(&e2e::built_file())?).await?;
    browser.wait_state("empty", SOON).await?;
    browser.go_to("#/lock").await?;
    browser.wait_heading("Test the lock").await?;
    let mut found = look_at(&browser, &axe, "before", &EVERYWHERE, None).await?;
    browser.click("button", "Try every way out").await?;
    browser.wait_status("The lock holds").await?;
    found.extend(look_at(&browser, &axe, "after", &EVERYWHERE, None).await?);
    nothing(&found)?;
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
