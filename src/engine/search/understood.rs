//! What was understood of a query, in the words of the export that is open.
//!
//! It must not search.

use super::kinds::of_kind;
use super::query::{Part, Query, Says};
use crate::engine::present::Presenter;
use crate::engine::table::TableId;
use crate::engine::view::{Meaning, QueryPart};

/// The parts of a query with what each was taken for.
pub(super) fn parts(presenter: &Presenter<'_>, query: &Query) -> Vec<QueryPart> {
    query
        .parts
        .iter()
        .map(|part| said(presenter, part))
        .collect()
}

/// The tables in which to look; `None` when the query asks for no kind.
pub(super) fn tables(presenter: &Presenter<'_>, query: &Query) -> Option<Vec<TableId>> {
    let mut tables: Option<Vec<TableId>> = None;
    for part in &query.parts {
        if let Says::Kind(called) = &part.says {
            let of_kind = of_kind(presenter, called).0;
            tables.get_or_insert_default().extend(of_kind);
        }
    }
    tables
}

fn said(presenter: &Presenter<'_>, part: &Part) -> QueryPart {
    let (text, meaning) = match &part.says {
        Says::Word(text) => (text.clone(), Meaning::Word),
        Says::Odd(text) => (text.clone(), Meaning::UnknownCondition),
        Says::Phrase { text, .. } => (text.clone(), Meaning::Phrase),
        Says::Kind(called) => (called.clone(), Meaning::Kind(of_kind(presenter, called).1)),
        Says::From(name) => (name.clone(), Meaning::From),
        Says::Before(date) => (date.to_string(), Meaning::Before(*date)),
        Says::After(date) => (date.to_string(), Meaning::After(*date)),
        Says::NoDate(text) => (text.clone(), Meaning::NoDate),
        Says::Unfinished(text) => (text.clone(), Meaning::Unfinished),
    };
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    QueryPart {
        span: (number(part.span.start), number(part.span.end)),
        text,
        meaning,
    }
}
