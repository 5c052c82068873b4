//! The cells of a column in a run of rows, in the smallest form that gives every text back byte for byte.
//!
//! It must not know rows before or after its own.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::clock::Form;
use super::hash::{hash_integer, hash_text, hash_uuid};
use super::numbers::{self, Filled, Numbers};
use super::uuid;

/// What some cells hold, as far as it is known without making their text.
#[derive(Debug, Clone, Copy)]
pub enum Told<'a> {
    /// Nothing.
    Empty,
    /// A text.
    Text(&'a str),
    /// An id of 36 lower-case letters, digits and dashes, by its hash.
    Uuid(u64),
    /// A whole number, written without anything that is not needed.
    Integer(i64),
    /// A day, or a point in time, year first.
    Time {
        /// As written.
        text: &'a str,
        /// Its day, counted from 1970-01-01, without regard to zones.
        day: i64,
        /// Whether it is a day alone, or its first moment.
        midnight: bool,
        /// Whether it is the first of its form; those told after it differ from it in digits only.
        first: bool,
    },
}

/// The cells of a column in a run of rows.
#[derive(Debug, Clone)]
pub(super) enum Segment {
    /// No cell is filled.
    Empty { rows: usize },
    /// All cells are equal.
    Constant { word: Box<str>, rows: usize },
    /// A few words, and for each cell which of them it is.
    Words {
        words: Box<[Box<str>]>,
        codes: Box<[u8]>,
    },
    /// Ids in lower case.
    Uuids { filled: Filled, ids: Box<[u128]> },
    /// Whole numbers.
    Integers(Numbers),
    /// Dates or points in time of one form.
    Times { form: Form, numbers: Numbers },
    /// The texts one after another, and where each ends.
    Plain { text: Box<str>, ends: Box<[u32]> },
}

impl Segment {
    /// Finds the smallest form for cells given as texts one after another and where each ends.
    pub(super) fn pack(text: &str, ends: &[u32]) -> Self {
        let rows = ends.len();
        let Some(first) = Cells::new(text, ends).find(|cell| !cell.is_empty()) else {
            return Self::Empty { rows };
        };
        pack_words(text, ends)
            .or_else(|| pack_uuids(text, ends, first))
            .or_else(|| pack_integers(text, ends, first))
            .or_else(|| pack_times(text, ends, first))
            .unwrap_or_else(|| Self::Plain {
                text: text.into(),
                ends: ends.into(),
            })
    }

    /// Cells of nothing.
    pub(super) fn empty(rows: usize) -> Self {
        Self::Empty { rows }
    }

    pub(super) fn len(&self) -> usize {
        match self {
            Self::Empty { rows } | Self::Constant { rows, .. } => *rows,
            Self::Words { codes, .. } => codes.len(),
            Self::Uuids { ids, .. } => ids.len(),
            Self::Integers(numbers) | Self::Times { numbers, .. } => numbers.len(),
            Self::Plain { ends, .. } => ends.len(),
        }
    }

