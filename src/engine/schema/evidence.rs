//! Says in sentences why two columns are thought to belong together.
//!
//! It must not decide anything; it is asked once a link, never once a row.

use super::LinkKind;
use super::decide::{Plan, ratio};
use super::field::{Field, ListForm, Shape};
use super::fit::How;
use super::model::Model;
use crate::engine::table::Row;

/// Bytes of a sample value that are shown at most.
const SHOWN: usize = 40;

/// The evidence of a link that the profile tells of.
pub const TOLD: &str = "The profile says so.";

/// The evidence for a link, strongest first.
pub(super) fn sentences(
    model: &Model<'_>,
    plan: &Plan,
    sources: &[&Field<'_>],
    keys: &[&Field<'_>],
    matched: u32,
    orphans: u32,
    misses: &[Row],
) -> Vec<String> {
    let (Some(source), Some(key)) = (sources.first(), keys.first()) else {
        return Vec::new();
    };
    let table = usize::try_from(key.table)
        .ok()
        .and_then(|at| model.tables.get(at))
        .map_or("", |table| table.name.as_str());
    let mut said = Vec::new();
    let values = counted(matched, orphans);
    let mut name = named(plan, source, key, table);
    if sources.len() > 1 {
        let columns: Vec<&str> = sources.iter().map(|field| field.header).collect();
        name = Some(format!(
            "The columns {} together are the key of {table}.",
            columns.join(", ")
        ));
    }
    match source.shape {
        Shape::Opaque | Shape::Sparse => {
            said.push(values);
            said.extend(name);
            said.push("Such ids are not equal by accident.".to_owned());
        }
        _ => {
            said.extend(name);
            said.push(values);
        }
    }
    if let Some(only) = &plan.only {
        let column = model
            .fields
            .get(only.field)
            .map_or("", |field| field.header);
        said.push(format!(
            "Only rows where {column} is \"{}\" are meant.",
            only.text
        ));
    }
    match (plan.kind, source.list) {
        (LinkKind::KeyList, Some(ListForm::Json)) => {
            said.push("Cells hold several values, as JSON lists.".to_owned());
        }
        (LinkKind::KeyList, Some(ListForm::Braces)) => {
            said.push("Cells hold several values, in braces.".to_owned());
        }
        (LinkKind::KeyList, Some(ListForm::Split(gap))) => said.push(format!(
            "Cells hold several values, with \"{gap}\" between them."
        )),
        (LinkKind::Polymorphic, _) => said.push("The column refers to several tables.".to_owned()),
        (LinkKind::Soft, _) => said.push("This is a match of words, not of ids.".to_owned()),
        _ => {}
    }
    if key.is_unique() && key.distinct > 0 && sources.len() == 1 && source.list.is_none() {
        let percent = 100.0 * ratio(source.distinct.min(key.distinct), key.distinct);
        said.push(format!(
            "{} is unique in {table}; up to {percent:.0} % of its values are referred to.",
            key.header
        ));
    }
    if !misses.is_empty() {
        let samples: Vec<String> = misses
            .iter()
            .map(|row| format!("\"{}\"", short(&source.text(*row))))
            .collect();
        said.push(format!(
            "Without a row, for example: {}.",
            samples.join(", ")
        ));
    }
    said
}

fn counted(matched: u32, orphans: u32) -> String {
    let all = u64::from(matched) + u64::from(orphans);
    if orphans == 0 {
        format!("All {all} filled values have a row there.")
    } else {
        format!("{matched} of {all} filled values have a row there.")
    }
}

fn named(plan: &Plan, source: &Field<'_>, key: &Field<'_>, table: &str) -> Option<String> {
    let column = source.header;
    Some(match plan.fit.how {
        How::Named => format!("\"{column}\" names {table}."),
        How::Role => format!("\"{column}\" ends with the name of {table}, after a role."),
        How::Head => format!("\"{column}\" names the last words of {table}."),
        How::SameKey => format!("\"{column}\" has the name of the key of {table}."),
        How::Short => format!("\"{column}\" is short for {table}."),
        How::Synonym => format!("\"{column}\" is another word for {table}."),
        How::Actor => {
            format!("\"{column}\" is something that persons do or are, and {table} holds persons.")
        }
        How::Itself => format!("\"{column}\" says how rows of {table} relate to each other."),
        How::Place => {
            format!("\"{column}\" is where something starts or ends, and {table} holds places.")
        }
        How::Values => format!(
            "The numbers of {column} keep to those of {table}, which they would hardly do by accident."
        ),
        How::Told => TOLD.to_owned(),
        How::Begins => format!("\"{column}\" begins like {table}."),
        How::Not => {
            return (key.header == column)
                .then(|| format!("Both columns are called \"{column}\"."));
        }
    })
}

fn short(text: &str) -> &str {
    let mut end = text.len().min(SHOWN);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or("")
}
