//! What several sides say of a record, side by side.
//!
//! It must not know the sides.

use yew::prelude::*;

use super::value::field;
use crate::engine::view::{ComparedField, Comparison};
use crate::ui::words;

/// A table with a row for each name; where the sides differ, the row says so.
pub(crate) fn comparison(comparison: &Comparison) -> Html {
    html! {
        <table class="comparison">
            <thead>
                <tr>
                    <td></td>
                    for side in &comparison.sides {
                        <th scope="col">{ side }</th>
                    }
                </tr>
            </thead>
            <tbody>
                for item in &comparison.rows {
                    { row(item) }
                }
            </tbody>
        </table>
    }
}

fn row(item: &ComparedField) -> Html {
    html! {
        <tr class={item.differs.then_some("differs")}>
            <th scope="row">
                { &item.name }
                if item.differs {
                    { " " }<span class="differs-word">{ words::DIFFERS }</span>
                }
            </th>
            for value in &item.values {
                <td>{ field(value) }</td>
            }
        </tr>
    }
}
