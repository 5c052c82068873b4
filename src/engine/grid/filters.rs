//! Which rows of a list pass a filter of one column.
//!
//! It must not know other filters: each gives a mark for every row of the table.

use super::columns::ListColumn;
use super::keys::{Key, NOTHING, NUMBER_KEYS, TIME_KEYS, number_key, time_key};
use super::place::MILLIS_A_DAY;
use crate::engine::fold::fold;
use crate::engine::search::{Needle, Scanner, without_markup};
use crate::engine::table::Row;
use crate::engine::types::{DateOrder, parse_date};
use crate::engine::view::CellTest;

/// A mark for every row of a table.
pub(super) type Mask = Vec<bool>;

/// Which rows pass. `keys` gives the column's place for each row.
pub(super) fn mask(
    column: &ListColumn<'_>,
    asked: &CellTest,
    rows: Row,
    scanner: &mut Scanner,
    keys: impl FnOnce() -> std::rc::Rc<[Key]>,
) -> Mask {
    match asked {
        CellTest::Contains(text) => containing(column, text, rows, scanner),
        CellTest::Is(text) => {
            let wanted = fold(text.trim());
            by_texts(column, rows, |cell| any(cell, |text| fold(text) == wanted))
        }
        CellTest::IsNot(text) => {
            let wanted = fold(text.trim());
            by_texts(column, rows, |cell| !any(cell, |text| fold(text) == wanted))
        }
        CellTest::Begins(text) => {
            let wanted = fold(text.trim());
            by_texts(column, rows, |cell| {
                any(cell, |text| fold(text).starts_with(&*wanted))
            })
        }
        CellTest::OneOf(texts) => {
            by_texts(column, rows, |cell| any(cell, |text| texts.contains(text)))
        }
        CellTest::Empty => by_texts(column, rows, <[String]>::is_empty),
        CellTest::Filled => by_texts(column, rows, |cell| !cell.is_empty()),
        CellTest::Flag(flag) => {
            let key = number_key(f64::from(u8::from(*flag)));
            by_keys(&keys(), key, key)
        }
        CellTest::Below(bound) => match Bound::parse(bound) {
            Some(bound) => by_keys(&keys(), bound.least(), bound.from.saturating_sub(1)),
            None => none(rows),
        },
        CellTest::Above(bound) => match Bound::parse(bound) {
            Some(bound) => by_keys(&keys(), bound.to.saturating_add(1), bound.greatest()),
            None => none(rows),
        },
        CellTest::Between(from, to) => match (Bound::parse(from), Bound::parse(to)) {
            (Some(from), Some(to)) => by_keys(&keys(), from.from, to.to),
            _ => none(rows),
        },
    }
}

/// The keys that a bound stands for: one for a number, those of its moments for a day.
#[derive(Debug, Clone, Copy)]
struct Bound {
    from: Key,
    to: Key,
}

impl Bound {
    fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_day = text.len() == 10 && text.bytes().filter(|byte| *byte == b'-').count() == 2;
        if is_day && let Some(date) = parse_date(text, DateOrder::YearFirst) {
            let start = date.day_number() * MILLIS_A_DAY;
            return Some(Self {
                from: time_key(start),
                to: time_key(start + MILLIS_A_DAY - 1),
            });
        }
        let number: f64 = text.parse().ok()?;
        number.is_finite().then(|| {
            let key = number_key(number);
            Self { from: key, to: key }
        })
    }

    fn least(self) -> Key {
        *self.kin().start()
    }

    fn greatest(self) -> Key {
        *self.kin().end()
    }

    /// The keys of all values of its kind.
    fn kin(self) -> std::ops::RangeInclusive<Key> {
        if TIME_KEYS.contains(&self.from) {
            TIME_KEYS
        } else {
            NUMBER_KEYS
        }
    }
}

fn none(rows: Row) -> Mask {
    vec![false; usize::try_from(rows).unwrap_or(0)]
}

fn any(cell: &[String], test: impl FnMut(&String) -> bool) -> bool {
    cell.iter().any(test)
}

fn by_keys(keys: &[Key], from: Key, to: Key) -> Mask {
    keys.iter()
        .map(|key| (from..=to).contains(key) && *key != NOTHING)
        .collect()
}

/// Looks at the texts of every cell, at equal ones once where that can be known.
fn by_texts(column: &ListColumn<'_>, rows: Row, test: impl Fn(&[String]) -> bool) -> Mask {
    let mut mask: Mask = Vec::with_capacity(usize::try_from(rows).unwrap_or(0));
    column.each(rows, |row, earlier| {
        let known = earlier
            .and_then(|row| usize::try_from(row).ok())
            .and_then(|row| mask.get(row))
            .copied();
        mask.push(known.unwrap_or_else(|| test(&column.texts(row))));
        true
    });
    mask
}

fn containing(column: &ListColumn<'_>, text: &str, rows: Row, scanner: &mut Scanner) -> Mask {
    let wanted = fold(text.trim());
    if wanted.is_empty() {
        return vec![true; usize::try_from(rows).unwrap_or(0)];
    }
    let needle = Needle::anywhere(&wanted);
    let Some((stored, markup)) = column.searchable() else {
        return by_texts(column, rows, |cell| {
            any(cell, |text| needle.is_in(&fold(text)))
        });
    };
    let mut mask = none(rows);
    scanner.rows_with(stored, 0..rows, &needle, u64::MAX, |row| {
        if !markup || needle.is_in(&fold(&without_markup(&stored.get(row)))) {
            let at = usize::try_from(row).ok();
            if let Some(mark) = at.and_then(|at| mask.get_mut(at)) {
                *mark = true;
            }
        }
    });
    mask
}
