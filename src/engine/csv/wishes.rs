//! What the reader wants of the reading, as far as it can be done.
//!
//! It must not know what was found out, or how records are read.

use super::charset::Charset;
use super::scan::NO_MARK;
use crate::engine::amend::ReadAs;

/// What the reader wants of the reading, in the terms of bytes.
#[derive(Debug, Clone, Default)]
pub(super) struct Wishes {
    pub(super) encoding: Option<Charset>,
    pub(super) delimiter: Option<u8>,
    /// [`NO_MARK`] when there is none.
    pub(super) quote: Option<u8>,
    pub(super) header: Option<bool>,
    pub(super) skip: Option<u32>,
    /// Why some of it cannot be done, in clauses.
    pub(super) refused: Vec<String>,
}

impl Wishes {
    /// What of `read_as` can be done.
    pub(super) fn of(read_as: &ReadAs) -> Self {
        let mut wishes = Self {
            header: read_as.header,
            skip: read_as.skip,
            ..Self::default()
        };
        if let Some(label) = &read_as.encoding {
            wishes.encoding = Charset::named(label);
            if wishes.encoding.is_none() {
                wishes.refuse(format!(
                    "no encoding is called \u{201c}{label}\u{201d}; it was found out instead"
                ));
            }
        }
        if let Some(delimiter) = read_as.delimiter {
            wishes.delimiter = mark(delimiter);
            if wishes.delimiter.is_none() {
                wishes.refuse(format!(
                    "{delimiter:?} cannot stand between cells; what does was found out instead"
                ));
            }
        }
        match read_as.quote {
            None => {}
            Some(None) => wishes.quote = Some(NO_MARK),
            Some(Some(quote)) => {
                wishes.quote = mark(quote).filter(|quote| Some(*quote) != wishes.delimiter);
                if wishes.quote.is_none() {
                    wishes.refuse(format!(
                        "{quote:?} cannot stand around cells; what does was found out instead"
                    ));
                }
            }
        }
        wishes
    }

    /// Whether anything can be done.
    pub(super) fn any(&self) -> bool {
        self.encoding.is_some()
            || self.delimiter.is_some()
            || self.quote.is_some()
            || self.header.is_some()
            || self.skip.is_some()
    }

    fn refuse(&mut self, why: String) {
        self.refused.push(why);
    }
}

/// A character that can be a delimiter or a quotation mark: one byte, and no newline.
fn mark(character: char) -> Option<u8> {
    let byte = u8::try_from(character).ok()?;
    (byte.is_ascii() && !matches!(byte, b'\n' | b'\r')).then_some(byte)
}
