//! Laws of any bytes: nothing panics, and rows that differ are told.

use std::sync::OnceLock;

use proptest::collection::vec;
use proptest::prelude::*;
use vitrine::engine::archive::Limits;
use vitrine::engine::load::Opening;

use super::made;
use super::{Read, cells, file, open, read, with};

/// Deriving keys takes long, so the archives are made once.
static HONEST: OnceLock<Vec<(&str, Vec<u8>, Opening)>> = OnceLock::new();

/// All cells of all tables, with their paths.
fn shown(read: &Read) -> Vec<(String, Vec<Vec<String>>)> {
    let tables = read.tables.iter();
    tables
        .map(|table| (table.path.clone(), cells(table)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..600), begins in prop::sample::select(vec![&b""[..], b"PK\x03\x04", b"PK\x05\x06"])) {
        let bytes = [begins, &bytes].concat();
        drop(open(bytes.clone(), Opening::default()));
        drop(open(bytes, with("x")));
    }

    /// One byte of an archive is another, or its end is missing: then the rows are those that were packed, or there is a warning.
    #[test]
    fn damage_is_never_silent(which in 0..1000_usize, at in 0..1_000_000_usize, flip in 1..=255_u8, cut in any::<bool>()) {
        let all = HONEST.get_or_init(made::honest);
        let (what, mut bytes, opening) = all[which % all.len()].clone();
        let whole = shown(&open(bytes.clone(), opening.clone()).unwrap());
        let at = at % bytes.len();
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] ^= flip;
        }
        if let Ok(read) = read(&[file("e.zip", bytes)], Limits::default(), opening) {
            let same = shown(&read) == whole;
            prop_assert!(same || !read.warnings.is_empty(), "{what}, byte {at} by {flip}");
        }
    }
}
