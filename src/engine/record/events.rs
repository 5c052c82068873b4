//! What happened to a record, from every table that tells of it, newest first.
//!
//! It must not know which tables those are: the profile says what is an event, and what is its time, author and text.

use super::{MOST_EVENTS, Page, cut_note};
use crate::engine::present::{Reader, plain_text};
use crate::engine::profile::{ChangeSpec, EventSpec, Expr};
use crate::engine::table::TableId;
use crate::engine::types::Moment;
use crate::engine::view::{Event, Field, Link, RecordRef, Value};

/// What is needed to tell the rows of one table as events.
struct Teller<'a> {
    table: TableId,
    time: Option<Reader<'a>>,
    spec: Option<&'a EventSpec>,
}

impl<'a> Page<'a> {
    /// The newest of the events that records are; those without a time come last.
    pub(super) fn events(&self, records: &[RecordRef]) -> (Vec<Event>, String) {
        let mut tellers: Vec<Teller<'a>> = Vec::new();
        let mut timed: Vec<(Option<Moment>, RecordRef)> = Vec::with_capacity(records.len());
        for &record in records {
            if !tellers.iter().any(|teller| teller.table == record.table) {
                tellers.push(self.teller(record.table));
            }
            let teller = tellers.iter().find(|teller| teller.table == record.table);
            timed.push((teller.and_then(|teller| teller.at(record)), record));
        }
        timed.sort_by_key(|(at, _)| std::cmp::Reverse(at.map(|at| at.millis)));
        let all = timed.len();
        timed.truncate(MOST_EVENTS);
        let events: Vec<Event> = timed
            .into_iter()
            .filter_map(|(at, record)| {
                let teller = tellers.iter().find(|teller| teller.table == record.table)?;
                Some(self.event(teller, record, at))
            })
            .collect();
        let note = cut_note(events.len(), all, "events, newest first,");
        (events, note)
    }

    fn teller(&self, table: TableId) -> Teller<'a> {
        let entity = self.presenter.entity(table);
        let spec = entity.and_then(|entity| entity.event.as_ref());
        let time = spec
            .and_then(|spec| spec.time.as_ref())
            .or_else(|| entity.and_then(|entity| entity.time.as_ref()));
        Teller {
            table,
            time: time.map(|time| Reader::new(self.presenter, table, time)),
            spec,
        }
    }

    fn event(&self, teller: &Teller<'a>, record: RecordRef, at: Option<Moment>) -> Event {
        let presenter = self.presenter;
        let eval = |expr: &'a Expr| presenter.eval(record, expr);
        let Some(spec) = teller.spec else {
            return Event {
                record,
                at,
                kind: presenter.kind_word(record.table),
                title: presenter.label(record),
                author: None,
                about: Vec::new(),
                body: Value::Empty,
                fields: Vec::new(),
            };
        };
        let kind = spec.kind.as_ref().and_then(|kind| self.kind(record, kind));
        let fallback = || {
            if spec.kind_word.is_empty() {
                presenter.kind_word(record.table)
            } else {
                spec.kind_word.clone()
            }
        };
        let title = match &spec.change {
            Some(change) => self.change(teller, change, record, at),
            None => spec
                .title
                .as_ref()
                .map(|title| plain_text(&eval(title)))
                .unwrap_or_default(),
        };
        Event {
            record,
            at,
            kind: kind.unwrap_or_else(fallback),
            title,
            author: spec
                .author
                .as_ref()
                .map(eval)
                .filter(|author| !author.is_empty()),
            about: self.about(record, &spec.about),
            body: spec.body.as_ref().map_or(Value::Empty, eval),
            fields: spec
                .fields
                .iter()
                .map(|column| Field {
                    name: presenter.column_title(record.table, column),
                    value: eval(&column.expr),
                })
                .filter(|field| !field.value.is_empty())
                .collect(),
        }
    }

    /// What sort an event is: the profile's word for the code in the row, else the name of what the row refers to.
    fn kind(&self, record: RecordRef, kind: &Expr) -> Option<String> {
        let presenter = self.presenter;
        let code = kind
            .own_fields()
            .filter_map(|name| presenter.field_named(record.table, name)?.text)
            .map(|column| presenter.cell(record, column))
            .find(|code| !code.is_empty());
        let word = code.and_then(|code| presenter.profile().known_word(&code).map(str::to_owned));
        word.or_else(|| Some(plain_text(&presenter.eval(record, kind))))
            .filter(|kind| !kind.is_empty())
    }

    /// Other records that an event names; not the one whose page this is.
    fn about(&self, record: RecordRef, about: &[Expr]) -> Vec<Link> {
        let mut links: Vec<Link> = Vec::new();
        for expr in about {
            if let Value::Record(link) = self.presenter.eval(record, expr)
                && link.target != self.record
                && !links.iter().any(|known| known.target == link.target)
            {
                links.push(link);
            }
        }
        links
    }

    /// `Interview to Offer`: the value before is in the row, or in the change before it of the same record.
    fn change(
        &self,
        teller: &Teller<'a>,
        change: &'a ChangeSpec,
        record: RecordRef,
        at: Option<Moment>,
    ) -> String {
        let to = plain_text(&self.presenter.eval(record, &change.to));
        let written = change
            .from
            .as_ref()
            .map(|from| plain_text(&self.presenter.eval(record, from)));
        let from = written
            .filter(|from| !from.is_empty())
            .or_else(|| self.before(teller, change, record, at))
            .unwrap_or_default();
        match (from.is_empty(), to.is_empty()) {
            (false, false) => format!("{from} to {to}"),
            (false, true) => format!("From {from}"),
            (true, _) => to,
        }
    }

    /// The new value of the change before this one in the same history.
    fn before(
        &self,
        teller: &Teller<'a>,
        change: &ChangeSpec,
        record: RecordRef,
        at: Option<Moment>,
    ) -> Option<String> {
        let history = self.presenter.step(record, &change.within)?;
        let now = (at?.millis, record.row);
        self.presenter
            .inbound(history.table)
            .filter(|link| link.from == record.table)
            .flat_map(|link| link.rows.sources(history.row))
            .filter_map(|&row| {
                let other = RecordRef {
                    table: record.table,
                    row,
                };
                let then = (teller.at(other)?.millis, row);
                (then < now).then_some((then, other))
            })
            .max_by_key(|(then, _)| *then)
            .map(|(_, other)| plain_text(&self.presenter.eval(other, &change.to)))
    }
}

impl Teller<'_> {
    fn at(&self, record: RecordRef) -> Option<Moment> {
        self.time.as_ref()?.moment(record.row)
    }
}
