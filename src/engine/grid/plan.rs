//! The columns that a list can show, as plain data that a [`ListColumn`] is made from.
//!
//! It must not read cells.

use super::columns::ListColumn;
use crate::engine::names::title;
use crate::engine::present::{Presenter, Reader};
use crate::engine::profile::{ColumnSpec, Entity, Expr, PairsSpec, SectionKind};
use crate::engine::record::names_of_rows;
use crate::engine::table::{ColumnId, TableId};
use crate::engine::view::{CellKind, GridSource};

/// Columns of an entity whose profile names none: at most so many.
const UNNAMED: usize = 12;

/// Columns kept as rows have numbers from here on: which of them there are is found out only when one is wanted.
pub(super) const FIRST_OF_ROWS: ColumnId = 1 << 16;

/// The table behind a list and the columns that it can show.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    pub(super) title: String,
    pub(super) table: TableId,
    /// Its own columns; their numbers are their places.
    specs: Vec<Spec>,
    /// How many of them are shown unasked.
    usual: usize,
    /// Where fields are kept as rows, each with the title of its section.
    pairs: Vec<(&'a str, &'a PairsSpec)>,
}

/// What a column shows.
#[derive(Debug)]
pub(super) enum Spec {
    /// The record's label, under this title.
    Label(String),
    /// A value that the profile names.
    Read(ColumnSpec),
    /// The text of a column.
    Raw(ColumnId),
}

/// A column whose values are kept as rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowsColumn {
    /// Which of the plan's pairs.
    pub(super) pairs: usize,
    /// The field's name.
    pub(super) name: String,
    /// What its values are.
    pub(super) kind: CellKind,
}

impl<'a> Plan<'a> {
    /// What a list can show; `None` when there is no such entity or table.
    pub(super) fn new(presenter: &Presenter<'a>, source: &GridSource) -> Option<Self> {
        match source {
            GridSource::Table(id) => {
                let table = presenter.workspace().table(*id)?;
                let specs: Vec<Spec> = (0..)
                    .zip(&table.columns)
                    .map(|(at, _)| Spec::Raw(at))
                    .collect();
                Some(Self {
                    title: title(&table.name),
                    table: *id,
                    usual: specs.len(),
                    specs,
                    pairs: Vec::new(),
                })
            }
            GridSource::Entity(key) => {
                let table = *presenter.workspace().binding.tables_of(key).first()?;
                let entity = presenter.entity(table)?;
                Some(Self::of_entity(presenter, table, entity))
            }
        }
    }

    fn of_entity(presenter: &Presenter<'a>, table: TableId, entity: &'a Entity) -> Self {
        let bound = |spec: &&ColumnSpec| Reader::new(presenter, table, &spec.expr).is_bound();
        let mut specs = vec![Spec::Label(entity.singular.clone())];
        specs.extend(entity.grid.iter().filter(bound).cloned().map(Spec::Read));
        let named = specs.len();
        let in_label = |name: &str| {
            let label = entity.label.iter();
            label.flat_map(Expr::own_fields).any(|field| field == name)
        };
        let in_grid = |name: &str| entity.grid.iter().any(|spec| is_field(&spec.expr, name));
        let rest = presenter.fields(table).iter().filter(|field| {
            field.name != "id"
                && !in_label(&field.name)
                && !in_grid(&field.name)
                && !entity.hide.contains(&field.name)
                && !presenter.profile().hide.contains(&field.name)
        });
        specs.extend(rest.map(|field| {
            let expr = Expr {
                ways: vec![vec![vec![field.name.clone()]]],
            };
            // A title of the profile's may be that of a column that is put together of several fields.
            let title = presenter.field_title(table, field);
            let is_taken = entity
                .grid
                .iter()
                .any(|spec| presenter.column_title(table, spec) == title);
            let title = is_taken.then(|| Presenter::plain_field_title(field));
            Spec::Read(ColumnSpec {
                title,
                expr,
                of: None,
            })
        }));
        let pairs = entity.sections.iter().filter_map(|section| {
            let SectionKind::Fields {
                pairs: Some(pairs), ..
            } = &section.kind
            else {
                return None;
            };
            Some((section.title.as_str(), pairs))
        });
        Self {
            title: entity.plural.clone(),
            table,
            usual: if named > 1 {
                named
            } else {
                specs.len().min(UNNAMED + 1)
            },
            specs,
            pairs: pairs.collect(),
        }
    }

