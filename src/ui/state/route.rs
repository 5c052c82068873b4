//! The addresses of pages.
//!
//! It must not carry anything of a person: an address holds only entity keys of the profile and opaque numbers, since addresses end up
//! in browser histories and screenshots.

use std::fmt;

use crate::engine::table::{ColumnId, TableId};
use crate::engine::view::{GridSource, LinkEnds, RecordRef};

/// A page, as the fragment of the address names it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Route {
    /// `#/`: what the export is.
    #[default]
    Overview,
    /// `#/e/person`: the records of an entity.
    Entity(String),
    /// `#/tables`: every table.
    Tables,
    /// `#/t/12`: a table as it is.
    Table(TableId),
    /// `#/t/12/orphans/345`, `#/t/12/referring/345/7`, `#/t/12/exceptions/3`, `#/t/12/repeated`, `#/t/12/doubtful`: some rows of a table.
    Rows(TableId, Narrowed),
    /// `#/structure`, `#/structure/links`, `#/structure/diagram`, `#/structure/diagram/12`, `#/structure/profile`,
    /// `#/structure/12`: what was understood of the export.
    Structure(StructurePlace),
    /// `#/r/12/345`: a record.
    Record(RecordRef),
    /// `#/search`: what a search found; the text is not in the address.
    Search,
    /// `#/found/e/person`, `#/found/t/12`: all of one kind that a search found; neither has the address the text.
    Found(GridSource),
    /// `#/documents`: the files that are no tables.
    Documents,
    /// `#/documents/3`: one of them.
    Document(u32),
    /// `#/lock`: where the lock is tested, with an export or without.
    Lock,
    /// Any other address.
    Unknown,
}

/// Which rows of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Narrowed {
    /// Those whose reference by a link meets no record; the link by its [`link_number`](Narrowed::link_number).
    Orphans(u32),
    /// Those that refer to a record; the link by its number, the record by its row.
    Referring(u32, u32),
    /// Those whose cell does not fit the column's kind.
    Exceptions(ColumnId),
    /// Those that repeat a key.
    Repeated,
    /// Those that a warning is about.
    Doubtful,
}

/// A part of the pages about the structure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum StructurePlace {
    /// What was found, and every table.
    #[default]
    Tables,
    /// One table.
    Table(TableId),
    /// Every link.
    Links,
    /// The drawing of all tables, or of one and its neighbours.
    Diagram(Option<TableId>),
    /// The profile, and files about the structure.
    Profile,
}

impl Narrowed {
    /// An opaque number for a link that stays the same when other links come and go.
    pub(crate) fn link_number(ends: &LinkEnds) -> u32 {
        let columns = ends.columns.iter().chain(&ends.to_columns);
        let names = [&ends.from, &ends.to].into_iter().chain(columns);
        // FNV-1a; a zero byte keeps names apart.
        let bytes = names.flat_map(|name| name.bytes().chain([0]));
        bytes.fold(0x811c_9dc5, |hash: u32, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        })
    }

    fn parse(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            ["orphans", link] => Self::Orphans(link.parse().ok()?),
            ["referring", link, row] => Self::Referring(link.parse().ok()?, row.parse().ok()?),
            ["exceptions", column] => Self::Exceptions(column.parse().ok()?),
            ["repeated"] => Self::Repeated,
            ["doubtful"] => Self::Doubtful,
            _ => return None,
        })
    }
}

impl StructurePlace {
    fn parse(parts: &[&str]) -> Option<Self> {
        Some(match parts {
            [] => Self::Tables,
            ["links"] => Self::Links,
            ["profile"] => Self::Profile,
            ["diagram"] => Self::Diagram(None),
            ["diagram", table] => Self::Diagram(Some(table.parse().ok()?)),
            [table] => Self::Table(table.parse().ok()?),
            _ => return None,
        })
    }
}

impl fmt::Display for Narrowed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Orphans(link) => write!(formatter, "orphans/{link}"),
            Self::Referring(link, row) => write!(formatter, "referring/{link}/{row}"),
            Self::Exceptions(column) => write!(formatter, "exceptions/{column}"),
            Self::Repeated => formatter.write_str("repeated"),
            Self::Doubtful => formatter.write_str("doubtful"),
        }
    }
}

impl fmt::Display for StructurePlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("#/structure")?;
        match self {
            Self::Tables => Ok(()),
            Self::Links => formatter.write_str("/links"),
            Self::Profile => formatter.write_str("/profile"),
            Self::Diagram(None) => formatter.write_str("/diagram"),
            Self::Diagram(Some(table)) => write!(formatter, "/diagram/{table}"),
            Self::Table(table) => write!(formatter, "/{table}"),
        }
    }
}

impl From<StructurePlace> for Route {
    fn from(place: StructurePlace) -> Self {
        Self::Structure(place)
    }
}

