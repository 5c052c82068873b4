//! What a profile tells the search for links: further names of tables, and columns that refer to a table's key.
//!
//! It must not know cells: whether a hinted link is one is decided where the values are.

use super::binding::Binding;
use crate::engine::schema::Hints;
use crate::engine::table::TableId;

impl Binding {
    /// The profile's hints for the search for links.
    pub fn hints(&self) -> Hints {
        let mut hints = Hints::default();
        for (table, bound) in (0..).zip(self.tables()) {
            let entity = bound
                .entity
                .and_then(|entity| self.profile().entities.get(entity));
            if let Some(entity) = entity {
                hints.names.push((table, vec![entity.key.clone()]));
            }
            for field in &bound.fields {
                let Some(column) = field.first() else {
                    continue;
                };
                for target in self.targets(table, &field.name, field.id.is_some()) {
                    hints.links.push((table, column, target));
                }
            }
        }
        hints
    }

    /// The tables that a field may refer to. A field that is named after an entity and holds an id needs no entry in the profile.
    fn targets(&self, table: TableId, field: &str, is_id: bool) -> Vec<TableId> {
        let own = self
            .entity_of(table)
            .map_or(&[][..], |entity| &entity.links);
        let named = own
            .iter()
            .chain(&self.profile().links)
            .find(|(name, _)| name == field);
        let tables: Vec<TableId> = match named {
            Some((_, keys)) => keys
                .iter()
                .filter_map(|key| self.tables_of(key).first())
                .copied()
                .collect(),
            None if is_id => self.tables_of(field).first().copied().into_iter().collect(),
            None => Vec::new(),
        };
        tables
    }
}
