//! Turns the bytes of an entry into text, a piece at a time.
//!
//! It must not know records. UTF-8 is checked, never guessed: text that is valid UTF-8 is never taken for anything else.

use encoding_rs::{CoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How bytes become text.
pub(super) enum Decoder {
    /// UTF-8 that must be valid; holds the beginning of a character whose rest is to come.
    Strict { carry: Vec<u8> },
    /// UTF-8 whose bad bytes are replaced.
    Lossy { carry: Vec<u8> },
    /// Another encoding, whose bad bytes are replaced.
    Replacing(Box<encoding_rs::Decoder>),
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
    pub(super) fn replacing(encoding: &'static Encoding) -> Self {
        if encoding == UTF_8 {
            return Self::Lossy { carry: Vec::new() };
        }
        Self::Replacing(Box::new(encoding.new_decoder_without_bom_handling()))
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
                let mut rest = bytes;
                loop {
                    let need = decoder.max_utf8_buffer_length(rest.len()).unwrap_or(64);
                    text.reserve(need.max(64));
                    let (result, read, _) = decoder.decode_to_string(rest, text, last);
                    rest = rest.get(read..).unwrap_or_default();
                    if result == CoderResult::InputEmpty {
                        return Ok(());
                    }
                }
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

/// The encoding that the first bytes of an entry show, and how long its byte order mark is.
pub(super) fn from_head(head: &[u8]) -> Option<(&'static Encoding, usize)> {
    if let Some(found) = Encoding::for_bom(head) {
        return Some(found);
    }
    let pairs = head.len() / 2;
    let zeros = |offset: usize| {
        head.iter()
            .skip(offset)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    // Text in UTF-16 has a zero in nearly every pair, always on the same side; half of them is asked for, so that names in other scripts do.
    if pairs >= 4 && odd * 2 >= pairs && even * 10 <= odd {
        return Some((UTF_16LE, 0));
    }
    if pairs >= 4 && even * 2 >= pairs && odd * 10 <= even {
        return Some((UTF_16BE, 0));
    }
    None
}

/// Reads an entry whose bytes are not all UTF-8, to find out what they are.
pub(super) struct Survey {
    detector: chardetng::EncodingDetector,
    carry: Vec<u8>,
    /// Characters of several bytes that are valid UTF-8.
    valid: u64,
    /// Places that are not.
    invalid: u64,
}

impl Survey {
    pub(super) fn new() -> Self {
        Self {
            detector: chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow),
            carry: Vec::new(),
            valid: 0,
            invalid: 0,
        }
    }

    pub(super) fn feed(&mut self, bytes: &[u8]) {
        self.detector.feed(bytes, false);
        let joined = if self.carry.is_empty() {
            None
        } else {
            Some([self.carry.as_slice(), bytes].concat())
        };
        let all = joined.as_deref().unwrap_or(bytes);
        // The end may be the beginning of a character, which the next piece completes.
        let open = open_end(all);
        let (whole, rest) = all.split_at(all.len() - open);
        for chunk in whole.utf8_chunks() {
            let text = chunk.valid();
            self.valid += text.chars().filter(|c| !c.is_ascii()).count() as u64;
            self.invalid += u64::from(!chunk.invalid().is_empty());
        }
        self.carry = rest.to_vec();
    }

    /// The encoding; UTF-8 where nearly all of the text is.
    pub(super) fn finish(mut self) -> &'static Encoding {
        self.invalid += u64::from(!self.carry.is_empty());
        if self.valid >= self.invalid.saturating_mul(10) {
            return UTF_8;
        }
        self.detector.feed(&[], true);
        self.detector.guess(None, chardetng::Utf8Detection::Deny)
    }
}

/// How many bytes at the end may be the beginning of a longer character.
fn open_end(bytes: &[u8]) -> usize {
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

/// How many bytes a text has in an encoding.
pub(super) fn encoded_length(encoding: &'static Encoding, text: &str) -> u64 {
    if encoding == UTF_8 {
        text.len() as u64
    } else if encoding == UTF_16LE || encoding == UTF_16BE {
        text.chars().map(char::len_utf16).sum::<usize>() as u64 * 2
    } else if encoding.is_single_byte() {
        text.chars().count() as u64
    } else {
        encoding.encode(text).0.len() as u64
    }
}
