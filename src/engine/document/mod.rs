//! Files of an export that are no tables: what one is by its bytes, and its text.
//!
//! It must not know archives beyond the one that a document may be itself, nor the page. Nothing in a document is followed, run or unfolded.

mod docx;
mod kinds;

use std::rc::Rc;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};
use sha2::{Digest as _, Sha256};

use self::kinds::Kind;
use crate::engine::view::{DocumentContent, DocumentShown};

/// A document of more bytes is not read into memory.
pub const MOST_BYTES: u64 = 64 << 20;
/// More text of a document than this is not shown.
const MOST_TEXT: usize = 2 << 20;

/// What is in a document.
pub fn content(path: &str, bytes: Vec<u8>) -> DocumentContent {
    let kind = Kind::of(path, &bytes);
    let shown = match kind {
        Kind::Picture { .. } => DocumentShown::Picture,
        Kind::Text { .. } => text(&bytes),
        Kind::Docx => docx::text(Rc::from(bytes.as_slice()), MOST_TEXT).map_or(
            DocumentShown::Nothing,
            |(text, is_cut)| DocumentShown::Text {
                text,
                encoding: String::new(),
                is_cut,
            },
        ),
        Kind::Other { .. } => DocumentShown::Nothing,
    };
    DocumentContent {
        kind: kind.name().to_owned(),
        media_type: kind.media_type().to_owned(),
        sum: sum(&bytes),
        bytes,
        shown,
    }
}

fn text(bytes: &[u8]) -> DocumentShown {
    let head = bytes.get(..MOST_TEXT).unwrap_or(bytes);
    let encoding = encoding(head);
    let (text, used, _) = encoding.decode(head);
    DocumentShown::Text {
        text: text.into_owned(),
        encoding: used.name().to_owned(),
        is_cut: bytes.len() > MOST_TEXT,
    }
}

fn encoding(bytes: &[u8]) -> &'static Encoding {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return encoding;
    }
    // A piece may end within a character.
    let is_utf8 = match std::str::from_utf8(bytes) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    if is_utf8 {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

fn sum(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut digits = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // A String takes whatever is written to it.
        _ = write!(digits, "{byte:02x}");
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::{DocumentShown, MOST_TEXT, content};

    fn text_of(bytes: &[u8]) -> (String, String, bool) {
        match content("a.txt", bytes.to_vec()).shown {
            DocumentShown::Text {
                text,
                encoding,
                is_cut,
            } => (text, encoding, is_cut),
            other => (format!("{other:?}"), String::new(), false),
        }
    }

    #[test]
    fn text_is_read_in_its_encoding() {
        for (bytes, text, encoding) in [
            (&b"plain"[..], "plain", "UTF-8"),
            ("Zoë".as_bytes(), "Zoë", "UTF-8"),
            (b"\xef\xbb\xbfmarked", "marked", "UTF-8"),
            (b"\xff\xfeZ\0o\0", "Zo", "UTF-16LE"),
            (
                b"M\xfcller wohnt in K\xf6ln",
                "Müller wohnt in Köln",
                "windows-1252",
            ),
        ] {
            let want = (text.to_owned(), encoding.to_owned(), false);
            assert_eq!(text_of(bytes), want);
        }
    }

    #[test]
    fn long_text_is_cut_within_reason_and_its_encoding_stays() {
        let mut long = "a".repeat(MOST_TEXT - 1).into_bytes();
        long.extend("ö and more".as_bytes());
        let (text, encoding, is_cut) = text_of(&long);
        assert!(is_cut);
        assert_eq!(encoding, "UTF-8");
        assert!(text.len() <= MOST_TEXT + 3);
    }

    #[test]
    fn the_sum_is_that_of_sha256sum() {
        // Made with `printf %s abc | sha256sum`.
        let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(content("a", b"abc".to_vec()).sum, sum);
    }

    #[test]
    fn what_is_named_a_document_and_is_none_is_not_shown_as_one() {
        let broken = content("a.docx", b"PK\x03\x04 and nothing else".to_vec());
        assert_eq!(broken.shown, DocumentShown::Nothing);
        let other = content("photo.png", b"\x00\x01\x02 no picture".to_vec());
        assert_eq!(other.shown, DocumentShown::Nothing);
        assert_eq!(other.media_type, "application/octet-stream");
    }
}
