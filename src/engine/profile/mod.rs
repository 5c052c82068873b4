//! Hints about a vendor's export: which table plays which part, what labels a record, how sections are called.
//!
//! It must not know any table's cells: it matches names only, loosely. What it does not mention is shown all the same.
//! `docs/profiles.md` describes the format.

mod binding;
mod choose;
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

pub use binding::{Binding, BoundTable, FieldColumns, bind};
pub use choose::{built_in, choose};
pub use entity::{
    Badge, CardsSpec, CareerSpec, ChangeSpec, ChartSpec, ColumnSpec, ComparedSide, CourseSpec,
    Entity, EntityId, EventSpec, Fit, Group, Milestone, MilestonesSpec, NotExported, PairsSpec,
    PipelineSpec, Profile, Role, SectionKind, SectionSpec, SortSpec, TableName, TagsSpec,
    TwinsSpec,
};
pub use expr::{Expr, Path, Place, Step, Way};
pub use pattern::PathPattern;
pub use problem::ProfileProblem;
pub use sensitivity::Sensitivity;
