//! The way back and forth through what was decided.
//!
//! It must not decide anything itself.

use yew::prelude::*;

use super::Desk;
use crate::ui::components::{Icon, icon};
use crate::ui::state::Decide;
use crate::ui::words::structure as words;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct StepsProps {
    pub(super) desk: Desk,
}

/// Buttons that say what they take back. They stay focusable when there is nothing, so that pressing one never loses the focus.
#[component]
pub(super) fn Steps(props: &StepsProps) -> Html {
    let decisions = &props.desk.decisions;
    let (undoable, redoable) = (decisions.undoable(), decisions.redoable());
    if undoable.is_none() && redoable.is_none() && decisions.turn() == 0 {
        return Html::default();
    }
    let step = |decide: Decide, possible: bool| {
        let on_decide = props.desk.on_decide.clone();
        Callback::from(move |_: MouseEvent| {
            if possible {
                on_decide.emit(decide.clone());
            }
        })
    };
    html! {
        <div class="steps">
            <button type="button" class="button button-quiet steps-undo" aria-disabled={undoable.is_none().to_string()}
                aria-keyshortcuts="Control+Z" onclick={step(Decide::Undo, undoable.is_some())}>
                { icon(Icon::Undo) }<span class="steps-what">{ words::undo(undoable) }</span>
            </button>
            <button type="button" class="button button-quiet" aria-disabled={redoable.is_none().to_string()}
                aria-keyshortcuts="Control+Shift+Z" onclick={step(Decide::Redo, redoable.is_some())}>
                { icon(Icon::Redo) }<span class="steps-what">{ words::redo(redoable) }</span>
            </button>
        </div>
    }
}
