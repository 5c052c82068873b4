//! Where tables and links are drawn: boxes in columns, references from left to right.
//!
//! It must not know how it is drawn, nor any cell: names and links in, places out. The same structure always gives the same picture.
//!
//! Tables stand in columns so that nearly every reference leads to the right, as in the drawings of Sugiyama and others: cycles are
//! broken, columns are kept short, the order within columns is the one with few crossings. Lines that pass a column share a lane when
//! they lead to the same table, so that what everything refers to costs one line a column and not one line a table.

mod columns;
mod order;
mod place;
mod route;

use std::collections::BTreeMap;

use self::order::Grid;
use self::place::Places;
use crate::engine::amend::Verdict;
use crate::engine::schema::{LinkKind, TOLD};
use crate::engine::table::TableId;
use crate::engine::view::{Diagram, DiagramEdge, DiagramNode, LinkStructure, Structure};

/// Height of every box.
const HEIGHT: i32 = 44;
/// Width of a box without a title, and of a character of its title.
const BARE_WIDTH: i32 = 40;
const CHAR_WIDTH: i32 = 8;
/// Titles longer than this are cut where they are drawn.
const LONGEST_TITLE: i32 = 26;
/// Room around everything.
const MARGIN: i32 = 28;
/// Room between two boxes of a column.
const ROW_GAP: i32 = 22;
/// Room between two columns, in which lines change their height.
const COLUMN_GAP: i32 = 110;

/// Draws all tables, or one with those that refer to it at its left and those that it refers to at its right. `None` when there is no
/// such table. Links that the reader rejected are not drawn.
pub fn diagram(structure: &Structure, focus: Option<TableId>) -> Option<Diagram> {
    let by_pair = by_pair(&structure.links);
    let titles: BTreeMap<TableId, &str> = structure
        .tables
        .iter()
        .map(|table| (table.table, table.title.as_str()))
        .collect();
    let (tables, pairs) = match focus {
        None => (
            titles.keys().copied().collect::<Vec<_>>(),
            by_pair.keys().copied().collect(),
        ),
        Some(focus) => {
            titles.get(&focus)?;
            around(focus, &by_pair)
        }
    };
    let index: BTreeMap<TableId, usize> = tables
        .iter()
        .enumerate()
        .map(|(at, table)| (*table, at))
        .collect();
    let widths: Vec<i32> = tables
        .iter()
        .map(|table| width(titles.get(table).copied().unwrap_or_default()))
        .collect();
    let edges: Vec<(usize, usize)> = pairs
        .iter()
        .filter_map(|(from, to)| Some((*index.get(from)?, *index.get(to)?)))
        .collect();
    let middle = focus.and_then(|focus| index.get(&focus).copied());
    let drawn = draw(&widths, &edges, middle);
    Some(Diagram {
        nodes: tables
            .iter()
            .zip(&drawn.boxes)
            .zip(&widths)
            .map(|((table, &(x, y)), width)| DiagramNode {
                table: *table,
                x,
                y,
                width: width.unsigned_abs(),
                height: HEIGHT.unsigned_abs(),
            })
            .collect(),
        edges: pairs
            .iter()
            .zip(drawn.lines)
            .map(|(pair, points)| {
                let same = by_pair.get(pair).map_or(&[][..], Vec::as_slice);
                DiagramEdge {
                    from: pair.0,
                    to: pair.1,
                    links: same.to_vec(),
                    points,
                    inferred: same.iter().all(|at| is_inferred(&structure.links, *at)),
                }
            })
            .collect(),
        width: drawn.width.unsigned_abs(),
        height: drawn.height.unsigned_abs(),
    })
}

/// The links from one table to another, by their places in the list.
type Lines = BTreeMap<(TableId, TableId), Vec<u32>>;

fn by_pair(links: &[LinkStructure]) -> Lines {
    let mut by_pair = Lines::new();
    for (at, link) in (0..).zip(links) {
        if link.verdict != Some(Verdict::Rejected) {
            by_pair.entry((link.from, link.to)).or_default().push(at);
        }
    }
    by_pair
}

fn is_inferred(links: &[LinkStructure], at: u32) -> bool {
    let link = usize::try_from(at).ok().and_then(|at| links.get(at));
    let is_told = |link: &LinkStructure| link.evidence.iter().any(|said| said == TOLD);
    link.is_none_or(|link| {
        link.verdict.is_none() && link.kind != LinkKind::Lifted && !is_told(link)
    })
}

/// A table and its neighbours, and the lines between it and them.
fn around(focus: TableId, lines: &Lines) -> (Vec<TableId>, Vec<(TableId, TableId)>) {
    let pairs: Vec<(TableId, TableId)> = lines
        .keys()
        .copied()
        .filter(|(from, to)| *from == focus || *to == focus)
        .collect();
    let mut tables: Vec<TableId> = pairs.iter().flat_map(|(from, to)| [*from, *to]).collect();
    tables.push(focus);
    tables.sort_unstable();
    tables.dedup();
    (tables, pairs)
}

fn width(title: &str) -> i32 {
    let chars = i32::try_from(title.chars().count()).unwrap_or(LONGEST_TITLE);
    BARE_WIDTH + CHAR_WIDTH * chars.min(LONGEST_TITLE)
}

/// Everything has its place.
struct Drawn {
    /// The upper left corner of each box.
    boxes: Vec<(i32, i32)>,
    /// The corners of each line.
    lines: Vec<Vec<(i32, i32)>>,
    width: i32,
    height: i32,
}

/// Draws boxes of these widths and lines between them, around the box in the middle if there is one.
fn draw(widths: &[i32], edges: &[(usize, usize)], middle: Option<usize>) -> Drawn {
    let forward = columns::forward(widths.len(), edges, middle);
    let columns = columns::columns(widths.len(), &forward, middle);
    let grid = Grid::new(widths.len(), &columns.tied, &forward);
    let mut places = Places::new(&grid, widths);
    places.lay_loose(&columns.loose, widths);
    let lines = route::lines(&grid, &places, widths, edges, &forward);
    let mut drawn = Drawn {
        boxes: places.boxes(widths.len()),
        lines,
        width: 0,
        height: 0,
    };
    drawn.frame(widths);
    drawn
}

impl Drawn {
    /// Moves everything into a frame that begins at the origin, with a margin.
    fn frame(&mut self, widths: &[i32]) {
        let boxes = self.boxes.iter().zip(widths);
        let corners = boxes.flat_map(|(&(x, y), width)| [(x, y), (x + width, y + HEIGHT)]);
        let points: Vec<(i32, i32)> = corners
            .chain(self.lines.iter().flatten().copied())
            .collect();
        let least = |of: fn(&(i32, i32)) -> i32| points.iter().map(of).min().unwrap_or(0);
        let most = |of: fn(&(i32, i32)) -> i32| points.iter().map(of).max().unwrap_or(0);
        let (left, top) = (least(|point| point.0), least(|point| point.1));
        self.width = most(|point| point.0) - left + 2 * MARGIN;
        self.height = most(|point| point.1) - top + 2 * MARGIN;
        let moved = self.lines.iter_mut().flatten().chain(&mut self.boxes);
        for point in moved {
            *point = (point.0 - left + MARGIN, point.1 - top + MARGIN);
        }
    }
}

// Proptest is a native dependency.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;
