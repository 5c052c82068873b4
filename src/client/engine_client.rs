//! The engine as the page sees it.
//!
//! It must not know what a message means to the page: whatever is heard goes to the listener. Each export gets a worker of
//! its own: Wasm memory never shrinks, so the one before it is ended, and with it whatever it was doing.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::answer::Asked;
use super::boot::{Boot, get};
use super::crash::Crash;
use super::files::Files;
use super::link::{Arrival, Link};
use super::signal::Signal;
use super::state::{Generation, Heard, State};
use super::timing::mark;
use crate::engine::view::{Amendments, Opening};
use crate::protocol::{Ask, Request, RequestId};

/// The engine as the page sees it. Clones are one and the same.
#[derive(Clone)]
pub struct EngineClient(Rc<Inner>);

struct Inner {
    boot: Result<Boot, String>,
    listener: Rc<dyn Fn(Signal)>,
    state: RefCell<State>,
    link: RefCell<Option<Link>>,
    files: RefCell<Files>,
    /// Counts what ends an opening under way, so that a sample that is unpacked too late is not opened.
    turn: Cell<u32>,
}

impl PartialEq for EngineClient {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl EngineClient {
    /// Starts the worker that the page's boot script has laid ready.
    pub fn spawn(listener: Rc<dyn Fn(Signal)>) -> Self {
        Self::spawn_from(Boot::from_page(), listener)
    }

    /// Starts a worker from what is given instead of what the boot script left.
    pub fn spawn_from(boot: Result<Boot, String>, listener: Rc<dyn Fn(Signal)>) -> Self {
        let build = boot
            .as_ref()
            .map_or_else(|_| String::new(), |boot| boot.build.clone());
        let client = Self(Rc::new(Inner {
            boot,
            listener,
            state: RefCell::new(State::new(build)),
            link: RefCell::new(None),
            files: RefCell::default(),
            turn: Cell::new(0),
        }));
        client.0.start_worker();
        client
    }

    /// Opens files, each with its name or its path in the folder that was dropped. An earlier export is closed.
    pub fn open(&self, files: Vec<(String, File)>) {
        mark("vitrine:open");
        self.0.open(files.into_iter().collect());
    }

    /// Opens the sample that is part of the page. An earlier export is closed.
    pub fn open_sample(&self) {
        mark("vitrine:open");
        let turn = self.0.next_turn();
        if !self.0.state.borrow().is_fresh() {
            self.0.start_worker();
        }
        let inner = Rc::clone(&self.0);
        spawn_local(async move {
            let sample = Files::sample(inner.boot.as_ref().ok()).await;
            if inner.turn.get() != turn {
                return;
            }
            match sample {
                Ok(files) => inner.open(files),
                Err(failure) => inner.tell(Signal::Failed(failure)),
            }
        });
    }

    /// Asks. The future is independent of the client; dropping it takes the question back. A question before the worker is
    /// ready waits for it.
    pub fn ask(&self, ask: Ask) -> Asked {
        let (id, slot, request) = self.0.state.borrow_mut().ask(ask);
        if let Some(request) = request {
            self.0.send(&request);
        }
        let inner = Rc::downgrade(&self.0);
        Asked::new(slot, move || take_back(&inner, id))
    }

    /// From now on these are the reader's decisions. What they change is read anew, with signals as for opening.
    pub fn amend(&self, amendments: Amendments) {
        let request = self
            .0
            .state
            .borrow_mut()
            .tell(Ask::Amend(Box::new(amendments)));
        if let Some(request) = request {
            self.0.send(&request);
        }
    }

    /// Ends whatever goes on, also in the middle of a step: back to no export at all.
    pub fn cancel(&self) {
        self.0.next_turn();
        self.0.files.take();
        self.0.start_worker();
    }

    /// After a crash: a new worker, without an export.
    pub fn restart(&self) {
        self.cancel();
    }

    /// After a crash: a new worker that opens the same files again, if there were any.
    pub fn reopen(&self) {
        let opening = self.0.files.borrow().opening.clone();
        self.reopen_as(opening);
    }

    /// What the reader has said about the files, without a password.
    pub fn opening(&self) -> Opening {
        Opening {
            password: None,
            ..self.0.files.borrow().opening.clone()
        }
    }

