//! A text that may be long: its beginning, and the rest on demand.
//!
//! It must not know where the text comes from; it is drawn as text, line breaks kept.

use yew::prelude::*;

use super::variables::variables;
use crate::ui::format;
use crate::ui::words;

/// Texts up to this many characters and lines are shown whole.
const SHOWN_CHARS: usize = 700;
const SHOWN_LINES: usize = 12;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct LongTextProps {
    /// The text in paragraphs; a newline is a line break.
    pub(crate) paragraphs: Vec<String>,
}

#[component]
pub(crate) fn LongText(props: &LongTextProps) -> Html {
    let open = use_state_eq(|| false);
    let cut = cut(&props.paragraphs);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let shown = match (&cut, *open) {
        (Some(shown), false) => shown,
        _ => &props.paragraphs,
    };
    html! {
        <div class="text">
            for paragraph in shown {
                <p dir="auto">{ variables(&format::visible(paragraph)) }</p>
            }
            if cut.is_some() {
                <button type="button" class="link-button" aria-expanded={open.to_string()} onclick={toggle}>
                    { if *open { words::SHOW_LESS } else { words::SHOW_ALL } }
                </button>
            }
        </div>
    }
}

/// The beginning of a long text; `None` when it can be shown whole.
fn cut(paragraphs: &[String]) -> Option<Vec<String>> {
    let (mut chars, mut lines) = (SHOWN_CHARS, SHOWN_LINES);
    let mut shown = Vec::new();
    for paragraph in paragraphs {
        let end = end_within(paragraph, &mut chars, &mut lines);
        match end.and_then(|end| paragraph.get(..end)) {
            None => shown.push(paragraph.clone()),
            Some(head) => {
                shown.push(format!("{}…", head.trim_end()));
                return Some(shown);
            }
        }
    }
    None
}

/// Where a paragraph must end to keep within what is left of the limits; `None` when all of it may stay.
fn end_within(paragraph: &str, chars: &mut usize, lines: &mut usize) -> Option<usize> {
    for (at, c) in paragraph.char_indices() {
        if *chars == 0 || *lines == 0 {
            return Some(at);
        }
        *chars -= 1;
        *lines -= usize::from(c == '\n');
    }
    *lines = lines.saturating_sub(1);
    None
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn short_texts_stay_whole() {
        assert_eq!(cut(&["a\nb".to_owned(), "c".to_owned()]), None);
        assert_eq!(cut(&[]), None);
    }

    #[test]
    fn long_texts_are_cut_by_characters_or_lines() {
        let cut = |text: &str| cut(&[text.to_owned()]).map(|shown| shown.concat());
        assert_eq!(cut(&"ä".repeat(701)), Some(format!("{}…", "ä".repeat(700))));
        assert_eq!(
            cut(&"x\n".repeat(30)).map(|shown| shown.lines().count()),
            Some(12)
        );
    }
}
