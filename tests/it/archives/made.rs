//! The archives, made byte by byte, or by the programs whose names they have.

use std::io::{Cursor, Write as _};

use vitrine::engine::load::Opening;
use zip::AesMode;
use zip::unstable::write::FileOptionsExt as _;
use zip::write::FileOptions;

use super::{CSV, Comes, PASSWORD, Raw, build, end, pack, with};

/// An archive and what must come of it.
pub(super) struct Case {
    pub(super) what: &'static str,
    pub(super) bytes: Vec<u8>,
    pub(super) opening: Opening,
    pub(super) comes: Comes,
}

const NOTES: &[u8] = include_bytes!("../../cases/archives/notes.csv");
const TRADITIONAL: &[u8] = include_bytes!("../../cases/archives/traditional.zip");

/// `notes.csv` packed and protected in every way that is read.
pub(super) fn honest() -> Vec<(&'static str, Vec<u8>, Opening)> {
    let by = |method: u16, packed: &[u8]| {
        let notes = Raw::deflated("notes.csv", NOTES);
        pack(&[Raw {
            method,
            packed: packed.to_vec(),
            packed_claim: u32::try_from(packed.len()).unwrap(),
            ..notes
        }])
    };
    let plain = Opening::default;
    vec![
        ("stored", pack(&[Raw::stored("notes.csv", NOTES)]), plain()),
        (
            "deflate",
            pack(&[Raw::deflated("notes.csv", NOTES)]),
            plain(),
        ),
        (
            "deflate64",
            by(9, &Raw::deflated("notes.csv", NOTES).packed),
            plain(),
        ),
        (
            "bzip2 of Python",
            include_bytes!("../../cases/archives/bzip2.zip").to_vec(),
            plain(),
        ),
        (
            "LZMA of Python",
            include_bytes!("../../cases/archives/lzma.zip").to_vec(),
            plain(),
        ),
        (
            "xz",
            by(95, include_bytes!("../../cases/archives/notes.csv.xz")),
            plain(),
        ),
        (
            "zstd",
            by(93, include_bytes!("../../cases/archives/notes.csv.zst")),
            plain(),
        ),
        (
            "zstd by its first number",
            by(20, include_bytes!("../../cases/archives/notes.csv.zst")),
            plain(),
        ),
        (
            "Info-ZIP with a password",
            TRADITIONAL.to_vec(),
            with(PASSWORD),
        ),
        (
            "Info-ZIP with a password, as a stream",
            include_bytes!("../../cases/archives/traditional_stream.zip").to_vec(),
            with(PASSWORD),
        ),
        (
            "AES-128",
            aes(AesMode::Aes128, "notes.csv", NOTES, PASSWORD),
            with(PASSWORD),
        ),
        (
            "AES-192",
            aes(AesMode::Aes192, "notes.csv", NOTES, PASSWORD),
            with(PASSWORD),
        ),
        (
            "AES-256",
            aes(AesMode::Aes256, "notes.csv", NOTES, PASSWORD),
            with(PASSWORD),
        ),
        (
            "AES, a password of another script",
            aes(AesMode::Aes256, "notes.csv", NOTES, "pässwörd"),
            with("pässwörd"),
        ),
        (
            "ZipCrypto, a password as Windows wrote it",
            include_bytes!("../../cases/archives/windows.zip").to_vec(),
            with("pässwörd"),
        ),
        (
            "ZipCrypto, where the password passes the check in UTF-8, too, by chance",
            include_bytes!("../../cases/archives/two_ways.zip").to_vec(),
            with("pässwörd"),
        ),
    ]
}

fn aes(mode: AesMode, name: &str, bytes: &[u8], password: &str) -> Vec<u8> {
    let options = FileOptions::default().with_aes_encryption(mode, password);
    written(name, bytes, options)
}

