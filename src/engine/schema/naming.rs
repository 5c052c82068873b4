//! What names say of a column and a key that it may refer to.
//!
//! It must not look at values. What a name says of a table is worked out once for all columns of that name.

use super::field::{Field, Shape};
use super::fit::{
    Fit, Guise, How, before_key, fit_actor, fit_beginning, fit_itself, fit_place, fit_whole,
    fit_within,
};
use super::keys::is_common;
use super::model::{Model, Rank, Target};
use super::names::Mark;
use super::roles::{HEAD_ROLES, SELF_ROLES};

/// What names say of one key.
pub(super) struct Names<'m, 'a> {
    model: &'m Model<'a>,
    key: &'m Field<'a>,
    target: &'m Target,
    /// By the number of a name.
    known: Vec<Option<Named>>,
}

/// What a name says of a key, whatever table it stands in.
#[derive(Debug, Clone, Copy)]
struct Named {
    /// How well it names the key's table.
    table: Fit,
    /// What it says by the key's name and by roles.
    further: Fit,
}

impl<'m, 'a> Names<'m, 'a> {
    /// For the key of a target.
    pub(super) fn new(model: &'m Model<'a>, key: &'m Field<'a>, target: &'m Target) -> Self {
        Self {
            model,
            key,
            target,
            known: vec![None; model.names_count()],
        }
    }

    /// What the names say of a field, by its place among all fields, and the key.
    pub(super) fn fit(&mut self, field: &Field<'_>, from: usize) -> Fit {
        if field.name.nameless {
            return Fit::NOT;
        }
        let named = match self.known.get(field.name_id) {
            Some(Some(named)) => *named,
            _ => Named::new(self.model, field, self.key, self.target),
        };
        if let Some(known) = self.known.get_mut(field.name_id) {
            *known = Some(named);
        }
        fit_of(self.model, field, from, self.key, self.target, named)
    }
}

impl Named {
    fn new(model: &Model<'_>, field: &Field<'_>, key: &Field<'_>, target: &Target) -> Self {
        let table = model.fit(field, target.table);
        let front = before_key(&field.name, &key.name);
        let whole = |guise: &Guise| {
            let front = front.as_ref();
            front.map_or(Fit::NOT, |front| fit_whole(front, guise))
        };
        let further = match target.rank {
            Rank::Primary => model
                .names(target.table)
                .iter()
                .map(|guise| {
                    whole(guise)
                        .or(fit_place(&field.name, guise))
                        .or(fit_actor(&field.name, guise))
                        .or(fit_beginning(&field.name, guise))
                })
                .fold(Fit::NOT, Fit::or),
            Rank::Alternate => {
                let guises = model.names(target.table);
                let whole = guises.iter().map(whole).fold(Fit::NOT, Fit::or);
                alternate(model, field, key, target, table, whole)
            }
            Rank::Part => Fit::NOT,
        };
        Self { table, further }
    }
}

/// What the names say of a field and a key.
fn fit_of(
    model: &Model<'_>,
    field: &Field<'_>,
    from: usize,
    key: &Field<'_>,
    target: &Target,
    named: Named,
) -> Fit {
    let same_table = field.table == target.table;
    let same_name = !same_table && field.name_id == key.name_id;
    let named_alike = if same_name {
        same_key(model, field, from, key, target, named)
    } else {
        Fit::NOT
    };
    match target.rank {
        Rank::Part => named_alike,
        Rank::Alternate if same_table => named_alike,
        Rank::Alternate => named_alike.or(named.further),
        Rank::Primary => {
            let mut best = named.table.or(named_alike);
            if field.name.is_bare() {
                best = named_alike;
            }
            for own in model.names(field.table) {
                for guise in model.names(target.table) {
                    best = best.or(fit_within(&field.name, own, guise));
                }
            }
            best = best.or(named.further);
            if same_table {
                best = best.or(fit_itself(&field.name));
                if field.name.is_bare()
                    || named.table.how == How::Named && field.name.mark != Mark::None
                {
                    return Fit::NOT;
                }
                // Towards its own table a reference needs a role: without one, another table is meant.
                if matches!(best.how, How::Head | How::Short | How::Synonym)
                    && !field.name.has_word(SELF_ROLES)
                    && !field.name.has_word(HEAD_ROLES)
                {
                    return Fit::NOT;
                }
            }
            // A table that holds the same reference is not what is referred to.
            let loose = match best.how {
                How::Synonym => true,
                How::Head | How::Short => !same_table,
                _ => false,
            };
            let alike = |other: &Field<'_>| {
                other.column != key.column && other.name.normal == field.name.normal
            };
            if loose && model.of(target.table).iter().any(alike) {
                best.score *= 0.7;
            }
            if !target.home && best.how != How::Named {
                best.score *= 0.7;
            }
            let marked = field.name.mark == Mark::Strong
                || matches!(
                    best.how,
                    How::Actor | How::Place | How::Itself | How::SameKey | How::Begins
                );
            let glued = field.name.glued.is_some() && best.score >= 0.6;
            if !marked && !glued && best.score < 0.9 {
                best.score *= 0.8;
            }
            best
        }
    }
}

