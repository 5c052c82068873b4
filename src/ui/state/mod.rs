//! What the page knows: how far the export is, and where the reader is.
//!
//! It must not know Yew's components or the browser; reducers and routes are plain functions, so they are tested natively.

pub(crate) mod amend;
mod commands;
mod decisions;
mod export;
mod list;
mod palette;
mod place;
mod route;
mod shared;

pub use commands::{Command, CommandGroup, Press, ways};
pub use decisions::{Change, Decide, Decisions};
pub use export::{ExportAction, ExportState, Phase};
pub use list::ListLayout;
pub(crate) use list::next_order;
pub use palette::{Choice, Choices, Leads, choices, pages};
pub(crate) use place::{EntryState, Origin, Spot, TimelineWish};
pub use route::{Narrowed, Route, StructurePlace};
pub use shared::Shared;