fn traditional(name: &str, bytes: &[u8], password: &[u8]) -> Vec<u8> {
    let options = FileOptions::default()
        .with_deprecated_encryption(password)
        .unwrap();
    written(name, bytes, options)
}

fn written(name: &str, bytes: &[u8], options: FileOptions<'_, '_, ()>) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(name, options).unwrap();
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap().into_inner()
}

/// A repetition of a thousand, which deflate64 can say at once: symbol 285 with sixteen more bits.
pub(super) fn deflate64() -> Vec<u8> {
    let mut bits: Vec<bool> = vec![true, true, false];
    // Codes begin with their highest bit, numbers with their lowest.
    let mut code =
        |value: u32, length: u32| bits.extend((0..length).rev().map(|bit| value >> bit & 1 == 1));
    for byte in *b"id,n\n1,A" {
        code(0x30 + u32::from(byte), 8);
    }
    code(0b1100_0101, 8);
    bits.extend((0..16).map(|bit| (1000_u32 - 3) >> bit & 1 == 1));
    bits.extend([false; 5]);
    let mut code =
        |value: u32, length: u32| bits.extend((0..length).rev().map(|bit| value >> bit & 1 == 1));
    code(0x30 + u32::from(b'\n'), 8);
    code(0, 7);
    let packed: Vec<u8> = bits
        .chunks(8)
        .map(|byte| {
            byte.iter()
                .rev()
                .fold(0, |all, bit| all << 1 | u8::from(*bit))
        })
        .collect();
    let text = format!("id,n\n1,{}\n", "A".repeat(1001));
    pack(&[Raw {
        method: 9,
        packed_claim: u32::try_from(packed.len()).unwrap(),
        packed,
        ..Raw::deflated("a.csv", text.as_bytes())
    }])
}

/// Entries each of which begins with a quotation of all that follows, as in the bombs that do without archives inside archives.
pub(super) fn overlapping(count: usize, kernel: &[u8]) -> Vec<u8> {
    let last = Raw::deflated(&format!("{:03}.csv", count - 1), kernel);
    let (mut bytes, _) = build(std::slice::from_ref(&last));
    let mut entries = vec![last];
    let mut unpacked = kernel.to_vec();
    for at in (0..count - 1).rev() {
        let next = entries.last().unwrap();
        let header = 30 + next.name.len();
        // A block that is not packed and not the last: three bits, padding, the length and its complement.
        let length = u16::try_from(header).unwrap();
        let mut packed = vec![0];
        packed.extend(length.to_le_bytes());
        packed.extend((!length).to_le_bytes());
        packed.extend(&bytes[..header]);
        packed.extend(&next.packed);
        unpacked = [&bytes[..header], &unpacked].concat();
        let entry = Raw {
            packed_claim: u32::try_from(packed.len()).unwrap(),
            packed,
            ..Raw::stored(&format!("{at:03}.csv"), &unpacked)
        };
        let entry = Raw { method: 8, ..entry };
        let alone = build(std::slice::from_ref(&entry)).0;
        // What it quotes is in the file once.
        bytes = [&alone[..30 + entry.name.len() + 5], &bytes].concat();
        entries.push(entry);
    }
    entries.reverse();
    let mut at = 0;
    let mut directory = Vec::new();
    for entry in &entries {
        let listed = Raw {
            at: Some(at),
            ..entry.clone()
        };
        directory.extend(build(std::slice::from_ref(&listed)).1);
        at += u32::try_from(30 + entry.name.len() + 5).unwrap();
    }
    let end = end(entries.len(), directory.len(), bytes.len());
    [bytes, directory, end].concat()
}

fn case(what: &'static str, bytes: Vec<u8>, comes: Comes) -> Case {
    Case {
        what,
        bytes,
        opening: Opening::default(),
        comes,
    }
}

