//! A search under way: through every cell of every table, in steps.
//!
//! It must not know labels or links: it finds rows and says how well they match.
//!
//! There is no index. The longest word is looked for in every column; the other words only in the rows where it was met.

use std::collections::BinaryHeap;

use super::markup::without_markup;
use super::needle::Needle;
use super::plan::{Place, TablePlan};
use super::scan::Scanner;
use crate::engine::fold::fold;
use crate::engine::table::{Row, Table};
use crate::engine::workspace::Workspace;

/// How well a row matches: smaller is better.
pub(super) type Tier = u8;

/// The tier of rows in which nothing was met.
const NOWHERE: Tier = Tier::MAX;

/// The best rows of a table, and how many rows there are in all.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) total: u32,
    /// Tier and row, best first.
    pub(super) best: Vec<(Tier, Row)>,
}

/// A search through one table, under way.
#[derive(Debug)]
pub(super) struct Hunt {
    plan: TablePlan,
    /// For each row the best tier met so far.
    tiers: Vec<Tier>,
    column: usize,
    row: Row,
    total: u32,
    best: BinaryHeap<(Tier, Row)>,
}

/// The words of a search, the longest first.
#[derive(Debug, Clone)]
pub(super) struct Words {
    pub(super) first: Needle,
    pub(super) others: Vec<Needle>,
}

impl Words {
    /// The words of a query; `None` when there is none.
    pub(super) fn of(query: &str) -> Option<Self> {
        let mut words: Vec<String> = query
            .split_whitespace()
            .map(|word| fold(word).into_owned())
            .filter(|word| !word.is_empty())
            .collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.dedup();
        let (first, others) = words.split_first()?;
        Some(Self {
            first: Needle::at_word_start(first),
            others: others
                .iter()
                .map(|word| Needle::at_word_start(word))
                .collect(),
        })
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Needle> {
        std::iter::once(&self.first).chain(&self.others)
    }
}

impl Hunt {
    pub(super) fn new(plan: TablePlan, rows: Row) -> Self {
        Self {
            plan,
            tiers: vec![NOWHERE; usize::try_from(rows).unwrap_or(0)],
            column: 0,
            row: 0,
            total: 0,
            best: BinaryHeap::new(),
        }
    }

    /// Goes on through `bytes` of text. `Ok` when the table is done, else the bytes that were looked at.
    pub(super) fn step(
        &mut self,
        workspace: &Workspace,
        words: &Words,
        scanner: &mut Scanner,
        keep: usize,
        bytes: u64,
    ) -> Result<Found, u64> {
        let Some(table) = workspace.table(self.plan.table) else {
            return Ok(self.finish());
        };
        let mut done = 0;
        while let Some(place) = self.plan.places.get(self.column).cloned() {
            if done >= bytes {
                return Err(done);
            }
            done += self.meet(workspace, &place, &words.first, scanner, bytes - done);
        }
        while self.row < table.rows() {
            if done >= bytes {
                return Err(done);
            }
            let at = usize::try_from(self.row).unwrap_or(usize::MAX);
            let tier = self.tiers.get(at).copied().unwrap_or(NOWHERE);
            if tier == NOWHERE {
                self.row = self.next_met();
                continue;
            }
            let (looked_at, all) = self.has_all(workspace, &words.others);
            done += looked_at;
            if all {
                self.total += 1;
                self.best.push((tier, self.row));
                if self.best.len() > keep {
                    self.best.pop();
                }
            }
            self.row += 1;
        }
        Ok(self.finish())
    }

    /// Looks for the word in one column, as far as the bytes allow; the bytes that were looked at.
    fn meet(
        &mut self,
        workspace: &Workspace,
        place: &Place,
        word: &Needle,
        scanner: &mut Scanner,
        bytes: u64,
    ) -> u64 {
        let table = workspace.table(place.table(self.plan.table));
        let end = table.map_or(0, Table::rows);
        let column = table.and_then(|table| table.column(place.column));
        let Some(column) = column.filter(|_| place.may_hold(word)) else {
            self.next_column();
            return 1;
        };
        let link = place.link(workspace, self.plan.table);
        let tiers = &mut self.tiers;
        let mut improve = |row: Row| {
            if let Some(tier) = usize::try_from(row).ok().and_then(|at| tiers.get_mut(at)) {
                *tier = (*tier).min(place.tier);
            }
        };
        let (looked_at, next) = scanner.rows_with(column, self.row..end, word, bytes, |row| {
            if place.markup && !is_shown(word, &column.get(row)) {
                return;
            }
            match link {
                Some(link) => link
                    .rows
                    .sources(row)
                    .iter()
                    .copied()
                    .for_each(&mut improve),
                None => improve(row),
            }
        });
        self.row = next;
        if next >= end {
            self.next_column();
        }
        looked_at
    }

    fn next_column(&mut self) {
        self.column += 1;
        self.row = 0;
    }

    fn finish(&mut self) -> Found {
        Found {
            total: self.total,
            best: std::mem::take(&mut self.best).into_sorted_vec(),
        }
    }

    /// The next row in which the first word was met, or the end.
    fn next_met(&self) -> Row {
        let from = usize::try_from(self.row).unwrap_or(usize::MAX);
        let rest = self.tiers.get(from..).unwrap_or(&[]);
        let gap = rest
            .iter()
            .position(|tier| *tier != NOWHERE)
            .unwrap_or(rest.len());
        self.row
            .saturating_add(Row::try_from(gap).unwrap_or(Row::MAX))
    }

    /// Whether every other word is somewhere in the row.
    fn has_all(&self, workspace: &Workspace, others: &[Needle]) -> (u64, bool) {
        if others.is_empty() {
            return (1, true);
        }
        let mut missing: Vec<&Needle> = others.iter().collect();
        let mut looked_at = 1;
        for place in &self.plan.places {
            let text = place.cell(workspace, self.plan.table, self.row);
            looked_at += u64::try_from(text.len()).unwrap_or(u64::MAX);
            let folded = fold(&text);
            missing
                .retain(|word| !(word.is_in(&folded) && (!place.markup || is_shown(word, &text))));
            if missing.is_empty() {
                return (looked_at, true);
            }
        }
        (looked_at, false)
    }
}

/// Whether the word is in the text that a reader sees, not in the markup.
fn is_shown(word: &Needle, html: &str) -> bool {
    word.is_in(&fold(&without_markup(html)))
}

/// The place of a row in which most of the words stand that a reader sees.
pub(super) fn place_of<'a>(
    workspace: &Workspace,
    plan: &'a TablePlan,
    row: Row,
    words: &Words,
) -> Option<&'a Place> {
    let mut best: Option<(usize, &Place)> = None;
    for place in &plan.places {
        let text = place.cell(workspace, plan.table, row);
        let folded = fold(&text);
        let holds =
            |word: &&Needle| word.is_in(&folded) && (!place.markup || is_shown(word, &text));
        let count = words.all().filter(holds).count();
        if count > best.map_or(0, |(most, _)| most) {
            best = Some((count, place));
        }
    }
    best.map(|(_, place)| place)
}
