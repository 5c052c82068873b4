//! A field with choices, and its label.
//!
//! It must not know what is chosen from.

use yew::prelude::*;

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    value: AttrValue,
    words: AttrValue,
    group: Option<&'static str>,
    chosen: bool,
}

impl Choice {
    pub(crate) fn new(
        value: impl Into<AttrValue>,
        words: impl Into<AttrValue>,
        chosen: bool,
    ) -> Self {
        Self {
            value: value.into(),
            words: words.into(),
            group: None,
            chosen,
        }
    }

    /// Among others under a heading.
    pub(crate) fn under(self, group: &'static str) -> Self {
        Self {
            group: Some(group),
            ..self
        }
    }
}

/// A field with choices, and its label.
pub(crate) fn choices(
    id: &'static str,
    label: &str,
    all: &[Choice],
    autofocus: bool,
    onchange: Callback<Event>,
) -> Html {
    let id = AttrValue::from(id);
    html! {
        <div class="form-field">
            <label for={id.clone()}>{ label }</label>
            { select(id, all, autofocus, onchange) }
        </div>
    }
}

/// A field with choices for which a label stands elsewhere.
pub(crate) fn select(
    id: AttrValue,
    all: &[Choice],
    autofocus: bool,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <select {id} class="field" {autofocus} {onchange}>
            for part in all.chunk_by(|one, other| one.group == other.group) {
                if let Some(group) = part.first().and_then(|first| first.group) {
                    <optgroup label={group}>{ options(part) }</optgroup>
                } else {
                    { options(part) }
                }
            }
        </select>
    }
}

fn options(all: &[Choice]) -> Html {
    all.iter()
        .map(|choice| {
            html! { <option value={choice.value.clone()} selected={choice.chosen}>{ &choice.words }</option> }
        })
        .collect()
}
