//! Where a search looks: which columns of which tables, the telling ones first.
//!
//! It must not know what is looked for.

use std::borrow::Cow;

use super::needle::Needle;
use crate::engine::names::normal;
use crate::engine::overview::made_columns;
use crate::engine::present::{Presenter, Reader};
use crate::engine::profile::Role;
use crate::engine::schema::{Link, LinkKind};
use crate::engine::table::{ColumnId, Row, TableId};
use crate::engine::types::{ColumnSummary, ColumnType, Moment, parse_moment};
use crate::engine::workspace::Workspace;

/// Texts up to this long are short: names, titles, addresses.
const SHORT: u32 = 160;

/// Fields that name a record where no profile says which does.
const NAMING: [&str; 9] = [
    "name",
    "full_name",
    "first_name",
    "last_name",
    "display_name",
    "title",
    "label",
    "subject",
    "company_name",
];

/// Columns that say who wrote or sent a row, where no profile says which do; also with `id` behind.
const AUTHORS: [&str; 14] = [
    "author",
    "author_name",
    "author_email",
    "created_by",
    "created_by_name",
    "created_by_email",
    "from",
    "from_name",
    "from_email",
    "from_address",
    "sender",
    "sender_name",
    "sender_email",
    "sent_by",
];

/// Where a search looks in one table.
#[derive(Debug, Clone)]
pub(super) struct TablePlan {
    pub(super) table: TableId,
    /// The best first.
    pub(super) places: Vec<Place>,
    /// The columns that say when a row was made or happened.
    times: Vec<ColumnId>,
    /// The columns that say who wrote or sent a row.
    pub(super) authors: Vec<ColumnId>,
}

/// A column in which a search looks.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// The column of the table itself, or of the one that it refers to.
    pub(super) column: ColumnId,
    pub(super) via: Option<Via>,
    /// How telling a match in it is.
    pub(super) tells: Tells,
    /// Whether it holds HTML, whose tags are not searched.
    pub(super) markup: bool,
    /// Whether longer words are met also within the words of its cells: in addresses and ids.
    pub(super) by_part: bool,
    kind: ColumnType,
    exceptions: bool,
}

/// How telling a match in a column is, most telling first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tells {
    /// It names the record.
    Name,
    /// A short text or an address.
    Much,
    /// A long text.
    Some,
    /// A number, a time, an id.
    Little,
}

/// How a row leads to the record whose label is its own: a candidacy to its person.
#[derive(Debug, Clone, Copy)]
pub(super) struct Via {
    pub(super) to: TableId,
    /// The column that refers to it.
    key: ColumnId,
}

/// The tables of a search, those first whose records people look for by name.
pub(super) fn plans(presenter: &Presenter<'_>) -> Vec<TablePlan> {
    let mut plans: Vec<(u8, usize, TablePlan)> = (0..)
        .zip(&presenter.workspace().tables)
        .map(|(table, _)| {
            let entity = presenter.entity(table);
            let order = match entity.map(|entity| entity.role) {
                Some(Role::Main) => 0,
                Some(Role::Reference) => 1,
                Some(Role::Part) => 2,
                None => 3,
            };
            let at = entity.and_then(|entity| presenter.profile().entity_id(&entity.key));
            (order, at.unwrap_or(usize::MAX), plan(presenter, table))
        })
        .collect();
    plans.sort_by_key(|(order, at, _)| (*order, *at));
    plans.into_iter().map(|(_, _, plan)| plan).collect()
}

fn plan(presenter: &Presenter<'_>, table: TableId) -> TablePlan {
    let label = presenter
        .entity(table)
        .and_then(|entity| entity.label.as_ref());
    let labels: Vec<ColumnId> = label
        .map(|label| Reader::new(presenter, table, label).columns().collect())
        .unwrap_or_default();
    let stored = presenter.workspace().table(table);
    let columns = stored.map_or(&[][..], |table| &table.columns);
    let mut places: Vec<Place> = (0..)
        .zip(columns)
        .zip(presenter.workspace().summaries(table))
        .filter(|((column, _), summary)| {
            let searched = !matches!(summary.kind, ColumnType::Empty | ColumnType::Boolean);
            searched && !presenter.is_lifted(table, *column)
        })
        .map(|((column, stored), summary)| {
            let names = labels.contains(&column)
                || (labels.is_empty() && NAMING.contains(&normal(&stored.name).as_str()));
            Place::new(column, summary, names)
        })
        .collect();
    places.extend(labels_beyond(presenter, table, &labels));
    places.sort_by_key(|place| place.tells);
    TablePlan {
        table,
        places,
        times: made_columns(presenter, table),
        authors: authors(presenter, table),
    }
}

/// The columns that say who wrote or sent a row: those that the profile names, and those whose names say so.
fn authors(presenter: &Presenter<'_>, table: TableId) -> Vec<ColumnId> {
    let event = presenter
        .entity(table)
        .and_then(|entity| entity.event.as_ref());
    let mut columns: Vec<ColumnId> = Vec::new();
    if let Some(author) = event.and_then(|event| event.author.as_ref()) {
        columns.extend(Reader::new(presenter, table, author).columns());
        for entity in author.first_steps() {
            let tables = presenter.workspace().binding.tables_of(entity);
            let links = presenter
                .outbound(table)
                .filter(|link| tables.contains(&link.to));
            columns.extend(links.filter_map(|link| link.columns.first()));
        }
    }
    let stored = presenter.workspace().table(table);
    columns.extend(
        (0..)
            .zip(stored.map_or(&[][..], |table| &table.columns))
            .filter(|(_, column)| {
                let name = normal(&column.name);
                AUTHORS.contains(&name.strip_suffix("_id").unwrap_or(&name))
            })
            .map(|(at, _): (ColumnId, _)| at),
    );
    columns.sort_unstable();
    columns.dedup();
    columns
}