/// How much it says that a field has the name of a key.
fn same_key(
    model: &Model<'_>,
    field: &Field<'_>,
    from: usize,
    key: &Field<'_>,
    target: &Target,
    named: Named,
) -> Fit {
    let common = is_common(field);
    let marked = field.name.mark == Mark::Strong || field.name.glued.is_some();
    let is_label = field.name.mark != Mark::Strong
        && field.name.stem.last().is_some_and(|word| {
            matches!(word.as_str(), "name" | "title" | "label" | "description")
        });
    // A table of translations or details begins with the name of what it is keyed by.
    let translated = model
        .names(target.table)
        .iter()
        .any(|guise| guise.words.starts_with(&field.name.stem));
    let score: f32 = match (target.rank, marked, common) {
        _ if field.name.is_bare() => 0.0,
        _ if is_label && !translated && named.table.score < 0.6 => 0.0,
        (Rank::Primary, true, _) if target.home => 0.96,
        (Rank::Part, true, _) => 0.96,
        (Rank::Primary, _, false) if target.home => 0.85,
        (Rank::Primary, _, true) if target.home => 0.5,
        (Rank::Primary, _, false) => 0.6,
        (Rank::Alternate, true, _) => 0.75,
        (Rank::Alternate, false, false) => 0.5,
        _ => 0.0,
    };
    // Two references to a third table share their values without referring to each other.
    if model.is_home(from) {
        return Fit::NOT;
    }
    let own = model.own_fit(target.field).score;
    let begins = |guise: &Guise| {
        guise.words.len() > key.name.stem.len() && guise.words.starts_with(&key.name.stem)
    };
    let detail =
        !key.name.stem.is_empty() && model.names(target.table).iter().any(begins) && own < 0.6;
    let score = match (detail, field.distinct < field.filled) {
        (true, true) => score.min(0.62),
        (true, false) => 0.0,
        (false, _) => score,
    };
    // A key that itself names another table is a reference, not a home.
    let owner = own < 0.9 && model.fit_elsewhere(key, target.table).score >= 0.95;
    Fit {
        score: if owner { score * 0.6 } else { score },
        how: How::SameKey,
    }
}

/// How well a field names a unique column beside the primary key: `country_code` and `code` of countries.
fn alternate(
    model: &Model<'_>,
    field: &Field<'_>,
    key: &Field<'_>,
    target: &Target,
    table: Fit,
    whole: Fit,
) -> Fit {
    // A role before the whole name of the key: `home_team_api_id` and `team_api_id`.
    let role = key.name.mark == Mark::Strong
        && key.name.stem.len() > 1
        && ends_with_word(&field.name.normal, &key.name.normal)
            .is_some_and(|role| !role.is_empty());
    if whole.score >= 0.9 || role {
        return Fit {
            score: 0.9,
            how: How::Named,
        };
    }
    if key.shape == Shape::Dense {
        return Fit::NOT;
    }
    let pair = model.names(target.table).iter().any(|guise| {
        let whole = || {
            let front = ends_with_word(&field.name.normal, &key.name.normal)?;
            ends_with_word(front, &guise.table)
        };
        let turned =
            field.name.front && *field.name.stem == [&*key.name.stem, &*guise.words].concat();
        turned || whole().is_some()
    });
    if pair {
        return Fit {
            score: 0.85,
            how: How::Named,
        };
    }
    let code = key.name.mark == Mark::Weak || matches!(key.shape, Shape::Code | Shape::Opaque);
    let id = key.name.mark == Mark::Strong
        && model.names(target.table).iter().any(|guise| {
            key.name.stem.len() > guise.words.len() && key.name.stem.starts_with(&guise.words)
        });
    if table.score >= 0.9 && (code || id) && field.name.mark != Mark::Strong {
        return Fit {
            score: 0.66,
            ..table
        };
    }
    Fit::NOT
}

/// What stands before the last words of a name, without the gap; empty when the name is those words.
fn ends_with_word<'n>(name: &'n str, last: &str) -> Option<&'n str> {
    let front = name.strip_suffix(last)?;
    if front.is_empty() {
        Some(front)
    } else {
        front.strip_suffix('_')
    }
}
