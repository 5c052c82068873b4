//! The question before an address outside is opened: the whole of it, and whom opening it tells what.
//!
//! It must not know where links are: it hears of every click on one. What is neither web, mail nor telephone is not opened at all.

use yew::prelude::*;

use super::copy::Copy;
use crate::ui::dom::{self, Outward};
use crate::ui::words;

/// Asks before any link out of the page is followed, by whatever button or key.
#[component]
pub(crate) fn Leaving() -> Html {
    let to = use_state_eq(|| None::<Outward>);
    let dialog = use_node_ref();
    use_effect_with((), {
        let to = to.clone();
        move |()| {
            let listeners = ["click", "auxclick"].map(|name| {
                let to = to.clone();
                dom::listen_document(name, move |event: MouseEvent| {
                    if let Some(outward) = dom::outward(event.target()) {
                        event.prevent_default();
                        // The right button only opens the browser's own menu.
                        if event.button() < 2 {
                            to.set(Some(outward));
                        }
                    }
                })
            });
            move || drop(listeners)
        }
    });
    use_effect_with((*to).clone(), {
        let dialog = dialog.clone();
        move |to| {
            if to.is_some() {
                dom::show_dialog(&dialog);
            }
        }
    });
    let Some((outward, question)) = to.as_ref().and_then(|to| Some((to, question(to)?))) else {
        return Html::default();
    };
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| dom::close_dialog(&dialog))
    };
    let closed = {
        let to = to.clone();
        Callback::from(move |_: Event| to.set(None))
    };
    let address = outward.address.clone();
    // A program for mail or calls needs no tab.
    let new_tab = outward.scheme.starts_with("http").then_some("_blank");
    html! {
        <dialog ref={dialog} class="dialog leaving" aria-labelledby="leaving-title" aria-describedby="leaving-told" onclose={closed}>
            <div class="form">
                <h2 id="leaving-title">{ question.title }</h2>
                <p class="leaving-address"><bdi dir="ltr">{ &outward.address }</bdi></p>
                <p id="leaving-told" class="form-hint">{ question.told }</p>
                <div class="form-buttons">
                    <a class="button button-main" href={address.clone()} target={new_tab} rel="noreferrer noopener" data-asked="true"
                        onclick={close.clone()}>{ question.open }</a>
                    <Copy word={words::COPY_ADDRESS} text={Callback::from(move |()| address.clone())} />
                    <button type="button" class="button button-quiet" autofocus=true onclick={close}>{ words::STAY }</button>
                </div>
            </div>
        </dialog>
    }
}

struct Question {
    title: &'static str,
    told: String,
    open: &'static str,
}

/// What is asked; `None` for an address that is not opened.
fn question(to: &Outward) -> Option<Question> {
    let (title, told, open) = match to.scheme.as_str() {
        "http:" | "https:" if !to.host.is_empty() => {
            (words::LEAVE_WEB, words::told_web(&to.host), words::OPEN_WEB)
        }
        "mailto:" => (
            words::LEAVE_MAIL,
            words::TOLD_MAIL.to_owned(),
            words::OPEN_MAIL,
        ),
        "tel:" => (
            words::LEAVE_CALL,
            words::TOLD_CALL.to_owned(),
            words::OPEN_CALL,
        ),
        _ => return None,
    };
    Some(Question { title, told, open })
}
