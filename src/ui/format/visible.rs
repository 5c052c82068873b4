//! Signs that cannot be seen, or that turn the order of text around, made visible.
//!
//! It must not know where the text stands. Nothing is removed: each such sign is written as its number, so that a name cannot pose as another.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with control characters and the controls of writing direction written as their numbers. Tabs and line breaks stay.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_hidden(c) {
            // Writing to a string does not fail.
            let _written = write!(shown, "\u{27e8}U+{:04X}\u{27e9}", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// The same as a text of its own, to be drawn.
pub(crate) fn shown(text: &str) -> String {
    visible(text).into_owned()
}

/// The controls of C0 and C1, and all characters that Unicode lists as controls of writing direction.
fn is_hidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_hides_or_turns_text_around_is_written_as_its_number() {
        for (text, shown) in [
            ("Ana \u{202e}gpj.exe", "Ana \u{27e8}U+202E\u{27e9}gpj.exe"),
            (
                "a\0b\u{1b}[31m",
                "a\u{27e8}U+0000\u{27e9}b\u{27e8}U+001B\u{27e9}[31m",
            ),
            (
                "x\u{85}\u{2067}y\u{2069}",
                "x\u{27e8}U+0085\u{27e9}\u{27e8}U+2067\u{27e9}y\u{27e8}U+2069\u{27e9}",
            ),
            ("two\nlines\tand a tab", "two\nlines\tand a tab"),
            (
                "\u{645}\u{631}\u{62d}\u{628}\u{627}",
                "\u{645}\u{631}\u{62d}\u{628}\u{627}",
            ),
            (
                "family \u{1f468}\u{200d}\u{1f469}",
                "family \u{1f468}\u{200d}\u{1f469}",
            ),
        ] {
            assert_eq!(visible(text), shown);
        }
    }
}
