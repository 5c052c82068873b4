//! The page that tests the lock: it shows every way out refused, in three engines; and it says so when one is not.

use anyhow::{Context as _, Result, ensure};
use e2e::{Browser, Engine, Folder, Hosted, SOON, built_file, built_page, file_url, until};
use serde_json::{Value, json};
use std::time::Duration;

/// Long enough for every way to be waited for, where none is refused.
const EVERY_WAY: Duration = Duration::from_mins(3);

/// What the page shows of each way: where it was tried, which it is, what became of it.
type Shown = Vec<(String, String, String)>;

/// Goes to the page by its link, has everything tried, and returns the verdict with what is shown.
async fn tried(browser: &Browser) -> Result<(String, Shown)> {
    browser.go_to("#/lock").await?;
    browser.wait_heading("Test the lock").await?;
    let press = "[...document.querySelectorAll('main button')].find((it) => it.textContent.startsWith('Try')).click()";
    browser.run(press, vec![]).await?;
    let title = "return document.querySelector('[role=status] .lock-title, [role=status] p')?.textContent ?? ''";
    let verdict = until("a verdict", EVERY_WAY, async || {
        let script = "return document.querySelector('main button[aria-disabled]').getAttribute('aria-disabled')";
        let busy = browser.run(script, vec![]).await?;
        let said = browser.run(title, vec![]).await?;
        let said = said.as_str().unwrap_or_default().to_owned();
        Ok(if busy == "false" && said != "Not tried yet" {
            Ok(said)
        } else {
            Err(said)
        })
    })
    .await?;
    let rows = "return [...document.querySelectorAll('[data-way]')].map((row) =>
        [row.dataset.place, row.dataset.way, row.lastElementChild.firstChild.nodeType === 3
            ? row.lastElementChild.firstChild.data : row.lastElementChild.childNodes[1].data])";
    let shown = serde_json::from_value(browser.run(rows, vec![]).await?)?;
    Ok((verdict, shown))
}

/// The ways that are not shown as refused.
fn unrefused(shown: &Shown) -> Vec<String> {
    let left = shown.iter().filter(|(_, _, outcome)| outcome != "refused");
    left.map(|(place, way, outcome)| format!("{place} {way}: {outcome}"))
        .collect()
}

/// What each engine does not have; what the page and its worker have taken away is the same everywhere.
fn not_there(engine: Engine, by_http: bool) -> Vec<String> {
    let absent = |way: &str| format!("{way}: not possible here");
    let mut ways = vec!["page webrtc: taken away".to_owned()];
    if engine == Engine::WebKit {
        ways.extend(["page prefetch", "page webtransport", "worker webtransport"].map(absent));
    }
    if !by_http {
        ways.extend(["page service", "page worker"].map(absent));
        if engine == Engine::Firefox {
            ways.push(absent("page prefetch"));
        }
    }
    ways.push("worker worker: taken away".to_owned());
    ways.sort();
    ways
}

/// Everything is refused, with an export open and without; nobody heard anything.
async fn holds(engine: Engine, url: &str, by_http: bool) -> Result<()> {
    let folder = Folder::new()?;
    let browser = Browser::start_in(engine).await?;
    browser.open(url).await?;
    browser.wait_state("empty", SOON).await?;
    for with_export in [false, true] {
        if with_export {
            browser.go_to("#/").await?;
            browser
                .choose(&[&folder.export(e2e::Shape::Snake, 20)?])
                .await?;
            browser.wait_state("ready", SOON).await?;
        }
        let (verdict, shown) = tried(&browser).await?;
        ensure!(shown.len() > 30, "only {} ways: {shown:?}", shown.len());
        let mut left = unrefused(&shown);
        left.sort();
        assert_eq!(left, not_there(engine, by_http), "{engine:?}");
        assert_eq!(verdict, "The lock holds", "{engine:?}");
    }
    if engine == Engine::Chromium {
        let out = browser.requests().await?.into_iter();
        let out: Vec<String> = out
            .filter(|request| request.refused.is_none() && request.url != url)
            .map(|request| request.url)
            .filter(|asked| !asked.starts_with(url))
            .collect();
        assert_eq!(out, Vec::<String>::new());
    }
    browser.close().await
}

async fn by_http(engine: Engine) -> Result<()> {
    let site = Hosted::built()?;
    holds(engine, &site.url(), true).await?;
    assert_eq!(site.hits(), [Hosted::own_hit()], "{engine:?}");
    Ok(())
}

/// A page whose policy lets requests out is found out by the same page.
async fn is_found_out(engine: Engine) -> Result<()> {
    let closed = "connect-src 'none'";
    let page = built_page()?;
    ensure!(page.matches(closed).count() == 1, "the policy is another");
    let site = Hosted::page(page.replacen(closed, "connect-src *", 1))?;
    let browser = Browser::start_in(engine).await?;
    browser.open(&site.url()).await?;
    browser.wait_state("empty", SOON).await?;
    let (verdict, shown) = tried(&browser).await?;
    assert_eq!(verdict, "This page is open", "{engine:?}");
    for (place, ways) in [
        (
            "page",
            &["fetch", "xhr", "beacon", "websocket", "eventsource"][..],
        ),
        ("worker", &["fetch", "xhr", "websocket", "eventsource"][..]),
    ] {
        for wanted in ways {
            let row = shown
                .iter()
                .find(|(where_, way, _)| where_ == place && way == wanted)
                .with_context(|| format!("{place} {wanted} is not shown"))?;
            assert_eq!(row.2, "WENT OUT", "{engine:?}: {place} {wanted}");
        }
    }
    browser.close().await
}

