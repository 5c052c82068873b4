//! Records of an entity by what one of their fields says: jobs by status.
//!
//! It must not choose fields: the profile names those that are worth a chart.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::MOST_BARS;
use crate::engine::grid::column_of_field;
use crate::engine::present::{Presenter, Reader};
use crate::engine::profile::{ChartSpec, Entity, Expr};
use crate::engine::table::{Row, TableId};
use crate::engine::view::{Bar, CellTest, Chart, ColumnFilter, GridSource, Opens, Value};

/// Amounts are added up in units of this many to one.
const HUNDREDTHS: i64 = 100;

/// The charts that the profile asks for.
pub(super) fn charts(presenter: &Presenter<'_>) -> Vec<Chart> {
    let binding = &presenter.workspace().binding;
    let mut charts = Vec::new();
    for entity in &presenter.profile().entities {
        let Some(table) = binding.tables_of(&entity.key).first() else {
            continue;
        };
        for spec in &entity.charts {
            charts.extend(chart(presenter, entity, *table, spec));
        }
    }
    charts
}

#[derive(Default)]
struct Group {
    count: u32,
    sums: BTreeMap<String, i64>,
}

fn chart(
    presenter: &Presenter<'_>,
    entity: &Entity,
    table: TableId,
    spec: &ChartSpec,
) -> Option<Chart> {
    let source = GridSource::Entity(entity.key.clone());
    let column = column_of_field(presenter, &source, &spec.by)?;
    let rows = presenter.workspace().table(table)?.rows();
    let by = field(&spec.by);
    let reader = Reader::new(presenter, table, &by);
    let worth = spec
        .sum
        .as_ref()
        .map(|sum| Reader::new(presenter, table, sum));
    let (mut groups, mut none) = (FxHashMap::<String, Group>::default(), 0);
    for row in 0..rows {
        let label = reader.text(row);
        if label.is_empty() {
            none += 1;
            continue;
        }
        let group = groups.entry(label).or_default();
        group.count += 1;
        if let Some(worth) = &worth {
            add(group, worth, row);
        }
    }
    let mut sorted: Vec<(String, Group)> = groups.into_iter().collect();
    sorted.sort_by(|one, other| {
        other
            .1
            .count
            .cmp(&one.1.count)
            .then_with(|| one.0.cmp(&other.0))
    });
    let rest = sorted.split_off(sorted.len().min(MOST_BARS));
    Some(Chart {
        title: spec.title.clone(),
        unit: entity.plural.clone(),
        bars: sorted
            .into_iter()
            .map(|(label, group)| Bar {
                count: group.count,
                ever: None,
                sums: group.sums.into_iter().map(money).collect(),
                opens: Opens::Rows {
                    source: source.clone(),
                    filter: ColumnFilter {
                        column,
                        test: CellTest::OneOf(vec![label.clone()]),
                    },
                },
                label,
            })
            .collect(),
        other: rest.iter().map(|(_, group)| group.count).sum(),
        none,
    })
}

fn add(group: &mut Group, worth: &Reader<'_>, row: Row) {
    if let Value::Money { amount, currency } = worth.value(row)
        && let Some(amount) = hundredths(&amount)
    {
        let sum = group.sums.entry(currency).or_default();
        *sum = sum.saturating_add(amount);
    }
}

fn money((currency, sum): (String, i64)) -> Value {
    let (whole, part) = (sum / HUNDREDTHS, (sum % HUNDREDTHS).abs());
    let sign = if sum < 0 && whole == 0 { "-" } else { "" };
    let amount = if part == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{part:02}")
    };
    Value::Money { amount, currency }
}

/// A decimal number in hundredths, rounded down; none when it is none.
fn hundredths(text: &str) -> Option<i64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let whole: i64 = whole.parse().ok()?;
    let digits: String = part.chars().chain("00".chars()).take(2).collect();
    let part: i64 = digits.parse().ok()?;
    let part = if text.starts_with('-') { -part } else { part };
    whole.checked_mul(HUNDREDTHS)?.checked_add(part)
}

/// An expression that says no more than one field.
pub(super) fn field(name: &str) -> Expr {
    Expr {
        ways: vec![vec![vec![name.to_owned()]]],
    }
}

#[cfg(test)]
mod tests {
    use super::{hundredths, money};
    use crate::engine::view::Value;

    #[test]
    fn amounts_are_added_up_exactly() {
        for (text, expected) in [
            ("12", Some(1200)),
            ("12.5", Some(1250)),
            ("-0.05", Some(-5)),
            ("1.999", Some(199)),
            ("x", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(hundredths(text), expected, "{text}");
        }
        for (sum, amount) in [
            (1200, "12"),
            (1250, "12.50"),
            (-5, "-0.05"),
            (-1205, "-12.05"),
        ] {
            let expected = Value::Money {
                amount: amount.to_owned(),
                currency: "EUR".to_owned(),
            };
            assert_eq!(money(("EUR".to_owned(), sum)), expected);
        }
    }
}
