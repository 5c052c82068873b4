//! Finds records by the words in them: in every text of every table, whatever the case and the accents.
//!
//! It must not know how hits are drawn, nor hold more than a few bytes for each row: there is no index, as
//! `docs/decisions/0004-search.md` explains.

mod hits;
mod hunt;
mod kinds;
mod markup;
mod needle;
mod plan;
mod query;
mod scan;
mod sieve;
mod under_way;
mod understood;
mod words;

pub use markup::without_markup;
pub use needle::Needle;
pub use query::{Part, Query, Says};
pub use scan::{FoldedCells, Scanner};
pub use under_way::{Search, rows_found, search};
