//! Reads a profile and checks it: from the permissive form of the file to the strict one.
//!
//! It must not know any export. Every mistake is told with its line and what to write instead; a profile with mistakes is not used at all.

use std::cell::RefCell;

use toml::de::DeTable;

use super::entity::{
    Badge, ChartSpec, ColumnSpec, Entity, Fit, NotExported, Profile, Role, SectionKind,
    SectionSpec, TableName, TagsSpec,
};
use super::expr::{Expr, Path, Step};
use super::form::{Form, Source, Text, unknown_word};
use super::nearest::nearest;
use super::pattern::PathPattern;
use super::problem::ProfileProblem;
use super::sensitivity::Sensitivity;
use crate::engine::names::normal;

impl Profile {
    /// Reads a profile from its TOML text; `name` is the file's, for messages. All that is wrong with it is told, in the order of the lines.
    pub fn parse(name: &str, text: &str) -> Result<Self, Vec<ProfileProblem>> {
        let source = Source::new(name, text);
        let (document, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let at = error.span().map_or(0, |span| span.start);
            let message = error.message().replace('\n', ", ");
            source.note(at, format!("This is not TOML: {message}."));
        }
        let profile = source.problems().is_empty().then(|| {
            let form = Form::new(&source, document.get_ref(), 0, "a profile");
            profile(form)
        });
        let problems = source.problems();
        match profile {
            Some(profile) if problems.is_empty() => Ok(profile),
            _ => Err(problems),
        }
    }
}

impl SectionSpec {
    /// Where the messages of a section of threads are; `None` for a section of another kind.
    pub fn threads_from(&self) -> Option<&[Path]> {
        match &self.kind {
            SectionKind::Threads { from } => Some(from),
            _ => None,
        }
    }

    /// Every path that leads to what is in the section.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        let (first, second): (&[Path], &[Path]) = match &self.kind {
            SectionKind::Fields { from, pairs, .. } => {
                (from, pairs.as_ref().map_or(&[], |pairs| &pairs.from))
            }
            SectionKind::Rows { from, .. }
            | SectionKind::Events { from }
            | SectionKind::Threads { from }
            | SectionKind::Journey { from } => (from, &[]),
            SectionKind::Career(spec) => (&spec.from, &[]),
            SectionKind::Course(spec) => (&spec.from, &[]),
            SectionKind::Twins(spec) => (&spec.from, &[]),
            SectionKind::Cards(spec) => (&spec.from, &[]),
            SectionKind::Milestones(spec) => (&spec.from, &[]),
            SectionKind::Comparison(_) => (&[], &[]),
            SectionKind::Pipeline(spec) => (std::slice::from_ref(&spec.stages), &spec.members),
        };
        let history = match &self.kind {
            SectionKind::Pipeline(spec) => spec.history.as_ref(),
            _ => None,
        };
        history.into_iter().chain(first).chain(second)
    }
}

fn profile(form: Form<'_>) -> Profile {
    let read = Reader::new(form.source);
    let entities: Vec<(usize, Entity)> = form
        .forms("entity", "an entity")
        .into_iter()
        .map(|form| (form.at, read.entity(form)))
        .collect();
    for (nth, (at, entity)) in entities.iter().enumerate() {
        if entities
            .iter()
            .take(nth)
            .any(|(_, other)| other.key == entity.key)
        {
            read.source.note(
                *at,
                format!(
                    "There are two entities \"{}\"; give one another key, or put their tables together.",
                    entity.key
                ),
            );
        }
    }
    let profile = Profile {
        name: form.text("name").map_or("", |name| name.text).to_owned(),
        hide: normals(&form.texts("hide")),
        percent: normals(&form.texts("percent")),
        codes: normals(&form.texts("codes")),
        titles: pairs(&form, "titles"),
        words: pairs(&form, "words"),
        money: fields(&form, "money"),
        links: read.links(&form),
        endings: form
            .texts("endings")
            .iter()
            .map(|ending| ending.text.to_lowercase())
            .collect(),
        sensitive: read.sensitive(&form),
        known: normals(&form.texts("known")),
        folders: normals(&form.texts("folders")),
        not_exported: form
            .forms("not_exported", "not_exported")
            .into_iter()
            .map(|form| read.not_exported(form))
            .collect(),
        fit: form
            .form("match", "match")
            .map(|form| read.fit(form))
            .unwrap_or_default(),
        entities: entities.into_iter().map(|(_, entity)| entity).collect(),
    };
    form.finish();
    read.check_mentions(&profile);
    profile
}

