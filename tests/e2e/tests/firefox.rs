//! The same file in another engine: it starts, reads and refuses there too.

use anyhow::Result;
use e2e::{Browser, Folder, Hosted, SOON, Shape, built_file, file_url};

/// Opens the page, the sample and a chosen export, and tries to reach `foreign` from the page and from a worker.
async fn works_in_firefox(url: &str, foreign: &Hosted) -> Result<()> {
    let folder = Folder::new()?;
    let browser = Browser::start_firefox().await?;
    browser.open(url).await?;
    browser.wait_state("empty", SOON).await?;
    browser.run("[...document.querySelectorAll('button')].find((it) => it.textContent.includes('sample')).click()", vec![]).await?;
    browser.wait_state("ready", SOON).await?;
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
    let to = serde_json::Value::from(foreign.elsewhere("/leak"));
    assert_eq!(browser.run_async(script, vec![to]).await?, "worker refused");
    assert_eq!(foreign.hits(), Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
#[ignore = "needs Firefox and geckodriver"]
async fn firefox_reads_exports_at_a_sub_path_and_lets_nothing_out() -> Result<()> {
    let (site, foreign) = (Hosted::built()?, Hosted::built()?);
    works_in_firefox(&site.url(), &foreign).await?;
    assert_eq!(site.hits(), [Hosted::own_hit(), Hosted::own_hit()]);
    Ok(())
}

#[tokio::test]
#[ignore = "needs Firefox and geckodriver"]
async fn firefox_reads_exports_from_disk_and_lets_nothing_out() -> Result<()> {
    works_in_firefox(&file_url(&built_file())?, &Hosted::built()?).await
}
