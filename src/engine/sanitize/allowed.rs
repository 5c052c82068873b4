//! Which elements may stay, and as what.
//!
//! It must not know attributes: those are written one by one where the element is.

/// How an element takes part in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Within a line.
    Inline,
    /// A block of its own; ends an open paragraph.
    Block,
    /// An item of a list.
    Item,
    /// A part of a table.
    Table,
    /// Has no content.
    Empty,
}

/// What an element is written as; `None` for one that is not written, while its content is.
pub(super) fn element(name: &str) -> Option<(&'static str, Role)> {
    use Role::{Block, Empty, Inline, Item, Table};
    Some(match name {
        "a" => ("a", Inline),
        "abbr" => ("abbr", Inline),
        "b" => ("b", Inline),
        "cite" => ("cite", Inline),
        "code" | "tt" => ("code", Inline),
        "del" | "strike" => ("del", Inline),
        "em" | "dfn" => ("em", Inline),
        "i" => ("i", Inline),
        "ins" => ("ins", Inline),
        "kbd" => ("kbd", Inline),
        "mark" => ("mark", Inline),
        "q" => ("q", Inline),
        "s" => ("s", Inline),
        "samp" => ("samp", Inline),
        "small" => ("small", Inline),
        "span" | "bdi" | "bdo" | "font" => ("span", Inline),
        "strong" => ("strong", Inline),
        "sub" => ("sub", Inline),
        "sup" => ("sup", Inline),
        "u" => ("u", Inline),
        "var" => ("var", Inline),
        "p" => ("p", Block),
        "div" | "address" | "article" | "aside" | "center" | "details" | "fieldset"
        | "figcaption" | "figure" | "footer" | "form" | "header" | "hgroup" | "legend" | "main"
        | "nav" | "section" | "summary" => ("div", Block),
        "blockquote" => ("blockquote", Block),
        "pre" | "listing" => ("pre", Block),
        "h1" => ("h1", Block),
        "h2" => ("h2", Block),
        "h3" => ("h3", Block),
        "h4" => ("h4", Block),
        "h5" => ("h5", Block),
        "h6" => ("h6", Block),
        "ul" | "dir" | "menu" => ("ul", Block),
        "ol" => ("ol", Block),
        "dl" => ("dl", Block),
        "li" => ("li", Item),
        "dt" => ("dt", Item),
        "dd" => ("dd", Item),
        "table" => ("table", Block),
        "caption" => ("caption", Table),
        "thead" => ("thead", Table),
        "tbody" => ("tbody", Table),
        "tfoot" => ("tfoot", Table),
        "tr" => ("tr", Table),
        "td" => ("td", Table),
        "th" => ("th", Table),
        "br" => ("br", Empty),
        "hr" => ("hr", Empty),
        "wbr" => ("wbr", Empty),
        _ => return None,
    })
}

/// Whether an element goes with all that is in it, as its content is no text to read: code, controls, drawings, media.
pub(super) fn is_hidden(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "title"
            | "textarea"
            | "template"
            | "xmp"
            | "iframe"
            | "noembed"
            | "noframes"
            | "noscript"
            | "frameset"
            | "svg"
            | "math"
            | "object"
            | "applet"
            | "audio"
            | "video"
            | "canvas"
            | "map"
            | "select"
            | "datalist"
            | "button"
    )
}

/// Whether nothing outside an open element can be closed from within it.
pub(super) fn is_wall(name: &str) -> bool {
    matches!(name, "table" | "td" | "th" | "caption")
}

/// Whether an element may hold table parts only.
pub(super) fn is_frame(name: &str) -> bool {
    matches!(name, "table" | "thead" | "tbody" | "tfoot" | "tr")
}
