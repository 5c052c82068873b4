//! Going from table to table through the drawing.
//!
//! It must not know how tables are drawn beyond where they stand.

use crate::engine::view::DiagramNode;

/// Where an arrow key points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    Left,
    Right,
    Up,
    Down,
}

impl Direction {
    /// The direction of an arrow key.
    pub(super) fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowLeft" => Self::Left,
            "ArrowRight" => Self::Right,
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            _ => return None,
        })
    }

    /// A step of this length, to the right and down.
    pub(super) fn step(self, length: f64) -> (f64, f64) {
        match self {
            Self::Left => (-length, 0.0),
            Self::Right => (length, 0.0),
            Self::Up => (0.0, -length),
            Self::Down => (0.0, length),
        }
    }
}

/// The next table in a direction: the nearest, where going astray counts double.
pub(super) fn next<'a>(
    nodes: &'a [DiagramNode],
    from: &DiagramNode,
    direction: Direction,
) -> Option<&'a DiagramNode> {
    let middle = |node: &DiagramNode| {
        let half = |size: u32| i64::from(size / 2);
        (
            i64::from(node.x) + half(node.width),
            i64::from(node.y) + half(node.height),
        )
    };
    let (x, y) = middle(from);
    let distance = |node: &DiagramNode| {
        let (to_x, to_y) = middle(node);
        let (ahead, astray) = match direction {
            Direction::Left => (x - to_x, y - to_y),
            Direction::Right => (to_x - x, y - to_y),
            Direction::Up => (y - to_y, x - to_x),
            Direction::Down => (to_y - y, x - to_x),
        };
        (ahead > 0).then(|| ahead + 2 * astray.abs())
    };
    let ahead = nodes
        .iter()
        .filter_map(|node| Some((distance(node)?, node)));
    ahead
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, node)| node)
}

#[cfg(test)]
mod tests {
    use super::{Direction, next};
    use crate::engine::view::DiagramNode;

    #[test]
    fn arrows_go_to_the_nearest_table_ahead() {
        let at = |table, x, y| DiagramNode {
            table,
            x,
            y,
            width: 100,
            height: 40,
        };
        let nodes = [at(0, 0, 0), at(1, 200, 10), at(2, 200, 300), at(3, 0, 200)];
        let [first, ..] = &nodes;
        for (direction, want) in [
            (Direction::Right, Some(1)),
            (Direction::Down, Some(3)),
            (Direction::Left, None),
            (Direction::Up, None),
        ] {
            assert_eq!(
                next(&nodes, first, direction).map(|node| node.table),
                want,
                "{direction:?}"
            );
        }
    }
}