pub(super) fn normals(names: &[Text<'_>]) -> Vec<String> {
    names.iter().map(|name| normal(name.text)).collect()
}

/// Fields and texts about them.
fn pairs(form: &Form<'_>, key: &'static str) -> Vec<(String, String)> {
    let pairs = form.pairs(key).into_iter();
    pairs
        .map(|(name, text)| (normal(name.text), text.text.to_owned()))
        .collect()
}

/// Fields and other fields.
fn fields(form: &Form<'_>, key: &'static str) -> Vec<(String, String)> {
    let pairs = form.pairs(key).into_iter();
    pairs
        .map(|(name, other)| (normal(name.text), normal(other.text)))
        .collect()
}

/// Reads the parts of a profile, and remembers which entities they name.
pub(super) struct Reader<'a> {
    pub(super) source: &'a Source<'a>,
    mentions: RefCell<Vec<(String, usize)>>,
}

impl<'a> Reader<'a> {
    fn new(source: &'a Source<'a>) -> Self {
        Self {
            source,
            mentions: RefCell::new(Vec::new()),
        }
    }

    fn mention(&self, key: String, at: usize) {
        self.mentions.borrow_mut().push((key, at));
    }

    /// Every key that is named must be an entity's.
    fn check_mentions(&self, profile: &Profile) {
        for (key, at) in self.mentions.borrow().iter() {
            if profile.entity_id(key).is_some() {
                continue;
            }
            let known = profile.entities.iter().map(|entity| entity.key.as_str());
            let advice = match nearest(key, known) {
                Some(meant) => format!("write \"{meant}\", or add an entity with that key"),
                None => "add one with that key, or correct the name".to_owned(),
            };
            self.source
                .note(*at, format!("There is no entity \"{key}\"; {advice}."));
        }
    }

