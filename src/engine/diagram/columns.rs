//! Which box stands in which column: nearly all lines lead to the right, and no column is much taller than the others.
//!
//! It must not know places, only what refers to what.

/// A line in the direction in which it is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Forward {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether it was turned round to break a cycle.
    pub(super) turned: bool,
}

/// Boxes in columns.
pub(super) struct Columns {
    /// The columns from left to right, of boxes that lines lead to or from.
    pub(super) tied: Vec<Vec<usize>>,
    /// Boxes without lines.
    pub(super) loose: Vec<usize>,
}

/// What a box needs in a column, and a column with its gap, roughly. Lanes need more the more boxes there are, up to as much again.
const ROUGH_ROW: usize = 60;
const ROUGH_COLUMN: usize = 270;
/// A picture is wider than high: 16 to 10.
const WIDE: (usize, usize) = (16, 10);

/// Turns round as few lines as it takes to have no cycle. Lines from a box to itself are left as they are. With a box in the middle, lines from
/// it lead to the right and lines to it come from the left, unless a box has both.
pub(super) fn forward(
    boxes: usize,
    edges: &[(usize, usize)],
    middle: Option<usize>,
) -> Vec<Forward> {
    let place = sequence(boxes, edges);
    edges
        .iter()
        .map(|&(from, to)| {
            let turned = match middle {
                Some(middle) => to == middle && edges.contains(&(middle, from)) && from != to,
                None => place.get(from) > place.get(to),
            };
            let (from, to) = if turned { (to, from) } else { (from, to) };
            Forward { from, to, turned }
        })
        .collect()
}

/// For each box its place in a sequence in which most lines lead onwards: boxes that nothing leads from go to the end, those that nothing leads to
/// to the beginning, and of the others the one with most lines away goes first (Eades, Lin and Smyth).
fn sequence(boxes: usize, edges: &[(usize, usize)]) -> Vec<usize> {
    let mut left: Vec<usize> = (0..boxes).collect();
    let mut lines: Vec<(usize, usize)> = edges
        .iter()
        .copied()
        .filter(|(from, to)| from != to)
        .collect();
    let (mut first, mut last) = (Vec::new(), Vec::new());
    while !left.is_empty() {
        let mut balance = vec![(0_i64, 0_i64); boxes];
        for (from, to) in &lines {
            if let Some(of) = balance.get_mut(*from) {
                of.1 += 1;
            }
            if let Some(of) = balance.get_mut(*to) {
                of.0 += 1;
            }
        }
        let of = |at: &usize| balance.get(*at).copied().unwrap_or_default();
        let (ends, rest): (Vec<usize>, Vec<usize>) = left.iter().partition(|at| of(at).1 == 0);
        let (starts, rest): (Vec<usize>, Vec<usize>) =
            rest.into_iter().partition(|at| of(at).0 == 0);
        let taken: Vec<usize> = if ends.is_empty() && starts.is_empty() {
            let best = rest
                .iter()
                .copied()
                .max_by_key(|at| (of(at).1 - of(at).0, std::cmp::Reverse(*at)));
            first.extend(best);
            best.into_iter().collect()
        } else {
            last.extend(ends.iter().rev().copied());
            first.extend(starts.iter().copied());
            ends.into_iter().chain(starts).collect()
        };
        left.retain(|at| !taken.contains(at));
        lines.retain(|(from, to)| !taken.contains(from) && !taken.contains(to));
    }
    last.reverse();
    first.extend(last);
    let mut place = vec![0; boxes];
    for (at, which) in first.into_iter().enumerate() {
        if let Some(place) = place.get_mut(which) {
            *place = at;
        }
    }
    place
}

/// Puts boxes into columns.
pub(super) fn columns(boxes: usize, lines: &[Forward], middle: Option<usize>) -> Columns {
    let lines: Vec<Forward> = lines
        .iter()
        .copied()
        .filter(|line| line.from != line.to)
        .collect();
    let tied: Vec<bool> = (0..boxes)
        .map(|at| middle == Some(at) || lines.iter().any(|line| line.from == at || line.to == at))
        .collect();
    let with = |wanted: bool| -> Vec<usize> {
        let all = tied.iter().enumerate();
        all.filter(|(_, tied)| **tied == wanted)
            .map(|(at, _)| at)
            .collect()
    };
    let (tied, loose) = (with(true), with(false));
    let tallest = tallest(tied.len());
    let columns = if let Some(middle) = middle {
        around(middle, &lines, tallest)
    } else {
        let mut layers = Layers::new(boxes, &tied, &lines, tallest);
        layers.pull(&lines, tallest);
        layers.few(tied.len(), tallest)
    };
    Columns {
        tied: columns,
        loose,
    }
}

/// How many boxes a column may have so that the whole is a little wider than high.
fn tallest(boxes: usize) -> usize {
    let row = ROUGH_ROW + (boxes / 2).min(ROUGH_ROW);
    let square = boxes * ROUGH_COLUMN * WIDE.1 / (row * WIDE.0);
    square.isqrt().max(5)
}

