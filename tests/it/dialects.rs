//! Tables as they come out of databases, spreadsheets and the web: small ones, written in every way that is met.

use std::fmt::Write as _;

use vitrine::engine::archive::Limits;
use vitrine::engine::csv::{Feed, TableReader};
use vitrine::engine::load::read_all;
use vitrine::engine::table::{Dialect, Origin, Table};
use vitrine::engine::warning::{Warning, WarningKind};

use super::reading::{cells, file, zip};

/// Reads one CSV.
fn read(bytes: &[u8]) -> (Table, Vec<Warning>) {
    let zip = zip(&[("t.csv", bytes)]);
    let (mut tables, warnings) = read_all(&[file("e.zip", zip)], Limits::default()).unwrap();
    (tables.remove(0), warnings)
}

fn dialect(table: &Table) -> &Dialect {
    match &table.origin {
        Origin::Entry { dialect, .. } => dialect,
        Origin::Lifted { .. } => unreachable!("an entry"),
    }
}

fn kinds(warnings: &[Warning]) -> Vec<(u64, WarningKind)> {
    warnings
        .iter()
        .map(|warning| (warning.line, warning.kind))
        .collect()
}

/// The rows as text, cells between bars, with the headers first.
fn lines(table: &Table) -> Vec<String> {
    cells(table).iter().map(|row| row.join("|")).collect()
}

#[test]
fn a_title_before_the_header_is_shown_and_skipped() {
    let note = "Notes:\n\"When exporting, you may notice that some addresses are missing, as, for example, these.\"\n\n";
    let text = format!(
        "{note}First Name,Last Name,URL,Company\nAda,Byron,https://example.org/a,\"Engines, Ltd\"\nBo,Lee,https://example.org/b,\n"
    );
    let (table, warnings) = read(text.as_bytes());
    assert_eq!(
        lines(&table),
        [
            "First Name|Last Name|URL|Company",
            "Ada|Byron|https://example.org/a|Engines, Ltd",
            "Bo|Lee|https://example.org/b|"
        ]
    );
    assert_eq!((dialect(&table).skip, dialect(&table).header), (3, true));
    assert_eq!(table.line(0), Some(5));
    assert_eq!(table.byte(0), text.find("Ada").map(|at| at as u64));
    assert_eq!(kinds(&warnings), [(1, WarningKind::StrayLines)]);
    assert!(
        warnings[0].message.contains("When exporting"),
        "{}",
        warnings[0].message
    );
    // Exported on a day without connections.
    let (table, _) = read(format!("{note}First Name,Last Name,URL\n").as_bytes());
    assert_eq!(lines(&table), ["First Name|Last Name|URL"]);
}

#[test]
fn titles_are_told_from_short_headers() {
    for (text, skip, first) in [
        (
            "Report of sales\nid;name;sum\n1;a;2,5\n2;b;3,5\n",
            1,
            "id|name|sum",
        ),
        (
            "Report\nExported on 2024-01-02\n\nid,name\n1,a\n2,b\n",
            3,
            "id|name",
        ),
        (
            "# made by hand\nid,name,sum\n1,a,2\n2,b,3\n",
            1,
            "id|name|sum",
        ),
        ("id,name\n1,a,b,c\n2,d,e,f\n", 0, "id|name|(extra)"),
        ("name\nDoe, Jane\nRoe, Joe\nPoe, Zoe\n", 0, "name"),
        ("\n\nid,name\n1,a\n", 0, "id|name"),
    ] {
        let (table, _) = read(text.as_bytes());
        assert_eq!(
            (dialect(&table).skip, lines(&table)[0].as_str()),
            (skip, first),
            "{text:?}"
        );
    }
}

#[test]
fn comments_are_no_rows_where_they_clearly_are_comments() {
    let (table, warnings) =
        read(b"# made by hand\n# twice\nid,name,sum\n1,a,2\n# a pause\n2,b,3\n#3,c,4\n");
    assert_eq!(lines(&table), ["id|name|sum", "1|a|2", "2|b|3", "#3|c|4"]);
    assert_eq!(
        kinds(&warnings),
        [(1, WarningKind::StrayLines), (5, WarningKind::StrayLines)]
    );
    assert!(warnings[1].message.contains("# a pause"));
    assert_eq!(warnings[1].byte, 41);
    assert_eq!(dialect(&table).comment.as_deref(), Some("#"));
    let (table, _) = read(b"##made by hand\n##twice\n#id,name,sum\n1,a,2\n2,b,3\n3,c,4\n");
    assert_eq!(
        (dialect(&table).skip, lines(&table)[0].as_str()),
        (2, "#id|name|sum")
    );
    let (table, _) = read(b"#,name,sum\n1,a,2\n2,b,3\n");
    assert_eq!(lines(&table)[0], "#|name|sum");
    let (table, _) = read(b"tag\n#one\n#two\n#three\n");
    assert_eq!(table.rows(), 3);
}

