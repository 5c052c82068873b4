//! Record pages of small exports written by hand: what is unknown, missing, dangling or very long.

use std::rc::Rc;

use vitrine::engine::archive::MemorySource;
use vitrine::engine::load::InputFile;
use vitrine::engine::session::Session;
use vitrine::engine::view::{
    Body, DayEdge, Event, EventFilter, EventsRequest, Field, GridRequest, GridSource, RecordPage,
    RecordRef, RowSet, Section, SectionBody, Value,
};
use vitrine_sample::Shape;

use crate::page_text::text;
use crate::shapes;

/// Opens plain CSV files as one export.
pub(crate) fn open(files: &[(&str, &str)]) -> Session {
    let files: Vec<InputFile> = files
        .iter()
        .map(|(name, csv)| InputFile {
            name: (*name).to_owned(),
            source: Rc::new(MemorySource(csv.as_bytes().into())),
        })
        .collect();
    Session::read_all(&files).unwrap()
}

/// The page of a row of the file with this name.
pub(crate) fn page(session: &Session, file: &str, row: u32) -> RecordPage {
    let table = session
        .workspace()
        .tables
        .iter()
        .position(|table| table.path.ends_with(file))
        .unwrap();
    let table = u32::try_from(table).unwrap();
    session.record(RecordRef { table, row }).unwrap()
}

pub(crate) fn section<'a>(page: &'a RecordPage, title: &str) -> &'a Section {
    let found = page.sections.iter().find(|section| section.title == title);
    assert!(found.is_some(), "no section {title} in\n{}", text(page));
    found.unwrap()
}

fn fields(section: &Section) -> &[Field] {
    match &section.body {
        SectionBody::Fields(fields) => fields,
        _ => &[],
    }
}

fn events(section: &Section) -> &[Event] {
    match &section.body {
        SectionBody::Events(window) => &window.events,
        _ => &[],
    }
}

const PEOPLE: &str = "id,name,current_job_title,shoe_size\n\
    a1111111-1111-4111-8111-111111111111,Ada Byron,Analyst,38\n\
    a2222222-2222-4222-8222-222222222222,Bo Lund,Buyer,\n";

#[test]
fn an_unknown_table_is_a_section_named_after_it() {
    let parking = "id,person_id,plate\n\
        1,a1111111-1111-4111-8111-111111111111,XY 12\n\
        2,a1111111-1111-4111-8111-111111111111,XY 13\n\
        3,a2222222-2222-4222-8222-222222222222,ZZ 99\n";
    let session = open(&[
        ("persons/persons.csv", PEOPLE),
        ("garage/parking_permits.csv", parking),
    ]);
    let ada = page(&session, "persons.csv", 0);
    let permits = section(&ada, "Parking permits");
    assert_eq!(permits.count, 2);
    assert_eq!(
        permits.note,
        "Found through \"person_id\" of garage/parking_permits.csv."
    );
    assert!(text(&ada).contains("\"XY 12\""), "{}", text(&ada));
    let permit = page(&session, "parking_permits.csv", 2);
    assert_eq!(permit.kind, "Parking permit");
    assert!(
        text(&permit).contains("Person: [Bo Lund](person)"),
        "{}",
        text(&permit)
    );
}

#[test]
fn an_unknown_column_is_among_the_other_fields() {
    let session = open(&[("persons.csv", PEOPLE)]);
    let ada = page(&session, "persons.csv", 0);
    let fields = fields(section(&ada, "Other fields"));
    assert_eq!(
        (fields[0].name.as_str(), &fields[0].value),
        ("Shoe size", &Value::Number("38".to_owned()))
    );
    let bo = page(&session, "persons.csv", 1);
    assert!(
        !bo.sections
            .iter()
            .any(|section| section.title == "Other fields")
    );
}

