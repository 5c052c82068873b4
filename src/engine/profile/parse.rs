//! Reads a profile and checks it: from the permissive form of the file to the strict one.
//!
//! It must not know any export. Every message names the entity and says what to write.

use std::collections::BTreeMap;

use super::entity::{
    Badge, ChangeSpec, ColumnSpec, Entity, EventSpec, PairsSpec, PipelineSpec, Profile, Role,
    SectionKind, SectionSpec, SortSpec, TableName,
};
use super::expr::{Expr, Path, Step};
use super::file::{
    EntityFile, EventFile, KindFile, OneOrMany, PairsFile, PipelineFile, PlaceFile, ProfileFile,
    RoleFile, SectionFile,
};
use crate::engine::names::normal;
use crate::engine::view::Place;

/// Why a profile cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    /// The text is not TOML, or has a key that profiles do not have. The message has the line.
    #[error("the profile cannot be read: {0}")]
    Form(String),
    /// Something in the profile means nothing.
    #[error("in the profile's entity \"{entity}\": {problem}")]
    Meaning {
        /// The entity's key.
        entity: String,
        /// What is wrong, and what to write instead.
        problem: String,
    },
}

impl Profile {
    /// Reads a profile from its TOML text.
    pub fn parse(text: &str) -> Result<Self, ProfileError> {
        let file: ProfileFile =
            toml::from_str(text).map_err(|error| ProfileError::Form(error.to_string()))?;
        let entities = file
            .entity
            .into_iter()
            .map(entity)
            .collect::<Result<Vec<_>, _>>()?;
        let profile = Self {
            name: file.name,
            entities,
            hide: normals(&file.hide),
            percent: normals(&file.percent),
            codes: normals(&file.codes),
            titles: pairs(file.titles),
            words: pairs(file.words),
            money: pairs(file.money)
                .into_iter()
                .map(|(amount, code)| (amount, normal(&code)))
                .collect(),
            links: links(file.links),
        };
        profile.check()?;
        Ok(profile)
    }

    /// Every key that is named must be an entity's.
    fn check(&self) -> Result<(), ProfileError> {
        for entity in &self.entities {
            let known = |key: &str| {
                if self.entity_id(key).is_some() {
                    Ok(())
                } else {
                    Err(meaning(
                        &entity.key,
                        format!(
                            "there is no entity \"{key}\"; add one with that key, or correct the name"
                        ),
                    ))
                }
            };
            for path in entity.sections.iter().flat_map(SectionSpec::paths) {
                for step in &path.steps {
                    if let Step::Inbound { entity, .. } = step {
                        known(entity)?;
                    }
                }
            }
            for (_, keys) in entity.links.iter().chain(&self.links) {
                keys.iter().try_for_each(|key| known(key))?;
            }
            for name in &entity.tables {
                if let TableName::Lifted(key, _) = name {
                    known(key)?;
                }
            }
        }
        Ok(())
    }
}

impl SectionSpec {
    /// Every path that leads to what is in the section.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        let (first, second): (&[Path], &[Path]) = match &self.kind {
            SectionKind::Fields { from, pairs, .. } => {
                (from, pairs.as_ref().map_or(&[], |pairs| &pairs.from))
            }
            SectionKind::Rows { from, .. } | SectionKind::Events { from } => (from, &[]),
            SectionKind::Pipeline(spec) => (std::slice::from_ref(&spec.stages), &spec.members),
        };
        first.iter().chain(second)
    }
}

fn meaning(entity: &str, problem: impl Into<String>) -> ProfileError {
    ProfileError::Meaning {
        entity: entity.to_owned(),
        problem: problem.into(),
    }
}

fn normals(names: &[String]) -> Vec<String> {
    names.iter().map(|name| normal(name)).collect()
}

fn pairs(map: BTreeMap<String, String>) -> Vec<(String, String)> {
    map.into_iter()
        .map(|(key, value)| (normal(&key), value))
        .collect()
}

