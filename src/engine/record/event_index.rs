//! The events of one section, counted and filtered, kept while a reader looks at them.
//!
//! It must not know pages: it is given events and what is looked for.

use crate::engine::types::Moment;
use crate::engine::view::{DayEdge, EventFilter, RecordRef};

const MILLIS_A_DAY: i64 = 86_400_000;

/// The events that were asked for last. What it holds is wrong as soon as tables change.
#[derive(Debug, Default)]
pub struct EventsCache(pub(super) Option<Counted>);

/// The events of a section in order, with their kinds and authors.
#[derive(Debug)]
pub(super) struct Counted {
    pub(super) record: RecordRef,
    pub(super) section: String,
    pub(super) rows: Vec<Row>,
    pub(super) kinds: Words,
    pub(super) authors: Words,
    /// What was looked for last, and where it is.
    pub(super) found: Option<(EventFilter, Vec<usize>)>,
}

/// An event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub(super) at: Option<Moment>,
    pub(super) record: RecordRef,
    pub(super) kind: usize,
    pub(super) author: Option<usize>,
}

/// Different words, each with how often it occurs.
#[derive(Debug, Default)]
pub(super) struct Words {
    list: Vec<(String, u32)>,
    places: rustc_hash::FxHashMap<String, usize>,
}

impl Words {
    pub(super) fn add(&mut self, word: String) -> usize {
        if let Some(&at) = self.places.get(&word) {
            if let Some((_, count)) = self.list.get_mut(at) {
                *count += 1;
            }
            return at;
        }
        self.places.insert(word.clone(), self.list.len());
        self.list.push((word, 1));
        self.list.len() - 1
    }

    /// The most frequent first; of those that are equally frequent the one that occurred first.
    pub(super) fn by_count(&self) -> Vec<(String, u32)> {
        let mut words = self.list.clone();
        words.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        words
    }
}

impl Counted {
    /// The places of the events that are looked for, but for their words.
    pub(super) fn without_words(&self, filter: &EventFilter) -> Vec<usize> {
        let wanted = |words: &Words, word: &Option<String>| {
            // A word that never occurs is looked for in vain.
            let at = |word: &String| words.places.get(word).copied().unwrap_or(usize::MAX);
            word.as_ref().map(at)
        };
        let kind = wanted(&self.kinds, &filter.kind);
        let author = wanted(&self.authors, &filter.author);
        let rows = self.rows.iter().enumerate().filter(|(_, row)| {
            kind.is_none_or(|kind| row.kind == kind)
                && author.is_none_or(|author| row.author == Some(author))
                && in_time(row.at, filter)
        });
        rows.map(|(at, _)| at).collect()
    }
}

fn in_time(at: Option<Moment>, filter: &EventFilter) -> bool {
    if filter.from.is_none() && filter.until.is_none() {
        return true;
    }
    let Some(at) = at else {
        return false;
    };
    // Midnight stands for a day without a time of day, which is the same day everywhere.
    let zoned = at.zoned && at.millis.rem_euclid(MILLIS_A_DAY) != 0;
    let edge = |edge: DayEdge| if zoned { edge.zoned } else { edge.plain };
    filter.from.is_none_or(|from| at.millis >= edge(from))
        && filter.until.is_none_or(|until| at.millis < edge(until))
}
