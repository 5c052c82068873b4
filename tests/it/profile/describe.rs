//! What is written down of an export: a draft of a profile that can be used, and a data package after the rules, without any cell's text.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use serde_json::Value;
use vitrine::engine::describe::{data_package, draft_profile};
use vitrine::engine::profile::{Binding, Profile, SectionSpec, bind};
use vitrine::engine::schema::LinkKind;
use vitrine::engine::table::{Dialect, Origin, Table, TableBuilder};
use vitrine::engine::types::ColumnType;
use vitrine::engine::workspace::Workspace;
use vitrine_sample::Shape;

use crate::{firm, shapes};

/// The draft, read and bound to the tables it was made from. Every table with a name must have an entity of its own.
fn bound(workspace: &Workspace) -> (String, Binding) {
    let text = draft_profile(workspace);
    let profile = Profile::parse("draft.toml", &text);
    assert!(profile.is_ok(), "{profile:#?}\n{text}");
    let binding = bind(&Arc::new(profile.unwrap()), &workspace.tables);
    for (id, table) in (0..).zip(&workspace.tables) {
        let entity = binding.entity_of(id);
        let is_entry = matches!(table.origin, Origin::Entry { .. });
        if table.columns.is_empty() || !is_entry {
            continue;
        }
        assert!(entity.is_some(), "{} has no entity\n{text}", table.path);
        let own = binding.tables_of(&entity.unwrap().key);
        assert_eq!(own, [id], "{}\n{text}", table.path);
    }
    (text, binding)
}

#[test]
fn a_draft_of_the_firm_can_be_used_in_every_shape() {
    for shape in [Shape::Snake, Shape::Camel, Shape::Sheet] {
        let session = shapes::load(40, shape);
        let workspace = session.workspace();
        let (text, binding) = bound(workspace);
        let entities = &binding.profile().entities;
        for entity in entities {
            let table = binding.tables_of(&entity.key)[0];
            if workspace.table(table).unwrap().rows() == 0 {
                continue;
            }
            assert!(entity.label.is_some(), "{}\n{text}", entity.key);
            assert!(!entity.sections.is_empty(), "{}\n{text}", entity.key);
        }
        let has_event = |path: &str| {
            let id = (0..)
                .zip(&workspace.tables)
                .find(|(_, table)| table.path.contains(path));
            binding.entity_of(id.unwrap().0).unwrap().event.is_some()
        };
        assert!(has_event("ctivities"), "{text}");
        for link in &workspace.schema.links {
            if link.kind == LinkKind::Soft || link.matched == 0 {
                continue;
            }
            let (from, to) = (binding.entity_of(link.from), binding.entity_of(link.to));
            let (Some(from), Some(to)) = (from, to) else {
                continue;
            };
            let mut ways = to.sections.iter().flat_map(SectionSpec::paths);
            let step = format!("entity: \"{}\"", from.key);
            assert!(
                ways.any(|way| format!("{way:?}").contains(&step)),
                "no way from {} to {}\n{text}",
                to.key,
                from.key
            );
        }
    }
}

#[test]
fn a_draft_and_a_package_of_a_tiny_firm_read_like_this() {
    let workspace = firm::firm();
    insta::assert_snapshot!("draft_tiny_firm", bound(&workspace).0);
    insta::assert_snapshot!("package_tiny_firm", data_package(&workspace));
}

#[test]
fn tables_of_one_name_get_entities_of_their_own() {
    let paths = [
        "job_stage.csv",
        "job/stage.csv",
        "a/x.csv",
        "b/x.csv",
        "b/x-2024.csv",
        "A/X.CSV",
        "x*y/t?.csv",
        "名簿.csv",
        "--/--.csv",
        "peoples.csv",
        "people.csv",
    ];
    let tables = paths
        .iter()
        .map(|path| {
            let mut table = TableBuilder::new(*path, ["id", "--", "peoples"]);
            table.push(2, ["1", "2", "3"]);
            table.finish(Dialect::default())
        })
        .collect();
    bound(&firm::finish(tables));
}

