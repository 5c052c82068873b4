//! Tables as boxes and links as arrows between them.
//!
//! It must not place anything: where boxes and lines are is data.

use yew::prelude::*;

use crate::engine::table::TableId;
use crate::engine::view::{Diagram, DiagramEdge, DiagramNode, Structure};
use crate::ui::format;
use crate::ui::pages::structure::link::name;
use crate::ui::pages::structure::table_of;
use crate::ui::state::{Route, Shared, StructurePlace};
use crate::ui::words;

/// Width of a letter of a title, in the drawing's unit, rather too much than too little.
const LETTER: u32 = 8;
/// Room beside a title.
const PADDING: u32 = 24;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct DrawingProps {
    pub(super) structure: Shared<Structure>,
    pub(super) diagram: Shared<Diagram>,
    /// The table that the drawing is about.
    pub(super) focus: Option<TableId>,
    /// The table that is pointed at or has the focus.
    pub(super) active: Option<TableId>,
    /// The table that Tab reaches.
    pub(super) current: Option<TableId>,
    /// Another table is pointed at, or none.
    pub(super) on_active: Callback<Option<TableId>>,
    /// Another table has the focus.
    pub(super) on_current: Callback<TableId>,
}

#[component]
pub(super) fn Drawing(props: &DrawingProps) -> Html {
    let diagram = &*props.diagram;
    html! {
        <>
            <defs>
                { arrow_head("arrow") }
                { arrow_head("arrow-near") }
            </defs>
            <g aria-hidden="true">
                for edge in &diagram.edges {
                    { line(edge, props) }
                }
            </g>
            for node in &diagram.nodes {
                { table(node, props) }
            }
        </>
    }
}

fn arrow_head(id: &'static str) -> Html {
    html! {
        <marker {id} viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse"
            orient="auto">
            <path class={id} d="M0 1L9 5L0 9Z" />
        </marker>
    }
}

fn line(edge: &DiagramEdge, props: &DrawingProps) -> Html {
    let points: Vec<String> = edge
        .points
        .iter()
        .map(|(x, y)| format!("{x} {y}"))
        .collect();
    let path = format!("M{}", points.join("L"));
    let near = props
        .active
        .map(|active| edge.from == active || edge.to == active);
    let class = classes!(
        "edge",
        edge.inferred.then_some("edge-inferred"),
        near.map(|near| if near { "edge-near" } else { "edge-far" })
    );
    let head = if near == Some(true) {
        "url(#arrow-near)"
    } else {
        "url(#arrow)"
    };
    let links = edge
        .links
        .iter()
        .filter_map(|at| props.structure.links.get(usize::try_from(*at).ok()?));
    let names: Vec<String> = links.map(|link| name(link, &props.structure)).collect();
    html! {
        <path {class} d={path} marker-end={head}><title>{ format::shown(&names.join("\n")) }</title></path>
    }
}

fn table(node: &DiagramNode, props: &DrawingProps) -> Html {
    let Some(table) = table_of(&props.structure, node.table) else {
        return Html::default();
    };
    let id = node.table;
    let neighbours = neighbours(&props.diagram, id);
    let near = props
        .active
        .map(|active| active == id || neighbours.contains(&active));
    let focused = props.focus == Some(id);
    let class = classes!(
        "node",
        table.junction.then_some("node-junction"),
        focused.then_some("node-focus"),
        (near == Some(false)).then_some("node-far"),
        (props.active == Some(id)).then_some("node-active")
    );
    // The table in the middle leads on to its own page.
    let place = if focused {
        StructurePlace::Table(id)
    } else {
        StructurePlace::Diagram(Some(id))
    };
    let active = |on: Option<TableId>| props.on_active.reform(move |()| on);
    let (enter, leave) = (active(Some(id)), active(None));
    let onfocus = {
        let (enter, on_current) = (enter.clone(), props.on_current.clone());
        Callback::from(move |_: FocusEvent| {
            enter.emit(());
            on_current.emit(id);
        })
    };
    html! {
        <a key={id} {class} href={Route::from(place).to_string()} data-table={id.to_string()} draggable="false"
            tabindex={if props.current == Some(id) { "0" } else { "-1" }}
            transform={format!("translate({} {})", node.x, node.y)} {onfocus} onblur={leave.reform(|_: FocusEvent| ())}
            onmouseenter={enter.reform(|_: MouseEvent| ())} onmouseleave={leave.reform(|_: MouseEvent| ())}>
            <title>{ words::links::drawn_table(&format::visible(&table.title), table.rows, neighbours.len()) }</title>
            <rect class="node-box" width={node.width.to_string()} height={node.height.to_string()} rx="7" />
            <text class="node-title" x="12" y={(node.height / 2).saturating_sub(3).to_string()}>{ short(&format::visible(&table.title), node.width) }</text>
            <text class="node-rows" x="12" y={(node.height / 2 + 14).to_string()}>{ words::rows(table.rows.into()) }</text>
        </a>
    }
}

/// The tables at the other ends of a table's lines.
pub(super) fn neighbours(diagram: &Diagram, table: TableId) -> Vec<TableId> {
    let ends = diagram
        .edges
        .iter()
        .filter_map(|edge| match (edge.from, edge.to) {
            (from, to) if from == to => None,
            (from, to) if from == table => Some(to),
            (from, to) if to == table => Some(from),
            _ => None,
        });
    let mut all: Vec<TableId> = ends.collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// As much of a title as its box has room for.
fn short(title: &str, width: u32) -> String {
    let room = usize::try_from(width.saturating_sub(PADDING) / LETTER).unwrap_or(usize::MAX);
    if title.chars().count() <= room {
        return title.to_owned();
    }
    let head: String = title.chars().take(room.saturating_sub(1)).collect();
    format!("{}…", head.trim_end())
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn long_titles_end_where_their_box_does() {
        assert_eq!(short("People", 160), "People");
        let short = short("Candidate custom field values", 160);
        assert_eq!((short.chars().count(), short.ends_with('…')), (17, true));
    }
}
