//! Which file this is: its sum, and whether that is the published one.
//!
//! It must not read files.

use web_sys::{DragEvent, File, HtmlInputElement};
use yew::prelude::*;

use crate::ui::components::{Icon, icon};
use crate::ui::dom;
use crate::ui::words::lock as words;

/// A file that was chosen to be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileSum {
    /// Its name.
    pub name: String,
    /// Its SHA-256 in hexadecimal digits.
    pub sum: String,
    /// Whether it names the build that runs.
    pub this_build: bool,
}

/// The comparison, as far as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// The file, once one is chosen; an error where it could not be read.
    pub file: Option<Result<FileSum, ()>>,
    /// What the reader typed as the published sum.
    pub published: String,
}

/// What the sums say to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Compared {
    Nothing,
    NoSum,
    Same,
    Different,
}

/// The file's part of the page.
pub(super) fn part(
    checked: &Checked,
    on_file: &Callback<File>,
    on_published: &Callback<String>,
) -> Html {
    let chosen = {
        let on_file = on_file.clone();
        Callback::from(move |event: Event| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            let file = input.and_then(|input| dom::from_input(&input).into_iter().next());
            if let Some((_, file)) = file {
                on_file.emit(file);
            }
        })
    };
    // A file dropped here is compared, not opened as an export.
    let over = |event: DragEvent| {
        event.prevent_default();
        event.stop_propagation();
    };
    let dropped = {
        let on_file = on_file.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            event.stop_propagation();
            let files = event.data_transfer().and_then(|it| it.files());
            if let Some(file) = files.and_then(|files| files.get(0)) {
                on_file.emit(file);
            }
        })
    };
    html! {
        <section class="lock-part" aria-labelledby="lock-file" ondragover={over} ondrop={dropped}>
            <h2 id="lock-file">{ words::FILE }</h2>
            <p class="part-note">{ words::FILE_NOTE }</p>
            <p class="load">
                <input id="choose-page" class="door-input" type="file" accept=".html,text/html" onchange={chosen} />
                <label class="button" for="choose-page">{ words::CHOOSE_FILE }</label>
            </p>
            <div role="status">
                if let Some(file) = &checked.file {
                    { sum(file) }
                }
            </div>
            if let Some(Ok(file)) = &checked.file {
                { published(file, &checked.published, on_published) }
            }
            <p class="part-note lock-by-hand">{ words::BY_HAND }</p>
            <dl class="lock-commands">
                for (system, command) in words::COMMANDS {
                    <div><dt>{ system }</dt><dd><code>{ command }</code></dd></div>
                }
            </dl>
        </section>
    }
}

fn sum(file: &Result<FileSum, ()>) -> Html {
    let Ok(file) = file else {
        return html! { <p class="form-problem">{ words::UNREADABLE }</p> };
    };
    html! {
        <div class="lock-sum">
            <p>{ words::SUM }{ " " }<bdi>{ &file.name }</bdi></p>
            <p><code>{ &file.sum }</code></p>
            <p class={if file.this_build { "form-hint" } else { "form-problem" }}>
                { if file.this_build { words::THIS_BUILD } else { words::OTHER_BUILD } }
            </p>
        </div>
    }
}

fn published(file: &FileSum, typed: &str, on_published: &Callback<String>) -> Html {
    let input = on_published
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let (class, drawing, told) = match compared(&file.sum, typed) {
        Compared::Nothing => ("form-hint", None, words::PUBLISHED_HINT),
        Compared::NoSum => ("form-problem", None, words::NO_SUM),
        Compared::Same => ("lock-same", Some(Icon::Check), words::SAME),
        Compared::Different => ("form-problem", Some(Icon::Alert), words::DIFFERENT),
    };
    html! {
        <div class="lock-published">
            <label for="published-sum">{ words::PUBLISHED }</label>
            <input id="published-sum" class="field" autocomplete="off" spellcheck="false" value={typed.to_owned()} oninput={input}
                aria-describedby="published-told" />
            <p id="published-told" class={class} role="status">{ drawing.map(icon) }{ told }</p>
        </div>
    }
}

/// Compares with what was pasted, which may be a line of `sha256sum` with the file's name behind the sum.
fn compared(sum: &str, typed: &str) -> Compared {
    let typed = typed.trim().to_ascii_lowercase();
    let Some(first) = typed.split_whitespace().next() else {
        return Compared::Nothing;
    };
    let first = first.trim_start_matches("sha256:");
    if first.len() != 64 || !first.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Compared::NoSum;
    }
    if first == sum {
        Compared::Same
    } else {
        Compared::Different
    }
}

#[cfg(test)]
mod tests {
    use super::{Compared, compared};

    #[test]
    fn sums_are_compared_however_they_are_pasted() {
        let sum = "ab".repeat(32);
        for (typed, want) in [
            (String::new(), Compared::Nothing),
            ("  ".to_owned(), Compared::Nothing),
            (sum.clone(), Compared::Same),
            (sum.to_uppercase(), Compared::Same),
            (format!(" {sum}  index.html\n"), Compared::Same),
            (format!("sha256:{sum}"), Compared::Same),
            ("ba".repeat(32), Compared::Different),
            (sum[1..].to_owned(), Compared::NoSum),
            ("gh".repeat(32), Compared::NoSum),
        ] {
            assert_eq!(compared(&sum, &typed), want, "{typed:?}");
        }
    }
}
