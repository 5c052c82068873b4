#![no_main]
//! Any bytes: see `zip` in `tests/it/bodies.rs`.

#[path = "../../tests/it/bodies.rs"]
#[expect(dead_code, reason = "one target of several")]
mod bodies;

libfuzzer_sys::fuzz_target!(|data: &[u8]| bodies::zip(data));
