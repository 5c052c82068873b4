//! Finds the cells of one record in text.
//!
//! It must not know where the text comes from or where cells go. A record is found whole or not at all, so that it does not matter in
//! which pieces the text arrives.

use memchr::{memchr, memchr_iter, memchr2, memchr3};

/// Stands for a quotation mark or an escape that there is none of: a byte that UTF-8 never has.
pub(super) const NO_MARK: u8 = 0xff;

/// Finds records of one dialect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scanner {
    pub(super) delimiter: u8,
    /// [`NO_MARK`] when quotation marks are text.
    pub(super) quote: u8,
    /// Makes the byte after it text, inside quotation marks; where there are none, anywhere. [`NO_MARK`] when there is none.
    pub(super) escape: u8,
    /// Whether spaces may stand between a delimiter and a quotation mark.
    pub(super) spaced: bool,
}

/// The cells of the record at work; reused, so that a record costs no allocation.
#[derive(Debug, Default)]
pub(super) struct Record {
    cells: Vec<Span>,
    /// Cells whose text is not in the input as it is, because quotes are doubled there.
    unquoted: String,
    /// Where the record ends in the input, its newline included.
    pub(super) end: usize,
    /// Newlines inside the record's cells.
    pub(super) inner_lines: u32,
}

#[derive(Debug, Clone, Copy)]
struct Span {
    from: usize,
    to: usize,
    /// Where the cell begins in the input, its quote included.
    raw: usize,
    owned: bool,
    quoted: bool,
}

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// A whole record.
    Record,
    /// The text ends before the record does.
    Partial,
    /// A quoted cell is closed by a quotation mark with text after it, at this position.
    Stray(usize),
    /// A quoted cell is opened and never closed.
    Unclosed,
}

/// How quotation marks are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quotes {
    /// As RFC 4180 has it.
    Strict,
    /// What follows a closing mark up to the next delimiter belongs to the cell.
    KeepAfter,
    /// A mark inside a quoted cell that no delimiter follows is text.
    Inner,
    /// They are text like any other.
    Literal,
}

impl Record {
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// The cells that are not quoted.
    pub(super) fn unquoted<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a str> {
        let cells = self.cells.iter().zip(self.cells(text));
        cells.filter_map(|(span, cell)| (!span.quoted).then_some(cell))
    }

    /// What stands in quotation marks, and whether some of it is written in another way than it is meant.
    pub(super) fn quoted<'a>(&'a self, text: &'a str) -> impl Iterator<Item = (&'a str, bool)> {
        let quoted = self.cells.iter().filter(|span| span.quoted);
        quoted.map(move |span| {
            let from = if span.owned { &self.unquoted } else { text };
            (from.get(span.from..span.to).unwrap_or(""), span.owned)
        })
    }

    /// How many cells at the end are empty and not quoted.
    pub(super) fn empty_tail(&self) -> usize {
        let is_empty = |span: &&Span| span.from == span.to && !span.quoted;
        self.cells.iter().rev().take_while(is_empty).count()
    }

    /// Whether the record is an empty line.
    pub(super) fn is_blank(&self) -> bool {
        matches!(self.cells.as_slice(), [only] if only.from == only.to && !only.quoted)
    }

    /// The cells' texts.
    pub(super) fn cells<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a str> {
        self.cells.iter().map(move |span| {
            let from = if span.owned { &self.unquoted } else { text };
            from.get(span.from..span.to).unwrap_or("")
        })
    }

    /// The input from the beginning of a cell to the end of the record, without the newline.
    pub(super) fn raw_from<'a>(&self, text: &'a str, cell: usize) -> &'a str {
        let from = self.cells.get(cell).map_or(self.end, |span| span.raw);
        let raw = text.get(from..self.end).unwrap_or("");
        let raw = raw.strip_suffix('\n').unwrap_or(raw);
        raw.strip_suffix('\r').unwrap_or(raw)
    }

    fn clear(&mut self) {
        self.cells.clear();
        self.unquoted.clear();
        self.inner_lines = 0;
    }
}

