//! What a recruiter does with an export: search, walk, sort, filter, go back.

use anyhow::{Context as _, Result, ensure};
use e2e::{Browser, Look, SOON, until};
use serde_json::{Value, json};

#[tokio::test]
async fn a_person_is_found_by_a_name_typed_without_accents_or_capitals() -> Result<()> {
    let browser = Browser::sample().await?;
    browser.click("link", "People 200").await?;
    browser.get("grid", "People").await?;
    // A name of the sample with an accent, and the same as someone in a hurry would type it.
    let script = "const plain = (text) => text.normalize('NFD').replace(/\\\\p{M}/gu, '').toLowerCase();
        const names = [...document.querySelectorAll('[role=grid] a')].map((link) => link.textContent);
        const name = names.find((name) => plain(name) !== name.toLowerCase() && /^[\\\\x20-\\\\u017f]+$/.test(name));
        return [name, plain(name)]"
        .replace("\\\\", "\\");
    let found: (String, String) = serde_json::from_value(browser.run(&script, vec![]).await?)?;
    browser.press("/").await?;
    browser.type_text(&found.1).await?;
    browser.press("Enter").await?;
    browser.wait_status("result").await?;
    browser.get("heading", "People*").await?;
    browser.click("link", &found.0).await?;
    browser.wait_heading(&found.0).await?;
    browser.close().await
}

#[tokio::test]
async fn from_a_person_to_a_job_to_a_company_and_back_to_the_same_place() -> Result<()> {
    let browser = Browser::sample().await?;
    browser.click("link", "People 200").await?;
    browser.get("grid", "People").await?;
    let script = "return [...document.querySelectorAll('[role=grid] a')].map((link) => [link.getAttribute('href'), link.textContent])";
    let people: Vec<(String, String)> = serde_json::from_value(browser.run(script, vec![]).await?)?;
    for (address, person) in people {
        browser.go_to(&address).await?;
        browser.wait_heading(&person).await?;
        browser.wait_rest().await?;
        let Some(candidacies) = browser.find("region", "Candidacies*").await? else {
            continue;
        };
        let candidacies = browser.element(&candidacies).await?;
        let job = browser
            .names_in(&candidacies, "link")
            .await?
            .into_iter()
            .find(|name| !name.is_empty());
        let job = job.context("a candidacy without a link")?;
        let link = browser.get_in(&candidacies, "link", &job).await?;
        // Somewhere in the middle of the page, and by keyboard, as that is where places get lost.
        let script =
            "arguments[0].focus({ preventScroll: true }); scrollTo(0, 300); return scrollY";
        let place = browser.run(script, vec![link.to_json()?]).await?;
        ensure!(
            place.as_f64() > Some(0.0),
            "the page of {person} is too short to test with"
        );
        browser.press("Enter").await?;
        browser.wait_heading(&job).await?;
        browser.get("region", "Pipeline*").await?;

        let details = browser.get("region", "Details*").await?;
        let company = browser
            .names_in(&details, "link")
            .await?
            .into_iter()
            .next()
            .context("a job without a company")?;
        browser
            .get_in(&details, "link", &company)
            .await?
            .click()
            .await?;
        browser.wait_heading(&company).await?;
        browser.get("region", "Jobs*").await?;

        browser.web().back().await?;
        browser.wait_heading(&job).await?;
        browser.web().back().await?;
        browser.wait_heading(&person).await?;
        same_place(&browser, &place, &job).await?;
        browser.web().forward().await?;
        browser.wait_heading(&job).await?;
        return browser.close().await;
    }
    anyhow::bail!("nobody of the first people is a candidate")
}

/// Waits until the page is scrolled to where it was, with the focus on the link that was followed.
async fn same_place(browser: &Browser, place: &Value, focus: &str) -> Result<()> {
    until("the old place and focus", SOON, async || {
        let seen = browser
            .run(
                "return [scrollY, document.activeElement?.textContent ?? '']",
                vec![],
            )
            .await?;
        let near = |now: &Value| Some((now.as_f64()? - place.as_f64()?).abs() < 2.0);
        let there = seen.get(0).and_then(near) == Some(true) && seen.get(1) == Some(&json!(focus));
        Ok(if there {
            Ok(())
        } else {
            Err(format!("{seen}, not {place} and {focus:?}"))
        })
    })
    .await
}

#[tokio::test]
async fn a_pipeline_is_a_list_for_each_stage_in_order_and_candidates_are_links() -> Result<()> {
    let browser = Browser::sample().await?;
    browser.click("link", "Jobs*").await?;
    browser.get("grid", "Jobs").await?;
    browser
        .run("document.querySelector('[role=grid] a').click()", vec![])
        .await?;
    let pipeline = browser.get("region", "Pipeline*").await?;
    // Stages of rejection are closed until a reader opens them.
    browser
        .run("document.querySelectorAll('main details').forEach((part) => { part.open ||= part.querySelector('li a') !== null; })", vec![])
        .await?;
    let stages = browser.names_in(&pipeline, "list").await?;
    ensure!(stages.len() >= 5, "{stages:?}");
    ensure!(stages.iter().all(|stage| !stage.is_empty()), "{stages:?}");
    let place = |wanted: &str| stages.iter().position(|stage| stage == wanted);
    ensure!(
        place("Sourced") < place("Offer") && place("Offer") < place("Placed"),
        "{stages:?}"
    );
    let mut candidates = 0;
    for stage in &stages {
        let list = browser.get_in(&pipeline, "list", stage).await?;
        candidates += browser.names_in(&list, "link").await?.len();
    }
    ensure!(candidates > 0, "a job without candidates");
    browser
        .get("region", &format!("Pipeline {candidates}"))
        .await?;
    browser.close().await
}