#[test]
fn without_lookup_tables_the_names_in_the_rows_are_shown() {
    let jobs = "id,name,client_company_id,client_company_name,job_status_id,job_status_name\n\
        b1111111-1111-4111-8111-111111111111,CFO,c1111111-1111-4111-8111-111111111111,Acme,d1111111-1111-4111-8111-111111111111,Active\n";
    let candidates = "id,person_id,job_id,current_pipeline_stage_id,current_pipeline_stage_name\n\
        e1111111-1111-4111-8111-111111111111,a1111111-1111-4111-8111-111111111111,b1111111-1111-4111-8111-111111111111,f1111111-1111-4111-8111-111111111111,Screen\n\
        e2222222-2222-4222-8222-222222222222,a2222222-2222-4222-8222-222222222222,b1111111-1111-4111-8111-111111111111,f2222222-2222-4222-8222-222222222222,\n";
    let session = open(&[
        ("persons.csv", PEOPLE),
        ("jobs.csv", jobs),
        ("candidates.csv", candidates),
    ]);
    let job = text(&page(&session, "jobs.csv", 0));
    assert!(job.contains("Client company: \"Acme\""), "{job}");
    assert!(job.contains("Job status: \"Active\""), "{job}");
    assert!(
        job.contains("Screen 1 () reached by unknown\n    - [Ada Byron](candidate)"),
        "{job}"
    );
    assert!(
        job.contains("No stage 1 () reached by unknown\n    - [Bo Lund](candidate)"),
        "{job}"
    );
    let ada = text(&page(&session, "persons.csv", 0));
    assert!(
        ada.contains("- [CFO](job) | \"Acme\" | \"Screen\""),
        "{ada}"
    );
}

#[test]
fn a_promised_section_says_why_it_is_empty() {
    let companies = "id,name\nc1111111-1111-4111-8111-111111111111,Acme\n";
    let jobs = "id,name\nb1111111-1111-4111-8111-111111111111,CFO\n";
    let session = open(&[
        ("persons.csv", PEOPLE),
        ("companies.csv", companies),
        ("jobs.csv", jobs),
    ]);
    let ada = page(&session, "persons.csv", 0);
    assert_eq!(
        section(&ada, "Candidacies").note,
        "Not in this export: it has no candidates."
    );
    let acme = page(&session, "companies.csv", 0);
    assert_eq!(section(&acme, "Jobs").note, "Nothing recorded.");
}

#[test]
fn a_reference_that_leads_nowhere_is_told_from_one_that_was_never_made() {
    let tasks = "id,content_text,person_id\n\
        1,Call,a1111111-1111-4111-8111-111111111111\n\
        2,Write,a9999999-9999-4999-8999-999999999999\n\
        3,Wait,\n";
    let session = open(&[("persons.csv", PEOPLE), ("tasks.csv", tasks)]);
    let line = |row| text(&page(&session, "tasks.csv", row));
    assert!(line(0).contains("Person: [Ada Byron](person)"));
    assert!(line(1).contains("Person: (not in this export)"));
    assert!(!line(2).contains("Person:"));
}

