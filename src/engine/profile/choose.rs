//! Which of the built-in profiles an export is seen through.
//!
//! It must not know any vendor: each profile says itself when it fits.

use std::cmp::Ordering;
use std::sync::{Arc, OnceLock};

use super::binding::{Binding, bind};
use super::entity::{Entity, Profile, Role};
use crate::engine::names::normal;
use crate::engine::table::{Origin, Table};

/// The built-in profiles: name of the file, and text.
const BUILT_IN: [(&str, &str); 4] = [
    (
        "stardex.toml",
        include_str!("../../../profile/stardex.toml"),
    ),
    (
        "recruitly.toml",
        include_str!("../../../profile/recruitly.toml"),
    ),
    (
        "greenhouse.toml",
        include_str!("../../../profile/greenhouse.toml"),
    ),
    (
        "salesforce.toml",
        include_str!("../../../profile/salesforce.toml"),
    ),
];

/// Where a profile does not say how many, so many of its main entities must be there.
const AT_LEAST: usize = 3;
/// Where a profile names no columns of the vendor's, it must know this share of the columns of the tables that it knows.
const KNOWN_COLUMNS: f32 = 0.4;

/// What speaks for a profile.
#[derive(Debug, Clone, Copy, Default, PartialEq, PartialOrd)]
pub(super) struct Evidence {
    /// Whether the export is one that the profile is about.
    pub(super) fits: bool,
    /// Whether the export may be a part of one: it has too few tables to say more, and the profile knows most of them.
    part: bool,
    /// The share of the entities that count, and the share of columns that are known, together.
    score: f32,
}

/// The built-in profiles, those that are sound.
pub fn built_in() -> &'static [Arc<Profile>] {
    static PROFILES: OnceLock<Vec<Arc<Profile>>> = OnceLock::new();
    PROFILES.get_or_init(|| {
        // A test reads them; should one ever be wrong all the same, exports are still shown without it.
        let read = BUILT_IN
            .iter()
            .filter_map(|(name, text)| Profile::parse(name, text).ok());
        read.map(Arc::new).collect()
    })
}

/// The built-in profile that fits the tables best; when none does, one that names nothing, so that inference alone makes the pages.
/// Tables may be known by their names only: then names decide.
pub fn choose(tables: &[Table]) -> Arc<Profile> {
    let mut best: Option<(Evidence, &Arc<Profile>)> = None;
    for profile in built_in() {
        let evidence = *bind(profile, tables).evidence();
        let is_better =
            best.is_none_or(|(known, _)| evidence.partial_cmp(&known) == Some(Ordering::Greater));
        if (evidence.fits || evidence.part) && is_better {
            best = Some((evidence, profile));
        }
    }
    best.map(|(_, profile)| Arc::clone(profile))
        .unwrap_or_default()
}

/// Weighs what speaks for the profile of a binding.
pub(super) fn weigh(binding: &Binding, tables: &[Table]) -> Evidence {
    let profile = binding.profile();
    let counted: Vec<&Entity> = if profile.fit.entities.is_empty() {
        let main = |entity: &&Entity| entity.role == Role::Main;
        profile.entities.iter().filter(main).collect()
    } else {
        let named = |entity: &&Entity| profile.fit.entities.contains(&entity.key);
        profile.entities.iter().filter(named).collect()
    };
    let is_there = |entity: &&&Entity| !binding.tables_of(&entity.key).is_empty();
    let met = counted.iter().filter(is_there).count();
    if met == 0 {
        return Evidence::default();
    }
    let wanted = profile.fit.at_least.unwrap_or(AT_LEAST);
    let mut paths = profile.fit.paths.iter();
    let has_paths = paths.all(|pattern| tables.iter().any(|table| pattern.fits(&table.path)));
    let (known, columns) = known_columns(binding, tables);
    let share = if columns == 0 {
        0.0
    } else {
        ratio(known, columns)
    };
    let has_columns = columns == 0
        || if profile.fit.columns.is_empty() {
            share >= KNOWN_COLUMNS
        } else {
            has_column(tables, &profile.fit.columns)
        };
    let is_entry = |table: &Table| matches!(table.origin, Origin::Entry { .. });
    let entries = (0..).zip(tables).filter(|(_, table)| is_entry(table));
    let (bound, all) = entries.fold((0, 0), |(bound, all), (id, _)| {
        (
            bound + usize::from(binding.entity_of(id).is_some()),
            all + 1,
        )
    });
    Evidence {
        fits: met >= wanted.min(counted.len()) && has_paths && has_columns,
        part: all <= AT_LEAST && bound * 2 >= all && has_columns,
        score: ratio(met, counted.len()) + share,
    }
}

/// Of the columns of tables that the profile knows, how many it speaks of.
fn known_columns(binding: &Binding, tables: &[Table]) -> (usize, usize) {
    let (mut known, mut all) = (0, 0);
    for (id, table) in (0..).zip(tables) {
        if binding.entity_of(id).is_some() {
            let columns = (0..).zip(&table.columns);
            known += columns
                .filter(|(column, _)| binding.knows(id, *column))
                .count();
            all += table.columns.len();
        }
    }
    (known, all)
}

fn has_column(tables: &[Table], wanted: &[String]) -> bool {
    let mut columns = tables.iter().flat_map(|table| &table.columns);
    columns.any(|column| wanted.contains(&normal(&column.name)))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a share of some thousand need not be exact"
)]
fn ratio(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}
