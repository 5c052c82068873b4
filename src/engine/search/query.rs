//! What the reader typed, taken apart into words, "exact phrases" and conditions such as `kind:person`.
//!
//! It must not know any export: whether there is such a kind, or anybody of that name, is found out elsewhere.
//!
//! Nothing that can be typed is an error. What looks like a condition and is none is looked for as it stands, and said to be so.

use std::iter::Peekable;
use std::ops::Range;
use std::str::CharIndices;

use crate::engine::types::{Date, DateOrder, parse_date};

/// What the reader typed, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// The parts, in the order in which they were typed.
    pub parts: Vec<Part>,
}

/// A part of a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its bytes in what was typed.
    pub span: Range<usize>,
    /// What it says.
    pub says: Says,
}

/// What a part of a query says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Says {
    /// This begins a word of the record.
    Word(String),
    /// This looks like a condition, but there is none of that name: it is a word like others.
    Odd(String),
    /// These words stand in the record side by side.
    Phrase {
        /// The words.
        text: String,
        /// Whether the closing quote is still to come, so that the last word may go on.
        open: bool,
    },
    /// The record is of this kind.
    Kind(String),
    /// The record was written or sent by somebody of this name or address.
    From(String),
    /// The record is older than this day.
    Before(Date),
    /// The record is of this day or younger.
    After(Date),
    /// A condition whose value is no day.
    NoDate(String),
    /// A condition, or quotes, with nothing in them yet.
    Unfinished(String),
}

impl Query {
    /// Takes a text apart.
    pub fn parse(text: &str) -> Self {
        let mut parts = Vec::new();
        let mut reader = Reader {
            text,
            chars: text.char_indices().peekable(),
        };
        while let Some(part) = reader.part() {
            parts.push(part);
        }
        Self { parts }
    }

    /// The query as a text that says the same.
    pub fn text(&self) -> String {
        let parts: Vec<String> = self.parts.iter().map(|part| part.says.text()).collect();
        parts.join(" ")
    }

    /// The words without quotes and conditions.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|part| match &part.says {
            Says::Word(word) | Says::Odd(word) => Some(word.as_str()),
            _ => None,
        })
    }
}

impl Says {
    /// As it is typed.
    fn text(&self) -> String {
        match self {
            Self::Word(text) | Self::Odd(text) | Self::NoDate(text) | Self::Unfinished(text) => {
                text.clone()
            }
            Self::Phrase { text, open: false } => format!("\"{text}\""),
            Self::Phrase { text, open: true } => format!("\"{text}"),
            Self::Kind(value) => format!("kind:{}", quoted(value)),
            Self::From(value) => format!("from:{}", quoted(value)),
            Self::Before(date) => format!("before:{date}"),
            Self::After(date) => format!("after:{date}"),
        }
    }

    /// The part with this value after its colon.
    fn of(operator: Operator, value: &str, typed: &str) -> Self {
        let date = || parse_date(value, DateOrder::DayFirst);
        match operator {
            _ if value.is_empty() => Self::Unfinished(typed.to_owned()),
            Operator::Kind => Self::Kind(value.to_owned()),
            Operator::From => Self::From(value.to_owned()),
            Operator::Before => date().map_or_else(|| Self::NoDate(typed.to_owned()), Self::Before),
            Operator::After => date().map_or_else(|| Self::NoDate(typed.to_owned()), Self::After),
        }
    }
}

fn quoted(value: &str) -> String {
    if value.contains(char::is_whitespace) {
        format!("\"{value}\"")
    } else {
        value.to_owned()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Operator {
    Kind,
    From,
    Before,
    After,
}

impl Operator {
    fn named(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "kind" => Self::Kind,
            "from" => Self::From,
            "before" => Self::Before,
            "after" => Self::After,
            _ => return None,
        })
    }
}

/// Whether somebody may have meant a condition: letters and a colon, but no `https://` and no `10:30`.
fn looks_like_a_condition(word: &str) -> bool {
    word.split_once(':').is_some_and(|(name, value)| {
        name.len() > 1
            && name.bytes().all(|byte| byte.is_ascii_alphabetic())
            && !value.starts_with("//")
    })
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\u{201c}' | '\u{201d}' | '\u{201e}')
}

