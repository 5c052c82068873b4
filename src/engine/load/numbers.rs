//! The numbers of lifted tables: given once, and given again to the same path when an entry is read anew.
//!
//! It must not know what is in the tables.

use crate::engine::table::{ColumnId, Table, TableBuilder, TableId};

/// The numbers of lifted tables.
pub(super) struct Numbers {
    /// The one that the next new path gets.
    next: TableId,
    given: Vec<Given>,
}

/// A number and what it stands for.
struct Given {
    /// The table of the entry that the lifted one comes from.
    root: TableId,
    path: String,
    id: TableId,
    /// Whether the table is of an earlier reading and has not come again.
    is_former: bool,
}

impl Numbers {
    /// Numbers that begin with this one.
    pub(super) fn from(next: TableId) -> Self {
        Self {
            next,
            given: Vec::new(),
        }
    }

    /// The number of the table with this path, which was lifted out of `root`.
    pub(super) fn give(&mut self, root: TableId, path: &str) -> TableId {
        let mut former = self.given.iter_mut();
        let former =
            former.find(|given| given.is_former && given.root == root && given.path == path);
        if let Some(given) = former {
            given.is_former = false;
            return given.id;
        }
        let id = self.next;
        self.next = self.next.saturating_add(1);
        self.given.push(Given {
            root,
            path: path.to_owned(),
            id,
            is_former: false,
        });
        id
    }

    /// The tables lifted out of `root` are those of a former reading from now on. Gives their numbers.
    pub(super) fn forget(&mut self, root: TableId) -> Vec<TableId> {
        let of_root = self.given.iter_mut().filter(|given| given.root == root);
        of_root
            .map(|given| {
                given.is_former = true;
                given.id
            })
            .collect()
    }

    /// Tables without columns in the place of those that the new reading of `root` did not bring again. Their paths keep their numbers.
    pub(super) fn gone(&self, root: TableId) -> Vec<(TableId, Table)> {
        let gone = self
            .given
            .iter()
            .filter(|given| given.is_former && given.root == root);
        gone.map(|given| {
            let name = given.path.rsplit(['#', '.']).next().unwrap_or_default();
            let builder = TableBuilder::lifted(given.path.clone(), name);
            let column = ColumnId::default();
            (given.id, builder.finish_lifted(root, column, Vec::new()))
        })
        .collect()
    }
}
