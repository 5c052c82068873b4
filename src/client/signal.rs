//! What the page learns from the worker without having asked.
//!
//! It must not know the worker: every signal is plain data.

use std::rc::Rc;

use crate::engine::observe::Progress;
use crate::engine::view::Overview;
use crate::protocol::Failure;

/// What the page learns from the worker without having asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signal {
    /// A worker starts: the first, or one in place of another. It says nothing about what the page shows, as
    /// opening a second export starts a worker, too.
    Starting,
    /// The worker has answered and is of this build.
    Ready,
    /// How far the load is.
    Progress(Progress),
    /// The overview has changed while loading.
    Overview(Rc<Overview>),
    /// Every table is read, links are resolved, search works.
    Loaded(Rc<Overview>),
    /// The load ended without an export.
    Failed(Failure),
    /// The worker is gone. Only [`EngineClient::restart`](super::EngineClient::restart),
    /// [`reopen`](super::EngineClient::reopen) or an `open` brings another.
    Crashed {
        /// What happened and what to do, in sentences for the reader.
        message: String,
    },
}
