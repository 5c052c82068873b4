//! Finds the dialect of a delimited text from its beginning.
//!
//! It must not know file names or what columns mean. Every dialect is tried on many records, so that one that is broken decides nothing.

use memchr::{memchr, memchr2, memmem};

use super::charset::{Charset, from_head};
use super::decoder::Decoder;
use super::heading::is_heading;
use super::scan::{NO_MARK, Record, Scanner, count_lines};
use super::trial::Trial;
use super::wishes::Wishes;

/// The delimiters of tables, with how much a fit counts: those that stand in prose, too, must fit better.
const DELIMITERS: [(u8, f64); 10] = [
    (b',', 1.0),
    (b';', 1.0),
    (b'\t', 1.0),
    (b'|', 1.0),
    (b'\x01', 0.95),
    (b'\x1f', 0.95),
    (b'^', 0.8),
    (b'~', 0.8),
    (b':', 0.5),
    (b' ', 0.4),
];
/// The four that most tables are written with.
const USUAL: usize = 4;
/// Below this a fit is none.
const POOR: f64 = 0.1;
/// From here on a text is a table, although its name does not say so.
const GOOD: f64 = 0.25;
/// How much text is looked at.
pub(super) const SAMPLE: usize = 256 << 10;
/// Records that are looked at to tell a header from data.
const HEADING_ROWS: usize = 100;
/// Records with badly placed quotation marks that it takes before the marks are none.
const BROKEN: usize = 3;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sniffed {
    pub(super) scanner: Scanner,
    pub(super) header: bool,
    /// Where the first record begins.
    pub(super) at: usize,
    /// Lines before it.
    pub(super) lines: u32,
    /// Those of them that belong to no table: all but the one in which Excel names the delimiter.
    pub(super) skip: u32,
    /// Where the lines that were skipped begin.
    pub(super) skipped_from: usize,
    /// Cells at the end of each record that are none: what follows delimiters that end it.
    pub(super) tail: usize,
    /// How lines begin that are comments.
    pub(super) comment: Option<&'static str>,
}

/// The dialect of a text that begins with `sample`, as far as it is not wished for. `whole` says that the sample is all there is.
pub(super) fn sniff(sample: &str, whole: bool, wishes: &Wishes) -> Sniffed {
    let separator = separator_line(sample);
    let skipped_from = separator.map_or(0, |(_, length)| length);
    let from = skip_lines(sample, skipped_from, wishes.skip.unwrap_or(0));
    let delimiter = wishes
        .delimiter
        .or(separator.map(|(delimiter, _)| delimiter));
    let text = Text {
        sample,
        from,
        whole,
        wishes,
    };
    let mut trial = match delimiter {
        Some(delimiter) => text.with_marks(delimiter),
        None => text.best(),
    };
    if wishes.skip.is_some() {
        trial.lead = 0;
    }
    let comment = text.comment(&trial);
    if let Some(prefix) = comment
        && wishes.skip.is_none()
    {
        let is_comment = |at: usize| sample.get(at..).unwrap_or("").starts_with(prefix);
        let lead = trial.lines.iter().skip(trial.lead);
        let width = trial.width;
        trial.lead += lead
            .take_while(|line| is_comment(line.at) && line.width != width)
            .count();
    }
    let at = match trial.table().first() {
        Some(line) if trial.lead > 0 => line.at,
        _ => from,
    };
    let lines = |range: &str| count_lines(range.as_bytes());
    let header = wishes
        .header
        .unwrap_or_else(|| text.has_heading(&trial, comment));
    Sniffed {
        scanner: trial.scanner,
        header,
        at,
        lines: lines(sample.get(..at).unwrap_or("")),
        skip: lines(sample.get(skipped_from..at).unwrap_or("")),
        skipped_from,
        tail: tail(&trial, header, whole),
        comment,
    }
}

/// Whether the first bytes of a text look like a table's: its records have equally many cells, more than one.
pub fn looks_like_table(head: &[u8], whole: bool) -> bool {
    let (charset, bom) = from_head(head).unwrap_or((Charset::UTF_8, 0));
    let mut sample = String::new();
    let body = head.get(bom..).unwrap_or_default();
    let mut decoder = Decoder::replacing(charset);
    let result = decoder.decode(body, whole, &mut sample, &mut Vec::new());
    let is_control = |byte: &u8| *byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r' | 1 | 0x1f);
    if result.is_err() || sample.as_bytes().iter().any(is_control) {
        return false;
    }
    let text = Text {
        sample: &sample,
        from: 0,
        whole,
        wishes: &Wishes::default(),
    };
    let usual = DELIMITERS.iter().take(USUAL);
    separator_line(&sample).is_some()
        || usual
            .map(|(delimiter, _)| text.with_marks(*delimiter))
            .any(|trial| {
                // A header without rows must be plainly one.
                let least = if trial.lines.len() >= 2 {
                    GOOD
                } else {
                    2.0 * GOOD
                };
                trial.score() >= least
            })
}

