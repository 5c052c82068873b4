//! What was understood of an export, as plain data: tables and how they were read, columns, keys, links, and what is odd.
//!
//! It must not find anything out: it says what the workspace knows. All of it but the columns of one table comes from counts that are kept,
//! so that it costs nothing a row.

mod columns;
mod dialects;
mod findings;
mod links;
mod rows;
mod tables;

pub use columns::columns;
pub use links::{ends, rejected, unmet_rows};
pub use rows::warned_rows;

use super::view::Structure;
use super::workspace::Workspace;

/// What was understood, without the columns of the tables.
pub fn structure(workspace: &Workspace) -> Structure {
    let binding = &workspace.binding;
    let tables = tables::tables(workspace);
    Structure {
        findings: findings::findings(workspace, &tables),
        links: links::links(workspace),
        profile: if binding.fits() {
            binding.profile().name.clone()
        } else {
            String::new()
        },
        profiles: workspace.profiles.clone(),
        profile_problem: workspace.profile_problem.clone(),
        amendments: workspace.amendments.clone(),
        tables,
    }
}
