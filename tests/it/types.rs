//! What kind of values a column holds, and how such a value is read.

mod facts;
mod stats;

use proptest::prelude::*;
use vitrine::engine::table::{Dialect, Table, TableBuilder};
use vitrine::engine::types::{
    ColumnSummary, Date, DateOrder, Moment, is_email, is_html, is_json, is_phone, is_url, is_uuid,
    parse_date, parse_flag, parse_moment, parse_number, parse_range, summarize,
};

fn table(name: &str, cells: &[&str]) -> Table {
    let mut builder = TableBuilder::new("t.csv", [name]);
    for cell in cells {
        builder.push(1, [*cell]);
    }
    builder.finish(Dialect::default())
}

fn summary(name: &str, cells: &[&str]) -> ColumnSummary {
    summarize(&table(name, cells).columns[0])
}

/// A column's name, its cells, and the kind it has.
const KINDS: &[(&str, &[&str], &str)] = &[
    (
        "id",
        &[
            "123e4567-e89b-12d3-a456-426614174000",
            "g23h4567-e89b-12d3-a456-42661417400z",
        ],
        "uuid",
    ),
    ("count", &["1", "20", "-3", "0"], "integer"),
    ("zip", &["01234", "00001", "98765"], "text"),
    (
        "code",
        &["90e03429", "12345678", "1e100000", "77770000"],
        "text",
    ),
    ("external_id", &["90034291", "9ab34f21", "ffffffff"], "text"),
    ("rate", &["1.5", "2", "3.25"], "decimal"),
    ("rate", &["1,5", "2", "3,25"], "decimal"),
    ("fee", &["1.234,50", "12.000,00", "7,25"], "decimal"),
    ("fee", &["1,234", "12,000", "7"], "integer"),
    ("weight", &["1e-05", "2.5E3", "0.1"], "decimal"),
    (
        "big",
        &["12345678901234567890", "12345678901234567891"],
        "text",
    ),
    ("is_client", &["1", "0", "1"], "boolean"),
    ("count", &["1", "0", "1"], "integer"),
    ("do_not_contact", &["t", "f", "f"], "boolean"),
    ("answer", &["Yes", "NO", "yes"], "boolean"),
    ("answer", &["TRUE", "false"], "boolean"),
    ("start_date", &["2024-01-15", "2023-12-31"], "date"),
    ("start_date", &["2024-01", "2023", "2023-12-31"], "date"),
    ("founded_year", &["1999", "2004"], "integer"),
    ("start", &["15/01/2024", "03/02/2024"], "date"),
    ("start", &["15 Jan 2024", "3 February 2024"], "date"),
    (
        "start_date",
        &["2024-01-15 00:00:00+00", "2024-02-15 00:00:00+00"],
        "date",
    ),
    (
        "created_at",
        &["2024-01-15T10:00:00Z", "2024-02-15T00:00:00Z"],
        "timestamp",
    ),
    (
        "created_at",
        &["2024-01-15 10:00:00.123456+00", "2024-01-15 10:00:00-05:30"],
        "timestamp",
    ),
    (
        "created_at",
        &["1/15/2024, 10:00:00 AM", "2/3/2024, 1:05:09 PM"],
        "timestamp",
    ),
    ("created_at", &["1705312800", "1705312801"], "timestamp"),
    (
        "created_at",
        &["1705312800000", "1705312801000"],
        "timestamp",
    ),
    ("linkedin_id", &["1705312800", "1705312801"], "integer"),
    ("birth_date", &["19800131", "19751201"], "date"),
    ("employee_no", &["19800131", "19751201"], "integer"),
    ("salary_range", &["[150000,200001)", "[1,)"], "range"),
    ("salary_range", &["[150000,200000]", "[1,2]"], "range"),
    ("job_ids", &["[150000,200000]", "[1,2]"], "json"),
    ("job_ids", &["[1,2,3]", "[]", "[1,2]"], "json"),
    ("emails", &["[{\"value\":\"a@example.com\"}]", "[]"], "json"),
    ("tags", &["{a,b}", "{c,d}"], "text"),
    (
        "linkedin_url",
        &["https://example.com/in/a", "HTTP://example.org"],
        "url",
    ),
    (
        "value",
        &["a.b+c@example.com", "x@mail.example.org"],
        "email",
    ),
    (
        "value",
        &["+49 30 123456", "+1 (415) 555-0123", "(415) 555-0123"],
        "phone",
    ),
    ("phone", &["4155550123", "4155550124"], "phone"),
    ("mobile", &["0170 1234567", "0171/7654321"], "phone"),
    ("invoice_number", &["4155550123", "4155550124"], "integer"),
    ("body", &["<p>Hello</p>", "<div>Hi</div>", "plain"], "html"),
    ("body", &["plain", "a < b", "<p>one</p>"], "text"),
    ("name", &["Ada", "Grace"], "text"),
    ("version", &["1.2.24", "10.1.12"], "text"),
    ("nothing", &["", " ", ""], "empty"),
    ("nothing", &["NULL", "\\N", ""], "empty"),
    ("region", &["NA", "NA"], "text"),
];

