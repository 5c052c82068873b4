//! Which tables and columns of one export play which parts of a profile.
//!
//! It must not know any cell: names decide, so that it can be had while the tables are still being read.

use std::sync::Arc;

use super::choose::{Evidence, weigh};
use super::entity::{Entity, EntityId, NotExported, Profile, Role, TableName};
use super::mentions::Mentions;
use super::pattern::PathPattern;
use super::sensitivity::Sensitivity;
use crate::engine::names::{normal, title, words};
use crate::engine::table::{ColumnId, Origin, Table, TableId};

/// Which tables and columns of an export play which parts of a profile.
#[derive(Debug, Clone, Default)]
pub struct Binding {
    profile: Arc<Profile>,
    tables: Vec<BoundTable>,
    /// For each entity its tables, the best match first.
    of_entity: Vec<Vec<TableId>>,
    evidence: Evidence,
}

/// What a profile says of one table.
#[derive(Debug, Clone, Default)]
pub struct BoundTable {
    /// The entity whose records are its rows.
    pub entity: Option<EntityId>,
    /// Its fields: columns, and groups of columns that say one thing.
    pub fields: Vec<FieldColumns>,
    /// For each column whether the profile speaks of it.
    known: Vec<bool>,
    /// For each column how private it is.
    sensitive: Vec<Option<Sensitivity>>,
}

/// A field of a table: one column, or a reference with the name of what it refers to beside it (`job_status_id` and
/// `job_status_name`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldColumns {
    /// Its name in the profile's words and normal form, without `id`: `job_status`.
    pub name: String,
    /// The column of ids.
    pub id: Option<ColumnId>,
    /// The column of text.
    pub text: Option<ColumnId>,
    /// The first column's header in words, whole: `Job status ID`.
    pub header: String,
}

impl FieldColumns {
    /// The column that says most.
    pub fn first(&self) -> Option<ColumnId> {
        self.id.or(self.text)
    }
}

/// Matches a profile against an export's tables, by their names.
pub fn bind(profile: &Arc<Profile>, tables: &[Table]) -> Binding {
    let mut found: Vec<Option<Match>> = vec![None; tables.len()];
    // A lifted table is found through its parent, which may be lifted itself: each round reaches one level deeper.
    for _ in 0..4 {
        let next: Vec<Option<Match>> = tables
            .iter()
            .zip(&found)
            .map(|(table, before)| before.or_else(|| best_match(profile, table, &found)))
            .collect();
        let settled = next == found;
        found = next;
        if settled {
            break;
        }
    }
    let mut of_entity: Vec<Vec<(Match, TableId)>> = vec![Vec::new(); profile.entities.len()];
    for (table, hit) in (0..).zip(&found) {
        if let Some(hit) = hit
            && let Some(tables) = of_entity.get_mut(hit.entity)
        {
            tables.push((*hit, table));
        }
    }
    for tables in &mut of_entity {
        tables.sort_by_key(|(hit, table)| (hit.rank, hit.alias, *table));
    }
    let mentions = Mentions::of(profile);
    let mut bound: Vec<BoundTable> = Vec::with_capacity(tables.len());
    for (table, hit) in tables.iter().zip(&found) {
        let entity = hit.map(|hit| hit.entity);
        let one = bound_table(table, profile, entity, &mentions, &bound);
        bound.push(one);
    }
    let mut binding = Binding {
        profile: Arc::clone(profile),
        tables: bound,
        of_entity: of_entity
            .into_iter()
            .map(|tables| tables.into_iter().map(|(_, table)| table).collect())
            .collect(),
        evidence: Evidence::default(),
    };
    binding.evidence = weigh(&binding, tables);
    binding
}

/// What the profile says of a table's columns. What was lifted out of a private cell is as private; parents come first.
fn bound_table(
    table: &Table,
    profile: &Profile,
    entity: Option<EntityId>,
    mentions: &Mentions,
    before: &[BoundTable],
) -> BoundTable {
    let spec = entity.and_then(|id| profile.entities.get(id));
    let fields = fields(table, profile, spec);
    let inherited = match table.origin {
        Origin::Lifted { parent, column, .. } => {
            let parent = usize::try_from(parent).ok().and_then(|at| before.get(at));
            parent.and_then(|parent| parent.sensitivity(column))
        }
        Origin::Entry { .. } => None,
    };
    let mut known = vec![false; table.columns.len()];
    let mut sensitive = vec![inherited; table.columns.len()];
    for field in &fields {
        let is_known = spec.is_some() && mentions.field(field);
        let sort = sensitivity_of(field, profile, spec);
        for column in [field.id, field.text].into_iter().flatten() {
            let at = usize::try_from(column).unwrap_or(usize::MAX);
            if let Some(place) = known.get_mut(at) {
                *place = is_known;
            }
            if let Some(place) = sensitive.get_mut(at).filter(|_| sort.is_some()) {
                *place = sort;
            }
        }
    }
    BoundTable {
        entity,
        fields,
        known,
        sensitive,
    }
}

