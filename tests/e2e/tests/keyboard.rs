//! A whole visit by keyboard alone: through every kind of page, in Chromium and in Firefox, with the focus always somewhere and always seen.

use anyhow::{Context as _, Result, ensure};
use e2e::{Browser, Engine, Focus, SOON, until};
use serde_json::json;

/// Waits for a page, and for its heading to have the focus, as whoever goes to a page by keyboard begins at its start.
async fn arrived(browser: &Browser, heading: &str) -> Result<()> {
    browser.wait_heading(heading).await?;
    wait_focus(browser, "heading", heading).await?;
    Ok(())
}

/// Waits until something with this role and name has the focus. A name that ends in `*` is a beginning.
async fn wait_focus(browser: &Browser, role: &str, name: &str) -> Result<Focus> {
    until(
        &format!("the focus on the {role} {name:?}"),
        SOON,
        async || {
            let now = browser.focus().await?;
            let fits = match name.strip_suffix('*') {
                Some(beginning) => now.name.starts_with(beginning),
                None => now.name == name,
            };
            Ok(if now.role == role && fits {
                Ok(now)
            } else {
                Err(format!("{now:?}"))
            })
        },
    )
    .await
}

/// Presses keys, and checks that the focus is somewhere in sight afterwards.
async fn press(browser: &Browser, keys: &[&str]) -> Result<()> {
    browser.keys(keys).await?;
    let pressed = || format!("after {keys:?}");
    browser.wait_focus().await.with_context(pressed)
}

/// The same, and says what has the focus.
async fn press_to(browser: &Browser, keys: &[&str]) -> Result<Focus> {
    press(browser, keys).await?;
    browser.focus().await
}

async fn types(browser: &Browser, text: &str) -> Result<()> {
    browser.type_text(text).await?;
    let typed = || format!("after typing {text:?}");
    browser.wait_focus().await.with_context(typed)
}

/// Everything on the page that can be used is reached by Tab, or by arrows from where Tab leads, and it is seen that it has the focus.
async fn all_reached(browser: &Browser, page: &str, least: usize) -> Result<()> {
    browser.wait_rest().await?;
    let round = browser.round().await?;
    ensure!(
        round.missed.is_empty(),
        "{page}: Tab does not reach {:?}",
        round.missed
    );
    ensure!(
        round.unseen.is_empty(),
        "{page}: nobody sees the focus on {:?}",
        round.unseen
    );
    ensure!(round.stops.len() >= least, "{page}: only {:?}", round.stops);
    Ok(())
}

/// The same, and back to the page's heading by its first button.
async fn page_reached(browser: &Browser, page: &str, least: usize) -> Result<()> {
    all_reached(browser, page, least).await?;
    browser.tab_to("button", "Skip to the page").await?;
    press(browser, &["Enter"]).await?;
    let heading = browser.heading().await?;
    wait_focus(browser, "heading", &heading).await?;
    Ok(())
}

/// Goes back by the browser's own key, which drivers press by a command of its own.
async fn back(browser: &Browser) -> Result<()> {
    Ok(browser.web().back().await?)
}

/// What a script returns, as text.
async fn text(browser: &Browser, script: &str) -> Result<String> {
    let text = browser.run(script, vec![]).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}

/// The row of the list in which the focus is, as people who listen hear it.
const ROW: &str =
    "return document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex') ?? 'none'";

/// From the heading of a list into its first row.
async fn into_grid(browser: &Browser) -> Result<()> {
    browser
        .wait_true(
            "rows",
            "return document.querySelector('[role=gridcell] a, [role=gridcell]') !== null",
        )
        .await?;
    browser.wait_rest().await?;
    for _ in 0..100 {
        browser.keys(&["Tab"]).await?;
        if text(browser, ROW).await? != "none" {
            return browser.wait_focus().await;
        }
    }
    anyhow::bail!("Tab does not lead into the list")
}

/// The label of the row that has the focus: the text of its way to the record.
async fn label(browser: &Browser) -> Result<String> {
    text(browser, "return document.activeElement.closest('[role=row]')?.querySelector('[data-open]')?.textContent ?? ''").await
}

