//! Where a record stands in the list that it was opened from, with the ways to its neighbours.
//!
//! It must not know which records they are beyond their numbers.

use yew::prelude::*;

use crate::engine::view::{ListAnswer, ListQuestion, Neighbours, RecordRef};
use crate::protocol::{Answer, Ask};
use crate::ui::components::{Icon, icon};
use crate::ui::format;
use crate::ui::hooks::{Router, use_commands, use_query};
use crate::ui::state::{Command, CommandGroup};
use crate::ui::words::lists;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct NeighbourBarProps {
    /// The record that is shown.
    pub(crate) record: RecordRef,
}

/// `12 of 340 in People`, Previous and Next, also by `j` and `k`; nothing where the record was not opened from a list.
#[component]
pub(crate) fn NeighbourBar(props: &NeighbourBarProps) -> Html {
    let router = use_context::<Router>();
    let origin = router.as_ref().and_then(Router::origin);
    let ask = origin.as_ref().map(|origin| {
        let question = ListQuestion::Neighbours(origin.request.clone(), props.record);
        Ask::List(Box::new(question))
    });
    let query = use_query(ask, "neighbours");
    let found = match query.latest() {
        Some(Answer::List(ListAnswer::Neighbours(found))) => Some(found.clone()),
        _ => None,
    };
    let step = {
        let (router, found) = (router.clone(), found.clone());
        Callback::from(move |forward: bool| {
            let Some((found, router)) = found.as_ref().zip(router.as_ref()) else {
                return;
            };
            if let Some((record, row)) = target(found, forward) {
                router.step_to(record, row);
            }
        })
    };
    let key = |keys: &str, title: &str, forward: bool| {
        let command = Command::key(title, keys, CommandGroup::Page);
        (command, step.reform(move |()| forward))
    };
    use_commands(if found.is_some() {
        vec![
            key("j", lists::NEXT_RECORD, true),
            key("k", lists::PREVIOUS_RECORD, false),
        ]
    } else {
        Vec::new()
    });
    let (Some(found), Some(origin)) = (found, origin) else {
        return Html::default();
    };
    let Some(position) = found.position else {
        return Html::default();
    };
    let go = |forward: bool| step.reform(move |_: MouseEvent| forward);
    let back = Callback::from(|event: MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            event.stop_propagation();
            Router::back();
        }
    });
    html! {
        <div class="neighbours">
            <p>
                { lists::place_in(position, found.filtered) }
                <a href={origin.route.to_string()} onclick={back}>{ format::shown(&found.title) }</a>
            </p>
            <div>
                <button type="button" class="button button-quiet" aria-keyshortcuts="k" disabled={target(&found, false).is_none()}
                    onclick={go(false)}>{ icon(Icon::Up) }{ lists::PREVIOUS }</button>
                <button type="button" class="button button-quiet" aria-keyshortcuts="j" disabled={target(&found, true).is_none()}
                    onclick={go(true)}>{ icon(Icon::Down) }{ lists::NEXT }</button>
            </div>
        </div>
    }
}

/// The record before or after, and its place in the list.
fn target(found: &Neighbours, forward: bool) -> Option<(RecordRef, u32)> {
    let position = found.position?;
    if forward {
        Some((found.next?, position.checked_add(1)?))
    } else {
        Some((found.previous?, position.checked_sub(1)?))
    }
}
