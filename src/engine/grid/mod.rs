//! Lists: an entity's records or a table's rows in any order, filtered, with what stands in their columns.
//!
//! It must not know how a list is drawn. Only the rows of the window are put together; the order of the whole list is kept between
//! requests, so that scrolling costs no more than what is seen.

mod columns;
mod facets;
mod filters;
mod keys;
mod list;

mod only;
mod place;
mod places;
mod plan;
mod roots;
mod text;
mod values;

use std::rc::Rc;

use self::columns::ListColumn;
use self::list::List;
use self::plan::{FIRST_OF_ROWS, Plan, RowsColumn};
use self::text::{Writer, text_of};
use crate::engine::present::Presenter;
use crate::engine::search::Scanner;
use crate::engine::table::{ColumnId, Row, Table};
use crate::engine::view::{
    CellKind, CellTest, ColumnChoice, Facet, FacetRequest, GridRequest, GridRow, GridSource,
    GridWindow, ListAnswer, ListQuestion, ListText, Neighbours, RecordRef, TextRequest,
};
use crate::engine::workspace::Workspace;

/// More rows than this are never put into one window.
const LONGEST_WINDOW: u32 = 1000;

/// More rows than this are never put into one text.
const LONGEST_TEXT: u32 = 10_000;

/// Facets of a list, at most.
const FACETS: usize = 12;

/// What is kept of a list between requests: the order of its rows, and the keys that it was sorted by. One list at a time.
#[derive(Debug, Default)]
pub struct GridCache {
    list: Option<List>,
    scanner: Scanner,
    of_rows: Option<(GridSource, State, Rc<[RowsColumn]>)>,
}

/// What a list depends on; when it changes, what was kept is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct State {
    complete: bool,
    tables: usize,
    links: usize,
    rows: Row,
}

/// What is needed to read a list's columns.
#[derive(Clone, Copy)]
struct Columns<'a> {
    presenter: &'a Presenter<'a>,
    plan: &'a Plan<'a>,
    of_rows: &'a [RowsColumn],
    table: &'a Table,
}

impl<'a> Columns<'a> {
    fn get(self, id: ColumnId) -> Option<ListColumn<'a>> {
        self.plan.column(self.presenter, self.of_rows, id)
    }

    fn all(self, ids: &[ColumnId]) -> Vec<ListColumn<'a>> {
        ids.iter().filter_map(|id| self.get(*id)).collect()
    }

    fn record(self, row: Row) -> RecordRef {
        RecordRef {
            table: self.plan.table,
            row,
        }
    }
}

/// The rows that are asked for; `None` when there is no such entity, table, link or column.
pub fn window(
    workspace: &Workspace,
    cache: &mut GridCache,
    request: &GridRequest,
) -> Option<GridWindow> {
    with_list(workspace, cache, request, |list, columns, _| {
        let shown = columns.all(list.shown());
        let start = request.start.min(count(list.order()));
        let rows = slice(list.order(), start, request.len.min(LONGEST_WINDOW));
        GridWindow {
            rows: rows
                .map(|row| GridRow {
                    record: columns.record(row),
                    cells: shown.iter().map(|column| column.value(row)).collect(),
                })
                .collect(),
            columns: list.heads(columns),
            total: count(list.base()),
            filtered: count(list.order()),
            start,
            title: columns.plan.title.clone(),
        }
    })
}

/// Answers a question about a list; `None` when there is no such list.
pub fn answer(
    workspace: &Workspace,
    cache: &mut GridCache,
    question: &ListQuestion,
) -> Option<ListAnswer> {
    Some(match question {
        ListQuestion::Columns(source) => ListAnswer::Columns(choices(workspace, cache, source)?),
        ListQuestion::Facets(request) => ListAnswer::Facets(facets(workspace, cache, request)?),
        ListQuestion::Neighbours(request, record) => {
            ListAnswer::Neighbours(neighbours(workspace, cache, request, *record)?)
        }
        ListQuestion::Text(request) => ListAnswer::Text(as_text(workspace, cache, request)?),
    })
}

