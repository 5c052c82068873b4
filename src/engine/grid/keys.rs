//! Turns the values of a column into numbers that stand in the values' order, so that sorting compares no text.
//!
//! It must not know where the values come from.

use std::cmp::Ordering;
use std::ops::RangeInclusive;

use crate::engine::natural::{by_accents_and_case, push_letters};
use crate::engine::table::Row;

/// So many bytes of a text decide between texts of the same letters.
const TEXT_BYTES: usize = 120;

/// Where a value stands among the values of its column: numbers, then times, then text; nothing comes last.
pub(super) type Key = u64;

/// The key of an empty cell: last, whichever way the order goes.
pub(super) const NOTHING: Key = Key::MAX;

const TIMES: Key = 1 << 62;
const TEXTS: Key = 2 << 62;

/// The key of a number, exact up to about 10^15.
pub(super) fn number_key(number: f64) -> Key {
    let bits = (number + 0.0).to_bits();
    let ordered = if bits >> 63 == 1 {
        !bits
    } else {
        bits | (1 << 63)
    };
    ordered >> 2
}

/// The key of a time, in milliseconds.
pub(super) fn time_key(time: i64) -> Key {
    const FAR: i64 = 1 << 60;
    let shifted = time.clamp(-FAR, FAR) + FAR;
    TIMES | u64::try_from(shifted).unwrap_or(0)
}

/// The time of a key, in milliseconds, where it is one of a time.
pub(super) fn time_of(key: Key) -> Option<i64> {
    if !TIME_KEYS.contains(&key) {
        return None;
    }
    Some(i64::try_from(key & !TIMES).ok()? - (1 << 60))
}

/// The keys of numbers.
pub(super) const NUMBER_KEYS: RangeInclusive<Key> = 0..=TIMES - 1;
/// The keys of times.
pub(super) const TIME_KEYS: RangeInclusive<Key> = TIMES..=TEXTS - 1;

/// Collects the values of a column, row by row, and gives each its key.
#[derive(Debug, Default)]
pub(super) struct KeyBuilder {
    keys: Vec<Key>,
    /// Texts by their letters, and as they are.
    letters: Vec<u8>,
    plain: String,
    texts: Vec<Text>,
    /// Rows that have the key of an earlier one.
    repeats: Vec<(Row, Row)>,
}

/// Where the two forms of a row's text end.
#[derive(Debug, Clone, Copy)]
struct Text {
    row: Row,
    letters: usize,
    plain: usize,
}

/// A text to be put in order: its beginning as a number, its letters, itself, its row.
type Placed<'a> = (u64, &'a [u8], &'a str, Row);

impl KeyBuilder {
    /// The next row holds nothing.
    pub(super) fn nothing(&mut self) {
        self.keys.push(NOTHING);
    }

    /// The next row holds a number, exact up to about 10^15.
    pub(super) fn number(&mut self, number: f64) {
        self.keys.push(number_key(number));
    }

    /// The next row holds a time, in milliseconds.
    pub(super) fn time(&mut self, time: i64) {
        self.keys.push(time_key(time));
    }

    /// The next row holds text.
    pub(super) fn text(&mut self, text: &str) {
        push_letters(text, &mut self.letters);
        let mut end = text.len().min(TEXT_BYTES);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        self.plain.push_str(text.get(..end).unwrap_or(text));
        self.texts.push(Text {
            row: self.next_row(),
            letters: self.letters.len(),
            plain: self.plain.len(),
        });
        self.keys.push(TEXTS);
    }

    /// The next row holds what an earlier one does.
    pub(super) fn again(&mut self, earlier: Row) {
        self.repeats.push((self.next_row(), earlier));
        self.keys.push(NOTHING);
    }

    /// The key of each row. Equal texts have equal keys.
    pub(super) fn finish(mut self) -> Vec<Key> {
        let (mut letters, mut plain) = (0, 0);
        let mut order: Vec<Placed<'_>> = Vec::with_capacity(self.texts.len());
        for text in &self.texts {
            let key = self.letters.get(letters..text.letters).unwrap_or(&[]);
            let word = self.plain.get(plain..text.plain).unwrap_or("");
            order.push((beginning(key), key, word, text.row));
            (letters, plain) = (text.letters, text.plain);
        }
        order.sort_unstable_by(in_order);
        let mut rank = 0;
        let mut before: Option<&Placed<'_>> = None;
        for text in &order {
            if before.is_some_and(|before| in_order(before, text).is_ne()) {
                rank += 1;
            }
            before = Some(text);
            put(&mut self.keys, text.3, TEXTS | rank);
        }
        for (row, earlier) in &self.repeats {
            let at = usize::try_from(*earlier).unwrap_or(usize::MAX);
            let key = self.keys.get(at).copied().unwrap_or(NOTHING);
            put(&mut self.keys, *row, key);
        }
        self.keys
    }

    fn next_row(&self) -> Row {
        Row::try_from(self.keys.len()).unwrap_or(Row::MAX)
    }
}

fn put(keys: &mut [Key], row: Row, key: Key) {
    let at = usize::try_from(row).ok();
    if let Some(place) = at.and_then(|at| keys.get_mut(at)) {
        *place = key;
    }
}

fn in_order(one: &Placed<'_>, other: &Placed<'_>) -> Ordering {
    (one.0, one.1).cmp(&(other.0, other.1)).then_with(|| {
        if one.2 == other.2 {
            Ordering::Equal
        } else {
            by_accents_and_case(one.2, other.2)
        }
    })
}

/// The first eight bytes as a number in the order of the texts; most comparisons need no more.
fn beginning(key: &[u8]) -> u64 {
    (0..8).fold(0, |number, at| {
        (number << 8) | u64::from(key.get(at).copied().unwrap_or(0))
    })
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
    use super::{Key, KeyBuilder, NOTHING, TEXTS, number_key, sort, time_key, time_of};

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
        assert_eq!(order(&keys, false), [5, 3, 7, 1, 4, 6, 0, 2]);
        assert_eq!(order(&keys, true), [0, 6, 4, 1, 7, 3, 5, 2]);
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
    fn a_row_that_repeats_another_has_its_key() {
        let mut keys = KeyBuilder::default();
        keys.text("b");
        keys.again(0);
        keys.number(2.0);
        keys.text("a");
        keys.again(2);
        keys.again(3);
        let keys = keys.finish();
        assert_eq!(order(&keys, false), [2, 4, 3, 5, 0, 1]);
    }

    #[test]
    fn a_time_can_be_had_back_from_its_key() {
        for time in [-1, 0, 1_710_252_300_000, -62_135_596_800_000] {
            assert_eq!(time_of(time_key(time)), Some(time));
        }
        for key in [number_key(1e300), number_key(-1e300), NOTHING, TEXTS] {
            assert_eq!(time_of(key), None);
        }
    }

    #[test]
    fn a_second_level_decides_between_equals() {
        let mut rows: Vec<u32> = (0..4).collect();
        sort(&mut rows, &[(&[1, 0, 1, 0], true), (&[5, 5, 4, 6], false)]);
        assert_eq!(rows, [2, 0, 1, 3]);
    }
}