/// What the Data Package rules of version 1 ask for, as far as these packages can break it.
fn check(workspace: &Workspace) {
    let text = data_package(workspace);
    let package: Value = serde_json::from_str(&text).unwrap();
    let is_name = |name: &str| {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._/".contains(c);
        !name.is_empty() && name.chars().all(plain)
    };
    assert_eq!(package["profile"], "tabular-data-package");
    assert!(is_name(package["name"].as_str().unwrap()), "{text}");
    let resources = package["resources"].as_array().unwrap();
    let entries =
        |table: &&Table| !table.columns.is_empty() && matches!(table.origin, Origin::Entry { .. });
    assert_eq!(
        resources.len(),
        workspace.tables.iter().filter(entries).count()
    );
    let names: BTreeSet<&str> = resources
        .iter()
        .map(|resource| resource["name"].as_str().unwrap())
        .collect();
    assert_eq!(names.len(), resources.len(), "names are not unique\n{text}");
    let fields = |resource: &Value| -> Vec<String> {
        let fields = resource["schema"]["fields"].as_array().unwrap();
        fields
            .iter()
            .map(|field| field["name"].as_str().unwrap().to_owned())
            .collect()
    };
    for resource in resources {
        assert_eq!(resource["profile"], "tabular-data-resource");
        assert!(is_name(resource["name"].as_str().unwrap()), "{text}");
        let path = resource["path"].as_str().unwrap();
        assert!(!path.starts_with('/') && !path.contains(".."), "{path}");
        assert_eq!(
            resource["dialect"]["delimiter"]
                .as_str()
                .unwrap()
                .chars()
                .count(),
            1
        );
        assert!(resource["encoding"].is_string());
        let schema = &resource["schema"];
        let own = fields(resource);
        assert_eq!(
            own.iter().collect::<BTreeSet<_>>().len(),
            own.len(),
            "{own:?}"
        );
        for field in schema["fields"].as_array().unwrap() {
            check_field(field);
        }
        let missing = schema["missingValues"].as_array().unwrap();
        assert!(missing.iter().all(Value::is_string) && missing[0] == "");
        let known = |key: &Value, fields: &[String]| -> usize {
            let names: Vec<&str> = match key {
                Value::String(one) => vec![one],
                several => several
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|one| one.as_str().unwrap())
                    .collect(),
            };
            assert!(
                !names.is_empty()
                    && names
                        .iter()
                        .all(|name| fields.iter().any(|field| field == name)),
                "{key} {fields:?}"
            );
            names.len()
        };
        if let Some(key) = schema.get("primaryKey") {
            known(key, &own);
        }
        for key in schema
            .get("foreignKeys")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            let reference = &key["reference"];
            let target = reference["resource"].as_str().unwrap();
            let other = resources.iter().find(|other| other["name"] == target);
            let there = if target.is_empty() {
                own.clone()
            } else {
                fields(other.unwrap())
            };
            assert_eq!(
                known(&key["fields"], &own),
                known(&reference["fields"], &there)
            );
        }
    }
}

fn check_field(field: &Value) {
    const FORMATS: [(&str, &[&str]); 9] = [
        ("string", &["default", "email", "uri", "binary", "uuid"]),
        ("number", &["default"]),
        ("integer", &["default"]),
        ("boolean", &["default"]),
        ("object", &["default"]),
        ("array", &["default"]),
        ("date", &["default", "any"]),
        ("datetime", &["default", "any"]),
        ("time", &["default", "any"]),
    ];
    let kind = field["type"].as_str().unwrap();
    let allowed = FORMATS.iter().find(|(name, _)| *name == kind);
    let format = field
        .get("format")
        .map_or("default", |format| format.as_str().unwrap());
    let is_time = ["date", "datetime"].contains(&kind) && format.starts_with('%');
    assert!(allowed.unwrap().1.contains(&format) || is_time, "{field}");
    for (name, value) in field
        .get("constraints")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        assert!(
            ["required", "unique"].contains(&name.as_str()) && value.is_boolean(),
            "{field}"
        );
    }
    assert!(
        field.get("bareNumber").is_none() || kind == "number",
        "{field}"
    );
    assert!(
        field.get("trueValues").is_none() || kind == "boolean",
        "{field}"
    );
}

#[test]
fn a_package_of_the_firm_keeps_the_rules_in_every_shape() {
    for shape in [Shape::Snake, Shape::Camel, Shape::Sheet] {
        check(shapes::load(40, shape).workspace());
    }
}