fn links(map: BTreeMap<String, OneOrMany>) -> Vec<(String, Vec<String>)> {
    map.into_iter()
        .map(|(field, keys)| {
            let keys = match keys {
                OneOrMany::One(key) => vec![key],
                OneOrMany::Many(keys) => keys,
            };
            (normal(&field), normals(&keys))
        })
        .collect()
}

/// Reads the parts of one entity, naming it in every error.
struct Reader<'a> {
    entity: &'a str,
}

fn entity(file: EntityFile) -> Result<Entity, ProfileError> {
    let key = normal(&file.key);
    if key.is_empty() {
        return Err(meaning(
            "",
            "an entity without a key; write key = \"person\"",
        ));
    }
    let read = Reader { entity: &key };
    let label = if file.label.is_empty() {
        None
    } else {
        read.optional(&file.label.join(" | "))?
    };
    let plain = crate::engine::names::title(&file.key);
    Ok(Entity {
        singular: if file.singular.is_empty() {
            plain.clone()
        } else {
            file.singular
        },
        plural: if file.plural.is_empty() {
            plain
        } else {
            file.plural
        },
        role: match file.role {
            RoleFile::Main => Role::Main,
            RoleFile::Reference => Role::Reference,
            RoleFile::Part => Role::Part,
        },
        tables: file.tables.iter().map(|name| table_name(name)).collect(),
        aliases: file
            .aliases
            .iter()
            .flat_map(|(name, others)| others.iter().map(|other| (normal(name), normal(other))))
            .collect(),
        label,
        summary: read.exprs(&file.summary)?,
        grid: read.columns(&file.grid)?,
        rows: read.columns(&file.rows)?,
        hide: normals(&file.hide),
        codes: normals(&file.codes),
        contact: normals(&file.contact),
        ignore: read.paths(&file.ignore)?,
        titles: pairs(file.titles),
        links: links(file.links),
        money: pairs(file.money)
            .into_iter()
            .map(|(amount, code)| (amount, normal(&code)))
            .collect(),
        badges: file
            .badges
            .into_iter()
            .map(|badge| {
                Ok(Badge {
                    when: read.expr(&badge.when)?,
                    text: badge.text,
                })
            })
            .collect::<Result<_, _>>()?,
        time: read.optional(&file.time)?,
        event: file.event.map(|event| read.event(event)).transpose()?,
        sections: file
            .section
            .into_iter()
            .map(|section| read.section(section))
            .collect::<Result<_, _>>()?,
        key: key.clone(),
    })
}

fn table_name(name: &str) -> TableName {
    if let Some((entity, column)) = name.split_once('#') {
        TableName::Lifted(normal(entity), normal(column))
    } else if let Some((folder, file)) = name.rsplit_once('/') {
        TableName::InFolder(normal(folder), normal(file))
    } else {
        TableName::Plain(normal(name))
    }
}

