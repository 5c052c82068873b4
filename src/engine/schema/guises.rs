//! The names that each table goes by: its own, without technical affixes, its folder's, its key's.
//!
//! It must not look at cells.

use rustc_hash::FxHashMap;

use super::field::Field;
use super::fit::{Guise, fit};
use super::keys::is_common;
use super::names::Mark;
use super::vocabulary::TABLE_AFFIXES;
use crate::engine::names::{singular, words};
use crate::engine::table::{Origin, Table};

/// For each table the names it goes by, the best first.
pub(super) fn of_tables(tables: &[Table], further: &[(u32, Vec<String>)]) -> Vec<Vec<Guise>> {
    let plain: Vec<Vec<String>> = tables.iter().map(|table| name_words(&table.name)).collect();
    let first = shared(
        plain
            .iter()
            .filter_map(|words| words.first().filter(|_| words.len() > 1)),
        tables.len(),
    );
    let last = shared(
        plain
            .iter()
            .filter_map(|words| words.last().filter(|_| words.len() > 1)),
        tables.len(),
    );
    let mut in_folder: FxHashMap<&str, u32> = FxHashMap::default();
    for table in tables {
        *in_folder.entry(folder(&table.path)).or_default() += 1;
    }
    let mut all: Vec<Vec<Guise>> = tables
        .iter()
        .zip(&plain)
        .enumerate()
        .map(|(at, (table, words))| {
            let mut guises = Guises(Vec::new());
            for (_, names) in further
                .iter()
                .filter(|(id, _)| usize::try_from(*id) == Ok(at))
            {
                for name in names {
                    guises.add(name_words(name), 1.0);
                }
            }
            let lifted = matches!(table.origin, Origin::Lifted { .. });
            guises.add(words.clone(), if lifted { 0.9 } else { 1.0 });
            let mut bare = words.clone();
            if bare.len() > 1 && bare.first() == first.as_ref() {
                bare.remove(0);
            }
            if bare.len() > 1 && bare.last() == last.as_ref() {
                bare.pop();
            }
            guises.add(bare.clone(), 0.98);
            if let Some((app, rest)) = bare.split_first()
                && !rest.is_empty()
                && is_app(app, &plain)
            {
                guises.add(rest.to_vec(), 0.9);
            }
            for part in table
                .name
                .rsplit('.')
                .take(1)
                .filter(|_| table.name.contains('.'))
            {
                guises.add(name_words(part), 0.98);
            }
            while bare.len() > 1
                && bare
                    .first()
                    .is_some_and(|word| TABLE_AFFIXES.contains(&word.as_str()))
            {
                bare.remove(0);
            }
            guises.add(bare.clone(), 0.96);
            while bare.len() > 1
                && bare
                    .last()
                    .is_some_and(|word| TABLE_AFFIXES.contains(&word.as_str()))
            {
                bare.pop();
            }
            guises.add(bare, 0.95);
            let folder = folder(&table.path);
            let folder_words = name_words(folder.rsplit('/').next().unwrap_or(""));
            if !folder_words.is_empty() && !lifted {
                if let Some(rest) = words.strip_prefix(folder_words.as_slice()) {
                    guises.add(rest.to_vec(), 0.9);
                }
                let vague = words
                    .iter()
                    .all(|word| TABLE_AFFIXES.contains(&word.as_str()));
                if vague || in_folder.get(folder) == Some(&1) {
                    guises.add(folder_words, 0.9);
                }
            }
            guises.0
        })
        .collect();
    // A name that one table has in full is not another's by leaving out words.
    for (at, guises) in all.iter_mut().enumerate() {
        let full = |words: &[String]| {
            plain
                .iter()
                .enumerate()
                .any(|(other, name)| other != at && name == words)
        };
        guises.retain(|guise| guise.weight >= 1.0 || !full(&guise.words));
    }
    all
}

/// The name that a table's key gives it: `cust_id` says that the rows are customers called `cust`. None when the key has
/// no name of its own, or the name of another table.
pub(super) fn of_key(key: &Field<'_>, others: &[Vec<Guise>]) -> Option<Guise> {
    let own = usize::try_from(key.table).ok();
    let stem = match &key.name.glued {
        Some(glued) if key.name.mark == Mark::None => vec![glued.clone()],
        _ => key.name.stem.clone(),
    };
    let common = is_common(key) || key.name.mark == Mark::None && key.name.glued.is_none();
    let taken = others
        .iter()
        .enumerate()
        .filter(|(at, _)| Some(*at) != own)
        .flat_map(|(_, guises)| guises)
        .any(|guise| fit(&key.name, guise).score >= 0.9);
    let detail = own.and_then(|at| others.get(at)).is_some_and(|guises| {
        let begins =
            |guise: &Guise| guise.words.len() > stem.len() && guise.words.starts_with(&stem);
        guises.iter().any(begins)
    });
    (!stem.is_empty() && !common && !taken && !detail).then(|| Guise::new(stem, 0.97))
}

/// A short first word that all columns of a table share, with its gap: `l_` of `l_orderkey`. Empty when there is none.
pub(super) fn column_prefix(table: &Table) -> &str {
    let Some(first) = table.columns.first() else {
        return "";
    };
    let Some(gap) = first.name.find(['_', '.']) else {
        return "";
    };
    let prefix = first.name.get(..=gap).unwrap_or("");
    let is_mark = matches!(
        prefix.to_ascii_lowercase().trim_end_matches(['_', '.']),
        "id" | "fk" | "pk" | "is" | ""
    );
    let all = table
        .columns
        .iter()
        .all(|column| column.name.starts_with(prefix));
    if table.columns.len() >= 3 && prefix.len() <= 4 && !is_mark && all {
        prefix
    } else {
        ""
    }
}

/// Whether a first word is that of a part of a system, such as `auth` and `blog`: several tables begin with it and none is named by it.
fn is_app(word: &String, names: &[Vec<String>]) -> bool {
    let count = names
        .iter()
        .filter(|name| name.len() > 1 && name.first() == Some(word))
        .count();
    let is_thing = names.iter().any(|name| {
        let mut rest = name.iter().skip(1);
        name.first() == Some(word) && rest.all(|word| TABLE_AFFIXES.contains(&word.as_str()))
    });
    count >= 3 && !is_thing && names.len() >= 2 * 3 && count < names.len()
}

struct Guises(Vec<Guise>);

impl Guises {
    fn add(&mut self, words: Vec<String>, weight: f32) {
        if !words.is_empty() && !self.0.iter().any(|guise| guise.words == words) {
            self.0.push(Guise::new(words, weight));
        }
    }
}

/// The words of a table's name in the singular, without numbers and dates at either end.
fn name_words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = words(name).iter().map(|word| singular(word)).collect();
    let number = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit());
    while words.len() > 1 && words.last().is_some_and(number) {
        words.pop();
    }
    while words.len() > 1 && words.first().is_some_and(number) {
        words.remove(0);
    }
    words
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The word that most names share at one end, when at least three do.
fn shared<'a>(ends: impl Iterator<Item = &'a String>, tables: usize) -> Option<String> {
    let mut counts: FxHashMap<&String, usize> = FxHashMap::default();
    for word in ends {
        *counts.entry(word).or_default() += 1;
    }
    let (word, count) = counts
        .into_iter()
        .max_by_key(|(word, count)| (*count, std::cmp::Reverse(*word)))?;
    (count >= 3 && count * 10 >= tables * 7).then(|| word.clone())
}