/// The empty page, and the sample opened.
async fn opens(browser: &Browser) -> Result<()> {
    all_reached(browser, "start", 3).await?;
    browser.tab_to("button", "Open the sample export").await?;
    browser.keys(&["Enter"]).await?;
    browser.wait_state("ready", SOON).await?;
    arrived(browser, "Overview").await
}

/// Figures are unfolded, followed, and come back to; warnings are unfolded.
async fn overview(browser: &Browser) -> Result<()> {
    page_reached(browser, "overview", 60).await?;
    let open = "return document.activeElement.parentElement.open === true";
    for (summary, link) in [("Show the figures*", true), ("Files without rows*", false)] {
        let now = browser.tab_to("summary", summary).await?;
        let before = browser.run(open, vec![]).await?;
        press(browser, &["Enter"]).await?;
        ensure!(
            browser.run(open, vec![]).await? != before,
            "Enter does nothing to {now:?}"
        );
        press(browser, &[" "]).await?;
        ensure!(
            browser.run(open, vec![]).await? == before,
            "Space does nothing to {now:?}"
        );
        if before == json!(false) {
            press(browser, &["Enter"]).await?;
        }
        if link {
            browser.tab_to("link", "*").await?;
            press(browser, &["Enter"]).await?;
            browser
                .wait_true(
                    "the rows behind the figure",
                    "return document.querySelector('[role=grid]') !== null",
                )
                .await?;
            wait_focus(browser, "heading", "*").await?;
            back(browser).await?;
            browser.wait_heading("Overview").await?;
        }
    }
    Ok(())
}

/// Where `g` and a letter lead, from the list of keys.
async fn ways(browser: &Browser) -> Result<Vec<(String, String)>> {
    let before = browser.focus().await?;
    press(browser, &["?"]).await?;
    wait_focus(browser, "button", "Close").await?;
    // The focus goes round within the dialog.
    all_reached(browser, "list of keys", 2).await?;
    let script = "return [...document.querySelectorAll('dialog dt')].map((term) => [[...term.children].map((key) => key.textContent).join(' '),
        term.nextElementSibling.textContent])";
    let keys: Vec<(String, String)> = serde_json::from_value(browser.run(script, vec![]).await?)?;
    browser.keys(&["Escape"]).await?;
    wait_focus(browser, &before.role, &before.name).await?;
    let ways = keys.into_iter().filter_map(|(keys, does)| {
        Some((
            keys.strip_prefix("g ")?.to_owned(),
            does.strip_prefix("Go to ")?.to_owned(),
        ))
    });
    Ok(ways.collect())
}

/// Waits until a record says its place in the list that it was opened from.
async fn wait_place(browser: &Browser, place: &str) -> Result<()> {
    let script = format!(
        "return document.querySelector('main').innerText.includes({})",
        json!(place)
    );
    browser.wait_true(place, &script).await
}

