//! What was understood as a Frictionless data package: the text of a `datapackage.json`, after the Data Package v1 rules.
//!
//! It must not hold any cell's text. Tables that were lifted out of cells are no files, so they are left out.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;
use serde_json::{Map, Value, json};

use super::field::field;
use super::names::{Names, slug};
use crate::engine::schema::{Link, LinkKind};
use crate::engine::table::{ColumnId, Dialect, Origin, Row, Table, TableId};
use crate::engine::types::ColumnSummary;
use crate::engine::workspace::Workspace;

/// The text of a `datapackage.json` that describes the export's files.
pub fn data_package(workspace: &Workspace) -> String {
    let described: Vec<Described<'_>> = described(workspace);
    let resources: Vec<Value> = described
        .iter()
        .map(|table| resource(workspace, table, &described))
        .collect();
    let file = workspace.files.first().map_or("", |(name, _)| name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let name = Some(slug(stem)).filter(|name| !name.is_empty());
    let package = json!({
        "profile": "tabular-data-package",
        "name": name.unwrap_or_else(|| "export".to_owned()),
        "title": stem,
        "description": "What Vitrine found out about this export: kinds of columns, keys and links. It holds no data of the export.",
        "resources": resources,
    });
    let mut text = serde_json::to_string_pretty(&package).unwrap_or_default();
    text.push('\n');
    text
}

/// A table that is a file, with the names by which the package knows it.
struct Described<'a> {
    id: TableId,
    table: &'a Table,
    summaries: &'a [ColumnSummary],
    dialect: &'a Dialect,
    resource: String,
    fields: Vec<String>,
}

fn described(workspace: &Workspace) -> Vec<Described<'_>> {
    let mut resources = Names::default();
    (0..)
        .zip(&workspace.tables)
        .filter(|(_, table)| !table.columns.is_empty() && is_safe(&table.path))
        .filter_map(|(id, table)| {
            let Origin::Entry { dialect, .. } = &table.origin else {
                return None;
            };
            let path = table
                .path
                .rsplit_once('.')
                .map_or(&*table.path, |(stem, _)| stem);
            let name = Some(slug(path)).filter(|name| !name.is_empty());
            let mut fields = Names::default();
            Some(Described {
                id,
                table,
                summaries: workspace.summaries(id),
                dialect,
                resource: resources.give(name.as_deref().unwrap_or("table"), "-"),
                fields: table
                    .columns
                    .iter()
                    .map(|column| match column.name.trim() {
                        "" => fields.give("column", "_"),
                        _ => fields.give(&column.name, "_"),
                    })
                    .collect(),
            })
        })
        .collect()
}

/// Whether a path may stand in a package: it leads into the folder of the package, and nowhere else.
fn is_safe(path: &str) -> bool {
    let leaves = path.split(['/', '\\']).any(|part| part == "..");
    !path.is_empty() && !leaves && !path.starts_with(['/', '\\', '~']) && !path.contains(':')
}

fn resource(workspace: &Workspace, own: &Described<'_>, all: &[Described<'_>]) -> Value {
    let columns = own.table.columns.iter().zip(own.summaries);
    let fields: Vec<Value> = columns
        .zip(&own.fields)
        .map(|((column, summary), name)| field(name, column, summary, own.table.rows()))
        .collect();
    let mut schema = Map::new();
    schema.insert("fields".to_owned(), Value::Array(fields));
    schema.insert("missingValues".to_owned(), json!(missing_values(own)));
    if let Some(key) = primary_key(workspace, own) {
        schema.insert("primaryKey".to_owned(), key);
    }
    let links = workspace.schema.links_from(own.id);
    let keys: Vec<Value> = links
        .filter_map(|link| foreign_key(link, own, all))
        .collect();
    if !keys.is_empty() {
        schema.insert("foreignKeys".to_owned(), Value::Array(keys));
    }
    let mut resource = Map::new();
    let mut set = |key: &str, value: Value| {
        resource.insert(key.to_owned(), value);
    };
    set("profile", json!("tabular-data-resource"));
    set("name", json!(own.resource));
    set("title", json!(own.table.name));
    set("path", json!(own.table.path));
    set("format", json!("csv"));
    set("mediatype", json!("text/csv"));
    set("encoding", json!(own.dialect.encoding.to_lowercase()));
    set("dialect", dialect(own.dialect));
    let remarks = remarks(workspace, own);
    if !remarks.is_empty() {
        set("description", json!(remarks));
    }
    set("schema", Value::Object(schema));
    Value::Object(resource)
}

