//! A tiny firm, put together without a file: for tests of what is made out of tables.

use std::sync::Arc;

use vitrine::engine::profile::{Profile, bind};
use vitrine::engine::schema::{Hints, infer};
use vitrine::engine::table::{Dialect, Table, TableBuilder};
use vitrine::engine::types::summarize;
use vitrine::engine::workspace::Workspace;

const PROFILE: &str = r#"
name = "Tiny"

[[entity]]
key = "person"
plural = "People"
role = "main"
tables = ["people"]
label = ["name"]
grid = ["Company = company", "born", "fee", "remote", "created"]
time = "created"

[[entity]]
key = "company"
plural = "Companies"
role = "main"
tables = ["companies"]
label = ["name"]

[[entity]]
key = "note"
plural = "Notes"
role = "main"
tables = ["notes"]
label = ["subject"]

[[entity]]
key = "candidacy"
plural = "Candidacies"
role = "main"
tables = ["candidacies"]
label = ["person"]

[[entity]]
key = "deal"
plural = "Deals"
role = "main"
tables = ["deals"]
"#;

/// A path, headers, and rows.
type Sheet<'a> = (&'a str, &'a [&'a str], &'a [&'a [&'a str]]);

/// Tables as a workspace, complete with links.
pub(crate) fn workspace(tables: &[Sheet<'_>]) -> Workspace {
    let tables: Vec<Table> = tables
        .iter()
        .map(|(path, headers, rows)| {
            let mut builder = TableBuilder::new(*path, headers.iter().copied());
            for (line, row) in (2..).zip(*rows) {
                builder.push(line, row.iter().copied());
            }
            builder.finish(Dialect::default())
        })
        .collect();
    finish(tables)
}

/// Tables as a workspace, complete with links.
pub(crate) fn finish(tables: Vec<Table>) -> Workspace {
    let profile = Arc::new(Profile::parse("tiny.toml", PROFILE).unwrap());
    let summaries: Vec<Vec<_>> = tables
        .iter()
        .map(|table| table.columns.iter().map(summarize).collect())
        .collect();
    let binding = bind(&profile, &tables);
    let schema = infer(&tables, &summaries, &Hints::default()).schema;
    Workspace {
        tables,
        summaries,
        schema,
        binding,
        complete: true,
        ..Workspace::default()
    }
}

/// People, the companies they work for, and notes about them.
pub(crate) fn firm() -> Workspace {
    workspace(FIRM)
}

const FIRM: &[Sheet<'_>] = &[
    (
        "companies.csv",
        &["id", "name", "domain"],
        &[
            &["c-1", "Zürich Söhne", "zurich.example"],
            &["c-2", "acme", "acme.example"],
            &["c-3", "Émile & Cie", "emile.example"],
        ],
    ),
    ("deals.csv", &["id", "name"], &[]),
    (
        "notes.csv",
        &["id", "person_id", "subject", "body"],
        &[
            &[
                "n-1",
                "p-2",
                "First call",
                "<p class=\"lovelace\">She likes <b>engines</b> &amp; maths</p>",
            ],
            &[
                "n-2",
                "p-2",
                "Second call",
                "<div>Ada Lovelace called back, about Zürich</div>",
            ],
            &["n-3", "p-1", "Mail", "<p>Nothing new</p>"],
        ],
    ),
    (
        "people.csv",
        &[
            "id",
            "name",
            "company_id",
            "email",
            "born",
            "fee",
            "remote",
            "created",
        ],
        &[
            &[
                "p-1",
                "Łukasz Żak",
                "c-1",
                "lukasz@example.com",
                "15/02/1980",
                "900",
                "t",
                "2024-01-15 10:00:00+00",
            ],
            &[
                "p-2",
                "Ada Lovelace",
                "c-2",
                "ada@example.com",
                "03/11/1979",
                "10000",
                "f",
                "2023-05-01 08:00:00+00",
            ],
            &[
                "p-3",
                "ödön Ады",
                "c-3",
                "odon@example.com",
                "",
                "85",
                "",
                "",
            ],
            &[
                "p-4",
                "adam Ng",
                "c-2",
                "ng@example.org",
                "20/01/1990",
                "",
                "t",
                "2024-03-01 00:30:00+01",
            ],
            &[
                "p-5",
                "Zoë Canada",
                "",
                "zoe@example.net",
                "01/01/1999",
                "900",
                "f",
                "2022-12-31 23:00:00+00",
            ],
        ],
    ),
    (
        "extra/odd.csv",
        &["mark", "value"],
        &[&["1", "Ada's odd row"], &["2", "-"]],
    ),
    (
        "candidacies.csv",
        &["id", "person_id", "state"],
        &[
            &["k-1", "p-4", "new"],
            &["k-2", "p-2", "old"],
            &["k-3", "p-1", "old"],
        ],
    ),
];