#[test]
fn a_column_has_the_kind_that_nearly_all_its_cells_fit() {
    for (name, cells, want) in KINDS {
        assert_eq!(
            summary(name, cells).kind.as_str(),
            *want,
            "{name}: {cells:?}"
        );
    }
}

#[test]
fn words_for_nothing_count_as_nothing_only_beside_other_values() {
    let cases: &[(&str, &[&str], u32, bool)] = &[
        ("count", &["1", "NULL", "2", "NA"], 2, true),
        ("created", &["2024-01-15", "None", "\\N", ""], 3, true),
        ("company_id", &["C-1007", "NULL", "C-1008"], 1, true),
        ("surname", &["Lovelace", "Null", "None"], 0, false),
        ("surname", &["Lovelace", "\\N"], 1, false),
        ("fee", &["1.5", ".", "n/a"], 2, true),
    ];
    for (name, cells, nulls, words) in cases {
        let summary = summary(name, cells);
        assert_eq!(
            (summary.nulls, summary.null_words),
            (*nulls, *words),
            "{cells:?}"
        );
        let counted = cells.iter().filter(|cell| summary.is_null(cell)).count();
        assert_eq!(u32::try_from(counted).unwrap(), *nulls, "{cells:?}");
    }
}

#[test]
fn exceptions_are_counted_up_to_two_in_a_hundred() {
    let mut cells: Vec<String> = (0..980).map(|at| at.to_string()).collect();
    cells.extend((0..20).map(|at| format!("about {at}")));
    let texts: Vec<&str> = cells.iter().map(String::as_str).collect();
    let whole = summary("count", &texts);
    assert_eq!(
        (whole.kind.as_str(), whole.exceptions, whole.distinct),
        ("integer", 20, 1000)
    );
    let worse = summary("count", &texts[1..]);
    assert_eq!((worse.kind.as_str(), worse.exceptions), ("text", 0));
}

#[test]
fn exceptions_that_all_come_first_do_not_spoil_a_column() {
    let mut cells = vec!["unknown"; 400];
    cells.resize(40_400, "2024-01-15");
    let summary = summary("created", &cells);
    assert_eq!((summary.kind.as_str(), summary.exceptions), ("date", 400));
}

#[test]
fn the_order_of_dates_is_decided_over_the_whole_column() {
    use DateOrder::{DayFirst, MonthFirst, YearFirst};
    let cases: &[(&[&str], DateOrder, bool, u32)] = &[
        (&["2024-01-15"], YearFirst, false, 0),
        (&["03/04/2024", "15/01/2024"], DayFirst, false, 0),
        (&["03/04/2024", "01/15/2024"], MonthFirst, false, 0),
        (&["03/04/2024", "05/06/2024"], DayFirst, true, 0),
        (&["03.04.2024", "05.06.2024"], DayFirst, false, 0),
        (&["03/03/2024"], DayFirst, false, 0),
        (
            &["3/4/2024 1:00 PM", "5/6/2024 11:00 AM"],
            MonthFirst,
            true,
            0,
        ),
    ];
    for (cells, order, ambiguous, exceptions) in cases {
        let summary = summary("d", cells);
        assert_eq!(
            (summary.order, summary.ambiguous, summary.exceptions),
            (*order, *ambiguous, *exceptions),
            "{cells:?}"
        );
    }
}

