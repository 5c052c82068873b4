//! A word that is looked for in folded text.
//!
//! It must not know where the text comes from.

use memchr::memmem::Finder;

use crate::engine::fold::fold;

/// A word that is looked for in folded text.
#[derive(Debug, Clone)]
pub struct Needle {
    finder: Finder<'static>,
    at_word_start: bool,
}

impl Needle {
    /// Looks for the word anywhere.
    pub fn anywhere(word: &str) -> Self {
        Self {
            finder: Finder::new(fold(word).as_bytes()).into_owned(),
            at_word_start: false,
        }
    }

    /// Looks for the word where a word of the text begins, so that `ada` meets `Adam` and not `Canada`. Scripts that part no
    /// words, and words that begin with a sign, are looked for anywhere.
    pub fn at_word_start(word: &str) -> Self {
        let parted = fold(word).chars().next().is_some_and(parts_words);
        Self {
            at_word_start: parted,
            ..Self::anywhere(word)
        }
    }

    /// The folded word.
    pub fn word(&self) -> &[u8] {
        self.finder.needle()
    }

    /// Where the word stands in folded text, from a position on.
    pub fn find(&self, folded: &str, from: usize) -> Option<usize> {
        let mut from = from;
        loop {
            let rest = folded.as_bytes().get(from..)?;
            let at = from + self.finder.find(rest)?;
            if !self.at_word_start || begins_word(folded, at) {
                return Some(at);
            }
            from = at + 1;
        }
    }

    /// Where the word stands in folded text as a whole word, from a position on: its beginning and its end.
    pub fn find_whole(&self, folded: &str, from: usize) -> Option<(usize, usize)> {
        let mut from = from;
        loop {
            let at = self.find(folded, from)?;
            let end = at + self.word().len();
            if ends_word(folded, end) {
                return Some((at, end));
            }
            from = at + 1;
        }
    }

    /// Whether the word stands in folded text.
    pub fn is_in(&self, folded: &str) -> bool {
        self.find(folded, 0).is_some()
    }
}

fn begins_word(folded: &str, at: usize) -> bool {
    let before = at
        .checked_sub(1)
        .and_then(|before| folded.as_bytes().get(before));
    match before {
        None => true,
        Some(byte) if byte.is_ascii() => !byte.is_ascii_alphanumeric(),
        Some(_) => {
            let before = folded.get(..at).and_then(|text| text.chars().next_back());
            !before.is_some_and(parts_words)
        }
    }
}

fn ends_word(folded: &str, end: usize) -> bool {
    let last = folded.get(..end).and_then(|text| text.chars().next_back());
    let next = folded.get(end..).and_then(|text| text.chars().next());
    !(last.is_some_and(parts_words) && next.is_some_and(parts_words))
}

/// Whether the character belongs to a word of a script that puts blanks between words.
fn parts_words(c: char) -> bool {
    c.is_alphanumeric() && c < '\u{2e80}'
}

#[cfg(test)]
mod tests {
    use super::Needle;

    #[test]
    fn words_are_met_at_their_beginning() {
        for (word, folded, want) in [
            ("ada", "canada adam", Some(7)),
            ("Łó", "w lodzi", Some(2)),
            ("ada", "x@ada.example", Some(2)),
            ("ada", "canada", None),
            ("@ada", "x@ada.example", Some(1)),
            ("ада", "канада ада", Some(13)),
            ("田", "山田太郎", Some(3)),
            ("o", "", None),
        ] {
            assert_eq!(Needle::at_word_start(word).find(folded, 0), want, "{word}");
        }
        assert!(Needle::anywhere("NAD").is_in("canada"));
    }
}
