//! What a record refers to and what refers to it, link by link, with counts.
//!
//! It must not know sections: it tells of every link, whether a section shows it or not.

use super::Page;
use crate::engine::schema::LinkKind;
use crate::engine::structure::ends;
use crate::engine::view::{Field, RecordRef, Referrers, Relations, Value};

/// Of several records that one field refers to, so many are told.
const MOST_TARGETS: usize = 20;

impl Page<'_> {
    /// All links that are no mere matches of words and that a second column does not repeat.
    pub(super) fn relations(&self) -> Relations {
        Relations {
            to: self.referred(),
            from: self.referrers(),
        }
    }

    fn referred(&self) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::new();
        let links = self.presenter.outbound(self.record.table);
        for link in links.filter(|link| link.kind != LinkKind::Soft && !self.repeats(link)) {
            let targets = link.rows.targets(self.record.row);
            let mut values: Vec<Value> = targets
                .iter()
                .take(MOST_TARGETS)
                .map(|&row| {
                    let table = link.to;
                    Value::Record(self.presenter.link(RecordRef { table, row }))
                })
                .collect();
            let name = match link.columns.first() {
                Some(&column) => self.presenter.title(link.from, column),
                None => self.presenter.kind_word(link.to),
            };
            let value = match values.len() {
                0 => continue,
                1 => values.pop().unwrap_or(Value::Empty),
                _ => Value::List(values),
            };
            let field = Field { name, value };
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
        fields.sort_by(|one, other| one.name.cmp(&other.name));
        fields
    }

    fn referrers(&self) -> Vec<Referrers> {
        let workspace = self.presenter.workspace();
        let links = self.presenter.inbound(self.record.table);
        let mut found: Vec<Referrers> = links
            .filter(|link| link.kind != LinkKind::Soft && !self.repeats(link))
            .filter_map(|link| {
                let rows = link.rows.sources(self.record.row);
                Some(Referrers {
                    table: link.from,
                    title: self.presenter.table_title(link.from),
                    ends: ends(workspace, link)?,
                    count: u32::try_from(rows.len()).unwrap_or(u32::MAX),
                    first: RecordRef {
                        table: link.from,
                        row: *rows.first()?,
                    },
                })
            })
            .collect();
        found.sort_by(|one, other| (&one.title, &one.ends).cmp(&(&other.title, &other.ends)));
        found
    }
}