/// Reads a text from its beginning to its end.
struct Reader<'a> {
    text: &'a str,
    chars: Peekable<CharIndices<'a>>,
}

impl<'a> Reader<'a> {
    fn part(&mut self) -> Option<Part> {
        while self.chars.next_if(|(_, c)| c.is_whitespace()).is_some() {}
        let (start, first) = *self.chars.peek()?;
        let says = if is_quote(first) {
            let (inside, open) = self.inside_quotes();
            if inside.is_empty() {
                Says::Unfinished(self.slice(start).to_owned())
            } else {
                Says::Phrase { text: inside, open }
            }
        } else {
            self.bare(start)
        };
        let end = self.position();
        Some(Part {
            span: start..end,
            says,
        })
    }

    /// A word, or a condition with its value.
    fn bare(&mut self, start: usize) -> Says {
        while self
            .chars
            .next_if(|(_, c)| !c.is_whitespace() && !is_quote(*c))
            .is_some()
        {}
        let word = self.slice(start);
        if let Some((name, value)) = word.split_once(':')
            && let Some(operator) = Operator::named(name)
        {
            let quoted = value.is_empty() && self.chars.peek().is_some_and(|(_, c)| is_quote(*c));
            if quoted {
                let (inside, _) = self.inside_quotes();
                return Says::of(operator, &inside, self.slice(start));
            }
            return Says::of(operator, value, word);
        }
        if looks_like_a_condition(word) {
            Says::Odd(word.to_owned())
        } else {
            Says::Word(word.to_owned())
        }
    }

    /// What stands between this quote and the next, in single blanks, and whether there is no next.
    fn inside_quotes(&mut self) -> (String, bool) {
        self.chars.next();
        let start = self.position();
        while self.chars.next_if(|(_, c)| !is_quote(*c)).is_some() {}
        let inside: Vec<&str> = self.slice(start).split_whitespace().collect();
        let open = self.chars.next().is_none();
        (inside.join(" "), open)
    }

    fn slice(&mut self, start: usize) -> &'a str {
        let end = self.position();
        self.text.get(start..end).unwrap_or("")
    }

    fn position(&mut self) -> usize {
        self.chars.peek().map_or(self.text.len(), |(at, _)| *at)
    }
}

#[cfg(test)]
mod tests {
    use super::{Query, Says};
    use crate::engine::types::Date;

    fn says(text: &str) -> Vec<Says> {
        let parts = Query::parse(text).parts;
        parts.into_iter().map(|part| part.says).collect()
    }

    fn day(year: i16, month: u8, day: u8) -> Date {
        Date { year, month, day }
    }

