//! Rows over time: of the main entities when they were made, of events when they happened.
//!
//! It must not know which spans are drawn before all rows have been counted by month.

use std::collections::BTreeMap;

use super::spans::{Spans, month_of};
use crate::engine::grid::column_of_field;
use crate::engine::names::normal;
use crate::engine::overview::MADE;
use crate::engine::present::{Presenter, Reader};
use crate::engine::profile::{Entity, Expr, Role};
use crate::engine::table::{ColumnId, Table, TableId};
use crate::engine::view::{GridSource, Series, Span};

/// Kinds of events that are told apart.
const KINDS: usize = 8;
/// Months outside of these are mostly marks for "never".
const USUAL: std::ops::Range<i32> = 1971 * 12..2101 * 12;
/// One row of so many at either end may lie so far out that it is left out.
const OUTLIERS: u64 = 200;

/// The rows of a list by month.
pub(super) struct Timeline {
    title: String,
    source: GridSource,
    column: ColumnId,
    months: BTreeMap<i32, u32>,
    /// Whether it is one of the main entities.
    main: bool,
    /// Whether its rows are events.
    event: bool,
}

/// Every list whose rows have a time by which the list can be filtered.
pub(super) fn timelines(presenter: &Presenter<'_>) -> Vec<Timeline> {
    let binding = &presenter.workspace().binding;
    let mut found = Vec::new();
    let entities: &[Entity] = if binding.fits() {
        &presenter.profile().entities
    } else {
        &[]
    };
    for entity in entities {
        let main = entity.role == Role::Main;
        if let Some(table) = binding.tables_of(&entity.key).first()
            && (main || entity.event.is_some())
        {
            found.extend(of_entity(presenter, entity, *table, main));
        }
    }
    let tables = (0..).zip(&presenter.workspace().tables);
    for (table, _) in tables.filter(|(table, _)| presenter.entity(*table).is_none()) {
        found.extend(of_table(presenter, table));
    }
    found
}

fn of_entity(
    presenter: &Presenter<'_>,
    entity: &Entity,
    table: TableId,
    main: bool,
) -> Option<Timeline> {
    let source = GridSource::Entity(entity.key.clone());
    let happened = entity.event.as_ref().and_then(|event| event.time.as_ref());
    let exprs = happened.into_iter().chain(&entity.time);
    let mut fields = exprs.flat_map(Expr::own_fields);
    let (field, column) =
        fields.find_map(|field| Some((field, column_of_field(presenter, &source, field)?)))?;
    Some(Timeline {
        title: entity.plural.clone(),
        source,
        column,
        months: months(presenter, table, field),
        main,
        event: entity.event.is_some(),
    })
}

/// A table that no profile knows, if it says when its rows were made.
fn of_table(presenter: &Presenter<'_>, table: TableId) -> Option<Timeline> {
    let stored = presenter.workspace().table(table)?;
    let columns = (0..).zip(&stored.columns);
    let mut made = columns.filter(|(_, column)| MADE.contains(&normal(&column.name).as_str()));
    let (column, header): (ColumnId, _) = made.next()?;
    let field = presenter.workspace().binding.field_of(table, column);
    let name = field.map_or_else(|| normal(&header.name), |field| field.name.clone());
    Some(Timeline {
        title: presenter.table_title(table),
        source: GridSource::Table(table),
        column,
        months: months(presenter, table, &name),
        main: false,
        event: true,
    })
}

fn months(presenter: &Presenter<'_>, table: TableId, field: &str) -> BTreeMap<i32, u32> {
    let expr = Expr {
        ways: vec![vec![vec![field.to_owned()]]],
    };
    let reader = Reader::new(presenter, table, &expr);
    let rows = presenter.workspace().table(table).map_or(0, Table::rows);
    let mut months = BTreeMap::new();
    for moment in (0..rows).filter_map(|row| reader.moment(row)) {
        *months.entry(month_of(moment.date())).or_default() += 1;
    }
    months
}

/// The first month before which hardly any rows lie.
fn end<'a>(mut months: impl Iterator<Item = (&'a i32, &'a u32)>, total: u32) -> Option<i32> {
    let mut passed = 0_u64;
    let found = months.find(|(_, count)| {
        passed += u64::from(**count);
        passed * OUTLIERS > u64::from(total)
    });
    found.map(|(month, _)| *month)
}

/// Spans that cover what is usual, and the series of both kinds, those with the most rows first.
pub(super) fn counted(timelines: Vec<Timeline>) -> (Vec<Span>, Vec<Series>, Vec<Series>) {
    let mut all: BTreeMap<i32, u32> = BTreeMap::new();
    for timeline in &timelines {
        for (month, count) in &timeline.months {
            if USUAL.contains(month) {
                *all.entry(*month).or_default() += count;
            }
        }
    }
    let total: u32 = all.values().sum();
    let ends = end(all.iter(), total).zip(end(all.iter().rev(), total));
    let Some((first, last)) = ends else {
        return (Vec::new(), Vec::new(), Vec::new());
    };
    let spans = Spans::covering(first, last.max(first));
    let days = spans.days();
    let (mut growth, mut activity) = (Vec::new(), Vec::new());
    for timeline in timelines {
        let mut counts = vec![0_u32; days.len()];
        for (month, count) in &timeline.months {
            if let Some(sum) = spans.of(*month).and_then(|at| counts.get_mut(at)) {
                *sum += count;
            }
        }
        let series = Series {
            title: timeline.title,
            source: timeline.source,
            column: timeline.column,
            total: counts.iter().sum(),
            counts,
        };
        if timeline.event && series.total > 0 {
            activity.push(series.clone());
        }
        if timeline.main {
            growth.push(series);
        }
    }
    activity.sort_by_key(|one: &Series| std::cmp::Reverse(one.total));
    activity.truncate(KINDS);
    (days, growth, activity)
}
