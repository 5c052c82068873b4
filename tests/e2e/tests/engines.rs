//! The whole visit in three engines, by http and from disk: the same pages everywhere, no request after the first, nothing kept.

use anyhow::{Context as _, Result, ensure};
use e2e::{Browser, Engine, Folder, Hosted, SOON, Shape, built_file, file_url, until};
use serde_json::{Value, json};

/// Clicks what has this text, as a person would find it.
async fn click(browser: &Browser, what: &str, text: &str) -> Result<()> {
    let script = "const found = [...document.querySelectorAll(arguments[0])].find((it) => it.textContent.trim().startsWith(arguments[1]));
        found?.click(); return !!found";
    until(
        &format!("{what} with the text {text:?}"),
        SOON,
        async || {
            let found = browser.run(script, vec![json!(what), json!(text)]).await?;
            Ok(if found == json!(true) {
                Ok(())
            } else {
                Err("none".to_owned())
            })
        },
    )
    .await
}

/// What the browser keeps of the page anywhere, and what it fetched since the page was there.
async fn kept_and_fetched(browser: &Browser) -> Result<Value> {
    let script = "const done = arguments[0];
        const or = (ask, none) => { try { return ask(); } catch { return none; } };
        const later = async (ask, none) => { try { return await ask(); } catch { return none; } };
        (async () => done({
            local: or(() => localStorage.length, 0),
            session: or(() => sessionStorage.length, 0),
            cookies: or(() => document.cookie, ''),
            name: window.name,
            databases: await later(async () => (await indexedDB.databases()).length, 0),
            caches: await later(async () => (await caches.keys()).length, 0),
            workers: await later(async () => (await navigator.serviceWorker.getRegistrations()).length, 0),
            fetched: performance.getEntriesByType('resource').map((entry) => entry.name)
                .filter((name) => !name.startsWith('blob:') && !name.startsWith('data:')),
        }))()";
    browser.run_async(script, vec![]).await
}

/// Opens the sample, goes through every kind of page, then opens an export from disk.
async fn visit(browser: &Browser, url: &str) -> Result<()> {
    browser.open(url).await?;
    browser.wait_state("empty", SOON).await?;
    click(browser, "button", "Open the sample export").await?;
    browser.wait_state("ready", SOON).await?;
    for (address, heading) in [
        ("#/e/person", "People"),
        ("#/e/job", "Jobs"),
        ("#/tables", "All tables"),
        ("#/structure", "Structure"),
        ("#/structure/links", "Structure"),
        ("#/structure/diagram", "Structure"),
        ("#/structure/profile", "Structure"),
    ] {
        browser.go_to(address).await?;
        browser.wait_heading(heading).await?;
        browser.wait_rest().await?;
    }
    let list = "return [...document.querySelectorAll('main [role=grid] a[href^=\"#/r/\"]')].slice(0, 3).map((link) => [link.getAttribute('href'), link.textContent])";
    for entity in ["person", "company", "job", "candidate", "deal", "email"] {
        browser.go_to(&format!("#/e/{entity}")).await?;
        let rows = until("rows of the list", SOON, async || {
            let rows = browser.run(list, vec![]).await?;
            let rows: Vec<(String, String)> = serde_json::from_value(rows)?;
            Ok(if rows.is_empty() {
                Err("none".to_owned())
            } else {
                Ok(rows)
            })
        })
        .await?;
        let (address, name) = rows.first().context("a list without rows")?;
        browser.go_to(address).await?;
        browser.wait_heading(name).await?;
        browser.wait_rest().await?;
        let sections = browser
            .run(
                "return document.querySelectorAll('main section h2, main section h3').length",
                vec![],
            )
            .await?;
        ensure!(sections.as_u64() > Some(1), "{name}: {sections} sections");
    }
    Ok(())
}

async fn visited(engine: Engine, url: &str) -> Result<()> {
    let browser = Browser::start_in(engine).await?;
    visit(&browser, url).await?;
    let nothing = json!({"local": 0, "session": 0, "cookies": "", "name": "", "databases": 0, "caches": 0, "workers": 0, "fetched": []});
    assert_eq!(kept_and_fetched(&browser).await?, nothing, "{engine:?}");
    browser.close().await
}

/// An export from disk is read, and nothing gets out of the page or its worker.
async fn reads_and_refuses(engine: Engine, url: &str) -> Result<()> {
    let (folder, foreign) = (Folder::new()?, Hosted::built()?);
    let browser = Browser::start_in(engine).await?;
    browser.open(url).await?;
    browser.wait_state("empty", SOON).await?;
    browser.choose(&[&folder.export(Shape::Camel, 60)?]).await?;
    browser.wait_state("ready", SOON).await?;
    browser.go_to("#/e/person").await?;
    browser.wait_heading("People").await?;

    let script = "const [to, done] = arguments;
        const code = `fetch(${JSON.stringify(to)}).then(() => postMessage('let out'), () => postMessage('refused'))`;
        const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
        worker.onmessage = (event) =>
            fetch(to).then(() => done('page let out'), () => done(`worker ${event.data}`));";
    let to = Value::from(foreign.elsewhere("/leak"));
    assert_eq!(browser.run_async(script, vec![to]).await?, "worker refused");
    assert_eq!(foreign.hits(), Vec::<String>::new(), "{engine:?}");
    browser.close().await
}

async fn by_http(engine: Engine) -> Result<()> {
    let site = Hosted::built()?;
    visited(engine, &site.url()).await?;
    // The server heard of the page, and of nothing after it.
    assert_eq!(site.hits(), [Hosted::own_hit()], "{engine:?}");
    reads_and_refuses(engine, &site.url()).await
}

async fn from_disk(engine: Engine) -> Result<()> {
    let url = file_url(&built_file())?;
    visited(engine, &url).await?;
    reads_and_refuses(engine, &url).await
}

#[tokio::test]
async fn chromium_shows_everything_and_asks_for_nothing_by_http() -> Result<()> {
    by_http(Engine::Chromium).await
}

#[tokio::test]
async fn chromium_shows_everything_and_asks_for_nothing_from_disk() -> Result<()> {
    from_disk(Engine::Chromium).await
}

#[tokio::test]
async fn firefox_shows_everything_and_asks_for_nothing_by_http() -> Result<()> {
    by_http(Engine::Firefox).await
}

#[tokio::test]
async fn firefox_shows_everything_and_asks_for_nothing_from_disk() -> Result<()> {
    from_disk(Engine::Firefox).await
}

#[tokio::test]
async fn webkit_shows_everything_and_asks_for_nothing_by_http() -> Result<()> {
    by_http(Engine::WebKit).await
}
