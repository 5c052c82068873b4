//! Where records stand that have an order of their own: the stages of pipelines, statuses.
//!
//! It must not know lists: a table in, its labels with their places out. Labels that several records have stand where these stand on
//! average, so that one name has one place.

use rustc_hash::FxHashMap;

use crate::engine::present::{Presenter, Reader, plain_text};
use crate::engine::table::{Row, TableId};

/// Of more records than this only some are read, evenly spread: their labels repeat long before.
const MOST_READ: Row = 20_000;

/// The place of each label; the first is the least.
pub(super) type Places = FxHashMap<String, f64>;

/// The places of a table's records; `None` when its entity has no order.
pub(super) fn places(presenter: &Presenter<'_>, table: TableId) -> Option<Places> {
    let order = presenter.entity(table)?.order.as_ref()?;
    let reader = Reader::new(presenter, table, order);
    let label = Reader::own(presenter, table);
    let mut sums: FxHashMap<String, (f64, u32)> = FxHashMap::default();
    let rows = presenter.workspace().table(table)?.rows();
    let step = rows.div_ceil(MOST_READ).max(1);
    let read = (0..rows).step_by(usize::try_from(step).unwrap_or(1));
    for row in read {
        if let Ok(place) = plain_text(&reader.value(row)).parse::<f64>() {
            let (sum, count) = sums.entry(label.text(row)).or_default();
            *sum += place;
            *count += 1;
        }
    }
    let average = |(label, (sum, count)): (String, (f64, u32))| (label, sum / f64::from(count));
    Some(sums.into_iter().map(average).collect()).filter(|places: &Places| !places.is_empty())
}
