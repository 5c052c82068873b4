//! Names with values.
//!
//! It must not know what they are about.

use yew::prelude::*;

use super::value::field;
use crate::engine::view::Field;

/// Names with values, one below the other.
pub(crate) fn fields(fields: &[Field]) -> Html {
    html! {
        <dl class="fields">
            for item in fields {
                <div class="field">
                    <dt>{ &item.name }</dt>
                    <dd>{ field(&item.value) }</dd>
                </div>
            }
        </dl>
    }
}
