//! Every message comes out of the pipe as it went in.

use proptest::collection::vec;
use proptest::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

use vitrine::engine::amend::{Amendments, LinkEnds, LinkRule, ProfileFile, ReadAs, Verdict};
use vitrine::engine::archive::Password;
use vitrine::engine::load::{Opening, Remedy};
use vitrine::engine::observe::Progress;
use vitrine::engine::view;
use vitrine::engine::view::{
    Badge, Career, CellKind, Date, EntityCount, EventsWindow, Field, GridColumn, GridRequest,
    GridRow, GridSource, GridWindow, Journey, JourneyStep, Link, Meaning, Moment, Notice, Overlap,
    Overview, Pipeline, Place, Post, Preview, QueryPart, RecordPage, RecordRef, RowSet,
    RowsSection, SearchGroup, SearchHit, SearchResults, Section, SectionBody, SectionRow, SortKey,
    Stage, StageCandidate, TableInfo, Value, WarningCount, Without,
};
use vitrine::engine::warning::{Warning, WarningKind};
use vitrine::protocol::{Answer, Ask, Description, Event, Failure, Request};

use crate::shapes;

fn crosses<T: Serialize + DeserializeOwned + PartialEq + Debug>(message: &T) {
    let bytes = postcard::to_stdvec(message).unwrap();
    assert_eq!(&postcard::from_bytes::<T>(&bytes).unwrap(), message);
}

fn record() -> impl Strategy<Value = RecordRef> {
    (any::<u32>(), any::<u32>()).prop_map(|(table, row)| RecordRef { table, row })
}

fn link() -> impl Strategy<Value = Link> {
    (record(), ".*", "[a-z]*").prop_map(|(target, label, entity)| Link {
        target,
        label,
        entity,
    })
}

fn moment() -> impl Strategy<Value = Moment> {
    (any::<i64>(), any::<bool>()).prop_map(|(millis, zoned)| Moment { millis, zoned })
}

fn value() -> impl Strategy<Value = Value> {
    let leaf =
        prop_oneof![
            Just(Value::Empty),
            ".*".prop_map(Value::Text),
            ".*".prop_map(Value::Html),
            ".*".prop_map(Value::Number),
            (".*", "[A-Z]{3}").prop_map(|(amount, currency)| Value::Money { amount, currency }),
            (".*", ".*", ".*").prop_map(|(from, to, currency)| Value::Range { from, to, currency }),
            ".*".prop_map(Value::Percent),
            (".*", any::<u32>()).prop_map(|(at, of)| Value::OutOf { at, of }),
            any::<bool>().prop_map(Value::Flag),
            (any::<i16>(), any::<u8>(), any::<u8>())
                .prop_map(|(year, month, day)| Value::Date(Date { year, month, day })),
            moment().prop_map(Value::Moment),
            ".*".prop_map(Value::Url),
            ".*".prop_map(Value::Email),
            ".*".prop_map(Value::Phone),
            ".*".prop_map(Value::Json),
            link().prop_map(Value::Record),
            ".*".prop_map(|id| Value::Missing { id }),
        ];
    leaf.prop_recursive(3, 12, 4, |inner| vec(inner, 0..4).prop_map(Value::List))
}

fn field() -> impl Strategy<Value = Field> {
    (".*", value()).prop_map(|(name, value)| Field { name, value })
}

fn event() -> impl Strategy<Value = view::Event> {
    (
        record(),
        proptest::option::of(moment()),
        ".*",
        proptest::option::of(value()),
        vec(link(), 0..3),
        (".*", any::<bool>()).prop_map(|(text, more)| Preview { text, more }),
        vec(field(), 0..2),
    )
        .prop_map(
            |(record, at, title, author, about, body, fields)| view::Event {
                record,
                at,
                kind: "Email".to_owned(),
                title,
                author,
                about,
                body,
                fields,
            },
        )
}

fn rows() -> impl Strategy<Value = RowsSection> {
    let row =
        (record(), vec(value(), 0..3)).prop_map(|(record, cells)| SectionRow { record, cells });
    (vec(".*", 0..3), vec(row, 0..3), value(), any::<u32>()).prop_map(
        |(columns, rows, title, count)| RowsSection {
            columns,
            groups: vec![view::RowGroup {
                title,
                count,
                rows: u32::try_from(rows.len()).unwrap(),
            }],
            rows,
        },
    )
}

