//! Where boxes and lanes are: a column beside the other, each as near to its neighbours' height as the order allows.
//!
//! It must not know lines beyond what is beside what.

use super::order::Grid;
use super::{COLUMN_GAP, HEIGHT, ROW_GAP};

/// Sweeps over all columns, one way and back.
const SWEEPS: usize = 8;
/// Heights are counted in parts of a unit while means are taken.
const PARTS: i64 = 16;
/// Room between two lanes, and between a lane and a box.
const LANE_GAP: i64 = 8;
/// Room between boxes without lines and the others.
const LOOSE_GAP: i32 = 48;

/// Where everything is.
pub(super) struct Places {
    /// For each box or lane the middle of its height; boxes that are in no column are laid below.
    middles: Vec<i64>,
    /// For each box or lane its left edge.
    lefts: Vec<i32>,
    /// For each box or lane the right edge of its column.
    rights: Vec<i32>,
}

impl Places {
    /// Places for all in columns.
    pub(super) fn new(grid: &Grid, widths: &[i32]) -> Self {
        let count = grid
            .columns
            .iter()
            .flatten()
            .max()
            .map_or(0, |most| most + 1)
            .max(widths.len());
        let mut places = Self {
            middles: vec![0; count],
            lefts: vec![0; count],
            rights: vec![0; count],
        };
        places.across(grid, widths);
        places.down(grid);
        places
    }

    /// The middle of the height.
    pub(super) fn middle(&self, at: usize) -> i32 {
        let middle = self.middles.get(at).copied().unwrap_or(0) / PARTS;
        i32::try_from(middle).unwrap_or(0)
    }

    /// The left edge of a box, or of the column that a lane passes.
    pub(super) fn left(&self, at: usize) -> i32 {
        self.lefts.get(at).copied().unwrap_or(0)
    }

    /// The right edge of the column.
    pub(super) fn column_right(&self, at: usize) -> i32 {
        self.rights.get(at).copied().unwrap_or(0)
    }

    /// The upper left corners of the boxes.
    pub(super) fn boxes(&self, count: usize) -> Vec<(i32, i32)> {
        (0..count)
            .map(|at| (self.left(at), self.middle(at) - HEIGHT / 2))
            .collect()
    }

    /// Lays boxes without lines in rows below the others.
    pub(super) fn lay_loose(&mut self, loose: &[usize], widths: &[i32]) {
        let width = |at: &usize| widths.get(*at).copied().unwrap_or(0);
        let tied = |at: &usize| !loose.contains(at);
        let below = (0..widths.len())
            .filter(tied)
            .map(|at| self.middle(at) + HEIGHT / 2)
            .max();
        let right = (0..widths.len())
            .filter(tied)
            .map(|at| self.left(at) + width(&at))
            .max();
        // Without others the rows make a picture of their own.
        let area: i64 = loose
            .iter()
            .map(|at| i64::from(width(at) + ROW_GAP) * i64::from(HEIGHT + ROW_GAP))
            .sum();
        let alone = i32::try_from((area * 16 / 10).isqrt()).unwrap_or(i32::MAX);
        let limit = right.unwrap_or(0).max(alone);
        let (mut x, mut y) = (0, below.map_or(0, |below| below + LOOSE_GAP));
        for at in loose {
            if x > 0 && x + width(at) > limit {
                x = 0;
                y += HEIGHT + ROW_GAP;
            }
            if let Some(left) = self.lefts.get_mut(*at) {
                *left = x;
            }
            if let Some(right) = self.rights.get_mut(*at) {
                *right = x + width(at);
            }
            if let Some(middle) = self.middles.get_mut(*at) {
                *middle = i64::from(y + HEIGHT / 2) * PARTS;
            }
            x += width(at) + ROW_GAP;
        }
    }

    fn across(&mut self, grid: &Grid, widths: &[i32]) {
        let mut x = 0;
        for column in &grid.columns {
            let width = column
                .iter()
                .filter_map(|at| widths.get(*at))
                .max()
                .copied()
                .unwrap_or(0);
            for at in column {
                if let Some(left) = self.lefts.get_mut(*at) {
                    *left = x;
                }
                if let Some(right) = self.rights.get_mut(*at) {
                    *right = x + width;
                }
            }
            x += width + COLUMN_GAP;
        }
    }

    fn down(&mut self, grid: &Grid) {
        for column in &grid.columns {
            let steps = steps(grid, column);
            let mut y = -steps.iter().sum::<i64>() / 2;
            for (at, step) in column.iter().zip(steps) {
                y += step;
                if let Some(middle) = self.middles.get_mut(*at) {
                    *middle = y;
                }
            }
        }
        let count = grid.columns.len();
        for sweep in 0..SWEEPS {
            for step in 0..count {
                let forth = sweep % 2 == 0;
                let at = if forth { step } else { count - 1 - step };
                if let Some(column) = grid.columns.get(at) {
                    self.settle(grid, column, forth);
                }
            }
        }
    }

    /// Puts the members of a column as near to the mean height of what is beside them as their order and sizes allow: least squares, by pooling
    /// those that would overlap.
    fn settle(&mut self, grid: &Grid, column: &[usize], forth: bool) {
        let mut offset = 0;
        let mut offsets = Vec::with_capacity(column.len());
        // Sum of what is wished, and of how many.
        let mut pools: Vec<(i64, i64)> = Vec::new();
        let mut sizes: Vec<usize> = Vec::new();
        for (at, step) in column.iter().zip(steps(grid, column)) {
            offset += step;
            offsets.push(offset);
            let near = if forth {
                grid.left(*at)
            } else {
                grid.right(*at)
            };
            let own = self.middles.get(*at).copied().unwrap_or(0);
            let wish = if near.is_empty() {
                own
            } else {
                let sum: i64 = near.iter().filter_map(|near| self.middles.get(*near)).sum();
                sum / i64::try_from(near.len()).unwrap_or(1)
            };
            // What nothing is beside only keeps out of the way.
            let weight = if near.is_empty() { 1 } else { 4 };
            let mut pool = ((wish - offset) * weight, weight);
            let mut size = 1;
            while let (Some(before), Some(members)) = (pools.last(), sizes.last()) {
                if before.0.div_euclid(before.1) <= pool.0.div_euclid(pool.1) {
                    break;
                }
                pool = (pool.0 + before.0, pool.1 + before.1);
                size += members;
                pools.pop();
                sizes.pop();
            }
            pools.push(pool);
            sizes.push(size);
        }
        let settled = pools
            .iter()
            .zip(&sizes)
            .flat_map(|(pool, size)| std::iter::repeat_n(pool.0.div_euclid(pool.1), *size));
        for ((at, offset), base) in column.iter().zip(offsets).zip(settled) {
            if let Some(middle) = self.middles.get_mut(*at) {
                *middle = base + offset;
            }
        }
    }
}

/// For each member of a column how far its middle is from the one above it, at least.
fn steps(grid: &Grid, column: &[usize]) -> Vec<i64> {
    let half = |at: usize| {
        if grid.is_lane(at) {
            0
        } else {
            i64::from(HEIGHT) / 2
        }
    };
    let mut above: Option<usize> = None;
    column
        .iter()
        .map(|&at| {
            let step = above.map_or(0, |above| {
                let gap = if grid.is_lane(at) || grid.is_lane(above) {
                    LANE_GAP
                } else {
                    i64::from(ROW_GAP)
                };
                half(above) + gap + half(at)
            });
            above = Some(at);
            step * PARTS
        })
        .collect()
}
