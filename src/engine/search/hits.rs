//! Puts the rows that a search found into groups of hits with labels and snippets.
//!
//! It must not know how the rows were found.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::hunt::{Found, Rank, Tier, place_of, shown};
use super::plan::TablePlan;
use super::words::{Words, collapsed};
use crate::engine::fold::{fold, fold_with_origins};
use crate::engine::present::Presenter;
use crate::engine::table::TableId;
use crate::engine::view::{GridSource, Link, RecordRef, SearchGroup, SearchHit};
use crate::engine::workspace::Workspace;

/// Characters of a snippet before its first match, and in all.
const BEFORE: usize = 40;
const LONGEST: usize = 160;

/// How close labels are to what was asked for: the same, beginning with it in whole words, holding its words as whole words, beginning with
/// it, holding the beginnings of its words, or not all of it.
const SAME: Tier = 0;
const BEGINS_IN_WORDS: Tier = 1;
const WHOLE_WORDS: Tier = 2;
const BEGINS: Tier = 3;
const BEGINNINGS: Tier = 4;
const ELSEWHERE: Tier = 5;

/// A row with what decides its place among the hits.
struct Candidate<'a> {
    closeness: Tier,
    rank: Rank,
    link: Link,
    plan: &'a TablePlan,
}

/// The groups of a search: an entity's tables together. Groups with labels that match come first, then the profile's order, then each
/// other table.
pub(super) fn groups<'a>(
    workspace: &Workspace,
    words: &Words,
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
    let mut groups: Vec<(bool, SearchGroup)> = found
        .chunk_by(|(a, _), (b, _)| position(a) == position(b))
        .filter_map(|tables| {
            let (plan, _) = tables.first()?;
            let (closeness, hits) = best(&presenter, words, tables, per_group);
            let group = SearchGroup {
                title: presenter.table_title(plan.table),
                list: match tables {
                    [_] => Some(list_of(&presenter, plan.table)),
                    _ => None,
                },
                total: tables
                    .iter()
                    .fold(0, |total, (_, found)| total + found.total),
                hits,
            };
            Some((closeness == ELSEWHERE, group))
        })
        .collect();
    groups.sort_by_key(|(is_elsewhere, _)| *is_elsewhere);
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The list that shows a table: its entity's, where that is made of this table.
fn list_of(presenter: &Presenter<'_>, table: TableId) -> GridSource {
    let binding = &presenter.workspace().binding;
    match presenter.entity(table) {
        Some(entity) if binding.tables_of(&entity.key).first() == Some(&table) => {
            GridSource::Entity(entity.key.clone())
        }
        _ => GridSource::Table(table),
    }
}

/// The best hits of some tables, and how close the best label is.
fn best(
    presenter: &Presenter<'_>,
    words: &Words,
    tables: &[(&TablePlan, &Found)],
    per_group: u32,
) -> (Tier, Vec<SearchHit>) {
    let mut candidates: Vec<Candidate<'_>> = tables
        .iter()
        .flat_map(|(plan, found)| found.best.iter().map(move |rank| (*plan, *rank)))
        .map(|(plan, rank)| {
            let (_, _, row) = rank;
            let record = RecordRef {
                table: plan.table,
                row,
            };
            let link = presenter.link(record);
            Candidate {
                closeness: closeness(words, &fold(&link.label)),
                rank,
                link,
                plan,
            }
        })
        .collect();
    candidates.sort_by_cached_key(|candidate| {
        let (tier, Reverse(time), row) = candidate.rank;
        let length = match candidate.closeness {
            ELSEWHERE => 0,
            _ => candidate.link.label.len(),
        };
        let place = (candidate.link.target.table, row);
        (candidate.closeness, tier, length, Reverse(time), place)
    });
    let closeness = candidates
        .first()
        .map_or(ELSEWHERE, |first| first.closeness);
    let hits = candidates
        .into_iter()
        .take(usize::try_from(per_group).unwrap_or(usize::MAX))
        .map(|candidate| hit(presenter, words, candidate))
        .collect();
    (closeness, hits)
}

