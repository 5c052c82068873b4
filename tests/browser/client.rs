//! The page's end of the pipe against workers that behave badly.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "what fails is a failed test"
)]

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use vitrine::client::{AskError, Boot, EngineClient, Signal};
use vitrine::engine::observe::Progress;
use vitrine::protocol::{Answer, Ask, Event};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Blob, BlobPropertyBag, File, Url};

const BUILD: &str = "test";

/// A page with a worker of its own making, and what it has heard.
struct Page {
    client: EngineClient,
    heard: Rc<RefCell<Vec<Signal>>>,
}

impl Page {
    /// A worker from a script. In it, `say(name)` posts one of the events below, and `asked` is called for each request with the
    /// count of requests so far and the message.
    fn with(script: &str) -> Self {
        Self::with_limit(script, 5_000)
    }

    fn with_limit(script: &str, ready_limit_ms: i32) -> Self {
        let progress = |bytes_done| {
            Event::Progress(Progress {
                bytes_done,
                ..Progress::default()
            })
        };
        let events = [
            ("ready", ready(BUILD)),
            ("otherBuild", ready("older")),
            ("unreadable", Event::Unreadable),
            ("progress1", progress(1)),
            ("progress2", progress(2)),
            ("answer1", answer(1)),
            ("answer2", answer(2)),
            ("answer3", answer(3)),
        ]
        .map(|(name, event)| format!("{name}: {:?}", postcard::to_stdvec(&event).unwrap()))
        .join(",");
        let script = format!(
            "const events = {{{events}}}; let count = 0; let asked = () => {{}};
             const say = (name) => postMessage({{ bytes: new Uint8Array(events[name]) }});
             onmessage = (event) => asked(++count, event.data);
             {script}"
        );
        let kind = BlobPropertyBag::new();
        kind.set_type("text/javascript");
        let script =
            Blob::new_with_str_sequence_and_options(&Array::of1(&script.into()), &kind).unwrap();
        let boot = Boot {
            worker_url: Url::create_object_url_with_blob(&script).unwrap(),
            build: BUILD.to_owned(),
            sample: Some(Function::new_no_args(
                "return new Promise((done) => setTimeout(() => done(new Uint8Array([1, 2, 3])), 50))",
            )),
            ready_limit_ms,
        };
        let heard = Rc::new(RefCell::new(Vec::new()));
        let ear = Rc::clone(&heard);
        let listener = Rc::new(move |signal| ear.borrow_mut().push(signal));
        Self {
            client: EngineClient::spawn_from(Ok(boot), listener),
            heard,
        }
    }

    /// Waits until a signal has been heard, for three seconds at most.
    async fn hears(&self, which: impl Fn(&Signal) -> bool) {
        for _ in 0..300 {
            if self.heard.borrow().iter().any(&which) {
                return;
            }
            sleep(10).await;
        }
        panic!("only heard {:?}", self.heard.borrow());
    }

    fn count(&self, which: impl Fn(&Signal) -> bool) -> usize {
        self.heard
            .borrow()
            .iter()
            .filter(|signal| which(signal))
            .count()
    }

    /// What the reader is told of the crash.
    async fn crash(&self) -> String {
        self.hears(|signal| matches!(signal, Signal::Crashed { .. }))
            .await;
        self.heard
            .borrow()
            .iter()
            .find_map(|signal| match signal {
                Signal::Crashed { message } => Some(message.clone()),
                _ => None,
            })
            .unwrap()
    }
}

fn ready(build: &str) -> Event {
    Event::Ready {
        build: build.to_owned(),
    }
}

fn answer(id: u32) -> Event {
    Event::Answer {
        id,
        body: Box::new(Answer::NotFound),
    }
}

fn file() -> File {
    File::new_with_str_sequence(&Array::of1(&"abc".into()), "export.zip").unwrap()
}

fn is_ready(signal: &Signal) -> bool {
    *signal == Signal::Ready
}

fn progressed(bytes: u64) -> impl Fn(&Signal) -> bool {
    move |signal| matches!(signal, Signal::Progress(progress) if progress.bytes_done == bytes)
}

