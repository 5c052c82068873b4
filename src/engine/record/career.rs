//! Positions on a line of time: how long each was, what lies between them, which of them overlap.
//!
//! It must not know what time it is: a position without an end goes on to the export's last day.

use std::cmp::Reverse;

use super::days::month_number;
use super::{MOST_ROWS, Page, cut_note};
use crate::engine::present::plain_text;
use crate::engine::profile::{CareerSpec, Expr};
use crate::engine::view::{Career, Date, Field, Overlap, Post, RecordRef, Value};

impl Page<'_> {
    /// The positions, newest first.
    pub(super) fn career(&self, records: &[RecordRef], spec: &CareerSpec) -> (Career, String) {
        let mut posts: Vec<Post> = records
            .iter()
            .map(|&record| self.post(record, spec))
            .collect();
        let until = self.last_day();
        relate(&mut posts, until);
        // Of positions that began together the one that goes on comes first.
        posts.sort_by_key(|post| {
            (
                Reverse(post.from),
                post.to.is_some(),
                Reverse(post.to),
                post.record,
            )
        });
        let all = posts.len();
        posts.truncate(MOST_ROWS);
        let note = cut_note(posts.len(), all, "positions");
        (Career { posts, until }, note)
    }

    fn post(&self, record: RecordRef, spec: &CareerSpec) -> Post {
        let read = |expr: &Option<Expr>| {
            expr.as_ref()
                .map_or(Value::Empty, |expr| self.presenter.eval(record, expr))
        };
        let (from, to) = (self.presenter.eval(record, &spec.start), read(&spec.end));
        let fields = spec.columns.iter().map(|column| Field {
            name: self.presenter.column_title(record.table, column),
            value: self.presenter.eval(record, &column.expr),
        });
        Post {
            record,
            title: read(&spec.title),
            employer: read(&spec.employer),
            from: day(&from),
            to: day(&to),
            months: None,
            gap: None,
            overlap: None,
            fields: fields.filter(|field| !field.value.is_empty()).collect(),
        }
    }
}

fn day(value: &Value) -> Option<Date> {
    match value {
        Value::Date(date) => Some(*date),
        Value::Moment(moment) => Some(moment.date()),
        _ => None,
    }
}

/// Months from the first to the last of a position, by number; `None` when a month is not known.
fn span(post: &Post, until: Option<Date>) -> Option<(i32, i32)> {
    let first = month_number(post.from?)?;
    let last = month_number(post.to.or(until)?)?;
    (first <= last).then_some((first, last))
}

/// Finds out lengths, gaps and overlaps. Nothing is said of a position whose months are not known.
fn relate(posts: &mut [Post], until: Option<Date>) {
    let mut order: Vec<(i32, i32, usize)> = posts
        .iter()
        .enumerate()
        .filter_map(|(at, post)| {
            let (first, last) = span(post, until)?;
            Some((first, last, at))
        })
        .collect();
    order.sort_unstable();
    // A gap is one only when every position has its months: a year alone may fill it.
    let all_known = order.len() == posts.len();
    // The latest month that any earlier position reaches.
    let mut covered: Option<i32> = None;
    // The earlier position that ends last is the one with the longest overlap.
    let mut latest: Option<(i32, usize)> = None;
    for (first, last, at) in order {
        let overlap = latest.and_then(|(end, earlier)| {
            // Leaving and beginning in one month is no overlap.
            let months = end.min(last) - first + 1;
            let with = posts.get(earlier).map(name)?;
            (end > first).then_some((with, months))
        });
        if let Some(post) = posts.get_mut(at) {
            post.months = u32::try_from(last - first + 1).ok();
            post.gap = covered
                .filter(|_| all_known)
                .and_then(|covered| u32::try_from(first - covered - 1).ok())
                .filter(|months| *months > 0);
            post.overlap = overlap.and_then(|(with, months)| {
                Some(Overlap {
                    with,
                    months: u32::try_from(months).ok()?,
                })
            });
        }
        covered = covered.max(Some(last));
        if latest.is_none_or(|(end, _)| last >= end) {
            latest = Some((last, at));
        }
    }
}

/// What a position is called where another one is compared with it.
fn name(post: &Post) -> String {
    let title = plain_text(&post.title);
    let employer = match &post.employer {
        Value::Missing { .. } => String::new(),
        employer => plain_text(employer),
    };
    match (title.is_empty(), employer.is_empty()) {
        (false, false) => format!("{title}, {employer}"),
        (false, true) => title,
        _ => employer,
    }
}

#[cfg(test)]
mod tests {
    use super::relate;
    use crate::engine::view::{Date, Post, RecordRef, Value};

    fn posts(spans: &[(&str, &str)]) -> Vec<Post> {
        let day = |text: &str| {
            let mut parts = text.split('-').map(|part| part.parse::<u8>().unwrap_or(0));
            let year = i16::from(parts.next()?) + 2000;
            Date::new(year, parts.next().unwrap_or(0), 0).filter(|_| !text.is_empty())
        };
        (0..)
            .zip(spans)
            .map(|(row, (from, to))| Post {
                record: RecordRef { table: 0, row },
                title: Value::Text(format!("Post {row}")),
                employer: Value::Empty,
                from: day(from),
                to: day(to),
                months: None,
                gap: None,
                overlap: None,
                fields: Vec::new(),
            })
            .collect()
    }

    /// A length, the gap before, and the overlap.
    type Related = (Option<u32>, Option<u32>, Option<(String, u32)>);

    fn related(spans: &[(&str, &str)]) -> Vec<Related> {
        let mut posts = posts(spans);
        relate(&mut posts, Date::new(2026, 11, 25));
        posts
            .into_iter()
            .map(|post| {
                let overlap = post.overlap.map(|overlap| (overlap.with, overlap.months));
                (post.months, post.gap, overlap)
            })
            .collect()
    }

    #[test]
    fn one_after_the_other_is_neither_gap_nor_overlap() {
        let got = related(&[("20-01", "20-12"), ("21-01", "21-03"), ("21-03", "")]);
        assert_eq!(
            got,
            [
                (Some(12), None, None),
                (Some(3), None, None),
                (Some(69), None, None)
            ]
        );
    }

    #[test]
    fn gaps_and_overlaps_are_counted_in_whole_months() {
        let got = related(&[
            ("20-01", "20-12"),
            ("20-11", "21-02"),
            ("21-06", "21-08"),
            ("20-03", "20-05"),
        ]);
        assert_eq!(
            got,
            [
                (Some(12), None, None),
                (Some(4), None, Some(("Post 0".to_owned(), 2))),
                (Some(3), Some(3), None),
                (Some(3), None, Some(("Post 0".to_owned(), 3))),
            ]
        );
    }

    #[test]
    fn a_year_alone_makes_no_claims() {
        let got = related(&[("15-01", "15-12"), ("18", "19"), ("21-06", "21-08")]);
        assert_eq!(
            got,
            [
                (Some(12), None, None),
                (None, None, None),
                (Some(3), None, None)
            ]
        );
    }

    #[test]
    fn an_end_before_the_beginning_is_not_counted() {
        assert_eq!(related(&[("20-05", "20-01")]), [(None, None, None)]);
    }
}
