//! What goes wrong around an export: the worker dies, memory runs out, the file changes on disk, the reader changes their mind. Each is said plainly,
//! leaves a way on, and nothing half is shown as whole.

use anyhow::{Result, ensure};
use e2e::{Browser, Folder, Hosted, SOON, Shape, built_file, file_url, until};
use serde_json::json;
use std::fmt::Write as _;
use std::fs::{self, OpenOptions};
use std::io::Write as _;

/// Lets a test end the worker as a mistake in the program would: from within, by an error that nobody catches.
const FRAGILE: &str = r"(() => {
    const make = URL.createObjectURL, Real = Worker;
    const fuse = `self.addEventListener('message', (event) => {
        if (event.data !== 'e2e: break') return;
        event.stopImmediatePropagation();
        throw new Error('broken by a test');
    });
`;
    URL.createObjectURL = (blob) => make.call(URL, blob.type === 'text/javascript' ? new Blob([fuse, blob], { type: blob.type }) : blob);
    globalThis.Worker = class extends Real { constructor(...given) { super(...given); globalThis.e2eWorker = this; } };
})()";

/// The page in a browser, with a script that runs before the page's own.
async fn prepared(browser: &Browser, script: &str) -> Result<()> {
    browser
        .devtools(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({"source": script}),
        )
        .await?;
    browser.open(&file_url(&built_file())?).await?;
    browser.wait_state("empty", SOON).await
}

/// Waits until the page says that it failed, and says so alone: nothing of an export is shown beside it, and its heading has the focus.
async fn failed(browser: &Browser, words: &[&str]) -> Result<String> {
    browser.wait_any_state(&["failed"], SOON * 3).await?;
    let alert = browser.alerts().await?;
    for part in words {
        ensure!(alert.contains(part), "{part:?} is not in {alert:?}");
    }
    let beside = "return document.querySelector('nav, [role=grid], [role=progressbar]') === null";
    browser
        .wait_true("nothing of the export to be shown", beside)
        .await?;
    let heading = "return document.activeElement.localName === 'h1'";
    browser
        .wait_true("the focus on the heading", heading)
        .await?;
    Ok(alert)
}

async fn breaks(browser: &Browser) -> Result<()> {
    browser
        .run("e2eWorker.postMessage('e2e: break')", vec![])
        .await?;
    failed(browser, &["has stopped", "broken by a test"]).await?;
    Ok(())
}

#[tokio::test]
async fn a_worker_that_breaks_is_told_and_the_same_files_are_read_again() -> Result<()> {
    let folder = Folder::new()?;
    let zip = folder.export(Shape::Snake, 2000)?;
    let browser = Browser::start().await?;
    prepared(&browser, FRAGILE).await?;
    // While loading.
    browser.choose(&[&zip]).await?;
    browser.wait_any_state(&["loading", "ready"], SOON).await?;
    breaks(&browser).await?;
    browser.click("button", "Restart").await?;
    browser.wait_state("ready", SOON * 3).await?;
    browser.get("link", "People 2,000").await?;
    // Afterwards.
    browser.click("link", "People 2,000").await?;
    browser.wait_heading("People").await?;
    breaks(&browser).await?;
    browser.click("button", "Restart").await?;
    browser.wait_state("ready", SOON * 3).await?;
    browser.get("link", "People 2,000").await?;
    breaks(&browser).await?;
    browser.click("button", "Open another export").await?;
    browser.wait_state("empty", SOON).await?;
    // With nothing open.
    breaks(&browser).await?;
    browser.click("button", "Restart").await?;
    browser.wait_state("empty", SOON).await?;
    browser.click("button", "Open the sample export").await?;
    browser.wait_state("ready", SOON).await?;
    browser.close().await
}

