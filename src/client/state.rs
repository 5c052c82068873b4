//! The state of the pipe as the page sees it: which worker, is it ready, who waits for what.
//!
//! It must not know the browser: it is told what arrived and says what to send, so that native tests can play any order of
//! events. Every worker has a generation number; what an older one still sends is not heard.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::answer::{AskError, Slot};
use super::crash::Crash;
use super::signal::Signal;
use crate::protocol::{Answer, Ask, Event, Request, RequestId};

/// Number of a worker, ascending.
pub(super) type Generation = u32;

/// The state of the pipe.
#[derive(Debug)]
pub(super) struct State {
    build: String,
    generation: Generation,
    phase: Phase,
    /// Whether this worker was given an export. It gets no second one: Wasm memory never shrinks.
    used: bool,
    next_id: RequestId,
    waiting: BTreeMap<RequestId, Slot>,
    /// What to send once the worker is ready.
    held: Vec<Request>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Phase {
    Down,
    Starting,
    Ready,
}

/// What follows from a message of the worker.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// Nothing to do.
    Nothing,
    /// The worker is ready: send these.
    Ready(Vec<Request>),
    /// Tell the page.
    Tell(Signal),
    /// Give this worker up.
    Crash(Crash),
}

impl State {
    /// No worker yet; only workers of this build will be talked to.
    pub(super) fn new(build: String) -> Self {
        Self {
            build,
            generation: 0,
            phase: Phase::Down,
            used: false,
            next_id: 0,
            waiting: BTreeMap::new(),
            held: Vec::new(),
        }
    }

    /// Another worker takes over: every question to the one before has failed. Returns its number.
    pub(super) fn start(&mut self) -> Generation {
        self.end(AskError::Replaced);
        self.generation += 1;
        self.phase = Phase::Starting;
        self.generation
    }

    /// The worker is gone: every question to it has failed, and so will the next ones.
    pub(super) fn crash(&mut self) {
        self.end(AskError::Crashed);
        self.phase = Phase::Down;
    }

    /// Number of the worker of now.
    pub(super) fn generation(&self) -> Generation {
        self.generation
    }

    /// Whether this is the worker of now.
    pub(super) fn is_current(&self, generation: Generation) -> bool {
        self.generation == generation && self.phase != Phase::Down
    }

    /// Whether the worker of now still owes its first word.
    pub(super) fn is_starting(&self, generation: Generation) -> bool {
        self.generation == generation && self.phase == Phase::Starting
    }

    /// Whether this worker can be given an export.
    pub(super) fn is_fresh(&self) -> bool {
        self.phase != Phase::Down && !self.used
    }

    /// A question: its number, where the answer will be, and the request if it can be sent at once.
    pub(super) fn ask(&mut self, body: Ask) -> (RequestId, Slot, Option<Request>) {
        let slot = Slot::default();
        if self.phase == Phase::Down {
            slot.fill(Err(AskError::Crashed));
            return (self.next_id, slot, None);
        }
        let request = self.number(body);
        let id = request.id;
        self.waiting.insert(id, slot.clone());
        (id, slot, self.send(request))
    }

    /// Files are handed over: the request if it can be sent at once.
    pub(super) fn open(&mut self, names: Vec<String>) -> Option<Request> {
        self.used = true;
        let request = self.number(Ask::Open { names });
        self.send(request)
    }

    /// Nobody waits for this answer any more: what to tell the worker, if it has heard the question.
    pub(super) fn drop_question(&mut self, id: RequestId) -> Option<Request> {
        self.waiting.remove(&id)?;
        let held = self.held.len();
        self.held.retain(|request| request.id != id);
        (self.phase == Phase::Ready && self.held.len() == held).then(|| self.number(Ask::Drop(id)))
    }

    /// A message from a worker.
    pub(super) fn hear(&mut self, generation: Generation, event: Event) -> Heard {
        if !self.is_current(generation) {
            return Heard::Nothing;
        }
        match event {
            Event::Ready { build } if build != self.build => Heard::Crash(Crash::OtherBuild),
            Event::Ready { .. } => {
                self.phase = Phase::Ready;
                Heard::Ready(std::mem::take(&mut self.held))
            }
            Event::Progress(progress) => Heard::Tell(Signal::Progress(progress)),
            Event::Overview(overview) => Heard::Tell(Signal::Overview(Rc::new(*overview))),
            Event::Loaded(overview) => Heard::Tell(Signal::Loaded(Rc::new(*overview))),
            Event::Failed(failure) => Heard::Tell(Signal::Failed(failure)),
            Event::Answer { id, body } => {
                if let Some(slot) = self.waiting.remove(&id) {
                    slot.fill(match *body {
                        Answer::Replaced => Err(AskError::Replaced),
                        answer => Ok(answer),
                    });
                }
                Heard::Nothing
            }
        }
    }

    fn number(&mut self, body: Ask) -> Request {
        self.next_id = self.next_id.wrapping_add(1);
        Request {
            id: self.next_id,
            body,
        }
    }

    fn send(&mut self, request: Request) -> Option<Request> {
        if self.phase == Phase::Ready {
            return Some(request);
        }
        self.held.push(request);
        None
    }

    fn end(&mut self, why: AskError) {
        self.held.clear();
        self.used = false;
        for slot in std::mem::take(&mut self.waiting).into_values() {
            slot.fill(Err(why));
        }
    }
}
