//! What was understood as a draft of a profile, for someone who knows the vendor to go on from.
//!
//! It must not hold any cell's text, nor lean on the profile in use: it says what names, kinds and links alone show.

use std::sync::Arc;

use super::names::Names;
use super::parts::{Parts, is_sayable};
use super::toml::{key, list, text};
use crate::engine::names::{normal, title};
use crate::engine::profile::{Binding, Entity, Profile, TableName, bind};
use crate::engine::schema::{Link, LinkKind};
use crate::engine::table::{Origin, Table, TableId};
use crate::engine::workspace::Workspace;

/// Fields that a list shows beside the label.
const GRID: usize = 6;

/// The text of a profile that gives each table of the export an entity. `docs/profiles.md` describes the format.
pub fn draft_profile(workspace: &Workspace) -> String {
    let mut draft = Draft::new(workspace);
    draft.find_links();
    let mut out = String::from(HEAD);
    let file = workspace.files.first().map_or("", |(name, _)| name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    line(&mut out, &format!("name = {}", text(&title(stem))));
    for (id, _) in (0..).zip(&workspace.tables) {
        if draft.heads(id).is_some() {
            draft.entity(&mut out, id);
        }
    }
    out
}

const HEAD: &str = "\
# A draft of a profile: what was found out about an export from its names, its values and its links.
# Everything here may be changed or taken out; what a profile does not say is found out again. What to look at first:
# - name: the vendor. singular and plural: what the records are called.
# - role: \"main\" has a place in the navigation, \"reference\" is a list that others refer to, \"part\" is shown on other records.
# - label: what stands for a record wherever it is mentioned. Put the best value first.
# - section: the parts of a page, in their order. place is \"facts\", \"activity\" or \"related\".
# - sensitive: fields that are not for everyone, as contact, pay, health, diversity or private.

";

/// The tables with their entities' keys, and how these are bound.
struct Draft<'a> {
    workspace: &'a Workspace,
    profile: Profile,
    binding: Binding,
}

impl<'a> Draft<'a> {
    /// Gives every table an entity that is bound to it and to no other.
    fn new(workspace: &'a Workspace) -> Self {
        let mut keys = Names::default();
        let mut of_table: Vec<Option<String>> = Vec::new();
        let mut entities: Vec<Entity> = Vec::new();
        for table in &workspace.tables {
            let parent = parent(table);
            let parent_key = parent.and_then(|at| of_table.get(at).cloned().flatten());
            let found = entity(table, parent_key.as_deref(), parent.is_some(), &mut keys);
            // Two lists of one name inside the cells of one table are one entity.
            let known = found.as_ref().and_then(|found| {
                let same = |other: &&Entity| parent.is_some() && other.tables == found.tables;
                entities.iter().find(same)
            });
            of_table.push(known.or(found.as_ref()).map(|entity| entity.key.clone()));
            if known.is_none() {
                entities.extend(found);
            }
        }
        let mut profile = Profile {
            entities,
            ..Profile::default()
        };
        let mut binding = bind(&Arc::new(profile.clone()), &workspace.tables);
        // A name that another table goes by as well gives way to the whole path.
        let mut changed = false;
        for ((id, table), own) in (0..).zip(&workspace.tables).zip(&of_table) {
            let bound = binding.entity_of(id).map(|entity| &entity.key);
            if bound != own.as_ref() {
                let entity = profile
                    .entities
                    .iter_mut()
                    .find(|entity| Some(&entity.key) == own.as_ref());
                if let Some(entity) = entity.filter(|_| parent(table).is_none()) {
                    entity.tables = TableName::parse(&whole_path(table)).into_iter().collect();
                    changed = true;
                }
            }
        }
        if changed {
            binding = bind(&Arc::new(profile.clone()), &workspace.tables);
        }
        Self {
            workspace,
            profile,
            binding,
        }
    }

