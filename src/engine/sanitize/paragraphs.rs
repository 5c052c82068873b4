//! Plain text out of the words and tags of HTML.
//!
//! It must not be used as markup.

use super::allowed::Role;

/// The paragraphs so far. A newline within one is a line break.
#[derive(Debug, Default)]
pub(super) struct Paragraphs {
    done: Vec<String>,
    open: String,
}

impl Paragraphs {
    /// Adds text, every run of white space as one space.
    pub(super) fn text(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_whitespace() && c != '\u{a0}' {
                if !self.open.is_empty() && !self.open.ends_with([' ', '\n']) {
                    self.open.push(' ');
                }
            } else {
                self.open.push(c);
            }
        }
    }

    /// An element begins or ends.
    pub(super) fn tag(&mut self, name: &str, role: Role, opens: bool) {
        match (name, role) {
            ("br" | "tr" | "dt" | "dd", _) if opens => self.end_line(),
            ("li", _) if opens => {
                self.end_line();
                self.open.push_str("• ");
            }
            ("td" | "th", _) if opens => self.text(" "),
            ("hr", _) | (_, Role::Block) => self.end_paragraph(),
            _ => {}
        }
    }

    /// All of them.
    pub(super) fn finish(mut self) -> Vec<String> {
        self.end_paragraph();
        self.done
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
        // Newsletters fill what mail programs show first with signs that cannot be seen.
        let text = text.trim_matches(|c: char| c.is_whitespace() || super::address::misleads(c));
        if !text.is_empty() && text != "•" {
            self.done.push(text.to_owned());
        }
    }
}