impl TablePlan {
    /// Whether rows say when they were made or happened.
    pub(super) fn has_times(&self) -> bool {
        !self.times.is_empty()
    }

    /// When a row was made or happened, as far as it says.
    pub(super) fn moment(&self, workspace: &Workspace, row: Row) -> Option<Moment> {
        let table = workspace.table(self.table)?;
        let summaries = workspace.summaries(self.table);
        self.times.iter().find_map(|column| {
            let order = summaries.get(usize::try_from(*column).ok()?)?.order;
            parse_moment(table.column(*column)?.get(row).trim(), order)
        })
    }
}

/// Where the labels of a main entity's records are those of the records that they refer to: the columns that make up those labels.
fn labels_beyond(presenter: &Presenter<'_>, table: TableId, labels: &[ColumnId]) -> Vec<Place> {
    let Some(entity) = presenter
        .entity(table)
        .filter(|entity| entity.role == Role::Main)
    else {
        return Vec::new();
    };
    let first = entity
        .label
        .as_ref()
        .and_then(|label| label.ways.first()?.first()?.first());
    let field = first.and_then(|name| presenter.field_named(table, name));
    let Some(key) = field
        .and_then(|field| field.id)
        .filter(|key| labels.contains(key))
    else {
        return Vec::new();
    };
    let links = presenter.outbound(table);
    let mut links =
        links.filter(|link| link.kind != LinkKind::Soft && link.columns.first() == Some(&key));
    let Some(to) = links.next().map(|link| link.to).filter(|to| *to != table) else {
        return Vec::new();
    };
    let beyond = presenter
        .entity(to)
        .and_then(|entity| entity.label.as_ref());
    let columns = beyond.map(|label| {
        Reader::new(presenter, to, label)
            .columns()
            .collect::<Vec<_>>()
    });
    let summaries = presenter.workspace().summaries(to);
    columns
        .unwrap_or_default()
        .into_iter()
        .filter_map(|column| {
            let summary = summaries.get(usize::try_from(column).ok()?)?;
            let place = Place::new(column, summary, true);
            Some(Place {
                via: Some(Via { to, key }),
                ..place
            })
        })
        .filter(|place| place.tells == Tells::Name)
        .collect()
}

impl Place {
    fn new(column: ColumnId, summary: &ColumnSummary, names: bool) -> Self {
        let tells = match summary.kind {
            ColumnType::Uuid => Tells::Little,
            _ if names => Tells::Name,
            ColumnType::Email | ColumnType::Phone | ColumnType::Url => Tells::Much,
            ColumnType::Text if summary.longest <= SHORT => Tells::Much,
            ColumnType::Text | ColumnType::Html | ColumnType::Json => Tells::Some,
            _ => Tells::Little,
        };
        Self {
            column,
            via: None,
            tells,
            markup: summary.kind == ColumnType::Html,
            by_part: matches!(summary.kind, ColumnType::Uuid | ColumnType::Email),
            kind: summary.kind,
            exceptions: summary.exceptions > 0,
        }
    }

    /// The table in which the column is.
    pub(super) fn table(&self, of: TableId) -> TableId {
        self.via.map_or(of, |via| via.to)
    }

    /// The link that leads to the column's table; none when it is the table of the row itself.
    pub(super) fn link<'a>(&self, workspace: &'a Workspace, from: TableId) -> Option<&'a Link> {
        let via = self.via?;
        workspace.schema.links_from(from).find(|link| {
            link.to == via.to
                && link.kind != LinkKind::Soft
                && link.columns.first() == Some(&via.key)
        })
    }

    /// The cell that a row of the table `of` has in this place.
    pub(super) fn cell<'a>(&self, workspace: &'a Workspace, of: TableId, row: Row) -> Cow<'a, str> {
        let row = if self.via.is_some() {
            let link = self.link(workspace, of);
            link.and_then(|link| link.rows.targets(row).first().copied())
        } else {
            Some(row)
        };
        let column = workspace
            .table(self.table(of))
            .and_then(|table| table.column(self.column));
        column
            .zip(row)
            .map(|(column, row)| column.get(row))
            .unwrap_or_default()
    }

    /// Whether the word can stand in the column at all, as far as its kind tells.
    pub(super) fn may_hold(&self, word: &Needle) -> bool {
        let all = |fits: fn(u8) -> bool| word.word().iter().all(|byte| fits(*byte));
        let has_digit = word.word().iter().any(u8::is_ascii_digit);
        self.exceptions
            || match self.kind {
                ColumnType::Integer | ColumnType::Decimal | ColumnType::Range => {
                    all(|byte| !byte.is_ascii_alphabetic())
                }
                ColumnType::Uuid => {
                    all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
                        && (has_digit || all(|byte| byte.is_ascii_hexdigit()))
                }
                _ => true,
            }
    }
}
