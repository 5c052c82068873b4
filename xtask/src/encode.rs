//! Bytes as text that can stand in a page: gzip, base64, SHA-256. It knows nothing of pages.

use anyhow::Result;
use flate2::{Compression, GzBuilder};
use sha2::{Digest as _, Sha256};
use std::io::Write as _;

/// How the text of a data block turns back into bytes; the boot script knows the same names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Base64 of the bytes.
    Base64,
    /// Base64 of the gzipped bytes.
    Gzip,
}

impl Encoding {
    /// The value of `data-encoding`.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Base64 => "base64",
            Self::Gzip => "gzip",
        }
    }
}

/// Writes bytes as text, gzipped where that is smaller. The same bytes always give the same text.
pub(crate) fn pack(bytes: &[u8]) -> Result<(Encoding, String)> {
    let zipped = gzip(bytes)?;
    Ok(if zipped.len() < bytes.len() {
        (Encoding::Gzip, base64(&zipped))
    } else {
        (Encoding::Base64, base64(bytes))
    })
}

/// Gzip without name and time, so that it depends on the bytes alone.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

/// Base64 with padding (RFC 4648, section 4).
pub(crate) fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word = chunk
            .iter()
            .fold(0_usize, |word, &byte| word << 8 | usize::from(byte))
            << (8 * (3 - chunk.len()));
        for digit in 0..4 {
            let value = word >> (18 - 6 * digit) & 63;
            let shown = if digit <= chunk.len() {
                DIGITS.get(value)
            } else {
                None
            };
            text.push(char::from(*shown.unwrap_or(&b'=')));
        }
    }
    text
}

/// The SHA-256 of some bytes.
pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Bytes in lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('?');
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "A test may fail by panicking.")]

    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read as _;

    #[test]
    fn base64_agrees_with_the_vectors_of_rfc_4648() {
        let vectors = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (plain, text) in vectors {
            assert_eq!(base64(plain.as_bytes()), text);
        }
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }

    #[test]
    fn sha256_agrees_with_the_vector_of_fips_180() {
        let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(hex(&sha256(b"abc")), digest);
    }

    #[test]
    fn gzip_gives_the_bytes_back_and_is_always_the_same() {
        let bytes = b"the same, the same, the same".repeat(50);
        let zipped = gzip(&bytes).unwrap();
        assert_eq!(zipped, gzip(&bytes).unwrap());
        let mut back = Vec::new();
        GzDecoder::new(zipped.as_slice())
            .read_to_end(&mut back)
            .unwrap();
        assert_eq!(back, bytes);
    }

    #[test]
    fn what_gzip_makes_larger_stays_as_it_is() {
        assert_eq!(pack(b"x").unwrap(), (Encoding::Base64, "eA==".to_owned()));
        assert_eq!(pack(&[b'x'; 500]).unwrap().0, Encoding::Gzip);
    }
}