#[test]
fn every_one_of_very_many_events_is_in_reach() {
    use std::fmt::Write as _;
    let mut notes = "id,person_id,activity_type,activity_content,created_at\n".to_owned();
    for minute in 0..6_000 {
        let (hour, minute_of_hour, day) = (minute / 60 % 24, minute % 60, minute / 1440 + 1);
        let kind = if minute % 100 == 0 {
            "meeting_note"
        } else {
            "call_note"
        };
        writeln!(notes, "{minute},a1111111-1111-4111-8111-111111111111,{kind},Anruf Müller {minute},2025-03-{day:02}T{hour:02}:{minute_of_hour:02}:00Z").unwrap();
    }
    let mut session = open(&[("persons.csv", PEOPLE), ("person_activities.csv", &notes)]);
    let ada = page(&session, "persons.csv", 0);
    let timeline = section(&ada, "Timeline");
    assert_eq!((timeline.count, timeline.note.as_str()), (6_000, ""));
    assert_eq!(events(timeline)[0].body.text, "Anruf Müller 5999");
    let record = ada.record;
    let mut ask = |filter: EventFilter, start: u32, len: u32| {
        let request = EventsRequest {
            record,
            section: "Timeline".to_owned(),
            filter,
            start,
            len,
        };
        session.events(&request).unwrap()
    };
    let all = || EventFilter::default();
    let mut seen = Vec::new();
    while seen.len() < 6_000 {
        let window = ask(all(), u32::try_from(seen.len()).unwrap(), 700);
        assert_eq!(window.before.is_none(), seen.is_empty());
        assert!(!window.events.is_empty());
        seen.extend(window.events.into_iter().map(|event| event.body.text));
    }
    assert_eq!(seen.last().unwrap(), "Anruf Müller 0");
    let last = ask(all(), 5_999, 10);
    assert_eq!(
        last.kinds,
        [
            ("Call note".to_owned(), 5_940),
            ("Meeting note".to_owned(), 60)
        ]
    );
    assert_eq!((last.events.len(), last.matching), (1, 6_000));

    let kind = EventFilter {
        kind: Some("Meeting note".to_owned()),
        ..all()
    };
    assert_eq!(ask(kind.clone(), 0, 10).matching, 60);
    let words = EventFilter {
        words: "MULLER  5900".to_owned(),
        ..kind
    };
    let found = ask(words, 0, 10);
    assert_eq!(
        (found.matching, found.events[0].body.text.as_str()),
        (1, "Anruf Müller 5900")
    );
    let second_of_march = 1_740_873_600_000;
    let edge = |plain: i64| {
        Some(DayEdge {
            zoned: plain - 3_600_000,
            plain,
        })
    };
    let day = EventFilter {
        from: edge(second_of_march),
        until: edge(second_of_march + 86_400_000),
        ..all()
    };
    // The reader's day begins an hour before that of the export's times; the event at midnight itself counts by its date.
    assert_eq!(ask(day, 0, 1).matching, 1_440);
    let nobody = EventFilter {
        author: Some("Nobody".to_owned()),
        ..all()
    };
    assert_eq!(ask(nobody, 0, 1).matching, 0);
}

#[test]
fn a_body_is_asked_for_when_it_is_opened() {
    let notes = "id,person_id,activity_type,activity_content,created_at\n\
        1,a1111111-1111-4111-8111-111111111111,call_note,\"Yes.\n> Shall we?\",2025-03-01T10:00:00Z\n\
        2,a1111111-1111-4111-8111-111111111111,call_note,<p>Hello <b>you</b><script>x</script></p>,2025-03-01T09:00:00Z\n\
        3,a1111111-1111-4111-8111-111111111111,call_note,<p>Bye</p>,2025-03-01T08:00:00Z\n";
    let session = open(&[("persons.csv", PEOPLE), ("person_activities.csv", notes)]);
    let ada = page(&session, "persons.csv", 0);
    let events = events(section(&ada, "Timeline"));
    let previews: Vec<_> = events
        .iter()
        .map(|event| (event.body.text.as_str(), event.body.more))
        .collect();
    assert_eq!(
        previews,
        [
            ("Yes.\n> Shall we?", false),
            ("Hello you", true),
            ("Bye", false)
        ]
    );
    let bodies = [1, 0].map(|at: usize| session.body(events[at].record));
    let [Some(Body::Markup(markup)), Some(Body::Plain(parts))] = &bodies else {
        unreachable!("{bodies:?}");
    };
    assert_eq!(markup.html, "<p>Hello <b>you</b></p>");
    assert_eq!(
        parts.iter().map(|part| part.quoted).collect::<Vec<_>>(),
        [false, true]
    );
    assert_eq!(session.body(ada.record), None);
}

