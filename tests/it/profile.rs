//! The embedded profile, and how it is matched against the names of an export.

use std::sync::Arc;

use vitrine::engine::profile::{Binding, Profile, bind};
use vitrine::engine::table::{Dialect, Table, TableBuilder};

const EMBEDDED: &str = include_str!("../../profile/stardex.toml");

fn table(path: &str, headers: &[&str]) -> Table {
    TableBuilder::new(path, headers.iter().copied()).finish(Dialect::default())
}

fn bound(paths: &[&str]) -> Vec<String> {
    let tables: Vec<Table> = paths.iter().map(|path| table(path, &["id"])).collect();
    let binding = bind(&Profile::embedded(), &tables);
    keys(&binding, tables.len())
}

fn keys(binding: &Binding, tables: usize) -> Vec<String> {
    (0..)
        .take(tables)
        .map(|table| {
            binding
                .entity_of(table)
                .map(|entity| entity.key.clone())
                .unwrap_or_default()
        })
        .collect()
}

#[test]
fn the_embedded_profile_is_sound() {
    let profile = Profile::parse(EMBEDDED).unwrap();
    assert_eq!(profile.name, "Stardex");
    assert!(profile.entities.len() > 50);
    let mut keys: Vec<&str> = profile
        .entities
        .iter()
        .map(|entity| entity.key.as_str())
        .collect();
    keys.sort_unstable();
    let all = keys.len();
    keys.dedup();
    assert_eq!(keys.len(), all, "two entities have one key");
}

#[test]
fn names_match_in_every_way_of_writing() {
    for (path, entity) in [
        ("persons/persons.csv", "person"),
        ("export/persons/people.csv", "person"),
        ("People.csv", "person"),
        ("public.persons_2025-11-01.csv", "person"),
        ("persons_export.csv", "person"),
        ("companies/organizationCompanies.csv", "company"),
        ("clientContacts/clientContacts.csv", "client_contact"),
        ("Client Contacts.csv", "client_contact"),
        ("persons/activities.csv", "person_activity"),
        ("deals/activities.csv", "deal_activity"),
        ("clientContacts/activities.csv", "client_contact_activity"),
        ("Work History.csv", "work_experience"),
        ("jobs/pipeline_stages.csv", "pipeline_stage"),
        ("communication/emails.csv", "email"),
        ("persons/emails.csv", "contact_data"),
        ("reference-data/tags.csv", "tag"),
        ("customFields.csv", "custom_field"),
        ("lists/custom_fields.csv", "list_custom_field"),
        ("something_else.csv", ""),
    ] {
        assert_eq!(bound(&[path]), [entity], "{path}");
    }
}

#[test]
fn the_better_name_comes_first() {
    let tables = [
        table("a/organization_companies.csv", &["id"]),
        table("b/companies.csv", &["id"]),
    ];
    let binding = bind(&Profile::embedded(), &tables);
    assert_eq!(binding.tables_of("company"), [1, 0]);
}

#[test]
fn an_id_and_a_name_beside_it_are_one_field() {
    let tables = [table(
        "jobs.csv",
        &[
            "ID",
            "Title",
            "Client Company ID",
            "Client Company Name",
            "Job Status Name",
        ],
    )];
    let binding = bind(&Profile::embedded(), &tables);
    let fields: Vec<(&str, Option<u32>, Option<u32>)> = binding
        .table(0)
        .unwrap()
        .fields
        .iter()
        .map(|field| (field.name.as_str(), field.id, field.text))
        .collect();
    assert_eq!(
        fields,
        [
            ("id", None, Some(0)),
            ("name", None, Some(1)),
            ("client_company", Some(2), Some(3)),
            ("job_status", None, Some(4))
        ]
    );
}

#[test]
fn absent_tables_are_told_and_a_strange_export_does_not_fit() {
    let tables = [
        table("persons.csv", &["id"]),
        table("jobs.csv", &["id"]),
        table("deals.csv", &["id"]),
    ];
    let binding = bind(&Profile::embedded(), &tables);
    assert!(binding.fits());
    assert!(binding.absent().any(|entity| entity.key == "candidate"));
    let listed: Vec<&str> = binding
        .listed()
        .map(|(entity, _)| entity.key.as_str())
        .collect();
    assert_eq!(listed, ["person", "job", "deal"]);
    assert!(!bind(&Profile::embedded(), &[table("flights.csv", &["id"])]).fits());
}

#[test]
fn mistakes_in_a_profile_are_named_with_a_way_out() {
    for (text, says) in [
        ("entities = 3", "unknown field"),
        ("[[entity]]\nsingular = \"Person\"", "without a key"),
        (
            "[[entity]]\nkey = \"person\"\nlabel = [\"a +\"]",
            "names no value",
        ),
        (
            "[[entity]]\nkey = \"person\"\n[[entity.section]]\ntitle = \"Jobs\"\nfrom = [\"jbo\"]",
            "no entity \"jbo\"",
        ),
        (
            "[[entity]]\nkey = \"person\"\n[[entity.section]]\nfrom = [\"person\"]",
            "without a title",
        ),
        (
            "[[entity]]\nkey = \"person\"\n[[entity.section]]\ntitle = \"Board\"\nkind = \"pipeline\"",
            "needs pipeline",
        ),
    ] {
        let error = Profile::parse(text).unwrap_err().to_string();
        assert!(error.contains(says), "{text}\n{error}");
    }
}

#[test]
fn an_empty_profile_names_nothing() {
    let binding = bind(
        &Arc::new(Profile::default()),
        &[table("persons.csv", &["id"])],
    );
    assert!(binding.entity_of(0).is_none());
}

#[test]
fn the_profile_in_the_documentation_can_be_used() {
    let page = include_str!("../../docs/profiles.md");
    let example = page.split("```toml\n").nth(1).unwrap();
    let example = example.split("```").next().unwrap();
    let profile = Profile::parse(example).unwrap();
    assert_eq!(profile.entities.len(), 3);
    let binding = bind(
        &Arc::new(profile),
        &[table("people.csv", &["id", "display_name", "customer_id"])],
    );
    assert_eq!(binding.table(0).unwrap().fields[1].name, "name");
}