/// Archives with something odd about them.
#[expect(clippy::too_many_lines, reason = "a table")]
pub(super) fn odd() -> Vec<Case> {
    let a = || Raw::deflated("a.csv", CSV);
    let b = || Raw::deflated("b.csv", CSV);
    let both = "a.csv: 2 rows\nb.csv: 2 rows";
    let plain = pack(&[a(), b()]);
    let comment = |comment: &[u8]| {
        let mut bytes = plain.clone();
        let at = bytes.len() - 2;
        bytes.truncate(at);
        bytes.extend(u16::try_from(comment.len()).unwrap().to_le_bytes());
        bytes.extend(comment);
        bytes
    };
    let in_part = |part: u16, entries: &[Raw]| {
        let (bytes, directory) = build(entries);
        let mut end = end(entries.len(), directory.len(), bytes.len());
        end[4] = u8::try_from(part).unwrap();
        [bytes, directory, end].concat()
    };
    vec![
        case("a comment", comment(b"made by hand"), Comes::Of(both)),
        case(
            "a comment with another end in it",
            comment(&end(0, 0, 0)),
            Comes::Of(both),
        ),
        case(
            "a comment with an end that leads nowhere",
            comment(&end(7, 9999, 9)),
            Comes::Of(both),
        ),
        case(
            "nothing but an end",
            end(0, 0, 0),
            Comes::Failure("e.zip is a zip file with nothing in it."),
        ),
        case(
            "two archives, one behind the other",
            [pack(&[a()]), pack(&[b()])].concat(),
            Comes::Of("b.csv: 2 rows\ne.zip: damaged_archive"),
        ),
        case(
            "two directories",
            {
                let (bytes, directory) = build(&[a(), b()]);
                let (_, first) = build(&[a()]);
                let end = end(2, directory.len(), bytes.len() + first.len());
                [bytes, first, directory, end].concat()
            },
            Comes::Of(both),
        ),
        case(
            "listed fewer than promised, and one not listed",
            {
                let (bytes, _) = build(&[a(), b()]);
                let (_, directory) = build(&[a()]);
                let end = end(2, directory.len(), bytes.len());
                [bytes, directory, end].concat()
            },
            Comes::Of("a.csv: 2 rows\nb.csv: 2 rows\ne.zip: damaged_archive"),
        ),
        case(
            "the first claims the bytes of the second",
            pack(&[
                Raw {
                    packed_claim: 4000,
                    ..a()
                },
                b(),
            ]),
            Comes::Of(both),
        ),
        case(
            "not packed, and claims the bytes of the second",
            pack(&[
                Raw {
                    packed_claim: 40,
                    size_claim: 40,
                    ..Raw::stored("a.csv", CSV)
                },
                b(),
            ]),
            Comes::Of("a.csv: 2 rows\nb.csv: 2 rows\na.csv: unreadable_entry"),
        ),
        case(
            "one entry listed twice",
            pack(&[a(), Raw { at: Some(0), ..b() }]),
            Comes::Of("a.csv: 2 rows\nb.csv: 0 rows\nb.csv: unreadable_entry"),
        ),
        case(
            "an entry that is nowhere takes nothing from others",
            pack(&[
                a(),
                Raw {
                    at: Some(20),
                    ..b()
                },
                Raw::deflated("c.csv", CSV),
            ]),
            Comes::Of("a.csv: 2 rows\nb.csv: 0 rows\nc.csv: 2 rows\nb.csv: damaged_archive"),
        ),
        case(
            "the last of three parts",
            in_part(2, &[Raw { part: 1, ..a() }, Raw { part: 2, ..b() }]),
            Comes::Of(
                "a.csv: 0 rows\nb.csv: 2 rows\ne.zip: damaged_archive\na.csv: unreadable_entry",
            ),
        ),
        case(
            "the last part, with nothing but the directory",
            in_part(1, &[a()]),
            Comes::Failure(
                "None of the 1 CSV files in e.zip can be read: a.csv is in part 1 of this archive, which was divided.",
            ),
        ),
        case(
            "called like a folder, and full",
            pack(&[a(), Raw::deflated("b.csv/", CSV)]),
            Comes::Of(both),
        ),
        case(
            "names that turn around, hide or end early",
            pack(&[
                Raw {
                    name: "\u{202e}vsc.exe.csv".into(),
                    ..a()
                },
                Raw {
                    name: b"a.csv\0.exe".to_vec(),
                    ..a()
                },
                Raw {
                    name: b"\0".to_vec(),
                    ..a()
                },
                Raw {
                    name: b"".to_vec(),
                    ..Raw::stored("", b"")
                },
            ]),
            Comes::Of(
                "\u{202e}vsc.exe.csv: 2 rows\n\u{fffd}: 2 rows\na.csv\u{fffd}.exe: skipped_entry\nunnamed: skipped_entry",
            ),
        ),
        case(
            "a last row that is cut is not shown",
            {
                let long: Vec<String> = (0..3000).map(|at| format!("{at},name {at}\n")).collect();
                let whole = Raw::stored("a.csv", format!("id,name\n{}", long.concat()).as_bytes());
                // In the middle of the last name: nobody could tell that it is not whole.
                let packed = whole.packed[..whole.packed.len() - 3].to_vec();
                build(&[Raw { packed, ..whole }]).0
            },
            Comes::Of("a.csv: 2999 rows\ne.zip: damaged_archive\na.csv: damaged_archive"),
        ),
        case(
            "a method of nobody",
            pack(&[b(), Raw { method: 77, ..a() }]),
            Comes::Of("a.csv: 0 rows\nb.csv: 2 rows\na.csv: unreadable_entry"),
        ),
        case(
            "LZMA that asks for all memory",
            pack(&[
                b(),
                Raw {
                    method: 14,
                    packed: vec![9, 20, 5, 0, 0x5d, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0],
                    packed_claim: 13,
                    ..a()
                },
            ]),
            Comes::Of("a.csv: 0 rows\nb.csv: 2 rows\na.csv: limit"),
        ),
        case(
            "a zip of twenty bytes",
            plain[..20].to_vec(),
            Comes::Failure("e.zip is damaged: no file can be found inside it."),
        ),
    ]
}

