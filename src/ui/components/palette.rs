//! The palette: a field, and what there is to choose for what is typed into it.
//!
//! It must not know what choosing does.

use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::icon::{Icon, icon};
use crate::ui::dom;
use crate::ui::format::{self, Piece};
use crate::ui::state::{Choice, Choices};
use crate::ui::words::{commands as words, structure::CLOSE};

/// What [`PaletteView`] is drawn from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PaletteViewProps {
    /// What is typed.
    pub typed: AttrValue,
    /// What there is to choose.
    pub choices: Vec<Choices>,
    /// Whether records are still being looked for.
    pub searching: bool,
    /// Something else was typed.
    pub on_typed: Callback<String>,
    /// Something was chosen.
    pub on_choice: Callback<Choice>,
    /// It was closed.
    pub on_close: Callback<()>,
}

/// The palette: a field, and what there is to choose for what is typed into it.
#[component]
pub fn PaletteView(props: &PaletteViewProps) -> Html {
    let dialog = use_node_ref();
    let active = use_state_eq(|| 0_usize);
    use_effect_with(dialog.clone(), dom::show_dialog);
    use_effect_with(props.typed.clone(), {
        let active = active.clone();
        move |_| active.set(0)
    });
    let flat: Vec<&Choice> = props
        .choices
        .iter()
        .flat_map(|part| &part.choices)
        .collect();
    let at = (*active).min(flat.len().saturating_sub(1));
    use_effect_with((at, props.typed.clone()), |(at, _)| {
        dom::show_option(&option_id(*at));
    });
    let choose = {
        let (dialog, on_choice) = (dialog.clone(), props.on_choice.clone());
        Callback::from(move |choice: Choice| {
            // Closed first, so that the focus is back in the page before anything happens there.
            dom::close_dialog(&dialog);
            on_choice.emit(choice);
        })
    };
    let pressed = {
        let (active, choose) = (active.clone(), choose.clone());
        let (count, chosen) = (flat.len(), flat.get(at).map(|choice| (*choice).clone()));
        Callback::from(move |event: KeyboardEvent| {
            let last = count.saturating_sub(1);
            let to = match event.key().as_str() {
                "ArrowDown" if at >= last => 0,
                "ArrowDown" => at + 1,
                "ArrowUp" => at.checked_sub(1).unwrap_or(last),
                "PageDown" => (at + 8).min(last),
                "PageUp" => at.saturating_sub(8),
                "Enter" if !event.is_composing() => {
                    event.prevent_default();
                    if let Some(choice) = &chosen {
                        choose.emit(choice.clone());
                    }
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            active.set(to);
        })
    };
    let typed = props
        .on_typed
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| dom::close_dialog(&dialog))
    };
    let on_close = props.on_close.reform(|_: Event| ());
    let mut number = 0;
    html! {
        <dialog ref={dialog} class="dialog palette" aria-label={words::PALETTE} onclose={on_close}>
            <div class="palette-field">
                { icon(Icon::Search) }
                <input class="palette-input" type="text" role="combobox" aria-label={words::PALETTE} aria-expanded="true"
                    aria-controls="palette-list" aria-autocomplete="list" aria-activedescendant={(!flat.is_empty()).then(|| option_id(at))}
                    placeholder={words::PALETTE_HINT} autocomplete="off" spellcheck="false" autofocus=true
                    value={props.typed.clone()} oninput={typed} onkeydown={pressed} />
                <button type="button" class="palette-close" aria-label={CLOSE} onclick={close}>{ icon(Icon::Close) }</button>
            </div>
            <div id="palette-list" class="palette-list" role="listbox" aria-label={words::CHOICES}>
                for (index, part) in props.choices.iter().enumerate() {
                    <div role="group" aria-labelledby={format!("palette-group-{index}")}>
                        <div id={format!("palette-group-{index}")} class="palette-title" role="presentation">{ part.title }</div>
                        for choice in &part.choices {
                            { option(&mut number, at, choice, &choose) }
                        }
                    </div>
                }
            </div>
            if flat.is_empty() && !props.searching {
                <p class="palette-none">{ words::NO_CHOICES }</p>
            }
            <p class="palette-keys" aria-hidden="true">{ words::PALETTE_KEYS }</p>
            <div class="visually-hidden" role="status">
                if !props.searching { { words::choices(flat.len()) } }
            </div>
        </dialog>
    }
}

fn option_id(at: usize) -> String {
    format!("palette-{at}")
}

/// One choice. The focus stays in the field, whatever is pressed with the pointer.
fn option(number: &mut usize, active: usize, choice: &Choice, choose: &Callback<Choice>) -> Html {
    let at = *number;
    *number += 1;
    let stay = Callback::from(|event: MouseEvent| event.prevent_default());
    let onclick = {
        let choice = choice.clone();
        choose.reform(move |_: MouseEvent| choice.clone())
    };
    let pieces = format::pieces(&choice.title, &choice.marks);
    html! {
        <div id={option_id(at)} role="option" class="palette-option" aria-selected={(at == active).to_string()} onmousedown={stay} {onclick}>
            <span class="palette-name" dir="auto">
                for piece in pieces {
                    { match piece {
                        Piece::Plain(text) => html! { format::visible(text).into_owned() },
                        Piece::Match(text) => html! { <mark>{ format::visible(text).into_owned() }</mark> },
                    } }
                }
            </span>
            if !choice.note.is_empty() {
                { " " }<span class="palette-note">{ &choice.note }</span>
            }
            if !choice.keys.is_empty() {
                { " " }<span class="palette-key" aria-hidden="true">
                    for key in choice.keys.split(' ') {
                        <kbd>{ key }</kbd>
                    }
                </span>
            }
        </div>
    }
}
