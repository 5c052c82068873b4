//! The engine's host: it loads, answers and searches in turn, a piece of each at a time.
//!
//! It must not know the browser: files come as sources, time comes from a function, and what it says goes to another, so that native
//! tests can play any order of questions.

use std::rc::Rc;

use super::desk::{Desk, Left};
use super::pace::{Gate, Pace};
use super::queue::Queue;
use crate::engine::archive::Source;
use crate::engine::load::Opening;
use crate::protocol::{Answer, Ask, Event, Request, RequestId};

/// How often progress is told, in milliseconds: often enough for a bar to move, seldom enough not to cost.
const PROGRESS_MS: f64 = 80.0;
/// How often an overview is sent while loading, in milliseconds; each is drawn anew.
const OVERVIEW_MS: f64 = 250.0;

/// How long a search goes on before the hits so far are told, in milliseconds: the first at once, as far as an eye can tell.
const HITS_MS: f64 = 120.0;

/// The engine's host.
pub(super) struct Host<D: Desk> {
    desk: Option<D>,
    loading: bool,
    queue: Queue,
    search: Option<Running<D>>,
    load_pace: Pace,
    search_pace: Pace,
    progress_gate: Gate,
    overview_gate: Gate,
    clock: Box<dyn Fn() -> f64>,
    tell: Box<dyn Fn(Event)>,
}

/// A search, and what was asked, so that it can begin again.
struct Running<D: Desk> {
    /// Who waits for it; it rests while nobody does.
    id: Option<RequestId>,
    query: String,
    per_group: u32,
    search: D::Search,
    /// When the question came that is to be answered.
    since: f64,
    done: bool,
}

impl<D: Desk> Host<D> {
    /// A host without an export. `clock` gives milliseconds since whenever.
    pub(super) fn new(clock: impl Fn() -> f64 + 'static, tell: impl Fn(Event) + 'static) -> Self {
        Self {
            desk: None,
            loading: false,
            queue: Queue::default(),
            search: None,
            load_pace: Pace::default(),
            search_pace: Pace::default(),
            progress_gate: Gate::every(PROGRESS_MS),
            overview_gate: Gate::every(OVERVIEW_MS),
            clock: Box::new(clock),
            tell: Box::new(tell),
        }
    }

    /// Takes a request in, with the files beside it. The work is done by [`Self::work`].
    pub(super) fn hear(&mut self, request: Request, files: Vec<Rc<dyn Source>>) {
        let id = request.id;
        match request.body {
            Ask::Open { names, opening } => {
                self.open(names.into_iter().zip(files).collect(), opening);
            }
            Ask::Drop(id) => {
                self.queue.take_back(id);
                self.search.take_if(|running| running.id == Some(id));
            }
            Ask::Search { .. } => {
                let running = self.search.as_mut();
                let running = running.and_then(|running| running.id.take());
                let waiting = self.queue.push(request);
                for id in running.into_iter().chain(waiting) {
                    self.answer(id, Answer::Replaced);
                }
            }
            Ask::Amend(amendments) => {
                // Without an export there is nothing to decide about.
                if let Some(desk) = &mut self.desk {
                    desk.amend(*amendments);
                    self.loading = true;
                }
            }
            body => {
                self.queue.push(Request { id, body });
            }
        }
    }

    /// Does a piece of everything that is to be done. Whether more is left.
    pub(super) fn work(&mut self) -> bool {
        self.answer_next();
        self.search_on();
        self.load_on();
        let searching = self.search.as_ref();
        let searching = searching.is_some_and(|running| running.id.is_some());
        self.loading || searching || !self.queue.is_empty()
    }

    fn open(&mut self, files: Vec<(String, Rc<dyn Source>)>, opening: Opening) {
        self.search = None;
        self.desk = None;
        match D::open(files, opening) {
            Ok(desk) => self.desk = Some(desk),
            Err(failure) => (self.tell)(Event::Failed(failure)),
        }
        self.loading = self.desk.is_some();
    }

