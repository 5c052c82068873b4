//! What a reader makes of the structure: reading a table in another way, judging links, walking through the drawing, saving.

use anyhow::{Result, ensure};
use e2e::{Browser, Folder, SOON, until};
use serde_json::json;
use std::fs;

const READ_PERSONS: &str = "Read persons/persons.csv in another way";

/// What the row of a table says in the list of all tables, on one line.
async fn row_of(browser: &Browser, path: &str) -> Result<String> {
    let script = "const rows = [...document.querySelectorAll('main table tr')];
        const row = rows.find((row) => row.textContent.includes(arguments[0]));
        return row?.innerText.replace(/\\s+/g, ' ') ?? ''";
    let row = browser.run(script, vec![json!(path)]).await?;
    Ok(row.as_str().unwrap_or_default().to_owned())
}

async fn wait_row(browser: &Browser, path: &str, words: &str) -> Result<()> {
    until(
        &format!("the row of {path} to say {words:?}"),
        SOON,
        async || {
            let row = row_of(browser, path).await?;
            Ok(if row.contains(words) {
                Ok(())
            } else {
                Err(row)
            })
        },
    )
    .await
}

#[tokio::test]
async fn a_table_is_read_in_another_way_and_back_again() -> Result<()> {
    let browser = Browser::sample().await?;
    browser.click("link", "Structure*").await?;
    browser.wait_heading("Structure").await?;
    let chip = "comma: how persons/persons.csv is read";
    browser.click("button", chip).await?;
    let dialog = browser
        .get("dialog", "How persons/persons.csv is read")
        .await?;
    ensure!(
        browser
            .names_in(&dialog, "button")
            .await?
            .contains(&"Read again".to_owned())
    );

    // Esc closes it, and the focus is back on the chip.
    browser.press("Escape").await?;
    browser
        .wait_gone("dialog", "How persons/persons.csv is read")
        .await?;
    let script = "return document.activeElement.getAttribute('aria-label')";
    assert_eq!(browser.run(script, vec![]).await?, json!(chip));

    browser.press("Enter").await?;
    browser
        .get("dialog", "How persons/persons.csv is read")
        .await?;
    browser
        .get("combobox", "Character between cells")
        .await?
        .send_keys("semicolon")
        .await?;
    browser.click("button", "Read again").await?;
    browser
        .get(
            "button",
            "semicolon, set by you: how persons/persons.csv is read",
        )
        .await?;
    browser.wait_state("ready", SOON).await?;
    // Nothing in the file is a semicolon: each line is one cell.
    wait_row(&browser, "persons/persons.csv", "200 1").await?;
    browser.get("heading", "Structure").await?;

    browser
        .click("button", &format!("Undo: {READ_PERSONS}"))
        .await?;
    browser.get("button", chip).await?;
    browser.wait_state("ready", SOON).await?;
    wait_row(&browser, "persons/persons.csv", "200 21").await?;
    browser
        .click("button", &format!("Redo: {READ_PERSONS}"))
        .await?;
    browser
        .get(
            "button",
            "semicolon, set by you: how persons/persons.csv is read",
        )
        .await?;
    browser.close().await
}

/// The address of a person whose page has a section.
async fn person_with(browser: &Browser, section: &str) -> Result<String> {
    browser.go_to("#/e/person").await?;
    browser.get("gridcell", "*").await?;
    let script = "return [...document.querySelectorAll('[role=grid] a')].map((link) => [link.getAttribute('href'), link.textContent])";
    let people: Vec<(String, String)> = serde_json::from_value(browser.run(script, vec![]).await?)?;
    for (address, name) in people {
        browser.go_to(&address).await?;
        browser.wait_heading(&name).await?;
        browser.wait_rest().await?;
        if browser
            .find("region", &format!("{section}*"))
            .await?
            .is_some()
        {
            return Ok(address);
        }
    }
    anyhow::bail!("no person has {section}")
}