    /// The cell's text.
    pub(super) fn get(&self, at: usize) -> Cow<'_, str> {
        if let Some(text) = self.borrow(at) {
            return Cow::Borrowed(text);
        }
        let mut text = String::new();
        self.write(at, &mut text);
        Cow::Owned(text)
    }

    /// Gives every cell's text in order.
    pub(super) fn visit(&self, scratch: &mut String, mut give: impl FnMut(&str)) {
        if let Self::Plain { text, ends } = self {
            Cells::new(text, ends).for_each(give);
            return;
        }
        for at in 0..self.len() {
            if let Some(text) = self.borrow(at) {
                give(text);
            } else {
                scratch.clear();
                self.write(at, scratch);
                give(scratch);
            }
        }
    }

    /// Tells what the cells from a place on hold and how many hold it, equal ones together where that is cheap. Stops early among long
    /// texts, after about so many bytes; returns the place to go on from, and the bytes that it took.
    pub(super) fn tell(
        &self,
        from: usize,
        bytes: u64,
        give: &mut impl FnMut(Told<'_>, u32),
    ) -> (usize, u64) {
        let left = self.len().saturating_sub(from);
        let count = |cells: usize| u32::try_from(cells).unwrap_or(u32::MAX);
        match self {
            Self::Empty { .. } => give(Told::Empty, count(left)),
            Self::Constant { word, .. } => give(Told::Text(word), count(left)),
            Self::Words { words, codes } => {
                let mut counts = [0_u32; 256];
                for code in codes.iter().skip(from) {
                    if let Some(count) = counts.get_mut(usize::from(*code)) {
                        *count += 1;
                    }
                }
                for (word, count) in words.iter().zip(counts).filter(|(_, count)| *count > 0) {
                    let told = if word.is_empty() {
                        Told::Empty
                    } else {
                        Told::Text(word)
                    };
                    give(told, count);
                }
            }
            Self::Uuids { filled, ids } => {
                for (at, id) in ids.iter().enumerate().skip(from) {
                    let told = if filled.get(at) {
                        Told::Uuid(hash_uuid(*id))
                    } else {
                        Told::Empty
                    };
                    give(told, 1);
                }
            }
            Self::Integers(numbers) => {
                for at in from..numbers.len() {
                    give(numbers.get(at).map_or(Told::Empty, Told::Integer), 1);
                }
            }
            Self::Times { form, numbers } => {
                let mut text = String::new();
                let mut first = true;
                for at in from..numbers.len() {
                    let Some(number) = numbers.get(at) else {
                        give(Told::Empty, 1);
                        continue;
                    };
                    text.clear();
                    form.write(number, &mut text);
                    let (day, midnight) = form.day(number);
                    give(
                        Told::Time {
                            text: &text,
                            day,
                            midnight,
                            first,
                        },
                        1,
                    );
                    first = false;
                }
            }
            Self::Plain { ends, .. } => {
                let mut taken = 0;
                for at in from..ends.len() {
                    if taken > bytes {
                        return (at, taken);
                    }
                    let cell = self.borrow(at).unwrap_or("");
                    give(
                        if cell.is_empty() {
                            Told::Empty
                        } else {
                            Told::Text(cell)
                        },
                        1,
                    );
                    taken += u64::try_from(cell.len()).unwrap_or(0);
                }
                return (self.len(), taken);
            }
        }
        (self.len(), u64::try_from(left).unwrap_or(0))
    }

    pub(super) fn is_empty_at(&self, at: usize) -> bool {
        match self {
            Self::Uuids { filled, .. } => !filled.get(at),
            Self::Integers(numbers) | Self::Times { numbers, .. } => numbers.get(at).is_none(),
            _ => self.borrow(at).is_none_or(str::is_empty),
        }
    }

    /// The cell's hash; none when it is empty.
    pub(super) fn hash_at(&self, at: usize) -> Option<u64> {
        match self {
            Self::Uuids { filled, ids } => filled
                .get(at)
                .then(|| ids.get(at).copied().map(hash_uuid))?,
            Self::Integers(numbers) => numbers.get(at).map(hash_integer),
            _ => {
                let text = self.get(at);
                (!text.is_empty()).then(|| hash_text(&text))
            }
        }
    }

    pub(super) fn heap_bytes(&self) -> usize {
        match self {
            Self::Empty { .. } => 0,
            Self::Constant { word, .. } => word.len(),
            Self::Words { words, codes } => {
                let words: usize = words
                    .iter()
                    .map(|word| word.len() + size_of::<Box<str>>())
                    .sum();
                words + codes.len()
            }
            Self::Uuids { filled, ids } => filled.heap_bytes() + ids.len() * size_of::<u128>(),
            Self::Integers(numbers) => numbers.heap_bytes(),
            Self::Times { form, numbers } => form.heap_bytes() + numbers.heap_bytes(),
            Self::Plain { text, ends } => text.len() + ends.len() * size_of::<u32>(),
        }
    }

    /// The cell's text where it lies in memory as it is.
    fn borrow(&self, at: usize) -> Option<&str> {
        match self {
            Self::Empty { .. } => Some(""),
            Self::Constant { word, rows } => Some(if at < *rows { word } else { "" }),
            Self::Words { words, codes } => {
                let word = codes.get(at).and_then(|&code| words.get(usize::from(code)));
                Some(word.map_or("", |word| word))
            }
            Self::Plain { text, ends } => {
                let start = at
                    .checked_sub(1)
                    .map_or(Some(&0), |before| ends.get(before));
                let span = start.zip(ends.get(at));
                let span = span.and_then(|(&from, &to)| {
                    Some(usize::try_from(from).ok()?..usize::try_from(to).ok()?)
                });
                Some(span.and_then(|span| text.get(span)).unwrap_or(""))
            }
            Self::Uuids { .. } | Self::Integers(_) | Self::Times { .. } => None,
        }
    }

    /// Appends the text of a cell that is kept as a number.
    fn write(&self, at: usize, text: &mut String) {
        match self {
            Self::Uuids { filled, ids } if filled.get(at) => {
                if let Some(&id) = ids.get(at) {
                    uuid::write(id, text);
                }
            }
            Self::Integers(all) => {
                if let Some(number) = all.get(at) {
                    numbers::write(number, text);
                }
            }
            Self::Times { form, numbers } => {
                if let Some(number) = numbers.get(at) {
                    form.write(number, text);
                }
            }
            _ => {}
        }
    }
}