#[test]
fn a_date_in_the_other_order_is_an_exception() {
    let mut cells = vec!["25/12/2024"; 99];
    cells.push("12/25/2024");
    let summary = summary("d", &cells);
    assert_eq!(
        (summary.order, summary.exceptions),
        (DateOrder::DayFirst, 1)
    );
}

#[test]
fn days_are_read_in_every_form() {
    use DateOrder::{DayFirst, MonthFirst, YearFirst};
    for (text, order, want) in [
        ("2024-01-15", YearFirst, "2024-01-15"),
        (" 2024/1/5 ", YearFirst, "2024-01-05"),
        ("2024-01", YearFirst, "2024-01"),
        ("2024", YearFirst, "2024"),
        ("20240115", YearFirst, "2024-01-15"),
        ("15/01/2024", DayFirst, "2024-01-15"),
        ("01/15/2024", MonthFirst, "2024-01-15"),
        ("15.01.24", DayFirst, "2024-01-15"),
        ("15.1.1999", DayFirst, "1999-01-15"),
        ("3/4/70", DayFirst, "1970-04-03"),
        ("01/2024", DayFirst, "2024-01"),
        ("15 Jan 2024", YearFirst, "2024-01-15"),
        ("15-Jan-24", YearFirst, "2024-01-15"),
        ("January 15, 2024", YearFirst, "2024-01-15"),
        ("Jan 15th 2024", YearFirst, "2024-01-15"),
        ("Mon, 15 Jan 2024", YearFirst, "2024-01-15"),
        ("Sept. 2024", YearFirst, "2024-09"),
        ("2024-02-29T00:00:00Z", YearFirst, "2024-02-29"),
    ] {
        let date = parse_date(text, order).map(|date| date.to_string());
        assert_eq!(date.as_deref(), Some(want), "{text}");
    }
    for text in [
        "",
        "2023-02-29",
        "2024-13-01",
        "31/04/2024",
        "2024-01-15 10:00",
        "1.2.3",
        "12345",
        "2024-1-",
        "hello",
        "2024-01-15x",
        "Janu",
        "May",
        "99999999",
        "0/0/2024",
        "May 5",
    ] {
        assert_eq!(parse_date(text, DateOrder::DayFirst), None, "{text}");
    }
}

#[test]
fn moments_are_read_in_every_form() {
    use DateOrder::{DayFirst, MonthFirst, YearFirst};
    for (text, order, want) in [
        ("2024-01-15T10:00:00Z", YearFirst, "2024-01-15T10:00:00Z"),
        (
            "2024-01-15T10:00:00.123456Z",
            YearFirst,
            "2024-01-15T10:00:00.123Z",
        ),
        (
            "2024-01-15T10:00:00,5+01:00",
            YearFirst,
            "2024-01-15T09:00:00.500Z",
        ),
        ("2024-01-15 10:00:00+00", YearFirst, "2024-01-15T10:00:00Z"),
        (
            "2024-01-15 10:00:00-0530",
            YearFirst,
            "2024-01-15T15:30:00Z",
        ),
        (
            "2024-01-15 10:00:00.5",
            YearFirst,
            "2024-01-15T10:00:00.500",
        ),
        ("2024-01-15 10:00 UTC", YearFirst, "2024-01-15T10:00:00Z"),
        ("2024-01-15 24:00:00", YearFirst, "2024-01-16T00:00:00"),
        ("2016-12-31T23:59:60Z", YearFirst, "2016-12-31T23:59:59Z"),
        ("15/01/2024 10:00", DayFirst, "2024-01-15T10:00:00"),
        ("1/15/2024, 12:05:09 AM", MonthFirst, "2024-01-15T00:05:09"),
        ("1/15/2024 1:05 p.m.", MonthFirst, "2024-01-15T13:05:00"),
        (
            "15 Jan 2024 10:00:00 +0000",
            YearFirst,
            "2024-01-15T10:00:00Z",
        ),
        (
            "Mon, 15 Jan 2024 10:00:00 GMT",
            YearFirst,
            "2024-01-15T10:00:00Z",
        ),
        (
            "Mon Jan 15 2024 10:00:00 GMT+0100 (Central European Standard Time)",
            YearFirst,
            "2024-01-15T09:00:00Z",
        ),
        ("20240115T100000Z", YearFirst, "2024-01-15T10:00:00Z"),
        ("2024-01-15", YearFirst, "2024-01-15T00:00:00"),
        ("1705312800", YearFirst, "2024-01-15T10:00:00Z"),
        ("1705312800123", YearFirst, "2024-01-15T10:00:00.123Z"),
        (
            "1969-12-31T23:59:59.999Z",
            YearFirst,
            "1969-12-31T23:59:59.999Z",
        ),
    ] {
        let moment = parse_moment(text, order).map(|moment| moment.to_string());
        assert_eq!(moment.as_deref(), Some(want), "{text}");
    }
    for text in [
        "",
        "infinity",
        "2024-01-15T25:00:00Z",
        "2024-01-15 10:61",
        "2024-01-15 13:00 PM",
        "2024-01-15T10:00:00 about",
        "12345678901",
        "2024-01-15T",
        "2024-01-1510:00",
    ] {
        assert_eq!(parse_moment(text, DateOrder::DayFirst), None, "{text}");
    }
}

