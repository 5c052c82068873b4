//! Hints about a vendor's export: which table plays which part, what labels a record, how sections are called.
//!
//! It must not know any table's cells: it matches names only, loosely. What it does not mention is shown all the same.
//! `docs/profiles.md` describes the format.

mod binding;
mod entity;
mod expr;
mod form;
mod hints;
mod mentions;
mod nearest;
mod parse;
mod parse_section;
mod pattern;
mod problem;
mod sensitivity;

use std::sync::Arc;

pub use binding::{Binding, BoundTable, FieldColumns, bind};
pub use entity::{
    Badge, ChangeSpec, ColumnSpec, Entity, EntityId, EventSpec, Fit, NotExported, PairsSpec,
    PipelineSpec, Profile, Role, SectionKind, SectionSpec, SortSpec, TableName,
};
pub use expr::{Expr, Path, Place, Step, Way};
pub use mentions::Mentions;
pub use pattern::PathPattern;
pub use problem::ProfileProblem;
pub use sensitivity::Sensitivity;

impl Profile {
    /// The profile that Vitrine carries: Stardex.
    pub fn embedded() -> Arc<Self> {
        // A test reads it; should it ever be wrong all the same, every export is still shown as plain tables with links.
        Arc::new(
            Self::parse(
                "stardex.toml",
                include_str!("../../../profile/stardex.toml"),
            )
            .unwrap_or_default(),
        )
    }
}
