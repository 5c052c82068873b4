//! The words of HTML, without its tags.
//!
//! It must not be used to make HTML safe: what it gives is plain text, for searching and for one line of a list.

/// The text between the tags, with a blank for each tag, without scripts and styles, and with the commonest entities resolved.
pub fn without_markup(html: &str) -> String {
    let mut text = String::with_capacity(html.len() / 2);
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        push_words(before, &mut text);
        let begins_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || "/!?".contains(c));
        if !begins_tag {
            text.push('<');
            rest = after;
            continue;
        }
        text.push(' ');
        rest = hidden_end(after)
            .or_else(|| after.split_once('>').map(|(_, rest)| rest))
            .unwrap_or("");
    }
    push_words(rest, &mut text);
    text
}

/// What follows an element whose content is not text.
fn hidden_end(tag: &str) -> Option<&str> {
    const HIDDEN: [(&str, &str); 4] = [
        ("style", "</style"),
        ("script", "</script"),
        ("head", "</head"),
        ("!--", "-->"),
    ];
    let starts = |name: &str| {
        let named = tag
            .get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name));
        let after = tag.as_bytes().get(name.len());
        named && (name == "!--" || after.is_none_or(|byte| !byte.is_ascii_alphanumeric()))
    };
    let (_, end) = HIDDEN.iter().find(|(name, _)| starts(name))?;
    let lower = tag.to_ascii_lowercase();
    let at = lower.find(end)?;
    let rest = tag.get(at..)?;
    rest.split_once('>').map(|(_, rest)| rest)
}

fn push_words(text: &str, words: &mut String) {
    const ENTITIES: [(&str, char); 7] = [
        ("nbsp;", ' '),
        ("amp;", '&'),
        ("lt;", '<'),
        ("gt;", '>'),
        ("quot;", '"'),
        ("#39;", '\''),
        ("apos;", '\''),
    ];
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        words.push_str(before);
        let known = ENTITIES
            .iter()
            .find_map(|(name, c)| Some((after.strip_prefix(name)?, *c)));
        let (after, c) = known.unwrap_or((after, '&'));
        words.push(c);
        rest = after;
    }
    words.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::without_markup;

    #[test]
    fn only_words_remain() {
        for (html, want) in [
            ("plain", "plain"),
            ("<p>Hello <b>you</b></p>", " Hello  you  "),
            ("a < b &amp; c &lt; d", "a < b & c < d"),
            ("<style>p { color: red }</style>x", " x"),
            ("<SCRIPT>if (a<b) {}</SCRIPT>x", " x"),
            ("a<!-- <b> -->c", "a c"),
            ("cut <a href=", "cut  "),
            ("<header>x</header>", " x "),
            ("&&nbsp;&eacute;", "& &eacute;"),
        ] {
            assert_eq!(without_markup(html), want, "{html}");
        }
    }
}
