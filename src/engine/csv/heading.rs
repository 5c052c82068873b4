//! Tells whether the first record of a text names the columns or is data like the rest.
//!
//! It must not know what columns mean. It weighs what every column says about its first cell; when that comes to nothing, the record is a header.

use std::collections::HashSet;

use super::forms::{Form, form};

/// Words that name columns in every trade.
const NAMES: [&str; 40] = [
    "id",
    "name",
    "date",
    "type",
    "code",
    "email",
    "e-mail",
    "title",
    "status",
    "description",
    "key",
    "value",
    "count",
    "city",
    "country",
    "address",
    "phone",
    "notes",
    "note",
    "comment",
    "comments",
    "url",
    "first name",
    "last name",
    "firstname",
    "lastname",
    "year",
    "month",
    "day",
    "time",
    "state",
    "zip",
    "amount",
    "price",
    "total",
    "category",
    "user",
    "company",
    "created",
    "updated",
];

/// Whether the first of these records names the columns. All have the same length, nearly.
pub(super) fn is_heading(rows: &[Vec<String>]) -> bool {
    let Some((first, rest)) = rows.split_first() else {
        return true;
    };
    // Where files were put together, the header comes again and again.
    let rest: Vec<&Vec<String>> = rest.iter().filter(|row| *row != first).collect();
    if rest.is_empty() {
        return true;
    }
    let mut weight: i32 = 0;
    let mut years = 0;
    for (column, cell) in first.iter().enumerate() {
        let cells: Vec<&str> = rest
            .iter()
            .filter_map(|row| row.get(column))
            .map(|cell| cell.trim())
            .filter(|cell| form(cell) != Form::Empty)
            .collect();
        let trimmed = cell.trim();
        if is_year(trimmed) && !cells.iter().all(|cell| is_year(cell)) {
            // Years as names of columns look like data, and are none.
            years += 1;
            continue;
        }
        weight += weigh(trimmed, &cells);
    }
    let filled: Vec<&str> = first
        .iter()
        .map(|cell| cell.trim())
        .filter(|cell| !cell.is_empty())
        .collect();
    let distinct: HashSet<&str> = filled.iter().copied().collect();
    if distinct.len() < filled.len() && years == 0 {
        weight -= 10;
    }
    weight > -25
}

/// What a column says about its first cell: above zero for a name, below for a value.
fn weigh(first: &str, rest: &[&str]) -> i32 {
    if rest.is_empty() {
        return 0;
    }
    let form_of_first = form(first);
    let forms: Vec<Form> = rest.iter().map(|cell| form(cell)).collect();
    let share = |wanted: fn(Form) -> bool| {
        let count = forms.iter().filter(|form| wanted(**form)).count();
        count * 10 >= forms.len() * 9
    };
    let is_named = NAMES.contains(&first.to_lowercase().as_str()) || is_identifier(first);
    match form_of_first {
        Form::Empty => -2,
        first_form if first_form.is_value() => {
            let same = forms.iter().filter(|form| **form == first_form).count();
            if same * 100 >= forms.len() * 95 && forms.len() >= 3 {
                -50
            } else if same * 10 >= forms.len() * 6 {
                -30
            } else if first_form == Form::Number {
                0
            } else {
                -20
            }
        }
        _ if share(Form::is_value) => 40,
        _ => {
            let mut weight = if is_named { 15 } else { 0 };
            let again = rest.iter().filter(|cell| **cell == first).count();
            if again > 0 {
                // A name that stands among the values of its own column is one of them.
                weight -= 20;
            }
            weight + weigh_shape(first, rest)
        }
    }
}