#[tokio::test]
async fn a_rejected_link_takes_its_section_away_until_it_is_undone() -> Result<()> {
    let browser = Browser::sample().await?;
    let person = person_with(&browser, "Education").await?;
    browser.go_to("#/structure/links").await?;
    browser
        .click(
            "button",
            "Reject: person_id of Education experience to Persons",
        )
        .await?;
    browser.wait_status("Reject the link").await?;
    browser.wait_state("ready", SOON).await?;
    let pressed = "return document.activeElement.getAttribute('aria-pressed')";
    until("the pressed button to keep the focus", SOON, async || {
        let seen = browser.run(pressed, vec![]).await?;
        Ok(if seen == json!("true") {
            Ok(())
        } else {
            Err(seen.to_string())
        })
    })
    .await?;
    let listed = browser
        .get("listitem", "person_id of Education experience to Persons")
        .await?;
    ensure!(listed.text().await?.contains("rejected by you"));

    browser.go_to(&person).await?;
    browser.get("region", "Details*").await?;
    until("the section to be empty or gone", SOON, async || {
        let section = browser.find("region", "Education*").await?;
        let rows = match &section {
            Some(node) => browser
                .names_in(&browser.element(node).await?, "row")
                .await?
                .len(),
            None => 0,
        };
        Ok(if rows == 0 {
            Ok(())
        } else {
            Err(format!("{rows} rows"))
        })
    })
    .await?;

    // The decision is taken back from the keyboard.
    browser.go_to("#/structure/links").await?;
    browser.get("button", "Undo: Reject the link*").await?;
    let control = char::from(thirtyfour::Key::Control);
    let keys = browser.web().action_chain().key_down(control);
    keys.key_down('z')
        .key_up('z')
        .key_up(control)
        .perform()
        .await?;
    browser.get("button", "Nothing to undo").await?;
    browser.wait_state("ready", SOON).await?;
    browser.go_to(&person).await?;
    let section = browser.get("region", "Education*").await?;
    ensure!(browser.names_in(&section, "row").await?.len() > 1);
    browser.close().await
}

const COMPANIES: &str = "id,name\nc1,Quillmark\nc2,Fjordbank\nc3,Kitefin\nc4,Bursztyn\n";
const PEOPLE: &str = "id,name,company_id\np1,Ada Brandt,c1\np2,Zoe Achter,c2\np3,Ben Okafor,c3\np4,Ina Holm,c4\np5,Sam Reyes,c1\np6,Lea Novak,c2\np7,Tom Varga,c3\np8,Mia Costa,c4\np9,Jon Silva,c9\n";

#[tokio::test]
async fn references_that_meet_no_record_lead_to_their_rows() -> Result<()> {
    let folder = Folder::new()?;
    let people = folder.write("people.csv", PEOPLE.as_bytes())?;
    let companies = folder.write("companies.csv", COMPANIES.as_bytes())?;
    let browser = Browser::built().await?;
    browser.choose(&[&people, &companies]).await?;
    browser.wait_state("ready", SOON).await?;
    browser.go_to("#/structure/links").await?;
    browser.click("link", "1 meets none").await?;
    let grid = browser.get("grid", "People").await?;
    assert_eq!(grid.attr("aria-rowcount").await?.as_deref(), Some("2"));
    browser.get_in(&grid, "gridcell", "Jon Silva").await?;
    let main = browser
        .run("return document.querySelector('main').innerText", vec![])
        .await?;
    ensure!(
        main.as_str()
            .is_some_and(|text| text.contains("whose company_id meets no record of Companies")),
        "{main}"
    );
    browser.click("link", "See all rows").await?;
    until("all rows", SOON, async || {
        let rows = browser
            .get("grid", "People")
            .await?
            .attr("aria-rowcount")
            .await?;
        Ok(if rows.as_deref() == Some("10") {
            Ok(())
        } else {
            Err(format!("{rows:?}"))
        })
    })
    .await?;
    browser.close().await
}

