//! What several sides say of one record, under the same names.
//!
//! It must not know the sides: the profile names them.

use super::Page;
use crate::engine::fold::fold;
use crate::engine::present::plain_text;
use crate::engine::profile::ComparedSide;
use crate::engine::view::{ComparedField, Comparison, Value};

impl Page<'_> {
    /// The names in the order in which the sides have them, those of which some side says something. Empty when only one side does.
    pub(super) fn comparison(&self, sides: &[ComparedSide]) -> Comparison {
        let mut rows: Vec<ComparedField> = Vec::new();
        for (nth, side) in sides.iter().enumerate() {
            for column in &side.columns {
                let name = self.presenter.column_title(self.record.table, column);
                let value = self.presenter.eval(self.record, &column.expr);
                let at = rows.iter().position(|row| row.name == name);
                let at = at.unwrap_or_else(|| {
                    rows.push(ComparedField {
                        name,
                        values: vec![Value::Empty; sides.len()],
                        differs: false,
                    });
                    rows.len() - 1
                });
                let slot = rows.get_mut(at).and_then(|row| row.values.get_mut(nth));
                if let Some(slot) = slot {
                    *slot = value;
                }
            }
        }
        rows.retain(|row| row.values.iter().any(|value| !value.is_empty()));
        for row in &mut rows {
            let mut told: Vec<String> = row
                .values
                .iter()
                .filter(|value| !value.is_empty())
                .map(comparable)
                .collect();
            told.dedup();
            row.differs = told.len() > 1;
        }
        Comparison {
            sides: sides.iter().map(|side| side.title.clone()).collect(),
            rows,
        }
    }
}

/// A text in which only letters and digits count; of an address not its scheme.
fn comparable(value: &Value) -> String {
    let text = plain_text(value);
    let text = text
        .split_once("://")
        .map_or(text.as_str(), |(_, rest)| rest);
    let text = text.strip_prefix("www.").unwrap_or(text);
    let letters = fold(text);
    letters.chars().filter(|c| c.is_alphanumeric()).collect()
}
