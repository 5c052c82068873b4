//! Lists: a million rows, filters, facets, orders, columns, and the way from record to record.

use std::fmt::Write as _;

use anyhow::{Result, ensure};
use e2e::{Axe, Browser, Folder, Look, Rules, SOON, until};
use serde_json::{Value, json};
use thirtyfour::Key;

const MILLION: u32 = 1_000_000;

/// The rows that can be seen: their numbers as people who listen hear them, and the text of their first cells. A row that is still on
/// its way has no text.
const SEEN: &str = "const frame = document.querySelector('[role=grid]').parentElement.getBoundingClientRect();
    const head = document.querySelector('[role=columnheader]').getBoundingClientRect().bottom;
    return [...document.querySelectorAll('[role=row]')].slice(1).filter((row) => {
        const box = row.getBoundingClientRect();
        return box.bottom > head + 1 && box.top < frame.bottom - 1;
    }).map((row) => [Number(row.getAttribute('aria-rowindex')), row.querySelector('[role=gridcell]').textContent.trim()])";

/// Waits until every row that can be seen says its own number and the first and the last number are as wanted, and returns these two.
async fn numbers_right(
    browser: &Browser,
    what: &str,
    wanted: impl Fn(u64, u64) -> bool,
) -> Result<(u64, u64)> {
    until(what, SOON, async || {
        let seen = browser.run(SEEN, vec![]).await?;
        let rows: Vec<(u64, String)> = serde_json::from_value(seen.clone())?;
        let right = |(index, text): &(u64, String)| *text == format!("row {}", index - 1);
        let in_turn = rows.windows(2).all(|pair| match pair {
            [one, two] => one.0 + 1 == two.0,
            _ => true,
        });
        Ok(match (rows.first(), rows.last()) {
            (Some(first), Some(last)) if rows.len() > 5 && in_turn && rows.iter().all(right) => {
                let ends = (first.0 - 1, last.0 - 1);
                if wanted(ends.0, ends.1) {
                    Ok(ends)
                } else {
                    Err(format!("rows {ends:?}"))
                }
            }
            _ => Err(format!("{seen}")),
        })
    })
    .await
}

#[tokio::test]
async fn a_million_rows_are_scrolled_from_first_to_last_by_keys_wheel_and_thumb() -> Result<()> {
    let folder = Folder::new()?;
    let mut csv = String::from("mark\n");
    for row in 1..=MILLION {
        writeln!(csv, "row {row}")?;
    }
    let file = folder.write("million.csv", csv.as_bytes())?;
    let browser = Browser::built().await?;
    browser.choose(&[&file]).await?;
    browser.wait_state("ready", SOON * 3).await?;
    browser.go_to("#/t/0").await?;
    let grid = browser.get("grid", "*").await?;
    until("all rows to be counted", SOON, async || {
        let count = grid.attr("aria-rowcount").await?;
        Ok(match count.as_deref() {
            Some("1000001") => Ok(()),
            other => Err(format!("{other:?}")),
        })
    })
    .await?;
    let is_last = |_, last| last == u64::from(MILLION);
    numbers_right(&browser, "the first rows", |first, _| first == 1).await?;

    // By keys.
    browser
        .run(
            "document.querySelector('[role=grid] [role=gridcell] a').focus({ preventScroll: true })",
            vec![],
        )
        .await?;
    browser.press("End").await?;
    numbers_right(&browser, "the last rows", is_last).await?;
    browser.wait_row(u64::from(MILLION) + 1).await?;
    // The first leads to the top of what is in sight, the second beyond.
    browser.press("PageUp").await?;
    browser.press("PageUp").await?;
    numbers_right(&browser, "the page before", |first, last| {
        first > u64::from(MILLION) - 60 && last < u64::from(MILLION)
    })
    .await?;
    browser.press("Home").await?;
    numbers_right(&browser, "the first rows again", |first, _| first == 1).await?;
    browser.wait_row(2).await?;

    // By wheel: as far as in a short list, whatever the scrollbar's scale.
    let height = "return document.querySelectorAll('[role=row]')[1].getBoundingClientRect().height";
    let height = browser.run(height, vec![]).await?.as_f64().unwrap_or(0.0);
    let top = "return document.querySelectorAll('[role=row]')[1].getBoundingClientRect().top
        - document.querySelectorAll('[role=row]')[1].getAttribute('aria-rowindex') * arguments[0]";
    for place in [0.0, 0.5] {
        scroll_to(&browser, place).await?;
        numbers_right(&browser, "the rows before the wheel", |_, _| true).await?;
        let before = browser.run(top, vec![json!(height)]).await?;
        for _ in 0..10 {
            wheel(&browser, 300).await?;
        }
        until("the wheel to have moved 3000 pixels", SOON, async || {
            let after = browser.run(top, vec![json!(height)]).await?;
            let way = before.as_f64().unwrap_or(0.0) - after.as_f64().unwrap_or(0.0);
            Ok(if (way - 3000.0).abs() < 2.0 {
                Ok(())
            } else {
                Err(format!("{way}"))
            })
        })
        .await?;
        numbers_right(&browser, "the rows after the wheel", |_, _| true).await?;
    }

    // By the thumb.
    drag_thumb(&browser, 0.5).await?;
    let is_middle = |first, _| (200_000..800_000).contains(&first);
    numbers_right(&browser, "rows in the middle", is_middle).await?;
    drag_thumb(&browser, 1.0).await?;
    numbers_right(&browser, "the end of the scrollbar", is_last).await?;
    drag_thumb(&browser, 0.0).await?;
    numbers_right(&browser, "the start of the scrollbar", |first, _| {
        first == 1
    })
    .await?;
    browser.close().await
}