/// The cells of texts that lie one after another.
struct Cells<'a> {
    text: &'a str,
    ends: std::slice::Iter<'a, u32>,
    from: usize,
}

impl<'a> Cells<'a> {
    fn new(text: &'a str, ends: &'a [u32]) -> Self {
        Self {
            text,
            ends: ends.iter(),
            from: 0,
        }
    }
}

impl<'a> Iterator for Cells<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let to = usize::try_from(*self.ends.next()?).unwrap_or(usize::MAX);
        let cell = self.text.get(self.from..to).unwrap_or("");
        self.from = to;
        Some(cell)
    }
}

/// As words; given up as soon as there are more than the codes of a byte.
fn pack_words(text: &str, ends: &[u32]) -> Option<Segment> {
    let mut known: FxHashMap<&str, u8> = FxHashMap::default();
    let mut words: Vec<&str> = Vec::new();
    let mut codes: Vec<u8> = Vec::new();
    let mut before = None;
    for cell in Cells::new(text, ends) {
        let code = match before {
            Some((same, code)) if same == cell => code,
            _ => {
                if let Some(&code) = known.get(cell) {
                    code
                } else {
                    let code = u8::try_from(words.len()).ok()?;
                    known.insert(cell, code);
                    words.push(cell);
                    code
                }
            }
        };
        before = Some((cell, code));
        codes.push(code);
    }
    if let [word] = words.as_slice() {
        return Some(Segment::Constant {
            word: (*word).into(),
            rows: ends.len(),
        });
    }
    // In short segments nearly every word may stand only once: then words cost more than they save.
    (words.len() * 4 <= ends.len()).then(|| Segment::Words {
        words: words.into_iter().map(Into::into).collect(),
        codes: codes.into(),
    })
}

fn pack_uuids(text: &str, ends: &[u32], first: &str) -> Option<Segment> {
    uuid::parse(first, false)?;
    let mut ids = Vec::with_capacity(ends.len());
    for cell in Cells::new(text, ends) {
        ids.push(if cell.is_empty() {
            0
        } else {
            uuid::parse(cell, false)?
        });
    }
    Some(Segment::Uuids {
        filled: Filled::pack(Cells::new(text, ends).map(|cell| !cell.is_empty())),
        ids: ids.into(),
    })
}

fn pack_integers(text: &str, ends: &[u32], first: &str) -> Option<Segment> {
    numbers::parse(first)?;
    let mut all = Vec::with_capacity(ends.len());
    for cell in Cells::new(text, ends) {
        all.push(if cell.is_empty() {
            None
        } else {
            Some(numbers::parse(cell)?)
        });
    }
    Some(Segment::Integers(Numbers::pack(&all)))
}

fn pack_times(text: &str, ends: &[u32], first: &str) -> Option<Segment> {
    let form = Form::of(first)?;
    [form.clone(), form.trimmed()].into_iter().find_map(|form| {
        let mut all = Vec::with_capacity(ends.len());
        for cell in Cells::new(text, ends) {
            all.push(if cell.is_empty() {
                None
            } else {
                Some(form.parse(cell)?)
            });
        }
        Some(Segment::Times {
            numbers: Numbers::pack(&all),
            form,
        })
    })
}
