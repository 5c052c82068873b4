//! What the reader should know: what is missing, new, elsewhere, written in another way, or broken.
//!
//! It must not repeat warnings: a finding is about a table or the whole export, in one sentence.

use std::collections::BTreeMap;

use super::dialects::{self, delimiter_in_words, dialect};
use super::rows::warned_rows;
use crate::engine::profile::{Role, TableName};
use crate::engine::table::{Origin, Table, TableId};
use crate::engine::view::{Finding, FindingKind, TableStructure};
use crate::engine::workspace::Workspace;

/// New columns that are named one by one.
const NAMED: usize = 12;

/// Everything the reader should know of the structure.
pub(super) fn findings(workspace: &Workspace, tables: &[TableStructure]) -> Vec<Finding> {
    let mut findings = Vec::new();
    if workspace.binding.fits() {
        findings.extend(missing(workspace));
        findings.extend(not_exported(workspace));
        findings.extend(new_tables(workspace));
        findings.extend(new_columns(workspace));
        findings.extend(other_places(workspace));
    }
    findings.extend(other_dialects(workspace));
    findings.extend(broken_rows(workspace, tables));
    findings
}

/// The tables that are files with columns.
fn files(workspace: &Workspace) -> impl Iterator<Item = (TableId, &Table)> {
    (0..).zip(&workspace.tables).filter(|(_, table)| {
        matches!(table.origin, Origin::Entry { .. }) && !table.columns.is_empty()
    })
}

fn missing(workspace: &Workspace) -> impl Iterator<Item = Finding> {
    // What the vendor never exports is told in its own words.
    let is_told = |key: &String| {
        let mut told = workspace.binding.not_exported();
        told.any(|absent| absent.entities.contains(key))
    };
    let absent = workspace.binding.absent();
    absent
        .filter(move |entity| !is_told(&entity.key))
        .map(|entity| {
            let name = entity.tables.iter().find_map(|name| match name {
                TableName::Plain(name) => Some(format!(", such as {name}.csv")),
                _ => None,
            });
            let name = name.unwrap_or_default();
            let parts = if entity.role == Role::Part {
                " Pages leave them out."
            } else {
                ""
            };
            Finding {
                kind: FindingKind::Missing,
                text: format!(
                    "{} are not in this export: there is no table of them{name}.{parts}",
                    entity.plural
                ),
                table: None,
            }
        })
}

fn not_exported(workspace: &Workspace) -> impl Iterator<Item = Finding> {
    workspace.binding.not_exported().map(|absent| Finding {
        kind: FindingKind::NotExported,
        text: format!("{}: {}", absent.what, absent.sentences()),
        table: None,
    })
}

fn new_tables(workspace: &Workspace) -> impl Iterator<Item = Finding> {
    let profile = &workspace.binding.profile().name;
    files(workspace)
        .filter(|(id, _)| workspace.binding.entity_of(*id).is_none())
        .map(move |(id, table)| Finding {
            kind: FindingKind::NewTable,
            text: format!(
                "{} is a table that the profile for {profile} does not know. It is shown with what was found out about it.",
                table.path
            ),
            table: Some(id),
        })
}

fn new_columns(workspace: &Workspace) -> impl Iterator<Item = Finding> {
    let binding = &workspace.binding;
    let profile = &binding.profile().name;
    files(workspace).filter_map(move |(id, table)| {
        binding.entity_of(id)?;
        let new: Vec<&str> = (0..)
            .zip(&table.columns)
            .filter(|(at, _)| !binding.knows(id, *at))
            .map(|(_, column)| column.name.as_str())
            .collect();
        let text = match new.as_slice() {
            [] => return None,
            [one] => format!("{} has a column that the profile for {profile} does not know: {one}. It is shown under other fields.", table.path),
            several => format!(
                "{} has {} columns that the profile for {profile} does not know: {}. They are shown under other fields.",
                table.path,
                several.len(),
                listed(several)
            ),
        };
        Some(Finding {
            kind: FindingKind::NewColumns,
            text,
            table: Some(id),
        })
    })
}

/// Words with commas between them and "and" before the last.
fn listed(words: &[&str]) -> String {
    let shown = words.get(..NAMED).unwrap_or(words);
    match shown.split_last() {
        Some((last, rest)) if words.len() <= NAMED && !rest.is_empty() => {
            format!("{} and {last}", rest.join(", "))
        }
        _ => {
            let more = words.len() - shown.len();
            let more = if more > 0 {
                format!(" and {more} more")
            } else {
                String::new()
            };
            format!("{}{more}", shown.join(", "))
        }
    }
}

