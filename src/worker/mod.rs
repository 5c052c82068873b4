//! The worker's end of the pipe: it hosts the engine.
//!
//! It must not know the page.