    /// Notes the fields that refer to records of an entity with another name.
    fn find_links(&mut self) {
        let mut found: Vec<(String, String, String)> = Vec::new();
        for link in &self.workspace.schema.links {
            let Some((from, to)) = self.key(link.from).zip(self.key(link.to)) else {
                continue;
            };
            if link.kind == LinkKind::Lifted || link.columns.len() != 1 {
                continue;
            }
            let parts = Parts::new(self.workspace, &self.binding, link.from);
            let named = parts.field_of(link).filter(|field| field.name != to);
            if let Some(field) = named.filter(|field| is_sayable(field)) {
                found.push((from.to_owned(), field.name.clone(), to.to_owned()));
            }
        }
        for (from, field, to) in found {
            let entity = self
                .profile
                .entities
                .iter_mut()
                .find(|entity| entity.key == from);
            let Some(entity) = entity else { continue };
            match entity.links.iter_mut().find(|(known, _)| *known == field) {
                Some((_, targets)) if targets.contains(&to) => {}
                Some((_, targets)) => targets.push(to),
                None => entity.links.push((field, vec![to])),
            }
        }
        self.binding = bind(&Arc::new(self.profile.clone()), &self.workspace.tables);
    }

    fn key(&self, table: TableId) -> Option<&str> {
        self.binding
            .entity_of(table)
            .map(|entity| entity.key.as_str())
    }

    fn parts(&self, table: TableId) -> Parts<'_> {
        Parts::new(self.workspace, &self.binding, table)
    }

    /// The entity that is told with this table: the first of its tables.
    fn heads(&self, table: TableId) -> Option<&Entity> {
        let entity = self.binding.entity_of(table)?;
        let first = self.binding.tables_of(&entity.key).iter().min();
        (first == Some(&table)).then_some(entity)
    }

    fn entity(&self, out: &mut String, id: TableId) {
        let Some((entity, table)) = self.binding.entity_of(id).zip(self.workspace.table(id)) else {
            return;
        };
        let parts = self.parts(id);
        line(out, "");
        line(out, "[[entity]]");
        line(out, &format!("key = {}", text(&entity.key)));
        let singular = title(&normal(&table.name));
        if !singular.is_empty() {
            line(out, &format!("singular = {}", text(&singular)));
            line(out, &format!("plural = {}", text(&title(&table.name))));
        }
        line(out, &format!("role = \"{}\"", parts.role()));
        let named = table_name(entity, table);
        line(out, &format!("tables = {}", list(&[named])));
        let shown = parts.shown();
        let label = parts.label();
        some(out, "label", &label);
        let is_of_label = |field: &&&str| {
            label
                .first()
                .is_some_and(|way| way.split(" + ").any(|part| part == **field))
        };
        let grid: Vec<&&str> = shown
            .iter()
            .filter(|field| !is_of_label(field))
            .take(GRID)
            .collect();
        some(out, "grid", &grid);
        if let Some(time) = parts.time() {
            line(out, &format!("time = {}", text(time)));
        }
        if !entity.links.is_empty() {
            let links: Vec<String> = entity
                .links
                .iter()
                .map(|(field, keys)| format!("{} = {}", key(field), list(keys)))
                .collect();
            line(out, &format!("links = {{ {} }}", links.join(", ")));
        }
        let contacts = parts.contacts();
        if !contacts.is_empty() {
            line(
                out,
                &format!("sensitive = {{ contact = {} }}", list(&contacts)),
            );
        }
        if parts.is_event() {
            event(out, &parts);
        }
        if !shown.is_empty() {
            section(out, "Details", "fields", "facts");
            line(out, &format!("columns = {}", list(&shown)));
        }
        self.sections(out, &parts);
    }

    /// The events of the record, then a section for each way in which other tables refer to it.
    fn sections(&self, out: &mut String, parts: &Parts<'_>) {
        let mut titles = Names::default();
        titles.give("Details", " ");
        let (mut events, mut rows): (Vec<String>, Vec<(String, String)>) = (Vec::new(), Vec::new());
        for link in parts.inbound() {
            let Some((from, way)) = self.way(link) else {
                continue;
            };
            let from_parts = self.parts(link.from);
            if from_parts.is_event() {
                if !events.contains(&way) {
                    events.push(way);
                }
            } else if !rows.iter().any(|(_, known)| *known == way) {
                rows.push((from, way));
            }
        }
        if !events.is_empty() {
            section(out, &titles.give("Timeline", " "), "events", "activity");
            line(out, &format!("from = {}", list(&events)));
        }
        for (name, way) in rows {
            section(out, &titles.give(&name, " "), "rows", "related");
            line(out, &format!("from = {}", list(&[way])));
        }
    }

    /// The title and the way of a section for the rows that hold a link.
    fn way(&self, link: &Link) -> Option<(String, String)> {
        let from = self.key(link.from)?;
        let name = title(&self.workspace.table(link.from)?.name);
        let name = if name.is_empty() { title(from) } else { name };
        if link.kind == LinkKind::Lifted {
            return Some((name, from.to_owned()));
        }
        let parts = self.parts(link.from);
        let Some(field) = parts.field_of(link).filter(|field| is_sayable(field)) else {
            return Some((name, from.to_owned()));
        };
        let several = parts.links().filter(|other| other.to == link.to).count() > 1;
        let name = if several {
            format!("{name} ({})", title(&field.name).to_lowercase())
        } else {
            name
        };
        Some((name, format!("{from}.{}", field.name)))
    }
}

