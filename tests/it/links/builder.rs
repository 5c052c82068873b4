//! Builds small sets of related tables from a description in text, in which every reference is declared.
//!
//! A set is a line for each table: `path [rows]: column, column`. A column is `name = values` or `name > table.column`;
//! `!` after it makes it part of the key. Values: `seq(first)`, `uuid`, `hex`, `sf(001)`, `code(P-)`, `letters(3)`, `word`, `words`, `name`,
//! `gaps(width)` (rising numbers, one in each such width), `int(low,high)`, `money`, `date`, `day` (eight digits), `time`, `flag`, `text`, `email`, `one(a|b|c)`, `rank` (a place among rows with
//! the same first column). A reference may end in `?` (a fifth is empty), `~` (a tenth meets nothing), `=` (each target once), `;` or `[`
//! `|`, `{` (a list in the cell), `0` or `-` (a fifth is 0 or -1, for nothing), `_` (a bait: it copies values but is no reference).
//! A line `link table: a+b > table.x+y` declares a reference by several columns, whose values were copied with `name & table.column`.

#![expect(
    clippy::panic,
    reason = "a set that is described wrongly ends the test"
)]

use std::collections::{BTreeMap, BTreeSet, HashSet};

use vitrine::engine::table::{Dialect, Table, TableBuilder};

pub(crate) struct Set {
    pub(crate) tables: Vec<Table>,
    /// Table, columns sorted.
    pub(crate) keys: BTreeSet<(String, Vec<String>)>,
    /// From, columns sorted, to.
    pub(crate) links: BTreeSet<(String, Vec<String>, String)>,
}

struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % bound.max(1)
    }

    fn token(&mut self, letters: &str, length: usize) -> String {
        let letters: Vec<char> = letters.chars().collect();
        (0..length)
            .map(|_| letters[self.below(letters.len())])
            .collect()
    }
}

/// What may stand after a reference.
const MARKS: &str = "?~=;[_|{0-";
const HEX: &str = "0123456789abcdef";
const MIXED: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const WORDS: [&str; 24] = [
    "north", "river", "stone", "amber", "quiet", "maple", "silver", "harbour", "field", "crown",
    "autumn", "bridge", "lantern", "copper", "meadow", "falcon", "winter", "garden", "marble",
    "thunder", "willow", "ember", "castle", "orchid",
];

#[derive(Default, Clone)]
struct Built {
    headers: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// Builds a set; the same text gives the same set.
pub(crate) fn build(text: &str) -> Set {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut built: BTreeMap<String, Built> = BTreeMap::new();
    let (mut keys, mut links) = (BTreeSet::new(), BTreeSet::new());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (head, rest) = line
            .split_once(": ")
            .unwrap_or_else(|| panic!("no columns: {line}"));
        if let Some(from) = head.strip_prefix("link ") {
            let (columns, target) = rest.split_once(" > ").unwrap();
            let mut columns: Vec<String> = columns
                .split('+')
                .map(|column| column.trim().to_owned())
                .collect();
            columns.sort();
            let to = target.rsplit_once('.').unwrap().0;
            links.insert((from.to_owned(), columns, to.to_owned()));
            continue;
        }
        let (path, rows) = head.trim_end_matches(']').split_once(" [").unwrap();
        let columns: Vec<Spec> = split(rest)
            .into_iter()
            .map(|column| Spec::new(&column))
            .collect();
        let table = fill(&mut random, path, rows.parse().unwrap(), &columns, &built);
        let key: Vec<String> = sorted(
            columns
                .iter()
                .filter(|column| column.is_key)
                .map(|column| column.name.clone()),
        );
        if !key.is_empty() {
            keys.insert((path.to_owned(), key));
        }
        for column in &columns {
            if let Some((to, _)) = &column.declared {
                links.insert((path.to_owned(), vec![column.name.clone()], to.clone()));
            }
        }
        built.insert(path.to_owned(), table);
    }
    let tables = built
        .into_iter()
        .map(|(path, table)| {
            let mut builder = TableBuilder::new(path, table.headers);
            for (row, line) in table.rows.iter().zip(2..) {
                builder.push(line, row.iter().map(String::as_str));
            }
            builder.finish(Dialect::default())
        })
        .collect();
    Set {
        tables,
        keys,
        links,
    }
}

fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

/// Splits at commas that are not in brackets.
fn split(text: &str) -> Vec<String> {
    let (mut parts, mut depth) = (vec![String::new()], 0);
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(String::new());
                continue;
            }
            _ => {}
        }
        parts.last_mut().unwrap().push(c);
    }
    parts
}

struct Spec {
    name: String,
    values: String,
    is_key: bool,
    /// Table and column that values come from.
    source: Option<(String, String)>,
    /// The same, when it is a reference.
    declared: Option<(String, String)>,
    /// Taken from the row that another column of this table chose.
    beside: bool,
    marks: String,
}

impl Spec {
    fn new(text: &str) -> Self {
        let text = text.trim();
        let is_key = text.ends_with('!');
        let text = text.trim_end_matches('!').trim();
        let last = text.rsplit_once(' ');
        let (text, marks) = match last {
            Some((rest, marks)) if marks.chars().all(|c| MARKS.contains(c)) => {
                (rest.trim(), marks.to_owned())
            }
            _ => (text, String::new()),
        };
        for gap in [" > ", " & "] {
            if let Some((name, target)) = text.split_once(gap) {
                let (table, column) = target
                    .rsplit_once("->")
                    .or_else(|| target.rsplit_once('.'))
                    .unwrap();
                let source = Some((table.to_owned(), column.to_owned()));
                let beside = gap == " & ";
                let declared = if beside || marks.contains('_') {
                    None
                } else {
                    source.clone()
                };
                return Self {
                    name: name.to_owned(),
                    values: String::new(),
                    is_key,
                    source,
                    declared,
                    beside,
                    marks,
                };
            }
        }
        let (name, values) = text
            .split_once(" = ")
            .unwrap_or_else(|| panic!("what is in {text}?"));
        Self {
            name: name.to_owned(),
            values: values.to_owned(),
            is_key,
            source: None,
            declared: None,
            beside: false,
            marks,
        }
    }
}

fn fill(
    random: &mut Random,
    path: &str,
    count: usize,
    columns: &[Spec],
    built: &BTreeMap<String, Built>,
) -> Built {
    let mut table = Built {
        headers: columns.iter().map(|column| column.name.clone()).collect(),
        rows: Vec::new(),
    };
    let mut keys = HashSet::new();
    let mut used: HashSet<(usize, usize)> = HashSet::new();
    'rows: for at in 0..count {
        'tries: for _ in 0..80 {
            let mut row = Vec::new();
            let mut chosen: BTreeMap<&str, usize> = BTreeMap::new();
            let mut new_used = Vec::new();
            for (place, column) in columns.iter().enumerate() {
                let Some((from, name)) = &column.source else {
                    row.push(value(random, &column.values, at, &row, &table));
                    continue;
                };
                let target = if from == path {
                    &table
                } else {
                    built
                        .get(from)
                        .unwrap_or_else(|| panic!("{path}: no {from}"))
                };
                let header = target
                    .headers
                    .iter()
                    .position(|header| header == name)
                    .unwrap_or_else(|| panic!("{path}: no {from}.{name}"));
                if target.rows.is_empty() || column.marks.contains('?') && random.below(5) == 0 {
                    row.push(String::new());
                    continue;
                }
                let nothing = [('0', "0"), ('-', "-1")];
                let nothing = nothing
                    .into_iter()
                    .find(|(mark, _)| column.marks.contains(*mark));
                if let Some((_, text)) = nothing.filter(|_| random.below(5) == 0) {
                    row.push(text.to_owned());
                    continue;
                }
                if column.marks.contains('~') && random.below(10) == 0 {
                    row.push(match target.rows[0][header].parse::<u64>() {
                        Ok(number) => (number + 90_000 + random.below(1000) as u64).to_string(),
                        Err(_) => random.token(MIXED, 9),
                    });
                    continue;
                }
                let mut pick = random.below(target.rows.len());
                if column.marks.contains('=') {
                    while used.contains(&(place, pick)) {
                        pick = (pick + 1) % target.rows.len();
                    }
                    new_used.push((place, pick));
                }
                if column.beside {
                    pick = *chosen.get(from.as_str()).unwrap_or(&pick);
                }
                chosen.insert(from, pick);
                let list = column.marks.contains([';', '[', '|', '{']);
                if list {
                    let several: BTreeSet<&str> = (0..random.below(4))
                        .map(|_| target.rows[random.below(target.rows.len())][header].as_str())
                        .collect();
                    let several: Vec<&str> = several.into_iter().collect();
                    row.push(if column.marks.contains('[') {
                        format!("[\"{}\"]", several.join("\",\"")).replace("[\"\"]", "[]")
                    } else if column.marks.contains('{') {
                        format!("{{{}}}", several.join(","))
                    } else if column.marks.contains('|') {
                        several.join("|")
                    } else {
                        several.join(";")
                    });
                } else {
                    row.push(target.rows[pick][header].clone());
                }
            }
            let key: Vec<&String> = row
                .iter()
                .zip(columns)
                .filter(|(_, column)| column.is_key)
                .map(|(cell, _)| cell)
                .collect();
            if !key.is_empty() && !keys.insert(key.into_iter().cloned().collect::<Vec<_>>()) {
                continue 'tries;
            }
            used.extend(new_used);
            table.rows.push(row);
            continue 'rows;
        }
    }
    table
}