/// A list by its keys, one of its records, the next one, and back to the row.
async fn list(browser: &Browser, letter: &str, title: &str, thorough: bool) -> Result<()> {
    press(browser, &["g", letter]).await?;
    arrived(browser, title).await?;
    if thorough {
        page_reached(browser, title, 40).await?;
    }
    into_grid(browser).await?;
    browser.wait_row(2).await?;
    let rows = text(
        browser,
        "return document.querySelector('[role=grid]').getAttribute('aria-rowcount')",
    )
    .await?;
    press(browser, &["End"]).await?;
    browser.wait_row(rows.parse()?).await?;
    press(browser, &["Home"]).await?;
    browser.wait_row(2).await?;
    press(browser, &["ArrowUp"]).await?;
    browser.wait_row(1).await?;
    press(browser, &["Enter"]).await?;
    browser
        .wait_true(
            "the list to be sorted",
            "return document.querySelector('[aria-sort=ascending]') !== null",
        )
        .await?;
    browser.wait_rest().await?;
    press(browser, &["ArrowDown"]).await?;
    browser.wait_row(2).await?;
    press(browser, &["ArrowRight"]).await?;
    press(browser, &["ArrowLeft"]).await?;
    let first = label(browser).await?;
    let second = text(
        browser,
        "return document.querySelector('[aria-rowindex=\"3\"] [data-open]')?.textContent ?? ''",
    )
    .await?;
    press(browser, &["Enter"]).await?;
    arrived(browser, &first).await?;
    if thorough {
        // A timeline is drawn where the reader is: closed, so that what is on the page stays on it.
        browser.wait_rest().await?;
        browser.tab_to("button", "Timeline*").await?;
        press(browser, &["Enter"]).await?;
        page_reached(browser, &format!("{title}: {first}"), 30).await?;
    }
    // A section is closed and opened again.
    let toggle = browser.tab_to("button", "Details*").await?;
    let open = "return document.activeElement.getAttribute('aria-expanded') === 'true'";
    for wanted in [false, true] {
        ensure!(press_to(browser, &["Enter"]).await? == toggle);
        let now = browser.run(open, vec![]).await?;
        ensure!(now == json!(wanted), "{title}: Details open: {now}");
    }
    // The next record, the one before, and back to its row.
    if rows != "2" {
        let count: u32 = rows.parse::<u32>()? - 1;
        wait_place(browser, &format!("1 of {count} in {title}")).await?;
        press(browser, &["j"]).await?;
        wait_place(browser, &format!("2 of {count} in {title}")).await?;
        arrived(browser, &second).await?;
        press(browser, &["k"]).await?;
        arrived(browser, &first).await?;
    }
    back(browser).await?;
    browser.wait_heading(title).await?;
    browser.wait_row(2).await
}

/// The menus of a list, a facet and a filter: each opened and left again.
async fn narrows(browser: &Browser) -> Result<()> {
    press(browser, &["g", "p"]).await?;
    arrived(browser, "People").await?;
    for menu in ["Sort", "Columns"] {
        browser.tab_to("button", menu).await?;
        press(browser, &["Enter"]).await?;
        press(browser, &["Tab"]).await?;
        let inside = text(browser, "return document.activeElement.closest('dialog, [popover], [role=dialog]')?.getAttribute('aria-label') ?? 'none'").await?;
        ensure!(inside == menu, "{menu}: the focus is within {inside}");
        press(browser, &["Escape"]).await?;
        wait_focus(browser, "button", &format!("{menu}*")).await?;
    }
    let value = browser.tab_to("button", "Scientist*").await?;
    press(browser, &[" "]).await?;
    browser.wait_true("a filter", "return [...document.querySelectorAll('button')].some((it) => it.getAttribute('aria-label')?.startsWith('Remove the filter'))").await?;
    browser.wait_rest().await?;
    wait_focus(browser, "button", &value.name).await?;
    browser.tab_to("button", "Remove the filter*").await?;
    press(browser, &["Enter"]).await?;
    browser.wait_rest().await?;
    // It has gone, and the focus is not lost with it.
    browser.wait_focus().await?;
    let filter = browser.tab_to("searchbox", "Filter People").await?;
    types(browser, "zzzz").await?;
    browser
        .wait_true(
            "no rows",
            "return document.querySelector('[role=grid]').getAttribute('aria-rowcount') === '1'",
        )
        .await?;
    browser.tab_to("button", "Clear filters").await?;
    press(browser, &["Enter"]).await?;
    browser
        .wait_true(
            "all rows",
            "return document.querySelector('[role=grid]').getAttribute('aria-rowcount') === '201'",
        )
        .await?;
    browser.wait_focus().await?;
    browser.tab_to("searchbox", &filter.name).await?;
    types(browser, "zzzz").await?;
    press(browser, &["Escape"]).await?;
    browser
        .wait_true(
            "all rows",
            "return document.querySelector('[role=grid]').getAttribute('aria-rowcount') === '201'",
        )
        .await?;
    wait_focus(browser, "searchbox", "Filter People").await?;
    Ok(())
}

