//! What is looked for in the texts of a row: words, and phrases of words side by side.
//!
//! It must not know where the texts come from.

use std::borrow::Cow;

use super::needle::Needle;
use super::query::{Query, Says};
use crate::engine::fold::fold;

/// From this many bytes on a word is also met within addresses and ids, not only where a word of them begins.
const PART: usize = 4;

/// The words and phrases of a search.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// The longest of all: where it is missing nothing else is looked for. `None` when there are no words at all.
    lead: Option<Word>,
    single: Vec<Word>,
    phrases: Vec<Phrase>,
    /// All words in the order in which they were typed, folded: what a label may be as a whole.
    whole: String,
}

/// A word of a search.
#[derive(Debug, Clone)]
pub(super) struct Word {
    beginning: Needle,
    part: Option<Needle>,
}

/// Words side by side.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    needle: Needle,
    /// Whether the last word may go on.
    open: bool,
}

impl Words {
    pub(super) fn of(query: &Query) -> Self {
        let mut texts: Vec<String> = query
            .words()
            .map(|word| fold(word).into_owned())
            .filter(|word| !word.is_empty())
            .collect();
        let mut whole = texts.clone();
        let mut phrases = Vec::new();
        let mut longest_in_phrases = Vec::new();
        for part in &query.parts {
            if let Says::Phrase { text, open } = &part.says {
                let text = collapsed(fold(text)).into_owned();
                if let Some(longest) = text.split(' ').max_by_key(|word| word.len())
                    && !longest.is_empty()
                {
                    longest_in_phrases.push(longest.to_owned());
                    phrases.push(Phrase {
                        needle: Needle::at_word_start(&text),
                        open: *open,
                    });
                    whole.push(text);
                }
            }
        }
        texts.sort_by(|one, other| other.len().cmp(&one.len()).then_with(|| one.cmp(other)));
        texts.dedup();
        let lead = texts
            .first()
            .into_iter()
            .chain(&longest_in_phrases)
            .max_by_key(|word| word.len())
            .map(|word| Word::of(word));
        Self {
            lead,
            single: texts.iter().map(|word| Word::of(word)).collect(),
            phrases,
            whole: whole.join(" "),
        }
    }

    /// The words of a name, whatever they look like.
    pub(super) fn of_name(name: &str) -> Self {
        let words = name.split_whitespace().map(|word| Word::of(&fold(word)));
        Self {
            single: words.filter(|word| !word.text().is_empty()).collect(),
            ..Self::default()
        }
    }

    /// The word that is looked for first.
    pub(super) fn lead(&self) -> Option<&Word> {
        self.lead.as_ref()
    }

    /// Whether there is nothing to look for.
    pub(super) fn is_empty(&self) -> bool {
        self.lead.is_none()
    }

    /// All words that stand by themselves.
    pub(super) fn words(&self) -> &[Word] {
        &self.single
    }

    /// All phrases.
    pub(super) fn phrases(&self) -> &[Phrase] {
        &self.phrases
    }

    /// All that is looked for in one line.
    pub(super) fn whole(&self) -> &str {
        &self.whole
    }

    /// Whether the lead alone decides: there is nothing else to look for.
    pub(super) fn is_lead_alone(&self) -> bool {
        self.phrases.is_empty() && self.single.len() <= 1
    }

    /// Whether everything that meets these words also meets those: each of those begins one of these.
    pub(super) fn narrow(&self, those: &Self) -> bool {
        let goes_on = |that: &Word| {
            self.single.iter().any(|this| {
                this.text().starts_with(that.text())
                    // A word that is met within addresses finds what its shorter form did not.
                    && (this.part.is_none() || that.part.is_some())
            })
        };
        let same = |that: &Phrase| {
            self.phrases
                .iter()
                .any(|this| this.needle.word() == that.needle.word() && (that.open || !this.open))
        };
        !those.is_empty() && those.single.iter().all(goes_on) && those.phrases.iter().all(same)
    }
}

