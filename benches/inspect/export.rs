//! An export of any size, the same for the same size: ids, names, e-mail addresses, times, numbers, notes and references.
//!
//! Every cell follows from its table and row, so that references can be written before what they refer to.

#![expect(
    clippy::expect_used,
    reason = "without an export there is nothing to measure"
)]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};

/// How large the export is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Size {
    pub(super) tables: u32,
    pub(super) rows: u32,
}

/// How the rows of a table are numbered.
#[derive(Debug, Clone, Copy)]
enum Ids {
    Uuid,
    Integer,
    Code,
}

const NOUNS: [&str; 60] = [
    "person",
    "company",
    "job",
    "candidate",
    "deal",
    "task",
    "note",
    "email",
    "call",
    "meeting",
    "list",
    "label",
    "stage",
    "pipeline",
    "office",
    "region",
    "industry",
    "skill",
    "language",
    "school",
    "position",
    "contract",
    "invoice",
    "payment",
    "budget",
    "team",
    "user",
    "role",
    "campaign",
    "sequence",
    "template",
    "message",
    "thread",
    "document",
    "folder",
    "offer",
    "placement",
    "interview",
    "feedback",
    "scorecard",
    "question",
    "answer",
    "source",
    "referral",
    "event",
    "venue",
    "booking",
    "vendor",
    "product",
    "order",
    "shipment",
    "ticket",
    "comment",
    "reaction",
    "reminder",
    "goal",
    "review",
    "asset",
    "device",
    "license",
];
const FIRST: [&str; 16] = [
    "Ada", "Bela", "Carla", "Dario", "Élise", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kira",
    "Leo", "Mona", "Nils", "Olga", "Pavel",
];
const LAST: [&str; 16] = [
    "Abel",
    "Brandt",
    "Costa",
    "Dvořák",
    "Engel",
    "Fontaine",
    "Garcia",
    "Holm",
    "Ivanov",
    "Jansen",
    "Kowalski",
    "Lindqvist",
    "Moreau",
    "Novak",
    "O'Neill",
    "Petrov",
];
const WORDS: [&str; 24] = [
    "called", "again", "about", "the", "role", "and", "left", "a", "message", "wants", "remote",
    "work", "from", "May", "salary", "is", "open", "spoke", "with", "team", "lead", "next", "week",
    "asked",
];
const STAGES: [&str; 6] = ["new", "contacted", "interviewing", "offer", "hired", "lost"];

/// The export as a zip.
pub(super) fn write(size: Size) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_level(Some(1));
    for table in 0..size.tables {
        zip.start_file(format!("export/{}.csv", table_name(table)), options)
            .and_then(|()| Ok(zip.write_all(csv(table, size).as_bytes())?))
            .expect("memory takes every byte");
    }
    zip.finish().expect("memory takes every byte").into_inner()
}

fn table_name(table: u32) -> String {
    let noun = pick(&NOUNS, table.into());
    match table / 60 {
        0 => format!("{noun}s"),
        more => format!("{noun}_{more}s"),
    }
}

fn csv(table: u32, size: Size) -> String {
    let owner = (table * 7 + 1) % size.tables;
    let noun = table_name(owner);
    let noun = noun.strip_suffix('s').unwrap_or(&noun);
    let mut csv =
        format!("id,name,email,created_at,start_date,status,amount,rate,note,{noun}_id\n");
    for row in 0..size.rows {
        let chance = mix(u64::from(table) << 32 | u64::from(row));
        let (first, last) = (pick(&FIRST, chance), pick(&LAST, chance >> 8));
        write_id(&mut csv, table, row);
        let domain = mix(chance) % 5000;
        write!(
            csv,
            ",{first} {last},{}.{}{row}@firm{domain}.example,",
            plain(first),
            plain(last)
        )
        .unwrap_or_default();
        write_day(&mut csv, chance >> 16);
        let second = (chance >> 20) % 86_400;
        write!(
            csv,
            " {:02}:{:02}:{:02}+00,",
            second / 3600,
            second / 60 % 60,
            second % 60
        )
        .unwrap_or_default();
        if !chance.is_multiple_of(10) {
            write_day(&mut csv, chance >> 24);
        }
        let amount = (chance >> 30) % 200_000;
        let stage = pick(&STAGES, chance >> 36);
        write!(
            csv,
            ",{stage},{amount},{}.{:02},",
            amount % 100,
            chance % 100
        )
        .unwrap_or_default();
        if !chance.is_multiple_of(3) {
            write_note(&mut csv, chance);
        }
        csv.push(',');
        // One reference in a hundred meets nothing.
        let to =
            u32::try_from((chance >> 12) % (u64::from(size.rows) * 101 / 100 + 1)).unwrap_or(0);
        write_id(&mut csv, owner, to);
        csv.push('\n');
    }
    csv
}

fn write_id(csv: &mut String, table: u32, row: u32) {
    let chance = mix(u64::from(table) << 40 | u64::from(row));
    let ids = match table % 5 {
        0 => Ids::Integer,
        1 => Ids::Code,
        _ => Ids::Uuid,
    };
    match ids {
        Ids::Integer => write!(csv, "{}", row + 1),
        Ids::Code => write!(csv, "{:08x}", mix(chance) >> 32),
        Ids::Uuid => {
            let (high, low) = (mix(chance), mix(!chance));
            write!(
                csv,
                "{:08x}-{:04x}-4{:03x}-a{:03x}-{:012x}",
                high >> 32,
                high >> 16 & 0xffff,
                high & 0xfff,
                low >> 52,
                low & 0xffff_ffff_ffff
            )
        }
    }
    .unwrap_or_default();
}

fn write_day(csv: &mut String, chance: u64) {
    let (year, month, day) = (
        2015 + chance % 10,
        1 + chance / 10 % 12,
        1 + chance / 120 % 28,
    );
    write!(csv, "{year}-{month:02}-{day:02}").unwrap_or_default();
}

fn write_note(csv: &mut String, chance: u64) {
    csv.push('"');
    for at in 0..6 + chance % 12 {
        csv.push_str(pick(&WORDS, mix(chance ^ at)));
        csv.push_str(if at % 7 == 6 { ", " } else { " " });
    }
    csv.push('"');
}

fn plain(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphabetic);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

fn pick<'a>(list: &[&'a str], chance: u64) -> &'a str {
    let at = usize::try_from(chance).unwrap_or(0) % list.len();
    list.get(at).copied().unwrap_or("")
}

/// Spreads a number over all bits.
fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ number >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ number >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ number >> 31
}
