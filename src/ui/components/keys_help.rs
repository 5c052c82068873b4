//! All shortcuts, in a dialog, and the switch for those of single characters.
//!
//! It must not know what they do beyond their titles.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::ui::dom;
use crate::ui::state::{Command, CommandGroup};
use crate::ui::words::{commands as words, structure::CLOSE};

/// What [`KeysHelp`] is drawn from.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct KeysHelpProps {
    /// All commands; those without keys are left out.
    pub commands: Vec<Command>,
    /// Whether single characters do anything.
    pub letters: bool,
    /// Single characters are to be switched on or off.
    pub on_letters: Callback<bool>,
    /// It was closed.
    pub on_close: Callback<()>,
}

/// All shortcuts, in a dialog.
#[component]
pub fn KeysHelp(props: &KeysHelpProps) -> Html {
    let dialog = use_node_ref();
    use_effect_with(dialog.clone(), dom::show_dialog);
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| dom::close_dialog(&dialog))
    };
    let on_close = props.on_close.reform(|_: Event| ());
    let switched = props
        .on_letters
        .reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
    let groups = [
        (CommandGroup::Anywhere, words::KEYS_ANYWHERE),
        (CommandGroup::Page, words::KEYS_PAGE),
        (CommandGroup::Export, words::KEYS_EXPORT),
        (CommandGroup::Go, words::KEYS_GO),
    ];
    html! {
        <dialog ref={dialog} class="dialog keys" aria-labelledby="keys-title" onclose={on_close}>
            <h2 id="keys-title">{ words::KEYS }</h2>
            <div class="keys-groups">
                for (group, title) in groups {
                    { of_group(group, title, &props.commands) }
                }
            </div>
            <div class="keys-switch">
                <label>
                    <input type="checkbox" checked={props.letters} aria-describedby="keys-hint" onchange={switched} />
                    { " " }{ words::LETTERS }
                </label>
                <p id="keys-hint" class="form-hint">{ words::LETTERS_HINT }</p>
            </div>
            <button type="button" class="button" autofocus=true onclick={close}>{ CLOSE }</button>
        </dialog>
    }
}

fn of_group(group: CommandGroup, title: &str, commands: &[Command]) -> Html {
    let others: &[(&str, &str)] = match group {
        CommandGroup::Anywhere => &words::OTHER_KEYS,
        _ => &[],
    };
    let mut rows: Vec<(&str, &str)> = Vec::new();
    for command in commands
        .iter()
        .filter(|it| it.group == group && !it.keys.is_empty())
    {
        rows.push((&command.keys, &command.title));
    }
    rows.extend(others);
    if rows.is_empty() {
        return Html::default();
    }
    html! {
        <section class="keys-group">
            <h3>{ title }</h3>
            <dl>
                for (keys, does) in rows {
                    <div>
                        <dt>for key in keys.split(' ') { <kbd>{ key }</kbd> }</dt>
                        <dd>{ does }</dd>
                    </div>
                }
            </dl>
        </section>
    }
}