#[test]
fn several_rows_of_one_custom_field_are_one_list() {
    let fields =
        "id,name,data_type\n1,Languages,multi-select\n2,Start,date\n3,Rating,integer\n4,Site,url\n";
    let values = "id,person_id,attribute_id,attribute_name,data_type,value,tag_name\n\
        1,a1111111-1111-4111-8111-111111111111,1,Languages,multi-select,,English\n\
        2,a1111111-1111-4111-8111-111111111111,2,Start,date,2025-02-03,\n\
        3,a1111111-1111-4111-8111-111111111111,1,Languages,multi-select,,Dansk\n\
        4,a1111111-1111-4111-8111-111111111111,3,Rating,integer,7,\n\
        5,a1111111-1111-4111-8111-111111111111,4,Site,url,https://ada.example/,\n\
        6,a1111111-1111-4111-8111-111111111111,1,Languages,multi-select,,English\n";
    let session = open(&[
        ("persons.csv", PEOPLE),
        ("custom_attributes.csv", fields),
        ("person_custom_fields.csv", values),
    ]);
    let ada = text(&page(&session, "persons.csv", 0));
    let want = "## Custom fields 4 (Facts)\n  Languages: \"English\"; \"Dansk\"\n  Start: 2025-02-03\n  Rating: 7\n  Site: <https://ada.example/>\n";
    assert!(ada.contains(want), "{ada}");
}

#[test]
fn there_is_no_page_beyond_the_rows() {
    let session = open(&[("persons.csv", PEOPLE)]);
    for (table, row) in [(0, 2), (1, 0), (u32::MAX, u32::MAX)] {
        assert!(session.record(RecordRef { table, row }).is_none());
    }
}

#[test]
fn no_page_shows_an_id_of_a_record_that_is_there() {
    let session = shapes::load(40, Shape::Snake);
    let workspace = session.workspace();
    let ids: std::collections::HashSet<String> = workspace
        .tables
        .iter()
        .flat_map(|table| table.columns.iter().filter(|column| column.name == "id"))
        .flat_map(|column| {
            column
                .iter()
                .map(std::borrow::Cow::into_owned)
                .collect::<Vec<_>>()
        })
        .filter(|id| id.len() == 36)
        .collect();
    assert!(ids.len() > 500);
    let mut pages = 0;
    for (table, rows) in (0..).zip(
        workspace
            .tables
            .iter()
            .map(vitrine::engine::table::Table::rows),
    ) {
        for row in 0..rows {
            let page = session.record(RecordRef { table, row }).unwrap();
            let text = text(&page);
            let shown = text
                .split(|c: char| !c.is_ascii_hexdigit() && c != '-')
                .find(|word| ids.contains(*word));
            assert_eq!(shown, None, "{} of {}\n{text}", page.label, page.file);
            pages += 1;
        }
    }
    assert!(pages > 2_000);
}

#[test]
fn every_page_is_made_whichever_table_the_export_lacks() {
    let whole = shapes::load(4, Shape::Snake);
    let paths: Vec<String> = whole
        .workspace()
        .tables
        .iter()
        .filter(|table| !table.path.contains('#'))
        .map(|table| table.path.clone())
        .collect();
    for absent in &paths {
        let session = shapes::load_without(4, absent);
        let workspace = session.workspace();
        assert!(!workspace.tables.iter().any(|table| table.path == *absent));
        for (table, rows) in (0..).zip(
            workspace
                .tables
                .iter()
                .map(vitrine::engine::table::Table::rows),
        ) {
            for row in 0..rows.min(2) {
                let page = session.record(RecordRef { table, row }).unwrap();
                assert!(!page.label.is_empty(), "{} without {absent}", page.file);
            }
        }
    }
}

