//! Invented structures that the pages about the structure are drawn from.
//!
//! It must not claim to be what the engine gives for an export: it only fills every kind of finding, link and column once.

use vitrine::engine::view::{
    Amendments, ColumnStructure, ColumnType, Diagram, DiagramEdge, DiagramNode, DialectStructure,
    Finding, FindingKind, LinkEnds, LinkKind, LinkStructure, ProfileFile, ReadAs, RecordRef,
    Structure, TableColumns, TableStructure, Verdict,
};
use vitrine::engine::warning::{Warning, WarningKind};

fn strings(list: &[&str]) -> Vec<String> {
    list.iter().map(|text| (*text).to_owned()).collect()
}

fn table(table: u32, path: &str, title: &str, rows: u32, key: &[&str]) -> TableStructure {
    TableStructure {
        table,
        path: path.to_owned(),
        title: title.to_owned(),
        entity: String::new(),
        rows,
        columns: 12,
        filled_permille: 873,
        dialect: Some(DialectStructure {
            encoding: "UTF-8".to_owned(),
            delimiter: ',',
            quote: Some('"'),
            header: true,
            ..DialectStructure::default()
        }),
        read_as: ReadAs::default(),
        parent: None,
        key: strings(key),
        key_note: String::new(),
        junction: false,
        warnings: 0,
    }
}

fn link(from: (u32, &str, &str), to: (u32, &str), kind: LinkKind, orphans: u32) -> LinkStructure {
    LinkStructure {
        ends: LinkEnds {
            from: from.1.to_owned(),
            columns: strings(&[from.2]),
            to: to.1.to_owned(),
            to_columns: strings(&["id"]),
        },
        from: from.0,
        to: to.0,
        kind,
        confidence_percent: 98,
        evidence: strings(&[
            "All 9,718 values are ids of people.",
            "The column is named after the table.",
        ]),
        matched: 9_718,
        orphans,
        verdict: None,
    }
}

pub(super) fn structure() -> Structure {
    let candidates = "candidates/candidates.csv";
    let deals = "deals/deals.csv";
    let persons = "persons/persons.csv";
    let mut tables = vec![
        table(0, candidates, "Candidates", 9_730, &["id"]),
        table(1, deals, "Deals", 288, &[]),
        table(
            2,
            "lists/list_items.csv",
            "List items",
            4_100,
            &["list_id", "person_id"],
        ),
        table(3, persons, "People", 18_204, &["id"]),
        table(4, "persons/persons.csv/positions", "Positions", 40_112, &[]),
    ];
    tables[0].key_note = "2 of 9,730 rows repeat an earlier value.".into();
    tables[0].warnings = 12;
    tables[1].dialect = Some(DialectStructure {
        encoding: "windows-1252".to_owned(),
        delimiter: ';',
        quote: None,
        header: false,
        skip: 2,
        notes: strings(&["trailing delimiters"]),
        bom: false,
    });
    tables[1].read_as = ReadAs {
        delimiter: Some(';'),
        ..ReadAs::default()
    };
    tables[2].junction = true;
    tables[3].entity = "Person".into();
    tables[4].dialect = None;
    tables[4].parent = Some(3);
    let mut rejected = link((1, deals, "code"), (3, persons), LinkKind::Soft, 0);
    rejected.verdict = Some(Verdict::Rejected);
    rejected.confidence_percent = 61;
    let mut added = link(
        (2, "lists/list_items.csv", "person_id"),
        (3, persons),
        LinkKind::Key,
        0,
    );
    added.verdict = Some(Verdict::Added);
    Structure {
        tables,
        links: vec![
            link(
                (0, candidates, "person_id"),
                (3, persons),
                LinkKind::Key,
                12,
            ),
            rejected,
            added,
        ],
        profile: "Stardex".to_owned(),
        profiles: strings(&["Greenhouse", "Stardex"]),
        profile_problem: String::new(),
        amendments: Amendments::default(),
        findings: findings(),
    }
}

