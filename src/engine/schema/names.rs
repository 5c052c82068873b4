//! What the name of a column says about the table it may refer to.
//!
//! It must not look at values: a name only proposes, cells decide.

use super::vocabulary::{
    ACTORS, BARE_STEMS, GLUED_FRONT, GLUED_MARKS, HEAD_ROLES, PERSON_ROLES, PLACE_ROLES, PLACES,
    SELF_ROLES, STRONG_MARKS, TAIL_ROLES, VAGUE_HEADS, WEAK_MARKS, WHOLE_WORDS, are_synonyms,
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
    pub(super) stem: Vec<String>,
    /// The same name read as two words written as one, `customer` of `customerid`.
    pub(super) glued: Option<String>,
    /// Whether the last word is a plural: of a number it says that it counts.
    pub(super) plural: bool,
    /// Whether the words are only a number given to a column without a name.
    pub(super) nameless: bool,
    /// Whether the mark stands first, as in languages that name the thing before what it is like: `id_cliente`.
    pub(super) front: bool,
}

/// One of the names that a table goes by.
#[derive(Debug, Clone)]
pub(super) struct Guise {
    /// Words in the singular.
    pub(super) words: Vec<String>,
    /// The words without gaps.
    pub(super) joined: String,
    /// How good a name it is, up to 1.
    pub(super) weight: f32,
}

/// How a column's name fits a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Fit {
    /// How well, from 0 to 1.
    pub(super) score: f32,
    /// In which way.
    pub(super) how: How,
}

/// In which way a column's name fits a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// It names the table.
    Named,
    /// It ends with the table's name, after a role.
    Role,
    /// It names the last words of the table's name.
    Head,
    /// It has the name of the table's key.
    SameKey,
    /// It is short for the table's name.
    Short,
    /// It is another word for the same kind of thing.
    Synonym,
    /// It is a role that persons play.
    Actor,
    /// It is the role of a place: `origin` and airports.
    Place,
    /// It is a role towards a record of the same table.
    Itself,
    /// It begins as the table's name does: `ship_via` and shippers.
    Begins,
    /// Only the values say so.
    Values,
    /// The profile says so.
    Told,
    /// Not at all.
    Not,
}

impl Fit {
    /// No fit.
    pub(super) const NOT: Self = Self {
        score: 0.0,
        how: How::Not,
    };