#[tokio::test]
async fn memory_that_runs_out_is_told_and_another_export_opens() -> Result<()> {
    let folder = Folder::new()?;
    let mut notes = String::from("id,person_id,content\n");
    for row in 0..400_000_u32 {
        let mixed = row.wrapping_mul(2_654_435_761);
        writeln!(
            notes,
            "{row},{},note {mixed:x} of {mixed} that is like no other {:x}",
            row % 100,
            mixed.rotate_left(7)
        )?;
    }
    let notes = folder.write("notes.csv", notes.as_bytes())?;
    // 24 MiB for a table of as much.
    let browser = Browser::start_with(&["--js-flags=--wasm-max-mem-pages=384"]).await?;
    browser.open(&file_url(&built_file())?).await?;
    browser.wait_state("empty", SOON).await?;
    browser.choose(&[&notes]).await?;
    failed(&browser, &["memory ran out"]).await?;
    browser.click("button", "Open another export").await?;
    browser.wait_state("empty", SOON).await?;
    browser.click("button", "Open the sample export").await?;
    browser.wait_state("ready", SOON).await?;
    browser.get("link", "People 200").await?;
    browser.close().await
}

#[tokio::test]
async fn a_file_that_changes_on_disk_is_told() -> Result<()> {
    let folder = Folder::new()?;
    let zip = folder.export(Shape::Snake, 6000)?;
    let whole = fs::read(&zip)?;
    let browser = Browser::built().await?;
    let append = || -> Result<()> {
        let mut file = OpenOptions::new().append(true).open(&zip)?;
        Ok(file.write_all(b"more")?)
    };
    let shorten = || -> Result<()> {
        let file = OpenOptions::new().write(true).open(&zip)?;
        Ok(file.set_len(10_000)?)
    };
    let remove = || -> Result<()> { Ok(fs::remove_file(&zip)?) };
    let changes: [&dyn Fn() -> Result<()>; 3] = [&append, &shorten, &remove];
    for change in changes {
        fs::write(&zip, &whole)?;
        // As soon as it is handed over, before all of it is read.
        browser.choose(&[&zip]).await?;
        change()?;
        failed(
            &browser,
            &["snake-6000.zip", "moved, deleted or changed on disk"],
        )
        .await?;
        browser.click("button", "Open another export").await?;
        browser.wait_state("empty", SOON).await?;
    }

    // What was read stays; what would have to be read again is told.
    let small = folder.export(Shape::Snake, 60)?;
    browser.choose(&[&small]).await?;
    browser.wait_state("ready", SOON).await?;
    fs::remove_file(&small)?;
    browser.click("link", "People 60").await?;
    browser.get("grid", "People").await?;
    browser.go_to("#/structure").await?;
    browser
        .click("button", "comma: how persons/persons.csv is read")
        .await?;
    browser
        .get("combobox", "Character between cells")
        .await?
        .send_keys("semicolon")
        .await?;
    browser.click("button", "Read again").await?;
    browser.get("link", "People 0").await?;
    browser.wait_state("ready", SOON).await?;
    browser.get("link", "Companies 12").await?;
    browser.go_to("#/").await?;
    browser.wait_heading("Overview").await?;
    let told = "const text = document.querySelector('main').innerText;
        return text.includes('persons/persons.csv could not be read: it was moved, deleted or changed on disk') && text.includes('Nothing of it is shown')";
    browser
        .wait_true("what is missing to be told", told)
        .await?;
    browser.close().await
}

#[tokio::test]
async fn a_second_export_takes_the_place_of_one_that_is_being_read() -> Result<()> {
    let folder = Folder::new()?;
    let (large, small) = (
        folder.export(Shape::Snake, 6000)?,
        folder.export(Shape::Camel, 60)?,
    );
    let browser = Browser::built().await?;
    browser.choose(&[&large]).await?;
    browser.wait_any_state(&["loading", "ready"], SOON).await?;
    browser.drop_paths(&[&small]).await?;
    browser.get("link", "People 60").await?;
    browser.wait_state("ready", SOON).await?;
    // Nothing of the first one comes late.
    browser.wait_rest().await?;
    let people = browser.names("link").await?;
    let people: Vec<&String> = people
        .iter()
        .filter(|it| it.starts_with("People"))
        .collect();
    assert_eq!(people, ["People 60"]);
    browser.close().await
}

