//! Finds records by the words in them: in every text of every table, whatever the case and the accents.
//!
//! It must not know how hits are drawn, nor hold more than a few bytes for each row: there is no index, as
//! `docs/decisions/0004-search.md` explains.

mod hits;
mod hunt;
mod markup;
mod needle;
mod plan;
mod scan;

pub use markup::without_markup;
pub use needle::Needle;
pub use scan::{FoldedCells, Scanner};

use self::hunt::{Found, Hunt, Words};
use self::plan::{TablePlan, plans};
use crate::engine::present::Presenter;
use crate::engine::table::Table;
use crate::engine::view::SearchResults;
use crate::engine::workspace::Workspace;

/// Of each table so many rows are kept for every hit that is shown, from which the best are chosen by their labels.
const KEPT_FOR_EACH: u32 = 4;

/// A search under way.
///
/// A row is a hit when every word of the query begins a word somewhere in the row. Rows whose label matches come first, then those with
/// a match in a short text, then in a long one, then in numbers, times and ids.
#[derive(Debug)]
pub struct Search {
    query: String,
    per_group: u32,
    words: Option<Words>,
    plans: Vec<TablePlan>,
    found: Vec<Found>,
    hunt: Option<Hunt>,
    scanner: Scanner,
}

impl Search {
    /// Begins to search a workspace for the words of a query, to show at most `per_group` hits of each entity.
    pub fn new(workspace: &Workspace, query: &str, per_group: u32) -> Self {
        let words = Words::of(query);
        let plans = match words {
            Some(_) => plans(&Presenter::new(workspace)),
            None => Vec::new(),
        };
        Self {
            query: query.to_owned(),
            per_group,
            words,
            plans,
            found: Vec::new(),
            hunt: None,
            scanner: Scanner::default(),
        }
    }

    /// Goes on through about so many bytes of text; whether everything has been searched. The workspace must be the one that the
    /// search began with.
    pub fn step(&mut self, workspace: &Workspace, bytes: u64) -> bool {
        let Some(words) = &self.words else {
            return true;
        };
        let keep = usize::try_from(self.per_group.saturating_mul(KEPT_FOR_EACH).clamp(16, 4096));
        let keep = keep.unwrap_or(16);
        let mut left = bytes.max(1);
        while let Some(plan) = self.plans.get(self.found.len()) {
            let rows = workspace.table(plan.table).map_or(0, Table::rows);
            let hunt = self
                .hunt
                .get_or_insert_with(|| Hunt::new(plan.clone(), rows));
            match hunt.step(workspace, words, &mut self.scanner, keep, left) {
                Ok(found) => {
                    self.found.push(found);
                    self.hunt = None;
                    // Tables without a hit cost something, too.
                    left = left.saturating_sub(1024);
                    if left == 0 {
                        break;
                    }
                }
                Err(_) => return false,
            }
        }
        self.found.len() >= self.plans.len()
    }

    /// What has been found so far.
    pub fn results(&self, workspace: &Workspace) -> SearchResults {
        let found = self.plans.iter().zip(&self.found);
        let groups = match &self.words {
            Some(words) => hits::groups(workspace, words, &self.query, found, self.per_group),
            None => Vec::new(),
        };
        SearchResults {
            query: self.query.clone(),
            total: groups.iter().fold(0, |total, group| total + group.total),
            groups,
            complete: self.found.len() >= self.plans.len(),
        }
    }
}

/// Searches a workspace to the end.
pub fn search(workspace: &Workspace, query: &str, per_group: u32) -> SearchResults {
    let mut search = Search::new(workspace, query, per_group);
    while !search.step(workspace, u64::MAX) {}
    search.results(workspace)
}