    #[test]
    fn a_text_is_taken_apart_into_words_phrases_and_conditions() {
        let word = |text: &str| Says::Word(text.to_owned());
        let odd = |text: &str| Says::Odd(text.to_owned());
        let phrase = |text: &str, open| Says::Phrase {
            text: text.to_owned(),
            open,
        };
        let kind = |value: &str| Says::Kind(value.to_owned());
        let from = |value: &str| Says::From(value.to_owned());
        let unfinished = |text: &str| Says::Unfinished(text.to_owned());
        for (text, want) in [
            ("", vec![]),
            (" \t ", vec![]),
            ("ada  lovelace", vec![word("ada"), word("lovelace")]),
            ("\"ada   lovelace\"", vec![phrase("ada lovelace", false)]),
            ("\"ada lov", vec![phrase("ada lov", true)]),
            ("“ada lovelace”", vec![phrase("ada lovelace", false)]),
            (
                "call\"me back\"now",
                vec![word("call"), phrase("me back", false), word("now")],
            ),
            ("\"\"", vec![unfinished("\"\"")]),
            ("\"", vec![unfinished("\"")]),
            ("kind:person ada", vec![kind("person"), word("ada")]),
            ("KIND:Person", vec![kind("Person")]),
            ("kind:\"client contact\"", vec![kind("client contact")]),
            ("kind:", vec![unfinished("kind:")]),
            ("kind: person", vec![unfinished("kind:"), word("person")]),
            ("from:ada@example.com", vec![from("ada@example.com")]),
            ("from:\"Ada Lovelace", vec![from("Ada Lovelace")]),
            ("before:2024", vec![Says::Before(day(2024, 0, 0))]),
            ("before:2024-03", vec![Says::Before(day(2024, 3, 0))]),
            ("after:2024-03-12", vec![Says::After(day(2024, 3, 12))]),
            (
                "after:\"12 March 2024\"",
                vec![Says::After(day(2024, 3, 12))],
            ),
            ("after:2024/03/12", vec![Says::After(day(2024, 3, 12))]),
            (
                "after:yesterday",
                vec![Says::NoDate("after:yesterday".to_owned())],
            ),
            (
                "after:2024-13",
                vec![Says::NoDate("after:2024-13".to_owned())],
            ),
            ("colour:red", vec![odd("colour:red")]),
            (
                "colour:\"red hat\"",
                vec![odd("colour:"), phrase("red hat", false)],
            ),
            ("https://example.com", vec![word("https://example.com")]),
            ("10:30 a:b", vec![word("10:30"), word("a:b")]),
            ("ada@example.com", vec![word("ada@example.com")]),
            ("-kind:x", vec![word("-kind:x")]),
        ] {
            assert_eq!(says(text), want, "{text}");
        }
    }

    #[test]
    fn every_part_knows_where_it_was_typed() {
        let text = "zoë  kind:\"client contact\" “é à” x";
        let parts = Query::parse(text).parts;
        let typed: Vec<_> = parts
            .iter()
            .map(|part| text.get(part.span.clone()))
            .collect();
        let want = ["zoë", "kind:\"client contact\"", "“é à”", "x"];
        assert_eq!(typed, want.map(Some));
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod laws {
        use proptest::prelude::*;

        use super::super::{Query, Says, is_quote};
        use super::says;

        const PIECES: &str =
            "(kind|from|before|after|re|[a-zé]{1,3})?:?[\"“]?[a-z0-9é @.-]{0,8}[\"”]?";

        proptest! {
            #![proptest_config(ProptestConfig::with_cases(200))]

            #[test]
            fn parts_cover_all_that_is_no_blank(text in prop_oneof![any::<String>(), PIECES.boxed()]) {
                let mut done = 0;
                for part in Query::parse(&text).parts {
                    prop_assert!(!part.span.is_empty());
                    let gap = text.get(done..part.span.start);
                    prop_assert!(gap.is_some_and(|gap| gap.trim().is_empty()), "{part:?}");
                    prop_assert!(text.get(part.span.clone()).is_some(), "{part:?}");
                    done = part.span.end;
                }
                prop_assert!(text.get(done..).is_some_and(|rest| rest.trim().is_empty()));
            }

            #[test]
            fn plain_words_come_back_as_they_were(text in "[^\"“”„:]{0,24}") {
                let query = Query::parse(&text);
                let words: Vec<&str> = text.split_whitespace().collect();
                prop_assert_eq!(query.words().collect::<Vec<_>>(), words.clone());
                prop_assert_eq!(query.text(), words.join(" "));
            }

            #[test]
            fn the_text_of_a_query_says_the_same(pieces in prop::collection::vec(PIECES, 0..5)) {
                let query = says(&pieces.join(" "));
                // An unclosed quote takes in what follows, so only the last part can have one.
                let written = Query::parse(&pieces.join(" ")).text();
                prop_assert_eq!(says(&written), query, "{}", written);
            }

            #[test]
            fn a_phrase_holds_no_quote(text in any::<String>()) {
                for part in Query::parse(&text).parts {
                    if let Says::Phrase { text, .. } = part.says {
                        prop_assert!(!text.contains(is_quote));
                    }
                }
            }
        }
    }
}
