//! The words that stand beside a record's label.
//!
//! It must not know what they mean.

use super::Page;
use super::bodies::shown_in_line;
use crate::engine::names::normal;
use crate::engine::present::plain_text;
use crate::engine::profile::Entity;
use crate::engine::view::Value;

impl Page<'_> {
    /// The words, each once.
    pub(super) fn tags(&mut self, entity: &Entity) -> Vec<Value> {
        let mut found: Vec<Value> = Vec::new();
        let Some(spec) = &entity.tags else {
            return found;
        };
        for record in self.walk_all(&spec.from, false) {
            let name = spec
                .name
                .as_ref()
                .map(|name| normal(&plain_text(&self.presenter.eval(record, name))));
            let counts = spec.only.is_empty() || name.is_some_and(|name| spec.only.contains(&name));
            let value = shown_in_line(self.presenter.eval(record, &spec.value));
            if counts && !value.is_empty() && !found.contains(&value) {
                found.push(value);
            }
        }
        found
    }
}
