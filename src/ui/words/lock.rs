//! Words of the page that tests the lock.
//!
//! It must not know where a word stands beyond what its name says.

use super::plural;
use crate::client::{Kept, Place};
use crate::ui::format::count;

pub(crate) const TEST_THE_LOCK: &str = "Test the lock";
pub(crate) const LEAD: &str = "Vitrine promises that nothing leaves this tab. You need not take our word for it: here this page tries every way out that a page has, and you see your browser refuse it.";
pub(crate) const BEGIN: &str = "Try every way out";
pub(crate) const BEGIN_AGAIN: &str = "Try again";
pub(crate) const HOW: &str = "What is tried goes to lock.invalid, a name that the rules of the Internet keep free for ever, and carries one letter. If your browser let it out, it would still reach nobody.";

pub(crate) const NOT_YET: &str = "Not tried yet";
pub(crate) const LOCKED: &str = "The lock holds";
pub(crate) const OPEN: &str = "This page is open";
pub(crate) const OPEN_ADVICE: &str = "Do not open an export here. Get the file again from where it is published, and compare its sum as below.";
pub(crate) const NO_ATTEMPT: &str = "Nothing could be tried";
pub(crate) const NO_ATTEMPT_WHY: &str =
    "The part of this page that tries is missing. Get the page again from where you have it.";

pub(crate) const WAITING: &str = "not tried yet";
pub(crate) const REFUSED: &str = "refused";
pub(crate) const WENT_OUT: &str = "WENT OUT";
pub(crate) const ABSENT: &str = "not possible here";
pub(crate) const TAKEN_AWAY: &str = "taken away";
pub(crate) const NOT_TRIED: &str = "not tried";

pub(crate) const UNTRIED: &str = "What no policy in a page can refuse";
pub(crate) const UNTRIED_NOTE: &str = "They are closed in other ways, each held by a test.";
/// What no policy refuses, in short and in full how it is closed all the same.
pub(crate) const CLOSED_WAYS: [(&str, &str, &str); 4] = [
    (
        "Another page in this tab, or in a new one, by script",
        NOT_TRIED,
        "Vitrine has no code that does so, and the refusals above show that no other code can run here.",
    ),
    (
        "A link that you follow yourself",
        "asks first",
        "No link out opens at once: a question shows the whole address and says who will learn what. The new tab is not told where you came from.",
    ),
    (
        "A host looked up before a link is followed",
        "switched off",
        "Looking up ahead is switched off for this page, and no hint to do so is written into it.",
    ),
    (
        "A call between browsers (WebRTC)",
        TAKEN_AWAY,
        "Not every browser’s policy speaks of it. So it is taken away from the page before anything else runs.",
    ),
];

pub(crate) const KEPT: &str = "What this page has kept in your browser";
pub(crate) const KEPT_NOTE: &str =
    "Looked up just now. An export lives in the memory of this tab alone and is gone with it.";
pub(crate) const NOTHING: &str = "nothing";
pub(crate) const NOT_ASKED: &str = "closed to this page";

pub(crate) const FILE: &str = "Is this the file that was published?";
pub(crate) const FILE_NOTE: &str = "Everything that is Vitrine is one file. A page cannot read its own file, so choose it here: its SHA-256 is worked out in this tab, as anything else is.";
pub(crate) const CHOOSE_FILE: &str = "Choose index.html";
pub(crate) const SUM: &str = "SHA-256";
pub(crate) const PUBLISHED: &str = "The published sum";
pub(crate) const PUBLISHED_HINT: &str = "Paste it here to compare.";
pub(crate) const SAME: &str = "The sums are the same: this is the file that was published.";
pub(crate) const DIFFERENT: &str =
    "The sums differ: this is another file than the one that was published.";
pub(crate) const NO_SUM: &str = "A SHA-256 has 64 digits, 0 to 9 and a to f.";
pub(crate) const THIS_BUILD: &str = "It names the build that runs in this tab.";
pub(crate) const OTHER_BUILD: &str =
    "It does not name the build that runs in this tab: it is another file.";
pub(crate) const UNREADABLE: &str = "Your browser could not read that file.";
pub(crate) const BY_HAND: &str = "Without trusting this page: save it, then run one of these, and compare with the sum beside the release.";
/// Commands that work out the sum of a file.
pub(crate) const COMMANDS: [(&str, &str); 3] = [
    ("Linux", "sha256sum index.html"),
    ("macOS", "shasum -a 256 index.html"),
    ("Windows", "Get-FileHash index.html"),
];

