//! What inference works on: all columns as fields, the names and keys of the tables, and what may be referred to.
//!
//! It must not decide on links.

use rustc_hash::{FxHashMap, FxHashSet};

use super::field::{Field, Shape};
use super::fit::{Fit, Guise, fit};
use super::keys::{self, Key, Naming};
use super::names::Mark;
use super::{Hints, crowd, guises};
use crate::engine::table::{Table, TableId};
use crate::engine::types::ColumnSummary;

/// What inference works on.
pub(super) struct Model<'a> {
    pub(super) tables: &'a [Table],
    /// The columns of all tables, table after table.
    pub(super) fields: Vec<Field<'a>>,
    /// For each table where its fields begin; one more at the end.
    starts: Vec<usize>,
    pub(super) guises: Vec<Vec<Guise>>,
    pub(super) keys: Vec<Key>,
    pub(super) targets: Vec<Target>,
    /// Fields that are the key of their table, which is the home of that name.
    homes: FxHashSet<usize>,
    /// For each name what it says of all tables.
    meanings: Vec<Meaning>,
    /// For each field how well it names its own table.
    own_fits: Vec<Fit>,
    /// For each table the numbers of its columns' names, ascending.
    name_ids: Vec<Vec<usize>>,
    /// How many tables were left out because there are too many.
    pub(super) left_out: usize,
}

/// What a name says of all tables: how well it fits the best of them, and the best of the others.
#[derive(Debug, Clone, Copy)]
struct Meaning {
    best: Fit,
    table: TableId,
    other: Fit,
}

/// A column that others may refer to.
#[derive(Debug, Clone)]
pub(super) struct Target {
    /// Index among the fields.
    pub(super) field: usize,
    pub(super) table: TableId,
    pub(super) rank: Rank,
    /// Of several tables with a key of this name, whether this is the one that the others refer to.
    pub(super) home: bool,
}

/// What makes a column one that others may refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    /// It is the primary key.
    Primary,
    /// It is unique, beside the primary key.
    Alternate,
    /// It is part of a composite key, and no table has it as a whole one.
    Part,
}

impl Meaning {
    const NONE: Self = Self {
        best: Fit::NOT,
        table: TableId::MAX,
        other: Fit::NOT,
    };
}

impl<'a> Model<'a> {
    /// Takes names apart, looks at values, finds keys.
    pub(super) fn new(
        tables: &'a [Table],
        summaries: &'a [Vec<ColumnSummary>],
        hints: &Hints,
    ) -> Self {
        let mut fields = Vec::new();
        let mut starts = vec![0];
        let chosen = crowd::chosen(tables);
        for ((table, summaries), id) in tables.iter().zip(summaries).zip(0..) {
            if !chosen.contains(id) {
                starts.push(fields.len());
                continue;
            }
            let prefix = guises::column_prefix(table);
            let lone = super::lifted_value(table);
            for ((cells, summary), column) in table.columns.iter().zip(summaries).zip(0..) {
                let header = if lone == Some(column) {
                    &table.name
                } else {
                    &cells.name
                };
                fields.push(Field::new(
                    id, column, table, cells, summary, prefix, header,
                ));
            }
            starts.push(fields.len());
        }
        let mut model = Self {
            tables,
            fields,
            starts,
            guises: guises::of_tables(tables, &hints.names, &chosen),
            keys: Vec::new(),
            targets: Vec::new(),
            homes: FxHashSet::default(),
            meanings: Vec::new(),
            own_fits: Vec::new(),
            name_ids: Vec::new(),
            left_out: chosen.left_out(),
        };
        model.number_names();
        model.find_keys();
        model.name_by_keys();
        model.weigh_names();
        model.find_targets();
        model
    }

