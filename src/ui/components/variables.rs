//! Text with its variables marked: what a template leaves to be filled in.
//!
//! It must not know whether the text is a template: two braces around a name are a variable wherever they stand.

use yew::prelude::*;

/// A name between braces is no longer than this.
const LONGEST: usize = 60;

/// The text, with every `{{name}}` marked.
pub(crate) fn variables(text: &str) -> Html {
    parts(text)
        .into_iter()
        .map(|(part, marked)| {
            if marked {
                html! { <span class="variable">{ part }</span> }
            } else {
                html! { part }
            }
        })
        .collect()
}

/// The text in pieces, each with whether it is a variable.
fn parts(text: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    let mut rest = text;
    let mut from = 0;
    while let Some(open) = rest.get(from..).and_then(|tail| tail.find("{{")) {
        let open = from + open;
        let Some(inner) = rest.get(open + 2..) else {
            break;
        };
        let name = inner.find("}}").and_then(|close| inner.get(..close));
        match name.filter(|name| is_name(name)) {
            None => from = open + 2,
            Some(name) => {
                let (before, tail) = rest.split_at(open);
                let (variable, after) = tail.split_at(name.len() + 4);
                if !before.is_empty() {
                    parts.push((before, false));
                }
                parts.push((variable, true));
                rest = after;
                from = 0;
            }
        }
    }
    if !rest.is_empty() {
        parts.push((rest, false));
    }
    parts
}

fn is_name(text: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || " _-.|".contains(c);
    text.len() <= LONGEST && text.chars().any(char::is_alphanumeric) && text.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn names_between_two_braces_are_variables() {
        for (text, want) in [
            ("", vec![]),
            ("Dear Ada", vec![("Dear Ada", false)]),
            (
                "Dear {{first_name}},",
                vec![("Dear ", false), ("{{first_name}}", true), (",", false)],
            ),
            ("{{ a.b }}{{c}}", vec![("{{ a.b }}", true), ("{{c}}", true)]),
            ("{{}} and {{", vec![("{{}} and {{", false)]),
            ("{{\n}} {{x}}", vec![("{{\n}} ", false), ("{{x}}", true)]),
            ("ä{{é}}", vec![("ä", false), ("{{é}}", true)]),
        ] {
            assert_eq!(parts(text), want, "{text:?}");
        }
    }
}