/// Known tables in folders of names that the vendor does not use.
fn other_places(workspace: &Workspace) -> Vec<Finding> {
    let profile = workspace.binding.profile();
    let top = top_folder(workspace);
    let mut folders: BTreeMap<&str, Vec<(TableId, &str)>> = BTreeMap::new();
    for (id, table) in files(workspace) {
        let Some((whole, file)) = table.path.rsplit_once('/') else {
            continue;
        };
        let folder = whole.rsplit('/').next().unwrap_or(whole);
        // A folder around everything is called anything.
        if top.as_deref() != Some(whole)
            && workspace.binding.entity_of(id).is_some()
            && !profile.has_folder(folder)
        {
            folders.entry(folder).or_default().push((id, file));
        }
    }
    folders
        .into_iter()
        .map(|(folder, tables)| {
            let files: Vec<&str> = tables.iter().map(|(_, file)| *file).collect();
            let (are, their) = if files.len() == 1 { ("is", "its name") } else { ("are", "their names") };
            Finding {
                kind: FindingKind::OtherPlace,
                text: format!(
                    "The folder \"{folder}\" is not one that exports of {} have. What it holds {are} known by {their}: {}.",
                    profile.name,
                    listed(&files)
                ),
                table: tables.first().map(|(id, _)| *id).filter(|_| files.len() == 1),
            }
        })
        .collect()
}

/// The folder that everything stands in; none when there is no such folder.
fn top_folder(workspace: &Workspace) -> Option<String> {
    let mut folders = files(workspace).map(|(_, table)| {
        let parts: Vec<&str> = table.path.split('/').collect();
        let folders = parts.len().saturating_sub(1);
        parts.into_iter().take(folders).collect::<Vec<_>>()
    });
    let first = folders.next()?;
    let common = folders.fold(first, |common, other| {
        let same = common
            .into_iter()
            .zip(other)
            .take_while(|(one, other)| one == other);
        same.map(|(one, _)| one).collect()
    });
    (!common.is_empty()).then(|| common.join("/"))
}

fn other_dialects(workspace: &Workspace) -> Vec<Finding> {
    let dialects: Vec<_> = files(workspace)
        .filter_map(|(id, table)| Some((id, table, dialect(table)?)))
        .collect();
    let all: Vec<_> = dialects.iter().map(|(_, _, dialect)| *dialect).collect();
    let usual = dialects::usual(&all);
    dialects
        .into_iter()
        .filter_map(|(id, table, dialect)| {
            let encoding = usual.encoding.filter(|usual| *usual != dialect.encoding);
            // In a table of one column there is nothing between cells.
            let delimiter = usual
                .delimiter
                .filter(|usual| *usual != dialect.delimiter && table.columns.len() > 1);
            let between = || delimiter_in_words(dialect.delimiter);
            let text = match (encoding, delimiter) {
                (None, None) => return None,
                (Some(usual), None) => format!(
                    "{} is written in {}; most of the export is in {usual}.",
                    table.path, dialect.encoding
                ),
                (None, Some(usual)) => format!(
                    "{} has {} between cells; most of the export has {}.",
                    table.path,
                    between(),
                    delimiter_in_words(usual)
                ),
                (Some(encoding), Some(delimiter)) => format!(
                    "{} is written in {} with {} between cells; most of the export is in {encoding} with {}.",
                    table.path,
                    dialect.encoding,
                    between(),
                    delimiter_in_words(delimiter)
                ),
            };
            Some(Finding {
                kind: FindingKind::OtherDialect,
                text,
                table: Some(id),
            })
        })
        .collect()
}

fn broken_rows<'a>(
    workspace: &'a Workspace,
    tables: &'a [TableStructure],
) -> impl Iterator<Item = Finding> + 'a {
    let warned = tables
        .iter()
        .filter(|table| table.warnings > 0 && table.rows > 0);
    warned.filter_map(|table| {
        let (rows, more) = warned_rows(workspace, table.table);
        let count = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        if count == 0 {
            return None;
        }
        let (least, have) = match (more, count) {
            (true, _) => ("at least ", "were repaired or are"),
            (false, 1) => ("", "was repaired or is"),
            (false, _) => ("", "were repaired or are"),
        };
        Some(Finding {
            kind: FindingKind::BrokenRows,
            text: format!(
                "In {} {least}{count} of {} rows ({}) {have} doubtful.",
                table.path,
                table.rows,
                share(count, table.rows)
            ),
            table: Some(table.table),
        })
    })
}

/// A share in percent, with as many digits as say something.
fn share(part: u32, whole: u32) -> String {
    let tenths = (u64::from(part) * 1000 + u64::from(whole) / 2) / u64::from(whole.max(1));
    match tenths {
        0 => "less than 0.1 %".to_owned(),
        tenths if tenths < 100 && !tenths.is_multiple_of(10) => {
            format!("{}.{} %", tenths / 10, tenths % 10)
        }
        tenths => format!("{} %", (tenths + 5) / 10),
    }
}
