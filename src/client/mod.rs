//! The page's end of the pipe to the worker.
//!
//! It must not know how anything is drawn, nor Yew.
