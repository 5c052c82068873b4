//! Parts that pages are put together from.
//!
//! It must not know pages, routes beyond links, or the engine: everything drawn comes in as plain data.

mod cards;
mod career;
mod choices;
mod comparison;
mod copy;
mod doors;
mod fields;
mod formatted;
mod funnel;
mod grid;
mod header;
mod icon;
mod journey;
mod keys_help;
pub(crate) mod list;
mod long_text;
mod nav;
mod neighbours;
mod palette;
mod pipeline;
mod progress;
mod query_parts;
mod raw_row;
mod relations;
mod remedies;
mod rows;
mod safe_frame;
mod section;
mod share;
mod timeline;
mod value;
mod variables;

pub(crate) use choices::{Choice, choices, select};
pub(crate) use copy::Copy;
pub(crate) use doors::Doors;
pub use doors::NamedFiles;
pub(crate) use grid::{Grid, Span, width_now};
pub(crate) use header::Header;
pub(crate) use icon::{Icon, icon, logo};
pub use keys_help::{KeysHelp, KeysHelpProps};
pub(crate) use nav::Nav;
pub(crate) use neighbours::NeighbourBar;
pub use palette::{PaletteView, PaletteViewProps};
pub(crate) use progress::ProgressPanel;
pub(crate) use query_parts::{query_parts, without_parts};
pub(crate) use raw_row::raw_row;
pub(crate) use relations::relations;
pub use remedies::{Remedies, RemediesProps, Remedying};
pub(crate) use section::SectionCard;
pub(crate) use share::{permille, share};
pub(crate) use value::{cell, href, label};
pub(crate) use variables::variables;
