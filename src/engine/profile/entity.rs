//! A profile as the engine uses it: every name in its normal form, every expression read, every reference to an entity checked.
//!
//! It must not know any export.

use super::expr::{Expr, Path};
use super::pattern::PathPattern;
use super::sensitivity::Sensitivity;
use crate::engine::names::normal;
use crate::engine::view::Place;

/// Index of an entity in its profile.
pub type EntityId = usize;

/// Hints about one vendor's exports.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// The vendor: `Stardex`.
    pub name: String,
    /// The entities, in the order in which they are listed.
    pub entities: Vec<Entity>,
    /// Fields that say nothing to people, such as a database's own columns.
    pub hide: Vec<String>,
    /// Fields that hold percent.
    pub percent: Vec<String>,
    /// Fields that hold words made for programs, such as `secondary_note`.
    pub codes: Vec<String>,
    /// Titles of fields that their names do not give, in any entity.
    pub titles: Vec<(String, String)>,
    /// What a word made for programs is called: `secondary_note` is a `General note`.
    pub words: Vec<(String, String)>,
    /// Amounts and the field that names their currency, in any entity.
    pub money: Vec<(String, String)>,
    /// Fields that refer to other entities whatever table they stand in: the field, and the entities' keys.
    pub links: Vec<(String, Vec<String>)>,
    /// Endings of tables' and columns' names that say nothing to people, such as `__c`.
    pub endings: Vec<String>,
    /// Fields that are not for everyone, in any entity.
    pub sensitive: Vec<(String, Sensitivity)>,
    /// Fields that exports are known to have and of which there is nothing more to say.
    pub known: Vec<String>,
    /// The folders that the vendor's exports have, in normal form; none when they are not known.
    pub folders: Vec<String>,
    /// What the vendor is known not to export.
    pub not_exported: Vec<NotExported>,
    /// When the profile fits an export.
    pub fit: Fit,
}

/// What a vendor is known not to export.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NotExported {
    /// What it is: `Attachments`.
    pub what: String,
    /// The entities that are meant, by key; none when it is not one of the profile's.
    pub entities: Vec<String>,
    /// A sentence that says so.
    pub why: String,
    /// A sentence that says what to do; empty when there is nothing to be done.
    pub advice: String,
}

impl NotExported {
    /// Why it is not there and what to do, as sentences.
    pub fn sentences(&self) -> String {
        [self.why.as_str(), self.advice.as_str()]
            .join(" ")
            .trim()
            .to_owned()
    }
}

/// When a profile fits an export.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fit {
    /// The entities that count, by key; the main ones when there are none.
    pub entities: Vec<String>,
    /// So many of them must be there.
    pub at_least: Option<usize>,
    /// For each of these there must be a table.
    pub paths: Vec<PathPattern>,
    /// One of these columns must be in some table.
    pub columns: Vec<String>,
}

/// What an entity is to a reader.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Role {
    /// Has a place in the navigation: people, companies, jobs.
    Main,
    /// A list that others refer to: statuses, types, roles.
    Reference,
    /// Belongs to another record and is shown there: work history, contact data.
    #[default]
    Part,
}

/// A kind of record.
#[derive(Debug, Clone, Default)]
pub struct Entity {
    /// Its key: `person`.
    pub key: String,
    /// One of them: `Person`.
    pub singular: String,
    /// Several: `People`.
    pub plural: String,
    /// What it is to a reader.
    pub role: Role,
    /// The tables that may hold it, likeliest first.
    pub tables: Vec<TableName>,
    /// Other names of its fields: the name used in this profile, and a name that an export may use.
    pub aliases: Vec<(String, String)>,
    /// What stands for a record wherever it is mentioned.
    pub label: Option<Expr>,
    /// The lines under the label.
    pub summary: Vec<Expr>,
    /// The columns of its list, besides the label.
    pub grid: Vec<ColumnSpec>,
    /// The columns where its records are the rows of a section that names none itself.
    pub rows: Vec<ColumnSpec>,
    /// Fields that say nothing to people.
    pub hide: Vec<String>,
    /// Fields that hold words made for programs.
    pub codes: Vec<String>,
    /// Fields that hold e-mail addresses, telephone numbers and web addresses together: each value is what it looks like.
    pub contact: Vec<String>,
    /// References to this entity that make no section of their own on its page.
    pub ignore: Vec<Path>,
    /// Titles of fields that their names do not give.
    pub titles: Vec<(String, String)>,
    /// Fields that refer to other entities: the field, and the entities' keys.
    pub links: Vec<(String, Vec<String>)>,
    /// Amounts and the field that names their currency.
    pub money: Vec<(String, String)>,
    /// Fields that are not for everyone; `*` is every field that is not named.
    pub sensitive: Vec<(String, Sensitivity)>,
    /// Marks beside the label.
    pub badges: Vec<Badge>,
    /// Words beside the label.
    pub tags: Option<TagsSpec>,
    /// A number that says where a record stands among its like: a stage in its pipeline, a status among statuses.
    pub order: Option<Expr>,
    /// When a record was made or happened.
    pub time: Option<Expr>,
    /// How its records are told as events.
    pub event: Option<EventSpec>,
    /// Charts of all its records on the overview.
    pub charts: Vec<ChartSpec>,
    /// The sections of its page, in order.
    pub sections: Vec<SectionSpec>,
}