/// Archives behind passwords, with the right one, a wrong one and none.
pub(super) fn locked() -> Vec<Case> {
    let mut cases = Vec::new();
    for (what, bytes, opening) in honest() {
        if opening.password.is_none() {
            continue;
        }
        let no = Case {
            what,
            bytes: bytes.clone(),
            opening: Opening::default(),
            comes: Comes::Failure("e.zip is protected with a password."),
        };
        let wrong = Case {
            what,
            bytes,
            opening: with("wrong"),
            comes: Comes::Failure("e.zip is protected with a password, and this one does not fit."),
        };
        cases.extend([no, wrong]);
    }
    let strong = |flags| {
        pack(&[
            Raw::deflated("b.csv", CSV),
            Raw {
                flags,
                ..Raw::deflated("a.csv", CSV)
            },
        ])
    };
    cases.push(case(
        "PKWARE's strong encryption",
        strong(1 | 1 << 6),
        Comes::Of("a.csv: 0 rows\nb.csv: 2 rows\na.csv: unreadable_entry"),
    ));
    cases.push(case(
        "one protected among others",
        strong(1),
        Comes::Of("a.csv: 0 rows\nb.csv: 2 rows\na.csv: unreadable_entry"),
    ));
    cases.push(case(
        "a protected text that may be a table",
        traditional("data.txt", CSV, b"x"),
        Comes::Failure("e.zip is protected with a password."),
    ));
    cases.push(Case {
        what: "a protected text that is a table",
        bytes: traditional("data.txt", &CSV.repeat(20), b"x"),
        opening: with("x"),
        comes: Comes::Of("data.txt: 59 rows"),
    });
    cases
}
