//! The name of a column taken apart: the mark of an id, and the thing that is meant.
//!
//! It must not know tables, nor look at values.

use super::roles::{HEAD_ROLES, PERSON_ROLES, PLACE_ROLES, SELF_ROLES, TAIL_ROLES};
use super::stem::Stem;
use super::vocabulary::{
    BARE_STEMS, GLUED_FRONT, GLUED_MARKS, STRONG_MARKS, WEAK_MARKS, WHOLE_WORDS,
};
use crate::engine::names::{singular, words};

/// How clearly a name says "this is an id".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// Not at all.
    None,
    /// `code`, `number` and the like.
    Weak,
    /// `id`, `key` and the like.
    Strong,
}

/// A column's name, taken apart.
#[derive(Debug, Clone)]
pub(super) struct ColumnName {
    /// All words in the singular, joined by underscores: two columns with one form have one name.
    pub(super) normal: String,
    /// How clearly the name marks an id.
    pub(super) mark: Mark,
    /// What is left without the mark: the thing meant. Empty for a bare `id`.
    pub(super) stem: Stem,
    /// The stem without a first word that only says which of several it is: `status` of `previous_status_id`.
    pub(super) after_role: Option<Stem>,
    /// The parts that the name may play.
    pub(super) roles: NameRoles,
    /// The same name read as two words written as one, `customer` of `customerid`.
    pub(super) glued: Option<String>,
    /// Whether the last word is a plural: of a number it says that it counts.
    pub(super) plural: bool,
    /// Whether the words are only a number given to a column without a name.
    pub(super) nameless: bool,
    /// Whether the mark stands first, as in languages that name the thing before what it is like: `id_cliente`.
    pub(super) front: bool,
}

/// The parts that a name may play towards another record.
#[derive(Debug, Clone, Copy)]
pub(super) struct NameRoles {
    /// Of a person who did something: `created_by`.
    pub(super) person: bool,
    /// Of a place in a journey: `origin`.
    pub(super) place: bool,
    /// Of a record of the same table.
    pub(super) itself: SelfRole,
}

/// Whether a name is the role of a record towards another of its own table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SelfRole {
    /// It is not.
    None,
    /// A word of it is: `parent_id`.
    Word,
    /// It is, written as one word with the mark: `parentid`.
    Glued,
}

impl NameRoles {
    fn new(normal: &str, stem: &[String], glued: Option<&str>) -> Self {
        let last_is = |roles: &[&str]| stem.last().is_some_and(|word| roles.contains(&&**word));
        Self {
            person: last_is(PERSON_ROLES) || stem.iter().any(|word| word == "by"),
            place: last_is(PLACE_ROLES),
            itself: if glued.is_some_and(|glued| SELF_ROLES.contains(&glued))
                || normal == "reportsto"
            {
                SelfRole::Glued
            } else if stem.iter().any(|word| SELF_ROLES.contains(&&**word)) {
                SelfRole::Word
            } else {
                SelfRole::None
            },
        }
    }
}

impl ColumnName {
    /// Takes a header apart.
    pub(super) fn new(header: &str) -> Self {
        let header = header.strip_suffix("__c").unwrap_or(header);
        let all: Vec<String> = words(header)
            .iter()
            .flat_map(|word| split_digits(word))
            .collect();
        let normal = join(&all, "_");
        let nameless = matches!(all.as_slice(), [word, number]
            if matches!(word.as_str(), "column" | "col" | "field" | "c" | "f" | "var" | "v")
                && number.bytes().all(|byte| byte.is_ascii_digit()));
        let (mark, stem) = stem(&all);
        let is_mark = |word: &String| [STRONG_MARKS, WEAK_MARKS].concat().contains(&word.as_str());
        let front =
            all.len() > 1 && all.first().is_some_and(is_mark) && !all.iter().skip(1).any(is_mark);
        let glued = match (mark, all.as_slice()) {
            (Mark::None, [.., last]) => unglue(last).map(|rest| {
                let mut before: String =
                    all.iter().take(all.len() - 1).map(String::as_str).collect();
                before.push_str(&singular(rest));
                before
            }),
            _ => None,
        };
        let plural = all.last().is_some_and(|last| singular(last) != *last);
        Self {
            roles: NameRoles::new(&normal, &stem, glued.as_deref()),
            after_role: after_role(&stem),
            normal,
            mark,
            stem: Stem::new(stem),
            glued,
            plural,
            nameless,
            front,
        }
    }

    /// The same name without a first word that all columns of its table share.
    pub(super) fn without_prefix(header: &str, prefix: &str) -> Self {
        let rest = header
            .get(..prefix.len())
            .filter(|start| start.eq_ignore_ascii_case(prefix))
            .and_then(|_| header.get(prefix.len()..));
        Self::new(
            rest.unwrap_or(header)
                .trim_start_matches(['_', '.', ' ', '-']),
        )
    }

    /// Makes the name mean a thing said by these words.
    pub(super) fn set_stem(&mut self, words: Vec<String>) {
        self.after_role = after_role(&words);
        self.roles = NameRoles::new(&self.normal, &words, self.glued.as_deref());
        self.stem = Stem::new(words);
    }

