//! Record pages of the synthetic firm: what they say, and that they say the same whatever shape the export has.

use std::cmp::Reverse;
use std::collections::HashSet;

use vitrine::engine::profile::Entity;
use vitrine::engine::record::page;
use vitrine::engine::table::TableId;
use vitrine::engine::types::is_uuid;
use vitrine::engine::view::{RecordPage, RecordRef, SectionBody};
use vitrine::engine::workspace::Workspace;
use vitrine_sample::Shape;

use crate::page_text::text;
use crate::shapes;

/// Small enough to compare every page, large enough that every table has rows.
const PEOPLE: u32 = 60;

/// The entities with the tables that hold them, as one shape has them.
fn entities(workspace: &Workspace) -> Vec<(&Entity, Vec<TableId>)> {
    let binding = &workspace.binding;
    let tables = |entity: &Entity| binding.tables_of(&entity.key).to_vec();
    binding
        .profile()
        .entities
        .iter()
        .map(|entity| (entity, tables(entity)))
        .collect()
}

fn pages(workspace: &Workspace, tables: &[TableId]) -> Vec<RecordPage> {
    tables
        .iter()
        .flat_map(|&table| {
            let rows = workspace.table(table).unwrap().rows();
            (0..rows).map(move |row| RecordRef { table, row })
        })
        .map(|record| page(workspace, record).unwrap())
        .collect()
}

#[test]
fn every_entity_has_the_page_of_its_snapshot() {
    let firm = shapes::load(PEOPLE, Shape::Snake);
    for (entity, tables) in entities(firm.workspace()) {
        let pages = pages(firm.workspace(), &tables);
        // The richest page of those that are not too long to read.
        let best = pages
            .iter()
            .map(|page| (page.sections.len(), Reverse(text(page).len()), page))
            .max_by_key(|(sections, Reverse(len), _)| (*len < 12_000, *sections, Reverse(*len)));
        if let Some((_, _, page)) = best {
            insta::assert_snapshot!(format!("page_{}", entity.key), text(page));
        }
    }
}

#[test]
fn three_shapes_of_one_firm_have_the_same_pages() {
    let snake = shapes::load(PEOPLE, Shape::Snake);
    let snake = snake.workspace();
    for shape in [Shape::Camel, Shape::Sheet] {
        let other = shapes::load(PEOPLE, shape);
        let other = other.workspace();
        let mut compared = 0;
        let mut differences = Vec::new();
        for ((entity, tables), (_, other_tables)) in
            entities(snake).into_iter().zip(entities(other))
        {
            let (pages, others) = (pages(snake, &tables), pages(other, &other_tables));
            if pages.len() != others.len() {
                differences.push(format!(
                    "{}: {} pages in snake, {} in {}",
                    entity.key,
                    pages.len(),
                    others.len(),
                    shape.as_str()
                ));
                continue;
            }
            // Contact details are one table in two shapes and two in the other, so that their order differs.
            let texts = |pages: &[RecordPage]| {
                let mut texts: Vec<String> = pages.iter().map(text).collect();
                if tables.len() != other_tables.len() {
                    texts.sort_unstable();
                }
                texts
            };
            for (want, got) in texts(&pages).iter().zip(&texts(&others)) {
                compared += 1;
                if want != got {
                    differences.push(difference(&entity.key, want, got));
                }
            }
        }
        assert!(
            differences.is_empty(),
            "{} of {compared} pages differ in {}:\n{}",
            differences.len(),
            shape.as_str(),
            digest(&differences)
        );
        assert!(compared > 1_000, "only {compared} pages were compared");
    }
}

/// The first differing line of two pages, with its place.
fn difference(entity: &str, want: &str, got: &str) -> String {
    let title = want.lines().next().unwrap_or_default();
    let mut section = "";
    for (want, got) in want.lines().zip(got.lines()) {
        if want != got {
            return format!("{entity}: {title}: {section}\n  - {want}\n  + {got}");
        }
        if want.starts_with("## ") {
            section = want;
        }
    }
    let longer = if want.len() > got.len() { want } else { got };
    let next = longer
        .lines()
        .nth(want.lines().count().min(got.lines().count()));
    format!(
        "{entity}: {title}: one ends before {:?}",
        next.unwrap_or_default()
    )
}