#[test]
fn delimiters_that_end_every_row_make_no_column() {
    for (text, expected) in [
        ("id|name|\n1|a|\n2|b|\n", vec!["id|name", "1|a", "2|b"]),
        ("id,name\n1,a,\n2,b,\n", vec!["id|name", "1|a", "2|b"]),
        ("id,name,,\n1,a,,\n2,b,,\n", vec!["id|name", "1|a", "2|b"]),
        (
            "id,name,\n1,a,\n2,b,x\n",
            vec!["id|name|column 3", "1|a|", "2|b|x"],
        ),
    ] {
        let (table, warnings) = read(text.as_bytes());
        assert_eq!(lines(&table), expected, "{text:?}");
        assert!(
            warnings
                .iter()
                .all(|one| one.kind == WarningKind::OddHeader),
            "{warnings:?}"
        );
    }
    // As the benchmarks of databases are written: no header either.
    let mut rows = String::new();
    for at in 0..20 {
        writeln!(
            rows,
            "{at}|Customer#{at:09}|{}|{}.50|text, and more; of it|",
            at % 5,
            at * 7
        )
        .unwrap();
    }
    let (table, warnings) = read(rows.as_bytes());
    assert_eq!((table.rows(), table.columns.len()), (20, 5));
    assert!(dialect(&table).trailing_delimiter);
    assert_eq!(kinds(&warnings), [(0, WarningKind::NoHeader)]);
    // Data that comes late behind the last delimiter is kept.
    let late = format!("{}9|x|late\n", "1|a|\n".repeat(100_000));
    let (table, warnings) = read(format!("id|name|\n{late}").as_bytes());
    assert_eq!(lines(&table)[100_001], "9|x|late");
    assert_eq!(kinds(&warnings), [(100_002, WarningKind::RaggedRow)]);
}

#[test]
fn headerless_dumps_are_read_from_their_first_row() {
    for (text, rows) in [
        // A catalogue of music: tabs, missing values, times with zones.
        (
            "1\t9a3c7d52-6c1f-4a39-8a70-aa4c9e7e0001\tGroup\t\\N\t2010-01-01 10:00:00+00\n2\t9a3c7d52-6c1f-4a39-8a70-aa4c9e7e0002\tPerson\t4\t2010-01-02 10:00:00+00\n",
            2,
        ),
        // A factory's parts.
        (
            "1\tAdjustable Race\tAR-5381\t0\t\t1998-06-01\n2\tBearing Ball\tBA-8327\t0\t\t1998-06-01\n",
            2,
        ),
        // Places.
        ("AD,Andorra\nAE,Emirates\nAF,Afghanistan\nAG,Antigua\n", 4),
        (
            "\"ALFKI\";12,5;\"Berlin\"\n\"ANATR\";13,5;\"Ulm\"\n\"BOLID\";7,0;\"Rom\"\n",
            3,
        ),
        ("2019,12,2020\n2020,13,2021\n2021,14,2022\n", 3),
    ] {
        let (table, warnings) = read(text.as_bytes());
        assert_eq!(table.rows(), rows, "{:?}", lines(&table));
        assert_eq!(table.columns[0].name, "column 1");
        assert_eq!(kinds(&warnings), [(0, WarningKind::NoHeader)]);
    }
    for text in [
        "id\tname\n1\tAda\n",
        "stop_id, stop_name , stop_lat\nA1,Main St,1.5\nA2,High St,2.5\n",
        "country,1990,1991,1992\nFrance,1,2,3\nSpain,4,5,6\n",
        "Region,Manager\nEast,Ann\nWest,Bob\nNorth,Cy\n",
        "h\n",
    ] {
        assert!(dialect(&read(text.as_bytes()).0).header, "{text:?}");
    }
}

#[test]
fn padded_and_quoted_headers_behind_a_mark_are_trimmed() {
    let (table, warnings) = read(
        "\u{feff}\"stop_id\", stop_name ,__proto__,constructor\r\nA1,\"Main, St\",1.5,x\r\n"
            .as_bytes(),
    );
    assert_eq!(lines(&table)[0], "stop_id|stop_name|__proto__|constructor");
    assert_eq!(warnings, []);
}