#[tokio::test]
async fn the_diagram_is_walked_by_keyboard() -> Result<()> {
    let browser = Browser::sample().await?;
    browser.go_to("#/structure/diagram").await?;
    browser.get("link", "Persons, 200 rows*").await?;
    browser.wait_rest().await?;
    let focused = "return document.activeElement.querySelector('title')?.textContent ?? ''";
    browser
        .run(
            "document.querySelector('main svg[tabindex]').focus()",
            vec![],
        )
        .await?;
    browser.press("Tab").await?;
    let first = browser.run(focused, vec![]).await?;
    ensure!(
        first.as_str().is_some_and(|name| name.contains("rows")),
        "{first}"
    );
    for key in ["ArrowRight", "ArrowDown"] {
        browser.press(key).await?;
    }
    let second = browser.run(focused, vec![]).await?;
    ensure!(
        second.as_str().is_some_and(|name| name.contains("rows")) && second != first,
        "{first}, then {second}"
    );

    browser.press("Enter").await?;
    browser.get("link", "Show all tables").await?;
    // The table stays in focus, so that the walk goes on from it.
    until("the same table to have the focus", SOON, async || {
        let now = browser.run(focused, vec![]).await?;
        let title = |name: &serde_json::Value| {
            name.as_str()
                .and_then(|name| Some(name.split_once(',')?.0.to_owned()))
        };
        Ok(if title(&now) == title(&second) {
            Ok(())
        } else {
            Err(now.to_string())
        })
    })
    .await?;
    let view = "return document.querySelector('main svg[tabindex]').getAttribute('viewBox')";
    let before = browser.run(view, vec![]).await?;
    browser.press("+").await?;
    ensure!(
        browser.run(view, vec![]).await? != before,
        "+ does not enlarge"
    );
    browser.click("link", "Show all tables").await?;
    browser.get("link", "Persons, 200 rows*").await?;
    browser.wait_gone("link", "Show all tables").await?;
    browser.close().await
}

#[tokio::test]
async fn what_was_understood_is_saved_as_a_file() -> Result<()> {
    let folder = Folder::new()?;
    let browser = Browser::sample().await?;
    let allow = json!({"behavior": "allow", "downloadPath": folder.path()});
    browser
        .devtools("Browser.setDownloadBehavior", allow)
        .await?;
    browser.go_to("#/structure/profile").await?;
    for (button, name, words) in [
        ("Save draft profile", "draft-profile.toml", "[[entity]]"),
        ("Save datapackage.json", "datapackage.json", "\"resources\""),
    ] {
        browser.click("button", button).await?;
        let text = until(&format!("{name} to be saved"), SOON, async || {
            Ok(fs::read_to_string(folder.path().join(name)).map_err(|error| error.to_string()))
        })
        .await?;
        ensure!(text.contains(words), "{name}: {text}");
    }
    browser.close().await
}

#[tokio::test]
async fn a_profile_with_a_mistake_says_so_and_the_built_in_one_comes_back() -> Result<()> {
    let folder = Folder::new()?;
    let profile = folder.write("mine.toml", b"name = \"Mine\"\n[[entity]\n")?;
    let browser = Browser::sample().await?;
    browser.go_to("#/structure/profile").await?;
    browser.get("button", "Save draft profile").await?;
    let input = browser
        .web()
        .find(thirtyfour::By::Id("load-profile"))
        .await?;
    input.send_keys(profile.to_string_lossy()).await?;
    until("the mistake to be said", SOON, async || {
        let alert = browser.alerts().await?;
        Ok(if alert.contains("mine.toml") {
            Ok(())
        } else {
            Err(alert)
        })
    })
    .await?;
    browser.click("button", "Use the built-in one").await?;
    browser.wait_gone("button", "Use the built-in one").await?;
    browser.wait_state("ready", SOON).await?;
    browser.close().await
}