/// Puts the scroller at a part of its way, as the thumb does.
async fn scroll_to(browser: &Browser, part: f64) -> Result<()> {
    let script = "const scroller = document.querySelector('[role=grid]').parentElement;
        scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) * arguments[0]";
    browser.run(script, vec![json!(part)]).await?;
    Ok(())
}

async fn wheel(browser: &Browser, pixels: i32) -> Result<()> {
    let middle = browser
        .run(
            "const box = document.querySelector('[role=grid]').parentElement.getBoundingClientRect();
            return [box.left + box.width / 2, box.top + box.height / 2]",
            vec![],
        )
        .await?;
    let event = json!({"type": "mouseWheel", "x": middle.get(0), "y": middle.get(1), "deltaX": 0, "deltaY": pixels});
    browser.devtools("Input.dispatchMouseEvent", event).await?;
    Ok(())
}

/// Drags the scrollbar's thumb from where it is to a part of its way.
async fn drag_thumb(browser: &Browser, part: f64) -> Result<()> {
    let script = "const scroller = document.querySelector('[role=grid]').parentElement;
        const box = scroller.getBoundingClientRect();
        return [box.right - 1 - (scroller.offsetWidth - scroller.clientWidth) / 2, box.top, box.height,
            scroller.scrollTop / (scroller.scrollHeight - scroller.clientHeight), scroller.offsetWidth - scroller.clientWidth]";
    let seen = browser.run(script, vec![]).await?;
    let number = |at: usize| seen.get(at).and_then(Value::as_f64).unwrap_or(0.0);
    let (x, top, height, from, bar) = (number(0), number(1), number(2), number(3), number(4));
    if bar < 4.0 {
        // This browser lays its scrollbars over the page, where no pointer of a test can grab them: what dragging does to the
        // scroller is done in its steps.
        for step in 1..=20 {
            let at = from + (part - from) * f64::from(step) / 20.0;
            scroll_to(browser, at).await?;
        }
        return Ok(());
    }
    // Arrows and thumb are as long as the bar is wide; the thumb's middle goes from arrow to arrow.
    let end = 1.0 + bar * 1.5;
    let at = |part: f64| top + end + (height - 2.0 * end) * part;
    let point = |kind: &str, y: f64| json!({"type": kind, "x": x, "y": y, "button": "left", "buttons": 1, "clickCount": 1});
    let send = async |event: Value| browser.devtools("Input.dispatchMouseEvent", event).await;
    send(point("mousePressed", at(from))).await?;
    for step in 1..=20 {
        let y = at(from) + (at(part) - at(from)) * f64::from(step) / 20.0;
        send(point("mouseMoved", y)).await?;
    }
    let beyond = if part >= 1.0 {
        200.0
    } else if part <= 0.0 {
        -200.0
    } else {
        0.0
    };
    send(point("mouseMoved", at(part) + beyond)).await?;
    send(point("mouseReleased", at(part) + beyond)).await?;
    Ok(())
}

/// Waits until the grid has this many rows besides its heads, and returns the texts of the first column.
async fn rows(browser: &Browser, grid: &str, count: impl Fn(u32) -> bool) -> Result<u32> {
    until("the list to have other rows", SOON, async || {
        let grid = browser.get("grid", grid).await?;
        let rows = grid.attr("aria-rowcount").await?.unwrap_or_default();
        let rows = rows.parse::<u32>().unwrap_or(0).saturating_sub(1);
        Ok(if count(rows) {
            Ok(rows)
        } else {
            Err(format!("{rows} rows"))
        })
    })
    .await
}