pub(crate) const POLICY: &str = "The policy in force";
pub(crate) const POLICY_NOTE: &str =
    "It stands first in the file. Your browser obeys it, whatever the rest of the file says.";
pub(crate) const NO_POLICY: &str = "This page carries no policy.";
pub(crate) const FORGET: &str = "Forget this export";
pub(crate) const FORGET_NOTE: &str = "Ends the worker that holds it, with its memory, and everything that you searched for or decided.";

/// A group of ways: its title, where they are tried, and each with its name in the script and its title.
pub(crate) type Group = (&'static str, Place, &'static [(&'static str, &'static str)]);

/// Every way that is tried.
pub(crate) const GROUPS: [Group; 5] = [
    (
        "Sending",
        Place::Page,
        &[
            ("fetch", "A request (fetch)"),
            ("xhr", "A request of the older kind (XMLHttpRequest)"),
            ("beacon", "A message at parting (sendBeacon)"),
            ("websocket", "An open line (WebSocket)"),
            (
                "webtransport",
                "An open line of the newer kind (WebTransport)",
            ),
            ("eventsource", "A stream of news (EventSource)"),
            ("webrtc", "A call between browsers (WebRTC)"),
        ],
    ),
    (
        "Loading something, which tells who asks for it",
        Place::Page,
        &[
            ("image", "A picture"),
            ("background", "A picture behind a text"),
            ("media", "A sound or film"),
            ("font", "A font"),
            ("style", "A style sheet"),
            ("script", "A script"),
            ("object", "A plug-in’s document"),
            ("preload", "Something for soon (preload)"),
            ("prefetch", "Something for later (prefetch)"),
        ],
    ),
    (
        "Frames, forms, helpers",
        Place::Page,
        &[
            ("frame", "A page within this page"),
            ("navigation", "Sending a frame elsewhere by script"),
            ("form", "A form that is sent"),
            ("worker", "A worker from an address"),
            ("service", "A worker that stays (service worker)"),
        ],
    ),
    (
        "Running code that is not Vitrine’s",
        Place::Page,
        &[
            ("inline", "A script written into the page"),
            ("blob", "A script made in memory"),
            ("handler", "A script within an attribute"),
            ("eval", "A script made of text (eval)"),
        ],
    ),
    (
        "From a worker, started as the one that reads your export",
        Place::Worker,
        &[
            ("fetch", "A request (fetch)"),
            ("xhr", "A request of the older kind (XMLHttpRequest)"),
            ("websocket", "An open line (WebSocket)"),
            (
                "webtransport",
                "An open line of the newer kind (WebTransport)",
            ),
            ("eventsource", "A stream of news (EventSource)"),
            ("import", "A script (importScripts)"),
            ("worker", "A worker of its own"),
            ("eval", "A script made of text (eval)"),
        ],
    ),
];

/// Why a way does not exist.
pub(crate) fn absent(place: Place, way: &str) -> &'static str {
    match (place, way) {
        // The first scripts of the page and of the worker do so.
        (Place::Page, "webrtc") | (Place::Worker, "worker") => TAKEN_AWAY,
        _ => ABSENT,
    }
}

/// `Trying: 12 of 33`
pub(crate) fn trying(done: usize, all: usize) -> String {
    format!("Trying: {done} of {all}")
}

/// What was found when the lock holds.
pub(crate) fn all_refused(refused: usize, absent: usize) -> String {
    let refused = plural(
        u64::try_from(refused).unwrap_or(u64::MAX),
        "way out was",
        "ways out were",
    );
    let tried = format!("{refused} tried, and your browser refused every one.");
    match absent {
        0 => tried,
        1 => format!("{tried} One more is not possible here."),
        absent => format!("{tried} {absent} more are not possible here."),
    }
}

/// What was found when it does not.
pub(crate) fn not_refused(open: usize) -> String {
    format!(
        "Your browser did not refuse {}.",
        plural(
            u64::try_from(open).unwrap_or(u64::MAX),
            "way out",
            "ways out"
        )
    )
}

/// Where something could be kept.
pub(crate) const fn kept(kept: Kept) -> &'static str {
    match kept {
        Kept::Local => "Local storage",
        Kept::Session => "Session storage",
        Kept::Databases => "Databases (IndexedDB)",
        Kept::Caches => "Caches",
        Kept::Cookies => "Cookies",
        Kept::Name => "The window’s name",
        Kept::Workers => "Service workers",
    }
}

/// How much is kept somewhere.
pub(crate) fn how_much(number: Option<u32>) -> String {
    match number {
        None => NOT_ASKED.to_owned(),
        Some(0) => NOTHING.to_owned(),
        Some(number) => count(number),
    }
}
