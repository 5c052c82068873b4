//! The parts of a profile's TOML as they are asked for, with their places, so that every mistake can be shown where it is.
//!
//! It must not know what a profile says. A mistake is noted and reading goes on, so that all mistakes are told at once.

use std::cell::RefCell;

use toml::de::{DeTable, DeValue};

use super::nearest::nearest;
use super::problem::ProfileProblem;

/// The text that is read, and what is wrong with it so far.
pub(super) struct Source<'a> {
    file: &'a str,
    text: &'a str,
    found: RefCell<Vec<(usize, String)>>,
}

impl<'a> Source<'a> {
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        Self {
            file,
            text,
            found: RefCell::new(Vec::new()),
        }
    }

    /// Notes what is wrong at a byte of the text.
    pub(super) fn note(&self, at: usize, message: impl Into<String>) {
        self.found.borrow_mut().push((at, message.into()));
    }

    /// All that is wrong, from the first line to the last.
    pub(super) fn problems(&self) -> Vec<ProfileProblem> {
        let mut found = self.found.borrow().clone();
        found.sort();
        let problem = |(at, message): (usize, String)| {
            let before = self.text.bytes().take(at);
            let lines = before.filter(|byte| *byte == b'\n').count() + 1;
            ProfileProblem {
                file: self.file.to_owned(),
                line: u32::try_from(lines).unwrap_or(u32::MAX),
                message,
            }
        };
        found.into_iter().map(problem).collect()
    }
}

/// A text with its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
}