/// How private a field is: as its entity says, as the profile says of all, or as the entity says of all its fields.
fn sensitivity_of(
    field: &FieldColumns,
    profile: &Profile,
    entity: Option<&Entity>,
) -> Option<Sensitivity> {
    let own = entity.map_or(&[][..], |entity| &entity.sensitive);
    let named = own
        .iter()
        .chain(&profile.sensitive)
        .find(|(name, _)| *name == field.name);
    let any = || own.iter().find(|(name, _)| name == "*");
    named.or_else(any).map(|(_, sort)| *sort)
}

impl BoundTable {
    fn sensitivity(&self, column: ColumnId) -> Option<Sensitivity> {
        let at = usize::try_from(column).ok()?;
        self.sensitive.get(at).copied().flatten()
    }
}

/// How well a table's name fits an entity: smaller is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Match {
    entity: EntityId,
    /// 0: the whole path; 1: folder and name together; 2: name in a named folder; 3: the name; 4: the name without a dump's ornaments;
    /// 5: a pattern of paths.
    rank: u8,
    alias: usize,
}

fn best_match(profile: &Profile, table: &Table, found: &[Option<Match>]) -> Option<Match> {
    let parent = table_parent(table).map(|parent| {
        usize::try_from(parent)
            .ok()
            .and_then(|at| found.get(at).copied().flatten())
    });
    if let Some(parent) = parent {
        return lifted_match(profile, table, parent?.entity);
    }
    let name = normal(&table.name);
    let folder = table
        .path
        .rsplit('/')
        .nth(1)
        .map(normal)
        .unwrap_or_default();
    let together = if folder.is_empty() {
        String::new()
    } else {
        format!("{folder}_{name}")
    };
    let bare = without_ornaments(&table.name);
    let mut best: Option<Match> = None;
    for (entity, spec) in profile.entities.iter().enumerate() {
        for (alias, wanted) in spec.tables.iter().enumerate() {
            let rank = match wanted {
                TableName::Plain(wanted) if *wanted == together => 1,
                TableName::InFolder(in_folder, wanted)
                    if *in_folder == folder && *wanted == name =>
                {
                    2
                }
                TableName::Plain(wanted) if *wanted == name => 3,
                TableName::Plain(wanted) if *wanted == bare => 4,
                TableName::Path(pattern) if pattern.fits(&table.path) => match pattern {
                    PathPattern::Whole(_) => 0,
                    PathPattern::Parts(_) => 5,
                },
                _ => continue,
            };
            if best.is_none_or(|best| (rank, alias) < (best.rank, best.alias)) {
                best = Some(Match {
                    entity,
                    rank,
                    alias,
                });
            }
        }
    }
    best
}

/// A name without an ending that says nothing.
fn bare<'a>(name: &'a str, profile: &Profile) -> &'a str {
    let ending = profile.endings.iter().find_map(|ending| {
        let at = name.len().checked_sub(ending.len())?;
        let (stem, end) = name.split_at_checked(at)?;
        (!stem.is_empty() && end.to_lowercase() == **ending).then_some(stem)
    });
    ending.unwrap_or(name)
}

fn table_parent(table: &Table) -> Option<TableId> {
    match table.origin {
        Origin::Lifted { parent, .. } => Some(parent),
        Origin::Entry { .. } => None,
    }
}

fn lifted_match(profile: &Profile, table: &Table, parent: EntityId) -> Option<Match> {
    let parent_key = &profile.entities.get(parent)?.key;
    let name = normal(&table.name);
    profile.entities.iter().enumerate().find_map(|(entity, spec)| {
        spec.tables.iter().enumerate().find_map(|(alias, wanted)| {
            let fits = matches!(wanted, TableName::Lifted(key, column) if key == parent_key && *column == name);
            fits.then_some(Match { entity, rank: 0, alias })
        })
    })
}

/// The name's normal form without what dumps hang on names: a schema before it, a date or "export" after it.
fn without_ornaments(name: &str) -> String {
    const ORNAMENTS: [&str; 8] = [
        "public", "dbo", "export", "exported", "csv", "data", "table", "full",
    ];
    let kept: Vec<String> = words(name)
        .into_iter()
        .filter(|word| !ORNAMENTS.contains(&word.as_str()) && !word.chars().all(char::is_numeric))
        .collect();
    normal(&kept.join(" "))
}

