//! Zips that are broken or meant to harm: each is read as far as it can be, and says what is wrong with it.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;
use vitrine::engine::archive::{Limits, OpenError};
use vitrine::engine::load::{InputFile, read_all};
use vitrine::engine::table::Table;
use vitrine::engine::warning::{Warning, WarningKind};

use crate::reading::{cells, file, zip};

pub(crate) const CSV: &[u8] = b"id,name\n1,Ada\n2,Bo\n";

/// An entry written by hand, so that every field can lie.
#[derive(Clone)]
pub(crate) struct Raw {
    pub(crate) name: Vec<u8>,
    pub(crate) flags: u16,
    pub(crate) method: u16,
    pub(crate) crc: u32,
    pub(crate) packed: Vec<u8>,
    pub(crate) packed_claim: u32,
    pub(crate) size_claim: u32,
    /// Where the directory says the entry is; where it is, when none.
    pub(crate) at: Option<u32>,
    /// Whether sizes and checksum follow the entry instead of standing before it.
    pub(crate) open: bool,
    /// The part of a divided archive that it begins in.
    pub(crate) part: u16,
}

impl Raw {
    pub(crate) fn deflated(name: &str, bytes: &[u8]) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        let packed = encoder.finish().unwrap();
        Self {
            name: name.as_bytes().to_vec(),
            flags: 0,
            method: 8,
            crc: crc32fast::hash(bytes),
            packed_claim: u32::try_from(packed.len()).unwrap(),
            size_claim: u32::try_from(bytes.len()).unwrap(),
            packed,
            at: None,
            open: false,
            part: 0,
        }
    }

    pub(crate) fn stored(name: &str, bytes: &[u8]) -> Self {
        Self {
            method: 0,
            packed: bytes.to_vec(),
            packed_claim: u32::try_from(bytes.len()).unwrap(),
            ..Self::deflated(name, bytes)
        }
    }

    fn fields(&self, claims: bool) -> Vec<u8> {
        let flags = self.flags | if self.open { 8 } else { 0 };
        let numbers = if claims {
            [self.crc, self.packed_claim, self.size_claim]
        } else {
            [0; 3]
        };
        let mut out = [20_u16, flags, self.method, 0, 0]
            .map(u16::to_le_bytes)
            .concat();
        out.extend(numbers.map(u32::to_le_bytes).concat());
        out.extend(u16::try_from(self.name.len()).unwrap().to_le_bytes());
        out
    }
}

/// The local part of the archive and the directory.
pub(crate) fn build(entries: &[Raw]) -> (Vec<u8>, Vec<u8>) {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let at = entry.at.unwrap_or(u32::try_from(bytes.len()).unwrap());
        bytes.extend(b"PK\x03\x04");
        bytes.extend(entry.fields(!entry.open));
        bytes.extend([0, 0]);
        bytes.extend(&entry.name);
        bytes.extend(&entry.packed);
        if entry.open {
            bytes.extend(b"PK\x07\x08");
            bytes.extend(
                [entry.crc, entry.packed_claim, entry.size_claim]
                    .map(u32::to_le_bytes)
                    .concat(),
            );
        }
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(entry.fields(true));
        directory.extend([0; 4]);
        directory.extend(entry.part.to_le_bytes());
        directory.extend([0; 6]);
        directory.extend(at.to_le_bytes());
        directory.extend(&entry.name);
    }
    (bytes, directory)
}

pub(crate) fn end(count: usize, size: usize, offset: usize) -> Vec<u8> {
    let mut out = b"PK\x05\x06\0\0\0\0".to_vec();
    let count = u16::try_from(count).unwrap();
    out.extend([count, count].map(u16::to_le_bytes).concat());
    let (size, offset) = (u32::try_from(size).unwrap(), u32::try_from(offset).unwrap());
    out.extend([size, offset].map(u32::to_le_bytes).concat());
    out.extend([0, 0]);
    out
}