/// The number of the column of a list that shows no more than this field of its rows; `None` when there is none, or the rows of several
/// tables are in question.
pub fn column_of_field(
    presenter: &Presenter<'_>,
    source: &GridSource,
    field: &str,
) -> Option<ColumnId> {
    Plan::new(presenter, source)?.field(field)
}

/// Which columns a list can show.
fn choices(
    workspace: &Workspace,
    cache: &mut GridCache,
    source: &GridSource,
) -> Option<Vec<ColumnChoice>> {
    let presenter = Presenter::new(workspace);
    let plan = Plan::new(&presenter, source)?;
    let table = workspace.table(plan.table)?;
    let kept = cache.of_rows(&presenter, &plan, source, State::of(workspace, table));
    let columns = Columns {
        presenter: &presenter,
        plan: &plan,
        of_rows: &kept,
        table,
    };
    let usual: Vec<ColumnId> = plan.usual().collect();
    let own = plan.own().map(|id| (id, ""));
    let of_rows = (FIRST_OF_ROWS..).zip(kept.iter().map(|column| plan.section(column)));
    let choice = |(id, group): (ColumnId, &str)| {
        let column = columns.get(id)?;
        Some(ColumnChoice {
            id,
            title: column.title().to_owned(),
            kind: column.kind(table.rows()),
            group: group.to_owned(),
            usual: usual.contains(&id),
        })
    };
    Some(own.chain(of_rows).filter_map(choice).collect())
}

fn facets(
    workspace: &Workspace,
    cache: &mut GridCache,
    request: &FacetRequest,
) -> Option<Vec<Facet>> {
    with_list(workspace, cache, &request.list, |list, columns, scanner| {
        let mut wanted: Vec<ColumnId> = list.shown().to_vec();
        let named = request.list.filters.iter().map(|filter| filter.column);
        for id in named.chain(request.more.iter().map(|wish| wish.column)) {
            if !wanted.contains(&id) {
                wanted.push(id);
            }
        }
        let facets = wanted
            .into_iter()
            .filter_map(|id| facet(list, columns, scanner, request, id));
        facets.take(FACETS).collect()
    })
}

/// The values of one column; `None` when they are no choice.
fn facet(
    list: &mut List,
    columns: Columns<'_>,
    scanner: &mut Scanner,
    request: &FacetRequest,
    id: ColumnId,
) -> Option<Facet> {
    let column = columns.get(id).filter(|column| !column.is_label())?;
    let rows = list.without(&request.list.filters, id, columns, scanner);
    let kind = column.kind(columns.table.rows());
    let (body, empty) = if kind == CellKind::Date {
        let keys = list.keys(id, &column, columns.table);
        facets::of_dates(&keys, list.base(), rows.iter().copied())?
    } else {
        let values = list.values(id, &column, columns.table)?;
        let mut tests = request.list.filters.iter();
        let filter =
            tests.find(|filter| filter.column == id && matches!(filter.test, CellTest::OneOf(_)));
        if filter.is_none() && !facets::is_choice(&values, kind == CellKind::Number) {
            return None;
        }
        let wish = request.more.iter().find(|wish| wish.column == id);
        let places = column.places();
        facets::of_values(
            &values,
            places.as_ref(),
            rows.iter().copied(),
            filter.map(|filter| &filter.test),
            wish.map(|wish| wish.limit),
            wish.map_or("", |wish| &wish.search),
        )
    };
    Some(Facet {
        column: id,
        title: column.title().to_owned(),
        body,
        empty,
    })
}

fn neighbours(
    workspace: &Workspace,
    cache: &mut GridCache,
    request: &GridRequest,
    record: RecordRef,
) -> Option<Neighbours> {
    with_list(workspace, cache, request, |list, columns, _| {
        let order = list.order();
        let at = order.iter().position(|row| columns.record(*row) == record);
        let record_at = |at: Option<usize>| Some(columns.record(*order.get(at?)?));
        Neighbours {
            title: columns.plan.title.clone(),
            position: at.and_then(|at| u32::try_from(at).ok()),
            filtered: count(order),
            previous: record_at(at.and_then(|at| at.checked_sub(1))),
            next: record_at(at.and_then(|at| at.checked_add(1))),
        }
    })
}

