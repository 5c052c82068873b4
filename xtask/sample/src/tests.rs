//! What every firm must hold to, in every shape.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop where it fails"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read as _};

use serde_json::Value;

use crate::catalogue::{T, TABLES, Table};
use crate::cell::{Cell, Row};
use crate::firm::{Firm, candidate};
use crate::shape::Pen;
use crate::{Error, Options, Shape, Summary, write};

fn zip_of(people: u32, shape: Shape) -> (Vec<u8>, Summary) {
    let mut out = Cursor::new(Vec::new());
    let summary = write(
        &mut out,
        &Options {
            people,
            seed: 7,
            shape,
        },
    )
    .unwrap();
    (out.into_inner(), summary)
}

fn files(bytes: Vec<u8>) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = file.name().unwrap().into_owned();
        if name.strip_suffix(".csv").is_some() {
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            files.insert(name, text);
        }
    }
    files
}

/// A parsed file: its header, and its rows as maps from column to cell.
fn parse(text: &str, shape: Shape) -> (Vec<String>, Vec<BTreeMap<String, String>>) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let delimiter = if shape == Shape::Sheet { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let header: Vec<String> = reader
        .headers()
        .unwrap()
        .iter()
        .map(str::to_owned)
        .collect();
    let rows = reader
        .records()
        .map(|record| {
            header
                .iter()
                .cloned()
                .zip(record.unwrap().iter().map(str::to_owned))
                .collect()
        })
        .collect();
    (header, rows)
}

fn rows_of(firm: &Firm, table: &Table) -> Vec<Row> {
    let mut rows = Vec::new();
    for group in 0..firm.count(table.per) {
        (table.rows)(firm, group, &mut rows);
    }
    rows
}

/// How many rows of each table a shape holds; tables that are nested are counted in their JSON cells.
fn counts(files: &BTreeMap<String, String>, shape: Shape) -> BTreeMap<&'static str, usize> {
    let pen = Pen::new(shape, 7, true);
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for table in TABLES {
        let Some(text) = files.get(&pen.table_path(table)) else {
            continue;
        };
        let (_, rows) = parse(text, shape);
        *counts.entry(table.snake).or_default() += rows.len();
        if shape == Shape::Camel {
            for row in &rows {
                for nest in table.nests {
                    let Value::Array(items) =
                        serde_json::from_str(&row[&pen.column(nest.column)]).unwrap()
                    else {
                        panic!("an array")
                    };
                    count_nested(&items, &TABLES[nest.table as usize], pen, &mut counts);
                }
            }
        }
    }
    counts
}

fn count_nested(
    items: &[Value],
    table: &'static Table,
    pen: Pen,
    counts: &mut BTreeMap<&'static str, usize>,
) {
    *counts.entry(table.snake).or_default() += items.len();
    for item in items {
        for nest in table.nests {
            let inner = item[pen.column(nest.column)].as_array().unwrap();
            count_nested(inner, &TABLES[nest.table as usize], pen, counts);
        }
    }
}

#[test]
fn tables_stand_in_the_order_of_their_numbers() {
    assert_eq!(TABLES.len(), 68);
    for (index, table) in TABLES.iter().enumerate() {
        assert_eq!(table.id as usize, index, "{}", table.snake);
    }
}

#[test]
fn same_options_give_the_same_bytes() {
    for shape in Shape::ALL {
        assert!(
            zip_of(60, shape).0 == zip_of(60, shape).0,
            "{}",
            shape.as_str()
        );
    }
}

#[test]
fn another_seed_gives_another_firm() {
    let other = Options {
        people: 60,
        seed: 8,
        shape: Shape::Snake,
    };
    let mut out = Cursor::new(Vec::new());
    write(&mut out, &other).unwrap();
    assert!(out.into_inner() != zip_of(60, Shape::Snake).0);
}

#[test]
fn every_row_has_the_columns_of_its_table() {
    let firm = Firm::new(300, 7);
    for table in TABLES {
        let rows = rows_of(&firm, table);
        assert!(!rows.is_empty(), "{} has no rows", table.snake);
        for row in rows {
            assert_eq!(row.len(), table.columns.len(), "{}", table.snake);
        }
    }
}