/// The name of a table, in normal forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableName {
    /// `work_experience`: the file's name, or its folder's and its own together.
    Plain(String),
    /// `persons/emails`: the file's name in a folder of that name.
    InFolder(String, String),
    /// `person#emails`: lifted out of a column of a table of that entity.
    Lifted(String, String),
    /// `**/notes/*.csv`: every table at such a path.
    Path(PathPattern),
}

impl TableName {
    /// Reads a name. `None` when there is nothing to go by in it.
    pub fn parse(text: &str) -> Option<Self> {
        let filled = |name: &str| Some(normal(name)).filter(|name| !name.is_empty());
        if PathPattern::is_meant(text) {
            PathPattern::parse(text).map(Self::Path)
        } else if let Some((entity, column)) = text.split_once('#') {
            Some(Self::Lifted(filled(entity)?, filled(column)?))
        } else if let Some((folder, file)) = text.rsplit_once('/') {
            Some(Self::InFolder(filled(folder)?, filled(file)?))
        } else {
            filled(text).map(Self::Plain)
        }
    }
}

/// A column of a list or section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnSpec {
    /// Its title; made from the field's name when `None`.
    pub title: Option<String>,
    /// Its value.
    pub expr: Expr,
    /// For a number that counts steps: the way to all of them, so that it is told as "3 of 4".
    pub of: Option<Path>,
}

/// What the rows of a section are put together by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Group {
    /// A value that they share.
    Value(Expr),
    /// The kind of record that a value refers to: people, companies.
    Kind(Expr),
}

impl Group {
    /// The value that is read.
    pub fn expr(&self) -> &Expr {
        match self {
            Self::Value(expr) | Self::Kind(expr) => expr,
        }
    }
}

/// A mark beside the label.
#[derive(Debug, Clone)]
pub struct Badge {
    /// The flag that must be set.
    pub when: Expr,
    /// The mark.
    pub text: String,
    /// Why it is set.
    pub reason: Option<Expr>,
    /// The last day on which it holds.
    pub until: Option<Expr>,
}

/// A chart of all records of an entity.
#[derive(Debug, Clone)]
pub struct ChartSpec {
    /// Its title: `Jobs by status`.
    pub title: String,
    /// The field by which records are put into groups.
    pub by: String,
    /// An amount that is added up for each group.
    pub sum: Option<Expr>,
}

/// How a record is told as an event.
#[derive(Debug, Clone, Default)]
pub struct EventSpec {
    /// When it happened.
    pub time: Option<Expr>,
    /// What sort it is, as a field's value.
    pub kind: Option<Expr>,
    /// What sort it is, where no field says so.
    pub kind_word: String,
    /// The line that says what happened.
    pub title: Option<Expr>,
    /// A change from one value to another.
    pub change: Option<ChangeSpec>,
    /// Who did it.
    pub author: Option<Expr>,
    /// Other records that it names.
    pub about: Vec<Expr>,
    /// Its text; the first that is filled.
    pub body: Option<Expr>,
    /// Small facts beside it.
    pub fields: Vec<ColumnSpec>,
    /// For messages: what names their thread.
    pub thread: Option<Expr>,
    /// For messages: the field that names the message that this one answers; may be empty.
    pub answers: String,
    /// For messages: whom they are between.
    pub parties: Vec<Expr>,
}

