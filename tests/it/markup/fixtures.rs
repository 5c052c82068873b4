//! Invented data that the pages are drawn from.
//!
//! It must not claim to be what the engine gives for an export: it only fills every kind of value and section once.

#![expect(
    clippy::too_many_lines,
    reason = "a page's data is long, not intricate"
)]

use vitrine::engine::load::Remedy;
use vitrine::engine::observe::Progress;
use vitrine::engine::view::{
    Badge, Card, Career, CellKind, Course, CourseChange, CoursePoint, Date, EntityCount, Event,
    EventsWindow, Field, GridColumn, GridRow, GridSource, GridWindow, Journey, JourneyStep, Link,
    LinkEnds, Meaning, Moment, Notice, Overlap, Overview, Pipeline, Place, Post, Preview,
    QueryPart, RecordPage, RecordRef, Referrers, Relations, RowGroup, RowsSection, SearchGroup,
    SearchHit, SearchResults, Section, SectionBody, SectionRow, Stage, StageCandidate, TableInfo,
    Value, WarningCount, Without,
};
use vitrine::engine::warning::{Warning, WarningKind};
use vitrine::protocol::Failure;

const PEOPLE: [(&str, &str, &str, &str); 12] = [
    (
        "Anneliese Brandtner-Okafor",
        "Chief Financial Officer",
        "Nordlicht Energie",
        "Hamburg",
    ),
    ("Zoë Achterberg", "Partner", "Calder & Wrenn", "Amsterdam"),
    (
        "Miguel Ángel Ferreiro",
        "VP Operations",
        "Tessellate Robotics",
        "Barcelona",
    ),
    ("陈晓雯", "General Counsel", "Harbour Line", "Hong Kong"),
    (
        "Oluwaseun Adeyemi",
        "Chief Product Officer",
        "Kitefin",
        "Lagos",
    ),
    ("Ingrid Sørensen", "Head of People", "Fjordbank", "Oslo"),
    ("Dmitri Volkonsky", "CTO", "Quillmark", "Berlin"),
    (
        "Priya Raghunathan",
        "Managing Director, South Asia",
        "Meridian Foods",
        "Mumbai",
    ),
    (
        "Jean-Baptiste Lefèvre",
        "Directeur financier",
        "Atelier Vauban",
        "Lyon",
    ),
    ("Sam O’Connell", "Non-executive director", "", "Dublin"),
    (
        "Fatima al-Zahrani",
        "Chief Strategy Officer",
        "Qasr Holdings",
        "Riyadh",
    ),
    (
        "Łukasz Wiśniewski",
        "Supply Chain Director",
        "Bursztyn",
        "Gdańsk",
    ),
];

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn field(name: &str, value: Value) -> Field {
    Field {
        name: name.to_owned(),
        value,
    }
}

fn record(table: u32, row: u32) -> RecordRef {
    RecordRef { table, row }
}

fn link(table: u32, row: u32, entity: &str, label: &str) -> Link {
    Link {
        target: record(table, row),
        label: label.to_owned(),
        entity: entity.to_owned(),
    }
}

fn to(table: u32, row: u32, entity: &str, label: &str) -> Value {
    Value::Record(link(table, row, entity, label))
}

fn date(year: i16, month: u8, day: u8) -> Date {
    Date { year, month, day }
}

