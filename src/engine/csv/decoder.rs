//! Turns the bytes of an entry into text, a piece at a time.
//!
//! It must not know records. UTF-8 is checked, never guessed: text that is valid UTF-8 is never taken for anything else.

use encoding_rs::{DecoderResult, UTF_8};

use super::charset::Charset;

/// How bytes become text.
pub(super) enum Decoder {
    /// UTF-8 that must be valid; holds the beginning of a character whose rest is to come.
    Strict { carry: Vec<u8> },
    /// UTF-8 whose bad bytes are replaced.
    Lossy { carry: Vec<u8> },
    /// Another encoding, whose bad bytes are replaced.
    Replacing(Box<encoding_rs::Decoder>),
    /// UTF-32, whose bad units are replaced; holds the beginning of a unit.
    Wide { carry: Vec<u8>, is_big: bool },
}

/// Bytes that are not UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotUtf8;

impl Decoder {
    /// UTF-8 without exception.
    pub(super) fn strict() -> Self {
        Self::Strict { carry: Vec::new() }
    }

    /// Any encoding, with `U+FFFD` for what it does not allow.
    pub(super) fn replacing(charset: Charset) -> Self {
        let carry = Vec::new();
        match charset {
            Charset::Web(encoding) if encoding == UTF_8 => Self::Lossy { carry },
            Charset::Web(encoding) => {
                Self::Replacing(Box::new(encoding.new_decoder_without_bom_handling()))
            }
            Charset::Utf32 { is_big } => Self::Wide { carry, is_big },
        }
    }

    /// Appends the text of the bytes, and what was replaced in it. `last` says that no more will come.
    pub(super) fn decode(
        &mut self,
        bytes: &[u8],
        last: bool,
        text: &mut String,
        repairs: &mut Vec<Repair>,
    ) -> Result<(), NotUtf8> {
        match self {
            Self::Strict { carry } => strict(carry, bytes, last, text),
            Self::Lossy { carry } => {
                lossy(carry, bytes, last, text, repairs);
                Ok(())
            }
            Self::Replacing(decoder) => {
                replacing(decoder, bytes, last, text, repairs);
                Ok(())
            }
            Self::Wide { carry, is_big } => {
                wide(carry, *is_big, bytes, last, text, repairs);
                Ok(())
            }
        }
    }
}

/// Bytes that were replaced by `U+FFFD`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Repair {
    /// Where the replacement stands in the text.
    pub(super) at: usize,
    /// How many bytes it stands for.
    pub(super) bytes: usize,
}

fn lossy(
    carry: &mut Vec<u8>,
    bytes: &[u8],
    last: bool,
    text: &mut String,
    repairs: &mut Vec<Repair>,
) {
    let joined = (!carry.is_empty()).then(|| [carry.as_slice(), bytes].concat());
    let all = joined.as_deref().unwrap_or(bytes);
    let open = if last { 0 } else { open_end(all) };
    let (whole, rest) = all.split_at(all.len() - open);
    for chunk in whole.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            repairs.push(Repair {
                at: text.len(),
                bytes: chunk.invalid().len(),
            });
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    *carry = rest.to_vec();
}

fn replacing(
    decoder: &mut encoding_rs::Decoder,
    bytes: &[u8],
    last: bool,
    text: &mut String,
    repairs: &mut Vec<Repair>,
) {
    let mut rest = bytes;
    loop {
        let need = decoder.max_utf8_buffer_length_without_replacement(rest.len());
        text.reserve(need.unwrap_or(64).max(64));
        let (result, read) = decoder.decode_to_string_without_replacement(rest, text, last);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => return,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(bytes, _) => {
                repairs.push(Repair {
                    at: text.len(),
                    bytes: bytes.into(),
                });
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
}

fn wide(
    carry: &mut Vec<u8>,
    is_big: bool,
    bytes: &[u8],
    last: bool,
    text: &mut String,
    repairs: &mut Vec<Repair>,
) {
    carry.extend_from_slice(bytes);
    let (units, open) = carry.as_chunks::<4>();
    for unit in units {
        let code = if is_big {
            u32::from_be_bytes(*unit)
        } else {
            u32::from_le_bytes(*unit)
        };
        if let Some(character) = char::from_u32(code) {
            text.push(character);
        } else {
            repairs.push(Repair {
                at: text.len(),
                bytes: unit.len(),
            });
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    let open = open.to_vec();
    if last && !open.is_empty() {
        repairs.push(Repair {
            at: text.len(),
            bytes: open.len(),
        });
        text.push(char::REPLACEMENT_CHARACTER);
    }
    *carry = open;
}

fn strict(carry: &mut Vec<u8>, bytes: &[u8], last: bool, text: &mut String) -> Result<(), NotUtf8> {
    let mut rest = bytes;
    while !carry.is_empty() {
        let Some((&byte, after)) = rest.split_first() else {
            return if last { Err(NotUtf8) } else { Ok(()) };
        };
        carry.push(byte);
        rest = after;
        match std::str::from_utf8(carry) {
            Ok(character) => {
                text.push_str(character);
                carry.clear();
            }
            Err(error) if error.error_len().is_some() => return Err(NotUtf8),
            Err(_) => {}
        }
    }
    match std::str::from_utf8(rest) {
        Ok(valid) => text.push_str(valid),
        Err(error) => {
            if error.error_len().is_some() || last {
                return Err(NotUtf8);
            }
            let (valid, open) = rest.split_at(error.valid_up_to());
            // Valid up to there, so this never falls back.
            text.push_str(std::str::from_utf8(valid).unwrap_or(""));
            carry.extend_from_slice(open);
        }
    }
    Ok(())
}

/// How many bytes at the end may be the beginning of a longer character.
pub(super) fn open_end(bytes: &[u8]) -> usize {
    let tail = bytes.len().min(3);
    (1..=tail)
        .find(|&back| {
            let Some(&byte) = bytes.len().checked_sub(back).and_then(|at| bytes.get(at)) else {
                return false;
            };
            let length = match byte {
                0xc2..=0xdf => 2,
                0xe0..=0xef => 3,
                0xf0..=0xf4 => 4,
                _ => 0,
            };
            length > back
        })
        .unwrap_or(0)
}
