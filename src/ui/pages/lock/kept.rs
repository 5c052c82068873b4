//! What the browser keeps for the page, place by place.
//!
//! It must not look: what was found comes in.

use yew::prelude::*;

use crate::client::Kept;
use crate::ui::words::lock as words;

/// What is kept where, and the way to forget what the tab holds.
pub(super) fn part(kept: &[(Kept, Option<u32>)], on_forget: Option<&Callback<()>>) -> Html {
    html! {
        <section class="lock-part" aria-labelledby="lock-kept">
            <h2 id="lock-kept">{ words::KEPT }</h2>
            <p class="part-note">{ words::KEPT_NOTE }</p>
            <dl class="facts lock-kept">
                for (place, number) in kept {
                    <div>
                        <dt>{ words::kept(*place) }</dt>
                        <dd class={classes!(number.is_some_and(|number| number > 0).then_some("lock-something"))}>
                            { words::how_much(*number) }
                        </dd>
                    </div>
                }
            </dl>
            if let Some(on_forget) = on_forget {
                <p class="lock-forget">
                    <button type="button" class="button" onclick={on_forget.reform(|_: MouseEvent| ())}>{ words::FORGET }</button>
                    { " " }<span class="form-hint">{ words::FORGET_NOTE }</span>
                </p>
            }
        </section>
    }
}