fn closeness(words: &Words, label: &str) -> Tier {
    let label = &*collapsed(Cow::Borrowed(label));
    let has_phrases = || words.phrases().iter().all(|phrase| phrase.is_in(label));
    let has_beginnings = || {
        let mut words = words.words().iter();
        words.all(|word| word.needle(false).is_in(label))
    };
    let has_whole_words = || {
        let mut words = words.words().iter();
        words.all(|word| word.is_whole_in(label))
    };
    let begins = label.starts_with(words.whole());
    if words.is_empty() || !has_phrases() || !has_beginnings() {
        ELSEWHERE
    } else if label == words.whole() {
        SAME
    } else {
        match (begins, has_whole_words()) {
            (true, true) => BEGINS_IN_WORDS,
            (false, true) => WHOLE_WORDS,
            (true, false) => BEGINS,
            (false, false) => BEGINNINGS,
        }
    }
}

fn hit(presenter: &Presenter<'_>, words: &Words, candidate: Candidate<'_>) -> SearchHit {
    let Candidate { plan, link, .. } = candidate;
    let RecordRef { table, row } = link.target;
    let workspace = presenter.workspace();
    let mut hit = SearchHit {
        label_marks: marks(&link.label, words, false),
        link,
        at: plan.moment(workspace, row),
        place: String::new(),
        snippet: String::new(),
        marks: Vec::new(),
    };
    if let Some(place) = place_of(workspace, plan, row, words) {
        let text = shown(place, workspace, plan, row);
        let spoken = presenter.word_for_people(place.table(table), place.column, &text);
        let text = spoken.map_or(text, Cow::Owned);
        (hit.snippet, hit.marks) = snippet(&text, words, place.by_part);
        hit.place = presenter.title(place.table(table), place.column);
    }
    hit
}

/// The text around the first match in one line, and the byte spans of all matches in it.
fn snippet(text: &str, words: &Words, by_part: bool) -> (String, Vec<(u32, u32)>) {
    let line = collapsed(Cow::Borrowed(text));
    let all = spans(&line, words, by_part);
    // What stands side by side says more than a word that happens to come before it.
    let first = spans_of_phrases(&line, words).into_iter().min();
    let first = first.or_else(|| all.first().copied());
    let first = first.map_or(0, |(from, _)| from);
    let before = line.get(..first).unwrap_or("");
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
    let rest = line.get(start..).unwrap_or("");
    let end = rest
        .char_indices()
        .nth(LONGEST)
        .map_or(rest.len(), |(at, _)| at);
    let mut shown = String::new();
    if start > 0 {
        shown.push('…');
    }
    shown.push_str(rest.get(..end).unwrap_or(rest).trim_end());
    if end < rest.len() {
        shown.push('…');
    }
    let marks = marks(&shown, words, by_part);
    (shown, marks)
}

/// The byte spans of all matches in a line, ascending and apart.
fn marks(line: &str, words: &Words, by_part: bool) -> Vec<(u32, u32)> {
    let mut merged: Vec<(u32, u32)> = Vec::new();
    for (from, to) in spans(line, words, by_part) {
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

fn spans(line: &str, words: &Words, by_part: bool) -> Vec<(usize, usize)> {
    let (folded, origins) = fold_with_origins(line);
    let mut spans = spans_of_phrases(line, words);
    for word in words.words() {
        let needle = word.needle(by_part);
        let length = needle.word().len();
        let find = |from| needle.find(&folded, from).map(|at| (at, at + length));
        spans.extend(all_spans(line, &origins, find));
    }
    spans.sort_unstable();
    spans
}

fn spans_of_phrases(line: &str, words: &Words) -> Vec<(usize, usize)> {
    if words.phrases().is_empty() {
        return Vec::new();
    }
    let (folded, origins) = fold_with_origins(line);
    let mut spans = Vec::new();
    for phrase in words.phrases() {
        spans.extend(all_spans(line, &origins, |from| phrase.find(&folded, from)));
    }
    spans
}

/// The spans in `line` of all that `find` finds in its folded text.
fn all_spans(
    line: &str,
    origins: &[usize],
    find: impl Fn(usize) -> Option<(usize, usize)>,
) -> Vec<(usize, usize)> {
    let origin = |at: usize| origins.get(at).copied().unwrap_or(line.len());
    let mut spans = Vec::new();
    let mut from = 0;
    while let Some((at, end)) = find(from) {
        // The end lies behind the last matched character, however many bytes it has.
        let last = origin(end.saturating_sub(1));
        let after = line.get(last..).and_then(|rest| rest.chars().next());
        spans.push((origin(at), last + after.map_or(0, char::len_utf8)));
        from = end.max(at + 1);
    }
    spans
}
