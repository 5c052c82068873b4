//! In which order boxes and passing lines stand in their columns, so that few lines cross.
//!
//! It must not know sizes: only who is beside whom.

use std::collections::{BTreeMap, BTreeSet};

use super::columns::Forward;

/// Sweeps over all columns, one way and back.
const SWEEPS: usize = 12;
/// What places are counted in while means are taken.
const UNIT: usize = 1 << 10;

/// Boxes and lanes in columns. A lane is where lines pass a column; lines to the same box share it. Boxes and lanes are numbered together,
/// boxes first.
pub(super) struct Grid {
    /// The columns from left to right.
    pub(super) columns: Vec<Vec<usize>>,
    /// For each line what it passes, from box to box; only the two boxes where both are in one column.
    pub(super) paths: Vec<Vec<usize>>,
    /// How many are boxes.
    boxes: usize,
    /// For each box or lane those next to it in the column at the left, and at the right.
    left: Vec<Vec<usize>>,
    right: Vec<Vec<usize>>,
}

impl Grid {
    /// Lays lanes and finds an order.
    pub(super) fn new(boxes: usize, columns: &[Vec<usize>], lines: &[Forward]) -> Self {
        let mut grid = Self {
            columns: columns.to_vec(),
            paths: Vec::new(),
            boxes,
            left: vec![Vec::new(); boxes],
            right: vec![Vec::new(); boxes],
        };
        grid.lay(lines);
        grid.sort();
        grid
    }

    /// Whether this is a lane.
    pub(super) fn is_lane(&self, at: usize) -> bool {
        at >= self.boxes
    }

    /// What is next to a box or lane in the column at the left.
    pub(super) fn left(&self, at: usize) -> &[usize] {
        self.left.get(at).map_or(&[], Vec::as_slice)
    }

    /// What is next to a box or lane in the column at the right.
    pub(super) fn right(&self, at: usize) -> &[usize] {
        self.right.get(at).map_or(&[], Vec::as_slice)
    }

    fn lay(&mut self, lines: &[Forward]) {
        let mut column_of: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, column) in self.columns.iter().enumerate() {
            column_of.extend(column.iter().map(|item| (*item, at)));
        }
        let mut known: BTreeMap<(usize, bool, usize), usize> = BTreeMap::new();
        let mut pairs: BTreeSet<(usize, usize)> = BTreeSet::new();
        for line in lines {
            let ends = column_of.get(&line.from).zip(column_of.get(&line.to));
            let mut path = vec![line.from];
            if let Some((from, to)) = ends {
                for column in from + 1..*to {
                    let next = self.left.len();
                    let lane = *known.entry((line.to, line.turned, column)).or_insert(next);
                    if lane == next {
                        self.left.push(Vec::new());
                        self.right.push(Vec::new());
                        if let Some(column) = self.columns.get_mut(column) {
                            column.push(lane);
                        }
                    }
                    path.push(lane);
                }
                path.push(line.to);
                if from < to {
                    pairs.extend(path.iter().copied().zip(path.iter().copied().skip(1)));
                }
            }
            self.paths.push(path);
        }
        for (from, to) in pairs {
            if let Some(right) = self.right.get_mut(from) {
                right.push(to);
            }
            if let Some(left) = self.left.get_mut(to) {
                left.push(from);
            }
        }
    }

    /// Sorts each column by the mean place of what is beside it, there and back again, and keeps the order with the fewest crossings.
    fn sort(&mut self) {
        let mut best = (self.crossings(), self.columns.clone());
        for sweep in 0..SWEEPS {
            let forth = sweep % 2 == 0;
            let count = self.columns.len();
            for step in 1..count {
                let column = if forth { step } else { count - 1 - step };
                self.sort_column(column, forth);
            }
            let crossings = self.crossings();
            if crossings < best.0 {
                best = (crossings, self.columns.clone());
            }
            if best.0 == 0 {
                break;
            }
        }
        self.columns = best.1;
    }

    fn sort_column(&mut self, at: usize, forth: bool) {
        let beside = if forth {
            at.checked_sub(1)
        } else {
            Some(at + 1)
        };
        let places = places(beside.and_then(|beside| self.columns.get(beside)));
        let Some(column) = self.columns.get(at) else {
            return;
        };
        let mut keyed: Vec<(usize, usize)> = column
            .iter()
            .enumerate()
            .map(|(place, item)| {
                let near = if forth {
                    self.left(*item)
                } else {
                    self.right(*item)
                };
                let known: Vec<usize> = near
                    .iter()
                    .filter_map(|near| places.get(near).copied())
                    .collect();
                let mean = known.iter().sum::<usize>() * UNIT / known.len().max(1);
                (if known.is_empty() { place * UNIT } else { mean }, *item)
            })
            .collect();
        keyed.sort_by_key(|(mean, _)| *mean);
        if let Some(column) = self.columns.get_mut(at) {
            *column = keyed.into_iter().map(|(_, item)| item).collect();
        }
    }

    fn crossings(&self) -> usize {
        let pairs = self.columns.iter().zip(self.columns.iter().skip(1));
        pairs
            .map(|(left, right)| {
                let places = places(Some(right));
                let ends: Vec<usize> = left
                    .iter()
                    .flat_map(|item| {
                        let mut ends: Vec<usize> = self
                            .right(*item)
                            .iter()
                            .filter_map(|to| places.get(to).copied())
                            .collect();
                        ends.sort_unstable();
                        ends
                    })
                    .collect();
                inversions(&ends)
            })
            .sum()
    }
}

fn places(column: Option<&Vec<usize>>) -> BTreeMap<usize, usize> {
    let items = column.into_iter().flatten();
    items
        .enumerate()
        .map(|(place, item)| (*item, place))
        .collect()
}

/// How many pairs stand in the wrong order.
fn inversions(numbers: &[usize]) -> usize {
    let (mut sorted, mut count): (Vec<usize>, usize) = (Vec::with_capacity(numbers.len()), 0);
    for number in numbers {
        let at = sorted.partition_point(|other| other <= number);
        count += sorted.len() - at;
        sorted.insert(at, *number);
    }
    count
}
