//! Facts about columns: what is text although it looks like a number, what stands around numbers, lists, words for nothing.

use vitrine::engine::types::{
    DateOrder, ListForm, parse_amount, parse_date, parse_moment, split_list,
};

use super::summary;

/// A column's name, its cells, and the kind it has.
const KINDS: &[(&str, &[&str], &str)] = &[
    // Ids and codes that only look like numbers.
    ("ref", &["1e10", "2f31", "77aa", "90e1"], "text"),
    ("ref", &["90e03429", "1e100000", "12e45678"], "text"),
    ("postcode", &["01067", "10115", "99084"], "text"),
    ("zip", &["02139-4307", "94105-1234"], "text"),
    ("extension", &["007", "0123"], "text"),
    ("score", &["50-60k", "40-45k"], "text"),
    // What stands around numbers.
    ("fee", &["$1,234.50", "$99.00", "-$5.25"], "decimal"),
    ("fee", &["1.234,50 €", "99,00 €"], "decimal"),
    ("fee", &["1 234,50", "99,00"], "decimal"),
    ("fee", &["1'234.50", "99.00"], "decimal"),
    ("fee", &["CHF 1'234.50", "CHF 99.05"], "decimal"),
    ("fee", &["EUR 1200", "USD 15", "12 GBP"], "integer"),
    ("balance", &["1,200", "(1,234)", "(5)", "70"], "integer"),
    ("balance", &["(1,234.50)", "10.25"], "decimal"),
    ("share", &["12%", "7 %", "100%"], "integer"),
    ("share", &["12.5%", "-7.25%"], "decimal"),
    ("callback", &["(030) 1234567", "(040) 7654321"], "phone"),
    ("code", &["USD5", "EUR7"], "text"),
    ("grade", &["A1", "B2"], "text"),
    // Times, and what is none.
    ("start", &["10:30", "09:15"], "text"),
    ("length", &["1:30:00", "0:45:10"], "text"),
    ("length", &["PT1H30M", "PT45M"], "text"),
    ("length", &["2h 30m", "45m"], "text"),
    ("start_date", &["45292", "45293", "44000"], "date"),
    ("created_at", &["45292.5", "45293.25"], "timestamp"),
    ("headcount", &["45292", "45293"], "integer"),
    ("start_date", &["12", "45293"], "integer"),
    ("updated", &["20240131", "2024-02-01"], "date"),
    (
        "created_at",
        &["2024-01-15T10:00:00.5+05:30", "2024-01-15T10:00:00Z"],
        "timestamp",
    ),
    // Ids.
    ("id", &["{123e4567-e89b-12d3-a456-426614174000}"], "uuid"),
    ("id", &["123e4567e89b12d3a456426614174000"], "uuid"),
    // Addresses without a scheme.
    (
        "website",
        &[
            "www.example.com",
            "example.org/team?x=1",
            "https://example.net",
        ],
        "url",
    ),
    ("company", &["www.example.com", "example.org"], "text"),
    ("website", &["none yet", "soon"], "text"),
    // Answers are a closed set.
    ("active", &["ja", "nein", "Ja"], "boolean"),
    ("certified", &["Oui", "non"], "boolean"),
    ("answer", &["ja", "nein", "vielleicht"], "text"),
    ("answer", &["Y", "N"], "boolean"),
    ("size", &["T", "Y", "N", "F"], "text"),
    ("level", &["0", "1"], "integer"),
    ("is_active", &["0", "1"], "boolean"),
    ("settings", &["{\"a\": 1}", "{}"], "json"),
];

#[test]
fn what_looks_like_another_kind_is_told_apart() {
    for (name, cells, want) in KINDS {
        let summary = summary(name, cells);
        assert_eq!(
            (summary.kind.as_str(), summary.exceptions),
            (*want, 0),
            "{name}: {cells:?}"
        );
    }
}

#[test]
fn what_stands_around_most_numbers_is_said_of_the_column() {
    let cases: &[(&[&str], bool, Option<&str>)] = &[
        (&["12%", "7 %", "5"], true, None),
        (&["12%", "7", "5"], false, None),
        (&["$5", "$6.50", "7"], false, Some("USD")),
        (&["5 €", "EUR 6"], false, Some("EUR")),
        (&["US$ 5", "($6)"], false, Some("USD")),
        (&["5 €", "$6"], false, None),
        (&["5", "6"], false, None),
    ];
    for (cells, percent, currency) in cases {
        let summary = summary("value", cells);
        assert_eq!(
            (summary.percent, summary.currency.as_deref()),
            (*percent, *currency),
            "{cells:?}"
        );
    }
}

