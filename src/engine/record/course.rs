//! Amounts one after the other: what each was, how it changed since the one before, how it compares with the greatest.
//!
//! It must not know what the amounts are: only those of one sort and one currency are compared.

use std::cmp::Reverse;

use super::{MOST_ROWS, Page, cut_note};
use crate::engine::present::{Reader, plain_text};
use crate::engine::profile::{CourseSpec, Expr};
use crate::engine::view::{Course, CourseChange, CoursePoint, Date, Field, RecordRef, Value};

/// A year that a number can be.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2200;

impl Page<'_> {
    /// The amounts, newest first; those without a day come last.
    pub(super) fn course(&self, records: &[RecordRef], spec: &CourseSpec) -> (Course, String) {
        let mut timed: Vec<(Option<Date>, Option<i64>, RecordRef, Value)> = records
            .iter()
            .map(|&record| {
                let at = self.presenter.eval(record, &spec.at);
                let made = self.made(record);
                (day(&at), made, record, at)
            })
            .collect();
        timed.sort_by_key(|(day, made, record, _)| {
            (
                day.is_none(),
                Reverse(*day),
                Reverse(*made),
                Reverse(*record),
            )
        });
        let mut points: Vec<CoursePoint> = timed
            .into_iter()
            .map(|(day, _, record, at)| {
                let at = day.map_or(at, Value::Date);
                self.point(record, at, spec)
            })
            .collect();
        compare(&mut points);
        let all = points.len();
        points.truncate(MOST_ROWS);
        let note = cut_note(points.len(), all, "amounts");
        (Course { points }, note)
    }

    /// When a record was made, which tells apart those of one year.
    fn made(&self, record: RecordRef) -> Option<i64> {
        let name = Expr {
            ways: vec![vec![vec!["created_at".to_owned()]]],
        };
        let entity = self.presenter.entity(record.table);
        let time = entity
            .and_then(|entity| entity.time.as_ref())
            .unwrap_or(&name);
        let moment = Reader::new(self.presenter, record.table, time).moment(record.row);
        moment.map(|moment| moment.millis)
    }

    fn point(&self, record: RecordRef, at: Value, spec: &CourseSpec) -> CoursePoint {
        let read = |expr: &Option<Expr>| {
            expr.as_ref()
                .map_or(Value::Empty, |expr| self.presenter.eval(record, expr))
        };
        let value = self.presenter.eval(record, &spec.value);
        let fields = spec.columns.iter().map(|column| Field {
            name: self.presenter.column_title(record.table, column),
            value: self.presenter.eval(record, &column.expr),
        });
        CoursePoint {
            record,
            fields: fields
                .filter(|field| !field.value.is_empty() && field.value != value)
                .collect(),
            at,
            sort: read(&spec.sort),
            value,
            permille: None,
            change: None,
        }
    }
}

fn day(value: &Value) -> Option<Date> {
    match value {
        Value::Date(date) => Some(*date),
        Value::Moment(moment) => Some(moment.date()),
        // A year alone is a number like any other.
        Value::Number(number) | Value::Text(number) => {
            let year: i16 = number.trim().parse().ok()?;
            YEARS.contains(&year).then(|| Date::new(year, 0, 0))?
        }
        _ => None,
    }
}

/// An amount with its currency; an empty one is no currency.
fn amount(value: &Value) -> Option<(f64, &str)> {
    match value {
        Value::Money { amount, currency } => Some((amount.parse().ok()?, currency)),
        Value::Number(number) => Some((number.parse().ok()?, "")),
        _ => None,
    }
}

/// Finds out changes and shares. The points come newest first.
fn compare(points: &mut [CoursePoint]) {
    let known: Vec<Option<(f64, String, String)>> = points
        .iter()
        .map(|point| {
            let (number, currency) = amount(&point.value)?;
            Some((number, currency.to_owned(), plain_text(&point.sort)))
        })
        .collect();
    let days: Vec<Value> = points.iter().map(|point| point.at.clone()).collect();
    for (at, point) in points.iter_mut().enumerate() {
        let Some(Some((number, currency, sort))) = known.get(at) else {
            continue;
        };
        let of_currency = known.iter().flatten().filter(|other| other.1 == *currency);
        let most = of_currency.map(|other| other.0).fold(0.0, f64::max);
        point.permille = whole(number / most * 1000.0).and_then(|share| u32::try_from(share).ok());
        let before = known
            .iter()
            .zip(&days)
            .skip(at + 1)
            .find_map(|(other, day)| {
                let (other, of, like) = other.as_ref()?;
                (of == currency && like == sort && !day.is_empty()).then_some((*other, day))
            });
        point.change = before.and_then(|(before, since)| {
            Some(CourseChange {
                permille: whole((number - before) / before * 1000.0)?,
                since: since.clone(),
            })
        });
    }
}

/// The nearest whole number, of numbers that a reader can make something of.
fn whole(number: f64) -> Option<i32> {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the range is checked before"
    )]
    (number.is_finite() && number.abs() < 1e6).then(|| number.round() as i32)
}

#[cfg(test)]
mod tests {
    use super::compare;
    use crate::engine::view::{CoursePoint, Date, RecordRef, Value};

    fn points(given: &[(i16, &str, &str, &str)]) -> Vec<CoursePoint> {
        let at = |year| Date::new(year, 0, 0).map_or(Value::Empty, Value::Date);
        (0..)
            .zip(given)
            .map(|(row, (year, sort, amount, currency))| CoursePoint {
                record: RecordRef { table: 0, row },
                at: at(*year),
                sort: Value::Text((*sort).to_owned()),
                value: Value::Money {
                    amount: (*amount).to_owned(),
                    currency: (*currency).to_owned(),
                },
                permille: None,
                change: None,
                fields: Vec::new(),
            })
            .collect()
    }

    #[test]
    fn only_amounts_of_one_sort_and_currency_are_compared() {
        let mut points = points(&[
            (2026, "actual", "120000", "EUR"),
            (2025, "desired", "150000", "EUR"),
            (2024, "actual", "100000", "EUR"),
            (2023, "actual", "90000", "GBP"),
            (2022, "actual", "125000", "EUR"),
        ]);
        compare(&mut points);
        let changes: Vec<Option<(i32, String)>> = points
            .iter()
            .map(|point| {
                let change = point.change.as_ref()?;
                Some((change.permille, change.since.to_line()))
            })
            .collect();
        assert_eq!(
            changes,
            [
                Some((200, "2024".to_owned())),
                None,
                Some((-200, "2022".to_owned())),
                None,
                None
            ]
        );
        let shares: Vec<Option<u32>> = points.iter().map(|point| point.permille).collect();
        assert_eq!(
            shares,
            [Some(800), Some(1000), Some(667), Some(1000), Some(833)]
        );
    }

    #[test]
    fn nothing_before_is_no_change() {
        let mut points = points(&[
            (2026, "", "10", "EUR"),
            (2025, "", "0", "EUR"),
            (2024, "", "word", "EUR"),
        ]);
        compare(&mut points);
        assert!(points.iter().all(|point| point.change.is_none()));
        assert_eq!(
            points
                .iter()
                .map(|point| point.permille)
                .collect::<Vec<_>>(),
            [Some(1000), Some(0), None]
        );
    }
}
