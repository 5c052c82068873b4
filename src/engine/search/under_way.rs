//! A search of everything, under way: table after table, in steps.
//!
//! It must not know how a table is searched.

use super::hits;
use super::hunt::{Found, Hunt, Wanted};
use super::plan::{TablePlan, plans};
use super::query::{Part, Query, Says};
use super::scan::Scanner;
use super::sieve::Sieve;
use super::understood;
use super::words::Words;
use crate::engine::present::Presenter;
use crate::engine::table::{Row, Table, TableId};
use crate::engine::view::{SearchResults, Without};
use crate::engine::workspace::Workspace;

/// Of each table so many rows are kept for every hit that is shown, from which the best are chosen by their labels.
const KEPT_FOR_EACH: u32 = 4;
/// Of a query with more parts than this it is not found out what each of them costs.
const MOST_PARTS: usize = 6;

/// A search under way.
///
/// A row is a hit when every word of the query begins a word somewhere in the row, every phrase stands in a cell of it or in its label, and
/// it is of the kind, the author and the days that are asked for. Rows whose label matches come first, then those with a match in a short
/// text, then in a long one, then in numbers, times and ids.
#[derive(Debug)]
pub struct Search {
    text: String,
    query: Query,
    per_group: u32,
    wanted: Wanted,
    /// Whether all tables were read when it began.
    in_all: bool,
    plans: Vec<TablePlan>,
    /// For each plan the rows among which to look, where an earlier search has found them.
    among: Option<Vec<Vec<Row>>>,
    found: Vec<Found>,
    hunt: Option<Hunt>,
    scanner: Scanner,
    /// Where nothing was found: the searches without one of the parts, by the part.
    without: Option<Vec<(usize, Search)>>,
}

impl Search {
    /// Begins to search a workspace, to show at most `per_group` hits of each entity.
    pub fn new(workspace: &Workspace, text: &str, per_group: u32) -> Self {
        Self::of(workspace, text, Query::parse(text), per_group)
    }

    /// Begins to search among what an earlier search has found, where all hits must be among that; else among everything. The workspace
    /// must be the one that the earlier search was in.
    pub fn going_on(earlier: Self, workspace: &Workspace, text: &str, per_group: u32) -> Self {
        let mut search = Self::new(workspace, text, per_group);
        let tables = |search: &Self| -> Vec<TableId> {
            search.plans.iter().map(|plan| plan.table).collect()
        };
        let is_within = earlier.is_searched()
            && earlier.in_all
            && tables(&search) == tables(&earlier)
            && conditions(&search.query) == conditions(&earlier.query)
            && search.wanted.words.narrow(&earlier.wanted.words);
        if is_within {
            search.among = Some(earlier.found.into_iter().map(|found| found.rows).collect());
        }
        search
    }

    fn of(workspace: &Workspace, text: &str, query: Query, per_group: u32) -> Self {
        let presenter = Presenter::new(workspace);
        let wanted = Wanted {
            words: Words::of(&query),
            sieve: Sieve::of(&query),
        };
        let tables = understood::tables(&presenter, &query);
        let asks = tables.is_some() || !wanted.words.is_empty() || !wanted.sieve.is_empty();
        let mut plans = if asks { plans(&presenter) } else { Vec::new() };
        if let Some(tables) = &tables {
            plans.retain(|plan| tables.contains(&plan.table));
        }
        Self {
            text: text.to_owned(),
            query,
            per_group,
            wanted,
            in_all: workspace.complete,
            plans,
            among: None,
            found: Vec::new(),
            hunt: None,
            scanner: Scanner::default(),
            without: None,
        }
    }

    /// Goes on through about so many bytes of text; whether everything has been searched. The workspace must be the one that the
    /// search began with.
    pub fn step(&mut self, workspace: &Workspace, bytes: u64) -> bool {
        let presenter = Presenter::new(workspace);
        let keep = usize::try_from(self.per_group.saturating_mul(KEPT_FOR_EACH).clamp(16, 4096));
        let keep = keep.unwrap_or(16);
        let mut left = bytes.max(1);
        while let Some(plan) = self.plans.get(self.found.len()) {
            let rows = workspace.table(plan.table).map_or(0, Table::rows);
            let among = self.among.as_ref().map(|among| {
                let rows = among.get(self.found.len());
                rows.map_or(&[][..], Vec::as_slice)
            });
            let (wanted, scanner) = (&self.wanted, &mut self.scanner);
            let hunt = self
                .hunt
                .get_or_insert_with(|| Hunt::new(plan.clone(), rows, wanted, among));
            let Ok(found) = hunt.step(&presenter, wanted, scanner, keep, left) else {
                return false;
            };
            self.found.push(found);
            self.hunt = None;
            // Tables without a hit cost something, too.
            left = left.saturating_sub(1024);
            if left == 0 {
                break;
            }
        }
        self.is_searched() && self.search_without(workspace, left)
    }

