//! Sizes of files in words.
//!
//! It must not know what the bytes are.

use super::number::decimal;

/// A size with its unit, in steps of a thousand as file managers show it: `1.2 GB`.
pub(crate) fn bytes(size: u64) -> String {
    const UNITS: [(u64, &str); 4] = [
        (1_000_000_000_000, "TB"),
        (1_000_000_000, "GB"),
        (1_000_000, "MB"),
        (1_000, "KB"),
    ];
    let Some((unit, name)) = UNITS.iter().find(|(unit, _)| size >= *unit) else {
        return match size {
            1 => "1 byte".to_owned(),
            size => format!("{size} bytes"),
        };
    };
    let tenths = size / (unit / 10);
    let figure = if tenths >= 100 || tenths.is_multiple_of(10) {
        (tenths / 10).to_string()
    } else {
        format!("{}.{}", tenths / 10, tenths % 10)
    };
    format!("{}\u{a0}{name}", decimal(&figure))
}

#[cfg(test)]
mod tests {
    use super::bytes;

    #[test]
    fn sizes_have_at_most_one_decimal() {
        for (size, want) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (999, "999 bytes"),
            (1_000, "1\u{a0}KB"),
            (1_449, "1.4\u{a0}KB"),
            (23_400_000, "23\u{a0}MB"),
            (1_250_000_000, "1.2\u{a0}GB"),
            (u64::MAX, "18,446,744\u{a0}TB"),
        ] {
            assert_eq!(bytes(size), want, "{size}");
        }
    }
}
