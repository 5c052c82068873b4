//! Texts of notes and e-mails: hostile ones run nothing and ask for nothing, and timelines are narrowed and come back.

use anyhow::{Result, ensure};
use e2e::{Browser, Folder, Hosted, SOON, until};
use serde_json::{Value, json};
use std::fmt::Write as _;

const CASES: &str = include_str!("../../cases/hostile_html.txt");

/// An export of one person whose notes are the bodies, with the address of `leak` in the place of the server that must not be heard from.
fn hostile(folder: &Folder, leak: &str) -> Result<usize> {
    let person = "a1111111-1111-4111-8111-111111111111";
    folder.write(
        "persons.csv",
        format!("id,name\n{person},Ada Byron\n").as_bytes(),
    )?;
    let mut notes = "id,person_id,activity_type,activity_content,created_at\n".to_owned();
    let bodies: Vec<&str> = CASES.split("\n## ").skip(1).collect();
    for (at, body) in bodies.iter().enumerate() {
        let (_, html) = body.split_once('\n').unwrap_or_default();
        let html = html
            .replace("https://leak.example", leak)
            .replace("//leak.example", leak.trim_start_matches("http:"))
            .replace("alert(", "top.ran=globalThis.ran=(");
        let html = format!("<p>Body <b>{at}</b></p>{html}").replace('"', "\"\"");
        writeln!(
            notes,
            "{at},{person},call_note,\"{html}\",2025-03-01T{:02}:{:02}:00Z",
            at / 60,
            at % 60
        )?;
    }
    folder.write("person_activities.csv", notes.as_bytes())?;
    Ok(bodies.len())
}

/// Goes down the page until every text was near the window and open; returns how many frames were drawn.
async fn sees_everything(browser: &Browser) -> Result<usize> {
    let watch = "globalThis.frames_seen = new Set();
        const note = () => document.querySelectorAll('iframe').forEach((frame) => frames_seen.add(frame.srcdoc));
        new MutationObserver(note).observe(document.body, { subtree: true, childList: true, attributes: true });
        note()";
    browser.run(watch, vec![]).await?;
    let mut at = 0;
    loop {
        browser
            .run("scrollTo(0, arguments[0])", vec![json!(at)])
            .await?;
        let settled = "const near = [...document.querySelectorAll('main button[aria-expanded]')].filter((button) => {
                const box = button.getBoundingClientRect();
                return box.bottom > 0 && box.top < innerHeight;
            });
            const waits = [...document.querySelectorAll('main div')].some((part) => {
                const box = part.getBoundingClientRect();
                return part.childElementCount === 0 && box.height > 300 && box.bottom > 0 && box.top < innerHeight;
            });
            // What opens a whole section draws no text of its own.
            const drawn = (button) => button.ariaExpanded === 'true' && (!button.closest('li') || button.closest('li').querySelector('iframe'));
            return !waits && near.every(drawn)";
        until("all texts in sight to be open", SOON, async || {
            let settled = browser.run(settled, vec![]).await?;
            Ok(if settled == Value::Bool(true) {
                Ok(())
            } else {
                Err("some are not".to_owned())
            })
        })
        .await?;
        at += 500;
        let height = browser
            .run("return document.documentElement.scrollHeight", vec![])
            .await?;
        if at > height.as_i64().unwrap_or_default() {
            let seen = browser.run("return frames_seen.size", vec![]).await?;
            return Ok(usize::try_from(seen.as_u64().unwrap_or_default())?);
        }
    }
}

#[tokio::test]
async fn hostile_bodies_run_nothing_and_ask_for_nothing() -> Result<()> {
    let (site, leak, folder) = (Hosted::built()?, Hosted::built()?, Folder::new()?);
    let bodies = hostile(&folder, leak.url().trim_end_matches('/'))?;
    ensure!(bodies >= 120, "{bodies} bodies");
    let browser = Browser::start().await?;
    browser
        .open_person(&site.url(), &folder, "Ada Byron")
        .await?;
    let title = browser.run("return document.title", vec![]).await?;
    browser.click("button", "Expand all").await?;
    let frames = sees_everything(&browser).await?;
    // A body that differs from another only in what was left out makes the same frame; its number makes all of them differ.
    assert_eq!(frames, bodies);

    let marks = "return [globalThis.ran ?? null, document.title, location.hash.startsWith('#/'),
        [...document.querySelectorAll('iframe')].every((frame) => frame.getAttribute('sandbox') === '' && !frame.src),
        [...frames_seen].some((page) => /<script|<img src=.http|javascript:/i.test(page.split('<body')[1]))]";
    assert_eq!(
        browser.run(marks, vec![]).await?,
        json!([null, title, true, true, false])
    );
    assert_eq!(site.hits(), [Hosted::own_hit()]);
    assert_eq!(leak.hits(), Vec::<String>::new());
    let own = site.url();
    let asked: Vec<String> = browser
        .requests()
        .await?
        .into_iter()
        .map(|request| request.url)
        .filter(|url| *url != own && url != "about:srcdoc")
        .collect();
    assert_eq!(asked, Vec::<String>::new());
    // The frame's own style is one that the policy knows, so the browser has nothing to complain of.
    let refused: Vec<String> = browser
        .console()
        .await?
        .into_iter()
        .filter(|line| line.contains("Content Security Policy") || line.contains("sandbox"))
        .collect();
    assert_eq!(refused, Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
async fn a_narrowed_timeline_says_what_is_left_and_is_there_again_after_back() -> Result<()> {
    let (site, leak, folder) = (Hosted::built()?, Hosted::built()?, Folder::new()?);
    hostile(&folder, leak.url().trim_end_matches('/'))?;
    let browser = Browser::start().await?;
    browser
        .open_person(&site.url(), &folder, "Ada Byron")
        .await?;
    browser.click("searchbox", "Search in “Timeline”").await?;
    browser.type_text("ÁFTER").await?;
    browser.wait_status(" of ").await?;
    browser.type_text(" nowhere to be found").await?;
    browser.wait_status("0 of ").await?;
    browser.click("button", "Clear filters").await?;
    browser.wait_status(" events").await?;
    browser.click("searchbox", "Search in “Timeline”").await?;
    browser.type_text("after").await?;
    browser.wait_status(" of ").await?;
    let left = browser.status().await?;
    browser.click("link", "Call note").await?;
    until("another page", SOON, async || {
        let heading = browser.heading().await?;
        Ok(if heading == "Ada Byron" {
            Err("still here".to_owned())
        } else {
            Ok(())
        })
    })
    .await?;
    browser.run("history.back()", vec![]).await?;
    browser.wait_heading("Ada Byron").await?;
    let box_text = "return document.querySelector('main input[type=search]')?.value";
    until("the words to be there again", SOON, async || {
        let text = browser.run(box_text, vec![]).await?;
        Ok(if text == json!("after") {
            Ok(())
        } else {
            Err(format!("{text}"))
        })
    })
    .await?;
    ensure!(left.contains(" of "), "{left}");
    browser.close().await
}
