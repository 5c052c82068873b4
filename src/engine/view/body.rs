//! The text of a note or an e-mail, ready to show.

use serde::{Deserialize, Serialize};

/// A text with markup, made safe, and what was left out of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Markup {
    /// HTML that holds nothing but formatting: no script, no style, no address, no picture from elsewhere.
    pub html: String,
    /// The same as plain text, in paragraphs; a newline is a line break.
    pub text: Vec<String>,
    /// The links of the text in their order, each address once for each text.
    pub links: Vec<BodyLink>,
    /// How many pictures were not loaded.
    pub blocked_pictures: u32,
    /// How many links led to something that is no web page, e-mail address or telephone number.
    pub blocked_links: u32,
}

/// A link in a text. Its address may lead anywhere on the web: the reader is shown it before following it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodyLink {
    /// The words that are linked; may be empty.
    pub text: String,
    /// The address: `http`, `https`, `mailto` or `tel`.
    pub address: String,
}

/// The text of a note or an e-mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Body {
    /// Plain text, its quoted parts marked.
    Plain(Vec<TextPart>),
    /// Text with markup.
    Markup(Markup),
}

/// A part of a plain text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextPart {
    /// Whether it repeats an earlier message.
    pub quoted: bool,
    /// The text, with its line breaks.
    pub text: String,
}
