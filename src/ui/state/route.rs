//! The addresses of pages.
//!
//! It must not carry anything of a person: an address holds only entity keys of the profile and opaque numbers, since addresses end up
//! in browser histories and screenshots.

use std::fmt;

use crate::engine::table::TableId;
use crate::engine::view::RecordRef;

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
    /// `#/r/12/345`: a record.
    Record(RecordRef),
    /// `#/search`: what a search found; the text is not in the address.
    Search,
    /// Any other address.
    Unknown,
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
            ["r", table, row] => match (table.parse(), row.parse()) {
                (Ok(table), Ok(row)) => Self::Record(RecordRef { table, row }),
                _ => Self::Unknown,
            },
            ["search"] => Self::Search,
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
            Self::Record(RecordRef { table, row }) => write!(formatter, "#/r/{table}/{row}"),
            Self::Search => formatter.write_str("#/search"),
        }
    }
}

fn is_key(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::Route;
    use crate::engine::view::RecordRef;

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
        ] {
            assert_eq!(Route::parse(address), Route::Unknown, "{address}");
        }
        for address in ["", "#", "#/", "/"] {
            assert_eq!(Route::parse(address), Route::Overview, "{address}");
        }
    }
}
