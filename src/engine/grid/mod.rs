//! Windows of rows of lists: of an entity's records or of a table's rows, in any order, filtered by words.
//!
//! It must not know how a list is drawn. Only the rows of the window are put together; the order of the whole list is kept between
//! requests, so that scrolling costs no more than what is seen.

mod columns;
mod keys;
mod only;

use std::rc::Rc;

use rustc_hash::FxHashMap;

use self::columns::{ListColumn, Plan};
use self::keys::{Key, sort};
use crate::engine::fold::fold;
use crate::engine::present::Presenter;
use crate::engine::search::{FoldedCells, Needle, Scanner, without_markup};
use crate::engine::table::{ColumnId, Row, Table};
use crate::engine::view::{
    GridColumn, GridRequest, GridRow, GridSource, GridWindow, RecordRef, RowSet, SortKey,
};
use crate::engine::workspace::Workspace;

/// More rows than this are never put into one window.
const LONGEST_WINDOW: u32 = 1000;

/// Text kept for filters at most.
const KEPT_BYTES: usize = 64 << 20;

/// What is kept of a list between requests: the order of its rows, and the keys that it was sorted by. One list at a time.
#[derive(Debug, Default)]
pub struct GridCache {
    list: Option<List>,
    scanner: Scanner,
}

#[derive(Debug)]
struct List {
    source: GridSource,
    only: RowSet,
    state: State,
    head: Vec<GridColumn>,
    keys: FxHashMap<ColumnId, Rc<[Key]>>,
    /// What columns that are put together say, row by row, for filters.
    texts: FxHashMap<ColumnId, FoldedCells>,
    /// The rows that are in question at all.
    base: Rc<[Row]>,
    filter: String,
    filtered: Rc<[Row]>,
    sort: Vec<SortKey>,
    order: Rc<[Row]>,
}

/// What a list depends on; when it changes, what was kept is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct State {
    complete: bool,
    tables: usize,
    links: usize,
    rows: Row,
}

/// The rows that are asked for; `None` when there is no such entity, table, link or column.
pub fn window(
    workspace: &Workspace,
    cache: &mut GridCache,
    request: &GridRequest,
) -> Option<GridWindow> {
    let presenter = Presenter::new(workspace);
    let plan = Plan::new(&presenter, &request.source)?;
    let table = workspace.table(plan.table)?;
    let columns = plan.columns(&presenter);
    let state = State {
        complete: workspace.complete,
        tables: workspace.tables.len(),
        links: workspace.schema.links.len(),
        rows: table.rows(),
    };
    let GridCache { list, scanner } = cache;
    let list = match list.take() {
        Some(kept)
            if kept.source == request.source
                && kept.only == request.only
                && kept.state == state =>
        {
            list.insert(kept)
        }
        _ => {
            let base = only::rows(workspace, plan.table, &request.only)?;
            list.insert(List::new(request, state, base.into(), table, &columns))
        }
    };
    list.filter_by(&request.filter, table, &columns, scanner);
    list.sort_by(&request.sort, table, &columns);
    let start = request
        .start
        .min(u32::try_from(list.order.len()).unwrap_or(u32::MAX));
    let shown = list
        .order
        .iter()
        .skip(usize::try_from(start).unwrap_or(usize::MAX))
        .take(usize::try_from(request.len.min(LONGEST_WINDOW)).unwrap_or(0));
    Some(GridWindow {
        rows: shown
            .map(|&row| GridRow {
                record: RecordRef {
                    table: plan.table,
                    row,
                },
                cells: columns.iter().map(|column| column.value(row)).collect(),
            })
            .collect(),
        columns: list.head.clone(),
        total: u32::try_from(list.base.len()).unwrap_or(u32::MAX),
        filtered: u32::try_from(list.order.len()).unwrap_or(u32::MAX),
        start,
        title: plan.title,
    })
}

impl List {
    fn new(
        request: &GridRequest,
        state: State,
        base: Rc<[Row]>,
        table: &Table,
        columns: &[ListColumn<'_>],
    ) -> Self {
        Self {
            source: request.source.clone(),
            only: request.only.clone(),
            state,
            head: columns.iter().map(|column| column.head(table)).collect(),
            keys: FxHashMap::default(),
            texts: FxHashMap::default(),
            filter: String::new(),
            filtered: Rc::clone(&base),
            sort: Vec::new(),
            order: Rc::clone(&base),
            base,
        }
    }

    fn filter_by(
        &mut self,
        filter: &str,
        table: &Table,
        columns: &[ListColumn<'_>],
        scanner: &mut Scanner,
    ) {
        let filter = fold(filter.trim());
        if self.filter == filter {
            return;
        }
        let count = usize::try_from(table.rows()).unwrap_or(usize::MAX);
        let mut kept = vec![true; count];
        for word in filter.split_whitespace() {
            let needle = Needle::anywhere(word);
            let mut met = vec![false; count];
            for (at, column) in (0..).zip(columns) {
                self.mark(at, column, table, &needle, scanner, &mut met);
            }
            for (kept, met) in kept.iter_mut().zip(met) {
                *kept &= met;
            }
        }
        let is_kept = |row: &Row| {
            let at = usize::try_from(*row).ok();
            at.and_then(|at| kept.get(at)).copied().unwrap_or(false)
        };
        self.filtered = self.base.iter().copied().filter(is_kept).collect();
        self.order = Rc::clone(&self.filtered);
        self.sort.clear();
        self.filter = filter.into_owned();
    }

    fn sort_by(&mut self, wanted: &[SortKey], table: &Table, columns: &[ListColumn<'_>]) {
        if self.sort == wanted {
            return;
        }
        let mut levels: Vec<(Rc<[Key]>, bool)> = Vec::new();
        for level in wanted {
            let column = usize::try_from(level.column)
                .ok()
                .and_then(|at| columns.get(at));
            let Some(column) = column else { continue };
            let keys = self
                .keys
                .entry(level.column)
                .or_insert_with(|| column.keys(table.rows()).into());
            levels.push((Rc::clone(keys), level.descending));
        }
        let levels: Vec<(&[Key], bool)> = levels
            .iter()
            .map(|(keys, descending)| (&**keys, *descending))
            .collect();
        let mut order = self.filtered.to_vec();
        sort(&mut order, &levels);
        self.order = order.into();
        self.sort = wanted.to_vec();
    }

    /// Marks the rows in whose cell the word occurs.
    fn mark(
        &mut self,
        at: ColumnId,
        column: &ListColumn<'_>,
        table: &Table,
        needle: &Needle,
        scanner: &mut Scanner,
        met: &mut [bool],
    ) {
        let mut set = |row: Row| {
            if let Some(met) = usize::try_from(row).ok().and_then(|row| met.get_mut(row)) {
                *met = true;
            }
        };
        if let Some((stored, markup)) = column.searchable() {
            scanner.rows_with(stored, 0..table.rows(), needle, u64::MAX, |row| {
                if !markup || needle.is_in(&fold(&without_markup(&stored.get(row)))) {
                    set(row);
                }
            });
            return;
        }
        let kept: usize = self.texts.values().map(FoldedCells::bytes).sum();
        let texts = self.texts.remove(&at).unwrap_or_else(|| {
            let mut texts = FoldedCells::default();
            (0..table.rows()).for_each(|row| texts.push(&column.text(row)));
            texts
        });
        texts.rows_with(0, needle, set);
        if kept + texts.bytes() <= KEPT_BYTES {
            self.texts.insert(at, texts);
        }
    }
}
