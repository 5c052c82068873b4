//! Every section that people rely on is on some page of the sample.

use anyhow::{Result, ensure};
use e2e::Browser;
use std::collections::BTreeSet;

/// The entity's key in its address, and the sections that must be on at least one of its first pages.
const SECTIONS: [(&str, &[&str]); 7] = [
    (
        "person",
        &[
            "Details",
            "Contact details",
            "Work history",
            "Education",
            "Custom fields",
            "Candidacies",
            "Timeline",
            "Emails",
            "Tasks",
            "Documents",
            "Lists",
            "Sequences",
            "Compensation",
            "Client contacts",
        ],
    ),
    ("company", &["Details", "Jobs", "Deals", "Timeline"]),
    ("job", &["Details", "Pipeline", "Team", "Target companies"]),
    ("candidate", &["Details", "Stage history", "Assessments"]),
    ("list", &["Members"]),
    ("sequence", &["Enrollments", "Steps"]),
    ("deal", &["Details", "Timeline"]),
];

const PAGES: usize = 40;

#[tokio::test]
async fn every_section_is_on_a_page_of_the_sample() -> Result<()> {
    let browser = Browser::sample().await?;
    let mut missing = Vec::new();
    for (entity, sections) in SECTIONS {
        let mut wanted: BTreeSet<&str> = sections.iter().copied().collect();
        for (address, label) in records(&browser, entity).await? {
            browser.go_to(&address).await?;
            browser.wait_heading(&label).await?;
            browser.wait_rest().await?;
            for name in browser.names("region").await? {
                wanted.retain(|section| !begins(&name, section));
            }
            if wanted.is_empty() {
                break;
            }
        }
        missing.extend(
            wanted
                .into_iter()
                .map(|section| format!("{entity}: {section}")),
        );
    }
    ensure!(missing.is_empty(), "no page has these: {missing:?}");
    browser.close().await
}

/// The first records of an entity's list: address and label.
async fn records(browser: &Browser, entity: &str) -> Result<Vec<(String, String)>> {
    browser.go_to(&format!("#/e/{entity}")).await?;
    browser.get("gridcell", "*").await?;
    browser.wait_rest().await?;
    let script = "return [...document.querySelectorAll('[role=grid] [role=row]')].map((row) => row.querySelector('a'))
        .filter(Boolean).map((link) => [link.getAttribute('href'), link.textContent])";
    let links: Vec<(String, String)> = serde_json::from_value(browser.run(script, vec![]).await?)?;
    Ok(links.into_iter().take(PAGES).collect())
}

/// Whether a region's name is this title, with or without a count behind it.
fn begins(name: &str, title: &str) -> bool {
    name.strip_prefix(title)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', ',', ':']))
}