/// A text whose dialect is looked for.
#[derive(Clone, Copy)]
struct Text<'a> {
    sample: &'a str,
    from: usize,
    whole: bool,
    wishes: &'a Wishes,
}

impl Text<'_> {
    fn rest(&self) -> &str {
        self.sample.get(self.from..).unwrap_or("")
    }

    fn run(&self, scanner: Scanner) -> Trial {
        Trial::run(self.sample, self.from, self.whole, scanner)
    }

    /// The dialect that fits best, of all delimiters.
    fn best(&self) -> Trial {
        let mut best: Option<(f64, Trial)> = None;
        for (delimiter, weight) in DELIMITERS {
            if memchr(delimiter, self.rest().as_bytes()).is_none() {
                continue;
            }
            let trial = self.with_marks(delimiter);
            let score = trial.score() * weight;
            let is_better = best.as_ref().is_none_or(|(most, _)| score > *most);
            if score >= POOR && is_better && is_plausible(&trial, self.rest()) {
                best = Some((score, trial));
            }
        }
        match best {
            Some((_, trial)) => trial,
            None => self.with_marks(self.of_first_line()),
        }
    }

    /// The delimiter where none divides the records evenly: the one that the first of them has most of; in a table of one column one that does
    /// not divide it.
    fn of_first_line(&self) -> u8 {
        let widths = DELIMITERS.iter().take(USUAL).map(|(delimiter, _)| {
            let trial = self.with_marks(*delimiter);
            let first = trial.lines.first().map_or(1, |line| line.width);
            (*delimiter, first, trial.width)
        });
        let widths: Vec<(u8, usize, usize)> = widths.collect();
        let most = widths.iter().rev().max_by_key(|(_, first, _)| *first);
        if let Some((delimiter, first, _)) = most
            && *first > 1
        {
            return *delimiter;
        }
        let whole = widths.iter().find(|(_, _, width)| *width == 1);
        whole.map_or(b'\x1f', |(delimiter, _, _)| *delimiter)
    }

    /// The best reading of quotation marks with a delimiter.
    fn with_marks(&self, delimiter: u8) -> Trial {
        let plain = Scanner {
            delimiter,
            quote: self.wishes.quote.unwrap_or(b'"'),
            escape: NO_MARK,
            spaced: false,
        };
        let mut trial = self.run(plain);
        let bytes = self.rest().as_bytes();
        if let Some(quote) = self.wishes.quote {
            if quote == NO_MARK {
                return self.with_escapes(trial);
            }
        } else if self.has_single_marks(delimiter) {
            let single = self.with_backslashes(self.run(Scanner {
                quote: b'\'',
                ..plain
            }));
            let good = single.quoted >= 2.max(single.lines.len())
                && single.broken * 20 <= single.lines.len()
                && single.quoted > trial.quoted
                && (trial.broken == 0 || single.broken == 0);
            if good && single.score() >= trial.score() {
                trial = single;
            }
        }
        trial = self.with_backslashes(trial);
        let quote = trial.scanner.quote;
        if memmem::find(bytes, &[delimiter, b' ', quote]).is_some() {
            let spaced = self.run(Scanner {
                spaced: true,
                ..trial.scanner
            });
            let better = spaced.quoted > trial.quoted && spaced.broken <= trial.broken;
            if better && spaced.share() >= trial.share() {
                trial = spaced;
            }
        }
        if self.wishes.quote.is_none() && trial.broken >= BROKEN && trial.broken > trial.needed {
            let literal = self.run(Scanner {
                quote: NO_MARK,
                ..plain
            });
            // Where the marks are none, the records are as long without them, nearly all of them.
            if literal.width > 1 && literal.share() >= trial.share() && literal.share() >= 0.95 {
                return self.with_escapes(literal);
            }
        }
        if self.wishes.quote.is_none() && trial.quoted == 0 && trial.broken == 0 {
            return self.with_escapes(trial);
        }
        trial
    }

    /// The same reading, or the one in which backslashes escape quotation marks, if that fits better.
    fn with_backslashes(&self, trial: Trial) -> Trial {
        let bytes = self.rest().as_bytes();
        if memmem::find(bytes, &[b'\\', trial.scanner.quote]).is_none() {
            return trial;
        }
        let escaped = self.run(Scanner {
            escape: b'\\',
            ..trial.scanner
        });
        let is_better = escaped.broken < trial.broken
            || (escaped.broken == trial.broken && escaped.share() > trial.share());
        if is_better { escaped } else { trial }
    }

    /// Whether single quotation marks stand at the beginning of cells.
    fn has_single_marks(&self, delimiter: u8) -> bool {
        let bytes = self.rest().as_bytes();
        bytes.first() == Some(&b'\'')
            || memmem::find(bytes, &[delimiter, b'\'']).is_some()
            || memmem::find(bytes, b"\n'").is_some()
    }

    /// The same reading of a text without quoted cells, or one in which a backslash makes delimiters and newlines text, if that is how databases
    /// write them here: every backslash has its meaning, and some would have none otherwise.
    fn with_escapes(&self, trial: Trial) -> Trial {
        let bytes = self.rest().as_bytes();
        let delimiter = trial.scanner.delimiter;
        let (mut signs, mut others) = (0_u32, 0_u32);
        let mut at = 0;
        while let Some(found) = memchr(b'\\', bytes.get(at..).unwrap_or_default()) {
            let mark = at + found;
            at = mark + 2;
            match bytes.get(mark + 1) {
                Some(b'\\' | b'\n' | b'\r') => signs += 1,
                Some(byte) if *byte == delimiter => signs += 1,
                Some(b'n' | b't' | b'r' | b'b' | b'f' | b'v' | b'N' | b'.') | None => {}
                Some(_) => others += 1,
            }
        }
        if signs < 2 || others > 0 {
            return trial;
        }
        let escaped = self.run(Scanner {
            quote: NO_MARK,
            escape: b'\\',
            ..trial.scanner
        });
        if escaped.share() >= trial.share() {
            escaped
        } else {
            trial
        }
    }

    /// How comments begin, if lines that do are clearly no rows: they are not as long as rows are, and are few.
    fn comment(&self, trial: &Trial) -> Option<&'static str> {
        if trial.width < 2 {
            return None;
        }
        ["#", "//"].into_iter().find(|prefix| {
            let is_comment = |at: usize| self.sample.get(at..).unwrap_or("").starts_with(prefix);
            let (mut before, mut among, mut rows) = (0, 0, 0);
            for (number, line) in trial.lines.iter().enumerate() {
                if !is_comment(line.at) {
                    continue;
                }
                if line.width == trial.width {
                    rows += 1;
                } else if number < trial.lead || number == before {
                    before += 1;
                } else {
                    among += 1;
                }
            }
            let comments = before + among;
            (before > 0 || among >= 2) && comments > rows && comments * 2 < trial.lines.len()
        })
    }

    fn has_heading(&self, trial: &Trial, comment: Option<&str>) -> bool {
        let mut record = Record::default();
        let mut rows = Vec::new();
        for (number, line) in trial.table().iter().take(HEADING_ROWS).enumerate() {
            let text = self.sample.get(line.at..).unwrap_or("");
            let is_comment = comment.is_some_and(|prefix| text.starts_with(prefix));
            // Broken rows say nothing.
            if (is_comment || number > 0) && line.width != trial.width {
                continue;
            }
            trial.scan(self.sample, *line, self.whole, &mut record);
            rows.push(record.cells(self.sample).map(str::to_owned).collect());
        }
        is_heading(&rows)
    }
}

