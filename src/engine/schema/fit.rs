//! What the name of a column says about the table it may refer to.
//!
//! It must not look at values: a name only proposes, cells decide.

use super::names::{ColumnName, Mark, SelfRole};
use super::roles::{ACTORS, PLACES};
use super::stem::Stem;
use super::synonyms::are_synonyms;

/// One of the names that a table goes by.
#[derive(Debug, Clone)]
pub(super) struct Guise {
    /// Words in the singular.
    pub(super) words: Stem,
    /// The words joined by underscores.
    pub(super) table: String,
    /// The place among the tables of persons who act, the likeliest first.
    actor: Option<usize>,
    /// Whether it is a table of places.
    is_place: bool,
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

impl Guise {
    /// A guise of these words.
    pub(super) fn new(words: Vec<String>, weight: f32) -> Self {
        let table = words.join("_");
        let last = words.last().map_or("", String::as_str);
        Self {
            actor: ACTORS
                .iter()
                .position(|actor| *actor == table || *actor == last),
            is_place: PLACES.contains(&last),
            table,
            words: Stem::new(words),
            weight,
        }
    }
}

/// How well a column's name fits a guise of a table.
pub(super) fn fit(name: &ColumnName, guise: &Guise) -> Fit {
    if name.nameless || guise.words.is_empty() {
        return Fit::NOT;
    }
    let mut best = fit_stem(&name.stem, guise);
    if name.front {
        best = best.or(fit_front(&name.stem, guise));
    }
    if let Some(rest) = &name.after_role {
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
        .strip_prefix(&*own.words)
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
    if !name.roles.person {
        return Fit::NOT;
    }
    let score = match guise.actor {
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
    if name.roles.place && guise.is_place {
        Fit {
            score: 0.62 * guise.weight,
            how: How::Place,
        }
    } else {
        Fit::NOT
    }
}

/// What stands before the name of a key at the end of a column's name: `candidate` of `candidate.externalID` and `externalID`.
pub(super) fn before_key(name: &ColumnName, key: &ColumnName) -> Option<Stem> {
    let front = name.normal.strip_suffix(key.normal.as_str())?;
    let front = front.strip_suffix('_').filter(|_| !key.nameless)?;
    Some(Stem::new(front.split('_').map(str::to_owned).collect()))
}

/// How well what stands before the name of a table's key names that table.
pub(super) fn fit_whole(front: &Stem, guise: &Guise) -> Fit {
    let fit = fit_stem(front, guise);
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
        .is_some_and(|word| word.len() >= 4 && guise.words.joined.starts_with(word.as_str()));
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
    let role = name.roles.itself;
    if role == SelfRole::None {
        return Fit::NOT;
    }
    let whole =
        name.stem.len() == 1 || name.normal.starts_with("report") || role == SelfRole::Glued;
    Fit {
        score: if whole { 0.7 } else { 0.5 },
        how: How::Itself,
    }
}

fn fit_stem(stem: &Stem, guise: &Guise) -> Fit {
    if stem.is_empty() {
        return Fit::NOT;
    }
    let mut best = fit_joined(&stem.joined, guise);
    if stem.len() > guise.words.len() && stem.ends_with(&guise.words) {
        let score = if guise.words.len() == 1 && guise.words.is_vague {
            0.7
        } else {
            0.92
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
            let score = if stem.len() == 1 && stem.is_vague {
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
    if both_long && stem.last() == guise.words.last() && !stem.is_vague {
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
    if let (Some(last), [.., kind]) = (stem.last(), &*guise.words) {
        if last != kind && stem.classes & guise.words.classes != 0 {
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
fn fit_front(stem: &Stem, guise: &Guise) -> Fit {
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
    let guise = of.words.joined.as_str();
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

#[cfg(test)]
mod tests {
    use super::{Guise, fit, fit_itself};
    use crate::engine::names::normal;
    use crate::engine::schema::names::ColumnName;

    fn guise(name: &str) -> Guise {
        Guise::new(normal(name).split('_').map(str::to_owned).collect(), 1.0)
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
