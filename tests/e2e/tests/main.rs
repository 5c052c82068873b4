//! The built file in a browser: what a person does, and what the page must never do.

mod privacy;
mod start;
