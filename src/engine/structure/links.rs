//! The links, in words, with those that the reader rejected among them.
//!
//! It must not decide what is a link.

use rustc_hash::FxHashSet;

use super::tables::names;
use crate::engine::amend::{Amendments, LinkEnds, LinkRule, Verdict};
use crate::engine::schema::{Link, LinkKind};
use crate::engine::table::{Column, Row, Table, TableId};
use crate::engine::view::LinkStructure;
use crate::engine::workspace::Workspace;

/// Every link, sorted by source and target.
pub(super) fn links(workspace: &Workspace) -> Vec<LinkStructure> {
    let mut links: Vec<LinkStructure> = workspace
        .schema
        .links
        .iter()
        .filter_map(|link| found(workspace, link))
        .chain(workspace.rejected.iter().cloned())
        .collect();
    links.sort_by(|one, other| {
        (one.from, one.to, &one.ends.columns, &one.ends.to_columns).cmp(&(
            other.from,
            other.to,
            &other.ends.columns,
            &other.ends.to_columns,
        ))
    });
    links
}

fn found(workspace: &Workspace, link: &Link) -> Option<LinkStructure> {
    let ends = ends(workspace, link)?;
    Some(LinkStructure {
        verdict: verdict(&workspace.amendments, &ends),
        ends,
        from: link.from,
        to: link.to,
        kind: link.kind,
        confidence_percent: percent(link.confidence),
        evidence: link.evidence.clone(),
        matched: link.matched,
        orphans: link.orphans,
    })
}

/// The ends of a link by name.
pub fn ends(workspace: &Workspace, link: &Link) -> Option<LinkEnds> {
    let (from, to) = (workspace.table(link.from)?, workspace.table(link.to)?);
    Some(LinkEnds {
        from: from.path.clone(),
        columns: names(from, &link.columns),
        to: to.path.clone(),
        to_columns: names(to, &link.to_columns),
    })
}

fn verdict(amendments: &Amendments, ends: &LinkEnds) -> Option<Verdict> {
    let rule = amendments.links.iter().find(|rule| rule.ends == *ends);
    rule.map(|rule| rule.verdict)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a confidence lies between 0 and 1"
)]
fn percent(confidence: f32) -> u32 {
    (confidence.clamp(0.0, 1.0) * 100.0).round() as u32
}

/// The links that the reader rejected and whose ends are in these tables, with how often they would have met a row. It reads the cells of their
/// columns.
pub fn rejected(tables: &[Table], rules: &[LinkRule]) -> Vec<LinkStructure> {
    let rules = rules
        .iter()
        .filter(|rule| rule.verdict == Verdict::Rejected);
    rules
        .filter_map(|rule| of_rule(tables, &rule.ends))
        .collect()
}

fn of_rule(tables: &[Table], ends: &LinkEnds) -> Option<LinkStructure> {
    let met = Met::new(tables, ends)?;
    Some(LinkStructure {
        ends: ends.clone(),
        from: met.from,
        to: met.to,
        kind: if ends.columns.is_empty() {
            LinkKind::Lifted
        } else {
            LinkKind::Key
        },
        confidence_percent: 0,
        evidence: vec!["You rejected it.".to_owned()],
        matched: met.matched,
        orphans: u32::try_from(met.orphans.len()).unwrap_or(u32::MAX),
        verdict: Some(Verdict::Rejected),
    })
}

/// What comes of comparing two ends of a link, cell by cell.
struct Met {
    from: TableId,
    to: TableId,
    matched: u32,
    orphans: Vec<Row>,
}

impl Met {
    /// `None` when the tables or columns are not there.
    fn new(tables: &[Table], ends: &LinkEnds) -> Option<Self> {
        let (from, source) = by_path(tables, &ends.from)?;
        let (to, target) = by_path(tables, &ends.to)?;
        let columns = by_header(source, &ends.columns)?;
        let to_columns = by_header(target, &ends.to_columns)?;
        let mut met = Self {
            from,
            to,
            matched: 0,
            orphans: Vec::new(),
        };
        if columns.is_empty() {
            met.matched = source.rows();
        } else if columns.len() == to_columns.len() {
            let known: FxHashSet<Vec<u64>> = (0..target.rows())
                .filter_map(|row| value(&to_columns, row))
                .collect();
            for row in 0..source.rows() {
                match value(&columns, row) {
                    Some(value) if known.contains(&value) => met.matched += 1,
                    Some(_) => met.orphans.push(row),
                    None => {}
                }
            }
        }
        Some(met)
    }
}

/// The rows whose reference by a link meets no row, ascending; `None` when there is no link with these ends, found or rejected.
pub fn unmet_rows(workspace: &Workspace, wanted: &LinkEnds) -> Option<Vec<Row>> {
    let found = workspace
        .schema
        .links
        .iter()
        .find(|link| ends(workspace, link).as_ref() == Some(wanted));
    if let Some(link) = found {
        return Some(link.rows.orphans().to_vec());
    }
    let rejected = workspace.rejected.iter().any(|link| link.ends == *wanted);
    rejected
        .then(|| Met::new(&workspace.tables, wanted))
        .flatten()
        .map(|met| met.orphans)
}

/// What a row has in these columns; none when one of them is empty.
fn value(columns: &[&Column], row: Row) -> Option<Vec<u64>> {
    columns.iter().map(|column| column.hash_at(row)).collect()
}

fn by_path<'a>(tables: &'a [Table], path: &str) -> Option<(TableId, &'a Table)> {
    (0..).zip(tables).find(|(_, table)| table.path == path)
}

fn by_header<'a>(table: &'a Table, headers: &[String]) -> Option<Vec<&'a Column>> {
    let column = |header: &String| table.columns.iter().find(|column| column.name == *header);
    headers.iter().map(column).collect()
}