/// A change from one value to another: a stage, a status.
#[derive(Debug, Clone)]
pub struct ChangeSpec {
    /// The new value.
    pub to: Expr,
    /// The old value, where the row says it.
    pub from: Option<Expr>,
    /// The field whose record's changes form one history; the old value is the one before in it.
    pub within: String,
}

/// A section of a record's page.
#[derive(Debug, Clone)]
pub struct SectionSpec {
    /// Its title.
    pub title: String,
    /// Where it belongs on a wide page.
    pub place: Place,
    /// What is in it.
    pub kind: SectionKind,
    /// Whether it is shown, with a reason, when it is empty.
    pub promise: bool,
    /// A sentence that stands beside it whenever it is shown with something in it.
    pub note: String,
}

/// What is in a section.
#[derive(Debug, Clone)]
pub enum SectionKind {
    /// The record's own fields, then fields kept as rows.
    Fields {
        /// Its own fields.
        columns: Vec<ColumnSpec>,
        /// Other rows whose fields are told as the record's own: settings, the reason of a ban.
        from: Vec<Path>,
        /// Fields kept as rows.
        pairs: Option<PairsSpec>,
    },
    /// Other records as a small table.
    Rows {
        /// Where they are.
        from: Vec<Path>,
        /// Its columns; those of the rows' entity when empty.
        columns: Vec<ColumnSpec>,
        /// The order.
        sort: Option<SortSpec>,
        /// What rows are put together by.
        group: Option<Group>,
        /// Whether a row that the last step does not lead on from stands for itself: an employer without positions.
        outer: bool,
    },
    /// What happened, newest first.
    Events {
        /// Where the events are.
        from: Vec<Path>,
    },
    /// Messages by conversation.
    Threads {
        /// Where the messages are.
        from: Vec<Path>,
    },
    /// Stages with those who are in them.
    Pipeline(PipelineSpec),
    /// Changes of one record from a stage to the next, as their entity's event tells them.
    Journey {
        /// Where the changes are.
        from: Vec<Path>,
    },
    /// Positions on a line of time.
    Career(CareerSpec),
    /// Amounts that changed over time.
    Course(CourseSpec),
    /// Records of the same entity that share an address, a number or a profile.
    Twins(TwinsSpec),
    /// Records that are read one after the other, each with its text and what belongs to it.
    Cards(CardsSpec),
    /// How far records came, as their changes tell it.
    Milestones(MilestonesSpec),
    /// What several sides say under the same names.
    Comparison(Vec<ComparedSide>),
}

/// One side of a comparison.
#[derive(Debug, Clone)]
pub struct ComparedSide {
    /// What it is called.
    pub title: String,
    /// What it says; the same titles stand side by side.
    pub columns: Vec<ColumnSpec>,
}

/// Records that are read one after the other.
#[derive(Debug, Clone)]
pub struct CardsSpec {
    /// Where they are.
    pub from: Vec<Path>,
    /// The order.
    pub sort: Option<SortSpec>,
    /// A record's number among its like.
    pub number: Option<Expr>,
    /// Its title.
    pub title: Option<Expr>,
    /// Its text; the first that is filled.
    pub body: Option<Expr>,
    /// Small facts.
    pub columns: Vec<ColumnSpec>,
    /// From the record to rows that belong to it.
    pub parts: Option<Path>,
    /// The columns of those rows; those of their entity when empty.
    pub part_columns: Vec<ColumnSpec>,
}

/// How far records came.
#[derive(Debug, Clone)]
pub struct MilestonesSpec {
    /// Where the changes are, as their entity's event tells them.
    pub from: Vec<Path>,
    /// What is said of a change.
    pub columns: Vec<ColumnSpec>,
    /// The milestones, the farthest first.
    pub milestones: Vec<Milestone>,
}

/// A point that records pass.
#[derive(Debug, Clone)]
pub struct Milestone {
    /// What it is called.
    pub title: String,
    /// The names of the stages at which it is, in normal form.
    pub stages: Vec<String>,
    /// The flag of a change that passes it. Without names and without a flag every change does.
    pub when: Option<Expr>,
}

/// The words that stand beside a record's label.
#[derive(Debug, Clone)]
pub struct TagsSpec {
    /// Where they are kept as rows.
    pub from: Vec<Path>,
    /// The word in such a row.
    pub value: Expr,
    /// The name of the field that the row is of.
    pub name: Option<Expr>,
    /// The names that count, in normal form; all when there are none.
    pub only: Vec<String>,
}

