//! Records that are read one after the other: each with its text, small facts, and the rows that belong to it.
//!
//! It must not know what the records are.

use super::{MOST_ROWS, Page, cut_note};
use crate::engine::profile::{CardsSpec, Expr};
use crate::engine::view::{Card, Field, RecordRef, Value};

impl<'a> Page<'a> {
    /// The records as cards, in order.
    pub(super) fn cards(&mut self, spec: &'a CardsSpec) -> (usize, Vec<Card>, String) {
        let mut records = self.walk_all(&spec.from, false);
        if let Some(sort) = &spec.sort {
            self.sort(&mut records, sort);
        }
        let all = records.len();
        records.truncate(MOST_ROWS);
        let cards: Vec<Card> = records
            .into_iter()
            .map(|record| self.card(record, spec))
            .collect();
        let note = cut_note(cards.len(), all, "records");
        (all, cards, note)
    }

    fn card(&mut self, record: RecordRef, spec: &'a CardsSpec) -> Card {
        let presenter = self.presenter;
        let read = |expr: &Option<Expr>| {
            expr.as_ref()
                .map_or(Value::Empty, |expr| presenter.eval(record, expr))
        };
        let title = read(&spec.title);
        let fields = spec
            .columns
            .iter()
            .map(|column| Field {
                name: presenter.column_title(record.table, column),
                value: self.out_of(
                    record,
                    presenter.eval(record, &column.expr),
                    column.of.as_ref(),
                ),
            })
            .filter(|field| !field.value.is_empty() && field.value != title)
            .collect();
        let parts = spec.parts.as_ref().map(|parts| {
            let records = self.walk_from(record, parts, false);
            let (mut rows, _) = self.rows(&records, &spec.part_columns, None);
            super::rows::drop_links_to(&mut rows, record);
            rows
        });
        Card {
            record,
            number: read(&spec.number),
            title,
            fields,
            body: read(&spec.body),
            parts: parts.filter(|parts| !parts.rows.is_empty()),
        }
    }
}