/// The name of a table as the profile writes it.
fn table_name(entity: &Entity, table: &Table) -> String {
    match entity.tables.first() {
        Some(TableName::Lifted(key, column)) => format!("{key}#{column}"),
        Some(TableName::Path(_)) | None => whole_path(table),
        Some(TableName::InFolder(folder, name)) => format!("{folder}/{name}"),
        Some(TableName::Plain(name)) => name.clone(),
    }
}

fn parent(table: &Table) -> Option<usize> {
    match table.origin {
        Origin::Lifted { parent, .. } => usize::try_from(parent).ok(),
        Origin::Entry { .. } => None,
    }
}

/// An entity of a table: its key, and the name by which its table is known.
fn entity(
    table: &Table,
    parent: Option<&str>,
    is_lifted: bool,
    keys: &mut Names,
) -> Option<Entity> {
    let name = lasting(&table.name);
    if table.columns.is_empty() || (is_lifted && (parent.is_none() || name.is_empty())) {
        return None;
    }
    let wanted = match parent {
        Some(parent) => format!("{parent}_{name}"),
        None if name.is_empty() => "table".to_owned(),
        None => name.clone(),
    };
    let tables = match parent {
        Some(parent) => TableName::Lifted(parent.to_owned(), name),
        None if name.is_empty() => TableName::parse(&whole_path(table))?,
        None => TableName::Plain(name),
    };
    Some(Entity {
        key: keys.give(&lasting(&wanted), "_"),
        tables: vec![tables],
        ..Entity::default()
    })
}

/// A name's normal form that is its own normal form.
fn lasting(name: &str) -> String {
    let mut name = normal(name);
    for _ in 0..4 {
        name = normal(&name);
    }
    name
}

/// The table's path as a profile writes one that is meant letter by letter.
fn whole_path(table: &Table) -> String {
    format!("/{}", table.path)
}

fn event(out: &mut String, parts: &Parts<'_>) {
    line(out, "");
    line(out, "[entity.event]");
    let label = parts.label();
    let own = label
        .first()
        .filter(|label| !label.contains('+') && Some(label.as_str()) != parts.body());
    let is_reference = |name: &String| parts.references().iter().any(|field| field.name == *name);
    for (name, value) in [
        ("time", parts.time()),
        (
            "title",
            own.filter(|own| !is_reference(own)).map(String::as_str),
        ),
        ("author", parts.author()),
        ("body", parts.body()),
    ] {
        if let Some(value) = value {
            line(out, &format!("{name} = {}", text(value)));
        }
    }
    let about: Vec<&str> = parts
        .references()
        .iter()
        .map(|field| field.name.as_str())
        .filter(|name| Some(*name) != parts.author())
        .collect();
    some(out, "about", &about);
}

fn section(out: &mut String, title: &str, kind: &str, place: &str) {
    line(out, "");
    line(out, "[[entity.section]]");
    line(out, &format!("title = {}", text(title)));
    line(out, &format!("kind = \"{kind}\""));
    line(out, &format!("place = \"{place}\""));
}

/// A list, unless there is nothing in it.
fn some<T: AsRef<str>>(out: &mut String, name: &str, values: &[T]) {
    if !values.is_empty() {
        line(out, &format!("{name} = {}", list(values)));
    }
}

fn line(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}