impl Reader<'_> {
    fn expr(&self, text: &str) -> Result<Expr, ProfileError> {
        Expr::parse(text).ok_or_else(|| {
            meaning(self.entity, format!("\"{text}\" names no value; write a field such as \"name\", or \"first_name + last_name | person.name\""))
        })
    }

    fn optional(&self, text: &str) -> Result<Option<Expr>, ProfileError> {
        if text.is_empty() {
            Ok(None)
        } else {
            self.expr(text).map(Some)
        }
    }

    fn exprs(&self, texts: &[String]) -> Result<Vec<Expr>, ProfileError> {
        texts.iter().map(|text| self.expr(text)).collect()
    }

    fn columns(&self, texts: &[String]) -> Result<Vec<ColumnSpec>, ProfileError> {
        texts
            .iter()
            .map(|text| {
                let (title, expr) = match text.split_once('=') {
                    Some((title, expr)) => (Some(title.trim().to_owned()), expr),
                    None => (None, text.as_str()),
                };
                Ok(ColumnSpec {
                    title,
                    expr: self.expr(expr)?,
                })
            })
            .collect()
    }

    fn path(&self, text: &str) -> Result<Path, ProfileError> {
        Path::parse(text).ok_or_else(|| {
            meaning(self.entity, format!("\"{text}\" is no way to rows; write an entity's key such as \"task\", or \"deal_job > .job\""))
        })
    }

    fn paths(&self, texts: &[String]) -> Result<Vec<Path>, ProfileError> {
        texts.iter().map(|text| self.path(text)).collect()
    }

    fn event(&self, file: EventFile) -> Result<EventSpec, ProfileError> {
        let change = match self.optional(&file.change)? {
            None => None,
            Some(to) => Some(ChangeSpec {
                to,
                from: self.optional(&file.change_from)?,
                within: normal(&file.change_within),
            }),
        };
        Ok(EventSpec {
            time: self.optional(&file.time)?,
            kind: self.optional(&file.kind)?,
            kind_word: file.kind_word,
            title: self.optional(&file.title)?,
            change,
            author: self.optional(&file.author)?,
            about: self.exprs(&file.about)?,
            body: self.optional(&file.body.join(" | "))?,
            fields: self.columns(&file.fields)?,
        })
    }

    fn section(&self, file: SectionFile) -> Result<SectionSpec, ProfileError> {
        if file.title.is_empty() {
            return Err(meaning(
                self.entity,
                "a section without a title; write title = \"Details\"",
            ));
        }
        let kind = match file.kind {
            KindFile::Fields => SectionKind::Fields {
                columns: self.columns(&file.columns)?,
                from: self.paths(&file.from)?,
                pairs: file.pairs.map(|pairs| self.pairs(&pairs)).transpose()?,
            },
            KindFile::Rows => SectionKind::Rows {
                from: self.paths(&file.from)?,
                columns: self.columns(&file.columns)?,
                sort: self.sort(&file.sort)?,
                outer: file.outer,
            },
            KindFile::Events => SectionKind::Events {
                from: self.paths(&file.from)?,
            },
            KindFile::Pipeline => {
                let Some(pipeline) = file.pipeline else {
                    return Err(meaning(
                        self.entity,
                        format!(
                            "the section \"{}\" needs pipeline = {{ stages = ..., stage = ... }}",
                            file.title
                        ),
                    ));
                };
                SectionKind::Pipeline(self.pipeline(&pipeline, &file.from)?)
            }
        };
        Ok(SectionSpec {
            title: file.title,
            place: match file.place {
                PlaceFile::Facts => Place::Facts,
                PlaceFile::Activity => Place::Activity,
                PlaceFile::Related => Place::Related,
            },
            kind,
            promise: file.promise,
            note: file.note,
        })
    }

    fn pairs(&self, file: &PairsFile) -> Result<PairsSpec, ProfileError> {
        Ok(PairsSpec {
            from: self.paths(&file.from)?,
            name: self.expr(&file.name)?,
            value: self.expr(&file.value)?,
            kind: self.optional(&file.kind)?,
            contact: file.contact,
        })
    }

    fn sort(&self, text: &str) -> Result<Option<SortSpec>, ProfileError> {
        if text.is_empty() {
            return Ok(None);
        }
        let (descending, expr) = match text.strip_prefix('-') {
            Some(expr) => (true, expr),
            None => (false, text),
        };
        Ok(Some(SortSpec {
            expr: self.expr(expr)?,
            descending,
        }))
    }

    fn pipeline(
        &self,
        file: &PipelineFile,
        members: &[String],
    ) -> Result<PipelineSpec, ProfileError> {
        Ok(PipelineSpec {
            stages: self.path(&file.stages)?,
            members: self.paths(members)?,
            order: self.optional(&file.order)?,
            color: self.optional(&file.color)?,
            rejection: self.optional(&file.rejection)?,
            stage: self.expr(&file.stage)?,
            since: self.optional(&file.since)?,
            person: self.optional(&file.person)?,
            summary: self.exprs(&file.summary)?,
        })
    }
}
