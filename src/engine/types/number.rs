//! Reads numbers and ranges of numbers.
//!
//! It must not know the column around a cell: whether a comma is a decimal sign is told by the caller.

/// How a number is written, as far as it tells which sign separates decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberForm {
    /// Digits only.
    Plain,
    /// Groups of three parted by blanks or apostrophes, no decimals.
    Grouped,
    /// `1.5`, `1,234.5`, `1e-05`.
    PointDecimal,
    /// `1,5`, `1.234,5`.
    CommaDecimal,
    /// `1.234`: three decimals, or a thousand.
    PointOrGroup,
    /// `1,234`: a thousand, or three decimals.
    CommaOrGroup,
    /// `1.234.567`.
    PointGroups,
    /// `1,234,567`.
    CommaGroups,
}

/// The number in canonical decimal form: a minus sign where it is negative, digits without leading zeros, and decimals after a point
/// without trailing zeros. `decimal_comma` says which of `1.234` and `1,234` is a fraction; the other sign, blanks and apostrophes may
/// part groups of three digits. Leading zeros (`007`), a plus sign, and digits with letters are no numbers.
pub fn parse_number(text: &str, decimal_comma: bool) -> Option<String> {
    let text = text.trim();
    let form = number_form(text)?;
    let decimal = match form {
        NumberForm::CommaDecimal | NumberForm::PointGroups if !decimal_comma => return None,
        NumberForm::PointDecimal | NumberForm::CommaGroups if decimal_comma => return None,
        _ if decimal_comma => ',',
        _ => '.',
    };
    if text.contains(['e', 'E']) {
        return expand(text);
    }
    let mut canonical = String::with_capacity(text.len());
    for c in text.chars() {
        if c == decimal {
            if !canonical.ends_with(|c: char| c.is_ascii_digit()) {
                canonical.push('0');
            }
            canonical.push('.');
        } else if c.is_ascii_digit() || c == '-' {
            canonical.push(c);
        }
    }
    Some(tidy(canonical))
}

/// The inclusive ends of a range as Postgres prints it: `[150000,200001)` gives `150000` and `200000`. An open side is empty; for
/// fractions an exclusive end stays as it is. `None` for an empty range.
pub fn parse_range(text: &str) -> Option<(String, String)> {
    let text = text.trim();
    let inner = text.get(1..text.len().checked_sub(1)?)?;
    let after = match text.bytes().next()? {
        b'[' => 0,
        b'(' => 1,
        _ => return None,
    };
    let before = match text.bytes().last()? {
        b']' => 0,
        b')' => 1,
        _ => return None,
    };
    let (from, to) = inner.split_once(',')?;
    let from = range_end(from, after)?;
    let to = range_end(to, -before)?;
    let value = |end: &str| end.parse::<f64>().ok();
    let turned = matches!((value(&from), value(&to)), (Some(from), Some(to)) if from > to);
    let endless = from.is_empty() && to.is_empty();
    (!turned && !endless).then_some((from, to))
}

fn range_end(text: &str, shift: i64) -> Option<String> {
    let text = text.trim().trim_matches('"');
    if text.is_empty() {
        return Some(String::new());
    }
    let number = parse_number(text, false)?;
    Some(match number.parse::<i64>() {
        Ok(whole) if shift != 0 => whole.checked_add(shift)?.to_string(),
        _ => number,
    })
}

