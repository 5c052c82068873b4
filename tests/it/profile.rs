//! The built-in profiles, and how it is matched against the names of an export.

mod choice;
mod describe;
mod vendors;

use std::sync::Arc;

use proptest::prelude::*;
use vitrine::engine::profile::{Binding, Profile, bind};
use vitrine::engine::table::{Dialect, Table, TableBuilder};

const EMBEDDED: &str = include_str!("../../profile/stardex.toml");

fn stardex() -> Arc<Profile> {
    Arc::new(Profile::parse("stardex.toml", EMBEDDED).unwrap())
}

fn table(path: &str, headers: &[&str]) -> Table {
    TableBuilder::new(path, headers.iter().copied()).finish(Dialect::default())
}

fn bound(paths: &[&str]) -> Vec<String> {
    let tables: Vec<Table> = paths.iter().map(|path| table(path, &["id"])).collect();
    let binding = bind(&stardex(), &tables);
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
    let profile = Profile::parse("stardex.toml", EMBEDDED).unwrap();
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
    let binding = bind(&stardex(), &tables);
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
    let binding = bind(&stardex(), &tables);
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
    let binding = bind(&stardex(), &tables);
    assert!(binding.fits());
    assert!(binding.absent().any(|entity| entity.key == "candidate"));
    let listed: Vec<&str> = binding
        .listed()
        .map(|(entity, _)| entity.key.as_str())
        .collect();
    assert_eq!(listed, ["person", "job", "deal"]);
    assert!(!bind(&stardex(), &[table("flights.csv", &["id"])]).fits());
}

#[test]
fn mistakes_in_a_profile_are_named_with_line_and_a_way_out() {
    let entity = |rest: &str| format!("[[entity]]\nkey = \"person\"\n{rest}");
    let section = |rest: &str| entity(&format!("[[entity.section]]\n{rest}"));
    for (text, says) in [
        (
            "entities = 3".to_owned(),
            "line 1: There is no key \"entities\" in a profile; write \"entity\".",
        ),
        ("name = Acme".to_owned(), "line 1: This is not TOML: "),
        (
            "[[entity]]\nsingular = \"Person\"".to_owned(),
            "line 1: This is an entity without a key; write key = \"person\".",
        ),
        (
            entity("label = [\"a +\"]"),
            "line 3: \"a +\" names no value; write a field such as ",
        ),
        (
            entity("label = 3"),
            "line 3: \"label\" has a value of another sort; write label = [\"...\", \"...\"].",
        ),
        (
            entity("lable = [\"name\"]"),
            "line 3: There is no key \"lable\" in an entity; write \"label\".",
        ),
        (
            entity("role = \"mian\""),
            "line 3: \"mian\" is no role; write \"main\".",
        ),
        (
            entity("role = \"leader\""),
            "line 3: \"leader\" is no role; write \"main\" or \"reference\" or \"part\".",
        ),
        (
            entity("tables = [\"/\"]"),
            "line 3: \"/\" names no table; write ",
        ),
        (
            entity("tables = [\"preson#mails\"]"),
            "line 3: There is no entity \"preson\"; write \"person\", or add an entity with that key.",
        ),
        (
            entity("links = { boss = \"user\" }"),
            "line 3: There is no entity \"user\"; add one with that key, or correct the name.",
        ),
        (
            entity("sensitive = { salary = [\"fee\"] }"),
            "line 3: \"salary\" is no sort of sensitive fields; write \"private\" or ",
        ),
        (
            entity("badges = [{ when = \"is_archived\" }]"),
            "line 3: A badge has a field and a text; write ",
        ),
        (
            entity("[[entity]]\nkey = \"Persons\""),
            "line 3: There are two entities \"person\"; give one another key",
        ),
        (
            section("title = \"Jobs\"\nfrom = [\"jbo\"]"),
            "line 5: There is no entity \"jbo\"; ",
        ),
        (
            section("from = [\"person\"]"),
            "line 3: This is a section without a title; write title = \"Details\".",
        ),
        (
            section("title = \"Jobs\""),
            "line 3: The section \"Jobs\" has no rows; write from = ",
        ),
        (
            section("title = \"Board\"\nkind = \"pipeline\"\nfrom = [\"person\"]"),
            "line 3: The section \"Board\" needs pipeline = ",
        ),
        (
            section("title = \"Jobs\"\nkind = \"events\"\nfrom = [\"person\"]\nsort = \"name\""),
            "line 7: \"sort\" belongs to sections of the kind \"rows\" or \"cards\"; take it out",
        ),
        (
            "[match]\nat_least = \"three\"".to_owned(),
            "line 2: \"at_least\" has a value of another sort; write a whole number",
        ),
        (
            "[match]\npaths = [\"a//b\"]".to_owned(),
            "line 2: \"a//b\" is no pattern of paths; write ",
        ),
        (
            "[[not_exported]]\nwhat = \"Files\"".to_owned(),
            "line 1: It must say what is not exported",
        ),
    ] {
        let problems = Profile::parse("acme.toml", &text).unwrap_err();
        let all: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert!(
            all.iter()
                .any(|one| one.starts_with(&format!("acme.toml, {says}"))),
            "{text}\n{all:#?}"
        );
    }
}

#[test]
fn all_mistakes_are_told_at_once_in_the_order_of_the_lines() {
    let text =
        "nmae = \"Acme\"\n[[entity]]\nkey = \"a\"\nrole = \"x\"\n\n[entity.event]\ntitel = \"b\"\n";
    let problems = Profile::parse("acme.toml", text).unwrap_err();
    let lines: Vec<u32> = problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [1, 4, 7]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// However a profile is spoilt, it is read or its mistakes are told, each with a line that there is.
    #[test]
    fn a_spoilt_profile_is_refused_with_lines(from in 0..EMBEDDED.len(), cut in 1..200_usize, put in "[ -~\n]{0,12}") {
        let kept: String = EMBEDDED.chars().take(from).collect();
        let rest: String = EMBEDDED.chars().skip(from + cut).collect();
        let text = format!("{kept}{put}{rest}");
        if let Err(problems) = Profile::parse("spoilt.toml", &text) {
            prop_assert!(!problems.is_empty());
            for problem in problems {
                let lines = text.lines().count() + 1;
                prop_assert!((1..=lines).contains(&(problem.line as usize)), "{problem}");
                prop_assert!(!problem.message.is_empty() && !problem.message.contains('\n'), "{problem}");
            }
        }
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
    let profile = Profile::parse("acme.toml", example).unwrap();
    assert_eq!(profile.entities.len(), 4);
    assert_eq!(profile.not_exported.len(), 1);
    let binding = bind(
        &Arc::new(profile),
        &[table("people.csv", &["id", "display_name", "customer_id"])],
    );
    assert_eq!(binding.table(0).unwrap().fields[1].name, "name");
}
