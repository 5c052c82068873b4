//! The known word that a mistyped one was meant to be.
//!
//! It must not know what the words are for.

use crate::engine::names::singular;

/// The likest of some words, when it is like enough to be what was meant.
pub(super) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let most = (word.chars().count() / 3).max(1);
    // Singular and plural are often confused, and so are a word and a longer one that begins with it.
    let starts = |other: &str| {
        word.chars().count() > 2
            && (other.starts_with(&word)
                || word.starts_with(other)
                || singular(&word) == singular(other))
    };
    known
        .into_iter()
        .map(|other| {
            let steps = distance(&word, other);
            (
                if starts(other) {
                    steps.min(most)
                } else {
                    steps
                },
                other,
            )
        })
        .filter(|(steps, other)| *steps <= most && !other.is_empty())
        .min_by_key(|(steps, _)| *steps)
        .map(|(_, other)| other)
}

/// How many letters must be put in, taken out, changed or swapped with their neighbour to make one word of the other.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut above: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    let mut before = None;
    for (at, &c) in one.iter().enumerate() {
        let mut next = vec![at + 1];
        let mut left = None;
        for (place, &d) in other.iter().enumerate() {
            let get = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            let mut steps = (get(&row, place) + usize::from(c != d))
                .min(get(&row, place + 1) + 1)
                .min(get(&next, place) + 1);
            if before == Some(d) && left == Some(c) && place > 0 {
                steps = steps.min(get(&above, place - 1) + 1);
            }
            next.push(steps);
            left = Some(d);
        }
        before = Some(c);
        above = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_hand_is_seen_through() {
        let known = [
            "entity",
            "label",
            "summary",
            "section",
            "sensitive",
            "tables",
        ];
        for (word, meant) in [
            ("lable", Some("label")),
            ("labels", Some("label")),
            ("Table", Some("tables")),
            ("sections", Some("section")),
            ("entities", Some("entity")),
            ("sensitivity", Some("sensitive")),
            ("colour", None),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known), meant, "{word}");
        }
    }
}
