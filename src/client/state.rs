//! The state of the pipe as the page sees it: which worker, is it ready, who waits for what.
//!
//! It must not know the browser: it is told what arrived and says what to send, so that native tests can play any order of
//! events. Every worker has a generation number; what an older one still sends is not heard.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::answer::{AskError, Slot};
use super::crash::Crash;
use super::signal::Signal;
use crate::engine::view::Opening;
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
    /// Send the files' bytes, as the worker may not read them.
    SendBytes,
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
    pub(super) fn open(&mut self, names: Vec<String>, opening: Opening) -> Option<Request> {
        self.used = true;
        let request = self.number(Ask::Open { names, opening });
        self.send(request)
    }

    /// Tells the worker something that has no answer: the request if it can be sent at once. Nobody is told without a worker.
    pub(super) fn tell(&mut self, body: Ask) -> Option<Request> {
        if self.phase == Phase::Down {
            return None;
        }
        let request = self.number(body);
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
            Event::Unreadable => Heard::SendBytes,
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

#[cfg(test)]
mod tests {
    #![expect(clippy::panic, reason = "tests say what they found instead")]

    use std::future::Future as _;
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    use super::{AskError, Heard, Opening, Slot, State};
    use crate::client::Asked;
    use crate::client::crash::Crash;
    use crate::client::signal::Signal;
    use crate::engine::observe::Progress;
    use crate::protocol::{Answer, Ask, Event, Request};

    const BUILD: &str = "b1";

    fn ready() -> Event {
        Event::Ready {
            build: BUILD.to_owned(),
        }
    }

    fn answer(id: u32, body: Answer) -> Event {
        Event::Answer {
            id,
            body: Box::new(body),
        }
    }

    fn outcome(slot: Slot) -> Option<Result<Answer, AskError>> {
        let asked = pin!(Asked::new(slot, || {}));
        match asked.poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(outcome) => Some(outcome),
            Poll::Pending => None,
        }
    }

    /// A pipe whose worker is ready.
    fn talking() -> (State, u32) {
        let mut state = State::new(BUILD.to_owned());
        let generation = state.start();
        assert_eq!(state.hear(generation, ready()), Heard::Ready(Vec::new()));
        (state, generation)
    }

    #[test]
    fn what_is_asked_before_the_worker_is_ready_is_sent_when_it_is() {
        let mut state = State::new(BUILD.to_owned());
        let generation = state.start();
        assert_eq!(
            state.open(vec!["a.zip".to_owned()], Opening::default()),
            None
        );
        let (id, slot, request) = state.ask(Ask::Overview);
        assert_eq!(request, None);
        let Heard::Ready(held) = state.hear(generation, ready()) else {
            panic!("not ready")
        };
        let names: Vec<_> = held.iter().map(|request| &request.body).collect();
        let open = Ask::Open {
            names: vec!["a.zip".to_owned()],
            opening: Opening::default(),
        };
        assert_eq!(names, [&open, &Ask::Overview]);
        state.hear(generation, answer(id, Answer::NotYet));
        assert_eq!(outcome(slot), Some(Ok(Answer::NotYet)));
    }

    #[test]
    fn an_answer_reaches_only_who_asked() {
        let (mut state, generation) = talking();
        let (first, first_slot, _) = state.ask(Ask::Overview);
        let (second, second_slot, _) = state.ask(Ask::Overview);
        assert_ne!(first, second);
        state.hear(generation, answer(second, Answer::NotFound));
        assert_eq!(outcome(first_slot), None);
        assert_eq!(outcome(second_slot), Some(Ok(Answer::NotFound)));
    }

    #[test]
    fn an_older_worker_is_not_heard() {
        let (mut state, old) = talking();
        let new = state.start();
        let (id, slot, _) = state.ask(Ask::Overview);
        for event in [
            ready(),
            answer(id, Answer::NotFound),
            Event::Progress(Progress::default()),
        ] {
            assert_eq!(state.hear(old, event), Heard::Nothing);
        }
        assert!(state.is_starting(new));
        assert_eq!(outcome(slot), None);
    }

    #[test]
    fn another_worker_fails_the_questions_to_the_one_before() {
        let (mut state, _) = talking();
        let (_, slot, _) = state.ask(Ask::Overview);
        state.start();
        assert_eq!(outcome(slot), Some(Err(AskError::Replaced)));
    }

    #[test]
    fn a_crash_fails_the_questions_before_and_after_it() {
        let (mut state, generation) = talking();
        let (_, before, _) = state.ask(Ask::Overview);
        state.crash();
        let (_, after, request) = state.ask(Ask::Overview);
        assert_eq!(request, None);
        assert_eq!(outcome(before), Some(Err(AskError::Crashed)));
        assert_eq!(outcome(after), Some(Err(AskError::Crashed)));
        assert_eq!(state.hear(generation, ready()), Heard::Nothing);
    }

    #[test]
    fn a_worker_of_another_build_is_given_up() {
        let mut state = State::new(BUILD.to_owned());
        let generation = state.start();
        let other = Event::Ready {
            build: "b2".to_owned(),
        };
        let heard = state.hear(generation, other);
        assert_eq!(heard, Heard::Crash(Crash::OtherBuild));
    }

    #[test]
    fn a_question_taken_back_is_told_only_to_a_worker_that_has_heard_it() {
        let mut state = State::new(BUILD.to_owned());
        let generation = state.start();
        let (unheard, _, _) = state.ask(Ask::Overview);
        assert_eq!(state.drop_question(unheard), None);
        assert_eq!(state.hear(generation, ready()), Heard::Ready(Vec::new()));

        let (heard, slot, _) = state.ask(Ask::Overview);
        let told = state
            .drop_question(heard)
            .map(|request: Request| request.body);
        assert_eq!(told, Some(Ask::Drop(heard)));
        assert_eq!(state.drop_question(heard), None);
        state.hear(generation, answer(heard, Answer::NotFound));
        assert_eq!(outcome(slot), None);
    }

    #[test]
    fn a_worker_is_given_one_export() {
        let (mut state, _) = talking();
        assert!(state.is_fresh());
        state.open(vec!["a.zip".to_owned()], Opening::default());
        assert!(!state.is_fresh());
        state.start();
        assert!(state.is_fresh());
        state.crash();
        assert!(!state.is_fresh());
    }

    #[test]
    fn a_replaced_search_is_an_error_and_news_is_a_signal() {
        let (mut state, generation) = talking();
        let (id, slot, _) = state.ask(Ask::Search {
            query: "ada".to_owned(),
            per_group: 5,
        });
        state.hear(generation, answer(id, Answer::Replaced));
        assert_eq!(outcome(slot), Some(Err(AskError::Replaced)));
        let progress = Progress {
            bytes_done: 7,
            ..Progress::default()
        };
        assert_eq!(
            state.hear(generation, Event::Progress(progress.clone())),
            Heard::Tell(Signal::Progress(progress))
        );
    }
}
