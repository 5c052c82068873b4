//! Tables and links as a drawing, with the means to move through it.
//!
//! It must not lay anything out: the engine says where everything stands.

mod drawing;
mod hand;
mod walk;
mod window;

use web_sys::{KeyboardEvent, PointerEvent, WheelEvent};
use yew::prelude::*;

use self::drawing::Drawing;
use self::hand::{ENLARGE, Hand, use_hand};
use super::title_of;
use crate::engine::table::TableId;
use crate::engine::view::{Diagram, Structure};
use crate::ui::components::{Icon, icon};
use crate::ui::dom;
use crate::ui::state::{Route, Shared, StructurePlace};
use crate::ui::words::{links as words, structure};

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct DiagramPartProps {
    pub(super) structure: Shared<Structure>,
    pub(super) diagram: Shared<Diagram>,
    /// The table that the drawing is about; all of them without it.
    pub(super) focus: Option<TableId>,
}

#[component]
pub(super) fn DiagramPart(props: &DiagramPartProps) -> Html {
    let hand = use_hand(&props.diagram);
    let active = use_state_eq(|| None::<TableId>);
    let focused = use_state_eq(|| None::<TableId>);
    let wheel = use_state_eq(|| false);
    if props.diagram.nodes.is_empty() {
        return html! { <p class="part-note">{ words::DIAGRAM_EMPTY }</p> };
    }
    let first = props.diagram.nodes.first().map(|node| node.table);
    let current = focused.or(props.focus).or(first);
    let on_active = {
        let active = active.clone();
        Callback::from(move |table| active.set(table))
    };
    let on_current = {
        let focused = focused.clone();
        Callback::from(move |table| focused.set(Some(table)))
    };
    let with = |handler: fn(&Hand, &PointerEvent)| {
        let hand = hand.clone();
        Callback::from(move |event: PointerEvent| handler(&hand, &event))
    };
    let on_key = {
        // Only a table that has the focus is left by arrows; one that is merely pointed at is not.
        let hand = hand.clone();
        Callback::from(move |event: KeyboardEvent| {
            hand.key(&event, dom::drawn_table(event.target()));
        })
    };
    let on_wheel = {
        let (hand, always) = (hand.clone(), *wheel);
        Callback::from(move |event: WheelEvent| hand.wheel(&event, always))
    };
    let on_click = {
        let hand = hand.clone();
        Callback::from(move |event: MouseEvent| hand.click(&event))
    };
    html! {
        <section class="diagram" aria-label={words::DIAGRAM}>
            { head(props) }
            { tools(&hand, &wheel) }
            <svg ref={hand.canvas.clone()} class="canvas" role="group" aria-label={words::DIAGRAM} aria-describedby="diagram-hint"
                tabindex="0" viewBox={hand.in_sight().view_box()} preserveAspectRatio="xMidYMid meet"
                onkeydown={on_key} onwheel={on_wheel} onclick={on_click} onpointerdown={with(Hand::grasp)}
                onpointermove={with(Hand::drag)} onpointerup={with(|hand, _| hand.release())}
                onpointercancel={with(|hand, _| hand.release())} ondragstart={|event: DragEvent| event.prevent_default()}>
                <Drawing structure={props.structure.clone()} diagram={props.diagram.clone()} focus={props.focus}
                    active={*active} {current} {on_active} {on_current} />
            </svg>
            <p class="part-note">
                <a href={Route::from(StructurePlace::Links).to_string()}>{ words::DIAGRAM_ALTERNATIVE }</a>
            </p>
        </section>
    }
}

/// Whose neighbours are drawn, and the way back to all.
fn head(props: &DiagramPartProps) -> Html {
    let Some(focus) = props.focus else {
        return html! { <p id="diagram-hint" class="part-note">{ words::DIAGRAM_HINT }</p> };
    };
    let title = title_of(&props.structure, focus);
    html! {
        <>
            <p class="diagram-focus">
                <strong>{ words::drawn_around(title, props.diagram.nodes.len()) }</strong>
                { " " }<a class="button" href={Route::from(StructurePlace::Diagram(None)).to_string()}>{ words::SHOW_ALL }</a>
                { " " }<a href={Route::from(StructurePlace::Table(focus)).to_string()}>{ words::OPEN_TABLE }</a>
            </p>
            <p id="diagram-hint" class="part-note">{ words::DIAGRAM_HINT }</p>
        </>
    }
}

fn tools(hand: &Hand, wheel: &UseStateHandle<bool>) -> Html {
    let enlarge = |factor: f64| {
        let hand = hand.clone();
        Callback::from(move |_: MouseEvent| hand.enlarge(factor))
    };
    let fit = {
        let hand = hand.clone();
        Callback::from(move |_: MouseEvent| hand.fit())
    };
    let always = **wheel;
    let toggle = {
        let wheel = wheel.clone();
        Callback::from(move |_: MouseEvent| wheel.set(!*wheel))
    };
    html! {
        <div class="diagram-tools" role="group" aria-label={structure::DIAGRAM}>
            <button type="button" class="button button-small" aria-label={words::ZOOM_IN} title={words::ZOOM_IN}
                onclick={enlarge(ENLARGE)}>{ icon(Icon::Plus) }</button>
            <button type="button" class="button button-small" aria-label={words::ZOOM_OUT} title={words::ZOOM_OUT}
                onclick={enlarge(1.0 / ENLARGE)}>{ icon(Icon::Minus) }</button>
            <button type="button" class="button button-small" onclick={fit}>{ words::FIT }</button>
            <button type="button" class="button button-small diagram-wheel" aria-pressed={always.to_string()} onclick={toggle}>
                { words::WHEEL }
            </button>
            { legend() }
        </div>
    }
}

fn legend() -> Html {
    let line = |class: &'static str, words: &'static str| {
        html! {
            <li>
                <svg class="legend-line" viewBox="0 0 32 8" aria-hidden="true" focusable="false"><path {class} d="M0 4L32 4" /></svg>
                { words }
            </li>
        }
    };
    html! {
        <ul class="legend">
            { line("edge edge-inferred", words::LEGEND_INFERRED) }
            { line("edge", words::LEGEND_CONFIRMED) }
        </ul>
    }
}
