//! Finds out what the bytes of an entry are that are not all UTF-8, from all of them.
//!
//! It must not know records, nor hold the text.

use encoding_rs::{Encoding, ISO_8859_15, MACINTOSH, WINDOWS_1252};

use super::charset::Charset;
use super::decoder::open_end;

/// Encodings of Latin letters that the guesser answers, right or wrong.
const LATIN: [&str; 10] = [
    "windows-1252",
    "windows-1250",
    "windows-1254",
    "windows-1257",
    "windows-1258",
    "ISO-8859-2",
    "ISO-8859-4",
    "ISO-8859-10",
    "ISO-8859-13",
    "ISO-8859-16",
];
/// Encodings that are weighed against its answer. It never answers the first two.
const RIVALS: [&Encoding; 3] = [MACINTOSH, ISO_8859_15, WINDOWS_1252];

/// What stands beside a byte that is not ASCII.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Lower,
    Upper,
    /// Another byte that is not ASCII.
    High,
    Digit,
    Other,
}

const SIDES: [Side; 5] = [
    Side::Lower,
    Side::Upper,
    Side::High,
    Side::Digit,
    Side::Other,
];

/// Looks at all bytes of an entry.
pub(super) struct Survey {
    detector: chardetng::EncodingDetector,
    carry: Vec<u8>,
    /// Characters of several bytes that are valid UTF-8.
    valid: u64,
    /// Places that are not.
    invalid: u64,
    /// How often each byte that is not ASCII stands between which others: by side before, byte, side after.
    places: Vec<u32>,
    /// The last two bytes.
    before: (u8, u8),
}

impl Survey {
    pub(super) fn new() -> Self {
        Self {
            detector: chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Allow),
            carry: Vec::new(),
            valid: 0,
            invalid: 0,
            places: vec![0; SIDES.len() * SIDES.len() * 128],
            before: (b'\n', b'\n'),
        }
    }

    pub(super) fn feed(&mut self, bytes: &[u8]) {
        self.detector.feed(bytes, false);
        self.count_places(bytes);
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
            if !text.is_ascii() {
                self.valid += text.chars().filter(|c| !c.is_ascii()).count() as u64;
            }
            self.invalid += u64::from(!chunk.invalid().is_empty());
        }
        self.carry = rest.to_vec();
    }

    fn count_places(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            let (first, middle) = self.before;
            if middle >= 0x80 {
                let at = place(side(first), middle, side(byte));
                if let Some(count) = self.places.get_mut(at) {
                    *count = count.saturating_add(1);
                }
            }
            self.before = (middle, byte);
        }
    }

    /// The encoding; UTF-8 where most of the text that is not ASCII is.
    pub(super) fn finish(mut self) -> Charset {
        self.invalid += u64::from(!self.carry.is_empty());
        // Bytes of other encodings are valid UTF-8 by chance only, and that is rare.
        if self.valid >= self.invalid {
            return Charset::UTF_8;
        }
        self.count_places(b"\n");
        self.detector.feed(&[], true);
        let guess = self.detector.guess(None, chardetng::Utf8Detection::Deny);
        Charset::Web(self.weigh(guess))
    }

    /// The guess, unless another encoding makes much better words of the same bytes.
    fn weigh(&self, guess: &'static Encoding) -> &'static Encoding {
        let may_be_latin =
            LATIN.contains(&guess.name()) || (guess.is_single_byte() && self.is_sprinkled());
        if !may_be_latin {
            return guess;
        }
        let mut best = guess;
        let mut best_sense = self.sense(guess);
        for rival in RIVALS {
            let sense = self.sense(rival);
            if sense > best_sense {
                (best, best_sense) = (rival, sense);
            }
        }
        best
    }

    /// Whether bytes that are not ASCII mostly stand alone among those that are, as accented letters do.
    fn is_sprinkled(&self) -> bool {
        let (mut alone, mut all) = (0_u64, 0_u64);
        for (before, byte, after) in places() {
            let count = self.count(before, byte, after);
            all += count;
            if before != Side::High && after != Side::High {
                alone += count;
            }
        }
        alone * 4 >= all * 3
    }

    fn count(&self, before: Side, byte: u8, after: Side) -> u64 {
        let count = self.places.get(place(before, byte, after));
        count.copied().unwrap_or(0).into()
    }

    /// How much sense the bytes make as Latin text in an encoding of one byte a character.
    fn sense(&self, encoding: &'static Encoding) -> i64 {
        let mut sense = 0;
        for (before, byte, after) in places() {
            let count = self.count(before, byte, after);
            if count == 0 {
                continue;
            }
            let text = encoding.decode_without_bom_handling(&[byte]).0.into_owned();
            let character = text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            sense = count
                .saturating_mul(sense_of(before, character, after, encoding))
                .saturating_add(sense);
        }
        sense
    }
}

/// All places that are counted.
fn places() -> impl Iterator<Item = (Side, u8, Side)> {
    SIDES.into_iter().flat_map(|before| {
        (0x80..=0xff_u8)
            .flat_map(move |byte| SIDES.into_iter().map(move |after| (before, byte, after)))
    })
}

fn place(before: Side, byte: u8, after: Side) -> usize {
    ((before as usize * SIDES.len()) + after as usize) * 128 + usize::from(byte & 0x7f)
}

fn side(byte: u8) -> Side {
    match byte {
        b'a'..=b'z' => Side::Lower,
        b'A'..=b'Z' => Side::Upper,
        b'0'..=b'9' => Side::Digit,
        0x80.. => Side::High,
        _ => Side::Other,
    }
}

/// How likely a character is between two others, in names and prose.
fn sense_of(before: Side, character: char, after: Side, encoding: &'static Encoding) -> i64 {
    use Side::{Digit, High, Lower, Other, Upper};
    let is_letter = |side: Side| matches!(side, Lower | Upper | High);
    let in_word = matches!(before, Lower | Upper) && matches!(after, Lower | Upper);
    match character {
        // Ordinal marks and the micro sign pass for letters, and stand behind digits.
        'ª' | 'º' | 'µ' => i64::from(before == Digit),
        _ if character.is_lowercase() => {
            // Central and Western letters are told apart by the guesser, which knows the languages.
            let is_rare =
                matches!(character, 'ÿ' | 'ƒ' | 'ı' | 'š' | 'ž') && encoding == WINDOWS_1252;
            match (is_letter(before), is_letter(after)) {
                (false, false) => 0,
                _ if before == Upper && after == Upper => -1,
                _ if is_rare => 1,
                _ => 2,
            }
        }
        _ if character.is_uppercase() => match (before, after) {
            (Lower, _) => -3,
            (_, Lower | Upper | High) | (Upper, _) => 2,
            _ => 0,
        },
        '\u{2019}' if is_letter(before) => 2,
        '\u{2018}' | '\u{201c}' | '\u{201e}' | '«' | '¿' | '¡'
            if !is_letter(before) && after != Other =>
        {
            2
        }
        '\u{201d}' | '»' | '\u{2026}' | '™' | '®' if !is_letter(after) && before != High => 2,
        '\u{2022}' | '·' if !in_word => 1,
        '\u{2013}' | '\u{2014}' | '€' | '£' | '°' | '§' | '\u{a0}' if !in_word => 2,
        '¤' | '¦' | '¨' | '´' | '¸' | '¼' | '½' | '¾' | '\u{80}'..='\u{9f}' => -2,
        '\u{fffd}' => -3,
        _ if in_word => -3,
        _ if is_letter(before) || is_letter(after) => -1,
        _ => 0,
    }
}
