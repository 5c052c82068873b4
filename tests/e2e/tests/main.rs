//! The built file in a browser: what a person does, and what the page must never do.

mod axe;
mod bad_files;
mod bodies;
mod commands;
mod documents;
mod engines;
mod faults;
mod glances;
mod keyboard;
mod leaving;
mod lists;
mod lock;
mod locked;
mod open;
mod overview;
mod privacy;
mod search;
mod sections;
mod start;
mod structure;
mod visit;