/// The first few differences of each entity.
fn digest(differences: &[String]) -> String {
    let mut shown: Vec<&str> = Vec::new();
    let mut last = ("", 0);
    for difference in differences {
        let entity = difference.split(':').next().unwrap_or_default();
        last = if last.0 == entity {
            (entity, last.1 + 1)
        } else {
            (entity, 1)
        };
        if last.1 <= 3 {
            shown.push(difference);
        }
    }
    shown.join("\n")
}

#[test]
fn every_section_of_the_contract_is_on_some_page() {
    let firm = shapes::load(PEOPLE, Shape::Snake);
    let mut titles: Vec<String> = Vec::new();
    for (_, tables) in entities(firm.workspace()) {
        for page in pages(firm.workspace(), &tables) {
            titles.extend(
                page.sections
                    .into_iter()
                    .filter(|section| section.count > 0)
                    .map(|section| section.title),
            );
        }
    }
    for title in [
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
        "Jobs",
        "Deals",
        "Pipeline",
        "Team",
        "Target companies",
        "Stage history",
        "Assessments",
        "Members",
        "Enrollments",
        "Steps",
    ] {
        assert!(
            titles.iter().any(|known| known == title),
            "no page has a section {title}"
        );
    }
}

#[test]
fn every_count_is_that_of_what_is_there() {
    let firm = shapes::load(PEOPLE, Shape::Snake);
    for (_, tables) in entities(firm.workspace()) {
        for page in pages(firm.workspace(), &tables) {
            for section in &page.sections {
                let there = match &section.body {
                    SectionBody::Fields(fields) => fields.len(),
                    SectionBody::Rows(rows) => rows.rows.len(),
                    SectionBody::Events(window) => window.total as usize,
                    // No page of so small a firm has more threads than come with it.
                    SectionBody::Threads(window) => window
                        .threads
                        .iter()
                        .map(|thread| thread.messages.len())
                        .sum(),
                    SectionBody::Pipeline(pipeline) => {
                        let stages = pipeline.stages.iter();
                        stages.map(|stage| stage.candidates.len()).sum()
                    }
                    SectionBody::Journey(journey) => journey.steps.len(),
                    SectionBody::Career(career) => career.posts.len(),
                    SectionBody::Course(course) => course.points.len(),
                    SectionBody::Cards(cards) => cards.len(),
                    SectionBody::Comparison(comparison) => comparison.rows.len(),
                };
                assert_eq!(
                    section.count as usize, there,
                    "{} of {}",
                    section.title, page.label
                );
            }
        }
    }
}

/// Words of a text that look like a UUID, whatever stands around them.
fn uuids(text: &str) -> Vec<&str> {
    text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'))
        .filter(|word| is_uuid(word))
        .collect()
}

#[test]
fn no_page_shows_the_id_of_a_record_that_is_in_the_export() {
    for shape in [Shape::Snake, Shape::Camel, Shape::Sheet] {
        let firm = shapes::load(PEOPLE, shape);
        let workspace = firm.workspace();
        // Every key of one column, as it is written in the export.
        let mut keys: HashSet<String> = HashSet::new();
        for (table, stored) in (0..).zip(&workspace.tables) {
            if let [key] = workspace.key(table) {
                let column = stored.column(*key).unwrap();
                keys.extend(
                    (0..stored.rows())
                        .map(|row| column.get(row).trim().to_owned())
                        .filter(|id| id.len() >= 16),
                );
            }
        }
        // A spreadsheet's ids are small numbers, which many a value is, too.
        let has_long_keys = !matches!(shape, Shape::Sheet);
        assert_eq!(keys.len() > 1_000, has_long_keys, "{} keys", keys.len());
        let mut walked = 0;
        let mut shown = Vec::new();
        for table in 0..u32::try_from(workspace.tables.len()).unwrap() {
            for page in pages(workspace, &[table]) {
                walked += 1;
                for text in [text(&page), page.to_text(), page.to_markdown()] {
                    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
                    let known = words.filter(|word| keys.contains(*word));
                    for id in uuids(&text).into_iter().chain(known) {
                        let line = text.lines().find(|line| line.contains(id));
                        shown.push(format!("{}: {}", page.kind, line.unwrap_or(id)));
                    }
                }
            }
        }
        shown.sort_unstable();
        shown.dedup();
        assert!(walked > 1_000, "only {walked} pages");
        assert!(
            shown.is_empty(),
            "{} lines with ids in {}:\n{}",
            shown.len(),
            shape.as_str(),
            shown
                .iter()
                .take(20)
                .cloned()
                .collect::<Vec<_>>()
                .join("\n")
        );
    }
}