#[test]
fn a_word_for_nothing_is_no_value() {
    let session = open(&[(
        "persons.csv",
        "id,name,shoe_size\n1,Ada Byron,38\n2,Bo Lund,NULL\n3,Cy Hart,\\N\n4,Di Frost,41\n",
    )]);
    for (row, shown) in [(0, true), (1, false), (2, false), (3, true)] {
        let page = page(&session, "persons.csv", row);
        assert_eq!(text(&page).contains("Shoe size"), shown, "{}", text(&page));
        // The raw row still has the word.
        assert_eq!(page.raw.len(), 3);
        assert!(!page.raw[2].1.is_empty());
    }
}

#[test]
fn rows_that_only_tie_are_seen_through() {
    let session = open(&[
        (
            "songs.csv",
            "id,title\n1,Amber\n2,Harbour\n3,Falcon\n4,Orchid\n",
        ),
        ("playlists.csv", "id,label\n1,Morning\n2,Evening\n3,Night\n"),
        (
            "playlist_songs.csv",
            "playlist_id,song_id,added\n1,1,2021-03-01\n1,3,2021-03-02\n2,3,2021-03-05\n3,2,2021-03-07\n2,4,2021-03-08\n",
        ),
    ]);
    let page = page(&session, "playlists.csv", 0);
    let songs = section(&page, "Songs");
    assert_eq!(songs.count, 2);
    let of_songs = session
        .workspace()
        .tables
        .iter()
        .position(|table| table.path == "songs.csv");
    let records: Vec<(Option<usize>, u32)> = match &songs.body {
        SectionBody::Rows(rows) => rows
            .rows
            .iter()
            .map(|row| (usize::try_from(row.record.table).ok(), row.record.row))
            .collect(),
        _ => Vec::new(),
    };
    assert_eq!(records, [(of_songs, 0), (of_songs, 2)]);
    assert!(text(&page).contains("Added"), "{}", text(&page));
    assert!(
        page.sections
            .iter()
            .all(|section| section.title != "Playlist songs")
    );
}

#[test]
fn rows_that_tie_to_what_is_not_there_stand_for_themselves() {
    let session = open(&[
        ("songs.csv", "id,title\n1,Amber\n2,Harbour\n3,Falcon\n"),
        ("playlists.csv", "id,label\n1,Morning\n2,Evening\n3,Night\n"),
        (
            "playlist_songs.csv",
            "playlist_id,song_id\n1,1\n1,9\n2,3\n3,2\n2,2\n3,1\n",
        ),
    ]);
    let page = page(&session, "playlists.csv", 0);
    assert_eq!(section(&page, "Playlist songs").count, 2);
}

const MAILS: &str = "id,person_id,from_email,to_email,subject,body_text,thread_id,created_at\n\
    m1,a1111111-1111-4111-8111-111111111111,harriet@firm.example,ada@byron.example,Your CV,One,t1,2025-03-01T10:00:00Z\n\
    m2,a1111111-1111-4111-8111-111111111111,harriet@firm.example,ada@byron.example,Lunch,Two,,2025-03-02T10:00:00Z\n\
    m3,a1111111-1111-4111-8111-111111111111,harriet@firm.example,ada@byron.example,AW: Your CV,Three,,2025-03-05T10:00:00Z\n\
    m4,a1111111-1111-4111-8111-111111111111,harriet@firm.example,bo@lund.example,Lunch,Four,,2025-03-02T09:00:00Z\n";
const REPLIES: &str = "id,email_id,person_id,from_email,to_email,subject,body_text,created_at\n\
    r1,m1,a1111111-1111-4111-8111-111111111111,ada@private.example,harriet@firm.example,Out of office,Five,2025-03-03T10:00:00Z\n\
    r2,,a1111111-1111-4111-8111-111111111111,Ada <ADA@byron.example>,harriet@firm.example,Re: Lunch,Six,2025-03-04T10:00:00Z\n";