/// Those that lead to the middle at its left, those that it leads to at its right; many of them in several columns.
fn around(middle: usize, lines: &[Forward], tallest: usize) -> Vec<Vec<usize>> {
    let mut before: Vec<usize> = lines
        .iter()
        .filter(|line| line.to == middle)
        .map(|line| line.from)
        .collect();
    let mut after: Vec<usize> = lines
        .iter()
        .filter(|line| line.from == middle)
        .map(|line| line.to)
        .collect();
    for side in [&mut before, &mut after] {
        side.sort_unstable();
        side.dedup();
    }
    let chunks = |side: &[usize]| -> Vec<Vec<usize>> {
        let parts = side.len().div_ceil(tallest.max(1)).max(1);
        let each = side.len().div_ceil(parts).max(1);
        side.chunks(each).map(<[usize]>::to_vec).collect()
    };
    let mut columns = chunks(&before);
    columns.push(vec![middle]);
    columns.extend(chunks(&after));
    columns
}

/// The columns from right to left while they are found.
struct Layers {
    /// For each box its column, counted from the right; none for boxes without lines.
    of: Vec<Option<usize>>,
    sizes: Vec<usize>,
}

impl Layers {
    /// A box goes into the first column left of all that it leads to, if there is room. What many lead to goes first.
    fn new(boxes: usize, tied: &[usize], lines: &[Forward], tallest: usize) -> Self {
        let mut of: Vec<Option<usize>> = vec![None; boxes];
        let mut sizes = Vec::new();
        let mut left: Vec<usize> = tied.to_vec();
        let popular = |at: usize| lines.iter().filter(|line| line.to == at).count();
        left.sort_by_key(|at| (std::cmp::Reverse(popular(*at)), *at));
        while !left.is_empty() {
            let is_ready = |at: &usize| {
                let mut lines = lines.iter().filter(|line| line.from == *at);
                lines.all(|line| of.get(line.to).copied().flatten().is_some())
            };
            let mut layer: Vec<usize> = left.iter().copied().filter(is_ready).collect();
            if layer.is_empty() {
                // Without cycles there is always one; should there be a cycle all the same, it is cut here.
                layer = left.first().copied().into_iter().collect();
            }
            layer.truncate(tallest);
            for at in &layer {
                if let Some(of) = of.get_mut(*at) {
                    *of = Some(sizes.len());
                }
            }
            left.retain(|at| !layer.contains(at));
            sizes.push(layer.len());
        }
        Self { of, sizes }
    }

    fn layer(&self, at: usize) -> usize {
        self.of.get(at).copied().flatten().unwrap_or(0)
    }

    /// Moves boxes to the left, nearer to those that lead to them, where that makes lines shorter in sum and there is room.
    fn pull(&mut self, lines: &[Forward], tallest: usize) {
        for _ in 0..4 {
            let mut moved = false;
            let mut boxes: Vec<usize> = (0..self.of.len()).collect();
            boxes.sort_by_key(|at| std::cmp::Reverse(self.layer(*at)));
            for at in boxes {
                let now = self.layer(at);
                let before = lines.iter().filter(|line| line.to == at);
                let Some(limit) = before.clone().map(|line| self.layer(line.from)).min() else {
                    continue;
                };
                let after = lines.iter().filter(|line| line.from == at).count();
                if before.count() <= after {
                    continue;
                }
                let mut free = (now + 1..limit).rev();
                let place =
                    free.find(|layer| self.sizes.get(*layer).is_some_and(|size| *size < tallest));
                if let Some(place) = place {
                    self.put(at, now, place);
                    moved = true;
                }
            }
            if !moved {
                break;
            }
        }
    }

    fn put(&mut self, at: usize, from: usize, to: usize) {
        if let Some(of) = self.of.get_mut(at) {
            *of = Some(to);
        }
        if let Some(size) = self.sizes.get_mut(from) {
            *size = size.saturating_sub(1);
        }
        if let Some(size) = self.sizes.get_mut(to) {
            *size += 1;
        }
    }

    /// The columns from left to right. A chain would make many short ones: then neighbours are put together.
    fn few(&self, boxes: usize, tallest: usize) -> Vec<Vec<usize>> {
        let mut layers: Vec<Vec<usize>> = vec![Vec::new(); self.sizes.len()];
        for (at, of) in self.of.iter().enumerate() {
            if let Some(layer) = of.and_then(|of| layers.get_mut(of)) {
                layer.push(at);
            }
        }
        layers.retain(|layer| !layer.is_empty());
        let enough = boxes.div_ceil(tallest.max(1)) * 2 + 2;
        if layers.len() > enough {
            let mut merged: Vec<Vec<usize>> = Vec::new();
            for layer in layers {
                match merged.last_mut() {
                    Some(last) if last.len() + layer.len() <= tallest => last.extend(layer),
                    _ => merged.push(layer),
                }
            }
            layers = merged;
        }
        layers.reverse();
        layers
    }
}