pub(crate) fn pack(entries: &[Raw]) -> Vec<u8> {
    let (bytes, directory) = build(entries);
    let end = end(entries.len(), directory.len(), bytes.len());
    [bytes, directory, end].concat()
}

fn open(bytes: Vec<u8>) -> Result<(Vec<Table>, Vec<Warning>), OpenError> {
    read_all(&[file("e.zip", bytes)], Limits::default())
}

/// A table's path and rows.
type Rows = (String, u32);
/// A warning's file and sort.
type Warned = (String, WarningKind);

/// Rows of each table, and the sorts of warning.
fn outcome(bytes: Vec<u8>) -> (Vec<Rows>, Vec<Warned>) {
    let (tables, warnings) = open(bytes).unwrap();
    for warning in &warnings {
        assert!(
            warning.message.ends_with('.') && warning.message.contains(&warning.file),
            "{warning:?}"
        );
    }
    (
        tables
            .iter()
            .map(|table| (table.path.clone(), table.rows()))
            .collect(),
        warnings
            .iter()
            .map(|warning| (warning.file.clone(), warning.kind))
            .collect(),
    )
}

fn named(path: &str, rows: u32) -> Rows {
    (path.to_owned(), rows)
}

fn warned(path: &str, kind: WarningKind) -> Warned {
    (path.to_owned(), kind)
}

#[test]
fn honest_zips_of_every_make_are_read() {
    let plain = pack(&[Raw::deflated("a.csv", CSV), Raw::stored("b.csv", CSV)]);
    let open = Raw {
        open: true,
        ..Raw::deflated("a.csv", CSV)
    };
    for (what, bytes) in [
        ("plain", plain.clone()),
        (
            "data before it",
            [b"#!/bin/sh\n".to_vec(), plain.clone()].concat(),
        ),
        ("data after it", [plain, b"\0\0\0\0".to_vec()].concat()),
        ("data descriptors", pack(&[open, Raw::stored("b.csv", CSV)])),
    ] {
        assert_eq!(
            outcome(bytes),
            (vec![named("a.csv", 2), named("b.csv", 2)], vec![]),
            "{what}"
        );
    }
}

#[test]
fn zip64_is_read() {
    let (bytes, _) = build(&[Raw::deflated("a.csv", CSV)]);
    let entry = Raw::deflated("a.csv", CSV);
    let (packed, size) = (u64::from(entry.packed_claim), u64::from(entry.size_claim));
    let mut directory = b"PK\x01\x02\x14\x00".to_vec();
    let wide = Raw {
        packed_claim: u32::MAX,
        size_claim: u32::MAX,
        ..entry
    };
    directory.extend(wide.fields(true));
    directory.extend(28_u16.to_le_bytes());
    directory.extend([0; 10]);
    directory.extend(u32::MAX.to_le_bytes());
    directory.extend(b"a.csv");
    directory.extend([1_u16, 24].map(u16::to_le_bytes).concat());
    directory.extend([size, packed, 0].map(u64::to_le_bytes).concat());
    for before in [0, 100] {
        let mut end64 = b"PK\x06\x06".to_vec();
        end64.extend(44_u64.to_le_bytes());
        end64.extend([0; 12]);
        let numbers = [1, 1, directory.len() as u64, bytes.len() as u64];
        end64.extend(numbers.map(u64::to_le_bytes).concat());
        let mut locator = b"PK\x06\x07\0\0\0\0".to_vec();
        locator.extend(((bytes.len() + directory.len()) as u64).to_le_bytes());
        locator.extend(1_u32.to_le_bytes());
        let mut end = b"PK\x05\x06\0\0\0\0".to_vec();
        end.extend([0xff; 12]);
        end.extend([0, 0]);
        let all = [
            vec![b'x'; before],
            bytes.clone(),
            directory.clone(),
            end64,
            locator,
            end,
        ]
        .concat();
        assert_eq!(
            outcome(all),
            (vec![named("a.csv", 2)], vec![]),
            "{before} bytes before"
        );
    }
}