fn findings() -> Vec<Finding> {
    [
        (
            FindingKind::Missing,
            "Assessments are not in this export.",
            None,
        ),
        (
            FindingKind::NewColumns,
            "3 columns are not known to the profile: fax, pager, telex.",
            Some(3),
        ),
        (
            FindingKind::OtherDialect,
            "deals/deals.csv is written with semicolons, in windows-1252.",
            Some(1),
        ),
        (
            FindingKind::BrokenRows,
            "12 rows of candidates/candidates.csv have too few cells.",
            Some(0),
        ),
    ]
    .into_iter()
    .map(|(kind, text, table)| Finding {
        kind,
        text: text.to_owned(),
        table,
    })
    .collect()
}

pub(super) fn with_profile_problem() -> Structure {
    Structure {
        profile_problem:
            "Line 3: there is no role “bodie”. Write body, label, time, author or kind.".to_owned(),
        amendments: Amendments {
            profile: Some(ProfileFile {
                name: "mine.toml".to_owned(),
                text: String::new(),
            }),
            ..Amendments::default()
        },
        ..structure()
    }
}

pub(super) fn columns() -> TableColumns {
    let column = |column: u32, name: &str, kind: ColumnType| ColumnStructure {
        column,
        name: name.to_owned(),
        kind,
        notes: Vec::new(),
        filled: 9_730,
        nulls: 0,
        distinct: 9_728,
        exceptions: 0,
        exception_samples: Vec::new(),
        least: String::new(),
        greatest: String::new(),
        top: Vec::new(),
        known_as: String::new(),
    };
    let mut created = column(2, "created_at", ColumnType::Timestamp);
    created.notes = strings(&["The day stands before the month."]);
    (created.filled, created.nulls) = (9_700, 30);
    created.least = "03/01/2019 10:00".into();
    created.greatest = "28/11/2025 09:12".into();
    created.exceptions = 2;
    created.exception_samples = vec![(RecordRef { table: 0, row: 17 }, "yesterday".to_owned())];
    created.known_as = "Added".into();
    let mut stage = column(3, "stage", ColumnType::Text);
    stage.distinct = 3;
    stage.top = vec![
        ("Sourced".to_owned(), 7_000),
        ("<b>Offer</b>".to_owned(), 2_000),
        ("Placed".to_owned(), 730),
    ];
    TableColumns {
        table: 0,
        columns: vec![column(0, "id", ColumnType::Uuid), created, stage],
        near_keys: strings(&["email would be a key but for 40 rows."]),
        warnings: vec![
            (
                warning(
                    12,
                    "This row has 11 cells instead of 12; the missing one is empty.",
                ),
                Some(RecordRef { table: 0, row: 10 }),
            ),
            (warning(0, "The file ends in the middle of a row."), None),
        ],
    }
}

fn warning(line: u64, message: &str) -> Warning {
    Warning {
        file: "candidates/candidates.csv".to_owned(),
        line,
        byte: 0,
        kind: WarningKind::RaggedRow,
        message: message.to_owned(),
    }
}

pub(super) fn diagram() -> Diagram {
    let node = |table: u32, x: i32, y: i32| DiagramNode {
        table,
        x,
        y,
        width: 160,
        height: 48,
    };
    let edge = |from: u32, links: &[u32], points: &[(i32, i32)], inferred: bool| DiagramEdge {
        from,
        to: 3,
        links: links.to_vec(),
        points: points.to_vec(),
        inferred,
    };
    Diagram {
        nodes: vec![node(3, 300, 60), node(0, 0, 0), node(2, 0, 120)],
        edges: vec![
            edge(0, &[0], &[(160, 24), (230, 24), (300, 84)], true),
            edge(2, &[2], &[(160, 144), (300, 90)], false),
        ],
        width: 460,
        height: 168,
    }
}