async fn sleep(ms: i32) {
    let promise = Promise::new(&mut |done, _| {
        let window = web_sys::window().unwrap();
        window
            .set_timeout_with_callback_and_timeout_and_arguments_0(&done, ms)
            .unwrap();
    });
    JsFuture::from(promise).await.unwrap();
}

fn now() -> f64 {
    web_sys::window().unwrap().performance().unwrap().now()
}

#[wasm_bindgen_test]
async fn a_worker_that_answers_is_ready() {
    let page = Page::with("say('ready')");
    page.hears(is_ready).await;
    assert_eq!(*page.heard.borrow(), [Signal::Starting, Signal::Ready]);
}

#[wasm_bindgen_test]
async fn a_worker_that_is_late_is_given_up_and_not_heard_again() {
    let page = Page::with_limit("setTimeout(() => say('ready'), 300)", 100);
    let message = page.crash().await;
    assert!(message.contains("did not start within"), "{message}");
    sleep(400).await;
    assert_eq!(page.count(is_ready), 0);
    assert_eq!(page.client.ask(Ask::Overview).await, Err(AskError::Crashed));
}

#[wasm_bindgen_test]
async fn a_worker_that_was_ready_in_time_is_left_alone() {
    let page = Page::with_limit("say('ready')", 200);
    page.hears(is_ready).await;
    sleep(400).await;
    assert_eq!(
        page.count(|signal| matches!(signal, Signal::Crashed { .. })),
        0
    );
}

#[wasm_bindgen_test]
async fn a_worker_of_another_build_is_given_up() {
    let page = Page::with("say('otherBuild')");
    let message = page.crash().await;
    assert!(message.contains("two versions"), "{message}");
}

#[wasm_bindgen_test]
async fn the_ways_a_worker_breaks_are_told_in_words() {
    for (script, words) in [
        ("throw new Error('no luck')", "no luck"),
        ("this is no script", "has stopped"),
        ("postMessage({ vitrineBootError: 'no WebAssembly' })", "no WebAssembly"),
        ("postMessage({ bytes: new Uint8Array([255, 255, 255]) })", "do not understand each other"),
        ("postMessage('hello')", "do not understand each other"),
        ("postMessage({ vitrinePanic: 'src/engine/x.rs:7' })", "src/engine/x.rs:7"),
        (
            // A bare trap, as a failed allocation in Wasm is one.
            "const trap = new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,5,1,1,116,0,0,10,5,1,3,0,0,11]);
             new WebAssembly.Instance(new WebAssembly.Module(trap)).exports.t()",
            "too large for this browser tab",
        ),
    ] {
        let message = Page::with(script).crash().await;
        assert!(message.contains(words), "{script}: {message}");
    }
}

#[wasm_bindgen_test]
async fn an_error_in_the_middle_fails_who_waits_and_a_restart_mends_it() {
    let page = Page::with("say('ready'); asked = () => { throw new Error('broken') }");
    let waiting = page.client.ask(Ask::Overview);
    assert_eq!(waiting.await, Err(AskError::Crashed));
    assert_eq!(
        page.count(|signal| matches!(signal, Signal::Crashed { .. })),
        1
    );
    page.heard.borrow_mut().clear();
    page.client.restart();
    page.hears(is_ready).await;
}

#[wasm_bindgen_test]
async fn a_question_before_the_worker_is_ready_waits_for_it() {
    let page = Page::with("setTimeout(() => { say('ready'); asked = () => say('answer1') }, 100)");
    assert_eq!(page.client.ask(Ask::Overview).await, Ok(Answer::NotFound));
    assert_eq!(page.count(is_ready), 1);
}

#[wasm_bindgen_test]
async fn answers_find_who_asked_whatever_their_order() {
    let page = Page::with(
        "say('ready'); asked = (n) => { if (n === 2) { say('answer2'); say('answer1') } }",
    );
    page.hears(is_ready).await;
    let first = page.client.ask(Ask::Overview);
    let second = page.client.ask(Ask::Overview);
    assert_eq!(second.await, Ok(Answer::NotFound));
    assert_eq!(first.await, Ok(Answer::NotFound));
}

