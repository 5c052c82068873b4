//! A share as a bar, beside its figure.
//!
//! It must not carry meaning alone: the figure is text, the bar is hidden from people who listen.

use yew::prelude::*;

use crate::ui::format;

/// A share of 1,000 as a bar with its percentage.
pub(crate) fn share(permille: u32) -> Html {
    let permille = permille.min(1000);
    // Nearly all is not all, nearly nothing is not nothing.
    let percent = match permille {
        1..=9 => 1,
        991..=999 => 99,
        permille => (permille + 5) / 10,
    };
    html! {
        <span class="share">
            <svg class="share-bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                <rect class="share-part" width={permille.to_string()} height="10" />
            </svg>
            <span class="num">{ format::percent(&percent.to_string()) }</span>
        </span>
    }
}

/// Thousandths, rounded down; nothing of nothing is nothing.
pub(crate) fn permille(part: u32, whole: u32) -> u32 {
    let share = (u64::from(part) * 1000).checked_div(u64::from(whole));
    share.map_or(0, |share| u32::try_from(share).unwrap_or(1000))
}

#[cfg(test)]
mod tests {
    use super::permille;

    #[test]
    fn shares_are_thousandths() {
        for (part, whole, want) in [
            (0, 0, 0),
            (1, 3, 333),
            (u32::MAX, u32::MAX, 1000),
            (0, 9, 0),
        ] {
            assert_eq!(permille(part, whole), want);
        }
    }
}
