//! The order of texts: by letters, numbers within them by value, then by accents, then by case.
//!
//! It must not know rows: a text in, bytes out whose order is that of the texts.

use std::cmp::Ordering;

use crate::engine::fold::fold;

/// Texts take part in the order with so many bytes at most.
const LONGEST: usize = 120;

/// Adds bytes that stand in the order of the texts' letters and numbers: `item 2` before `item 10`, `Émile` and `emile` alike.
pub(crate) fn push_letters(text: &str, key: &mut Vec<u8>) {
    let folded = fold(text.trim_start());
    let mut rest = folded.as_bytes();
    rest = rest.get(..LONGEST).unwrap_or(rest);
    while let Some((&first, after)) = rest.split_first() {
        if first.is_ascii_digit() {
            let end = rest
                .iter()
                .position(|byte| !byte.is_ascii_digit())
                .unwrap_or(rest.len());
            let (number, after) = rest.split_at(end);
            let zeros = number.iter().take_while(|byte| **byte == b'0').count();
            let digits = number.get(zeros..).unwrap_or(&[]);
            // A longer number is a greater one. It stands where digits stand among letters and signs.
            key.push(b'0');
            key.push(u8::try_from(digits.len()).unwrap_or(u8::MAX));
            key.extend_from_slice(digits);
            rest = after;
        } else {
            key.push(first);
            rest = after;
        }
    }
}

/// The order of two texts with the same letters: without accents first, then small letters before capitals.
pub(crate) fn by_accents_and_case(one: &str, other: &str) -> Ordering {
    one.to_lowercase()
        .cmp(&other.to_lowercase())
        .then_with(|| other.cmp(one))
}

/// The order of two texts.
pub(crate) fn compare(one: &str, other: &str) -> Ordering {
    let key = |text: &str| {
        let mut key = Vec::new();
        push_letters(text, &mut key);
        key
    };
    key(one)
        .cmp(&key(other))
        .then_with(|| by_accents_and_case(one, other))
}

#[cfg(test)]
mod tests {
    use super::compare;

    #[test]
    fn texts_stand_as_a_reader_expects() {
        for ordered in [
            &["item 2", "Item 2", "item 10", "item 100", "item b"][..],
            &["cote", "Cote", "coté", "côte", "cotes"],
            &["1", "2", "10", "10 b", "10a"],
            &["a", "ä", "Ä", "b", "Ö", "z"],
            &["007", "7", "8"],
            &["", "-", "1", "a"],
            &["v1.9", "v1.10", "v2.0"],
        ] {
            let mut sorted = ordered.to_vec();
            sorted.reverse();
            sorted.sort_by(|one, other| compare(one, other));
            assert_eq!(sorted, ordered);
        }
    }
}
