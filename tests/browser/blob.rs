//! A blob is read as it is, wherever the reading begins and whatever is fetched ahead.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "what fails is a failed test"
)]

use js_sys::{Array, Uint8Array};
use vitrine::engine::archive::Source as _;
use vitrine::worker::{BlobSource, source_of};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Blob;

/// Bytes of which no two neighbourhoods are alike.
fn bytes(len: usize) -> Vec<u8> {
    (0..len as u64)
        .map(|at| (at.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as u8)
        .collect()
}

fn blob(bytes: &[u8]) -> Blob {
    Blob::new_with_u8_array_sequence(&Array::of1(&Uint8Array::from(bytes))).unwrap()
}

#[wasm_bindgen_test]
fn any_position_and_length_gives_what_the_blob_holds() {
    let all = bytes(300_000);
    let source = BlobSource::new(blob(&all)).unwrap();
    assert_eq!(source.len(), 300_000);
    // Around the first fetch of 64 KiB, the second that follows it, backwards, and at the end.
    for position in [
        0, 1, 65_535, 65_536, 65_537, 7, 200_001, 327, 299_999, 131_073, 0,
    ] {
        for len in [1, 2, 30, 65_536, 100_000] {
            let mut buffer = vec![0; len];
            let mut done = 0;
            while done < len {
                let count = source
                    .read_at((position + done) as u64, &mut buffer[done..])
                    .unwrap();
                if count == 0 {
                    break;
                }
                done += count;
            }
            let end = (position + len).min(all.len());
            assert_eq!(done, end - position, "{position} + {len}");
            assert!(buffer[..done] == all[position..end], "{position} + {len}");
        }
    }
}

#[wasm_bindgen_test]
fn reading_on_crosses_every_border_of_what_is_fetched_ahead() {
    let all = bytes(25 * 1024 * 1024 + 3);
    let source = BlobSource::new(blob(&all)).unwrap();
    let mut buffer = vec![0; 300_007];
    let mut at = 0;
    loop {
        let count = source.read_at(at as u64, &mut buffer).unwrap();
        if count == 0 {
            break;
        }
        assert!(buffer[..count] == all[at..at + count], "at {at}");
        at += count;
    }
    assert_eq!(at, all.len());
}

#[wasm_bindgen_test]
fn there_is_nothing_at_the_end_or_past_it() {
    let source = BlobSource::new(blob(b"stardex")).unwrap();
    let mut buffer = [0; 4];
    for position in [7, 8, 1 << 40, u64::MAX] {
        assert_eq!(source.read_at(position, &mut buffer).unwrap(), 0);
    }
    let empty = BlobSource::new(blob(b"")).unwrap();
    assert!(empty.is_empty());
    assert_eq!(empty.read_at(0, &mut buffer).unwrap(), 0);
}

#[wasm_bindgen_test]
fn bytes_that_the_page_has_read_are_a_source_too() {
    let source = source_of(&Uint8Array::from(&b"stardex"[..])).unwrap();
    let mut buffer = [0; 4];
    assert_eq!(source.len(), 7);
    assert_eq!(source.read_at(4, &mut buffer).unwrap(), 3);
    assert_eq!(&buffer[..3], b"dex");
    assert!(source_of(&JsValue::from_str("stardex")).is_err());
}
