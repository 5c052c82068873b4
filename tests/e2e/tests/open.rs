//! Every way to open an export.

use anyhow::{Context as _, Result, ensure};
use e2e::{Browser, Folder, Hosted, SOON, Shape, built_file, file_url};
use std::path::Path;

const PEOPLE: &str = "id,full_name,company_id\n1,Ada Example,7\n2,Grace Example,7\n";
const COMPANIES: &str = "id,name\n7,Example & Daughters\n8,Sample Ltd\n";

/// Opens the sample, walks through the kinds of pages, and checks that nothing was asked of any network meanwhile.
async fn opens_the_sample_quietly(url: &str) -> Result<()> {
    let browser = Browser::start().await?;
    browser.open(url).await?;
    browser.wait_state("empty", SOON).await?;
    let asked: Vec<String> = browser
        .requests()
        .await?
        .into_iter()
        .map(|request| request.url)
        .collect();
    assert_eq!(asked, [url], "before");
    browser.click("button", "Open the sample export").await?;
    browser.wait_state("ready", SOON).await?;
    for route in ["#/e/person", "#/e/job", "#/tables", "#/t/0", "#/r/0/0"] {
        browser.go_to(route).await?;
        browser.wait_rest().await?;
        ensure!(
            !browser.heading().await?.is_empty(),
            "{route} has no heading"
        );
    }
    assert_eq!(browser.requests().await?, [], "after");
    assert_eq!(browser.resources().await?, Vec::<String>::new());
    assert_eq!(browser.console().await?, Vec::<String>::new());
    browser.close().await
}

#[tokio::test]
async fn the_sample_opens_at_a_sub_path_and_nothing_is_asked_of_the_network() -> Result<()> {
    let site = Hosted::built()?;
    opens_the_sample_quietly(&site.url()).await?;
    assert_eq!(site.hits(), [Hosted::own_hit()]);
    Ok(())
}

#[tokio::test]
async fn the_sample_opens_from_disk_and_nothing_is_asked_of_the_network() -> Result<()> {
    opens_the_sample_quietly(&file_url(&built_file())?).await
}

#[tokio::test]
async fn a_generated_export_opens_by_the_file_input_over_http_and_from_disk() -> Result<()> {
    let (folder, site) = (Folder::new()?, Hosted::built()?);
    let zip = folder.export(Shape::Camel, 60)?;
    for url in [site.url(), file_url(&built_file())?] {
        let browser = Browser::start().await?;
        browser.open(&url).await?;
        browser.wait_state("empty", SOON).await?;
        browser.choose(&[&zip]).await?;
        browser.wait_state("ready", SOON).await?;
        browser.get("link", "People 60").await?;
        browser.close().await?;
    }
    Ok(())
}

#[tokio::test]
async fn a_generated_export_opens_by_a_drop_anywhere_on_the_page() -> Result<()> {
    let folder = Folder::new()?;
    let zip = folder.export(Shape::Sheet, 60)?;
    let browser = Browser::start().await?;
    let url = file_url(&built_file())?;
    browser.open(&url).await?;
    browser.wait_state("empty", SOON).await?;
    browser.drop_paths(&[&zip]).await?;
    browser.wait_state("ready", SOON).await?;
    browser.get("link", "People 60").await?;
    // A second drop replaces the first export.
    browser
        .drop_bytes(
            "other.zip",
            &std::fs::read(folder.export(Shape::Snake, 30)?)?,
        )
        .await?;
    browser.get("link", "People 30").await?;
    browser.wait_state("ready", SOON).await?;
    browser.close().await
}

/// Hands over files in some way, and follows the link from a person to its company.
async fn two_tables_are_one_export(
    url: &str,
    hand_over: impl AsyncFn(&Browser) -> Result<()>,
) -> Result<()> {
    let browser = Browser::start().await?;
    browser.open(url).await?;
    browser.wait_state("empty", SOON).await?;
    hand_over(&browser).await?;
    browser.wait_state("ready", SOON).await?;
    browser.click("link", "All tables 2").await?;
    browser.wait_heading("All tables").await?;
    browser.press("/").await?;
    browser.type_text("ada example").await?;
    browser.press("Enter").await?;
    browser.click("link", "Ada Example").await?;
    browser.wait_heading("Ada Example").await?;
    browser.click("link", "Example & Daughters").await?;
    browser.wait_heading("Example & Daughters").await?;
    browser.close().await
}

#[tokio::test]
async fn several_files_chosen_together_form_one_export() -> Result<()> {
    let folder = Folder::new()?;
    let people = folder.write("people.csv", PEOPLE.as_bytes())?;
    let companies = folder.write("companies.csv", COMPANIES.as_bytes())?;
    let url = file_url(&built_file())?;
    two_tables_are_one_export(&url, async |browser| {
        browser.choose(&[&people, &companies]).await
    })
    .await
}

/// Over http only: on a page from disk Chromium gives nobody the files of a dropped folder.
#[tokio::test]
async fn a_dropped_folder_forms_one_export() -> Result<()> {
    let (folder, site) = (Folder::new()?, Hosted::built()?);
    folder.write("firm/people/people.csv", PEOPLE.as_bytes())?;
    let file = folder.write("firm/companies/companies.csv", COMPANIES.as_bytes())?;
    let firm: &Path = file
        .ancestors()
        .nth(2)
        .context("the file lies in two folders")?;
    two_tables_are_one_export(&site.url(), async |browser| {
        browser.drop_paths(&[firm]).await
    })
    .await
}

#[tokio::test]
async fn opening_leaves_the_marks_that_speed_is_measured_by() -> Result<()> {
    let browser = Browser::sample().await?;
    browser.press("/").await?;
    browser.type_text("head").await?;
    browser.press("Enter").await?;
    browser.wait_status("result").await?;
    let script = "const times = ['vitrine:open', 'vitrine:overview', 'vitrine:ready'].map((name) =>
            performance.getEntriesByName(name, 'mark')[0]?.startTime ?? NaN);
        const queries = performance.getEntriesByName('vitrine:query', 'measure');
        return times[0] <= times[1] && times[1] <= times[2] && queries.some((entry) => entry.detail)";
    assert_eq!(browser.run(script, vec![]).await?, true);
    browser.close().await
}
