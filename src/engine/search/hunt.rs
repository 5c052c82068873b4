//! A search through one table, under way: through every cell, in steps.
//!
//! It must not know labels or links beyond who wrote a row: it finds rows and says how well they match.
//!
//! There is no index. The longest word is looked for in every column; whatever else is asked for only in the rows where it was met.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::markup::without_markup;
use super::plan::{Place, TablePlan, Tells};
use super::scan::Scanner;
use super::sieve::{Authors, Sieve};
use super::words::{Phrase, Word, Words};
use crate::engine::fold::fold;
use crate::engine::present::Presenter;
use crate::engine::table::{Row, Table};
use crate::engine::view::RecordRef;
use crate::engine::workspace::Workspace;

/// How well a row matches: smaller is better.
pub(super) type Tier = u8;

/// The tier of rows in which nothing was met.
const NOWHERE: Tier = Tier::MAX;
/// The tier of rows that are to be looked at, however they match.
const UNSEEN: Tier = Tier::MAX - 1;

/// What decides the place of a row: how well it matches, how young it is where nothing else tells rows apart, its number.
pub(super) type Rank = (Tier, Reverse<i64>, Row);

/// What is looked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Wanted {
    pub(super) words: Words,
    pub(super) sieve: Sieve,
}

/// The best rows of a table, and how many rows there are in all.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) total: u32,
    /// The best, best first.
    pub(super) best: Vec<Rank>,
    /// All of them, ascending.
    pub(super) rows: Vec<Row>,
}

/// A search through one table, under way.
#[derive(Debug)]
pub(super) struct Hunt {
    plan: TablePlan,
    /// For each row the best tier met so far.
    tiers: Vec<Tier>,
    column: usize,
    row: Row,
    best: BinaryHeap<Rank>,
    rows: Vec<Row>,
    authors: Authors,
}

impl Hunt {
    /// Among all rows of a table, or only `among` some of them.
    pub(super) fn new(plan: TablePlan, rows: Row, wanted: &Wanted, among: Option<&[Row]>) -> Self {
        let all = among.is_none() && wanted.words.is_empty();
        let tier = if all { UNSEEN } else { NOWHERE };
        let mut tiers = vec![tier; usize::try_from(rows).unwrap_or(0)];
        for row in among.unwrap_or(&[]) {
            if let Some(tier) = usize::try_from(*row).ok().and_then(|at| tiers.get_mut(at)) {
                *tier = UNSEEN;
            }
        }
        let scans = among.is_none() && !all;
        let column = if scans { 0 } else { plan.places.len() };
        if !wanted.sieve.can_pass(&plan) {
            tiers.clear();
        }
        Self {
            plan,
            column,
            tiers,
            row: 0,
            best: BinaryHeap::new(),
            rows: Vec::new(),
            authors: Authors::default(),
        }
    }