impl Scanner {
    /// Finds the record that begins at `from`. `last` says that no more text will come.
    pub(super) fn record(
        self,
        text: &str,
        from: usize,
        last: bool,
        quotes: Quotes,
        record: &mut Record,
    ) -> Found {
        record.clear();
        let bytes = text.as_bytes();
        let has_escaped_cells = self.quote == NO_MARK && self.escape != NO_MARK;
        let mut at = from;
        loop {
            let open = if self.spaced {
                at + spaces(bytes, at)
            } else {
                at
            };
            let opens = bytes.get(open) == Some(&self.quote) && quotes != Quotes::Literal;
            let stop = if opens {
                match self.quoted(text, open, last, quotes, record) {
                    Ok(stop) => stop,
                    Err(found) => return found,
                }
            } else if has_escaped_cells {
                match self.escaped(text, at, last, quotes, record) {
                    Some(stop) => stop,
                    None => return Found::Partial,
                }
            } else {
                let rest = bytes.get(at..).unwrap_or_default();
                let length = match memchr3(self.delimiter, b'\n', b'\r', rest) {
                    Some(length) => length,
                    None if last => rest.len(),
                    None => return Found::Partial,
                };
                record.cells.push(Span {
                    from: at,
                    to: at + length,
                    raw: at,
                    owned: false,
                    quoted: false,
                });
                at + length
            };
            match bytes.get(stop) {
                Some(&byte) if byte == self.delimiter => at = stop + 1,
                Some(b'\r') => match bytes.get(stop + 1) {
                    Some(b'\n') => {
                        record.end = stop + 2;
                        return Found::Record;
                    }
                    None if !last => return Found::Partial,
                    _ => {
                        record.end = stop + 1;
                        return Found::Record;
                    }
                },
                Some(_) => {
                    record.end = stop + 1;
                    return Found::Record;
                }
                None => {
                    record.end = stop;
                    return Found::Record;
                }
            }
        }
    }

    /// Reads the quoted cell at `open` and gives the position after it.
    fn quoted(
        self,
        text: &str,
        open: usize,
        last: bool,
        quotes: Quotes,
        record: &mut Record,
    ) -> Result<usize, Found> {
        let bytes = text.as_bytes();
        let start = record.unquoted.len();
        let mut from = open + 1;
        let mut owned = false;
        // Where the cell's text ends, and where the cell does.
        let (close, stop) = loop {
            // `search` moves over marks that are text, `from` stays at what is not yet copied.
            let mut search = from;
            let (mark, after) = loop {
                let rest = bytes.get(search..).unwrap_or_default();
                let found = if self.escape == NO_MARK {
                    memchr(self.quote, rest)
                } else {
                    memchr2(self.quote, self.escape, rest)
                };
                let Some(length) = found else {
                    return Err(if last {
                        Found::Unclosed
                    } else {
                        Found::Partial
                    });
                };
                let mark = search + length;
                if bytes.get(mark) == Some(&self.escape) {
                    match bytes.get(mark + 1) {
                        Some(&byte) if self.is_escapable(byte) => {
                            record.unquoted.push_str(text.get(from..mark).unwrap_or(""));
                            owned = true;
                            from = mark + 1;
                            search = mark + 2;
                        }
                        None if !last => return Err(Found::Partial),
                        _ => search = mark + 1,
                    }
                    continue;
                }
                let after = mark + 1;
                let after = if self.spaced {
                    after + spaces(bytes, after)
                } else {
                    after
                };
                let next = bytes.get(after).copied();
                let is_text = quotes == Quotes::Inner
                    && bytes.get(mark + 1) != Some(&self.quote)
                    && next.is_some_and(|byte| !self.ends_cell(byte));
                if !is_text {
                    break (mark, after);
                }
                search = mark + 1;
            };
            if bytes.get(mark + 1) == Some(&self.quote) {
                record
                    .unquoted
                    .push_str(text.get(from..=mark).unwrap_or(""));
                owned = true;
                from = mark + 2;
                continue;
            }
            match bytes.get(after) {
                Some(&byte) if self.ends_cell(byte) => break (mark, after),
                Some(_) if quotes == Quotes::KeepAfter => {
                    record.unquoted.push_str(text.get(from..mark).unwrap_or(""));
                    owned = true;
                    let rest = bytes.get(mark + 1..).unwrap_or_default();
                    let length = match memchr3(self.delimiter, b'\n', b'\r', rest) {
                        Some(length) => length,
                        None if last => rest.len(),
                        None => return Err(Found::Partial),
                    };
                    from = mark + 1;
                    break (from + length, from + length);
                }
                Some(_) => return Err(Found::Stray(mark)),
                None if last => break (mark, after),
                None => return Err(Found::Partial),
            }
        };
        record.inner_lines += count_lines(bytes.get(open..close).unwrap_or_default());
        let span = if owned {
            record
                .unquoted
                .push_str(text.get(from..close).unwrap_or(""));
            Span {
                from: start,
                to: record.unquoted.len(),
                raw: open,
                owned,
                quoted: true,
            }
        } else {
            Span {
                from,
                to: close,
                raw: open,
                owned,
                quoted: true,
            }
        };
        record.cells.push(span);
        Ok(stop)
    }