#[test]
fn messages_are_one_thread_by_its_name_by_what_they_answer_or_by_subject_and_people() {
    let session = open(&[
        ("persons.csv", PEOPLE),
        ("emails.csv", MAILS),
        ("email_responses.csv", REPLIES),
    ]);
    let ada = page(&session, "persons.csv", 0);
    let emails = section(&ada, "Emails");
    let SectionBody::Threads(window) = &emails.body else {
        unreachable!("{emails:?}");
    };
    let threads: Vec<(&str, Vec<&str>)> = window
        .threads
        .iter()
        .map(|thread| {
            let texts = thread
                .messages
                .iter()
                .map(|message| message.body.text.as_str());
            (thread.subject.as_str(), texts.collect())
        })
        .collect();
    assert_eq!(
        threads,
        [
            ("Your CV", vec!["One", "Five", "Three"]),
            ("Lunch", vec!["Two", "Six"]),
            ("Lunch", vec!["Four"]),
        ]
    );
    assert_eq!((emails.count, window.total), (6, 3));
    let first = session.threads(ada.record, "Emails", 1).unwrap();
    assert_eq!((first.total, first.threads.len()), (3, 1));
    assert_eq!(session.threads(ada.record, "Timeline", 1), None);
}

#[test]
fn a_reply_is_in_the_thread_of_its_mail_in_every_shape() {
    for shape in [Shape::Snake, Shape::Camel, Shape::Sheet] {
        let firm = shapes::load(60, shape);
        let workspace = firm.workspace();
        let (mut replies, mut threads) = (0, 0);
        for &table in workspace.binding.tables_of("person") {
            for row in 0..workspace.table(table).unwrap().rows() {
                let page =
                    vitrine::engine::record::page(workspace, RecordRef { table, row }).unwrap();
                let body = page
                    .sections
                    .iter()
                    .find(|section| section.title == "Emails");
                let Some(SectionBody::Threads(window)) = body.map(|section| &section.body) else {
                    continue;
                };
                for thread in &window.threads {
                    threads += 1;
                    let kinds: Vec<&str> = thread
                        .messages
                        .iter()
                        .map(|event| event.kind.as_str())
                        .collect();
                    replies += kinds.iter().filter(|kind| **kind == "Email reply").count();
                    assert_eq!(
                        kinds.first(),
                        Some(&"Email"),
                        "{}: {}",
                        shape.as_str(),
                        thread.subject
                    );
                    let times = thread
                        .messages
                        .iter()
                        .map(|event| event.at.map(|at| at.millis));
                    assert!(times.is_sorted());
                }
            }
        }
        assert!(
            replies > 3 && threads > replies,
            "{replies} replies in {threads} threads"
        );
    }
}

#[test]
fn people_who_share_an_address_may_be_the_same_person() {
    let people = "id,name,linkedin_url\n\
        a1111111-1111-4111-8111-111111111111,Ada Byron,https://www.linkedin.example/in/ada/\n\
        a2222222-2222-4222-8222-222222222222,A. Byron,http://linkedin.example/in/Ada\n\
        a3333333-3333-4333-8333-333333333333,Bo Lund,https://www.linkedin.example/in/bo\n\
        a4444444-4444-4444-8444-444444444444,Ada B.,\n";
    let contact = "id,person_id,contact_data_type,value\n\
        c1,a1111111-1111-4111-8111-111111111111,personal,Ada@Example.com\n\
        c2,a4444444-4444-4444-8444-444444444444,work,ada@example.com\n\
        c3,a4444444-4444-4444-8444-444444444444,mobile,0411 6630444\n\
        c4,a1111111-1111-4111-8111-111111111111,mobile,+49 411 663-0444\n\
        c5,a3333333-3333-4333-8333-333333333333,work,bo@example.com\n";
    let session = open(&[
        ("persons/persons.csv", people),
        ("persons/contact_data.csv", contact),
    ]);
    let ada = page(&session, "persons.csv", 0);
    let SectionBody::Rows(twins) = &section(&ada, "May be the same person").body else {
        unreachable!("{}", text(&ada));
    };
    let told: Vec<String> = twins
        .rows
        .iter()
        .map(|row| {
            row.cells
                .iter()
                .map(Value::to_line)
                .collect::<Vec<_>>()
                .join(" | ")
        })
        .collect();
    assert_eq!(
        told,
        [
            "Ada B. | Email Ada@Example.com, Phone +49 411 663-0444",
            "A. Byron | Profile https://www.linkedin.example/in/ada/",
        ]
    );
    // The rows that were compared are still shown as contact details.
    assert_eq!(section(&ada, "Contact details").count, 3);
    let bo = page(&session, "persons.csv", 2);
    assert!(
        !text(&bo).contains("May be the same person"),
        "{}",
        text(&bo)
    );
}