fn course() -> impl Strategy<Value = SectionBody> {
    (value(), value(), any::<Option<u32>>(), any::<i32>()).prop_map(
        |(at, amount, permille, change)| {
            SectionBody::Course(view::Course {
                points: vec![view::CoursePoint {
                    record: RecordRef { table: 4, row: 1 },
                    at: at.clone(),
                    sort: Value::Text("Actual".to_owned()),
                    value: amount,
                    permille,
                    change: Some(view::CourseChange {
                        permille: change,
                        since: at,
                    }),
                    fields: Vec::new(),
                }],
            })
        },
    )
}

fn body() -> impl Strategy<Value = SectionBody> {
    let candidate = (
        link(),
        proptest::option::of(link()),
        proptest::option::of(moment()),
        proptest::option::of(any::<u32>()),
        ".*",
    )
        .prop_map(|(candidate, person, since, days, summary)| StageCandidate {
            candidate,
            person,
            since,
            days,
            summary,
        });
    let step = (
        record(),
        value(),
        proptest::option::of(moment()),
        proptest::option::of(value()),
        proptest::option::of(any::<u32>()),
    )
        .prop_map(|(record, stage, at, author, days)| JourneyStep {
            record,
            stage,
            at,
            author,
            days,
        });
    let post = (
        (record(), value(), value(), vec(field(), 0..2)),
        (
            proptest::option::of(any::<u32>()),
            proptest::option::of((".*", any::<u32>())),
        ),
    )
        .prop_map(|((record, title, employer, fields), (gap, overlap))| Post {
            record,
            title,
            employer,
            from: Date::new(2019, 4, 0),
            to: None,
            months: gap,
            gap,
            overlap: overlap.map(|(with, months)| Overlap { with, months }),
            fields,
        });
    let until = Date::new(2026, 11, 25);
    let stage = (".*", any::<bool>(), any::<u32>(), vec(candidate, 0..3)).prop_map(
        |(name, rejection, count, candidates)| Stage {
            name,
            color: "#1f4d46".to_owned(),
            rejection,
            count,
            reached: count.checked_sub(1),
            candidates,
        },
    );
    prop_oneof![
        vec(field(), 0..4).prop_map(SectionBody::Fields),
        rows().prop_map(SectionBody::Rows),
        (
            record(),
            value(),
            vec(field(), 0..3),
            proptest::option::of(rows())
        )
            .prop_map(|(record, title, fields, parts)| SectionBody::Cards(vec![
                view::Card {
                    record,
                    number: Value::Number("3".to_owned()),
                    title: title.clone(),
                    fields,
                    body: title,
                    parts,
                }
            ])),
        vec(event(), 0..3).prop_map(|events| SectionBody::Events(EventsWindow {
            total: 9,
            matching: 7,
            kinds: vec![("Note".to_owned(), 9)],
            events,
            ..EventsWindow::default()
        })),
        vec(event(), 0..3).prop_map(|messages| SectionBody::Threads(view::ThreadsWindow {
            total: 3,
            threads: vec![view::Thread {
                subject: "Your CV".to_owned(),
                latest: None,
                people: vec!["Ana".to_owned()],
                messages,
            }],
        })),
        vec(stage, 0..3).prop_map(move |stages| SectionBody::Pipeline(Pipeline { stages, until })),
        vec(step, 0..3).prop_map(move |steps| SectionBody::Journey(Journey { steps, until })),
        course(),
        vec(post, 0..3).prop_map(move |posts| SectionBody::Career(Career { posts, until })),
    ]
}

fn page() -> impl Strategy<Value = RecordPage> {
    let place = prop_oneof![
        Just(Place::Facts),
        Just(Place::Activity),
        Just(Place::Related)
    ];
    let section =
        (".*", any::<u32>(), place, body()).prop_map(|(title, count, place, body)| Section {
            title,
            count,
            note: String::new(),
            place,
            body,
        });
    (
        record(),
        ".*",
        vec(value(), 0..3),
        vec(section, 0..4),
        proptest::option::of(any::<u32>()),
    )
        .prop_map(|(record, label, summary, sections, line)| RecordPage {
            record,
            entity: "person".to_owned(),
            kind: "Person".to_owned(),
            label,
            summary,
            relations: view::Relations {
                to: Vec::new(),
                from: vec![view::Referrers {
                    table: 3,
                    title: "Candidates".to_owned(),
                    ends: LinkEnds {
                        from: "candidates.csv".to_owned(),
                        columns: vec!["person_id".to_owned()],
                        to: "persons.csv".to_owned(),
                        to_columns: vec!["id".to_owned()],
                    },
                    count: 2,
                    first: RecordRef { table: 3, row: 0 },
                }],
            },
            tags: vec![Value::Text("Board-ready".to_owned())],
            badges: vec![Badge {
                text: "Archived".to_owned(),
                warns: false,
            }],
            notices: vec![Notice {
                text: "Archived".to_owned(),
                reason: "Asked for it.".to_owned(),
                until: Date::new(2027, 1, 31),
            }],
            contact: vec![Value::Email("ada@example.com".to_owned())],
            empty: vec!["Nickname".to_owned()],
            sections,
            file: "people.csv".to_owned(),
            line,
            raw: vec![("id".to_owned(), "1".to_owned())],
        })
}