    fn answer_next(&mut self) {
        let Some(Request { id, body }) = self.queue.next() else {
            return;
        };
        let Some(desk) = &mut self.desk else {
            return self.answer(id, Answer::NotYet);
        };
        let answer = match body {
            Ask::Overview => Answer::Overview(desk.overview()),
            Ask::Grid(request) => desk.grid(&request),
            Ask::List(question) => desk.list(&question),
            Ask::Record(record) => desk.record(record),
            Ask::Events(request) => desk.events(&request),
            Ask::Threads {
                record,
                section,
                len,
            } => desk.threads(record, &section, len),
            Ask::Body(record) => desk.body(record),
            Ask::Glance(record) => desk.glance(record),
            Ask::Search { query, per_group } => return self.search_for(id, query, per_group),
            Ask::Insights => desk.insights(),
            Ask::Structure => desk.structure(),
            Ask::Columns(table) => desk.columns(table),
            Ask::Diagram { focus } => desk.diagram(focus),
            Ask::Documents => desk.documents(),
            Ask::Document(number) => desk.document(number),
            Ask::Describe(what) => desk.describe(what),
            Ask::Open { .. } | Ask::Amend(_) | Ask::Drop(_) => return,
        };
        self.answer(id, answer);
    }

    /// Begins a search, or goes on with the same one.
    fn search_for(&mut self, id: RequestId, query: String, per_group: u32) {
        let Some(desk) = &mut self.desk else { return };
        let since = (self.clock)();
        let earlier = self.search.take();
        // What is searched while tables come and go may be found nowhere later.
        let earlier = earlier.filter(|_| !self.loading);
        let running = match earlier {
            Some(earlier) if earlier.query == query && earlier.per_group == per_group => Running {
                id: Some(id),
                since,
                ..earlier
            },
            earlier => {
                let done = earlier.filter(|earlier| earlier.done);
                let search = desk.search(&query, per_group, done.map(|done| done.search));
                Running {
                    id: Some(id),
                    query,
                    per_group,
                    search,
                    since,
                    done: false,
                }
            }
        };
        self.search = Some(running);
    }

    fn search_on(&mut self) {
        let (Some(desk), Some(running)) = (&mut self.desk, &mut self.search) else {
            return;
        };
        let Some(id) = running.id else { return };
        if !running.done {
            let begin = (self.clock)();
            running.done = desk.search_on(&mut running.search, self.search_pace.budget());
            self.search_pace.learn((self.clock)() - begin);
        }
        let due = (self.clock)() - running.since >= HITS_MS;
        if !running.done && !due {
            return;
        }
        let results = desk.results(&running.search);
        if running.done || results.total > 0 {
            running.id = None;
            self.answer(id, Answer::Search(results));
        } else {
            running.since = (self.clock)();
        }
    }

    fn load_on(&mut self) {
        let Some(desk) = self.desk.as_mut().filter(|_| self.loading) else {
            return;
        };
        let begin = (self.clock)();
        let step = desk.step(self.load_pace.budget());
        let now = (self.clock)();
        self.load_pace.learn(now - begin);
        match step {
            Ok(Left::More) => self.tell_how_far(now, false),
            Ok(Left::Long) => self.tell_how_far(now, true),
            Ok(Left::Nothing) => {
                self.loading = false;
                // Tables have taken new places: what was found before may be elsewhere now.
                self.search.take_if(|running| running.id.is_none());
                if let Some(running) = &mut self.search {
                    running.search = desk.search(&running.query, running.per_group, None);
                    running.done = false;
                }
                (self.tell)(Event::Progress(desk.progress()));
                (self.tell)(Event::Loaded(Box::new(desk.overview())));
            }
            Err(failure) => {
                self.loading = false;
                self.desk = None;
                (self.tell)(Event::Failed(failure));
            }
        }
    }

    fn tell_how_far(&mut self, now: f64, at_once: bool) {
        let Some(desk) = &mut self.desk else {
            return;
        };
        if at_once || self.progress_gate.opens(now) {
            (self.tell)(Event::Progress(desk.progress()));
        }
        if desk.overview_changed() && (at_once || self.overview_gate.opens(now)) {
            (self.tell)(Event::Overview(Box::new(desk.overview())));
        }
    }

    fn answer(&self, id: RequestId, body: Answer) {
        (self.tell)(Event::Answer {
            id,
            body: Box::new(body),
        });
    }
}

#[cfg(test)]
mod tests;
