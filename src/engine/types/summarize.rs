//! Finds out what kind of values a column holds, from all its cells.
//!
//! It must not know other columns or the profile. It looks at a cell's first bytes before anything dearer, and stops asking whether
//! a column is of some kind once too many cells were not.

use std::cmp::Ordering;

use super::date::{Day, parse_unix, scan};
use super::distinct::Distinct;
use super::number::{NumberForm, number_form, parse_range};
use super::shape::{
    is_email, is_html, is_null_word, is_url, is_uuid, looks_like_json, parse_flag, phone,
};
use super::{ColumnSummary, ColumnType, Date, DateOrder, is_json};
use crate::engine::names;
use crate::engine::table::Column;

/// JSON cells that are parsed wholly; of later ones only the ends are looked at.
const JSON_PARSED: u32 = 256;

/// What the column holds, from all its cells. A kind holds when at least 98 of 100 filled cells fit it; the others are counted as
/// exceptions. Markup holds from 60 of 100, as plain text is often mixed in.
pub fn summarize(column: &Column) -> ColumnSummary {
    let mut summarizer = Summarizer::new(&column.name);
    column.visit(|cell| summarizer.add(cell));
    summarizer.finish()
}

/// Finds out what a column holds, cell by cell.
#[derive(Debug)]
pub struct Summarizer {
    tally: Tally,
    cells: u32,
}

impl Summarizer {
    /// For a column of this name.
    pub fn new(name: &str) -> Self {
        Self {
            tally: Tally::new(Hints::of(name)),
            cells: 0,
        }
    }

    /// The next cell.
    pub fn add(&mut self, cell: &str) {
        self.tally.add(cell);
        self.cells = self.cells.wrapping_add(1);
        if self.cells.is_multiple_of(1024) {
            self.tally.give_up_the_hopeless();
        }
    }

    /// What the column holds.
    pub fn finish(self) -> ColumnSummary {
        self.tally.conclude()
    }
}

/// What a column's name lets expect.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent hints, no states"
)]
struct Hints {
    asks: bool,
    time: bool,
    phone: bool,
    range: bool,
}

impl Hints {
    fn of(name: &str) -> Self {
        let words = names::words(name);
        let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        let first = |list: &[&str]| {
            words
                .first()
                .is_some_and(|word| list.contains(&word.as_str()))
        };
        Self {
            asks: first(&[
                "is", "has", "can", "was", "did", "do", "does", "should", "allow", "allows",
                "needs",
            ]) || has(&[
                "flag",
                "enabled",
                "disabled",
                "active",
                "inactive",
                "archived",
                "deleted",
                "completed",
                "primary",
                "default",
                "verified",
                "visible",
                "hidden",
                "private",
                "remote",
                "required",
                "confidential",
                "favorite",
                "starred",
                "unsubscribed",
            ]),
            time: has(&[
                "at",
                "date",
                "time",
                "timestamp",
                "datetime",
                "created",
                "updated",
                "modified",
                "ts",
                "epoch",
                "unix",
                "since",
                "until",
                "when",
                "expires",
                "birthday",
                "dob",
                "day",
            ]),
            phone: has(&[
                "phone",
                "phones",
                "mobile",
                "tel",
                "telephone",
                "fax",
                "cell",
                "cellphone",
                "telefon",
                "handy",
                "whatsapp",
            ]) && !words.iter().any(|word| word == "id"),
            range: has(&[
                "range",
                "salary",
                "pay",
                "budget",
                "band",
                "compensation",
                "between",
                "span",
                "fee",
            ]),
        }
    }
}

/// Kinds that a column may still turn out to be.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a set of kinds, each on its own"
)]
struct Open {
    uuid: bool,
    number: bool,
    flag: bool,
    time: bool,
    range: bool,
    url: bool,
    email: bool,
    phone: bool,
    json: bool,
    html: bool,
    code: bool,
}

/// How many cells fit which kind.
#[derive(Debug)]
struct Tally {
    hints: Hints,
    open: Open,
    distinct: Distinct,
    blank: u32,
    filled: u32,
    longest: usize,
    null_words: u32,
    null_proper: u32,
    uuid: u32,
    number: Numbers,
    flag_words: u32,
    flag_digits: u32,
    time: Times,
    range_half_open: u32,
    range_closed: u32,
    url: u32,
    email: u32,
    phone_sure: u32,
    phone: u32,
    json: u32,
    html: u32,
    code: u32,
}

