//! Tests that run in a dedicated worker, in a real browser.

#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

mod blob;
mod session;

wasm_bindgen_test_configure!(run_in_dedicated_worker);