    fn entity(&self, form: Form<'a>) -> Entity {
        let written = form.text("key").map_or("", |key| key.text);
        let key = normal(written);
        if key.is_empty() {
            self.source.note(
                form.at,
                "This is an entity without a key; write key = \"person\".",
            );
        }
        let plain = crate::engine::names::title(written);
        let word = |key: &'static str| {
            let text = form.text(key).map(|text| text.text.to_owned());
            text.filter(|text| !text.is_empty())
                .unwrap_or_else(|| plain.clone())
        };
        let roles = [
            ("main", Role::Main),
            ("reference", Role::Reference),
            ("part", Role::Part),
        ];
        let entity = Entity {
            singular: word("singular"),
            plural: word("plural"),
            role: form.choice("role", &roles).unwrap_or_default(),
            tables: self.tables(&form.texts("tables")),
            aliases: form
                .lists("aliases")
                .iter()
                .flat_map(|(name, others)| {
                    others
                        .iter()
                        .map(|other| (normal(name.text), normal(other.text)))
                })
                .collect(),
            label: self.first_of(&form, "label"),
            summary: self.exprs(&form.texts("summary")),
            grid: self.columns(&form.texts("grid")),
            rows: self.columns(&form.texts("rows")),
            hide: normals(&form.texts("hide")),
            codes: normals(&form.texts("codes")),
            contact: normals(&form.texts("contact")),
            ignore: self.paths(&form.texts("ignore")),
            titles: pairs(&form, "titles"),
            links: self.links(&form),
            money: fields(&form, "money"),
            sensitive: self.sensitive(&form),
            badges: form
                .forms("badges", "a badge")
                .into_iter()
                .filter_map(|form| self.badge(form))
                .collect(),
            tags: form.form("tags", "tags").and_then(|form| self.tags(form)),
            order: self.optional(&form, "order"),
            time: self.optional(&form, "time"),
            charts: form
                .forms("charts", "a chart")
                .into_iter()
                .filter_map(|form| self.chart(form))
                .collect(),
            event: form
                .form("event", "an event")
                .map(|event| self.event(event)),
            sections: form
                .forms("section", "a section")
                .into_iter()
                .filter_map(|section| self.section(section))
                .collect(),
            key,
        };
        form.finish();
        entity
    }

    fn chart(&self, form: Form<'a>) -> Option<ChartSpec> {
        let by = form.text("by").map_or("", |text| text.text);
        let title = form.text("title").map_or("", |text| text.text).to_owned();
        let by = normal(by);
        if by.is_empty() || title.is_empty() {
            self.source.note(
                form.at,
                "A chart has a title and a field; write { title = \"Jobs by status\", by = \"job_status\" }.",
            );
        }
        let sum = self.optional(&form, "sum");
        form.finish();
        (!by.is_empty() && !title.is_empty()).then_some(ChartSpec { title, by, sum })
    }

    fn badge(&self, form: Form<'a>) -> Option<Badge> {
        let when = self.optional(&form, "when");
        let text = form.text("text").map_or("", |text| text.text).to_owned();
        if when.is_none() || text.is_empty() {
            self.source.note(
                form.at,
                "A badge has a field and a text; write { when = \"is_archived\", text = \"Archived\" }.",
            );
        }
        let (reason, until) = (
            self.optional(&form, "reason"),
            self.optional(&form, "until"),
        );
        form.finish();
        Some(Badge {
            when: when?,
            text,
            reason,
            until,
        })
    }

    fn tags(&self, form: Form<'a>) -> Option<TagsSpec> {
        let from = self.paths(&form.texts("from"));
        let value = self.optional(&form, "value");
        if value.is_none() || from.is_empty() {
            self.source.note(
                form.at,
                "Tags are rows with a word; write { from = [\"custom_field\"], value = \"tag\" }.",
            );
        }
        let name = self.optional(&form, "name");
        let only = normals(&form.texts("only"));
        form.finish();
        Some(TagsSpec {
            from,
            value: value?,
            name,
            only,
        })
    }

    fn tables(&self, names: &[Text<'_>]) -> Vec<TableName> {
        let mut tables = Vec::new();
        for name in names {
            let table = TableName::parse(name.text);
            if let Some(TableName::Lifted(entity, _)) = &table {
                self.mention(entity.clone(), name.at);
            }
            if table.is_none() {
                self.source.note(
                    name.at,
                    format!(
                        "\"{}\" names no table; write \"persons\", \"persons/emails\", \"person#emails\" or a pattern such as \"**/notes/*.csv\".",
                        name.text
                    ),
                );
            }
            tables.extend(table);
        }
        tables
    }

    fn links(&self, form: &Form<'a>) -> Vec<(String, Vec<String>)> {
        let mut links = Vec::new();
        for (field, keys) in form.lists("links") {
            for key in &keys {
                self.mention(normal(key.text), key.at);
            }
            links.push((normal(field.text), normals(&keys)));
        }
        links
    }

    /// `sensitive = ["salary"]`, or fields by what they tell: `sensitive = { pay = ["salary"] }`.
    fn sensitive(&self, form: &Form<'a>) -> Vec<(String, Sensitivity)> {
        let field = |name: &Text<'_>| match name.text {
            "*" => "*".to_owned(),
            name => normal(name),
        };
        if form.is_list("sensitive") {
            let names = form.texts("sensitive");
            return names
                .iter()
                .map(|name| (field(name), Sensitivity::Private))
                .collect();
        }
        let mut found = Vec::new();
        for (word, names) in form.lists("sensitive") {
            let known = Sensitivity::WORDS.iter();
            if let Some((_, sort)) = known.clone().find(|(known, _)| *known == word.text) {
                found.extend(names.iter().map(|name| (field(name), *sort)));
            } else {
                let words = known.map(|(word, _)| *word);
                let message = unknown_word("sort of sensitive fields", word.text, words);
                self.source.note(word.at, message);
            }
        }
        found
    }

    fn not_exported(&self, form: Form<'a>) -> NotExported {
        let text = |key: &'static str| form.text(key).map_or("", |text| text.text).to_owned();
        let entities = form.texts("entities");
        for key in &entities {
            self.mention(normal(key.text), key.at);
        }
        let found = NotExported {
            what: text("what"),
            entities: normals(&entities),
            why: text("why"),
            advice: text("advice"),
        };
        if found.what.is_empty() || found.why.is_empty() {
            self.source.note(
                form.at,
                "It must say what is not exported and that it is not; write what = \"Attachments\" and why = \"The vendor exports no files.\".",
            );
        }
        form.finish();
        found
    }

    fn fit(&self, form: Form<'a>) -> Fit {
        let entities = form.texts("entities");
        for key in &entities {
            self.mention(normal(key.text), key.at);
        }
        let mut paths = Vec::new();
        for text in form.texts("paths") {
            match PathPattern::parse(text.text) {
                Some(pattern) => paths.push(pattern),
                None => self.source.note(
                    text.at,
                    format!(
                        "\"{}\" is no pattern of paths; write \"**/notes/*.csv\".",
                        text.text
                    ),
                ),
            }
        }
        let fit = Fit {
            entities: normals(&entities),
            at_least: form.number("at_least"),
            paths,
            columns: normals(&form.texts("columns")),
        };
        form.finish();
        fit
    }

    pub(super) fn expr(&self, text: Text<'_>) -> Option<Expr> {
        let expr = Expr::parse(text.text);
        if expr.is_none() {
            self.source.note(
                text.at,
                format!(
                    "\"{}\" names no value; write a field such as \"name\", or \"first_name + last_name | person.name\".",
                    text.text
                ),
            );
        }
        expr
    }

    /// A value; none when the key is not there or has nothing in it.
    pub(super) fn optional(&self, form: &Form<'a>, key: &'static str) -> Option<Expr> {
        let text = form.text(key).filter(|text| !text.text.is_empty())?;
        self.expr(text)
    }

    /// Values of which the first that gives something counts.
    pub(super) fn first_of(&self, form: &Form<'a>, key: &'static str) -> Option<Expr> {
        let mut ways = Vec::new();
        for expr in self.exprs(&form.texts(key)) {
            ways.extend(expr.ways);
        }
        (!ways.is_empty()).then_some(Expr { ways })
    }

    pub(super) fn exprs(&self, texts: &[Text<'_>]) -> Vec<Expr> {
        texts.iter().filter_map(|text| self.expr(*text)).collect()
    }

    pub(super) fn columns(&self, texts: &[Text<'_>]) -> Vec<ColumnSpec> {
        let column = |text: &Text<'_>| {
            let (title, expr) = match text.text.split_once('=') {
                Some((title, expr)) => (Some(title.trim().to_owned()), expr),
                None => (None, text.text),
            };
            let (expr, of) = match expr.split_once('/') {
                Some((expr, of)) => {
                    let of = Text {
                        text: of.trim(),
                        at: text.at,
                    };
                    (expr, Some(self.path(of)?))
                }
                None => (expr, None),
            };
            let expr = self.expr(Text {
                text: expr,
                at: text.at,
            })?;
            Some(ColumnSpec { title, expr, of })
        };
        texts.iter().filter_map(column).collect()
    }

    pub(super) fn path(&self, text: Text<'_>) -> Option<Path> {
        let path = Path::parse(text.text);
        match &path {
            None => self.source.note(
                text.at,
                format!(
                    "\"{}\" is no way to rows; write an entity's key such as \"task\", or \"deal_job > .job\".",
                    text.text
                ),
            ),
            Some(path) => {
                for step in &path.steps {
                    if let Step::Inbound { entity, .. } = step {
                        self.mention(entity.clone(), text.at);
                    }
                }
            }
        }
        path
    }

    pub(super) fn paths(&self, texts: &[Text<'_>]) -> Vec<Path> {
        texts.iter().filter_map(|text| self.path(*text)).collect()
    }
}