#[test]
fn amounts_are_read_with_what_stands_around_them() {
    for (text, comma, number, percent, currency) in [
        ("$1,234.50", false, "1234.5", false, "USD"),
        ("-$5", false, "-5", false, "USD"),
        ("$-5", false, "-5", false, "USD"),
        ("1.234,50 €", true, "1234.5", false, "EUR"),
        ("CHF 1'234.50", false, "1234.5", false, "CHF"),
        ("100 USD", false, "100", false, "USD"),
        ("(1,234)", false, "-1234", false, ""),
        ("($1,234)", false, "-1234", false, "USD"),
        ("(0)", false, "0", false, ""),
        ("12,5 %", true, "12.5", true, ""),
        ("£0.99", false, "0.99", false, "GBP"),
        ("42", false, "42", false, ""),
    ] {
        let amount = parse_amount(text, comma).unwrap();
        assert_eq!(
            (amount.number.as_str(), amount.percent, amount.currency),
            (number, percent, currency),
            "{text}"
        );
    }
    for text in [
        "", "$", "%", "()", "(-5)", "USD5", "5 apples", "$5%", "007 €", "$$5", "(5", "EUR", "12%%",
    ] {
        assert_eq!(parse_amount(text, false), None, "{text}");
    }
}

#[test]
fn days_that_spreadsheets_count_are_read() {
    let date = |text| parse_date(text, DateOrder::Serial).map(|date| date.to_string());
    assert_eq!(date("45292").as_deref(), Some("2024-01-01"));
    assert_eq!(date("45292.0").as_deref(), Some("2024-01-01"));
    assert_eq!(date("45292.5"), None);
    assert_eq!(date("2024-01-01"), None);
    let moment = parse_moment("45292.75", DateOrder::Serial).unwrap();
    assert_eq!(moment.to_string(), "2024-01-01T18:00:00");
    let days = summary("start_date", &["45292", "45000"]).days.unwrap();
    assert_eq!(
        (days.0.to_string(), days.1.to_string()),
        ("2023-03-15".to_owned(), "2024-01-01".to_owned())
    );
}

#[test]
fn lists_in_cells_are_found_with_their_form() {
    use ListForm::{Braces, Json, Separated};
    let cases: &[(&str, &[&str], Option<ListForm>)] = &[
        (
            "skill",
            &["java;rust", "go", "rust; sql ;java"],
            Some(Separated(';')),
        ),
        ("skill", &["java|rust", "go"], Some(Separated('|'))),
        (
            "emails",
            &["a@x.example;b@y.example", "c@x.example"],
            Some(Separated(';')),
        ),
        (
            "tags",
            &["red,blue", "blue", "red, blue"],
            Some(Separated(',')),
        ),
        ("names", &["Abel, Ada", "Brandt, Ada", "Abel, Bo"], None),
        ("city", &["Bonn, Rhein", "Köln, Rhein", "Bonn, Rhein"], None),
        (
            "note",
            &[
                "He called; nobody was there to answer the phone",
                "ok; fine",
            ],
            None,
        ),
        (
            "tags",
            &["{red,blue}", "{\"dark red\"}", "{}"],
            Some(Braces),
        ),
        ("tag_ids", &["[1,2]", "[\"a\"]", "[]"], Some(Json)),
        ("settings", &["[{\"a\":1}]", "[[1]]"], None),
        ("skill", &["java", "rust"], None),
    ];
    for (name, cells, want) in cases {
        assert_eq!(summary(name, cells).list, *want, "{name}: {cells:?}");
    }
}

#[test]
fn list_cells_are_taken_apart() {
    use ListForm::{Braces, Json, Separated};
    for (text, form, want) in [
        (" java; ;rust;", Separated(';'), &["java", "rust"][..]),
        (
            "{red,\"dark, \\\"red\\\"\",NULL}",
            Braces,
            &["red", "dark, \"red\""],
        ),
        ("{}", Braces, &[]),
        ("red", Braces, &["red"]),
        ("[1, \"a b\", null, true]", Json, &["1", "a b", "true"]),
        ("[1", Json, &["[1"]),
    ] {
        assert_eq!(split_list(text, form), want, "{text}");
    }
}

#[test]
fn a_word_for_nothing_in_text_must_be_far_commoner_than_values() {
    let people = [
        "Ada", "Bela", "Carla", "Dario", "Greta", "Hugo", "Ines", "Jonas",
    ];
    let countries = [
        "NA", "DE", "NA", "ZA", "NA", "DE", "ZA", "NA", "NA", "NA", "NA", "NA", "NA",
    ];
    let mut with_nulls = people.to_vec();
    with_nulls.extend(["NULL"; 12]);
    let mut with_null_people = people.to_vec();
    with_null_people.extend(["Null", "Null", "None"]);
    for (name, cells, word) in [
        ("first_name", with_nulls, Some("NULL")),
        ("last_name", with_null_people, None),
        ("country", countries.to_vec(), None),
        ("stage", vec!["NULL", "new", "new", "lost", "lost"], None),
    ] {
        let summary = summary(name, &cells);
        let nulls = cells.iter().filter(|cell| Some(**cell) == word).count();
        assert_eq!(
            (summary.null_word.as_deref(), summary.nulls),
            (word, u32::try_from(nulls).unwrap()),
            "{cells:?}"
        );
        assert_eq!(
            cells.iter().filter(|cell| summary.is_null(cell)).count(),
            nulls
        );
    }
}
