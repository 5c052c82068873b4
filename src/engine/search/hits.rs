//! Puts the rows that a search found into groups of hits with labels and snippets.
//!
//! It must not know how the rows were found.

use super::hunt::{Found, Tier, Words, place_of};
use super::markup::without_markup;
use super::plan::TablePlan;
use crate::engine::fold::{fold, fold_with_origins};
use crate::engine::present::Presenter;
use crate::engine::view::{Link, RecordRef, SearchGroup, SearchHit};
use crate::engine::workspace::Workspace;

/// Characters of a snippet before its first match, and in all.
const BEFORE: usize = 40;
const LONGEST: usize = 160;

/// A row with what decides its place among the hits.
struct Candidate<'a> {
    rank: (Tier, Tier, usize),
    link: Link,
    plan: &'a TablePlan,
}

/// The groups of a search: an entity's tables together, in the profile's order, then each other table.
pub(super) fn groups<'a>(
    workspace: &Workspace,
    words: &Words,
    query: &str,
    found: impl Iterator<Item = (&'a TablePlan, &'a Found)>,
    per_group: u32,
) -> Vec<SearchGroup> {
    let presenter = Presenter::new(workspace);
    let profile = presenter.profile();
    let position = |plan: &TablePlan| {
        let entity = presenter.entity(plan.table);
        let at = entity.and_then(|entity| profile.entity_id(&entity.key));
        (
            at.unwrap_or(usize::MAX),
            if at.is_some() { 0 } else { plan.table },
        )
    };
    let mut found: Vec<(&TablePlan, &Found)> = found.filter(|(_, found)| found.total > 0).collect();
    found.sort_by_key(|(plan, _)| (position(plan), plan.table));
    found
        .chunk_by(|(a, _), (b, _)| position(a) == position(b))
        .filter_map(|tables| {
            let (plan, _) = tables.first()?;
            Some(SearchGroup {
                title: presenter.table_title(plan.table),
                total: tables
                    .iter()
                    .fold(0, |total, (_, found)| total + found.total),
                hits: best(&presenter, words, query, tables, per_group),
            })
        })
        .collect()
}

fn best(
    presenter: &Presenter<'_>,
    words: &Words,
    query: &str,
    tables: &[(&TablePlan, &Found)],
    per_group: u32,
) -> Vec<SearchHit> {
    let query = fold(query.trim());
    let mut candidates: Vec<Candidate<'_>> = tables
        .iter()
        .flat_map(|(plan, found)| found.best.iter().map(move |hit| (*plan, *hit)))
        .map(|(plan, (tier, row))| {
            let record = RecordRef {
                table: plan.table,
                row,
            };
            let link = presenter.link(record);
            let label = fold(&link.label);
            let closeness = match &label {
                label if *label == query => 0,
                label if label.starts_with(&*query) => 1,
                label if words.all().all(|word| word.is_in(label)) => 2,
                _ => 3,
            };
            let length = if closeness < 3 { label.len() } else { 0 };
            Candidate {
                rank: (closeness, tier, length),
                link,
                plan,
            }
        })
        .collect();
    candidates.sort_by_key(|candidate| (candidate.rank, candidate.link.target));
    candidates
        .into_iter()
        .take(usize::try_from(per_group).unwrap_or(usize::MAX))
        .map(|candidate| hit(presenter, words, candidate))
        .collect()
}

fn hit(presenter: &Presenter<'_>, words: &Words, candidate: Candidate<'_>) -> SearchHit {
    let RecordRef { table, row } = candidate.link.target;
    let workspace = presenter.workspace();
    let Some(place) = place_of(workspace, candidate.plan, row, words) else {
        return SearchHit {
            link: candidate.link,
            place: String::new(),
            snippet: String::new(),
            marks: Vec::new(),
        };
    };
    let text = place.cell(workspace, table, row);
    let (snippet, marks) = if place.markup {
        snippet(&without_markup(&text), words)
    } else {
        snippet(&text, words)
    };
    SearchHit {
        link: candidate.link,
        place: presenter.title(place.table(table), place.column),
        snippet,
        marks,
    }
}

/// The text around the first match in one line, and the byte spans of all matches in it.
fn snippet(text: &str, words: &Words) -> (String, Vec<(u32, u32)>) {
    let (folded, origins) = fold_with_origins(text);
    let first = words
        .all()
        .filter_map(|word| word.find(&folded, 0))
        .min()
        .unwrap_or(0);
    let first = origins.get(first).copied().unwrap_or(0);
    let before = text.get(..first).unwrap_or("");
    let start = before
        .char_indices()
        .rev()
        .nth(BEFORE)
        .map_or(0, |(at, _)| {
            before
                .get(at..)
                .and_then(|rest| rest.find(' '))
                .map_or(at, |gap| at + gap + 1)
        });
    let rest = text.get(start..).unwrap_or("");
    let end = rest
        .char_indices()
        .nth(LONGEST)
        .map_or(rest.len(), |(at, _)| at);
    let shown = rest.get(..end).unwrap_or(rest);
    let mut line = String::new();
    if start > 0 {
        line.push('…');
    }
    for (at, word) in shown.split_whitespace().enumerate() {
        if at > 0 {
            line.push(' ');
        }
        line.push_str(word);
    }
    if end < rest.len() {
        line.push('…');
    }
    let marks = marks(&line, words);
    (line, marks)
}

fn marks(line: &str, words: &Words) -> Vec<(u32, u32)> {
    let (folded, origins) = fold_with_origins(line);
    let mut spans: Vec<(usize, usize)> = Vec::new();
    for word in words.all() {
        let mut from = 0;
        while let Some(at) = word.find(&folded, from) {
            let end = at + word.word().len();
            let origin = |at: usize| origins.get(at).copied().unwrap_or(line.len());
            // The end lies behind the last matched character, however many bytes it has.
            let last = origin(end.saturating_sub(1));
            let after = line.get(last..).and_then(|rest| rest.chars().next());
            spans.push((origin(at), last + after.map_or(0, char::len_utf8)));
            from = end.max(at + 1);
        }
    }
    spans.sort_unstable();
    let mut merged: Vec<(u32, u32)> = Vec::new();
    for (from, to) in spans {
        let (Ok(from), Ok(to)) = (u32::try_from(from), u32::try_from(to)) else {
            continue;
        };
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}
