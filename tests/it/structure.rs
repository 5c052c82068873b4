//! What was understood of an export, and what the reader decides against it, on whole exports.

use std::fmt::Write as _;
use std::io::{Cursor, Read as _};

use vitrine::engine::amend::{Amendments, LinkEnds, LinkRule, ProfileFile, ReadAs, Verdict};
use vitrine::engine::archive::Limits;
use vitrine::engine::session::{Phase, Session};
use vitrine::engine::view::{
    FindingKind, GridRequest, GridSource, LinkKind, RecordPage, RecordRef, RowSet, SectionBody,
    Structure, TableStructure,
};
use vitrine_sample::{Options, Shape};

use crate::page_text::text;
use crate::reading::{file, zip};

const PEOPLE: u32 = 60;

type Entries = Vec<(String, Vec<u8>)>;

/// The files of the synthetic firm.
fn firm() -> Entries {
    let mut out = Cursor::new(Vec::new());
    let options = Options {
        people: PEOPLE,
        seed: 7,
        shape: Shape::Snake,
    };
    vitrine_sample::write(&mut out, &options).unwrap();
    let mut archive = zip::ZipArchive::new(out).unwrap();
    let mut entries = Vec::new();
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        if !entry.is_dir() {
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            entries.push((entry.name().unwrap().into_owned(), bytes));
        }
    }
    entries
}

fn open(entries: &Entries) -> Session {
    let entries: Vec<(&str, &[u8])> = entries
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    Session::read_all(&[file("firm.zip", zip(&entries))]).unwrap()
}

fn small(entries: &[(&str, &str)]) -> Session {
    let entries: Vec<(&str, &[u8])> = entries
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    Session::read_all(&[file("small.zip", zip(&entries))]).unwrap()
}

fn edit(entries: &mut Entries, path: &str, change: impl FnOnce(&str) -> Vec<u8>) {
    let (_, bytes) = entries.iter_mut().find(|(name, _)| name == path).unwrap();
    *bytes = change(std::str::from_utf8(bytes).unwrap());
}

/// The records of a CSV, each the text of its cells as they are written, quotes and all.
fn records(csv: &str) -> Vec<Vec<String>> {
    let (mut records, mut record, mut cell, mut quoted) =
        (Vec::new(), Vec::new(), String::new(), false);
    for c in csv.chars() {
        match c {
            '\n' if !quoted => {
                record.push(std::mem::take(&mut cell));
                records.push(std::mem::take(&mut record));
            }
            ',' if !quoted => record.push(std::mem::take(&mut cell)),
            c => {
                quoted ^= c == '"';
                cell.push(c);
            }
        }
    }
    assert!(cell.is_empty() && record.is_empty());
    records
}

fn written(records: &[Vec<String>], delimiter: &str) -> String {
    let lines = records.iter().map(|record| record.join(delimiter) + "\n");
    lines.collect()
}

const NEW_COLUMNS: [&str; 3] = ["shoe_size", "favourite_colour", "parking_space"];
const BROKEN: &str = "candidates/candidate_stage_history.csv";
const OTHERWISE: &str = "persons/work_experience.csv";
const DROPPED: &str = "persons/certifications.csv";

/// An export that has drifted in every way at once; how many rows are broken, of how many.
fn drifted() -> (Entries, usize, usize) {
    let mut entries = firm();
    entries.retain(|(name, _)| name != DROPPED);
    edit(&mut entries, "persons/persons.csv", |csv| {
        let mut records = records(csv);
        for (at, record) in records.iter_mut().enumerate() {
            let new = NEW_COLUMNS.iter().map(|name| match at {
                0 => (*name).to_owned(),
                _ => format!("{name} of {at}"),
            });
            record.extend(new);
        }
        written(&records, ",").into_bytes()
    });
    edit(&mut entries, OTHERWISE, |csv| {
        assert!(!csv.contains(';') && csv.contains('ö'));
        let text = written(&records(csv), ";");
        let (bytes, _, failed) = encoding_rs::WINDOWS_1252.encode(&text);
        assert!(!failed);
        bytes.into_owned()
    });
    let (mut broken, mut all) = (0, 0);
    edit(&mut entries, BROKEN, |csv| {
        let mut records = records(csv);
        all = records.len() - 1;
        for record in records.iter_mut().skip(20).step_by(50) {
            record.push("astray".to_owned());
            broken += 1;
        }
        written(&records, ",").into_bytes()
    });
    for (name, _) in &mut entries {
        if let Some(rest) = name.strip_prefix("companies/") {
            *name = format!("firms/{rest}");
        }
    }
    (entries, broken, all)
}