#[test]
fn keys_and_links_of_the_firm_are_in_its_package() {
    let session = shapes::load(40, Shape::Snake);
    let package: Value = serde_json::from_str(&data_package(session.workspace())).unwrap();
    let resources = package["resources"].as_array().unwrap();
    let named = |end: &str| {
        let found = resources
            .iter()
            .find(|resource| resource["path"].as_str().unwrap().ends_with(end));
        &found.unwrap()["schema"]
    };
    assert_eq!(named("candidates.csv")["primaryKey"], "id");
    let people = resources
        .iter()
        .find(|resource| resource["path"].as_str().unwrap().ends_with("persons.csv"));
    let keys = named("candidates.csv")["foreignKeys"].as_array().unwrap();
    let to_people = keys
        .iter()
        .find(|key| key["fields"] == "person_id")
        .unwrap();
    assert_eq!(to_people["reference"]["resource"], people.unwrap()["name"]);
    assert_eq!(to_people["reference"]["fields"], "id");
}

#[test]
fn no_cell_is_written_down() {
    let session = shapes::load(40, Shape::Snake);
    let workspace = session.workspace();
    let written = format!("{}{}", draft_profile(workspace), data_package(workspace));
    let mut looked = 0;
    for (table, summaries) in workspace.tables.iter().zip(&workspace.summaries) {
        for (column, summary) in table.columns.iter().zip(summaries) {
            // Short words stand in names of tables and columns as well.
            let telling = matches!(
                summary.kind,
                ColumnType::Uuid | ColumnType::Email | ColumnType::Phone | ColumnType::Url
            ) || summary.longest > 20;
            for cell in column
                .iter()
                .filter(|cell| telling && cell.len() > 8 && cell.contains([' ', '-', '@', '/']))
            {
                looked += 1;
                assert!(
                    !written.contains(cell.trim()),
                    "{} {}",
                    table.path,
                    column.name
                );
            }
        }
    }
    assert!(looked > 2_000, "only {looked} cells were looked at");
}

fn any_table() -> impl Strategy<Value = (String, Vec<String>, Vec<Vec<String>>)> {
    let folder = prop::sample::select(vec![
        "", "a/", "a/b/", "People/", "x y/", "jobs/", "../", "/",
    ]);
    let name = prop::sample::select(vec![
        "people",
        "peoples",
        "job",
        "jobs",
        "job stages",
        "stage",
        "notes",
        "notes-2024",
        "__",
        "名簿",
        "a\"b",
        "w?*",
        "news",
        "id",
        "csv",
        "table",
    ]);
    let header = prop::sample::select(vec![
        "id",
        "ID",
        "person_id",
        "job_id",
        "stage_id",
        "name",
        "job_name",
        "note",
        "body",
        "created_at",
        "email",
        "tags",
        "--",
        "",
        "peoples",
        "a.b",
        "x|y",
        "x+y=z",
        "date",
        "__proto__",
    ]);
    let cell = prop::sample::select(vec![
        "",
        "1",
        "2",
        "3",
        "NULL",
        "2024-01-02",
        "a@example.com",
        "yes",
        "Some words",
        "[1,2]",
        "1;2",
        "3.5",
        "é",
        "x\ny",
    ]);
    let headers = prop::collection::vec(header.prop_map(str::to_owned), 1..6);
    let rows = prop::collection::vec(prop::collection::vec(cell.prop_map(str::to_owned), 6), 0..6);
    (folder, name, headers, rows)
        .prop_map(|(folder, name, headers, rows)| (format!("{folder}{name}.csv"), headers, rows))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_draft_can_be_used_and_every_package_keeps_the_rules(sheets in prop::collection::vec(any_table(), 1..7)) {
        let mut paths = BTreeSet::new();
        let tables: Vec<Table> = sheets
            .into_iter()
            .filter(|(path, _, _)| paths.insert(path.clone()))
            .map(|(path, headers, rows)| {
                let columns = headers.len();
                let mut builder = TableBuilder::new(path, headers);
                for (line, row) in (2..).zip(rows) {
                    builder.push(line, row.iter().take(columns).map(String::as_str));
                }
                builder.finish(Dialect::default())
            })
            .collect();
        let workspace = firm::finish(tables);
        bound(&workspace);
        if paths.iter().all(|path| !path.starts_with(['/', '.'])) {
            check(&workspace);
        }
    }
}