#[tokio::test]
async fn a_facet_and_a_filter_narrow_a_list_and_are_taken_back() -> Result<()> {
    let browser = Browser::sample().await?;
    browser.click("link", "Jobs*").await?;
    let all = rows(&browser, "Jobs", |rows| rows > 5).await?;
    let panel = browser.get("complementary", "Filters").await?;
    let status = browser.get_in(&panel, "region", "Job status").await?;
    let values = browser.names_in(&status, "button").await?;
    let first = values.first().cloned().unwrap_or_default();
    let count: u32 = first
        .rsplit(' ')
        .next()
        .and_then(|count| count.parse().ok())
        .unwrap_or(0);
    ensure!(count > 0 && count < all, "{values:?}");
    browser
        .get_in(&status, "button", &first)
        .await?
        .click()
        .await?;
    rows(&browser, "Jobs", |rows| rows == count).await?;
    browser.wait_status(&format!("{count} of {all}")).await?;
    // The facet's own filter does not narrow the facet.
    let status = browser.get_in(&panel, "region", "Job status").await?;
    ensure!(browser.names_in(&status, "button").await? == values);

    browser
        .run(
            "document.querySelector('#list-panel summary').click()",
            vec![],
        )
        .await?;
    browser
        .get("textbox", "Value")
        .await?
        .send_keys("e")
        .await?;
    browser.press("Enter").await?;
    browser
        .get("button", "Remove the filter Job contains “e”")
        .await?;
    let both = rows(&browser, "Jobs", |rows| rows <= count).await?;
    browser
        .click("button", "Remove the filter Job status*")
        .await?;
    rows(&browser, "Jobs", |rows| rows >= both).await?;
    browser.click("button", "Clear filters").await?;
    rows(&browser, "Jobs", |rows| rows == all).await?;
    browser.close().await
}

#[tokio::test]
async fn a_list_is_sorted_by_two_columns_and_shows_other_columns() -> Result<()> {
    let browser = Browser::sample().await?;
    browser.click("link", "Candidates*").await?;
    browser.get("grid", "Candidates").await?;
    let heads = browser.names("columnheader").await?;
    ensure!(heads.len() > 5, "{heads:?}");
    let (first, second) = (heads[1].clone(), heads[5].clone());
    browser.click("button", &first).await?;
    let head = browser.get("button", &second).await?;
    browser
        .web()
        .action_chain()
        .key_down(Key::Shift)
        .click_element(&head)
        .key_up(Key::Shift)
        .perform()
        .await?;
    browser.get("button", "Sort 2").await?;
    until("rows in the order of both columns", SOON, async || {
        let script = "return [[...document.querySelectorAll('[aria-sort=ascending]')].map((head) => head.innerText.trim()),
            [...document.querySelectorAll('[role=row]')].slice(1, 40).map((row) =>
                [row.children[1].textContent.trim(), row.children[5].textContent.trim()])]";
        let seen = browser.run(script, vec![]).await?;
        let (sorted, rows): (Vec<String>, Vec<(String, String)>) = serde_json::from_value(seen)?;
        let key = |text: &String| (text.is_empty(), text.to_lowercase());
        let in_order = rows.is_sorted_by_key(|(one, two)| (key(one), key(two)));
        let again = rows.windows(2).any(|pair| pair[0].0 == pair[1].0);
        Ok(if sorted.len() == 2 && in_order && again {
            Ok(())
        } else {
            Err(format!("{sorted:?} {rows:?}"))
        })
    })
    .await?;

    browser.click("button", "Columns").await?;
    browser.get("dialog", "Columns").await?;
    browser.click("checkbox", &second).await?;
    browser.wait_gone("columnheader", &second).await?;
    browser
        .click("button", &format!("Move {first} down"))
        .await?;
    until("the column to have moved", SOON, async || {
        let heads = browser.names("columnheader").await?;
        Ok(if heads.get(2) == Some(&first) {
            Ok(())
        } else {
            Err(format!("{heads:?}"))
        })
    })
    .await?;
    let width = async || {
        let script = "return [...document.querySelectorAll('[role=columnheader]')]
            .find((head) => head.innerText.trim().split('\\n')[0] === arguments[0])?.getBoundingClientRect().width ?? 0";
        let width = browser.run(script, vec![json!(first)]).await?;
        anyhow::Ok(width.as_f64().unwrap_or(0.0))
    };
    let before = width().await?;
    browser
        .click("button", &format!("Make {first} wider"))
        .await?;
    until("the column to be wider", SOON, async || {
        let now = width().await?;
        Ok(if now > before * 1.1 {
            Ok(())
        } else {
            Err(format!("{now} after {before}"))
        })
    })
    .await?;
    browser.click("button", "Back to the usual columns").await?;
    browser.get("columnheader", &second).await?;
    browser.press("Escape").await?;
    browser.wait_gone("dialog", "Columns").await?;
    browser.close().await
}

