//! Gives every column a name of its own.
//!
//! It must not know what names mean.

use std::collections::HashSet;

/// What was odd about a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct OddHeader {
    /// Which column, counted from 0.
    pub(super) column: usize,
    /// What the file has.
    pub(super) raw: String,
}

/// Names for the columns: the headers, where they are filled and stand once; else `column 3`, or `name (2)` for the second `name`.
pub(super) fn name_columns<'a>(
    headers: impl Iterator<Item = &'a str>,
) -> (Vec<String>, Vec<OddHeader>) {
    let raw: Vec<&str> = headers.collect();
    let mut taken: HashSet<String> = raw.iter().map(|header| header.trim().to_owned()).collect();
    let mut seen: HashSet<&str> = HashSet::new();
    let mut names = Vec::with_capacity(raw.len());
    let mut odd = Vec::new();
    for (column, header) in raw.into_iter().enumerate() {
        let trimmed = header.trim();
        if !trimmed.is_empty() && seen.insert(trimmed) {
            names.push(trimmed.to_owned());
            continue;
        }
        odd.push(OddHeader {
            column,
            raw: header.to_owned(),
        });
        let first = if trimmed.is_empty() {
            format!("column {}", column + 1)
        } else {
            format!("{trimmed} (2)")
        };
        let mut name = first.clone();
        let mut number = 2;
        while !taken.insert(name.clone()) {
            number += 1;
            name = if trimmed.is_empty() {
                format!("{first} ({number})")
            } else {
                format!("{trimmed} ({number})")
            };
        }
        names.push(name);
    }
    (names, odd)
}

/// Names for the columns of a table without headers.
pub(super) fn number_columns(count: usize) -> Vec<String> {
    (1..=count).map(|at| format!("column {at}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_name_of_its_own() {
        for (headers, expected, odd) in [
            (vec!["id", "name"], vec!["id", "name"], 0),
            (vec![" id ", "name"], vec!["id", "name"], 0),
            (vec!["id", "", "name"], vec!["id", "column 2", "name"], 1),
            (vec!["id", "id", "id"], vec!["id", "id (2)", "id (3)"], 2),
            (
                vec!["id", "id", "id (2)"],
                vec!["id", "id (3)", "id (2)"],
                1,
            ),
            (vec!["", "column 1"], vec!["column 1 (3)", "column 1"], 1),
            (
                vec!["__proto__", "ID", "id"],
                vec!["__proto__", "ID", "id"],
                0,
            ),
        ] {
            let (names, found) = name_columns(headers.iter().copied());
            assert_eq!(names, expected, "{headers:?}");
            assert_eq!(found.len(), odd, "{headers:?}");
        }
    }
}
