//! What may be told with the report of a problem: versions, structure, counts and warnings.
//!
//! It must not write a word that comes out of the export. A table has the name of the part it plays in the built-in profile, a column its
//! header only where that profile knows it and it is plain; all others have numbers. Of warnings it tells sorts, numbers and places, never the text.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::engine::names::normal;
use crate::engine::schema::{Link, LinkKind};
use crate::engine::table::{ColumnId, Origin, Table, TableId};
use crate::engine::warning::{Warning, WarningKind};
use crate::engine::workspace::Workspace;

/// A header that is longer is no plain name.
const LONGEST_NAME: usize = 40;

/// The report as JSON.
pub fn problem_report(workspace: &Workspace) -> String {
    let tables = (0..).zip(&workspace.tables);
    let report = json!({
        "vitrine": env!("CARGO_PKG_VERSION"),
        "profile": profile(workspace),
        "own_profile": workspace.amendments.profile.is_some(),
        "files": workspace.files.len(),
        "file_bytes": workspace.files.iter().map(|(_, bytes)| bytes).sum::<u64>(),
        "table_bytes": workspace.csv_bytes,
        "complete": workspace.complete,
        "tables": tables.map(|(id, table)| describe(workspace, id, table)).collect::<Vec<_>>(),
        "links": workspace.schema.links.iter().map(link).collect::<Vec<_>>(),
        "warnings": warnings(workspace),
    });
    let mut text = serde_json::to_string_pretty(&report).unwrap_or_default();
    text.push('\n');
    text
}

/// The built-in profile that fits. One of the reader's may say anything.
fn profile(workspace: &Workspace) -> Option<&str> {
    let is_built_in = workspace.amendments.profile.is_none() && workspace.binding.fits();
    is_built_in.then(|| workspace.binding.profile().name.as_str())
}

fn describe(workspace: &Workspace, id: TableId, table: &Table) -> Value {
    let part = profile(workspace).and_then(|_| workspace.binding.entity_of(id));
    let columns = (0..).zip(&table.columns).zip(workspace.summaries(id));
    let columns: Vec<Value> = columns
        .map(|((at, column), summary)| {
            json!({
                "name": known_name(workspace, (id, at), &column.name),
                "type": summary.kind.as_str(),
                "empty": summary.nulls,
                "distinct": summary.distinct,
                "odd": summary.exceptions,
                "longest": summary.longest,
            })
        })
        .collect();
    let mut told = json!({
        "number": id,
        "part": part.map(|part| part.key.as_str()),
        "rows": table.rows(),
        "key": workspace.key(id),
        "columns": columns,
    });
    if let (Origin::Entry { dialect, .. }, Some(fields)) = (&table.origin, told.as_object_mut()) {
        let written = json!({
            "encoding": dialect.encoding,
            "delimiter": u32::from(dialect.delimiter),
            "quote": dialect.quote.map(u32::from),
            "escape": dialect.escape.map(u32::from),
            "header": dialect.header,
            "skip": dialect.skip,
        });
        fields.insert("written".to_owned(), written);
    }
    told
}

/// A header that the built-in profile knows.
fn known_name(
    workspace: &Workspace,
    (table, column): (TableId, ColumnId),
    header: &str,
) -> Option<String> {
    profile(workspace)?;
    let name = normal(header);
    let is_plain = name.len() <= LONGEST_NAME
        && name.chars().all(|c| c.is_ascii_lowercase() || c == '_')
        && workspace.binding.knows(table, column);
    is_plain.then_some(name)
}

fn link(link: &Link) -> Value {
    let kind = match link.kind {
        LinkKind::Key => "key",
        LinkKind::KeyList => "key_list",
        LinkKind::Polymorphic => "polymorphic",
        LinkKind::Soft => "soft",
        LinkKind::Lifted => "lifted",
    };
    json!({
        "kind": kind,
        "from": link.from,
        "columns": link.columns,
        "to": link.to,
        "to_columns": link.to_columns,
        "matched": link.matched,
        "orphans": link.orphans,
    })
}

/// For each sort how many there are, and the first with table, line and byte.
fn warnings(workspace: &Workspace) -> Vec<Value> {
    let mut sorts: BTreeMap<WarningKind, Vec<&Warning>> = BTreeMap::new();
    for warning in &workspace.warnings {
        sorts.entry(warning.kind).or_default().push(warning);
    }
    let sort = |(kind, warnings): (WarningKind, Vec<&Warning>)| {
        let first = warnings.iter().take(20).map(|warning| {
            let mut tables = workspace.tables.iter();
            let table = tables.position(|table| table.path == warning.file);
            json!({ "table": table, "line": warning.line, "byte": warning.byte })
        });
        json!({ "kind": kind.as_str(), "count": warnings.len(), "first": first.collect::<Vec<_>>() })
    };
    sorts.into_iter().map(sort).collect()
}
