//! Hashes of cells in the browser are those of every other machine, though its words have 32 bits.

use std::collections::HashSet;

use vitrine::engine::table::hash_text;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn hashes_are_the_same_in_the_browser() {
    assert_eq!(hash_text("cand_0001"), 0x91e3_f379_1f9d_a41a);
    assert_eq!(
        hash_text("123e4567-e89b-42d3-a456-426614174000"),
        0xa198_c81b_5540_4405
    );
    assert_eq!(hash_text("42"), 0xc667_0897_08db_fdb1);
}

#[wasm_bindgen_test]
fn no_two_of_many_keys_share_a_hash_in_the_browser() {
    let hashes: HashSet<u64> = (0..300_000)
        .map(|number| hash_text(&format!("cand_{number:07}")))
        .collect();
    assert_eq!(hashes.len(), 300_000);
}
