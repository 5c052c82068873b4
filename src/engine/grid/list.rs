//! One list, with what was found out about it: which rows pass, in which order, the places and values of columns.
//!
//! It must not know what is asked: it is brought to a state step by step, and each step costs nothing when nothing has changed.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::columns::ListColumn;
use super::filters::{Mask, mask};
use super::keys::{Key, sort};
use super::values::Values;
use super::{Columns, State};
use crate::engine::fold::fold;
use crate::engine::search::{FoldedCells, Needle, Scanner, without_markup};
use crate::engine::table::{ColumnId, Row, Table};
use crate::engine::view::{ColumnFilter, GridColumn, GridRequest, GridSource, RowSet, SortKey};

/// Text kept for filters at most.
const KEPT_BYTES: usize = 64 << 20;

/// Columns whose places or values are kept, at most.
const KEPT_COLUMNS: usize = 16;

/// Marks of filters that are kept, at most.
const KEPT_MASKS: usize = 12;

/// One list, with what was found out about it.
#[derive(Debug)]
pub(super) struct List {
    source: GridSource,
    only: RowSet,
    state: State,
    /// The columns that are shown.
    shown: Vec<ColumnId>,
    heads: FxHashMap<ColumnId, GridColumn>,
    keys: FxHashMap<ColumnId, Rc<[Key]>>,
    /// The values of columns; nothing for those that hold too many.
    values: FxHashMap<ColumnId, Option<Rc<Values>>>,
    /// What columns that are put together say, row by row, for the words that are looked for.
    texts: FxHashMap<ColumnId, FoldedCells>,
    masks: Vec<(ColumnFilter, Rc<Mask>)>,
    /// The rows in which words are shown, by the words and the columns.
    words: Option<(String, Vec<ColumnId>, Rc<Mask>)>,
    /// The rows that are in question at all.
    base: Rc<[Row]>,
    /// What `filtered` was made by.
    narrowed: Narrowed,
    filtered: Rc<[Row]>,
    sort: Vec<SortKey>,
    order: Rc<[Row]>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Narrowed {
    words: String,
    /// Where the words are looked for.
    shown: Vec<ColumnId>,
    filters: Vec<ColumnFilter>,
}

impl List {
    pub(super) fn new(request: &GridRequest, state: State, base: Rc<[Row]>) -> Self {
        Self {
            source: request.source.clone(),
            only: request.only.clone(),
            state,
            shown: Vec::new(),
            heads: FxHashMap::default(),
            keys: FxHashMap::default(),
            values: FxHashMap::default(),
            texts: FxHashMap::default(),
            masks: Vec::new(),
            words: None,
            narrowed: Narrowed::default(),
            filtered: Rc::clone(&base),
            sort: Vec::new(),
            order: Rc::clone(&base),
            base,
        }
    }

    /// Whether this is the list that is asked about, as it is now.
    pub(super) fn is_of(&self, request: &GridRequest, state: State) -> bool {
        self.source == request.source && self.only == request.only && self.state == state
    }

    pub(super) fn shown(&self) -> &[ColumnId] {
        &self.shown
    }

    /// All rows that are in question.
    pub(super) fn base(&self) -> &[Row] {
        &self.base
    }

    /// The rows that pass, in order.
    pub(super) fn order(&self) -> &[Row] {
        &self.order
    }

    pub(super) fn show(&mut self, shown: Vec<ColumnId>) {
        self.shown = shown;
    }

    /// How the columns that are shown are headed.
    pub(super) fn heads(&mut self, columns: Columns<'_>) -> Vec<GridColumn> {
        let head = |id: &ColumnId| {
            if let Some(known) = self.heads.get(id) {
                return Some(known.clone());
            }
            let head = columns.get(*id)?.head(columns.table);
            self.heads.insert(*id, head.clone());
            Some(head)
        };
        self.shown.iter().filter_map(head).collect()
    }

    /// Leaves the rows in which all words are shown and that pass all filters.
    pub(super) fn narrow(
        &mut self,
        words: &str,
        filters: &[ColumnFilter],
        columns: Columns<'_>,
        scanner: &mut Scanner,
    ) {
        let words = fold(words.trim()).into_owned();
        let wanted = Narrowed {
            shown: if words.is_empty() {
                Vec::new()
            } else {
                self.shown.clone()
            },
            words,
            filters: filters.to_vec(),
        };
        if self.narrowed == wanted {
            return;
        }
        self.narrowed = wanted;
        self.filtered = if filters.is_empty() && self.narrowed.words.is_empty() {
            Rc::clone(&self.base)
        } else {
            self.passing(filters.iter(), columns, scanner).into()
        };
        self.order = Rc::clone(&self.filtered);
        self.sort.clear();
    }

