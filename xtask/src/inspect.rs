//! Prints as JSON what the engine understood of an export: tables, dialects, types, keys, links, warnings.
//!
//! It must not understand anything itself: it opens the file, asks the engine, and writes down the answer.

use std::io::{self, Write as _};
use std::path::Path;
use std::rc::Rc;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use vitrine::engine::archive::Limits;
use vitrine::engine::load::{InputFile, read_all};
use vitrine::engine::schema::{Hints, Link, LinkKind, infer};
use vitrine::engine::table::{ColumnId, Dialect, Origin, Table, TableId};
use vitrine::engine::types::{ColumnSummary, summarize};
use vitrine::engine::warning::Warning;

use crate::file_source::FileSource;

/// Reads the export named by the only argument and prints what was understood.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let [path] = args else {
        bail!("inspect needs one file: cargo xtask inspect EXPORT.zip");
    };
    let source =
        FileSource::open(Path::new(path)).with_context(|| format!("cannot open {path}"))?;
    let file = InputFile {
        name: path.clone(),
        source: Rc::new(source),
    };
    let (tables, mut warnings) = read_all(&[file], Limits::default())?;
    let summaries: Vec<Vec<ColumnSummary>> = tables
        .iter()
        .map(|table| table.columns.iter().map(summarize).collect())
        .collect();
    let inferred = infer(&tables, &summaries, &Hints::default());
    warnings.extend(inferred.warnings);
    let found = json!({
        "tables": tables.iter().zip(&summaries).zip(&inferred.schema.keys)
            .map(|((table, summaries), key)| describe_table(table, summaries, key)).collect::<Vec<_>>(),
        "links": inferred.schema.links.iter()
            .filter(|link| !matches!(link.kind, LinkKind::Lifted | LinkKind::Soft))
            .map(|link| describe_link(&tables, link)).collect::<Vec<_>>(),
        "soft_links": inferred.schema.links.iter().filter(|link| link.kind == LinkKind::Soft)
            .map(|link| describe_link(&tables, link)).collect::<Vec<_>>(),
        "junctions": inferred.schema.junctions.iter()
            .filter_map(|id| Some(&tables.get(usize::try_from(*id).ok()?)?.path)).collect::<Vec<_>>(),
        "warnings": warnings.iter().map(describe_warning).collect::<Vec<_>>(),
    });
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, &found)?;
    writeln!(out)?;
    Ok(())
}

fn describe_table(table: &Table, summaries: &[ColumnSummary], key: &[ColumnId]) -> Value {
    let plain = Dialect::default();
    let dialect = match &table.origin {
        Origin::Entry { dialect, .. } => dialect,
        Origin::Lifted { .. } => &plain,
    };
    let columns: Vec<Value> = table
        .columns
        .iter()
        .zip(summaries)
        .map(|(column, summary)| {
            json!({
                "name": column.name,
                "type": summary.kind.as_str(),
                "nulls": summary.nulls,
                "distinct": summary.distinct,
            })
        })
        .collect();
    json!({
        "file": table.path,
        "rows": table.rows(),
        "encoding": dialect.encoding,
        "delimiter": dialect.delimiter,
        "quote": dialect.quote,
        "escape": dialect.escape,
        "header": dialect.header,
        "skip": dialect.skip,
        "comment": dialect.comment,
        "trailing_delimiter": dialect.trailing_delimiter,
        "columns": columns,
        "primary_key": names(table, key),
    })
}

/// The link of a lifted table to its parent is left out: the table's name tells it.
fn describe_link(tables: &[Table], link: &Link) -> Value {
    let table = |id: TableId| usize::try_from(id).ok().and_then(|at| tables.get(at));
    let (from, to) = (table(link.from), table(link.to));
    json!({
        "from": from.map(|table| &table.path),
        "columns": from.map(|table| names(table, &link.columns)),
        "to": to.map(|table| &table.path),
        "to_columns": to.map(|table| names(table, &link.to_columns)),
        "matched": link.matched,
        "orphans": link.orphans,
        "confidence": (f64::from(link.confidence) * 1000.0).round() / 1000.0,
        "evidence": link.evidence,
    })
}

fn describe_warning(warning: &Warning) -> Value {
    json!({
        "file": warning.file,
        "line": warning.line,
        "byte": warning.byte,
        "kind": warning.kind.as_str(),
        "message": warning.message,
    })
}

fn names(table: &Table, columns: &[ColumnId]) -> Vec<String> {
    columns
        .iter()
        .filter_map(|column| table.column(*column))
        .map(|column| column.name.clone())
        .collect()
}
