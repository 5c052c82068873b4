//! Makes HTML of an export safe: takes it apart, and writes anew only what is allowed.
//!
//! It must not know where HTML comes from or how it is drawn. Nothing of the input is copied as markup: every tag that comes out is written
//! here, every text and value is escaped, and no element comes out whose content browsers read in another way than as text and tags. So
//! reading the output again cannot give another meaning than the one it was written with.

mod address;
mod allowed;
mod paragraphs;
mod picture;
mod quoted;
mod tokens;
mod writer;

pub use address::is_followed as is_followed_address;
pub use quoted::parts as text_parts;

use self::tokens::Piece;
use self::writer::Writer;
use crate::engine::view::Markup;

/// Makes HTML safe.
pub fn clean(html: &str) -> Markup {
    let pieces = tokens::pieces(html);
    let ends = tokens::last_ends(&pieces);
    let mut writer = Writer::default();
    let mut skipping: Option<&str> = None;
    for (at, piece) in pieces.iter().enumerate() {
        match (piece, skipping) {
            (Piece::End(name), Some(hidden)) if name == hidden => skipping = None,
            (_, Some(_)) => {}
            (Piece::Start(tag), None) if allowed::is_hidden(&tag.name) => {
                // An element that is never closed hides nothing, except where browsers read all that follows as its text: that is one piece.
                let closed = ends.get(tag.name.as_str()).is_some_and(|&end| end > at);
                if closed || tokens::swallows(&tag.name) {
                    skipping = Some(&tag.name);
                }
                writer.left_out(tag);
            }
            (Piece::Start(tag), None) => writer.start(tag),
            (Piece::End(name), None) => writer.end(name),
            (Piece::Text(text), None) => writer.text(text),
        }
    }
    writer.finish()
}

/// The words of HTML, for previews and labels: paragraphs, with a newline for each line break.
pub fn plain_paragraphs(html: &str) -> Vec<String> {
    clean(html).text
}