/// What lengths and letters say about a cell of words above others.
fn weigh_shape(first: &str, rest: &[&str]) -> i32 {
    let length = |cell: &str| cell.chars().count();
    let own = length(first);
    let lengths: HashSet<usize> = rest.iter().map(|cell| length(cell)).collect();
    let shapes: HashSet<String> = rest.iter().map(|cell| shape(cell)).collect();
    if rest.len() >= 3 && shapes.len() == 1 && lengths.len() == 1 {
        // Codes of one pattern: a name would hardly have it, too.
        return match shapes.contains(&shape(first)) {
            false => 20,
            true if own == 2 && !NAMES.contains(&first.to_lowercase().as_str()) => -26,
            true => -13,
        };
    }
    let total: usize = rest.iter().map(|cell| length(cell)).sum();
    let mean = total / rest.len().max(1);
    if rest.len() >= 3 && mean >= 30 && own <= 25 && !first.ends_with('.') {
        return 12;
    }
    if rest.len() >= 3 && own >= 60 && mean >= 30 {
        return -12;
    }
    let is_capital = |cell: &str| cell.starts_with(char::is_uppercase);
    let has_digit = |cell: &str| cell.bytes().any(|byte| byte.is_ascii_digit());
    if rest.len() >= 3 && rest.iter().all(|cell| has_digit(cell)) {
        return match has_digit(first) {
            false => 15,
            true if shapes.len() <= 3 && shapes.contains(&shape(first)) => -13,
            true => 0,
        };
    }
    if rest.len() >= 3 && rest.iter().all(|cell| is_capital(cell)) && !is_capital(first) {
        return 12;
    }
    0
}

/// A cell with its letters and digits made equal.
fn shape(cell: &str) -> String {
    cell.chars()
        .map(|character| match character {
            _ if character.is_ascii_digit() => '9',
            _ if character.is_uppercase() => 'A',
            _ if character.is_alphabetic() => 'a',
            _ => character,
        })
        .collect()
}

/// Whether a word is written as programs write names: `created_at`, `createdAt`, `order.id`.
fn is_identifier(cell: &str) -> bool {
    let parts = cell.split(['_', '.']);
    let is_joined = cell.contains('_')
        && parts.clone().count() >= 2
        && parts.clone().all(|part| !part.is_empty())
        && cell
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.'));
    let humps = cell
        .as_bytes()
        .windows(2)
        .filter(|two| matches!(two, [a, b] if a.is_ascii_lowercase() && b.is_ascii_uppercase()))
        .count();
    let is_camel = humps > 0 && cell.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_joined || is_camel
}

fn is_year(cell: &str) -> bool {
    cell.len() == 4 && matches!(cell.parse::<u32>(), Ok(1800..=2199))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_rows_are_told_from_headers() {
        for (text, expected) in [
            ("id,name\n1,Ada\n2,Bo", true),
            ("1,Ada\n2,Bo\n3,Cy", false),
            ("name,city\nAda,Paris\nBo,Rome", true),
            ("name,2023,2024\nx,1,2\ny,3,4", true),
            ("2019,5,2020\n2020,6,2021\n2021,7,2022", false),
            ("AD,Andorra\nAE,Emirates\nAF,Afghanistan\nAG,Antigua", false),
            (
                "code,country\nAE,Emirates\nAF,Afghanistan\nAG,Antigua",
                true,
            ),
            ("\\N,2020-01-01,x\n4,2020-01-02,y\n5,2020-02-03,z", false),
            ("when,what\n2020-01-01,x\n2020-01-02,y", true),
            ("ACTIVE,blue\nACTIVE,red\nCLOSED,blue\nACTIVE,red", false),
            ("status,color\nACTIVE,blue\nACTIVE,red\nCLOSED,blue", true),
            ("ada@example.com,x\nbo@example.com,y", false),
            ("1,McDonald\n2,Smith\n3,Jones\n4,Lee", false),
            ("a,a\nb,c", true),
            ("created_at,x\n,\n,", true),
            (
                "name,city\nAda,Rome\nname,city\nBo,Ulm\nname,city\nCy,Rom",
                true,
            ),
            ("only", true),
        ] {
            let rows: Vec<Vec<String>> = text
                .lines()
                .map(|line| line.split(',').map(str::to_owned).collect())
                .collect();
            assert_eq!(is_heading(&rows), expected, "{text:?}");
        }
    }
}