fn as_text(
    workspace: &Workspace,
    cache: &mut GridCache,
    request: &TextRequest,
) -> Option<ListText> {
    with_list(workspace, cache, &request.list, |list, columns, _| {
        let shown = columns.all(list.shown());
        let mut writer = Writer::new(request.form);
        if request.header {
            for column in &shown {
                writer.cell(column.title());
            }
            writer.end();
        }
        let order = list.order();
        let limit = usize::try_from(LONGEST_TEXT).unwrap_or(0);
        let chosen = request.rows.iter().take(limit).filter_map(|at| {
            let at = usize::try_from(*at).ok()?;
            order.get(at).copied()
        });
        let rows: Vec<Row> = if request.rows.is_empty() {
            slice(
                order,
                request.list.start,
                request.list.len.min(LONGEST_TEXT),
            )
            .collect()
        } else {
            chosen.collect()
        };
        for row in rows {
            for column in &shown {
                writer.cell(&text_of(&column.whole(row)));
            }
            writer.end_row();
        }
        writer.finish()
    })
}

/// Does something with a list that is filtered and in order as the request says.
fn with_list<T>(
    workspace: &Workspace,
    cache: &mut GridCache,
    request: &GridRequest,
    use_it: impl FnOnce(&mut List, Columns<'_>, &mut Scanner) -> T,
) -> Option<T> {
    let presenter = Presenter::new(workspace);
    let plan = Plan::new(&presenter, &request.source)?;
    let table = workspace.table(plan.table)?;
    let state = State::of(workspace, table);
    let of_rows: Rc<[RowsColumn]> = if names_rows(request) {
        cache.of_rows(&presenter, &plan, &request.source, state)
    } else {
        Rc::new([])
    };
    let columns = Columns {
        presenter: &presenter,
        plan: &plan,
        of_rows: &of_rows,
        table,
    };
    let GridCache { list, scanner, .. } = cache;
    let list = match list.take() {
        Some(kept) if kept.is_of(request, state) => list.insert(kept),
        _ => {
            let base = only::rows(workspace, plan.table, &request.only)?;
            list.insert(List::new(request, state, base.into()))
        }
    };
    list.show(plan.shown(&request.columns, &of_rows));
    list.narrow(&request.filter, &request.filters, columns, scanner);
    list.sort_by(&request.sort, columns);
    Some(use_it(list, columns, scanner))
}

/// Whether a request names a column that is kept as rows.
fn names_rows(request: &GridRequest) -> bool {
    let shown = request.columns.iter().copied();
    let sorted = request.sort.iter().map(|key| key.column);
    let filtered = request.filters.iter().map(|filter| filter.column);
    shown
        .chain(sorted)
        .chain(filtered)
        .any(|id| id >= FIRST_OF_ROWS)
}

impl GridCache {
    /// The columns of a list that are kept as rows, found out once.
    fn of_rows(
        &mut self,
        presenter: &Presenter<'_>,
        plan: &Plan<'_>,
        source: &GridSource,
        state: State,
    ) -> Rc<[RowsColumn]> {
        if let Some((of, when, kept)) = &self.of_rows
            && of == source
            && *when == state
        {
            return Rc::clone(kept);
        }
        let found: Rc<[RowsColumn]> = plan.of_rows(presenter).into();
        self.of_rows = Some((source.clone(), state, Rc::clone(&found)));
        found
    }
}

impl State {
    fn of(workspace: &Workspace, table: &Table) -> Self {
        Self {
            complete: workspace.complete,
            tables: workspace.tables.len(),
            links: workspace.schema.links.len(),
            rows: table.rows(),
        }
    }
}

fn count(rows: &[Row]) -> u32 {
    u32::try_from(rows.len()).unwrap_or(u32::MAX)
}

fn slice(rows: &[Row], start: u32, len: u32) -> impl Iterator<Item = Row> {
    let start = usize::try_from(start).unwrap_or(usize::MAX);
    let len = usize::try_from(len).unwrap_or(0);
    rows.iter().copied().skip(start).take(len)
}
