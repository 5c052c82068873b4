//! What a row must be besides holding the words: of some days, and by somebody.
//!
//! It must not know the words.

use rustc_hash::FxHashMap;

use super::plan::TablePlan;
use super::query::{Query, Says};
use super::words::{Word, Words};
use crate::engine::fold::fold;
use crate::engine::present::Presenter;
use crate::engine::schema::LinkKind;
use crate::engine::table::{ColumnId, Row};
use crate::engine::types::{ColumnType, Date};
use crate::engine::view::RecordRef;
use crate::engine::workspace::Workspace;

/// What a row must be.
#[derive(Debug, Clone, Default)]
pub(super) struct Sieve {
    /// Number of the first day that is too late.
    before: Option<i64>,
    /// Number of the first day that counts.
    after: Option<i64>,
    /// The words of a name or address, one of which must be the author's.
    from: Vec<Words>,
}

/// Whether records are by somebody who was asked for, as far as that was found out.
#[derive(Debug, Default)]
pub(super) struct Authors(FxHashMap<RecordRef, bool>);

impl Sieve {
    pub(super) fn of(query: &Query) -> Self {
        let mut sieve = Self::default();
        for part in &query.parts {
            match &part.says {
                Says::Before(date) => {
                    let day = Date::day_number(*date);
                    sieve.before = Some(sieve.before.map_or(day, |before| before.min(day)));
                }
                Says::After(date) => {
                    let day = Date::day_number(*date);
                    sieve.after = Some(sieve.after.map_or(day, |after| after.max(day)));
                }
                Says::From(name) => sieve.from.push(Words::of_name(name)),
                _ => {}
            }
        }
        sieve
    }

    /// Whether every row passes.
    pub(super) fn is_empty(&self) -> bool {
        self.before.is_none() && self.after.is_none() && self.from.is_empty()
    }

    /// Whether rows of a table can pass at all.
    pub(super) fn can_pass(&self, plan: &TablePlan) -> bool {
        (self.from.is_empty() || !plan.authors.is_empty())
            && (!self.asks_for_days() || plan.has_times())
    }

    /// Whether a row is of the days that are asked for.
    pub(super) fn is_in_time(&self, workspace: &Workspace, plan: &TablePlan, row: Row) -> bool {
        if !self.asks_for_days() {
            return true;
        }
        let Some(moment) = plan.moment(workspace, row) else {
            return false;
        };
        let day = moment.date().day_number();
        self.before.is_none_or(|before| day < before) && self.after.is_none_or(|after| day >= after)
    }

    /// Whether a row was written or sent by somebody who is asked for.
    pub(super) fn is_from(
        &self,
        presenter: &Presenter<'_>,
        authors: &mut Authors,
        plan: &TablePlan,
        row: Row,
    ) -> bool {
        self.from.is_empty()
            || plan
                .authors
                .iter()
                .any(|column| self.is_author(presenter, authors, plan, row, *column))
    }

    fn asks_for_days(&self) -> bool {
        self.before.is_some() || self.after.is_some()
    }

    fn is_author(
        &self,
        presenter: &Presenter<'_>,
        authors: &mut Authors,
        plan: &TablePlan,
        row: Row,
        column: ColumnId,
    ) -> bool {
        let links = presenter
            .outbound(plan.table)
            .filter(|link| link.kind != LinkKind::Soft && link.columns.first() == Some(&column));
        let mut targets = links.flat_map(|link| {
            let rows = link.rows.targets(row).iter();
            rows.map(|row| RecordRef {
                table: link.to,
                row: *row,
            })
        });
        if targets.any(|record| self.is_called(presenter, authors, record)) {
            return true;
        }
        let table = presenter.workspace().table(plan.table);
        let cell = table.and_then(|table| table.column(column));
        cell.is_some_and(|column| self.names(&column.get(row)))
    }

    /// Whether a record's label or one of its addresses is asked for.
    fn is_called(
        &self,
        presenter: &Presenter<'_>,
        authors: &mut Authors,
        record: RecordRef,
    ) -> bool {
        if let Some(known) = authors.0.get(&record) {
            return *known;
        }
        let workspace = presenter.workspace();
        let summaries = workspace.summaries(record.table);
        let columns = workspace
            .table(record.table)
            .map_or(&[][..], |it| &it.columns);
        let is_called = self.names(&presenter.label(record))
            || columns.iter().zip(summaries).any(|(column, summary)| {
                summary.kind == ColumnType::Email && self.names(&column.get(record.row))
            });
        authors.0.insert(record, is_called);
        is_called
    }

    fn names(&self, text: &str) -> bool {
        let folded = fold(text);
        let is_in = |word: &Word| word.needle(true).is_in(&folded);
        self.from
            .iter()
            .any(|name| !name.words().is_empty() && name.words().iter().all(is_in))
    }
}