#[test]
fn names_are_decoded_and_made_harmless() {
    let entry = |name: &[u8]| Raw {
        name: name.to_vec(),
        ..Raw::deflated("", CSV)
    };
    let bytes = pack(&[
        entry(b"p\x82re.csv"),
        entry("zoë.csv".as_bytes()),
        entry(b"..\\..\\up.csv"),
        entry(b"/etc/abs.csv"),
        entry(b"same.csv"),
        entry(b"same.csv"),
        entry(b"__MACOSX/._same.csv"),
        entry(b".DS_Store"),
    ]);
    let (tables, warnings) = outcome(bytes);
    let paths: Vec<&str> = tables.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "etc/abs.csv",
            "pére.csv",
            "same (2).csv",
            "same.csv",
            "up.csv",
            "zoë.csv"
        ]
    );
    assert_eq!(
        warnings,
        [warned("same (2).csv", WarningKind::DuplicateEntry)]
    );
}

#[test]
fn entries_that_cannot_be_read_are_named_and_the_rest_is_shown() {
    let other = || Raw::deflated("b.csv", CSV);
    let a = || Raw::deflated("a.csv", CSV);
    let cut = |entry: Raw| {
        let half = entry.packed.len() / 2;
        Raw {
            packed: entry.packed[..half].to_vec(),
            packed_claim: u32::try_from(half).unwrap(),
            ..entry
        }
    };
    for (what, entry, rows, kind) in [
        (
            "encrypted",
            Raw { flags: 1, ..a() },
            0,
            WarningKind::UnreadableEntry,
        ),
        (
            "bzip2",
            Raw { method: 12, ..a() },
            0,
            WarningKind::DamagedArchive,
        ),
        (
            "PPMd",
            Raw { method: 98, ..a() },
            0,
            WarningKind::UnreadableEntry,
        ),
        (
            "nowhere",
            Raw {
                at: Some(9_999),
                ..a()
            },
            0,
            WarningKind::DamagedArchive,
        ),
        (
            "wrong checksum",
            Raw { crc: 1, ..a() },
            2,
            WarningKind::DamagedArchive,
        ),
        (
            "claims too much",
            Raw {
                size_claim: 4_000_000_000,
                ..a()
            },
            2,
            WarningKind::DamagedArchive,
        ),
        (
            "claims too little",
            Raw {
                size_claim: 3,
                ..a()
            },
            2,
            WarningKind::DamagedArchive,
        ),
        (
            "no deflate",
            Raw {
                packed: vec![0xff; 9],
                packed_claim: 9,
                ..a()
            },
            0,
            WarningKind::DamagedArchive,
        ),
        (
            "stored, but longer",
            Raw {
                size_claim: 3,
                ..Raw::stored("a.csv", CSV)
            },
            2,
            WarningKind::DamagedArchive,
        ),
    ] {
        let (tables, warnings) = outcome(pack(&[other(), entry]));
        assert_eq!(tables, [named("a.csv", rows), named("b.csv", 2)], "{what}");
        assert_eq!(warnings[0], warned("a.csv", kind), "{what}");
    }
    let (tables, warnings) = outcome(pack(&[
        other(),
        cut(Raw::deflated("a.csv", &CSV.repeat(500))),
    ]));
    assert!(
        tables[0].1 > 1,
        "what was unpacked before the damage is shown"
    );
    assert_eq!(warnings[0], warned("a.csv", WarningKind::DamagedArchive));
}

