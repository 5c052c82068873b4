//! The rows that warnings are about.
//!
//! It must not know what the warnings say.

use rustc_hash::FxHashSet;

use crate::engine::table::{Origin, Row, Table, TableId};
use crate::engine::warning::WarningKind;
use crate::engine::workspace::Workspace;

/// The row that begins on a line or has the line inside it; none for lines before the first row, and in tables that were lifted out of cells.
pub(super) fn row_at(table: &Table, line: u64) -> Option<Row> {
    let Origin::Entry { lines, .. } = &table.origin else {
        return None;
    };
    let after = lines.partition_point(|begin| u64::from(*begin) <= line);
    after.checked_sub(1).and_then(|row| Row::try_from(row).ok())
}

/// The rows of a table that were repaired or are doubtful, ascending, and whether there are more of them than warnings were kept.
pub fn warned_rows(workspace: &Workspace, id: TableId) -> (Vec<Row>, bool) {
    let Some(table) = workspace.table(id) else {
        return (Vec::new(), false);
    };
    let own = || {
        workspace
            .warnings
            .iter()
            .filter(|warning| warning.file == table.path)
    };
    let rows: FxHashSet<Row> = own()
        .filter(|warning| warning.line > 0 && is_of_a_row(warning.kind))
        .filter_map(|warning| row_at(table, warning.line))
        .collect();
    let mut rows: Vec<Row> = rows.into_iter().collect();
    rows.sort_unstable();
    let more = own().any(|warning| warning.kind == WarningKind::Limit && warning.line == 0);
    (rows, more)
}

/// Whether warnings of a kind are about one row, which was repaired or is doubtful.
fn is_of_a_row(kind: WarningKind) -> bool {
    matches!(
        kind,
        WarningKind::BadEncoding
            | WarningKind::RaggedRow
            | WarningKind::BrokenQuote
            | WarningKind::BadJson
            | WarningKind::OddValue
    )
}