#[derive(Debug, Default)]
struct Numbers {
    plain: u32,
    grouped: u32,
    point_decimal: u32,
    comma_decimal: u32,
    point_or_group: u32,
    comma_or_group: u32,
    point_groups: u32,
    comma_groups: u32,
}

#[derive(Debug, Default)]
struct Times {
    sure: u32,
    compact: u32,
    unix: u32,
    year: u32,
    day_first: u32,
    month_first: u32,
    either: u32,
    same: u32,
    dotted: u32,
    clocked: u32,
    midnight: u32,
    twelve: u32,
    /// The days that can be read in one way only, then those with the day first and with the month first.
    days: [Option<(Date, Date)>; 3],
}

impl Tally {
    fn new(hints: Hints) -> Self {
        Self {
            hints,
            open: Open {
                uuid: true,
                number: true,
                flag: true,
                time: true,
                range: true,
                url: true,
                email: true,
                phone: true,
                json: true,
                html: true,
                code: true,
            },
            distinct: Distinct::default(),
            blank: 0,
            filled: 0,
            longest: 0,
            null_words: 0,
            null_proper: 0,
            uuid: 0,
            number: Numbers::default(),
            flag_words: 0,
            flag_digits: 0,
            time: Times::default(),
            range_half_open: 0,
            range_closed: 0,
            url: 0,
            email: 0,
            phone_sure: 0,
            phone: 0,
            json: 0,
            html: 0,
            code: 0,
        }
    }

    fn add(&mut self, cell: &str) {
        let text = cell.trim();
        // What Postgres and MySQL print for nothing is never a value.
        let Some(first) = text.bytes().next().filter(|_| text != "\\N") else {
            self.blank += 1;
            return;
        };
        self.filled += 1;
        self.longest = self.longest.max(cell.len());
        self.distinct.add(cell);
        if self.open.uuid && text.len() == 36 && is_uuid(text) {
            // Ids are the commonest cells of all, and fit no other kind.
            self.uuid += 1;
            self.code += 1;
            return;
        }
        if is_null_word(text) {
            self.null_words += 1;
            self.null_proper += u32::from(is_proper_null(text));
            return;
        }
        if self.open.flag && text.len() <= 5 && parse_flag(text).is_some() {
            if first.is_ascii_digit() {
                self.flag_digits += 1;
            } else {
                self.flag_words += 1;
            }
        }
        match first {
            b'0'..=b'9' | b'-' | b'.' | b',' => self.add_numeric(text),
            b'+' | b'(' | b'[' | b'{' => self.add_bracketed(text),
            _ => self.add_worded(text),
        }
        if self.open.email && is_email(text) {
            self.email += 1;
        }
        if self.open.html && is_html(text) {
            self.html += 1;
        }
        if self.open.code && is_code(text) {
            self.code += 1;
        }
    }

    fn add_numeric(&mut self, text: &str) {
        if text.len() > 64 {
            return;
        }
        if self.open.number
            && let Some(form) = number_form(text)
        {
            let fits_integer = text.len() < 19 || text.parse::<i64>().is_ok();
            let count = match form {
                NumberForm::Plain if fits_integer => &mut self.number.plain,
                NumberForm::Plain => return,
                NumberForm::Grouped => &mut self.number.grouped,
                NumberForm::PointDecimal => &mut self.number.point_decimal,
                NumberForm::CommaDecimal => &mut self.number.comma_decimal,
                NumberForm::PointOrGroup => &mut self.number.point_or_group,
                NumberForm::CommaOrGroup => &mut self.number.comma_or_group,
                NumberForm::PointGroups => &mut self.number.point_groups,
                NumberForm::CommaGroups => &mut self.number.comma_groups,
            };
            *count += 1;
        }
        if self.open.time {
            self.time.add(text, self.hints.time);
        }
        if self.open.phone && phone(text).is_some() {
            self.phone += 1;
        }
    }

    fn add_bracketed(&mut self, text: &str) {
        if self.open.phone
            && let Some(sure) = phone(text)
        {
            self.phone += 1;
            self.phone_sure += u32::from(sure);
        }
        if self.open.range && text.len() <= 80 && parse_range(text).is_some() {
            if text.starts_with('[') && text.ends_with(']') {
                self.range_closed += 1;
            } else {
                self.range_half_open += 1;
            }
        }
        if self.open.json {
            let parsed = self.json >= JSON_PARSED || is_json(text);
            self.json += u32::from(parsed && looks_like_json(text));
        }
    }