    /// Gives columns with one name one number.
    fn number_names(&mut self) {
        let mut ids: FxHashMap<&str, usize> = FxHashMap::default();
        let mut numbers = Vec::with_capacity(self.fields.len());
        for field in &self.fields {
            let next = ids.len();
            numbers.push(*ids.entry(field.name.normal.as_str()).or_insert(next));
        }
        for (field, number) in self.fields.iter_mut().zip(numbers) {
            field.name_id = number;
        }
        self.name_ids = (0..)
            .zip(self.tables)
            .map(|(id, _)| {
                let mut ids: Vec<usize> = self.of(id).iter().map(|field| field.name_id).collect();
                ids.sort_unstable();
                ids
            })
            .collect();
    }

    /// How many different names the columns have.
    pub(super) fn names_count(&self) -> usize {
        self.meanings.len()
    }

    /// Finds for each name what it says of all tables, and for each field what its name says of its own.
    fn weigh_names(&mut self) {
        let mut meanings: Vec<Option<Meaning>> = Vec::new();
        for field in &self.fields {
            if meanings.len() <= field.name_id {
                meanings.resize(field.name_id + 1, None);
            }
            if let Some(meaning @ None) = meanings.get_mut(field.name_id) {
                *meaning = Some(self.meaning(field));
            }
        }
        self.meanings = meanings
            .into_iter()
            .map(|meaning| meaning.unwrap_or(Meaning::NONE))
            .collect();
        self.own_fits = self
            .fields
            .iter()
            .map(|field| self.fit(field, field.table))
            .collect();
    }

    fn meaning(&self, field: &Field<'_>) -> Meaning {
        let mut meaning = Meaning::NONE;
        for (table, guises) in (0..).zip(&self.guises) {
            if guises.is_empty() {
                continue;
            }
            let fit = self.fit(field, table);
            if fit.score > meaning.best.score {
                meaning = Meaning {
                    best: fit,
                    table,
                    other: meaning.best,
                };
            } else {
                meaning.other = meaning.other.or(fit);
            }
        }
        meaning
    }

    /// How well a field names any table but this one.
    pub(super) fn fit_elsewhere(&self, field: &Field<'_>, but: TableId) -> Fit {
        match self.meanings.get(field.name_id) {
            Some(meaning) if meaning.table == but => meaning.other,
            Some(meaning) => meaning.best,
            None => Fit::NOT,
        }
    }

    /// How well a field names its own table.
    pub(super) fn own_fit(&self, field: usize) -> Fit {
        self.own_fits.get(field).copied().unwrap_or(Fit::NOT)
    }

    /// The fields of a table.
    pub(super) fn of(&self, table: TableId) -> &[Field<'a>] {
        let at = usize::try_from(table).unwrap_or(usize::MAX);
        let bounds = self
            .starts
            .get(at)
            .zip(self.starts.get(at.saturating_add(1)));
        bounds
            .and_then(|(from, to)| self.fields.get(*from..*to))
            .unwrap_or(&[])
    }