#[tokio::test]
async fn chromium_shows_every_way_out_refused_by_http() -> Result<()> {
    by_http(Engine::Chromium).await
}

#[tokio::test]
async fn chromium_shows_every_way_out_refused_from_disk() -> Result<()> {
    holds(Engine::Chromium, &file_url(&built_file())?, false).await
}

#[tokio::test]
async fn firefox_shows_every_way_out_refused_by_http() -> Result<()> {
    by_http(Engine::Firefox).await
}

#[tokio::test]
async fn firefox_shows_every_way_out_refused_from_disk() -> Result<()> {
    holds(Engine::Firefox, &file_url(&built_file())?, false).await
}

#[tokio::test]
async fn webkit_shows_every_way_out_refused_by_http() -> Result<()> {
    by_http(Engine::WebKit).await
}

#[tokio::test]
async fn chromium_shows_an_open_page_as_open() -> Result<()> {
    is_found_out(Engine::Chromium).await
}

#[tokio::test]
async fn firefox_shows_an_open_page_as_open() -> Result<()> {
    is_found_out(Engine::Firefox).await
}

#[tokio::test]
async fn webkit_shows_an_open_page_as_open() -> Result<()> {
    is_found_out(Engine::WebKit).await
}

/// The file's sum is worked out in the tab, and compared with what is pasted.
#[tokio::test]
async fn the_file_is_compared_with_the_published_sum() -> Result<()> {
    let browser = Browser::start().await?;
    browser.open(&file_url(&built_file())?).await?;
    browser.wait_state("empty", SOON).await?;
    browser.click("link", "Test the lock").await?;
    browser.wait_heading("Test the lock").await?;
    browser.choose(&[&built_file().canonicalize()?]).await?;
    let sum = until("the file's sum", SOON, async || {
        let sum = "return document.querySelector('[role=status] code')?.textContent";
        let sum = browser.run(sum, vec![]).await?;
        Ok(sum.as_str().map(str::to_owned).ok_or("none".to_owned()))
    })
    .await?;
    let by_browser = "const [text, done] = arguments; crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)).then(
        (sum) => done([...new Uint8Array(sum)].map((byte) => byte.toString(16).padStart(2, '0')).join('')))";
    let expected = browser
        .run_async(by_browser, vec![json!(built_page()?)])
        .await?;
    assert_eq!(Value::from(sum.clone()), expected);
    browser
        .wait_status("names the build that runs in this tab")
        .await?;
    let field = browser.get("textbox", "The published sum").await?;
    field.send_keys(format!("{sum}  index.html")).await?;
    browser.wait_status("The sums are the same").await?;
    field.send_keys("").await?;
    field.clear().await?;
    field.send_keys("0".repeat(64)).await?;
    browser.wait_status("The sums differ").await?;
    browser.close().await
}

/// What the browser keeps is nothing, and is told when it is something.
#[tokio::test]
async fn what_is_kept_is_looked_up() -> Result<()> {
    let site = Hosted::built()?;
    let browser = Browser::start().await?;
    browser.open(&site.url()).await?;
    browser.wait_state("empty", SOON).await?;
    let kept = "return [...document.querySelectorAll('.lock-kept dd')].map((it) => it.textContent)";
    for (plant, local) in [("", "nothing"), ("localStorage.setItem('a', 'b')", "1")] {
        browser.run(plant, vec![]).await?;
        browser.go_to("#/").await?;
        browser.go_to("#/lock").await?;
        browser.wait_heading("Test the lock").await?;
        let all = until("what is kept", SOON, async || {
            let all = browser.run(kept, vec![]).await?;
            let all: Vec<String> = serde_json::from_value(all)?;
            Ok(if all.is_empty() {
                Err("none".to_owned())
            } else {
                Ok(all)
            })
        })
        .await?;
        let mut expected = vec!["nothing"; 7];
        expected[0] = local;
        assert_eq!(all, expected);
    }
    browser.close().await
}

/// “Forget” ends the tab's export: nothing of it is on the page, in the address or in what Back leads to.
#[tokio::test]
async fn forget_empties_the_tab() -> Result<()> {
    let browser = Browser::start().await?;
    browser.open(&file_url(&built_file())?).await?;
    browser.wait_state("empty", SOON).await?;
    browser.click("button", "Open the sample export").await?;
    browser.wait_state("ready", SOON).await?;
    browser.go_to("#/e/person").await?;
    browser.wait_heading("People").await?;
    browser.press("/").await?;
    browser.type_text("planted").await?;
    browser.wait_heading("Search").await?;
    // Browsers write their histories to disk: there is nothing in them but a number.
    let state = browser.run("return history.state", vec![]).await?;
    let state = state.as_str().unwrap_or_default();
    ensure!(state.parse::<u64>().is_ok(), "the history holds {state:?}");
    browser.go_to("#/lock").await?;
    browser.wait_heading("Test the lock").await?;
    browser.click("button", "Forget this export").await?;
    browser.wait_state("empty", SOON).await?;
    for _ in 0..3 {
        let text = browser
            .run(
                "return [document.body.innerText, document.title, location.hash].join(' ')",
                vec![],
            )
            .await?;
        let text = text.as_str().unwrap_or_default();
        ensure!(!text.contains("planted"), "{text}");
        ensure!(
            text.contains("Drop your export here") || text.contains("Test the lock"),
            "{text}"
        );
        browser.run("history.back()", vec![]).await?;
        browser.wait_rest().await?;
    }
    browser.close().await
}