#[test]
fn numbers_come_out_in_one_form() {
    for (text, comma, want) in [
        ("0", false, "0"),
        ("-0", false, "0"),
        (" 42 ", false, "42"),
        ("1.50", false, "1.5"),
        ("150000.00", false, "150000"),
        (".5", false, "0.5"),
        ("-.5", false, "-0.5"),
        ("1,234", false, "1234"),
        ("1,234,567.89", false, "1234567.89"),
        ("1 234 567", false, "1234567"),
        ("1'234.5", false, "1234.5"),
        ("1\u{a0}234", true, "1234"),
        ("1.234", false, "1.234"),
        ("1.234", true, "1234"),
        ("1,234", true, "1.234"),
        ("1.234.567,80", true, "1234567.8"),
        ("12,5", true, "12.5"),
        ("1e-05", false, "0.00001"),
        ("2.5E3", false, "2500"),
        ("-1.25e+2", false, "-125"),
    ] {
        assert_eq!(parse_number(text, comma).as_deref(), Some(want), "{text}");
    }
    for (text, comma) in [
        ("", false),
        ("-", false),
        (".", false),
        ("007", false),
        ("00.5", false),
        ("1.", false),
        ("+49", false),
        ("90e03429", false),
        ("1e5", false),
        ("1,5", false),
        ("1.5", true),
        ("1,23,456", false),
        ("1.2.3", false),
        ("1..2", false),
        ("12a", false),
        ("0x10", false),
        ("1e-999", false),
        ("--1", false),
        ("1.e-5", false),
        ("\u{663}", false),
    ] {
        assert_eq!(parse_number(text, comma), None, "{text}");
    }
}

#[test]
fn ranges_come_out_with_inclusive_ends() {
    for (text, want) in [
        ("[150000,200001)", Some(("150000", "200000"))),
        ("[150000,200000]", Some(("150000", "200000"))),
        ("(9,20]", Some(("10", "20"))),
        ("[0.5,1.5)", Some(("0.5", "1.5"))),
        ("[1,)", Some(("1", ""))),
        ("(,5]", Some(("", "5"))),
        ("[\"1\", \"3\")", Some(("1", "2"))),
        ("[5,5)", None),
        ("(,)", None),
        ("empty", None),
        ("[1,2,3]", None),
        ("[", None),
        ("", None),
    ] {
        let want = want.map(|(from, to)| (from.to_owned(), to.to_owned()));
        assert_eq!(parse_range(text), want, "{text}");
    }
}

/// A form's name, its test, texts that have it, and texts that do not.
type Form = (
    &'static str,
    fn(&str) -> bool,
    &'static [&'static str],
    &'static [&'static str],
);