/// Whether a delimiter that stands in times, paths and sentences, too, is one here.
fn is_plausible(trial: &Trial, text: &str) -> bool {
    let evenly = trial.share() >= 0.999 && trial.lines.len() >= 3 && trial.lead == 0;
    match trial.scanner.delimiter {
        b',' | b';' => {
            // Sentences: the first record has none, and all the others have a space behind.
            let bytes = text.as_bytes();
            let mark = trial.scanner.delimiter;
            let first = memchr2(b'\n', b'\r', bytes).unwrap_or(bytes.len());
            let all = memchr::memchr_iter(mark, bytes).count();
            let spaced = memmem::find_iter(bytes, &[mark, b' ']).count();
            let is_prose = memchr(mark, bytes.get(..first).unwrap_or_default()).is_none();
            !(is_prose && spaced * 10 >= all * 9)
        }
        b'^' | b'~' => trial.share() >= 0.9,
        b':' => evenly && trial.width >= 4,
        b' ' => {
            evenly
                && trial.width >= 3
                && trial.value_share() >= 0.5
                && memmem::find(text.as_bytes(), b"  ").is_none()
        }
        _ => true,
    }
}

/// How many cells at the end of each record are none.
fn tail(trial: &Trial, header: bool, whole: bool) -> usize {
    let Some((first, rest)) = trial.table().split_first() else {
        return 0;
    };
    if trial.width < 2 || first.width != trial.width {
        return 0;
    }
    let fitting = rest.iter().filter(|line| line.width == trial.width);
    let tail = fitting
        .map(|line| line.tail)
        .chain([first.tail])
        .min()
        .unwrap_or(0);
    if header {
        return tail.min(trial.width - 1);
    }
    // Without a header such a column may as well be one that is seldom filled, where a delimiter seldom ends a row.
    let is_usual = matches!(trial.scanner.delimiter, b',' | b'\t');
    let is_sure = rest.len() >= 2 && (whole || !is_usual);
    if is_sure { tail.min(1) } else { 0 }
}