/// The pages of every record of every entity, in words, each under its entity's key and its place there.
fn pages(session: &Session, change: impl Fn(&mut RecordPage)) -> Vec<(String, String)> {
    let workspace = session.workspace();
    let binding = &workspace.binding;
    let mut all = Vec::new();
    for entity in &binding.profile().entities {
        let tables = binding.tables_of(&entity.key).iter();
        let rows = tables.flat_map(|&table| {
            let rows = workspace.table(table).unwrap().rows();
            (0..rows).map(move |row| RecordRef { table, row })
        });
        for (at, record) in rows.enumerate() {
            let mut page = session.record(record).unwrap();
            change(&mut page);
            all.push((format!("{} {at}", entity.key), text(&page)));
        }
    }
    all
}

fn find<'a>(structure: &'a Structure, path: &str) -> &'a TableStructure {
    structure
        .tables
        .iter()
        .find(|table| table.path == path)
        .unwrap()
}

fn texts(structure: &Structure, kind: FindingKind) -> Vec<&str> {
    let findings = structure
        .findings
        .iter()
        .filter(|finding| finding.kind == kind);
    findings.map(|finding| finding.text.as_str()).collect()
}

#[test]
fn a_drifted_export_opens_with_whole_pages_and_says_how_it_drifted() {
    let before = open(&firm());
    let (entries, broken, all) = drifted();
    let after = open(&entries);

    let dropped = pages(&before, |_| {})
        .into_iter()
        .filter(|(at, _)| at.starts_with("certification "))
        .count();
    assert_eq!(dropped, 14);
    let expected = pages(&before, |page| {
        page.sections
            .retain(|section| section.title != "Certifications");
    });
    let expected: Vec<_> = expected
        .into_iter()
        .filter(|(at, _)| !at.starts_with("certification "))
        .collect();
    let mut new_fields = 0;
    let found = pages(&after, |_| {});
    // New columns are fields of their own, and so is a cell too many.
    let found_without = pages(&after, |page| {
        page.sections
            .retain(|section| section.title != "Certifications");
        for section in &mut page.sections {
            if let SectionBody::Fields(fields) = &mut section.body {
                let is_new = |name: &str| {
                    matches!(
                        name,
                        "Shoe size" | "Favourite colour" | "Parking space" | "Extra"
                    )
                };
                let all = fields.len();
                fields.retain(|field| !is_new(&field.name));
                section.count -= u32::try_from(all - fields.len()).unwrap();
            }
        }
        page.sections.retain(
            |section| !matches!(&section.body, SectionBody::Fields(fields) if fields.is_empty()),
        );
    });
    for (_, page) in &found {
        new_fields += page.matches("shoe_size of ").count();
    }
    assert_eq!(new_fields, usize::try_from(PEOPLE).unwrap());
    assert_eq!(found_without.len(), expected.len());
    for (found, expected) in found_without.iter().zip(&expected) {
        similar(found, expected);
    }

    let (was, is) = (before.structure(), after.structure());
    // The folder.
    let places = texts(&is, FindingKind::OtherPlace);
    assert!(
        places.len() == 1 && places[0].contains("\"firms\"") && places[0].contains("companies.csv"),
        "{places:?}"
    );
    assert_eq!(texts(&was, FindingKind::OtherPlace), [""; 0]);
    // The dropped file.
    let new: Vec<_> = texts(&is, FindingKind::Missing)
        .into_iter()
        .filter(|text| !texts(&was, FindingKind::Missing).contains(text))
        .collect();
    assert!(
        new.len() == 1 && new[0].starts_with("Certifications are not in this export"),
        "{new:?}"
    );
    // The columns, each by its name.
    let columns = |structure: &Structure| -> Vec<String> {
        let texts = texts(structure, FindingKind::NewColumns);
        texts
            .into_iter()
            .filter(|text| text.starts_with("persons/persons.csv"))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(columns(&was), [""; 0]);
    let said = columns(&is);
    assert_eq!(said.len(), 1);
    assert!(
        said[0].contains("shoe_size, favourite_colour and parking_space"),
        "{said:?}"
    );
    // The encoding and the semicolons.
    let dialects = texts(&is, FindingKind::OtherDialect);
    assert_eq!(
        dialects,
        [format!(
            "{OTHERWISE} is written in windows-1252 with semicolons between cells; most of the export is in UTF-8 with commas."
        )]
    );
    let dialect = find(&is, OTHERWISE).dialect.clone().unwrap();
    assert_eq!(
        (dialect.encoding.as_str(), dialect.delimiter),
        ("windows-1252", ';')
    );
    assert_eq!(texts(&was, FindingKind::OtherDialect), [""; 0]);
    // The broken rows: number and share.
    let rows = texts(&is, FindingKind::BrokenRows);
    assert_eq!(
        rows,
        [format!(
            "In {BROKEN} {broken} of {all} rows ({}) were repaired or are doubtful.",
            percent(broken, all)
        )]
    );
    assert_eq!(texts(&was, FindingKind::BrokenRows), [""; 0]);
    assert_eq!(find(&is, BROKEN).rows, u32::try_from(all).unwrap());
}

fn percent(part: usize, whole: usize) -> String {
    let tenths = (part * 1000 + whole / 2) / whole;
    if tenths.is_multiple_of(10) {
        format!("{} %", tenths / 10)
    } else {
        format!("{}.{} %", tenths / 10, tenths % 10)
    }
}

#[track_caller]
fn similar(found: &(String, String), expected: &(String, String)) {
    let lines = found.1.lines().zip(expected.1.lines());
    let first = lines.into_iter().find(|(one, other)| one != other);
    assert_eq!(found, expected, "first difference: {first:?}");
}

/// Buyers and orders: a key that repeats, references without a row, a number that is none.
const SHOP: [(&str, &str); 3] = [
    (
        "buyers.csv",
        "id,name,age\nb-1001,Ada,36\nb-1002,Bo,41\nb-1003,Cy,29\nb-1004,Di,33\n",
    ),
    (
        "orders.csv",
        "id,buyer_id,total\no-2001,b-1001,5\no-2002,b-1009,7\no-2003,b-1003,9\no-2004,,11\no-2005,b-1008,13\no-2006,b-1002,15,astray\no-2007,b-1004,2\n",
    ),
    ("zones.csv", "code;title\n10;Nord\n11;Süd\n12;West\n"),
];

fn ends() -> LinkEnds {
    LinkEnds {
        from: "orders.csv".to_owned(),
        columns: vec!["buyer_id".to_owned()],
        to: "buyers.csv".to_owned(),
        to_columns: vec!["id".to_owned()],
    }
}

fn said(verdict: Verdict) -> Amendments {
    Amendments {
        links: vec![LinkRule {
            ends: ends(),
            verdict,
        }],
        ..Amendments::default()
    }
}

fn rows(session: &mut Session, table: u32, only: RowSet) -> Option<(u32, Vec<u32>)> {
    let request = GridRequest {
        source: GridSource::Table(table),
        sort: Vec::new(),
        filter: String::new(),
        columns: Vec::new(),
        filters: Vec::new(),
        only,
        start: 0,
        len: 100,
    };
    let window = session.grid(&request)?;
    assert_eq!(window.filtered, window.total);
    Some((
        window.total,
        window.rows.iter().map(|row| row.record.row).collect(),
    ))
}

#[test]
fn the_rows_that_a_figure_counts_can_be_listed() {
    let mut session = small(&SHOP);
    let structure = session.structure();
    let link = structure
        .links
        .iter()
        .find(|link| link.ends == ends())
        .unwrap();
    assert_eq!(
        (link.kind, link.matched, link.orphans),
        (LinkKind::Key, 4, 2)
    );
    assert_eq!(
        rows(&mut session, 1, RowSet::Orphans(ends())),
        Some((2, vec![1, 4]))
    );
    assert_eq!(rows(&mut session, 1, RowSet::Warned), Some((1, vec![5])));
    assert_eq!(
        rows(&mut session, 1, RowSet::RepeatedKey),
        Some((0, vec![]))
    );
    assert_eq!(rows(&mut session, 1, RowSet::All).unwrap().0, 7);
    assert_eq!(
        rows(&mut session, 0, RowSet::Orphans(ends())),
        None,
        "the link is of another table"
    );
    assert_eq!(rows(&mut session, 0, RowSet::Exceptions(9)), None);
}

#[test]
fn exceptions_and_repeated_keys_can_be_listed() {
    let mut csv = "id,age\n".to_owned();
    for row in 0..200 {
        let id = if row == 150 { 20 } else { row };
        let age = if row == 77 {
            "unknown".to_owned()
        } else {
            (20 + row % 50).to_string()
        };
        writeln!(csv, "K-{id:05},{age}").unwrap();
    }
    let mut session = small(&[("people.csv", &csv)]);
    assert_eq!(
        rows(&mut session, 0, RowSet::Exceptions(1)),
        Some((1, vec![77]))
    );
    assert_eq!(
        rows(&mut session, 0, RowSet::RepeatedKey),
        Some((2, vec![20, 150]))
    );
    let structure = session.structure();
    assert_eq!(structure.tables[0].key, ["id"]);
    assert!(
        structure.tables[0]
            .key_note
            .starts_with("1 of 200 rows repeats"),
        "{}",
        structure.tables[0].key_note
    );
    let columns = session.columns(0).unwrap();
    let age = &columns.columns[1];
    assert_eq!((age.filled, age.nulls, age.exceptions), (200, 0, 1));
    assert_eq!((age.least.as_str(), age.greatest.as_str()), ("20", "69"));
    assert_eq!(
        age.exception_samples,
        [(RecordRef { table: 0, row: 77 }, "unknown".to_owned())]
    );
    assert_eq!(session.columns(7), None);
}

#[test]
fn a_warning_leads_to_its_row_and_half_a_table_is_half_filled() {
    let session = small(&[("a.csv", "id,note\n1,x\n2,\n3,y,astray\n4,\n")]);
    let columns = session.columns(0).unwrap();
    let (warning, record) = &columns.warnings[0];
    assert_eq!(
        (warning.line, *record),
        (4, Some(RecordRef { table: 0, row: 2 }))
    );
    // Seven of twelve: the cell too many has a column of its own.
    assert_eq!(session.structure().tables[0].filled_permille, 583);
}

#[test]
fn a_rejected_link_is_gone_from_pages_and_told_as_rejected() {
    let mut session = small(&SHOP);
    let order = RecordRef { table: 1, row: 0 };
    let before = text(&session.record(order).unwrap());
    session.amend(said(Verdict::Rejected));
    session.finish().unwrap();
    assert!(
        !session
            .workspace()
            .schema
            .links
            .iter()
            .any(|link| link.from == 1)
    );
    let structure = session.structure();
    let link = structure
        .links
        .iter()
        .find(|link| link.ends == ends())
        .unwrap();
    assert_eq!(
        (link.verdict, link.matched, link.orphans, link.from, link.to),
        (Some(Verdict::Rejected), 4, 2, 1, 0)
    );
    assert_eq!(
        rows(&mut session, 1, RowSet::Orphans(ends())),
        Some((2, vec![1, 4]))
    );
    assert_ne!(text(&session.record(order).unwrap()), before);
    assert!(
        session
            .diagram(None)
            .unwrap()
            .edges
            .iter()
            .all(|edge| edge.from != 1)
    );
    session.amend(said(Verdict::Confirmed));
    session.finish().unwrap();
    let structure = session.structure();
    let link = structure
        .links
        .iter()
        .find(|link| link.ends == ends())
        .unwrap();
    assert_eq!((link.verdict, link.orphans), (Some(Verdict::Confirmed), 2));
    assert_eq!(text(&session.record(order).unwrap()), before);
}

fn read(path: &str, read_as: ReadAs) -> Amendments {
    Amendments {
        tables: vec![(path.to_owned(), read_as)],
        ..Amendments::default()
    }
}

fn with_delimiter(delimiter: char) -> ReadAs {
    ReadAs {
        delimiter: Some(delimiter),
        ..ReadAs::default()
    }
}

#[test]
fn until_a_table_is_read_anew_every_answer_is_as_it_was() {
    let mut session = small(&SHOP);
    let (structure, overview) = (session.structure(), session.overview());
    session.amend(read("zones.csv", with_delimiter(',')));
    let mut phases = Vec::new();
    loop {
        let phase = session.step(8).unwrap();
        if phases.last() != Some(&phase) {
            phases.push(phase);
        }
        if phase == Phase::Done {
            break;
        }
        assert_eq!(session.structure(), structure);
        assert_eq!(session.overview(), overview);
    }
    assert_eq!(phases, [Phase::Reading, Phase::Linking, Phase::Done]);
    let zones = session.structure().tables.swap_remove(2);
    assert_eq!((zones.columns, zones.read_as), (1, with_delimiter(',')));
    assert_eq!(zones.dialect.unwrap().delimiter, ',');
}

#[test]
fn only_the_last_of_several_decisions_counts() {
    let mut session = small(&SHOP);
    session.amend(read("zones.csv", with_delimiter(',')));
    session.step(8).unwrap();
    session.amend(read("orders.csv", with_delimiter(';')));
    session.finish().unwrap();
    let structure = session.structure();
    let columns: Vec<u32> = structure.tables.iter().map(|table| table.columns).collect();
    assert_eq!(columns, [3, 1, 2]);
    assert_eq!(
        structure.amendments,
        read("orders.csv", with_delimiter(';'))
    );
}

#[test]
fn a_decision_while_tables_are_still_read_is_in_force_at_the_end() {
    let entries: Vec<(&str, &[u8])> = SHOP
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    let mut stepped =
        Session::open(&[file("small.zip", zip(&entries))], Limits::default()).unwrap();
    stepped.step(10).unwrap();
    let decided = Amendments {
        links: said(Verdict::Rejected).links,
        ..read("zones.csv", with_delimiter(','))
    };
    stepped.amend(decided.clone());
    stepped.finish().unwrap();
    let mut after = small(&SHOP);
    after.amend(decided);
    after.finish().unwrap();
    assert_eq!(stepped.structure(), after.structure());
    assert_eq!(stepped.overview(), after.overview());
}

const PROFILE: &str = "name = \"Shop\"\n[[entity]]\nkey = \"buyer\"\nsingular = \"Buyer\"\nplural = \"Buyers\"\nrole = \"main\"\ntables = [\"buyers\"]\nlabel = [\"name\"]\n";

fn own_profile(text: &str) -> Amendments {
    Amendments {
        profile: Some(ProfileFile {
            name: "shop.toml".to_owned(),
            text: text.to_owned(),
        }),
        ..Amendments::default()
    }
}

#[test]
fn a_profile_from_disk_is_used_or_its_problem_is_told() {
    let mut session = small(&SHOP);
    let built_in = session.structure();
    session.amend(own_profile(PROFILE));
    session.finish().unwrap();
    let structure = session.structure();
    assert_eq!(
        (
            structure.tables[0].entity.as_str(),
            structure.profile_problem.as_str()
        ),
        ("Buyer", "")
    );
    assert_eq!(
        session.record(RecordRef { table: 0, row: 0 }).unwrap().kind,
        "Buyer"
    );
    session.amend(own_profile("name = \"Shop\"\ntabels = 1\n"));
    session.finish().unwrap();
    let structure = session.structure();
    assert!(
        structure.profile_problem.starts_with("shop.toml, line 2:"),
        "{}",
        structure.profile_problem
    );
    assert_eq!(structure.tables, built_in.tables);
}

/// Everything that can be seen of an export.
fn all(session: &mut Session) -> (Structure, String, Vec<(String, String)>) {
    let structure = session.structure();
    let seen = format!("{:?} {:?}", session.overview(), session.diagram(None));
    (structure, seen, pages(session, |_| {}))
}

#[test]
fn what_is_undone_leaves_no_trace() {
    let mut session = open(&firm());
    let before = all(&mut session);
    let structure = session.structure();
    let link = structure
        .links
        .iter()
        .find(|link| link.kind == LinkKind::Key)
        .unwrap();
    let rule = |verdict| LinkRule {
        ends: link.ends.clone(),
        verdict,
    };
    let changes = [
        Amendments {
            links: vec![rule(Verdict::Rejected)],
            ..Amendments::default()
        },
        Amendments {
            tables: vec![
                ("jobs/jobs.csv".to_owned(), with_delimiter('|')),
                (
                    "persons/persons.csv".to_owned(),
                    ReadAs {
                        header: Some(false),
                        ..ReadAs::default()
                    },
                ),
            ],
            links: vec![rule(Verdict::Confirmed)],
            profile: own_profile(PROFILE).profile,
        },
    ];
    for change in changes {
        session.amend(change.clone());
        session.finish().unwrap();
        assert_eq!(session.structure().amendments, change);
        assert_ne!(session.structure(), before.0);
        session.amend(Amendments::default());
        session.finish().unwrap();
        let after = all(&mut session);
        assert_eq!(after.0, before.0);
        assert_eq!(after.1, before.1);
        assert_eq!(after.2, before.2);
    }
}

#[test]
fn tables_lifted_out_of_cells_come_and_go_with_the_reading() {
    let people = "id,name,tags\n1,Ada,\"[\"\"x\"\",\"\"y\"\"]\"\n2,Bo,\"[\"\"z\"\"]\"\n";
    let mut session = small(&[("people.csv", people), ("a.csv", "id\n7\n")]);
    let before = session.structure();
    assert_eq!(before.tables.len(), 3);
    assert_eq!(
        (before.tables[2].parent, before.tables[2].dialect.clone()),
        (Some(1), None)
    );
    session.amend(read("people.csv", with_delimiter('|')));
    session.finish().unwrap();
    assert_eq!(session.structure().tables.len(), 2);
    session.amend(Amendments::default());
    session.finish().unwrap();
    assert_eq!(session.structure(), before);
}
