//! The names that each table goes by: its own, without technical affixes, its folder's, its key's.
//!
//! It must not look at cells.

use rustc_hash::FxHashMap;

use super::crowd::Chosen;
use super::field::Field;
use super::fit::Guise;
use super::keys::is_common;
use super::names::Mark;
use super::vocabulary::TABLE_AFFIXES;
use crate::engine::names::{singular, words};
use crate::engine::table::{Origin, Table};

/// For each table the names it goes by, the best first; none for those that are left out.
pub(super) fn of_tables(
    tables: &[Table],
    further: &[(u32, Vec<String>)],
    chosen: &Chosen,
) -> Vec<Vec<Guise>> {
    let plain: Vec<Vec<String>> = tables.iter().map(|table| name_words(&table.name)).collect();
    let all_names = AllNames::new(tables, &plain);
    let mut all: Vec<Vec<Guise>> = tables
        .iter()
        .zip(&plain)
        .zip(0..)
        .map(|((table, words), id)| {
            let mut guises = Guises(Vec::new());
            if chosen.contains(id) {
                for (_, names) in further.iter().filter(|(of, _)| *of == id) {
                    for name in names {
                        guises.add(name_words(name), 1.0);
                    }
                }
                all_names.add_to(&mut guises, table, words);
            }
            guises.0
        })
        .collect();
    // A name that one table has in full is not another's by leaving out words.
    for (words, guises) in plain.iter().zip(&mut all) {
        let is_anothers = |name: &[String]| {
            let own = u32::from(name == words.as_slice());
            let count = all_names.full.get(name);
            count.is_some_and(|count| *count > own)
        };
        guises.retain(|guise| guise.weight >= 1.0 || !is_anothers(&guise.words));
    }
    all
}

/// What the names of all tables have in common.
struct AllNames<'a> {
    tables: usize,
    /// The word that most begin with.
    first: Option<String>,
    /// The word that most end with.
    last: Option<String>,
    /// How many tables have a name.
    full: FxHashMap<&'a [String], u32>,
    /// What the tables are that begin with a word.
    apps: FxHashMap<&'a str, App>,
    /// How many tables a folder has.
    in_folder: FxHashMap<&'a str, u32>,
}

impl<'a> AllNames<'a> {
    fn new(tables: &'a [Table], plain: &'a [Vec<String>]) -> Self {
        let mut full: FxHashMap<&[String], u32> = FxHashMap::default();
        let mut apps: FxHashMap<&str, App> = FxHashMap::default();
        for words in plain {
            *full.entry(words).or_default() += 1;
            if let Some((first, rest)) = words.split_first() {
                let app = apps.entry(first).or_default();
                app.count += u32::from(!rest.is_empty());
                app.is_thing |= rest
                    .iter()
                    .all(|word| TABLE_AFFIXES.contains(&word.as_str()));
            }
        }
        let mut in_folder: FxHashMap<&str, u32> = FxHashMap::default();
        for table in tables {
            *in_folder.entry(folder(&table.path)).or_default() += 1;
        }
        let several = || plain.iter().filter(|words| words.len() > 1);
        Self {
            tables: tables.len(),
            first: shared(several().filter_map(|words| words.first()), tables.len()),
            last: shared(several().filter_map(|words| words.last()), tables.len()),
            full,
            apps,
            in_folder,
        }
    }

    /// Adds the names that a table goes by.
    fn add_to(&self, guises: &mut Guises, table: &Table, words: &[String]) {
        let lifted = matches!(table.origin, Origin::Lifted { .. });
        guises.add(words.to_vec(), if lifted { 0.9 } else { 1.0 });
        let mut bare = words.to_vec();
        if bare.len() > 1 && bare.first() == self.first.as_ref() {
            bare.remove(0);
        }
        if bare.len() > 1 && bare.last() == self.last.as_ref() {
            bare.pop();
        }
        guises.add(bare.clone(), 0.98);
        if let Some((app, rest)) = bare.split_first()
            && !rest.is_empty()
            && self
                .apps
                .get(app.as_str())
                .is_some_and(|app| app.is_part_of(self.tables))
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
            if vague || self.in_folder.get(folder) == Some(&1) {
                guises.add(folder_words, 0.9);
            }
        }
    }
}

/// The name that a table's key gives it: `cust_id` says that the rows are customers called `cust`. None when the key has
/// no name of its own. `own` are the names that the table has.
pub(super) fn of_key(key: &Field<'_>, own: &[Guise]) -> Option<Guise> {
    let stem = match &key.name.glued {
        Some(glued) if key.name.mark == Mark::None => vec![glued.clone()],
        _ => key.name.stem.to_vec(),
    };
    let common = is_common(key) || key.name.mark == Mark::None && key.name.glued.is_none();
    let begins = |guise: &Guise| guise.words.len() > stem.len() && guise.words.starts_with(&stem);
    let detail = own.iter().any(begins);
    (!stem.is_empty() && !common && !detail).then(|| Guise::new(stem, 0.97))
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

/// What the tables are whose names begin with one word.
#[derive(Debug, Default)]
struct App {
    /// How many have further words.
    count: u32,
    /// Whether one is named by that word.
    is_thing: bool,
}

impl App {
    /// Whether the word is that of a part of a system, such as `auth` and `blog`: several tables begin with it and none is named by it.
    fn is_part_of(&self, tables: usize) -> bool {
        let fewer = usize::try_from(self.count).is_ok_and(|count| count < tables);
        self.count >= 3 && !self.is_thing && tables >= 2 * 3 && fewer
    }
}

struct Guises(Vec<Guise>);

impl Guises {
    fn add(&mut self, words: Vec<String>, weight: f32) {
        if !words.is_empty() && !self.0.iter().any(|guise| *guise.words == *words) {
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