#[tokio::test]
async fn a_list_is_sorted_filtered_and_walked_by_keyboard() -> Result<()> {
    let browser = Browser::sample().await?;
    browser.click("link", "People 200").await?;
    let grid = browser.get("grid", "People").await?;
    assert_eq!(grid.attr("aria-rowcount").await?.as_deref(), Some("201"));

    let first = "return [...document.querySelectorAll('[role=grid] [role=row] a')].slice(0, 20).map((link) => link.textContent)";
    let before = browser.run(first, vec![]).await?;
    browser.click("button", "Person").await?;
    until("the list to be sorted", SOON, async || {
        let sorted = browser.run("return document.querySelector('[aria-sort=ascending],[aria-sort=descending]') !== null", vec![]).await?;
        let after = browser.run(first, vec![]).await?;
        Ok(if sorted == true && after != before { Ok(()) } else { Err(format!("still {after}")) })
    })
    .await?;

    // The last row is far below what is drawn, and the keyboard gets there.
    browser
        .run(
            "document.querySelector('[role=grid] [role=row] a').focus()",
            vec![],
        )
        .await?;
    browser
        .run("return document.activeElement.textContent", vec![])
        .await?;
    let control_end = thirtyfour::Key::Control + thirtyfour::Key::End;
    browser
        .web()
        .action_chain()
        .send_keys(control_end)
        .perform()
        .await?;
    browser.wait_row(201).await?;

    browser
        .get("searchbox", "Filter People")
        .await?
        .send_keys("merriweather")
        .await?;
    until("the list to be filtered", SOON, async || {
        let rows = browser
            .get("grid", "People")
            .await?
            .attr("aria-rowcount")
            .await?
            .unwrap_or_default();
        Ok(
            if rows.parse().is_ok_and(|rows: u32| (2..20).contains(&rows)) {
                Ok(())
            } else {
                Err(format!("{rows} rows"))
            },
        )
    })
    .await?;
    browser.close().await
}

#[tokio::test]
async fn every_table_can_be_seen_as_it_is() -> Result<()> {
    let browser = Browser::sample().await?;
    browser.click("link", "All tables*").await?;
    browser.wait_heading("All tables").await?;
    browser.wait_rest().await?;
    let script = "return [...document.querySelectorAll('main a')].map((link) => link.getAttribute('href')).filter((href) => /^#\\/t\\//.test(href))";
    let tables: Vec<String> = serde_json::from_value(browser.run(script, vec![]).await?)?;
    browser
        .get("link", &format!("All tables {}", tables.len()))
        .await?;
    for table in tables {
        browser.go_to(&table).await?;
        until(&format!("the columns of {table}"), SOON, async || {
            let here = browser.run("return location.hash", vec![]).await? == json!(table);
            let columns = browser.nodes("columnheader").await?.len();
            // A file without even a line of names has no columns to show.
            let empty = browser
                .run(
                    "return document.querySelector('main').innerText.includes('has no rows')",
                    vec![],
                )
                .await?;
            Ok(if here && (columns > 0 || empty == true) {
                Ok(())
            } else {
                Err(format!("{columns}"))
            })
        })
        .await?;
        browser.wait_rest().await?;
    }
    browser.close().await
}

#[tokio::test]
async fn no_page_is_wider_than_a_phone() -> Result<()> {
    let browser = Browser::sample().await?;
    browser
        .look(Look {
            width: 390,
            height: 844,
            dark: true,
        })
        .await?;
    for route in [
        "#/",
        "#/e/person",
        "#/e/job",
        "#/tables",
        "#/t/0",
        "#/structure",
        "#/structure/0",
        "#/structure/links",
        "#/structure/diagram",
        "#/structure/profile",
    ] {
        browser.go_to(route).await?;
        browser.wait_rest().await?;
        narrow(&browser, route).await?;
    }
    for entity in ["person", "company", "job"] {
        browser.go_to(&format!("#/e/{entity}")).await?;
        browser.get("gridcell", "*").await?;
        browser
            .run("document.querySelector('[role=grid] a').click()", vec![])
            .await?;
        browser.get("region", "Details*").await?;
        browser.wait_rest().await?;
        narrow(&browser, entity).await?;
    }
    browser.close().await
}

async fn narrow(browser: &Browser, what: &str) -> Result<()> {
    let width = browser
        .run("return document.documentElement.scrollWidth", vec![])
        .await?;
    ensure!(width.as_u64() <= Some(390), "{what} is {width} wide");
    Ok(())
}