    /// The better of two.
    pub(super) fn or(self, other: Self) -> Self {
        if other.score > self.score {
            other
        } else {
            self
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
            normal,
            mark,
            stem,
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

    /// Whether the name is nothing but a mark: `id`, `pk`, `code`.
    pub(super) fn is_bare(&self) -> bool {
        self.stem.is_empty() && self.mark != Mark::None
    }

    /// Whether one of the words is among these.
    pub(super) fn has_word(&self, among: &[&str]) -> bool {
        self.normal.split('_').any(|word| among.contains(&word))
    }
}

impl Guise {
    /// A guise of these words.
    pub(super) fn new(words: Vec<String>, weight: f32) -> Self {
        let joined = words.concat();
        Self {
            words,
            joined,
            weight,
        }
    }
}

/// How well a column's name fits a guise of a table.
pub(super) fn fit(name: &ColumnName, guise: &Guise) -> Fit {
    if name.nameless || guise.joined.is_empty() {
        return Fit::NOT;
    }
    let mut best = fit_stem(&name.stem, guise);
    if name.front {
        best = best.or(fit_front(&name.stem, guise));
    }
    if let [first, rest @ ..] = name.stem.as_slice()
        && HEAD_ROLES.contains(&first.as_str())
    {
        let fit = fit_stem(rest, guise);
        best = best.or(Fit {
            score: fit.score * 0.95,
            ..fit
        });
    }
    if let Some(glued) = &name.glued {
        let fit = fit_joined(glued, guise);
        best = best.or(Fit {
            score: fit.score * 0.97,
            ..fit
        });
    }
    Fit {
        score: best.score * guise.weight,
        ..best
    }
}

/// How well a column of a table fits another table whose name begins with the first one's: `status_id` of `orders` and `order_statuses`.
pub(super) fn fit_within(name: &ColumnName, own: &Guise, guise: &Guise) -> Fit {
    let inner = guise
        .words
        .strip_prefix(own.words.as_slice())
        .filter(|inner| !inner.is_empty());
    if inner.is_some_and(|inner| name.stem.ends_with(inner)) {
        Fit {
            score: 0.95 * guise.weight * own.weight,
            how: How::Named,
        }
    } else {
        Fit::NOT
    }
}

/// How well a role such as `created_by` or `owner` fits a table of persons with this name.
pub(super) fn fit_actor(name: &ColumnName, guise: &Guise) -> Fit {
    let role = name
        .stem
        .last()
        .is_some_and(|word| PERSON_ROLES.contains(&word.as_str()))
        || name.stem.iter().any(|word| word == "by");
    if !role {
        return Fit::NOT;
    }
    let table = guise.words.join("_");
    let place = ACTORS
        .iter()
        .position(|actor| *actor == table || guise.words.last().is_some_and(|last| last == actor));
    let score = match place {
        Some(0..=4) => 0.62,
        Some(5..=9) => 0.55,
        Some(_) => 0.48,
        None => return Fit::NOT,
    };
    Fit {
        score: score * guise.weight,
        how: How::Actor,
    }
}

/// How well a role such as `origin` or `dest` fits a table of places with this name.
pub(super) fn fit_place(name: &ColumnName, guise: &Guise) -> Fit {
    let role = name
        .stem
        .last()
        .is_some_and(|word| PLACE_ROLES.contains(&word.as_str()));
    let place = guise
        .words
        .last()
        .is_some_and(|word| PLACES.contains(&word.as_str()));
    if role && place {
        Fit {
            score: 0.62 * guise.weight,
            how: How::Place,
        }
    } else {
        Fit::NOT
    }
}

/// How well a name that ends with the name of a table's key names that table by what stands before: `candidate.externalID`.
pub(super) fn fit_whole(name: &ColumnName, key: &ColumnName, guise: &Guise) -> Fit {
    let front = name
        .normal
        .strip_suffix(key.normal.as_str())
        .and_then(|front| front.strip_suffix('_'));
    let Some(front) = front.filter(|_| !key.nameless) else {
        return Fit::NOT;
    };
    let words: Vec<String> = front.split('_').map(str::to_owned).collect();
    let fit = fit_stem(&words, guise);
    Fit {
        score: fit.score * guise.weight,
        ..fit
    }
}

/// How well a name without a mark fits a table whose name begins with its first word: `ship_via` and shippers.
pub(super) fn fit_beginning(name: &ColumnName, guise: &Guise) -> Fit {
    let alike = name
        .stem
        .first()
        .is_some_and(|word| word.len() >= 4 && guise.joined.starts_with(word.as_str()));
    if alike && name.mark == Mark::None {
        Fit {
            score: 0.32,
            how: How::Begins,
        }
    } else {
        Fit::NOT
    }
}

/// How well a role such as `parent_id` or `reports_to` fits the column's own table.
pub(super) fn fit_itself(name: &ColumnName) -> Fit {
    let role = name
        .stem
        .iter()
        .any(|word| SELF_ROLES.contains(&word.as_str()));
    let glued = name
        .glued
        .as_deref()
        .is_some_and(|glued| SELF_ROLES.contains(&glued))
        || matches!(name.normal.as_str(), "reportsto");
    if !role && !glued {
        return Fit::NOT;
    }
    let whole = name.stem.len() == 1 || name.normal.starts_with("report") || glued;
    Fit {
        score: if whole { 0.7 } else { 0.5 },
        how: How::Itself,
    }
}

fn fit_stem(stem: &[String], guise: &Guise) -> Fit {
    if stem.is_empty() {
        return Fit::NOT;
    }
    let joined = stem.concat();
    let mut best = fit_joined(&joined, guise);
    let vague =
        |word: Option<&String>| word.is_some_and(|word| VAGUE_HEADS.contains(&word.as_str()));
    if stem.len() > guise.words.len() && stem.ends_with(&guise.words) {
        let score = match guise.words.as_slice() {
            [word] if VAGUE_HEADS.contains(&word.as_str()) => 0.7,
            _ => 0.92,
        };
        best = best.or(Fit {
            score,
            how: How::Role,
        });
    }
    if stem.len() < guise.words.len() {
        if guise.words.ends_with(stem) {
            // The fewer words are left out, the likelier it is this table.
            let left_out = if guise.words.len() - stem.len() > 1 {
                0.06
            } else {
                0.0
            };
            let score = if stem.len() == 1 && vague(stem.last()) {
                0.6
            } else {
                0.78 - left_out
            };
            best = best.or(Fit {
                score,
                how: How::Head,
            });
        } else if guise.words.starts_with(stem) {
            best = best.or(Fit {
                score: 0.4,
                how: How::Short,
            });
        }
    }
    best = best.or(fit_bag(stem, &guise.words));
    let both_long = stem.len() > 1 && guise.words.len() > 1;
    if both_long && stem.last() == guise.words.last() && !vague(stem.last()) {
        best = best.or(Fit {
            score: 0.62,
            how: How::Head,
        });
    }
    if stem.len() > guise.words.len() && stem.starts_with(&guise.words) {
        best = best.or(Fit {
            score: 0.4,
            how: How::Role,
        });
    }
    if let (Some(last), [.., kind]) = (stem.last(), guise.words.as_slice()) {
        if last != kind && are_synonyms(last, kind) {
            let score = if guise.words.len() == 1 { 0.6 } else { 0.5 };
            best = best.or(Fit {
                score,
                how: How::Synonym,
            });
        }
        if guise.words.len() == 1 && last.len() >= 3 && is_short_for(last, kind) {
            best = best.or(Fit {
                score: 0.66,
                how: How::Short,
            });
        }
    }
    best
}

/// How well a name whose mark stands first fits: what follows the thing says which of several it is, or what kind of thing.
fn fit_front(stem: &[String], guise: &Guise) -> Fit {
    if stem.len() > guise.words.len() && stem.starts_with(&guise.words) {
        Fit {
            score: 0.88,
            how: How::Role,
        }
    } else if !stem.is_empty() && stem.len() < guise.words.len() && guise.words.starts_with(stem) {
        Fit {
            score: 0.72,
            how: How::Head,
        }
    } else {
        Fit::NOT
    }
}

/// How well two names of several words agree word by word, in any order: `enriched_company` and `company_enrichment`.
fn fit_bag(stem: &[String], guise: &[String]) -> Fit {
    if stem.len() != guise.len() || stem.len() < 2 {
        return Fit::NOT;
    }
    let begins_alike = |one: &str, other: &str| {
        let start = one.get(..6);
        start.is_some_and(|start| other.starts_with(start))
    };
    let mut score: f32 = 0.95;
    for word in stem {
        if guise.contains(word) {
            continue;
        }
        if guise.iter().any(|other| begins_alike(word, other)) {
            score -= 0.02;
        } else if guise
            .iter()
            .any(|other| other.len() >= 4 && word.len() >= 2 && is_short_for(word, other))
        {
            score -= 0.1;
        } else if guise.iter().any(|other| are_synonyms(word, other)) {
            score -= 0.17;
        } else {
            return Fit::NOT;
        }
    }
    let same = stem.iter().any(|word| guise.contains(word));
    if same && score > 0.7 {
        Fit {
            score,
            how: How::Named,
        }
    } else {
        Fit::NOT
    }
}

fn fit_joined(joined: &str, of: &Guise) -> Fit {
    let guise = of.joined.as_str();
    if joined == guise {
        Fit {
            score: 1.0,
            how: How::Named,
        }
    } else if guise.len() >= 4 && joined.len() > guise.len() && joined.ends_with(guise) {
        Fit {
            score: 0.75,
            how: How::Role,
        }
    } else if of.words.len() == 1 && joined.len() >= 4 && guise.ends_with(joined) {
        Fit {
            score: 0.62,
            how: How::Head,
        }
    } else if of.words.len() == 1 && joined.len() >= 3 && is_short_for(joined, guise) {
        Fit {
            score: 0.66,
            how: How::Short,
        }
    } else {
        Fit::NOT
    }
}

/// Whether a word is short for another: its beginning (`emp`), or its first letter or three and then some of its consonants
/// in order (`cstmr`, `dept`).
pub(super) fn is_short_for(short: &str, long: &str) -> bool {
    if short.len() >= long.len() || short.is_empty() {
        return false;
    }
    if long.starts_with(short) {
        return short.len() * 3 >= long.len() || short.len() >= 4;
    }
    if short.len() > 5 || short.chars().next() != long.chars().next() {
        return false;
    }
    let mut rest = long.chars();
    let in_order = short
        .chars()
        .all(|wanted| rest.any(|found| found == wanted));
    let common = short.chars().zip(long.chars());
    let common = common.take_while(|(short, long)| short == long).count();
    let vowels = short
        .chars()
        .skip(if common >= 3 { common } else { 1 })
        .filter(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'))
        .count();
    in_order && vowels == 0
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
    use super::{ColumnName, Guise, Mark, fit, fit_itself};
    use crate::engine::names::normal;

    fn guise(name: &str) -> Guise {
        Guise::new(normal(name).split('_').map(str::to_owned).collect(), 1.0)
    }

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

    #[test]
    fn a_name_fits_tables_better_and_worse() {
        for (header, table, least, most) in [
            ("customer_id", "customers", 1.0, 1.0),
            ("custkey", "customer", 0.6, 0.7),
            ("customerid", "Customers", 0.9, 1.0),
            ("billing_customer_id", "customers", 0.9, 0.95),
            ("stage_id", "job_stages", 0.7, 0.8),
            ("dept_no", "departments", 0.6, 0.7),
            ("client_id", "companies", 0.5, 0.65),
            ("paid", "payments", 0.0, 0.3),
            ("valid", "values", 0.0, 0.3),
            ("quantity", "orders", 0.0, 0.0),
            ("column 3", "columns", 0.0, 0.0),
        ] {
            let fit = fit(&ColumnName::new(header), &guise(table));
            assert!(
                (least..=most).contains(&fit.score),
                "{header} and {table}: {fit:?}"
            );
        }
    }

    #[test]
    fn roles_towards_the_same_table_are_known() {
        for header in [
            "parent_id",
            "reportsTo",
            "ManagerID",
            "reply_to_id",
            "parentid",
        ] {
            assert!(
                fit_itself(&ColumnName::new(header)).score >= 0.5,
                "{header}"
            );
        }
        assert!(fit_itself(&ColumnName::new("city")).score < 0.1);
    }
}