fn window() -> impl Strategy<Value = GridWindow> {
    let row = (record(), vec(value(), 0..3)).prop_map(|(record, cells)| GridRow { record, cells });
    (".*", any::<u32>(), vec(row, 0..4)).prop_map(|(title, total, rows)| GridWindow {
        title,
        columns: vec![GridColumn {
            id: 0,
            kind: CellKind::Text,
            title: "Name".to_owned(),
            numeric: false,
            width: 20,
        }],
        total,
        filtered: total / 2,
        start: 0,
        rows,
    })
}

fn results() -> impl Strategy<Value = SearchResults> {
    let hit = (link(), ".*", any::<(u32, u32)>()).prop_map(|(link, snippet, mark)| SearchHit {
        link,
        label_marks: vec![mark],
        at: None,
        place: "Headline".to_owned(),
        snippet,
        marks: vec![mark],
    });
    (".*", any::<u32>(), vec(hit, 0..4)).prop_map(|(query, total, hits)| SearchResults {
        parts: vec![QueryPart {
            span: (0, total),
            text: query.clone(),
            meaning: Meaning::Kind(vec![query.clone()]),
        }],
        without: vec![Without { part: 0, total }],
        query,
        total,
        groups: vec![SearchGroup {
            title: "People".to_owned(),
            list: Some(GridSource::Entity("person".to_owned())),
            total,
            hits,
        }],
        complete: total % 2 == 0,
    })
}

fn overview() -> impl Strategy<Value = Overview> {
    (vec(".*", 0..3), any::<u64>(), any::<bool>()).prop_map(|(files, bytes, complete)| Overview {
        remedies: vec![Remedy::Raise],
        files,
        file_bytes: bytes,
        csv_bytes: bytes,
        profile: "Stardex".to_owned(),
        entities: vec![EntityCount {
            key: "person".to_owned(),
            singular: "Person".to_owned(),
            plural: "People".to_owned(),
            count: 3,
            table: 0,
            main: true,
        }],
        tables: vec![TableInfo {
            table: 0,
            path: "people/people.csv".to_owned(),
            title: "People".to_owned(),
            rows: 3,
            columns: 9,
            entity: "person".to_owned(),
            complete,
            warnings: 1,
        }],
        span: Some((
            Date {
                year: 1999,
                month: 0,
                day: 0,
            },
            Date {
                year: 2026,
                month: 12,
                day: 31,
            },
        )),
        absent: vec!["Assessments".to_owned()],
        unknown_tables: vec![7],
        warnings: vec![WarningCount {
            kind: WarningKind::RaggedRow,
            count: u64::MAX,
        }],
        documents: 0,
        first_warnings: vec![Warning {
            file: "people/people.csv".to_owned(),
            line: u64::MAX,
            byte: u64::MAX,
            kind: WarningKind::RaggedRow,
            message: "Row too long.".to_owned(),
        }],
        complete,
    })
}