    /// The header of a field as the table has it.
    pub(super) fn header(&self, field: &Field<'_>) -> &'a str {
        let table = usize::try_from(field.table).ok();
        table
            .and_then(|at| self.tables.get(at)?.column(field.column))
            .map_or("", |column| column.name.as_str())
    }

    /// Where a column stands among all fields.
    pub(super) fn index(&self, table: TableId, column: u32) -> Option<usize> {
        let table = usize::try_from(table).ok()?;
        let (start, end) = (self.starts.get(table)?, self.starts.get(table + 1)?);
        let at = start + usize::try_from(column).ok()?;
        (at < *end).then_some(at)
    }

    /// The names of a table.
    pub(super) fn names(&self, table: TableId) -> &[Guise] {
        usize::try_from(table)
            .ok()
            .and_then(|at| self.guises.get(at))
            .map_or(&[], Vec::as_slice)
    }

    /// The key of a table.
    pub(super) fn key(&self, table: TableId) -> &[u32] {
        usize::try_from(table)
            .ok()
            .and_then(|at| self.keys.get(at))
            .map_or(&[], |key| key.columns.as_slice())
    }

    /// Whether a field is the whole primary key of its table.
    pub(super) fn is_key(&self, field: &Field<'_>) -> bool {
        self.key(field.table) == [field.column]
    }

    /// Whether a field is the key of its table, and its table the home of that key's name.
    pub(super) fn is_home(&self, field: usize) -> bool {
        self.homes.contains(&field)
    }

    /// How well a field names a table, by the table's own names.
    pub(super) fn fit(&self, field: &Field<'_>, table: TableId) -> Fit {
        self.names(table)
            .iter()
            .map(|guise| fit(&field.name, guise))
            .fold(Fit::NOT, Fit::or)
    }

    /// Whether two tables are copies of one: nearly all columns of the smaller are in the other.
    pub(super) fn are_copies(&self, one: TableId, other: TableId) -> bool {
        let of = |table: TableId| {
            let ids = usize::try_from(table).ok();
            ids.and_then(|at| self.name_ids.get(at))
                .map_or(&[][..], Vec::as_slice)
        };
        let (few, many, smaller) = if of(one).len() <= of(other).len() {
            (of(one), of(other), one)
        } else {
            (of(other), of(one), other)
        };
        if few.len() < 3 || few.len() * 5 < many.len() * 4 {
            return false;
        }
        let mut rest = many.iter().peekable();
        let same = few
            .iter()
            .filter(|id| {
                while rest.next_if(|theirs| theirs < id).is_some() {}
                rest.peek() == Some(id)
            })
            .count();
        let nameless = || self.of(smaller).iter().all(|field| field.name.nameless);
        same * 5 >= many.len() * 4 && !nameless()
    }

    fn find_keys(&mut self) {
        let house = self.house_keys();
        for field in &mut self.fields {
            if house.contains(&field.name.normal) {
                field.name.set_stem(Vec::new());
            }
        }
        self.weigh_names();
        let mut holders = vec![0_u32; self.names_count()];
        for field in &self.fields {
            if let Some(count) = holders.get_mut(field.name_id) {
                *count += 1;
            }
        }
        let keys = self
            .tables
            .iter()
            .zip(0..)
            .map(|(_, id)| {
                let naming = Naming {
                    own: self.names(id),
                    foreign: &|field| self.fit_elsewhere(field, id),
                    shared: &|field| {
                        !field.name.nameless
                            && !keys::is_common(field)
                            && holders.get(field.name_id).is_some_and(|count| *count > 1)
                    },
                };
                keys::find(self.of(id), &naming)
            })
            .collect();
        self.keys = keys;
    }

    /// Names of ids that many tables have as their first and unique column, that name none of them, and whose values no two tables
    /// share: such a name says no more than `id` does.
    fn house_keys(&self) -> FxHashSet<String> {
        let mut groups: FxHashMap<&str, Vec<&Field<'a>>> = FxHashMap::default();
        for field in &self.fields {
            let first = field.column == 0 && field.name.mark == Mark::Strong;
            if first && !field.name.is_bare() && keys::is_unique(field) {
                groups
                    .entry(field.name.normal.as_str())
                    .or_default()
                    .push(field);
            }
        }
        let is_house = |group: &[&Field<'a>]| {
            if group.len() < 3 {
                return false;
            }
            // All of them have one name.
            let named = group.first().is_some_and(|field| {
                let mut guises = self.guises.iter().flatten();
                guises.any(|guise| fit(&field.name, guise).score >= 0.6)
            });
            let apart = group.windows(2).filter(|pair| {
                let [one, other] = pair else {
                    return false;
                };
                one.sample.iter().all(|hash| !other.sample.contains(hash))
            });
            !named && apart.count() * 4 >= (group.len() - 1) * 3
        };
        groups
            .into_iter()
            .filter(|(_, group)| is_house(group))
            .map(|(name, _)| name.to_owned())
            .collect()
    }

    /// The name that a table's key gives it.
    fn key_guise(&self, key: &Field<'a>, id: TableId) -> Option<Guise> {
        let is_taken = self.fit_elsewhere(key, id).score >= 0.9;
        guises::of_key(key, self.names(id)).filter(|_| !is_taken)
    }

    /// Gives tables the names that their keys have.
    fn name_by_keys(&mut self) {
        let more: Vec<(TableId, Guise)> = (0..)
            .zip(&self.keys)
            .filter_map(|(id, key)| {
                let &[column] = key.columns.as_slice() else {
                    return None;
                };
                let field = self.fields.get(self.index(id, column)?)?;
                self.key_guise(field, id).map(|guise| (id, guise))
            })
            .collect();
        for (id, guise) in more {
            if let Some(guises) = usize::try_from(id)
                .ok()
                .and_then(|at| self.guises.get_mut(at))
                && !guises.iter().any(|known| *known.words == *guise.words)
            {
                guises.push(guise);
            }
        }
    }

    fn find_targets(&mut self) {
        let mut targets: Vec<Target> = Vec::new();
        for (id, key) in (0..).zip(&self.keys) {
            let mut add = |column: u32, rank: Rank| {
                if let Some(field) = self.index(id, column) {
                    targets.push(Target {
                        field,
                        table: id,
                        rank,
                        home: true,
                    });
                }
            };
            if let &[column] = key.columns.as_slice() {
                add(column, Rank::Primary);
            }
            for field in keys::alternates(self.of(id), &key.columns) {
                add(field.column, Rank::Alternate);
            }
        }
        self.elect_homes(&mut targets);
        self.add_parts(&mut targets);
        let homes = targets
            .iter()
            .filter(|target| target.home && target.rank == Rank::Primary);
        self.homes = homes.map(|target| target.field).collect();
        self.targets = targets;
    }

    /// Of several keys with one name, finds the table that the others extend.
    fn elect_homes(&self, targets: &mut [Target]) {
        let mut groups: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (at, target) in targets.iter().enumerate() {
            let Some(field) = self.fields.get(target.field) else {
                continue;
            };
            if target.rank == Rank::Primary && !field.name.is_bare() && !field.name.nameless {
                groups
                    .entry(field.name.normal.as_str())
                    .or_default()
                    .push(at);
            }
        }
        let mut away: Vec<usize> = Vec::new();
        for group in groups.values().filter(|group| group.len() > 1) {
            let standing = |at: &usize| {
                targets.get(*at).and_then(|target| {
                    let field = self.fields.get(target.field)?;
                    let fit = self.fit(field, target.table).score;
                    let named = if fit >= 0.9 { fit } else { fit * 0.1 };
                    let columns = u32::try_from(self.of(target.table).len()).unwrap_or(0);
                    Some((
                        named,
                        field.distinct,
                        columns,
                        std::cmp::Reverse(target.table),
                    ))
                })
            };
            let best = group.iter().max_by(|one, other| {
                standing(one)
                    .partial_cmp(&standing(other))
                    .unwrap_or(std::cmp::Ordering::Equal)
            });
            away.extend(group.iter().filter(|at| Some(*at) != best).copied());
        }
        for at in away {
            if let Some(target) = targets.get_mut(at) {
                target.home = false;
            }
        }
    }

    /// Adds first parts of composite keys whose name is the table's and that no table has as a whole key.
    fn add_parts(&self, targets: &mut Vec<Target>) {
        let mut parts = Vec::new();
        for (id, key) in (0..).zip(&self.keys) {
            if key.columns.len() < 2 {
                continue;
            }
            let fields = key
                .columns
                .iter()
                .filter_map(|column| self.fields.get(self.index(id, *column)?));
            for field in fields
                .filter(|field| field.name.mark == Mark::Strong && field.shape != Shape::Never)
            {
                let own = self.fit(field, id).score >= 0.95;
                let whole = targets.iter().any(|target| {
                    self.fields
                        .get(target.field)
                        .is_some_and(|other| other.name.normal == field.name.normal)
                });
                if own
                    && !whole
                    && let Some(at) = self.index(id, field.column)
                {
                    parts.push(Target {
                        field: at,
                        table: id,
                        rank: Rank::Part,
                        home: true,
                    });
                }
            }
        }
        targets.append(&mut parts);
    }
}
