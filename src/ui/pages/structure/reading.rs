//! A form that says how a table is to be read.
//!
//! It must not read: it hands over what the reader wants, and what is not wanted is found out.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::chips::ReadingField;
use super::encodings::{COMMON, OTHERS};
use crate::engine::view::{ReadAs, TableStructure};
use crate::ui::components::{Choice, choices};
use crate::ui::dom;
use crate::ui::words::structure as words;

/// Characters between cells that can be chosen.
const DELIMITERS: [char; 9] = [',', ';', '\t', '|', ':', '^', '~', ' ', '\u{1f}'];
/// Stands for no character around cells.
const UNQUOTED: &str = "none";

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ReadingProps {
    /// The table.
    pub(super) table: TableStructure,
    /// The field that takes the focus.
    pub(super) field: ReadingField,
    /// What the reader wants.
    pub(super) on_read: Callback<ReadAs>,
    /// The form is closed.
    pub(super) on_close: Callback<()>,
}

#[component]
pub(super) fn Reading(props: &ReadingProps) -> Html {
    let dialog = use_node_ref();
    let wish = use_state_eq(|| props.table.read_as.clone());
    use_effect_with(dialog.clone(), dom::show_dialog);
    let select = |change: fn(&mut ReadAs, Option<String>)| {
        let wish = wish.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            let mut next = (*wish).clone();
            change(&mut next, Some(value).filter(|value| !value.is_empty()));
            wish.set(next);
        })
    };
    let on_skip = {
        let wish = wish.clone();
        Callback::from(move |event: InputEvent| {
            let value = event.target_unchecked_into::<HtmlInputElement>().value();
            let mut next = (*wish).clone();
            next.skip = value.trim().parse().ok();
            wish.set(next);
        })
    };
    let read = |read_as: ReadAs| {
        let (dialog, on_read) = (dialog.clone(), props.on_read.clone());
        move || {
            dom::close_dialog(&dialog);
            on_read.emit(read_as.clone());
        }
    };
    let (again, found) = (read((*wish).clone()), read(ReadAs::default()));
    let on_submit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        again();
    });
    let on_close = props.on_close.reform(|_: Event| ());
    let close = {
        let dialog = dialog.clone();
        Callback::from(move |_: MouseEvent| dom::close_dialog(&dialog))
    };
    let focus = |field| props.field == field;
    html! {
        <dialog ref={dialog} class="dialog" aria-labelledby="reading-title" onclose={on_close}>
            <form class="form" onsubmit={on_submit}>
                <h2 id="reading-title">{ words::how_read(&props.table.path) }</h2>
                <p class="form-hint">{ words::READING_HINT }</p>
                { choices("read-encoding", words::ENCODING, &encodings(&wish), focus(ReadingField::Encoding),
                    select(|wish, value| wish.encoding = value)) }
                { choices("read-delimiter", words::DELIMITER, &delimiters(&wish), focus(ReadingField::Delimiter),
                    select(|wish, value| wish.delimiter = value.and_then(|value| value.chars().next()))) }
                { choices("read-quote", words::QUOTE, &quotes(&wish), focus(ReadingField::Quote),
                    select(|wish, value| wish.quote = value.map(|value| value.chars().next().filter(|_| value != UNQUOTED)))) }
                { choices("read-header", words::HEADER, &headers(&wish), focus(ReadingField::Header),
                    select(|wish, value| wish.header = value.map(|value| value == "yes"))) }
                <div class="form-field">
                    <label for="read-skip">{ words::SKIP }</label>
                    <input id="read-skip" class="field" type="number" min="0" max="1000000" inputmode="numeric"
                        placeholder={words::AS_FOUND} aria-describedby="read-skip-hint" autofocus={focus(ReadingField::Skip)}
                        value={wish.skip.map(|lines| lines.to_string())} oninput={on_skip} />
                    <p id="read-skip-hint" class="form-hint">{ words::SKIP_HINT }</p>
                </div>
                <div class="form-buttons">
                    <button type="submit" class="button button-main">{ words::READ_AGAIN }</button>
                    if props.table.read_as != ReadAs::default() {
                        <button type="button" class="button" onclick={Callback::from(move |_: MouseEvent| found())}>{ words::AS_FOUND }</button>
                    }
                    <button type="button" class="button button-quiet" onclick={close}>{ words::CLOSE }</button>
                </div>
            </form>
        </dialog>
    }
}

fn encodings(wish: &ReadAs) -> Vec<Choice> {
    let chosen = |name: &str| {
        wish.encoding
            .as_deref()
            .is_some_and(|it| it.eq_ignore_ascii_case(name))
    };
    let common = COMMON.iter().map(|(name, words)| {
        Choice::new(*name, *words, chosen(name)).under(words::ENCODINGS_COMMON)
    });
    let others = OTHERS
        .iter()
        .map(|name| Choice::new(*name, *name, chosen(name)).under(words::ENCODINGS_OTHER));
    as_found(wish.encoding.is_none(), common.chain(others))
}

fn delimiters(wish: &ReadAs) -> Vec<Choice> {
    let own = wish.delimiter.filter(|own| !DELIMITERS.contains(own));
    let all = DELIMITERS.into_iter().chain(own);
    as_found(
        wish.delimiter.is_none(),
        all.map(|each| {
            Choice::new(
                each.to_string(),
                words::character(each),
                wish.delimiter == Some(each),
            )
        }),
    )
}

fn quotes(wish: &ReadAs) -> Vec<Choice> {
    let own = wish
        .quote
        .flatten()
        .filter(|own| !['"', '\''].contains(own));
    let all = ['"', '\''].into_iter().chain(own);
    let none = Choice::new(UNQUOTED, words::QUOTE_NONE, wish.quote == Some(None));
    as_found(
        wish.quote.is_none(),
        all.map(|each| {
            Choice::new(
                each.to_string(),
                words::character(each),
                wish.quote == Some(Some(each)),
            )
        })
        .chain([none]),
    )
}

fn headers(wish: &ReadAs) -> Vec<Choice> {
    let both = [
        ("yes", words::HEADER_YES, true),
        ("no", words::HEADER_NO, false),
    ];
    as_found(
        wish.header.is_none(),
        both.into_iter()
            .map(|(value, words, header)| Choice::new(value, words, wish.header == Some(header))),
    )
}

fn as_found(chosen: bool, others: impl Iterator<Item = Choice>) -> Vec<Choice> {
    [Choice::new("", words::AS_FOUND, chosen)]
        .into_iter()
        .chain(others)
        .collect()
}