fn dialect(dialect: &Dialect) -> Value {
    let mut written = json!({
        "delimiter": dialect.delimiter,
        "quoteChar": dialect.quote.map(String::from).unwrap_or_default(),
        "doubleQuote": dialect.escape.is_none(),
        "header": dialect.header,
        "skipInitialSpace": false,
    });
    if let Some(fields) = written.as_object_mut() {
        if let Some(escape) = dialect.escape {
            fields.insert("escapeChar".to_owned(), json!(escape));
        }
        // The rules know comment signs of one character only.
        let comment = dialect.comment.as_ref();
        if let Some(comment) = comment.filter(|comment| comment.chars().count() == 1) {
            fields.insert("commentChar".to_owned(), json!(comment));
        }
    }
    written
}

/// The empty text, and the words that stand for nothing in some column of the table and for a value in none.
fn missing_values(own: &Described<'_>) -> Vec<String> {
    let mut words: BTreeSet<String> = BTreeSet::new();
    let columns = || own.table.columns.iter().zip(own.summaries);
    for (column, summary) in columns() {
        column.visit(|text| {
            if !text.is_empty() && summary.is_null(text) && !words.contains(text) {
                words.insert(text.to_owned());
            }
        });
    }
    for (column, summary) in columns() {
        if words.is_empty() {
            break;
        }
        column.visit(|text| {
            if words.contains(text) && !summary.is_null(text) {
                words.remove(text);
            }
        });
    }
    std::iter::once(String::new()).chain(words).collect()
}

/// The key, where it holds for every row; it is a name, or a list of names.
fn primary_key(workspace: &Workspace, own: &Described<'_>) -> Option<Value> {
    let at = usize::try_from(own.id).ok()?;
    let columns = workspace.schema.keys.get(at)?;
    let names = names_of(own, columns)?;
    if !holds(own, columns) {
        return None;
    }
    match names.as_slice() {
        [] => None,
        [one] => Some(json!(one)),
        several => Some(json!(several)),
    }
}

fn names_of(table: &Described<'_>, columns: &[ColumnId]) -> Option<Vec<String>> {
    columns
        .iter()
        .map(|column| table.fields.get(usize::try_from(*column).ok()?).cloned())
        .collect()
}

/// Whether the columns are filled in every row, and no two rows have the same in them.
fn holds(own: &Described<'_>, columns: &[ColumnId]) -> bool {
    let found: Vec<_> = columns
        .iter()
        .filter_map(|column| {
            let summary = own.summaries.get(usize::try_from(*column).ok()?)?;
            Some((own.table.column(*column)?, summary))
        })
        .collect();
    if found.len() != columns.len() || found.iter().any(|(_, summary)| summary.nulls > 0) {
        return false;
    }
    let mut seen: FxHashSet<Vec<Option<u64>>> = FxHashSet::default();
    let rows: Row = own.table.rows();
    (0..rows).all(|row| {
        seen.insert(
            found
                .iter()
                .map(|(column, _)| column.hash_at(row))
                .collect(),
        )
    })
}

/// A link by keys; other links cannot be said in a package.
fn foreign_key(link: &Link, own: &Described<'_>, all: &[Described<'_>]) -> Option<Value> {
    if link.kind != LinkKind::Key || link.columns.is_empty() {
        return None;
    }
    let target = all.iter().find(|table| table.id == link.to)?;
    let (fields, to) = (
        names_of(own, &link.columns)?,
        names_of(target, &link.to_columns)?,
    );
    let resource = if target.id == own.id {
        ""
    } else {
        &target.resource
    };
    let said = |names: &[String]| match names {
        [one] => json!(one),
        several => json!(several),
    };
    (fields.len() == to.len()).then(|| {
        json!({
            "fields": said(&fields),
            "reference": { "resource": resource, "fields": said(&to) },
        })
    })
}

/// What a package has no place for: lines before the header, references that meet no row, and links that are not by one key.
fn remarks(workspace: &Workspace, own: &Described<'_>) -> String {
    let mut remarks: Vec<String> = Vec::new();
    match own.dialect.skip {
        0 => {}
        1 => remarks.push("1 line before the table belongs to no row.".to_owned()),
        lines => remarks.push(format!("{lines} lines before the table belong to no row.")),
    }
    for link in workspace.schema.links_from(own.id) {
        let Some(target) = workspace.table(link.to) else {
            continue;
        };
        let names = names_of(own, &link.columns).unwrap_or_default().join(", ");
        match link.kind {
            LinkKind::Key if link.orphans > 0 => remarks.push(format!(
                "{} of {} references in {names} meet no row of {}.",
                link.orphans,
                link.orphans.saturating_add(link.matched),
                target.path
            )),
            LinkKind::KeyList => remarks.push(format!(
                "{names} holds lists of references to {}.",
                target.path
            )),
            LinkKind::Polymorphic => remarks.push(format!(
                "{names} refers to {} among other tables.",
                target.path
            )),
            LinkKind::Soft => remarks.push(format!("{names} names rows of {}.", target.path)),
            LinkKind::Key | LinkKind::Lifted => {}
        }
    }
    remarks.join(" ")
}
