//! Words of a record's page.
//!
//! It must not know where a word stands beyond what its name says.

use super::plural;
use crate::engine::view::LinkEnds;

pub(crate) const COPIED: &str = "Copied";
pub(crate) const NOT_COPIED: &str = "The browser did not let this page copy.";
pub(crate) const COPY_TEXT: &str = "Copy as text";
pub(crate) const COPY_MARKDOWN: &str = "Copy as Markdown";
pub(crate) const PRINT: &str = "Print";
pub(crate) const UNTIL: &str = "until";
pub(crate) const SECTIONS: &str = "Sections";
pub(crate) const GO_TO: &str = "Go to";
pub(crate) const FILTER_FIELDS: &str = "Filter fields";
pub(crate) const NO_FIELD: &str =
    "No field has all of these words. Press Esc to see every field again.";
pub(crate) const PIPELINE_SHAPE: &str = "How to show the stages";
pub(crate) const AS_COLUMNS: &str = "Columns";
pub(crate) const AS_ROWS: &str = "Rows";
pub(crate) const FUNNEL: &str = "Candidates who ever reached each stage";
pub(crate) const RELATIONS: &str = "Relations";
pub(crate) const RELATED_TO: &str = "Is related to";
pub(crate) const REFERENCED_BY: &str = "Referenced by";
pub(crate) const DIFFERS: &str = "differs";
pub(crate) const WITHOUT: &str = "Without";
pub(crate) const TAGS: &str = "Tags";
pub(crate) const ONGOING: &str = "no end given";
pub(crate) const UNKNOWN_DATE: &str = "unknown";

/// `1 day`, `12 days`
pub(crate) fn days(number: u64) -> String {
    plural(number, "day", "days")
}

/// How long a stage lasted, or has lasted so far.
pub(crate) fn days_in(number: u64, last: bool) -> String {
    if last {
        format!("{} in this stage so far", days(number))
    } else {
        days(number)
    }
}

/// To what day days are counted.
pub(crate) fn days_until(day: &str) -> String {
    format!("Days are counted to {day}, the last day in this export.")
}

/// A number of months in years and months.
pub(crate) fn length(months: u32) -> String {
    let (years, months) = (u64::from(months / 12), u64::from(months % 12));
    let years_word = plural(years, "year", "years");
    let months_word = plural(months, "month", "months");
    match (years, months) {
        (0, _) => months_word,
        (_, 0) => years_word,
        _ => format!("{years_word} {months_word}"),
    }
}

/// Months between two positions.
pub(crate) fn gap(months: u32) -> String {
    format!("Gap of {}", length(months))
}

/// Months that two positions have in common.
pub(crate) fn overlap(months: u32, with: &str) -> String {
    format!("{} at the same time as {with}", length(months))
}

/// A step among so many.
pub(crate) fn out_of(at: &str, of: &str) -> String {
    format!("{at} of {of}")
}

/// The name of a button that copies a text.
pub(crate) fn copy_of(text: &str) -> String {
    format!("Copy {text}")
}

/// The disclosure of what has nothing in it.
pub(crate) fn empty_fields(number: usize) -> String {
    let number = u64::try_from(number).unwrap_or(u64::MAX);
    format!("Show {}", plural(number, "empty field", "empty fields"))
}

/// What the disclosure of relations holds.
pub(crate) fn relations(to: usize, from: u64) -> String {
    let to = u64::try_from(to).unwrap_or(u64::MAX);
    let told = [
        (to > 0).then(|| format!("related to {}", plural(to, "record", "records"))),
        (from > 0).then(|| format!("referenced by {}", plural(from, "row", "rows"))),
    ];
    told.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The columns of a link, and the file that they are in.
pub(crate) fn through(ends: &LinkEnds) -> String {
    if ends.columns.is_empty() {
        return format!("in a cell of {}", ends.to);
    }
    format!("by {} of {}", ends.columns.join(", "), ends.from)
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn months_are_said_in_years_and_months() {
        for (months, want) in [
            (1, "1 month"),
            (11, "11 months"),
            (12, "1 year"),
            (25, "2 years 1 month"),
        ] {
            assert_eq!(length(months), want);
        }
    }
}