/// Presses Cancel once so much of the bytes is read; in the page itself, as the load would be over before a driver asks.
const CANCEL_AT: &str = r"
    globalThis.e2eCancelled = null;
    const watch = new MutationObserver(() => {
        const bar = document.querySelector('[role=progressbar]');
        const done = Number(bar?.getAttribute('aria-valuenow') ?? 0) / Math.max(1, Number(bar?.getAttribute('aria-valuemax') ?? 1));
        const button = [...document.querySelectorAll('button')].find((it) => it.textContent === 'Cancel');
        if (!button || !bar || done < arguments[0]) return;
        watch.disconnect();
        globalThis.e2eCancelled = done;
        button.click();
    });
    watch.observe(document.body, { subtree: true, childList: true, attributes: true })";

#[tokio::test]
async fn cancel_in_any_phase_leads_back_to_the_beginning() -> Result<()> {
    let folder = Folder::new()?;
    let zip = folder.export(Shape::Snake, 3000)?;
    let browser = Browser::built().await?;
    // 1.0 is when everything is read, and links are being found.
    for part in [0.0, 0.3, 0.7, 1.0] {
        browser.run(CANCEL_AT, vec![json!(part)]).await?;
        browser.choose(&[&zip]).await?;
        browser
            .wait_true("Cancel to be pressed", "return e2eCancelled !== null")
            .await?;
        browser.wait_state("empty", SOON).await?;
        browser.wait_rest().await?;
        let left = "return document.querySelector('nav, [role=grid], [role=progressbar], [role=alert]:not([hidden])') === null";
        browser.wait_true("nothing to be left", left).await?;
    }
    browser.choose(&[&zip]).await?;
    browser.wait_state("ready", SOON * 3).await?;
    browser.get("link", "People 3,000").await?;
    browser.close().await
}