#[test]
fn spaces_may_stand_before_quotation_marks() {
    let (table, warnings) =
        read(b"id, name, note\n1, \"Doe, Jane\", \"x\"\n2, \"Roe, \"\"J\"\"\" , \"y\nz\"\n");
    assert_eq!(
        cells(&table)[1..],
        [["1", "Doe, Jane", "x"], ["2", "Roe, \"J\"", "y\nz"]]
    );
    assert_eq!(warnings, []);
}

#[test]
fn marks_around_cells_may_be_single_or_none() {
    let (table, warnings) = read(b"'id';'name'\n'1';'O''Neil; Jo'\n'2';'x\ny'\n");
    assert_eq!(cells(&table)[1..], [["1", "O'Neil; Jo"], ["2", "x\ny"]]);
    assert_eq!((dialect(&table).quote, warnings), (Some('\''), vec![]));
    // Titles of films: quotation marks are text, some of them at the beginning of a cell.
    let mut text = "tconst\ttitle\tyear\n".to_owned();
    for at in 0..40 {
        let title = match at % 4 {
            0 => format!("\"Rome {at}\" and after"),
            1 => format!("\"unfinished {at}"),
            _ => format!("Plain {at}"),
        };
        writeln!(text, "tt{at:07}\t{title}\t\\N").unwrap();
    }
    let (table, warnings) = read(text.as_bytes());
    assert_eq!((table.rows(), dialect(&table).quote), (40, None));
    assert_eq!(table.columns[1].get(1), "\"unfinished 1");
    assert_eq!(warnings, []);
    // A few apostrophes at the beginning of cells are no marks.
    let (table, _) = read(b"id,name\n1,'t Hooft\n2,'s Gravesande\n3,O'Neil\n");
    assert_eq!(table.columns[1].get(0), "'t Hooft");
}

#[test]
fn backslashes_escape_where_they_plainly_do() {
    let (table, warnings) = read(
        b"\"id\",\"note\"\n\"1\",\"say \\\"hi\\\", then go\"\n\"2\",\"C:\\\\temp\\\\\"\n\"3\",\"{\\\"a\\\":\\\"b,c\\\"}\"\n",
    );
    assert_eq!(
        cells(&table)[1..],
        [
            ["1", "say \"hi\", then go"],
            ["2", "C:\\temp\\"],
            ["3", "{\"a\":\"b,c\"}"]
        ]
    );
    assert_eq!((dialect(&table).escape, warnings), (Some('\\'), vec![]));
    // As databases copy to text: no marks, backslashes before tabs, newlines and backslashes.
    let (table, _) = read(
        b"1\tone\\ttab\t\\N\n2\tC:\\\\x\\\\y\t2020-01-01\n3\ttwo\\nlines\t2020-01-02\n4\tbroken\\\nline\t2020-01-03\n5\tx\t2020-01-04\n",
    );
    assert_eq!(
        (dialect(&table).quote, dialect(&table).escape),
        (None, Some('\\'))
    );
    let notes: Vec<String> = (0..5)
        .map(|row| table.columns[1].get(row).into_owned())
        .collect();
    assert_eq!(
        notes,
        ["one\ttab", "C:\\x\\y", "two\nlines", "broken\nline", "x"]
    );
    assert_eq!(table.columns[2].get(0), "\\N");
    assert_eq!(table.line(4), Some(6));
    // Paths end in a backslash before a closing mark: no escape.
    let (table, warnings) = read(b"id,path\n1,\"C:\\a, b\\\"\n2,\"D:\\\"\n3,x\\n\n");
    assert_eq!(table.columns[1].get(0), "C:\\a, b\\");
    assert_eq!((dialect(&table).escape, warnings), (None, vec![]));
}

#[test]
fn rows_end_in_any_newline_also_in_several() {
    for text in [
        "id,name\r1,a\r2,\"x\ry\"\r",
        "id,name\r\n1,a\n2,\"x\ry\"\r",
        "id,name\n\r\n1,a\r\r\n2,\"x\ry\"",
    ] {
        let (table, warnings) = read(text.as_bytes());
        assert_eq!(cells(&table), [["id", "name"], ["1", "a"], ["2", "x\ry"]]);
        assert_eq!(warnings, [], "{text:?}");
    }
}

