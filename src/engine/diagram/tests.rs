//! Pictures of tables and links: laws for any of them, and the readability of some.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may panic"
)]

use proptest::collection::vec;
use proptest::prelude::*;

use super::{HEIGHT, diagram};
use crate::engine::amend::{LinkEnds, Verdict};
use crate::engine::schema::{LinkKind, TOLD};
use crate::engine::table::TableId;
use crate::engine::view::{Diagram, DiagramNode, LinkStructure, Structure, TableStructure};

fn structure(titles: &[String], links: &[(TableId, TableId)]) -> Structure {
    Structure {
        tables: (0..)
            .zip(titles)
            .map(|(table, title)| TableStructure {
                table,
                title: title.clone(),
                ..TableStructure::default()
            })
            .collect(),
        links: links.iter().map(|&(from, to)| link(from, to)).collect(),
        ..Structure::default()
    }
}

fn link(from: TableId, to: TableId) -> LinkStructure {
    LinkStructure {
        ends: LinkEnds {
            from: from.to_string(),
            columns: vec!["to".to_owned()],
            to: to.to_string(),
            to_columns: vec!["id".to_owned()],
        },
        from,
        to,
        kind: LinkKind::Key,
        confidence_percent: 90,
        evidence: Vec::new(),
        matched: 1,
        orphans: 0,
        verdict: None,
    }
}

fn named(count: usize) -> Vec<String> {
    (0..count).map(|at| format!("Table number {at}")).collect()
}

fn of(diagram: &Diagram, table: TableId) -> &DiagramNode {
    diagram
        .nodes
        .iter()
        .find(|node| node.table == table)
        .unwrap()
}

fn sides(node: &DiagramNode) -> (i32, i32, i32, i32) {
    let (width, height) = (node.width.cast_signed(), node.height.cast_signed());
    (node.x, node.y, node.x + width, node.y + height)
}

fn is_on_border(node: &DiagramNode, (x, y): (i32, i32)) -> bool {
    let (left, top, right, bottom) = sides(node);
    let inside = (left..=right).contains(&x) && (top..=bottom).contains(&y);
    inside && (x == left || x == right || y == top || y == bottom)
}

/// What must hold of every picture.
fn check(diagram: &Diagram) {
    let (width, height) = (diagram.width.cast_signed(), diagram.height.cast_signed());
    for (at, one) in diagram.nodes.iter().enumerate() {
        let (left, top, right, bottom) = sides(one);
        assert!(
            left >= 0 && top >= 0 && right <= width && bottom <= height,
            "{one:?}"
        );
        for other in &diagram.nodes[at + 1..] {
            let theirs = sides(other);
            let apart = right < theirs.0 || theirs.2 < left || bottom < theirs.1 || theirs.3 < top;
            assert!(apart, "{one:?} overlaps {other:?}");
        }
    }
    for edge in &diagram.edges {
        assert!(edge.points.len() >= 2, "{edge:?}");
        assert!(
            is_on_border(of(diagram, edge.from), edge.points[0]),
            "{edge:?}"
        );
        assert!(
            is_on_border(of(diagram, edge.to), edge.points[edge.points.len() - 1]),
            "{edge:?}"
        );
        for (x, y) in &edge.points {
            assert!(
                (0..=width).contains(x) && (0..=height).contains(y),
                "{edge:?}"
            );
        }
    }
}

/// Tables as a recruiter has them: a few that all refer to, some in the middle, many details.
fn firm(count: u32) -> Vec<(TableId, TableId)> {
    let mut links = Vec::new();
    let main = (count / 10).max(2);
    for table in 1..count {
        // Table 0 is the team: everybody has an owner.
        if table % 3 != 0 {
            links.push((table, 0));
        }
        if table > main {
            links.push((table, 1 + table % (main - 1)));
        }
        if table % 7 == 0 {
            links.push((table, table / 2 + 1));
        }
    }
    links.push((1, 1));
    links.push((1, 2));
    links.push((2, 1));
    links.sort_unstable();
    links.dedup();
    links
}

#[test]
fn a_firm_of_sixty_tables_is_a_wide_picture_without_overlaps() {
    for (count, ratio) in [(12, 80..400), (60, 120..240)] {
        let diagram = diagram(
            &structure(&named(count), &firm(u32::try_from(count).unwrap())),
            None,
        )
        .unwrap();
        check(&diagram);
        let percent = diagram.width * 100 / diagram.height;
        assert!(
            ratio.contains(&percent),
            "{count}: {} x {}",
            diagram.width,
            diagram.height
        );
    }
}