/// The delimiter that a first line `sep=;` names, which Excel writes, and the length of the line.
fn separator_line(sample: &str) -> Option<(u8, usize)> {
    let line = sample.split(['\r', '\n']).next()?;
    let line = line
        .strip_prefix('"')
        .and_then(|line| line.strip_suffix('"'))
        .unwrap_or(line);
    let value = line
        .get(..4)
        .filter(|key| key.eq_ignore_ascii_case("sep="))?;
    let mut rest = line.get(value.len()..)?.bytes();
    let delimiter = rest.next()?;
    if rest.next().is_some() || !delimiter.is_ascii() {
        return None;
    }
    Some((delimiter, skip_lines(sample, 0, 1)))
}

/// The place behind so many lines.
fn skip_lines(sample: &str, from: usize, lines: u32) -> usize {
    let bytes = sample.as_bytes();
    let mut at = from;
    for _ in 0..lines {
        let rest = bytes.get(at..).unwrap_or_default();
        let Some(length) = memchr2(b'\n', b'\r', rest) else {
            return bytes.len();
        };
        let is_pair = rest.get(length..length + 2) == Some(b"\r\n");
        at += length + 1 + usize::from(is_pair);
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(sample: &str) -> Sniffed {
        sniff(sample, true, &Wishes::default())
    }

    #[test]
    fn delimiter_is_the_one_that_splits_evenly() {
        for (sample, delimiter) in [
            ("a,b\n1,2\n", b','),
            ("a;b\n1,5;2\n3,5;4\n", b';'),
            ("a\tb\n1\t2, and 3\n", b'\t'),
            ("a|b|c\n1|2|3\n", b'|'),
            ("a^b^c\n1^2^3\n4^5^6\n", b'^'),
            ("a\x01b\x01c\n1\x012\x013\n4\x015\x016\n", b'\x01'),
            ("a;b;c\n\"x,y\";\"1,2,3\n4,5\";z\n", b';'),
            ("name,note\nx,\"a;b;c\"\ny,\"d;e;f\"\n", b','),
            (
                "name;note\nx;a, b, and c\ny;d, e, and f\nz;g, h, and i\n",
                b';',
            ),
            ("a;b;c\n1,5;2,5;3,5\n1,6;2,6;3,6\n1,7;2,7;3,7\n", b';'),
            ("1,5;2,5;3,5\n1,6;2,6;3,6\n1,7;2,7;3,7\n", b';'),
            ("root:x:0:0:/root\nbin:x:1:1:/bin\nsys:x:2:2:/sys\n", b':'),
            ("1 2.5 0.1\n2 3.5 0.2\n3 4.5 0.3\n", b' '),
            ("only\none\ncolumn\n", b','),
            ("name\nDoe, Jane\nRoe, Joe\nPoe, Zoe\n", b';'),
            ("price\n1,5\n2,5\n3,5\n", b';'),
            ("time\n10:30:00\n10:31:00\n", b','),
            ("", b','),
            ("sep=|\na,b|c\n", b'|'),
            ("id;name;city\n", b';'),
        ] {
            let found = found(sample).scanner.delimiter;
            assert_eq!(found, delimiter, "{sample:?}: {:?}", char::from(found));
        }
    }

    #[test]
    fn excels_separator_line_is_no_record() {
        assert_eq!(found("sep=;\r\na;b").at, 7);
        assert_eq!(found("\"sep=;\"\na;b").at, 8);
        assert_eq!(found("sep=;").at, 5);
        assert_eq!(found("sep,x\n1,2").at, 0);
    }

    #[test]
    fn one_broken_row_decides_nothing() {
        let rows = "1;\"a;b\";2,5\n2;c;3,5\n".repeat(5);
        for broken in [
            "3;\"open;4,5\n",
            "3;,,,,,,;\n",
            ",,,,\n",
            "\"\n",
            "3;\\\"x;\n",
            "#\n",
        ] {
            let whole = found(&format!("id;text;price\n{rows}{broken}{rows}"));
            let plain = found(&format!("id;text;price\n{rows}{rows}"));
            assert_eq!(whole, plain, "{broken:?}");
        }
    }
}
