//! The form of a cell, as far as it tells a good delimiter from a bad one and data from the names of columns.
//!
//! It must not know what columns mean; `types` finds that out, from all cells.

/// The form of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Form {
    /// Nothing, or a word for it.
    Empty,
    /// A number in any notation, with its sign, currency or percent.
    Number,
    /// A date or a time.
    Date,
    /// An id of hexadecimal digits, such as a UUID.
    Id,
    /// An e-mail or web address.
    Address,
    /// Letters, digits and marks without spaces, digits among them: `AB-12`.
    Code,
    /// Words.
    Words,
    /// What would be strange for a cell: a delimiter of another dialect, a lone quotation mark.
    Torn,
}

impl Form {
    /// Whether a name of a column can hardly have the form.
    pub(super) fn is_value(self) -> bool {
        matches!(self, Self::Number | Self::Date | Self::Id | Self::Address)
    }
}

/// The form of a cell that is not quoted.
pub(super) fn form(cell: &str) -> Form {
    let text = cell.trim();
    let bytes = text.as_bytes();
    let digits = bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    if text.is_empty() || is_null(text) {
        Form::Empty
    } else if digits > 0 && is_number(text, digits) {
        Form::Number
    } else if digits >= 3 && is_date(text) {
        Form::Date
    } else if is_id(bytes) {
        Form::Id
    } else if is_address(text) {
        Form::Address
    } else if is_torn(cell) {
        Form::Torn
    } else if digits > 0 && !text.contains(char::is_whitespace) && bytes.len() <= 40 {
        Form::Code
    } else {
        Form::Words
    }
}

fn is_null(text: &str) -> bool {
    matches!(
        text,
        "\\N" | "NULL" | "null" | "NA" | "N/A" | "NaN" | "nan" | "None" | "-" | "(null)"
    )
}

fn is_number(text: &str, digits: usize) -> bool {
    if text.len() > 40 {
        return false;
    }
    let core = text
        .trim_start_matches(['-', '+', '$', '€', '£', '(', ' ', '\u{a0}'])
        .trim_end_matches(['%', '€', '$', '£', ')', ' ', '\u{a0}']);
    let marks = |byte: u8| matches!(byte, b'.' | b',' | b'\'' | b' ' | b'-' | b'+' | b'e' | b'E');
    if !core.starts_with(|first: char| first.is_ascii_digit() || first == '.' || first == ',')
        || !core
            .bytes()
            .all(|byte| byte.is_ascii_digit() || marks(byte))
    {
        return false;
    }
    // Signs inside only in exponents; and no more marks than groups of digits have.
    core.parse::<f64>().is_ok()
        || (!core.contains(['-', '+', 'e', 'E'])
            && core.len() - digits.min(core.len()) <= digits.div_ceil(2))
}

/// Whether digits, separators of dates and times, and at most the letters of a month or a zone make up the text.
fn is_date(text: &str) -> bool {
    if text.len() > 40 || !text.starts_with(|first: char| first.is_ascii_digit()) {
        return false;
    }
    let separators = |mark: char| text.matches(mark).count();
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    let known = text.bytes().all(|byte| {
        byte.is_ascii_alphanumeric()
            || matches!(byte, b'-' | b'/' | b'.' | b':' | b' ' | b'+' | b',')
    });
    let two = ['-', '/', '.', ':']
        .into_iter()
        .any(|mark| separators(mark) >= 2);
    known && letters <= 9 && (two || (separators(':') == 1 && text.len() <= 5))
}

fn is_id(bytes: &[u8]) -> bool {
    let is_hex = |byte: &u8| byte.is_ascii_hexdigit() || *byte == b'-';
    let has_digit = bytes.iter().any(u8::is_ascii_digit);
    let has_letter = bytes.iter().any(u8::is_ascii_alphabetic);
    matches!(bytes.len(), 8 | 24 | 32 | 36 | 40 | 64)
        && has_digit
        && has_letter
        && bytes.iter().all(is_hex)
}

fn is_address(text: &str) -> bool {
    let is_mail = || {
        let (name, host) = text.split_once('@').unwrap_or_default();
        !name.is_empty() && host.contains('.')
    };
    let is_web =
        text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
    !text.contains(' ') && !text.contains([',', ';', '|', '"']) && (is_web || is_mail())
}

/// Whether a cell looks as if a delimiter that tore it out of the text was none.
fn is_torn(cell: &str) -> bool {
    let bytes = cell.as_bytes();
    let glued = |mark: u8| {
        let mut places = bytes.iter().enumerate().filter(|(_, byte)| **byte == mark);
        places.any(|(at, _)| bytes.get(at + 1) != Some(&b' '))
    };
    cell.starts_with(' ')
        || cell.matches('"').count() % 2 == 1
        || bytes
            .iter()
            .any(|byte| matches!(byte, b';' | b'|' | b'\t' | b'^' | b'~'))
        || glued(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_have_forms() {
        for (cell, expected) in [
            ("", Form::Empty),
            ("\\N", Form::Empty),
            ("12", Form::Number),
            ("-1.5e-7", Form::Number),
            ("1.234,56 €", Form::Number),
            ("12%", Form::Number),
            ("2024-01-02", Form::Date),
            ("02.01.2024 10:30", Form::Date),
            ("3 Mar 2024, 10:30:00", Form::Date),
            ("10:30", Form::Date),
            ("90e034c9", Form::Id),
            ("ada@example.com", Form::Address),
            ("https://example.org/a", Form::Address),
            ("AB-12", Form::Code),
            ("v1.2.3", Form::Code),
            ("first name", Form::Words),
            ("Lovelace, Ada", Form::Words),
            ("5;2", Form::Torn),
            (" and more", Form::Torn),
            ("half \"", Form::Torn),
            ("a,b", Form::Torn),
        ] {
            assert_eq!(form(cell), expected, "{cell:?}");
        }
    }
}
