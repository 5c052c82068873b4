//! Lifts the JSON cells of a finished table into tables of their own, a step at a time.
//!
//! It must not know which columns ought to be JSON: it looks at the cells. The cells themselves stay as they are.

use serde_json::Value;

use super::numbers::Numbers;
use super::sheet::Sheet;
use crate::engine::archive::Limits;
use crate::engine::table::{Column, ColumnId, Row, Table, TableId};
use crate::engine::warning::{Warning, WarningKind};

/// Filled cells that are looked at to see whether a column is JSON.
const SAMPLE: usize = 100;
/// Rows among which they are looked for.
const SAMPLE_ROWS: Row = 20_000;
/// A list of numbers that is longer than this is a vector, not a list of things.
const LONG_VECTOR: usize = 64;
/// Rows of lifted tables that come from one column, at most.
const MOST_ROWS: u64 = 30_000_000;
/// Cells that are no JSON and are listed, for a column.
const MOST_WARNINGS: u32 = 100;
/// Bytes of a cell that is taken apart at most.
const MOST_CELL: usize = 4 << 20;
/// Rows handled between two looks at the budget.
const ROWS_A_PIECE: Row = 256;

/// A finished table whose JSON cells are being lifted.
pub(super) struct Lift {
    id: TableId,
    table: Table,
    limits: Limits,
    /// The columns of JSON still to be lifted.
    columns: std::vec::IntoIter<ColumnId>,
    work: Option<Work>,
    sheets: Vec<(ColumnId, Sheet)>,
    warnings: Vec<Warning>,
}

/// The column at work.
struct Work {
    column: ColumnId,
    sheet: Sheet,
    row: Row,
    filled: u32,
    bad: u32,
    warnings: Vec<Warning>,
}

