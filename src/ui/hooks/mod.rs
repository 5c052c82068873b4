//! What components do besides drawing: ask the engine, go to pages, arrive at them.
//!
//! It must not know any particular page.

mod arrival;
mod commands;
mod query;
mod router;

pub(crate) use arrival::{use_arrival, use_title};
pub(crate) use commands::{Commands, use_commands, use_keyboard};
pub(crate) use query::{Query, use_query};
pub(crate) use router::{Place, Router, use_router_listeners};
