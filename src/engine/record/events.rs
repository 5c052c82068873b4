//! What happened to a record, from every table that tells of it, newest first.
//!
//! It must not know which tables those are: the profile says what is an event, and what is its time, author and text.

use super::Page;
use super::bodies::{preview, shown_in_line};
use super::event_index::{Counted, EventsCache, Row, Words};
use crate::engine::fold::fold_into;
use crate::engine::present::{Presenter, Reader, plain_text};
use crate::engine::profile::{ChangeSpec, EventSpec, Expr, SectionKind};
use crate::engine::sanitize::clean;
use crate::engine::search::{Needle, without_markup};
use crate::engine::table::TableId;
use crate::engine::types::Moment;
use crate::engine::view::{
    Event, EventFilter, EventsRequest, EventsWindow, Field, Link, RecordRef, Value,
};
use crate::engine::workspace::Workspace;

/// What is needed to tell the rows of one table as events.
pub(super) struct Teller<'a> {
    table: TableId,
    time: Option<Reader<'a>>,
    spec: Option<&'a EventSpec>,
}

/// So many events come with a page.
const FIRST: u32 = 50;
/// Of no more events than this, kinds and authors are counted before anybody asks.
const COUNTED_AT_ONCE: usize = 2_000;
/// At most so many are sent at once.
const MOST: u32 = 1_000;

/// Some of the events of a section; `None` when there is no such section.
pub fn events(
    workspace: &Workspace,
    cache: &mut EventsCache,
    request: &EventsRequest,
) -> Option<EventsWindow> {
    let presenter = Presenter::new(workspace);
    let mut page = Page::new(&presenter, request.record);
    let known = cache
        .0
        .take()
        .filter(|known| known.record == request.record && known.section == request.section);
    let counted = match known {
        Some(known) => known,
        None => page.counted_section(&request.section)?,
    };
    let counted = cache.0.insert(counted);
    page.find(counted, &request.filter);
    Some(page.window(counted, request.start, request.len.min(MOST)))
}

impl<'a> Page<'a> {
    /// The newest events, and what all are like where that is quickly said.
    pub(super) fn first_events(&self, records: &[RecordRef]) -> EventsWindow {
        if records.len() <= COUNTED_AT_ONCE {
            let mut counted = self.counted(records, String::new());
            self.find(&mut counted, &EventFilter::default());
            return self.window(&counted, 0, FIRST);
        }
        let tellers = self.tellers(records);
        let total = u32::try_from(records.len()).unwrap_or(u32::MAX);
        let first = in_order(&tellers, records)
            .into_iter()
            .take(usize::try_from(FIRST).unwrap_or(0));
        EventsWindow {
            total,
            matching: total,
            events: first
                .filter_map(|(at, record)| {
                    Some(self.event(teller_of(&tellers, record)?, record, at))
                })
                .collect(),
            ..EventsWindow::default()
        }
    }

    /// The events of the section with this title.
    fn counted_section(&mut self, title: &str) -> Option<Counted> {
        let table = self.presenter.workspace().table(self.record.table)?;
        let entity = self.presenter.entity(self.record.table)?;
        let section = entity
            .sections
            .iter()
            .find(|section| section.title == title)?;
        let SectionKind::Events { from } = &section.kind else {
            return None;
        };
        if self.record.row >= table.rows() {
            return None;
        }
        let records = self.walk_all(from, false);
        Some(self.counted(&records, title.to_owned()))
    }

    fn counted(&self, records: &[RecordRef], section: String) -> Counted {
        let tellers = self.tellers(records);
        let (mut kinds, mut authors) = (Words::default(), Words::default());
        let mut rows = Vec::with_capacity(records.len());
        for (at, record) in in_order(&tellers, records) {
            let Some(teller) = teller_of(&tellers, record) else {
                continue;
            };
            let author = self
                .author(teller, record)
                .map(|author| plain_text(&author));
            rows.push(Row {
                at,
                record,
                kind: kinds.add(self.kind_of(teller, record)),
                author: author.map(|author| authors.add(author)),
            });
        }
        Counted {
            record: self.record,
            section,
            rows,
            kinds,
            authors,
            found: None,
        }
    }

    /// Looks for events, unless the same were looked for last.
    fn find(&self, counted: &mut Counted, filter: &EventFilter) {
        if counted
            .found
            .as_ref()
            .is_some_and(|(known, _)| known == filter)
        {
            return;
        }
        let mut found = counted.without_words(filter);
        let needles: Vec<Needle> = filter
            .words
            .split_whitespace()
            .map(Needle::anywhere)
            .collect();
        if !needles.is_empty() {
            let records: Vec<RecordRef> = counted.rows.iter().map(|row| row.record).collect();
            let tellers = self.tellers(&records);
            let mut folded = String::new();
            found.retain(|&at| {
                let Some(row) = counted.rows.get(at) else {
                    return false;
                };
                folded.clear();
                if let Some(teller) = teller_of(&tellers, row.record) {
                    fold_into(&self.words(teller, row.record, row.at), &mut folded);
                }
                needles.iter().all(|needle| needle.is_in(&folded))
            });
        }
        counted.found = Some((filter.clone(), found));
    }

