//! Where a search looks: which columns of which tables, the telling ones first.
//!
//! It must not know what is looked for.

use super::hunt::Tier;
use super::needle::Needle;
use crate::engine::names::normal;
use crate::engine::present::{Presenter, Reader};
use crate::engine::profile::Role;
use crate::engine::table::{ColumnId, TableId};
use crate::engine::types::{ColumnSummary, ColumnType};

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

/// Where a search looks in one table.
#[derive(Debug, Clone)]
pub(super) struct TablePlan {
    pub(super) table: TableId,
    /// The best first.
    pub(super) places: Vec<Place>,
}

/// A column in which a search looks.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) column: ColumnId,
    /// How telling a match in it is.
    pub(super) tier: Tier,
    /// Whether it holds HTML, whose tags are not searched.
    pub(super) markup: bool,
    kind: ColumnType,
    exceptions: bool,
}

/// The tables of a search, those first whose records people look for by name.
pub(super) fn plans(presenter: &Presenter<'_>) -> Vec<TablePlan> {
    let workspace = presenter.workspace();
    let mut plans: Vec<(u8, TablePlan)> = (0..)
        .zip(&workspace.tables)
        .map(|(table, _)| {
            let order = match presenter.entity(table).map(|entity| entity.role) {
                Some(Role::Main) => 0,
                Some(Role::Reference) => 1,
                Some(Role::Part) => 2,
                None => 3,
            };
            (order, plan(presenter, table))
        })
        .collect();
    plans.sort_by_key(|(order, _)| *order);
    plans.into_iter().map(|(_, plan)| plan).collect()
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
    places.sort_by_key(|place| place.tier);
    TablePlan { table, places }
}

impl Place {
    fn new(column: ColumnId, summary: &ColumnSummary, names: bool) -> Self {
        let tier = match summary.kind {
            ColumnType::Uuid => 3,
            _ if names => 0,
            ColumnType::Email | ColumnType::Phone | ColumnType::Url => 1,
            ColumnType::Text if summary.longest <= SHORT => 1,
            ColumnType::Text | ColumnType::Html | ColumnType::Json => 2,
            _ => 3,
        };
        Self {
            column,
            tier,
            markup: summary.kind == ColumnType::Html,
            kind: summary.kind,
            exceptions: summary.exceptions > 0,
        }
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