    /// Where nothing was found, finds out what would be found without each of the parts; whether that is done.
    fn search_without(&mut self, workspace: &Workspace, bytes: u64) -> bool {
        if !self.asks_why() {
            return true;
        }
        let query = &self.query;
        let without = self.without.get_or_insert_with(|| {
            let counts = |part: &Part| !matches!(part.says, Says::NoDate(_) | Says::Unfinished(_));
            let parts = query.parts.iter().enumerate();
            let parts = parts.filter(|(_, part)| counts(part)).map(|(at, _)| at);
            parts
                .map(|at| {
                    let mut query = query.clone();
                    query.parts.remove(at);
                    // A query of its own asks no further.
                    (at, Self::of(workspace, "", query, 0))
                })
                .collect()
        });
        let mut unfinished = without
            .iter_mut()
            .filter(|(_, search)| !search.is_searched());
        if let Some((_, search)) = unfinished.next() {
            search.step_plainly(workspace, bytes);
        }
        without.iter().all(|(_, search)| search.is_searched())
    }

    fn step_plainly(&mut self, workspace: &Workspace, bytes: u64) {
        self.without.get_or_insert_default();
        self.step(workspace, bytes);
    }

    /// Whether there is something to be told about why nothing was found.
    fn asks_why(&self) -> bool {
        let parts = self.query.parts.len();
        self.is_searched()
            && self.found.iter().all(|found| found.total == 0)
            && (2..=MOST_PARTS).contains(&parts)
    }

    fn is_searched(&self) -> bool {
        self.found.len() >= self.plans.len()
    }

    /// What has been found so far.
    pub fn results(&self, workspace: &Workspace) -> SearchResults {
        let found = self.plans.iter().zip(&self.found);
        let groups = hits::groups(workspace, &self.wanted.words, found, self.per_group);
        let without = self.without.as_deref().unwrap_or(&[]);
        let why_is_told = || without.iter().all(|(_, search)| search.is_searched());
        SearchResults {
            query: self.text.clone(),
            parts: understood::parts(&Presenter::new(workspace), &self.query),
            total: groups.iter().fold(0, |total, group| total + group.total),
            groups,
            without: without
                .iter()
                .map(|(part, search)| Without {
                    part: u32::try_from(*part).unwrap_or(u32::MAX),
                    total: search.found.iter().map(|found| found.total).sum(),
                })
                .filter(|without| without.total > 0)
                .collect(),
            complete: self.is_searched()
                && (!self.asks_why() || (self.without.is_some() && why_is_told())),
        }
    }
}

/// What a query asks for besides words.
fn conditions(query: &Query) -> Vec<&Says> {
    let says = query.parts.iter().map(|part| &part.says);
    says.filter(|says| {
        !matches!(
            says,
            Says::Word(_)
                | Says::Odd(_)
                | Says::Phrase { .. }
                | Says::Unfinished(_)
                | Says::NoDate(_)
        )
    })
    .collect()
}

/// The rows of one table that a search of everything finds, ascending.
pub fn rows_found(workspace: &Workspace, table: TableId, query: &str) -> Vec<Row> {
    let mut search = Search::new(workspace, query, 0);
    search.plans.retain(|plan| plan.table == table);
    // Nobody asks why nothing is found.
    search.without = Some(Vec::new());
    while !search.step(workspace, u64::MAX) {}
    let found = search.found.into_iter().next();
    found.map_or_else(Vec::new, |found| found.rows)
}

/// Searches a workspace to the end.
pub fn search(workspace: &Workspace, query: &str, per_group: u32) -> SearchResults {
    let mut search = Search::new(workspace, query, per_group);
    while !search.step(workspace, u64::MAX) {}
    search.results(workspace)
}
