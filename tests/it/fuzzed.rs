//! The bodies of the fuzz targets on any bytes, and on bytes that begin like something.

use proptest::collection::vec;
use proptest::prelude::*;

use crate::bodies;

/// A body, and how what it reads may begin.
type Target = (fn(&[u8]), &'static [&'static [u8]]);

const TARGETS: [Target; 8] = [
    (
        bodies::zip,
        &[b"", b"PK\x03\x04\x14\0\0\0\x08\0", b"PK\x05\x06"],
    ),
    (
        bodies::csv,
        &[b"", b"id,name\n1,\"", b"\xff\xfe", b"sep=;\n"],
    ),
    (bodies::dialect, &[b"", b"\x01;\"\x03", b"\x03\t\x01\x07"]),
    (bodies::types, &[b"", b"2026-01-02\n", b"1,234.5\n"]),
    (bodies::json, &[b"", b"[{\"a\":", b"{\"a\":[["]),
    (bodies::html, &[b"", b"<p>", b"<svg><style>"]),
    (
        bodies::profile,
        &[b"", b"[profile]\nname = ", b"[[entity]]\n"],
    ),
    (bodies::protocol, &[b""]),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_a_body_panic(data in vec(any::<u8>(), 0..400), text in "[\\x00-\\x7f]{0,200}") {
        for (body, beginnings) in TARGETS {
            for beginning in beginnings {
                body(&[beginning, data.as_slice()].concat());
                body(&[beginning, text.as_bytes()].concat());
            }
        }
    }
}