#[test]
fn a_number_that_many_share_makes_nobody_the_same() {
    let rows = |header: &str, row: fn(u8) -> String| {
        let rows: String = (10..30).map(row).collect();
        format!("{header}\n{rows}")
    };
    let people = rows("id,name", |nth| {
        format!("a{nth}11111-1111-4111-8111-111111111111,Person {nth}\n")
    });
    let contact = rows("id,person_id,contact_data_type,value", |nth| {
        format!("c{nth},a{nth}11111-1111-4111-8111-111111111111,work,+49 411 1000\n")
    });
    let session = open(&[
        ("persons/persons.csv", &people),
        ("persons/contact_data.csv", &contact),
    ]);
    let one = page(&session, "persons.csv", 0);
    assert!(
        !text(&one).contains("May be the same person"),
        "{}",
        text(&one)
    );
}

#[test]
fn a_job_tells_who_came_how_far_and_who_moved_them() {
    let jobs = "id,title\nb1111111-1111-4111-8111-111111111111,CFO\n";
    let candidates = "id,person_id,job_id\n\
        c1111111-1111-4111-8111-111111111111,a1111111-1111-4111-8111-111111111111,b1111111-1111-4111-8111-111111111111\n\
        c2222222-2222-4222-8222-222222222222,a2222222-2222-4222-8222-222222222222,b1111111-1111-4111-8111-111111111111\n";
    let stages = "id,job_id,name,order,is_interview_stage\n\
        d1111111-1111-4111-8111-111111111111,b1111111-1111-4111-8111-111111111111,Sourced,1,false\n\
        d2222222-2222-4222-8222-222222222222,b1111111-1111-4111-8111-111111111111,Interview,2,true\n\
        d3333333-3333-4333-8333-333333333333,b1111111-1111-4111-8111-111111111111,Placed,3,false\n";
    let team = "id,first_name,last_name\ne1111111-1111-4111-8111-111111111111,Harriet,Vane\n";
    let change = |nth: u8, candidate: char, stage: char, day: u8| {
        let id = |prefix: char, digit: char| {
            let run = |len: usize| digit.to_string().repeat(len);
            format!(
                "{prefix}{}-{}-4{}-8{}-{}",
                run(7),
                run(4),
                run(3),
                run(3),
                run(12)
            )
        };
        format!(
            "f{nth},{},{},2025-03-{day:02},e1111111-1111-4111-8111-111111111111\n",
            id('c', candidate),
            id('d', stage)
        )
    };
    let history = "id,candidate_id,stage_id,stage_date,team_member_id\n".to_owned()
        + &change(1, '1', '1', 1)
        + &change(2, '1', '2', 5)
        + &change(3, '1', '3', 9)
        + &change(4, '1', '2', 12)
        + &change(5, '2', '1', 3);
    let session = open(&[
        ("persons/persons.csv", PEOPLE),
        ("jobs/jobs.csv", jobs),
        ("jobs/job_pipeline_stages.csv", stages),
        ("candidates/candidates.csv", candidates),
        ("candidates/candidate_stage_history.csv", &history),
        ("team_members.csv", team),
    ]);
    let job = page(&session, "jobs.csv", 0);
    let SectionBody::Rows(rows) = &section(&job, "Placed, short list and long list").body else {
        unreachable!("{}", text(&job));
    };
    let groups: Vec<(String, u32)> = rows
        .groups
        .iter()
        .map(|group| (group.title.to_line(), group.count))
        .collect();
    let group = |title: &str, count| (title.to_owned(), count);
    assert_eq!(
        groups,
        [
            group("Placed", 1),
            group("Short list", 1),
            group("Long list", 2)
        ]
    );
    let told: Vec<String> = rows
        .rows
        .iter()
        .map(|row| {
            row.cells
                .iter()
                .map(Value::to_line)
                .collect::<Vec<_>>()
                .join(" | ")
        })
        .collect();
    assert_eq!(
        told,
        [
            "Ada Byron | Placed | 2025-03-09 | Harriet Vane",
            "Ada Byron | Interview | 2025-03-05 | Harriet Vane",
            "Bo Lund | Sourced | 2025-03-03 | Harriet Vane",
            "Ada Byron | Sourced | 2025-03-01 | Harriet Vane",
        ]
    );
}

