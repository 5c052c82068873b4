//! A record in short: its head and a few facts.
//!
//! It must not follow ways to other rows: it is asked for whenever somebody points at a link.

use super::Page;
use crate::engine::present::{Presenter, plain_text};
use crate::engine::profile::SectionKind;
use crate::engine::view::{Badge, Field, Glance, RecordRef, SectionBody, Value};
use crate::engine::workspace::Workspace;

/// A card has no more facts than this.
const MOST_FACTS: usize = 5;
/// A fact has no more characters than this.
const FACT_CHARS: usize = 80;

/// A record in short; `None` when there is no such record.
pub fn glance(workspace: &Workspace, record: RecordRef) -> Option<Glance> {
    if record.row >= workspace.table(record.table)?.rows() {
        return None;
    }
    let presenter = Presenter::new(workspace);
    let entity = presenter.entity(record.table);
    let page = Page::new(&presenter, record);
    let label = presenter.label(record);
    let summary = entity
        .map(|entity| page.summary(entity))
        .unwrap_or_default();
    let badges = entity.map(|entity| page.badges(entity)).unwrap_or_default();
    let facts = page.few_facts(&label, &summary, &badges);
    Some(Glance {
        record,
        kind: presenter.kind_word(record.table),
        badges,
        label,
        summary,
        facts,
    })
}

impl Page<'_> {
    /// The first fields that are short and that nothing above them says: those that the profile names, then all others.
    fn few_facts(&self, label: &str, summary: &[Value], badges: &[Badge]) -> Vec<Field> {
        let entity = self.presenter.entity(self.record.table);
        let sections = entity.map_or(&[][..], |entity| &entity.sections);
        let named = sections.iter().flat_map(|section| match &section.kind {
            SectionKind::Fields { columns, .. } => self.own_fields(columns),
            _ => Vec::new(),
        });
        let others = match self.details().map(|section| section.body) {
            Some(SectionBody::Fields(fields)) => fields,
            _ => Vec::new(),
        };
        let mut said: Vec<String> = summary.iter().map(plain_text).collect();
        let mut facts: Vec<Field> = Vec::new();
        for field in named.chain(others) {
            if facts.len() == MOST_FACTS {
                break;
            }
            let text = plain_text(&field.value);
            let told = facts.iter().any(|fact| fact.name == field.name)
                || badges.iter().any(|badge| badge.text == field.name)
                || said.contains(&text)
                // A first name, a last name.
                || label.contains(&text);
            if !told && is_short(&field.value, &text) {
                said.push(text);
                facts.push(field);
            }
        }
        facts
    }
}

/// Whether a value says something on one line.
fn is_short(value: &Value, text: &str) -> bool {
    let told = !matches!(
        value,
        Value::Empty | Value::Html(_) | Value::Json(_) | Value::Missing { .. } | Value::Flag(false)
    );
    told && !text.is_empty()
        && !text.contains('\n')
        && text.chars().take(FACT_CHARS + 1).count() <= FACT_CHARS
}
