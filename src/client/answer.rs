//! The answer that somebody waits for.
//!
//! It must not know where the answer comes from: whoever holds the [`Slot`] fills it.

use std::cell::RefCell;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use crate::protocol::Answer;

/// A question on its way: a future of the answer. Dropping it tells the worker that nobody waits any more.
pub struct Asked {
    slot: Slot,
    on_drop: Option<Box<dyn FnOnce()>>,
}

/// Why a question was not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskError {
    /// The export that was asked about is closed, or a newer search took this one's place.
    Replaced,
    /// The worker is gone.
    Crashed,
}

impl fmt::Display for AskError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Replaced => "Something newer took the place of this question.",
            Self::Crashed => "The part of the page that reads the export has stopped.",
        })
    }
}

impl std::error::Error for AskError {}

impl Asked {
    /// Waits for the slot; calls back when it is dropped unanswered.
    pub(super) fn new(slot: Slot, on_drop: impl FnOnce() + 'static) -> Self {
        Self {
            slot,
            on_drop: Some(Box::new(on_drop)),
        }
    }
}

impl Future for Asked {
    type Output = Result<Answer, AskError>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let outcome = self.slot.poll(context.waker());
        if outcome.is_ready() {
            self.on_drop = None;
        }
        outcome
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        if let Some(tell) = self.on_drop.take() {
            tell();
        }
    }
}

/// Where an answer is put. Clones are one slot.
#[derive(Debug, Clone, Default)]
pub(super) struct Slot(Rc<RefCell<Inside>>);

#[derive(Debug, Default)]
struct Inside {
    outcome: Option<Result<Answer, AskError>>,
    waker: Option<Waker>,
}

impl Slot {
    /// Puts the answer in and wakes whoever waits. The first answer stays.
    pub(super) fn fill(&self, outcome: Result<Answer, AskError>) {
        let waker = {
            let mut inside = self.0.borrow_mut();
            if inside.outcome.is_none() {
                inside.outcome = Some(outcome);
            }
            inside.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    fn poll(&self, waker: &Waker) -> Poll<Result<Answer, AskError>> {
        let mut inside = self.0.borrow_mut();
        if let Some(outcome) = inside.outcome.take() {
            return Poll::Ready(outcome);
        }
        inside.waker = Some(waker.clone());
        Poll::Pending
    }
}
