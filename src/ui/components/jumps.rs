//! The sections of a long page by name, to be there at once.
//!
//! It must not know which sections there are.

use yew::prelude::*;

use crate::engine::view::{Place, RecordPage};
use crate::ui::dom;
use crate::ui::format;
use crate::ui::words;

/// A page with fewer sections is seen whole.
const FEWEST: usize = 5;

/// The id of a section's heading.
pub(crate) fn section_id(index: usize) -> String {
    format!("section-{index}")
}

/// A button for each section with something in it, in the order in which they stand on the page.
pub(crate) fn jumps(page: &RecordPage) -> Html {
    let place = |place: Place| {
        let sections = page.sections.iter().enumerate();
        sections.filter(move |(_, section)| section.place == place && section.count > 0)
    };
    let sections: Vec<_> = place(Place::Activity)
        .chain(place(Place::Related))
        .chain(place(Place::Facts))
        .collect();
    if sections.len() < FEWEST {
        return Html::default();
    }
    html! {
        <ul role="list" class="jumps" aria-label={words::SECTIONS}>
            for (index, section) in sections {
                <li>
                    <button type="button" class="jump" onclick={move |_: MouseEvent| dom::go_to_section(&section_id(index))}>
                        <span class="visually-hidden">{ words::GO_TO }{ " " }</span>{ format::shown(&section.title) }{ " " }
                        <span class="section-count">{ format::count(section.count) }</span>
                    </button>
                </li>
            }
        </ul>
    }
}
