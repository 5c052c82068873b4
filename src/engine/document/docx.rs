//! The text of a Word document: paragraphs, tabs and breaks out of `word/document.xml`.
//!
//! It must not unfold anything: entities of the document's own stay as they are written, links and pictures are not followed. It walks the tags
//! one after another, so that no depth matters, and stops at a limit.

use std::borrow::Cow;
use std::rc::Rc;

use encoding_rs::{Encoding, UTF_8};

use crate::engine::archive::{EntryStream, Limits, MemorySource, Source, read_directory};

/// Where a document's text is.
const MAIN: &str = "word/document.xml";
/// A document's XML of more bytes than this is read no further.
const MOST_XML: usize = 32 << 20;
/// Entries that a document may have.
const MOST_ENTRIES: usize = 20_000;
/// Unpacked bytes handled at once.
const PIECE: usize = 64 << 10;

/// The text of a document of these bytes, at most about so many bytes of it, and whether there is more; none when it is no Word document.
pub(super) fn text(bytes: Rc<[u8]>, most: usize) -> Option<(String, bool)> {
    let (xml, is_cut) = main_part(bytes)?;
    let encoding = Encoding::for_bom(&xml).map_or(UTF_8, |(encoding, _)| encoding);
    let (xml, _, _) = encoding.decode(&xml);
    let (text, is_short) = walk(&xml, most);
    Some((text, is_cut || is_short))
}

/// The XML with the text, as much of it as can be read, and whether that is not all.
fn main_part(bytes: Rc<[u8]>) -> Option<(Vec<u8>, bool)> {
    let source: Rc<dyn Source> = Rc::new(MemorySource(bytes));
    let directory = read_directory(&source, MOST_ENTRIES).ok()?;
    let entry = directory.entries.iter().find(|entry| entry.path == MAIN)?;
    let mut stream = EntryStream::open(source, entry, None, Limits::default()).ok()?;
    let (mut xml, mut piece) = (Vec::new(), vec![0; PIECE]);
    while xml.len() < MOST_XML {
        match stream.read(&mut piece) {
            Ok(0) => return Some((xml, false)),
            Ok(read) => xml.extend_from_slice(piece.get(..read).unwrap_or_default()),
            // What came before a fault is text all the same.
            Err(_) => break,
        }
    }
    Some((xml, true))
}

/// Takes the text out of the XML; whether there was more.
fn walk(xml: &str, most: usize) -> (String, bool) {
    let mut text = String::new();
    let mut in_text = false;
    let mut rest = xml;
    while let Some(at) = rest.find('<') {
        let (words, tag) = rest.split_at(at);
        if in_text {
            text.push_str(&unescaped(words));
        }
        if text.len() > most {
            return (text, true);
        }
        rest = if let Some(comment) = tag.strip_prefix("<!--") {
            after(comment, "-->")
        } else if let Some(raw) = tag.strip_prefix("<![CDATA[") {
            let (raw, behind) = raw.split_once("]]>").unwrap_or((raw, ""));
            if in_text {
                text.push_str(raw);
            }
            behind
        } else {
            let (tag, behind) = tag.split_once('>').unwrap_or((tag, ""));
            let is_end = tag.starts_with("</");
            let is_empty = tag.ends_with('/');
            match local_name(tag) {
                "t" => in_text = !is_end && !is_empty,
                "tab" if !is_end => text.push('\t'),
                "br" | "cr" if !is_end => text.push('\n'),
                "p" if is_end || is_empty => text.push('\n'),
                _ => {}
            }
            behind
        };
    }
    text.truncate(text.trim_end().len());
    (text, false)
}

fn after<'a>(text: &'a str, mark: &str) -> &'a str {
    text.split_once(mark).map_or("", |(_, behind)| behind)
}

/// The name of a tag without its namespace's prefix: `t` of `<w:t xml:space="preserve"`.
fn local_name(tag: &str) -> &str {
    let name = tag.trim_start_matches(['<', '/']);
    let end = name.find(|it: char| it.is_whitespace() || it == '/');
    let name = end.map_or(name, |end| name.split_at(end).0);
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// Text with XML's own five entities and numbers replaced. Others are the document's own and stay.
fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, reference)) = rest.split_once('&') {
        out.push_str(before);
        // The longest that is known is a number of seven digits.
        let end = reference.bytes().take(12).position(|byte| byte == b';');
        let known = end.and_then(|end| {
            let (name, behind) = reference.split_at(end);
            Some((character(name)?, behind.get(1..)?))
        });
        if let Some((character, behind)) = known {
            out.push(character);
            rest = behind;
        } else {
            out.push('&');
            rest = reference;
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

fn character(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::walk;

    #[test]
    fn paragraphs_tabs_and_breaks_become_text() {
        for (xml, text) in [
            (
                "<w:p><w:r><w:t>One</w:t></w:r></w:p><w:p><w:t>Two</w:t></w:p>",
                "One\nTwo",
            ),
            (
                "<w:p><w:t xml:space=\"preserve\">a </w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:p>",
                "a \tb\nc",
            ),
            (
                "<w:p><w:t>&lt;b&gt; &amp;amp; &#x5A;&#111;</w:t></w:p>",
                "<b> &amp; Zo",
            ),
            (
                "<w:p><w:t><![CDATA[<kept>]]></w:t><!-- <w:t>not</w:t> --></w:p>",
                "<kept>",
            ),
            ("<x:p><x:t>any prefix</x:t></x:p>", "any prefix"),
            // Deleted words and fields are no text; neither is what stands between tags.
            (
                "<w:p> <w:delText>old</w:delText><w:instrText>PAGE</w:instrText> <w:t>new</w:t></w:p>",
                "new",
            ),
            ("<w:t/>nothing<w:p/>", ""),
        ] {
            assert_eq!(walk(xml, 1 << 20), (text.to_owned(), false), "{xml}");
        }
    }

    #[test]
    fn hostile_xml_ends_and_unfolds_nothing() {
        let lol =
            "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><w:p><w:t>&b;&b;</w:t></w:p>";
        assert_eq!(walk(lol, 1 << 20).0, "&b;&b;");
        let outside = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:t>&a;</w:t>";
        assert_eq!(walk(outside, 1 << 20).0, "&a;");
        let deep = format!("{}<w:t>in</w:t>", "<w:p>".repeat(200_000));
        assert_eq!(walk(&deep, 1 << 20).0, "in");
        for broken in [
            "<",
            "<w:t>no end",
            "<w:t>&#xD800;&#;&",
            "<![CDATA[",
            "<!--",
            "</",
            "<w:t>é&é;",
        ] {
            walk(broken, 10);
        }
        assert!(walk(&format!("<w:t>{}</w:t><w:t>more</w:t>", "x".repeat(99)), 10).1);
    }
}
