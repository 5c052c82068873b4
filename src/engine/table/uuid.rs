//! Ids of the form `123e4567-e89b-12d3-a456-426614174000` as numbers.
//!
//! It must not know versions or variants: any 32 hexadecimal digits in five groups will do.

/// Bytes of the text.
pub(super) const LENGTH: usize = 36;
const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// The number; `upper` allows digits in upper case.
pub(super) fn parse(text: &str, upper: bool) -> Option<u128> {
    let bytes: &[u8; LENGTH] = text.as_bytes().try_into().ok()?;
    // Without an early way out the compiler checks many bytes at once.
    let known = bytes.iter().fold(true, |known, byte| {
        let lower = matches!(byte, b'0'..=b'9' | b'a'..=b'f' | b'-');
        known & (lower | (upper & matches!(byte, b'A'..=b'F')))
    });
    let dashes = memchr::memchr_iter(b'-', bytes).count();
    let is_apart = [8, 13, 18, 23]
        .iter()
        .all(|&at| bytes.get(at) == Some(&b'-'));
    if !known || dashes != 4 || !is_apart {
        return None;
    }
    // Two short chains of steps instead of a long one.
    let (high, low) = bytes.split_at(18);
    Some(u128::from(digits(high)) << 64 | u128::from(digits(low)))
}

/// The number that the digits make; dashes are passed over.
fn digits(bytes: &[u8]) -> u64 {
    bytes
        .iter()
        .filter(|&&byte| byte != b'-')
        // The low half of a letter's code is 9 less than its value; only letters have the bit that is shifted down.
        .fold(0, |number, &byte| {
            number << 4 | u64::from((byte & 15) + (byte >> 6) * 9)
        })
}

/// Appends the text, in lower case.
pub(super) fn write(number: u128, text: &mut String) {
    text.reserve(LENGTH);
    for (at, byte) in number.to_be_bytes().into_iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        for digit in [byte >> 4, byte & 15] {
            text.push(
                DIGITS
                    .get(usize::from(digit))
                    .copied()
                    .map_or('0', char::from),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_comes_back() {
        let text = "123e4567-e89b-12d3-a456-42661417400f";
        let mut out = String::new();
        write(parse(text, false).unwrap_or(0), &mut out);
        assert_eq!(out, text);
        let upper = text.to_uppercase();
        assert_eq!(parse(&upper, false), None);
        assert_eq!(parse(&upper, true), parse(text, false));
        for bad in [
            "",
            "123e4567-e89b-12d3-a456-42661417400",
            "123e4567ae89b-12d3-a456-42661417400f",
            "g23e4567-e89b-12d3-a456-42661417400f",
        ] {
            assert_eq!(parse(bad, true), None, "{bad}");
        }
    }
}
