//! Names with values, with a filter where there are many.
//!
//! It must not know what they are about.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::value::field;
use crate::engine::view::{RecordPage, SectionBody, Value};
use crate::ui::format;
use crate::ui::state::Shared;
use crate::ui::words;

/// More fields than this get a filter.
const FEW: usize = 15;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct FieldsProps {
    /// The page that the section is of.
    pub(crate) page: Shared<RecordPage>,
    /// Which of its sections.
    pub(crate) index: usize,
}

/// Names with values, one below the other.
#[component]
pub(crate) fn Fields(props: &FieldsProps) -> Html {
    let filter = use_state_eq(String::new);
    let section = props.page.sections.get(props.index);
    let Some((section, SectionBody::Fields(fields))) =
        section.map(|section| (section, &section.body))
    else {
        return Html::default();
    };
    let typed = {
        let filter = filter.clone();
        Callback::from(move |event: InputEvent| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            filter.set(input.map_or_else(String::new, |input| input.value()));
        })
    };
    let cleared = {
        let filter = filter.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" && !filter.is_empty() {
                event.prevent_default();
                filter.set(String::new());
            }
        })
    };
    let shown: Vec<_> = fields
        .iter()
        .filter(|item| has(&item.name, &item.value, &filter))
        .collect();
    html! {
        <>
            if fields.len() > FEW {
                <input type="search" class="fields-filter" aria-label={words::filter_of(&section.title)}
                    placeholder={words::FILTER_FIELDS} autocomplete="off" spellcheck="false"
                    value={(*filter).clone()} oninput={typed} onkeydown={cleared} />
            }
            if shown.is_empty() {
                <p class="section-note" role="status">{ words::NO_FIELD }</p>
            }
            <dl class="fields">
                for item in shown {
                    <div class="field">
                        <dt>{ format::visible(&item.name).into_owned() }</dt>
                        <dd>{ field(&item.value) }</dd>
                    </div>
                }
            </dl>
        </>
    }
}

/// Whether a field's name, or its value as text, has the words that are looked for.
fn has(name: &str, value: &Value, filter: &str) -> bool {
    let text = format!("{name} {}", value.to_line()).to_lowercase();
    filter
        .split_whitespace()
        .all(|word| text.contains(&word.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::has;
    use crate::engine::view::Value;

    #[test]
    fn fields_are_found_by_name_and_by_value() {
        let value = Value::Text("Große Elbstraße".to_owned());
        for (filter, want) in [
            ("", true),
            ("addr", true),
            ("elb  ADDRESS", true),
            ("phone", false),
        ] {
            assert_eq!(has("Address", &value, filter), want, "{filter}");
        }
    }
}