    /// Whether the name is nothing but a mark: `id`, `pk`, `code`.
    pub(super) fn is_bare(&self) -> bool {
        self.stem.is_empty() && self.mark != Mark::None
    }

    /// Whether one of the words is among these.
    pub(super) fn has_word(&self, among: &[&str]) -> bool {
        self.normal.split('_').any(|word| among.contains(&word))
    }
}

/// A stem without a first word that only says which of several it is.
fn after_role(stem: &[String]) -> Option<Stem> {
    let (first, rest) = stem.split_first()?;
    HEAD_ROLES
        .contains(&first.as_str())
        .then(|| Stem::new(rest.to_vec()))
}

/// The mark of a name and what is left without it.
fn stem(all: &[String]) -> (Mark, Vec<String>) {
    let find = |marks: &[&str]| all.iter().rposition(|word| marks.contains(&word.as_str()));
    let (mark, at) = match (find(STRONG_MARKS), find(WEAK_MARKS)) {
        (Some(at), _) => (Mark::Strong, Some(at)),
        (None, Some(at)) if at + 1 == all.len() || at == 0 => (Mark::Weak, Some(at)),
        _ => (Mark::None, None),
    };
    let mut rest: Vec<String> = match at {
        Some(0) => all.iter().skip(1).map(|word| singular(word)).collect(),
        Some(at) => {
            let before = all.iter().take(at);
            let after = all.iter().skip(at + 1);
            let tail_is_role = after
                .clone()
                .all(|word| TAIL_ROLES.contains(&word.as_str()) || word == "by");
            if tail_is_role {
                before.map(|word| singular(word)).collect()
            } else {
                before.chain(after).map(|word| singular(word)).collect()
            }
        }
        None => all.iter().map(|word| singular(word)).collect(),
    };
    let marks = |word: &String| STRONG_MARKS.contains(&word.as_str());
    while rest.len() > 1 && rest.last().is_some_and(marks) {
        rest.pop();
    }
    while rest.len() > 1 && rest.first().is_some_and(marks) {
        rest.remove(0);
    }
    let is_tail = |word: &String| {
        is_number(word) || mark != Mark::None && TAIL_ROLES.contains(&word.as_str())
    };
    while rest.len() > 1 && rest.last().is_some_and(is_tail) {
        rest.pop();
    }
    let says_nothing = |word: &String| marks(word) || BARE_STEMS.contains(&word.as_str());
    let is_bare = |word: &String| BARE_STEMS.contains(&word.as_str());
    while mark == Mark::Strong && rest.len() > 1 && rest.last().is_some_and(is_bare) {
        rest.pop();
    }
    if mark == Mark::Strong && rest.iter().all(says_nothing)
        || mark == Mark::Weak && rest.iter().all(marks)
    {
        rest.clear();
    }
    (mark, rest)
}

/// What a word is about when a mark is glued to its end or its front.
fn unglue(word: &str) -> Option<&str> {
    if WHOLE_WORDS.contains(&word) {
        return None;
    }
    let long_enough = |rest: &&str| rest.len() >= 2;
    GLUED_MARKS
        .iter()
        .find_map(|mark| word.strip_suffix(mark))
        .filter(long_enough)
        .or_else(|| {
            GLUED_FRONT
                .iter()
                .find_map(|mark| word.strip_prefix(mark))
                .filter(long_enough)
        })
}

/// `team1` gives `team`, `1`; a word of one letter and digits stays whole.
fn split_digits(word: &str) -> Vec<String> {
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    if letters.chars().count() < 2 || letters.len() == word.len() {
        return vec![word.to_owned()];
    }
    let digits = word.get(letters.len()..).unwrap_or("");
    vec![letters.to_owned(), digits.to_owned()]
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn join(words: &[String], gap: &str) -> String {
    let words: Vec<String> = words.iter().map(|word| singular(word)).collect();
    words.join(gap)
}

#[cfg(test)]
mod tests {
    use super::{ColumnName, Mark};

    #[test]
    fn a_name_is_a_mark_and_a_thing() {
        for (header, mark, thing) in [
            ("id", Mark::Strong, ""),
            ("pk", Mark::Strong, ""),
            ("customer_id", Mark::Strong, "customer"),
            ("customerID", Mark::Strong, "customer"),
            ("CUSTOMER_ID", Mark::Strong, "customer"),
            ("Customer.ID", Mark::Strong, "customer"),
            ("id_cliente", Mark::Strong, "cliente"),
            ("fk_order_id", Mark::Strong, "order"),
            ("station_id_from", Mark::Strong, "station"),
            ("team2_id", Mark::Strong, "team"),
            ("created_by", Mark::None, "created by"),
            ("CreatedById", Mark::Strong, "created by"),
            ("country_code", Mark::Weak, "country"),
            ("Account__c", Mark::None, "account"),
            ("tag_ids", Mark::Strong, "tag"),
            ("name", Mark::None, "name"),
        ] {
            let name = ColumnName::new(header);
            assert_eq!(
                (name.mark, name.stem.join(" ").as_str()),
                (mark, thing),
                "{header}"
            );
        }
    }
}