    /// Opens the same files again, as the reader now says.
    pub fn reopen_as(&self, opening: Opening) {
        let files = Files {
            opening,
            ..self.0.files.borrow().clone()
        };
        if files.blobs.is_empty() {
            self.restart();
        } else {
            mark("vitrine:open");
            self.0.open(files);
        }
    }
}

impl Inner {
    fn start_worker(self: &Rc<Self>) {
        self.link.take();
        let generation = self.state.borrow_mut().start();
        self.tell(Signal::Starting);
        let boot = match &self.boot {
            Ok(boot) => boot,
            Err(words) => return self.crash(generation, &Crash::NotStarted(words.clone())),
        };
        let inner = Rc::downgrade(self);
        let hear = move |arrival| {
            if let Some(inner) = inner.upgrade() {
                inner.hear(generation, arrival);
            }
        };
        match Link::start(&boot.worker_url, hear) {
            Ok(link) => {
                self.link.replace(Some(link));
                self.watch(generation, boot.ready_limit_ms);
            }
            Err(crash) => self.crash(generation, &crash),
        }
    }

    /// Gives the worker up if it is not ready in time.
    fn watch(self: &Rc<Self>, generation: Generation, limit_ms: i32) {
        let inner = Rc::downgrade(self);
        after(limit_ms, move || {
            if let Some(inner) = inner.upgrade()
                && inner.state.borrow().is_starting(generation)
            {
                inner.crash(generation, &Crash::Silent { limit_ms });
            }
        });
    }

    fn open(self: &Rc<Self>, files: Files) {
        self.next_turn();
        if !self.state.borrow().is_fresh() {
            self.start_worker();
        }
        let (names, opening) = (files.names.clone(), files.opening.clone());
        self.files.replace(files);
        let request = self.state.borrow_mut().open(names, opening);
        if let Some(request) = request {
            self.send(&request);
        }
    }

    /// Reads the files here and sends their bytes: where a page was opened from disk, some browsers (`WebKitGTK`)
    /// let only the page read them.
    fn send_bytes(self: &Rc<Self>) {
        let turn = self.turn.get();
        let inner = Rc::clone(self);
        spawn_local(async move {
            let files = inner.files.borrow().clone();
            let bytes = files.bytes().await;
            if inner.turn.get() != turn {
                return;
            }
            let bytes = match bytes {
                Ok(bytes) => bytes,
                Err(failure) => return inner.tell(Signal::Failed(failure)),
            };
            let request = inner.state.borrow_mut().open(files.names, files.opening);
            if let Some(request) = request {
                inner.post(&request, &bytes);
            }
        });
    }

    fn hear(self: &Rc<Self>, generation: Generation, arrival: Arrival) {
        let heard = match arrival {
            Arrival::Event(event) => self.state.borrow_mut().hear(generation, event),
            Arrival::Crash(crash) => Heard::Crash(crash),
        };
        match heard {
            Heard::Nothing => {}
            Heard::Ready(requests) => {
                for request in &requests {
                    self.send(request);
                }
                self.tell(Signal::Ready);
            }
            Heard::SendBytes => self.send_bytes(),
            Heard::Tell(signal) => {
                // The worker has read what it was told, and does not ask for it again.
                self.files.borrow_mut().opening.password = None;
                self.tell(signal);
            }
            Heard::Crash(crash) => self.crash(generation, &crash),
        }
    }

    fn crash(&self, generation: Generation, crash: &Crash) {
        if !self.state.borrow().is_current(generation) {
            return;
        }
        self.next_turn();
        self.state.borrow_mut().crash();
        self.link.take();
        self.tell(Signal::Crashed {
            message: crash.message(),
        });
    }

    fn send(&self, request: &Request) {
        let files: Vec<JsValue> = match request.body {
            Ask::Open { .. } => self
                .files
                .borrow()
                .blobs
                .iter()
                .map(JsValue::from)
                .collect(),
            _ => Vec::new(),
        };
        self.post(request, &files);
    }

    fn post(&self, request: &Request, files: &[JsValue]) {
        let sent = self
            .link
            .borrow()
            .as_ref()
            .map_or(Ok(()), |link| link.send(request, files));
        if let Err(crash) = sent {
            let generation = self.state.borrow().generation();
            self.crash(generation, &crash);
        }
    }

    fn next_turn(&self) -> u32 {
        self.turn.set(self.turn.get().wrapping_add(1));
        self.turn.get()
    }

    fn tell(&self, signal: Signal) {
        (self.listener)(signal);
    }
}

fn take_back(inner: &Weak<Inner>, id: RequestId) {
    let Some(inner) = inner.upgrade() else {
        return;
    };
    let request = inner.state.borrow_mut().drop_question(id);
    if let Some(request) = request {
        inner.send(&request);
    }
}

/// Calls back once, later.
fn after(delay_ms: i32, then: impl FnOnce() + 'static) {
    let global = js_sys::global();
    if let Ok(set_timeout) = get(&global, "setTimeout").dyn_into::<js_sys::Function>() {
        let _timer = set_timeout.call2(
            &global,
            &Closure::once_into_js(then),
            &JsValue::from_f64(f64::from(delay_ms)),
        );
    }
}