/// Records of the same entity that may be the same human.
#[derive(Debug, Clone)]
pub struct TwinsSpec {
    /// Where the records' addresses and numbers are kept as rows: one step each.
    pub from: Vec<Path>,
    /// The address or number in such a row.
    pub value: Option<Expr>,
    /// Fields of the records themselves that hold an address or a number.
    pub own: Vec<Expr>,
    /// What else is shown of the other record.
    pub columns: Vec<ColumnSpec>,
}

/// Positions on a line of time.
#[derive(Debug, Clone)]
pub struct CareerSpec {
    /// Where the positions are.
    pub from: Vec<Path>,
    /// Whether a row that the last step does not lead on from stands for itself: an employer without positions.
    pub outer: bool,
    /// A position's title.
    pub title: Option<Expr>,
    /// Its employer.
    pub employer: Option<Expr>,
    /// Its beginning.
    pub start: Expr,
    /// Its end.
    pub end: Option<Expr>,
    /// What else is said of it.
    pub columns: Vec<ColumnSpec>,
}

/// Amounts that changed over time.
#[derive(Debug, Clone)]
pub struct CourseSpec {
    /// Where the amounts are.
    pub from: Vec<Path>,
    /// When an amount was so.
    pub at: Expr,
    /// The amount.
    pub value: Expr,
    /// What sort it is; only amounts of one sort are compared.
    pub sort: Option<Expr>,
    /// What else is said of it.
    pub columns: Vec<ColumnSpec>,
}

/// Fields kept as rows: each row has a name and a value.
#[derive(Debug, Clone)]
pub struct PairsSpec {
    /// Where the rows are.
    pub from: Vec<Path>,
    /// The field's name.
    pub name: Expr,
    /// The field's value.
    pub value: Expr,
    /// What kind of value it is, as the vendor says.
    pub kind: Option<Expr>,
    /// Whether the values are e-mail addresses, telephone numbers and the like, whose names say only `work` or `personal`.
    pub contact: bool,
}

/// How rows are ordered.
#[derive(Debug, Clone)]
pub struct SortSpec {
    /// By which value.
    pub expr: Expr,
    /// Whether the greatest comes first. Rows without a value come last.
    pub descending: bool,
}

/// Stages with those who are in them.
#[derive(Debug, Clone)]
pub struct PipelineSpec {
    /// Where the stages are.
    pub stages: Path,
    /// Where those who are in them are.
    pub members: Vec<Path>,
    /// A stage's position.
    pub order: Option<Expr>,
    /// A stage's colour.
    pub color: Option<Expr>,
    /// The flag of stages that end the race.
    pub rejection: Option<Expr>,
    /// A member's stage.
    pub stage: Expr,
    /// Since when a member is in it.
    pub since: Option<Expr>,
    /// The person behind a member.
    pub person: Option<Expr>,
    /// A line about that person.
    pub summary: Vec<Expr>,
    /// Where the changes of stage are, as their entity's event tells them.
    pub history: Option<Path>,
}

impl Profile {
    /// The number of the entity with this key.
    pub fn entity_id(&self, key: &str) -> Option<EntityId> {
        self.entities.iter().position(|entity| entity.key == key)
    }

    /// What a word made for programs is called by people: from the profile, or the word with its underscores opened.
    pub fn word(&self, code: &str) -> String {
        self.known_word(code)
            .map_or_else(|| spelled_out(code), str::to_owned)
    }

    /// Whether exports of the vendor have a folder of this name, as far as is known.
    pub fn has_folder(&self, name: &str) -> bool {
        self.folders.is_empty() || self.folders.contains(&normal(name))
    }

    /// What the profile calls a word made for programs.
    pub fn known_word(&self, code: &str) -> Option<&str> {
        let wanted = normal(code);
        let known = self.words.iter().find(|(key, _)| *key == wanted);
        known.map(|(_, word)| word.as_str())
    }
}

/// `final_interview` as `Final interview`; text that has spaces or capitals of its own stays as it is.
fn spelled_out(code: &str) -> String {
    let is_code = code
        .chars()
        .all(|c| c.is_lowercase() || c.is_numeric() || c == '_' || c == '-');
    if is_code {
        crate::engine::names::title(code)
    } else {
        code.to_owned()
    }
}