#[test]
fn any_shape_of_sixty_tables_keeps_its_measure() {
    let chain: Vec<_> = (0..59).map(|at| (at, at + 1)).collect();
    let ring: Vec<_> = (0..60).map(|at| (at, (at + 1) % 60)).collect();
    let star: Vec<_> = (1..60).map(|at| (at, 0)).collect();
    let burst: Vec<_> = (1..60).map(|at| (0, at)).collect();
    let pairs: Vec<_> = (0..30).map(|at| (at * 2, at * 2 + 1)).collect();
    let all: Vec<_> = (0..60)
        .flat_map(|from| (0..from).map(move |to| (from, to)))
        .collect();
    for (name, links) in [
        ("chain", chain),
        ("ring", ring),
        ("star", star),
        ("burst", burst),
        ("pairs", pairs),
        ("all", all),
        ("none", Vec::new()),
    ] {
        let diagram = diagram(&structure(&named(60), &links), None).unwrap();
        check(&diagram);
        let percent = diagram.width * 100 / diagram.height;
        assert!(
            (60..400).contains(&percent),
            "{name}: {} x {}",
            diagram.width,
            diagram.height
        );
    }
}

#[test]
fn references_lead_to_the_right() {
    let diagram = diagram(
        &structure(&named(4), &[(0, 1), (1, 2), (0, 2), (3, 2)]),
        None,
    )
    .unwrap();
    for edge in &diagram.edges {
        assert!(
            of(&diagram, edge.from).x < of(&diagram, edge.to).x,
            "{edge:?}"
        );
    }
}

#[test]
fn tables_without_links_stand_below_the_others() {
    let diagram = diagram(&structure(&named(5), &[(0, 1)]), None).unwrap();
    let lowest = of(&diagram, 0).y.max(of(&diagram, 1).y) + HEIGHT;
    assert!((2..5).all(|table| of(&diagram, table).y > lowest));
}

#[test]
fn a_focus_has_referrers_left_and_referred_right_and_nobody_else() {
    let links = [
        (1, 0),
        (2, 0),
        (0, 3),
        (3, 4),
        (5, 1),
        (0, 0),
        (6, 0),
        (0, 6),
    ];
    let diagram = diagram(&structure(&named(7), &links), Some(0)).unwrap();
    check(&diagram);
    let tables: Vec<TableId> = diagram.nodes.iter().map(|node| node.table).collect();
    assert_eq!(tables, [0, 1, 2, 3, 6]);
    let middle = of(&diagram, 0).x;
    assert!(of(&diagram, 1).x < middle && of(&diagram, 2).x < middle);
    assert!(of(&diagram, 3).x > middle && of(&diagram, 6).x > middle);
    assert_eq!(diagram.edges.len(), 6);
    assert_eq!(super::diagram(&structure(&named(7), &links), Some(9)), None);
}

#[test]
fn a_line_is_inferred_until_one_of_its_links_is_certain() {
    let mut structure = structure(&named(3), &[(0, 1), (0, 1), (0, 2), (1, 2)]);
    let mut inferred = |change: &dyn Fn(&mut LinkStructure)| {
        change(&mut structure.links[1]);
        let diagram = diagram(&structure, None).unwrap();
        (
            diagram.edges.len(),
            diagram.edges[0].inferred,
            diagram.edges[0].links.clone(),
        )
    };
    assert_eq!(inferred(&|_| {}), (3, true, vec![0, 1]));
    assert_eq!(
        inferred(&|link| link.verdict = Some(Verdict::Confirmed)),
        (3, false, vec![0, 1])
    );
    assert_eq!(
        inferred(&|link| link.verdict = Some(Verdict::Rejected)),
        (3, true, vec![0])
    );
    assert_eq!(
        inferred(&|link| (link.verdict, link.evidence) = (None, vec![TOLD.to_owned()])),
        (3, false, vec![0, 1])
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn boxes_never_overlap_and_lines_end_at_borders(
        titles in vec("[a-zA-Zäöü ]{0,40}", 1..70),
        links in vec((0_u32..70, 0_u32..70), 0..160),
        focus in proptest::option::of(0_u32..70),
    ) {
        let count = u32::try_from(titles.len()).unwrap();
        let links: Vec<_> = links.into_iter().filter(|(from, to)| *from < count && *to < count).collect();
        let structure = structure(&titles, &links);
        let focus = focus.filter(|focus| *focus < count);
        let diagram = diagram(&structure, focus).unwrap();
        check(&diagram);
        prop_assert_eq!(super::diagram(&structure, focus).unwrap(), diagram);
    }
}
