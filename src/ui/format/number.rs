//! Numbers, money and shares.
//!
//! It must not know what is counted.

use super::locale;

/// A whole number with grouped digits: `1,234`.
pub(crate) fn count(number: impl Into<u64>) -> String {
    decimal(&number.into().to_string())
}

/// A number in canonical decimal form as people write it; anything else as it is.
pub(crate) fn decimal(value: &str) -> String {
    // A float cannot carry more digits, and an id-like number must not change.
    if value.len() > 15 && !value.bytes().all(|byte| byte.is_ascii_digit()) {
        return value.to_owned();
    }
    locale::number(value).unwrap_or_else(|| value.to_owned())
}

/// An amount with its currency; without a code just the number.
pub(crate) fn money(amount: &str, code: &str) -> String {
    let known = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_alphabetic());
    match locale::currency(amount, code) {
        Some(text) if known => text,
        _ if code.is_empty() => decimal(amount),
        _ => format!("{} {code}", decimal(amount)),
    }
}

/// A share: `12.5%`.
pub(crate) fn percent(value: &str) -> String {
    format!("{}%", decimal(value))
}

/// A span of amounts, open ends in words.
pub(crate) fn range(from: &str, to: &str, code: &str) -> String {
    match (from.is_empty(), to.is_empty()) {
        (true, true) => String::new(),
        (true, false) => format!("up to {}", money(to, code)),
        (false, true) => format!("from {}", money(from, code)),
        (false, false) if from == to => money(from, code),
        (false, false) => format!("{} – {}", money(from, code), money(to, code)),
    }
}

#[cfg(test)]
mod tests {
    use super::{count, decimal, money, percent, range};

    #[test]
    fn numbers_are_grouped_and_anything_else_stays() {
        for (value, want) in [
            ("0", "0"),
            ("1234", "1,234"),
            ("-1234567.5", "-1,234,567.5"),
            ("12ab", "12ab"),
            ("", ""),
        ] {
            assert_eq!(decimal(value), want, "{value}");
        }
        assert_eq!(count(1_000_000_u32), "1,000,000");
    }

    #[test]
    fn money_names_its_currency() {
        assert_eq!(money("150000", "EUR"), "EUR\u{a0}150,000");
        assert_eq!(money("150000", ""), "150,000");
        assert_eq!(money("150000", "euros"), "150,000 euros");
        assert_eq!(percent("12.5"), "12.5%");
    }

    #[test]
    fn an_open_end_is_said_in_words() {
        assert_eq!(range("1", "2", ""), "1 – 2");
        assert_eq!(range("1", "1", ""), "1");
        assert_eq!(range("1", "", ""), "from 1");
        assert_eq!(range("", "2", "USD"), "up to USD\u{a0}2");
    }
}