#[wasm_bindgen_test]
async fn a_dropped_question_is_taken_back_and_its_late_answer_harms_nobody() {
    // The first message is the question, the second takes it back: then both are answered.
    let page = Page::with(
        "say('ready'); asked = (n) => { if (n === 2) say('progress2'); if (n === 3) { say('answer1'); say('answer3') } }",
    );
    page.hears(is_ready).await;
    drop(page.client.ask(Ask::Overview));
    page.hears(progressed(2)).await;
    assert_eq!(page.client.ask(Ask::Overview).await, Ok(Answer::NotFound));
}

#[wasm_bindgen_test]
async fn cancel_ends_a_worker_that_never_breathes() {
    let page = Page::with("say('ready'); asked = () => { say('progress1'); for (;;); }");
    page.hears(is_ready).await;
    page.client.open(vec![("export.zip".to_owned(), file())]);
    let waiting = page.client.ask(Ask::Overview);
    page.hears(progressed(1)).await;
    page.heard.borrow_mut().clear();
    let begin = now();
    page.client.cancel();
    assert_eq!(waiting.await, Err(AskError::Replaced));
    page.hears(is_ready).await;
    let took = now() - begin;
    assert!(took < 200.0, "{took} ms");
}

#[wasm_bindgen_test]
async fn a_second_export_gets_a_worker_of_its_own_and_the_first_is_not_heard() {
    let page = Page::with(
        "say('ready'); asked = (n) => { say(`progress${n}`); setInterval(() => say(`progress${n}`), 5) }",
    );
    page.hears(is_ready).await;
    page.client.open(vec![("one.zip".to_owned(), file())]);
    let waiting = page.client.ask(Ask::Overview);
    page.hears(progressed(2)).await;
    page.client.open(vec![("two.zip".to_owned(), file())]);
    assert_eq!(waiting.await, Err(AskError::Replaced));
    page.heard.borrow_mut().clear();
    page.hears(progressed(1)).await;
    sleep(50).await;
    // The first worker had two requests and still tells of both; the second has one.
    assert_eq!(page.count(progressed(2)), 0);
}

#[wasm_bindgen_test]
async fn files_travel_beside_the_request() {
    let script = "say('ready'); asked = async (n, data) => { \
        const text = await data.files[0].text(); \
        if (data.files.length === 1 && data.files[0] instanceof File && text === 'abc') say('progress1') }";
    let page = Page::with(script);
    page.client.open(vec![("export.zip".to_owned(), file())]);
    page.hears(progressed(1)).await;
}

#[wasm_bindgen_test]
async fn reopen_sends_the_same_files_to_another_worker() {
    let script = "say('ready'); asked = (n, data) => { if (data.files) say('progress1'); setTimeout(() => { throw 1 }, 20) }";
    let page = Page::with(script);
    page.client.open(vec![("export.zip".to_owned(), file())]);
    page.crash().await;
    page.heard.borrow_mut().clear();
    page.client.reopen();
    page.hears(progressed(1)).await;
}

#[wasm_bindgen_test]
async fn the_sample_is_opened_unless_something_else_came_first() {
    let script = "say('ready'); asked = (n, data) => say(data.files[0] instanceof File ? 'progress1' : 'progress2')";
    let page = Page::with(script);
    page.client.open_sample();
    page.hears(progressed(2)).await;

    let page = Page::with(script);
    page.client.open_sample();
    page.client.open(vec![("export.zip".to_owned(), file())]);
    page.hears(progressed(1)).await;
    sleep(150).await;
    assert_eq!(page.count(progressed(2)), 0);
}

#[wasm_bindgen_test]
async fn where_the_worker_may_not_read_the_page_reads_for_it() {
    let script = "say('ready'); asked = (n, data) => { \
        const file = data.files[0]; \
        if (file instanceof Blob) say('unreadable'); \
        else if (String.fromCharCode(...file) === 'abc') say('progress1') }";
    let page = Page::with(script);
    page.client.open(vec![("export.zip".to_owned(), file())]);
    page.hears(progressed(1)).await;
}
