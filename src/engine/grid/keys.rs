//! Turns the values of a column into numbers that stand in the values' order, so that sorting compares no text.
//!
//! It must not know where the values come from.

use crate::engine::fold::fold;
use crate::engine::table::Row;

/// Folded text takes part in the order with so many bytes at most.
const TEXT_BYTES: usize = 120;

/// Where a value stands among the values of its column: numbers, then times, then text; nothing comes last.
pub(super) type Key = u64;

/// The key of an empty cell: last, whichever way the order goes.
pub(super) const NOTHING: Key = Key::MAX;

const TIMES: Key = 1 << 62;
const TEXTS: Key = 2 << 62;

/// Collects the values of a column, row by row, and gives each its key.
#[derive(Debug, Default)]
pub(super) struct KeyBuilder {
    keys: Vec<Key>,
    text: Vec<u8>,
    /// Rows with text, and where in `text` it ends.
    texts: Vec<(Row, usize)>,
}

impl KeyBuilder {
    /// The next row holds nothing.
    pub(super) fn nothing(&mut self) {
        self.keys.push(NOTHING);
    }

    /// The next row holds a number, exact up to about 10^15.
    pub(super) fn number(&mut self, number: f64) {
        let bits = (number + 0.0).to_bits();
        let ordered = if bits >> 63 == 1 {
            !bits
        } else {
            bits | (1 << 63)
        };
        self.keys.push(ordered >> 2);
    }

    /// The next row holds a time, in milliseconds.
    pub(super) fn time(&mut self, time: i64) {
        const FAR: i64 = 1 << 60;
        let shifted = time.clamp(-FAR, FAR) + FAR;
        self.keys.push(TIMES | u64::try_from(shifted).unwrap_or(0));
    }

    /// The next row holds text.
    pub(super) fn text(&mut self, text: &str) {
        let folded = fold(text.trim_start());
        let bytes = folded.as_bytes();
        self.text.extend(bytes.iter().take(TEXT_BYTES));
        self.texts.push((
            Row::try_from(self.keys.len()).unwrap_or(Row::MAX),
            self.text.len(),
        ));
        self.keys.push(TEXTS);
    }

    /// The key of each row. Equal texts have equal keys.
    pub(super) fn finish(mut self) -> Vec<Key> {
        let mut start = 0;
        let mut order: Vec<(u64, usize, usize, Row)> = Vec::with_capacity(self.texts.len());
        for &(row, end) in &self.texts {
            order.push((self.beginning(start, end), start, end, row));
            start = end;
        }
        let slice = |start: usize, end: usize| self.text.get(start..end).unwrap_or(&[]);
        order.sort_unstable_by(|a, b| (a.0, slice(a.1, a.2)).cmp(&(b.0, slice(b.1, b.2))));
        let mut rank = 0;
        let mut before: Option<&[u8]> = None;
        for &(_, start, end, row) in &order {
            let text = slice(start, end);
            if before.is_some_and(|before| before != text) {
                rank += 1;
            }
            before = Some(text);
            if let Some(key) = usize::try_from(row)
                .ok()
                .and_then(|row| self.keys.get_mut(row))
            {
                *key = TEXTS | rank;
            }
        }
        self.keys
    }

    /// The first eight bytes as a number in the order of the texts; most comparisons need no more.
    fn beginning(&self, start: usize, end: usize) -> u64 {
        let text = self.text.get(start..end).unwrap_or(&[]);
        (0..8).fold(0, |number, at| {
            (number << 8) | u64::from(text.get(at).copied().unwrap_or(0))
        })
    }
}

/// The rows in the order of several keys, the first of which decides first; rows with equal keys stay as they were.
pub(super) fn sort(rows: &mut [Row], levels: &[(&[Key], bool)]) {
    let Some(((first, descending), rest)) = levels.split_first() else {
        return;
    };
    let mut keyed: Vec<(Key, Row)> = rows
        .iter()
        .map(|row| (key_of(first, *row, *descending), *row))
        .collect();
    keyed.sort_by(|a, b| {
        let later = || {
            rest.iter().map(|(keys, descending)| {
                key_of(keys, a.1, *descending).cmp(&key_of(keys, b.1, *descending))
            })
        };
        a.0.cmp(&b.0).then_with(|| {
            later()
                .find(|order| order.is_ne())
                .unwrap_or(std::cmp::Ordering::Equal)
        })
    });
    for (row, (_, sorted)) in rows.iter_mut().zip(keyed) {
        *row = sorted;
    }
}

fn key_of(keys: &[Key], row: Row, descending: bool) -> Key {
    let key = usize::try_from(row)
        .ok()
        .and_then(|row| keys.get(row))
        .copied()
        .unwrap_or(NOTHING);
    if descending && key != NOTHING {
        // One less, so that the least of all keys does not become the key of nothing.
        (NOTHING - 1) - key
    } else {
        key
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, KeyBuilder, sort};

    fn order(keys: &[Key], descending: bool) -> Vec<u32> {
        let mut rows: Vec<u32> = (0..).take(keys.len()).collect();
        sort(&mut rows, &[(keys, descending)]);
        rows
    }

    #[test]
    fn text_stands_in_the_order_of_its_folded_form() {
        let mut keys = KeyBuilder::default();
        for text in [
            "Zoë",
            "émile",
            "",
            "adam",
            "Émile",
            "Ad",
            "emilia-long-name",
            "emile",
        ] {
            if text.is_empty() {
                keys.nothing();
            } else {
                keys.text(text);
            }
        }
        let keys = keys.finish();
        assert_eq!(order(&keys, false), [5, 3, 1, 4, 7, 6, 0, 2]);
        assert_eq!(order(&keys, true), [0, 6, 1, 4, 7, 3, 5, 2]);
    }

    #[test]
    fn numbers_stand_before_times_before_text_before_nothing() {
        let mut keys = KeyBuilder::default();
        keys.text("a");
        keys.time(-5);
        keys.number(10.0);
        keys.nothing();
        keys.number(-3.5);
        keys.time(7);
        keys.number(-0.0);
        keys.number(0.0);
        keys.number(999_999_999_999_999.0);
        keys.number(999_999_999_999_998.0);
        let keys = keys.finish();
        assert_eq!(order(&keys, false), [4, 6, 7, 2, 9, 8, 1, 5, 0, 3]);
        assert_eq!(order(&keys, true), [0, 5, 1, 8, 9, 2, 6, 7, 4, 3]);
    }

    #[test]
    fn a_second_level_decides_between_equals() {
        let mut rows: Vec<u32> = (0..4).collect();
        sort(&mut rows, &[(&[1, 0, 1, 0], true), (&[5, 5, 4, 6], false)]);
        assert_eq!(rows, [2, 0, 1, 3]);
    }
}
