//! Encodings by name, by byte order mark, and by the look of a text's first bytes.
//!
//! It must not know what the text says.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// An encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Charset {
    /// One of the WHATWG standard.
    Web(&'static Encoding),
    /// UTF-32, which the standard leaves out.
    Utf32 {
        /// Whether the first byte of a unit is the highest.
        is_big: bool,
    },
}

impl Charset {
    pub(super) const UTF_8: Self = Self::Web(UTF_8);

    /// The encoding with this name, in any of its spellings.
    pub(super) fn named(label: &str) -> Option<Self> {
        match label.trim().to_ascii_lowercase().as_str() {
            "utf-32" | "utf-32le" | "utf32" | "utf32le" => Some(Self::Utf32 { is_big: false }),
            "utf-32be" | "utf32be" => Some(Self::Utf32 { is_big: true }),
            label => {
                // The standard's name for what must not be decoded is none that a reader can mean.
                let found = Encoding::for_label_no_replacement(label.as_bytes());
                found.map(Self::Web)
            }
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Web(encoding) => encoding.name(),
            Self::Utf32 { is_big: false } => "UTF-32LE",
            Self::Utf32 { is_big: true } => "UTF-32BE",
        }
    }

    /// How many bytes a text has.
    pub(super) fn length(self, text: &str) -> u64 {
        match self {
            Self::Web(encoding) if encoding == UTF_8 => text.len() as u64,
            Self::Utf32 { .. } => text.chars().count() as u64 * 4,
            Self::Web(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => {
                text.chars().map(char::len_utf16).sum::<usize>() as u64 * 2
            }
            Self::Web(encoding) if encoding.is_single_byte() => text.chars().count() as u64,
            Self::Web(encoding) => encoding.encode(text).0.len() as u64,
        }
    }
}

/// The encoding that the first bytes of an entry show, and how long its byte order mark is.
pub(super) fn from_head(head: &[u8]) -> Option<(Charset, usize)> {
    // UTF-32 first: its mark begins with that of UTF-16.
    if head.starts_with(b"\xff\xfe\0\0") && head.len().is_multiple_of(4) {
        return Some((Charset::Utf32 { is_big: false }, 4));
    }
    if head.starts_with(b"\0\0\xfe\xff") {
        return Some((Charset::Utf32 { is_big: true }, 4));
    }
    if let Some((encoding, bom)) = Encoding::for_bom(head) {
        return Some((Charset::Web(encoding), bom));
    }
    let zeros = |offset: usize, step: usize| {
        let places = head.iter().skip(offset).step_by(step);
        places.filter(|&&byte| byte == 0).count()
    };
    let units = head.len() / 4;
    let fourth = [zeros(0, 4), zeros(1, 4), zeros(2, 4), zeros(3, 4)];
    // The upper half of a unit is zero for every letter of every living script.
    if units >= 2 {
        let [first, second, third, last] = fourth.map(|zeros| zeros * 20 >= units * 19);
        if third && last && !first {
            return Some((Charset::Utf32 { is_big: false }, 0));
        }
        if first && second && !last {
            return Some((Charset::Utf32 { is_big: true }, 0));
        }
    }
    let pairs = head.len() / 2;
    let (even, odd) = (zeros(0, 2), zeros(1, 2));
    // Text in UTF-16 has zeros beside its delimiters, digits and newlines, always on the same side; more of them in a short text,
    // in which they could be there by chance.
    let many = |zeros: usize| zeros * 2 >= pairs || (pairs >= 32 && zeros * 8 >= pairs);
    if pairs >= 4 && many(odd) && even * 10 <= odd {
        return Some((Charset::Web(UTF_16LE), 0));
    }
    if pairs >= 4 && many(even) && odd * 10 <= even {
        return Some((Charset::Web(UTF_16BE), 0));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes_show_wide_encodings() {
        let text = "id,name\r\n1,Жук\r\n2,Zoë\r\n3,漢字仮名\r\n";
        let wide = |big: bool, mark: bool| -> Vec<u8> {
            let mark = mark.then_some('\u{feff}');
            let codes = mark.into_iter().chain(text.chars()).map(u32::from);
            codes
                .flat_map(|code| {
                    if big {
                        code.to_be_bytes()
                    } else {
                        code.to_le_bytes()
                    }
                })
                .collect()
        };
        let pairs = |big: bool, mark: bool| -> Vec<u8> {
            let text = format!("{}{text}", if mark { "\u{feff}" } else { "" });
            let units = text.encode_utf16();
            units
                .flat_map(|unit| {
                    if big {
                        unit.to_be_bytes()
                    } else {
                        unit.to_le_bytes()
                    }
                })
                .collect()
        };
        for mark in [false, true] {
            let found = |bytes: &[u8]| from_head(bytes).map(|(set, bom)| (set.name(), bom));
            let (two, four) = if mark { (2, 4) } else { (0, 0) };
            assert_eq!(found(&wide(false, mark)), Some(("UTF-32LE", four)));
            assert_eq!(found(&wide(true, mark)), Some(("UTF-32BE", four)));
            assert_eq!(found(&pairs(false, mark)), Some(("UTF-16LE", two)));
            assert_eq!(found(&pairs(true, mark)), Some(("UTF-16BE", two)));
        }
        assert_eq!(from_head(text.as_bytes()), None);
    }

    #[test]
    fn names_are_those_of_the_standard() {
        for (label, name) in [
            ("latin1", Some("windows-1252")),
            (" Macintosh ", Some("macintosh")),
            ("utf-32", Some("UTF-32LE")),
            ("replacement", None),
            ("klingon", None),
        ] {
            assert_eq!(Charset::named(label).map(Charset::name), name, "{label}");
        }
    }
}
