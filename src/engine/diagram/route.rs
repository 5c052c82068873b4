//! The corners of each line, from the border of one box to that of another.
//!
//! It must not move a box.

use std::collections::BTreeMap;

use super::columns::Forward;
use super::order::Grid;
use super::place::Places;
use super::{COLUMN_GAP, HEIGHT, ROW_GAP};

/// How far a line from a box to itself goes out.
const LOOP: i32 = ROW_GAP / 2 - 2;

/// The corners of each line, from the table that refers to the other.
pub(super) fn lines(
    grid: &Grid,
    places: &Places,
    widths: &[i32],
    edges: &[(usize, usize)],
    forward: &[Forward],
) -> Vec<Vec<(i32, i32)>> {
    let ports = Ports::new(grid, places);
    edges
        .iter()
        .zip(forward)
        .zip(&grid.paths)
        .map(|((&(from, to), line), path)| {
            let right = |at: usize| places.left(at) + widths.get(at).copied().unwrap_or(0);
            if from == to {
                return around(right(from), places.middle(from) - HEIGHT / 2);
            }
            if path.len() == 2 && !grid.right(line.from).contains(&line.to) {
                return beside(places, right(from), from, right(to), to);
            }
            let mut points = Vec::new();
            for (place, &at) in path.iter().enumerate() {
                if grid.is_lane(at) {
                    points.push((places.left(at), places.middle(at)));
                    points.push((places.column_right(at), places.middle(at)));
                } else if place == 0 {
                    let y = ports.leaving(at, path.get(1).copied(), places);
                    points.push((right(at), y));
                    // First out of the column: a box below may be wider.
                    points.push((places.column_right(at), y));
                } else {
                    let before = place
                        .checked_sub(1)
                        .and_then(|before| path.get(before))
                        .copied();
                    points.push((places.left(at), ports.arriving(at, before, places)));
                }
            }
            points.dedup();
            if line.turned {
                points.reverse();
            }
            points
        })
        .collect()
}

/// Where lines leave and reach a box, spread over its border in the order of where they come from.
struct Ports {
    leaving: BTreeMap<(usize, usize), i32>,
    arriving: BTreeMap<(usize, usize), i32>,
}

impl Ports {
    fn new(grid: &Grid, places: &Places) -> Self {
        let mut ports = Self {
            leaving: BTreeMap::new(),
            arriving: BTreeMap::new(),
        };
        for &at in grid
            .columns
            .iter()
            .flatten()
            .filter(|at| !grid.is_lane(**at))
        {
            for (to, y) in spread(places, at, grid.right(at)) {
                ports.leaving.insert((at, to), y);
            }
            for (from, y) in spread(places, at, grid.left(at)) {
                ports.arriving.insert((at, from), y);
            }
        }
        ports
    }

    fn leaving(&self, at: usize, to: Option<usize>, places: &Places) -> i32 {
        let port = to.and_then(|to| self.leaving.get(&(at, to)));
        port.copied().unwrap_or_else(|| places.middle(at))
    }

    fn arriving(&self, at: usize, from: Option<usize>, places: &Places) -> i32 {
        let port = from.and_then(|from| self.arriving.get(&(at, from)));
        port.copied().unwrap_or_else(|| places.middle(at))
    }
}

/// For each neighbour the height of its port.
fn spread(places: &Places, at: usize, near: &[usize]) -> Vec<(usize, i32)> {
    let mut near = near.to_vec();
    near.sort_by_key(|near| (places.middle(*near), *near));
    let parts = i32::try_from(near.len()).unwrap_or(i32::MAX - 1) + 1;
    let top = places.middle(at) - HEIGHT / 2;
    (1..)
        .zip(near)
        .map(|(part, near)| (near, top + HEIGHT * part / parts))
        .collect()
}

/// A line from a box to itself: out at the top, in at the right.
fn around(right: i32, top: i32) -> Vec<(i32, i32)> {
    let (inner, outer) = (right - LOOP * 2, right + LOOP);
    vec![
        (inner, top),
        (inner, top - LOOP),
        (outer, top - LOOP),
        (outer, top + LOOP),
        (right, top + LOOP),
    ]
}

/// A line between boxes of one column: out at the right and in again.
fn beside(
    places: &Places,
    right: i32,
    from: usize,
    other_right: i32,
    to: usize,
) -> Vec<(i32, i32)> {
    let out = places.column_right(from) + COLUMN_GAP / 6;
    vec![
        (right, places.middle(from)),
        (out, places.middle(from)),
        (out, places.middle(to)),
        (other_right, places.middle(to)),
    ]
}