#[test]
fn forms_are_told_apart() {
    let cases: &[Form] = &[
        (
            "uuid",
            is_uuid,
            &[
                "123e4567-e89b-12d3-a456-426614174000",
                "{123E4567-e89b-12d3-a456-426614174000}",
                "123e4567e89b12d3a456426614174000",
            ],
            &[
                "123e4567e89b12d3a45642661417400g",
                "{123e4567-e89b-12d3-a456-426614174000",
                "123e4567-e89b-12d3-a456-42661417400é",
                "",
            ],
        ),
        (
            "url",
            is_url,
            &["http://a", "HTTPS://example.com/x?y"],
            &["https://", "ftp://a", "http://a b", "éé"],
        ),
        (
            "email",
            is_email,
            &["a@b.example", "ö@example.com"],
            &[
                "a@b",
                "@b.de",
                "a@.de",
                "a b@c.de",
                "a@b@c.de",
                "A <a@b.de>",
            ],
        ),
        (
            "phone",
            is_phone,
            &[
                "+49 30 123456",
                "415-555-0123 x12",
                "(0)30/123-456",
                "555.0123 ext. 4",
            ],
            &["12345", "1234567890123456", "call me", "+49 30 12345 extra"],
        ),
        (
            "json",
            is_json,
            &["{}", "[1, {\"a\": null}]"],
            &["{a}", "[1,2", "\"x\"", "1", "[1,2)"],
        ),
        (
            "html",
            is_html,
            &[
                "<p>x</p>",
                "a<br/>b",
                "<A HREF='x'>y</A>",
                "<!DOCTYPE html><html>",
                "hi</div>",
            ],
            &["a < b", "<3", "x <y> z", "<placeholder>", "<p", "a <b c"],
        ),
    ];
    for (name, test, fit, unfit) in cases {
        for text in *fit {
            assert!(test(text), "{name}: {text}");
        }
        for text in *unfit {
            assert!(!test(text), "{name}: {text}");
        }
    }
}

#[test]
fn yes_and_no_are_read_in_any_case() {
    for (text, want) in [
        ("t", Some(true)),
        ("FALSE", Some(false)),
        (" Yes ", Some(true)),
        ("n", Some(false)),
        ("1", Some(true)),
        ("0", Some(false)),
        ("2", None),
        ("maybe", None),
        ("", None),
    ] {
        assert_eq!(parse_flag(text), want, "{text}");
    }
}

proptest! {
    #[test]
    fn a_day_comes_back_from_its_number_and_its_text(number in -700_000_i64..2_900_000) {
        let date = Date::from_day_number(number);
        prop_assert_eq!(date.day_number(), number);
        prop_assert_eq!(Date::new(date.year, date.month, date.day), Some(date));
        if date.year >= 0 {
            let (year, month, day) = (date.year, date.month, date.day);
            prop_assert_eq!(parse_date(&date.to_string(), DateOrder::YearFirst), Some(date));
            let text = format!("{day}/{month}/{year:04}");
            prop_assert_eq!(parse_date(&text, DateOrder::DayFirst), Some(date));
            let text = format!("{month:02}-{day:02}-{year:04}");
            prop_assert_eq!(parse_date(&text, DateOrder::MonthFirst), Some(date));
        }
    }

    #[test]
    fn a_moment_comes_back_from_its_text(millis in -60_000_000_000_000_i64..250_000_000_000_000, zoned: bool) {
        let moment = Moment { millis, zoned };
        prop_assert_eq!(parse_moment(&moment.to_string(), DateOrder::YearFirst), Some(moment));
    }

    #[test]
    fn a_number_comes_back_however_it_is_grouped(whole: i64, cents in 1_u32..100) {
        let plain = format!("{whole}.{cents:02}");
        let tidy = plain.trim_end_matches('0').to_owned();
        prop_assert_eq!(parse_number(&plain, false), Some(tidy.clone()));
        let digits = whole.unsigned_abs().to_string();
        let mut grouped = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push('.');
            }
            grouped.push(digit);
        }
        let sign = if whole < 0 { "-" } else { "" };
        prop_assert_eq!(parse_number(&format!("{sign}{grouped},{cents:02}"), true), Some(tidy));
        prop_assert_eq!(parse_number(&whole.to_string(), false), Some(whole.to_string()));
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in ".{0,80}", digits in "[-+0-9/.:,TZ aApPmMe\\[\\]()]{0,30}") {
        for text in [text, digits] {
            for order in [DateOrder::YearFirst, DateOrder::DayFirst, DateOrder::MonthFirst] {
                let _ = parse_date(&text, order);
                let _ = parse_moment(&text, order);
            }
            let _ = (parse_number(&text, true), parse_number(&text, false), parse_range(&text), parse_flag(&text));
            let _ = (is_uuid(&text), is_url(&text), is_email(&text), is_phone(&text), is_json(&text), is_html(&text));
            let summary = summary("created_at", &[&text, "1"]);
            prop_assert!(summary.exceptions + summary.nulls <= 2);
        }
    }
}