#[test]
fn dumps_without_an_ending_are_tables_and_prose_is_not() {
    let utf16: Vec<u8> = "id\tname\r\n1\tAda\r\n2\tBo\r\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let zip = zip(&[
        ("dump/artist", b"1\tAda\t\\N\n2\tBo\t7\n"),
        ("dump/region.tbl", b"0|AFRICA|x|\n1|ASIA|y|\n"),
        ("dump/shapes.txt", b"shape_id,shape_lat,shape_lon"),
        ("dump/wide.txt", &utf16),
        ("dump/thanks", b"Thanks to all, of course"),
        (
            "dump/COPYING",
            b"You may copy this, as you like, and change it.\nWithout, however, any warranty, of course.\n",
        ),
        ("dump/binary", b"\x7fELF\x02\x01\0\0,\n,\0\n,\n"),
    ]);
    let (tables, warnings) = read_all(&[file("e.zip", zip)], Limits::default()).unwrap();
    let paths: Vec<&str> = tables.iter().map(|table| table.path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "dump/artist",
            "dump/region.tbl",
            "dump/shapes.txt",
            "dump/wide.txt"
        ]
    );
    let skipped = |one: &&Warning| one.kind == WarningKind::SkippedEntry;
    assert_eq!(warnings.iter().filter(skipped).count(), 3);
}

/// Rows of names in the languages that an encoding is used for.
fn people(names: &[&str]) -> String {
    let rows = names.iter().enumerate();
    let rows: Vec<String> = rows
        .map(|(at, name)| format!("{at};{name};{at}@example.com\n"))
        .collect();
    format!("id;name;email\n{}", rows.concat())
}

const FRENCH: [&str; 8] = [
    "André Lefèvre",
    "Zoë Crête",
    "François Gérard",
    "Hélène Béranger",
    "Jérôme Noël",
    "Anaïs Maître",
    "Thérèse Côté",
    "Émile Forêt",
];
const GERMAN: [&str; 7] = [
    "Jürgen Müller",
    "Jörg Größe",
    "Björn Übel",
    "Käthe Schröder",
    "Günther Weiß",
    "Özlem Äpfel",
    "Sören Löwe",
];
const SPANISH: [&str; 7] = [
    "José Muñoz",
    "María Ibáñez",
    "Ángel Peña",
    "Raúl García",
    "Íñigo Núñez",
    "Sofía Gutiérrez",
    "Martín Ordóñez",
];

#[test]
fn names_survive_the_encodings_they_come_in() {
    let czech = [
        "Jiří Dvořák",
        "Šárka Žižková",
        "Tomáš Němec",
        "Petr Růžička",
        "Lukáš Šťastný",
        "Věra Kučerová",
        "Zdeněk Beneš",
    ];
    let russian = [
        "Иван Петров",
        "Ольга Кузнецова",
        "Дмитрий Смирнов",
        "Анна Соколова",
        "Сергей Щукин",
    ];
    let greek = [
        "Γιώργος Παπαδόπουλος",
        "Ελένη Νικολάου",
        "Δημήτρης Αντωνίου",
        "Μαρία Ιωάννου",
    ];
    let japanese = [
        "山田太郎",
        "佐藤花子",
        "鈴木一郎です",
        "高橋さくら",
        "タナカ ケンジ",
        "渡辺美咲",
    ];
    let chinese = [
        "王小明",
        "李秀英是工程师",
        "张伟在北京工作",
        "刘洋",
        "陈静是我的同事",
        "杨勇",
    ];
    let taiwanese = [
        "陳怡君是工程師",
        "林志明在臺北工作",
        "黃淑芬",
        "張家豪與同事",
        "李雅婷",
    ];
    let korean = ["김민준", "이서연 과장", "박지훈", "최수빈 대리님", "정하윤"];
    for (label, names) in [
        ("windows-1252", FRENCH.as_slice()),
        ("windows-1252", &GERMAN),
        ("windows-1252", &SPANISH),
        ("macintosh", &FRENCH),
        ("macintosh", &GERMAN),
        ("macintosh", &SPANISH),
        ("windows-1250", &czech),
        ("iso-8859-2", &czech),
        ("windows-1251", &russian),
        ("koi8-r", &russian),
        ("windows-1253", &greek),
        ("iso-8859-7", &greek),
        ("shift_jis", &japanese),
        ("euc-jp", &japanese),
        ("gb18030", &chinese),
        ("big5", &taiwanese),
        ("euc-kr", &korean),
        (
            "iso-8859-15",
            &[
                "Cœur Sœur",
                "Lœtitia Œuvrard",
                "Bœuf à 5 €",
                "Hélène Nœud",
                "Œdipe Chœur",
            ],
        ),
    ] {
        let text = people(names);
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
        let (bytes, _, is_lossy) = encoding.encode(&text);
        assert!(!is_lossy, "{label}");
        let (table, warnings) = read(&bytes);
        let read: Vec<String> = (0..table.rows())
            .map(|row| table.columns[1].get(row).into_owned())
            .collect();
        assert_eq!(read, names, "{label}, read as {}", dialect(&table).encoding);
        assert_eq!(
            kinds(&warnings),
            [(0, WarningKind::GuessedEncoding)],
            "{label}"
        );
    }
}