    /// Goes on through `bytes` of text. `Ok` when the table is done, else the bytes that were looked at.
    pub(super) fn step(
        &mut self,
        presenter: &Presenter<'_>,
        wanted: &Wanted,
        scanner: &mut Scanner,
        keep: usize,
        bytes: u64,
    ) -> Result<Found, u64> {
        let workspace = presenter.workspace();
        let Some(table) = workspace.table(self.plan.table) else {
            return Ok(self.finish());
        };
        if self.tiers.is_empty() {
            return Ok(self.finish());
        }
        let mut done = 0;
        if let Some(lead) = wanted.words.lead() {
            while let Some(place) = self.plan.places.get(self.column).cloned() {
                if done >= bytes {
                    return Err(done);
                }
                done += self.meet(
                    workspace,
                    &place,
                    lead,
                    &wanted.words,
                    scanner,
                    bytes - done,
                );
            }
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
            let (looked_at, tier) = self.look_at(presenter, wanted, tier);
            done += looked_at;
            if let Some(tier) = tier {
                self.keep(workspace, wanted, tier, keep);
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
        lead: &Word,
        words: &Words,
        scanner: &mut Scanner,
        bytes: u64,
    ) -> u64 {
        let word = lead.needle(place.by_part);
        let table = workspace.table(place.table(self.plan.table));
        let end = table.map_or(0, Table::rows);
        let column = table.and_then(|table| table.column(place.column));
        let Some(column) = column.filter(|_| place.may_hold(word)) else {
            self.next_column();
            return 1;
        };
        let link = place.link(workspace, self.plan.table);
        let tiers = &mut self.tiers;
        let (looked_at, next) = scanner.rows_with(column, self.row..end, word, bytes, |row| {
            let cell = column.get(row);
            if place.markup && !word.is_in(&fold(&without_markup(&cell))) {
                return;
            }
            let met = tier(place, &cell, lead, words);
            let mut improve = |row: Row| {
                if let Some(tier) = usize::try_from(row).ok().and_then(|at| tiers.get_mut(at)) {
                    *tier = (*tier).min(met);
                }
            };
            match link {
                Some(link) => {
                    let rows = link.rows.sources(row).iter().copied();
                    rows.for_each(&mut improve);
                }
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

    /// Looks at the row: the bytes that were looked at, and its tier if it is all that is wanted.
    fn look_at(
        &mut self,
        presenter: &Presenter<'_>,
        wanted: &Wanted,
        tier: Tier,
    ) -> (u64, Option<Tier>) {
        let workspace = presenter.workspace();
        if !wanted.sieve.is_in_time(workspace, &self.plan, self.row) {
            return (64, None);
        }
        let is_met = tier != UNSEEN;
        let (looked_at, tier) = if is_met && wanted.words.is_lead_alone() {
            (1, Some(tier))
        } else {
            self.look_for_words(presenter, &wanted.words, is_met.then_some(tier))
        };
        let tier = tier.filter(|_| {
            let (sieve, authors) = (&wanted.sieve, &mut self.authors);
            sieve.is_from(presenter, authors, &self.plan, self.row)
        });
        (looked_at, tier)
    }

    /// The row's tier, if every word and phrase is somewhere in it. The tier is found out where it is not `known`.
    fn look_for_words(
        &self,
        presenter: &Presenter<'_>,
        words: &Words,
        known: Option<Tier>,
    ) -> (u64, Option<Tier>) {
        let Some(lead) = words.lead() else {
            return (16, Some(0));
        };
        let mut tier = known.unwrap_or(NOWHERE);
        let mut missing: Vec<&Word> = words.words().iter().collect();
        let mut apart: Vec<&Phrase> = words.phrases().iter().collect();
        let mut looked_at = 1;
        for place in &self.plan.places {
            if missing.is_empty() && apart.is_empty() && tier != NOWHERE {
                break;
            }
            let text = shown(place, presenter.workspace(), &self.plan, self.row);
            looked_at += u64::try_from(text.len()).unwrap_or(u64::MAX);
            let folded = fold(&text);
            if known.is_none() && lead.needle(place.by_part).is_in(&folded) {
                tier = tier.min(self::tier(place, &text, lead, words));
            }
            missing.retain(|word| !word.needle(place.by_part).is_in(&folded));
            apart.retain(|phrase| !phrase.is_in(&folded));
        }
        if !apart.is_empty() && tier != NOWHERE {
            // A name may be put together from several cells.
            let label = presenter.label(RecordRef {
                table: self.plan.table,
                row: self.row,
            });
            let folded = fold(&label);
            apart.retain(|phrase| !phrase.is_in(&folded));
        }
        let all = missing.is_empty() && apart.is_empty() && tier != NOWHERE;
        (looked_at, all.then_some(tier))
    }

    fn keep(&mut self, workspace: &Workspace, wanted: &Wanted, tier: Tier, keep: usize) {
        self.rows.push(self.row);
        // Without words nothing but the time tells rows apart.
        let time = if wanted.words.is_empty() {
            let moment = self.plan.moment(workspace, self.row);
            moment.map_or(i64::MIN, |moment| moment.millis)
        } else {
            0
        };
        self.best.push((tier, Reverse(time), self.row));
        if self.best.len() > keep {
            self.best.pop();
        }
    }

    fn finish(&mut self) -> Found {
        Found {
            total: u32::try_from(self.rows.len()).unwrap_or(u32::MAX),
            best: std::mem::take(&mut self.best).into_sorted_vec(),
            rows: std::mem::take(&mut self.rows),
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
}

/// How well a cell matches in which the leading word was met: a name as a whole, in whole words, in beginnings of words; the same of other
/// short texts; then long texts, and at last numbers and ids.
fn tier(place: &Place, cell: &str, lead: &Word, words: &Words) -> Tier {
    match place.tells {
        Tells::Name => {
            let folded = fold(cell.trim());
            let begins = folded.starts_with(words.whole());
            match (begins, lead.is_whole_in(&folded)) {
                _ if *folded == *words.whole() => 0,
                (true, true) => 1,
                (false, true) => 2,
                (true, false) => 3,
                (false, false) => 4,
            }
        }
        Tells::Much if lead.is_whole_in(&fold(cell)) => 5,
        Tells::Much => 6,
        Tells::Some => 7,
        Tells::Little => 8,
    }
}

/// What a reader sees of a cell.
pub(super) fn shown<'a>(
    place: &Place,
    workspace: &'a Workspace,
    plan: &TablePlan,
    row: Row,
) -> Cow<'a, str> {
    let text = place.cell(workspace, plan.table, row);
    if place.markup {
        Cow::Owned(without_markup(&text))
    } else {
        text
    }
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
        let text = shown(place, workspace, plan, row);
        let folded = fold(&text);
        let holds = |word: &&Word| word.needle(place.by_part).is_in(&folded);
        let holds_all = |phrase: &&Phrase| phrase.is_in(&folded);
        // A phrase is worth all the words there may be.
        let count = words.words().iter().filter(holds).count()
            + words.phrases().iter().filter(holds_all).count() * 100;
        if count > best.map_or(0, |(most, _)| most) {
            best = Some((count, place));
        }
    }
    best.map(|(_, place)| place)
}