impl Word {
    fn of(word: &str) -> Self {
        Self {
            beginning: Needle::at_word_start(word),
            part: (word.len() >= PART).then(|| Needle::anywhere(word)),
        }
    }

    fn text(&self) -> &[u8] {
        self.beginning.word()
    }

    /// Whether folded text holds it as a whole word.
    pub(super) fn is_whole_in(&self, folded: &str) -> bool {
        self.beginning.find_whole(folded, 0).is_some()
    }

    /// How the word is met, in a text of which parts count or only beginnings of words.
    pub(super) fn needle(&self, by_part: bool) -> &Needle {
        self.part
            .as_ref()
            .filter(|_| by_part)
            .unwrap_or(&self.beginning)
    }
}

impl Phrase {
    /// Where the phrase stands in folded text, from a position on. The text must have single blanks: see [`collapsed`].
    pub(super) fn find(&self, folded: &str, from: usize) -> Option<(usize, usize)> {
        if self.open {
            let at = self.needle.find(folded, from)?;
            return Some((at, at + self.needle.word().len()));
        }
        self.needle.find_whole(folded, from)
    }

    /// Whether the phrase stands in folded text, whatever its blanks.
    pub(super) fn is_in(&self, folded: &str) -> bool {
        self.find(&collapsed(Cow::Borrowed(folded)), 0).is_some()
    }
}

/// The text with one blank for any run of blanks and line ends.
pub(super) fn collapsed(text: Cow<'_, str>) -> Cow<'_, str> {
    let odd = |pair: &[u8]| matches!(pair, [b' ', b' ']);
    let is_single = !text.chars().any(|c| c.is_whitespace() && c != ' ')
        && !text.as_bytes().windows(2).any(odd)
        && !text.starts_with(' ')
        && !text.ends_with(' ');
    if is_single {
        return text;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    Cow::Owned(words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::{Query, Words};

    fn words(text: &str) -> Words {
        Words::of(&Query::parse(text))
    }

    #[test]
    fn a_phrase_is_met_in_whole_words_side_by_side() {
        for (phrase, text, want) in [
            ("\"ada lovelace\"", "dear ada lovelace,", true),
            ("\"ada lovelace\"", "ada\n  lovelace", true),
            ("\"ada lovelace\"", "ada lovelaces", false),
            ("\"ada lovelace\"", "canada lovelace", false),
            ("\"ada lovelace\"", "ada b. lovelace", false),
            ("\"ada lov", "ada lovelace", true),
            ("\"(acting)\"", "ceo (acting) since", true),
            ("\"c++\"", "knows c++, rust", true),
            ("\"山田\"", "山田太郎", true),
        ] {
            let words = words(phrase);
            let phrase = words.phrases().first();
            assert_eq!(
                phrase.map(|it| it.is_in(text)),
                Some(want),
                "{phrase:?} in {text}"
            );
        }
    }

    #[test]
    fn what_is_typed_on_narrows() {
        for (before, after, want) in [
            ("a", "ad", true),
            ("ad lov", "ada lov", true),
            ("ada", "ada lovelace", true),
            ("ada", "ad", false),
            ("ada lov", "ada", false),
            ("ada", "bob", false),
            // Four letters are met within addresses, three are not.
            ("ada", "adal", false),
            ("adal", "adalo", true),
            ("\"ada", "\"ada\"", true),
            ("\"ada\"", "\"ada", false),
            ("\"ada lov", "\"ada love", false),
            ("", "a", false),
        ] {
            assert_eq!(
                words(after).narrow(&words(before)),
                want,
                "{before} to {after}"
            );
        }
    }

    #[test]
    fn the_longest_word_leads() {
        for (text, want) in [
            ("ada lovelace", Some("lovelace")),
            ("ada \"second call back\"", Some("second")),
            ("x \"ab c\"", Some("ab")),
            ("kind:person", None),
        ] {
            let words = words(text);
            let lead = words.lead().map(|word| word.needle(false).word());
            assert_eq!(lead, want.map(str::as_bytes), "{text}");
        }
    }
}
