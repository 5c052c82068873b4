//! Reads numbers with what people write around them: percent, currencies, brackets for a minus.
//!
//! It must not know the column around a cell: whether a comma is a decimal sign is told by the caller.

use super::number::{NumberForm, number_form, parse_number};

/// A number and what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amount {
    /// The number in canonical decimal form.
    pub number: String,
    /// Whether a sign says that it is percent.
    pub percent: bool,
    /// The currency: its ISO 4217 code, or the sign where that stands for several; empty where none is written.
    pub currency: &'static str,
}

/// Signs of currencies, and the codes that they stand for; `$` is taken for that of the United States, as nearly all who mean another
/// dollar write which.
const SIGNS: [(&str, &str); 14] = [
    ("US$", "USD"),
    ("A$", "AUD"),
    ("C$", "CAD"),
    ("$", "USD"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₩", "KRW"),
    ("₺", "TRY"),
    ("zł", "PLN"),
    ("Kč", "CZK"),
    ("kr.", "kr"),
    ("kr", "kr"),
];

/// Codes of currencies that business is done in.
const CODES: [&str; 36] = [
    "AED", "ARS", "AUD", "BGN", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EUR",
    "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "JPY", "KRW", "MXN", "MYR", "NOK", "NZD", "PHP",
    "PLN", "RON", "SAR", "SEK", "SGD", "THB", "TRY", "TWD", "USD", "ZAR",
];

/// The number in a text such as `$1,234.50`, `-5 %`, `EUR 12`, `1.234,50 €`, `(1,234)`; a plain number is one, too.
pub fn parse_amount(text: &str, decimal_comma: bool) -> Option<Amount> {
    let taken = Taken::apart(text.trim())?;
    let mut number = parse_number(taken.inner, decimal_comma)?;
    if taken.negative && number != "0" {
        number.insert(0, '-');
    }
    Some(Amount {
        number,
        percent: taken.percent,
        currency: taken.currency,
    })
}

/// How the number in a trimmed text is written, and what stands around it.
pub(super) fn amount_form(text: &str) -> Option<(NumberForm, Taken<'_>)> {
    let taken = Taken::apart(text)?;
    Some((number_form(taken.inner)?, taken))
}

/// A text taken apart.
#[derive(Debug, Clone, Copy)]
pub(super) struct Taken<'a> {
    /// Where the number is.
    pub(super) inner: &'a str,
    pub(super) percent: bool,
    pub(super) currency: &'static str,
    negative: bool,
}

impl<'a> Taken<'a> {
    /// `None` when the text cannot be a number whatever stands around it.
    fn apart(text: &'a str) -> Option<Self> {
        let mut taken = Self {
            inner: text,
            percent: false,
            currency: "",
            negative: false,
        };
        // Nearly all numbers are plain.
        let digit = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_digit());
        let (first, last) = (text.bytes().next(), text.bytes().last());
        if text.len() > 48 || (digit(first) && digit(last)) {
            return Some(taken);
        }
        if let Some(inner) = text
            .strip_prefix('(')
            .and_then(|text| text.strip_suffix(')'))
        {
            taken.negative = true;
            taken.inner = inner.trim();
        }
        taken.take_currency();
        if let Some(inner) = taken.inner.strip_suffix('%') {
            taken.percent = true;
            taken.inner = inner.trim_end();
        }
        // `-$5` and `$-5` are both written.
        if let Some(inner) = taken.inner.strip_prefix('-') {
            let mut after = Self { inner, ..taken };
            after.take_currency();
            if after.inner.len() < inner.len() {
                after.negative = true;
                taken = after;
            }
        }
        let doubly = taken.negative && taken.inner.starts_with('-');
        (!doubly && (!taken.percent || taken.currency.is_empty())).then_some(taken)
    }

    /// Takes off a currency in front or behind.
    fn take_currency(&mut self) {
        if !self.currency.is_empty() {
            return;
        }
        let codes = CODES.iter().map(|code| (*code, *code));
        for (sign, code) in SIGNS.into_iter().chain(codes) {
            let lettered = sign.chars().all(char::is_alphabetic);
            let front = self.inner.strip_prefix(sign).map(str::trim_start);
            let behind = self.inner.strip_suffix(sign).map(str::trim_end);
            let Some(inner) = front.or(behind) else {
                continue;
            };
            // Letters must not be the end of a word or of an id.
            let apart = inner.len() + sign.len() < self.inner.len();
            let digit_next = inner.starts_with(|c: char| c.is_ascii_digit() || c == '-');
            if digit_next && (!lettered || apart) {
                self.inner = inner;
                self.currency = code;
                return;
            }
        }
    }
}
