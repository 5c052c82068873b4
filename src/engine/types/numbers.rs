//! Counts in which forms the numbers of a column are written, and decides which sign separates decimals.
//!
//! It must not know other columns.

use super::amount::Taken;
use super::number::NumberForm;
use super::{ColumnSummary, ColumnType};

/// How many cells are numbers of which form.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    plain: u32,
    grouped: u32,
    point_decimal: u32,
    comma_decimal: u32,
    point_or_group: u32,
    comma_or_group: u32,
    point_groups: u32,
    comma_groups: u32,
    percent: u32,
    /// Cells with a currency, for each.
    currencies: Vec<(&'static str, u32)>,
}

impl Numbers {
    /// The next whole number that is written plainly.
    pub(super) fn add_plain(&mut self) {
        self.plain += 1;
    }

    /// The number that so many cells hold.
    pub(super) fn add(&mut self, form: NumberForm, text: &str, cells: u32) {
        let count = match form {
            NumberForm::Plain if text.len() < 19 || text.parse::<i64>().is_ok() => &mut self.plain,
            NumberForm::Plain => return,
            NumberForm::Grouped => &mut self.grouped,
            NumberForm::PointDecimal => &mut self.point_decimal,
            NumberForm::CommaDecimal => &mut self.comma_decimal,
            NumberForm::PointOrGroup => &mut self.point_or_group,
            NumberForm::CommaOrGroup => &mut self.comma_or_group,
            NumberForm::PointGroups => &mut self.point_groups,
            NumberForm::CommaGroups => &mut self.comma_groups,
        };
        *count += cells;
    }

    /// What stands around a number that so many cells hold.
    pub(super) fn add_around(&mut self, around: &Taken<'_>, cells: u32) {
        self.percent += cells * u32::from(around.percent);
        if around.currency.is_empty() {
            return;
        }
        let known = self.currencies.iter_mut();
        match known.into_iter().find(|(code, _)| *code == around.currency) {
            Some((_, count)) => *count += cells,
            None => self.currencies.push((around.currency, cells)),
        }
    }

    /// Cells that are numbers.
    pub(super) fn all(&self) -> u32 {
        self.plain
            + self.grouped
            + self.point_decimal
            + self.comma_decimal
            + self.point_or_group
            + self.comma_or_group
            + self.point_groups
            + self.comma_groups
    }

    /// Decides, and says how many of the `fit` cells fit the decision.
    pub(super) fn settle(&self, fit: u32, summary: &mut ColumnSummary) -> u32 {
        let comma = self.comma_decimal + self.point_groups;
        let point = self.point_decimal + self.comma_groups;
        summary.decimal_comma = comma > point;
        let (fractions, misfits) = if summary.decimal_comma {
            (self.comma_decimal + self.comma_or_group, point)
        } else {
            (self.point_decimal + self.point_or_group, comma)
        };
        summary.kind = if fractions > 0 {
            ColumnType::Decimal
        } else {
            ColumnType::Integer
        };
        summary.percent = self.percent * 2 > self.all();
        let most = self.currencies.iter().max_by_key(|(_, count)| *count);
        summary.currency = most
            .filter(|(_, count)| *count * 2 > self.all())
            .map(|(code, _)| (*code).to_owned());
        fit - misfits.min(fit)
    }
}
