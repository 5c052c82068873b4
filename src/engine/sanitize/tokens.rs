//! HTML as tags and text, as browsers take it apart.
//!
//! It must not know which of them may stay.

use std::collections::BTreeMap;

use html5gum::{HtmlString, State, Token, Tokenizer};
use rustc_hash::FxHashMap;

/// A piece of HTML.
#[derive(Debug)]
pub(super) enum Piece {
    /// A start tag.
    Start(Tag),
    /// An end tag, by its name in small letters.
    End(String),
    /// Text, its character references resolved.
    Text(String),
}

/// A start tag.
#[derive(Debug)]
pub(super) struct Tag {
    /// The element's name in small letters.
    pub(super) name: String,
    attributes: BTreeMap<HtmlString, html5gum::Spanned<HtmlString, ()>>,
}

impl Tag {
    /// An attribute's value, its character references resolved.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        self.attributes
            .get(name.as_bytes())
            .map(|value| words(value))
    }
}

/// The pieces of HTML. Comments, declarations and processing instructions are none.
pub(super) fn pieces(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut tokenizer = Tokenizer::new(html);
    while let Some(Ok(token)) = tokenizer.next() {
        match token {
            Token::StartTag(tag) => {
                let name = words(&tag.name);
                if let Some(state) = state_within(&name) {
                    tokenizer.set_state(state);
                }
                pieces.push(Piece::Start(Tag {
                    name,
                    attributes: tag.attributes,
                }));
            }
            Token::EndTag(tag) => pieces.push(Piece::End(words(&tag.name))),
            Token::String(text) => pieces.push(Piece::Text(words(&text))),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    pieces
}

/// Where each element is closed for the last time.
pub(super) fn last_ends(pieces: &[Piece]) -> FxHashMap<&str, usize> {
    let ends = pieces.iter().enumerate();
    ends.filter_map(|(at, piece)| match piece {
        Piece::End(name) => Some((name.as_str(), at)),
        Piece::Start(_) | Piece::Text(_) => None,
    })
    .collect()
}

/// Whether browsers read everything up to an element's end tag as its text, tags included.
pub(super) fn swallows(name: &str) -> bool {
    state_within(name).is_some()
}

/// How text within an element is read. `plaintext` is left out: what follows it is read as usual, so that it is not lost.
fn state_within(name: &str) -> Option<State> {
    match name {
        "script" => Some(State::ScriptData),
        "textarea" | "title" => Some(State::RcData),
        "style" | "iframe" | "xmp" | "noembed" | "noframes" | "noscript" => Some(State::RawText),
        _ => None,
    }
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