    fn add_worded(&mut self, text: &str) {
        if self.open.url && is_url(text) {
            self.url += 1;
        } else if self.open.time && text.len() <= 80 {
            self.time.add(text, self.hints.time);
        }
    }

    /// Stops asking for kinds that too many cells do not fit.
    fn give_up_the_hopeless(&mut self) {
        let cells = self.filled - self.null_words;
        let hopeless = |fit: u32| cells - fit.min(cells) > 512 + cells / 8;
        let open = &mut self.open;
        open.uuid &= !hopeless(self.uuid);
        open.number &= !hopeless(self.number.all());
        open.flag &= !hopeless(self.flag_words + self.flag_digits);
        open.time &= !hopeless(self.time.all());
        open.range &= !hopeless(self.range_half_open + self.range_closed);
        open.url &= !hopeless(self.url);
        open.email &= !hopeless(self.email);
        open.phone &= !hopeless(self.phone);
        open.json &= !hopeless(self.json);
        open.code &= !hopeless(self.code);
        open.html &= cells < 2048 || self.html > cells / 16;
    }

    fn conclude(self) -> ColumnSummary {
        let mut summary = ColumnSummary {
            nulls: self.blank,
            distinct: self.distinct.count(),
            longest: u32::try_from(self.longest).unwrap_or(u32::MAX),
            ..ColumnSummary::default()
        };
        let cells = self.filled - self.null_words;
        if cells == 0 {
            let nothing = self.null_proper == self.filled;
            if nothing {
                summary.kind = ColumnType::Empty;
                summary.null_words = self.filled > 0;
                summary.nulls += self.filled;
            }
            return summary;
        }
        let fit = self.settle(cells, &mut summary);
        let text = summary.kind == ColumnType::Text;
        summary.null_words = !text || holds(self.code, cells);
        if summary.null_words {
            summary.nulls += self.null_words;
        }
        summary.exceptions = cells - fit.min(cells);
        summary
    }

    /// Decides on the kind; how many cells fit it.
    fn settle(&self, cells: u32, summary: &mut ColumnSummary) -> u32 {
        let ranges = self.range_half_open + self.range_closed;
        let range_shown = self.range_half_open > 0 || self.hints.range;
        let phone_shown = self.hints.phone || self.phone_sure * 2 >= cells;
        let dates = self.time.dated(self.hints.time);
        let candidates = [
            (ColumnType::Uuid, self.uuid, true),
            (ColumnType::Boolean, self.flags(), true),
            (ColumnType::Timestamp, dates, true),
            (ColumnType::Phone, self.phone, phone_shown),
            (ColumnType::Integer, self.number.all(), true),
            (ColumnType::Range, ranges, range_shown),
            (ColumnType::Json, self.json, true),
            (ColumnType::Email, self.email, true),
            (ColumnType::Url, self.url, true),
        ];
        let met = candidates
            .into_iter()
            .find(|(_, fit, shown)| *shown && holds(*fit, cells));
        let Some((kind, fit, _)) = met else {
            if u64::from(self.html) * 10 >= u64::from(cells) * 6 {
                summary.kind = ColumnType::Html;
                return self.html;
            }
            return cells;
        };
        summary.kind = kind;
        match kind {
            ColumnType::Timestamp => self.time.settle(fit, summary),
            ColumnType::Integer => self.number.settle(fit, summary),
            _ => fit,
        }
    }

    /// Cells that mean yes or no: digits only where the name asks a question.
    fn flags(&self) -> u32 {
        if self.hints.asks {
            self.flag_words + self.flag_digits
        } else {
            self.flag_words
        }
    }
}

impl Numbers {
    fn all(&self) -> u32 {
        self.plain
            + self.grouped
            + self.point_decimal
            + self.comma_decimal
            + self.point_or_group
            + self.comma_or_group
            + self.point_groups
            + self.comma_groups
    }

    fn settle(&self, fit: u32, summary: &mut ColumnSummary) -> u32 {
        let comma = self.comma_decimal + self.point_groups;
        let point = self.point_decimal + self.comma_groups;
        summary.decimal_comma = comma > point;
        let (fractions, misfits) = if summary.decimal_comma {
            (self.comma_decimal + self.comma_or_group, point)
        } else {
            (self.point_decimal + self.point_or_group, comma)
        };
        summary.kind = if fractions > 0 {
            ColumnType::Decimal
        } else {
            ColumnType::Integer
        };
        fit - misfits.min(fit)
    }
}