fn value(random: &mut Random, values: &str, at: usize, row: &[String], table: &Built) -> String {
    let (kind, argument) = values
        .trim_end_matches(')')
        .split_once('(')
        .unwrap_or((values, ""));
    let word = |random: &mut Random| WORDS[random.below(WORDS.len())];
    match kind {
        "seq" => (argument.parse::<usize>().unwrap_or(1) + at).to_string(),
        "uuid" => [8, 4, 4, 4, 12]
            .map(|length| random.token(HEX, length))
            .join("-"),
        "hex" => random.token(HEX, 8),
        "sf" => format!("{argument}bm00000{}AA", random.token(MIXED, 6)),
        "code" => format!("{argument}{:05}", at + 1),
        "letters" => random.token("ABCDEFGHIJKLMNOPQRSTUVWXYZ", argument.parse().unwrap()),
        "word" => format!("{}{}", word(random), at % 7),
        "words" => format!("{} {}", word(random), word(random)),
        "name" => format!("{} {} {at}", word(random), word(random)),
        "int" => {
            let (low, high) = argument.split_once(',').unwrap();
            let (low, high): (usize, usize) =
                (low.trim().parse().unwrap(), high.trim().parse().unwrap());
            (low + random.below(high - low + 1)).to_string()
        }
        "money" => format!("{}.{:02}", random.below(5000), random.below(100)),
        "date" => format!(
            "20{:02}-{:02}-{:02}",
            10 + random.below(14),
            1 + random.below(12),
            1 + random.below(28)
        ),
        "day" => (20_200_101 + (at / 28 % 12) * 100 + at % 28).to_string(),
        "time" => format!(
            "2021-03-{:02} {:02}:{:02}:{:02}.{:03}",
            1 + random.below(28),
            random.below(24),
            random.below(60),
            random.below(60),
            random.below(1000)
        ),
        "flag" => ["true", "false"][random.below(2)].to_owned(),
        "text" => (0..12).map(|_| word(random)).collect::<Vec<_>>().join(" "),
        "email" => format!("{}.{}{at}@example.com", word(random), word(random)),
        "gaps" => {
            let width: usize = argument.parse().unwrap();
            (at * width + 1 + random.below(width)).to_string()
        }
        "one" => {
            let options: Vec<&str> = argument.split('|').collect();
            options[random.below(options.len())].to_owned()
        }
        "each" => argument.split('|').nth(at).unwrap_or("more").to_owned(),
        "rank" => (1 + table.rows.iter().filter(|other| other[0] == row[0]).count()).to_string(),
        other => panic!("no values called {other}"),
    }
}