#[test]
fn unicode_of_every_width_is_read_with_and_without_a_mark() {
    let names: Vec<&str> = [FRENCH.as_slice(), &["山田太郎", "Иван", "🦀 crab"]].concat();
    for mark in ["", "\u{feff}"] {
        let text = format!("{mark}{}", people(&names));
        let wide = |bytes: fn(u32) -> [u8; 4]| text.chars().flat_map(|c| bytes(c.into())).collect();
        let pair = |bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect();
        let written: [(&str, Vec<u8>); 5] = [
            ("UTF-8", text.as_bytes().to_vec()),
            ("UTF-16LE", pair(u16::to_le_bytes)),
            ("UTF-16BE", pair(u16::to_be_bytes)),
            ("UTF-32LE", wide(u32::to_le_bytes)),
            ("UTF-32BE", wide(u32::to_be_bytes)),
        ];
        for (name, bytes) in written {
            let (table, warnings) = read(&bytes);
            assert_eq!(dialect(&table).encoding, name);
            assert_eq!(dialect(&table).bom, !mark.is_empty());
            let read: Vec<String> = (0..table.rows())
                .map(|row| table.columns[1].get(row).into_owned())
                .collect();
            assert_eq!(
                (read, warnings),
                (names.iter().map(|&s| s.to_owned()).collect(), vec![])
            );
            let crab = table.byte(table.rows() - 1).unwrap();
            let begins = text.find("10;").map_or(0, |at| text[..at].chars().count());
            if name == "UTF-32LE" {
                assert_eq!(crab, begins as u64 * 4);
            }
        }
    }
}

#[test]
fn one_late_letter_decides_the_encoding_of_a_long_text() {
    let rows = "7;plain text, of letters;7@example.com\n".repeat(30_000);
    for (late, name, encoding) in [
        (b"8;Andr\xe9;x\n".as_slice(), "André", "windows-1252"),
        (b"8;Andr\x8e;x\n", "André", "macintosh"),
        ("8;André;x\n".as_bytes(), "André", "UTF-8"),
    ] {
        let bytes = [b"id;name;email\n", rows.as_bytes(), late].concat();
        let (table, _) = read(&bytes);
        assert_eq!(dialect(&table).encoding, encoding);
        assert_eq!(table.columns[1].get(30_000), name);
    }
}

#[test]
fn a_few_bad_bytes_do_not_undo_utf_8() {
    let good = people(&["José", "Zoë", "Jürgen"]);
    let bytes = [good.as_bytes(), b"9;bad \xff byte;x\n", b"10;Andr\xe9;x\n"].concat();
    let (table, warnings) = read(&bytes);
    assert_eq!(dialect(&table).encoding, "UTF-8");
    assert_eq!(table.columns[1].get(0), "José");
    assert_eq!(table.columns[1].get(3), "bad \u{fffd} byte");
    assert_eq!(
        kinds(&warnings),
        [(5, WarningKind::BadEncoding), (6, WarningKind::BadEncoding)]
    );
}

#[test]
fn bad_bytes_in_other_encodings_are_named_by_line_and_byte() {
    let text = people(&[
        "山田太郎",
        "佐藤花子",
        "鈴木一郎です",
        "高橋さくら",
        "渡辺美咲",
    ]);
    let (bytes, _, _) = encoding_rs::SHIFT_JIS.encode(&text);
    let mut bytes = bytes.into_owned();
    let at = bytes.len();
    bytes.extend_from_slice(b"9;\x85\x20;x\n10;y;z\n");
    let mut reader =
        TableReader::new("t.csv", Limits::default()).reading_as(vitrine::engine::amend::ReadAs {
            encoding: Some("shift_jis".to_owned()),
            ..Default::default()
        });
    assert_eq!(reader.feed(&bytes), Feed::More);
    assert_eq!(reader.end(), Feed::More);
    let (table, warnings) = reader.finish();
    assert_eq!(table.byte(6), Some(at as u64 + 7));
    assert_eq!(kinds(&warnings), [(7, WarningKind::BadEncoding)]);
    assert_eq!(warnings[0].byte, at as u64);
}
