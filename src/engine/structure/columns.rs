//! The columns of one table, with what their values are like.
//!
//! It must not be asked of many tables at once: it reads the cells of the table, up to some millions.

use super::rows::row_at;
use crate::engine::names::title;
use crate::engine::table::{Column, ColumnId, Table, TableId};
use crate::engine::types::{
    ColumnStats, ColumnSummary, ColumnType, DateOrder, ListForm, profile_column,
};
use crate::engine::view::{ColumnStructure, RecordRef, TableColumns};
use crate::engine::workspace::Workspace;

/// Warnings that are sent with the columns.
const WARNINGS: usize = 200;
/// Exceptions that are sent with a column.
const SAMPLES: usize = 5;
/// Cells that are read at most: what takes seconds would keep other questions waiting.
const CELLS: u64 = 4_000_000;
/// Characters of an exception that are sent.
const SAMPLE_CHARS: usize = 80;

/// The columns of a table; `None` when there is no such table.
pub fn columns(workspace: &Workspace, id: TableId) -> Option<TableColumns> {
    let table = workspace.table(id)?;
    let columns = (0..)
        .zip(&table.columns)
        .zip(workspace.summaries(id))
        .map(|((at, column), summary)| {
            let of = Of {
                table: id,
                at,
                column,
                summary,
            };
            let cells = u64::from(table.rows()) * (u64::from(at) + 1);
            let stats = (cells <= CELLS).then(|| profile_column(column, summary));
            of.structure(table, known_as(workspace, id, at), stats)
        })
        .collect();
    let warnings = workspace
        .warnings
        .iter()
        .filter(|warning| warning.file == table.path)
        .take(WARNINGS)
        .map(|warning| {
            let row = Some(warning.line)
                .filter(|line| *line > 0)
                .and_then(|line| row_at(table, line));
            (warning.clone(), row.map(|row| RecordRef { table: id, row }))
        })
        .collect();
    Some(TableColumns {
        table: id,
        columns,
        near_keys: workspace.schema.near_key_notes(&workspace.tables, id),
        warnings,
    })
}

/// What the profile calls a column; empty when it does not know it.
fn known_as(workspace: &Workspace, table: TableId, column: ColumnId) -> String {
    let binding = &workspace.binding;
    let field = binding.field_of(table, column);
    let Some(field) = field.filter(|_| binding.knows(table, column)) else {
        return String::new();
    };
    let titles = binding
        .entity_of(table)
        .into_iter()
        .flat_map(|entity| &entity.titles)
        .chain(&binding.profile().titles);
    let named = titles.into_iter().find(|(name, _)| *name == field.name);
    named.map_or_else(|| title(&field.name), |(_, title)| title.clone())
}

/// A column with what is known of it.
struct Of<'a> {
    table: TableId,
    at: ColumnId,
    column: &'a Column,
    summary: &'a ColumnSummary,
}

impl Of<'_> {
    fn structure(
        &self,
        table: &Table,
        known_as: String,
        stats: Option<ColumnStats>,
    ) -> ColumnStructure {
        let mut notes = self.notes();
        if stats.is_none() {
            notes.push(
                "The table is too large for the values of this column to be listed.".to_owned(),
            );
        }
        let ColumnStats {
            least,
            greatest,
            top,
            exception_rows,
            ..
        } = stats.unwrap_or_default();
        let samples = exception_rows.iter().take(SAMPLES).map(|&row| {
            let record = RecordRef {
                table: self.table,
                row,
            };
            (record, shorten(self.column.get(row).trim()))
        });
        ColumnStructure {
            column: self.at,
            name: self.column.name.clone(),
            kind: self.summary.kind,
            notes,
            filled: table.rows().saturating_sub(self.summary.nulls),
            nulls: self.summary.nulls,
            distinct: self.summary.distinct,
            exceptions: self.summary.exceptions,
            exception_samples: samples.collect(),
            least,
            greatest,
            top,
            known_as,
        }
    }

    fn notes(&self) -> Vec<String> {
        let summary = self.summary;
        let is_time = matches!(summary.kind, ColumnType::Date | ColumnType::Timestamp);
        let mut notes = Vec::new();
        let order = match summary.order {
            DateOrder::YearFirst | DateOrder::Serial => None,
            DateOrder::DayFirst => Some("day"),
            DateOrder::MonthFirst => Some("month"),
        };
        if let Some(first) = order.filter(|_| is_time) {
            notes.push(if summary.ambiguous {
                format!("Every date could be read with the day or the month first; they are read {first} first.")
            } else {
                format!("Dates have the {first} first.")
            });
        }
        if summary.order == DateOrder::Serial {
            notes.push("Days are counted from the end of 1899, as spreadsheets do.".to_owned());
        }
        if summary.percent {
            notes.push("The numbers are percent.".to_owned());
        }
        if let Some(currency) = &summary.currency {
            notes.push(format!("The amounts are in {currency}."));
        }
        match summary.list {
            Some(ListForm::Separated(separator)) => {
                notes.push(format!(
                    "A cell may hold several values, with “{separator}” between them."
                ));
            }
            Some(ListForm::Json) => notes.push("Cells are JSON lists of values.".to_owned()),
            Some(ListForm::Braces) => notes.push("Cells are lists of values in braces.".to_owned()),
            None => {}
        }
        if summary.decimal_comma {
            notes.push("The decimal sign is a comma.".to_owned());
        }
        if summary.null_words && summary.nulls > 0 {
            notes.push("Words such as NULL stand for nothing here.".to_owned());
        }
        if let Some(word) = &summary.null_word {
            notes.push(format!("“{word}” stands for nothing here."));
        }
        notes
    }
}

fn shorten(text: &str) -> String {
    let mut chars = text.chars();
    let mut short: String = chars.by_ref().take(SAMPLE_CHARS).collect();
    if chars.next().is_some() {
        short.push('…');
    }
    short
}
