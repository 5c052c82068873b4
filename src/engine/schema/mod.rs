//! Keys and links between tables, found out from names and values, with the evidence kept.
//!
//! It must not know any vendor: what a table means to a recruiter is the profile's business.

mod candidates;
mod composite;
mod crowd;
mod decide;
mod evidence;
mod field;
mod fit;
mod guises;
mod infer;
mod junctions;
mod keys;
mod model;
mod nameless;
mod names;
mod naming;
mod near;
mod parts;
mod polymorphic;
mod resolve;
mod roles;
mod rules;
mod sets;
mod soft;
mod stem;
mod synonyms;
mod vocabulary;

use serde::{Deserialize, Serialize};

use super::table::{ColumnId, Row, TableId};

pub use evidence::TOLD;
use infer::lifted_value;
pub use infer::{Hints, Inferred, infer};
pub use near::NearKey;

/// What was found out about how the tables hang together.
#[derive(Debug, Clone, Default)]
pub struct Schema {
    /// For each table (by [`TableId`]) its primary key: one or several columns, or none.
    pub keys: Vec<Vec<ColumnId>>,
    /// The links, sorted by source table, then source columns, then target.
    pub links: Vec<Link>,
    /// What would be a key but for some rows, or is one beside the key.
    pub near_keys: Vec<NearKey>,
    /// Tables whose rows only tie records of other tables together, ascending.
    pub junctions: Vec<TableId>,
}

/// A resolved reference from the rows of one table to those of another (or the same).
#[derive(Debug, Clone)]
pub struct Link {
    /// The table that holds the reference.
    pub from: TableId,
    /// The columns that hold it; empty for a lifted table, whose rows know their parent.
    pub columns: Vec<ColumnId>,
    /// The table referred to.
    pub to: TableId,
    /// The columns referred to, pairwise with `columns`; empty for a lifted table.
    pub to_columns: Vec<ColumnId>,
    /// How the reference is written.
    pub kind: LinkKind,
    /// How sure this is, from 0 to 1.
    pub confidence: f32,
    /// Why it is thought to be a link, in sentences, strongest first.
    pub evidence: Vec<String>,
    /// Filled references that met a row.
    pub matched: u32,
    /// Filled references that met none.
    pub orphans: u32,
    /// The references resolved to row numbers.
    pub rows: LinkRows,
}

/// How a reference is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// The key of the other record.
    Key,
    /// Several keys in one cell.
    KeyList,
    /// A column that points to several tables, each row to one of them.
    Polymorphic,
    /// The row was lifted out of a JSON cell of the other record.
    Lifted,
    /// An e-mail address or an exact name, where there is no key.
    Soft,
}

/// A link's references as row numbers, in both directions, as compressed sparse rows.
#[derive(Debug, Clone, Default)]
pub struct LinkRows {
    forward: Csr,
    inbound: Csr,
    orphans: Vec<Row>,
}

/// Compressed sparse rows: `targets[starts[row]..starts[row + 1]]` belong to `row`.
#[derive(Debug, Clone, Default)]
struct Csr {
    starts: Vec<u32>,
    targets: Vec<Row>,
}

impl LinkRows {
    /// From pairs of source row and target row, ascending by source row. Pairs beyond the sizes are left out.
    pub fn new(from_rows: Row, to_rows: Row, pairs: &[(Row, Row)]) -> Self {
        let flipped: Vec<(Row, Row)> = {
            let mut flipped: Vec<_> = pairs.iter().map(|&(from, to)| (to, from)).collect();
            flipped.sort_unstable();
            flipped
        };
        Self {
            forward: Csr::new(from_rows, to_rows, pairs),
            inbound: Csr::new(to_rows, from_rows, &flipped),
            orphans: Vec::new(),
        }
    }

    /// With the source rows that hold a reference which meets no row, ascending.
    pub(super) fn with_orphans(mut self, orphans: Vec<Row>) -> Self {
        self.orphans = orphans;
        self
    }

    /// The source rows that hold a reference which meets no row, ascending.
    pub fn orphans(&self) -> &[Row] {
        &self.orphans
    }

    /// The rows that a source row refers to.
    pub fn targets(&self, from: Row) -> &[Row] {
        self.forward.of(from)
    }

    /// The rows that refer to a target row, ascending.
    pub fn sources(&self, to: Row) -> &[Row] {
        self.inbound.of(to)
    }
}

impl Csr {
    fn new(rows: Row, limit: Row, sorted: &[(Row, Row)]) -> Self {
        let mut starts = Vec::with_capacity(usize::try_from(rows).unwrap_or(0) + 1);
        let mut targets = Vec::with_capacity(sorted.len());
        let mut pairs = sorted.iter().peekable();
        starts.push(0);
        for row in 0..rows {
            while let Some((_, target)) = pairs.next_if(|(from, _)| *from <= row) {
                if *target < limit {
                    targets.push(*target);
                }
            }
            starts.push(u32::try_from(targets.len()).unwrap_or(u32::MAX));
        }
        Self { starts, targets }
    }

    fn of(&self, row: Row) -> &[Row] {
        let bound = |at: usize| {
            self.starts
                .get(at)
                .and_then(|start| usize::try_from(*start).ok())
        };
        let span = usize::try_from(row)
            .ok()
            .and_then(|at| Some((bound(at)?, bound(at + 1)?)));
        span.and_then(|(start, end)| self.targets.get(start..end))
            .unwrap_or(&[])
    }
}

impl Schema {
    /// The links that start at a table.
    pub fn links_from(&self, table: TableId) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.from == table)
    }

    /// Whether the rows of a table only tie records of other tables together.
    pub fn is_junction(&self, table: TableId) -> bool {
        self.junctions.binary_search(&table).is_ok()
    }

    /// The links that end at a table.
    pub fn links_to(&self, table: TableId) -> impl Iterator<Item = &Link> {
        self.links.iter().filter(move |link| link.to == table)
    }
}