#[test]
fn every_column_has_a_value_somewhere() {
    let firm = Firm::new(3_000, 7);
    // Schools, and those who issue certificates, are not among the firm's companies.
    let never = [
        "company_id of education_experience",
        "company_id of certifications",
    ];
    for table in TABLES {
        let rows = rows_of(&firm, table);
        for (index, column) in table.columns.iter().enumerate() {
            let filled = rows.iter().any(|row| !matches!(row[index], Cell::Null));
            let name = format!("{column} of {}", table.snake);
            assert!(
                filled || never.contains(&name.as_str()),
                "{name} is always empty"
            );
        }
    }
}

#[test]
fn the_shapes_hold_the_same_rows() {
    let mut all = Vec::new();
    for shape in Shape::ALL {
        let (bytes, _) = zip_of(300, shape);
        let counts = counts(&files(bytes), shape);
        assert_eq!(
            counts.len(),
            TABLES.len(),
            "tables missing from {}",
            shape.as_str()
        );
        all.push(counts);
    }
    assert_eq!(all[0], all[1]);
    assert_eq!(all[0], all[2]);
}

#[test]
fn the_counts_that_ids_rest_on_are_true() {
    let firm = Firm::new(300, 7);
    for table in TABLES {
        if table.columns.first() == Some(&"id") && firm.count(table.id) > 0 {
            let written = rows_of(&firm, table)
                .iter()
                .filter(|row| !matches!(row[0], Cell::KeyAgain))
                .count();
            assert_eq!(firm.count(table.id) as usize, written, "{}", table.snake);
        }
    }
}

#[test]
fn references_resolve_except_for_the_few_that_are_planted() {
    let firm = Firm::new(2_000, 7);
    let (mut all, mut dangling) = (0_u32, BTreeMap::new());
    for table in TABLES {
        for row in rows_of(&firm, table) {
            for (column, cell) in table.columns.iter().zip(&row) {
                if let Cell::Ref(to, index) = cell {
                    all += 1;
                    let known = if *to == T::CustomAttributeTags {
                        rows_of(&firm, &TABLES[*to as usize]).len() as u32
                    } else {
                        firm.count(*to)
                    };
                    if *index >= known {
                        *dangling.entry((table.snake, *column)).or_insert(0) += 1;
                    }
                }
            }
        }
    }
    let planted: Vec<_> = dangling.keys().copied().collect();
    assert_eq!(
        planted,
        [("emails", "person_id"), ("person_activities", "job_id")]
    );
    let count: u32 = dangling.values().sum();
    assert!(count > 5 && count < all / 100, "{count} of {all} dangle");
}

#[test]
fn histories_end_in_the_current_stage_which_is_one_of_the_job() {
    let (bytes, _) = zip_of(300, Shape::Snake);
    let files = files(bytes);
    let stages: BTreeMap<String, String> =
        parse(&files["jobs/job_pipeline_stages.csv"], Shape::Snake)
            .1
            .into_iter()
            .map(|row| (row["id"].clone(), row["job_id"].clone()))
            .collect();
    let mut last = BTreeMap::new();
    for row in parse(
        &files["candidates/candidate_stage_history.csv"],
        Shape::Snake,
    )
    .1
    {
        if let Some((_, before)) = last.insert(
            row["candidate_id"].clone(),
            (row["stage_id"].clone(), row["stage_date"].clone()),
        ) {
            assert!(before < row["stage_date"], "time runs backwards in {row:?}");
        }
    }
    let candidates = parse(&files["candidates/candidates.csv"], Shape::Snake).1;
    assert!(candidates.len() > 200);
    for row in candidates {
        assert_eq!(
            last[&row["id"]],
            (
                row["current_pipeline_stage_id"].clone(),
                row["current_pipeline_stage_date"].clone()
            )
        );
        assert_eq!(stages[&row["current_pipeline_stage_id"]], row["job_id"]);
        assert_eq!(
            row["rejection_reason"].is_empty(),
            !row["current_pipeline_stage_name"].contains("Reject")
                && row["current_pipeline_stage_name"] != "Candidate Withdrew"
        );
    }
}

