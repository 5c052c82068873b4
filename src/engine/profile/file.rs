//! A profile as it is written in TOML: everything optional, nothing checked beyond its shape.
//!
//! It must not know what the names mean: [`super::Profile::parse`] turns this form into the strict one. `docs/profiles.md`
//! describes it for people who write one.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The whole file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ProfileFile {
    pub(super) name: String,
    pub(super) hide: Vec<String>,
    pub(super) percent: Vec<String>,
    pub(super) codes: Vec<String>,
    pub(super) titles: BTreeMap<String, String>,
    pub(super) words: BTreeMap<String, String>,
    pub(super) money: BTreeMap<String, String>,
    pub(super) links: BTreeMap<String, OneOrMany>,
    pub(super) entity: Vec<EntityFile>,
}

/// `[[entity]]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct EntityFile {
    pub(super) key: String,
    pub(super) singular: String,
    pub(super) plural: String,
    pub(super) role: RoleFile,
    pub(super) tables: Vec<String>,
    pub(super) aliases: BTreeMap<String, Vec<String>>,
    pub(super) label: Vec<String>,
    pub(super) summary: Vec<String>,
    pub(super) grid: Vec<String>,
    pub(super) rows: Vec<String>,
    pub(super) hide: Vec<String>,
    pub(super) codes: Vec<String>,
    pub(super) contact: Vec<String>,
    pub(super) ignore: Vec<String>,
    pub(super) titles: BTreeMap<String, String>,
    pub(super) links: BTreeMap<String, OneOrMany>,
    pub(super) money: BTreeMap<String, String>,
    pub(super) badges: Vec<BadgeFile>,
    pub(super) time: String,
    pub(super) event: Option<EventFile>,
    pub(super) section: Vec<SectionFile>,
}

/// One key or several.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

/// `role = "main"`.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RoleFile {
    Main,
    Reference,
    #[default]
    Part,
}

/// `badges = [{ when = "is_archived", text = "Archived" }]`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BadgeFile {
    pub(super) when: String,
    pub(super) text: String,
}

/// `[entity.event]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct EventFile {
    pub(super) time: String,
    pub(super) kind: String,
    pub(super) kind_word: String,
    pub(super) title: String,
    pub(super) change: String,
    pub(super) change_from: String,
    pub(super) change_within: String,
    pub(super) author: String,
    pub(super) about: Vec<String>,
    pub(super) body: Vec<String>,
    pub(super) fields: Vec<String>,
}

/// `[[entity.section]]`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct SectionFile {
    pub(super) title: String,
    pub(super) kind: KindFile,
    pub(super) place: PlaceFile,
    pub(super) from: Vec<String>,
    pub(super) columns: Vec<String>,
    pub(super) sort: String,
    pub(super) outer: bool,
    pub(super) promise: bool,
    pub(super) note: String,
    pub(super) pairs: Option<PairsFile>,
    pub(super) pipeline: Option<PipelineFile>,
}

/// `kind = "rows"`.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum KindFile {
    Fields,
    #[default]
    Rows,
    Events,
    Pipeline,
}

/// `place = "facts"`.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum PlaceFile {
    Facts,
    #[default]
    Activity,
    Related,
}

/// `pairs = { ... }`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PairsFile {
    pub(super) from: Vec<String>,
    pub(super) name: String,
    pub(super) value: String,
    pub(super) kind: String,
    pub(super) contact: bool,
}

/// `pipeline = { ... }`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PipelineFile {
    pub(super) stages: String,
    pub(super) order: String,
    pub(super) color: String,
    pub(super) rejection: String,
    pub(super) stage: String,
    pub(super) since: String,
    pub(super) person: String,
    pub(super) summary: Vec<String>,
}