    /// The number of the column that shows no more than this field.
    pub(super) fn field(&self, name: &str) -> Option<ColumnId> {
        let shows = |spec: &&Spec| matches!(spec, Spec::Read(spec) if is_field(&spec.expr, name));
        let at = self.specs.iter().position(|spec| shows(&spec))?;
        ColumnId::try_from(at).ok()
    }

    /// The columns that are shown: the wanted ones that there are, or the usual ones.
    pub(super) fn shown(&self, wanted: &[ColumnId], of_rows: &[RowsColumn]) -> Vec<ColumnId> {
        let own = ColumnId::try_from(self.specs.len()).unwrap_or(FIRST_OF_ROWS);
        let rows = ColumnId::try_from(of_rows.len()).unwrap_or(0);
        let known = |id: &ColumnId| {
            *id < own || (FIRST_OF_ROWS..FIRST_OF_ROWS.saturating_add(rows)).contains(id)
        };
        let mut shown: Vec<ColumnId> = Vec::new();
        for id in wanted.iter().filter(|id| known(id)) {
            if !shown.contains(id) {
                shown.push(*id);
            }
        }
        if shown.is_empty() {
            return self.usual().collect();
        }
        shown
    }

    /// The columns that are shown unasked.
    pub(super) fn usual(&self) -> impl Iterator<Item = ColumnId> + use<> {
        (0..).take(self.usual)
    }

    /// Its own columns.
    pub(super) fn own(&self) -> impl Iterator<Item = ColumnId> + use<> {
        (0..).take(self.specs.len())
    }

    /// The columns whose values are kept as rows. Their rows are read once for it.
    pub(super) fn of_rows(&self, presenter: &Presenter<'a>) -> Vec<RowsColumn> {
        let mut columns = Vec::new();
        for (at, (_, spec)) in self.pairs.iter().enumerate() {
            for (name, values) in names_of_rows(presenter, spec) {
                let column = RowsColumn {
                    pairs: at,
                    name,
                    kind: super::columns::kind_of(&values),
                };
                if !columns.contains(&column) {
                    columns.push(column);
                }
            }
        }
        columns
    }

    /// The section in which a record's page shows a column that is kept as rows.
    pub(super) fn section(&self, column: &RowsColumn) -> &'a str {
        self.pairs.get(column.pairs).map_or("", |(title, _)| title)
    }

    /// A column, ready to be read; `None` when there is none of that number.
    pub(super) fn column<'b>(
        &'b self,
        presenter: &'b Presenter<'a>,
        of_rows: &'b [RowsColumn],
        id: ColumnId,
    ) -> Option<ListColumn<'b>> {
        if let Some(at) = id.checked_sub(FIRST_OF_ROWS) {
            let column = of_rows.get(usize::try_from(at).ok()?)?;
            let (_, spec) = self.pairs.get(column.pairs)?;
            return Some(ListColumn::of_rows(presenter, self.table, id, spec, column));
        }
        let spec = self.specs.get(usize::try_from(id).ok()?)?;
        Some(ListColumn::new(presenter, self.table, id, spec))
    }
}

/// Whether an expression says no more than one field of the row itself.
fn is_field(expr: &Expr, name: &str) -> bool {
    match expr.ways.as_slice() {
        [way] => {
            matches!(way.as_slice(), [place] if matches!(place.as_slice(), [field] if field == name))
        }
        _ => false,
    }
}
