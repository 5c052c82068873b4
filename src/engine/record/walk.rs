//! From a record along a path of links to the rows of a section.
//!
//! It must not know what the rows are for.

use rustc_hash::FxHashSet;

use super::Page;
use crate::engine::profile::{Path, Step};
use crate::engine::schema::{Link, LinkKind};
use crate::engine::view::RecordRef;

impl<'a> Page<'a> {
    /// The rows at the ends of several paths, each once.
    pub(super) fn walk_all(&mut self, paths: &[Path], outer: bool) -> Vec<RecordRef> {
        let mut seen = FxHashSet::default();
        let mut found = Vec::new();
        for path in paths {
            found.extend(
                self.walk(path, outer)
                    .into_iter()
                    .filter(|record| seen.insert(*record)),
            );
        }
        found.retain(|record| *record != self.record);
        found
    }

    /// The rows at the end of a path. With `outer`, a row that the last step does not lead on from stands for itself.
    pub(super) fn walk(&mut self, path: &Path, outer: bool) -> Vec<RecordRef> {
        self.walk_from(self.record, path, outer)
    }

    /// The same from another record.
    pub(super) fn walk_from(
        &mut self,
        start: RecordRef,
        path: &Path,
        outer: bool,
    ) -> Vec<RecordRef> {
        let mut at = vec![start];
        for (index, step) in path.steps.iter().enumerate() {
            let is_first = index == 0 && start == self.record;
            let keeps = outer && index > 0 && index + 1 == path.steps.len();
            let mut seen = FxHashSet::default();
            let mut next = Vec::new();
            for &record in &at {
                let mut found = match step {
                    Step::Outbound(field) => self.outbound(record, field),
                    Step::Inbound {
                        entity,
                        field,
                        same,
                    } => {
                        let mut found = self.inbound(record, entity, field.as_deref(), is_first);
                        if let Some(same) = same {
                            let wanted = self.presenter.step(start, same);
                            found.retain(|&row| {
                                wanted.is_some() && self.presenter.step(row, same) == wanted
                            });
                        }
                        found
                    }
                };
                if keeps && found.is_empty() {
                    found.push(record);
                }
                next.extend(found.into_iter().filter(|record| seen.insert(*record)));
            }
            at = next;
        }
        at
    }

    fn outbound(&self, record: RecordRef, field: &str) -> Vec<RecordRef> {
        self.presenter.step(record, field).into_iter().collect()
    }

    /// The rows of an entity that refer to a record, in the order of the file.
    fn inbound(
        &mut self,
        record: RecordRef,
        entity: &str,
        field: Option<&str>,
        is_first: bool,
    ) -> Vec<RecordRef> {
        let binding = &self.presenter.workspace().binding;
        let mut found = Vec::new();
        for &table in binding.tables_of(entity) {
            let links: Vec<&'a Link> = self
                .presenter
                .inbound(record.table)
                .filter(|link| link.from == table && self.is_through(link, field))
                .collect();
            let hard = links.iter().any(|link| link.kind != LinkKind::Soft);
            let mut rows: Vec<u32> = Vec::new();
            for link in links
                .iter()
                .filter(|link| !hard || link.kind != LinkKind::Soft)
            {
                if is_first {
                    self.used.push(std::ptr::from_ref(*link));
                }
                rows.extend_from_slice(link.rows.sources(record.row));
            }
            if links.len() > 1 {
                rows.sort_unstable();
                rows.dedup();
            }
            found.extend(rows.into_iter().map(|row| RecordRef { table, row }));
        }
        found
    }

    /// Whether a link is held by the field of that name. A lifted row that has no such field refers to its parent by where it was found.
    fn is_through(&self, link: &Link, field: Option<&str>) -> bool {
        let Some(name) = field else {
            return true;
        };
        match (
            self.presenter.field_named(link.from, name),
            link.columns.first(),
        ) {
            (Some(field), Some(column)) => field.id == Some(*column) || field.text == Some(*column),
            (None, None) => link.kind == LinkKind::Lifted,
            _ => false,
        }
    }
}
