//! Other records that share an e-mail address, a telephone number or a profile's address with the record: it may be one human twice.
//!
//! It must not decide anything: it says what is shared, and the reader judges. Where every mark is, is found out once, when the first
//! page asks for it.

use std::cell::OnceCell;
use std::hash::{BuildHasher as _, BuildHasherDefault};

use rustc_hash::FxHasher;

use super::marks::Mark;
use super::rows::keep_telling;
use super::{MOST_ROWS, Page, cut_note};
use crate::engine::present::{Presenter, Reader};
use crate::engine::profile::{ColumnSpec, Entity, Expr, Path, SectionKind, Step, TwinsSpec};
use crate::engine::schema::LinkKind;
use crate::engine::table::{ColumnId, Row, TableId};
use crate::engine::view::{RecordRef, RowsSection, SectionRow, Value};

/// What more records than this share is a switchboard or a shared mailbox, and says nothing of any human.
const MOST_SHARING: usize = 10;

/// Where every mark is. Filled when a page asks for it first; wrong as soon as tables change.
#[derive(Debug, Default)]
pub struct TwinsIndex(OnceCell<Vec<EntityMarks>>);

/// The marks of one entity's records.
#[derive(Debug)]
struct EntityMarks {
    entity: String,
    sources: Vec<Source>,
    /// Hashes of marks, ascending, each with its source and row.
    marks: Vec<(u64, u32, Row)>,
}

/// A column that holds marks.
#[derive(Debug, Clone, Copy)]
struct Source {
    table: TableId,
    column: ColumnId,
    /// Whether its rows are the records themselves.
    own: bool,
}

/// A record that shares something, with what it shares.
struct Twin {
    record: RecordRef,
    shared: Vec<String>,
}

impl TwinsIndex {
    fn of(&self, presenter: &Presenter<'_>, entity: &str) -> Option<&EntityMarks> {
        let all = self.0.get_or_init(|| {
            let entities = presenter.profile().entities.iter();
            entities
                .filter_map(|entity| EntityMarks::read(presenter, entity))
                .collect()
        });
        all.iter().find(|marks| marks.entity == entity)
    }
}

impl EntityMarks {
    fn read(presenter: &Presenter<'_>, entity: &Entity) -> Option<Self> {
        let spec = entity
            .sections
            .iter()
            .find_map(|section| match &section.kind {
                SectionKind::Twins(spec) => Some(spec),
                _ => None,
            })?;
        let sources = sources(presenter, entity, spec);
        let mut marks = Vec::new();
        for (nth, source) in (0_u32..).zip(&sources) {
            let Some(table) = presenter.workspace().table(source.table) else {
                continue;
            };
            let Some(column) = table.column(source.column) else {
                continue;
            };
            marks.extend((0..table.rows()).filter_map(|row| {
                let mark = Mark::parse(&column.get(row))?;
                Some((hash(&mark), nth, row))
            }));
        }
        marks.sort_unstable();
        Some(Self {
            entity: entity.key.clone(),
            sources,
            marks,
        })
    }

    /// Where a mark of this hash is.
    fn places(&self, hash: u64) -> impl Iterator<Item = (Source, Row)> {
        let first = self.marks.partition_point(|(known, ..)| *known < hash);
        let found = self.marks.iter().skip(first);
        found
            .take_while(move |(known, ..)| *known == hash)
            .filter_map(|(_, nth, row)| {
                let source = self.sources.get(usize::try_from(*nth).ok()?)?;
                Some((*source, *row))
            })
    }
}

impl<'a> Page<'a> {
    /// The records that share a mark with this one, those that share the most first, and a note where some are left out.
    pub(super) fn twins(&mut self, spec: &'a TwinsSpec) -> (RowsSection, String) {
        let mut twins: Vec<Twin> = Vec::new();
        for (mark, written) in self.own_marks(spec) {
            let records = self.sharing(&mark);
            if records.len() > MOST_SHARING {
                continue;
            }
            let shared = format!("{} {written}", mark.word());
            for record in records {
                match twins.iter_mut().find(|twin| twin.record == record) {
                    Some(twin) => twin.shared.push(shared.clone()),
                    None => twins.push(Twin {
                        record,
                        shared: vec![shared.clone()],
                    }),
                }
            }
        }
        twins.sort_by_key(|twin| std::cmp::Reverse(twin.shared.len()));
        let all = twins.len();
        twins.truncate(MOST_ROWS);
        let titles = spec
            .columns
            .iter()
            .map(|column| self.presenter.column_title(self.record.table, column));
        let own = [
            self.presenter.kind_word(self.record.table),
            "The same".to_owned(),
        ];
        let mut columns: Vec<String> = own.into_iter().chain(titles).collect();
        let mut rows: Vec<SectionRow> = twins
            .into_iter()
            .map(|twin| self.twin_row(twin, &spec.columns))
            .collect();
        keep_telling(&mut columns, &mut rows, self.record);
        let note = cut_note(rows.len(), all, "records");
        (
            RowsSection {
                columns,
                rows,
                ..RowsSection::default()
            },
            note,
        )
    }

