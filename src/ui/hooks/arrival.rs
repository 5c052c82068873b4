//! Arriving at a page: focus, scroll and the window's title.
//!
//! It must not know what the page shows.

use yew::prelude::*;

use super::router::{Arrival, Place, Router};
use crate::ui::dom;

/// When the page is `ready` to be seen: focuses its heading, or after Back the link that was followed, and scrolls to where the
/// reader was.
#[hook]
pub(crate) fn use_arrival(ready: bool) {
    let router = use_context::<Router>();
    let key = use_context::<Place>().map(|place| place.entry.key);
    use_effect_with((ready, key), move |(ready, _)| {
        let arrival = router
            .filter(|_| *ready)
            .and_then(|router| router.take_arrival());
        match arrival {
            None => {}
            Some(Arrival::New) => {
                dom::scroll_page_to(0.0);
                dom::focus_heading();
            }
            Some(Arrival::Back(spot)) => {
                dom::scroll_page_to(spot.scroll);
                let found = spot
                    .link
                    .is_some_and(|(href, nth)| dom::focus_nth_link(&href, nth));
                if !found && spot.grid.is_none() {
                    dom::focus_heading();
                }
            }
        }
    });
}

/// Names the page in the window's title.
#[hook]
pub(crate) fn use_title(title: &str) {
    use_effect_with(AttrValue::from(title.to_owned()), |title| {
        dom::set_title(title);
    });
}