proptest! {
    #[test]
    fn an_answer_crosses_whole(id in any::<u32>(), body in prop_oneof![
        overview().prop_map(Answer::Overview),
        window().prop_map(Answer::Grid),
        page().prop_map(Answer::Record),
        results().prop_map(Answer::Search),
        Just(Answer::NotFound),
        Just(Answer::NotYet),
        Just(Answer::Replaced),
    ]) {
        crosses(&Event::Answer { id, body: Box::new(body) });
    }

    #[test]
    fn news_crosses_whole(overview in overview(), at in ".*", bytes in any::<u64>()) {
        let progress = Progress { bytes_done: bytes, bytes_total: u64::MAX, at, tables_done: 1, tables_total: 2, rows_done: bytes };
        crosses(&Event::Progress(progress));
        crosses(&Event::Overview(Box::new(overview.clone())));
        crosses(&Event::Loaded(Box::new(overview)));
    }

    #[test]
    fn a_question_crosses_whole(id in any::<u32>(), text in ".*", names in vec(".*", 0..4), at in record(), descending in any::<bool>()) {
        for body in [
            Ask::Open {
                names: names.clone(),
                opening: Opening {
                    password: Some(Password::new(text.clone())),
                    raised: 2,
                    inside: names,
                },
            },
            Ask::Overview,
            Ask::Grid(GridRequest {
                source: GridSource::Entity(text.clone()),
                sort: vec![SortKey { column: 3, descending }],
                filter: text.clone(),
                columns: Vec::new(),
                filters: Vec::new(),
                only: RowSet::All,
                start: id,
                len: 50,
            }),
            Ask::Grid(GridRequest { source: GridSource::Table(id), sort: Vec::new(), filter: String::new(), only: RowSet::Orphans(ends(&text)), start: 0, len: 0, columns: Vec::new(), filters: Vec::new() }),
            Ask::Grid(GridRequest { source: GridSource::Table(id), sort: Vec::new(), filter: String::new(), only: RowSet::Exceptions(id), start: 0, len: 0, columns: Vec::new(), filters: Vec::new() }),
            Ask::Record(at),
            Ask::Search { query: text.clone(), per_group: 5 },
            Ask::Amend(Box::new(amendments(&text, id, descending))),
            Ask::Structure,
            Ask::Documents,
            Ask::Document(id),
            Ask::Columns(id),
            Ask::Diagram { focus: descending.then_some(id) },
            Ask::Describe(if descending { Description::Profile } else { Description::DataPackage }),
            Ask::Describe(Description::Report),
            Ask::Drop(id),
        ] {
            crosses(&Request { id, body });
        }
    }

    #[test]
    fn foreign_bytes_are_an_error_and_nothing_worse(bytes in vec(any::<u8>(), 0..400)) {
        let _whatever = postcard::from_bytes::<Event>(&bytes);
        let _whatever = postcard::from_bytes::<Request>(&bytes);
    }
}

#[test]
fn the_first_and_the_last_word_cross_whole() {
    crosses(&Event::Ready {
        build: "a1b2".to_owned(),
    });
    crosses(&Event::Failed(Failure {
        file: "export.zip".to_owned(),
        problem: "This is no zip.".to_owned(),
        advice: "Choose the file that Stardex sent.".to_owned(),
        remedies: vec![
            Remedy::Password { wrong: true },
            Remedy::Raise,
            Remedy::Inner("a/b.zip".to_owned()),
        ],
    }));
}

fn ends(text: &str) -> LinkEnds {
    LinkEnds {
        from: text.to_owned(),
        columns: vec![text.to_owned(), "b".to_owned()],
        to: "jobs.csv".to_owned(),
        to_columns: vec!["id".to_owned(), text.to_owned()],
    }
}

fn amendments(text: &str, skip: u32, header: bool) -> Amendments {
    Amendments {
        tables: vec![(
            text.to_owned(),
            ReadAs {
                encoding: Some("windows-1252".to_owned()),
                delimiter: Some(';'),
                quote: header.then_some(None),
                header: Some(header),
                skip: Some(skip),
            },
        )],
        links: [Verdict::Confirmed, Verdict::Rejected, Verdict::Added]
            .into_iter()
            .map(|verdict| LinkRule {
                ends: ends(text),
                verdict,
            })
            .collect(),
        profile: Some(ProfileFile {
            name: "mine.toml".to_owned(),
            text: text.to_owned(),
        }),
    }
}

#[test]
fn what_was_understood_crosses_whole() {
    let firm = shapes::load(40, vitrine_sample::Shape::Camel);
    let answers = [
        Answer::Structure(firm.structure()),
        Answer::Columns(firm.columns(0).unwrap()),
        Answer::Diagram(firm.diagram(None).unwrap()),
        Answer::Description("{}".to_owned()),
        Answer::Glance(firm.glance(view::RecordRef { table: 0, row: 0 }).unwrap()),
    ];
    for (id, body) in (0..).zip(answers) {
        crosses(&Event::Answer {
            id,
            body: Box::new(body),
        });
    }
}