/// The timeline of a person: narrowed by words, kind and author, and widened again; texts opened.
async fn timeline(browser: &Browser) -> Result<()> {
    browser.tab_to("button", "Skip to the page").await?;
    press(browser, &["Enter"]).await?;
    press(browser, &["g", "p"]).await?;
    arrived(browser, "People").await?;
    into_grid(browser).await?;
    let mut name = label(browser).await?;
    press(browser, &["Enter"]).await?;
    arrived(browser, &name).await?;
    let has = "return document.querySelector('[aria-label^=\"Search in “Timeline\"]') !== null && document.querySelector('[aria-label=Author]') !== null";
    browser.wait_rest().await?;
    for _ in 0..30 {
        if browser.run(has, vec![]).await? == json!(true) {
            break;
        }
        press(browser, &["j"]).await?;
        until("the next record", SOON, async || {
            let heading = browser.heading().await?;
            Ok(if heading == name {
                Err(heading)
            } else {
                Ok(())
            })
        })
        .await?;
        browser.wait_rest().await?;
        name = browser.heading().await?;
        arrived(browser, &name).await?;
    }
    let box_name = "Search in “Timeline”";
    browser.tab_to("searchbox", box_name).await?;
    types(browser, "zzzz").await?;
    browser.wait_status("0 of ").await?;
    browser.tab_to("button", "Clear filters").await?;
    press(browser, &["Enter"]).await?;
    browser.wait_status(" events").await?;
    browser.wait_focus().await?;
    // Kinds are buttons, authors a choice.
    browser.tab_to("combobox", "Author").await?;
    press(browser, &["ArrowDown"]).await?;
    browser.wait_status(" of ").await?;
    wait_focus(browser, "combobox", "Author").await?;
    press(browser, &["ArrowUp"]).await?;
    browser.tab_to("button", "All *").await?;
    browser.tab_to("button", "*").await?;
    let chip = press_to(browser, &[" "]).await?;
    browser
        .wait_true(
            "the kind to be chosen",
            "return document.activeElement.getAttribute('aria-pressed') === 'true'",
        )
        .await?;
    ensure!(browser.focus().await? == chip);
    browser.tab_to("button", "Clear filters").await?;
    press(browser, &["Enter"]).await?;
    browser.wait_rest().await?;
    browser.wait_focus().await?;
    let more = browser.tab_to("button", "Expand all").await?;
    press(browser, &["Enter"]).await?;
    browser.wait_rest().await?;
    ensure!(more.role == "button" && browser.focus().await?.name == "Collapse all");
    press(browser, &["Enter"]).await?;
    Ok(())
}

/// Search: from the box into what it found, a hit, and back to it.
async fn searches(browser: &Browser) -> Result<()> {
    browser.tab_to("button", "Skip to the page").await?;
    press(browser, &["Enter"]).await?;
    press(browser, &["/"]).await?;
    wait_focus(browser, "searchbox", "Search everything").await?;
    types(browser, "a kind:person").await?;
    browser.wait_status("for “a kind:person”").await?;
    all_reached(browser, "search", 30).await?;
    browser.tab_to("searchbox", "Search everything").await?;
    press(browser, &["ArrowDown"]).await?;
    let hit = press_to(browser, &["ArrowDown"]).await?;
    ensure!(hit.role == "link", "{hit:?}");
    press(browser, &["Enter"]).await?;
    browser
        .wait_true("a record", "return location.hash.startsWith('#/r/')")
        .await?;
    wait_focus(browser, "heading", "*").await?;
    back(browser).await?;
    browser.wait_heading("Search").await?;
    wait_focus(browser, "link", &hit.name).await?;
    // Taking a condition out leaves the focus somewhere.
    browser.tab_to("button", "Take out: only People").await?;
    press(browser, &["Enter"]).await?;
    browser.wait_status("for “a”").await?;
    browser.wait_rest().await?;
    browser.wait_focus().await?;
    browser.tab_to("searchbox", "Search everything").await?;
    press(browser, &["Escape"]).await?;
    wait_focus(browser, "searchbox", "Search everything").await?;
    let value = text(browser, "return document.activeElement.value").await?;
    ensure!(value.is_empty(), "Esc leaves {value:?}");
    Ok(())
}