    /// Reads the cell at `open` in a text without quotation marks, where an escape can make a delimiter or a newline text, and gives the position
    /// after it; none when more text is needed.
    fn escaped(
        self,
        text: &str,
        open: usize,
        last: bool,
        quotes: Quotes,
        record: &mut Record,
    ) -> Option<usize> {
        let bytes = text.as_bytes();
        let start = record.unquoted.len();
        let mut owned = false;
        let mut from = open;
        let mut at = open;
        let stop = loop {
            let rest = bytes.get(at..).unwrap_or_default();
            let end = memchr3(self.delimiter, b'\n', b'\r', rest);
            let Some(mark) = memchr(self.escape, rest.get(..end.unwrap_or(rest.len()))?) else {
                break match end {
                    Some(length) => at + length,
                    None if last => bytes.len(),
                    None => return None,
                };
            };
            let mark = at + mark;
            let Some(&byte) = bytes.get(mark + 1) else {
                if last {
                    break bytes.len();
                }
                return None;
            };
            at = mark + 2;
            let meant = match byte {
                b'n' => "\n",
                b't' => "\t",
                b'r' => "\r",
                b'b' => "\u{8}",
                b'f' => "\u{c}",
                b'v' => "\u{b}",
                b'\n' | b'\r' if quotes == Quotes::Literal => {
                    at = mark + 1;
                    continue;
                }
                byte if self.is_escapable(byte) => "",
                // The mark of a missing value, and whatever else: kept as it stands.
                _ => {
                    at = mark + 1;
                    continue;
                }
            };
            record.unquoted.push_str(text.get(from..mark).unwrap_or(""));
            record.unquoted.push_str(meant);
            owned = true;
            from = if meant.is_empty() { mark + 1 } else { at };
            if byte == b'\r' && bytes.get(at) == Some(&b'\n') {
                at += 1;
            }
        };
        record.inner_lines += count_lines(bytes.get(open..stop).unwrap_or_default());
        let (from, to) = if owned {
            record.unquoted.push_str(text.get(from..stop).unwrap_or(""));
            (start, record.unquoted.len())
        } else {
            (open, stop)
        };
        record.cells.push(Span {
            from,
            to,
            raw: open,
            owned,
            quoted: false,
        });
        Some(stop)
    }

    fn is_escapable(self, byte: u8) -> bool {
        byte == self.quote || byte == self.escape || self.ends_cell(byte)
    }

    fn ends_cell(self, byte: u8) -> bool {
        byte == self.delimiter || byte == b'\n' || byte == b'\r'
    }
}

/// Newlines of any kind: `\n`, `\r\n`, and `\r` alone.
pub(super) fn count_lines(bytes: &[u8]) -> u32 {
    let feeds = memchr_iter(b'\n', bytes).count();
    let returns = memchr_iter(b'\r', bytes)
        .filter(|&at| bytes.get(at + 1) != Some(&b'\n'))
        .count();
    u32::try_from(feeds + returns).unwrap_or(u32::MAX)
}

/// Spaces from a place on.
fn spaces(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    rest.iter().take_while(|byte| **byte == b' ').count()
}