#[test]
fn a_zip_that_is_cut_off_shows_what_is_there() {
    let mut rows = "id,name
"
    .to_owned();
    for at in 0..20_000 {
        writeln!(rows, "{at},name {}", at * 7919 % 10_007).unwrap();
    }
    let long = Raw::deflated("long.csv", rows.as_bytes());
    for open in [false, true] {
        let entries = [
            Raw {
                open,
                ..Raw::deflated("a.csv", CSV)
            },
            Raw {
                open,
                ..long.clone()
            },
        ];
        let whole = pack(&entries);
        // Without its directory only.
        let (tables, warnings) = outcome(build(&entries).0);
        assert_eq!(
            tables,
            [named("a.csv", 2), named("long.csv", 20_000)],
            "{open}"
        );
        assert_eq!(
            warnings,
            [warned("e.zip", WarningKind::DamagedArchive)],
            "{open}"
        );
        // In the middle of an entry.
        let (tables, warnings) = outcome(whole[..whole.len() / 2].to_vec());
        assert_eq!(tables[0], named("a.csv", 2), "{open}");
        assert!((1_000..20_000).contains(&tables[1].1), "{open}: {tables:?}");
        assert_eq!(
            warnings
                .iter()
                .map(|(file, kind)| (file.as_str(), *kind))
                .take(2)
                .collect::<Vec<_>>(),
            [
                ("e.zip", WarningKind::DamagedArchive),
                ("long.csv", WarningKind::DamagedArchive)
            ],
            "{open}"
        );
    }
    assert!(matches!(
        open_first(&pack(&[Raw::deflated("a.csv", CSV)])[..20]),
        OpenError::Damaged { .. }
    ));
}

fn open_first(bytes: &[u8]) -> OpenError {
    open(bytes.to_vec()).unwrap_err()
}

#[test]
fn overlapping_entries_are_read_once() {
    let entries: Vec<Raw> = (0..50)
        .map(|at| Raw {
            at: Some(0),
            ..Raw::deflated(&format!("{at:02}.csv"), CSV)
        })
        .collect();
    let (tables, warnings) = outcome(pack(&entries));
    assert_eq!(tables.iter().map(|(_, rows)| rows).sum::<u32>(), 2);
    assert_eq!(warnings.len(), 49);
    assert!(
        warnings
            .iter()
            .all(|(_, kind)| *kind == WarningKind::UnreadableEntry)
    );
}

#[test]
fn bombs_stop_at_the_limits() {
    let bomb = Raw::deflated("bomb.csv", &vec![b'\n'; 8 << 20]);
    let small = Limits {
        ratio_from: 1 << 20,
        ..Limits::default()
    };
    let files = [file("e.zip", pack(&[bomb, Raw::deflated("a.csv", CSV)]))];
    let (tables, warnings) = read_all(&files, small).unwrap();
    assert_eq!(tables[0].rows(), 2);
    assert_eq!(
        (warnings[0].file.as_str(), warnings[0].kind),
        ("bomb.csv", WarningKind::Limit)
    );

    let tight = Limits {
        total_bytes: 1 << 20,
        ..Limits::default()
    };
    let (tables, warnings) = read_all(&files, tight).unwrap();
    assert_eq!(tables[0].rows(), 2);
    assert_eq!(
        (warnings[0].file.as_str(), warnings[0].kind),
        ("bomb.csv", WarningKind::Limit)
    );

    let few = Limits {
        entries: 1,
        ..Limits::default()
    };
    assert!(matches!(
        read_all(&files, few).unwrap_err(),
        OpenError::TooManyEntries { limit: 1, .. }
    ));
}

#[test]
fn a_zip_of_which_nothing_can_be_read_says_so() {
    let error = open_first(&pack(&[Raw {
        flags: 1,
        ..Raw::deflated("a.csv", CSV)
    }]));
    assert!(
        matches!(error, OpenError::Locked { wrong: false, .. }),
        "{error:?}"
    );
    assert!(
        error
            .problem()
            .contains("e.zip is protected with a password"),
        "{error}"
    );
    assert!(error.advice().contains("password"));
    assert_eq!(error.file(), "e.zip");
}

