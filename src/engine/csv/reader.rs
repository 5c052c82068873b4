//! Reads one entry into a table: bytes are fed in pieces of any size, a table and warnings come out.
//!
//! It must not know where the bytes come from. It holds the record at work and no more of the entry; the outcome does not depend on the pieces.

use super::charset::{Charset, from_head};
use super::decoder::{Decoder, NotUtf8};
use super::rows::{Fed, Rows, Start};
use super::sniff::{SAMPLE, sniff};
use super::survey::Survey;
use super::wishes::Wishes;
use crate::engine::amend::ReadAs;
use crate::engine::archive::Limits;
use crate::engine::table::{Dialect, Row, Table, TableBuilder};
use crate::engine::warning::Warning;

/// What the reader wants next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Feed {
    /// The bytes that follow.
    More,
    /// The entry again from its first byte: it is not in the encoding it seemed to be in.
    FromStart,
    /// The same call again, with no bytes: there was more at hand than can be read at once.
    Again,
}

/// Reads one entry into a table.
pub struct TableReader {
    path: String,
    limits: Limits,
    read_as: ReadAs,
    phase: Phase,
    /// The encoding that a survey found, for the second reading.
    surveyed: Option<Charset>,
}

enum Phase {
    /// The first bytes are collected, which show the dialect.
    Head(Vec<u8>),
    /// Records are read.
    Rows(Box<Rows>),
    /// All bytes are looked at to find the encoding.
    Survey(Box<Survey>),
}

impl TableReader {
    /// Reads the entry with this path.
    pub fn new(path: impl Into<String>, limits: Limits) -> Self {
        Self {
            path: path.into(),
            limits,
            read_as: ReadAs::default(),
            phase: Phase::Head(Vec::new()),
            surveyed: None,
        }
    }

    /// The same, as far as it is said how to read; what cannot be followed is found out all the same, with a warning.
    #[must_use]
    pub fn reading_as(mut self, read_as: ReadAs) -> Self {
        self.read_as = read_as;
        self
    }

    /// Takes the bytes that follow.
    pub fn feed(&mut self, bytes: &[u8]) -> Feed {
        match &mut self.phase {
            Phase::Head(head) => {
                let room = SAMPLE.saturating_sub(head.len()).min(bytes.len());
                let (first, rest) = bytes.split_at(room);
                head.extend_from_slice(first);
                if head.len() < SAMPLE {
                    return Feed::More;
                }
                let fed = self.begin(false);
                // The head is far shorter than what can be read at once.
                if fed == Feed::FromStart {
                    fed
                } else {
                    self.feed(rest)
                }
            }
            Phase::Rows(rows) => {
                let fed = rows.feed(bytes, false);
                self.after(fed)
            }
            Phase::Survey(survey) => {
                survey.feed(bytes);
                Feed::More
            }
        }
    }

    /// Tells that no more bytes will come; [`Feed::FromStart`] asks for all of them again.
    pub fn end(&mut self) -> Feed {
        if matches!(self.phase, Phase::Head(_)) {
            return self.begin(true);
        }
        match &mut self.phase {
            Phase::Rows(rows) => {
                let fed = rows.feed(&[], true);
                self.after(fed)
            }
            Phase::Survey(_) | Phase::Head(_) => {
                let phase = std::mem::replace(&mut self.phase, Phase::Head(Vec::new()));
                if let Phase::Survey(survey) = phase {
                    self.surveyed = Some(survey.finish());
                }
                Feed::FromStart
            }
        }
    }

    /// Tells that no more bytes will come although there are more: the record at work is left out, as it is not whole. Otherwise as
    /// [`TableReader::end`].
    pub fn cut(&mut self) -> Feed {
        if matches!(self.phase, Phase::Head(_)) {
            let begun = self.begin(false);
            if begun != Feed::More {
                return begun;
            }
        }
        match &mut self.phase {
            Phase::Rows(rows) => match rows.cut() {
                Fed::All => Feed::More,
                Fed::Part => Feed::Again,
            },
            Phase::Survey(_) | Phase::Head(_) => self.end(),
        }
    }

    /// Rows read so far.
    pub fn rows(&self) -> Row {
        match &self.phase {
            Phase::Rows(rows) => rows.count(),
            Phase::Head(_) | Phase::Survey(_) => 0,
        }
    }

    /// The table, once [`TableReader::end`] wants no more.
    pub fn finish(self) -> (Table, Vec<Warning>) {
        match self.phase {
            Phase::Rows(rows) => rows.finish(),
            Phase::Head(_) | Phase::Survey(_) => (
                TableBuilder::new(self.path, Vec::<String>::new()).finish(Dialect::default()),
                Vec::new(),
            ),
        }
    }

    /// Decides the encoding and the dialect from the head and reads its records.
    fn begin(&mut self, last: bool) -> Feed {
        let Phase::Head(head) = std::mem::replace(&mut self.phase, Phase::Head(Vec::new())) else {
            return Feed::More;
        };
        let wishes = Wishes::of(&self.read_as);
        let (encoding, bom, mut decoder) = self.encoding(&head, &wishes);
        let mut window = String::with_capacity(head.len());
        let body = head.get(bom..).unwrap_or_default();
        let mut repairs = Vec::new();
        if decoder
            .decode(body, last, &mut window, &mut repairs)
            .is_err()
        {
            return self.after(Err(NotUtf8));
        }
        let found = sniff(&window, last, &wishes);
        let start = Start {
            decoder,
            encoding,
            window,
            repairs,
            found,
            byte: bom as u64,
            is_guess: self.surveyed.is_some_and(|surveyed| surveyed == encoding)
                && encoding != Charset::UTF_8
                && wishes.encoding.is_none(),
            is_told_header: wishes.header.is_some(),
            dialect: Dialect {
                encoding: encoding.name().to_owned(),
                bom: bom > 0,
                chosen: wishes.any(),
                ..Dialect::default()
            },
            refused: wishes.refused,
        };
        let mut rows = Box::new(Rows::new(self.path.clone(), self.limits, start));
        let fed = rows.read(last);
        self.phase = Phase::Rows(rows);
        self.after(Ok(fed))
    }

    /// The encoding, the length of the byte order mark, and a decoder.
    fn encoding(&self, head: &[u8], wishes: &Wishes) -> (Charset, usize, Decoder) {
        let seen = from_head(head);
        if let Some(encoding) = wishes.encoding {
            let mark = seen.filter(|(of, _)| *of == encoding);
            let bom = mark.map_or(0, |(_, bom)| bom);
            return (encoding, bom, Decoder::replacing(encoding));
        }
        match (seen, self.surveyed) {
            (Some((encoding, bom)), None) if encoding == Charset::UTF_8 => {
                (Charset::UTF_8, bom, Decoder::strict())
            }
            (Some((encoding, bom)), _) if encoding != Charset::UTF_8 => {
                (encoding, bom, Decoder::replacing(encoding))
            }
            (seen, Some(surveyed)) => {
                let bom = seen.map_or(0, |(_, bom)| bom);
                (surveyed, bom, Decoder::replacing(surveyed))
            }
            (_, None) => (Charset::UTF_8, 0, Decoder::strict()),
        }
    }

    fn after(&mut self, fed: Result<Fed, NotUtf8>) -> Feed {
        match fed {
            Ok(Fed::All) => Feed::More,
            Ok(Fed::Part) => Feed::Again,
            Err(NotUtf8) => {
                self.phase = Phase::Survey(Box::new(Survey::new()));
                Feed::FromStart
            }
        }
    }
}
