//! Vitrine reads a recruiting firm's data export in the browser and shows it as linked records.
//!
//! | layer | what it is | may use |
//! |---|---|---|
//! | [`engine`] | pure: bytes in, plain data out; compiles and tests natively | nothing of ours |
//! | [`protocol`] | the messages between page and worker | `engine`'s plain data |
//! | [`worker`] | hosts the engine in a web worker | `protocol`, `engine`, the browser |
//! | [`client`] | the page's end of the pipe | `protocol`, the browser |
//! | [`ui`] | draws | `client`, `protocol`, `engine`'s plain data, Yew |
//!
//! `tests/it/layers.rs` fails on an import that crosses a line of this table.

pub mod client;
pub mod engine;
pub mod protocol;
pub mod ui;
pub mod worker;