/// Path, title, rows, columns, entity, warnings of a table.
type InfoRow = (&'static str, &'static str, u32, u32, &'static str, u32);

/// Hours after the start of 2026, in UTC.
fn hours(hours: i64) -> Moment {
    Moment {
        millis: 1_767_225_600_000 + hours * 3_600_000 + 300_000,
        zoned: true,
    }
}

pub(super) fn overview(complete: bool) -> Overview {
    let entities = [
        ("person", "Person", "People", 18_204, true),
        ("company", "Company", "Companies", 3_411, true),
        ("job", "Job", "Jobs", 412, true),
        ("candidate", "Candidate", "Candidates", 9_730, true),
        ("deal", "Deal", "Deals", 288, true),
        (
            "client_contact",
            "Client contact",
            "Client contacts",
            1_102,
            true,
        ),
        ("email", "Email", "Emails", 120_556, true),
        ("task", "Task", "Tasks", 2_040, true),
        ("list", "List", "Lists", 37, true),
        ("sequence", "Sequence", "Sequences", 14, true),
        ("tag", "Tag", "Tags", 64, false),
        ("status", "Status", "Statuses", 9, false),
        ("team_member", "Team member", "Team members", 11, false),
        ("currency", "Currency", "Currencies", 4, false),
    ];
    let tables = [
        (
            "candidates/candidates.csv",
            "Candidates",
            9_730,
            14,
            "candidate",
            0,
        ),
        (
            "companies/companies.csv",
            "Companies",
            3_411,
            31,
            "company",
            2,
        ),
        (
            "communication/emails.csv",
            "Emails",
            120_556,
            17,
            "email",
            0,
        ),
        ("misc/legacy_flags.csv", "Legacy flags", 311, 3, "", 0),
        ("misc/zz_import_2019.csv", "Zz import 2019", 48, 9, "", 3),
        ("persons/persons.csv", "Persons", 18_204, 42, "person", 5),
        (
            "persons/persons.csv#workExperience",
            "Work experience",
            61_377,
            9,
            "",
            0,
        ),
    ];
    let info = |(at, (path, title, rows, columns, entity, warnings)): (usize, InfoRow)| TableInfo {
        table: u32::try_from(at).unwrap(),
        path: path.to_owned(),
        title: title.to_owned(),
        rows,
        columns,
        entity: entity.to_owned(),
        complete: complete || at < 3,
        warnings,
    };
    Overview {
        remedies: vec![Remedy::Password { wrong: false }, Remedy::Raise],
        files: vec!["calder-wrenn-export-2026-11.zip".to_owned()],
        file_bytes: 214_300_000,
        csv_bytes: 1_312_000_000,
        profile: "Stardex".to_owned(),
        entities: entities
            .iter()
            .map(|&(key, singular, plural, count, main)| EntityCount {
                key: key.to_owned(),
                singular: singular.to_owned(),
                plural: plural.to_owned(),
                count,
                table: 5,
                main,
            })
            .collect(),
        tables: tables.into_iter().enumerate().map(info).collect(),
        span: Some((date(2014, 3, 2), date(2026, 11, 20))),
        absent: ["Assessments", "Compensation", "Target companies"].map(str::to_owned).to_vec(),
        unknown_tables: vec![3, 4],
        warnings: vec![
            WarningCount { kind: WarningKind::RaggedRow, count: 27 },
            WarningCount { kind: WarningKind::DanglingReference, count: 4 },
        ],
        documents: 0,
        first_warnings: vec![
            Warning {
                file: "persons/persons.csv".to_owned(),
                line: 1_204,
                byte: 88_120,
                kind: WarningKind::RaggedRow,
                message: "The row has 41 cells where the header has 42. The last cell was taken as empty.".to_owned(),
            },
            Warning {
                file: "companies/companies.csv".to_owned(),
                line: 77,
                byte: 9_120,
                kind: WarningKind::RaggedRow,
                message: "The row has 33 cells where the header has 31. The two cells too many are kept in the raw row.".to_owned(),
            },
            Warning {
                file: "candidates/candidates.csv".to_owned(),
                line: 0,
                byte: 0,
                kind: WarningKind::DanglingReference,
                message: "4 candidates belong to jobs that are not in this export.".to_owned(),
            },
        ],
        complete,
    }
}

pub(super) fn progress() -> Progress {
    Progress {
        bytes_done: 412_000_000,
        bytes_total: 1_312_000_000,
        at: "communication/emails.csv".to_owned(),
        tables_done: 3,
        tables_total: 7,
        rows_done: 40_210,
    }
}

pub(super) fn failure() -> Failure {
    Failure {
        file: "holiday-photos.zip".to_owned(),
        problem: "This zip holds no CSV file. It has 212 entries, most of them pictures.".to_owned(),
        advice: "Choose the zip that you downloaded from Settings, Export. It holds folders such as “persons” and “companies”.".to_owned(),
        remedies: vec![
            Remedy::Password { wrong: true },
            Remedy::Raise,
            Remedy::Inner("exports/export.zip".to_owned()),
        ],
    }
}

pub(super) fn people(start: u32, len: u32, total: u32) -> GridWindow {
    let column = |id, title: &str, kind, width| GridColumn {
        id,
        kind,
        title: title.to_owned(),
        numeric: kind == CellKind::Number,
        width,
    };
    GridWindow {
        title: "People".to_owned(),
        columns: vec![
            column(0, "Name", CellKind::Text, 24),
            column(1, "Title", CellKind::Text, 26),
            column(2, "Company", CellKind::Text, 20),
            column(3, "Location", CellKind::Text, 12),
            column(4, "Email", CellKind::Text, 26),
            column(5, "Last contacted", CellKind::Date, 14),
            column(6, "Base salary", CellKind::Number, 10),
            column(7, "Do not contact", CellKind::Flag, 5),
            column(8, "Created", CellKind::Date, 18),
        ],
        total,
        filtered: total,
        start,
        rows: (start..(start + len).min(total))
            .map(|row| {
                let (name, title, company, place) = PEOPLE[row as usize % PEOPLE.len()];
                let first = name.split(' ').next().unwrap().to_lowercase();
                GridRow {
                    record: record(5, row),
                    cells: vec![
                        to(5, row, "person", name),
                        text(title),
                        if company.is_empty() {
                            Value::Empty
                        } else {
                            to(1, row % 9, "company", company)
                        },
                        text(place),
                        Value::Email(format!("{first}@example.com")),
                        Value::Date(date(
                            2026,
                            1 + u8::try_from(row % 11).unwrap(),
                            1 + u8::try_from(row % 27).unwrap(),
                        )),
                        Value::Money {
                            amount: format!("{}", 120_000 + row * 1500),
                            currency: "EUR".to_owned(),
                        },
                        Value::Flag(row % 7 == 0),
                        Value::Moment(hours(-i64::from(row) * 31)),
                    ],
                }
            })
            .collect(),
    }
}

fn section(title: &str, count: u32, place: Place, body: SectionBody) -> Section {
    Section {
        title: title.to_owned(),
        count,
        note: String::new(),
        place,
        body,
    }
}

fn rows(columns: &[&str], rows: Vec<Vec<Value>>) -> SectionBody {
    SectionBody::Rows(RowsSection {
        columns: columns.iter().map(|&title| title.to_owned()).collect(),
        rows: rows
            .into_iter()
            .enumerate()
            .map(|(at, cells)| SectionRow {
                record: record(9, u32::try_from(at).unwrap()),
                cells,
            })
            .collect(),
        groups: Vec::new(),
    })
}

fn event(row: u32, at: Option<Moment>, kind: &str, title: &str, body: Preview) -> Event {
    Event {
        record: record(20, row),
        at,
        kind: kind.to_owned(),
        title: title.to_owned(),
        author: Some(to(30, 2, "team_member", "Harriet Wrenn")),
        about: vec![link(7, 3, "job", "CFO, Nordlicht Energie")],
        body,
        fields: vec![],
    }
}

fn begins(text: &str, more: bool) -> Preview {
    Preview {
        text: text.to_owned(),
        more,
    }
}

fn timeline() -> EventsWindow {
    EventsWindow {
        total: 6,
        matching: 6,
        start: 0,
        before: None,
        kinds: [
            "Stage change",
            "Email",
            "Meeting note",
            "Call",
            "Task",
            "Note",
        ]
        .map(|kind| (kind.to_owned(), 1))
        .to_vec(),
        authors: vec![("Harriet Wrenn".to_owned(), 6)],
        events: events(),
    }
}

fn events() -> Vec<Event> {
    let long = "Met Anneliese for an hour at the Elbe office. She is ready to move within the year, wants a listed company or one on the way to it, and will not leave Hamburg before the summer because of school.\n\nCompensation is less of a question than scope: she runs finance and IT today and would want to keep both. Asked about the board’s composition twice.\n\nNext: send the brief, then introduce to Calder at the end of the month.";
    vec![
        event(
            0,
            Some(hours(7_650)),
            "Stage change",
            "Interview to Offer",
            Preview::default(),
        ),
        Event {
            fields: vec![
                field("From", Value::Email("harriet@example.com".to_owned())),
                field("To", Value::Email("anneliese@example.com".to_owned())),
            ],
            ..event(
                1,
                Some(hours(7_648)),
                "Email",
                "Re: Nordlicht, next steps",
                begins(
                    "Dear Anneliese,\n\nthe board meets on Thursday. Could you make 10:00?",
                    true,
                ),
            )
        },
        event(
            2,
            Some(hours(7_622)),
            "Meeting note",
            "First conversation",
            begins(&format!("{}…", long.get(..198).unwrap()), true),
        ),
        event(
            3,
            Some(hours(7_500)),
            "Call",
            "",
            begins("No answer, left a message.", false),
        ),
        event(
            4,
            Some(hours(7_400)),
            "Task",
            "Send references",
            Preview::default(),
        ),
        event(
            5,
            None,
            "Note",
            "Imported from the old system",
            begins("Speaks German, English, Danish.", false),
        ),
    ]
}

pub(super) fn person() -> RecordPage {
    RecordPage {
        record: record(5, 0),
        entity: "person".to_owned(),
        kind: "Person".to_owned(),
        label: "Anneliese Brandtner-Okafor".to_owned(),
        summary: vec![
            text("Chief Financial Officer"),
            to(1, 0, "company", "Nordlicht Energie"),
            text("Hamburg, Germany"),
        ],
        relations: Relations {
            to: vec![field("Current company", to_company())],
            from: vec![Referrers {
                table: 6,
                title: "Candidates".to_owned(),
                ends: LinkEnds {
                    from: "candidates/candidates.csv".to_owned(),
                    columns: vec!["person_id".to_owned()],
                    to: "persons/persons.csv".to_owned(),
                    to_columns: vec!["id".to_owned()],
                },
                count: 3,
                first: record(6, 0),
            }],
        },
        tags: vec![Value::Text("Board-ready".to_owned())],
        badges: vec![Badge {
            text: "Do not contact".to_owned(),
            warns: true,
        }],
        notices: vec![Notice {
            text: "Do not contact".to_owned(),
            reason: "Placed by us in spring.".to_owned(),
            until: Some(date(2027, 4, 30)),
        }],
        contact: vec![
            Value::Email("anneliese@example.com".to_owned()),
            Value::Phone("+49 40 5550 1234".to_owned()),
        ],
        empty: vec!["Middle name".to_owned(), "Pronouns".to_owned()],
        sections: vec![
            section(
                "Contact details",
                4,
                Place::Facts,
                SectionBody::Fields(vec![
                    field(
                        "Email",
                        Value::List(vec![
                            Value::Email("anneliese@example.com".to_owned()),
                            Value::Email("a.brandtner@nordlicht.example".to_owned()),
                        ]),
                    ),
                    field("Phone", Value::Phone("+49 40 5550 1234".to_owned())),
                    field(
                        "LinkedIn",
                        Value::Url(
                            "https://www.linkedin.example/in/anneliese-brandtner/".to_owned(),
                        ),
                    ),
                    field("Address", text("Große Elbstraße 14\n22767 Hamburg")),
                ]),
            ),
            section(
                "Details",
                9,
                Place::Facts,
                SectionBody::Fields(vec![
                    field("Current company", to(1, 0, "company", "Nordlicht Energie")),
                    field("Owner", to(30, 2, "team_member", "Harriet Wrenn")),
                    field(
                        "Base salary",
                        Value::Money {
                            amount: "310000".to_owned(),
                            currency: "EUR".to_owned(),
                        },
                    ),
                    field(
                        "Expected",
                        Value::Range {
                            from: "320000".to_owned(),
                            to: "360000".to_owned(),
                            currency: "EUR".to_owned(),
                        },
                    ),
                    field("Open to relocate", Value::Flag(false)),
                    field("Profile match", Value::Percent("87.5".to_owned())),
                    field(
                        "Referred by",
                        Value::Missing {
                            id: "7b1d9c2e-0000-4f3a-9f57-0c7f8a2be001".to_owned(),
                        },
                    ),
                    field("Created", Value::Moment(hours(-40_000))),
                    field(
                        "Scores",
                        Value::Json("{\"scope\":4,\"drive\":5}".to_owned()),
                    ),
                ]),
            ),
            section(
                "Custom fields",
                3,
                Place::Facts,
                SectionBody::Fields(vec![
                    field(
                        "Practice",
                        Value::List(vec![text("Energy"), text("Board"), text("Finance")]),
                    ),
                    field(
                        "Languages",
                        Value::List(vec![text("German"), text("English"), text("Danish")]),
                    ),
                    field("Notice period", text("6 months")),
                ]),
            ),
            section(
                "Timeline",
                6,
                Place::Activity,
                SectionBody::Events(timeline()),
            ),
            section(
                "Work history",
                3,
                Place::Activity,
                rows(
                    &["Title", "Company", "From", "To", "Description"],
                    vec![
                        vec![
                            text("Chief Financial Officer"),
                            to(1, 0, "company", "Nordlicht Energie"),
                            Value::Date(date(2019, 4, 0)),
                            Value::Empty,
                            text(
                                "Finance, IT and procurement for a group of 4,100 people. Led the refinancing of 2021 and the carve-out of the grid business two years later.",
                            ),
                        ],
                        vec![
                            text("Head of Treasury"),
                            to(1, 4, "company", "Hafen & Söhne"),
                            Value::Date(date(2013, 1, 0)),
                            Value::Date(date(2019, 3, 0)),
                            Value::Empty,
                        ],
                        vec![
                            text("Analyst"),
                            text("Kontor Bank"),
                            Value::Date(date(2008, 0, 0)),
                            Value::Date(date(2012, 0, 0)),
                            Value::Empty,
                        ],
                    ],
                ),
            ),
            section(
                "Education",
                1,
                Place::Activity,
                rows(
                    &["School", "Degree", "Years"],
                    vec![vec![
                        text("Universität Mannheim"),
                        text("Diplom-Kauffrau"),
                        text("2003 – 2008"),
                    ]],
                ),
            ),
            section(
                "Candidacies",
                2,
                Place::Related,
                rows(
                    &["Job", "Stage", "Since"],
                    vec![
                        vec![
                            to(7, 3, "job", "CFO, Nordlicht Energie"),
                            text("Offer"),
                            Value::Date(date(2026, 11, 15)),
                        ],
                        vec![
                            to(7, 9, "job", "Group Treasurer, Baltic Rail"),
                            text("Declined"),
                            Value::Date(date(2024, 2, 1)),
                        ],
                    ],
                ),
            ),
            section(
                "Lists",
                1,
                Place::Related,
                rows(
                    &["List"],
                    vec![vec![to(12, 1, "list", "Energy CFOs, DACH")]],
                ),
            ),
            section("Positions", 3, Place::Activity, career()),
            section("Compensation", 3, Place::Activity, course()),
            section("Stage history", 2, Place::Activity, journey()),
            Section {
                note: "The export has no file for documents.".to_owned(),
                ..section("Documents", 0, Place::Related, rows(&["Name"], vec![]))
            },
        ],
        file: "persons/persons.csv".to_owned(),
        line: Some(2),
        raw: vec![
            (
                "id".to_owned(),
                "0f0e3a44-6a1f-4a6e-8f57-1d2c3b4a5f60".to_owned(),
            ),
            (
                "full_name".to_owned(),
                "Anneliese Brandtner-Okafor".to_owned(),
            ),
            ("middle_name".to_owned(), String::new()),
        ],
    }
}

pub(super) fn job() -> RecordPage {
    let stage = |name: &str, color: &str, rejection, people: &[usize]| Stage {
        name: name.to_owned(),
        color: color.to_owned(),
        rejection,
        count: u32::try_from(people.len()).unwrap(),
        reached: Some(u32::try_from(people.len()).unwrap() + 1),
        candidates: people
            .iter()
            .map(|&at| {
                let (name, title, company, _) = PEOPLE[at];
                StageCandidate {
                    candidate: link(6, u32::try_from(at).unwrap(), "candidate", name),
                    person: Some(link(5, u32::try_from(at).unwrap(), "person", name)),
                    since: Some(hours(i64::try_from(at).unwrap() * 300)),
                    days: Some(u32::try_from(at).unwrap() * 12),
                    summary: format!("{title}, {company}"),
                }
            })
            .collect(),
    };
    RecordPage {
        record: record(7, 3),
        entity: "job".to_owned(),
        kind: "Job".to_owned(),
        label: "Chief Financial Officer".to_owned(),
        summary: vec![
            to(1, 0, "company", "Nordlicht Energie"),
            text("Open"),
            text("Hamburg"),
        ],
        relations: Relations::default(),
        tags: vec![],
        badges: vec![],
        notices: vec![],
        contact: vec![],
        empty: vec![],
        sections: vec![
            section(
                "Details",
                3,
                Place::Facts,
                SectionBody::Fields(vec![
                    field("Status", text("Open")),
                    field("Fee", Value::Percent("30".to_owned())),
                    field("Confidential", Value::Flag(true)),
                ]),
            ),
            section(
                "Pipeline",
                8,
                Place::Activity,
                SectionBody::Pipeline(Pipeline {
                    until: Some(date(2026, 5, 4)),
                    stages: vec![
                        stage("Identified", "#9aa5a1", false, &[1, 2, 3]),
                        stage("Contacted", "#5b8def", false, &[4, 5]),
                        stage("Interview", "#e0a73b", false, &[6]),
                        stage("Rejected by client", "#b0402a", true, &[7]),
                        stage("Offer", "not a colour", false, &[0]),
                        stage("Placed", "#2f8f5b", false, &[]),
                    ],
                }),
            ),
            section(
                "Team",
                1,
                Place::Related,
                rows(
                    &["Name", "Role"],
                    vec![vec![
                        to(30, 2, "team_member", "Harriet Wrenn"),
                        text("Lead"),
                    ]],
                ),
            ),
        ],
        file: "jobs/jobs.csv".to_owned(),
        line: Some(5),
        raw: vec![],
    }
}

pub(super) fn found() -> SearchResults {
    SearchResults {
        query: "nordlicht kind:person after:2024-03".to_owned(),
        parts: vec![
            part((0, 9), "nordlicht", Meaning::Word),
            part((10, 21), "person", Meaning::Kind(vec!["People".to_owned()])),
            part(
                (22, 35),
                "2024-03",
                Meaning::After(Date {
                    year: 2024,
                    month: 3,
                    day: 0,
                }),
            ),
        ],
        without: vec![],
        complete: true,
        total: 15,
        groups: vec![
            SearchGroup {
                title: "People".to_owned(),
                list: Some(GridSource::Entity("person".to_owned())),
                total: 12,
                hits: vec![
                    SearchHit {
                        link: link(5, 0, "person", "Anneliese Brandtner-Okafor"),
                        label_marks: vec![],
                        at: None,
                        place: "Current company".to_owned(),
                        snippet: "Nordlicht Energie".to_owned(),
                        marks: vec![(0, 9)],
                    },
                    SearchHit {
                        link: link(5, 7, "person", "Priya Raghunathan"),
                        label_marks: vec![],
                        at: Some(Moment {
                            millis: 1_710_000_000_000,
                            zoned: true,
                        }),
                        place: "Notes".to_owned(),
                        snippet: "…knows the chair of Nordlicht from her years at Meridian…"
                            .to_owned(),
                        marks: vec![(22, 31)],
                    },
                ],
            },
            SearchGroup {
                title: "Companies".to_owned(),
                list: Some(GridSource::Entity("company".to_owned())),
                total: 1,
                hits: vec![SearchHit {
                    link: link(1, 0, "company", "Nordlicht Energie"),
                    label_marks: vec![(0, 9)],
                    at: None,
                    place: "Name".to_owned(),
                    snippet: "Nordlicht Energie".to_owned(),
                    marks: vec![(0, 9)],
                }],
            },
        ],
    }
}

/// Nothing found, and what each part of the query costs.
pub(super) fn found_nothing() -> SearchResults {
    SearchResults {
        query: "nordlicht kind:zebra before:soon colour:red".to_owned(),
        parts: vec![
            part((0, 9), "nordlicht", Meaning::Word),
            part((10, 20), "zebra", Meaning::Kind(vec![])),
            part((21, 32), "before:soon", Meaning::NoDate),
            part((33, 43), "colour:red", Meaning::UnknownCondition),
        ],
        without: vec![Without { part: 1, total: 3 }],
        complete: true,
        ..SearchResults::default()
    }
}

fn part(span: (u32, u32), text: &str, meaning: Meaning) -> QueryPart {
    QueryPart {
        span,
        text: text.to_owned(),
        meaning,
    }
}

/// A position that overlaps with another, and one after a gap.
fn course() -> SectionBody {
    let point = |row: u32, year, sort: &str, amount: &str, permille, change| CoursePoint {
        record: record(14, row),
        at: Value::Date(date(year, 0, 0)),
        sort: text(sort),
        value: Value::Money {
            amount: amount.to_owned(),
            currency: "EUR".to_owned(),
        },
        permille,
        change,
        fields: vec![],
    };
    let since = |year, permille| {
        let since = Value::Date(date(year, 0, 0));
        Some(CourseChange { permille, since })
    };
    SectionBody::Course(Course {
        points: vec![
            CoursePoint {
                fields: vec![field("Bonus", Value::Percent("20".to_owned()))],
                ..point(2, 2026, "Actual", "180000", Some(900), since(2024, 125))
            },
            point(1, 2024, "Actual", "160000", Some(800), since(2023, -20)),
            CoursePoint {
                at: Value::Empty,
                ..point(0, 2023, "Desired", "200000", Some(1000), None)
            },
        ],
    })
}

fn career() -> SectionBody {
    let post = |at: u32, title: &str, from, to, months| Post {
        record: record(12, at),
        title: text(title),
        employer: to_company(),
        from,
        to,
        months,
        gap: None,
        overlap: None,
        fields: vec![],
    };
    SectionBody::Career(Career {
        posts: vec![
            Post {
                gap: Some(5),
                fields: vec![field("Location", text("Hamburg"))],
                ..post(
                    0,
                    "Chief Financial Officer",
                    Some(date(2019, 4, 0)),
                    None,
                    Some(86),
                )
            },
            Post {
                overlap: Some(Overlap {
                    with: "Finance Director".to_owned(),
                    months: 3,
                }),
                ..post(
                    1,
                    "Treasurer",
                    Some(date(2016, 1, 0)),
                    Some(date(2018, 10, 31)),
                    Some(34),
                )
            },
            post(2, "Finance Director", None, None, None),
        ],
        until: Some(date(2026, 5, 4)),
    })
}

fn to_company() -> Value {
    to(1, 0, "company", "Nordlicht Energie")
}

fn journey() -> SectionBody {
    let step = |at: u32, name: &str, hour, days| JourneyStep {
        record: record(13, at),
        stage: to(14, at, "pipeline_stage", name),
        at: Some(hours(hour)),
        author: Some(to(30, 2, "team_member", "Harriet Wrenn")),
        days,
    };
    SectionBody::Journey(Journey {
        steps: vec![
            step(0, "Identified", 0, Some(1)),
            step(1, "Contacted", 30, Some(61)),
        ],
        until: Some(date(2026, 5, 4)),
    })
}

/// The job's page, with a section of cards and one of rows in groups instead of its own.
pub(crate) fn sequence() -> RecordPage {
    let step = |row: u32, title: &str, body: &str| Card {
        record: record(12, row),
        number: Value::Number((row + 1).to_string()),
        title: text(title),
        fields: vec![field("After days", Value::Number("3".to_owned()))],
        body: text(body),
        parts: None,
    };
    let enrolled = |status: &str, count: u32, rows: u32| RowGroup {
        title: text(status),
        count,
        rows,
    };
    let mut enrollments = rows(
        &["Person", "Step"],
        vec![
            vec![
                to(5, 0, "person", "Ana Petrović"),
                Value::Number("2".to_owned()),
            ],
            vec![to(5, 1, "person", "Bo Lund"), Value::Number("1".to_owned())],
        ],
    );
    if let SectionBody::Rows(rows) = &mut enrollments {
        rows.groups = vec![enrolled("Replied", 1, 1), enrolled("", 4, 1)];
    }
    RecordPage {
        kind: "Sequence".to_owned(),
        sections: vec![
            section(
                "Steps",
                2,
                Place::Activity,
                SectionBody::Cards(vec![
                    step(
                        0,
                        "A {{job_title}} role",
                        "Dear {{first_name}},\nshall we talk?",
                    ),
                    step(1, "", "{{ not {{ a variable"),
                ]),
            ),
            section("Enrollments", 5, Place::Activity, enrollments),
        ],
        ..job()
    }
}