#[test]
fn a_placed_job_has_a_placed_candidate() {
    let firm = Firm::new(1_000, 7);
    let placed: Vec<u32> = (0..firm.count(T::Jobs))
        .filter(|&job| {
            firm.job(job).status == crate::firm::job::PLACED
                && firm.candidates_of(job).0 < firm.candidates_of(job).1
        })
        .collect();
    assert!(placed.len() > 3);
    for job in placed {
        let stages = crate::firm::job::stages(firm.job(job).template);
        let (place, _) = candidate::state(&firm, firm.candidates_of(job).0).current();
        assert_eq!(stages[place as usize].0, "Placed");
    }
}

#[test]
fn few_have_hundreds_of_notes_and_most_have_about_three() {
    let firm = Firm::new(1_000, 7);
    let mut notes = BTreeMap::new();
    for row in rows_of(&firm, &TABLES[T::PersonActivities as usize]) {
        let Cell::Ref(T::Persons, person) = row[1] else {
            panic!("a person")
        };
        *notes.entry(person).or_insert(0) += 1;
    }
    let mut counts: Vec<u32> = notes.into_values().collect();
    counts.sort_unstable();
    assert!(*counts.last().unwrap() >= 500);
    assert!((2..=4).contains(&counts[counts.len() / 2]));
}

#[test]
fn names_of_companies_and_their_domains_are_unique() {
    let firm = Firm::new(100_000, 7);
    let companies: Vec<_> = (0..firm.count(T::Companies))
        .map(|index| firm.company(index))
        .collect();
    assert_eq!(
        companies
            .iter()
            .map(|company| &company.name)
            .collect::<BTreeSet<_>>()
            .len(),
        companies.len()
    );
    assert_eq!(
        companies
            .iter()
            .map(|company| &company.domain)
            .collect::<BTreeSet<_>>()
            .len(),
        companies.len()
    );
}

#[test]
fn some_people_are_there_twice_and_one_row_is_literally_twice() {
    let (bytes, _) = zip_of(300, Shape::Snake);
    let contact = &files(bytes)["persons/person_contact_data.csv"];
    let mut people_by_mail: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let (_, rows) = parse(contact, Shape::Snake);
    for row in &rows {
        if row["value"].contains('@') {
            people_by_mail
                .entry(row["value"].clone())
                .or_default()
                .insert(row["person_id"].clone());
        }
    }
    assert!(people_by_mail.values().any(|people| people.len() == 2));
    assert_eq!(
        rows.len()
            - rows
                .iter()
                .map(|row| format!("{row:?}"))
                .collect::<BTreeSet<_>>()
                .len(),
        1
    );
}

#[test]
fn addresses_are_in_domains_that_belong_to_nobody() {
    let (bytes, _) = zip_of(300, Shape::Snake);
    for (name, text) in files(bytes) {
        for word in text
            .split(|letter: char| letter.is_whitespace() || ",;\"'<>()".contains(letter))
            .filter(|word| word.contains('@') && word.contains('.'))
        {
            let host = word.rsplit('@').next().unwrap();
            let ours = host.ends_with(".example")
                || ["example.com", "example.org", "example.net"].contains(&host);
            assert!(ours, "{word} in {name}");
        }
    }
}

#[test]
fn the_sample_that_travels_in_the_page_is_small() {
    for shape in Shape::ALL {
        let (bytes, summary) = zip_of(200, shape);
        assert!(
            bytes.len() <= 330_000,
            "{} bytes in {}",
            bytes.len(),
            shape.as_str()
        );
        assert!(summary.entries > 30 && summary.rows > 1_000, "{summary:?}");
    }
}

#[test]
fn the_smallest_firm_can_be_written() {
    for people in [1, 2, 3, 12] {
        for shape in Shape::ALL {
            assert!(zip_of(people, shape).1.rows > 100);
        }
    }
}

#[test]
fn a_shape_is_known_by_its_name() {
    for shape in Shape::ALL {
        assert_eq!(shape.as_str().parse::<Shape>().unwrap(), shape);
    }
    assert!(matches!(
        "round".parse::<Shape>(),
        Err(Error::UnknownShape(_))
    ));
    assert!(matches!(
        write(
            Cursor::new(Vec::new()),
            &Options {
                people: 0,
                seed: 1,
                shape: Shape::Snake
            }
        ),
        Err(Error::NoPeople)
    ));
}
