//! What inference works on: all columns as fields, the names and keys of the tables, and what may be referred to.
//!
//! It must not decide on links.

use rustc_hash::{FxHashMap, FxHashSet};

use super::field::{Field, Shape};
use super::fit::{Fit, Guise, fit};
use super::keys::{self, Key, Naming};
use super::names::Mark;
use super::{Hints, guises};
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

impl<'a> Model<'a> {
    /// Takes names apart, looks at values, finds keys.
    pub(super) fn new(
        tables: &'a [Table],
        summaries: &'a [Vec<ColumnSummary>],
        hints: &Hints,
    ) -> Self {
        let mut fields = Vec::new();
        let mut starts = vec![0];
        for ((table, summaries), id) in tables.iter().zip(summaries).zip(0..) {
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
            guises: guises::of_tables(tables, &hints.names),
            keys: Vec::new(),
            targets: Vec::new(),
            homes: FxHashSet::default(),
        };
        model.find_keys();
        model.name_by_keys();
        model.find_targets();
        model
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
        let start = self.starts.get(usize::try_from(table).ok()?)?;
        Some(start + usize::try_from(column).ok()?)
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
        let (one, other) = (self.of(one), self.of(other));
        let (few, many) = if one.len() <= other.len() {
            (one, other)
        } else {
            (other, one)
        };
        let same = few
            .iter()
            .filter(|field| {
                many.iter()
                    .any(|theirs| theirs.name.normal == field.name.normal)
            })
            .count();
        let nameless = few.iter().all(|field| field.name.nameless);
        !nameless && few.len() >= 3 && same * 5 >= many.len() * 4
    }

    fn find_keys(&mut self) {
        let house = self.house_keys();
        for field in &mut self.fields {
            if house.contains(&field.name.normal) {
                field.name.stem.clear();
            }
        }
        let mut holders: FxHashMap<&str, u32> = FxHashMap::default();
        for field in &self.fields {
            *holders.entry(field.name.normal.as_str()).or_default() += 1;
        }
        let keys = self
            .tables
            .iter()
            .zip(0..)
            .map(|(_, id)| {
                let naming = Naming {
                    own: self.names(id),
                    foreign: &|field| {
                        self.guises
                            .iter()
                            .zip(0..)
                            .filter(|(_, other)| *other != id)
                            .flat_map(|(guises, _)| guises)
                            .map(|guise| fit(&field.name, guise))
                            .fold(Fit::NOT, Fit::or)
                    },
                    shared: &|field| {
                        !field.name.nameless
                            && !keys::is_common(field)
                            && holders
                                .get(field.name.normal.as_str())
                                .is_some_and(|count| *count > 1)
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
            let named = group.iter().any(|field| {
                let guises = self.guises.iter().flatten();
                guises
                    .map(|guise| fit(&field.name, guise).score)
                    .any(|score| score >= 0.6)
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

    /// Gives tables the names that their keys have.
    fn name_by_keys(&mut self) {
        let more: Vec<(TableId, Guise)> = (0..)
            .zip(&self.keys)
            .filter_map(|(id, key)| {
                let &[column] = key.columns.as_slice() else {
                    return None;
                };
                let field = self.fields.get(self.index(id, column)?)?;
                guises::of_key(field, &self.guises).map(|guise| (id, guise))
            })
            .collect();
        for (id, guise) in more {
            if let Some(guises) = usize::try_from(id)
                .ok()
                .and_then(|at| self.guises.get_mut(at))
                && !guises.iter().any(|known| known.words == guise.words)
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