/// The palette, from within a field: chosen by arrows, and left by Esc.
async fn palette(browser: &Browser) -> Result<()> {
    press(browser, &["Control+k"]).await?;
    wait_focus(browser, "combobox", "Go to or do anything").await?;
    all_reached(browser, "palette", 1).await?;
    browser.keys(&["Escape"]).await?;
    wait_focus(browser, "searchbox", "Search everything").await?;
    press(browser, &["Control+k"]).await?;
    wait_focus(browser, "combobox", "Go to or do anything").await?;
    types(browser, "comp").await?;
    browser.wait_true("a choice", "return document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent.includes('Companies') ?? false").await?;
    press(browser, &["ArrowDown"]).await?;
    press(browser, &["ArrowUp"]).await?;
    browser.keys(&["Enter"]).await?;
    arrived(browser, "Companies").await
}

/// All tables: a table as it is, one of its rows, and back.
async fn tables(browser: &Browser) -> Result<()> {
    press(browser, &["g", "r"]).await?;
    arrived(browser, "All tables").await?;
    page_reached(browser, "all tables", 80).await?;
    browser.tab_to("link", "Candidate stage history").await?;
    press(browser, &["Enter"]).await?;
    arrived(browser, "Candidate stage history").await?;
    into_grid(browser).await?;
    press(browser, &["Enter"]).await?;
    browser
        .wait_true(
            "the record of the row",
            "return location.hash.startsWith('#/r/')",
        )
        .await?;
    wait_focus(browser, "heading", "*").await?;
    page_reached(browser, "a record without a page of its own", 25).await?;
    let raw = browser.tab_to("summary", "Raw row*").await?;
    press(browser, &["Enter"]).await?;
    ensure!(browser.focus().await? == raw);
    back(browser).await?;
    browser.wait_heading("Candidate stage history").await?;
    browser.wait_row(2).await?;
    back(browser).await?;
    browser.wait_heading("All tables").await?;
    wait_focus(browser, "link", "Candidate stage history").await?;
    Ok(())
}

/// The pages about the structure: parts, how a table is read, a link judged and that undone, the drawing walked through.
async fn structure(browser: &Browser) -> Result<()> {
    press(browser, &["g", "s"]).await?;
    arrived(browser, "Structure").await?;
    page_reached(browser, "structure", 150).await?;
    let chip = browser.tab_to("button", "comma: *").await?;
    browser.keys(&["Enter"]).await?;
    browser
        .wait_true(
            "the dialog",
            "return document.querySelector('dialog:modal') !== null",
        )
        .await?;
    browser.wait_rest().await?;
    browser.wait_focus().await?;
    all_reached(browser, "how a table is read", 4).await?;
    browser.keys(&["Escape"]).await?;
    wait_focus(browser, "button", &chip.name).await?;

    browser.tab_to("link", "Candidate assessments").await?;
    press(browser, &["Enter"]).await?;
    arrived(browser, "Candidate assessments").await?;
    page_reached(browser, "structure of a table", 40).await?;
    back(browser).await?;
    wait_focus(browser, "link", "Candidate assessments").await?;

    browser.tab_to("link", "Links").await?;
    press(browser, &["Enter"]).await?;
    browser
        .wait_true("the links", "return location.hash === '#/structure/links'")
        .await?;
    browser.wait_rest().await?;
    wait_focus(browser, "heading", "Structure").await?;
    let reject = browser.tab_to("button", "Reject: *").await?;
    press(browser, &["Enter"]).await?;
    browser.wait_status("Reject the link").await?;
    browser.wait_state("ready", SOON).await?;
    browser.wait_rest().await?;
    wait_focus(browser, "button", &reject.name).await?;
    press(browser, &["Control+z"]).await?;
    browser
        .wait_true(
            "the decision to be undone",
            "return document.activeElement.getAttribute('aria-pressed') === 'false'",
        )
        .await?;
    browser.wait_state("ready", SOON).await?;
    browser.wait_rest().await?;
    wait_focus(browser, "button", &reject.name).await?;

    browser.tab_to("link", "Diagram").await?;
    press(browser, &["Enter"]).await?;
    browser
        .wait_true(
            "the drawing",
            "return document.querySelector('main svg[tabindex]') !== null",
        )
        .await?;
    browser.wait_rest().await?;
    wait_focus(browser, "heading", "Structure").await?;
    page_reached(browser, "diagram", 25).await?;
    let first = browser.tab_to("link", "*rows, linked with*").await;
    let first = match first {
        Ok(first) => first,
        Err(_) => browser.tab_to("link", "Candidate assessments*").await?,
    };
    let second = press_to(browser, &["ArrowRight"]).await?;
    ensure!(
        second != first && second.role == "link",
        "{first:?}, then {second:?}"
    );
    press(browser, &["Enter"]).await?;
    browser.wait_rest().await?;
    browser.wait_focus().await?;
    browser.tab_to("link", "Show all tables").await?;
    press(browser, &["Enter"]).await?;
    browser.wait_rest().await?;
    browser.wait_focus().await?;

    browser.tab_to("link", "Profile").await?;
    press(browser, &["Enter"]).await?;
    browser
        .wait_true(
            "the profile",
            "return location.hash === '#/structure/profile'",
        )
        .await?;
    browser.wait_rest().await?;
    wait_focus(browser, "heading", "Structure").await?;
    page_reached(browser, "profile", 20).await
}

