//! The readable text of an HTML fragment.
//!
//! It must not make markup: the result is plain text in paragraphs, so nothing in a hostile body can run, load or imitate the page.

/// Elements whose content is never text for people.
const HIDDEN: [&str; 8] = [
    "script", "style", "head", "title", "template", "noscript", "svg", "math",
];
/// Elements that end the paragraph before and after them.
const BLOCKS: [&str; 26] = [
    "p",
    "div",
    "section",
    "article",
    "header",
    "footer",
    "ul",
    "ol",
    "table",
    "blockquote",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "dl",
    "main",
    "aside",
    "form",
    "body",
    "html",
    "figure",
    "address",
];
/// Elements that begin a new line within a paragraph.
const LINES: [&str; 6] = ["br", "tr", "li", "dt", "dd", "option"];

/// Paragraphs of text; a newline inside one is a line break.
pub(crate) fn html_text(html: &str) -> Vec<String> {
    let mut out = Paragraphs::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (text, tail) = rest.split_at(at);
        out.text(&decode(text));
        match Tag::read(tail) {
            None => {
                out.text("<");
                rest = tail.get(1..).unwrap_or("");
            }
            Some((tag, after)) => {
                rest = if tag.opens && HIDDEN.contains(&tag.name.as_str()) {
                    skip_element(after, &tag.name)
                } else {
                    after
                };
                out.tag(&tag);
            }
        }
    }
    out.text(&decode(rest));
    out.finish()
}

struct Tag {
    name: String,
    opens: bool,
}

impl Tag {
    /// The tag, comment or declaration at the start of `text`, with what follows it; `None` when `<` is just a character.
    fn read(text: &str) -> Option<(Self, &str)> {
        let unnamed = |after| {
            Some((
                Self {
                    name: String::new(),
                    opens: false,
                },
                after,
            ))
        };
        if let Some(comment) = text.strip_prefix("<!--") {
            return unnamed(comment.split_once("-->").map_or("", |(_, after)| after));
        }
        let inner = text.strip_prefix('<')?;
        let (opens, inner) = match inner.strip_prefix('/') {
            Some(inner) => (false, inner),
            None => (true, inner),
        };
        let first = inner.chars().next()?;
        if matches!(first, '!' | '?') {
            return unnamed(inner.split_once('>').map_or("", |(_, after)| after));
        }
        if !first.is_ascii_alphabetic() {
            return None;
        }
        let end = inner
            .find(|c: char| !c.is_ascii_alphanumeric())
            .unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(end);
        Some((
            Self {
                name: name.to_ascii_lowercase(),
                opens,
            },
            after_tag(attributes),
        ))
    }
}

/// What follows the closing `>`, where one inside a quoted attribute does not count.
fn after_tag(attributes: &str) -> &str {
    let mut quote = None;
    for (at, c) in attributes.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            (None, '>') => return attributes.get(at + 1..).unwrap_or(""),
            _ => {}
        }
    }
    ""
}

/// What follows the end tag of an element whose content is not text; everything is hidden when it is never closed.
fn skip_element<'a>(mut text: &'a str, name: &str) -> &'a str {
    while let Some((_, tail)) = text.split_once("</") {
        match tail.split_at_checked(name.len()) {
            Some((head, after)) if head.eq_ignore_ascii_case(name) => return after_tag(after),
            _ => text = tail,
        }
    }
    ""
}

#[derive(Default)]
struct Paragraphs {
    done: Vec<String>,
    open: String,
}

impl Paragraphs {
    /// Adds text, every run of white space as one space.
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() && c != '\u{a0}' {
                if !self.open.is_empty() && !self.open.ends_with([' ', '\n']) {
                    self.open.push(' ');
                }
            } else if !c.is_control() {
                self.open.push(c);
            }
        }
    }

    fn tag(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        if BLOCKS.contains(&name) {
            self.end_paragraph();
        } else if LINES.contains(&name) && tag.opens {
            self.end_line();
            if name == "li" {
                self.open.push_str("• ");
            }
        } else if matches!(name, "td" | "th") && tag.opens {
            self.text(" ");
        }
    }

    fn end_line(&mut self) {
        let length = self.open.trim_end_matches(' ').len();
        self.open.truncate(length);
        if !self.open.is_empty() {
            self.open.push('\n');
        }
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.open);
        let text = text.trim();
        if !text.is_empty() && text != "•" {
            self.done.push(text.to_owned());
        }
    }

    fn finish(mut self) -> Vec<String> {
        self.end_paragraph();
        self.done
    }
}

/// Replaces character references: numbers, and the names that mail programs write.
fn decode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, tail) = rest.split_at(at);
        out.push_str(before);
        let reference = tail.get(1..).and_then(|tail| tail.split_once(';'));
        if let Some((c, after)) =
            reference.and_then(|(name, after)| Some((character(name)?, after)))
        {
            out.push(c);
            rest = after;
        } else {
            out.push('&');
            rest = tail.get(1..).unwrap_or("");
        }
    }
    out.push_str(rest);
    out
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| !c.is_control() || c.is_whitespace());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" | "rsquo" => '’',
        "lsquo" => '‘',
        "ldquo" => '“',
        "rdquo" => '”',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "bull" | "middot" => '•',
        "euro" => '€',
        "pound" => '£',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "szlig" => 'ß',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "ccedil" => 'ç',
        "ntilde" => 'ñ',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::html_text;

    #[test]
    fn paragraphs_lines_and_lists_survive() {
        for (html, want) in [
            ("<p>One</p><p>Two</p>", vec!["One", "Two"]),
            ("<div>One<br>Two<br/>Three</div>", vec!["One\nTwo\nThree"]),
            ("<ul><li>a<li>b</ul>", vec!["• a\n• b"]),
            ("a  \n b<!-- no --> c", vec!["a b c"]),
            (
                "Ana&nbsp;&amp; Bo &#8364; &unknown; & co",
                vec!["Ana & Bo € &unknown; & co"],
            ),
            ("1 < 2 and 3 > 2", vec!["1 < 2 and 3 > 2"]),
            (
                "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>",
                vec!["a b\nc"],
            ),
            ("", vec![]),
        ] {
            assert_eq!(html_text(html), want, "{html}");
        }
    }

    #[test]
    fn nothing_hidden_and_no_attribute_becomes_text() {
        for html in [
            "<script>alert(1)</script>",
            "<SCRIPT>if (a</b>c) alert(1)</ScRiPt>",
            "<style>p{}</style><img alt='x' onerror=\"a>b\" src=x>",
            "<script>never closed",
            "<a href='x'",
            "<!-- never closed <p>x</p>",
            "<svg><title>x</title></svg>",
        ] {
            assert_eq!(html_text(html), Vec::<String>::new(), "{html}");
        }
    }
}
