//! Whole numbers of a segment in as few bytes as their range needs, and which cells have none.
//!
//! It must not know what the numbers mean.

/// Numbers, or nothing, by place.
#[derive(Debug, Clone)]
pub(super) struct Numbers {
    filled: Filled,
    base: i64,
    above: Above,
}

/// How far each number is above the smallest.
#[derive(Debug, Clone)]
enum Above {
    Bits8(Box<[u8]>),
    Bits16(Box<[u16]>),
    Bits32(Box<[u32]>),
    Bits64(Box<[u64]>),
}

impl Numbers {
    /// Packs numbers; places without one are empty cells.
    pub(super) fn pack(numbers: &[Option<i64>]) -> Self {
        let some = || numbers.iter().flatten().copied();
        let base = some().min().unwrap_or(0);
        let above = |number: &Option<i64>| {
            number.map_or(0, |number| number.wrapping_sub(base).cast_unsigned())
        };
        let widest = numbers.iter().map(above).max().unwrap_or(0);
        let all = || numbers.iter().map(above);
        let above = if u8::try_from(widest).is_ok() {
            Above::Bits8(
                all()
                    .map(|number| u8::try_from(number).unwrap_or(0))
                    .collect(),
            )
        } else if u16::try_from(widest).is_ok() {
            Above::Bits16(
                all()
                    .map(|number| u16::try_from(number).unwrap_or(0))
                    .collect(),
            )
        } else if u32::try_from(widest).is_ok() {
            Above::Bits32(
                all()
                    .map(|number| u32::try_from(number).unwrap_or(0))
                    .collect(),
            )
        } else {
            Above::Bits64(all().collect())
        };
        Self {
            filled: Filled::pack(numbers.iter().map(Option::is_some)),
            base,
            above,
        }
    }

    pub(super) fn len(&self) -> usize {
        match &self.above {
            Above::Bits8(all) => all.len(),
            Above::Bits16(all) => all.len(),
            Above::Bits32(all) => all.len(),
            Above::Bits64(all) => all.len(),
        }
    }

    pub(super) fn get(&self, at: usize) -> Option<i64> {
        if !self.filled.get(at) {
            return None;
        }
        let above = match &self.above {
            Above::Bits8(all) => all.get(at).copied().map(u64::from),
            Above::Bits16(all) => all.get(at).copied().map(u64::from),
            Above::Bits32(all) => all.get(at).copied().map(u64::from),
            Above::Bits64(all) => all.get(at).copied(),
        };
        above.map(|above| self.base.wrapping_add(above.cast_signed()))
    }

    pub(super) fn heap_bytes(&self) -> usize {
        let width = match &self.above {
            Above::Bits8(_) => 1,
            Above::Bits16(_) => 2,
            Above::Bits32(_) => 4,
            Above::Bits64(_) => 8,
        };
        self.len() * width + self.filled.heap_bytes()
    }
}

/// Which cells are filled.
#[derive(Debug, Clone)]
pub(super) enum Filled {
    /// All of them.
    All,
    /// Those whose bit is set.
    Some(Box<[u64]>),
}

impl Filled {
    pub(super) fn pack(cells: impl Iterator<Item = bool>) -> Self {
        let mut words = Vec::new();
        let mut all = true;
        for (at, filled) in cells.enumerate() {
            if at % 64 == 0 {
                words.push(0_u64);
            }
            all &= filled;
            if let Some(word) = words.last_mut() {
                *word |= u64::from(filled) << (at % 64);
            }
        }
        if all {
            Self::All
        } else {
            Self::Some(words.into_boxed_slice())
        }
    }

    pub(super) fn get(&self, at: usize) -> bool {
        match self {
            Self::All => true,
            Self::Some(words) => words
                .get(at / 64)
                .is_some_and(|word| word >> (at % 64) & 1 == 1),
        }
    }

    pub(super) fn heap_bytes(&self) -> usize {
        match self {
            Self::All => 0,
            Self::Some(words) => words.len() * 8,
        }
    }
}

/// The number, when its text is exactly what [`write`] gives: no sign but minus, no leading zeros, at most 18 digits.
pub(super) fn parse(text: &str) -> Option<i64> {
    let digits = text.strip_prefix('-').unwrap_or(text).as_bytes();
    let (&first, _) = digits.split_first()?;
    if digits.len() > 18 || (first == b'0' && text.len() > 1) {
        return None;
    }
    let mut number = 0_i64;
    for &byte in digits {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number * 10 + i64::from(digit);
    }
    Some(if digits.len() < text.len() {
        -number
    } else {
        number
    })
}

/// Appends the number's text.
pub(super) fn write(number: i64, text: &mut String) {
    if number < 0 {
        text.push('-');
    }
    write_digits(number.unsigned_abs(), 1, text);
}

/// Appends a number with at least so many digits.
pub(super) fn write_digits(mut number: u64, least: usize, text: &mut String) {
    let mut digits = [b'0'; 20];
    let mut from = digits.len();
    for (at, digit) in digits.iter_mut().enumerate().rev() {
        *digit = b'0' + u8::try_from(number % 10).unwrap_or(0);
        number /= 10;
        from = at;
        if number == 0 {
            break;
        }
    }
    from = from.min(digits.len() - least);
    let written = digits.get(from..).unwrap_or(&[]);
    text.push_str(std::str::from_utf8(written).unwrap_or(""));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_texts_that_come_back_are_numbers() {
        for text in ["0", "7", "-1", "123456789012345678", "-999999999999999999"] {
            let mut out = String::new();
            write(parse(text).unwrap_or(i64::MAX), &mut out);
            assert_eq!(out, text);
        }
        for text in [
            "",
            "-",
            "-0",
            "+1",
            "01",
            "1.0",
            "1e3",
            " 1",
            "1234567890123456789",
            "12a",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn packed_numbers_come_back() {
        let ends = 999_999_999_999_999_999;
        for numbers in [
            vec![],
            vec![Some(1), None, Some(3)],
            vec![Some(-5), Some(300)],
            vec![Some(1_700_000_000), Some(1_800_000_000), None],
            vec![Some(-ends), Some(ends)],
            vec![None; 100],
        ] {
            let packed = Numbers::pack(&numbers);
            let back: Vec<_> = (0..packed.len()).map(|at| packed.get(at)).collect();
            assert_eq!(back, numbers);
        }
    }
}