impl Route {
    /// The page that a fragment names.
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.strip_prefix('#').unwrap_or(fragment);
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        match parts.as_slice() {
            [] => Self::Overview,
            ["e", key] if is_key(key) => Self::Entity((*key).to_owned()),
            ["tables"] => Self::Tables,
            ["t", table] => table.parse().map_or(Self::Unknown, Self::Table),
            ["t", table, rows @ ..] => match (table.parse(), Narrowed::parse(rows)) {
                (Ok(table), Some(rows)) => Self::Rows(table, rows),
                _ => Self::Unknown,
            },
            ["structure", place @ ..] => {
                StructurePlace::parse(place).map_or(Self::Unknown, Self::Structure)
            }
            ["r", table, row] => match (table.parse(), row.parse()) {
                (Ok(table), Ok(row)) => Self::Record(RecordRef { table, row }),
                _ => Self::Unknown,
            },
            ["documents"] => Self::Documents,
            ["documents", number] => number.parse().map_or(Self::Unknown, Self::Document),
            ["lock"] => Self::Lock,
            ["search"] => Self::Search,
            ["found", "e", key] if is_key(key) => {
                Self::Found(GridSource::Entity((*key).to_owned()))
            }
            ["found", "t", table] => table
                .parse()
                .map_or(Self::Unknown, |table| Self::Found(GridSource::Table(table))),
            _ => Self::Unknown,
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overview | Self::Unknown => formatter.write_str("#/"),
            Self::Entity(key) => write!(formatter, "#/e/{key}"),
            Self::Tables => formatter.write_str("#/tables"),
            Self::Table(table) => write!(formatter, "#/t/{table}"),
            Self::Rows(table, rows) => write!(formatter, "#/t/{table}/{rows}"),
            Self::Structure(place) => place.fmt(formatter),
            Self::Record(RecordRef { table, row }) => write!(formatter, "#/r/{table}/{row}"),
            Self::Search => formatter.write_str("#/search"),
            Self::Documents => formatter.write_str("#/documents"),
            Self::Document(number) => write!(formatter, "#/documents/{number}"),
            Self::Lock => formatter.write_str("#/lock"),
            Self::Found(GridSource::Entity(key)) => write!(formatter, "#/found/e/{key}"),
            Self::Found(GridSource::Table(table)) => write!(formatter, "#/found/t/{table}"),
        }
    }
}

fn is_key(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::{Narrowed, Route, StructurePlace};
    use crate::engine::view::{GridSource, LinkEnds, RecordRef};

    #[test]
    fn a_link_keeps_its_number_and_differs_from_others() {
        let number = |from: &str, column: &str| {
            Narrowed::link_number(&LinkEnds {
                from: from.to_owned(),
                columns: vec![column.to_owned()],
                to: "persons.csv".to_owned(),
                to_columns: vec!["id".to_owned()],
            })
        };
        assert_eq!(number("a.csv", "x"), number("a.csv", "x"));
        assert_ne!(number("a.csv", "x"), number("a.csv", "y"));
        assert_ne!(number("ab", "c"), number("a", "bc"));
    }

    #[test]
    fn every_address_leads_back_to_its_page() {
        for route in [
            Route::Overview,
            Route::Entity("client_contact".to_owned()),
            Route::Tables,
            Route::Table(12),
            Route::Record(RecordRef {
                table: 12,
                row: 345,
            }),
            Route::Search,
            Route::Lock,
            Route::Documents,
            Route::Document(3),
            Route::Found(GridSource::Entity("person".to_owned())),
            Route::Found(GridSource::Table(7)),
            Route::Rows(3, Narrowed::Orphans(u32::MAX)),
            Route::Rows(3, Narrowed::Referring(9, 7)),
            Route::Rows(3, Narrowed::Exceptions(7)),
            Route::Rows(0, Narrowed::Repeated),
            Route::Rows(0, Narrowed::Doubtful),
            Route::Structure(StructurePlace::Tables),
            Route::Structure(StructurePlace::Links),
            Route::Structure(StructurePlace::Profile),
            Route::Structure(StructurePlace::Diagram(None)),
            Route::Structure(StructurePlace::Diagram(Some(4))),
            Route::Structure(StructurePlace::Table(12)),
        ] {
            assert_eq!(Route::parse(&route.to_string()), route);
        }
    }

    #[test]
    fn odd_addresses_are_unknown() {
        for address in [
            "#/r/1",
            "#/r/x/1",
            "#/t/-1",
            "#/e/a%20b",
            "#/nowhere",
            "#/t/99999999999",
            "#/t/1/orphans",
            "#/t/1/orphans/x",
            "#/t/1/referring/7",
            "#/structure/persons",
            "#/structure/1/2",
            "#/found/person",
            "#/documents/cv.pdf",
            "#/found/t/x",
        ] {
            assert_eq!(Route::parse(address), Route::Unknown, "{address}");
        }
        for address in ["", "#", "#/", "/"] {
            assert_eq!(Route::parse(address), Route::Overview, "{address}");
        }
    }
}