#[test]
fn several_files_form_one_export() {
    let inner = |name: &str| zip(&[(name, CSV)]);
    let (tables, warnings) = read_all(
        &[
            file("one.zip", inner("a.csv")),
            file("two.zip", inner("a.csv")),
            file("three.zip", inner("b.csv")),
            file("c.csv", CSV),
            file("photo.png", b"\x89PNG...".to_vec()),
        ],
        Limits::default(),
    )
    .unwrap();
    let paths: Vec<&str> = tables.iter().map(|table| table.path.as_str()).collect();
    assert_eq!(paths, ["a.csv", "b.csv", "c.csv", "two/a.csv"]);
    assert_eq!(warnings.len(), 1);
    assert_eq!(
        (warnings[0].file.as_str(), warnings[0].kind),
        ("photo.png", WarningKind::SkippedEntry)
    );
}

#[test]
fn the_wrong_encoding_is_found_or_said() {
    let read = |bytes: Vec<u8>| {
        let (mut tables, warnings) = open(pack(&[Raw::deflated("t.csv", &bytes)])).unwrap();
        let table = tables.remove(0);
        let encoding = match &table.origin {
            vitrine::engine::table::Origin::Entry { dialect, .. } => dialect.encoding.clone(),
            vitrine::engine::table::Origin::Lifted { .. } => unreachable!("an entry"),
        };
        (encoding, cells(&table), warnings)
    };
    let text = "id,név\n1,Müller\n2,Àngel Çetin\n3,Søren Åkesson\n";
    let latin = encoding_rs::WINDOWS_1252
        .encode(&text.replace("név", "nom é"))
        .0
        .into_owned();
    let (encoding, rows, warnings) = read(latin);
    assert_eq!(
        (encoding.as_str(), rows[2][1].as_str()),
        ("windows-1252", "Àngel Çetin")
    );
    // A guess is said to be one.
    let kinds: Vec<WarningKind> = warnings.iter().map(|warning| warning.kind).collect();
    assert_eq!(kinds, [WarningKind::GuessedEncoding]);

    for big in [false, true] {
        for bom in [false, true] {
            let text = format!("{}{text}", if bom { "\u{feff}" } else { "" });
            let units = text.encode_utf16();
            let bytes: Vec<u8> = units
                .flat_map(|unit| {
                    if big {
                        unit.to_be_bytes()
                    } else {
                        unit.to_le_bytes()
                    }
                })
                .collect();
            let (encoding, rows, warnings) = read(bytes);
            assert_eq!(encoding, if big { "UTF-16BE" } else { "UTF-16LE" });
            assert_eq!(
                (rows[0][1].as_str(), rows[3][1].as_str()),
                ("név", "Søren Åkesson")
            );
            assert_eq!(warnings, []);
        }
    }

    // Two bad bytes in a long text that is UTF-8 else.
    let mut bytes = text.repeat(20).into_bytes();
    let places: Vec<usize> = (0..bytes.len())
        .filter(|&at| bytes[at..].starts_with(b"3,S"))
        .collect();
    bytes[places[4] + 2] = 0xff;
    bytes[places[9] + 2] = 0xfe;
    let (encoding, rows, warnings) = read(bytes);
    assert_eq!(encoding, "UTF-8");
    assert_eq!(rows[3][1], "Søren Åkesson");
    let found: Vec<_> = warnings
        .iter()
        .map(|warning| (warning.kind, warning.line, warning.byte))
        .collect();
    assert_eq!(
        found,
        [
            (WarningKind::BadEncoding, 20, places[4] as u64),
            (WarningKind::BadEncoding, 40, places[9] as u64),
        ]
    );
}

#[test]
fn no_bytes_at_all_make_it_panic() {
    let whole = pack(&[
        Raw::deflated("a.csv", CSV),
        Raw {
            open: true,
            ..Raw::stored("b.csv", CSV)
        },
    ]);
    for length in 0..whole.len() {
        drop(open(whole[..length].to_vec()));
    }
    for at in 0..whole.len() {
        for value in [0, 1, 0x7f, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] = value;
            drop(open(bytes));
        }
    }
    let files: [InputFile; 0] = [];
    assert_eq!(
        read_all(&files, Limits::default()).unwrap_err(),
        OpenError::Nothing
    );
}
