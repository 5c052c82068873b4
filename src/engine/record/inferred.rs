//! Sections that no profile names: one for each table whose rows refer to the record. Rows that only tie it to others are seen through.
//!
//! It must not know what the tables mean.

use super::Page;
use crate::engine::schema::{Link, LinkKind};
use crate::engine::table::TableId;
use crate::engine::view::{Place, RecordRef, RowsSection, Section, SectionBody, Value};

impl<'a> Page<'a> {
    /// Adds a section for each table that refers to the record and is not shown yet. It is named after the table; where a table refers
    /// in several ways, after the columns as well.
    pub(super) fn inferred(&mut self, sections: &mut Vec<Section>) {
        let mut links: Vec<&'a Link> = self
            .presenter
            .inbound(self.record.table)
            .filter(|link| {
                link.kind != LinkKind::Soft && !self.used.contains(&std::ptr::from_ref(*link))
            })
            .filter(|link| !link.rows.sources(self.record.row).is_empty() && !self.repeats(link))
            .collect();
        // In the profile's order, whatever the tables' names, then those that it does not know.
        let binding = &self.presenter.workspace().binding;
        links.sort_by_key(|link| {
            let entity = binding.table(link.from).and_then(|table| table.entity);
            (entity.is_none(), entity, link.from)
        });
        for link in links {
            let rows = link.rows.sources(self.record.row);
            let records: Vec<RecordRef> = rows
                .iter()
                .map(|&row| RecordRef {
                    table: link.from,
                    row,
                })
                .collect();
            let (pairs, cut) = self.rows(&records, &[], None);
            let (body, table) = match self.beyond(link) {
                Some(beyond) => self
                    .through(&records, &pairs, beyond)
                    .map_or((pairs, link.from), |body| (body, beyond.to)),
                None => (pairs, link.from),
            };
            let mut title = self.presenter.table_title(table);
            if sections.iter().any(|section| section.title == title) {
                title = format!("{title} ({})", self.columns_in_words(link));
            }
            let note = [self.how_found(link), cut].join(" ").trim().to_owned();
            sections.push(Section {
                title,
                count: u32::try_from(records.len()).unwrap_or(u32::MAX),
                note,
                place: Place::Related,
                body: SectionBody::Rows(body),
            });
        }
    }

    /// The link on from a table whose rows only tie the record to one other each.
    fn beyond(&self, link: &Link) -> Option<&'a Link> {
        let schema = &self.presenter.workspace().schema;
        if !schema.is_junction(link.from) || self.presenter.entity(link.from).is_some() {
            return None;
        }
        let mut others = self.presenter.outbound(link.from).filter(|other| {
            other.kind == LinkKind::Key && other.columns.len() == 1 && other.columns != link.columns
        });
        others.next().filter(|_| others.next().is_none())
    }

    /// The records behind rows that only tie, with what those rows add. None where a row ties to nothing: then the rows themselves say
    /// more.
    fn through(
        &self,
        records: &[RecordRef],
        pairs: &RowsSection,
        beyond: &Link,
    ) -> Option<RowsSection> {
        let targets: Option<Vec<RecordRef>> = records
            .iter()
            .map(|record| match beyond.rows.targets(record.row) {
                &[row] => Some(RecordRef {
                    table: beyond.to,
                    row,
                }),
                _ => None,
            })
            .collect();
        let (mut body, _) = self.rows(&targets?, &[], None);
        for (at, title) in pairs.columns.iter().enumerate() {
            let cell = |row: usize| pairs.rows.get(row).and_then(|row| row.cells.get(at));
            let repeats = |(row, target): (usize, RecordRef)| matches!(cell(row), Some(Value::Record(to)) if to.target == target);
            let known = body.rows.iter().map(|row| row.record).enumerate();
            if body.columns.contains(title) || known.clone().all(repeats) {
                continue;
            }
            body.columns.push(title.clone());
            for (row, section) in body.rows.iter_mut().enumerate() {
                section
                    .cells
                    .push(cell(row).cloned().unwrap_or(Value::Empty));
            }
        }
        Some(body)
    }

    /// Whether a link is held by the name beside an id, which says the same.
    pub(super) fn repeats(&self, link: &Link) -> bool {
        let [column] = link.columns.as_slice() else {
            return false;
        };
        let field = self
            .presenter
            .workspace()
            .binding
            .field_of(link.from, *column);
        field.is_some_and(|field| field.id.is_some() && field.text == Some(*column))
    }

    fn columns_in_words(&self, link: &Link) -> String {
        let titles = link
            .columns
            .iter()
            .map(|&column| self.presenter.title(link.from, column));
        titles.collect::<Vec<_>>().join(", ").to_lowercase()
    }

    /// Says how a section was found, where the profile does not know its table.
    fn how_found(&self, link: &Link) -> String {
        if self.presenter.entity(link.from).is_some() || link.kind == LinkKind::Lifted {
            return String::new();
        }
        let columns: Vec<&str> = self.headers(link);
        let file = self
            .presenter
            .workspace()
            .table(link.from)
            .map(|table| table.path.as_str());
        format!(
            "Found through \"{}\" of {}.",
            columns.join("\", \""),
            file.unwrap_or_default()
        )
    }

    fn headers(&self, link: &Link) -> Vec<&'a str> {
        let name = |table: TableId, column| {
            self.presenter
                .workspace()
                .table(table)?
                .column(column)
                .map(|column| column.name.as_str())
        };
        link.columns
            .iter()
            .filter_map(|&column| name(link.from, column))
            .collect()
    }
}
