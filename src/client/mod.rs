//! The page's end of the pipe to the worker.
//!
//! It must not know how anything is drawn, nor Yew. [`EngineClient`] starts the worker, hands it files, asks it questions and
//! tells a listener what it hears as [`Signal`]s. A worker that crashes, hangs or is of another build becomes a signal, too.

mod answer;
mod boot;
mod crash;
mod engine_client;
mod files;
mod link;
mod lock;
mod panics;
mod signal;
mod state;
mod timing;

pub use answer::{AskError, Asked};
pub use boot::Boot;
pub use engine_client::EngineClient;
pub use lock::{Kept, Outcome, Place, Trial, kept, policy, try_lock};
pub use panics::report_panics;
pub use signal::Signal;
pub use timing::{QueryTimer, mark};
