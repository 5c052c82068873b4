//! Ids of the form `123e4567-e89b-12d3-a456-426614174000` as numbers.
//!
//! It must not know versions or variants: any 32 hexadecimal digits in five groups will do.

/// Bytes of the text.
pub(super) const LENGTH: usize = 36;
const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// The number; `upper` allows digits in upper case.
pub(super) fn parse(text: &str, upper: bool) -> Option<u128> {
    let bytes = text.as_bytes();
    if bytes.len() != LENGTH {
        return None;
    }
    let mut number = 0_u128;
    for (at, &byte) in bytes.iter().enumerate() {
        if matches!(at, 8 | 13 | 18 | 23) {
            if byte != b'-' {
                return None;
            }
            continue;
        }
        let digit = match byte {
            b'0'..=b'9' => byte - b'0',
            b'a'..=b'f' => byte - b'a' + 10,
            b'A'..=b'F' if upper => byte - b'A' + 10,
            _ => return None,
        };
        number = number << 4 | u128::from(digit);
    }
    Some(number)
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
