//! Native tests of the whole, each module a subject.
#![cfg(not(target_arch = "wasm32"))]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

mod archives;
mod bodies;
mod dialects;
mod documents;
mod firm;
mod fuzzed;
mod glances;
mod hostile;
mod insights;
mod layers;
mod links;
mod lists;
mod markup;
mod page_text;
mod pages;
mod profile;
mod protocol;
mod quiet;
mod reading;
mod records;
mod report;
mod rereading;
mod sanitize;
mod search;
mod session;
mod shapes;
mod structure;
mod told;
mod types;
mod written;