impl Times {
    fn add(&mut self, text: &str, hinted: bool) {
        if hinted && let Some(moment) = parse_unix(text) {
            self.unix += 1;
            self.stretch(0, Some(moment.date()));
            return;
        }
        let Some(scanned) = scan(text) else { return };
        self.stretch_to(scanned.day);
        match scanned.day {
            Day::Sure(_) => self.sure += 1,
            Day::Compact(_) if scanned.clock.is_some() => self.sure += 1,
            Day::Compact(_) => self.compact += 1,
            Day::Year(_) => self.year += 1,
            Day::Numeric {
                first,
                second,
                separator,
                ..
            } => {
                self.dotted += u32::from(separator == b'.');
                match (first > 12, second > 12) {
                    (true, _) => self.day_first += 1,
                    (_, true) => self.month_first += 1,
                    _ if first == second => self.same += 1,
                    _ => self.either += 1,
                }
            }
        }
        if let Some(clock) = scanned.clock {
            self.clocked += 1;
            self.midnight += u32::from(clock.millis == 0);
            self.twelve += u32::from(clock.twelve);
        }
    }

    fn stretch_to(&mut self, day: Day) {
        if matches!(day, Day::Numeric { .. }) {
            self.stretch(1, day.resolve(DateOrder::DayFirst));
            self.stretch(2, day.resolve(DateOrder::MonthFirst));
        } else {
            self.stretch(0, day.resolve(DateOrder::YearFirst));
        }
    }

    fn stretch(&mut self, reading: usize, day: Option<Date>) {
        let Some(day) = day.filter(|day| (1971..=2100).contains(&day.year)) else {
            return;
        };
        if let Some(days) = self.days.get_mut(reading) {
            let (first, last) = days.unwrap_or((day, day));
            *days = Some((first.min(day), last.max(day)));
        }
    }

    fn all(&self) -> u32 {
        self.sure + self.numeric() + self.compact + self.unix + self.year
    }

    fn numeric(&self) -> u32 {
        self.day_first + self.month_first + self.either + self.same
    }

    /// Cells that are days or times: bare numbers only where the name or the other cells speak for it.
    fn dated(&self, hinted: bool) -> u32 {
        let shown = self.sure + self.numeric();
        let compact = if hinted { self.compact } else { 0 };
        let years = if self.year <= shown { self.year } else { 0 };
        shown + compact + years + self.unix
    }

    fn settle(&self, fit: u32, summary: &mut ColumnSummary) -> u32 {
        let misfits = self.day_first.min(self.month_first);
        let dotted = self.dotted * 2 > self.numeric();
        if self.numeric() > 0 {
            summary.order = match self.day_first.cmp(&self.month_first) {
                Ordering::Less => DateOrder::MonthFirst,
                Ordering::Equal if self.twelve > 0 && !dotted => DateOrder::MonthFirst,
                Ordering::Equal | Ordering::Greater => DateOrder::DayFirst,
            };
            summary.ambiguous = self.day_first == self.month_first && self.either > 0 && !dotted;
        }
        let numeric = match summary.order {
            DateOrder::MonthFirst => 2,
            DateOrder::YearFirst | DateOrder::DayFirst => 1,
        };
        let read = [0, numeric]
            .into_iter()
            .filter_map(|reading| *self.days.get(reading)?);
        summary.days = read.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        let times = self.unix + self.clocked - self.midnight;
        // A few times among days are exceptions; a few days among times are midnights.
        let days_only = holds(fit - times.min(fit), fit);
        summary.kind = if days_only {
            ColumnType::Date
        } else {
            ColumnType::Timestamp
        };
        let odd_times = if days_only { times } else { 0 };
        fit - (misfits + odd_times).min(fit)
    }
}

fn holds(fit: u32, cells: u32) -> bool {
    cells > 0 && u64::from(fit) * 100 >= u64::from(cells) * 98
}

/// Words that databases write for nothing, whatever the column; other such words may be values.
fn is_proper_null(text: &str) -> bool {
    matches!(text, "NULL" | "null" | "." | "(null)")
}

/// Whether a text is a code such as `C-1007` rather than words: no blanks, and a digit somewhere.
fn is_code(text: &str) -> bool {
    text.len() <= 64
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && !text.bytes().any(|byte| byte.is_ascii_whitespace())
}