/// Groups a table's columns into fields. `x_id` and `x_name` are one field; `x_name` alone is the field `x` where the profile knows `x`
/// as something that records refer to.
fn fields(table: &Table, profile: &Profile, entity: Option<&Entity>) -> Vec<FieldColumns> {
    let aliases = entity.map_or(&[][..], |entity| &entity.aliases);
    let own_links = entity.map_or(&[][..], |entity| &entity.links);
    let is_reference = |name: &str| {
        let named = own_links.iter().chain(&profile.links);
        profile.entity_id(name).is_some() || named.into_iter().any(|(field, _)| field == name)
    };
    let names: Vec<(String, String)> = table
        .columns
        .iter()
        .map(|column| {
            let header = bare(&column.name, profile);
            let name = normal(header);
            match aliases.iter().find(|(_, other)| *other == name) {
                Some((canonical, _)) => (canonical.clone(), canonical.clone()),
                None => (name, header.to_owned()),
            }
        })
        .collect();
    let has = |wanted: &str| names.iter().any(|(name, _)| name == wanted);
    let mut fields: Vec<FieldColumns> = Vec::new();
    for (column, (name, header)) in (0..).zip(&names) {
        let stem = name.strip_suffix("_id").filter(|stem| !stem.is_empty());
        let of_id = name
            .strip_suffix("_name")
            .filter(|stem| has(&format!("{stem}_id")) || is_reference(stem));
        let name = stem.or(of_id).unwrap_or(name);
        let known = fields.iter_mut().find(|field| field.name == name);
        match known {
            Some(field) if stem.is_some() && field.id.is_none() => field.id = Some(column),
            Some(field) if stem.is_none() && field.text.is_none() => field.text = Some(column),
            // `tag`, `tag.id` and `tag.name` of JSON: the name says more than what stood where there was no object.
            Some(field) if of_id.is_some() => {
                let bare = field.text.replace(column);
                let mut spare = field.clone();
                (spare.id, spare.text) = (None, bare);
                fields.push(spare);
            }
            _ => fields.push(FieldColumns {
                name: name.to_owned(),
                id: stem.is_some().then_some(column),
                text: stem.is_none().then_some(column),
                header: if of_id.is_some() {
                    title(name)
                } else {
                    title(header)
                },
            }),
        }
    }
    fields
}

impl Binding {
    /// The profile that was matched.
    pub fn profile(&self) -> &Profile {
        &self.profile
    }

    /// What the profile says of each table.
    pub(super) fn tables(&self) -> &[BoundTable] {
        &self.tables
    }

    /// The field that a column belongs to.
    pub fn field_of(&self, table: TableId, column: ColumnId) -> Option<&FieldColumns> {
        let fields = &self.table(table)?.fields;
        fields
            .iter()
            .find(|field| field.id == Some(column) || field.text == Some(column))
    }

    /// What the profile says of a table.
    pub fn table(&self, table: TableId) -> Option<&BoundTable> {
        self.tables.get(usize::try_from(table).ok()?)
    }

    /// The entity whose records are a table's rows.
    pub fn entity_of(&self, table: TableId) -> Option<&Entity> {
        self.profile.entities.get(self.table(table)?.entity?)
    }

    /// The tables of an entity by its key, the best match first; none when it is not in this export.
    pub fn tables_of(&self, key: &str) -> &[TableId] {
        self.profile
            .entity_id(key)
            .and_then(|entity| self.of_entity.get(entity))
            .map_or(&[], Vec::as_slice)
    }

    /// The entities that are in this export, in the profile's order, each with the table of its list. Parts of records are left
    /// out.
    pub fn listed(&self) -> impl Iterator<Item = (&Entity, TableId)> {
        self.profile
            .entities
            .iter()
            .zip(&self.of_entity)
            .filter(|(entity, _)| entity.role != Role::Part)
            .filter_map(|(entity, tables)| Some((entity, *tables.first()?)))
    }

    /// The entities that this export lacks, in the profile's order.
    pub fn absent(&self) -> impl Iterator<Item = &Entity> {
        self.profile
            .entities
            .iter()
            .zip(&self.of_entity)
            .filter(|(_, tables)| tables.is_empty())
            .map(|(entity, _)| entity)
    }

    /// Whether the export is one that the profile is about.
    pub fn fits(&self) -> bool {
        self.evidence.fits
    }

    /// What speaks for the profile.
    pub(super) fn evidence(&self) -> &Evidence {
        &self.evidence
    }

    /// Whether the profile speaks of a column; never of those of a table that it does not know.
    pub fn knows(&self, table: TableId, column: ColumnId) -> bool {
        let at = usize::try_from(column).ok();
        let known = self.table(table).map(|table| &table.known);
        known
            .zip(at)
            .and_then(|(known, at)| known.get(at))
            .is_some_and(|known| *known)
    }

    /// How private a column is; none when it is for everyone, as far as the profile knows.
    pub fn sensitivity(&self, table: TableId, column: ColumnId) -> Option<Sensitivity> {
        self.table(table)?.sensitivity(column)
    }

    /// What the vendor is known not to export, and is indeed not there.
    pub fn not_exported(&self) -> impl Iterator<Item = &NotExported> {
        self.profile.not_exported.iter().filter(|absent| {
            let mut keys = absent.entities.iter();
            keys.all(|key| self.tables_of(key).is_empty())
        })
    }

    /// A table's name without the endings that the profile knows to say nothing.
    pub fn name_of<'a>(&self, table: &'a Table) -> &'a str {
        bare(&table.name, &self.profile)
    }
}