/// How a trimmed text is written as a number; `None` when it is none.
pub(super) fn number_form(text: &str) -> Option<NumberForm> {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    if unsigned.len() > 64
        || !unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',')
    {
        return None;
    }
    if unsigned.bytes().all(|byte| byte.is_ascii_digit()) {
        let leading_zero = unsigned.len() > 1 && unsigned.starts_with('0');
        return (!leading_zero).then_some(NumberForm::Plain);
    }
    let runs = Runs::of(unsigned);
    let Some(runs) = runs else {
        return expand(text).map(|_| NumberForm::PointDecimal);
    };
    if runs.first > 1 && unsigned.starts_with('0') {
        return None;
    }
    let zero_first = runs.first == 0 || unsigned.starts_with('0');
    let grouped = (1..=3).contains(&runs.first) && runs.middle_are_threes && !zero_first;
    let uniform = runs.group == runs.decimal;
    match (runs.count, runs.decimal) {
        (_, Sign::Gap) => (grouped && uniform && runs.last == 3).then_some(NumberForm::Grouped),
        (1, Sign::Point) if grouped && runs.last == 3 => Some(NumberForm::PointOrGroup),
        (1, Sign::Comma) if grouped && runs.last == 3 => Some(NumberForm::CommaOrGroup),
        (1, Sign::Point) => Some(NumberForm::PointDecimal),
        (1, Sign::Comma) => Some(NumberForm::CommaDecimal),
        (_, sign) if uniform && grouped && runs.last == 3 => Some(match sign {
            Sign::Point => NumberForm::PointGroups,
            _ => NumberForm::CommaGroups,
        }),
        (_, sign) if !uniform && grouped => Some(match sign {
            Sign::Point => NumberForm::PointDecimal,
            _ => NumberForm::CommaDecimal,
        }),
        _ => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Point,
    Comma,
    Gap,
}

/// The runs of digits in a number, and the signs between them.
struct Runs {
    /// Digits before the first sign.
    first: usize,
    /// Digits after the last sign, at least one.
    last: usize,
    /// How many signs there are, at least one.
    count: usize,
    /// The sign of all but the last place; that of the last when there is only one.
    group: Sign,
    /// The sign of the last place.
    decimal: Sign,
    middle_are_threes: bool,
}

impl Runs {
    /// `None` when anything else than digits and signs stands in the text, or the signs of groups differ.
    fn of(text: &str) -> Option<Self> {
        let mut runs: Option<Self> = None;
        let mut length = 0;
        for c in text.chars() {
            let sign = match c {
                '0'..='9' => {
                    length += 1;
                    continue;
                }
                '.' => Sign::Point,
                ',' => Sign::Comma,
                ' ' | '\'' | '\u{2019}' | '\u{a0}' | '\u{202f}' => Sign::Gap,
                _ => return None,
            };
            if let Some(runs) = &mut runs {
                if runs.count > 1 && runs.group != runs.decimal {
                    return None;
                }
                runs.middle_are_threes &= length == 3;
                runs.count += 1;
                runs.decimal = sign;
            } else {
                runs = Some(Self {
                    first: length,
                    last: 0,
                    count: 1,
                    group: sign,
                    decimal: sign,
                    middle_are_threes: true,
                });
            }
            length = 0;
        }
        let mut runs = runs.filter(|_| length > 0)?;
        runs.last = length;
        Some(runs)
    }
}

/// Writes out a number with an exponent. A point before the exponent or a sign in it is needed: `90e03429` is an id.
fn expand(text: &str) -> Option<String> {
    let (mantissa, exponent) = text.split_once(['e', 'E'])?;
    if !(mantissa.contains('.') || exponent.starts_with(['+', '-'])) {
        return None;
    }
    let digits = exponent.trim_start_matches(['+', '-']);
    if !(1..=3).contains(&digits.len()) || exponent.len() > digits.len() + 1 {
        return None;
    }
    let exponent: i32 = exponent.parse().ok().filter(|e: &i32| e.abs() <= 40)?;
    let (sign, unsigned) = match mantissa.strip_prefix('-') {
        Some(unsigned) => ("-", unsigned),
        None => ("", mantissa),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) || unsigned.ends_with('.') {
        return None;
    }
    let mut all = format!("{whole}{fraction}");
    let mut point = i32::try_from(whole.len()).ok()? + exponent;
    while point <= 0 {
        all.insert(0, '0');
        point += 1;
    }
    let point = usize::try_from(point).ok()?;
    while all.len() < point {
        all.push('0');
    }
    all.insert(point, '.');
    let trimmed = all.trim_start_matches('0');
    let zero = if trimmed.starts_with('.') { "0" } else { "" };
    Some(tidy(format!("{sign}{zero}{trimmed}")))
}

/// Without trailing zeros behind a point, and without a sign before nothing.
fn tidy(mut number: String) -> String {
    if number.contains('.') {
        let kept = number.trim_end_matches('0').trim_end_matches('.').len();
        number.truncate(kept);
    }
    if number == "-0" {
        number.remove(0);
    }
    number
}