    fn twin_row(&self, twin: Twin, columns: &[ColumnSpec]) -> SectionRow {
        let shared = twin.shared.into_iter().map(Value::Text).collect();
        let own = [
            Value::Record(self.presenter.link(twin.record)),
            Value::List(shared),
        ];
        let rest = columns
            .iter()
            .map(|column| self.presenter.eval(twin.record, &column.expr));
        SectionRow {
            record: twin.record,
            cells: own.into_iter().chain(rest).collect(),
        }
    }

    /// The record's own marks, each once, as they are written.
    fn own_marks(&mut self, spec: &TwinsSpec) -> Vec<(Mark, String)> {
        let mut texts: Vec<String> = spec
            .own
            .iter()
            .filter_map(|expr| plain(self.presenter, self.record.table, expr))
            .map(|column| self.presenter.cell(self.record, column).into_owned())
            .collect();
        let value = spec.value.as_ref();
        // The section of contact details shows these rows; that they are read here does not mean that they are shown.
        let used = self.used.len();
        for record in self.walk_all(&spec.from, false) {
            let column = value.and_then(|value| plain(self.presenter, record.table, value));
            texts.extend(column.map(|column| self.presenter.cell(record, column).into_owned()));
        }
        self.used.truncate(used);
        let mut marks: Vec<(Mark, String)> = Vec::new();
        for text in texts {
            if let Some(mark) = Mark::parse(&text)
                && !marks.iter().any(|(known, _)| *known == mark)
            {
                marks.push((mark, text.trim().to_owned()));
            }
        }
        marks
    }

    /// The other records that have a mark, each once.
    fn sharing(&self, mark: &Mark) -> Vec<RecordRef> {
        let entity = self.presenter.entity(self.record.table);
        let marks = entity
            .zip(self.twins_index)
            .and_then(|(entity, index)| index.of(self.presenter, &entity.key));
        let mut found: Vec<RecordRef> = Vec::new();
        let Some(marks) = marks else {
            return found;
        };
        for (source, row) in marks.places(hash(mark)) {
            let at = RecordRef {
                table: source.table,
                row,
            };
            let cell = self.presenter.cell(at, source.column);
            if Mark::parse(&cell).as_ref() != Some(mark) {
                continue;
            }
            for owner in self.owners(source, at) {
                if owner != self.record && !found.contains(&owner) {
                    found.push(owner);
                }
            }
            if found.len() > MOST_SHARING {
                break;
            }
        }
        found
    }

    /// The records whose a row of a source is.
    fn owners(&self, source: Source, at: RecordRef) -> Vec<RecordRef> {
        if source.own {
            return vec![at];
        }
        let entity = self.presenter.entity(self.record.table);
        let tables = entity.map_or(&[][..], |entity| {
            self.presenter.workspace().binding.tables_of(&entity.key)
        });
        let links = self
            .presenter
            .outbound(at.table)
            .filter(|link| link.kind != LinkKind::Soft && tables.contains(&link.to));
        links
            .flat_map(|link| {
                let rows = link.rows.targets(at.row).iter();
                rows.map(|&row| RecordRef {
                    table: link.to,
                    row,
                })
            })
            .collect()
    }
}

/// The columns that hold an entity's marks.
fn sources(presenter: &Presenter<'_>, entity: &Entity, spec: &TwinsSpec) -> Vec<Source> {
    let binding = &presenter.workspace().binding;
    let mut sources = Vec::new();
    let keys = spec.from.iter().filter_map(only_entity);
    for &table in keys.flat_map(|key| binding.tables_of(key)) {
        let value = spec.value.as_ref();
        let column = value.and_then(|value| plain(presenter, table, value));
        sources.extend(column.map(|column| Source {
            table,
            column,
            own: false,
        }));
    }
    for &table in binding.tables_of(&entity.key) {
        let columns = spec
            .own
            .iter()
            .filter_map(|expr| plain(presenter, table, expr));
        sources.extend(columns.map(|column| Source {
            table,
            column,
            own: true,
        }));
    }
    sources
}

/// The entity whose rows a way leads to in one step.
fn only_entity(path: &Path) -> Option<&str> {
    match path.steps.as_slice() {
        [Step::Inbound { entity, .. }] => Some(entity),
        _ => None,
    }
}

fn plain(presenter: &Presenter<'_>, table: TableId, expr: &Expr) -> Option<ColumnId> {
    Reader::new(presenter, table, expr).plain_column()
}

fn hash(mark: &Mark) -> u64 {
    BuildHasherDefault::<FxHasher>::default().hash_one(mark)
}
