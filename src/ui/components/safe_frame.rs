//! Text with formatting, in a frame that can do nothing.
//!
//! It must be given HTML that the engine has made safe. The frame has no scripts, no origin and no way out; what it may show is said by the
//! page's policy, which it inherits, and by one of its own. A frame is a document of its own and dear: until it comes near the window, the words
//! stand in its place.

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::ui::dom;
use crate::ui::format;
use crate::ui::words;

/// The style within the frame. The page's policy has its hash.
const STYLE: &str = include_str!("../../../static/frame/body.css");
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";
/// The frame cannot tell its height: it is guessed from the text, line by line.
const LINE_PIXELS: usize = 24;
const LINE_CHARS: usize = 62;
const LEAST_PIXELS: usize = 56;
const MOST_PIXELS: usize = 460;
/// What counts as near the window.
const NEAR: &str = "300px 0px";

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct SafeFrameProps {
    /// HTML that the engine has made safe.
    pub(crate) html: AttrValue,
    /// The same as plain text, in paragraphs.
    pub(crate) text: Vec<String>,
}

/// Text with formatting.
#[component]
pub(crate) fn SafeFrame(props: &SafeFrameProps) -> Html {
    let whole = use_state_eq(|| false);
    let full = height(&props.text);
    let shown = if *whole {
        full + full / 3
    } else {
        full.min(MOST_PIXELS)
    };
    let (place, near) = (use_node_ref(), use_state_eq(|| false));
    use_effect_with(*near, {
        let (place, near) = (place.clone(), near.clone());
        move |known| {
            let wanted = place.cast::<HtmlElement>().filter(|_| !known);
            let watch = wanted.and_then(|element| {
                dom::set_property(&element, "height", &format!("{shown}px"));
                // What was near once stays a frame: its reader may have scrolled within it.
                dom::watch_near(&element, NEAR, move |is_near| {
                    if is_near {
                        near.set(true);
                    }
                })
            });
            move || drop(watch)
        }
    });
    let toggle = {
        let whole = whole.clone();
        Callback::from(move |_: MouseEvent| whole.set(!*whole))
    };
    html! {
        <>
            if *near {
                <iframe class="safe-frame" sandbox="" title={words::FORMATTED} height={shown.to_string()} srcdoc={page(&props.html)} />
            } else {
                <div class="safe-frame frame-to-come text" ref={place}>
                    for paragraph in &props.text {
                        <p dir="auto">{ format::shown(paragraph) }</p>
                    }
                </div>
            }
            if full > MOST_PIXELS {
                <button type="button" class="link-button" aria-expanded={whole.to_string()} onclick={toggle}>
                    { if *whole { words::FRAME_LOWER } else { words::FRAME_HIGHER } }
                </button>
            }
        </>
    }
}

fn page(html: &str) -> String {
    format!(
        "<!doctype html><html><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\
         <meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\"><style>{STYLE}</style></head>\
         <body dir=\"auto\">{}</body></html>",
        format::visible(html)
    )
}

fn height(text: &[String]) -> usize {
    let lines = text.iter().flat_map(|paragraph| paragraph.lines());
    let lines: usize = lines
        .map(|line| line.chars().count() / LINE_CHARS + 1)
        .sum();
    let gaps = text.len() * LINE_PIXELS / 2;
    (lines * LINE_PIXELS + gaps).max(LEAST_PIXELS)
}