    /// The rows that pass all filters but those of one column.
    pub(super) fn without(
        &mut self,
        filters: &[ColumnFilter],
        column: ColumnId,
        columns: Columns<'_>,
        scanner: &mut Scanner,
    ) -> Rc<[Row]> {
        if filters.iter().all(|filter| filter.column != column) {
            return Rc::clone(&self.filtered);
        }
        let others = filters.iter().filter(|filter| filter.column != column);
        self.passing(others, columns, scanner).into()
    }

    fn passing<'f>(
        &mut self,
        filters: impl Iterator<Item = &'f ColumnFilter>,
        columns: Columns<'_>,
        scanner: &mut Scanner,
    ) -> Vec<Row> {
        let mut masks: Vec<Rc<Mask>> = Vec::new();
        masks.extend(self.words_mask(columns, scanner));
        for filter in filters {
            masks.extend(self.filter_mask(filter, columns, scanner));
        }
        let passes = |row: &Row| {
            let at = usize::try_from(*row).unwrap_or(usize::MAX);
            masks
                .iter()
                .all(|mask| mask.get(at).copied().unwrap_or(false))
        };
        self.base.iter().copied().filter(passes).collect()
    }

    /// The rows that pass a filter; `None`, which all rows pass, when its column does not exist.
    fn filter_mask(
        &mut self,
        filter: &ColumnFilter,
        columns: Columns<'_>,
        scanner: &mut Scanner,
    ) -> Option<Rc<Mask>> {
        if let Some((_, known)) = self.masks.iter().find(|(known, _)| known == filter) {
            return Some(Rc::clone(known));
        }
        let column = columns.get(filter.column)?;
        let rows = columns.table.rows();
        let keys = || self.keys(filter.column, &column, columns.table);
        let made = Rc::new(mask(&column, &filter.test, rows, scanner, keys));
        if self.masks.len() >= KEPT_MASKS {
            self.masks.remove(0);
        }
        self.masks.push((filter.clone(), Rc::clone(&made)));
        Some(made)
    }

    /// The rows in which all words are shown; `None` without words.
    fn words_mask(&mut self, columns: Columns<'_>, scanner: &mut Scanner) -> Option<Rc<Mask>> {
        let Narrowed { words, shown, .. } = self.narrowed.clone();
        if words.is_empty() {
            return None;
        }
        if let Some((of, among, known)) = &self.words
            && *of == words
            && *among == shown
        {
            return Some(Rc::clone(known));
        }
        let count = usize::try_from(columns.table.rows()).unwrap_or(0);
        let mut kept: Mask = vec![true; count];
        for word in words.split_whitespace() {
            let needle = Needle::anywhere(word);
            let mut met: Mask = vec![false; count];
            for id in &shown {
                if let Some(column) = columns.get(*id) {
                    self.mark(*id, &column, columns.table, &needle, scanner, &mut met);
                }
            }
            for (kept, met) in kept.iter_mut().zip(met) {
                *kept &= met;
            }
        }
        let kept = Rc::new(kept);
        self.words = Some((words, shown, Rc::clone(&kept)));
        Some(kept)
    }

    /// Puts the rows in order.
    pub(super) fn sort_by(&mut self, wanted: &[SortKey], columns: Columns<'_>) {
        if self.sort == wanted {
            return;
        }
        let mut levels: Vec<(Rc<[Key]>, bool)> = Vec::new();
        for level in wanted {
            if let Some(column) = columns.get(level.column) {
                let keys = self.keys(level.column, &column, columns.table);
                levels.push((keys, level.descending));
            }
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

    /// Where each row stands in a column's order.
    pub(super) fn keys(
        &mut self,
        id: ColumnId,
        column: &ListColumn<'_>,
        table: &Table,
    ) -> Rc<[Key]> {
        if let Some(known) = self.keys.get(&id) {
            return Rc::clone(known);
        }
        if self.keys.len() >= KEPT_COLUMNS {
            self.keys.clear();
        }
        let made: Rc<[Key]> = column.keys(table.rows()).into();
        self.keys.insert(id, Rc::clone(&made));
        made
    }

    /// The different values of a column; `None` when they are too many.
    pub(super) fn values(
        &mut self,
        id: ColumnId,
        column: &ListColumn<'_>,
        table: &Table,
    ) -> Option<Rc<Values>> {
        if let Some(known) = self.values.get(&id) {
            return known.clone();
        }
        if self.values.len() >= KEPT_COLUMNS {
            // What is known to be no choice stays known.
            self.values.retain(|_, values| values.is_none());
        }
        let made = Values::new(column, table.rows()).map(Rc::new);
        self.values.insert(id, made.clone());
        made
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