impl Lift {
    /// Looks which columns are JSON.
    pub(super) fn new(id: TableId, table: Table, limits: Limits) -> Self {
        let columns = (0..)
            .zip(&table.columns)
            .filter(|(_, column)| limits.lift_depth > 0 && is_json(column, table.rows()))
            .map(|(at, _)| at)
            .collect::<Vec<_>>()
            .into_iter();
        Self {
            id,
            table,
            limits,
            columns,
            work: None,
            sheets: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// Lifts some rows and gives the bytes of their cells; none when every column is done.
    pub(super) fn piece(&mut self) -> Option<u64> {
        let Some(mut work) = self.work.take() else {
            let column = self.columns.next()?;
            let name = self.table.column(column)?.name.clone();
            let path = format!("{}#{name}", self.table.path);
            self.work = Some(Work {
                column,
                sheet: Sheet::new(path, name, self.limits.lift_depth - 1),
                row: 0,
                filled: 0,
                bad: 0,
                warnings: Vec::new(),
            });
            return Some(0);
        };
        let used = work.piece(&self.table);
        if used.is_some() {
            self.work = Some(work);
        } else if work.filled / 10 >= work.bad && work.sheet.rows() > 0 {
            self.warnings.append(&mut work.warnings);
            self.sheets.push((work.column, work.sheet));
        }
        Some(used.unwrap_or(0))
    }

    /// The table whose cells are lifted.
    pub(super) fn id(&self) -> TableId {
        self.id
    }

    /// The table and those lifted out of it, with their numbers.
    pub(super) fn finish(self, numbers: &mut Numbers) -> (Vec<(TableId, Table)>, Vec<Warning>) {
        let mut tables = vec![(self.id, self.table)];
        for (column, sheet) in self.sheets {
            sheet.finish(self.id, (self.id, column), numbers, &mut tables);
        }
        (tables, self.warnings)
    }
}

impl Work {
    /// Lifts some rows; none at the end of the column, or when it turns out not to be lists of things.
    fn piece(&mut self, table: &Table) -> Option<u64> {
        let column = table.column(self.column)?;
        if self.row >= table.rows() || self.sheet.rows() > MOST_ROWS {
            return None;
        }
        let end = table.rows().min(self.row + ROWS_A_PIECE);
        let mut bytes = 0;
        for row in self.row..end {
            let cell = column.get(row);
            let text = cell.trim();
            if text.is_empty() || text == "null" {
                continue;
            }
            bytes += text.len() as u64;
            self.filled += 1;
            if text.len() > MOST_CELL {
                self.warn_long(table, column, row);
                continue;
            }
            match serde_json::from_str::<Value>(text) {
                Ok(value @ (Value::Array(_) | Value::Object(_))) => {
                    if self.sheet.add(&value, row).is_err() {
                        self.bad = u32::MAX;
                        return None;
                    }
                }
                Ok(_) | Err(_) => self.warn(table, column, row),
            }
        }
        self.row = end;
        Some(bytes)
    }

    /// A cell so long would take many times its size when it is taken apart.
    fn warn_long(&mut self, table: &Table, column: &Column, row: Row) {
        let line = u64::from(table.line(row).unwrap_or(0));
        self.warnings.push(Warning {
            file: table.path.clone(),
            line,
            byte: table.byte(row).unwrap_or(0),
            kind: WarningKind::Limit,
            message: format!(
                "{}, line {line}: the nested data in {} is too long to be taken apart; it is shown as text.",
                table.path, column.name
            ),
        });
    }

    fn warn(&mut self, table: &Table, column: &Column, row: Row) {
        self.bad += 1;
        if self.bad > MOST_WARNINGS {
            return;
        }
        let line = u64::from(table.line(row).unwrap_or(0));
        self.warnings.push(Warning {
            file: table.path.clone(),
            line,
            byte: table.byte(row).unwrap_or(0),
            kind: WarningKind::BadJson,
            message: format!(
                "{}, line {line}: the cell in {} is no valid JSON; it is shown as text.",
                table.path, column.name
            ),
        });
    }
}

/// Whether nearly all of a column's first filled cells are JSON lists or objects, and not ranges or vectors of numbers.
fn is_json(column: &Column, rows: Row) -> bool {
    let (mut things, mut others) = (0_usize, 0_usize);
    for row in 0..rows.min(SAMPLE_ROWS) {
        let cell = column.get(row);
        match form(cell.trim()) {
            Form::Thing => things += 1,
            Form::Other => others += 1,
            Form::Neither => {}
        }
        // Most columns end here: their first cells are no JSON.
        if things + others >= SAMPLE || others > 10 + things {
            break;
        }
    }
    things > 0 && others * 9 <= things
}

/// What a cell says about its column.
enum Form {
    /// It is a list or an object.
    Thing,
    /// It is something else.
    Other,
    /// Nothing: it is empty, or may as well be a range.
    Neither,
}

fn form(text: &str) -> Form {
    if text.is_empty() || text == "null" {
        return Form::Neither;
    }
    if !text.starts_with(['[', '{']) {
        return Form::Other;
    }
    if text.len() > MOST_CELL {
        return Form::Neither;
    }
    match serde_json::from_str::<Value>(text) {
        Ok(Value::Object(_)) => Form::Thing,
        Ok(Value::Array(elements)) => {
            let numbers = elements.iter().all(Value::is_number);
            match elements.len() {
                0 | 2 if numbers => Form::Neither,
                length if numbers && length > LONG_VECTOR => Form::Other,
                _ => Form::Thing,
            }
        }
        Ok(_) | Err(_) => Form::Other,
    }
}

#[cfg(test)]
#[expect(clippy::indexing_slicing, reason = "a test may panic")]
mod tests {
    use super::*;
    use crate::engine::table::{Dialect, Origin, TableBuilder};

    /// Lifts a table of the columns `id` and `json`.
    fn lift(cells: &[&str]) -> (Vec<Table>, Vec<Warning>) {
        let mut builder = TableBuilder::new("p.csv", ["id", "json"]);
        for (line, cell) in (2..).zip(cells) {
            builder.push(line, ["1", cell]);
        }
        let mut lift = Lift::new(3, builder.finish(Dialect::default()), Limits::default());
        while lift.piece().is_some() {}
        let (tables, warnings) = lift.finish(&mut Numbers::from(10));
        let ids: Vec<TableId> = tables.iter().map(|(id, _)| *id).collect();
        let expected = [3].into_iter().chain(10..).take(ids.len());
        assert_eq!(ids, expected.collect::<Vec<_>>());
        (
            tables.into_iter().map(|(_, table)| table).collect(),
            warnings,
        )
    }

    fn rows(table: &Table) -> Vec<String> {
        let cells = |row| {
            table
                .columns
                .iter()
                .map(move |column| column.get(row).into_owned())
        };
        (0..table.rows())
            .map(|row| cells(row).collect::<Vec<_>>().join("|"))
            .collect()
    }

    fn headers(table: &Table) -> String {
        table
            .columns
            .iter()
            .map(|column| column.name.as_str())
            .collect::<Vec<_>>()
            .join("|")
    }

    #[test]
    fn lists_of_objects_become_a_table() {
        let (tables, warnings) = lift(&[
            r#"[{"title":"CTO","tag":{"id":7,"name":"x"}},{"title":"CEO","now":true}]"#,
            "",
            "[]",
            r#"[{"now":null,"title":"Zoë"}]"#,
        ]);
        assert_eq!(warnings, []);
        assert_eq!(tables.len(), 2);
        let table = &tables[1];
        assert_eq!(
            (table.path.as_str(), table.name.as_str()),
            ("p.csv#json", "json")
        );
        assert_eq!(headers(table), "title|tag.id|tag.name|now");
        assert_eq!(rows(table), ["CTO|7|x|", "CEO|||true", "Zoë|||"]);
        let Origin::Lifted {
            parent,
            column,
            parent_rows,
        } = &table.origin
        else {
            unreachable!("a lifted table");
        };
        assert_eq!(
            (*parent, *column, parent_rows.as_slice()),
            (3, 1, &[0, 0, 3][..])
        );
    }

    #[test]
    fn lists_in_lists_become_tables_of_the_lifted_table() {
        let (tables, _) = lift(&[
            r#"[{"co":"A","positions":[{"t":"x"},{"t":"y"}],"tags":["p","q"]},{"co":"B"}]"#,
        ]);
        let paths: Vec<_> = tables.iter().map(|table| table.path.as_str()).collect();
        assert_eq!(
            paths,
            [
                "p.csv",
                "p.csv#json",
                "p.csv#json.positions",
                "p.csv#json.tags"
            ]
        );
        assert_eq!(tables[2].name, "positions");
        assert_eq!(rows(&tables[2]), ["x", "y"]);
        assert_eq!(
            (headers(&tables[3]), rows(&tables[3])),
            ("value".to_owned(), vec!["p".to_owned(), "q".to_owned()])
        );
        let Origin::Lifted { parent, column, .. } = &tables[2].origin else {
            unreachable!("a lifted table");
        };
        assert_eq!(
            (
                *parent,
                tables[1].column(*column).map(|column| column.name.as_str())
            ),
            (10, Some("positions"))
        );
    }

    #[test]
    fn columns_that_are_not_lists_of_things_stay() {
        let vector = format!("[{}]", vec!["0.5"; 100].join(","));
        for cells in [
            vec!["plain", "text"],
            vec!["{a,b}", "{c}"],
            vec!["[150000,200001)"],
            vec!["12", "true"],
            vec![vector.as_str()],
            vec!["[]", "[]"],
            vec!["[1,2]", "[150000,200000]"],
            vec![],
        ] {
            assert_eq!(lift(&cells).0.len(), 1, "{cells:?}");
        }
    }

    #[test]
    fn a_broken_cell_is_named_and_the_rest_lifted() {
        let mut cells = vec![r#"{"a":1}"#; 30];
        cells[4] = r#"{"a":"#;
        let (tables, warnings) = lift(&cells);
        assert_eq!(tables[1].rows(), 29);
        assert_eq!(warnings.len(), 1);
        assert_eq!(
            (warnings[0].line, warnings[0].kind),
            (6, WarningKind::BadJson)
        );
    }

    #[test]
    fn objects_whose_keys_are_ids_stay_json() {
        let wide: Vec<String> = (0..400).map(|key| format!(r#"{{"k{key}":1}}"#)).collect();
        let cells: Vec<&str> = wide.iter().map(String::as_str).collect();
        assert_eq!(lift(&cells).0.len(), 1);
    }
}