#[test]
fn what_refers_to_a_record_is_counted_and_can_be_listed() {
    let parking = "id,person_id,plate\n\
        1,a1111111-1111-4111-8111-111111111111,XY 12\n\
        2,a2222222-2222-4222-8222-222222222222,ZZ 99\n\
        3,a1111111-1111-4111-8111-111111111111,XY 13\n";
    let mut session = open(&[
        ("persons/persons.csv", PEOPLE),
        ("garage/parking_permits.csv", parking),
    ]);
    let ada = page(&session, "persons.csv", 0);
    let [permits] = ada.relations.from.as_slice() else {
        unreachable!("{:?}", ada.relations);
    };
    assert_eq!(
        (permits.title.as_str(), permits.count),
        ("Parking permits", 2)
    );
    let window = session
        .grid(&GridRequest {
            source: GridSource::Table(permits.table),
            only: RowSet::Referring(permits.ends.clone(), ada.record.row),
            len: 10,
            ..GridRequest::default()
        })
        .unwrap();
    let rows: Vec<u32> = window.rows.iter().map(|row| row.record.row).collect();
    assert_eq!(rows, [0, 2]);
    let permit = page(&session, "parking_permits.csv", 1);
    let told: Vec<String> = permit
        .relations
        .to
        .iter()
        .map(|field| format!("{}: {}", field.name, field.value.to_line()))
        .collect();
    assert_eq!(told, ["Person: Bo Lund"]);
}

#[test]
fn two_sides_stand_side_by_side_and_differences_are_told() {
    let companies = "id,name,domain,linkedin_url,enriched_company_id\n\
        b1111111-1111-4111-8111-111111111111,Acme Ltd,www.acme.example,https://linkedin.example/company/acme,e1111111-1111-4111-8111-111111111111\n";
    let enriched = "id,name,domain,linkedin_url,industry\n\
        e1111111-1111-4111-8111-111111111111,Acme Limited,acme.example,http://www.linkedin.example/company/acme,Tools\n";
    let session = open(&[
        ("companies/companies.csv", companies),
        ("companies/enriched_companies.csv", enriched),
    ]);
    let acme = page(&session, "companies/companies.csv", 0);
    let SectionBody::Comparison(comparison) = &section(&acme, "Enriched data").body else {
        unreachable!("{}", text(&acme));
    };
    let told: Vec<(&str, bool)> = comparison
        .rows
        .iter()
        .map(|row| (row.name.as_str(), row.differs))
        .collect();
    assert_eq!(
        told,
        [
            ("Name", true),
            ("Domain", false),
            ("LinkedIn", false),
            ("Industry", false),
        ]
    );
}
