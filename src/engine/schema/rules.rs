//! What the reader said of links, found again in the tables at hand: confirmed, rejected, added by hand.
//!
//! It must not judge: what the reader says goes before names and values.

use super::candidates::Candidate;
use super::decide::Plan;
use super::fit::{Fit, How};
use super::model::Model;
use super::{Link, LinkKind};
use crate::engine::amend::{LinkEnds, LinkRule, Verdict};
use crate::engine::table::{ColumnId, TableId};

/// The reader's rules, as far as their tables and columns are in this export.
pub(super) struct Rules(Vec<Rule>);

struct Rule {
    verdict: Verdict,
    from: TableId,
    columns: Vec<ColumnId>,
    to: TableId,
    to_columns: Vec<ColumnId>,
    /// The same columns as indices of fields.
    fields: Vec<usize>,
    to_fields: Vec<usize>,
}

impl Rules {
    /// Finds tables by path and columns by header; a rule about others says nothing here.
    pub(super) fn new(model: &Model<'_>, rules: &[LinkRule]) -> Self {
        let found = rules.iter().filter_map(|rule| Rule::new(model, rule));
        Self(found.collect())
    }

    /// Whether a planned link was rejected.
    pub(super) fn rejects(&self, plan: &Plan) -> bool {
        self.rejected()
            .any(|rule| rule.fields == plan.fields && rule.to_fields == plan.to)
    }

    /// Whether a reference from one field to another was rejected.
    pub(super) fn rejects_pair(&self, from: usize, to: usize) -> bool {
        self.rejected()
            .any(|rule| rule.fields == [from] && rule.to_fields == [to])
    }

    /// Whether a candidate was rejected, so that another target may be looked for.
    pub(super) fn rejects_candidate(&self, model: &Model<'_>, candidate: &Candidate) -> bool {
        let target = model.targets.get(candidate.target);
        target.is_some_and(|target| self.rejects_pair(candidate.field, target.field))
    }

    /// Plans for the links that the reader wants and that were not found.
    pub(super) fn wanted(&self, model: &Model<'_>, found: &[Link]) -> Vec<Plan> {
        let missing = self.0.iter().filter(|rule| {
            rule.verdict != Verdict::Rejected
                && !rule.fields.is_empty()
                && !found.iter().any(|link| rule.is(link))
        });
        missing.map(|rule| rule.plan(model)).collect()
    }

    /// Says in the evidence what the reader said, and takes rejected links out.
    pub(super) fn mark(&self, links: &mut Vec<Link>) {
        links.retain(|link| !self.rejected().any(|rule| rule.is(link)));
        for link in links {
            let Some(rule) = self.0.iter().find(|rule| rule.is(link)) else {
                continue;
            };
            let said = match rule.verdict {
                Verdict::Confirmed => "You confirmed it.",
                Verdict::Added => "You added it.",
                Verdict::Rejected => continue,
            };
            link.confidence = 1.0;
            link.evidence.insert(0, said.to_owned());
        }
    }

    fn rejected(&self) -> impl Iterator<Item = &Rule> {
        self.0
            .iter()
            .filter(|rule| rule.verdict == Verdict::Rejected)
    }
}

impl Rule {
    fn new(model: &Model<'_>, rule: &LinkRule) -> Option<Self> {
        let LinkEnds {
            from,
            columns,
            to,
            to_columns,
        } = &rule.ends;
        let (from, to) = (table(model, from)?, table(model, to)?);
        if columns.len() != to_columns.len() {
            return None;
        }
        let (columns, to_columns) = (ids(model, from, columns)?, ids(model, to, to_columns)?);
        let fields = |table: TableId, columns: &[ColumnId]| -> Option<Vec<usize>> {
            columns
                .iter()
                .map(|column| model.index(table, *column))
                .collect()
        };
        Some(Self {
            verdict: rule.verdict,
            from,
            to,
            fields: fields(from, &columns)?,
            to_fields: fields(to, &to_columns)?,
            columns,
            to_columns,
        })
    }

    fn is(&self, link: &Link) -> bool {
        link.from == self.from
            && link.to == self.to
            && link.columns == self.columns
            && link.to_columns == self.to_columns
    }

    fn plan(&self, model: &Model<'_>) -> Plan {
        let is_list = |at: &usize| {
            model
                .fields
                .get(*at)
                .is_some_and(|field| field.list.is_some())
        };
        Plan {
            fields: self.fields.clone(),
            to: self.to_fields.clone(),
            kind: if self.fields.len() == 1 && self.fields.iter().any(is_list) {
                LinkKind::KeyList
            } else {
                LinkKind::Key
            },
            fit: Fit {
                score: 0.0,
                how: How::Not,
            },
            confidence: 1.0,
            least: 0.0,
            only: None,
        }
    }
}

fn table(model: &Model<'_>, path: &str) -> Option<TableId> {
    let at = model.tables.iter().position(|table| table.path == path)?;
    TableId::try_from(at).ok()
}

fn ids(model: &Model<'_>, table: TableId, headers: &[String]) -> Option<Vec<ColumnId>> {
    headers
        .iter()
        .map(|header| {
            let found = model.of(table).iter();
            let by_name = |field: &&super::field::Field<'_>| model.header(field) == header;
            found.filter(by_name).map(|field| field.column).next()
        })
        .collect()
}