    /// All the words of an event.
    fn words(&self, teller: &Teller<'a>, record: RecordRef, at: Option<Moment>) -> String {
        let mut words = vec![self.title(teller, record, at), self.kind_of(teller, record)];
        words.extend(
            self.author(teller, record)
                .map(|author| plain_text(&author)),
        );
        if let Some(spec) = teller.spec {
            words.extend(
                self.about(record, &spec.about)
                    .into_iter()
                    .map(|link| link.label),
            );
            words.extend(
                spec.fields
                    .iter()
                    .map(|column| plain_text(&self.presenter.eval(record, &column.expr))),
            );
            if let Some(body) = &spec.body {
                words.push(match self.presenter.eval(record, body) {
                    // Entities that are no letters of ASCII are rare in what people look for, but they occur.
                    Value::Html(html) if html.contains('&') => clean(&html).text.join(" "),
                    Value::Html(html) => without_markup(&html),
                    Value::Text(text) => text,
                    value => plain_text(&value),
                });
            }
        }
        words.join("\n")
    }

    fn window(&self, counted: &Counted, start: u32, len: u32) -> EventsWindow {
        let found = counted.found.as_ref().map_or(&[][..], |(_, found)| found);
        let first = usize::try_from(start)
            .unwrap_or(usize::MAX)
            .min(found.len());
        let row = |at: &usize| counted.rows.get(*at).copied();
        let rows: Vec<Row> = found
            .iter()
            .skip(first)
            .take(usize::try_from(len).unwrap_or(usize::MAX))
            .filter_map(row)
            .collect();
        let records: Vec<RecordRef> = rows.iter().map(|row| row.record).collect();
        let tellers = self.tellers(&records);
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        EventsWindow {
            total: count(counted.rows.len()),
            matching: count(found.len()),
            start: count(first),
            before: first.checked_sub(1).and_then(|at| row(found.get(at)?)?.at),
            kinds: counted.kinds.by_count(),
            authors: counted.authors.by_count(),
            events: rows
                .iter()
                .filter_map(|row| {
                    Some(self.event(teller_of(&tellers, row.record)?, row.record, row.at))
                })
                .collect(),
        }
    }

    pub(super) fn tellers(&self, records: &[RecordRef]) -> Vec<Teller<'a>> {
        let mut tellers: Vec<Teller<'a>> = Vec::new();
        for record in records {
            if teller_of(&tellers, *record).is_none() {
                tellers.push(self.teller(record.table));
            }
        }
        tellers
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

    pub(super) fn event(
        &self,
        teller: &Teller<'a>,
        record: RecordRef,
        at: Option<Moment>,
    ) -> Event {
        let presenter = self.presenter;
        let eval = |expr: &'a Expr| presenter.eval(record, expr);
        let fields = teller.spec.map_or(&[][..], |spec| &spec.fields);
        Event {
            record,
            at,
            kind: self.kind_of(teller, record),
            title: self.title(teller, record, at),
            author: self.author(teller, record).map(shown_in_line),
            about: teller
                .spec
                .map(|spec| self.about(record, &spec.about))
                .unwrap_or_default(),
            body: teller
                .spec
                .and_then(|spec| spec.body.as_ref())
                .map(|body| preview(&eval(body)))
                .unwrap_or_default(),
            fields: fields
                .iter()
                .map(|column| Field {
                    name: presenter.column_title(record.table, column),
                    value: shown_in_line(self.out_of(
                        record,
                        eval(&column.expr),
                        column.of.as_ref(),
                    )),
                })
                .filter(|field| !field.value.is_empty())
                .collect(),
        }
    }

    fn title(&self, teller: &Teller<'a>, record: RecordRef, at: Option<Moment>) -> String {
        let Some(spec) = teller.spec else {
            return self.presenter.label(record);
        };
        match (&spec.change, &spec.title) {
            (Some(change), _) => self.change(teller, change, record, at),
            (None, Some(title)) => plain_text(&self.presenter.eval(record, title)),
            (None, None) => String::new(),
        }
    }

    fn author(&self, teller: &Teller<'a>, record: RecordRef) -> Option<Value> {
        let author = teller.spec?.author.as_ref()?;
        Some(self.presenter.eval(record, author)).filter(|author| !author.is_empty())
    }

    fn kind_of(&self, teller: &Teller<'a>, record: RecordRef) -> String {
        let spec = teller.spec;
        let kind = spec
            .and_then(|spec| spec.kind.as_ref())
            .and_then(|kind| self.kind(record, kind));
        let word = spec.map(|spec| spec.kind_word.as_str()).unwrap_or_default();
        match kind {
            Some(kind) => kind,
            None if word.is_empty() => self.presenter.kind_word(record.table),
            None => word.to_owned(),
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

pub(super) fn teller_of<'t, 'a>(
    tellers: &'t [Teller<'a>],
    record: RecordRef,
) -> Option<&'t Teller<'a>> {
    tellers.iter().find(|teller| teller.table == record.table)
}

/// Newest first; those without a time come last.
pub(super) fn in_order(
    tellers: &[Teller<'_>],
    records: &[RecordRef],
) -> Vec<(Option<Moment>, RecordRef)> {
    let timed = |&record: &RecordRef| {
        let teller = teller_of(tellers, record);
        (teller.and_then(|teller| teller.at(record)), record)
    };
    let mut timed: Vec<_> = records.iter().map(timed).collect();
    timed.sort_by_key(|(at, _)| std::cmp::Reverse(at.map(|at| at.millis)));
    timed
}
