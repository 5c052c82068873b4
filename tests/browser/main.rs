//! Tests that run in a page, in a real browser.

#![cfg(target_arch = "wasm32")]

use wasm_bindgen_test::wasm_bindgen_test_configure;

mod client;
mod hash;

wasm_bindgen_test_configure!(run_in_browser);