#[tokio::test]
async fn records_of_a_filtered_list_follow_each_other_and_back_restores_the_slice() -> Result<()> {
    let browser = Browser::sample().await?;
    browser.click("link", "People 200").await?;
    browser
        .get("searchbox", "Filter People")
        .await?
        .send_keys("ma")
        .await?;
    let count = rows(&browser, "People", |rows| rows > 4 && rows < 200).await?;
    browser.click("button", "Person").await?;
    browser.get("button", "Sort 1").await?;
    browser.wait_rest().await?;
    let names = "return [...document.querySelectorAll('[role=gridcell] [data-open]')].map((link) => link.textContent)";
    let names: Vec<String> = serde_json::from_value(browser.run(names, vec![]).await?)?;
    let [first, second, third, ..] = names.as_slice() else {
        anyhow::bail!("{names:?}")
    };
    browser.click("link", first).await?;
    browser.wait_heading(first).await?;
    let place = async |position: u32| {
        let words = format!("{position} of {count} in People");
        until(&words, SOON, async || {
            let text = browser
                .run("return document.querySelector('main').innerText", vec![])
                .await?;
            Ok(if text.as_str().is_some_and(|text| text.contains(&words)) {
                Ok(())
            } else {
                Err("other words".to_owned())
            })
        })
        .await
    };
    place(1).await?;
    browser.press("j").await?;
    browser.wait_heading(second).await?;
    place(2).await?;
    browser.click("button", "Next").await?;
    browser.wait_heading(third).await?;
    place(3).await?;
    browser.press("k").await?;
    browser.wait_heading(second).await?;
    place(2).await?;

    browser.web().back().await?;
    browser.wait_heading("People").await?;
    rows(&browser, "People", |rows| rows == count).await?;
    browser.get("button", "Sort 1").await?;
    // The record that was looked at last has the focus.
    browser.wait_row(3).await?;
    browser.close().await
}

#[tokio::test]
async fn a_list_is_downloaded_as_it_is_filtered() -> Result<()> {
    let browser = Browser::sample().await?;
    browser.click("link", "Companies*").await?;
    let count = rows(&browser, "Companies", |rows| rows > 3).await?;
    // What the page gives to the browser is read where it is made.
    let spy = "const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => { blob.text().then((text) => { window.e2eSaved = text }); return make.call(URL, blob) };";
    browser.run(spy, vec![]).await?;
    browser.click("button", "Download CSV").await?;
    browser.wait_status("saved as Companies.csv").await?;
    let saved = until("the file", SOON, async || {
        let text = browser
            .run("return window.e2eSaved ?? null", vec![])
            .await?;
        Ok(text.as_str().map(str::to_owned).ok_or("nothing".to_owned()))
    })
    .await?;
    // The mark of UTF-8 is taken off by whoever reads the file as text.
    ensure!(
        saved.trim_start_matches('\u{feff}').starts_with("Company,"),
        "{saved}"
    );
    let lines = u32::try_from(saved.matches("\r\n").count())?;
    ensure!(lines == count + 1, "{lines} lines for {count} rows");
    browser.close().await
}

#[tokio::test]
async fn what_opens_around_a_list_keeps_no_one_out() -> Result<()> {
    let axe = Axe::new()?;
    let browser = Browser::sample().await?;
    let mut found = Vec::new();
    for (width, dark) in [(1440, false), (1440, true), (390, false)] {
        let height = 900;
        browser
            .look(Look {
                width,
                height,
                dark,
            })
            .await?;
        browser.go_to("#/").await?;
        browser.wait_rest().await?;
        browser.go_to("#/e/person").await?;
        browser.get("gridcell", "*").await?;
        if width < 1200 {
            browser.click("button", "Filters").await?;
        }
        let panel = browser.get("complementary", "Filters").await?;
        browser
            .run(
                "document.querySelector('#list-panel summary').click()",
                vec![],
            )
            .await?;
        browser.get("combobox", "Condition").await?;
        let values = browser
            .get_in(&panel, "region", "Current job title")
            .await?;
        let names = browser.names_in(&values, "button").await?;
        let value = names.first().cloned().unwrap_or_default();
        browser
            .get_in(&values, "button", &value)
            .await?
            .click()
            .await?;
        browser.get("button", "Remove the filter*").await?;
        for menu in ["", "Sort", "Columns"] {
            if !menu.is_empty() {
                browser.click("button", menu).await?;
                browser.get("dialog", menu).await?;
            }
            browser.wait_rest().await?;
            for barrier in axe.barriers(&browser, Rules::All).await? {
                found.push(format!("{menu} {width} {dark}: {barrier}"));
            }
            let wide = browser
                .run("return document.documentElement.scrollWidth", vec![])
                .await?;
            ensure!(wide.as_u64() <= Some(u64::from(width)), "{menu}: {wide}");
            browser.press("Escape").await?;
        }
    }
    ensure!(found.is_empty(), "{}", found.join("\n"));
    browser.close().await
}
