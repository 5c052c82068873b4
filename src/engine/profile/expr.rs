//! The small language in which a profile names values: fields, steps over links, fallbacks.
//!
//! It must not know any table: names are only brought to their normal form here, and looked up where they are used.
//!
//! `name | first_name + last_name | person.name` means: the name; where that is empty, first and last name with a space between;
//! where those are empty, the name of the person that the row refers to.

use crate::engine::names::normal;

/// A value of a record: the first of several ways to find it that gives something.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expr {
    /// The ways, best first.
    pub ways: Vec<Way>,
}

/// One way to find a value: several places whose texts are joined by a space.
pub type Way = Vec<Place>;

/// One place of a value: steps over links, then a field. All are normal forms of names; never empty.
pub type Place = Vec<String>;

impl Expr {
    /// Reads an expression. `None` when a part of it is empty.
    pub fn parse(text: &str) -> Option<Self> {
        let ways: Option<Vec<Way>> = text.split('|').map(parse_way).collect();
        Some(Self { ways: ways? })
    }

    /// The field, where the expression is nothing but fields of the row itself: `a | b`, not `a.b`.
    pub fn own_fields(&self) -> impl Iterator<Item = &str> {
        self.ways
            .iter()
            .flatten()
            .filter_map(|place| match place.as_slice() {
                [field] => Some(field.as_str()),
                _ => None,
            })
    }

    /// The first step of each place: the fields of the row itself that the expression reads.
    pub fn first_steps(&self) -> impl Iterator<Item = &str> {
        self.ways
            .iter()
            .flatten()
            .filter_map(|place| place.first().map(String::as_str))
    }

    /// The name of the last field of the first way, from which a title can be made.
    pub fn last_name(&self) -> &str {
        self.ways
            .first()
            .and_then(|way| way.first())
            .and_then(|place| place.last())
            .map_or("", String::as_str)
    }
}

fn parse_way(text: &str) -> Option<Way> {
    text.split('+').map(parse_place).collect()
}

fn parse_place(text: &str) -> Option<Place> {
    let steps: Vec<String> = text.trim().split('.').map(normal).collect();
    steps.iter().all(|step| !step.is_empty()).then_some(steps)
}

/// The way from a record to the rows of a section: `candidate > stage_history`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// The steps, at least one.
    pub steps: Vec<Step>,
}

/// A step of a [`Path`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// To the rows of an entity that refer to the record, `task`, or only through one field, `task.client`.
    Inbound {
        /// The entity's key.
        entity: String,
        /// The field that must hold the reference; any when `None`.
        field: Option<String>,
        /// A field that must refer to the same record in these rows as in the row that the path starts from: `email[job]`.
        same: Option<String>,
    },
    /// To the records that a field of the row refers to: `.job`.
    Outbound(String),
}

impl Path {
    /// Reads a path. `None` when a step is empty.
    pub fn parse(text: &str) -> Option<Self> {
        let steps: Option<Vec<Step>> = text
            .split('>')
            .map(|step| parse_step(step.trim()))
            .collect();
        steps.map(|steps| Self { steps })
    }
}

fn parse_step(step: &str) -> Option<Step> {
    let filled = |name: &str| Some(normal(name)).filter(|name| !name.is_empty());
    let (step, same) = match step.strip_suffix(']').and_then(|step| step.split_once('[')) {
        Some((step, same)) => (step, Some(filled(same)?)),
        None => (step, None),
    };
    match step.split_once('.') {
        Some(("", field)) => filled(field).map(Step::Outbound),
        Some((entity, field)) => Some(Step::Inbound {
            entity: filled(entity)?,
            field: Some(filled(field)?),
            same,
        }),
        None => Some(Step::Inbound {
            entity: filled(step)?,
            field: None,
            same,
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::{Expr, Path, Step};

    #[test]
    fn fallbacks_joins_and_steps_are_read() {
        let expr = Expr::parse("Name | first_name + lastName | person.name");
        let ways = expr.map(|expr| expr.ways).unwrap_or_default();
        assert_eq!(
            ways,
            [
                vec![vec!["name".to_owned()]],
                vec![vec!["first_name".to_owned()], vec!["last_name".to_owned()]],
                vec![vec!["person".to_owned(), "name".to_owned()]],
            ]
        );
    }

    #[test]
    fn an_empty_part_is_refused() {
        for text in ["", "a |", "a + ", "a..b", "."] {
            assert_eq!(Expr::parse(text), None, "{text}");
        }
        for text in ["", "a >", "a.", "."] {
            assert_eq!(Path::parse(text), None, "{text}");
        }
    }

    #[test]
    fn paths_go_in_and_out() {
        let path = Path::parse("deal_job.deal > .job");
        assert_eq!(
            path.map(|path| path.steps).unwrap_or_default(),
            [
                Step::Inbound {
                    entity: "deal_job".to_owned(),
                    field: Some("deal".to_owned()),
                    same: None,
                },
                Step::Outbound("job".to_owned()),
            ]
        );
        let path = Path::parse("email[job]");
        assert_eq!(
            path.map(|path| path.steps).unwrap_or_default(),
            [Step::Inbound {
                entity: "email".to_owned(),
                field: None,
                same: Some("job".to_owned()),
            }]
        );
    }
}
