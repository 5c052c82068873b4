//! A link that leads out of Vitrine.
//!
//! It must not open by itself: whoever follows it is asked first, which `Leaving` sees to for every link on the page.

use yew::prelude::*;

/// A link to an address that is known to be safe to link to.
pub(crate) fn out(href: &str, words: &str) -> Html {
    html! {
        <a class="out" href={href.to_owned()} target="_blank" rel="noreferrer noopener">{ words }</a>
    }
}
