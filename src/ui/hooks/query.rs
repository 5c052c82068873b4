//! Asking the engine while drawing.
//!
//! It must not know what is asked. A late answer never takes the place of a newer one: the question before is taken back when another is
//! asked, and an answer counts only for the very question it was given to.

use std::cell::RefCell;
use std::future::poll_fn;
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::client::{AskError, Asked, EngineClient};
use crate::protocol::{Answer, Ask};
use crate::ui::dom;
use crate::ui::state::{ExportState, Shared};

/// How far a question is.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Query {
    /// Nothing is asked.
    #[default]
    Idle,
    /// The answer is on its way; that to the question before is still here.
    Loading(Option<Shared<Answer>>),
    /// The answer.
    Ready(Shared<Answer>),
    /// There will be no answer, for this reason.
    Failed(AttrValue),
}

impl Query {
    /// The answer, or that to the question before.
    pub(crate) fn latest(&self) -> Option<&Answer> {
        match self {
            Self::Ready(answer) | Self::Loading(Some(answer)) => Some(answer),
            Self::Idle | Self::Loading(None) | Self::Failed(_) => None,
        }
    }

    /// The same, shared.
    pub(crate) fn latest_shared(&self) -> Option<Shared<Answer>> {
        match self {
            Self::Ready(answer) | Self::Loading(Some(answer)) => Some(answer.clone()),
            Self::Idle | Self::Loading(None) | Self::Failed(_) => None,
        }
    }
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Known {
    asked: Option<Ask>,
    outcome: Option<Result<Shared<Answer>, AttrValue>>,
}

/// Asks, and asks again when the question changes, whenever the export has been read, and as long as it is not read far enough. While it is
/// read anew the answer of before stays. `kind` names the question in measurements.
#[hook]
pub(crate) fn use_query(ask: Option<Ask>, kind: &'static str) -> Query {
    let client = use_context::<EngineClient>();
    let export = use_context::<ExportState>().unwrap_or_default();
    let known = use_state_eq(Known::default);

    let not_yet = use_state_eq(|| false);
    let turn = if *not_yet { export.revision } else { 0 };
    // Grows with every answer that is a part of one.
    let part = use_state_eq(|| 0_u32);
    use_effect_with((ask.clone(), client, export.loads, turn, *part), {
        let (known, not_yet, part) = (known.clone(), not_yet.clone(), part.clone());
        move |(ask, client, ..)| {
            let task = ask.clone().zip(client.as_ref()).map(|(ask, client)| {
                // What is asked on is no new question of the reader's.
                let asked_on = known.asked.as_ref() == Some(&ask);
                let timer = (!asked_on).then(dom::take_timer);
                Task::spawn(client.ask(ask.clone()), move |outcome| {
                    let outcome = match outcome {
                        Ok(Answer::NotYet) => return not_yet.set(true),
                        Ok(answer) => {
                            if is_part(&answer) {
                                part.set(part.wrapping_add(1));
                            }
                            Ok(Shared::new(answer))
                        }
                        Err(AskError::Replaced) => return,
                        Err(error) => Err(AttrValue::from(error.to_string())),
                    };
                    not_yet.set(false);
                    known.set(Known {
                        asked: Some(ask),
                        outcome: Some(outcome),
                    });
                    if let Some(timer) = timer {
                        dom::after_paint(move || timer.painted(kind));
                    }
                })
            });
            move || drop(task)
        }
    });

    match (&ask, &known.outcome) {
        (None, _) => Query::Idle,
        (ask, Some(Ok(answer))) if *ask == known.asked && !*not_yet => Query::Ready(answer.clone()),
        (ask, Some(Err(problem))) if *ask == known.asked => Query::Failed(problem.clone()),
        (_, Some(Ok(answer))) => Query::Loading(Some(answer.clone())),
        _ => Query::Loading(None),
    }
}

/// Whether more of the answer comes when the same is asked again.
fn is_part(answer: &Answer) -> bool {
    matches!(answer, Answer::Search(results) if !results.complete)
}

/// A question on its way; dropping it takes it back.
struct Task(Rc<RefCell<Option<Asked>>>);

impl Task {
    fn spawn(asked: Asked, then: impl FnOnce(Result<Answer, AskError>) + 'static) -> Self {
        let slot = Rc::new(RefCell::new(Some(asked)));
        let task = Self(Rc::clone(&slot));
        spawn_local(async move {
            let answered = poll_fn(|context| match slot.borrow_mut().as_mut() {
                Some(asked) => Pin::new(asked).poll(context).map(Some),
                None => Poll::Ready(None),
            });
            if let Some(outcome) = answered.await {
                slot.take();
                then(outcome);
            }
        });
        task
    }
}

impl Drop for Task {
    fn drop(&mut self) {
        self.0.take();
    }
}