/// Drops an export on the page as soon as it is hidden, and tells other tabs of the same host how far it is.
const ONCE_HIDDEN: &str = r"
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(arguments[0])], 'hidden.zip'));
    globalThis.e2eChannel = new BroadcastChannel('e2e');
    e2eChannel.onmessage = () => e2eChannel.postMessage([document.visibilityState, document.body.dataset.state]);
    document.addEventListener('visibilitychange', () => {
        for (const kind of ['dragenter', 'dragover', 'drop'])
            document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, { once: true })";

#[tokio::test]
async fn an_export_is_read_while_its_tab_is_hidden() -> Result<()> {
    let (folder, site) = (Folder::new()?, Hosted::built()?);
    let zip = fs::read(folder.export(Shape::Snake, 300)?)?;
    let browser = Browser::start().await?;
    browser.open(&site.url()).await?;
    browser.wait_state("empty", SOON).await?;
    browser.run(ONCE_HIDDEN, vec![json!(zip)]).await?;
    let page = browser.web().window().await?;
    let other = browser.web().new_tab().await?;
    browser.web().switch_to_window(other).await?;
    browser.open(&site.elsewhere("/nothing")).await?;
    let ask = "const done = arguments[0], channel = new BroadcastChannel('e2e');
        channel.onmessage = ({ data }) => { channel.close(); done(data); };
        channel.postMessage('how far?')";
    until("the hidden page to be ready", SOON * 3, async || {
        let seen = browser.run_async(ask, vec![]).await?;
        Ok(if seen == json!(["hidden", "ready"]) {
            Ok(())
        } else {
            Err(seen.to_string())
        })
    })
    .await?;
    browser.web().close_window().await?;
    browser.web().switch_to_window(page).await?;
    browser.get("link", "People 300").await?;
    browser.click("link", "People 300").await?;
    browser.wait_heading("People").await?;
    browser.close().await
}

/// A table with a day, a point in time and a number.
const DATED: &str = "id,name,birthday,created_at,salary\n1,Ada Byron,1990-03-01,2025-03-01T23:30:00Z,1234567\n2,Grace Hall,1991-04-02,2025-03-02T10:00:00Z,7654321\n";

#[tokio::test]
async fn days_stay_the_same_in_every_zone_and_language() -> Result<()> {
    let folder = Folder::new()?;
    let people = folder.write("people.csv", DATED.as_bytes())?;
    let browser = Browser::start().await?;
    for (locale, zone) in [
        ("en-GB", "Pacific/Kiritimati"),
        ("de-DE", "Pacific/Pago_Pago"),
        ("ar-EG", "Asia/Kathmandu"),
        ("fa-IR", "America/St_Johns"),
        ("th-TH", "Africa/Casablanca"),
    ] {
        browser
            .devtools("Emulation.setLocaleOverride", json!({"locale": locale}))
            .await?;
        browser
            .devtools("Emulation.setTimezoneOverride", json!({"timezoneId": zone}))
            .await?;
        browser.open(&file_url(&built_file())?).await?;
        browser.choose(&[&people]).await?;
        browser.wait_state("ready", SOON).await?;
        browser.go_to("#/r/0/0").await?;
        browser.wait_heading("Ada Byron").await?;
        browser.wait_rest().await?;
        // What the browser itself makes of the same day, moment and number; the day has no zone.
        let wanted = "const day = { year: 'numeric', month: 'short', day: 'numeric' };
            const write = (millis, zone) => new Intl.DateTimeFormat(undefined, { ...day, ...zone }).format(millis);
            const text = document.querySelector('main').innerText;
            const shown = [...document.querySelectorAll('main time')].map((it) => [it.dateTime, it.textContent]);
            const [moment, birthday] = ['2025-03-01T23:30:00Z', '1990-03-01'].map((at) => shown.find((it) => it[0] === at)?.[1] ?? 'nothing');
            return [birthday, write(Date.UTC(1990, 2, 1), { timeZone: 'UTC' }), moment, write(Date.UTC(2025, 2, 1, 23, 30), {}),
                text.includes(new Intl.NumberFormat().format(1234567)), /NaN|Invalid|undefined/.test(text)]";
        let seen = browser.run(wanted, vec![]).await?;
        let (birthday, day, moment, its_day, number, odd): (
            String,
            String,
            String,
            String,
            bool,
            bool,
        ) = serde_json::from_value(seen)?;
        assert_eq!(birthday, day, "{locale} {zone}");
        ensure!(
            moment.starts_with(&its_day) && moment.len() > its_day.len(),
            "{locale} {zone}: {moment} is not on {its_day}"
        );
        ensure!(
            number && !odd,
            "{locale} {zone}: number {number}, odd {odd}"
        );
        browser
            .devtools("Emulation.setLocaleOverride", json!({}))
            .await?;
    }
    browser.close().await
}

/// The page's clock is what its address says.
const CLOCK: &str = r"(() => {
    const now = Number(new URLSearchParams(location.search).get('now')), Real = Date;
    Real.now = () => now;
    globalThis.Date = class extends Real { constructor(...given) { super(...(given.length ? given : [now])); } };
})()";

#[tokio::test]
async fn a_clock_that_stands_still_or_is_far_off_changes_nothing() -> Result<()> {
    let browser = Browser::start().await?;
    let source = json!({"source": CLOCK});
    browser
        .devtools("Page.addScriptToEvaluateOnNewDocument", source)
        .await?;
    let page = file_url(&built_file())?;
    for now in ["0", "-1000000000000", "8205000000000000"] {
        browser.open(&format!("{page}?now={now}")).await?;
        browser.click("button", "Open the sample export").await?;
        browser.wait_state("ready", SOON).await?;
        for (letter, heading) in [("p", "People"), ("j", "Jobs")] {
            browser.press("g").await?;
            browser.press(letter).await?;
            browser.wait_heading(heading).await?;
        }
        browser.web().back().await?;
        browser.wait_heading("People").await?;
        browser.web().back().await?;
        browser.wait_heading("Overview").await?;
        assert_eq!(browser.console().await?, Vec::<String>::new(), "{now}");
    }
    browser.close().await
}
