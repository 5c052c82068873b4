//! Archives that ask something of the reader: a password, a higher limit, which archive inside is meant.

use anyhow::{Context as _, Result, ensure};
use e2e::{Browser, Folder, Lock, SOON};

const PEOPLE: &[u8] = b"id,full_name,company_id\n1,Ada Example,7\n2,Grace Example,7\n";
const COMPANIES: &[u8] = b"id,name\n7,Example & Daughters\n8,Sample Ltd\n";
const PASSWORD: &str = "open sesame";

#[tokio::test]
async fn a_password_is_asked_for_a_wrong_one_told_and_the_right_one_opens() -> Result<()> {
    let folder = Folder::new()?;
    let files: &[(&str, &[u8])] = &[("people.csv", PEOPLE), ("companies.csv", COMPANIES)];
    let browser = Browser::built().await?;
    for (lock, name) in [(Lock::Traditional, "old.zip"), (Lock::Aes, "aes.zip")] {
        let zip = folder.zip(name, files, lock, PASSWORD)?;
        browser.choose(&[&zip]).await?;
        browser.get("textbox", "Password of the zip").await?;
        let shown = "return document.body.innerText.includes('Ada Example')";
        ensure!(browser.run(shown, vec![]).await? == false, "{name}: shown");
        browser
            .type_into("Password of the zip", "open barley")
            .await?;
        browser.press("Enter").await?;
        browser
            .wait_true(
                "the password to be wrong",
                "return document.querySelector('input[aria-invalid=true]')?.value === ''
                    && document.body.innerText.includes('does not fit')",
            )
            .await?;
        browser.type_into("Password of the zip", PASSWORD).await?;
        browser.press("Enter").await?;
        browser.get("link", "All tables 2").await?;
        browser.wait_state("ready", SOON).await?;
        browser.press("/").await?;
        browser.type_text("ada example").await?;
        browser.press("Enter").await?;
        browser.get("link", "Ada Example").await?;
        // It is kept nowhere on the page.
        let kept = "const text = arguments[0];
            return [document.documentElement.outerHTML, JSON.stringify(history.state), location.href, ...Object.values(localStorage),
                ...[...document.querySelectorAll('input')].map((it) => it.value)].some((it) => it?.includes(text))";
        let kept = browser.run(kept, vec![PASSWORD.into()]).await?;
        ensure!(kept == false, "{name}: the password is kept");
    }
    browser.close().await
}

#[tokio::test]
async fn a_bomb_stops_at_a_limit_that_can_be_raised() -> Result<()> {
    let folder = Folder::new()?;
    let mut rows = String::from("id,text\n");
    let line = format!("1,{}\n", "a".repeat(2000));
    rows.push_str(&line.repeat(35_000));
    let files: &[(&str, &[u8])] = &[("bomb.csv", rows.as_bytes()), ("companies.csv", COMPANIES)];
    let zip = folder.zip("bomb.zip", files, Lock::Open, "")?;
    let packed = std::fs::metadata(&zip)?.len();
    ensure!(packed < 400_000, "{packed} bytes");
    let browser = Browser::built().await?;
    browser.choose(&[&zip]).await?;
    browser
        .get("button", "Raise the limit and read again")
        .await?;
    browser.wait_state("ready", SOON * 3).await?;
    let before = rows_of(&browser).await?;
    ensure!(before < 35_000, "{before} rows");
    let told =
        "return document.querySelector('main').innerText.includes('Limits that were reached')";
    browser.wait_true("the limit to be told", told).await?;
    browser
        .click("button", "Raise the limit and read again")
        .await?;
    browser
        .wait_gone("button", "Raise the limit and read again")
        .await?;
    browser.wait_state("ready", SOON * 3).await?;
    assert_eq!(rows_of(&browser).await?, 35_000);
    browser.close().await
}

/// How many rows the first table has, by its list.
async fn rows_of(browser: &Browser) -> Result<u64> {
    browser.go_to("#/t/0").await?;
    let grid = browser.get("grid", "*").await?;
    let rows = grid.attr("aria-rowcount").await?;
    let rows: u64 = rows.context("a list that is not counted")?.parse()?;
    browser.go_to("#/").await?;
    browser.wait_heading("Overview").await?;
    Ok(rows - 1)
}

#[tokio::test]
async fn an_archive_inside_is_offered_and_opened_when_asked_for() -> Result<()> {
    let folder = Folder::new()?;
    let inner = folder.zip("inner.zip", &[("people.csv", PEOPLE)], Lock::Open, "")?;
    let inner = std::fs::read(inner)?;
    let files: &[(&str, &[u8])] = &[("companies.csv", COMPANIES), ("more/inner.zip", &inner)];
    let outer = folder.zip("outer.zip", files, Lock::Open, "")?;
    let browser = Browser::built().await?;
    browser.choose(&[&outer]).await?;
    browser.wait_state("ready", SOON).await?;
    browser.get("link", "All tables 1").await?;
    browser.click("button", "Open more/inner.zip").await?;
    browser.wait_gone("button", "Open more/inner.zip").await?;
    browser.wait_state("ready", SOON).await?;
    browser.get("link", "All tables 1").await?;
    browser.go_to("#/t/0").await?;
    browser.get("gridcell", "Ada Example").await?;
    browser.close().await
}