/// The export is closed from the palette, and the empty page has the focus.
async fn closes(browser: &Browser) -> Result<()> {
    press(browser, &["Control+k"]).await?;
    wait_focus(browser, "combobox", "Go to or do anything").await?;
    types(browser, "close this").await?;
    browser.wait_true("the choice", "return document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.textContent.includes('forget') ?? false").await?;
    browser.keys(&["Enter"]).await?;
    browser.wait_state("empty", SOON).await?;
    wait_focus(browser, "heading", "*").await?;
    Ok(())
}

async fn visit(engine: Engine) -> Result<()> {
    let browser = Browser::built_in(engine).await?;
    opens(&browser).await?;
    overview(&browser).await?;
    let ways = ways(&browser).await?;
    ensure!(ways.len() > 14, "{ways:?}");
    for (letter, title) in &ways {
        match title.as_str() {
            "Overview" | "Structure" | "All tables" => {
                press(&browser, &["g", letter]).await?;
                arrived(&browser, title).await?;
            }
            title => list(&browser, letter, title, ["People", "Jobs"].contains(&title))
                .await
                .with_context(|| title.to_owned())?,
        }
    }
    narrows(&browser).await.context("narrows")?;
    timeline(&browser).await.context("timeline")?;
    searches(&browser).await.context("searches")?;
    palette(&browser).await.context("palette")?;
    tables(&browser).await.context("tables")?;
    structure(&browser).await.context("structure")?;
    closes(&browser).await.context("closes")?;
    browser.close().await
}

#[tokio::test]
async fn chromium_is_visited_by_keyboard_alone() -> Result<()> {
    visit(Engine::Chromium).await
}

#[tokio::test]
async fn firefox_is_visited_by_keyboard_alone() -> Result<()> {
    visit(Engine::Firefox).await
}

#[tokio::test]
async fn a_page_that_hides_the_focus_or_shuts_keys_out_is_found_out() -> Result<()> {
    let browser = Browser::built().await?;
    let spoil = "const sheet = new CSSStyleSheet();
        sheet.replaceSync('button:focus-visible { outline: none !important }');
        document.adoptedStyleSheets.push(sheet);
        document.querySelector('main').insertAdjacentHTML('beforeend', '<a href=\"#/\" tabindex=\"-1\">Nowhere</a>')";
    browser.run(spoil, vec![]).await?;
    let round = browser.round().await?;
    assert_eq!(round.missed, ["a \"Nowhere\""]);
    assert_eq!(round.unseen, ["button \"Open the sample export\""]);
    browser.close().await
}