/// A table of the file: a value is taken by its key, and keys that nobody asked for are mistakes.
pub(super) struct Form<'a> {
    pub(super) source: &'a Source<'a>,
    pub(super) at: usize,
    table: &'a DeTable<'a>,
    /// What it is in messages: `an entity`.
    what: &'static str,
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Form<'a> {
    pub(super) fn new(
        source: &'a Source<'a>,
        table: &'a DeTable<'a>,
        at: usize,
        what: &'static str,
    ) -> Self {
        Self {
            source,
            at,
            table,
            what,
            asked: RefCell::new(Vec::new()),
        }
    }

    /// The value of a key with its place.
    fn get(&self, key: &'static str) -> Option<(&'a DeValue<'a>, usize)> {
        self.asked.borrow_mut().push(key);
        let found = self.table.iter().find(|(name, _)| name.get_ref() == key);
        found.map(|(_, value)| (value.get_ref(), value.span().start))
    }

    /// Where a key stands; none when it is not there.
    pub(super) fn place(&self, key: &'static str) -> Option<usize> {
        self.get(key).map(|(_, at)| at)
    }

    fn wrong(&self, at: usize, key: &str, want: &str) {
        self.source.note(
            at,
            format!("\"{key}\" has a value of another sort; write {want}."),
        );
    }

    /// A text.
    pub(super) fn text(&self, key: &'static str) -> Option<Text<'a>> {
        let (value, at) = self.get(key)?;
        let text = as_text(value, at);
        if text.is_none() {
            self.wrong(at, key, &format!("{key} = \"...\""));
        }
        text
    }

    /// Texts in a list, or a single one.
    pub(super) fn texts(&self, key: &'static str) -> Vec<Text<'a>> {
        let found = self.get(key);
        found.map_or_else(Vec::new, |(value, at)| self.list(key, value, at))
    }

    fn list(&self, key: &str, value: &'a DeValue<'a>, at: usize) -> Vec<Text<'a>> {
        if let Some(text) = as_text(value, at) {
            return vec![text];
        }
        let DeValue::Array(values) = value else {
            self.wrong(at, key, &format!("{key} = [\"...\", \"...\"]"));
            return Vec::new();
        };
        let mut texts = Vec::new();
        for value in values {
            match as_text(value.get_ref(), value.span().start) {
                Some(text) => texts.push(text),
                None => self.wrong(value.span().start, key, "texts in quotation marks"),
            }
        }
        texts
    }

    /// A yes or no; no when it is not there.
    pub(super) fn flag(&self, key: &'static str) -> bool {
        match self.get(key) {
            Some((DeValue::Boolean(flag), _)) => *flag,
            Some((_, at)) => {
                self.wrong(at, key, &format!("{key} = true or {key} = false"));
                false
            }
            None => false,
        }
    }

    /// A whole number.
    pub(super) fn number(&self, key: &'static str) -> Option<usize> {
        let (value, at) = self.get(key)?;
        let number = match value {
            DeValue::Integer(number) => number.as_str().parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.wrong(at, key, &format!("a whole number, such as {key} = 3"));
        }
        number
    }

    /// One of a few words; the first of them when it is not there.
    pub(super) fn choice<T: Copy>(&self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let word = self.text(key)?;
        let met = choices.iter().find(|(choice, _)| *choice == word.text);
        if met.is_none() {
            let message = unknown_word(key, word.text, choices.iter().map(|(choice, _)| *choice));
            self.source.note(word.at, message);
        }
        met.map(|(_, value)| *value)
    }

    /// Texts by name.
    pub(super) fn pairs(&self, key: &'static str) -> Vec<(Text<'a>, Text<'a>)> {
        let mut pairs = Vec::new();
        for (name, value, at) in self.entries(key, "\"...\"") {
            match as_text(value, at) {
                Some(text) => pairs.push((name, text)),
                None => self.wrong(at, name.text, &format!("{} = \"...\"", name.text)),
            }
        }
        pairs
    }

    /// Lists of texts by name.
    pub(super) fn lists(&self, key: &'static str) -> Vec<(Text<'a>, Vec<Text<'a>>)> {
        let entries = self.entries(key, "[\"...\"]");
        entries
            .into_iter()
            .map(|(name, value, at)| (name, self.list(name.text, value, at)))
            .collect()
    }

    fn entries(&self, key: &'static str, want: &str) -> Vec<(Text<'a>, &'a DeValue<'a>, usize)> {
        match self.get(key) {
            Some((DeValue::Table(table), _)) => table
                .iter()
                .map(|(name, value)| {
                    let text = Text {
                        text: name.get_ref(),
                        at: name.span().start,
                    };
                    (text, value.get_ref(), value.span().start)
                })
                .collect(),
            Some((_, at)) => {
                self.wrong(at, key, &format!("{key} = {{ field = {want} }}"));
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// A table below this one.
    pub(super) fn form(&self, key: &'static str, what: &'static str) -> Option<Form<'a>> {
        match self.get(key)? {
            (DeValue::Table(table), at) => Some(Form::new(self.source, table, at, what)),
            (_, at) => {
                self.wrong(at, key, &format!("{key} = {{ ... }}"));
                None
            }
        }
    }

    /// Tables of one kind below this one.
    pub(super) fn forms(&self, key: &'static str, what: &'static str) -> Vec<Form<'a>> {
        let Some((value, at)) = self.get(key) else {
            return Vec::new();
        };
        let DeValue::Array(values) = value else {
            let brackets = format!("[[{key}]] with two brackets on either side");
            self.wrong(at, key, &brackets);
            return Vec::new();
        };
        let mut forms = Vec::new();
        for value in values {
            match value.get_ref() {
                DeValue::Table(table) => {
                    forms.push(Form::new(self.source, table, value.span().start, what));
                }
                _ => self.wrong(value.span().start, key, "{ ... }"),
            }
        }
        forms
    }

    /// Whether a value is a list, and not a table.
    pub(super) fn is_list(&self, key: &'static str) -> bool {
        matches!(
            self.get(key),
            Some((DeValue::Array(_) | DeValue::String(_), _))
        )
    }

    /// Notes keys that nobody asked for.
    pub(super) fn finish(self) {
        let asked = self.asked.into_inner();
        for (key, _) in self.table {
            let name: &str = key.get_ref();
            if asked.contains(&name) {
                continue;
            }
            let advice = if let Some(meant) = nearest(name, asked.iter().copied()) {
                format!("write \"{meant}\"")
            } else {
                let mut known = asked.clone();
                known.sort_unstable();
                known.dedup();
                format!("it can have {}", known.join(", "))
            };
            self.source.note(
                key.span().start,
                format!("There is no key \"{name}\" in {}; {advice}.", self.what),
            );
        }
    }
}

/// Says that a word is none of those that can stand there.
pub(super) fn unknown_word<'a>(
    key: &str,
    word: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> String {
    let advice = match nearest(word, known.clone()) {
        Some(meant) => format!("\"{meant}\""),
        None => known
            .map(|word| format!("\"{word}\""))
            .collect::<Vec<_>>()
            .join(" or "),
    };
    format!("\"{word}\" is no {key}; write {advice}.")
}

fn as_text<'a>(value: &'a DeValue<'a>, at: usize) -> Option<Text<'a>> {
    match value {
        DeValue::String(text) => Some(Text { text, at }),
        _ => None,
    }
}
